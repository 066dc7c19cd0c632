"""Date rules for days named from today: today, tomorrow, weekdays, this and next week, month, quarter and year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from db.domain.dates.calendar import (
    add_months,
    coming,
    last_workday,
    month_end,
    on_weekday,
    quarter_end,
    week_end,
    week_of,
)
from db.domain.dates.found import Meant, Rules, Scene
from db.domain.dates.pieces import (
    AFTER_NEXT,
    COMING,
    FOLLOWING,
    MONTH_WORD,
    NEXT,
    QUARTER,
    THE,
    THIS,
    WEEK,
    YEAR_WORD,
    is_weekday,
    number,
)
from db.domain.dates.vocabulary import DAY, NUMBER, WEEKDAYS

RULES = Rules()
Match = re.Match[str]

_TOMORROW = (
    "tomorrows?|tomorow|tommorow|tommorrow|tomorrw|tmrw|tmrow|tmw|tmr|2moro|2morrow|2mrw|tomo|morgen"
    "|demain|domani|imorgon|i_morgon|manana"
)


@RULES(
    r"(?:the_)?day_after_(?:tomorrow|tmrw|tmw)|ubermorgen|uebermorgen|apres-demain|dopodomani"
    r"|pasado_manana|i_overmorgon"
)
def day_after_tomorrow(match: Match, scene: Scene) -> Meant | None:
    return Meant(scene.days(2), rank=4)


@RULES(rf"({_TOMORROW})(?:'s)?")
def tomorrow(match: Match, scene: Scene) -> Meant | None:
    before = scene.text[max(0, match.start() - 14) : match.start()].replace(".", "").split()
    if match[1] == "morgen" and before:
        if before[-1] in ("guten", "gute", "am", "jeden", "den", "heute", "gestern", "dem", "letzten"):
            return None
        if before[-1].rstrip(",") in WEEKDAYS:
            return None
    if match[1] == "manana" and before and before[-1] == "la":
        return None
    return Meant(scene.days(1), rank=4)


@RULES(
    r"today|today's|tonight|2nite|2day|2night|tonite|later_today|this_(?:morning|afternoon|evening|arvo|pm|am)"
    r"|heute|aujourd'hui|oggi|hoy|idag|i_dag|vandaag"
)
def today(match: Match, scene: Scene) -> Meant | None:
    past = match[0].endswith(("this morning", "this am"))
    return Meant(scene.today, "time", rank=3, past=past)


@RULES(
    r"eod|e\.o\.d\.|cob|c\.o\.b\.|eob|cop|(?:the_)?end_of_(?:the_|my_)?(?:business_)?day|close_of_(?:play|business|day)"
    r"|end_of_play|end_of_business|end_of_shift|feierabend|ende_des_tages|tagesende|dienstschluss|buroschluss"
)
def end_of_day(match: Match, scene: Scene) -> Meant | None:
    return Meant(scene.today, "time", rank=2)


@RULES(
    r"(?:by|before|until|till|til|bis|at|um|gegen|latest)_(?:(?:this_|the_|heute_)?(?:evening|afternoon|abend|nachmittag)|noon|lunch|lunchtime|midday|midnight"
    r"|mittag|mittags|\d\d?[:.]\d\d~(?:am|pm|uhr|h|hrs)"
    r"|\d\d?~(?:am|pm|a\.m\.|p\.m\.|o'clock|uhr|h)|\d\d?:\d\d)"
)
def by_the_clock(match: Match, scene: Scene) -> Meant | None:
    word = match[0].split()[0]
    if word in ("at", "um", "gegen") and not scene.alone:
        return None
    return Meant(scene.today, "time", rank=2)


@RULES(
    rf"(last|past|previous|letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?)_({DAY}|{WEEK}|{MONTH_WORD}"
    rf"|{QUARTER}|{YEAR_WORD})"
)
def last_something(match: Match, scene: Scene) -> Meant | None:
    if match[2] in WEEKDAYS:
        back = (scene.today.weekday() - WEEKDAYS[match[2]] - 1) % 7 + 1
        if scene.today - timedelta(days=back) >= week_of(scene.today, scene.rules) and match[1] in ("last", "letzten"):
            note, day = "Could be this week's or last week's.", scene.today - timedelta(days=back)
            return Meant(day, note=note, past=True, rank=4)
        return Meant(scene.today - timedelta(days=back), past=True, rank=4)
    return Meant(scene.today - timedelta(days=7), "week", past=True, rank=4)


@RULES(
    rf"({DAY})(?:,)?_?(?:of_the_|of_|the_|in_the_|in_|der_|in_der_)?{NEXT}_{WEEK}",
    rf"{NEXT}_{WEEK}(?:,_|_on_|_am_|_)({DAY})",
    rf"({DAY})_(?:der_)?(?:kommenden|kommende)_woche|kommende_woche_({DAY})",
    needs="week wk woche eow e.o.w",
)
def weekday_next_week(match: Match, scene: Scene) -> Meant | None:
    word = match[1] or match[2]
    week = week_of(scene.today, scene.rules) + timedelta(weeks=1)
    return Meant(on_weekday(week, WEEKDAYS[word]), rank=4)


@RULES(
    rf"({DAY})(?:,)?_(?:of_|in_|der_|in_der_)?(?:the_week_after_next|the_week_after|week_after_next"
    rf"|{AFTER_NEXT}_woche)",
    rf"{AFTER_NEXT}_woche_(?:am_)?({DAY})",
    needs="week wk woche eow e.o.w",
)
def weekday_week_after_next(match: Match, scene: Scene) -> Meant | None:
    week = week_of(scene.today, scene.rules) + timedelta(weeks=2)
    return Meant(on_weekday(week, WEEKDAYS[match[1]]), rank=4)


@RULES(
    rf"({DAY})(?:,)?_(?:of_|in_|der_|in_der_)?{THIS}_{WEEK}",
    rf"{THIS}_{WEEK}_(?:am_|on_)?({DAY})",
    needs="week wk woche eow e.o.w",
)
def weekday_this_week(match: Match, scene: Scene) -> Meant | None:
    day = on_weekday(week_of(scene.today, scene.rules), WEEKDAYS[match[1]])
    return Meant(day, rank=4, past=day < scene.today)


@RULES(
    rf"({DAY})_(?:week|wk|w/e)(?=\W|$)|(?:a|1|one)_week_(?:on|from|this|come)_({DAY})|({DAY})_(?:in"
    rf"|over)_(?:a|einer|1|one)_(?:week|woche)"
    rf"|({DAY})_in_(?:acht|8)_tagen|({DAY})_(?:a_week|uber_eine_woche)",
    needs="week wk woche tagen w/e",
)
def weekday_week(match: Match, scene: Scene) -> Meant | None:
    """“Friday week”: the Friday after the next one."""
    word = next(g for g in match.groups() if g)
    return Meant(coming(scene.today, WEEKDAYS[word]) + timedelta(weeks=1), rank=5)


@RULES(
    rf"({DAY})_in_({NUMBER})_(?:weeks?|wks?|wochen)|({DAY})_in_(?:a_)?(?:(?:vierzehn|14)_tagen"
    rf"|fortnight)|({DAY})_fortnight"
    rf"|({NUMBER})_weeks_(?:from|on|after)_({DAY})|(?:a_)?fortnight_(?:from|on)_({DAY})",
    needs="week wk woche tagen fortnight",
)
def weekday_in_weeks(match: Match, scene: Scene) -> Meant | None:
    word = next(g for g in (match[1], match[3], match[4], match[6], match[7]) if g)
    count = number(match[2] or match[5] or "2")
    day = coming(scene.today, WEEKDAYS[word]) + timedelta(weeks=count)
    return Meant(day, rank=5) if 0 < count < 60 else None


@RULES(rf"({NUMBER})_({DAY})s?_from_(?:now|today)|in_({NUMBER})_({DAY})s")
def so_many_weekdays(match: Match, scene: Scene) -> Meant | None:
    count, word = number(match[1] or match[3]), match[2] or match[4]
    return Meant(coming(scene.today, WEEKDAYS[word]) + timedelta(weeks=count - 1), rank=5) if 0 < count < 60 else None


@RULES(rf"({DAY})_(?:after_next|nach_dem_nachsten)|{AFTER_NEXT}_({DAY})")
def weekday_after_next(match: Match, scene: Scene) -> Meant | None:
    return Meant(coming(scene.today, WEEKDAYS[match[1] or match[2]]) + timedelta(weeks=1), rank=5)


@RULES(rf"{NEXT}_({DAY})|{FOLLOWING}_({DAY})")
def next_weekday(match: Match, scene: Scene) -> Meant | None:
    """SPEC.md: that of the following calendar week, or the nearest one by the profile's convention."""
    weekday = WEEKDAYS[match[1] or match[2]]
    nearest = coming(scene.today, weekday)
    following = on_weekday(week_of(scene.today, scene.rules) + timedelta(weeks=1), weekday)
    chosen, other = (following, nearest) if scene.rules.next_weekday == "following-week" else (nearest, following)
    if chosen == other:
        return Meant(chosen, rank=4)
    note = (
        f"“Next {chosen:%A}” read as that of next week." if chosen == following else f"Read as this coming {chosen:%A}."
    )
    return Meant(chosen, note=note, alternatives=(other,), rank=4)


@RULES(rf"(?:{THIS}|{COMING}|this_next)_({DAY})")
def this_weekday(match: Match, scene: Scene) -> Meant | None:
    return Meant(coming(scene.today, WEEKDAYS[match[1]]), rank=4)


@RULES(
    rf"(?:every|each|jede[nrs]?|most|alternate|any|alle|chaque|ogni|cada|varje)_(?:other_|second_"
    rf"|zweiten_|last_|first_)?({DAY})s?"
)
def every_weekday(match: Match, scene: Scene) -> Meant | None:
    return Meant(date.min, rank=9)


@RULES(rf"({DAY})(?:(?<!\w{{5}})\.)?")
def weekday(match: Match, scene: Scene) -> Meant | None:
    """The next one after today; said on that weekday it may be today, which is shown."""
    word, start, end = match[1], match.start(1), match.end(1)
    if not is_weekday(word, start, end, scene):
        return None
    if scene.text[end : end + 2] == "'s" or word == "mondays":
        return Meant(date.min, rank=9)
    day = coming(scene.today, WEEKDAYS[word])
    if (day - scene.today).days == 7:
        return Meant(day, note="Said on that very weekday: today could be meant.", alternatives=(scene.today,), rank=3)
    return Meant(day, rank=3)


@RULES(
    rf"(?:later_|sometime_|some_time_|the_end_of_|end_of_|noch_|ende_|im_laufe_)?(?:this|diese[r]?|dieser)_{WEEK}"
    rf"|(?:at_|by_)?(?:the_)?end_(?:of_)?(?:the_)?{WEEK}|eow|e\.o\.w\.|(?:the_)?week'?s_end|week_end"
    rf"|ende_(?:der_)?{WEEK}|{WEEK}nende"
    rf"|(?:the_|dem_|das_|zum_)?(?:weekend|wkend|wochenende)",
    needs="week wk woche eow e.o.w",
)
def this_week(match: Match, scene: Scene) -> Meant | None:
    words = match[0]
    before = scene.text[max(0, match.start() - 8) : match.start()].split()
    if (
        words.endswith(("weekend", "wkend", "wochenende"))
        and before
        and before[-1] in ("last", "letztes", "letzten", "every")
    ):
        return None
    if (
        words.endswith(("weekend", "wkend", "wochenende"))
        and before
        and before[-1] in ("this", "over", "am", "on", "at", "next", "ubers", "dieses")
    ):
        ahead = 1 if before[-1] == "next" else 0
        return Meant(on_weekday(week_of(scene.today, scene.rules), 6) + timedelta(weeks=ahead), "weekend", rank=3)
    return Meant(last_workday(scene.today, scene.rules), "week", rank=3)


@RULES(
    rf"(early|beginning_of|start_of|the_beginning_of|the_start_of|anfang|mid|middle_of|the_middle_of"
    rf"|mitte|late|later|the_end_of|end_of|end|ende)?"
    rf"[ \t]?-?(?:der_|of_)?(?:{NEXT}|{COMING}|the_following)_{WEEK}",
    needs="week wk woche eow e.o.w",
)
def next_week(match: Match, scene: Scene) -> Meant | None:
    monday = week_of(scene.today, scene.rules) + timedelta(weeks=1)
    part = (match[1] or "").split("_")[0].replace("the ", "")
    if part.startswith(("early", "begin", "start", "anfang")):
        return Meant(on_weekday(monday, 1), "week", "The start of next week, read as its Tuesday.", rank=4)
    if part.startswith(("mid", "mitte")):
        return Meant(on_weekday(monday, 2), "week", "The middle of next week, read as its Wednesday.", rank=4)
    return Meant(week_end(scene.today, scene.rules, 1), "week", rank=4)


@RULES(rf"(?:end_of_)?(?:the_)?{WEEK}_after_next|(?:ende_)?{AFTER_NEXT}_{WEEK}|(?:the_)?{WEEK}_after(?=\W*$)")
def week_after_next(match: Match, scene: Scene) -> Meant | None:
    return Meant(week_end(scene.today, scene.rules, 2), "week", rank=4)


@RULES(r"mid-?_?week|wochenmitte|(?:mitte|middle)_(?:der|of_the)_(?:woche|week)")
def mid_week(_: Match, scene: Scene) -> Meant | None:
    return Meant(coming(scene.today, 2), "week", "The middle of the week, read as its Wednesday.", rank=3)


@RULES(r"(?:the_)?(?:week|woche)_(?:of|commencing|beginning|starting|vom|ab)_(?:the_|dem_)?(\d{1,2})(?:st|nd|rd|th|\.)")
def week_of_day(match: Match, scene: Scene) -> Meant | None:
    """“Week of the 7th”: the last working day of the week that holds the next 7th."""
    for ahead in range(62):
        day = scene.today + timedelta(days=ahead)
        if day.day == int(match[1]):
            end = week_of(day, scene.rules) + timedelta(days=scene.rules.week_ends)
            return Meant(end, "week", "The week of a day, read as its last working day.", rank=8)
    return None


@RULES(r"(?:im_|in_the_)(?:laufe|lauf|course)_(?:der|of_the|of_this)_(?:woche|week)")
def during_the_week(_: Match, scene: Scene) -> Meant | None:
    return Meant(week_end(scene.today, scene.rules, 0), "week", rank=4)


@RULES(
    rf"(?:the_)?(?:first|1st)_of_(?:{NEXT}|{COMING}|the)_{MONTH_WORD}|(?:zum_)?(?:ersten|1\.)_des_(?:nachsten_)?monats"
)
def first_of_next_month(_: Match, scene: Scene) -> Meant | None:
    return Meant(add_months(scene.today.replace(day=1), 1), rank=6)


@RULES(
    rf"ultimo|(?:the_|at_)?end_of_{THE}{MONTH_WORD}|eom|month_?end|{MONTH_WORD}sende|monatsende"
    rf"|ende_{THE}{MONTH_WORD}|month's_end"
    rf"|(?:later_)?(?:this|diesen|dieses|diesem)_{MONTH_WORD}"
)
def this_month(match: Match, scene: Scene) -> Meant | None:
    return Meant(month_end(scene.today.year, scene.today.month), "month", rank=3)


@RULES(
    rf"(early_|beginning_of_|start_of_|anfang_|mid_|mid-|middle_of_|mitte_|late_|end_of_|ende_)?(?:des_"
    rf"|der_)?(?:{NEXT}|{COMING})_{MONTH_WORD}",
    rf"(ende_)?{AFTER_NEXT}_{MONTH_WORD}",
)
def next_month(match: Match, scene: Scene) -> Meant | None:
    ahead = 2 if re.search(r"\bue?be?r?", match[0]) and "bern" in match[0] else 1
    first = add_months(scene.today.replace(day=1), ahead)
    part = (match[1] or "").strip()
    if part.startswith(("mid", "mitte")):
        return Meant(first.replace(day=15), "month", rank=4)
    if part.startswith(("early", "begin", "start", "anfang")):
        return Meant(first.replace(day=10), "month", "The start of next month, read as its 10th.", rank=4)
    return Meant(month_end(first.year, first.month), "month", rank=4)


@RULES(
    rf"eoq|e\.o\.q\.|(?:the_|at_)?end_of_{THE}{QUARTER}|{QUARTER}-?_?end|quartalsende"
    rf"|ende_{THE}{QUARTER}|(?:this|dieses|diesem)_{QUARTER}"
)
def this_quarter(match: Match, scene: Scene) -> Meant | None:
    return Meant(quarter_end(scene.today.year, (scene.today.month + 2) // 3), "quarter", rank=3)


@RULES(rf"(?:end_of_|ende_)?(?:{NEXT}|{COMING}|{AFTER_NEXT})_{QUARTER}")
def next_quarter(match: Match, scene: Scene) -> Meant | None:
    ahead = 6 if "bern" in match[0] else 3
    later = add_months(scene.today.replace(day=1), ahead)
    return Meant(quarter_end(later.year, (later.month + 2) // 3), "quarter", rank=4)


@RULES(
    rf"eoy|e\.o\.y\.|(?:the_|at_)?end_of_{THE}{YEAR_WORD}|{YEAR_WORD}-?_?end|{YEAR_WORD}'s_end"
    rf"|jahresende|ende_{THE}{YEAR_WORD}"
    rf"|(?:the_)?{YEAR_WORD}_is_(?:out|over)|(?:this|dieses|diesem)_{YEAR_WORD}|turn_of_the_{YEAR_WORD}"
    rf"|calendar_{YEAR_WORD}_end"
)
def this_year(match: Match, scene: Scene) -> Meant | None:
    return Meant(date(scene.today.year, 12, 31), "year", rank=3)


@RULES(rf"(?:end_of_|ende_)?(?:{NEXT}|{COMING})_{YEAR_WORD}")
def next_year(match: Match, scene: Scene) -> Meant | None:
    return Meant(date(scene.today.year + 1, 12, 31), "year", rank=3)
