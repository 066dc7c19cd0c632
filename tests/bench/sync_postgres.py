"""The Postgres store alone, without laptops: many who push at once. The rows are printed by tests.bench.sync.

The server waits for its disk (fsync on) and shares the machine with the clients, so its own use of the processor is
told beside the rate: what two cores of its own would carry follows from that. Batches are written before the clock
starts: what a laptop does with its own store is not measured here.
"""

from __future__ import annotations

import json
import random
import threading
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from db.domain.ids import Ids
from db.domain.sync.ops import CREATED, Batch, Op
from db.sync.postgres import PUSH, written
from tests.db.sync.postgres_server import Server
from tests.db.sync.postgres_world import LONG_AGO_MS, Place, Store

_WORDS = [
    line.strip() for line in "press line quote valve plant shift order spare steel pump delay price crane".split()
]
_TOPICS = ("problem", "decision", "competitor", "fact")
_DEVICES = count(1)


class Writer:
    """Batches of one colleague's new device: new notes, and edits of those written before, each once in a batch (a
    laptop makes one operation of what it did to a field)."""

    def __init__(self, colleague: str, seed: int) -> None:
        self.colleague, self.random = colleague, random.Random(f"{seed} {colleague}")
        self.device, self.n = f"device-{seed}-{colleague}", 0
        self.mine: list[tuple[str, str]] = []
        # made a minute later with every batch, as those of the others: what is written at one time lies together
        self.ids = Ids(lambda: LONG_AGO_MS + self.n * 60_000, self.random.randbytes)

    def batch(self, ops: int, new: float) -> Batch:
        """So many operations, a share of `new` of them new notes; all of them where there is too little to edit."""
        self.n += 1
        edits = min(round(ops * (1 - new)), len(self.mine))
        places = self.random.sample(range(len(self.mine)), edits)
        made = [*map(self._edit, places), *(self._new() for _ in range(ops - edits))]
        self.random.shuffle(made)
        return Batch(self.device, self.n, self.ids.version(), tuple(made))

    def _text(self) -> str:
        return " ".join(self.random.choices(_WORDS, k=45))

    def _op(self, record: str, field: str, value: object, base: str | None) -> Op:
        version, clock = self.ids.version(), f"{LONG_AGO_MS + self.n:013d}-00000-{self.device}"
        return Op(version, "note", record, field, base, version, value, clock, self.colleague)

    def _new(self) -> Op:
        record = self.ids.record()
        value: dict[str, object] = {
            "audience": "everyone",
            "created_at": "2026-01-01T00:00:00.000000Z",
            "created_by": self.colleague,
            "deleted_at": None,
            "source_key": "",
            "text": self._text(),
            "customer": self.ids.record(),
            "about": {"add": {self.ids.record(): self.ids.version()}},
            "topics": {"add": {self.random.choice(_TOPICS): self.ids.version()}},
            **dict.fromkeys(("polarity", "source", "confidence", "details"), ""),
            **dict.fromkeys(("said_by", "review_by", "visit", "opportunity", "capture"), None),
            "learnt_on": "2026-01-01",
            "tags": {"add": {}},
        }
        op = self._op(record, CREATED, value, None)
        self.mine.append((record, op.version))
        return op

    def _edit(self, place: int) -> Op:
        record, base = self.mine[place]
        op = self._op(record, "text", self._text(), base)
        self.mine[place] = (record, op.version)
        return op


@dataclass(frozen=True, slots=True)
class Run:
    """What many clients did together: how long each push took, over how many seconds, and what the server and the
    clients used of the processor for one push, in milliseconds (0 where this system does not tell)."""

    waits: tuple[float, ...]
    seconds: float
    server_ms: float
    client_ms: float

    @property
    def rate(self) -> float:
        return len(self.waits) / self.seconds

    def told(self) -> str:
        waits = sorted(self.waits)
        middle, p99 = waits[len(waits) // 2], waits[int(len(waits) * 0.99)]
        used = f"; a push takes the server {self.server_ms:.1f} ms of CPU, its client {self.client_ms:.1f}"
        return (
            f"{self.rate:.0f}/s, median {middle * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms{used if self.server_ms else ''}"
        )


def pushes(store: Store, people: list[str], seconds: float, ops: int, new: float) -> Run:
    """All these people push as fast as they are answered."""
    ready, finished = threading.Barrier(len(people) + 1), threading.Barrier(len(people) + 1)
    go, done = threading.Event(), threading.Event()
    waits: list[float] = []
    batches = max(4, int(seconds * 500 / len(people)))
    started = next(_DEVICES)

    def work(colleague: str) -> None:
        client, writer = store.client(colleague), Writer(colleague, started)
        try:
            client.push(writer.batch(ops, 1.0), "")
            texts = [written(writer.batch(ops, new), "") for _ in range(batches)]
        except BaseException:
            ready.abort()
            raise
        ready.wait()
        go.wait()
        for text in texts:
            if done.is_set():
                break
            start = time.perf_counter()
            client._value(PUSH, *text)
            waits.append(time.perf_counter() - start)
        finished.wait()  # until what the server's processes used is read
        client.close()

    threads = [threading.Thread(target=work, args=(one,)) for one in people]
    for thread in threads:
        thread.start()
    ready.wait()
    server, client = _used(store.place.server), time.process_time()
    start = time.perf_counter()
    go.set()
    time.sleep(seconds)
    done.set()
    while finished.n_waiting < len(people):
        time.sleep(0.001)
    took, many = time.perf_counter() - start, max(1, len(waits))
    used = (_used(store.place.server) - server) / many, (time.process_time() - client) / many
    finished.wait()
    for thread in threads:
        thread.join()
    return Run(tuple(waits), took, used[0] * 1000, used[1] * 1000)


def _used(server: Server) -> float:
    """Seconds of processor that the server's processes have used so far, 0 where the system does not tell."""
    assert server.process is not None
    used = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = stat.read_text().rpartition(")")[2].split()
            if int(parts[1]) == server.process.pid:
                used += int((stat.parent / "schedstat").read_text().split()[0]) / 1e9
        except (OSError, IndexError):  # one that ended meanwhile
            continue
    return used


def yardstick(server: Server) -> str:
    """What this machine's Postgres needs for the least that could be done: the same 100 new notes as rows of JSON, one
    index, one transaction."""
    writer, place = Writer("somebody", 0), Place.__new__(Place)
    place.server = server
    texts = [json.dumps([op.to_json() for op in writer.batch(100, 1.0).ops]) for _ in range(60)]
    with place.root() as connection:
        connection.execute("CREATE TABLE bare (id text PRIMARY KEY, whole jsonb)")
        before, start = _used(server), time.perf_counter()
        for text in texts:
            connection.execute(
                "INSERT INTO bare SELECT e ->> 'record', e FROM jsonb_array_elements(%s::text::jsonb) e", [text]
            )
        took = (time.perf_counter() - start) / len(texts) * 1000
        used = (_used(server) - before) / len(texts) * 1000
    return f"100 notes as bare JSON into one table, one at a time: {took:.1f} ms each, {used:.1f} ms of CPU"
