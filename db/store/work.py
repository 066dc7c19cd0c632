"""The unit of work: one transaction, one entry group, one `Changes`.

Whatever is added or changed through its session is versioned and journalled in one place, just before it is written
(`before_flush`).
Mass updates past it are not allowed: they would leave no trace in the journal.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from db.records import wire
from db.records.base import Record
from db.store import faults, journal
from db.store.changes import Changes
from db.store.errors import NotFound, Stale

if TYPE_CHECKING:
    from db.store.store import Store


class Work:
    """An open unit of work. Made by `Store.work`, never by hand."""

    def __init__(self, store: Store, session: Session, group: str, origin: str, label: str, undoes: str | None) -> None:
        self.store, self.session = store, session
        self.group, self.origin, self.label, self.undoes = group, origin, label, undoes
        self.now: datetime = store.now()
        self.changes = Changes(0, group, origin)
        self._kinds: set[str] = set()
        self._ids: set[str] = set()
        self._added: dict[str, Record] = {}

    def add(self, record: Record) -> Record:
        """Put a new record in. An id, the times and the author are given where they are missing (a restored record has
        its own)."""
        record.id = record.id or self.store.ids.record()
        record.created_at = record.created_at or self.now
        record.created_by = record.created_by or self.store.me
        record.updated_at = record.updated_at or self.now
        record.updated_by = record.updated_by or self.store.me
        self.session.add(record)
        self._added[record.id] = record
        return record

    def get(self, record_id: str) -> Record:
        """The record of whatever kind. NotFound otherwise."""
        record = self._added.get(record_id) or self.store.find(self.session, record_id)
        if record is None:
            raise NotFound("That record is not here any more.")
        return record

    def edit(self, record_id: str, changes: Mapping[str, tuple[str | None, Any]]) -> Record:
        """Set fields: {field: (version it was read at, value)}; None as version means whatever is there.

        Stale, with nothing written, where a field was changed since that version to something else."""
        record = self.get(record_id)
        stale = [
            name
            for name, (base, value) in changes.items()
            if base is not None and base != record.versions.get(name) and getattr(record, name) != value
        ]
        if stale:
            raise Stale(stale)
        for name, (_, value) in changes.items():
            if getattr(record, name) != value:
                setattr(record, name, value)
        return record

    def trash(self, record_id: str) -> Record:
        return self.edit(record_id, {"deleted_at": (None, self.now)})

    def restore(self, record_id: str) -> Record:
        return self.edit(record_id, {"deleted_at": (None, None)})

    def before_flush(self) -> None:
        """Version and journal what is new or changed since the last flush. The one place where versions are set."""
        rows = [self._created(record) for record in self.session.new if isinstance(record, Record)]
        for record in self.session.dirty:
            if isinstance(record, Record):
                rows.extend(self._edited(record))
        self._write(rows)

    def tombstone(self, kind: str, record_id: str) -> None:
        """Journal that a record was erased, with nothing of its content."""
        version = self.store.ids.version()
        self._write([self._entry(kind, record_id, journal.ERASED, None, None, None, version)])

    def arrived(self, rows: list[dict[str, Any]]) -> None:
        """Journal what came from a shared store, with versions of its own (`db/store/arrivals.py`)."""
        self._write(rows)

    def mention(self, kinds: Iterable[str]) -> None:
        """Say after the commit that records of these kinds changed, where the journal has nothing new of them."""
        self._kinds.update(kinds)

    def _write(self, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        if not self._ids:
            self.open_group()
        journal.append(self.session.connection(), rows)
        faults.point("store.flush")
        self._kinds.update(row["kind"] for row in rows)
        self._ids.update(row["record"] for row in rows)

    def _created(self, record: Record) -> dict[str, Any]:
        kind = self.store.kinds.of(record)
        version = self.store.ids.version()
        new = {name: wire.encode(getattr(record, name)) for name in kind.journalled}
        record.versions = dict.fromkeys(kind.journalled, version)
        return self._entry(kind.name, record.id, journal.CREATED, None, new, None, version)

    def _edited(self, record: Record) -> list[dict[str, Any]]:
        kind = self.store.kinds.of(record)
        state = inspect(record)
        rows, versions = [], dict(record.versions)
        for name in kind.journalled:
            history = state.attrs[name].history
            if not history.added:
                continue
            old = wire.encode(history.deleted[0]) if history.deleted else None
            new = wire.encode(getattr(record, name))
            if old == new:
                continue
            version = self.store.ids.version()
            rows.append(self._entry(kind.name, record.id, name, old, new, versions.get(name), version))
            versions[name] = version
        if rows:
            record.versions = versions
            record.updated_at, record.updated_by = self.now, self.store.me
        return rows

    def _entry(
        self, kind: str, record: str, field: str, old: Any, new: Any, base: str | None, version: str
    ) -> dict[str, Any]:
        return {
            "grp": self.group,
            "kind": kind,
            "record": record,
            "field": field,
            "old": journal.dump(old),
            "new": journal.dump(new),
            "base_version": base,
            "version": version,
            "clock": str(self.store.tick()),
            "author": self.store.me,
            "device": self.store.device,
            "origin": self.origin,
            "acknowledged": False,
        }

    def open_group(self) -> None:
        """Make the group known to undo, which the first entry does otherwise."""
        connection, table = self.session.connection(), journal.group_table
        if connection.execute(select(table.c.id).where(table.c.id == self.group)).first() is None:
            row = {
                "id": self.group,
                "first": journal.high_water(connection) + 1,
                "label": json.dumps(self.label),
                "undoes": self.undoes,
                "author": self.store.me,
                "device": self.store.device,
                "origin": self.origin,
            }
            connection.execute(table.insert(), [row])

    def finish(self) -> None:
        """Flush, commit, and say what changed."""
        self.session.flush()
        seq = journal.high_water(self.session.connection())
        faults.point("store.commit.before")
        self.session.commit()
        faults.point("store.commit.after")
        self.changes = Changes(seq, self.group, self.origin, frozenset(self._kinds), frozenset(self._ids))
