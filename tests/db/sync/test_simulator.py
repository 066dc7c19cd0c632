"""Seeds of the simulator. `python -m tests.db.sync.simulator --seeds 10000` plays more of them, and on other stores."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.db.sync.simulator.play import play

SEEDS = 200
#: Seeds in one test: a test each would cost more than the seed.
PART = 20
#: Seeds over the real shared file.
IN_FILE = 6
#: Seeds beyond those that found a fault once.
FOUND = (756, 918, 1124, 1530, 3457, 20103)


@pytest.mark.parametrize("first", range(0, SEEDS, PART))
def test_laptops_agree_and_lose_nothing(first: int) -> None:
    for seed in range(first, first + PART):
        play(seed)


@pytest.mark.parametrize("seed", FOUND)
def test_seeds_that_found_something_find_it_no_more(seed: int) -> None:
    play(seed)


def test_they_do_so_over_a_real_shared_file(tmp_path: Path) -> None:
    for seed in range(SEEDS, SEEDS + IN_FILE):
        play(seed, folder=tmp_path)
