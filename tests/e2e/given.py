"""Seconds that a busy computer gave: those of the clock, less those in which the program stood in the queue for a core.

"Within a second" is said of the program, not of what else runs on the computer. Linux counts per thread how long it
could have run and was not let (the second number of `schedstat`, which grows when it is let at last); where it does
not, the seconds are the clock's. It tells totals only: so they are looked at every few milliseconds, and a time in
which several threads stood there counts once.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_LOOK_S = 0.005


@dataclass
class Given:
    """What a stretch of work took, once it is over."""

    seconds: float = -1.0
    queued: float = 0.0


@contextmanager
def given(*others: int) -> Iterator[Given]:
    """Measures a block that this process, and the processes `others` (ids), work through one after another."""
    took, over = Given(), threading.Event()
    queue = _Queue((os.getpid(), *others))
    watch = threading.Thread(target=queue.watch, args=(over,))
    watch.start()
    began = time.perf_counter()
    try:
        yield took
    finally:
        ended = time.perf_counter()
        over.set()
        watch.join()
    took.queued = covered((max(start, began), min(end, ended)) for start, end in queue.stood)
    took.seconds = ended - began - took.queued


def covered(spans: Iterable[tuple[float, float]]) -> float:
    """How much of a line some span covers: what several cover counts once."""
    total, reached = 0.0, float("-inf")
    for start, end in sorted(spans):
        total += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    return total


class _Queue:
    """When threads of the processes stood in the queue: `stood` are spans (from, to), one for each growth that was seen
    of a thread's total."""

    def __init__(self, processes: tuple[int, ...]) -> None:
        self.stood: list[tuple[float, float]] = []
        self._processes = processes
        self._before = self._totals()

    def watch(self, over: threading.Event) -> None:
        mine = str(threading.get_native_id())
        last = False
        while not last:
            last = over.wait(_LOOK_S)
            now, totals = time.perf_counter(), self._totals()
            totals.pop(mine, None)  # the one that looks is none of the program's
            for thread, total in totals.items():
                if grown := total - self._before.get(thread, 0.0):
                    self.stood.append((now - grown, now))
            self._before |= totals

    def _totals(self) -> dict[str, float]:
        """Seconds in the queue so far, by thread."""
        totals = {}
        for process in self._processes:
            for thread in Path(f"/proc/{process}/task").glob("*/schedstat"):
                with suppress(OSError):  # it ended while we looked
                    totals[thread.parent.name] = int(thread.read_text().split()[1]) / 1e9
        return totals
