"""Results below headings: by kind, by customer or by time. The order within a group is that of the answer, and the
groups stand in the order of their best result (times: the newest first)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from db.records import Kinds
from desktop import words
from desktop.i18n import label, translate


@dataclass(frozen=True)
class Heading:
    """A heading among the results; `count` of them stand below it."""

    name: str
    text: str
    count: int

    @property
    def id(self) -> str:
        return f"group.{self.name}"


def grouped(hits: Sequence[Any], by: str, kinds: Kinds, today: dt.date, week_start: int) -> list[Any]:
    """The results with headings between them; as they are where `by` is ''. Weeks begin on `week_start` (0 Monday)."""
    if not by:
        return list(hits)
    name_of = _namer(by, kinds, today, week_start)
    members: dict[str, list[Any]] = {}
    titles: dict[str, str] = {}
    for hit in hits:
        name, text = name_of(hit)
        members.setdefault(name, []).append(hit)
        titles[name] = text
    names = sorted(members) if by == "time" else list(members)
    rows: list[Any] = []
    for name in names:
        rows += [Heading(name, titles[name], len(members[name])), *members[name]]
    return rows


def _namer(by: str, kinds: Kinds, today: dt.date, week_start: int) -> Callable[[Any], tuple[str, str]]:
    if by == "kind":
        return lambda hit: (hit.kind, label(kinds[hit.kind].plural) if hit.kind in kinds else hit.kind)
    if by == "customer":
        return lambda hit: (
            (hit.customer.id, hit.customer.name)
            if hit.customer
            else (hit.id, hit.title)
            if hit.kind == "customer"
            else ("", translate("Search", "No customer"))
        )
    return lambda hit: _time(hit.date, today, week_start)


def _time(day: dt.date | None, today: dt.date, week_start: int) -> tuple[str, str]:
    """(a name that sorts, words) of how long ago a day is."""
    if day is None:
        return "9", translate("Search", "Without a date")
    weeks = words.weeks_ahead(day, today, week_start)
    if day > today:
        return "0", translate("Search", "To come")
    if day == today:
        return "1", translate("Search", "Today")
    if weeks == 0:
        return "2", translate("Search", "This week")
    if weeks == -1:
        return "3", translate("Search", "Last week")
    if day >= today - dt.timedelta(days=30):
        return "4", translate("Search", "The last 30 days")
    if day.year == today.year:
        return "5", translate("Search", "Earlier this year")
    return "6", translate("Search", "Before this year")
