"""Which customers a text names: known ones (exact, by alias, run together or apart, misspelt) and new ones to propose.

A new customer needs more than a capital letter: a legal form or the noun of a trade in its name, or words that
introduce it.
"""

from __future__ import annotations

from dataclasses import dataclass

from db.domain.capture.known import FirmPhrase, Known
from db.domain.capture.overrides import Learnt
from db.domain.capture.text import Words
from db.domain.lexicon.common import COMMON
from db.domain.lexicon.function_words import FUNCTION, OURS, RELATIVES
from db.domain.lexicon.given_names import EVERYDAY, GIVEN
from db.domain.lexicon.organisations import BRANDS, HEADS, LEGAL, OPENERS
from db.domain.lexicon.titles import HEADS as TITLE_HEADS
from db.domain.lexicon.titles import HONORIFICS, PARTS
from db.domain.names import fold_word, near, same_given, spelt_out


@dataclass(frozen=True, slots=True)
class FirmMention:
    """Tokens `first` to `last` (exclusive) name the customers of `ids`, the likeliest first; none for a new one."""

    first: int
    last: int
    ids: tuple[str, ...]
    confidence: float
    name: str = ""


def known_firms(words: Words, known: Known, learnt: Learnt) -> list[FirmMention]:
    """Mentions of known customers in order, not overlapping."""
    lessons = {
        tuple(lesson.words.split()): lesson.value for lesson in learnt.of("alias") if lesson.value in known.customers
    }
    found: list[FirmMention] = []
    index = 0
    while index < len(words):
        mention = _at(words, index, known, lessons) if words.tokens[index].word else None
        if mention and not _is_surname(words, mention, known):
            found.append(mention)
            index = mention.last
        else:
            index += 1
    return found


def _at(words: Words, index: int, known: Known, lessons: dict[tuple[str, ...], str]) -> FirmMention | None:
    token = words.tokens[index]
    for phrase, customer in lessons.items():
        if _matches(words, index, phrase):
            return FirmMention(index, index + len(phrase), (customer,), 1.0)
    spellings = {token.low, spelt_out(token.text.removesuffix("'s"))} if not token.text.isascii() else {token.low}
    phrases = [p for low in spellings for p in known.firm_phrases(low)]
    best = _longest(words, index, phrases, exact=True)
    joined = _squeezed(words, index, known)
    if joined and (best is None or joined.last > best.last):
        best = joined
    if best is None and token.low not in COMMON and token.low not in GIVEN and token.low not in FUNCTION:
        best = _longest(words, index, known.firms_near(token.low), exact=False)
    return best


def _matches(words: Words, index: int, phrase: tuple[str, ...], exact: bool = True) -> bool:
    at = index
    for word in phrase:
        if at > index and words.low(at) in ("&", "-", "."):
            at += 1
        low = words.low(at)
        if low != word and (exact or not near(low, word)):
            return False
        at += 1
    return True


def _length(words: Words, index: int, phrase: tuple[str, ...]) -> int:
    """How many tokens a matching phrase takes, with a legal form behind it."""
    at = index
    for word in phrase:
        if at > index and words.low(at) in ("&", "-", ".") and words.low(at) != word:
            at += 1
        at += 1
    while (
        words.low(at) in LEGAL
        and words.low(at) not in ("the", "and", "und", "as", "se", "sa", "ab", "co")
        and at < len(words)
    ):
        at += 1
    return at - index


def _longest(words: Words, index: int, phrases: list[FirmPhrase], exact: bool) -> FirmMention | None:
    fitting = [p for p in phrases if _matches(words, index, p.words, exact) and _written_as_name(words, index, p)]
    if not fitting:
        return None
    fitting.sort(key=lambda p: (-len(p.words), -p.weight))
    top = fitting[0]
    same = [p for p in fitting if len(p.words) == len(top.words) and p.weight == top.weight]
    ids = tuple(dict.fromkeys(p.customer for p in same))
    confidence = (top.weight if exact else 0.75 * top.weight) / (1 if len(ids) == 1 else 2)
    return FirmMention(index, index + _length(words, index, top.words), ids, confidence)


def _written_as_name(words: Words, index: int, phrase: FirmPhrase) -> bool:
    """An alias that is an everyday word or a given name must be written like a name."""
    if len(phrase.words) > 1:
        return True
    word, token = phrase.words[0], words.tokens[index]
    if word in FUNCTION and not (token.case == "upper" and not words.shouted):
        return False
    if word not in COMMON and word not in EVERYDAY and word not in GIVEN:
        return True
    if words.shouted or words.uncapped:
        return word not in GIVEN and words.low(index - 1) in ("at", "@", "from", "bei", "", "\n", "visited", "with")
    return (
        token.case == "upper"
        or (token.case == "title" and not words.opens(index))
        or (token.case == "title" and words.low(index + 1) in (":", ",", "-", "–", ".", "\n", ""))
    )


def _squeezed(words: Words, index: int, known: Known) -> FirmMention | None:
    """“bright water” for Brightwater, “GreatLakes” for Great Lakes."""
    letters = ""
    best = None
    for size in range(1, 4):
        at = index + size - 1
        if at >= len(words) or not words.tokens[at].word:
            break
        letters += words.low(at)
        ids = known.firms_squeezed(letters) if len(letters) >= 6 else []
        if ids and (size > 1 or words.low(at) not in COMMON):
            best = FirmMention(index, at + 1, tuple(dict.fromkeys(ids)), 0.9)
    return best


def _is_surname(words: Words, mention: FirmMention, known: Known) -> bool:
    """“Chidi Okonkwo”, “Frau Krüger”: one word behind a given name or honorific is a person, not the firm."""
    if mention.last - mention.first > 1 or mention.first == 0:
        return False
    before = words.low(mention.first - 1)
    at = mention.first - 1
    if before == "." and mention.first > 1:
        before, at = words.low(mention.first - 2), mention.first - 2
    if before in HONORIFICS and (words.tokens[at].case != "lower" or words.uncapped):
        return True
    word = words.low(mention.first)
    for contact in known.with_family(word):
        if same_given(before, contact.parts[0]) and (len(before) > 1 or words.low(mention.first - 1) == "."):
            return True
    if before in GIVEN and before not in EVERYDAY and words.capital(at) and words.capital(mention.first):
        people = (p for i in mention.ids for p in known.at(i))
        return not any(same_given(before, p.parts[0]) for p in people)
    return False


# --- new customers ----------------------------------------------------------------------------------------------------

_STRONG = frozenset(
    (
        "account acct prospect customer company lead firm client neukunde kunde firma interessent prospekt unternehmen"
    ).split()
)
_PLACE_CUES = frozenset("at @ bei beim visited visiting visit besuch besucht called-on chez hos".split())
_FROM_CUES = frozenset("from of with to von mit zu by for".split())
_RIVAL_CUES = frozenset(
    "buys buy bought buying from against than like versus vs supplier vendor competitor rival "
    "switched uses use using hired quoted incumbent "
    "kauft kaufen lieferant wettbewerber konkurrent gegen".split()
)
_JOINERS = frozenset(
    (
        "&",
        "and",
        "of",
        "de",
        "del",
        "della",
        "du",
        "des",
        "la",
        "le",
        "und",
        "y",
        "e",
        "-",
        "'",
        "von",
        "van",
        "der",
        "+",
    )
)


def new_firm(words: Words, blocked: set[int]) -> FirmMention | None:
    """The best candidate for a customer nobody has filed yet; `blocked` tokens are people or dates."""
    best: tuple[float, FirmMention] | None = None
    for first, last in _candidates(words, blocked):
        score = _score(words, first, last)
        if score >= 2 and (best is None or score > best[0]):
            name = words.slice(first, last).strip(" ,")
            best = score, FirmMention(first, last, (), min(0.9, 0.4 + 0.1 * score), name)
    return best[1] if best else None


def _candidates(words: Words, blocked: set[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(words):
        last = _run(words, index, blocked)
        if last > index:
            found.append((index, last))
            index = last
        else:
            index += 1
    return found


_LEGAL_AHEAD = LEGAL | {"&"}


def _run(words: Words, index: int, blocked: set[int]) -> int:
    """The end of a name that starts here; `index` itself when there is none."""
    if not _may_open(words, index, blocked):
        return index
    capitals = not (words.shouted or words.uncapped)
    at = last = index
    while at < len(words) and at - index < 7 and at not in blocked:
        token = words.tokens[at]
        if token.word and _in_name(words, at, capitals, index):
            at += 1
            last = at
            if token.possessive:
                break
        elif (token.low in _JOINERS and at > index and _in_name_ahead(words, at + 1, capitals, blocked)) or (
            # “Co. KG” goes on; behind “AG.” the sentence ends.
            token.low == "." and words.low(at - 1) in LEGAL and at > index and words.low(at + 1) in _LEGAL_AHEAD
        ):
            at += 1
        else:
            break
    if not capitals:
        last = _cut_at_head(words, index, last)
    return last


def _may_open(words: Words, index: int, blocked: set[int]) -> bool:
    token = words.tokens[index]
    if index in blocked or not token.word or token.low.isdigit() or token.low in FUNCTION or token.low in BRANDS:
        return False
    if words.shouted or words.uncapped:
        return token.low not in TITLE_HEADS or token.low in HEADS
    return token.case in ("title", "upper")


def _in_name(words: Words, at: int, capitals: bool, index: int) -> bool:
    token = words.tokens[at]
    if capitals:
        return token.case in ("title", "upper") or (at > index and token.low in LEGAL and token.low not in FUNCTION)
    return token.low not in FUNCTION and not token.low.isdigit()


def _in_name_ahead(words: Words, at: int, capitals: bool, blocked: set[int]) -> bool:
    if at >= len(words) or at in blocked or not words.tokens[at].word:
        return False
    if words.low(at - 1) in ("and", "und", "-", "e", "y", "la", "le") and not (
        words.low(at) in HEADS or words.low(at) in LEGAL
    ):
        return False
    return words.tokens[at].case in ("title", "upper") if capitals else words.low(at) in HEADS


def _cut_at_head(words: Words, index: int, last: int) -> int:
    """Without capitals a name ends with its trade noun or legal form, within four words."""
    best = index
    for at in range(index, min(last, index + 5)):
        if (words.low(at) in HEADS and at > index) or (
            words.low(at) in LEGAL and at > index and words.low(at) not in FUNCTION
        ):
            best = at + 1
    if best > index:
        return best
    opens_name = words.low(index) in OPENERS and last - index > 1
    if opens_name:
        return min(last, index + 2)
    cue = words.low(index - 1)
    unknown = words.low(index) not in COMMON and words.low(index) not in GIVEN and len(words.low(index)) > 3
    if unknown and (cue in _PLACE_CUES or words.low(index - 1) == ":"):
        end = index + 1
        while end < last and words.low(end) not in COMMON and words.low(end) not in GIVEN and end - index < 3:
            end += 1
        return end
    return index


def _score(words: Words, first: int, last: int) -> float:
    names = [words.low(i) for i in range(first, last) if words.tokens[i].word]
    if not names or all(n in COMMON and n not in HEADS for n in names) or any(n in RELATIVES for n in names):
        return -9
    if names[0] in BRANDS or names[-1] in TITLE_HEADS or names[0] in HONORIFICS:
        return -9
    score = 0.0
    legal = any(n in LEGAL and n not in FUNCTION for n in names[1:])
    trade = len(names) > 1 and (names[-1] in HEADS or names[-1 - legal] in HEADS or names[0] in OPENERS)
    score += 3 * legal + 2.0 * trade
    person = names[0] in GIVEN and names[0] not in HEADS and not legal and not trade
    score -= 3 * person
    score += _cues(words, first, last) + 2.0 * _has_people(words, last)
    if len(names) == 1 and words.tokens[first].case != "upper" and names[0] in COMMON:
        score -= 3
    if names[0] in COMMON and words.opens(first) and not trade and not legal:
        score -= 2
    return score


def _has_people(words: Words, last: int) -> bool:
    """“Acme's buyer”, “Acme's works manager”: whose people they are."""
    at = last
    while at < last + 3 and words.low(at) in PARTS and words.low(at) not in TITLE_HEADS:
        at += 1
    return words.tokens[last - 1].possessive and words.low(at) in TITLE_HEADS


def _cues(words: Words, first: int, last: int) -> float:
    back = [words.low(i) for i in range(max(0, first - 6), first)]
    before = back[-1] if back else ""
    score = 0.0
    recent = [w for w in back if w not in (",", ":", "-", "–", "called", "named", "the", "a", "is", "namens")]
    if recent and recent[-1] in _STRONG and before not in ("of", "the"):
        score += 3
    elif before in _PLACE_CUES or back[-2:] == ["visit", "to"] or back[-2:] == ["called", "on"]:
        score += 2
    elif before in _FROM_CUES:
        score += 0.5
    if before in ("of", "with", "at", "bei", "von") and any(w in TITLE_HEADS for w in back[-4:-1]):
        score += 2
    if before in ("", "\n", ":") and last - first > 1 and words.low(last) in (",", ".", ":") and not words.shouted:
        score += 2
    elif before in ("", "\n"):
        score += 1.5 if words.low(last) in (":", ",", "-", "–", "—", ".", "\n", "/", "(", ";") else 0.5
    elif first < 12:
        score += 0.3
    if any(w in _RIVAL_CUES for w in back[-3:]) and before not in ("at", "@"):
        score -= 2
    if any(w in OURS for w in back[-4:]) or before in ("in", "near", "project", "projekt"):
        score -= 2
    return score


def fold_name_key(words: Words, first: int, last: int) -> str:
    """The folded words of a mention, as corrections name them."""
    return " ".join(fold_word(t.text.removesuffix("'s").removesuffix("’s")) for t in words.tokens[first:last] if t.word)
