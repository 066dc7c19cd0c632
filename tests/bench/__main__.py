"""./dev bench: `tacit bench` (what ships), then the start of the window against a bare PySide6 window.

    python -m tests.bench [--rounds 15] [--notes 200,10000] [--only start|product]

A benchmark, not a test: fresh processes, one after another, medians and p95; ratios hold between machines, absolutes do
not. Ends with status 1 only when something could not be measured.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from tests.bench.memory import memory_figures
from tests.bench.start import start_figures


def product(notes: int) -> None:
    """What ships: saving, finding, import rate, memory, as any user can measure it."""
    tacit = Path(sys.executable).with_name("tacit")
    subprocess.run([str(tacit), "bench", "--notes", str(notes)], check=True)


def main() -> None:
    options = argparse.ArgumentParser(prog="./dev bench", description="What Tacit does on this machine.")
    options.add_argument("--rounds", type=int, default=15, help="fresh processes a figure (default 15)")
    options.add_argument("--notes", default="200,10000", help="sizes of the profile, separated by commas")
    options.add_argument("--only", choices=["start", "product"], help="one of the two parts")
    chosen = options.parse_args()
    sizes = [int(size) for size in chosen.notes.split(",")]
    if chosen.only != "start":
        product(max(sizes))
    if chosen.only != "product":
        for line in start_figures(sizes, chosen.rounds):
            print(line, flush=True)
        for line in memory_figures(sizes):
            print(line, flush=True)


if __name__ == "__main__":
    main()
