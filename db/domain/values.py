"""Value types that several kinds of records use: a moment with its zone, money with its currency.

Both merge as one value (DESIGN §2): an amount never travels without its currency, a time never without the
zone it was said in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MOMENT = re.compile(r"(?P<utc>[^\[\]]+?)Z?\[(?P<zone>[A-Za-z0-9_+\-/]+)\]")
_MONEY = re.compile(r"(?P<currency>[A-Z]{3}) (?P<minor>-?\d{1,18})")

#: Decimal places of the minor unit, where they are not two (ISO 4217).
_EXPONENTS = {
    "BHD": 3,
    "CLP": 0,
    "ISK": 0,
    "JPY": 0,
    "JOD": 3,
    "KRW": 0,
    "KWD": 3,
    "OMR": 3,
    "TND": 3,
    "VND": 0,
}


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """An instant (`utc`, aware, in UTC) and the IANA zone in which a person said it."""

    utc: datetime
    zone: str = "UTC"

    def __post_init__(self) -> None:
        if self.utc.tzinfo is None:
            raise ValueError("a moment needs an aware time")
        object.__setattr__(self, "utc", self.utc.astimezone(UTC))

    @classmethod
    def said(cls, local: datetime, zone: str) -> Moment:
        """The moment meant by a naive wall-clock time in `zone`. ValueError where the zone is unknown."""
        try:
            return cls(local.replace(tzinfo=ZoneInfo(zone)), zone)
        except (ZoneInfoNotFoundError, OSError) as fault:
            raise ValueError("that time zone is not known") from fault

    @classmethod
    def parse(cls, text: str) -> Moment:
        """From `isoformat`'s form (RFC 9557: 2026-11-23T08:30:00Z[Europe/Berlin]). ValueError otherwise."""
        match = _MOMENT.fullmatch(text.strip())
        if not match:
            raise ValueError("a moment is written like 2026-11-23T08:30:00Z[Europe/Berlin]")
        return cls(datetime.fromisoformat(match["utc"]).replace(tzinfo=UTC), match["zone"])

    def isoformat(self) -> str:
        """Sorts by instant as text."""
        return f"{self.utc.replace(tzinfo=None).isoformat(timespec='seconds')}Z[{self.zone}]"

    @property
    def local(self) -> datetime:
        """The wall-clock time in the zone it was said in; in UTC where this machine lacks the zone."""
        try:
            return self.utc.astimezone(ZoneInfo(self.zone))
        except (ZoneInfoNotFoundError, OSError, ValueError):
            return self.utc


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in minor units (cents) of a currency (ISO 4217 letters)."""

    minor: int
    currency: str

    @classmethod
    def parse(cls, text: str) -> Money:
        """From `isoformat`'s form ("EUR 1250000"). ValueError otherwise."""
        match = _MONEY.fullmatch(text.strip())
        if not match:
            raise ValueError("money is written as currency and minor units, like EUR 1250000")
        return cls(int(match["minor"]), match["currency"])

    def isoformat(self) -> str:
        return f"{self.currency} {self.minor}"

    @property
    def exponent(self) -> int:
        """How many decimal places the currency has."""
        return _EXPONENTS.get(self.currency, 2)

    def __str__(self) -> str:
        digits = self.exponent
        whole, rest = divmod(abs(self.minor), 10**digits)
        sign = "-" if self.minor < 0 else ""
        tail = f".{rest:0{digits}d}" if rest else ""
        return f"{self.currency} {sign}{whole:,}{tail}"
