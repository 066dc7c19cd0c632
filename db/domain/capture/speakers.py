"""Who speaks: transcripts (“Me: I'll send it. Dana: lovely.”) and the customer's words in quotation marks (Dana said
“I'll pay on Friday”). Whose “I” it is, turn by turn.

A text is a transcript when at least two turns are labelled and one of the labels says that somebody speaks: “me”, a
colleague, or a name that comes twice. A turn goes on to the end of its line.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from db.domain.capture.segment import Unit
from db.domain.capture.text import Words
from db.domain.lexicon import words as word_set
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


_OPENING, _CLOSING = frozenset('"“„«»'), frozenset('"”“«»')
_SAID = word_set(
    "said says say saying told tells wrote writes emailed mailed texted messaged replied answered answer promised "
    "added asked sagt sagte sagten meint meinte schreibt schrieb antwortete antwortet versprach mailte mailt rief ruft"
)
_THEY = word_set("he she they er sie kunde kundin customer client")
_SPOKEN_TO = frozenset(("told", "tell", "to", "asked", "promised", "zu", "sagte", "assured", "answered"))
_I = word_set("i we ich wir me us mir uns")
#: Tokens before and behind quotation marks in which the speaker is named, and the fewest and most between the marks.
_NAMED, _LEAST, _MOST = 10, 4, 120


def quotations(words: Words, found: list[Unit], people: dict[int, str], ours: set[int]) -> list[Unit]:
    """The sentences, those parted that hold words of the customer in quotation marks: these are `theirs`."""
    spoken: set[int] = set()
    marks: set[int] = set()
    at = 0
    while at < len(words):
        end = _closed(words, at)
        if end and _theirs(words, at, end, people, ours):
            spoken.update(range(at + 1, end))
            marks.update((at, end))
        at = end + 1 if end else at + 1
    if not spoken:
        return found
    out: list[Unit] = []
    for unit in found:
        first = unit.first
        for cut in (*range(unit.first, unit.last), unit.last):
            over = cut == unit.last
            if not over and cut not in marks:
                continue
            if any(words.tokens[i].word for i in range(first, cut)):
                part = replace(unit, first=first, last=cut)
                out.append(replace(part, theirs=True, whose="mail") if first in spoken else part)
            first = cut + 1
    return out


def _closed(words: Words, at: int) -> int:
    """The closing mark of what a mark opens; 0 if it opens nothing."""
    text = words.text
    if words.low(at) not in _OPENING or text[words.tokens[at].end : words.tokens[at].end + 1] in ("", " ", "\n"):
        return 0
    for end in range(at + 1, min(at + _MOST, len(words))):
        if words.low(end) in _CLOSING:
            return end if sum(token.word for token in words.between(at, end)) >= _LEAST else 0
    return 0


def _theirs(words: Words, at: int, end: int, people: dict[int, str], ours: set[int]) -> bool:
    """Whether the customer speaks between two marks: named before them with “said” or a colon, or behind them."""
    before = range(at - 1, max(-1, at - 1 - _NAMED), -1)
    led = words.low(at - 1) in (":", ",") or any(words.low(i) in _SAID for i in before[:4])
    for i in before:
        if words.low(i) in (".", "\n", "!", "?", ";"):
            break
        if words.low(i) in _I or i in ours:
            if words.low(i) in ("me", "us", "mir", "uns"):
                continue
            return False
        if words.low(i - 1) in _SPOKEN_TO:
            continue
        if i in people or words.low(i) in _THEY:
            return led
    behind = range(end + 1, min(end + 5, len(words)))
    said = any(words.low(i) in _SAID for i in behind[:3])
    return said and any(i in people or words.low(i) in _THEY for i in behind[:3])


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
