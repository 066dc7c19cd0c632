"""A promise in words: who owes whom, and by when, as every screen says it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from desktop import words
from desktop.i18n import say, translate
from desktop.widgets.tag import Tag


def who_owes(row: Any) -> str:
    """'We owe · Astrid Lindqvist' or 'They owe · Nordhaven Paper', of a PromiseRow."""
    whom = row.contact or row.customer
    direction = translate("Promise", "We owe") if row.record.owed_by == "us" else translate("Promise", "They owe")
    return f"{direction} · {say(whom.name)}" if whom else direction


def due_words(due: dt.date | None, status: str, settled: dt.date | None, today: dt.date) -> tuple[str, str]:
    """(words, state of the tokens) of a promise: 'Overdue since Fri 20 Nov' / overdue."""
    if status == "kept":
        text = translate("Promise", "Kept")
        return (f"{text} {words.short_day(settled, today)}" if settled else text), "kept"
    if status == "broken":
        return translate("Promise", "Broken"), "broken"
    if status == "dropped":
        return translate("Promise", "Dropped"), "neutral"
    if due is None:
        return translate("Promise", "No date"), "neutral"
    days = (due - today).days
    if days < 0:
        return translate("Promise", "Overdue since {0}").format(words.short_day(due, today)), "overdue"
    if days == 0:
        return translate("Promise", "Due today"), "due"
    if days == 1:
        return translate("Promise", "Due tomorrow"), "due"
    said = translate("Promise", "Due {0}").format(words.short_day(due, today))
    return said, "due" if _soon(due, today) else "neutral"


def _soon(due: dt.date, today: dt.date) -> bool:
    """Whether a day to come presses: until Sunday, and never less than the next three days."""
    return (due - today).days <= max(3, 6 - today.weekday())


def due_tag(row: Any, today: dt.date) -> Tag:
    """The tag of a PromiseRow, exact on hover."""
    record = row.record
    text, state = due_words(record.due, record.status, record.settled_on, today)
    tag = Tag(text, state, "calendar" if state == "neutral" and record.due and record.status == "open" else "")
    if record.due:
        tag.setToolTip(words.exact_day(record.due))
    return tag
