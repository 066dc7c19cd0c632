"""Seconds that a busy computer gave: those of the clock, less those in which the threads stood in the queue for a core.

"Within a second" is said of the program, not of what else runs on the computer. Linux counts per thread how long it
could have run and was not let (the second number of `schedstat`); where it does not, the seconds are the clock's.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Given:
    """What a stretch of work took, once it is over."""

    seconds: float = -1.0
    queued: float = 0.0


@contextmanager
def given(*others: int) -> Iterator[Given]:
    """Measures a block that this process, and the processes `others` (ids), work through one after another."""
    took = Given()
    processes = (os.getpid(), *others)
    queued, began = _queued(processes), time.perf_counter()
    yield took
    clock = time.perf_counter() - began
    took.queued = min(_queued(processes) - queued, clock)
    took.seconds = clock - took.queued


def _queued(processes: tuple[int, ...]) -> float:
    """Seconds that all threads of the processes have stood in the queue so far."""
    nanoseconds = 0
    for process in processes:
        for thread in Path(f"/proc/{process}/task").glob("*/schedstat"):
            with suppress(OSError):  # it ended while we looked
                nanoseconds += int(thread.read_text().split()[1])
    return nanoseconds / 1e9
