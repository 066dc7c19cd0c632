"""What was written, by name: “Note “Pump seals …””, “3 customers”. For the messages that tell of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.i18n import label, translate, within
from desktop.words import number

MOST = 64


def brief(text: str, most: int = MOST) -> str:
    """The beginning of a text, on one line, whole words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return (line[:most].rsplit(" ", 1)[0] or line[:most]).rstrip(" .,;:–-") + "…"


def named(kinds: Any, records: Sequence[Any]) -> str:
    """One record by its kind and title, several by their number: of one kind by its name, else as records."""
    if len(records) == 1:
        kind = kinds.of(records[0])
        return translate("Named", "{0} “{1}”").format(label(kind.label), brief(kind.title(records[0])))
    of = {kinds.of(record).name for record in records}
    if len(of) == 1:
        return f"{number(len(records))} {within(label(kinds[of.pop()].plural))}"
    return translate("Named", "%n record(s)", n=len(records))
