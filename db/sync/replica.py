"""The laptop's side of what comes and goes: pages of the feed and answers to batches, each written in one local
transaction with its cursor.

A field without a change of its own that waits takes the store's value and version. One with such a change keeps it;
texts and sets are merged. Absence is never deletion: a record leaves the laptop only where the store says so in words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from db.domain.clock import DAY_MS
from db.domain.sync import audiences
from db.domain.sync.ops import AUDIENCE, CREATED, ERASED, Answer, Batch, Item, Op, Outcome, Page, Pushed, State
from db.domain.sync.verdict import UNMOVED, Caller, Rules, judge
from db.records.base import Kinds
from db.store import arrivals, faults, journal, sync_tables
from db.store.arrivals import ORIGIN
from db.store.engine import make_room
from db.store.store import Store
from db.store.work import Work
from db.sync import outbox, retrying
from db.sync.arriving import Arriving, dump, keep_shadow, knows_team
from db.sync.refusals import DAYS, UNREADABLE, hold_back, lost, refuse

_shadow, _sent, _cursor = sync_tables.shadow_table, sync_tables.sent_table, sync_tables.cursor_table
_journal = journal.entry_table.c
#: Where it is remembered which contents are damaged here.
DAMAGED = "damaged"
#: A laptop that did not hear the store for so long hears all of it again: stores keep tombstones for 180 days.
AWAY_MS = 150 * DAY_MS


class Replica:
    """What one laptop holds of a shared store."""

    def __init__(self, store: Store) -> None:
        self.store = store

    # --- single values ------------------------------------------------------------------------------------------------

    def get(self, key: str, default: str = "") -> str:
        with self.store.read() as session:
            return sync_tables.get(session.connection(), key, default)

    def put(self, **values: object) -> None:
        with self.store.work(ORIGIN) as work:
            sync_tables.put(work.session.connection(), **values)

    def values(self) -> dict[str, str]:
        """All single values."""
        with self.store.read() as session:
            return sync_tables.every(session.connection())

    def remember(self, **values: str) -> None:
        """Put single values, where they are other than before."""
        before = self.values()
        if any(before.get(key, "") != value for key, value in values.items()):
            self.put(**values)

    def contents(self) -> list[str]:
        """The SHA-256 of the contents that attachments here name."""
        if "attachment" not in self.store.kinds:
            return []
        with self.store.read() as session:
            table = self.store.kinds["attachment"].cls.__table__.c
            return list(session.scalars(select(table.sha256).where(table.deleted_at.is_(None)).distinct()))

    def cursors(self) -> dict[str, int]:
        with self.store.read() as session:
            return self._cursors(session.connection())

    def _cursors(self, connection: Connection) -> dict[str, int]:
        return dict(connection.exec_driver_sql("SELECT audience, seq FROM sync_cursor").all())

    # --- what came ----------------------------------------------------------------------------------------------------

    def apply(self, page: Page, group: str | None = None) -> None:
        """Write a page and its cursors; nothing where it says nothing new."""
        if not page.items and not page.left and self._knows(page):
            return
        with self.store.work(ORIGIN, group=group) as work:
            connection = work.session.connection()
            make_room(connection, page.more)
            Arriving(work).page(page)
            connection.execute(delete(_cursor))
            if page.cursors:
                rows = [{"audience": key, "seq": seq} for key, seq in page.cursors.items()]
                connection.execute(insert(_cursor), rows)
            values: dict[str, object] = {"proof": page.proof} if page.proof else {}
            if not page.more:
                values["pulled_ms"] = self._now_ms()
            sync_tables.put(connection, clock=self.store.last, **values)
            faults.point("sync.page")

    def _knows(self, page: Page) -> bool:
        """Whether this page, without records, tells nothing that was not known today."""
        with self.store.read() as session:
            connection = session.connection()
            if page.more or page.cursors != self._cursors(connection):
                return False
            values = sync_tables.every(connection)
            held = select(_shadow.c.audience).where(_shadow.c.audience.not_in(list(page.cursors))).limit(1)
            strays = connection.execute(held).first() is not None
        recent = int(values.get("pulled_ms") or 0) > self._now_ms() - DAY_MS
        return recent and not strays and page.proof in ("", values.get("proof"))

    def _now_ms(self) -> int:
        """The time of the shared store."""
        return self.store.now_ms() + self.store.offset_ms

    # --- what goes ----------------------------------------------------------------------------------------------------

    def in_flight(self) -> Batch | None:
        """The batch that was sent and not answered."""
        with self.store.read() as session:
            text = session.execute(select(_sent.c.batch)).scalar_one_or_none()
        return Batch.from_json(json.loads(text)) if text else None

    def pack(self, parcel: outbox.Parcel) -> Batch:
        """Put a batch on disk before it is sent."""
        with self.store.work(ORIGIN) as work:
            connection = work.session.connection()
            n = int(sync_tables.get(connection, "batch", "0")) + 1
            batch = Batch(self.store.device, n, self.store.ids.version(), parcel.ops)
            sync_tables.put(connection, batch=n)
            row = {"id": 1, "batch": dump(batch.to_json()), "entries": dump(dict(parcel.carries))}
            connection.execute(insert(_sent), [row])
        faults.point("sync.packed")
        return batch

    def settle(self, entries: Sequence[int]) -> None:
        """Acknowledge entries that came to nothing. Their fields go on under the versions that the store has. Where it
        has nothing of the record it took none of them, whatever a store said before."""
        if entries:
            with self.store.work(ORIGIN) as work:
                connection = work.session.connection()
                outbox.acknowledge(connection, entries)
                of_it = _journal.seq.in_(journal.listed(entries))
                kept_back = update(journal.entry_table).where(of_it, _journal.record.not_in(select(_shadow.c.record)))
                connection.execute(kept_back.values(told=None))
                touched = select(_journal.record).where(of_it).distinct()
                self._as_told(work, connection.execute(touched).scalars().all())

    def set_aside(self, parcel: outbox.Parcel, unreadable: Collection[str]) -> outbox.Parcel:
        """Keep operations of a parcel whose content cannot be read on this laptop with what was refused; the rest."""
        if not unreadable:
            return parcel
        with self.store.work(ORIGIN) as work:
            connection = work.session.connection()
            for op in parcel.ops:
                if op.id in unreadable:
                    outbox.acknowledge(connection, parcel.carries[op.id], outbox.REFUSED)
                    refuse(connection, self.store, op, UNREADABLE)
        rest = tuple(op for op in parcel.ops if op.id not in unreadable)
        return outbox.Parcel(rest, {op.id: parcel.carries[op.id] for op in rest}, ())

    def answered(self, batch: Batch, pushed: Pushed) -> list[str]:
        """Take the answers in. What was refused is kept, and its field goes back to what the store has. Returns the ids
        of operations that were offered again and have nothing to go to yet: they wait."""
        later: list[str] = []
        waiting: set[str] = set()  # records whose move waits, and what was written after it with it
        answers = {answer.op: answer for answer in pushed.answers}
        with self.store.work(ORIGIN) as work:
            connection = work.session.connection()
            carries = json.loads(connection.execute(select(_sent.c.entries)).scalar_one())
            put_back_to = int(sync_tables.get(connection, "put_back_to", "0"))
            for op in batch.ops:
                answer = answers.get(op.id)
                entries = carries.get(op.id, [])
                # also what was on its way when the store was put back: it may lack what that builds on
                repeated = op.field != ERASED and (op.again or entries) and max(entries, default=0) <= put_back_to
                behind = answer is not None and answer.reason == UNMOVED
                behind = behind and (op.record in waiting or _is_put_back(connection, op, entries))
                if answer is None or behind or (repeated and _too_early(connection, op, answer)):
                    later.append(op.id)
                    waiting |= {op.record} if op.field == AUDIENCE else set()
                    continue
                taken = answer.outcome.accepted
                outbox.acknowledge(connection, entries, self._now_ms() if taken else outbox.REFUSED)
                if taken:
                    retrying.settle(connection, op, self._now_ms())
                    if op.field == ERASED:
                        sync_tables.note_erased(connection, op.record)
                if answer.outcome in (Outcome.APPLIED, Outcome.DUPLICATE):
                    self._follow(connection, op, told=op.again and answer.outcome is Outcome.DUPLICATE)
                elif not answer.outcome.accepted:
                    self._refused(work, op, answer)
                    if op.field == AUDIENCE and entries:
                        hold_back(work, op.record, min(entries))
            self._take_back(work, batch, answers)
            connection.execute(delete(_sent))
            sync_tables.put(connection, proof=pushed.proof)
            faults.point("sync.answered")
        return later

    def _refused(self, work: Work, op: Op, answer: Answer) -> None:
        """Keep what came to nothing; a record that the store says is gone leaves the laptop."""
        erased = answer.reason == "erased"  # for law, while this laptop was away for long
        if not erased and op.field != ERASED:
            refuse(work.session.connection(), self.store, op, answer.reason or str(answer.outcome))
        if erased or (op.field == CREATED and answer.outcome is Outcome.NOT_VISIBLE):
            Arriving(work).gone([Item(op.record, op.kind, "", 0, erased=erased)])

    def _follow(self, connection: Connection, op: Op, told: bool) -> None:
        """Let the shadow know at once of records and of elements of sets that the store now has: what is done to them
        before the next pull builds on it. `told`: what the store had long before is in the shadow, or was undone."""
        if op.field == AUDIENCE and op.value == f"me:{self.store.me}" and not told:
            if not sync_tables.get(connection, "private"):  # taken back: the store has nothing of it any more
                connection.execute(delete(_shadow).where(_shadow.c.record == op.record))
            return
        known = outbox.shadow(connection, op.record)
        created = op.field == CREATED and known is None
        silent = created and told  # it has the record, and did not tell of it: others moved it out of sight
        told = told or (known is not None and known.versions.get(op.field) == op.version)
        if not created and (told or not (isinstance(op.value, dict) and known is not None and op.field in known.sets)):
            return
        teams = frozenset({known.audience if known else str(op.value.get(AUDIENCE))})
        me = Caller(self.store.me, "administrator", teams)
        verdict = judge(known, op, me, self._now_ms(), Rules({}, private=True), lambda *_: False)
        if verdict.state is not None:
            key = "" if silent else audiences.key(verdict.state.audience)  # no audience's: it goes with the next pull
            keep_shadow(connection, [(key, verdict.state)])

    def _take_back(self, work: Work, batch: Batch, answers: dict[str, Answer]) -> None:
        """Where the store did not take a value over (refused it, or had its like), show what it has. Where it has
        changed since, the next pull says so."""
        changed = (Outcome.APPLIED, Outcome.CONFLICT)
        records = {op.record for op in batch.ops if op.id in answers and answers[op.id].outcome not in changed}
        self._as_told(work, sorted(records))

    def _as_told(self, work: Work, records: Iterable[str]) -> None:
        """Show what the store last said of records, but for what waits."""
        states = [outbox.shadow(work.session.connection(), record) for record in records]
        Arriving(work).states([state for state in states if state is not None and not state.gone])

    # --- a newer program ----------------------------------------------------------------------------------------------

    def catch_up(self) -> int:
        """Show what the store said of kinds and fields that an older Tacit did not know and this one does: all of it is
        in the shadow. Returns how many records were looked at, none where the kinds are those of the last time."""
        kinds = fingerprint(self.store.kinds)
        before = self.get("kinds")
        if before == kinds:
            return 0
        after, looked = "", 0
        while before:
            with self.store.work(ORIGIN) as work:
                query = select(_shadow).where(_shadow.c.record > after).order_by(_shadow.c.record).limit(1000)
                rows = work.session.connection().execute(query).all()
                if not rows:
                    break
                states = [State.from_json(json.loads(row.state)) for row in rows]
                known = [state for state in states if not state.gone and state.data]
                Arriving(work).states(known)
                after, looked = rows[-1].record, looked + len(rows)
        self.put(kinds=kinds)
        return looked

    # --- a store that was put back ------------------------------------------------------------------------------------

    def away_for_long(self) -> bool:
        """Whether this laptop was away for so long that tombstones may have been cleared away meanwhile."""
        pulled = int(self.get("pulled_ms", "0"))
        return 0 < pulled < self._now_ms() - AWAY_MS

    def hear_all(self) -> None:
        """Hear all of the store again, which holds what it acknowledged: what of others it does not tell any more left
        this person's sight while the laptop was away. One that was put back, and was not heard to its end since, may
        have lost it."""
        with self.store.work(ORIGIN) as work:
            connection = work.session.connection()
            connection.execute(delete(_cursor))
            heard = int(sync_tables.get(connection, "heard", "0")) + 1
            absent = sync_tables.get(connection, "absent") or "drop"
            sync_tables.put(connection, heard=heard, absent=absent, pulled_ms="")

    def hear_anew(self, days: int = DAYS) -> None:
        """The store cannot prove that it holds what it acknowledged: hear all of it again, and offer again what was
        acknowledged in the last `days` before this laptop last heard it whole (until then it had all that), however
        long ago it was written; erasures always. What was on its way is packed anew: it was made for what the store
        showed before."""
        since = int(self.get("pulled_ms") or self._now_ms()) - days * DAY_MS
        recent = or_(
            _journal.told >= since,
            and_(_journal.told.is_(None), _journal.clock >= f"{since:013d}"),
            _journal.field == ERASED,
        )
        with self.store.work(ORIGIN) as work:
            connection = work.session.connection()
            connection.execute(delete(_cursor))
            again = update(journal.entry_table).where(_journal.acknowledged, _journal.origin != ORIGIN, recent)
            connection.execute(again.values(acknowledged=False))
            # The store of before may have taken what was on its way, and others may have it from there.
            flying = _journal.seq.in_(journal.listed(sorted(arrivals.on_their_way(connection))))
            connection.execute(update(journal.entry_table).where(flying).values(told=self._now_ms()))
            connection.execute(delete(_sent))
            lost(connection, self.store, since)
            outbox.let_lie(connection, self.store.kinds)
            heard = int(sync_tables.get(connection, "heard", "0")) + 1
            all_ = journal.high_water(connection)
            sync_tables.put(connection, proof="", again_to=all_, put_back_to=all_, heard=heard, absent="look")

    def offer_absent(self) -> int:
        """After all was heard anew: records of mine that the store does not have any more are offered as a whole.
        Others' stay as they are, but where a store that forgot nothing does not tell of them. Returns how many."""
        if not self.get("absent"):
            return 0
        with self.store.work(ORIGIN) as work:
            connection = work.session.connection()
            outbox.let_lie(connection, self.store.kinds)
            heard = int(sync_tables.get(connection, "heard", "0"))
            rows = connection.execute(select(_shadow).where(_shadow.c.heard < heard)).all()
            mine = [row for row in rows if json.loads(row.state).get("created_by") == self.store.me]
            for row in mine:
                connection.execute(delete(_shadow).where(_shadow.c.record == row.record))
            if sync_tables.get(connection, "absent") == "drop":
                Arriving(work).gone([Item(row.record, row.kind, row.audience, 0) for row in rows if row not in mine])
                for row in mine:
                    self._offer_afresh(work, row.kind, row.record)
            else:
                for row in mine:
                    newest = select(func.max(_journal.seq)).where(_journal.record == row.record).scalar_subquery()
                    waits = update(journal.entry_table).where(_journal.seq == newest)
                    connection.execute(waits.values(acknowledged=False))
                all_ = journal.high_water(connection)
                sync_tables.put(connection, again_to=all_, put_back_to=all_)
            sync_tables.put(connection, absent="")
            return len(mine)

    def _offer_afresh(self, work: Work, kind: str, record: str) -> None:
        """Let a record wait under a new version, which no store has ever answered: so that this one says what became
        of it."""
        if kind not in self.store.kinds:
            return
        one = self.store.kinds[kind]
        row = arrivals.present(work.session.connection(), one, [record]).get(record)
        if row is not None:
            arrivals.merged(work, one, row, record, one.naming.title, row[one.naming.title])

    def new_device(self) -> None:
        """This laptop is a copy of another (or was put back from a backup): go on under a device id of its own. What
        was on its way is packed anew."""
        with self.store.work(ORIGIN) as work:
            connection = work.session.connection()
            outbox.let_lie(connection, self.store.kinds)
            self.store.device = self.store.ids.version()
            again_to = journal.high_water(connection)  # what waits may be there in part, sent by the other
            sync_tables.put(connection, device=self.store.device, batch=0, again_to=again_to)
            connection.execute(delete(_sent))


def fingerprint(kinds: Kinds) -> str:
    """Of which kinds and fields this program knows."""
    names = [[kind.name, *kind.journalled] for kind in kinds]
    return hashlib.sha256(json.dumps(names).encode()).hexdigest()[:16]


def _is_put_back(connection: Connection, op: Op, entries: Sequence[int]) -> bool:
    """Whether the store shows the record to those whom this laptop knows it was for before that was written: somebody
    may still tell it otherwise."""
    known = outbox.shadow(connection, op.record)
    if known is None or not entries or AUDIENCE not in op.seen:
        return False
    of_it = (_journal.record == op.record, _journal.field.in_((AUDIENCE, CREATED)), _journal.seq < min(entries))
    before = select(_journal.seq).where(*of_it, _journal.version == known.versions.get(AUDIENCE))
    return connection.execute(before.limit(1)).first() is not None


def _too_early(connection: Connection, op: Op, answer: Answer) -> bool:
    """Whether a store that was put back lacks what this needs, which others may bring: the record, or the team. Of a
    team that it has told of since, this person is no member."""
    if answer.reason == "audience":
        named = op.value[AUDIENCE] if op.field == CREATED else op.value
        return bool(named.startswith("team:")) and not knows_team(connection, named)
    return answer.outcome is Outcome.NOT_VISIBLE
