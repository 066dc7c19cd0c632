"""References as answers of services show them: an id with the name people know it by, looked up for many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.domain.said import HIDDEN
from db.records import Record
from db.services.parts import Ref

__all__ = ["HIDDEN", "Ref", "names", "ref"]

#: Ids in one query; SQLite takes many more, but statements stay cacheable.
_CHUNK = 500


def names(session: Session, cls: type[Record], ids: Iterable[str | None]) -> dict[str, str]:
    """The names of the records of one kind with these ids; the trash included, what is not here left out."""
    wanted = sorted({one for one in ids if one})
    found: dict[str, str] = {}
    name = cls.name  # type: ignore[attr-defined]
    for start in range(0, len(wanted), _CHUNK):
        query = select(cls.id, name).where(cls.id.in_(wanted[start : start + _CHUNK]))
        found.update((row[0], row[1]) for row in session.execute(query))
    return found


def ref(known: Mapping[str, str], record_id: str | None) -> Ref | None:
    """The reference, None where nothing is referred to; 'hidden' for what is not here."""
    return Ref(record_id, known.get(record_id, HIDDEN)) if record_id else None
