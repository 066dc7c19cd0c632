"""Looking many phrases up in a sentence at once, word by word, in time linear in the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

#: Words that `_` may pass over.
_GAP = 3


class Found(NamedTuple):
    """A phrase found: pieces `first` to `last` (exclusive)."""

    first: int
    last: int
    topic: str
    weight: float
    phrase: str


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    topic: str
    weight: float


class PhraseBook:
    """Phrases with wildcards: `word*` any ending, `_` up to three words, `#` a number, `§p` a person."""

    def __init__(self, entries: Iterable[tuple[str, str, float]]) -> None:
        self._by_first: dict[str, list[_Phrase]] = {}
        for text, topic, weight in entries:
            words = tuple(text.split())
            while words and words[0] == "_":
                words = words[1:]
            if words:
                first = words[0]
                key = first[:3] + "*" if first.endswith("*") and len(first) > 3 else first
                self._by_first.setdefault(key, []).append(_Phrase(words, topic, weight))

    def find(self, pieces: tuple[str, ...]) -> Iterator[Found]:
        """Every phrase of a sentence."""
        for at, piece in enumerate(pieces):
            keys = [piece, piece[:3] + "*"]
            if piece[0].isdigit():
                keys.append("#")
            elif piece[0] == "§":
                keys.append(piece[:2])
            for key in keys:
                for phrase in self._by_first.get(key, ()):
                    last = _match(pieces, at, phrase.words, 0)
                    if last:
                        yield Found(at, last, phrase.topic, phrase.weight, " ".join(phrase.words))


def _match(pieces: tuple[str, ...], at: int, words: tuple[str, ...], word: int) -> int:
    """One past the last piece of a match, 0 for none."""
    while word < len(words):
        if words[word] == "_":
            for gap in range(_GAP + 1):
                found = _match(pieces, at + gap, words, word + 1)
                if found:
                    return found
            return 0
        if at >= len(pieces) or not _fits(pieces[at], words[word]):
            return 0
        at += 1
        word += 1
    return at


def _fits(piece: str, word: str) -> bool:
    if word == "#":
        return piece[0].isdigit()
    if word.endswith("*") and len(word) > 1:
        return piece.startswith(word[:-1])
    return piece == word or (word in ("§p", "§d") and piece.startswith(word))
