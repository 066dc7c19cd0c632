"""Days and numbers as people say them."""

from __future__ import annotations

import datetime as dt

import pytest

from db.domain.said import Said, joined
from desktop import words
from desktop.i18n import label
from desktop.theme import Theme

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (4, "Friday"), (-3, "Fri 20 Nov"), (16, "Wed 9 Dec")],
)
def test_a_near_day(theme: Theme, days: int, said: str) -> None:
    assert words.near_day(TODAY + dt.timedelta(days=days), TODAY) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "today"),
        (dt.date(2026, 11, 19), "Thu"),
        (dt.date(2026, 10, 12), "12 Oct"),
        (dt.date(2024, 6, 2), "Jun 2024"),
    ],
)
def test_a_day_in_a_list(theme: Theme, day: dt.date, said: str) -> None:
    assert words.list_day(day, TODAY) == said


def test_exact_days_and_far_ones(theme: Theme) -> None:
    assert words.exact_day(TODAY) == "Monday 23 November 2026"
    assert words.short_day(dt.date(2024, 6, 2), TODAY) == "2 Jun 2024"


@pytest.mark.parametrize(
    ("name", "letters"), [("Maren Oltmanns", "MO"), ("Ute", "U"), ("Ann Marie de Vries", "AV"), ("", "?"), ("“”", "?")]
)
def test_initials(name: str, letters: str) -> None:
    assert words.initials(name) == letters


def test_a_sentence_of_the_services_is_said_with_its_days(theme: Theme) -> None:
    said = joined([Said("{0} overdue", 2), Said("Last seen {0}", dt.date(2026, 6, 2))])
    assert label(said) == "2 overdue · Last seen Tue 2 Jun"
    assert label("") == ""
