"""How it stands with the shared store, in words."""

from __future__ import annotations

import pytest

from db.services.sync_parts import Standing
from desktop import sync_words


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (0.0, ""),
        (-500.0, ""),
        (30 * 86_400.0, "clock is 30 day"),
        (-30 * 86_400.0, "clock is 30 day"),
        (5_400.0, "clock is 90 minute"),
        (-36_000.0, "clock is 10 hour"),
    ],
)
def test_a_clock_that_is_wrong_is_told_with_by_how_much(ahead: float, said: str) -> None:
    words = sync_words.clock_words(Standing("current", ahead_s=ahead))
    assert said in words
    assert bool(words) == bool(said)
    assert not said or ("ahead" in words) == (ahead > 0)
