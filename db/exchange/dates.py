"""Days as files write them, in any of six languages, and the order of day and month where figures alone do not tell.

`3/4/2024` is read only when the column itself, or a person, says which comes first; otherwise it stays text. `Order`
gathers the evidence of a column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from db.exchange.keys import norm

_MONTHS = {
    1: "january jan januar jaenner janner janvier janv enero ene januari gennaio gen",
    2: "february feb februar fevrier fevr fev febrero februari febbraio febb",
    3: "march mar marz mrz maerz mars marzo maart mrt",
    4: "april apr avril avr abril abr aprile",
    5: "may mai mayo mei maggio mag",
    6: "june jun juni juin junio giugno giu",
    7: "july jul juli juillet juil julio luglio lug",
    8: "august aug aout agosto ago augustus",
    9: "september sep sept septembre septiembre settembre set sett",
    10: "october oct oktober okt octobre octubre ottobre ott",
    11: "november nov novembre noviembre",
    12: "december dec dezember dez decembre diciembre dic dicembre",
}
MONTHS = {name: number for number, names in _MONTHS.items() for name in names.split()}
MONTH_NAMES = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")  # fmt: skip

_TIME = (
    r"(?:[T ,]+\(?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?(?: ?[AaPp]\.?[Mm]\.?)?\)?)?"
    r"(?:\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)){0,2}(?:\s*\([^)]{1,40}\))?"
)
_ISO = re.compile(rf"(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}}){_TIME}$")
_COMPACT = re.compile(r"(?P<y>(?:1[5-9]|20|21)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T\d{4,6}Z?|\d{6})?(?:[+-]\d{4})?$")
_FIGURES = re.compile(rf"(?P<a>\d{{1,2}})(?P<sep>[-/. ])\s?(?P<b>\d{{1,2}})(?P=sep)\s?(?P<y>\d{{4}}|\d{{2}}){_TIME}$")
_WORDS = re.compile(
    rf"(?:\w+\.?,? )?(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)?[ -]+(?:de |of )?(?P<m>[^\W\d_]{{3,12}})"
    rf"\.?,?[ -]+(?:de |del )?(?P<y>\d{{4}}|\d\d){_TIME}$"
)
_WORDS_US = re.compile(
    rf"(?:\w+\.?,? )?(?P<m>[^\W\d_]{{3,12}})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}}){_TIME}$"
)
_CLOCK_FIRST = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?,? ")


@dataclass(slots=True)
class Order:
    """What the dates of a column say about the order of day and month."""

    day_first: int = 0
    month_first: int = 0
    open: int = 0

    def see(self, text: str) -> None:
        """Take one cell into account."""
        match = _FIGURES.match(text.strip())
        if not match:
            return
        a, b = int(match["a"]), int(match["b"])
        if a > 12 >= b:
            self.day_first += 1
        elif b > 12 >= a:
            self.month_first += 1
        elif a != b:
            if match["sep"] == ".":  # dots are written where the day comes first
                self.day_first += 1
            else:
                self.open += 1

    @property
    def verdict(self) -> bool | None:
        """True: day first; False: month first; None: the dates do not tell, or contradict each other."""
        if self.day_first and not self.month_first:
            return True
        if self.month_first and not self.day_first:
            return False
        return None

    @property
    def asks(self) -> bool:
        return self.open > 0 and self.verdict is None


def parse_day(text: str, day_first: bool | None) -> date | None:
    """The day meant, or None where it is none or its order is open."""
    text = " ".join(text.split())
    if not text or len(text) > 60:
        return None
    text = _CLOCK_FIRST.sub("", text, count=1)
    match = _ISO.match(text) or _COMPACT.match(text)
    if match:
        return _day(int(match["y"]), int(match["m"]), int(match["d"]))
    match = _FIGURES.match(text)
    if match:
        return _figures(match, day_first)
    match = _WORDS.match(text) or _WORDS_US.match(text)
    if match:
        month = MONTHS.get(norm(match["m"]))
        return _day(_year(match["y"]), month, int(match["d"])) if month else None
    return None


def _figures(match: re.Match[str], day_first: bool | None) -> date | None:
    a, b, year = int(match["a"]), int(match["b"]), _year(match["y"])
    if a > 12 or match["sep"] == ".":
        order = True
    elif b > 12:
        order = False
    elif a == b:
        order = True
    elif day_first is None:
        return None
    else:
        order = day_first
    return _day(year, b, a) if order else _day(year, a, b)


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def looks_like_day(text: str) -> bool:
    """Whether a cell is a date, its order open or not."""
    return parse_day(text, True) is not None or parse_day(text, False) is not None


def parse_stamp(text: str) -> datetime | None:
    """A compact or ISO time in UTC (`20240206T070948Z`), as Evernote and vCard write; None otherwise."""
    text = text.strip()
    if re.fullmatch(r"\d{8}T\d{6}Z?", text):
        try:
            return datetime.strptime(text.rstrip("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        day = parse_day(text, None)
        return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def zone_named(name: str) -> ZoneInfo:
    """The zone of this name, UTC where this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
