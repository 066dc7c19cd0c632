"""What is noted of every push whose answer reached a laptop, and must hold at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.domain.sync.ops import AUDIENCE, ERASED, Batch, Outcome, Pushed

#: How far a stamp may run before the store's time, in milliseconds (SYNC.md).
AHEAD_MS = 60_000


@dataclass
class Listening:
    """`batches`: the batch that a device sent under each of its numbers. `clocks`: of each version that the store took
    who wrote it, and its stamp as the store keeps it. `erased`: what it has erased for law since it was put back."""

    batches: dict[tuple[str, int], str] = field(default_factory=dict)
    clocks: dict[str, tuple[str, str]] = field(default_factory=dict)
    stayed: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)

    def heard(self, now: int, batch: Batch, pushed: Pushed) -> None:
        if pushed.clone:
            return
        first = self.batches.setdefault((batch.device, batch.n), batch.id)
        assert first == batch.id, f"two laptops speak as {batch.device}: two batches are its number {batch.n}"
        ops = {op.id: op for op in batch.ops}
        for answer in pushed.answers:
            op = ops[answer.op]
            if not answer.outcome.accepted or answer.outcome is Outcome.DUPLICATE:
                continue
            assert op.field == ERASED or op.record not in self.erased, f"{op.record} was erased, and is taken anew"
            if op.field == AUDIENCE:
                (self.stayed.add if answer.outcome is Outcome.MERGED else self.stayed.discard)(op.id)
            self.erased |= {op.record} if op.field == ERASED else set()
            if op.again:
                continue  # what is offered again is what has become of it since
            author, clock = self.clocks.get(op.base or "", (op.author, ""))
            assert author == op.author or op.clock > clock, f"{op.version} is stamped before {op.base}, seen before"
            most = f"{now + AHEAD_MS:013d}"
            self.clocks.setdefault(op.version, (op.author, min(op.clock, most + op.clock[13:])))
