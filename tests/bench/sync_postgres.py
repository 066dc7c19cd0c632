"""The Postgres store alone, without laptops: first sync, delta, and many who push at once.

    python -m tests.bench.sync_postgres [--records 100000] [--clients 50] [--seconds 10] [--ops 100]

The server waits for its disk (fsync on) and shares the machine with the clients. Batches are written before the clock
starts: what a laptop does with its own store is not measured here.
"""

from __future__ import annotations

import argparse
import os
import random
import threading
import time
from itertools import count

from db.domain.sync.ops import CREATED, Batch, Op
from db.sync.postgres import PUSH, written
from tests.db.sync.postgres_server import running
from tests.db.sync.postgres_world import LONG_AGO_MS, Pen, Place, Store

_WORDS = [
    line.strip() for line in "press line quote valve plant shift order spare steel pump delay price crane".split()
]
_TOPICS = ("problem", "decision", "competitor", "fact")


class Writer:
    """Batches of one colleague: new notes, and edits of those written before."""

    def __init__(self, colleague: str, seed: int) -> None:
        self.colleague, self.random = colleague, random.Random(seed)
        self.device, self.n = f"device-{colleague}", 0
        self.mine: list[tuple[str, str]] = []

    def batch(self, ops: int, new: float) -> Batch:
        self.n += 1
        made = tuple(self._new() if not self.mine or self.random.random() < new else self._edit() for _ in range(ops))
        return Batch(self.device, self.n, self._id(8), made)

    def _id(self, size: int) -> str:
        return self.random.randbytes(size).hex()

    def _text(self) -> str:
        return " ".join(self.random.choices(_WORDS, k=45))

    def _op(self, record: str, field: str, value: object, base: str | None) -> Op:
        version, clock = self._id(8), f"{LONG_AGO_MS + self.n:013d}-00000-{self.device}"
        return Op(version, "note", record, field, base, version, value, clock, self.colleague)

    def _new(self) -> Op:
        record = self._id(16)
        value = {
            "audience": "everyone",
            "created_at": "2026-01-01T00:00:00.000000Z",
            "created_by": self.colleague,
            "deleted_at": None,
            "source_key": "",
            "text": self._text(),
            "customer": self._id(16),
            "about": {"add": {self._id(16): self._id(8)}},
            "topics": {"add": {self.random.choice(_TOPICS): self._id(8)}},
            **dict.fromkeys(("polarity", "source", "confidence", "details"), ""),
            **dict.fromkeys(("said_by", "review_by", "visit", "opportunity", "capture"), None),
            "learnt_on": "2026-01-01",
            "tags": {"add": {}},
        }
        op = self._op(record, CREATED, value, None)
        self.mine.append((record, op.version))
        return op

    def _edit(self) -> Op:
        place = self.random.randrange(len(self.mine))
        record, base = self.mine[place]
        op = self._op(record, "text", self._text(), base)
        self.mine[place] = (record, op.version)
        return op


def fill(store: Store, colleague: str, records: int) -> None:
    client, writer = store.client(colleague), Writer(colleague, 1)
    for _ in range(records // 500):
        client.push(writer.batch(500, 1.0), "")


def first_sync(store: Store, colleague: str, limit: int) -> tuple[float, int, dict[str, int]]:
    client, cursors, items, more = store.client(colleague), {}, 0, True
    start = time.perf_counter()
    while more:
        page = client.pull("device", cursors, limit, "")
        cursors, more, items = page.cursors, page.more, items + len(page.items)
    return time.perf_counter() - start, items, cursors


def pushes(store: Store, people: list[str], seconds: float, ops: int, new: float) -> list[tuple[float, float]]:
    """(when it ended, how long it took) of every push of all clients together."""
    ready, done = threading.Barrier(len(people) + 1), threading.Event()
    times: list[tuple[float, float]] = []

    def work(colleague: str, seed: int) -> None:
        client, writer = store.client(colleague), Writer(colleague, seed)
        client.push(writer.batch(ops, 1.0), "")
        texts = [written(writer.batch(ops, new), "") for _ in range(int(seconds * 25))]
        ready.wait(300)
        for text in texts:
            if done.is_set():
                break
            start = time.perf_counter()
            client._value(PUSH, *text)
            end = time.perf_counter()
            times.append((end, end - start))
        client.close()

    threads = [threading.Thread(target=work, args=(one, seed)) for seed, one in enumerate(people, 2)]
    for thread in threads:
        thread.start()
    ready.wait(300)
    done.wait(seconds)
    done.set()
    for thread in threads:
        thread.join()
    return times


def told(times: list[tuple[float, float]], seconds: float) -> str:
    waits = sorted(wait for _, wait in times)
    p99 = waits[int(len(waits) * 0.99)]
    return f"{len(times) / seconds:.0f}/s, median {waits[len(waits) // 2] * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--ops", type=int, default=100)
    given = parser.parse_args()
    number = count()
    people = {f"colleague-{next(number)}": "rep" for _ in range(given.clients)}
    names = list(people)
    with running(durable=True) as server, Place(server).store(people) as store:
        start = time.perf_counter()
        fill(store, names[0], given.records)
        print(f"filled with {given.records} records in {time.perf_counter() - start:.1f} s (pushes of 500)")
        took, items, cursors = first_sync(store, names[1], 5000)
        print(f"first sync, {items} records at pages of 5,000: {took:.1f} s")
        pen = Pen(store, names[0])
        pen.push(*[pen.new(os.urandom(16).hex(), "everyone", text="a new one") for _ in range(100)])
        client = store.client(names[1])
        client.hello("device", names[1], "")
        start = time.perf_counter()
        page = client.pull("device", cursors, 5000, "")
        print(f"delta of {len(page.items)}: {(time.perf_counter() - start) * 1000:.0f} ms")
        for what, new in (("new records", 1.0), ("edits", 0.0), ("half and half", 0.5)):
            times = pushes(store, names, given.seconds, given.ops, new)
            print(f"{given.clients} clients, pushes of {given.ops} ops, {what}: {told(times, given.seconds)}")


if __name__ == "__main__":
    main()
