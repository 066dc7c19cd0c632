"""A document source in memory, and a small world of notes in English and German."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from db.search.analysis import Text
from db.search.documents import Doc
from db.search.source import Touched

KEY = bytes(range(32))
TODAY = date(2026, 11, 23)


def note(uid: str, text: str, *keys: str, day: int = 0, names: Sequence[str] = ()) -> Doc:
    texts = (Text(text), *(Text(name, 0.75) for name in names))
    return Doc(uid, texts, ("kind:note", *keys), (("date", TODAY.toordinal() - day),))


def customer(uid: str, name: str) -> Doc:
    return Doc(uid, (Text(name, 4.0, True),), ("kind:customer", f"customer:{uid}"), (("date", TODAY.toordinal()),))


class Memory:
    """Records by id and a journal of who was touched."""

    def __init__(self, *docs: Doc) -> None:
        self.docs: dict[str, Doc] = {}
        self.journal: list[Touched] = []
        self.put(*docs)

    def put(self, *docs: Doc, renamed: bool = False) -> None:
        for doc in docs:
            self.docs[doc.id] = doc
            self.journal.append(Touched(len(self.journal) + 1, doc.id, renamed))

    def trash(self, uid: str) -> None:
        del self.docs[uid]
        self.journal.append(Touched(len(self.journal) + 1, uid))

    def high_water(self) -> int:
        return len(self.journal)

    def touched(self, after: int, limit: int) -> list[Touched]:
        return self.journal[after : after + limit]

    def documents(self, ids: Sequence[str]) -> list[Doc]:
        return [self.docs[uid] for uid in ids if uid in self.docs]

    def everything(self) -> Iterator[Doc]:
        return iter(list(self.docs.values()))

    def count(self) -> int:
        return len(self.docs)


def world() -> Memory:
    """Two customers, and notes about them by Anna (u1) and Ben (u2)."""
    return Memory(
        customer("c1", "Müller Pumpen GmbH"),
        customer("c2", "O'Brien Logistics"),
        note("n1", "They said that the pricing was too high and the pump is running late", "customer:c1", "ref:c1",
             "created_by:u1", "topics:problem", day=1, names=["Müller Pumpen GmbH"]),
        note("n2", "Herr Krüger hat gesagt, dass die Preisverhandlungen mit der Geschäftsführung nicht vor Mai sind",
             "customer:c1", "ref:c1", "created_by:u2", "topics:decision", day=3, names=["Müller Pumpen GmbH"]),
        note("n3", "She prefers the phone; unit price matters less than the delivery date", "customer:c2", "ref:c2",
             "created_by:u1", "topics:preference", day=40, names=["O'Brien Logistics"]),
        note("n4", "The unit is down again, the price of a visit was agreed", "customer:c2", "ref:c2",
             "created_by:u2", "topics:problem", day=400, names=["O'Brien Logistics"]),
    )  # fmt: skip
