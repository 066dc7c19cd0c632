"""The normal form of a sentence, over which the rules of promises, topics and buttons are written.

Words are folded, contractions and text-speak spelt out; people are “§p”, customers “§c”, colleagues “§k”, dates “§d”.
Every piece remembers its token, so that rules speak about plain text and answers point at what was written.

    "Told Kate we'd email it by noon"  ->  "told §p0 we would email it §d0"
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from db.domain.capture.entities import Entities
from db.domain.capture.known import Known
from db.domain.capture.segment import Unit
from db.domain.capture.text import Words
from db.domain.dates import FoundDate
from db.domain.lexicon.promise_words import SENDS
from db.domain.lexicon.speech import BEFORE_VERB, EXPANSIONS, PRONOUNS_IS
from db.domain.names import fold_word

_T = TypeVar("_T")
#: Sentences that are kept.
_MOST_KEPT = 512
_VERBISH = SENDS | frozenset("be have not also then just gladly see like love need want never keep only try".split())
#: "need 2 get", "talked 2 her".
_BEFORE_2 = frozenset(
    (
        "need needs have has want wants going got gotta ought talk talked talking speak spoke sent send "
        "listen back over want trying said"
    ).split()
)
_AFTER_IM = frozenset(
    "gonna not sure to at on off back happy afraid sorry only just still due a the an in so also ok okay fine glad "
    "away good about told out over up by with very really all meant supposed there here getting".split()
)
_SMALL = frozenset(("at", "the", "of", "their", ",", "from", "-", "&", "and"))


@dataclass(frozen=True, slots=True, eq=False)
class Normal:
    """A sentence in normal form. `starts` are the offsets of its pieces in `text`, `tokens` the token of each piece.

    `dates` maps the number of a §d to its date; `people` that of a §p to the person's key.
    """

    text: str
    pieces: tuple[str, ...]
    starts: tuple[int, ...]
    tokens: tuple[int, ...]
    ends: tuple[int, ...]
    dates: dict[int, FoundDate]
    people: dict[int, str]
    unit: Unit
    #: What was read of it already, by who asked and with what (`kept`).
    told: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    def kept(self, key: Hashable, read: Callable[[], _T]) -> _T:
        """What `read` says of this sentence; asked once. `key` holds all that it depends on besides the sentence."""
        if key not in self.told:
            self.told[key] = read()
        answer: _T = self.told[key]
        return answer

    def piece_at(self, index: int) -> str:
        """The piece of an index, '' outside the sentence."""
        return self.pieces[index] if 0 <= index < len(self.pieces) else ""

    def piece(self, offset: int) -> int:
        """The piece at or before an offset of the normal text."""
        return max(0, bisect.bisect_right(self.starts, offset) - 1)

    def token(self, offset: int) -> int:
        """The token that an offset of the normal text stands for."""
        return self.tokens[self.piece(offset)] if self.tokens else self.unit.first

    def token_end(self, offset: int) -> int:
        """One past the last token of the piece that ends at an offset."""
        return self.ends[self.piece(max(0, offset - 1))] if self.ends else self.unit.first


def folded(text: str) -> str:
    """The folded words of a text, without punctuation: the key of a chip."""
    return " ".join(fold_word(word) for word in re.sub(r"[^\w\s'§-]+", " ", text).split())


@dataclass(slots=True)
class Builder:
    """Normal forms of one text."""

    words: Words
    who: Entities
    known: Known
    dates: list[FoundDate]
    date_at: dict[int, int]  # token -> index of its date
    titled: set[int]  # tokens of titles

    def unit(self, unit: Unit) -> Normal:
        """The normal form of a sentence; the very one of the last read where nothing about it changed."""
        sentences = self.known.sentences
        key = self._key(unit)
        made = sentences.get(key)
        if made is None:
            if len(sentences) >= _MOST_KEPT:
                sentences.clear()
            made = sentences[key] = self._made(unit)
        return made

    def _key(self, unit: Unit) -> Hashable:
        """All that a normal form is made from: the words, the ones next to them, and what is known of each."""
        first, last, words, who = unit.first, unit.last, self.words, self.who
        inside = range(first, last)
        start = words.tokens[first].start
        return (
            unit,
            start,
            words.text[start : words.tokens[last - 1].end],
            (words.shouted, words.uncapped, words.lows[max(0, first - 2) : first], words.lows[last : last + 2]),
            tuple((i, n, self.dates[n]) for i in inside if (n := self.date_at.get(i)) is not None),
            tuple((i, key) for i in inside if (key := who.by_token.get(i)) is not None),
            tuple(i for i in range(first, last + 1) if i in who.firm_tokens),
            tuple(i for i in range(first, last + 1) if i in self.titled),
        )

    def _made(self, unit: Unit) -> Normal:
        pieces: list[str] = []
        starts: list[int] = []
        tokens: list[int] = []
        ends: list[int] = []
        people: dict[int, str] = {}
        dates: dict[int, FoundDate] = {}
        length = 0
        index = unit.first
        while index < unit.last:
            texts, ahead = self._piece(index, unit, people, dates)
            for text in filter(None, texts):  # letters that fold to nothing, as of the combining kind, are no word
                starts.append(length)
                tokens.append(index)
                ends.append(ahead)
                pieces.append(text)
                length += len(text) + 1
            index = ahead
        return Normal(" ".join(pieces), tuple(pieces), tuple(starts), tuple(tokens), tuple(ends), dates, people, unit)

    def _piece(
        self, index: int, unit: Unit, people: dict[int, str], dates: dict[int, FoundDate]
    ) -> tuple[list[str], int]:
        token = self.words.tokens[index]
        if index in self.date_at:
            number = self.date_at[index]
            ahead = index + 1
            while ahead < unit.last and self.date_at.get(ahead) == number:
                ahead += 1
            dates[number] = self.dates[number]
            return [f"§d{number}"], ahead
        if index in self.who.by_token:
            return self._person(index, unit, people)
        if index in self.who.firm_tokens:
            ahead = index + 1
            while ahead < unit.last and ahead in self.who.firm_tokens:
                ahead += 1
            return ["§c"] + (["'s"] if self.words.tokens[ahead - 1].possessive else []), ahead
        if not token.word:
            if token.text == "/" and self.words.low(index - 1) == "w":
                return [], index + 1
            if token.text == "@":
                return ["at"], index + 1
            return ([] if token.text == "\n" else [token.text]), index + 1
        if self.known.colleague(token.low) and token.case != "lower":
            ahead = index + 2 if self.known.colleague(token.low, self.words.low(index + 1)) else index + 1
            return ["§k"] + (["'s"] if token.possessive else []), min(ahead, unit.last)
        return self._word(index), index + 1

    def _person(self, index: int, unit: Unit, people: dict[int, str]) -> tuple[list[str], int]:
        key = self.who.by_token[index]
        ahead = index + 1
        while ahead < unit.last and self.who.by_token.get(ahead) == key and self.words.low(ahead) not in (",", "and"):
            ahead += 1
        number = next((n for n, k in people.items() if k == key), len(people))
        people[number] = key
        possessive = self.words.tokens[ahead - 1].possessive
        if not possessive:
            ahead = self._aside(ahead, unit)
        return [f"§p{number}"] + (["'s"] if possessive else []), ahead

    def _aside(self, at: int, unit: Unit) -> int:
        """One past what only says who somebody is: “(Corvid)”, “, CFO,”, “at Corvid”, “(the buyer)”."""
        low = self.words.low
        if low(at) == "(":
            end = next((i for i in range(at + 1, min(at + 7, unit.last)) if low(i) == ")"), 0)
            inside = range(at + 1, end)
            if end and all(i in self.who.firm_tokens or i in self.titled or low(i) in _SMALL for i in inside):
                return end + 1
        if (
            low(at) in ("at", "from", "of", "@", "von", "bei", "with")
            and at + 1 in self.who.firm_tokens
            and at + 1 < unit.last
        ):
            end = at + 1
            while end < unit.last and end in self.who.firm_tokens:
                end += 1
            if not self.words.tokens[end - 1].possessive and low(end) not in (
                "and",
                "is",
                "has",
                "plans",
                "are",
                "will",
            ):
                return end
            return end if low(at) != "with" and low(end) in ("is", "has", "will") else at
        start = at + 1 if low(at) == "," else at
        if start in self.titled or (low(start) in ("the", "their") and start + 1 in self.titled):
            end = start
            while end < unit.last and (end in self.titled or low(end) in ("the", "their")):
                end += 1
            if low(at) == "," and low(end) == ",":
                return end + 1
            return end if low(at) != "," else at
        return at

    def _word(self, index: int) -> list[str]:
        token, low = self.words.tokens[index], self.words.low(index)
        if token.possessive:
            return [low, "is"] if low in PRONOUNS_IS else ["let", "us"] if low == "let" else [low, "'s"]
        if low in EXPANSIONS and not (low == "im" and self._german_im(index + 1)):
            full = EXPANSIONS[low].split()
            if full[-1] == "would" and self._participle(index + 1):
                full[-1] = "had"
            return full
        if low in BEFORE_VERB and token.case in ("lower", "upper") and self._verb_next(index, low):
            return BEFORE_VERB[low].split()
        if low == "w" and self.words.low(index + 1) == "/":
            return ["with"]
        if low == "2" and self.words.low(index - 1) in _BEFORE_2 and self.words.low(index + 1)[:1].isalpha():
            return ["to"]
        if low == "b4":
            return ["before"]
        return [low]

    def _german_im(self, index: int) -> bool:
        """Whether “im” is German (“im Gegenzug”) and not a hasty “I'm” (“im sending it”)."""
        after = self.words.low(index)
        return not (after.endswith("ing") or after in _AFTER_IM or after in _VERBISH)

    def _participle(self, index: int) -> bool:
        low = self.words.low(index)
        return (low.endswith("ed") and low not in ("need", "feed", "speed")) or low in (
            "been",
            "given",
            "sent",
            "told",
            "said",
        )

    def _verb_next(self, index: int, low: str) -> bool:
        after, before = self.words.low(index + 1), self.words.low(index - 1)
        if low == "were":
            return after in ("going", "gonna", "sending", "getting", "to")
        if low == "well" and before in ("as", "very", "pretty", "quite", "really", "knows", "know", "went", "works"):
            return False
        if low == "ill" and before in ("is", "was", "fell", "very", "been", "taken", "be"):
            return False
        return after in _VERBISH or (self.words.low(index + 2) in SENDS and after.endswith("ly"))
