"""A brief laid out: plain text for the terminal, Markdown for a wiki, one HTML page for paper.

Whatever people wrote is escaped: in HTML by its entities, in Markdown by backslashes, so that a note can never become
markup. The HTML has its style within and asks nothing from anywhere.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from db.domain.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from db.services.briefs import Brief, BriefPromise, Line

WIDTH = 100
_POLARITY = {
    "hot": QT_TRANSLATE_NOOP("db", "Warms to"),
    "cold": QT_TRANSLATE_NOOP("db", "Put off by"),
    "avoid": QT_TRANSLATE_NOOP("db", "Avoid"),
}
_KNOW = QT_TRANSLATE_NOOP("db", "What do we know?")
_HAPPENED = QT_TRANSLATE_NOOP("db", "What has happened?")
_NEXT = QT_TRANSLATE_NOOP("db", "What do we need to do next?")
_NOTHING = QT_TRANSLATE_NOOP("db", "Nothing yet.")
_PROMISES = QT_TRANSLATE_NOOP("db", "Open promises")
_MIND = QT_TRANSLATE_NOOP("db", "Before you go in")
_PEOPLE = QT_TRANSLATE_NOOP("db", "People")


@dataclass(frozen=True, slots=True, repr=False)
class _Item:
    """A line of any form: a word before it, what it says, what stands small behind it."""

    text: str
    label: str = ""
    small: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class _Part:
    heading: str
    items: tuple[_Item, ...]
    note: str = ""


def render(brief: Brief, form: str, topics: Mapping[str, str]) -> str:
    """`topics` are their labels. `form` is one of `FORMS` of briefs."""
    parts = _parts(brief, topics)
    layout: dict[str, Callable[[Brief, Sequence[_Part]], str]] = {"text": _text, "md": _markdown, "html": _html}
    return layout[form](brief, parts)


def _parts(brief: Brief, topics: Mapping[str, str]) -> list[_Part]:
    parts = [
        _Part(_KNOW, tuple(_item(line, topics.get(line.topic, line.topic)) for line in brief.know)),
        _Part(_HAPPENED, tuple(_item(line) for line in brief.happened), f"since {_day(brief.since)}"),
        _Part(_NEXT, tuple(_item(line) for line in brief.next)),
    ]
    if brief.buttons:
        lines = (
            _Item(one.text, _POLARITY.get(one.polarity, ""), one.person.name if one.person else "")
            for one in brief.buttons
        )
        parts.append(_Part(_MIND, tuple(lines)))
    if brief.promises:
        parts.append(_Part(_PROMISES, tuple(_owed(row) for row in brief.promises)))
    if brief.people:
        parts.append(_Part(_PEOPLE, tuple(_Item(one.name, small=_and(one.title, one.top)) for one in brief.people)))
    return parts


def _item(line: Line, label: str = "") -> _Item:
    stale = "stale" if line.freshness == "stale" else ""
    return _Item(line.text, label, _and(line.who, _day(line.date), stale))


def _owed(row: BriefPromise) -> _Item:
    whom = row.contact or row.customer
    due = f"due {_day(row.record.due)}" if row.record.due else "no date"
    state = {"overdue": "overdue", "today": "today"}.get(row.state, "")
    label = "We owe" if row.record.owed_by != "them" else "They owe"
    return _Item(row.record.what, label, _and(whom.name if whom else "", due, state, row.record.terms))


def _and(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _day(day: date | None) -> str:
    return f"{day:%a} {day.day} {day:%b} {day.year}" if day else ""


# --- text -------------------------------------------------------------------------------------------------------------


def _text(brief: Brief, parts: Sequence[_Part]) -> str:
    lines = [brief.customer.name, *_wrapped(brief.subtitle), _day(brief.day)]
    for part in parts:
        lines += ["", _headline(part), "-" * len(_headline(part))]
        lines += [line for item in part.items for line in _bullet(item)] or [_NOTHING]
    return "\n".join(lines) + "\n"


def _headline(part: _Part) -> str:
    return f"{part.heading} ({part.note})" if part.note else part.heading


def _bullet(item: _Item) -> list[str]:
    label = f"{item.label}: " if item.label else ""
    small = f" ({item.small})" if item.small else ""
    return textwrap.wrap(
        " ".join(f"{label}{item.text}{small}".split()),
        WIDTH,
        initial_indent="- ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)


# --- markdown ---------------------------------------------------------------------------------------------------------

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")
_LIST = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def _plain_md(text: str) -> str:
    """Text that Markdown shows as it is."""
    line = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _LIST.sub(
        lambda match: (
            f"{match[1]}\\{match[2]}"
            if not match[2][0].isdigit()
            else match[0].replace(match[2][-1], "\\" + match[2][-1])
        ),
        line,
    )


def _markdown(brief: Brief, parts: Sequence[_Part]) -> str:
    lines = [f"# {_plain_md(brief.customer.name)}", ""]
    if brief.subtitle:
        lines += [_plain_md(brief.subtitle), ""]
    lines += [_day(brief.day)]
    for part in parts:
        lines += ["", f"## {_plain_md(_headline(part))}", ""]
        lines += [_bullet_md(item) for item in part.items] or [_NOTHING]
    return "\n".join(lines) + "\n"


def _bullet_md(item: _Item) -> str:
    label = f"**{_plain_md(item.label)}:** " if item.label else ""
    small = f" *({_plain_md(item.small)})*" if item.small else ""
    return f"- {label}{_plain_md(item.text)}{small}"


# --- HTML -------------------------------------------------------------------------------------------------------------

_STYLE = """
body { font: 11pt/1.45 Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1C1D1F; background: #FFFFFF;
  max-width: 46em; margin: 2em auto; padding: 0 1.5em; }
h1 { font-size: 20pt; font-weight: 600; margin: 0; }
h2 { font-size: 12pt; font-weight: 600; margin: 1.4em 0 .4em; border-bottom: 1px solid #E0E0DD; padding-bottom: .2em; }
p { margin: .2em 0; color: #54575C; }
ul { margin: 0; padding-left: 1.1em; }
li { margin: .25em 0; break-inside: avoid; }
.label { font-weight: 600; }
.small { color: #63666C; font-size: 9.5pt; }
@page { margin: 18mm; }
@media print { body { margin: 0; padding: 0; max-width: none; } h2 { break-after: avoid; } }
"""


def _html(brief: Brief, parts: Sequence[_Part]) -> str:
    name = escape(brief.customer.name)
    body = [f"<h1>{name}</h1>"]
    body += [f"<p>{escape(text)}</p>" for text in (brief.subtitle, _day(brief.day)) if text]
    for part in parts:
        note = f' <span class="small">{escape(part.note)}</span>' if part.note else ""
        body.append(f"<h2>{escape(part.heading)}{note}</h2>")
        body.append(_list_html(part.items) if part.items else f"<p>{escape(_NOTHING)}</p>")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{name}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"
    )


def _list_html(items: Iterable[_Item]) -> str:
    return "<ul>\n" + "\n".join(f"<li>{_bullet_html(item)}</li>" for item in items) + "\n</ul>"


def _bullet_html(item: _Item) -> str:
    label = f'<span class="label">{escape(item.label)}:</span> ' if item.label else ""
    small = f' <span class="small">{escape(item.small)}</span>' if item.small else ""
    return f"{label}{escape(item.text)}{small}"
