"""Words of a capture with their places, and how it is written (ALL CAPS, no capitals, mixed)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from db.domain.names import fold_word

_TOKEN = re.compile(r"[^\W_]+(?:['’&][^\W_]+|-[^\W_]+)*|\n|[^\w\s]|_", re.UNICODE)
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
#: One word is never longer than this; what is has no name in it.
_LONGEST_WORD = 60

Case = Literal["lower", "title", "upper", "other"]


class Token(NamedTuple):
    """A word, a number, a punctuation mark or a line break. `low` is folded, without a possessive “'s”."""

    text: str
    low: str
    start: int
    end: int
    word: bool
    possessive: bool = False
    case: Case = "other"


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text. `shouted` and `uncapped` say that capitals tell nothing."""

    text: str
    tokens: tuple[Token, ...]
    lows: tuple[str, ...]
    shouted: bool
    uncapped: bool

    def __len__(self) -> int:
        return len(self.tokens)

    def low(self, index: int) -> str:
        """The folded word at an index, '' outside the text."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def capital(self, index: int) -> bool:
        """Whether the word has a capital that means something: not in a shouted text."""
        return not self.shouted and self.tokens[index].case in ("title", "upper")

    def opens(self, index: int) -> bool:
        """Whether the word opens a sentence or line, where a capital says little."""
        before = self.low(index - 1)
        return before in ("", "\n", ".", "!", "?", ":", "•", "*", ")") or (
            before == "-" and self.low(index - 2) in ("", "\n")
        )

    def slice(self, first: int, last: int) -> str:
        """The written text from one token to another (exclusive)."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def between(self, first: int, last: int) -> Iterator[Token]:
        return iter(self.tokens[first:last])


@lru_cache(8_192)
def _seen(written: str) -> tuple[str, bool, bool, Case]:
    """Of a token: folded, whether it is a word, whether possessive, how its letters are written."""
    word = written[0].isalnum() and len(written) <= _LONGEST_WORD
    if not word:
        return written, False, False, _case(written)
    low = fold_word(written)
    stripped = _POSSESSIVE.sub("", low)
    return stripped or low, True, stripped != low, _case(written)


def _case(written: str) -> Case:
    if not written[:1].isalpha():
        return "other"
    if written[0].islower():
        return "lower"
    return "upper" if len(written) > 1 and written.upper() == written else "title"


def tokenize(text: str) -> Words:
    tokens = []
    for match in _TOKEN.finditer(text):
        written = match[0]
        low, word, possessive, case = _seen(written)
        tokens.append(Token(written, low, match.start(), match.end(), word, possessive, case))
    letters = [t for t in tokens if t.word and t.text[0].isalpha() and len(t.text) > 2]
    upper = sum(t.text.isupper() for t in letters)
    lower = sum(t.text[0].islower() for t in letters)
    shouted = len(letters) >= 4 and upper >= 0.8 * len(letters)
    return Words(
        text,
        tuple(tokens),
        tuple(t.low for t in tokens),
        shouted,
        not shouted and len(letters) >= 5 and lower >= 0.97 * len(letters),
    )
