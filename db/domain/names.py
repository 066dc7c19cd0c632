"""Names of people and firms as people write them: folding, nicknames, initials, slips of the pen.

Used to recognise known people and customers in a capture, and to find duplicates. All functions are pure.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from db.domain.lexicon.nicknames import FORMS
from db.domain.lexicon.organisations import LEGAL
from db.domain.lexicon.titles import HONORIFICS

# Letters that NFKD leaves alone.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"})
_APART = re.compile(r"[^\w'&+-]+|_", re.UNICODE)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
#: Letters that are taken for each other at the start of a name (Krüger, Crueger).
_FIRST = str.maketrans("cqzjvgy", "kksifki")


@lru_cache(maxsize=16_384)
def fold_word(word: str) -> str:
    """Lower case without accents: Öztürk -> ozturk, Håkansson -> hakansson, O’Malley -> o'malley."""
    word = word.casefold().replace("’", "'")
    if word.isascii():
        return word
    marks = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in marks if not unicodedata.combining(c))


@lru_cache(maxsize=16_384)
def spelt_out(word: str) -> str:
    """Lower case with umlauts written out: Krüger -> krueger, Åse -> aase."""
    return fold_word(unicodedata.normalize("NFC", word).casefold().translate(_UMLAUTS))


@lru_cache(maxsize=32_768)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, without honorifics: “Dr. Anna Berg-Olsen” -> anna, berg-olsen."""
    parts = tuple(w.strip("'-") for w in _APART.split(fold_word(name)))
    parts = tuple(w for w in parts if w)
    kept = tuple(w for w in parts if w not in HONORIFICS)
    return kept if kept else parts


def firm_words(name: str) -> tuple[str, ...]:
    """The folded words of a firm's name without legal forms: “Krüger Hydraulik GmbH & Co. KG” -> kruger, hydraulik."""
    parts = tuple(w for w in (part.strip("'-&+") for part in _APART.split(fold_word(name))) if w)
    kept = tuple(w for w in parts if w not in LEGAL)
    return kept if kept else parts


def initials(name: str) -> str:
    """“Great Lakes Bottling” -> glb."""
    return "".join(w[0] for w in firm_words(name))


def nicknames(given: str) -> frozenset[str]:
    """Folded forms that a folded given name may stand for or be called by, without itself."""
    return FORMS.get(given, frozenset())


def same_given(a: str, b: str) -> bool:
    """Whether two given names may be one person's: equal, nickname, or initial."""
    a, b = fold_word(a).strip("."), fold_word(b).strip(".")
    if not a or not b:
        return False
    if a == b or b in nicknames(a) or a in nicknames(b):
        return True
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def slips(word: str) -> int:
    """How many slips of the pen a word of this length forgives: none below 4 letters, one up to 6, two from 7."""
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


def near(written: str, known: str) -> bool:
    """Whether a folded word is a misspelling of a known one (swapped neighbours count as one slip)."""
    if written == known:
        return True
    allowed = min(slips(written), slips(known))
    if not allowed or abs(len(written) - len(known)) > allowed or first_sound(written) != first_sound(known):
        return False
    return OSA.distance(written, known, score_cutoff=allowed) <= allowed


def first_sound(word: str) -> str:
    """A rough first sound, so that misspellings are looked for among few words."""
    return word[:1].translate(_FIRST) if not word.startswith("ph") else "f"


def name_likeness(a: str, b: str) -> float:
    """0 to 1: how likely two names are one person's, blind to case, accents, order, nicknames and initials."""
    left, right = words_of(a), words_of(b)
    if not left or not right:
        return 0.0
    if sorted(left) == sorted(right):
        return 1.0
    family = max(
        JaroWinkler.similarity(left[-1], right[-1]),
        JaroWinkler.similarity(spelt_out(a).split()[-1], spelt_out(b).split()[-1]),
    )
    if len(left) == 1 or len(right) == 1:
        single, other = (left[0], right) if len(left) == 1 else (right[0], left)
        best = max(1.0 if same_given(single, w) else JaroWinkler.similarity(single, w) for w in other)
        return 0.6 * best
    given = 1.0 if left[0] == right[0] else 0.92 if same_given(left[0], right[0]) else 0.0
    given = given or JaroWinkler.similarity(left[0], right[0]) * (1.0 if near(left[0], right[0]) else 0.7)
    turned = words_of(spelt_out(b))
    swapped = 0.97 if (words_of(spelt_out(a)) or left)[::-1] == turned or left[::-1] == right else 0.0
    return max(swapped, min(1.0, 0.45 * given + 0.55 * family))


def firm_likeness(a: str, b: str) -> float:
    """0 to 1: how likely two firms' names are one firm's, blind to case, accents, legal form and spacing."""
    left, right = firm_words(a), firm_words(b)
    if not left or not right:
        return 0.0
    if left == right or "".join(left) == "".join(right):
        return 1.0
    plain = JaroWinkler.similarity(" ".join(left), " ".join(right))
    shorter, longer = sorted((left, right), key=len)
    if shorter == longer[: len(shorter)]:
        return max(plain, 0.9 if len(shorter) > 1 or len(shorter[0]) > 4 else 0.7)
    if len(shorter) == 1 and 2 < len(shorter[0]) <= 5 and shorter[0] == "".join(w[0] for w in longer):
        return max(plain, 0.85)
    shared = set(left) & set(right)
    return max(0.6 * plain, plain if not shared else 0.5 * plain + 0.5 * 2 * len(shared) / (len(left) + len(right)))
