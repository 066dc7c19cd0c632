"""What comes from a shared store, record by record, inside one local transaction: states that meet what is here, and
records that go.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from db.domain.sync import audiences
from db.domain.sync.ops import AUDIENCE, CREATED, Item, Page, State
from db.domain.sync.rebase import rebase_set, rebase_text
from db.domain.sync.verdict import MANAGERS
from db.records import wire
from db.records.base import Kind
from db.records.fields import Merge
from db.store import arrivals, journal, sync_tables
from db.store.arrivals import Arrival, Newcomer
from db.store.journal import Entry
from db.store.work import Work
from db.sync import outbox
from db.sync.refusals import WITHDRAWN, refuse

_shadow, _refused = sync_tables.shadow_table, sync_tables.refused_table
_journal = journal.entry_table.c
_KEEP = "INSERT OR REPLACE INTO sync_shadow (record, kind, audience, conflicts, heard, state) VALUES (?, ?, ?, ?, ?, ?)"
#: Beside the contents that are to be swept: the first screen as it was kept.
PAGE = "page"


class Arriving:
    """What comes in one local transaction."""

    def __init__(self, work: Work) -> None:
        self._work, self._store = work, work.store
        self._connection = work.session.connection()

    def page(self, page: Page) -> None:
        came = {item.record: (item.audience, item.state) for item in page.items if item.state is not None}
        anothers = self._anothers({state.id: state.created_by for _, state in came.values()})
        if anothers:
            self._hear(anothers)
        for record in anothers:
            del came[record]
        for record in sync_tables.erased(self._connection, list(came)):
            self._erase_again(*came.pop(record))
        self.states([state for _, state in came.values()])
        keep_shadow(self._connection, list(came.values()))
        for item in page.items:
            if item.moved:
                held = update(_shadow).where(_shadow.c.record == item.record)
                self._connection.execute(held.values(audience=item.moved))
        gone = [item for item in page.items if item.state is None and not item.moved]
        self.gone(gone)
        heard = int(sync_tables.get(self._connection, "heard", "0"))
        for key in self._lost(page):
            knows = knows_team(self._connection, key)
            rows = self._connection.execute(select(_shadow).where(_shadow.c.audience == key)).all()
            told = [row for row in rows if row.heard == heard or (knows and not self._is_mine(row))]
            self.gone([Item(row.record, row.kind, key, 0) for row in told])

    def _erase_again(self, key: str, state: State) -> None:
        """A record that was erased for law comes again: of a store that was put back, or of a laptop that was away. It
        is not taken, and whoever may erase it has it erased again."""
        may = state.created_by == self._store.me or sync_tables.get(self._connection, "role") in MANAGERS
        if may and state.kind in self._store.kinds and not outbox.waiting_of(self._connection, [state.id]):
            keep_shadow(self._connection, [(key, State(state.kind, state.id, state.audience))])
            arrivals.erase_again(self._work, self._store.kinds[state.kind], state.id)

    def _is_mine(self, row: Any) -> bool:
        """A record of my own that a store which was put back has not told of since is one that it lost: it is offered
        to it again."""
        return bool(json.loads(row.state).get("created_by") == self._store.me)

    def _lost(self, page: Page) -> list[str]:
        """Audiences under which something is held that this person is in no longer: those that the store names, and in
        the end those that it does not name any more (one left between a push and the first pull from it)."""
        if page.more:
            return list(page.left)
        held = self._connection.execute(select(_shadow.c.audience).distinct()).scalars()
        return sorted({*page.left, *(key for key in held if key not in page.cursors)})

    def states(self, states: Sequence[State]) -> None:
        """Show records as the store has them, or last said that it had them: that it says so now is for the caller to
        note. None that was erased for law."""
        erased = sync_tables.erased(self._connection, [state.id for state in states])
        states = [state for state in states if state.id not in erased] if erased else states
        by_kind: dict[str, list[State]] = defaultdict(list)
        for state in states:
            by_kind[state.kind].append(state)
        newest = max((max(state.clocks.values(), default="") for state in states), default="")
        if newest:
            self._store.observe(newest)
        for name, some in by_kind.items():
            if name in self._store.kinds:
                self._records(self._store.kinds[name], some)

    def _records(self, kind: Kind, states: list[State]) -> None:
        ids = [state.id for state in states]
        here = arrivals.present(self._connection, kind, ids)
        if unheard := self._unheard(here):
            outbox.wait_again(self._connection, self._store.kinds, unheard)
        waiting = outbox.waiting_of(self._connection, ids)
        fresh = []
        for state in states:
            row, entries = here.get(state.id), waiting.get(state.id)
            try:
                if row is None:
                    if not entries:  # else it was erased here, which the store has yet to hear
                        fresh.append(self._newcomer(kind, state))
                elif entries:
                    _Meeting(self._work, kind, state, self._arrival(kind, state, row), row, entries).run()
                else:
                    arrivals.change(self._work, kind, row, self._arrival(kind, state, row))
            except wire.WireError:  # written by no Tacit that we know: kept in the shadow, shown to nobody
                continue
        arrivals.create(self._work, kind, fresh)

    def _unheard(self, records: Iterable[str]) -> list[str]:
        """Those that no store told of before."""
        known = select(_shadow.c.record).where(_shadow.c.record.in_(journal.listed(list(records))))
        return sorted(set(records).difference(self._connection.execute(known).scalars()))

    def _newcomer(self, kind: Kind, state: State) -> Newcomer:
        values = wire.canonical_record(kind, state.data)
        values[AUDIENCE] = audiences.from_wire(state.audience, self._store.me)
        time = kind.all_fields["created_at"]
        return Newcomer(
            state.id,
            values,
            state.versions,
            max(state.clocks.values(), default=str(self._store.last)),
            created_at=wire.canonical(time, state.created_at or None),
            created_by=state.created_by or None,
            updated_at=wire.canonical(time, state.updated_at or None),
            updated_by=state.updated_by or None,
        )

    def _arrival(self, kind: Kind, state: State, row: Any) -> Arrival:
        values = {}
        for name in kind.journalled:
            field = kind.all_fields[name]
            if name in state.data:
                values[name] = wire.decode(field, state.data[name])
            elif field.merge is Merge.CURATED and row[name] != field.empty:  # set by no manager that the store knows
                values[name] = field.empty
        values[AUDIENCE] = audiences.from_wire(state.audience, self._store.me)
        time = kind.all_fields["created_at"]
        return Arrival(
            state.id,
            values,
            state.versions,
            state.clocks,
            state.authors,
            created_at=wire.decode(time, state.created_at or None),
            created_by=state.created_by or None,
            updated_at=wire.decode(time, state.updated_at or None),
            updated_by=state.updated_by or None,
        )

    def gone(self, items: Iterable[Item]) -> None:
        """Records that leave the laptop: erased, taken back by their author, or out of this person's sight."""
        for item in items:
            if item.erased:
                if not self._is_anothers(item):
                    self._erase(item)
            elif self._is_offered(item):
                continue
            elif self._is_private(item):
                self._connection.execute(delete(_shadow).where(_shadow.c.record == item.record))
            else:
                self._withdraw(item)

    def _anothers(self, authors: Mapping[str, str]) -> set[str]:
        """Which records, told of with their authors, are others than those that the store told of before under their
        ids: it never gives a record another author. Where it was put back and had lost one, somebody may have made
        another. What is here stays as it is."""
        heard = int(sync_tables.get(self._connection, "heard", "0"))
        if not heard:
            return set()
        known = select(_shadow.c.record, func.json_extract(_shadow.c.state, "$.created_by"))
        rows = self._connection.execute(known.where(_shadow.c.record.in_(journal.listed(list(authors)))))
        return {record for record, author in rows if author and author != authors[record]}

    def _is_anothers(self, item: Item) -> bool:
        """Whether what was erased is not the record that is here. One of my own is offered again, and the answer says
        so to me."""
        if not item.author:
            return False
        found = self._anothers({item.record: item.author})
        here = self._store.find(self._work.session, item.record, item.kind) if item.kind in self._store.kinds else None
        mine = here is not None and here.created_by == self._store.me != item.author
        if found and not mine:
            self._hear(found)
        return bool(found) or (mine and outbox.shadow(self._connection, item.record) is None)

    def _hear(self, records: Iterable[str]) -> None:
        """Note that the store knows of these records what it is to be believed."""
        heard = int(sync_tables.get(self._connection, "heard", "0"))
        told = update(_shadow).where(_shadow.c.record.in_(journal.listed(sorted(records))))
        self._connection.execute(told.values(heard=heard))

    def _is_offered(self, item: Item) -> bool:
        """Whether it is a record of my own that a store which was put back has not told of since: it is offered to it,
        and the answer decides. Somebody may have said of it that it was theirs, and erased."""
        heard = int(sync_tables.get(self._connection, "heard", "0"))
        here = self._store.find(self._work.session, item.record, item.kind) if heard else None
        if here is None or here.created_by != self._store.me:
            return False
        told = select(_shadow.c.heard).where(_shadow.c.record == item.record)
        since = self._connection.execute(told).scalar_one_or_none()
        if since is None:
            return bool(outbox.waiting_of(self._connection, [item.record]))
        return since < heard and sync_tables.get(self._connection, "absent") != "drop"

    def _is_private(self, item: Item) -> bool:
        """Whether its author took the record back: it stays here, known to this laptop alone, also where they have
        shared it once more since (then it waits to be sent as a new one). One that a store kept for them alone, and
        that has gone from there, another laptop of theirs gave to others."""
        if item.kind not in self._store.kinds or item.audience == f"me:{self._store.me}":
            return False
        record = self._work.session.get(self._store.kinds[item.kind].cls, item.record)
        if record is None or record.created_by != self._store.me:
            return False
        waiting = outbox.waiting_of(self._connection, [item.record])
        moved = any(entry.field == AUDIENCE for entry in waiting.get(item.record, ()))
        if not moved:
            return record.audience == audiences.ME
        of_it = (_journal.record == item.record, _journal.field == AUDIENCE, _journal.acknowledged)
        last = self._connection.execute(select(_journal.new).where(*of_it).order_by(_journal.seq.desc()).limit(1))
        return last.scalar_one_or_none() == journal.dump(audiences.ME)

    def _withdraw(self, item: Item) -> None:
        """Out of sight: the record goes, and what its author had not sent yet is kept as it would have been sent."""
        here = item.kind in self._store.kinds and self._store.find(self._work.session, item.record, item.kind)
        if here:
            waiting = outbox.waiting_of(self._connection, [item.record]).get(item.record)
            if waiting:
                for op in outbox.operations(self._store, self._work.session, waiting, leaves=True):
                    refuse(self._connection, self._store, op, WITHDRAWN)
            self._mark("sweep", PAGE, getattr(here, "sha256", ""))
            sync_tables.put(self._connection, withdrawn=f"{item.record} {self._store.now_ms()}")
            self._work.session.expunge_all()
            arrivals.drop(self._work, self._store.kinds[item.kind], [item.record])
        self._connection.execute(delete(_shadow).where(_shadow.c.record == item.record))

    def _erase(self, item: Item) -> None:
        sync_tables.note_erased(self._connection, item.record)
        self._connection.execute(delete(_shadow).where(_shadow.c.record == item.record))
        self._connection.execute(delete(_refused).where(_refused.c.record == item.record))
        found = self._store.find(self._work.session, item.record, item.kind) if item.kind in self._store.kinds else None
        if found is not None:
            content = getattr(found, "sha256", "")
            self._work.session.expunge_all()
            arrivals.drop(self._work, self._store.kinds[item.kind], [item.record])
            self._mark("scrub", item.record, f"content:{content}" if content else "")

    def _mark(self, key: str, *told: str) -> None:
        """Note what is to be done outside of the store, until it is done."""
        marks = sync_tables.get(self._connection, key).split()
        if fresh := [one for one in told if one and one not in marks]:
            sync_tables.put(self._connection, **{key: " ".join([*marks, *fresh])})


class _Meeting:
    """One record that came, of which changes wait here."""

    def __init__(
        self,
        work: Work,
        kind: Kind,
        state: State,
        arrival: Arrival,
        row: Any,
        entries: list[Entry],
    ) -> None:
        self._work, self._connection, self._kind = work, work.session.connection(), kind
        self._state, self._arrival, self._row = state, arrival, row
        self._again_to = int(sync_tables.get(self._connection, "again_to", "0"))
        self._waiting: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self._waiting[entry.field].append(entry)

    def run(self) -> None:
        names = set(self._waiting)  # a creation that waits (of a laptop put back) covers nothing: the store has it
        merges = {name: merged for name in names if (merged := self._merge(name)) is not None}
        arrival = self._arrival
        arrival.values = {one: value for one, value in arrival.values.items() if one not in names or one in merges}
        arrivals.change(self._work, self._kind, self._row, arrival)
        for name, (value, covered) in merges.items():
            outbox.acknowledge(self._connection, covered)
            row = arrivals.present(self._connection, self._kind, [self._state.id])[self._state.id]
            if value != row[name]:
                arrivals.merged(self._work, self._kind, row, self._state.id, name, value)

    def _merge(self, name: str) -> tuple[Any, list[int]] | None:
        """The value that both make, with the entries that it takes the place of; None where the laptop's stays."""
        entries = self._waiting.get(name)
        declared = self._kind.all_fields.get(name)
        if not entries or declared is None or name not in self._arrival.values:
            return None
        covered = [entry.seq for entry in entries]
        version = self._state.versions.get(name)
        if version == entries[0].base_version or self._grew_out_of(name, version) or self._is_for_fewer(entries[0]):
            return None
        if any(entry.old == entry.new for entry in entries):  # a person settled that it stays as it is
            return None
        mine, theirs = self._row[name], self._arrival.values[name]
        if declared.merge is Merge.TEXT:
            merged = rebase_text(self._base(name, entries[0].base_version), mine, theirs)
            return None if merged is None else (merged, covered)
        if declared.merge is Merge.SET and entries[-1].seq > self._again_to:
            before = outbox.shadow(self._connection, self._state.id)
            rows = before.sets.get(name, []) if before else []
            return rebase_set(outbox.set_changes(entries), rows, self._state.sets.get(name, [])), covered
        return None

    def _is_for_fewer(self, entry: Entry) -> bool:
        """Whether this was written for fewer people than a store that was put back shows the record to: what is made of
        both would be of now."""
        again = entry.seq <= self._again_to
        return again and bool(outbox.narrower(self._connection, entry, self._work.store.me, self._state.audience))

    def _grew_out_of(self, name: str, version: str | None) -> bool:
        """Whether what waits here was written after this laptop had seen that version."""
        query = select(_journal.seq).where(
            _journal.record == self._state.id,
            _journal.field.in_((name, CREATED)),
            (_journal.version == version) | (_journal.base_version == version),
        )
        return self._connection.execute(query.limit(1)).first() is not None

    def _base(self, name: str, version: str | None) -> str | None:
        """The text that both began from."""
        query = select(_journal.field, _journal.new).where(
            _journal.record == self._state.id, _journal.field.in_((name, CREATED)), _journal.version == version
        )
        for field, text in self._connection.execute(query):
            new = json.loads(text) if text else None
            return new.get(name) if field == CREATED and isinstance(new, dict) else new
        before = outbox.shadow(self._connection, self._state.id)
        if before is not None and before.versions.get(name) == version:
            return before.data.get(name)
        old = select(_journal.old).where(
            _journal.record == self._state.id, _journal.field == name, _journal.base_version == version
        )
        for (text,) in self._connection.execute(old):
            return json.loads(text) if text else ""
        return None


def keep_shadow(connection: Connection, held: Sequence[tuple[str, State]]) -> None:
    """Note what the store says of records: (key of the audience under which the laptop holds it, state)."""
    heard = int(sync_tables.get(connection, "heard", "0"))
    rows = [(state.id, state.kind, key, len(state.conflicts), heard, dump(state.to_json())) for key, state in held]
    if rows:
        connection.exec_driver_sql(_KEEP, rows)


def knows_team(connection: Connection, key: str) -> bool:
    """Whether the store knows the team of this audience. One that was put back may not yet: then it says nothing about
    records that it has not told since."""
    heard = int(sync_tables.get(connection, "heard", "0"))
    told = select(_shadow.c.heard).where(_shadow.c.record == key.partition(":")[2])
    return not heard or connection.execute(told).scalar_one_or_none() == heard


def dump(value: Any) -> str:
    return journal.dump(value) or "null"
