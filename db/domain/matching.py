"""Which phrase of a new list is which of an old one, by their words: so that editing a text does not make its
promises twice.

Pure. Pairs are made best first; a pair needs enough words in common, and order decides between equals.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from db.domain.names import fold_word, words_of

A = TypeVar("A")
B = TypeVar("B")

#: Alikeness from which two phrases are one.
ENOUGH = 0.5
_EMPTY = frozenset(
    "a an the to of for and her him them us his their our my der die das den dem ein eine und zu für von".split()
)


def alike(first: str, second: str) -> float:
    """How alike two phrases are, 0 to 1: the words they share, by the words of the longer and of the shorter one."""
    one, two = _words(first), _words(second)
    if not one or not two:
        return 1.0 if fold_word(first.strip()) == fold_word(second.strip()) else 0.0
    shared = len(one & two)
    return (shared / max(len(one), len(two)) + shared / min(len(one), len(two))) / 2


def pairs(old: Sequence[A], new: Sequence[B], likeness: Callable[[A, B], float]) -> dict[int, int]:
    """Index in `new` -> index in `old`, each used once, the most alike first."""
    scored = [
        (likeness(before, after), -abs(i - j), -i, -j) for i, before in enumerate(old) for j, after in enumerate(new)
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, i, j in sorted(scored, reverse=True):
        if score < ENOUGH:
            break
        if -j not in found and -i not in taken:
            found[-j] = -i
            taken.add(-i)
    return found


def _words(text: str) -> frozenset[str]:
    words = frozenset(words_of(text))
    return (words - _EMPTY) or words
