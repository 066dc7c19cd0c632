"""People nobody has filed yet: names with a reason to think so (a title, an honorific, words that introduce
somebody).
"""

from __future__ import annotations

from db.domain.capture.known import Known
from db.domain.capture.people import PersonMention, is_ours_or_kin
from db.domain.capture.text import Words
from db.domain.capture.titles import Stretch, nearest_title
from db.domain.lexicon.common import COMMON
from db.domain.lexicon.function_words import FUNCTION, MET_CUES, OURS, RELATIVES, SPEECH
from db.domain.lexicon.given_names import EVERYDAY, GIVEN
from db.domain.lexicon.organisations import BRANDS, LEGAL
from db.domain.lexicon.organisations import HEADS as FIRM_HEADS
from db.domain.lexicon.speech import EXPANSIONS
from db.domain.lexicon.titles import HEADS as TITLE_HEADS
from db.domain.lexicon.titles import HONORIFICS, PARTS, SUFFIX_HONORIFICS


def new_people(words: Words, known: Known, titles: list[Stretch], taken: set[int]) -> list[PersonMention]:
    """Names that look like people nobody has filed yet, each with a reason to think so."""
    found: list[PersonMention] = []
    index = 0
    while index < len(words):
        stretch = _name_at(words, index, taken) if index not in taken and words.tokens[index].word else None
        if stretch and _reason(words, stretch, titles) >= 2 and not _theirs_not(words, stretch, known):
            name = " ".join(t.text for t in words.tokens[stretch[0] : stretch[1]] if t.word or t.text in ("-", "'"))
            found.append(PersonMention(stretch[0], stretch[1], (), 0.7, _clean(name)))
            index = stretch[1]
        else:
            index += 1
    return found


def _clean(name: str) -> str:
    head, dash, tail = name.rpartition("-")
    return head if dash and tail.casefold() in SUFFIX_HONORIFICS else name.removesuffix("'s").removesuffix("’s")


def _name_at(words: Words, index: int, taken: set[int]) -> Stretch | None:
    """The longest run of name-like words here (one to three, four with “van der”)."""
    if not _name_word(words, index, first=True):
        return None
    last = index + 1
    while last < len(words) and last - index < 4 and last not in taken and not words.tokens[last - 1].possessive:
        low = words.low(last)
        if (
            (
                low
                in (
                    "van",
                    "von",
                    "de",
                    "der",
                    "den",
                    "del",
                    "da",
                    "di",
                    "al",
                    "bin",
                    "ter",
                    "zu",
                    "o",
                    "el",
                    "mac",
                    "la",
                    "dos",
                )
                and last + 1 < len(words)
                and (_name_word(words, last + 1) or words.low(last + 1) in ("der", "den", "la", "le"))
            )
            or (low == "." and len(words.low(last - 1)) == 1 and last + 1 < len(words) and _name_word(words, last + 1))
            or (words.tokens[last].word and _name_word(words, last))
        ):
            last += 1
        else:
            break
    while last - index > 1 and words.low(last - 1) in FUNCTION | {".", "o"}:
        last -= 1
    return index, last


def _name_word(words: Words, index: int, first: bool = False) -> bool:
    token = words.tokens[index]
    low = token.low
    if (
        not token.word
        or not token.text[0].isalpha()
        or low in BRANDS
        or low in LEGAL
        or low in HONORIFICS
        or low in RELATIVES
        or low in EXPANSIONS
    ):
        return False
    if low in FUNCTION and not (words.capital(index) and low in GIVEN and not words.opens(index)):
        return False
    if not (words.shouted or words.uncapped):
        if token.case == "lower" or (token.case == "upper" and len(low) > 1 and low not in GIVEN):
            return False
        if low in TITLE_HEADS or (low in PARTS and low not in GIVEN):
            return False
        return low in GIVEN or low not in COMMON or (not first and words.tokens[index - 1].case in ("title", "upper"))
    if first:
        return (low in GIVEN and low not in EVERYDAY and low not in COMMON) or (
            low not in COMMON and _introduced(words, index)
        )
    return low not in COMMON and low not in TITLE_HEADS and low not in PARTS and low not in SPEECH and len(low) > 1


def _introduced(words: Words, index: int) -> bool:
    """Without capitals an unknown word opens a name only behind an honorific, a title, or “named”."""
    before = words.low(index - 1)
    before = words.low(index - 2) if before in (".", ",", ":") else before
    return before in HONORIFICS or before in TITLE_HEADS or before in ("named", "called", "namens")


def _reason(words: Words, stretch: Stretch, titles: list[Stretch]) -> float:
    """How much speaks for a person: 2 is enough."""
    first, last = stretch
    lows = [words.low(i) for i in range(first, last) if words.tokens[i].word]
    before, after = words.low(first - 1), words.low(last)
    before = words.low(first - 2) if before in (".",) else before
    score = 0.0
    title = nearest_title(words, stretch, titles)
    given = lows[0] in GIVEN or _clean(lows[0]) in GIVEN
    score += 1.5 * given + 1.0 * (len(lows) > 1) + 2.0 * (title is not None)
    score += 3 * (before in HONORIFICS or ("-" in lows[-1] and lows[-1].rpartition("-")[2] in SUFFIX_HONORIFICS))
    score += 2 * (before in ("named", "called", "namens", "is", "ist") and (given or len(lows) > 1))
    score += 1.0 * (before in MET_CUES) + 0.5 * (after in SPEECH)
    if len(lows) == 1 and not (title or before in HONORIFICS or before in ("named", "called", "namens")):
        strong = given and lows[0] not in EVERYDAY and (before in MET_CUES or after in SPEECH)
        score = 2.0 if strong else 0.0
    if lows[-1] in FIRM_HEADS and lows[-1] not in GIVEN and not title:
        score -= 2
    if not given and before not in HONORIFICS and not title:
        score -= 1.5
    if words.opens(first) and lows[0] in COMMON and not title:
        score -= 2
    return score


def _theirs_not(words: Words, stretch: Stretch, known: Known) -> bool:
    """One of us, a relative, a place, or somebody of another firm."""
    first, last = stretch
    if is_ours_or_kin(words, first):
        return True
    family = words.low(last - 1) if last - first > 1 else ""
    if known.colleague(words.low(first), family):
        return True
    after, before = words.low(last), words.low(first - 1)
    if (after == "(" and words.low(last + 1) in OURS) or (after == "from" and words.low(last + 1) in OURS):
        return True
    if after in (
        "street",
        "st",
        "road",
        "rd",
        "lane",
        "avenue",
        "strasse",
        "platz",
        "site",
        "plant",
        "line",
        "project",
    ):
        return True
    return before in ("in", "near", "project", "projekt") and last - first == 1
