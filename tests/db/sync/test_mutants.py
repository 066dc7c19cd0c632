"""Every planted bug is noticed by the simulator: a test of the tests."""

from __future__ import annotations

import pytest

from db.sync.protocol import SyncError
from tests.db.sync.mutants import MUTANTS
from tests.db.sync.simulator.play import play

#: Seeds that are tried for one bug, and the steps of each. Those that noticed one lately stand first, to save time.
KEEN = (4, 6, 31, 49, 47, 27)
SEEDS, STEPS = sorted(range(60), key=lambda seed: (seed not in KEEN, seed)), 40


@pytest.mark.parametrize("name", MUTANTS)
def test_a_planted_bug_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    MUTANTS[name](monkeypatch)
    assert any(noticed(seed) for seed in SEEDS), f"{name} passed {len(SEEDS)} seeds"


def noticed(seed: int) -> bool:
    try:
        play(seed, STEPS)
    except (AssertionError, SyncError, LookupError, AttributeError):
        return True
    return False
