"""The outbox: a reader of the journal that makes operations of what was changed here and not acknowledged yet.

Changes of one field come to one operation (first base, last value), steps of a promise's status excepted. A record that
the store does not have is offered whole, as it is now: how it came to be never leaves the laptop. One that is *only me*
stays here where the store keeps nothing private, and so does one that was thrown away before it was ever sent.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select, update

from db.domain.sync import audiences
from db.domain.sync.ops import AUDIENCE, CREATED, DELETED, ERASED, SETTLED, Op, State
from db.domain.sync.rebase import Difference, difference
from db.domain.sync.verdict import MANAGERS
from db.records import wire
from db.records.base import Kind, Kinds, Record
from db.records.fields import Merge
from db.store import arrivals, journal, sync_tables
from db.store.journal import Entry
from db.store.store import Store

_journal = journal.entry_table.c
#: Past these an edit of the same record is an operation of its own: what comes after was made knowing of it.
_BARRIERS = (AUDIENCE, DELETED, SETTLED, ERASED)
#: How many versions an operation that is offered again names as those it grew out of.
_PAST = 300
#: The time at which entries were told that came to rest with what was refused: a store that was put back did not lose
#: them.
REFUSED = 0

#: Operations with the numbers of the journal entries that each carries.
_Made = list[tuple[Op, tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Parcel:
    """Operations to send, and for each the numbers of the journal entries that it carries. `idle` entries come to
    nothing: they are settled without being sent."""

    ops: tuple[Op, ...]
    carries: Mapping[str, tuple[int, ...]]
    idle: tuple[int, ...]


def waiting(connection: Connection, limit: int, after: int = 0, kind: str = "") -> list[Entry]:
    """Entries of this laptop that no store has acknowledged, oldest first; of one kind or all."""
    query = select(journal.entry_table).where(~_journal.acknowledged, _journal.seq > after)
    query = query.where(_journal.kind == kind) if kind else query
    return journal.read(connection, query.order_by(_journal.seq).limit(limit))


def waiting_of(connection: Connection, records: Sequence[str]) -> dict[str, list[Entry]]:
    """Those of some records."""
    found: dict[str, list[Entry]] = defaultdict(list)
    query = select(journal.entry_table).where(~_journal.acknowledged).order_by(_journal.seq)
    if connection.execute(select(_journal.seq).where(~_journal.acknowledged).limit(1)).first() is not None:
        for entry in journal.read(connection, query.where(_journal.record.in_(journal.listed(records)))):
            found[entry.record].append(entry)
    return found


def acknowledge(connection: Connection, entries: Sequence[int], at_ms: int | None = None) -> None:
    """These wait no longer; `at_ms`: a store took them at that time of its own, or did not take them (REFUSED)."""
    values: dict[str, Any] = {"acknowledged": True} if at_ms is None else {"acknowledged": True, "told": at_ms}
    for start in range(0, len(entries), 500):
        some = entries[start : start + 500]
        connection.execute(update(journal.entry_table).where(_journal.seq.in_(some)).values(**values))


def let_lie(connection: Connection, kinds: Kinds) -> None:
    """Let nothing wait of records that were thrown away before any store had them, or may have had (`told`): before
    what waits counts as offered again."""
    flying = journal.listed(sorted(arrivals.on_their_way(connection)))
    offered = and_(~_journal.acknowledged, _journal.told > REFUSED)
    had = select(_journal.record).where(or_(_journal.seq.in_(flying), offered))
    known = select(sync_tables.shadow_table.c.record)
    for kind in kinds:
        table = kind.cls.__table__.c
        unknown = select(table.id).where(table.deleted_at.is_not(None), table.id.not_in(known))
        waits = (~_journal.acknowledged, _journal.field != ERASED, _journal.record.in_(unknown))
        settled = update(journal.entry_table).where(*waits, _journal.record.not_in(had))
        connection.execute(settled.values(acknowledged=True))


def wait_again(connection: Connection, kinds: Kinds, records: Sequence[str]) -> None:
    """Let wait what was done to records since any store took something of them, and was let lie: now one tells of them.
    Another laptop of this person sent them, and may have sent some of that too: so it counts as offered again."""
    took = journal.entry_table.alias()
    last = select(func.max(took.c.seq)).where(took.c.record == _journal.record, took.c.told.is_not(None))
    of_it = (_journal.record.in_(journal.listed(records)), _journal.acknowledged, _journal.origin != arrivals.ORIGIN)
    since = _journal.seq > func.coalesce(last.scalar_subquery(), 0)
    lying = connection.execute(select(_journal.seq).where(*of_it, since)).scalars().all()
    if lying:
        let_lie(connection, kinds)
        sync_tables.put(connection, again_to=max(*lying, int(sync_tables.get(connection, "again_to", "0"))))
        waits = update(journal.entry_table).where(_journal.seq.in_(journal.listed(lying)))
        connection.execute(waits.values(acknowledged=False))


def shadow(connection: Connection, record: str) -> State | None:
    """What the store last said of a record."""
    query = select(sync_tables.shadow_table.c.state).where(sync_tables.shadow_table.c.record == record)
    text = connection.execute(query).scalar_one_or_none()
    return State.from_json(json.loads(text)) if text else None


class Outbox:
    """Makes parcels. `private` says whether the store keeps records of one person alone."""

    def __init__(self, store: Store, *, private: bool) -> None:
        self._store, self._private = store, private

    def parcel(self, most: int, without: Iterable[str] = (), kind: str = "") -> Parcel:
        """The next operations, `most` at most, in the order of what was done; of one `kind` or all, not `without`."""
        skip = set(without)
        ops: list[Op] = []
        carries: dict[str, tuple[int, ...]] = {}
        idle: list[int] = []
        done: set[str] = set()
        after = 0
        with self._store.read() as session:
            connection = session.connection()
            again_to = int(sync_tables.get(connection, "again_to", "0"))
            while len(ops) < most:
                entries = waiting(connection, most * 2, after, kind)
                if not entries:
                    break
                after = entries[-1].seq
                fresh = [one for one in dict.fromkeys(entry.record for entry in entries) if one not in done]
                done.update(fresh)
                parts = waiting_of(connection, fresh)
                for record in fresh:
                    made = _Maker(self._store, session, self._private, again_to, parts[record])
                    of_it = _without(made.ops, skip)
                    if ops and len(ops) + len(of_it) > most:  # what is of one record goes in one batch
                        return Parcel(tuple(ops), carries, tuple(idle))
                    idle += made.idle
                    for op, seqs in of_it[:most]:
                        ops.append(op)
                        carries[op.id] = seqs
                    if len(ops) >= most:
                        break
        return Parcel(tuple(ops), carries, tuple(idle))


def _without(ops: _Made, skip: set[str]) -> _Made:
    """Those that are not to be skipped; nothing that comes after a move that is."""
    left: _Made = []
    for op, seqs in ops:
        if op.id not in skip:
            left.append((op, seqs))
        elif op.field == AUDIENCE:
            break
    return left


class _Maker:
    """The operations of one record, in the order of its journal."""

    def __init__(
        self, store: Store, session: Any, private: bool, again_to: int, entries: list[Entry], *, leaves: bool = False
    ) -> None:
        self._store, self._connection, self._again_to = store, session.connection(), again_to
        self._entries, self._leaves = entries, leaves
        self._behind, self._unheard = False, ""
        self.ops: _Made = []
        self.idle: list[int] = []
        first = entries[0]
        self._shadow = shadow(self._connection, first.record)
        self._kind = store.kinds[first.kind]
        self._not_mine = self._curated()
        self._record = store.find(session, first.record, first.kind)
        if self._record is None:
            self._gone()
        elif self._shadow is None:
            self._whole(private)
        else:
            self._changes(private)

    def _curated(self) -> set[str]:
        """The fields that only a manager sets, where this person is none: they leave the laptop with nothing else."""
        fields = self._kind.all_fields
        found = {name for name in self._kind.journalled if name != AUDIENCE and fields[name].merge is Merge.CURATED}
        return found if found and sync_tables.get(self._connection, "role") not in MANAGERS else set()

    def _gone(self) -> None:
        """A record that was erased here: the store must hear of it, where it has the record."""
        last = self._entries[-1]
        seqs = tuple(entry.seq for entry in self._entries)
        if last.field == ERASED and (self._shadow is not None or last.seq <= self._again_to):
            self._op(last, seqs, None, base=None)
        else:
            self.idle += seqs

    def _whole(self, private: bool) -> None:
        record, last = self._record, self._newest()
        assert record is not None
        seqs = tuple(entry.seq for entry in self._entries)
        if (record.audience == audiences.ME and not private) or self._thought_better_of(record):
            self.idle += seqs
            return
        versions = {name: version for name, version in record.versions.items() if name not in self._not_mine}
        value: dict[str, Any] = {
            "created_at": wire.encode(record.created_at),
            "created_by": record.created_by,
            AUDIENCE: audiences.to_wire(record.audience, self._store.me),
        }
        for name in self._kind.journalled:
            if name != AUDIENCE and name not in self._not_mine:
                value[name] = _whole_value(self._kind, record, name, versions.get(name, last.version))
        seen = {name: version for name, version in versions.items() if version != last.version}
        self._op(last, seqs, value, base=None, field=CREATED, seen=seen)

    def _newest(self) -> Entry:
        """The last that was done to the record, of what this person may tell."""
        if self._entries[-1].field not in self._not_mine:
            return self._entries[-1]
        of_it = (_journal.record == self._entries[-1].record, _journal.field.not_in(self._not_mine))
        query = select(journal.entry_table).where(*of_it).order_by(_journal.seq.desc()).limit(1)
        return journal.read(self._connection, query)[0]

    def _thought_better_of(self, record: Record) -> bool:
        """Whether it lies in the trash and no store ever had it (what one had, and forgot, is offered again)."""
        had = self._entries[-1].seq <= self._again_to or any(one.origin == arrivals.MERGED for one in self._entries)
        return record.deleted_at is not None and not had

    def _changes(self, private: bool) -> None:
        taken_back = not private and self._record is not None and self._record.audience == audiences.ME
        open_, runs = dict[str, list[Entry]](), list[list[Entry]]()
        moves: list[Entry] | None = None
        for entry in self._entries:
            step = entry.field in _BARRIERS or self._merge(entry.field) is Merge.STATUS
            if self._merge(entry.field) is Merge.SET and entry.seq <= self._again_to:
                step = True  # what of it the store knows it takes no more: somebody may have removed that since
            if entry.field in _BARRIERS:
                open_.clear()
            run = moves if entry.field == AUDIENCE else None if step else open_.get(entry.field)
            if run is None:
                run = []
                runs.append(run)
                if entry.field == AUDIENCE:  # where it goes in the end; in between nobody saw it
                    moves = run
                elif not step:
                    open_[entry.field] = run
            run.append(entry)
        # A move goes at the place of the first: what was written after that is not for those who saw the record before.
        for run in sorted(runs, key=lambda run: run[0 if run is moves else -1].seq):
            if run is moves:
                self._behind = True
            elif not self._behind and not self._unheard:
                self._unheard = self._written_for(run[0])
            self._change(run)
            if run is moves and taken_back:
                break  # what was written after that is for this laptop alone

    def _written_for(self, entry: Entry) -> str:
        """The version of who might see the record when that was written, where it may come to a store that does not
        know it and shows the record to others: where that was put back, or is heard of only once the record is back."""
        assert self._shadow is not None
        if self._leaves:
            return written_for(self._connection, entry, self._store.me)[1]
        if entry.seq > self._again_to:
            return ""
        return narrower(self._connection, entry, self._store.me, self._shadow.audience)

    def _change(self, run: list[Entry]) -> None:
        first, last = run[0], run[-1]
        seqs = tuple(entry.seq for entry in run)
        value = last.new
        if first.field == CREATED:  # the store has the record: this was acknowledged, or is offered again beside it
            self.idle += seqs
            return
        if first.field == AUDIENCE:
            value = audiences.to_wire(value, self._store.me)
        if self._merge(first.field) is Merge.SET:
            value = self._difference(run)
            if value is None:
                self.idle += seqs
                return
        seen = self._seen(last)
        if self._unheard and not self._behind and first.field != ERASED:
            seen[AUDIENCE] = self._unheard
        self._op(last, seqs, value, base=first.base_version, seen=seen)

    def _difference(self, run: list[Entry]) -> dict[str, Any] | None:
        mine = set_changes(run)
        shown = getattr(self._record, run[0].field)
        if run[-1].seq <= self._again_to:  # what others did since is not taken back
            mine.added = {one: version for one, version in mine.added.items() if one in shown}
            mine.removed = {one: None for one in mine.removed if one not in shown or one in mine.added}
        assert self._shadow is not None
        return mine.to_wire(self._shadow.sets.get(run[0].field, ()))

    def _seen(self, entry: Entry) -> dict[str, str]:
        """The versions that were there when this entry was made: of all fields for a deletion, else of the trash."""
        if entry.field in (AUDIENCE, SETTLED, ERASED):
            return {}
        assert self._record is not None
        versions = dict(self._record.versions)
        later = select(_journal.field, _journal.base_version).where(
            _journal.record == entry.record, _journal.seq >= entry.seq
        )
        if not (entry.field == DELETED and entry.new):
            later = later.where(_journal.field == DELETED)
            versions = {name: version for name, version in versions.items() if name == DELETED}
        for name, base in self._connection.execute(later.order_by(_journal.seq.desc())):
            if base is not None and name in self._kind.all_fields:
                versions[name] = base
        return versions

    def _op(
        self,
        last: Entry,
        seqs: tuple[int, ...],
        value: Any,
        *,
        base: str | None,
        field: str = "",
        seen: Mapping[str, str] | None = None,
    ) -> None:
        again = last.seq <= self._again_to
        op = Op(
            id=last.version,
            kind=last.kind,
            record=last.record,
            field=field or last.field,
            base=base,
            version=last.version,
            value=value,
            clock=last.clock,
            author=self._store.me,
            seen=seen or {},
            again=again,
            past=self._past(last, field or last.field) if again else (),
        )
        self.ops.append((op, seqs))

    def _past(self, last: Entry, field: str) -> tuple[str, ...]:
        if self._merge(field) is Merge.SET:  # a difference does not tell what it builds on
            return ()
        query = select(_journal.version, _journal.base_version, _journal.field).where(
            _journal.record == last.record, _journal.seq <= last.seq
        )
        found: dict[str, None] = {}
        for version, base, name in self._connection.execute(query.order_by(_journal.seq.desc())):
            if (field in (CREATED, DELETED) and name not in self._not_mine) or name in (field, CREATED):
                found.update(dict.fromkeys(one for one in (version, base) if one and one != last.version))
        return tuple(found)[:_PAST]

    def _merge(self, field: str) -> Merge | None:
        declared = self._kind.all_fields.get(field)
        return declared.merge if declared else None


def written_for(connection: Connection, entry: Entry, me: str) -> tuple[str, str]:
    """Who might see the record when that was written, as it travels, and the version of this."""
    query = select(_journal.field, _journal.new, _journal.version).where(
        _journal.record == entry.record, _journal.field.in_((AUDIENCE, CREATED)), _journal.seq <= entry.seq
    )
    row = connection.execute(query.order_by(_journal.seq.desc()).limit(1)).first()
    if row is None:
        return audiences.EVERYONE, ""
    new = json.loads(row.new)
    return audiences.to_wire(new[AUDIENCE] if row.field == CREATED else new, me), row.version


def narrower(connection: Connection, entry: Entry, me: str, audience: str) -> str:
    """The version of who might see the record when that was written, where these were not all of an audience."""
    then, version = written_for(connection, entry, me)
    return "" if audiences.within(audience, then) else version


def set_changes(run: Sequence[Entry]) -> Difference:
    """What entries of one set field come to."""
    return difference((entry.old or (), entry.new or (), entry.version) for entry in run)


def _whole_value(kind: Kind, record: Record, name: str, version: str) -> Any:
    value = wire.encode(getattr(record, name))
    if kind.all_fields[name].merge is Merge.SET:
        return {"add": dict.fromkeys(value, version)}
    return value


def operations(store: Store, session: Any, entries: list[Entry], *, leaves: bool = False) -> list[Op]:
    """What would be sent of the entries of one record. `leaves`: it is about to leave the laptop."""
    return [op for op, _ in _Maker(store, session, True, 0, entries, leaves=leaves).ops]
