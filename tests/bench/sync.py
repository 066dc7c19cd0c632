"""The figures of sync, measured on this machine: every row of the table of its rules, with the target beside it.

    python -m tests.bench.sync [--only ROW[,ROW]] [--rounds 3] [--records 100000] [--seeds 200] [--steps 2000] ...

Rows: convergence, bugs, visibility, laptops (first syncs and deltas), clients, file. Medians of --rounds where a row is
a time. The long forms: --seeds 10000 (convergence), --steps 20000 (visibility). Everything runs on one machine: the
server, its disk and all clients share it, so the yardsticks and the load say what an absolute is worth; ratios to the
yardstick hold between machines. Ends with status 1 where a row that is no time is not clean.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.bench import sync_file, sync_laptop, sync_postgres
from tests.db.sync import mutants, test_mutants, visibility
from tests.db.sync.postgres_server import running
from tests.db.sync.postgres_world import Place
from tests.db.sync.simulator.many import many


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. `clean` is False where something diverged, leaked or passed unnoticed."""

    figure: str
    target: str
    measured: str
    clean: bool = True


# --- rows that are right or wrong -------------------------------------------------------------------------------------


def convergence(given: argparse.Namespace) -> Iterator[Row]:
    failed = []
    for done, said in enumerate(many(0, given.seeds, 25, "memory", os.cpu_count() or 1), start=1):
        if said:
            told_beside(said)
            failed.append(said.partition(":")[0].removeprefix("seed "))
        if done % 500 == 0:
            told_beside(f"{done} seeds, {len(failed)} failed")
    told = f"{given.seeds} seeds, {len(failed)} diverged or lost something"
    yield Row(
        "convergence", "200 seeds; 0 diverged, 0 lost", f"{told}{f': {failed[:9]}' if failed else ''}", not failed
    )


def told_beside(said: str) -> None:
    """How far a long row is."""
    print(f"  {said}", file=sys.stderr, flush=True)


def bugs(given: argparse.Namespace) -> Iterator[Row]:
    passed = []
    for name, plant in mutants.MUTANTS.items():
        with pytest.MonkeyPatch.context() as patch:
            plant(patch)
            if not any(test_mutants.noticed(seed) for seed in range(test_mutants.SEEDS)):
                passed.append(name)
    caught = len(mutants.MUTANTS) - len(passed)
    told = f"{caught} of {len(mutants.MUTANTS)} within {test_mutants.SEEDS} seeds"
    if passed:
        told += f"; not noticed: {', '.join(passed)}"
    yield Row("planted bugs caught", "all", told, not passed)


def visible(given: argparse.Namespace) -> Iterator[Row]:
    with running() as server, Place(server).store(visibility.PEOPLE) as store:
        world = visibility.run(store, given.seed, given.steps, max(50, given.steps // 80), told_beside)
    told = f"{given.steps} steps, {world.checks} views compared; {world.leaked} leaked, {world.missing} missing"
    yield Row("visibility", "20,000 steps, 20 roles; 0 leaked, 0 missing", told, world.leaked == world.missing == 0)


# --- rows that are times ----------------------------------------------------------------------------------------------


def laptops(given: argparse.Namespace) -> Iterator[Row]:
    """First syncs and deltas of new laptops, near by and over a slow line."""
    with running(durable=True) as server, Place(server).store({"writer": "rep"}) as store:
        for one in sync_laptop.measure(store, given.records, given.first_rounds, given.rounds):
            yield Row(one.figure, one.target, one.measured)


def clients(given: argparse.Namespace) -> Iterator[Row]:
    people = {f"colleague-{number}": "rep" for number in range(given.clients)}
    with running(durable=True) as server, Place(server).store(people) as store:
        for what, new in (("new records", 1.0), ("edits", 0.0), ("half and half", 0.5)):
            runs = [
                sync_postgres.pushes(store, list(people), given.seconds, given.ops, new) for _ in range(given.rounds)
            ]
            middle = sorted(runs, key=lambda run: run.rate)[len(runs) // 2]
            yield Row(
                f"{given.clients} clients, {given.ops} ops, {what}", ">= 300 pushes/s, p99 < 0.5 s", middle.told()
            )


def file(given: argparse.Namespace) -> Iterator[Row]:
    runs = [sync_file.pushes(20, 20, given.seconds) for _ in range(given.rounds)]
    rate, worst = statistics.median(run[0] for run in runs), max(run[1] for run in runs)
    yield Row(
        "shared SQLite, 20 processes, 20 ops",
        ">= 50 pushes/s, worst wait < 15 s",
        f"{rate:.0f}/s, worst wait {worst:.1f} s",
    )


ROWS: dict[str, Callable[[argparse.Namespace], Iterator[Row]]] = {
    "convergence": convergence,
    "bugs": bugs,
    "visibility": visible,
    "laptops": laptops,
    "clients": clients,
    "file": file,
}


# --- the machine ------------------------------------------------------------------------------------------------------


def yardsticks() -> Iterator[str]:
    """What this machine is, and how fast it is at the moment: a loop of Python, and what waits for the disk."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    yield f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores{load}, Python {platform.python_version()}"
    loops = []
    for _ in range(5):
        start = time.perf_counter()
        sum(number * number for number in range(1_000_000))
        loops.append(time.perf_counter() - start)
    yield f"a million squares in Python: {statistics.median(loops) * 1000:.0f} ms"
    with running(durable=True) as server:
        yield sync_postgres.yardstick(server)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.sync", description=__doc__.splitlines()[0])
    parser.add_argument("--only", default=",".join(ROWS), help="rows, separated by commas")
    parser.add_argument("--rounds", type=int, default=3, help="runs of which the middle one is told")
    parser.add_argument("--first-rounds", type=int, default=1, help="the same for first syncs, which are long")
    parser.add_argument("--records", type=int, default=100_000, help="of a first sync")
    parser.add_argument("--seeds", type=int, default=200, help="of the simulator")
    parser.add_argument("--steps", type=int, default=2000, help="of twenty real roles")
    parser.add_argument("--seed", type=int, default=1, help="of those steps")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--ops", type=int, default=100, help="operations of one push")
    parser.add_argument("--seconds", type=float, default=6, help="of each run of many who push")
    given = parser.parse_args()
    given.rows = given.only.split(",")
    if unknown := set(given.rows) - ROWS.keys():
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    return given


def main() -> int:
    given = _arguments()
    os.environ.setdefault("TACIT_HOME", str(Path("/nonexistent")))  # nothing here may find a real profile
    for line in yardsticks():
        print(f"  {line}", flush=True)
    print(f"{'figure':48} | {'target':44} | measured")
    clean = True
    for name in given.rows:
        for row in ROWS[name](given):
            clean &= row.clean
            print(f"{row.figure:48} | {row.target:44} | {row.measured}", flush=True)
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
