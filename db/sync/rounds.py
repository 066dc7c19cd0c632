"""One round of sync: what was on its way is sent again, then pull, offer what waits, pull what came of it.

A round can be cut at any moment and begun again: every step is written before the next one builds on it. `Rounds` is
used by one thread; nobody else waits for it, as it holds the laptop's write lock for one page or one batch at a time.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from db.domain.sync.ops import Batch, Hello, Op, Page
from db.domain.words import QT_TRANSLATE_NOOP
from db.store import faults
from db.store.errors import Damaged, NotFound
from db.store.store import Store
from db.sync import joining, outbox, protocol, retrying
from db.sync.protocol import ForeignStore, SharedStore, StoreTooNew, Unproven
from db.sync.replica import DAMAGED, Replica

#: How often a round begins again because the store was put back under it.
_AGAIN = 3
#: The first and the longest pause between rounds that failed, in seconds.
FIRST_PAUSE, LAST_PAUSE = 2.0, 300.0

_FOREIGN = QT_TRANSLATE_NOOP(
    "db",
    "This is not the shared store that this computer synced with before. Nothing was sent or taken; choose the right "
    "one, or join this one.",
)
_OTHER_PERSON = QT_TRANSLATE_NOOP(
    "db",
    "The shared store knows this login as another person. Nothing was sent; join the store again to go on as them.",
)


class Files(Protocol):
    """Contents of attached files on the laptop (`db.store.attachments.Attachments`)."""

    def put(self, content: bytes) -> str: ...
    def get(self, sha256: str) -> bytes: ...
    def has(self, sha256: str) -> bool: ...
    def erase(self, sha256: str) -> None: ...
    def parts(self, sha256: str) -> list[bytes]: ...
    def put_part(self, sha256: str, number: int, part: bytes) -> None: ...
    def drop_parts(self, sha256: str) -> None: ...


class Cancelled(Exception):
    """The person, or the end of the program, stopped the round between two steps."""


@dataclass(slots=True)
class Report:
    """What a round did: records heard, changes taken by the store, changes it refused. `restored` says that the store
    had been put back; `read_only` that this Tacit is too old to write there; `adopted` that the store knew this person
    before, and the laptop goes on under the id that it knows."""

    heard: int = 0
    taken: int = 0
    refused: int = 0
    restored: bool = False
    read_only: bool = False
    adopted: bool = False


class Rounds:
    """Rounds of one laptop with one store. `on_page` is told of every page (records so far, whether more come), and of
    every batch; `stop` is asked between steps."""

    def __init__(
        self,
        store: Store,
        shared: SharedStore,
        *,
        files: Files | None = None,
        on_step: Callable[[Report, bool], None] = lambda report, more: None,
        stop: Callable[[], bool] = lambda: False,
        page: int = protocol.PAGE,
    ) -> None:
        self._store, self._shared, self._files = store, shared, files
        self._on_step, self._stop, self._page = on_step, stop, page
        self.replica = Replica(store)

    def run(self) -> Report:
        """A whole round. SyncError where it had to stop: everything until then is kept, and the next round goes on."""
        report = Report()
        for again in reversed(range(_AGAIN)):
            try:
                self._round(report)
                break
            except Unproven:
                if not again:
                    raise
        return report

    def greet(self, who: str = "") -> Hello:
        """Find out whether the store takes this person, and begin with it where that is new; nothing is heard anew or
        offered again. `who` is a colleague of the store as whom this laptop goes on. SyncError where it does not."""
        return self._hello(Report(), who)

    def _round(self, report: Report) -> None:
        hello = self._hello(report)
        if not hello.proven:
            report.restored = True
            self.replica.hear_anew()
        elif self.replica.away_for_long():
            self.replica.hear_all()
        writes = hello.min_write <= protocol.SCHEMA
        report.read_only = not writes
        self.replica.catch_up()
        if writes:
            self._resend(report)
        self._pull(report)
        self.replica.offer_absent()
        if writes and (self._retry(hello, report) | self._push(hello, report)):
            self._pull(report)
        self._fetch()

    def _hello(self, report: Report, who: str = "") -> Hello:
        replica = self.replica
        began = self._store.now_ms()
        values = replica.values()
        hello = self._shared.hello(self._store.device, who or self._store.me, values.get("proof", ""))
        if hello.min_read > protocol.SCHEMA:
            raise StoreTooNew(protocol.TOO_NEW)
        known = values.get("store_id", "")
        if known and known != hello.store_id:
            raise ForeignStore(_FOREIGN)
        same_person = hello.me == self._store.me
        if known and not same_person:
            raise protocol.StoreRefused(_OTHER_PERSON)
        if not known:
            joining.join(self._store, hello.store_id, same_person=same_person)
        if not same_person:
            joining.adopt(self._store, hello.me)
            report.adopted = True
        offset = hello.now_ms - (began + self._store.now_ms()) // 2
        if abs(offset - self._store.offset_ms) > 1000 or not known:
            self._store.correct(offset)
            replica.put(store_id=hello.store_id, offset_ms=offset)
        replica.remember(role=hello.role, private="yes" if hello.private else "", new_for=hello.new_for)
        if not known and not replica.get("proof"):  # what was shown is another store's
            hello = replace(hello, proven=True)
        return hello

    def _check(self) -> None:
        if self._stop():
            raise Cancelled

    # --- pull ---------------------------------------------------------------------------------------------------------

    def _pull(self, report: Report) -> None:
        more = True
        while more:
            self._check()
            with _no_search_for_cycles():
                page = self._next_page()
                self.replica.apply(page)
            report.heard += len(page.items)
            more = page.more
            self._on_step(report, more)

    def _next_page(self) -> Page:
        replica = self.replica
        return self._shared.pull(self._store.device, replica.cursors(), self._page, replica.get("proof"))

    # --- push ---------------------------------------------------------------------------------------------------------

    def _resend(self, report: Report) -> None:
        """What was sent and not answered goes first, as it was: the store knows what of it came through."""
        batch = self.replica.in_flight()
        if batch is not None:
            self._send(batch, report)

    def _retry(self, hello: Hello, report: Report) -> bool:
        """What was refused and may be taken now. Whether there was anything."""
        ops = retrying.due(self._store, hello, lambda sha256: self._content(sha256) is not None)
        for some in retrying.batches(ops, hello.batch):
            self._check()
            unreadable = self._upload(some)
            if whole := tuple(op for op in some if op.id not in unreadable):
                self._send(self.replica.pack(outbox.Parcel(whole, {}, ())), report)
        return bool(ops)

    def _push(self, hello: Hello, report: Report) -> bool:
        """Everything that waits; teams first, as a store asks who is in which once a batch. Whether there was
        anything."""
        later: list[str] = []
        return self._push_of("team", hello, report, later) | self._push_of("", hello, report, later)

    def _push_of(self, kind: str, hello: Hello, report: Report, later: list[str]) -> bool:
        waiting = outbox.Outbox(self._store, private=hello.private)
        sent = False
        while True:
            self._check()
            parcel = waiting.parcel(hello.batch, later, kind)
            self.replica.settle(parcel.idle)
            if not parcel.ops:
                return sent
            unreadable = self._upload(parcel.ops)
            report.refused += len(unreadable)
            parcel = self.replica.set_aside(parcel, unreadable)
            if parcel.ops:
                later += self._send(self.replica.pack(parcel), report)
                sent = True

    def _send(self, batch: Batch, report: Report) -> list[str]:
        pushed = self._shared.push(batch, self.replica.get("proof"))
        if pushed.clone:
            self.replica.new_device()
            return []
        later = self.replica.answered(batch, pushed)
        taken = sum(answer.outcome.accepted for answer in pushed.answers)
        report.taken += taken
        report.refused += len(batch.ops) - taken - len(later)
        self._on_step(report, False)
        return later

    # --- attached files -----------------------------------------------------------------------------------------------

    def _upload(self, ops: tuple[Op, ...]) -> set[str]:
        """Contents go before the records that name them, from the first chunk that the store does not have. The ids of
        operations whose content cannot be read here."""
        if self._files is None:
            return set()
        wanted = {op.id: sha256 for op in ops for sha256 in _contents((op,)) if self._files.has(sha256)}
        held = self._shared.have(list(wanted.values())) if wanted else {}
        unreadable = set()
        for op, sha256 in wanted.items():
            content = self._content(sha256)
            if content is None:
                unreadable.add(op)
                continue
            total = max(1, -(-len(content) // protocol.CHUNK))
            for number in range(held.get(sha256, 0), total):
                self._check()
                start = number * protocol.CHUNK
                self._shared.put_chunk(sha256, number, total, content[start : start + protocol.CHUNK])
                faults.point("sync.content.put")
            held[sha256] = total
        return unreadable

    def _content(self, sha256: str) -> bytes | None:
        """A content that is here and whole."""
        try:
            return self._files.get(sha256) if self._files is not None else None
        except (NotFound, Damaged):
            return None

    def _fetch(self) -> None:
        """Contents that records name and this laptop does not have, or missed as damaged."""
        if self._files is None:
            return
        damaged = self.replica.get(DAMAGED).split()
        for sha256 in self.replica.contents():
            if sha256 in damaged or not self._files.has(sha256):
                content = self._download(self._files, sha256)
                if content is not None and hashlib.sha256(content).hexdigest() == sha256:
                    self._files.erase(sha256)
                    self._files.put(content)
                self._files.drop_parts(sha256)
        if damaged:
            self.replica.remember(**{DAMAGED: ""})

    def _download(self, files: Files, sha256: str) -> bytes | None:
        """The content, from the first part on that is not here; None where the store does not have it."""
        parts = files.parts(sha256)
        while True:
            self._check()
            chunk = self._shared.get_chunk(sha256, len(parts))
            if chunk is None:
                return None
            total, content = chunk
            if len(parts) + 1 < total:  # the last one is not kept apart: it comes with the whole
                files.put_part(sha256, len(parts), content)
            parts.append(content)
            faults.point("sync.content.got")
            if len(parts) >= total:
                return b"".join(parts)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """A page is half a million small values, none in a circle with another: to look for circles among them again and
    again is a sixth of the work of a first sync."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _contents(ops: tuple[Op, ...]) -> Iterator[str]:
    """The contents that new attachments among operations name."""
    for op in ops:
        if op.kind == "attachment" and isinstance(op.value, dict) and isinstance(op.value.get("sha256"), str):
            yield op.value["sha256"]


def pause_after(failures: int, chance: float) -> float:
    """Seconds to wait after so many failures in a row: growing, with jitter (`chance` from 0 to 1), so that laptops
    that lost a store together do not come back together."""
    return min(FIRST_PAUSE * 2 ** min(failures, 20), LAST_PAUSE) * (0.5 + chance)
