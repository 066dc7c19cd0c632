"""How long until the window is there, against a bare PySide6 window measured between the same rounds.

The goals (DESIGN 8): first paint with a capture box that takes keys <= 1.5 times the bare window; Today filled from
10,000 notes <= 4.5 times. The window tells its own marks (TACIT_TIMING=1: `tacit-timing NAME MS`). The ratios use the
time at which the line came, counted from before the process was started, so that the interpreter is in it. The profile
opens with a passphrase: making its key takes scrypt 0.25 s by intent, on a thread beside the imports, and is counted
in `ready`. A profile of the keyring has none of it (its secret is random, HKDF does) and has the keyring's import.

`ready` is Today on show. From the second start on it comes from the copy that the start before kept
(`db/services/glance.py`), as long as nothing else wrote since; `open` is when the services stand behind it.
"""

from __future__ import annotations

import csv
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        sys.stderr.write("tacit-timing first-paint 0\\n")
        sys.stderr.flush()
        QTimer.singleShot(0, self.close)
application = QApplication([])
window = Bare()
window.show()
application.exec()
"""
GOALS = {"first-paint": 1.5, "ready": 4.5}
WORDS = (
    "press line delivery budget winter order bearing pump offer price board visit drawing plant audit gearbox valve"
    " quote service contract training safety winch conveyor motor inspection rebate sample spare framework competitor"
).split()


def environment(home: Path) -> dict[str, str]:
    """A world of the bench's own: no display, no key ring, no profile of the person who measures."""
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "TACIT_HOME": str(home),
        "TACIT_PASSPHRASE": "measured",
        "TACIT_QUIT_AFTER_PAINT": "1",
        "TACIT_TIMING": "1",
        "XDG_CONFIG_HOME": str(home),
    }


def marks(command: list[str], env: dict[str, str]) -> dict[str, float]:
    """Runs a program once; each mark with the milliseconds from before the process was started."""
    started = time.perf_counter()
    seen: dict[str, float] = {}
    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("tacit-timing "):
                seen.setdefault(line.split()[1], (time.perf_counter() - started) * 1000)
    if process.returncode != 0 or not seen:
        sys.exit(
            f"{' '.join(command[:3])} could not be measured: it ended with {process.returncode} and marks {list(seen)}."
        )
    return seen


def fill(home: Path, notes: int) -> None:
    """A profile with that many notes, brought in the way a company would: from the export of a CRM."""
    tacit = str(Path(sys.executable).with_name("tacit"))
    env = environment(home)
    subprocess.run([tacit, "init", "--name", "Bench"], env=env, check=True, stdout=subprocess.DEVNULL)
    table = home / "interactions.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow("account_id account_name contact_name activity_type status timestamp comment".split())
        rows.writerows(interactions(notes))
    subprocess.run([tacit, "import", str(table)], env=env, check=True, stdout=subprocess.DEVNULL)
    table.unlink()


def interactions(notes: int, seed: int = 7) -> Iterator[list[str]]:
    """Rows as a CRM writes them; the same ones for the same seed."""
    dice = random.Random(seed)
    for number in range(notes):
        account = dice.randrange(max(5, notes // 25))
        day = f"{1 + number % 12}/{1 + number % 28}/2025"
        comment = " ".join(dice.choices(WORDS, k=dice.randint(20, 120)))
        yield [str(account), f"Customer {account}", f"Person {account}", "Meeting", "Completed", day, comment]


def row(name: str, times: list[float], yardstick: float) -> str:
    p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    middle = statistics.median(times)
    return f"{name:<34} {middle:8.0f} {p95:8.0f} {middle / yardstick:8.2f}x"


def start_figures(sizes: list[int], rounds: int) -> Iterator[str]:
    """Lines of a table: medians and p95 in ms, and the ratio to the bare window."""
    window = [sys.executable, "-m", "desktop"]
    yield f"{'start, ms over ' + str(rounds) + ' fresh processes':<34} {'median':>8} {'p95':>8} {'ratio':>9}"
    for notes in sizes:
        with tempfile.TemporaryDirectory(prefix="tacit-bench-") as place:
            fill(Path(place), notes)
            env = environment(Path(place))
            bare: list[float] = []
            ours: dict[str, list[float]] = {}
            for _ in range(rounds):
                bare.append(marks([sys.executable, "-c", BARE], env)["first-paint"])
                for name, at in marks(window, env).items():
                    ours.setdefault(name, []).append(at)
        yardstick = statistics.median(bare)
        yield row("bare PySide6 window", bare, yardstick)
        for name, times in ours.items():
            goal = f"   goal {GOALS[name]}x" if name in GOALS else ""
            yield row(f"{name}, {notes} notes", times, yardstick) + goal
