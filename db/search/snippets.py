"""The piece of a text around what was found, with the places of the hits. Works on the text from the store alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.domain.query import Phrase, Word
from db.search import analysis
from db.search.analysis import Token, tokens
from db.search.spelling import SHORTEST_PART

LENGTH = 160
#: Texts are looked through so far, in characters.
_FAR = 200_000
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of text on one line, and the hits in it as (start, end) in characters."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


class Highlighter:
    """Finds a query's words in texts the way the index does: folded, by stem, by prefix, phrases as they stand."""

    def __init__(self, words: Iterable[Word | Phrase], changed: dict[str, str] | None = None) -> None:
        self._exact: dict[str, int] = {}
        self._stems: set[str] = set()
        self._prefixes: list[str] = []
        for at, word in enumerate(words):
            parts = analysis.folded_words(word.text)
            for n, part in enumerate(parts):
                part = (changed or {}).get(part, part)
                self._exact[part] = at
                if isinstance(word, Word):
                    self._stems.update(analysis.stems_of(part))
                    if word.prefix and n == len(parts) - 1:
                        self._prefixes.append(part)
            if other := analysis.spelled_out(word.text):
                self._exact[other] = at
        german = (stem.removeprefix(analysis.GERMAN) for stem in self._stems if stem.startswith(analysis.GERMAN))
        self._parts = tuple(part for part in german if len(part) >= SHORTEST_PART)
        self._known: dict[tuple[str, ...], bool] = {}

    def hits(self, token: Token) -> bool:
        """Whether a word of a text is one that was asked for."""
        known = self._known.get(token.forms)
        if known is None:
            known = self._known[token.forms] = self._hits(token.forms)
        return known

    def _hits(self, forms: tuple[str, ...]) -> bool:
        short = analysis.contracted(forms[0])
        for form in (*forms, short) if short else forms:
            if form in self._exact or any(form.startswith(prefix) for prefix in self._prefixes):
                return True
            if form not in analysis.STOP and any(stem in self._stems for stem in analysis.stems_of(form)):
                return True
        return self._compound(forms[0])

    def _compound(self, form: str) -> bool:
        """Whether a German word begins or ends with a word that was asked for (as `spelling.compounds` finds it)."""
        if len(form) < SHORTEST_PART + 3:
            return False
        stem = analysis.german(form).removeprefix(analysis.GERMAN)
        return any(stem.startswith(part) or stem.endswith(part) for part in self._parts)

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text."""
        found = [(token.start, token.end) for token in tokens(text[:_FAR]) if self.hits(token)]
        return list(dict.fromkeys(found))

    def snippet(self, text: str, length: int = LENGTH) -> Snippet:
        """At most `length` characters around the densest hits; the beginning of the text where there is none."""
        text = text[:_FAR]
        marks = self.marks(text)
        start, end = _window(text, marks, length)
        piece = text[start:end]
        inside = [(a - start, min(b, end) - start) for a, b in marks if start <= a < end]
        return _one_line(piece, inside, before=start > 0, after=end < len(text.rstrip()))


def _window(text: str, marks: list[tuple[int, int]], length: int) -> tuple[int, int]:
    """The span to show: the one with the most different words hit, from the start of a word."""
    if not marks or (len(marks) == 1 and marks[0][0] < length * 0.6):
        start = 0
    else:
        best, at = -1.0, marks[0][0]
        for n, (first, _) in enumerate(marks):
            inside = [m for m in marks[n : n + 12] if m[1] <= first + length * 0.85]
            worth = len({text[a:b].casefold() for a, b in inside}) + len(inside) * 0.1
            if worth > best:
                best, at = worth, first
        start = max(0, at - length // 5)
    if start:
        gap = max(text.rfind(c, 0, start + 12) for c in " \n\t")
        start = gap + 1 if gap >= start - 20 else start
    end = min(len(text), start + length - 2)
    if end < len(text):
        cut = max(text.rfind(c, start, end + 1) for c in " \n\t")
        end = cut if cut > start + length // 2 else end
    return start, end


def _one_line(piece: str, marks: list[tuple[int, int]], before: bool, after: bool) -> Snippet:
    """The piece with its white space folded to single blanks, and the marks moved with it."""
    moved = [0] * (len(piece) + 1)
    out: list[str] = [_ELLIPSIS] if before else []
    blank = True
    for at, char in enumerate(piece):
        moved[at] = len(out)
        if char.isspace() or not char.isprintable():
            if not blank:
                out.append(" ")
            blank = True
        else:
            out.append(char)
            blank = False
    while out and out[-1] == " ":
        out.pop()
    moved[len(piece)] = len(out)
    if after:
        out.append(_ELLIPSIS)
    places = ((moved[a], moved[b]) for a, b in marks)
    return Snippet("".join(out), tuple((a, b) for a, b in places if a < b))
