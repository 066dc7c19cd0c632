"""Which words of a text may be meant by a query, told by a look: only those are worth folding, stemming and judging.

A text is asked where the beginnings of what is looked for stand, which costs a fraction of taking it apart into words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from db.search import analysis
from db.search.german import APART

_LETTER = re.compile(analysis.LETTER)
_FOREIGN = re.compile(r"[^\x00-\x7f]")
#: Spellings that folding makes shorter.
_DIGRAPHS = ("ae", "oe", "ue")
_APOSTROPHES = "'’"
_APART = re.compile(APART)


class Likely:
    """`starts`: beginnings of words that are looked for; `within`: what may also stand inside a word; `pieces`: words
    of letters or of digits alone, which may stand beside the other in one word; `stems` of German verbs, of which a
    participle hides the beginning. All folded."""

    def __init__(
        self, starts: Iterable[str], within: Iterable[str], pieces: Iterable[str], stems: Iterable[str]
    ) -> None:
        heads = [*starts, *(form for stem in stems for form in _participles(head(stem)))]
        shortest: list[str] = []
        for one in sorted(set(heads), key=len):
            if one and not one.startswith(tuple(shortest)):
                shortest.append(one)
        self._starts = tuple(shortest)
        self._pieces = tuple({piece for piece in pieces if piece})
        self._within = (*_DIGRAPHS, *{part for part in within if part})

    def words(self, text: str) -> set[str]:
        """Every word of the text that may be meant, and a few that are not."""
        low = _lower(text)
        places = {at for one in self._starts for at in _finds(low, one) if not low[at - 1 : at].isalnum()}
        for piece in self._pieces:
            digits = piece.isdigit()
            places.update(at for at in _finds(low, piece) if at and low[at - 1].isdigit() != digits)
        for part in self._within:
            places.update(_finds(low, part))
        for sign in _APOSTROPHES:
            places.update(at - 1 for at in _finds(low, sign) if at)
        if not low.isascii():
            places.update(at for found in _FOREIGN.finditer(low) for at in (found.start(), found.end()))
        return {word for word in map(_whole(text), places) if word}


def head(stem: str) -> str:
    """How every form with this stem begins: endings change the last letters of a stem, not more."""
    return stem[: max(len(stem) - 2, 1)]


def _participles(begun: str) -> Iterator[str]:
    """What a word that begins so may begin with when it has a ge or zu inside: angeru and anzuru of anru."""
    for end in range(2, len(begun) + 1):
        if _APART.fullmatch(begun, 0, end):
            yield f"{begun[:end]}ge{begun[end:]}"
            yield f"{begun[:end]}zu{begun[end:]}"


def _lower(text: str) -> str:
    """In lower case, each character in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _finds(text: str, needle: str) -> Iterator[int]:
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def _whole(text: str) -> Callable[[int], str]:
    """Gives the whole word that stands at a place of the text, '' where none does."""

    def word(at: int) -> str:
        start = at
        while start and _LETTER.match(text, start):
            if _LETTER.match(text, start - 1):
                start -= 1
            elif start > 1 and text[start - 1] in _APOSTROPHES and _LETTER.match(text, start - 2):
                start -= 2
            else:
                break
        found = analysis.TOKEN.match(text, start)
        return found[0] if found else ""

    return word
