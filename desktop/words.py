"""Days, times and numbers as people say them, in the language of the window. Exact ones are for tooltips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from desktop.i18n import translate

if TYPE_CHECKING:
    import datetime as dt


def _qdate(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)


def exact_day(day: dt.date) -> str:
    """'Monday 23 November 2026', for hovering and headings."""
    return QLocale().toString(_qdate(day), translate("Words", "dddd d MMMM yyyy", "date format"))


def typed_day(day: dt.date) -> str:
    """'27 November 2026', as one would type it: read back as the same day."""
    return QLocale().toString(_qdate(day), translate("Words", "d MMMM yyyy", "date format"))


def this_day() -> str:
    """Today as `exact_day`, by the clock on the wall."""
    return QLocale().toString(QDate.currentDate(), translate("Words", "dddd d MMMM yyyy", "date format"))


def short_day(day: dt.date, today: dt.date) -> str:
    """'Fri 20 Nov', with the year when it is another one."""
    if day.year == today.year or abs((day - today).days) < 180:
        return QLocale().toString(_qdate(day), translate("Words", "ddd d MMM", "date format"))
    return QLocale().toString(_qdate(day), translate("Words", "d MMM yyyy", "date format"))


def weeks_ahead(day: dt.date, today: dt.date, week_start: int) -> int:
    """How many weeks after today's a day lies: 0 in the same one. `week_start` 0 is Monday; negative before it."""
    begun = today.toordinal() - (today.weekday() - week_start) % 7
    return (day.toordinal() - begun) // 7


def near_day(day: dt.date, today: dt.date) -> str:
    """'today', 'tomorrow', 'yesterday', 'Friday' within the week ahead, else 'Fri 20 Nov'."""
    distance = (day - today).days
    if distance == 0:
        return translate("Words", "today")
    if distance == 1:
        return translate("Words", "tomorrow")
    if distance == -1:
        return translate("Words", "yesterday")
    if 1 < distance < 7:
        return QLocale().toString(_qdate(day), "dddd")
    return short_day(day, today)


def list_day(day: dt.date, today: dt.date) -> str:
    """For the right edge of lists: 'today', 'Thu' within six days back or ahead, '12 Nov', 'Jun 2025'."""
    distance = (day - today).days
    if distance == 0:
        return translate("Words", "today")
    if abs(distance) < 7:
        return QLocale().toString(_qdate(day), "ddd")
    if day.year == today.year or abs(distance) < 180:
        return QLocale().toString(_qdate(day), translate("Words", "d MMM", "date format"))
    return QLocale().toString(_qdate(day), translate("Words", "MMM yyyy", "date format"))


def distance(days: int) -> str:
    """'in 3 days', '2 weeks ago', 'today'."""
    if days == 0:
        return translate("Words", "today")
    size = abs(days)
    if size < 14:
        words = translate("Words", "%n day(s)", "distance", size)
    elif size < 60:
        words = translate("Words", "%n week(s)", "distance", size // 7)
    elif size < 730:
        words = translate("Words", "%n month(s)", "distance", size // 30)
    else:
        words = translate("Words", "%n year(s)", "distance", size // 365)
    return (translate("Words", "in {0}") if days > 0 else translate("Words", "{0} ago")).format(words)


def clock(moment: dt.datetime) -> str:
    """'09:30' in local time as the locale writes it."""
    return QLocale().toString(
        QDate(moment.year, moment.month, moment.day).startOfDay().addSecs(moment.hour * 3600 + moment.minute * 60),
        translate("Words", "HH:mm", "time format"),
    )


def number(value: int) -> str:
    """1234 as '1,234' or '1.234'."""
    return QLocale().toString(value)


def initials(name: str) -> str:
    """'Maren Oltmanns' as 'MO'; '?' for no name."""
    parts = [part for part in name.split() if part[:1].isalnum()]
    if not parts:
        return "?"
    letters = parts[0][0] + (parts[-1][0] if len(parts) > 1 else "")
    return letters.upper()
