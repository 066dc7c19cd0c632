"""How much memory the window takes, against a bare PySide6 window: the most that was resident up to the filled Today.

The goal (DESIGN 6): the window with 100,000 notes <= 400 MB. Linux and macOS tell a child's peak; others are passed
over.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.start import BARE, environment, fill

GOAL_MB = 400
ROUNDS = 3


def peak(command: list[str], env: dict[str, str]) -> float:
    """Runs a program once; the most memory it had, in MB."""
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command[:3])} could not be measured: it ended with {process.returncode}.")
    return used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def memory_figures(sizes: list[int], rounds: int = ROUNDS) -> Iterator[str]:
    """Lines of a table: medians in MB."""
    if not hasattr(os, "wait4"):
        return
    yield f"{'memory, MB over ' + str(rounds) + ' fresh processes':<34} {'median':>8} {'most':>8}"
    for notes in sizes:
        with tempfile.TemporaryDirectory(prefix="tacit-bench-") as place:
            fill(Path(place), notes)
            env = environment(Path(place))
            bare = [peak([sys.executable, "-c", BARE], env) for _ in range(rounds)]
            ours = [peak([sys.executable, "-m", "desktop"], env) for _ in range(rounds)]
        yield f"{'bare PySide6 window':<34} {statistics.median(bare):8.0f} {max(bare):8.0f}"
        goal = f"   goal {GOAL_MB} MB at 100000"
        yield f"{f'window, {notes} notes':<34} {statistics.median(ours):8.0f} {max(ours):8.0f}{goal}"
