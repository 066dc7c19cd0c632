"""Titles in a text (“shop foreman”, “VP Ops”, “head of purchasing”, “Leiterin Einkauf”) and whose they are."""

from __future__ import annotations

from db.domain.capture.text import Words
from db.domain.lexicon.function_words import OURS
from db.domain.lexicon.given_names import GIVEN
from db.domain.lexicon.titles import FIELDS, HEADS, LOOSE, PARTS, TAKES_FIELD

Stretch = tuple[int, int]
_OF = frozenset("of for de der des du fur für - & , di del della".split())
_BOTH = frozenset(("&", "and", "und", "/", "et", "y", "e"))
_NOT_FIRST = frozenset("new neuer neue neuen and & of the acting".split())


def titles(words: Words) -> list[Stretch]:
    """Stretches of tokens that are titles, in order. Those of our own people ("our engineer") are left out."""
    found: list[Stretch] = []
    index = 0
    while index < len(words):
        if words.low(index) in HEADS and _is_head(words, index):
            first = _back(words, index, found[-1][1] if found else 0)
            last = _forward(words, index)
            if not _ours(words, first):
                found.append((first, last))
            index = last
        else:
            index += 1
    return found


def _is_head(words: Words, index: int) -> bool:
    low, after = words.low(index), words.low(index + 1)
    if low in PARTS and after in HEADS:
        return False  # "chief engineer" is found by its last word
    if low in LOOSE:
        return (
            words.low(index - 1) in PARTS
            or (low in TAKES_FIELD and (after in FIELDS or (after in _OF and words.low(index + 2) in FIELDS)))
            or (
                low in ("partner", "captain", "boss", "principal")
                and words.low(index - 1) in (",", "(", "the", "their", "yard")
            )
        )
    return not (low in ("md", "gm", "pa", "vd") and words.low(index - 1).isdigit())


def _back(words: Words, index: int, floor: int) -> int:
    """The first token of the title that ends with this head."""
    first = index
    while first - 1 >= floor:
        low = words.low(first - 1)
        if low in PARTS or (
            low in HEADS
            and low in ("chief", "vice", "lead", "deputy", "executive", "head", "administrative", "officer", "co-owner")
        ):
            first -= 1
        elif (
            low in ("&", "and", "/", "-")
            and words.low(first - 2) in PARTS
            and first - 2 >= floor
            and words.low(first) in (PARTS | HEADS)
        ):
            first -= 2
        else:
            break
    while first < index and words.low(first) in _NOT_FIRST:
        first += 1
    return first


def _forward(words: Words, index: int) -> int:
    """One past the last token: “head of purchasing”, “VP Operations”, “Leiter Instandhaltung”, “owner and MD”."""
    last = index + 1
    if words.low(index) in TAKES_FIELD:
        at = last
        if words.low(at) in _OF and words.low(at) != "," and _field_at(words, at + 1):
            at += 2 if words.low(at + 1) == "the" else 1
        elif words.low(at) == "," and not _field_at(words, at + 1):
            return last
        if words.low(at) != ",":
            while _field_at(words, at) and at - index < 6:
                at += 1
                last = at
                if words.low(at) in _BOTH and _field_at(words, at + 1):
                    at += 1
    if words.low(last) in _BOTH and words.low(last + 1) in HEADS and words.low(last + 1) not in LOOSE:
        last += 2
    return last


def _field_at(words: Words, at: int) -> bool:
    return words.low(at) in FIELDS and words.low(at) not in ("and", "&", "of", "the")


def _ours(words: Words, first: int) -> bool:
    """“our engineer”, “unser Techniker”: one of us."""
    return any(words.low(i) in OURS for i in range(max(0, first - 3), first) if not _stops(words, i, first))


def _stops(words: Words, index: int, first: int) -> bool:
    return any(words.low(i) in (",", ".", ";", "and", "\n") for i in range(index, first))


def nearest_title(words: Words, person: Stretch, found: list[Stretch]) -> Stretch | None:
    """The title that the text gives this person: right behind the name, right before it, or after “is”."""
    best = None
    for title in found:
        if _behind(words, person, title) or _before(words, person, title):
            best = best or title
    return best


_GLUE_BEHIND = frozenset(
    (
        ",",
        "(",
        "-",
        "–",
        "—",
        "/",
        ":",
        "the",
        "their",
        "is",
        "was",
        "as",
        "has",
        "been",
        "der",
        "die",
        "ist",
        "als",
        "now",
        "our",
        "made",
        "new",
        "ihr",
        "ihre",
        "neue",
        "neuer",
        "a",
        "an",
        "who",
        "runs",
        "became",
        "becomes",
        "will",
        "be",
        "jetzt",
        "s",
        "'",
        "wird",
        "la",
        "le",
        "works",
        "works",
        "today",
    )
)
_NEEDS_IS = frozenset(("been", "made", "became", "becomes"))


def _behind(words: Words, person: Stretch, title: Stretch) -> bool:
    if not 0 <= title[0] - person[1] <= 5:
        return False
    gap = [words.low(i) for i in range(person[1], title[0])]
    if not gap and words.tokens[person[1] - 1].possessive and words.low(person[0]) not in GIVEN:
        return False  # “Acme's buyer”: somebody else is
    if gap in (["\n"], [",", "\n"]):  # a signature
        return words.low(title[1]) in ("", "\n", ",", "|", "-", "–")
    if any(w not in _GLUE_BEHIND for w in gap):
        return False
    if "our" in gap or (words.low(title[0] - 1) in ("a", "an") and gap[:1] == ["has"] and "been" not in gap):
        return False
    if gap in (["has"], ["will"], ["is", ","]):
        return False
    # ", title Name": the title belongs to the next name.
    nxt = words.low(title[1])
    if (
        gap
        and gap[0] == ","
        and nxt
        and words.capital(title[1])
        and words.tokens[title[1]].word
        and title[1] < len(words)
    ):
        return not (words.capital(title[1]) and words.low(title[1]) not in ("he", "she", "i"))
    return bool(gap) or not words.capital(title[1] if title[1] < len(words) else title[0]) or True


_GLUE_BEFORE = frozenset(
    (
        ",",
        ":",
        "is",
        "ist",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "madame",
        "mme",
        "monsieur",
        "herr",
        "herrn",
        "frau",
        "named",
        "called",
        "-",
        "–",
        "namens",
        ".",
        "prof",
        "ing",
        "dipl",
        "m",
        "sir",
        "sig",
        "signora",
        "senor",
        "senora",
        "now",
        "a",
        "man",
        "guy",
        "lady",
        "woman",
        "chap",
        "fellow",
    )
)


def _before(words: Words, person: Stretch, title: Stretch) -> bool:
    if not 0 <= person[0] - title[1] <= 4:
        return False
    gap = [words.low(i) for i in range(title[1], person[0])]
    if any(w not in _GLUE_BEFORE for w in gap):
        return False
    if gap and gap[0] == "," and title[0] > 0:
        # "Anna Berg, CFO, Tom Ridley" is Anna's title; "their new asset manager, Peter" opens with an article.
        return words.low(title[0] - 1) in (
            "their",
            "the",
            "new",
            "a",
            "ihr",
            "ihre",
            "der",
            "die",
            "neue",
            "neuer",
            "his",
            "her",
        )
    return gap != ["."] and gap != ["\n"]
