"""Field values as people type and read them: the one place for both directions, by the field's form."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from db.domain.said import HIDDEN, Said, Written, joined
from db.domain.values import Moment, Money
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Field, Form
from db.services import audience_words
from db.store.errors import Invalid

#: (what was typed, kinds it may be) -> id; NotFound or Ambiguous otherwise
Resolve = Callable[[str, Sequence[str]], str]

_CURRENCY = r"[A-Za-z]{3}|[€$£¥]"
_MONEY = re.compile(
    rf"(?P<before>{_CURRENCY})?\s*"
    r"(?P<amount>-?[\d.,'’ \u00a0\u202f]*\d)\s*(?P<factor>[kKmM])?\s*"
    rf"(?P<after>{_CURRENCY})?"
)
_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
_YES, _NO = {"yes", "true", "1", "on", "ja"}, {"no", "false", "0", "off", "nein", ""}


def parse(field: Field, text: str, *, today: date, resolve: Resolve) -> Any:
    """The value meant by `text`. Invalid, naming the field, where it does not fit. An empty text is the empty value."""
    text = text if field.form == Form.TEXT else text.strip()
    if text == "":
        return field.empty
    match field.form:
        case Form.WORDS:
            return tuple(dict.fromkeys(_choice(field, word) for word in split(text)))
        case Form.REFS:
            return tuple(dict.fromkeys(resolve(word, field.target) for word in split(text)))
        case Form.REF:
            return resolve(text, field.target)
        case Form.CHOICE:
            return _choice(field, text)
        case Form.DAY:
            return day(text, today, field.name)
        case Form.MOMENT:
            return _moment(field, text)
        case Form.MONEY:
            return _money(field, text)
        case Form.NUMBER:
            return _number(field, text)
        case Form.FLAG:
            return _flag(field, text)
        case _:
            return text


def split(text: str) -> list[str]:
    """Values separated by commas, quoted as in CSV."""
    row = next(csv.reader([text.replace("\n", " ")], skipinitialspace=True), [])
    return [word.strip() for word in row if word.strip()]


def day(text: str, today: date, field: str = "") -> date:
    """A date: ISO, or words in English or German (METHODS of reading: db.domain.dates)."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    from db.domain.dates import resolve_day

    found = resolve_day(text, today)
    if found is None:
        raise Invalid("That is not a date I can read. Write it like 2026-11-27, or as “friday”, “in two weeks”.", field)
    return found


def _choice(field: Field, text: str) -> str:
    if not field.choices:
        return text
    for value, label in field.choices:
        if text.casefold() in (value.casefold(), label.casefold()):
            return value
    raise Invalid(
        Said("“{0}” is one of: {1}.", Said(field.label), ", ".join((value for value, _ in field.choices))), field.name
    )


def _moment(field: Field, text: str) -> Moment:
    from db.services.zone import local_zone

    try:
        return Moment.parse(text)
    except ValueError:
        pass
    try:
        said = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(Said("“{0}” is a time like 2026-11-27 09:30.", Said(field.label)), field.name) from None
    zone = local_zone()
    name = getattr(zone, "key", "UTC")
    return Moment(said if said.tzinfo else said.replace(tzinfo=zone), name)


def _money(field: Field, text: str) -> Money:
    match = _MONEY.fullmatch(text)
    mark = match and (match["before"] or match["after"])
    if not match or not mark:
        raise Invalid(Said("“{0}” is an amount with its currency, like EUR 12,500.", Said(field.label)), field.name)
    currency = _SYMBOLS.get(mark, mark.upper())
    digits = re.sub(r"['’ \u00a0\u202f]", "", match["amount"])
    last = max(digits.rfind("."), digits.rfind(","))
    # A separator with other than three digits behind it is the decimal one; 1,250 and 1.250 are thousands.
    decimal = last > 0 and len(digits) - last - 1 != 3
    whole = re.sub(r"[.,]", "", digits[:last] if decimal else digits)
    try:
        amount = Decimal(f"{whole}.{digits[last + 1 :]}" if decimal else whole)
    except InvalidOperation:
        raise Invalid(
            Said("“{0}” is an amount with its currency, like EUR 12,500.", Said(field.label)), field.name
        ) from None
    factor = {"k": 1_000, "m": 1_000_000}.get((match["factor"] or "").lower(), 1)
    return Money(int((amount * factor).scaleb(Money(0, currency).exponent).to_integral_value()), currency)


def _number(field: Field, text: str) -> int:
    digits = re.sub(r"[,.'’ \u00a0\u202f](?=\d{3}\b)", "", text)
    if not re.fullmatch(r"-?\d{1,18}", digits):
        raise Invalid(Said("“{0}” is a whole number.", Said(field.label)), field.name)
    return int(digits)


def _flag(field: Field, text: str) -> bool:
    if text.casefold() in _YES:
        return True
    if text.casefold() in _NO:
        return False
    raise Invalid(Said("“{0}” is yes or no.", Said(field.label)), field.name)


_SAID_YES, _SAID_NO = QT_TRANSLATE_NOOP("db", "yes"), QT_TRANSLATE_NOOP("db", "no")


def show(field: Field, value: Any, names: Mapping[str, str]) -> str:
    """A value as text, `Said` where it can be said in another language. References need their names; where one is
    missing it reads 'hidden'."""
    if value is None or value in ("", ()):
        return ""
    if field.name == "audience":
        return audience_words.words(value, names)
    match field.form:
        case Form.REF:
            return names.get(value, HIDDEN)
        case Form.REFS:
            return joined((names.get(one, HIDDEN) for one in value), ", ")
        case Form.WORDS:
            return joined((_chosen(field, word) for word in value), ", ")
        case Form.CHOICE:
            return _chosen(field, value)
        case Form.FLAG:
            return Said(_SAID_YES if value else _SAID_NO)
        case Form.DAY:
            return Written(value.isoformat(), "{0}", value)
        case Form.MOMENT:
            return _time(value.local)
        case Form.TIME:
            return _time(value.astimezone())
        case _:
            return str(value)


def _chosen(field: Field, value: str) -> str:
    label = dict(field.choices).get(value)
    return value if label is None else Said(label)


def _time(local: datetime) -> str:
    return Written(f"{local:%Y-%m-%d %H:%M}", f"{{0}} {local:%H:%M}", local.date())
