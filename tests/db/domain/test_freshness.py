"""Review periods and how fresh a note is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain import freshness as rules
from db.domain.capture.values import TOPICS

LEARNT = date(2026, 1, 1)
topics = st.lists(st.sampled_from(TOPICS), max_size=4)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_every_topic_has_a_period() -> None:
    assert set(rules.REVIEW_DAYS) == set(TOPICS)


@given(topics)
def test_the_shortest_period_of_its_topics_counts(named: list[str]) -> None:
    expected = min((rules.REVIEW_DAYS[topic] for topic in named), default=rules.UNSAID_DAYS)
    assert rules.review_days(named) == expected
    assert rules.review_by(named, LEARNT) == LEARNT + timedelta(days=expected)


def test_a_topic_that_is_not_known_here_does_not_matter() -> None:
    assert rules.review_days(["weather"]) == rules.UNSAID_DAYS
    assert rules.review_days(["weather", "fact"]) == rules.REVIEW_DAYS["fact"]


def test_the_end_of_the_calendar_is_no_fault() -> None:
    assert rules.review_by(["fact"], date(9999, 12, 1)) == date.max


@pytest.mark.parametrize(
    ("after", "state"),
    [(0, "fresh"), (59, "fresh"), (60, "fresh"), (61, "ageing"), (90, "ageing"), (91, "stale"), (4000, "stale")],
)
def test_a_problem_ages_in_the_last_third_and_is_stale_past_its_day(after: int, state: str) -> None:
    due = rules.review_by(["problem"], LEARNT)
    assert rules.freshness(LEARNT, due, ["problem"], LEARNT + timedelta(days=after)) == state


def test_without_a_review_day_the_topics_say_when() -> None:
    today = LEARNT + timedelta(days=91)
    assert rules.freshness(LEARNT, None, ["problem"], today) == "stale"
    assert rules.freshness(LEARNT, None, ["preference"], today) == "fresh"


def test_without_any_day_nothing_is_said() -> None:
    assert rules.freshness(None, None, ["problem"], LEARNT) == ""
    assert not rules.still_good("")


def test_a_review_day_alone_is_enough() -> None:
    assert rules.freshness(None, LEARNT, ["problem"], LEARNT) == "ageing"
    assert rules.freshness(None, LEARNT, ["problem"], LEARNT - timedelta(days=60)) == "fresh"


@given(learnt=st.none() | days, due=st.none() | days, named=topics, first=days, later=st.integers(0, 2000))
def test_nothing_gets_fresher_by_waiting(
    learnt: date | None, due: date | None, named: list[str], first: date, later: int
) -> None:
    order = ("fresh", "ageing", "stale")
    before = rules.freshness(learnt, due, named, first)
    after = rules.freshness(learnt, due, named, first + timedelta(days=later))
    assert (before == "") == (after == "")
    if before:
        assert order.index(before) <= order.index(after)
