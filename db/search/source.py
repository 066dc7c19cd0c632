"""What the index follows: the store's journal, seen through a small protocol so that the index knows no store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.records import Record
from db.search.documents import Doc, document, names_record
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
        entries = self._store.entries(after, limit)
        self._kind_of = {e.record: e.kind for e in entries}
        return [Touched(e.seq, e.record, e.kind in kinds and names_record(kinds[e.kind], e.field)) for e in entries]

    def documents(self, ids: Sequence[str]) -> list[Doc]:
        kind_of = self._kind_of
        with self._store.read() as session:
            records: list[Record] = []
            for kind in self._store.kinds:
                wanted = [one for one in dict.fromkeys(ids) if kind_of.get(one, kind.name) == kind.name]
                for at in range(0, len(wanted), _PAGE):
                    fits = kind.cls.id.in_(wanted[at : at + _PAGE]), kind.cls.deleted_at.is_(None)
                    records += session.scalars(select(kind.cls).where(*fits)).all()
            return self._documents(session, records)

    def everything(self) -> Iterator[Doc]:
        """Every record, the newest of each kind first, kinds with few records before those with many."""
        for kind in sorted(self._store.kinds, key=lambda kind: self._size(kind.cls)):
            before = "~"
            while True:
                with self._store.read() as session:
                    fits = kind.cls.id < before, kind.cls.deleted_at.is_(None)
                    query = select(kind.cls).where(*fits).order_by(kind.cls.id.desc()).limit(_PAGE)
                    records = list(session.scalars(query).all())
                    documents = self._documents(session, records)
                yield from documents
                if len(records) < _PAGE:
                    break
                before = records[-1].id

    def count(self) -> int:
        return sum(self._size(kind.cls) for kind in self._store.kinds)

    def _size(self, cls: type[Record]) -> int:
        with self._store.read() as session:
            return session.scalar(select(func.count()).select_from(cls).where(cls.deleted_at.is_(None))) or 0

    def _documents(self, session: Session, records: Iterable[Record]) -> list[Doc]:
        kinds = self._store.kinds
        listed = list(records)
        names = self._names(session, listed)
        return [document(record, kinds.of(record), kinds, names) for record in listed]

    def _names(self, session: Session, records: Sequence[Record]) -> Callable[[str], str]:
        """The names of everything that these records refer to, read in a few queries."""
        kinds = self._store.kinds
        wanted: dict[str, set[str]] = {}
        for record in records:
            for field in kinds.of(record).fields.values():
                value = getattr(record, field.name) if field.target else None
                for target in field.target if value else ():
                    wanted.setdefault(target, set()).update((value,) if isinstance(value, str) else value or ())
        found: dict[str, str] = {}
        for target, ids in wanted.items():
            if target not in kinds or kinds[target].naming.title != "name":
                continue
            cls, listed = kinds[target].cls, sorted(ids)
            for at in range(0, len(listed), _PAGE):
                chunk = cls.id.in_(listed[at : at + _PAGE]), cls.deleted_at.is_(None)
                rows = session.execute(select(cls.id, cls.name).where(*chunk))  # type: ignore[attr-defined]
                found.update({row[0]: row[1] for row in rows})
        return lambda record_id: found.get(record_id, "")
