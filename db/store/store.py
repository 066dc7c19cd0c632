"""The store: read sessions, units of work, the journal's readers, and the news of other processes.

One process writes through one lock; two processes wait for each other by SQLite's own lock. Records handed out are
complete and
detached.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from db.domain.clock import Stamp, tick
from db.domain.ids import Ids
from db.domain.sync.verdict import AHEAD_MS
from db.records.base import Kinds, Record
from db.store import journal, sync_tables
from db.store.changes import Changes
from db.store.engine import WRITE
from db.store.errors import Busy, Damaged, DiskTrouble, TacitError
from db.store.work import Work

Listener = Callable[[Changes], None]


class Store:
    """An open store. `me` is the id of the colleague whose laptop this is, `now_ms` the clock (milliseconds, UTC)."""

    def __init__(
        self, engine: Engine, kinds: Kinds, *, me: str, device: str, ids: Ids, now_ms: Callable[[], int]
    ) -> None:
        self.engine, self.kinds, self.me, self.device, self.ids = engine, kinds, me, device, ids
        self.now_ms = now_ms
        self._write_lock = threading.RLock()
        self._watch_lock = threading.Lock()
        self._listeners: list[Listener] = []
        self._own: set[tuple[int, int]] = set()
        self._watcher: Any = None
        with engine.connect() as connection:
            stamps = [journal.last_clock(connection, device), sync_tables.get(connection, "clock")]
            self._seen = journal.high_water(connection)
            self._follow(connection)
            self.offset_ms, learnt = 0, sync_tables.get(connection, "offset_ms")
        self._stamp: Stamp | None = max((Stamp.parse(one) for one in stamps if one), default=None)
        if learnt:  # stamps that ran ahead of the shared store's time were left behind, and stay so
            self.correct(int(learnt))

    def _follow(self, connection: Connection) -> None:
        """Who this is, which another process on the profile may have found out meanwhile: another device than the
        profile's where that was copied, another colleague where a shared store knew the person before."""
        self.device = sync_tables.get(connection, "device", self.device)
        self.me = sync_tables.get(connection, "me", self.me)

    def now(self) -> datetime:
        """The time of the store's clock, in UTC."""
        return datetime.fromtimestamp(self.now_ms() / 1000, UTC)

    def shared_now(self) -> datetime:
        """The time of the shared store, in UTC, as the last round found this computer's clock to be off from it."""
        return datetime.fromtimestamp((self.now_ms() + self.offset_ms) / 1000, UTC)

    def tick(self) -> Stamp:
        """The stamp of the next change on this device."""
        self._stamp = tick(self._stamp, self.now_ms() + self.offset_ms, self.device)
        return self._stamp

    @property
    def last(self) -> Stamp:
        """The newest stamp given or seen here."""
        return self._stamp or self.tick()

    def observe(self, clock: str) -> None:
        """A stamp came from elsewhere: the next one given here is after it."""
        seen = Stamp.parse(clock)
        if self._stamp is None or seen > self._stamp:
            self._stamp = seen

    def correct(self, offset_ms: int) -> None:
        """What to add to this computer's time to get that of the shared store. Stamps that ran ahead of it are left
        behind, or all changes of days to come would pass for later than those of others."""
        self.offset_ms = offset_ms
        if self._stamp is not None and self._stamp.ms > self.now_ms() + offset_ms + AHEAD_MS:
            self._stamp = None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A read-only session on one consistent state."""
        with told(), Session(self.engine, expire_on_commit=False, autoflush=False) as session:
            yield session

    @contextmanager
    def work(
        self, origin: str = "local", *, group: str | None = None, label: str = "", undoes: str | None = None
    ) -> Iterator[Work]:
        """One transaction. All of it is written when the block ends, or nothing where it raises. With the `group` of an
        earlier
        unit it belongs to the same thing a person did. `label` is what undo calls it."""
        with self._write_lock, told():
            connection = self.engine.connect().execution_options(**{WRITE: True})
            with connection, Session(connection, expire_on_commit=False) as session:
                work = Work(self, session, group or self.ids.record(), origin, label, undoes)
                event.listen(session, "before_flush", lambda *_: work.before_flush())
                self._follow(session.connection())
                first = journal.high_water(session.connection())
                yield work
                work.finish()
            if work.changes:
                with self._watch_lock:
                    self._own.add((first + 1, work.changes.seq))
        if work.changes:
            for listener in tuple(self._listeners):
                listener(work.changes)

    def find(self, session: Session, record_id: str, kind: str = "") -> Record | None:
        """The record with this id, of whatever kind where none is named, trash included."""
        for candidate in (self.kinds[kind],) if kind else self.kinds:
            record = session.get(candidate.cls, record_id)
            if record is not None:
                return record
        return None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every commit of this process, on the thread that committed. Returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def high_water(self) -> int:
        with told(), self.engine.connect() as connection:
            return journal.high_water(connection)

    def entries(self, after: int, limit: int = 1000) -> list[journal.Entry]:
        """Journal entries past `after`, oldest first."""
        with told(), self.engine.connect() as connection:
            return journal.after(connection, after, limit)

    def touched(self, after: int, limit: int) -> list[tuple[int, str, str, str]]:
        """Number, kind, record and field of journal entries past `after`, oldest first."""
        with told(), self.engine.connect() as connection:
            return journal.touched(connection, after, limit)

    def poll(self) -> Changes | None:
        """What another process on this profile committed since the last call, or None. Cheap: one pragma where nothing
        happened."""
        with self._watch_lock, told():
            if not self._changed_elsewhere():
                return None
            with self.engine.connect() as connection:
                self._follow(connection)
                entries = journal.after(connection, self._seen, 100_000)
            fresh = [entry for entry in entries if not any(a <= entry.seq <= b for a, b in self._own)]
            if entries:
                self._seen = entries[-1].seq
                self._own = {span for span in self._own if span[1] > self._seen}
        if not fresh:
            return None
        return Changes(
            fresh[-1].seq,
            fresh[-1].group,
            fresh[-1].origin,
            frozenset(entry.kind for entry in fresh),
            frozenset(entry.record for entry in fresh),
            elsewhere=True,
        )

    def _changed_elsewhere(self) -> bool:
        if self._watcher is None:
            self._watcher = self.engine.raw_connection()
            self._version = -1
        version = self._watcher.cursor().execute("PRAGMA data_version").fetchone()[0]
        changed, self._version = version != self._version, version
        return bool(changed)

    def close(self) -> None:
        with self._watch_lock:
            if self._watcher is not None:
                self._watcher.close()
                self._watcher = None
        self.engine.dispose()


@contextmanager
def told() -> Iterator[None]:
    """Turn what the database says into sentences for people; other faults pass."""
    try:
        yield
    except (OperationalError, dbapi2.OperationalError) as fault:
        raise _sentence(str(getattr(fault, "orig", fault))) or fault from fault
    except (DatabaseError, dbapi2.DatabaseError) as fault:
        said = str(getattr(fault, "orig", fault))
        if "malformed" in said or "not a database" in said:
            raise Damaged("The store cannot be read. Run “tacit doctor”, or restore a backup.") from fault
        raise


def _sentence(said: str) -> TacitError | None:
    if "locked" in said or "busy" in said:
        return Busy(
            "Another Tacit is writing for a long time on this profile. Nothing was lost; try again in a moment."
        )
    if "full" in said:
        return DiskTrouble(
            "The disk is full. Nothing of this was saved; what was saved before is safe. Free some space."
        )
    if "readonly" in said or "read-only" in said or "unable to open" in said or "disk I/O" in said:
        return DiskTrouble(
            "The profile's folder cannot be written. Nothing of this was saved; check the disk and its rights."
        )
    return None
