"""A shared store in memory, as plainly as the rules can be written: the model that real stores are held to, and the
store of most simulated rounds.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from db.domain.ids import RandomBytes
from db.domain.sync import audiences
from db.domain.sync.ops import Answer, Batch, Cursor, Hello, Item, Op, Outcome, Page, Pushed, State
from db.domain.sync.verdict import Caller, Rules, carries, judge_next, marks
from db.sync import protocol

#: How long a tombstone stays at least, in milliseconds.
TOMBSTONE_MS = 180 * 86_400_000


@dataclass
class Room:
    """What a store holds. Copying it is a backup."""

    id: str
    rules: Rules
    seq: int = 0
    people: dict[str, str] = field(default_factory=dict)
    records: dict[str, State] = field(default_factory=dict)
    feed: dict[tuple[str, str], tuple[int, bool]] = field(default_factory=dict)
    at: dict[tuple[str, str], int] = field(default_factory=dict)
    seen: dict[str, tuple[int, int]] = field(default_factory=dict)
    ops: dict[str, Op] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    purged: set[str] = field(default_factory=set)
    devices: dict[str, tuple[int, str]] = field(default_factory=dict)
    proofs: list[str] = field(default_factory=list)
    chunks: dict[tuple[str, int], tuple[int, bytes]] = field(default_factory=dict)


class Memory:
    """The store of one company. `client` is what a laptop gets."""

    judge_next = staticmethod(judge_next)

    def __init__(
        self, rules: Mapping[str, str], now_ms: Callable[[], int], random_bytes: RandomBytes, private: bool = False
    ) -> None:
        self.now_ms, self.random = now_ms, random_bytes
        self.room = Room(random_bytes(16).hex(), Rules(rules, private))

    def client(self, colleague: str, role: str = "rep") -> Client:
        self.room.people[colleague] = role
        return Client(self, colleague)

    def backup(self) -> Room:
        return copy.deepcopy(self.room)

    def restore(self, backup: Room) -> None:
        people = self.room.people
        self.room = copy.deepcopy(backup)
        self.room.people = people

    def care(self) -> None:
        """The night's care: tombstones go after 180 days, once every device seen in that time has passed them; those of
        what was erased stay."""
        room, before = self.room, self.now_ms() - TOMBSTONE_MS
        passed = min((seq for at, seq in room.seen.values() if at >= before), default=room.seq)
        for line, (seq, gone) in list(room.feed.items()):
            erased = room.records[line[1]].gone == "erased"
            if gone and not erased and room.at[line] < before and seq <= passed:
                del room.feed[line], room.at[line]

    # --- what clients ask for -----------------------------------------------------------------------------------------

    def caller(self, colleague: str) -> Caller:
        teams = [
            f"team:{state.id}"
            for state in self.room.records.values()
            if state.kind == "team" and not state.gone and colleague in state.data.get("members", ())
        ]
        return Caller(colleague, self.room.people[colleague], frozenset(teams))

    def keys(self, caller: Caller) -> tuple[str, ...]:
        named = {audiences.key(text) for text in self.room.named if caller.sees(text)}
        private = {f"me:{caller.colleague}"} if self.room.rules.private else set()
        return tuple(sorted({audiences.EVERYONE, *caller.teams, *private, *named}))

    def known(self, record: str, name: str, version: str) -> bool:
        return any(
            carries(op.field, op.version, {} if record in self.room.purged else op.to_json(), name, version)
            for op in self.room.ops.values()
            if op.record == record
        )

    def push(self, caller: Caller, batch: Batch) -> Pushed:
        n, batch_id = self.room.devices.get(batch.device, (0, ""))
        if batch.n <= n and (batch.n, batch.id) != (n, batch_id):
            return Pushed((), "", clone=True)
        self.room.devices[batch.device] = (batch.n, batch.id)
        stamps: dict[tuple[str, str], bool] = {}
        self.unmoved: set[str] = set()
        answers = tuple(self._answer(caller, op, stamps) for op in batch.ops)
        for (record, key), gone in sorted(stamps.items()):
            self.room.seq += 1
            self.room.feed[key, record], self.room.at[key, record] = (self.room.seq, gone), self.now_ms()
        self.room.proofs.append(self.random(16).hex())
        return Pushed(answers, self.room.proofs[-1])

    def _answer(self, caller: Caller, op: Op, stamps: dict[tuple[str, str], bool]) -> Answer:
        room = self.room
        if op.id in room.ops:
            return Answer(op.id, Outcome.DUPLICATE)
        state = room.records.get(op.record)
        known = lambda name, version: self.known(op.record, name, version)  # noqa: E731
        verdict = self.judge_next(self.unmoved, state, op, caller, self.now_ms(), room.rules, known)
        if verdict.state is not None:
            room.records[op.record] = verdict.state
            room.named |= {verdict.state.audience} if audiences.members(verdict.state.audience) else set()
            stamps.update({(op.record, key): gone for key, gone in marks(state, verdict.state)})
        if verdict.outcome.accepted and verdict.outcome is not Outcome.DUPLICATE:
            room.ops[op.id] = op
        if verdict.purge:
            room.purged.add(op.record)
        return Answer(op.id, verdict.outcome, verdict.reason)

    def pull(self, caller: Caller, cursors: Cursor, limit: int) -> Page:
        keys = self.keys(caller)
        lines = sorted(
            (seq, key, record, gone)
            for (key, record), (seq, gone) in self.room.feed.items()
            if key in keys and seq > cursors.get(key, 0)
        )
        more, lines = len(lines) > limit, lines[:limit]
        heard = lines[-1][0] if more else self.room.seq
        return Page(
            items=tuple(self._item(caller, *line) for line in lines),
            cursors={key: max(heard, cursors.get(key, 0)) for key in keys},
            more=more,
            left=tuple(sorted(set(cursors) - set(keys))),
            joined=tuple(key for key in keys if key not in cursors),
            proof=self.room.proofs[-1] if self.room.proofs else "",
        )

    def _item(self, caller: Caller, seq: int, key: str, record: str, gone: bool) -> Item:
        state = self.room.records[record]
        if not gone:
            return Item(record, state.kind, key, seq, copy.deepcopy(state))
        visible = not state.gone and caller.sees(state.audience)
        moved = audiences.key(state.audience) if visible else ""
        erased = state.gone == "erased"
        return Item(record, state.kind, key, seq, None, moved, erased, state.created_by if erased else "")


class Client:
    """A laptop's way to a `Memory` store."""

    def __init__(self, store: Memory, colleague: str) -> None:
        self.store, self.colleague = store, colleague

    def _proven(self, proof: str) -> None:
        if proof and proof not in self.store.room.proofs:
            raise protocol.Unproven

    def hello(self, device: str, colleague: str, proof: str) -> Hello:
        room, caller = self.store.room, self.store.caller(self.colleague)
        return Hello(
            room.id,
            not proof or proof in room.proofs,
            protocol.SCHEMA,
            protocol.SCHEMA,
            protocol.SCHEMA,
            self.colleague,
            caller.role,
            self.store.now_ms(),
            self.store.keys(caller),
            room.rules.private,
            200,
        )

    def push(self, batch: Batch, proof: str) -> Pushed:
        self._proven(proof)
        batch = Batch.from_json(copy.deepcopy(batch.to_json()))
        return self.store.push(self.store.caller(self.colleague), batch)

    def pull(self, device: str, cursors: Cursor, limit: int, proof: str) -> Page:
        self._proven(proof)
        page = self.store.pull(self.store.caller(self.colleague), cursors, limit)
        self.store.room.seen[device] = (self.store.now_ms(), min(cursors.values(), default=0))
        return page

    def have(self, sha256: Sequence[str]) -> dict[str, int]:
        chunks = self.store.room.chunks
        counts = {one: next(n for n in range(10_000) if (one, n) not in chunks) for one in sha256}
        return {one: count for one, count in counts.items() if count}

    def put_chunk(self, sha256: str, number: int, total: int, data: bytes) -> None:
        self.store.room.chunks.setdefault((sha256, number), (total, data))

    def get_chunk(self, sha256: str, number: int) -> tuple[int, bytes] | None:
        return self.store.room.chunks.get((sha256, number))

    def close(self) -> None:
        pass
