"""Seeds of the simulator. `TACIT_SYNC_SEEDS=10000 ./dev test tests/db/sync/test_simulator.py` runs more of them."""

from __future__ import annotations

import os

import pytest

from tests.db.sync.simulator.truth import holds
from tests.db.sync.simulator.world import World

SEEDS = int(os.environ.get("TACIT_SYNC_SEEDS", "200"))
FIRST = int(os.environ.get("TACIT_SYNC_FIRST", "0"))
#: Seeds in one test: a test each would cost more than the seed.
PART = 20


def play(seed: int, steps: int = 25) -> None:
    """One seed: what happens, then rest, then what must hold."""
    world = World(seed)
    try:
        world.run(steps)
        world.heal()
        holds(world)
    except BaseException as fault:
        fault.add_note(f"seed {seed}\n" + "\n".join(world.log[-40:]))
        raise
    finally:
        world.close()


@pytest.mark.parametrize("first", range(FIRST, FIRST + SEEDS, PART))
def test_laptops_agree_and_lose_nothing(first: int) -> None:
    for seed in range(first, min(first + PART, FIRST + SEEDS)):
        play(seed)
