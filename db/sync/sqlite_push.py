"""One push into a shared SQLite file: every operation judged, its effect kept with it, the feed stamped last."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from db.domain.ids import RandomBytes
from db.domain.sync import audiences
from db.domain.sync.ops import Answer, Batch, Op, Outcome, Pushed, State
from db.domain.sync.verdict import Caller, Rules, carries, judge_next, marks
from db.sync.sqlite_tables import about, state_of

#: A laptop that writes. How far it has heard is noted when it hears: a proof tells of what it may not have taken over.
_DEVICE = """
INSERT INTO device VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO UPDATE
SET colleague = excluded.colleague, n = excluded.n, batch = excluded.batch, at = max(at, excluded.at)
"""


class Push:
    """The work of one batch inside an open write transaction."""

    def __init__(
        self, raw: Any, batch: Batch, caller: Caller, rules: Rules, now_ms: int, random_bytes: RandomBytes
    ) -> None:
        self._raw, self._batch, self._caller, self._rules = raw, batch, caller, rules
        self._now_ms, self._random = now_ms, random_bytes
        self._states: dict[str, State | None] = {}
        self._written: set[str] = set()
        self._unmoved: set[str] = set()
        self._marks: dict[tuple[str, str], bool] = {}
        self._let_go: set[str] = set()

    def run(self) -> Pushed:
        if self._is_clone():
            return Pushed((), "", clone=True)
        answers = tuple(self._answer(op) for op in self._batch.ops)
        for record in sorted(self._written):
            self._write(record)
        for sha256 in sorted(self._let_go):
            self._drop(sha256)
        seq = self._stamp()
        token = self._random(16).hex()
        self._raw.execute("INSERT INTO proof VALUES (?, ?, ?)", (token, seq, self._now_ms))
        return Pushed(answers, token)

    def _is_clone(self) -> bool:
        """Whether another laptop has used this device's number; else the number is taken."""
        batch = self._batch
        row = self._raw.execute("SELECT n, batch FROM device WHERE id = ?", (batch.device,)).fetchone()
        if row is not None and batch.n <= row[0] and (batch.n, batch.id) != tuple(row):
            return True
        self._raw.execute(_DEVICE, (batch.device, self._caller.colleague, batch.n, batch.id, self._now_ms))
        return False

    def _answer(self, op: Op) -> Answer:
        if self._raw.execute("SELECT 1 FROM op WHERE id = ?", (op.id,)).fetchone():
            return Answer(op.id, Outcome.DUPLICATE)
        state = self._state(op.record)
        known = partial(self._known, op.record)
        verdict = judge_next(self._unmoved, state, op, self._caller, self._now_ms, self._rules, known)
        if verdict.state is not None:
            self._states[op.record] = verdict.state
            self._written.add(op.record)
            if verdict.state.gone and state is not None and (content := state.data.get("sha256")):
                self._let_go.add(content)
            if audiences.members(verdict.state.audience):
                self._name(verdict.state.audience)
            for key, gone in marks(state, verdict.state):
                self._marks[op.record, key] = gone
        if verdict.outcome.accepted and verdict.outcome is not Outcome.DUPLICATE:
            self._remember(op, verdict.outcome)
        if verdict.purge:
            self._raw.execute("UPDATE op SET op = '{}' WHERE record = ?", (op.record,))
        return Answer(op.id, verdict.outcome, verdict.reason)

    def _name(self, audience: str) -> None:
        """Remember who the named people of an audience are."""
        self._raw.execute("INSERT OR IGNORE INTO audience VALUES (?, ?)", (audiences.key(audience), audience))

    def _state(self, record: str) -> State | None:
        if record not in self._states:
            row = self._raw.execute("SELECT state FROM record WHERE id = ?", (record,)).fetchone()
            self._states[record] = state_of(row[0]) if row else None
        return self._states[record]

    def _known(self, record: str, field: str, version: str) -> bool:
        rows = self._raw.execute("SELECT field, version, op FROM op WHERE record = ?", (record,))
        return any(carries(there, carried, json.loads(op), field, version) for there, carried, op in rows)

    def _remember(self, op: Op, outcome: Outcome) -> None:
        text = json.dumps(op.to_json(), ensure_ascii=False, separators=(",", ":"))
        row = (op.id, op.record, op.field, op.version, text, self._batch.device, self._now_ms, str(outcome))
        self._raw.execute("INSERT INTO op VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def _write(self, record: str) -> None:
        state = self._states[record]
        assert state is not None
        text = json.dumps(state.to_json(), ensure_ascii=False, separators=(",", ":"))
        self._raw.execute("INSERT OR REPLACE INTO record VALUES (?, ?, ?)", (record, state.kind, text))

    def _drop(self, sha256: str) -> None:
        """Let go of the content of an attached file that is gone, unless another record names it."""
        named = "SELECT 1 FROM record WHERE kind = 'attachment' AND instr(state, ?) LIMIT 1"
        if not self._raw.execute(named, (json.dumps(sha256),)).fetchone():
            self._raw.execute("DELETE FROM chunk WHERE sha256 = ?", (sha256,))

    def _stamp(self) -> int:
        """Give the lines of the feed their numbers, from the counter, last. The counter's new value."""
        seq = about(self._raw).seq
        for (record, key), gone in sorted(self._marks.items()):
            seq += 1
            row = (key, record, seq, int(gone), self._now_ms)
            self._raw.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?)", row)
        self._raw.execute("UPDATE meta SET value = ? WHERE key = 'seq'", (str(seq),))
        return seq
