"""Transcripts: “Me: I'll send it. Dana: lovely.” Whose “I” it is, turn by turn.

A text is one when at least two turns are labelled and one of the labels says that somebody speaks: “me”, a colleague,
or a name that comes twice. A turn goes on to the end of its line.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from db.domain.capture.segment import Unit
from db.domain.capture.text import Words
from db.domain.lexicon.common import COMMON

_ME = frozenset(("me", "ich", "i", "myself", "self", "rep", "wir", "we"))
#: Words of a label: “Dana”, “Me”, “Frau Egli”.
_LONGEST_LABEL = 3


def turns(words: Words, found: list[Unit], people: dict[int, str], ours: set[int]) -> list[Unit]:
    """The sentences without the labels of who speaks; `theirs` in the turns of the customer's people."""
    labels = {number: label for number, unit in enumerate(found) if (label := _label(words, unit))}
    spoken = {number: _ours(words, label, people, ours) for number, label in labels.items()}
    said = {number: mine for number, mine in spoken.items() if mine is not None}
    names = Counter(words.low(labels[number][0]) for number in said)
    if len(said) < 2 or (not any(said.values()) and max(names.values()) < 2):
        return found
    out: list[Unit] = []
    mine: bool | None = None
    for number, unit in enumerate(found):
        if number in said:
            mine = said[number]
            unit = replace(unit, first=labels[number][1] + 1)
        elif number and "\n" in words.lows[found[number - 1].last - 1 : unit.first + 1]:
            mine = None
        if unit.whose == "note" and mine is False:
            unit = replace(unit, theirs=True, whose="mail")
        if any(words.tokens[at].word for at in range(unit.first, unit.last)):
            out.append(unit)
    return out


def _label(words: Words, unit: Unit) -> tuple[int, int] | None:
    """The first token of a label and its colon."""
    first = unit.first
    while first < unit.last and not words.tokens[first].word:
        first += 1
    for colon in range(first + 1, min(first + 1 + _LONGEST_LABEL, unit.last)):
        if words.low(colon) == ":":
            return first, colon
    return None


def _ours(words: Words, label: tuple[int, int], people: dict[int, str], ours: set[int]) -> bool | None:
    """Whether one of us speaks; None where the label names nobody."""
    inside = range(*label)
    if words.low(label[0]) in _ME or any(at in ours for at in inside):
        return True
    if any(at in people for at in inside):
        return False
    name = len(inside) == 1 and words.capital(label[0]) and words.low(label[0]) not in COMMON
    return False if name else None
