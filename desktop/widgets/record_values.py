"""A field's value in words for a person, in the language of the window. Pure: names of references are handed in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QLocale

from db.records import Field, Form
from db.services.refs import HIDDEN
from desktop import words
from desktop.i18n import label, say, translate


def shown(field: Field, value: Any, names: Mapping[str, str], today: dt.date) -> str:
    """`value` as a person reads it; '' where nothing was said. A reference without a name reads 'hidden'."""
    if value is None or value in ("", ()):
        return ""
    match field.form:
        case Form.REF:
            return say(names.get(value, HIDDEN))
        case Form.REFS:
            return ", ".join(say(names.get(one, HIDDEN)) for one in value)
        case Form.WORDS:
            return ", ".join(label(dict(field.choices).get(word, word)) for word in value)
        case Form.CHOICE:
            return label(dict(field.choices).get(value, value))
        case Form.DAY:
            return words.short_day(value, today)
        case Form.MOMENT:
            return moment(value, today)
        case Form.MONEY:
            return money(value)
        case Form.NUMBER:
            return words.number(value) if abs(value) >= 10_000 else str(value)
        case Form.FLAG:
            return translate("Values", "yes") if value else translate("Values", "no")
        case Form.TEXT if field.name == "details":
            return "\n".join(map(_detail, value.split("\n")))
        case _:
            return str(value)


_DETAIL = re.compile(r"([^:()]{1,40}?)( \([^()]{1,40}\))?: ")


def _detail(line: str) -> str:
    """A line that an import kept, with the name that the import gave it in the language of the window."""
    match = _DETAIL.match(line)
    if match is None:
        return line
    name, more = match.groups()
    return f"{label(name)}{f' {label(more[1:])}' if more else ''}: {line[match.end() :]}"


def moment(value: Any, today: dt.date) -> str:
    """'today 09:30', 'Fri 20 Nov 14:00' in the zone it was said in."""
    local = value.local
    return f"{words.near_day(local.date(), today)} {words.clock(local)}"


def money(value: Any) -> str:
    """'EUR 12,500' with the separators of the locale; minor units only where there are some."""
    digits = value.exponent
    amount = value.minor / 10**digits
    whole = value.minor % 10**digits == 0
    return f"{value.currency} {QLocale().toString(amount, 'f', 0 if whole else digits)}"


def typed(field: Field, value: Any, names: Mapping[str, str]) -> str:
    """`value` as one would type it, which the services read back the same."""
    if value is None or value in ("", ()):
        return ""
    match field.form:
        case Form.DAY:
            return words.typed_day(value)
        case Form.MOMENT:
            return f"{value.local:%Y-%m-%d %H:%M}"
        case Form.REF:
            return names.get(value, "")
        case _:
            return str(value)


def icon_of(field: Field) -> str:
    """A picture for a reference's target, or none."""
    return {"customer": "customer", "contact": "person", "colleague": "colleague", "tag": "tag"}.get(
        field.target[0] if field.target else "", ""
    )
