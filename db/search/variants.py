"""What else the words of a query may be written as in a text: joined with their neighbours, apart, in parts, misspelt.

All of it is looked for among the words that the index has, and remembered with the snapshot.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar, cast

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from db.domain.query import Node, Word
from db.search import analysis, joined
from db.search.postings import FieldPostings
from db.search.view import Snapshot

_T = TypeVar("_T")
#: Two words that make one of fewer letters do so by chance.
_SHORTEST, _LONGEST = 5, 40
#: A part of a word that is written apart, and of a German compound.
_PIECE, _PART = 2, 4
#: Words in more records than this are not looked at side by side.
_MANY = 5_000
#: A word in no more records than this may be a slip of whoever wrote them.
_RARE, _COMMONER = 2, 10
_MOST_SLIPS = 6


@dataclass(frozen=True, slots=True)
class Other:
    """Another way of writing a word, or several of them; `prefix`: also the beginning of a longer word."""

    forms: tuple[str, ...]
    prefix: bool = False


def _once(snapshot: Snapshot, key: Hashable, make: Callable[[], _T]) -> _T:
    """Worked out once for a snapshot: the words stay in the field while one types on."""
    known = snapshot.written
    if key not in known:
        known[key] = make()
    return cast(_T, known[key])


def neighbours(snapshot: Snapshot, nodes: Sequence[Node]) -> dict[int, list[Other]]:
    """By place in `nodes` what a word makes together with the one beside it ("follow up": followup), and a telephone's
    number of several groups, as far as the index has them."""
    found: dict[int, list[Other]] = {}
    for at, (one, two) in enumerate(pairwise(nodes)):
        if isinstance(one, Word) and isinstance(two, Word) and (other := _pair(snapshot, one, two)):
            found.setdefault(at, []).append(other)
            found.setdefault(at + 1, []).append(other)
    at = 0
    while at < len(nodes):
        end = at
        while end < len(nodes) and isinstance(node := nodes[end], Word) and joined.is_number(node.text):
            end += 1
        run = [node for node in nodes[at:end] if isinstance(node, Word)]
        if run and (forms := joined.asked([node.text for node in run])):
            for place in range(at, end):
                found.setdefault(place, []).append(Other(forms, run[-1].prefix))
        at = max(end, at + 1)
    return found


def _pair(snapshot: Snapshot, one: Word, two: Word) -> Other | None:
    key = (one.text, two.text, two.prefix)
    return _once(snapshot, key, lambda: _together(snapshot, one, two))


def _together(snapshot: Snapshot, one: Word, two: Word) -> Other | None:
    first, second = analysis.folded_words(one.text), analysis.folded_words(two.text)
    if len(first) != 1 or len(second) != 1:
        return None
    word = first[0] + second[0]
    if not _SHORTEST <= len(word) <= _LONGEST or word in analysis.STOP:
        return None
    if two.prefix:
        rows = (p.rows(word.encode()) for part in snapshot.parts if (p := part.postings("words")) is not None)
        return Other((word,), True) if any(first < last for first, last in rows) else None
    return Other((word,)) if _size(snapshot, "stems", *analysis.stems_of(word)) else None


def inside(text: str, prefix: bool) -> list[list[Other]]:
    """For each folded word of a word with joints what it makes with the others: PX-4410/2 is px4410, px44102 too."""
    words, joints = analysis.linked_words(text)
    found: list[list[Other]] = [[] for _ in words]
    for at, word in joined.together(words, joints):
        end = at
        made = ""
        while made != word and end < len(words):
            made += words[end]
            end += 1
        for place in range(at, end):
            found[place].append(Other((word,), prefix and end == len(words)))
    return found


def split(snapshot: Snapshot, word: str) -> tuple[str, str] | None:
    """Two words that stand one after the other in some record and make this one: database, data base."""
    switch = joined.apart(word)
    if not switch and not (word.isalpha() and _SHORTEST < len(word) <= _LONGEST):
        return None
    return _once(snapshot, ("split", word), lambda: _split(snapshot, word, len(switch[0]) if switch else 0))


def _split(snapshot: Snapshot, word: str, switch: int) -> tuple[str, str] | None:
    cuts = range(_PIECE, len(word) - _PIECE + 1) if not switch else (switch,)
    for cut in cuts:
        first, second = word[:cut], word[cut:]
        for part in snapshot.parts:
            postings = part.postings("words")
            if postings is None:
                continue
            sizes = [postings.size(first.encode()), 0]
            sizes[1] = postings.size(second.encode()) if sizes[0] else 0
            if 0 < min(sizes) <= _MANY and _follows(postings, first, second):
                return first, second
    return None


def _follows(postings: FieldPostings, first: str, second: str) -> bool:
    """Whether the second word follows the first at once in some record."""
    rows = [postings.row(word.encode()) for word in (first, second)]
    one, two = (postings.ids[int(postings.starts[row]) : int(postings.starts[row + 1])] for row in rows)
    documents = np.intersect1d(one, two, assume_unique=True)
    if not len(documents):
        return False
    here, there = (postings.places(row, documents) for row in rows)
    return bool(np.isin(here + 1, there, assume_unique=True).any())


def parts(snapshot: Snapshot, word: str) -> tuple[str, str] | None:
    """The two words that a German compound is made of, where the index has the stems of both: Preisverhandlung is
    Verhandlung of a Preis."""
    if not word.isalpha() or len(word) < 2 * _PART + 1 or len(word) > _LONGEST:
        return None
    return _once(snapshot, ("parts", word), lambda: _parts(snapshot, word))


def _parts(snapshot: Snapshot, word: str) -> tuple[str, str] | None:
    marked = analysis.GERMAN.encode()
    if not any((p := part.postings("stems")) and p.rows(marked)[0] < p.rows(marked)[1] for part in snapshot.parts):
        return None
    best: tuple[int, str, str] = (0, "", "")
    for cut in range(_PART, len(word) - _PART + 1):
        head, tail = word[:cut], word[cut:]
        known = _size(snapshot, "stems", analysis.german(tail))
        known = min(known, _size(snapshot, "stems", analysis.german(head))) if known else 0
        if known > best[0]:
            best = known, head, tail
    return (best[1], best[2]) if best[0] else None


def nearby(snapshot: Snapshot, word: str) -> tuple[str, ...]:
    """Other words that a known one may be meant for, or they for it: of a name its misspellings; of a word that hardly
    any record has a name or a word that many have."""
    if len(word) < _SHORTEST or not word.isalpha() or word in analysis.STOP:
        return ()
    return _once(snapshot, ("near", word), lambda: _nearby(snapshot, word))


def _nearby(snapshot: Snapshot, word: str) -> tuple[str, ...]:
    size, name = _size(snapshot, "words", word), _size(snapshot, "names", word)
    if not size or (size > _RARE and not name):
        return ()
    near: dict[str, int] = {}
    limit = 1 if len(word) < 8 else 2
    for part in snapshot.parts:
        words, sizes = part.words_from(word[0])
        for text, _, at in process.extract(word, words, scorer=OSA.distance, score_cutoff=limit, limit=50):
            near[text] = near.get(text, 0) + sizes[at]
    own = {word, *analysis.stems_of(word)}
    found = []
    for text, many in near.items():
        if text in analysis.STOP or not own.isdisjoint((text, *analysis.stems_of(text))):
            continue
        slip = many <= max(_RARE // 2, size // _COMMONER)
        meant = size <= _RARE and (many >= size * _COMMONER or _size(snapshot, "names", text))
        if (name and slip) or meant:
            found.append((-many, text))
    return tuple(text for _, text in sorted(found)[:_MOST_SLIPS])


def _size(snapshot: Snapshot, field: str, *terms: str) -> int:
    """In how many records one of the terms is."""
    found = (part.postings(field) for part in snapshot.parts)
    return sum(postings.size(term.encode()) for postings in found if postings is not None for term in terms)
