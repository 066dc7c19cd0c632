"""A brief laid out: plain text for the terminal, Markdown for a wiki, one HTML page for paper.

Whatever people wrote is escaped: in HTML by its entities, in Markdown by backslashes, so that a note can never become
markup. The HTML has its style within and asks nothing from anywhere.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from db.services.briefs import Brief, BriefPromise, Line
    from db.services.parts import ButtonLine, Ref

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
_SINCE = QT_TRANSLATE_NOOP("db", "since {0}")
_DUE = QT_TRANSLATE_NOOP("db", "due {0}")
_NO_DATE = QT_TRANSLATE_NOOP("db", "no date")
_STALE = QT_TRANSLATE_NOOP("db", "stale")
_WE_OWE, _THEY_OWE = QT_TRANSLATE_NOOP("db", "We owe"), QT_TRANSLATE_NOOP("db", "They owe")
_STATES = {"overdue": QT_TRANSLATE_NOOP("db", "overdue"), "today": QT_TRANSLATE_NOOP("db", "today")}


def english_day(day: date) -> str:
    """“Mon 23 Nov 2026”."""
    return f"{day:%a} {day.day} {day:%b} {day.year}"


@dataclass(frozen=True, slots=True)
class Words:
    """How a brief is said: `say` translates a sentence of the program (a window has the catalogue), `day` writes a day,
    `language` names both (BCP 47)."""

    say: Callable[[str], str] = str
    day: Callable[[date], str] = english_day
    language: str = "en"


ENGLISH = Words()


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


@dataclass(frozen=True, slots=True, repr=False)
class _Sheet:
    """A brief in words, whatever its form."""

    name: str
    lines: tuple[str, ...]
    parts: tuple[_Part, ...]
    nothing: str
    language: str


def render(brief: Brief, form: str, topics: Mapping[str, str], words: Words = ENGLISH) -> str:
    """`topics` are their labels. `form` is one of `FORMS` of briefs."""
    layout: dict[str, Callable[[_Sheet], str]] = {"text": _text, "md": _markdown, "html": _html}
    return layout[form](_Wording(words, topics).sheet(brief))


class _Wording:
    """Puts a brief into the words of a language."""

    def __init__(self, words: Words, topics: Mapping[str, str]) -> None:
        self._say, self._words, self._topics = words.say, words, topics

    def sheet(self, brief: Brief) -> _Sheet:
        say = self._say
        since = say(Said(_SINCE, self._words.day(brief.since)))
        parts = [
            _Part(say(_KNOW), tuple(self._line(one, self._topics.get(one.topic, "")) for one in brief.know)),
            _Part(say(_HAPPENED), tuple(self._line(one) for one in brief.happened), since),
            _Part(say(_NEXT), tuple(self._line(one) for one in brief.next)),
        ]
        if brief.buttons:
            parts.append(_Part(say(_MIND), tuple(self._button(one) for one in brief.buttons)))
        if brief.promises:
            parts.append(_Part(say(_PROMISES), tuple(self._owed(one) for one in brief.promises)))
        if brief.people:
            people = (_Item(one.name, small=_and(one.title, self._told(one.top))) for one in brief.people)
            parts.append(_Part(say(_PEOPLE), tuple(people)))
        lines = tuple(text for text in (self._told(brief.subtitle), self._words.day(brief.day)) if text)
        return _Sheet(brief.customer.name, lines, tuple(parts), say(_NOTHING), self._words.language)

    def _line(self, line: Line, label: str = "") -> _Item:
        stale = self._say(_STALE) if line.freshness == "stale" else ""
        return _Item(self._told(line.text), self._say(label), _and(self._told(line.who), self._day(line.date), stale))

    def _button(self, one: ButtonLine) -> _Item:
        return _Item(one.text, self._say(_POLARITY.get(one.polarity, "")), self._name(one.person))

    def _owed(self, row: BriefPromise) -> _Item:
        whom = row.contact or row.customer
        due = self._say(Said(_DUE, self._day(row.record.due)) if row.record.due else _NO_DATE)
        label = _WE_OWE if row.record.owed_by != "them" else _THEY_OWE
        state = self._say(_STATES.get(row.state, ""))
        small = _and(self._name(whom), due, state, row.record.terms)
        return _Item(row.record.what, self._say(label), small)

    def _told(self, text: str) -> str:
        """A sentence of the program in the language; what people wrote as it is."""
        return self._say(text) if isinstance(text, Said) else text

    def _name(self, ref: Ref | None) -> str:
        return self._told(ref.name) if ref else ""

    def _day(self, day: date | None) -> str:
        return self._words.day(day) if day else ""


def _and(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


# --- text -------------------------------------------------------------------------------------------------------------


def _text(sheet: _Sheet) -> str:
    lines = [sheet.name, *(line for text in sheet.lines for line in _wrapped(text))]
    for part in sheet.parts:
        lines += ["", _headline(part), "-" * len(_headline(part))]
        lines += [line for item in part.items for line in _bullet(item)] or [sheet.nothing]
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
_BULLET = re.compile(r"^([-+=])")
_NUMBER = re.compile(r"^(\d+)([.)])")


def _plain_md(text: str) -> str:
    """Text that Markdown shows as it is."""
    line = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _NUMBER.sub(r"\1\\\2", _BULLET.sub(r"\\\1", line))


def _markdown(sheet: _Sheet) -> str:
    lines = [f"# {_plain_md(sheet.name)}"]
    for text in sheet.lines:
        lines += ["", _plain_md(text)]
    for part in sheet.parts:
        lines += ["", f"## {_plain_md(_headline(part))}", ""]
        lines += [_bullet_md(item) for item in part.items] or [_plain_md(sheet.nothing)]
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


def _html(sheet: _Sheet) -> str:
    name = escape(sheet.name)
    body = [f"<h1>{name}</h1>", *(f"<p>{escape(text)}</p>" for text in sheet.lines)]
    for part in sheet.parts:
        note = f' <span class="small">{escape(part.note)}</span>' if part.note else ""
        body.append(f"<h2>{escape(part.heading)}{note}</h2>")
        body.append(_list_html(part.items) if part.items else f"<p>{escape(sheet.nothing)}</p>")
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(sheet.language)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{name}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"
    )


def _list_html(items: Iterable[_Item]) -> str:
    return "<ul>\n" + "\n".join(f"<li>{_bullet_html(item)}</li>" for item in items) + "\n</ul>"


def _bullet_html(item: _Item) -> str:
    label = f'<span class="label">{escape(item.label)}:</span> ' if item.label else ""
    small = f' <span class="small">{escape(item.small)}</span>' if item.small else ""
    return f"{label}{escape(item.text)}{small}"
