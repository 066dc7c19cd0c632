"""Whom a text names at the customer: known people by any of their names, and new ones to propose. Never one of us.

A full name is known wherever it stands; a first name, nickname, initial or misspelling only among the people of a
customer that the text names. Somebody new needs a name and a reason: a title, an honorific, or words that introduce
them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from db.domain.capture.known import Known, KnownContact
from db.domain.capture.overrides import Learnt
from db.domain.capture.text import Words
from db.domain.lexicon.common import COMMON
from db.domain.lexicon.function_words import FUNCTION, MET_CUES, OURS, RELATIVES, SPEECH
from db.domain.lexicon.given_names import EVERYDAY, GIVEN
from db.domain.lexicon.organisations import HEADS as FIRM_HEADS
from db.domain.lexicon.promise_words import SENDS
from db.domain.lexicon.titles import HEADS as TITLE_HEADS
from db.domain.lexicon.titles import HONORIFICS, PARTS, SUFFIX_HONORIFICS
from db.domain.names import near, nicknames, same_given, spelt_out

_MOST_KEPT = 8_192


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Tokens `first` to `last` (exclusive) name the contacts of `ids`, the likeliest first; none for somebody new."""

    first: int
    last: int
    ids: tuple[str, ...]
    confidence: float
    name: str = ""


def _lows(words: Words, index: int) -> set[str]:
    """The spellings of a word: folded, and with umlauts written out; of “Mori-san” and “Anna-ji” the name alone."""
    token = words.tokens[index]
    lows = {token.low}
    if not token.text.isascii():
        lows.add(spelt_out(token.text.removesuffix("'s")))
    head, dash, tail = token.low.rpartition("-")
    if dash and tail in SUFFIX_HONORIFICS:
        lows.add(head)
    return lows


# --- known people -----------------------------------------------------------------------------------------------------


def full_names(words: Words, known: Known, scope: Iterable[str]) -> list[PersonMention]:
    """Known contacts named in full, with a nickname, an initial (“W. Ostrowski”), or an honorific (“Mr Lemaire”)."""
    inside = set(scope)
    found: list[PersonMention] = []
    for index in range(len(words)):
        if not words.tokens[index].word or (found and index < found[-1].last):
            continue
        mention = _by_family(words, index, known, inside) or _misspelt(words, index, known, inside)
        if mention:
            while found and found[-1].last > mention.first:
                found.pop()
            found.append(mention)
    return found


def _by_family(words: Words, index: int, known: Known, inside: set[str]) -> PersonMention | None:
    holders = [c for low in _lows(words, index) for c in known.with_family(low)]
    if not holders:
        return None
    at = index - 1
    if words.low(at) == "." and len(words.low(at - 1)) == 1:
        at -= 1
    before = words.low(at)
    fitting = [c for c in holders if before and same_given(before, c.parts[0])] or [
        c for c in holders if before and before in {w for n in c.nicknames for w in n.casefold().split()}
    ]
    first = at
    if not fitting and len(before) and len(words.low(at - 1)) > 2:  # a middle name or initial between
        fitting = [c for c in holders if same_given(words.low(at - 1), c.parts[0]) and len(c.parts[1]) > 1]
        first = at - 1
    if not fitting:
        return None
    if len(before) == 1 and not words.tokens[at].text.isupper() and not words.uncapped:
        return None
    fitting.sort(key=lambda c: c.customer not in inside)
    best = [c for c in fitting if (c.customer in inside) == (fitting[0].customer in inside)]
    ids = tuple(dict.fromkeys(c.id for c in best))
    sure = 1.0 if len(ids) == 1 else 0.5
    if best[0].customer not in inside and len(before) == 1:
        sure *= 0.8
    return PersonMention(first, index + 1, ids, sure)


def _misspelt(words: Words, index: int, known: Known, inside: set[str]) -> PersonMention | None:
    """Two words that nearly are a known full name, both written like one."""
    given, family = words.low(index), words.low(index + 1)
    if len(given) < 3 or len(family) < 4 or given in FUNCTION or family in FUNCTION or not words.tokens[index + 1].word:
        return None
    if family in COMMON or (given in COMMON and given not in GIVEN):
        return None
    near_ones = [c for c in known.full_names_near(given, family) if family not in c.parts[1] or given != c.parts[0]]
    if not near_ones:
        return None
    if given in GIVEN:  # "Maria Keller" is not Mario Keller misspelt
        near_ones = [
            c for c in near_ones if same_given(given, c.parts[0]) or c.parts[0] not in GIVEN or c.customer in inside
        ]
    near_ones.sort(key=lambda c: (c.customer not in inside, c.parts[0] != given))
    if not near_ones or (near_ones[0].customer not in inside and inside and near_ones[0].parts[0] != given):
        return None
    return PersonMention(index, index + 2, (near_ones[0].id,), 0.8)


def scoped_names(words: Words, people: list[KnownContact], taken: set[int], learnt: Learnt) -> list[PersonMention]:
    """People of the named customers by first name, nickname, family name or initial, slips forgiven."""
    lessons = {lesson.words: lesson.value for lesson in learnt.of("person")}
    ids = {c.id for c in people}
    found: list[PersonMention] = []
    kept = _Fitting.of(tuple(people))
    for index, token in enumerate(words.tokens):
        if index in taken or not token.word or (found and index < found[-1].last):
            continue
        if lessons.get(token.low) in ids:
            found.append(PersonMention(index, index + 1, (lessons[token.low],), 1.0))
            continue
        ranked: list[tuple[float, int, KnownContact]] = []
        for contact in kept.by(words, index):
            strength, size = _fit(words, index, contact)
            if strength:
                ranked.append((strength, size, contact))
        if not ranked or not _plausible(words, index, max(r[1] for r in ranked)):
            continue
        ranked.sort(key=lambda r: (-r[1], -r[0]))
        top = [r for r in ranked if r[1] == ranked[0][1] and r[0] >= ranked[0][0] - 0.01]
        confidence = ranked[0][0] if len(top) == 1 else 0.5
        found.append(PersonMention(index, index + ranked[0][1], tuple(r[2].id for r in ranked), confidence))
    return found


class _Fitting:
    """Which of some people a word may name at all, kept: with every key typed nearly all words come again."""

    def __init__(self, people: tuple[KnownContact, ...]) -> None:
        self._people = people
        self._by_word: dict[str, frozenset[int]] = {}

    @staticmethod
    @lru_cache(maxsize=4)
    def of(people: tuple[KnownContact, ...]) -> _Fitting:
        return _Fitting(people)

    def by(self, words: Words, index: int) -> list[KnownContact]:
        """In their order."""
        lows = _lows(words, index)
        places = self._of_word(next(iter(lows))) if len(lows) == 1 else frozenset().union(*map(self._of_word, lows))
        return [self._people[place] for place in sorted(places)]

    def _of_word(self, low: str) -> frozenset[int]:
        places = self._by_word.get(low)
        if places is None:
            if len(self._by_word) > _MOST_KEPT:
                self._by_word.clear()
            places = frozenset(
                place
                for place, one in enumerate(self._people)
                if _given_fit(low, one.parts[0], one) or _family_fit(low, one.parts[1])
            )
            self._by_word[low] = places
        return places


def _fit(words: Words, index: int, contact: KnownContact) -> tuple[float, int]:
    """How well the words here name this contact, and how many they are; 0 for not at all."""
    given, families = contact.parts
    best = (0.0, 0)
    for low in _lows(words, index):
        strength = _given_fit(low, given, contact)
        if strength:
            behind = _family_behind(words, index, families)
            if behind is not None:
                best = max(best, (min(1.0, strength + behind[0]), 1 + behind[1]), key=lambda b: (b[1], b[0]))
        strength = _family_fit(low, families)
        if strength and not _other_given_before(words, index, given):
            best = max(best, (strength, 1), key=lambda b: (b[1], b[0]))
    return best


def _given_fit(low: str, given: str, contact: KnownContact) -> float:
    if low == given:
        return 0.95
    if given and (
        low in nicknames(given) or given in nicknames(low) or any(low == n.casefold() for n in contact.nicknames)
    ):
        return 0.9
    if low not in COMMON and low not in GIVEN and near(low, given):
        return 0.75
    return (
        0.6
        if low in GIVEN and low not in COMMON and len(low) >= 4 and near(low, given) and low[:3] == given[:3]
        else 0.0
    )


def _family_fit(low: str, families: tuple[str, ...]) -> float:
    if low in families and low not in FUNCTION:
        return 0.9
    if low not in COMMON and low not in GIVEN and any(near(low, f) for f in families):
        return 0.7
    return 0.0


def _family_behind(words: Words, index: int, families: tuple[str, ...]) -> tuple[float, int] | None:
    """What follows a first name: the family name (+), its initial (+), or somebody else's family name (None)."""
    token, low = words.tokens[index], words.low(index + 1)
    if token.possessive or not low or not words.tokens[index + 1].word:
        return 0.0, 0
    if low in families or any(near(low, f) for f in families):
        return 0.05, 1
    if (len(low) == 1 and low.isalpha() and low not in ("i", "a", "u", "w", "r", "&")) or (
        len(low) == 1 and words.capital(index + 1) and low != "i"
    ):
        return (0.03, 1) if any(f.startswith(low) for f in families) else None
    foreign = words.capital(index + 1) and words.capital(index) and low not in COMMON and low not in FUNCTION
    if (
        foreign
        and low not in TITLE_HEADS
        and low not in PARTS
        and low not in HONORIFICS
        and low not in FIRM_HEADS
        and words.tokens[index + 1].case == "title"
    ):
        return None
    return 0.0, 0


def _other_given_before(words: Words, index: int, given: str) -> bool:
    before = words.low(index - 1)
    return bool(before) and before in GIVEN and before not in COMMON and not same_given(before, given)


def _plausible(words: Words, index: int, size: int) -> bool:
    """A first name that is also an everyday word must be written, or stand, like a name."""
    token = words.tokens[index]
    low, before, after = token.low, words.low(index - 1), words.low(index + 1)
    if is_ours_or_kin(words, index):
        return False
    if low not in COMMON and low not in EVERYDAY and low not in FUNCTION:
        return True
    if size > 1 or (token.possessive and low not in FUNCTION and low not in COMMON):
        return True
    if (
        words.capital(index)
        and token.case == "title"
        and (not words.opens(index) or low not in COMMON or token.possessive)
    ):
        return True
    if low in ("will", "may", "so", "do", "an", "art", "in", "al", "van", "mo"):
        return words.capital(index) and (after in SPEECH or before in MET_CUES)
    if before in (
        "the",
        "a",
        "an",
        "this",
        "that",
        "their",
        "our",
        "his",
        "her",
        "my",
        "your",
        "no",
        "new",
        "to" if low in ("mark", "sue", "rob") else "the",
    ):
        return False
    if after in SPEECH or after in (",", "and", "'", "(", ":", "@", "at"):
        return True
    return (before in MET_CUES or before in SENDS) and (words.shouted or words.uncapped or words.capital(index))


def is_ours_or_kin(words: Words, index: int) -> bool:
    """“our vibration guy Stefan”, “his son Tom”."""
    back = []
    for at in range(index - 1, max(-1, index - 6), -1):
        low = words.low(at)
        if low in (
            ".",
            ";",
            ":",
            "\n",
            "and",
            "(",
            "with",
            "to",
            "at",
            "from",
            "&",
            "und",
            "mit",
            "told",
            "by",
            "bring",
            "of",
        ):
            break
        back.append(low)
    if back and (
        back[0] in RELATIVES
        or (back[0] in (",", "named", "called", "namens", "-") and len(back) > 1 and back[1] in RELATIVES)
    ):
        return not (back[0] in ("mann", "frau") and words.tokens[index - 1].case == "title")
    return any(w in OURS for w in back) and not any(
        w == "," for w in back[: next((i for i, w in enumerate(back) if w in OURS), 0)]
    )
