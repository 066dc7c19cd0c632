"""Forgiveness: the nearest word of the index for one that is not in it, and the parts of German compounds."""

from __future__ import annotations

from string import ascii_lowercase

from rapidfuzz import process
from rapidfuzz.distance import OSA

from db.domain.names import nicknames
from db.search.analysis import GERMAN, contracted, german
from db.search.codec import FieldPostings
from db.search.view import Snapshot

#: A part of a compound has at least this many letters: "Preis" in "Preisverhandlung".
SHORTEST_PART = 5
_MOST_COMPOUNDS = 24
_MOST_NAMES = 12


def allowed(word: str) -> int:
    """How many letters may be wrong in a word of this length."""
    return 0 if len(word) < 4 or not word.isalpha() else 1 if len(word) < 8 else 2


def nearest(snapshot: Snapshot, word: str, prefix: bool) -> str:
    """The known word nearest to one that is not known, '' where none is near; the commoner of equals.

    With `prefix` the word may be the beginning of the known one. A wrong first letter is forgiven where the rest is
    right.
    """
    limit = allowed(word)
    if not limit:
        return ""
    shortest, longest = len(word) - limit, 64 if prefix else len(word) + limit
    counts: dict[str, int] = {}
    for part in snapshot.parts:
        words, sizes = part.words_from(word[0])
        for known, size in zip(words, sizes, strict=True):
            if shortest <= len(known) <= longest:
                counts[known] = counts.get(known, 0) + size
    best = ("", limit + 1, 0)
    for known, distance in _within(word, list(counts), limit, prefix):
        if (distance, -counts[known]) < (best[1], -best[2]):
            best = (known, distance, counts[known])
    return best[0] or _other_start(snapshot, word)


def _other_start(snapshot: Snapshot, word: str) -> str:
    """The commonest known word that differs by a wrong, missing, surplus or swapped first letter."""
    rest = word[1:]
    tries = [rest, word[1] + word[0] + word[2:]]
    tries += [letter + tail for letter in ascii_lowercase for tail in (rest, word)]
    sizes = [(sum(_size(part.postings("words"), term.encode()) for part in snapshot.parts), term) for term in tries]
    size, term = max(sizes)
    return term if size else ""


def _size(postings: FieldPostings | None, term: bytes) -> int:
    row = -1 if postings is None else postings.row(term)
    return 0 if postings is None or row < 0 else int(postings.starts[row + 1] - postings.starts[row])


def _within(word: str, known: list[str], limit: int, prefix: bool) -> list[tuple[str, int]]:
    near = process.extract(word, known, scorer=OSA.distance, score_cutoff=limit, limit=50)
    found = [(text, int(distance)) for text, distance, _ in near]
    if prefix and not found:
        heads = [text[: len(word)] for text in known]
        near_heads = process.extract(word, heads, scorer=OSA.distance, score_cutoff=limit, limit=50)
        found = [(known[at], int(distance)) for _, distance, at in near_heads]
    return found


def other_names(snapshot: Snapshot, word: str) -> tuple[str, ...]:
    """What somebody called so may be called as well, of the names there are: spellings that sound alike (Meier, Maier),
    nicknames (Kate, Catherine). Words of notes are no names, so that no common word is stretched."""
    found: dict[str, None] = {}
    for part in snapshot.parts:
        found.update(dict.fromkeys(part.sounding(word)))
    for form in nicknames(word):
        if any(_size(part.postings("names"), form.encode()) for part in snapshot.parts):
            found[form] = None
    own = contracted(word) or word
    return tuple(name for name in found if (contracted(name) or name) != own)[:_MOST_NAMES]


def compounds(snapshot: Snapshot, word: str) -> tuple[bytes, ...]:
    """German stems that have the word's stem as first or last part ("verhandlung" in "preisverhandlung")."""
    stem = german(word).removeprefix(GERMAN).encode()
    if len(stem) < SHORTEST_PART - 1 or not stem.isalpha():
        return ()
    found: dict[bytes, int] = {}
    for part in snapshot.parts:
        postings = part.postings("stems")
        if postings is None:
            continue
        first, last = postings.rows(GERMAN.encode())
        if first == last:
            continue
        base = int(postings.ends[first - 1]) if first else 0
        text = bytes(postings.text[base : int(postings.ends[last - 1])])
        ends = postings.ends[first:last]
        at = text.find(stem)
        while at >= 0 and len(found) < _MOST_COMPOUNDS * 4:
            row = int(ends.searchsorted(base + at, side="right"))
            begin = int(ends[row - 1]) - base if row else 0
            term = text[begin : int(ends[row]) - base]
            head, tail = at - begin - 1, len(term) - (at - begin) - len(stem)
            if term != GERMAN.encode() + stem and ((head == 0 and tail >= 3) or (tail == 0 and head >= 3)):
                found[term] = found.get(term, 0) + int(postings.starts[first + row + 1] - postings.starts[first + row])
            at = text.find(stem, at + 1)
    return tuple(sorted(found, key=lambda term: -found[term])[:_MOST_COMPOUNDS])
