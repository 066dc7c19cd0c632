"""What the index keeps of a record is derived from its declaration."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import ClassVar

import pytest
from sqlalchemy.orm import Mapped

from db.domain.query import read
from db.domain.values import Moment
from db.records import Contact, Customer, Kinds, Note, Promise, Visit, fields, standard_kinds
from db.records.base import Naming, Record
from db.search import documents
from db.search.documents import document
from db.search.index import Index
from tests.db.search.stand_in import KEY, TODAY, Memory

KINDS = standard_kinds()
NAMES = {"c1": "Müller Pumpen", "p1": "Anna Weber", "t1": "VIP"}


def made(record: Record, kinds: Kinds = KINDS) -> documents.Doc:
    record.id = record.id or "r1"
    record.created_by, record.created_at = "u1", datetime(2026, 1, 2, tzinfo=UTC)
    kind = kinds.of(record)
    read = {name: getattr(record, name) for name in documents.read_of(kind)}
    return document(read, kind, kinds, lambda uid: NAMES.get(uid, ""))


def test_a_note_is_found_by_text_names_topics_and_day() -> None:
    doc = made(
        Note(
            text="Too slow", customer="c1", about=("p1",), topics=("problem",), tags=("t1",), learnt_on=date(2026, 3, 4)
        )
    )
    assert {text.text for text in doc.texts} == {"Too slow", "Müller Pumpen", "Anna Weber", "VIP"}
    assert {"kind:note", "customer:c1", "about:p1", "topics:problem", "tags:t1", "created_by:u1", "ref:c1"} <= {
        *doc.keys
    }
    assert dict(doc.days) == {"learnt_on": date(2026, 3, 4).toordinal(), "date": date(2026, 3, 4).toordinal()}


def test_names_are_told_from_prose_by_their_weight() -> None:
    doc = made(Contact(name="Anna Weber", nicknames=("Anni",), about="likes tea", customer="c1"))
    assert {text.text for text in doc.texts if text.name} == {"Anna Weber", "Anni"}


def test_a_customer_is_its_own_customer() -> None:
    assert "customer:c9" in made(Customer(id="c9", name="Vesta")).keys


def test_the_day_of_a_visit_is_where_it_was_and_of_a_promise_when_it_was_written() -> None:
    late = Moment(datetime(2026, 5, 5, 23, 30, tzinfo=UTC), "Europe/Berlin")
    assert dict(made(Visit(customer="c1", starts=late)).days)["date"] == date(2026, 5, 6).toordinal()
    promise = dict(made(Promise(what="Send it", owed_by="us", due=date(2026, 12, 1))).days)
    assert promise == {"due": date(2026, 12, 1).toordinal(), "date": date(2026, 1, 2).toordinal()}


def test_a_long_title_is_not_taken_for_a_name() -> None:
    doc = made(Promise(what="Send it", owed_by="us", note="n1"))
    assert [text.text for text in doc.texts] == ["Send it"]
    assert "ref:n1" in doc.keys


@pytest.mark.parametrize(
    ("name", "targets"),
    [("customer", ("customer",)), ("tag", ("tag",)), ("by", ("colleague",)), ("person", ("contact", "colleague"))],
)
def test_filters_are_derived(name: str, targets: tuple[str, ...]) -> None:
    assert documents.filters(KINDS)[name].targets == targets


def test_a_kind_declared_anywhere_is_searched_and_filtered_with_nothing_else_said(tmp_path: Path) -> None:
    class Gadget(Record):
        """A throw-away kind."""

        __tablename__ = "gadget_of_a_search_test"
        naming: ClassVar = Naming("Gadget", "Gadgets", "tag")
        name: Mapped[str] = fields.line("Name", search=2.0)
        colour: Mapped[str] = fields.choice("Colour", ("red", "Red"), ("blue", "Blue"))
        sold: Mapped[date | None] = fields.day("Sold")

    try:
        kinds = Kinds([*(kind.cls for kind in KINDS), Gadget])
        source = Memory(
            made(Gadget(id="g1", name="Spinner", colour="red", sold=date(2026, 11, 20)), kinds),
            made(Gadget(id="g2", name="Spinner", colour="blue"), kinds),
        )
        index = Index(tmp_path / "index", KEY, kinds)
        index.rebuild(source)
        known = documents.known(index.filters)
        for text in ("spinner colour:red", "is:red", "sold:>2026-11-01", "kind:gadget_of_a_search_test colour:Red"):
            assert index.search(read(text, known, today=TODAY).tree).ids == ("g1",), text
    finally:
        Record.metadata.remove(Gadget.__table__)  # type: ignore[arg-type]
        Record.registry._dispose_cls(Gadget)
