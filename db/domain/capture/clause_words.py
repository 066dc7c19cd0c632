"""The clauses of a text that lessons are about: their telling words, and who acts in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.domain.alike import STEM, stems
from db.domain.capture.segment import units
from db.domain.capture.text import Token, Words, tokenize
from db.domain.capture.values import LONGEST_READ, PromiseReading, Reading, Span
from db.domain.lexicon.common import COMMON
from db.domain.names import words_of

#: Letters of a clause that are kept to show what was taught.
LONGEST_QUOTE = 90
_US = frozenset("i we we'd we'll we're we've i'd i'll i'm i've ich wir".split())
_THEM = frozenset("he she they who he'd he'll she'd she'll they'd they'll er sie".split())
#: Words before a promise in which who acts in it is looked for.
_BEFORE = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """`words` are the telling stems, names and days left out; `rare` those of them that are no everyday words.
    `who` acts in it (see Lesson)."""

    span: Span
    words: frozenset[str]
    rare: frozenset[str]
    who: str = ""

    @property
    def key(self) -> str:
        """What a lesson keeps as its words."""
        return " ".join(sorted(self.words))


def sentences(reading: Reading) -> list[Clause]:
    """The sentences of a reading that say something themselves: no question, quote, signature or mail header."""
    words = tokenize(reading.text[:LONGEST_READ])
    names = _names(reading)
    found = []
    for unit in units(words):
        if unit.question or unit.whose in ("quote", "signature", "header"):
            continue
        span = words.tokens[unit.first].start, words.tokens[unit.last - 1].end
        found.append(_clause(reading.text, span, names))
    return found


def promised(reading: Reading, promise: PromiseReading, words: Words) -> Clause:
    """The clause of a promise and who acts in it. `words` are those of the whole text."""
    clause = _clause(reading.text, promise.span, _names(reading))
    return Clause(clause.span, clause.words, clause.rare, _who(reading, promise, words))


def quoted(text: str, span: Span) -> str:
    """A clause as it was written, on one line, cut where it is long."""
    said = " ".join(text[span[0] : span[1]].split()).strip(" .;,")
    return said if len(said) <= LONGEST_QUOTE else said[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + "…"


def _names(reading: Reading) -> list[Span]:
    return [(mark.start, mark.end) for mark in reading.marks if mark.kind != "promise"]


def _clause(text: str, span: Span, names: Iterable[Span]) -> Clause:
    letters = list(text[span[0] : span[1]])
    for start, end in names:
        for at in range(max(start, span[0]), min(end, span[1])):
            letters[at - span[0]] = " "
    said = "".join(letters)
    rare = frozenset(word[:STEM] for word in words_of(said) if word not in COMMON)
    telling = frozenset(word for word in stems(said) if word.isalpha())
    return Clause(span, telling, rare & telling)


def _who(reading: Reading, promise: PromiseReading, words: Words) -> str:
    """Who acts: the last pronoun or name before the words of the deed."""
    first, last = promise.span
    deed = (words_of(promise.what) or ("",))[0]
    inside = [token for token in words.tokens if first <= token.start < last]
    stop = next((at for at, token in enumerate(inside) if token.low == deed), len(inside))
    found = _actor(reading, inside[:stop])
    if found is None:
        before = [token for token in words.tokens if token.start < first][-_BEFORE:]
        ends = max((at for at, token in enumerate(before) if not token.word), default=-1)
        found = _actor(reading, before[ends + 1 :])
    return found or ""


def _actor(reading: Reading, tokens: list[Token]) -> str | None:
    for token in reversed(tokens):
        low = token.low.replace("’", "'")
        if low in _US:
            return "us"
        if low in _THEM:
            return "them"
        if token.word and token.case == "title" and (low not in COMMON or _named(reading, token)):
            return f"name:{low}"
    return None


def _named(reading: Reading, token: Token) -> bool:
    return any(start <= token.start < end for person in reading.contacts for start, end in person.spans)
