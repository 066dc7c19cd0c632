"""Pieces of the search bench that several parts use: times, spreads, memory, the made source."""

from __future__ import annotations

import gc
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from db.search.documents import Doc
from db.search.source import Touched
from tests.bench.corpus import Corpus

KEY = bytes(range(32))
TODAY = date(2026, 11, 22)


class Made:
    """A document source over a made corpus, and over what is saved while the bench runs."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.saved: list[Doc] = []

    def save(self, doc: Doc) -> None:
        self.saved.append(doc)

    def high_water(self) -> int:
        return len(self.saved)

    def touched(self, after: int, limit: int) -> list[Touched]:
        return [Touched(after + n + 1, d.id) for n, d in enumerate(self.saved[after : after + limit])]

    def documents(self, ids: Sequence[str]) -> list[Doc]:
        wanted = set(ids)
        return [d for d in self.saved if d.id in wanted]

    def everything(self) -> Iterator[Doc]:
        return self.corpus.docs()

    def count(self) -> int:
        return self.corpus.size + len(self.corpus.firms) + len(self.corpus.people)


def say(*what: object) -> None:
    sys.stdout.write(" ".join(map(str, what)) + "\n")
    sys.stdout.flush()


def machine() -> str:
    """The hardware, and how busy it is with others."""
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{platform.machine()} · {_processor()} · {os.cpu_count()} cores · Python {platform.python_version()} · {load}"
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown processor"
    )


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def spread(times: Sequence[float]) -> str:
    """Median, p95 and p99 of times in milliseconds."""
    ordered = sorted(times)
    if not ordered:
        return "nothing measured"

    def at(part: float) -> float:
        return ordered[min(int(len(ordered) * part), len(ordered) - 1)]

    return f"p50 {statistics.median(ordered):8.2f}  p95 {at(0.95):8.2f}  p99 {at(0.99):8.2f}  ms  (n={len(ordered)})"


def memory() -> float:
    """What this process has resident now, in MB (its peak where the system does not tell)."""
    gc.collect()
    status = Path("/proc/self/status")
    if status.exists():
        line = next(one for one in status.read_text("ascii").splitlines() if one.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
