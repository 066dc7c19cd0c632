"""Many seeds of the simulator in processes of their own."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.db.sync.simulator.play import play

STORES = ("memory", "file", "postgres")
#: How long one seed may take, in seconds.
PATIENCE = 600


@contextmanager
def prepared(store: str) -> Iterator[dict[str, Any]]:
    """What a process needs for its seeds: nothing, a folder, or a Postgres server of its own."""
    with ExitStack() as stack:
        if store == "file":
            yield {"folder": Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tacit-simulator-")))}
        elif store == "postgres":
            from tests.db.sync.postgres_server import running
            from tests.db.sync.postgres_world import Place

            yield {"place": Place(stack.enter_context(running()))}
        else:
            yield {}


def tried(seed: int, steps: int, where: dict[str, Any]) -> str:
    """Why a seed failed, '' where it did not."""
    try:
        play(seed, steps, **where)
    except Exception as fault:
        return f"seed {seed}: {type(fault).__name__}: {fault}\n" + "\n".join(getattr(fault, "__notes__", ()))
    return ""


def some(seeds: range, steps: int, store: str, report: Any) -> None:
    with prepared(store) as where:
        for seed in seeds:
            report.put(tried(seed, steps, where))


def many(first: int, seeds: int, steps: int, store: str, processes: int) -> Iterator[str]:
    """What became of each seed, in the order in which they end."""
    context = multiprocessing.get_context("spawn")
    report = context.Queue()
    parts = [range(first + number, first + seeds, processes) for number in range(processes)]
    workers = [context.Process(target=some, args=(part, steps, store, report), daemon=True) for part in parts]
    for worker in workers:
        worker.start()
    for _ in range(seeds):
        yield report.get(timeout=PATIENCE)
    for worker in workers:
        worker.join()
