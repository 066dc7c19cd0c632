"""Undo and redo: compensating changes read from the journal, for one person on one device (DESIGN §1-2).

A field is set back only where it still holds what the group gave it; a field that somebody changed since is skipped and
reported. Undoing a creation puts the record in the trash. A conflict that was settled opens again, until the shared
store has heard that it was. Nothing is ever taken out of the journal.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from db.records import wire
from db.records.base import Kind, Record
from db.store import arrivals, journal
from db.store.store import Store
from db.store.work import Work

#: What a person did, as against what came from elsewhere.
UNDOABLE = ("local", "import")


@dataclass(frozen=True, slots=True)
class Undone:
    """`ids` were set back; `skipped` names (id, field) that somebody changed since; `settled` are records of which a
    conflict stays settled, as the shared store knows it."""

    ids: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    label: str
    group: str
    settled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A group that can be taken back, and what it is called."""

    group: str
    label: str


def next_undo(store: Store) -> Step | None:
    """The newest thing done here that is still done."""
    return _newest(store, UNDOABLE)


def next_redo(store: Store) -> Step | None:
    """The newest thing undone here, as long as nothing new was done after it."""
    undone, done = _newest(store, ("undo",)), _newest(store, UNDOABLE)
    if undone is None:
        return None
    # an undo that found nothing to set back begins where the next thing done begins
    if done is not None and _first(store, done.group) >= _first(store, undone.group):
        return None
    return undone


def undo(store: Store, step: Step) -> Undone:
    return _take_back(store, step, "undo")


def redo(store: Store, step: Step) -> Undone:
    """Take an undo back."""
    return _take_back(store, step, "redo")


def _newest(store: Store, origins: tuple[str, ...]) -> Step | None:
    groups = journal.group_table
    taker = groups.alias("taker")
    taken = groups.alias("taken")
    # A group is taken back when some group undoes it that has not been taken back itself.
    undone = (
        select(taker.c.id)
        .where(taker.c.undoes == groups.c.id)
        .where(~select(taken.c.id).where(taken.c.undoes == taker.c.id).exists())
        .exists()
    )
    query = (
        select(groups.c.id, groups.c.label)
        .where(groups.c.author == store.me, groups.c.device == store.device, groups.c.origin.in_(origins), ~undone)
        .order_by(groups.c.first.desc(), groups.c.id.desc())
        .limit(1)
    )
    with store.engine.connect() as connection:
        row = connection.execute(query).first()
    return None if row is None else Step(row.id, json.loads(row.label or '""'))


def _first(store: Store, group: str) -> int:
    groups = journal.group_table
    with store.engine.connect() as connection:
        return connection.execute(select(groups.c.first).where(groups.c.id == group)).scalar_one()


def _take_back(store: Store, step: Step, origin: str) -> Undone:
    ids: dict[str, None] = {}
    skipped: list[tuple[str, str]] = []
    settled: list[str] = []
    with store.work(origin, label=step.label, undoes=step.group) as work:
        work.open_group()  # also where all of it is skipped: else it would be the next thing to undo for ever
        for entries in journal.of_group(work.session.connection(), step.group):
            for entry in entries:
                if entry.field == journal.SETTLED:
                    _unsettle(work, entry, ids, settled)
                else:
                    _compensate(work, entry, ids, skipped)
            work.session.flush()
    return Undone(tuple(ids), tuple(skipped), step.label, step.group, tuple(settled))


def _unsettle(work: Work, entry: journal.Entry, ids: dict[str, None], settled: list[str]) -> None:
    record = work.store.find(work.session, entry.record, entry.kind)
    kind = work.store.kinds[entry.kind]
    if record is not None and entry.new.get("keep") == arrivals.OPEN:
        arrivals.mark_settled(work, kind, entry.record, entry.old)
    elif record is None or not arrivals.reopen(work, kind, entry):
        settled.append(entry.record)
        return
    ids[entry.record] = None


def _compensate(work: Work, entry: journal.Entry, ids: dict[str, None], skipped: list[tuple[str, str]]) -> None:
    record = work.store.find(work.session, entry.record, entry.kind)
    if record is None or entry.field == journal.ERASED:  # for good
        skipped.append((entry.record, entry.field))
        return
    kind = work.store.kinds.of(record)
    if entry.field == journal.CREATED:
        if _touched(kind, record, entry.new):
            skipped.append((entry.record, entry.field))
            return
        record.deleted_at = work.now
    else:
        if wire.encode(getattr(record, entry.field)) != entry.new:
            skipped.append((entry.record, entry.field))
            return
        setattr(record, entry.field, wire.decode(kind.all_fields[entry.field], entry.old))
    ids[entry.record] = None


def _touched(kind: Kind, record: Record, created: dict[str, Any]) -> bool:
    return any(
        wire.encode(getattr(record, name)) != created.get(name, wire.encode(kind.all_fields[name].empty))
        for name in kind.journalled
    )
