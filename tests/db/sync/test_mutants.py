"""Every planted bug is noticed by the simulator: a test of the tests."""

from __future__ import annotations

import pytest

from tests.db.sync.mutants import MUTANTS
from tests.db.sync.simulator.play import play

#: Seeds that are tried for one bug, and the steps of each.
SEEDS, STEPS = 90, 40
#: The seed that noticed a bug when the simulator was last changed; it is tried first.
SEEN = {
    "loser_is_dropped": 12,
    "audience_left_is_passed_over": 13,
    "proof_is_not_asked": 12,
    "nothing_offered_again": 5,
    "pull_covers_what_waits": 12,
    "removal_wins": 80,
    "refused_stays_shown": 80,
    "ends_of_promises_cover_each_other": 69,
    "choices_are_not_said": 12,
    "clocks_are_not_capped": 35,
    "acknowledged_when_sent": 9,
    "feed_trap": 9,
    "everybody_sees_everything": 9,
    "cursor_runs_ahead": 9,
    "gone_is_passed_over": 9,
    "absent_is_not_offered": 9,
    "clock_is_not_corrected": 9,
    "erased_stays_on_laptops": 9,
    "erased_comes_back": 8773,
    "half_a_year_away_is_nothing": 317,
    "tombstones_go_at_once": 751,
    "a_group_of_digits_is_a_word": 66,
    "texts_are_merged_by_character": 66,
    "anyone_changes_teams": 80,
    "rejection_stops_the_queue": 80,
    "nothing_is_tried_again": 66,
    "clone_is_not_detected": 38,
    "stamps_of_others_are_passed_over": 19,
    "last_writer_wins": 20,
    "texts_are_overwritten": 37,
    "withdrawn_edits_vanish": 6,
    "not_idempotent": 45,
    "additions_are_replaced": 62,
    "deletion_wins": 69,
    "trash_is_sent": 6,
    "words_go_without_their_move": 161,
    "move_leaves_no_trace": 6,
    "anyone_moves_records": 41,
    "a_day_is_offered_again": 58,
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_planted_bug_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    MUTANTS[name](monkeypatch)
    assert any(noticed(seed) for seed in (SEEN.get(name, 0), *range(SEEDS))), f"{name} passed {SEEDS} seeds"


@pytest.mark.parametrize("seed", sorted({0, *SEEN.values()}))
def test_without_a_bug_the_same_seeds_find_nothing(seed: int) -> None:
    play(seed, STEPS)


def noticed(seed: int) -> bool:
    """Whether something did not hold. What merely breaks the program is no bug noticed: it fails the test."""
    try:
        play(seed, STEPS)
    except AssertionError:
        return True
    return False
