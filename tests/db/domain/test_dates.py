"""Dates in words: the rules that db/domain/dates/conventions.py states."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.dates import Conventions, find, resolve_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("by Friday", "2026-11-27"),
        ("next Friday", "2026-12-04"),
        ("Friday week", "2026-12-04"),
        ("a week on Friday", "2026-12-04"),
        ("end of week", "2026-11-27"),
        ("by the end of next week", "2026-12-04"),
        ("next week", "2026-12-04"),
        ("before the weekend", "2026-11-27"),
        ("in two weeks", "2026-12-07"),
        ("in a fortnight", "2026-12-07"),
        ("in 10 days", "2026-12-03"),
        ("within 3 working days", "2026-11-26"),
        ("tomorrow", "2026-11-24"),
        ("the day after tomorrow", "2026-11-25"),
        ("first thing Tuesday", "2026-11-24"),
        ("by noon", "2026-11-23"),
        ("by noon tomorrow", "2026-11-24"),
        ("EOD Thursday", "2026-11-26"),
        ("by the 3rd", "2026-12-03"),
        ("Wed 2 Dec", "2026-12-02"),
        ("December 4th", "2026-12-04"),
        ("the tenth of december", "2026-12-10"),
        ("mid-December", "2026-12-15"),
        ("end of January", "2027-01-31"),
        ("end of month", "2026-11-30"),
        ("EOQ", "2026-12-31"),
        ("Q1", "2027-03-31"),
        ("before Christmas", "2026-12-24"),
        ("before the year is out", "2026-12-31"),
        ("KW 50", "2026-12-11"),
        ("week 50", "2026-12-11"),
        ("2026-12-04", "2026-12-04"),
        ("bis Freitag", "2026-11-27"),
        ("bis Ende nächster Woche", "2026-12-04"),
        ("übermorgen", "2026-11-25"),
        ("am 3.12.", "2026-12-03"),
        ("bis zum 15.", "2026-12-15"),
        ("Mittwoch in zwei Wochen", "2026-12-09"),
        ("in 14 Tagen", "2026-12-07"),
        ("vor Weihnachten", "2026-12-24"),
        ("Ende Januar", "2027-01-31"),
        ("bis Monatsende", "2026-11-30"),
        ("letzten Dienstag", "2026-11-17"),
        ("yesterday", "2026-11-22"),
    ],
)
def test_a_phrase_is_a_day(said: str, day: str) -> None:
    assert resolve_day(said, MONDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "said", ["soon", "asap", "shortly", "30 February", "every Friday", "Friday and Tuesday", "wed", "", "the quote"]
)
def test_what_is_no_day(said: str) -> None:
    if said == "wed":
        assert find("we wed him", MONDAY) == []
    else:
        assert resolve_day(said, MONDAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "he sat in",
        "the sun was out",
        "24/7",
        "a 3/4 inch pipe",
        "costs 4.10",
        "so do we",
        "mi casa",
        "May I",
        "version 2.3",
    ],
)
def test_everyday_words_and_figures_are_no_dates(text: str) -> None:
    assert find(text, MONDAY) == []


def test_conventions_decide() -> None:
    assert resolve_day("next Friday", MONDAY, Conventions(next_weekday="nearest")) == date(2026, 11, 27)
    assert resolve_day("4/12", MONDAY) == date(2026, 12, 4)
    assert resolve_day("4/12", MONDAY, Conventions(day_first=False)) == date(2027, 4, 12)
    assert resolve_day("end of FY", MONDAY, Conventions(fiscal_year_start=(4, 1))) == date(2027, 3, 31)
    with pytest.raises(ValueError, match="does not exist"):
        Conventions(fiscal_year_start=(13, 1))


def test_places_prepositions_and_notes() -> None:
    text = "Quote by Monday, report 2 days after that, and not last Friday."
    first, later, past = find(text, MONDAY)
    assert (text[first.lead : first.end], first.word, first.alternatives) == ("by Monday", "by", (MONDAY,))
    assert later.day == first.day + timedelta(days=2)
    assert past.past


@given(st.text(max_size=200), st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_any_text(text: str, today: date) -> None:
    found = find(text, today)
    assert all(0 <= f.lead <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.lead or a.end <= b.start for a, b in pairwise(found))


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_days_to_come_are_not_before_today(today: date) -> None:
    for said in (
        "by friday",
        "next tuesday",
        "end of week",
        "in two weeks",
        "KW 5",
        "the 31st",
        "29 February",
        "Q2",
        "before easter",
    ):
        day = resolve_day(said, today)
        assert day is None or day >= today


def test_while_one_types_the_dates_are_those_of_a_first_reading() -> None:
    said = (
        "Promised Ros the report by Friday. On 4 December, or rather Monday the 7th, Tom comes over; until then "
        "nothing. "
        "Bis Ende Woche melde ich mich, am Mi. 9.12. früh beim Audit. EOD Thursday, two days after that the rest. "
    )
    text = said * 3
    ends = range(0, len(text), 11)
    typed = [find(text[:end], MONDAY) for end in ends]
    for end, found in zip(ends, typed, strict=True):
        find("nothing of it", MONDAY)  # another text in between: this one is read from its start
        assert find(text[:end], MONDAY) == found
    earlier = text.replace("Friday", "Tuesday", 1)
    assert find(earlier, MONDAY)[0].day.isoformat() == "2026-11-24"
    assert find(text, date(2026, 12, 1))[0].day.isoformat() == "2026-12-04"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I'll send it by Thursday.", "Thursday"),
        ("by the end of January. Fine", "end of January"),
        ("bis Do. 3.12.", "Do. 3.12."),
    ],
)
def test_the_full_stop_of_the_sentence_is_no_part_of_a_date(text: str, words: str) -> None:
    (found,) = find(text, MONDAY)
    assert text[found.start : found.end].endswith(words)


@pytest.mark.parametrize(
    ("text", "day"), [("by evening", "2026-11-23"), ("bis heute Abend", "2026-11-23"), ("bis Ende Woche", "2026-11-27")]
)
def test_this_evening_and_the_end_of_the_week_as_the_swiss_say_it(text: str, day: str) -> None:
    assert [found.day.isoformat() for found in find(text, MONDAY)] == [day]
