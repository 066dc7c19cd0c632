"""Pieces of patterns that several date rules share. In them `_` stands for blanks and `~` for an optional blank."""

from __future__ import annotations

import re

from db.domain.dates.found import Scene
from db.domain.dates.vocabulary import NUMBERS, WEAK_WEEKDAYS

NEXT = r"(?:next|nxt|nachste[nrsm]?|naechste[nrsm]?)"
COMING = r"(?:coming|this_coming|upcoming|kommende[nrsm]?|komende)"
FOLLOWING = r"(?:the_)?(?:following|folgende[nrsm]?)"
AFTER_NEXT = r"(?:ubernachste[nrsm]?|uebernachste[nrsm]?|uebernaechste[nrsm]?)"
THIS = r"(?:this|diese[nrsm]?|current|the_current|laufende[nrsm]?|der_laufenden)"
WEEK = r"(?:week|wk|woche)"
MONTH_WORD = r"(?:month|mth|monat|monats)"
QUARTER = r"(?:quarter|qtr|quartal|quartals)"
YEAR_WORD = r"(?:year|yr|jahr|jahres)"
THE = r"(?:of_|in_|von_)?(?:the_|this_|der_|des_|dieser_|dieses_|diesem_|our_|laufenden_)?"

_TWO_LETTERS = frozenset("mo di mi do fr sa so tu".split())
_LED = re.compile(
    r"(?:\b(?:by|on|until|til|till|next|this|before|b4|last|latest|for|from|come|bis|am|ab|zum|vor"
    r"|spatestens|diesen|nachsten"
    r"|kommenden|or|and|the)|[-–@/(,:;])[ \t]*$"
)
_GERMAN_LED = re.compile(r"\b(?:bis|am|ab|zum|vor|spatestens|diesen|nachsten|kommenden|by|on|until)[ \t]+$")
_DAY_TAIL = re.compile(
    r"[ \t]*(?:$|[.,;!?)\n&/+-]|\d|(?:the|morning|afternoon|evening|am|pm|or|and|at|latest|next|week|noon|lunch"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b)"
)


_TOLD = re.compile(r"\b(?:it|them|that|this|him|her|us|me|over|back|one) $")


def number(word: str) -> int:
    """A small number in digits or words; 0 if it is none."""
    word = " ".join(word.split())
    return int(word) if word.isdigit() else NUMBERS.get(word, 0)


def is_weekday(word: str, start: int, end: int, scene: Scene) -> bool:
    """Short forms that are words of their own (sat, sun, do, mi) must look like days by what stands around them."""
    if word not in WEAK_WEEKDAYS or scene.alone:
        return True
    before, behind = scene.text[max(0, start - 14) : start], scene.text[end : end + 14]
    if word in _TWO_LETTERS:
        dotted = re.match(r"\.?,? ?\d\d?\.", behind) or (
            behind[:1] == "." and len(behind) > 1 and before.endswith((" ", "("))
        )
        return scene.written[start].isupper() and bool(
            _GERMAN_LED.search(before) or (dotted and behind[1:2] in " ,0123456789")
        )
    led, tail = _LED.search(before), _DAY_TAIL.match(behind)
    capital = scene.written[start].isupper() and not scene.written[start : start + 3].isupper()
    if word == "mon":
        return bool(led or tail)
    if word == "wed":
        return bool((led or capital or _TOLD.search(before)) and tail)
    return bool(tail and (led or capital))
