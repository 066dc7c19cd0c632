"""What the services say of a page, in the words of the window: entries of a timeline, figures, visits, files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from desktop import words
from desktop.i18n import label, say, translate
from desktop.widgets.audience import audience_icon
from desktop.widgets.record_names import brief
from desktop.widgets.record_values import moment, money
from desktop.widgets.timeline import Entry

READERS = 32
"""Letters of the names of those who may read an entry: all of them stand in the choice that W opens"""
_FRESH = {"fresh": "fresh", "ageing": "due", "stale": "due"}


def entry(services: Any, item: Any, today: dt.date) -> Entry:
    """A TimelineItem as an Entry. Who may read it is said where that is not everyone, once a store is joined."""
    kinds = services.kinds
    topics = dict(kinds["note"].fields["topics"].choices)
    kind = kinds[item.kind] if item.kind in kinds else kinds["note"]
    tags = [(label(topics.get(name, name)), "neutral", "topic") for name in item.topics]
    if item.freshness:
        tags.append(freshness(item, today))
    if item.state:
        tags.append(_state(item.state))
    if item.readers and services.settings.store:
        tags.append((brief(say(item.readers), READERS), "neutral", audience_icon(item.audience)))
    return Entry(
        id=item.id,
        kind=item.kind,
        icon=kind.icon,
        text=say(item.text),
        date=words.short_day(item.date, today) if item.date else "",
        exact=words.exact_day(item.date) if item.date else "",
        tags=tuple(tags),
        who=say(item.who),
        topics=tuple(item.topics),
    )


def freshness(item: Any, today: dt.date) -> tuple[str, str, str]:
    """(word, state, icon): how much an old thing may still be trusted."""
    word = {
        "fresh": translate("Fresh", "Fresh"),
        "ageing": translate("Fresh", "Ageing"),
        "stale": translate("Fresh", "Stale"),
    }.get(item.freshness, item.freshness)
    if item.freshness != "fresh" and item.date and item.date < today:
        age = words.distance((item.date - today).days)
        word = translate("Fresh", "{0}, {1}").format(word, age)
    return (word, _FRESH.get(item.freshness, "neutral"), "")


def _state(state: str) -> tuple[str, str, str]:
    word = {
        "kept": translate("Promise", "Kept"),
        "broken": translate("Promise", "Broken"),
        "dropped": translate("Promise", "Dropped"),
        "overdue": translate("Promise", "Overdue"),
        "conflict": translate("Timeline", "Two versions"),
        "planned": translate("Timeline", "Planned"),
    }.get(state, label(state))
    known = {"kept": "kept", "broken": "broken", "overdue": "overdue", "conflict": "conflict", "today": "due"}
    return (word, known.get(state, "neutral"), "")


def visit_line(visit: Any, names: dict[str, str], today: dt.date) -> tuple[str, str, str, str]:
    """(id, purpose, when, '') of a visit."""
    when = moment(visit.starts, today) if visit.starts else translate("Visit", "no time yet")
    return (visit.id, visit.purpose or translate("Visit", "Visit"), when, "")


def opportunity_line(kinds: Any, one: Any) -> tuple[str, str, str, str]:
    """(id, name, stage and value, '') of an opportunity."""
    stages = dict(kinds["opportunity"].fields["stage"].choices)
    parts = [label(stages.get(one.stage, one.stage)), money(one.value) if one.value else ""]
    return (one.id, one.name, " · ".join(part for part in parts if part), "")


def site_line(site: Any) -> tuple[str, str, str, str]:
    """(id, name, place, '') of a site."""
    return (site.id, site.name, site.city if site.city != site.name else "", "")


def file_line(file: Any) -> tuple[str, str, str, str]:
    """(id, name, size, '') of an attachment."""
    return (file.id, file.name, size_words(file.size), "")


def size_words(size: int | None) -> str:
    """'12 kB', '3.4 MB'; '' where it is not known."""
    if size is None:
        return ""
    if size < 1000:
        return translate("Files", "%n byte(s)", n=size)
    if size < 1_000_000:
        return translate("Files", "{0} kB").format(words.number(round(size / 1000)))
    return translate("Files", "{0} MB").format(
        words.number(round(size / 1_000_000)) if size > 10_000_000 else f"{size / 1e6:.1f}"
    )


def topic_chips(kinds: Any, topics: Sequence[tuple[str, int]]) -> list[tuple[str, str, int]]:
    """(name, word in the plural where there is one, how many) for the filters above a timeline."""
    labels = dict(kinds["note"].fields["topics"].choices)
    return [(name, label(labels.get(name, name)), count) for name, count in topics]
