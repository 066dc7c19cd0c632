"""Arithmetic of days: ends of months and quarters, ISO weeks, working days, Easter. All arguments are plain dates."""

from __future__ import annotations

import calendar as _calendar
from datetime import date, timedelta

from db.domain.dates.conventions import Conventions


def month_end(year: int, month: int) -> date:
    return date(year, month, _calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last if it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, _calendar.monthrange(year, month + 1)[1]))


def quarter_end(year: int, quarter: int) -> date:
    return month_end(year, quarter * 3)


def fiscal_year_end(today: date, rules: Conventions, ahead: int = 0) -> date:
    """The last day of the fiscal year that `today` lies in, or of a later one."""
    month, day = rules.fiscal_year_start
    day = min(day, _calendar.monthrange(today.year, month)[1])
    start = date(today.year, month, day)
    following = start if start > today else date(today.year + 1, month, day)
    return following.replace(year=following.year + ahead) - timedelta(days=1)


def week_of(day: date, rules: Conventions) -> date:
    """The first day of the calendar week of `day`."""
    return day - timedelta(days=(day.weekday() - rules.week_start) % 7)


def on_weekday(week: date, weekday: int) -> date:
    """The weekday in the week that starts at `week`."""
    return week + timedelta(days=(weekday - week.weekday()) % 7)


def coming(today: date, weekday: int) -> date:
    """The next such weekday after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def last_workday(today: date, rules: Conventions, ahead: int = 0) -> date:
    """The last working day of this week (of the coming one on a weekend), or of a later week."""
    end = today + timedelta(days=(rules.week_ends - today.weekday()) % 7)
    return end + timedelta(weeks=ahead)


def week_end(today: date, rules: Conventions, ahead: int) -> date:
    """The last working day of the calendar week `ahead` weeks from this."""
    return on_weekday(week_of(today, rules) + timedelta(weeks=ahead), rules.week_ends)


def add_workdays(day: date, count: int) -> date:
    """That many working days later; Saturdays and Sundays are passed over."""
    weeks, rest = divmod(count, 5)
    day += timedelta(weeks=weeks)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() < 5
    return day


def iso_week(today: date, week: int, weekday: int) -> date | None:
    """The weekday of that ISO week, the next one that is not over; None if there is no such week."""
    for year in (today.isocalendar().year, today.isocalendar().year + 1):
        try:
            found = date.fromisocalendar(year, week, weekday + 1)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def easter(year: int) -> date:
    """Easter Sunday (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month; -1 is the last."""
    if nth < 0:
        last = month_end(year, month)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return found if found.month == month else None
