"""A new laptop's first sync from Postgres, and later the changes of others: near by, and over a slow line."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from db.services import profiles
from db.services.app import Tacit
from db.store import cipher
from db.sync.postgres import Postgres
from db.sync.postgres_url import Address
from db.sync.rounds import Rounds
from tests.bench.sync_postgres import Writer
from tests.db.sync.postgres_world import PASSWORD, Store
from tests.db.sync.slow_line import line

#: A question and its answer take 50 ms; 20 Mbit/s each way.
DELAY, SPEED = 0.025, 20e6 / 8
#: What a delta brings.
CHANGES = 100


@dataclass(frozen=True, slots=True)
class Figure:
    figure: str
    target: str
    measured: str


def measure(store: Store, records: int, first_rounds: int, rounds: int) -> Iterator[Figure]:
    """First syncs of a store that is filled with so many notes, then deltas of 100 changes."""
    cipher.SCRYPT_N = 1 << 14  # a passphrase of its real cost is not what is measured
    writer = Writer("writer", 1)
    pushing = store.client("writer")
    for start in range(0, records, 500):
        pushing.push(writer.batch(min(500, records - start), 1.0), "")
    store.root().execute("VACUUM ANALYZE")  # as autovacuum leaves a store that is older than a minute
    size = store.root().execute("SELECT sum(pg_column_size(data)) FROM tacit.record").fetchone()
    told = f"{records} records, {(size or (0,))[0] / 1e6:.0f} MB"
    with line(store.place.server.port, DELAY, SPEED) as slow, ExitStack() as open_:
        plain = [Laptop(store, open_) for _ in range(first_rounds)]
        far = [Laptop(store, open_, slow.port) for _ in range(first_rounds)]
        for laptops, where, target in ((plain, "", "<= 30 s"), (far, ", 50 ms, 20 Mbit/s", "<= 60 s")):
            times = sorted(laptop.first() for laptop in laptops)
            yield Figure(f"first sync{where}", f"{target} with indexing", f"{told}: {times[len(times) // 2]}")
        for laptop, where, target in ((plain[0], "", "<= 0.3 s"), (far[0], ", 50 ms", "<= 1 s")):
            waits = []
            for _ in range(max(5, rounds)):
                pushing.push(writer.batch(CHANGES, 0.5), "")
                waits.append(laptop.round())
            told = f"{statistics.median(waits):.2f} s, worst {max(waits):.2f}"
            yield Figure(f"delta of {CHANGES}{where}", target, told)


@dataclass(frozen=True, slots=True, order=True)
class First:
    """Seconds of a first sync: all of it, until the last record was there, and what the search index needs after that
    (a process of its own has filled it meanwhile)."""

    whole: float
    records: float
    index: float

    def __str__(self) -> str:
        return f"{self.whole:.1f} s ({self.records:.1f} sync, {self.index:.1f} index)"


class Laptop:
    """A profile of its own that has yet to see the store, in the folder of the bench; `port` of a line to it."""

    def __init__(self, store: Store, open_: ExitStack, port: int | None = None) -> None:
        folder = open_.enter_context(tempfile.TemporaryDirectory(prefix="tacit-bench-"))
        _, tacit = profiles.create(Path(folder, "profile"), "Bench", passphrase="of a bench")
        self.tacit: Tacit = open_.enter_context(tacit)
        me = self.tacit.store.me
        login = store.add(me, "rep")
        place = f"127.0.0.1:{port or store.place.server.port}/{store.name}?sslmode=disable"
        self.url = f"postgresql://{login}@{place}"
        address = Address(login, "127.0.0.1", port or store.place.server.port, store.name, (("sslmode", "disable"),))
        self.shared = Postgres(address, lambda: PASSWORD, random_unit=store.random.random)
        open_.callback(self.shared.close)

    def first(self) -> First:
        """As `tacit store join` does it."""
        start = time.perf_counter()
        self.tacit.sync.join(self.url, PASSWORD, weak=True)
        synced = time.perf_counter()
        self.tacit.finder.catch_up()
        end = time.perf_counter()
        assert not self.tacit.finder.check()
        return First(end - start, synced - start, end - synced)

    def round(self) -> float:
        """A round, and the index in step with it."""
        start = time.perf_counter()
        Rounds(self.tacit.store, self.shared).run()
        self.tacit.finder.count("press")
        return time.perf_counter() - start
