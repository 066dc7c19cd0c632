"""The life of a promise: which status may follow which, and how near its day is (METHODS 7.1, SYNC.md rule of status).

Open promises end as kept, broken or dropped. An end is left only by opening the promise again, so that two different
ends that two people gave it are seen and never overwritten by chance; saying the same end again (with a proof, on
another day) is no change of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from db.domain.words import QT_TRANSLATE_NOOP

Status = Literal["open", "kept", "broken", "dropped"]
DayState = Literal["overdue", "today", "soon", "later", "undated", "kept", "broken", "dropped"]

OPEN = "open"
#: How a promise may end.
ENDS: tuple[str, ...] = ("kept", "broken", "dropped")
#: Ends that say whether a word was kept; a dropped promise was let go by those to whom it was made.
SETTLED: tuple[str, ...] = ("kept", "broken")
_ALLOWED: dict[str, tuple[str, ...]] = {OPEN: (OPEN, *ENDS)} | {end: (OPEN, end) for end in ENDS}
#: Days ahead that are soon: what a person looks at when planning the week.
SOON = 7

_REFUSED = {
    "kept": QT_TRANSLATE_NOOP("db", "This promise is kept already. Open it again first."),
    "broken": QT_TRANSLATE_NOOP("db", "This promise is broken already. Open it again first."),
    "dropped": QT_TRANSLATE_NOOP("db", "This promise was dropped. Open it again first."),
}


def status_of(written: str) -> str:
    """The status as written; one that was never said is open."""
    return written or OPEN


def allowed(old: str, new: str) -> bool:
    """Whether a promise may go from one status to another."""
    return new in _ALLOWED.get(status_of(old), ())


def refusal(old: str) -> str:
    """The sentence that says why a settled promise cannot go elsewhere."""
    return _REFUSED.get(status_of(old), "")


def days_left(due: date | None, today: date) -> int | None:
    """Days from today to the due day, negative when it is past; None without one."""
    return None if due is None else (due - today).days


def day_state(status: str, due: date | None, today: date) -> DayState:
    """How a promise stands today. One that has ended says how; an open one says how near its day is."""
    match status_of(status):
        case "kept":
            return "kept"
        case "broken":
            return "broken"
        case "dropped":
            return "dropped"
    days = days_left(due, today)
    if days is None:
        return "undated"
    if days < 0:
        return "overdue"
    if days == 0:
        return "today"
    return "soon" if days <= SOON else "later"


def kept_rate(statuses: Iterable[str]) -> tuple[int, int]:
    """(kept, settled): dropped and open ones count for nothing."""
    settled = [status for status in statuses if status in SETTLED]
    return settled.count("kept"), len(settled)


def urgency(status: str, due: date | None, today: date, ours: bool) -> tuple[int, int, int]:
    """Sorts what to do first in front: by due day, ours before theirs on the same day, undated after all, ended ones
    last."""
    ended = status_of(status) != OPEN
    days = days_left(due, today)
    return (2 if ended else int(days is None), days or 0, 0 if ours else 1)
