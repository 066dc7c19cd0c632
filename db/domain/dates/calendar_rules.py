"""Date rules for days of the calendar: 4 December, 4.12., the 3rd, mid-December, KW 50, Q1, before Christmas."""

from __future__ import annotations

import re
from datetime import date, timedelta

from db.domain.dates.calendar import easter, fiscal_year_end, iso_week, month_end, nth_weekday, quarter_end
from db.domain.dates.found import Meant, Rules, Scene
from db.domain.dates.pieces import is_weekday
from db.domain.dates.vocabulary import (
    DAY,
    EASTER_FEASTS,
    FEASTS,
    MONTH,
    MONTHS,
    ORDINAL,
    ORDINALS,
    WEEKDAYS,
    YEAR,
    any_of,
)

RULES = Rules()
Match = re.Match[str]

_WD = rf"(?:(?:{DAY})\.?,?(?:_(?:the|den|dem|der|le|el))?_)?"
_DAYNUM = r"(0?[1-9]|[12]\d|3[01])"
#: A day of the past this near is meant as past ("since 3 Nov"); one further back is next year's.
_BACK = timedelta(days=62)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    digits = int(text.strip("'"))
    return digits if digits > 99 else 2000 + digits if digits < 70 else 1900 + digits


def _weekday_said(match: Match) -> int | None:
    """The weekday that a match opens with, if any."""
    first = re.match(r"[a-z]+", match[0])
    return WEEKDAYS.get(first[0]) if first else None


def _in_year_of(weekday: int, scene: Scene, month: int, day: int) -> date | None:
    """The nearest such day of a month that falls on the weekday said, last year's to the next's."""
    found = []
    for year in (scene.today.year - 1, scene.today.year, scene.today.year + 1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate.weekday() == weekday:
            found.append(candidate)
    return min(found, key=lambda d: abs((d - scene.today).days), default=None)


def dated(
    scene: Scene, month: int, day: int, year: int | None, rank: int = 6, weekday: int | None = None
) -> Meant | None:
    """A day of a month, in the year said or else the one it most likely means; None if there is no such day."""
    if year is None and weekday is not None and (found := _in_year_of(weekday, scene, month, day)):
        return Meant(found, rank=rank, past=found < scene.today)
    try:
        if year is not None:
            found = date(year, month, day)
            return Meant(found, rank=rank, past=found < scene.today)
        this = date(scene.today.year, month, day)
    except ValueError:
        return None
    if this >= scene.today:
        return Meant(this, rank=rank)
    if scene.today - this <= _BACK and not scene.alone:
        return Meant(this, rank=rank, past=True)
    try:
        return Meant(this.replace(year=this.year + 1), rank=rank)
    except ValueError:
        return None


@RULES(r"((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])[-/.](0?[1-9]|[12]\d|3[01])")
def iso(match: Match, scene: Scene) -> Meant | None:
    return dated(scene, int(match[2]), int(match[3]), int(match[1]), rank=8)


@RULES(
    rf"{_WD}(?:the_|den_|der_|le_)?{_DAYNUM}(?:st|nd|rd|th|te[nr]?|er)?\.?(?:~of_|~de_|~d'|~del_|~di_"
    rf"|~-|~/|~)(?:the_)?({MONTH})\.?"
    rf"(?:,?[ \t/-]*({YEAR}|'\d\d|(?<=[-/])\d\d))?"
)
def day_month(match: Match, scene: Scene) -> Meant | None:
    return _written(match, scene, match[2], int(match[1]), match[3])


@RULES(
    rf"{_WD}(?:the_|den_|der_|am_)?({ORDINAL})(?:_of_|_day_of_|_day_in_|_tag_im_|_)({MONTH})(?:,?_({YEAR}))?",
    needs="jan feb mar apr may mai jun jul aug sep oct okt nov dec dez",
)
def ordinal_month(match: Match, scene: Scene) -> Meant | None:
    return _written(match, scene, match[2], ORDINALS[match[1]], match[3])


@RULES(
    rf"{_WD}({MONTH})\.?~(?:the_)?(?:{_DAYNUM}(?:st|nd|rd|th|\.)?|({ORDINAL}))(?!\.?\d|:\d|~%"
    rf"|_(?:percent|lakh|units))(?:(?:,?_|,)({YEAR}))?"
)
def month_day(match: Match, scene: Scene) -> Meant | None:
    return _written(match, scene, match[1], int(match[2]) if match[2] else ORDINALS[match[3]], match[4])


def _written(match: Match, scene: Scene, month: str, day: int, year: str | None) -> Meant | None:
    if month in ("may", "mar", "mars", "dec", "jul", "sept", "maj") and not scene.alone:
        at = match.start() + match[0].rfind(month)
        if (
            month == "may"
            and scene.written[at : at + 3].islower()
            and not re.search(r"\d(?:st|nd|rd|th)?(?:_of)?_may|may_\d", match[0].replace(" ", "_"))
        ):
            return None
    return dated(scene, MONTHS[month], day, _year(year), 7, _weekday_said(match))


@RULES(
    rf"({DAY})?\.?,?~(?:(?:den|dem|der|the|on|am|bis|by|zum|vom|ab|until|before|vor|till|due|spatestens"
    rf"|for|at)_)*{_DAYNUM}~([./-])~(0?[1-9]|1[0-2]|[12]\d|3[01])(?:~\3~((?:19|20)?\d\d)|\.)?"
)
def in_figures(match: Match, scene: Scene) -> Meant | None:
    """4.12., 4/12, 12-4-26. With points the day comes first; else the profile's order where both are possible."""
    first, mark, second, year = int(match[2]), match[3], int(match[4]), match[5]
    led = re.match(r"(?:[a-z]+\.?,?[ \t]+)+", match[0])
    closed = mark == "." and match[0].endswith(".") and not year
    if not (led or year or scene.alone) or (mark == "-" and not (year or scene.alone)):
        return None
    if not year and not led and not closed and not scene.alone:
        return None
    if match[1] and not is_weekday(match[1], *match.span(1), scene) and not led:
        return None
    day_first = mark == "." or scene.rules.day_first
    if second > 12 or (not day_first and first <= 12):
        first, second = second, first
    if second > 12:
        return None
    meant = dated(scene, second, first, _year(year), rank=7)
    if meant and mark != "." and first <= 12 and first != second:
        other = dated(scene, first, second, _year(year))
        note = f"{match[0].strip()} read as {meant.day.day} {meant.day:%B}."
        return meant._replace(note=note, alternatives=(other.day,) if other else ())
    return meant


_STOPS = (
    r"(?=[ \t]*(?:$|[.,;:!?)\n–-]|(?:and|or|so|but|he|she|they|i|we|at|with|if|then|latest|for|in|this"
    r"|next|of_this|of_next|of_the_month|to|because|as|that|und|oder|aber|er|sie|wir|ich|mit|damit"
    r"|schicken|liefern|the)\b))"
)


@RULES(
    rf"(?:({DAY})\.?,?_)?(?:by|until|till|til|before|b4|latest|due|on)_(?:the_)?{_DAYNUM}(?:st|nd|rd"
    rf"|th)(?!_(?:floor|line|shift|week|quarter|of|visit|half|one|time|order))",
    rf"(?:({DAY})\.?,?_)(?:the_)?{_DAYNUM}(?:st|nd|rd|th)",
    rf"(?:({DAY})\.?_)?the_{_DAYNUM}(?:st|nd|rd|th){_STOPS}",
    rf"(?:({DAY})\.?,?_)?(?:bis_(?:zum|am|spatestens)|zum|am|vor_dem|ab_dem|spatestens_(?:am|zum)|den"
    rf"|der)_{_DAYNUM}\.(?![ \t]?\d)(?!_(?:quartal|kw|woche|stock|halbjahr|mal|schicht))",
    rf"(?:({DAY})\.?,?_)?(?:am|bis_zum|on_the|the|by_the)_{_DAYNUM}(?:te[nr]|\.)(?![ \t]?\d)",
)
def day_of_month(match: Match, scene: Scene) -> Meant | None:
    return _nth(scene, int(match[2]), match)


@RULES(
    rf"(?:({DAY})_)?(?:by|until|till|before|on)_the_({ORDINAL})(?!_(?:quarter|week|half|visit|shift"
    rf"|line|floor|of|order|time|one|phase|round|batch|draft))",
    rf"(?:({DAY})_)?the_({ORDINAL}){_STOPS}",
    rf"(?:bis_zum|am|zum)_({DAY}_)?({ORDINAL})(?!_(?:quartal|woche|mal|schicht|linie))",
)
def word_of_month(match: Match, scene: Scene) -> Meant | None:
    number = ORDINALS[match[2]]
    led = re.match(r"(?:\w+_)?(?:by|until|till|before|bis)_", match[0].replace(" ", "_"))
    if number <= 5 and not led and not match[1] and not scene.alone:
        return None
    return _nth(scene, number, match)


def _nth(scene: Scene, day: int, match: Match) -> Meant | None:
    month, year = scene.today.month, scene.today.year
    for _ in range(4):
        try:
            found = date(year, month, day)
        except ValueError:
            found = scene.today
        if found > scene.today:
            return Meant(found, rank=5)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return None


_WEEK_OF = "first|1st|second|2nd|third|3rd|fourth|4th|last|ersten?|zweiten?|dritten?|vierten?|letzten?"


@RULES(rf"(?:in_)?(?:the_|der_)?({_WEEK_OF})_(?:full_)?(?:week|woche)_(?:of|in|im)_(?:the_)?({MONTH})(?:_({YEAR}))?")
def week_of_month(match: Match, scene: Scene) -> Meant | None:
    """“The second week of January”: the last working day of the week of its second Monday."""
    word, month = match[1], MONTHS[match[2]]
    nth = {"f": 1, "1": 1, "e": 1, "s": 2, "2": 2, "z": 2, "t": 3, "3": 3, "d": 3, "4": 4, "v": 4}.get(word[0], -1)
    year = _year(match[3]) or scene.today.year + (month < scene.today.month)
    monday = nth_weekday(year, month, 0, 4 if word == "fourth" else nth)
    if monday is None:
        return None
    day = monday + timedelta(days=scene.rules.week_ends)
    return Meant(day, "week", "A week of a month, read as its last working day.", rank=7, past=day < scene.today)


@RULES(
    r"(?:the_)?(\d\d?)(?:st|nd|rd|th)?(?:_day)?_of_(?:the_)?(this|current|next|following)_month|(?:am"
    r"|zum)_(\d\d?)\._(?:des_)?(dieses|nachsten)_monats"
)
def day_of_that_month(match: Match, scene: Scene) -> Meant | None:
    ahead = (match[2] or match[4]) in ("next", "following", "nachsten")
    month = scene.today.month + ahead
    try:
        found = date(scene.today.year + month // 13, (month - 1) % 12 + 1, int(match[1] or match[3]))
    except ValueError:
        return None
    return Meant(found, rank=7, past=found < scene.today)


@RULES(
    rf"(?:the_)?(?:first|1st|second|2nd|third|3rd|fourth|4th|last|erster?n?|zweiter?n?|dritter?n?"
    rf"|vierter?n?|letzter?n?)_({DAY})_(?:of|in|im|des)_(?:the_)?({MONTH}|month|this_month|next_month"
    rf"|monats?)(?:_({YEAR}))?"
)
def nth_of_month(match: Match, scene: Scene) -> Meant | None:
    word = match[0].replace("the ", "").split()[0]
    nth = (
        -1
        if word.startswith(("last", "letzt"))
        else {"f": 1, "1": 1, "e": 1, "s": 2, "2": 2, "z": 2, "t": 3, "3": 3, "d": 3}.get(word[0], 4)
    )
    nth = 4 if word.startswith("fourth") else nth
    month, year = MONTHS.get(match[2], scene.today.month), _year(match[3]) or scene.today.year
    if match[2] == "next month":
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    found = nth_weekday(year, month, WEEKDAYS[match[1]], nth)
    if found and found < scene.today and not match[3]:
        found = nth_weekday(year + 1, month, WEEKDAYS[match[1]], nth) if match[2] in MONTHS else found
    return Meant(found, rank=8, past=found < scene.today) if found else None


_EARLY = "early|beginning_of|the_beginning_of|start_of|the_start_of|anfang"
_MID = "mid|middle_of|the_middle_of|mitte|mid-of"
_LATE = "late|end_of|the_end_of|end|ende|eo|by_end_of|fin"


@RULES(rf"(?:({_EARLY})|({_MID})|({_LATE}))[ \t-]*(?:of_|de_)?({MONTH})\.?(?:,?_({YEAR}))?")
def part_of_month(match: Match, scene: Scene) -> Meant | None:
    month, year = MONTHS[match[4]], _year(match[5])
    if year is None:
        year = scene.today.year + (month < scene.today.month)
    if match[1]:
        return Meant(date(year, month, 10), "month", "The start of the month, read as its 10th.", rank=6)
    if match[2]:
        return Meant(date(year, month, 15), "month", rank=6)
    return Meant(month_end(year, month), "month", rank=6)


@RULES(
    rf"(in|by|im|bis|during|before|vor|until|next|nachsten?|en|fur|for|ab|from|since|seit|of"
    rf"|last)_({MONTH})(?:_({YEAR}))?(?![-/]|_\d|\.\d)"
)
def month(match: Match, scene: Scene) -> Meant | None:
    word = match[2]
    at = match.start(2)
    if scene.text[match.end() : match.end() + 2] == "'s":
        return None
    if word in ("may", "mar", "mars", "jan", "dec", "mai", "maj") and not scene.written[at].isupper():
        return None
    month_, year = MONTHS[word], _year(match[3])
    if year is None:
        year = scene.today.year + (
            month_ < scene.today.month or (match[1] in ("next", "nachsten", "nachste") and month_ == scene.today.month)
        )
    past = match[1] in ("since", "seit", "last")
    if match[1] in ("before", "vor"):
        return Meant(date(year, month_, 1) - timedelta(days=1), "month", rank=5)
    if match[1] in ("for", "fur", "of", "from", "ab"):
        return Meant(month_end(year, month_), "month", rank=0)
    return Meant(month_end(year, month_), "month", "A whole month, read as its last day.", rank=5, past=past)


@RULES(
    r"(?:kw|cw|wk|week|woche|kalenderwoche|w|vecka|v|uge|uke|semaine|semana)\.?~(\d\d?)(?:[/ "
    r"]((?:20)?\d\d))?(?![\d:%]|\.\d|_(?:days|weeks|hours|tage))",
    r"(?:in_der_|in_)?(\d\d?)\.~(?:kw|kalenderwoche|woche)()",
)
def week_number(match: Match, scene: Scene) -> Meant | None:
    head = re.match(r"[a-z]+", match[0])
    if head and head[0] in ("w", "v") and (not scene.written[match.start()].isupper() or match[0][1:2] in (" ", "\t")):
        return None
    weekday = scene.rules.week_ends
    before = re.search(
        rf"({DAY})[ \t,]+(?:in[ \t]+|der[ \t]+)?$", scene.text[max(0, match.start() - 18) : match.start()]
    )
    if before:
        weekday = WEEKDAYS[before[1]]
    found = iso_week(scene.today, int(match[1]), weekday)
    return Meant(found, "week", rank=7) if found else None


@RULES(
    rf"(?:end_of_|ende_|the_end_of_|im_|in_)?q~?([1-4])(?:[ \t/'-]*({YEAR}|\d\d))?|([1-4])q(\d\d)"
    rf"|({YEAR})~?[-/]?q([1-4])",
    rf"(?:the_|end_of_|im_|in_the_)*(?:(first|1st|second|2nd|third|3rd|fourth|4th|last)_(?:quarter|qtr)"
    rf"|([1-4])\._quartal|(erste[ns]?|zweite[ns]?|dritte[ns]?"
    rf"|vierte[ns]?)_quartal)(?:_(?:of_)?({YEAR}))?",
)
def quarter(match: Match, scene: Scene) -> Meant | None:
    groups = match.groups()
    if re.search(r"q", match[0]) and len(groups) == 6:
        number, year = int(groups[0] or groups[2] or groups[5]), _year(groups[1] or groups[3] or groups[4])
    else:
        word = groups[0] or groups[1] or groups[2] or "1"
        number = {"f": 1, "1": 1, "e": 1, "s": 2, "2": 2, "z": 2, "t": 3, "3": 3, "d": 3, "4": 4, "v": 4, "l": 4}[
            word[0]
        ]
        number = 4 if word == "fourth" else number
        year = _year(groups[3])
    if year is None:
        year = scene.today.year
        if quarter_end(year, number) < scene.today:
            year += 1
    found = quarter_end(year, number)
    return Meant(found, "quarter", rank=6, past=found < scene.today)


@RULES(
    rf"(?:end_of_|ende_)?h([12])(?:[ \t/]*({YEAR}|\d\d))?|(first|second)_half_of_({YEAR}|the_year"
    rf"|next_year)|([12])\._halbjahr|mid-?_?year|jahresmitte|mitte_des_jahres"
)
def half(match: Match, scene: Scene) -> Meant | None:
    if match[1] and not scene.written[match.start(1) - 1].isupper():
        return None
    number = int(match[1] or match[5] or ("2" if match[3] == "second" else "1"))
    year = _year(match[2]) or (int(match[4]) if match[4] and match[4].isdigit() else None)
    if year is None:
        year = scene.today.year + (match[4] == "next year")
        if month_end(year, number * 6) < scene.today:
            year += 1
    return Meant(month_end(year, number * 6), "year", rank=6)


@RULES(
    r"(?:the_)?end_of_(?:the_|our_|their_)?(?:fiscal_year|financial_year|fy)(?:~'?(\d\d)(\d\d)?)?"
    r"|fiscal_year_end|financial_year_end|fy-?_?end|(?:ende_des_)?geschaftsjahres?_?ende"
    r"|ende_des_geschaftsjahres",
    needs="fy fiscal financial geschaft",
)
def fiscal(match: Match, scene: Scene) -> Meant | None:
    found = fiscal_year_end(scene.today, scene.rules)
    return Meant(found, "year", "By the fiscal year of the settings.", rank=5)


_FEAST = any_of(word.replace(" ", "_") for word in (*FEASTS, *EASTER_FEASTS))


@RULES(rf"({_FEAST})(?:_({YEAR}))?")
def feast(match: Match, scene: Scene) -> Meant | None:
    """The feast itself; `before` and `by` make it the day before, which the caller sees to."""
    word = " ".join(match[1].split())
    if word == "jul" and not scene.alone:
        return None
    if word.startswith("new year") and re.search(
        r"\b(?:in|into|after|for|of) (?:the )?$", scene.text[max(0, match.start() - 10) : match.start()]
    ):
        return None  # "in the new year" is no day
    year = _year(match[2]) or scene.today.year
    for candidate in (year, year + 1):
        if word in FEASTS:
            month, day = FEASTS[word]
            found = date(candidate, month, day)
        else:
            found = easter(candidate) + timedelta(days=EASTER_FEASTS[word])
        if found >= scene.today or match[2]:
            return Meant(found, "day", rank=4)
    return None


@RULES(rf"thanksgiving(?:_({YEAR}))?")
def thanksgiving(match: Match, scene: Scene) -> Meant | None:
    found = nth_weekday(_year(match[1]) or scene.today.year, 11, 3, 4)
    if found and found < scene.today and not match[1]:
        found = nth_weekday(scene.today.year + 1, 11, 3, 4)
    return Meant(found, rank=4) if found else None
