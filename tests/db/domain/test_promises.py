"""The life of a promise: transitions, day states, kept rate, order of urgency."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain import promises as rules

TODAY = date(2026, 11, 23)
STATUSES = ("open", *rules.ENDS)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize("end", rules.ENDS)
def test_an_open_promise_may_end_in_every_way_and_an_end_is_left_only_by_opening_it_again(end: str) -> None:
    assert rules.allowed("open", end)
    assert rules.allowed("", end), "a status that was never said is open"
    assert rules.allowed(end, "open")
    assert rules.allowed(end, end), "the same end may be said again, with a proof"
    for other in rules.ENDS:
        if other != end:
            assert not rules.allowed(end, other)


@pytest.mark.parametrize("end", rules.ENDS)
def test_a_refusal_says_what_to_do(end: str) -> None:
    assert "Open it again first" in rules.refusal(end)


def test_an_unknown_status_leads_nowhere() -> None:
    assert not rules.allowed("renegotiated", "kept")
    assert not rules.allowed("open", "renegotiated")


@pytest.mark.parametrize(
    ("offset", "state"),
    [(-400, "overdue"), (-1, "overdue"), (0, "today"), (1, "soon"), (7, "soon"), (8, "later"), (900, "later")],
)
def test_how_near_the_day_is(offset: int, state: str) -> None:
    assert rules.day_state("open", TODAY + timedelta(days=offset), TODAY) == state
    assert rules.day_state("", TODAY + timedelta(days=offset), TODAY) == state


def test_a_promise_without_a_day_is_undated() -> None:
    assert rules.day_state("open", None, TODAY) == "undated"
    assert rules.days_left(None, TODAY) is None


@given(status=st.sampled_from(rules.ENDS), due=st.none() | days, today=days)
def test_an_ended_promise_says_how_it_ended_whatever_the_day(status: str, due: date | None, today: date) -> None:
    assert rules.day_state(status, due, today) == status


@given(st.lists(st.sampled_from(STATUSES)))
def test_the_rate_counts_what_was_kept_among_what_was_settled(statuses: list[str]) -> None:
    kept, settled = rules.kept_rate(statuses)
    assert kept == statuses.count("kept")
    assert settled == statuses.count("kept") + statuses.count("broken")


def test_what_is_urgent_comes_first() -> None:
    promises = [
        ("kept", TODAY, True),
        ("open", None, True),
        ("open", TODAY + timedelta(days=3), True),
        ("open", TODAY, False),
        ("open", TODAY, True),
        ("open", TODAY - timedelta(days=3), False),
    ]
    ordered = sorted(promises, key=lambda one: rules.urgency(one[0], one[1], TODAY, one[2]))
    assert ordered == promises[::-1]
