"""Many seeds of the simulator, on demand.

    python -m tests.db.sync.simulator [--seeds 10000] [--first 0] [--steps 25] [--processes 1]
                                      [--store memory|file|postgres]

Says which seeds failed and why; a seed repeats itself: `--first SEED --seeds 1`. Ends with 1 where any did.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.db.sync.simulator.many import STORES, many


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.db.sync.simulator", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--steps", type=int, default=25)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--store", choices=STORES, default="memory")
    asked = parser.parse_args()
    began, failed = time.monotonic(), 0
    for done, said in enumerate(many(asked.first, asked.seeds, asked.steps, asked.store, asked.processes), start=1):
        failed += bool(said)
        if said:
            sys.stdout.write(f"{said}\n")
        if done % 500 == 0 or done == asked.seeds:
            sys.stdout.write(f"{done} seeds, {failed} failed, {time.monotonic() - began:.0f} s\n")
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
