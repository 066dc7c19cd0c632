"""Every planted bug is noticed by the simulator: a test of the tests."""

from __future__ import annotations

import pytest

from db.sync.protocol import SyncError
from tests.db.sync.mutants import MUTANTS
from tests.db.sync.simulator.play import play

#: Seeds that are tried for one bug, and the steps of each.
SEEDS, STEPS = 90, 40
#: The seed that noticed a bug when the simulator was last changed; it is tried first.
SEEN = {
    "last_writer_wins": 2,
    "acknowledged_when_sent": 4,
    "cursor_runs_ahead": 11,
    "gone_is_passed_over": 5,
    "audience_left_is_passed_over": 21,
    "move_leaves_no_trace": 5,
    "proof_is_not_asked": 1,
    "absent_is_not_offered": 1,
    "nothing_offered_again": 25,
    "texts_are_overwritten": 43,
    "pull_covers_what_waits": 5,
    "withdrawn_edits_vanish": 5,
    "removal_wins": 14,
    "refused_stays_shown": 5,
    "not_idempotent": 56,
    "ends_of_promises_cover_each_other": 13,
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_planted_bug_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    MUTANTS[name](monkeypatch)
    assert any(noticed(seed) for seed in (SEEN.get(name, 0), *range(SEEDS))), f"{name} passed {SEEDS} seeds"


@pytest.mark.parametrize("seed", sorted({0, *SEEN.values()}))
def test_without_a_bug_the_same_seeds_find_nothing(seed: int) -> None:
    play(seed, STEPS)


def noticed(seed: int) -> bool:
    try:
        play(seed, STEPS)
    except (AssertionError, SyncError, LookupError, AttributeError):
        return True
    return False
