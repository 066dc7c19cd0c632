"""A sentence with gaps, for the answers of services: reads as English, and can be said again in another language.

It is a `str`, so that a terminal prints it and a test compares it; a front end with translations takes `template`
(marked for the extractor, context "db") and `values` and says it in its own words: a value may be a day, which people
read as "Friday".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from db.domain.words import QT_TRANSLATE_NOOP


class Said(str):
    """`Said("{0} overdue", 2)`. Numbered gaps only; values are text, numbers, days or other sentences."""

    __slots__ = ("template", "values")

    template: str
    values: tuple[Any, ...]

    def __new__(cls, template: str, *values: Any) -> Said:
        made = super().__new__(cls, template.format(*map(_plain, values)) if values else template)
        made.template = template
        made.values = values
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return (self.template, *self.values)


class Written(Said):
    """A sentence that the terminal writes in a form of its own, which scripts read: a day as ISO.
    `Written("2026-11-27", "{0}", day)`."""

    __slots__ = ()

    def __new__(cls, text: str, template: str, *values: Any) -> Written:
        made = str.__new__(cls, text)
        made.template = template
        made.values = values
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return (str(self), self.template, *self.values)


#: Read in place of what the reader may not see (DESIGN §2).
HIDDEN = Said(QT_TRANSLATE_NOOP("db", "hidden"))


def joined(parts: Iterable[str], separator: str = " · ") -> Said:
    """Several sentences as one; empty ones are left out."""
    said = [part for part in parts if part]
    return Said(separator.join(f"{{{number}}}" for number in range(len(said))), *said)


def counted(number: int, one: str, many: str) -> Said:
    """The sentence for one or for several; the gap {0} is the number."""
    return Said(one if number == 1 else many, number)


def _plain(value: Any) -> str:
    return f"{value:%a} {value.day} {value:%b %Y}" if isinstance(value, date) else str(value)
