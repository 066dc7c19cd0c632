"""The shared store as a SQLite file on a drive that everybody can reach: small teams, up to about ten people.

Who can open the file can read all of it: audiences steer what laptops fetch, they are not enforced here, and the window
says so. Therefore *only me* records are not taken at all. Every transaction is short, begins with BEGIN IMMEDIATE where
it writes, and is tried again with growing, jittered pauses while others hold the file.

The time that counts is the drive's own (`db.store.drive_clock`), the same for everybody: a laptop whose clock is wrong
dates nothing here.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from db.domain.clock import DAY_MS
from db.domain.ids import RandomBytes
from db.domain.sync import audiences
from db.domain.sync.ops import Batch, Cursor, Hello, Item, Page, Pushed, State
from db.domain.sync.verdict import Caller, Rules
from db.store import faults, shared_file
from db.store.drive_clock import drive_ms
from db.sync import protocol
from db.sync.sqlite_faults import NOT_OURS, busy, told
from db.sync.sqlite_push import Push
from db.sync.sqlite_tables import APPLICATION_ID, about, state_of

#: The most operations of one push.
BATCH = 200
#: How long to wait for others, in seconds, and between which pauses.
PATIENCE, FIRST_PAUSE, LAST_PAUSE = 15.0, 0.005, 0.25
#: The steps in which some drives count time: less tells nothing of a clock.
COARSE_MS = 2000
#: How often a laptop's visits are noted.
_NOTED_MS = DAY_MS * 3 // 4


class SqliteFile:
    """A shared store in the file `path`, for one colleague's laptop. Opens the file when first asked for something, and
    lets go of it in `close`: a round is opening, syncing, closing. `now_ms` is the laptop's clock, `offset_ms` what the
    drive's, `drive_of`, was last found to be ahead of it."""

    def __init__(
        self,
        path: Path,
        rules: Mapping[str, str],
        *,
        colleague: str,
        now_ms: Callable[[], int],
        random_bytes: RandomBytes,
        key: bytes | None = None,
        offset_ms: int = 0,
        drive_of: Callable[[Path], int | None] = drive_ms,
        pause: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.path, self.colleague, self._key = path, colleague, key
        self._merge, self._now_ms, self._random = dict(rules), now_ms, random_bytes
        self._known_ms, self._drive_of = offset_ms, drive_of
        self._offset_ms: int | None = None
        self._pause, self._monotonic = pause, monotonic
        self._raw: Any = None

    # --- the protocol -------------------------------------------------------------------------------------------------

    def hello(self, device: str, colleague: str, proof: str) -> Hello:
        self.colleague = colleague
        began = self._now_ms()
        with self._transaction(write=False) as raw:
            said = about(raw)
            if said.min_read > protocol.SCHEMA:
                raise protocol.StoreTooNew(protocol.TOO_NEW)
            known = raw.execute("SELECT 1 FROM person WHERE colleague = ?", (colleague,)).fetchone()
        if said.min_write > protocol.SCHEMA:
            if not known:  # nobody enters with a program that may not write there
                raise protocol.StoreTooNew(protocol.TOO_NEW)
        elif not known or not set(self._merge) <= said.rules.keys():
            self._join(colleague)
        offset_ms = self._offset_ms = self._measured()
        with self._transaction(write=False) as raw:
            caller = self._caller(raw)
            return Hello(
                store_id=said.store_id,
                proven=not proof or _held(raw, proof),
                schema=said.schema,
                min_read=said.min_read,
                min_write=said.min_write,
                me=colleague,
                role=caller.role,
                now_ms=(began + self._now_ms()) // 2 + offset_ms,
                audiences=self._keys(raw, caller),
                private=False,
                batch=BATCH,
                new_for=said.new_for,
            )

    def push(self, batch: Batch, proof: str) -> Pushed:
        with self._transaction(write=True) as raw:
            if proof and not _held(raw, proof):
                raise protocol.Unproven
            rules = Rules(about(raw).rules, private=False)
            work = Push(raw, batch, self._caller(raw), rules, self._store_ms(), self._random)
            pushed = work.run()
            faults.point("sync.push.before")
        faults.point("sync.push.after")
        return pushed

    def pull(self, device: str, cursors: Cursor, limit: int, proof: str) -> Page:
        with self._transaction(write=False) as raw:
            if proof and not _held(raw, proof):
                raise protocol.Unproven
            caller = self._caller(raw)
            keys = self._keys(raw, caller)
            past = {key: cursors.get(key, 0) for key in keys}
            lines, more = _lines(raw, past, limit)
            heard = lines[-1][2] if more else about(raw).seq
            newest = raw.execute("SELECT token FROM proof ORDER BY seq DESC LIMIT 1").fetchone()
            page = Page(
                items=tuple(_items(raw, lines, caller)),
                cursors={key: max(cursors.get(key, 0), heard) for key in keys},
                more=more,
                left=tuple(sorted(set(cursors) - set(keys))),
                joined=tuple(key for key in keys if key not in cursors),
                proof=newest[0] if newest else "",
            )
            noted = raw.execute("SELECT at FROM device WHERE id = ?", (device,)).fetchone()
        if noted is None or noted[0] < self._store_ms() - _NOTED_MS:
            self._note(device, min(past.values()))
        return page

    def have(self, sha256: Sequence[str]) -> dict[str, int]:
        with self._transaction(write=False) as raw:
            held = {}
            for one in sha256:
                numbers = [
                    row[0] for row in raw.execute("SELECT number FROM chunk WHERE sha256 = ? ORDER BY 1", (one,))
                ]
                unbroken = sum(1 for place, number in enumerate(numbers) if place == number)
                if unbroken:
                    held[one] = unbroken
            return held

    def put_chunk(self, sha256: str, number: int, total: int, data: bytes) -> None:
        with self._transaction(write=True) as raw:
            raw.execute("INSERT OR IGNORE INTO chunk VALUES (?, ?, ?, ?)", (sha256, number, total, data))

    def get_chunk(self, sha256: str, number: int) -> tuple[int, bytes] | None:
        with self._transaction(write=False) as raw:
            query = "SELECT total, data FROM chunk WHERE sha256 = ? AND number = ?"
            row = raw.execute(query, (sha256, number)).fetchone()
            return (row[0], bytes(row[1])) if row else None

    def close(self) -> None:
        if self._raw is not None:
            self._raw.close()
            self._raw = None

    # --- time ---------------------------------------------------------------------------------------------------------

    def _store_ms(self) -> int:
        """The time of the store, by how far the drive's was from the laptop's when the round began."""
        if self._offset_ms is None:
            self._offset_ms = self._measured()
        return self._now_ms() + self._offset_ms

    def _measured(self) -> int:
        """How far the drive's time is ahead of the laptop's. Where nothing can be written: as far as it was."""
        now_ms, there_ms = self._now_ms(), self._drive_of(self.path.parent)
        if there_ms is None or abs(there_ms - now_ms - self._known_ms) <= COARSE_MS:
            return self._known_ms
        return there_ms - now_ms

    def _note(self, device: str, heard: int) -> None:
        """Note that this laptop was here, and how far it has heard: what was erased is told until all have heard of it
        who were here. Where that cannot be written the laptop hears all again by itself when it was away for long."""
        row = (device, self.colleague, self._store_ms(), heard)
        cannot = (protocol.StoreReadOnly, protocol.StoreFull, protocol.StoreBusy)
        with suppress(*cannot), self._transaction(write=True) as raw:
            if about(raw).min_write <= protocol.SCHEMA:
                raw.execute(_VISIT, row)

    # --- people -------------------------------------------------------------------------------------------------------

    def _join(self, colleague: str) -> None:
        """Enter a person who is here for the first time, and the rules of kinds that the file does not know yet."""
        with self._transaction(write=True) as raw:
            raw.execute("INSERT OR IGNORE INTO person VALUES (?, 'rep', 1)", (colleague,))
            rules = self._merge | about(raw).rules
            raw.execute("UPDATE meta SET value = ? WHERE key = 'rules'", (json.dumps(rules, sort_keys=True),))

    def _caller(self, raw: Any) -> Caller:
        row = raw.execute("SELECT role, active FROM person WHERE colleague = ?", (self.colleague,)).fetchone()
        if row is None or not row[1]:
            raise protocol.StoreRefused(protocol.REVOKED)
        teams = set()
        for text in raw.execute("SELECT state FROM record WHERE kind = 'team'"):
            state = state_of(text[0])
            if self.colleague in state.data.get("members", ()) and not state.gone:
                teams.add(f"team:{state.id}")
        return Caller(self.colleague, row[0], frozenset(teams))

    def _keys(self, raw: Any, caller: Caller) -> tuple[str, ...]:
        """The keys of all audiences that the caller is in."""
        named = [key for key, text in raw.execute("SELECT key, text FROM audience") if caller.sees(text)]
        return tuple(sorted({audiences.EVERYONE, *caller.teams, *named}))

    # --- transactions -------------------------------------------------------------------------------------------------

    @contextmanager
    def _transaction(self, *, write: bool) -> Iterator[Any]:
        """One transaction, on an open file. While others hold it: again and again until PATIENCE runs out."""
        with told(self.path):
            self._patiently(lambda: self._begin(write))
            try:
                yield self._raw
                self._patiently(lambda: self._raw.execute("COMMIT"))
            except BaseException:
                if self._raw is not None and self._raw.in_transaction:
                    self._raw.execute("ROLLBACK")
                raise

    def _begin(self, write: bool) -> None:
        if self._raw is None:
            self._raw = self._open()
        self._raw.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        if not write:  # take the shared lock now, where waiting for it is cheap
            try:
                self._raw.execute("SELECT 1 FROM meta LIMIT 1").fetchone()
            except BaseException:
                self._raw.execute("ROLLBACK")
                raise

    def _open(self) -> Any:
        raw = shared_file.connect(self.path, self._key)
        try:
            if self.path.stat().st_size == 0:  # of a crash, or a drive that was full
                raise shared_file.DatabaseError("malformed: empty")
            if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise shared_file.DatabaseError(NOT_OURS)
            raw.execute("PRAGMA journal_mode = TRUNCATE")
        except BaseException:
            raw.close()
            raise
        return raw

    def _patiently(self, step: Callable[[], object]) -> None:
        end, pause = self._monotonic() + PATIENCE, FIRST_PAUSE
        while True:
            try:
                step()
                return
            except shared_file.OperationalError as fault:
                if not busy(fault) or self._monotonic() >= end:
                    raise
            self._pause(pause * (0.5 + self._random(1)[0] / 255))
            pause = min(pause * 2, LAST_PAUSE)


def _held(raw: Any, proof: str) -> bool:
    return raw.execute("SELECT 1 FROM proof WHERE token = ?", (proof,)).fetchone() is not None


#: A drive's clock that was set back makes nobody be seen earlier.
_VISIT = """
INSERT INTO device VALUES (?, ?, 0, '', ?, ?)
ON CONFLICT (id) DO UPDATE SET at = max(at, excluded.at), seq = excluded.seq
"""


#: A line of the feed: audience key, record, seq, gone.
_Line = tuple[str, str, int, int]


def _lines(raw: Any, cursors: Cursor, limit: int) -> tuple[list[_Line], bool]:
    """The next lines past the cursors, in order of seq, and whether there are more."""
    query = "SELECT audience, record, seq, gone FROM feed WHERE seq > ? ORDER BY seq"
    found: list[_Line] = []
    for line in raw.execute(query, (min(cursors.values()),)):
        if line[2] > cursors.get(line[0], line[2]):
            if len(found) == limit:
                return found, True
            found.append(line)
    return found, False


def _items(raw: Any, lines: list[_Line], caller: Caller) -> Iterator[Item]:
    states: dict[str, State] = {}
    ids = sorted({line[1] for line in lines})
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        query = f"SELECT state FROM record WHERE id IN ({','.join('?' * len(some))})"  # question marks alone
        for (text,) in raw.execute(query, some):
            state = state_of(text)
            states[state.id] = state
    for key, record, seq, gone in lines:
        state = states[record]
        if not gone:
            yield Item(record, state.kind, key, seq, state)
            continue
        visible = not state.gone and caller.sees(state.audience)
        moved = audiences.key(state.audience) if visible else ""
        erased = state.gone == "erased"
        yield Item(record, state.kind, key, seq, None, moved, erased, state.created_by if erased else "")
