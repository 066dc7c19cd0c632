"""Numbers and amounts of money as spreadsheets write them. What is not sure stays None: the caller keeps the text."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from db.domain.values import Money

_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "zł": "PLN", "kč": "CZK",
            "fr.": "CHF", "sfr": "CHF", "us$": "USD", "a$": "AUD", "c$": "CAD", "chf": "CHF", "eur": "EUR",
            "euro": "EUR", "dollar": "USD", "dollars": "USD", "teur": "EUR", "meur": "EUR", "tchf": "CHF"}  # fmt: skip
_CODES = frozenset(
    "EUR USD GBP CHF JPY CNY INR KRW SEK NOK DKK PLN CZK HUF RON BGN ISK TRY RUB UAH CAD AUD NZD MXN BRL ARS CLP COP "
    "ZAR AED SAR ILS SGD HKD THB IDR MYR PHP VND TWD EGP KES NGN MAD TND JOD KWD BHD OMR".split()
)
#: Powers of ten that words stand for.
_SCALES = {
    word: power
    for power, words in {
        3: "k tsd thousand thousands tausend 000s teur tchf",
        6: "m mio mn mm million millions millionen mln meur",
        9: "b bn mrd billion billions milliarden mds",
    }.items()
    for word in words.split()
}
_NUMBER = re.compile(r"[-+]?\d[\d.,'’\u00a0\u202f ]*")
_WORD = re.compile(r"[^\W\d_]+[$.]?|[€$£¥₹₩]|000s", re.UNICODE)
_LARGEST = Decimal(10) ** 17


def parse_decimal(text: str) -> Decimal | None:
    """1,234.56 and 1.234,56 and 1'234.56 and 1 234,56. One separator before three figures is taken for thousands."""
    text = re.sub(r"[\s'’\u00a0\u202f]", "", text)
    comma, dot = text.rfind(","), text.rfind(".")
    if comma >= 0 and dot >= 0:
        if comma > dot:
            text = text.replace(".", "").replace(",", ".")
        else:
            text = text.replace(",", "")
    elif comma >= 0 or dot >= 0:
        mark = "," if comma >= 0 else "."
        groups = text.lstrip("+-").split(mark)
        thousands = len(groups) > 2 or (len(groups[1]) == 3 and 1 <= len(groups[0]) <= 3 and groups[0] != "0")
        text = text.replace(mark, "" if thousands and all(len(g) == 3 for g in groups[1:]) else ".")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def parse_count(text: str) -> int | None:
    """A whole number such as '2822', '1,000' or '1.000'; None for ranges and words."""
    text = text.strip()
    if not re.fullmatch(r"\d[\d.,'’\u00a0\u202f ]*", text):
        return None
    value = parse_decimal(text)
    if value is None or value != value.to_integral_value() or value >= 10**12:
        return None
    return int(value)


def parse_year(text: str) -> int | None:
    """A year from 1000 to 2199, alone or at the head of an ISO date."""
    match = re.fullmatch(r"\s*(1\d{3}|2[01]\d\d)(?:\.0+|-\d\d-\d\d.*)?\s*", text)
    return int(match[1]) if match else None


def units(text: str) -> tuple[str, int]:
    """Currency code ('' where none is named) and power of ten that a text names: 'Umsatz (Mio. EUR)' is ('EUR', 6)."""
    currency, scale = "", 0
    for word in _WORD.findall(text):
        bare = word.rstrip(".")
        if bare.casefold() in _SCALES:
            scale = max(scale, _SCALES[bare.casefold()])
        if bare.upper() in _CODES and (bare.isupper() or bare.casefold() in _SYMBOLS):
            currency = bare.upper()
        elif word.casefold() in _SYMBOLS:
            currency = _SYMBOLS[word.casefold()]
    return currency, scale


def parse_money(text: str, header: str = "", currency: str = "") -> Money | None:
    """An amount whose currency is in the cell, in the header or given; None where no currency is known."""
    match = _NUMBER.search(text)
    if not match or len(text) > 80:
        return None
    rest = text[: match.start()] + " " + text[match.end() :]
    if _NUMBER.search(rest):
        return None
    amount = parse_decimal(match[0])
    said, scale = units(rest)
    head, head_scale = units(header)
    code = said or head or currency
    if amount is None or not code:
        return None
    unknown = [w for w in _WORD.findall(rest) if w.rstrip(".").casefold() not in _SCALES and not units(w)[0]]
    if unknown:
        return None
    exponent = Money(0, code).exponent
    minor = amount * Decimal(10) ** (scale or head_scale) * 10**exponent
    return Money(int(minor.to_integral_value()), code) if abs(minor) < _LARGEST else None
