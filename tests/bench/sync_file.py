"""Many who push into one shared SQLite file, each a process of its own, as twenty laptops on one drive."""

from __future__ import annotations

import multiprocessing
import os
import random
import tempfile
import time
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from db.records import standard_kinds
from db.sync import sqlite_admin
from db.sync.protocol import rules_of
from db.sync.sqlite_file import SqliteFile
from tests.bench.sync_postgres import Writer


def pushes(processes: int, ops: int, seconds: float) -> tuple[float, float]:
    """Pushes a second of all together, and the longest that one of them took."""
    spawning = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="tacit-bench-") as folder:
        path = Path(folder, "shared.tacit")
        rules = rules_of(standard_kinds())
        sqlite_admin.create(path, rules, colleague="colleague-0", random_bytes=os.urandom, proof=lambda place: None)
        ready, told = spawning.Barrier(processes), spawning.SimpleQueue()
        workers = [
            spawning.Process(target=_work, args=(path, number, ops, seconds, ready, told))
            for number in range(processes)
        ]
        for worker in workers:
            worker.start()
        waits = [told.get() for _ in workers]
        for worker in workers:
            worker.join()
    every = [wait for each in waits for wait in each]
    return len(every) / seconds, max(every)


def _work(path: Path, number: int, ops: int, seconds: float, ready: Barrier, told: Any) -> None:
    """One laptop: opens the file, pushes until the time is over, tells how long each push took."""
    colleague, dice, waits = f"colleague-{number}", random.Random(number), []
    store = SqliteFile(
        path, rules_of(standard_kinds()), colleague=colleague, now_ms=_now_ms, random_bytes=dice.randbytes
    )
    store.hello(f"device-{number}", colleague, "")
    writer = Writer(colleague, number)
    ready.wait(120)
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        batch = writer.batch(ops, 0.5)
        start = time.perf_counter()
        store.push(batch, "")
        store.close()  # open, sync, close: no handle stays on the drive
        waits.append(time.perf_counter() - start)
    told.put(waits)


def _now_ms() -> int:
    return int(time.time() * 1000)
