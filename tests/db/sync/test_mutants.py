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
    "last_writer_wins": 20,
    "acknowledged_when_sent": 3,
    "cursor_runs_ahead": 4,
    "gone_is_passed_over": 6,
    "audience_left_is_passed_over": 13,
    "move_leaves_no_trace": 6,
    "proof_is_not_asked": 1,
    "absent_is_not_offered": 1,
    "nothing_offered_again": 32,
    "loser_is_dropped": 20,
    "texts_are_overwritten": 23,
    "withdrawn_edits_vanish": 6,
    "refused_stays_shown": 18,
    "not_idempotent": 45,
    "ends_of_promises_cover_each_other": 69,
    "additions_are_replaced": 62,
    "deletion_wins": 5,
    "choices_are_not_said": 5,
    "trash_is_sent": 6,
    "words_go_without_their_move": 35,
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
