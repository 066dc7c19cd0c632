"""Merging two edits of one text: by paragraph, and by word within paragraphs that both changed.

Never by character: two people who each change one digit of a number must not make a number that nobody wrote (SYNC.md).
For the same reason a number written in groups (an amount, a telephone number, an IBAN, a date in digits) is one word.
Where both changed the same words, or words that touch, there is no merge and a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

#: A blank within a number written in groups, as in "1 250 000", "0421 / 555 12-00", "+49 (421) 555", "12. 3. 2026".
_WITHIN_NUMBER = (
    r"(?:(?<=\d)|(?<=\d[-–./)])|(?<=\d[ \u00a0\u2009\u202f][-–/]))[ \u00a0\u2009\u202f]"
    r"(?=[-–/]?[ \u00a0\u2009\u202f]?\(?\d)"
)
#: An IBAN in groups of four, of which some may be letters only.
_IBAN = r"\b[A-Z]{2}\d{2}(?: [A-Z\d]{4}){2,}(?: [A-Z\d]{1,3}\b)?\S*"
#: A word or a run of what stands between words; together they are the text, nothing left out.
_WORDS = re.compile(rf"\s+|{_IBAN}|\S+(?:{_WITHIN_NUMBER}\S+)*")
#: A paragraph with the line ends that close it.
_PARAGRAPHS = re.compile(r"[^\n]*\n+|[^\n]+")

#: A stretch of the base that one side changed: from, to (in the base), and what stands there now.
_Change = tuple[int, int, tuple[str, ...]]


def merge3(base: str, mine: str, theirs: str) -> str | None:
    """The text with both edits, None where they overlap.

    The same edit on both sides counts once. `merge3(b, m, t) == merge3(b, t, m)`."""
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    merged = _merge(paragraphs(base), paragraphs(mine), paragraphs(theirs), inner=True)
    return None if merged is None else "".join(merged)


def words(text: str) -> list[str]:
    """The words of a text and what stands between them; joined they are the text."""
    return _WORDS.findall(text)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each with the line ends that close it; joined they are the text."""
    return _PARAGRAPHS.findall(text)


def _merge(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], *, inner: bool = False
) -> tuple[str, ...] | None:
    """diff3: stretches that one side changed are taken over; where both did, the same is taken once, and anything else
    is tried again by words (`inner`), or is an overlap."""
    ours, others = _changes(base, mine), _changes(base, theirs)
    merged: list[str] = []
    at = 0
    while ours or others:
        left, right = _overlap(ours, others)
        start = min(change[0] for change in (*left, *right))
        end = max(change[1] for change in (*left, *right))
        merged += base[at:start]
        stood = tuple(base[start:end])
        one, other = _applied(base, start, end, left), _applied(base, start, end, right)
        if not right or one == other:
            merged += one
        elif not left:
            merged += other
        elif inner and (both := _by_words(stood, one, other)) is not None:
            merged += both
        else:
            return None
        at = end
        ours, others = ours[len(left) :], others[len(right) :]
    return (*merged, *base[at:])


def _by_words(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...] | None:
    """None also where what each put makes, side by side, a word that nobody wrote: a figure beside a figure."""
    sides = [words("".join(parts)) for parts in (base, mine, theirs)]
    merged = _merge(*sides)
    if merged is None or not set(words("".join(merged))) <= set().union(*sides):
        return None
    return merged


def _changes(base: Sequence[str], other: Sequence[str]) -> list[_Change]:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return [(a, b, tuple(other[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _overlap(ours: list[_Change], others: list[_Change]) -> tuple[list[_Change], list[_Change]]:
    """The first changes of both sides that touch each other, in one chain; one side's first alone where nothing does.

    Changes that stand side by side touch: neither writer saw what the other put next to theirs."""
    left: list[_Change] = []
    right: list[_Change] = []
    starts = [side[0][0] for side in (ours, others) if side]
    reach = min(starts)
    while True:
        if len(left) < len(ours) and ours[len(left)][0] <= reach:
            reach = max(reach, ours[len(left)][1])
            left.append(ours[len(left)])
        elif len(right) < len(others) and others[len(right)][0] <= reach:
            reach = max(reach, others[len(right)][1])
            right.append(others[len(right)])
        else:
            return left, right


def _applied(base: Sequence[str], start: int, end: int, changes: list[_Change]) -> tuple[str, ...]:
    """What a side made of the base between `start` and `end`."""
    parts: list[str] = []
    for a, b, new in changes:
        parts += [*base[start:a], *new]
        start = b
    return (*parts, *base[start:end])
