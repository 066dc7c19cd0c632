"""What a date rule finds, and what it may look at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from db.domain.dates.conventions import Conventions

Grain = Literal["time", "day", "weekend", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. `start` and `end` mark its words, `lead` where its preposition opens (`word`, folded).

    `day` is the last day that counts. `grain` says what was named. `past` dates are never due. `note` is a sentence
    when it could be meant otherwise, with the other days in `alternatives`. `recurring` is "every Friday": no date to
    keep.
    """

    start: int
    end: int
    day: date
    grain: Grain = "day"
    lead: int = 0
    word: str = ""
    note: str = ""
    alternatives: tuple[date, ...] = ()
    past: bool = False
    recurring: bool = False
    rank: int = 1  # of two that touch, the higher one names the day


class Meant(NamedTuple):
    """What a rule makes of a match: the day, and how it is to be shown."""

    day: date
    grain: Grain = "day"
    note: str = ""
    alternatives: tuple[date, ...] = ()
    rank: int = 1
    past: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What a rule knows: the folded text and the written one, today, the conventions, and the date said before."""

    text: str
    written: str
    today: date
    rules: Conventions
    alone: bool = False  # the whole text is meant to be a date

    def days(self, count: int) -> date:
        """Today plus days; far dates are cut off rather than failing."""
        return self.today + timedelta(days=min(count, 36_500))


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over folded text and what it means. Without one of `needs` in the text it need not be tried."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Scene], Meant | None]
    needs: tuple[str, ...] = ()


class Rules(list[Rule]):
    """The rules of a file, in the order written: `@rules(pattern, ...)` adds one for each pattern."""

    def __call__(
        self, *patterns: str, needs: str = ""
    ) -> Callable[[Callable[[re.Match[str], Scene], Meant | None]], Callable[[re.Match[str], Scene], Meant | None]]:
        """Decorates a reader of matches. In a pattern a blank stands for any blanks of one line, `~` for an optional
        one.
        """

        def add(read: Callable[[re.Match[str], Scene], Meant | None]) -> Callable[[re.Match[str], Scene], Meant | None]:
            for pattern in patterns:
                spaced = pattern.replace("~", r"[ \t]?").replace("_", r"[ \t]+")
                self.append(Rule(re.compile(rf"(?<!\w)(?:{spaced})(?!\w)"), read, tuple(needs.split())))
            return read

        return add
