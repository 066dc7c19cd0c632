"""The one place that states how Tacit reads dates. A profile may change the conventions; the rules below use them.

Every phrase becomes one day: the last day on which a promise is still kept.

| said | meant |
|---|---|
| today, tonight, EOD, by noon, by 5pm | the day of the capture |
| Friday, on Friday, by Friday | the next Friday after today (said on a Friday: a week later, shown as unsure) |
| this Friday | the Friday of this calendar week; if it is past, the next one |
| next Friday | `next_weekday`: the Friday of the following calendar week (default), or the nearest one |
| Friday week, a week on Friday, Friday in a week | the Friday after the next one |
| this week, end of week, EOW, before the weekend | the coming Friday (`week_ends`), today included |
| next week, end of next week | its Friday |
| early / mid / late next week | its Tuesday, Wednesday, Friday |
| in two weeks, in a fortnight, in 10 days, within ... | today plus that many days |
| in 3 working days | Saturdays and Sundays are passed over |
| KW 50, week 50, CW50 | Friday of that ISO week; a week already past is next year's |
| the 3rd, on the 9th | the next such day of a month, today excluded |
| 4 Dec, December 4th, 4.12., 2026-12-04 | that day; without a year the next one, or the one whose weekday is said |
| 4/12 | `day_first` decides; if both are possible it is shown as unsure |
| mid-December, early / late December | the 15th, the 10th, the last day |
| second week of January | the Friday of the week of its second Monday |
| end of month, EOM, end of January, in or by January | the last day; "before January" is the day before its 1st |
| EOQ, end of quarter, Q1 | last day of that calendar quarter |
| end of year, before the year is out, year end | 31 December; "end of FY" uses `fiscal_year_start` |
| before Christmas, before Xmas | 24 December; before Easter and other feasts: the day before them |
| 2 days after that, a week later | counted from the date that was said before |
| soon, asap, shortly, at the earliest | no day |

A day of the past is never a due date. "Until" and "bis" mean by. A wrong date is worse than none: what is vague or odd
("30 February") is left without a day.

Own rules, and no library, because measured: the phrases of ../shared/data/dates that mean one day and are no holiday
(python -m tests.bench.dates, there also what is out of scope), against dateparser 1.5.0 with the same day as base and
the future preferred (--against dateparser; 2026-11-22). A wrong due date is worse than none.

| | cases | ours right | wrong | dateparser right | wrong |
|---|---|---|---|---|---|
| English, in words | 84 | 0.80 | 0.01 | 0.36 | 0.04 |
| English, with figures | 76 | 0.79 | 0.03 | 0.58 | 0.12 |
| German, in words | 55 | 0.89 | 0.02 | 0.42 | 0.00 |
| German, with figures | 41 | 0.88 | 0.00 | 0.51 | 0.10 |

It knows more French, Spanish and Swedish (right 0.24 to 0.79, wrong 0.00 to 0.26) than we do (0.14 to 0.61, wrong 0).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a profile's people speak of time.

    `week_start` 0 is Monday, 6 Sunday. `fiscal_year_start` is (month, day). `day_first` reads 4/12 as 4 December.
    `languages` are hints, most likely first; both are always read.
    """

    week_start: int = 0
    next_weekday: Literal["following-week", "nearest"] = "following-week"
    fiscal_year_start: tuple[int, int] = (1, 1)
    day_first: bool = True
    languages: tuple[str, ...] = ("en", "de")
    week_ends: int = 4  # last working day; 4 is Friday

    def __post_init__(self) -> None:
        month, day = self.fiscal_year_start
        if not (0 <= self.week_start <= 6 and 0 <= self.week_ends <= 6 and 1 <= month <= 12 and 1 <= day <= 31):
            raise ValueError("These conventions name a day or month that does not exist.")


STANDARD = Conventions()
