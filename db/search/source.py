"""What the index follows: the store's journal, seen through a small protocol so that the index knows no store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.records import Kind, Record
from db.search.documents import Doc, document, names_record, read_of, references
from db.store.journal import listed
from db.store.store import Store

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Touched:
    """One entry of the journal as the index needs it. `renamed`: others find the record under a new name now."""

    seq: int
    id: str
    renamed: bool = False


class Source(Protocol):
    """Where records come from. Numbers of entries grow; `documents` leaves out what is in the trash or gone."""

    def high_water(self) -> int: ...
    def touched(self, after: int, limit: int) -> list[Touched]: ...
    def documents(self, ids: Sequence[str]) -> list[Doc]: ...
    def everything(self) -> Iterator[Doc]: ...
    def count(self) -> int: ...


class StoreSource:
    """The store as a source."""

    def __init__(self, store: Store) -> None:
        self._store = store
        #: The kinds of what the journal named last: asking every kind for a record costs more than all else of it.
        self._kind_of: dict[str, str] = {}

    def high_water(self) -> int:
        return self._store.high_water()

    def touched(self, after: int, limit: int) -> list[Touched]:
        kinds = self._store.kinds
        entries = self._store.touched(after, limit)
        self._kind_of = {record: kind for _, kind, record, _ in entries}
        return [
            Touched(seq, record, kind in kinds and names_record(kinds[kind], field))
            for seq, kind, record, field in entries
        ]

    def documents(self, ids: Sequence[str]) -> list[Doc]:
        kind_of = self._kind_of
        with self._store.read() as session:
            found: list[Doc] = []
            for kind in self._store.kinds:
                wanted = [one for one in dict.fromkeys(ids) if kind_of.get(one, kind.name) == kind.name]
                for at in range(0, len(wanted), _PAGE):
                    some = _read(kind).where(kind.cls.id.in_(listed(wanted[at : at + _PAGE])))
                    found += self._documents(session, kind, some)
            return found

    def everything(self) -> Iterator[Doc]:
        """Every record, the newest of each kind first, kinds with few records before those with many."""
        for kind in sorted(self._store.kinds, key=lambda kind: self._size(kind.cls)):
            before = "~"
            while True:
                with self._store.read() as session:
                    some = _read(kind).where(kind.cls.id < before).order_by(kind.cls.id.desc()).limit(_PAGE)
                    documents = self._documents(session, kind, some)
                yield from documents
                if len(documents) < _PAGE:
                    break
                before = documents[-1].id

    def count(self) -> int:
        return sum(self._size(kind.cls) for kind in self._store.kinds)

    def _size(self, cls: type[Record]) -> int:
        with self._store.read() as session:
            return session.scalar(select(func.count()).select_from(cls).where(cls.deleted_at.is_(None))) or 0

    def _documents(self, session: Session, kind: Kind, query: Select[Any]) -> list[Doc]:
        """What a query of `_read` finds. Rows, not records: of these the half would never be looked at."""
        fields, kinds = read_of(kind), self._store.kinds
        rows = [dict(zip(fields, row, strict=True)) for row in session.execute(query)]
        names = self._names(session, kind, rows)
        return [document(row, kind, kinds, names) for row in rows]

    def _names(self, session: Session, kind: Kind, rows: Sequence[dict[str, Any]]) -> Callable[[str], str]:
        """The names of everything that these records refer to, read in a few queries."""
        kinds = self._store.kinds
        wanted: defaultdict[str, set[str]] = defaultdict(set)
        for name, targets in references(kind, kinds).items():
            values = [row[name] for row in rows if row[name]]
            ids = {one for value in values for one in ((value,) if isinstance(value, str) else value)}
            for target in targets:
                wanted[target] |= ids
        found: dict[str, str] = {}
        for target, every in wanted.items():
            columns = kinds[target].cls.__table__.c
            here = columns.id.in_(listed(sorted(every))), columns.deleted_at.is_(None)
            found.update({row[0]: row[1] for row in session.execute(select(columns.id, columns.name).where(*here))})
        return lambda record_id: found.get(record_id, "")


def _read(kind: Kind) -> Select[Any]:
    """What documents are made of, of the records of a kind that are not in the trash."""
    columns = kind.cls.__table__.c
    return select(*(columns[name] for name in read_of(kind))).where(columns.deleted_at.is_(None))
