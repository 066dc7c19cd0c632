"""Forgiveness: the nearest word of the index for one that is not in it, and the parts of German compounds."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_lowercase

from rapidfuzz import process
from rapidfuzz.distance import OSA

from db.domain.names import nicknames
from db.search.analysis import GERMAN, contracted, german
from db.search.postings import FieldPostings
from db.search.view import Snapshot, Words

#: A part of a compound has at least this many letters: "Preis" in "Preisverhandlung".
SHORTEST_PART = 5
#: From so many letters on one wrong letter is rather a slip than another word.
_SLIP = 5
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
    known = [part.words_from(word[0]) for part in snapshot.parts]
    counts = _within(word, known, limit) or (_begun(word, known, limit) if prefix else {})
    if not counts:
        return _other_start(snapshot, word)
    return min(counts, key=lambda one: (counts[one][0], -counts[one][1]))


def is_slip(word: str, better: str, alike: bool) -> bool:
    """Whether a word that sounds like known names is a slip for `better`: that is such a name (`alike`), or one letter
    away, where the word is long enough for that to tell. A nickname is no slip."""
    if nicknames(word):
        return False
    return alike or (len(word) >= _SLIP and OSA.distance(word, better) == 1)


def _other_start(snapshot: Snapshot, word: str) -> str:
    """The commonest known word that differs by a wrong, missing, surplus or swapped first letter, or by ph for f."""
    rest = word[1:]
    tries = [rest, word[1] + word[0] + word[2:]]
    tries += [letter + tail for letter in ascii_lowercase for tail in (rest, word)]
    tries += [word.replace(one, two) for one, two in (("ph", "f"), ("f", "ph")) if one in word]
    sizes = [(sum(_size(part.postings("words"), term.encode()) for part in snapshot.parts), term) for term in tries]
    size, term = max(sizes)
    return term if size else ""


def _size(postings: FieldPostings | None, term: bytes) -> int:
    return 0 if postings is None else postings.size(term)


#: By word how many letters differ, and in how many documents it is.
_Near = dict[str, tuple[int, int]]


def _within(word: str, known: Iterable[Words], limit: int) -> _Near:
    """The known words that differ by so few letters."""
    found: _Near = {}
    for words, sizes in known:
        for text, distance, at in process.extract(word, words, scorer=OSA.distance, score_cutoff=limit, limit=50):
            found[text] = (int(distance), found.get(text, (0, 0))[1] + sizes[at])
    return found


def _begun(word: str, known: Iterable[Words], limit: int) -> _Near:
    """The known words whose beginning differs by so few letters."""
    found: _Near = {}
    for words, sizes in known:
        heads = [text[: len(word)] for text in words]
        for _, distance, at in process.extract(word, heads, scorer=OSA.distance, score_cutoff=limit, limit=50):
            found[words[at]] = (int(distance), found.get(words[at], (0, 0))[1] + sizes[at])
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
