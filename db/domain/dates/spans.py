"""Date rules for so much time from now, or from the date said before: “in two weeks”, “within 48 h”, “2 days after
that”.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from db.domain.dates.calendar import add_months, add_workdays
from db.domain.dates.found import Meant, Rules, Scene
from db.domain.dates.pieces import number
from db.domain.dates.vocabulary import NUMBER

RULES = Rules()
#: Rules whose day is counted from the date said before; `read` gets a scene whose today is that date.
LATER = Rules()
Match = re.Match[str]

_UNIT = (
    r"(working_days?|business_days?|workdays?|work_days?|werktage?n?|arbeitstage?n?|days?|nights?"
    r"|weeks?|wks?|fortnights?|months?|mths?|years?|yrs?"
    r"|hours?|hrs?|h|minutes?|mins?|tage?n?|wochen?|monate?n?|jahre?n?|stunden?|std|minuten?)"
)
_IN = (
    r"(?:in|within|within_the_next|in_the_next|in_about|in_around|in_ca\.?|inside|binnen|innerhalb_von"
    r"|innerhalb|in_den_nachsten|in_etwa|dans|over_the_next)"
)
_SEVERAL = rf"({NUMBER})(?:_or_so|_odd)?(?:~(?:-|to|or|bis|oder|und)~({NUMBER}))?"


#: Days: “in five years” is how long something takes, no day to keep anything by.
_FARTHEST = 550


def later(start: date, count: int, unit: str) -> date | None:
    """So many units after a day; None for none or for far beyond any promise."""
    unit = unit.replace("_", " ")
    if not 0 < count <= 400:
        return None
    if unit.startswith(("working", "business", "work", "werk", "arbeits")):
        return add_workdays(start, count)
    if unit.startswith(("day", "night", "tag")):
        return start + timedelta(days=count)
    if unit.startswith(("week", "wk", "woche")):
        return start + timedelta(weeks=count)
    if unit.startswith("fortnight"):
        return start + timedelta(weeks=2 * count)
    if unit.startswith(("month", "mth", "monat")):
        return add_months(start, count)
    if unit.startswith(("year", "yr", "jahr")):
        return add_months(start, 12 * count) if count < 50 else None
    if unit.startswith(("hour", "hr", "h", "stunde", "std")):
        return start + timedelta(days=-(-count // 24) if count >= 20 else 0)
    return start


@RULES(
    rf"{_IN}_(?:the_next_|a_|den_nachsten_)?{_SEVERAL}_(?:more_|full_|short_)?(?:of_)?{_UNIT}(?:'s?)?(?:_time)?",
    rf"{_IN}_{_SEVERAL}~{_UNIT}(?:'s?)?(?:_time)?",
    rf"{_SEVERAL}_{_UNIT}_(?:from_now|from_today|hence|out)|heute_in_{_SEVERAL}_{_UNIT}",
)
def in_so_long(match: Match, scene: Scene) -> Meant | None:
    groups = list(match.groups())
    if len(groups) == 6:
        groups = groups[:3] if groups[2] else groups[3:]
    count = number(groups[1] or groups[0] or "")
    day = later(scene.today, count, groups[2] or "")
    if day and (day - scene.today).days > _FARTHEST and not scene.alone:
        return None
    return Meant(day, rank=4, note="A span, read as its end." if groups[1] else "") if day else None


@RULES(
    rf"{_IN}_(?:a|the|einer?m?|one|half_an?|an|eine)_(?:_?half_)?{_UNIT}(?:'s)?(?:_time)?",
    r"in_(?:a_)?(fortnight)(?:'s)?(?:_time)?",
)
def in_one(match: Match, scene: Scene) -> Meant | None:
    if match[0].startswith(
        ("in the week", "in the day", "in the year", "in the month", "within the year", "in the hour")
    ):
        return None
    if " half" in match[0]:
        return Meant(scene.today, "time", rank=3) if match[1].startswith(("h", "st")) else None
    day = later(scene.today, 1, match[1])
    return Meant(day, rank=4) if day else None


@RULES(r"(?:a_week_today|today_week|a_week_from_today|heute_in_einer_woche|1_week_from_now|heute_in_acht_tagen)")
def week_today(match: Match, scene: Scene) -> Meant | None:
    return Meant(scene.days(7), rank=5)


@RULES(r"(?:a_week_(?:from_)?tomorrow|tomorrow_week|morgen_in_einer_woche)")
def week_tomorrow(match: Match, scene: Scene) -> Meant | None:
    return Meant(scene.days(8), rank=5)


@RULES(
    rf"{_SEVERAL}_{_UNIT}_(?:ago|back|earlier|zuvor)|vor_{_SEVERAL}_{_UNIT}|(?:a|an)_{_UNIT}_(?:ago"
    rf"|back)|yesterday|gestern|vorgestern|vorvorgestern"
    rf"|(?:the_)?day_before_yesterday|(?:since|seit)_{_SEVERAL}_{_UNIT}|hier|ayer|ieri|igar"
    rf"|the_other_day|last_night|neulich"
)
def ago(match: Match, scene: Scene) -> Meant | None:
    """Past: never due, but it must not be read as something to come."""
    word = match[0]
    if word in ("hier",):
        return None
    back = 1
    if word in ("vorgestern",) or word.endswith("day before yesterday"):
        back = 2
    elif word == "vorvorgestern":
        back = 3
    groups = [g for g in match.groups() if g]
    if len(groups) >= 2:
        ahead = later(scene.today, number(groups[0]), groups[-1])
        if groups[-1].startswith(("month", "monat", "mth", "year", "jahr", "yr")):
            months = number(groups[0]) * (12 if groups[-1].startswith(("y", "j")) else 1)
            return Meant(add_months(scene.today, -months) if months < 1200 else scene.today, past=True, rank=5)
        back = (ahead - scene.today).days if ahead else 1
    elif groups:
        ahead = later(scene.today, 1, groups[0])
        back = (ahead - scene.today).days if ahead else 1
    return Meant(scene.today - timedelta(days=back), past=True, rank=5)


@LATER(
    rf"{_SEVERAL}_{_UNIT}_(?:after_(?:that|this|it|then)|later|thereafter|afterwards|after|danach|spater|darauf)",
    rf"(?:a|an|one|eine?n?)_()(){_UNIT}_(?:after_(?:that|this|it|then)|later|thereafter|afterwards"
    rf"|danach|spater|darauf)",
)
def after_that(match: Match, scene: Scene) -> Meant | None:
    day = later(scene.today, number(match[2] or match[1] or "1"), match[3])
    return Meant(day, rank=5, note="Counted from the date before it.") if day else None


@LATER(
    r"(?:the_)?(?:next_day|following_day|day_after(?:_that)?)(?!_to|_tm)|am_(?:nachsten_tag|folgetag"
    r"|tag_darauf|tag_danach)"
)
def day_after(match: Match, scene: Scene) -> Meant | None:
    return Meant(scene.days(1), rank=4, note="Counted from the date before it.")


@LATER(r"(?:by|before|until|till)_(?:then|that|that_date|that_day)|bis_dahin")
def before_that(match: Match, scene: Scene) -> Meant | None:
    earlier = match[0].startswith("before")
    return Meant(
        scene.today - timedelta(days=1) if earlier else scene.today, rank=4, note="Counted from the date before it."
    )
