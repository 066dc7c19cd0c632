"""What kinds of knowledge a capture holds, by weighted phrases (db.domain.lexicon.topic_words) and a few turns of
speech.

A topic is read when one sentence shows it strongly enough. Words of a promise show no problem, chance or fact of
their own ("I will send the failure analysis"); questions show nothing; a complaint about us is satisfaction, not
their problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.domain.capture.normal import Normal
from db.domain.capture.overrides import Learnt
from db.domain.capture.phrases import PhraseBook
from db.domain.capture.text import Words
from db.domain.capture.topic_turns import TURNS
from db.domain.capture.values import TOPICS, Button, PromiseReading, TopicReading
from db.domain.lexicon.common import COMMON
from db.domain.lexicon.given_names import GIVEN
from db.domain.lexicon.organisations import BRANDS
from db.domain.lexicon.topic_words import STRONG, WEAK

_ENOUGH = 1.0
_BOOK = PhraseBook(
    [(text, topic, 1.0) for topic, texts in STRONG.items() for text in texts]
    + [(text, topic, 0.5) for topic, texts in WEAK.items() for text in texts]
)
#: Topics that the words of a promise do not show.
_NOT_IN_PROMISES = frozenset(
    ("problem", "opportunity", "strategy", "decision", "competitor", "fact", "satisfaction", "preference")
)


#: A name that sells: "Rexton promised him gearboxes", "Maltec are 12 % cheaper".
_SELLS = frozenset(
    "promised promises offers offered offering quoted quotes quoting undercut undercuts sells sold "
    "supplies supplied delivers delivered gave gives are is has have had was charges "
    "comes visits wants won lost brochure rep reps price prices guy man engineer salesman quote offer "
    "liefert bietet biete verkauft hat ist kommt sei".split()
)
_BUYS_FROM = re.compile(
    r"\b(?:buys?|bought|buying|gets?|sourced?|sources|purchased?|supplied|ordered|orders|hired|kauft"
    r"|kaufen|bezieht|beziehen|from)\b"
)


@dataclass(slots=True)
class _Evidence:
    weight: float = 0.0
    best: float = 0.0
    span: tuple[int, int] = (0, 0)
    cue: str = ""

    def add(self, weight: float, span: tuple[int, int], cue: str) -> None:
        self.weight += weight
        if weight > self.best:
            self.best, self.span, self.cue = weight, span, cue


def topics(
    normals: list[Normal], words: Words, owed: tuple[PromiseReading, ...], buttons: tuple[Button, ...], learnt: Learnt
) -> tuple[TopicReading, ...]:
    """The topics of a capture, strongest first, with the words that led to each."""
    found: dict[str, _Evidence] = {}
    unlearnt = {(lesson.value, lesson.words) for lesson in learnt.of("not-topic")}
    for normal in normals:
        if normal.unit.question or normal.unit.whose in ("signature", "header", "quote"):
            continue
        for topic, evidence in _of_sentence(normal, words, owed, unlearnt, learnt).items():
            if evidence.weight >= _ENOUGH:
                known = found.setdefault(topic, _Evidence())
                known.add(evidence.weight, evidence.span, evidence.cue)
    for button in buttons:
        found.setdefault("preference", _Evidence()).add(1.5, button.span, button.phrase)
    ordered = sorted(found.items(), key=lambda item: (-item[1].weight, TOPICS.index(item[0])))
    return tuple(TopicReading(topic, e.span, e.cue, round(min(3.0, e.weight), 2)) for topic, e in ordered)


def _of_sentence(
    normal: Normal, words: Words, owed: tuple[PromiseReading, ...], unlearnt: set[tuple[str, str]], learnt: Learnt
) -> dict[str, _Evidence]:
    out: dict[str, _Evidence] = {}
    covered = [p.span for p in owed]

    def note(topic: str, weight: float, first: int, last: int, cue: str) -> None:
        span = _span(normal, words, first, last)
        if topic in _NOT_IN_PROMISES and any(a <= span[0] < b for a, b in covered):
            return
        if (topic, cue) not in unlearnt:
            out.setdefault(topic, _Evidence()).add(weight, span, cue)

    taken: dict[tuple[str, int], int] = {}
    hits = sorted(_BOOK.find(normal.pieces), key=lambda f: (-f.weight, -(f.last - f.first)))
    for hit in hits:
        if any((hit.topic, at) in taken for at in range(hit.first, hit.last)) or _denied(normal, hit.first):
            continue
        taken.update({(hit.topic, at): 1 for at in range(hit.first, hit.last)})
        note(hit.topic, hit.weight, hit.first, hit.last, " ".join(normal.pieces[hit.first : hit.last]))
    for topic, weight, pattern in TURNS:
        if match := pattern.search(normal.text):
            note(
                topic,
                weight,
                normal.piece(match.start()),
                normal.piece(max(match.start(), match.end() - 1)) + 1,
                match[0][:60],
            )
    for lesson in learnt.of("topic"):
        if lesson.words and f" {lesson.words} " in f" {normal.text} ":
            start = normal.text.find(lesson.words)
            note(lesson.value, 2.0, normal.piece(start), normal.piece(start + len(lesson.words) - 1) + 1, lesson.words)
    if rival := _rival(normal, words):
        note("competitor", 1.0, rival[0], rival[1], " ".join(normal.pieces[rival[0] : rival[1]]))
    _balance(normal, out)
    return out


def _span(normal: Normal, words: Words, first: int, last: int) -> tuple[int, int]:
    return words.tokens[normal.tokens[first]].start, words.tokens[normal.ends[max(first, last - 1)] - 1].end


_DENIALS = frozenset("no not never without zero none nothing kein keine keinen nicht nie ohne".split())


def _denied(normal: Normal, first: int) -> bool:
    """“no problem”, “zero stock-outs”, “not happy”: a denial right before the phrase (phrases that deny themselves
    aside).
    """
    return any(normal.pieces[at] in _DENIALS for at in range(max(0, first - 2), first))


def _balance(normal: Normal, out: dict[str, _Evidence]) -> None:
    """Topics that shade into each other: what is said of us is not the customer's problem."""
    about_us = re.search(r"\b(?:we|us|our|ours|wir|uns|unser\w*)\b", normal.text)
    satisfaction, problem = out.get("satisfaction"), out.get("problem")
    if satisfaction and problem and satisfaction.weight >= _ENOUGH and (about_us or problem.best < 1):
        problem.weight -= 1.0
    strategy, opportunity = out.get("strategy"), out.get("opportunity")
    if strategy and opportunity and strategy.weight >= _ENOUGH and opportunity.best < 1:
        opportunity.weight = 0.0
    decision = out.get("decision")
    if decision and opportunity and decision.weight >= _ENOUGH and opportunity.best < 1:
        opportunity.weight = 0.0


def _rival(normal: Normal, words: Words) -> tuple[int, int] | None:
    """An unknown name that sells, or that they buy from."""
    if words.shouted or words.uncapped:
        return _rival_brand(normal)
    for at, piece in enumerate(normal.pieces):
        token = words.tokens[normal.tokens[at]]
        if piece[0] == "§" or not token.word or token.case not in ("title", "upper") or len(piece) < 3:
            continue
        if (piece in COMMON or piece in GIVEN) and piece not in BRANDS:
            continue
        opens = at == 0 or normal.pieces[at - 1] in (".", ":", "-", "•", "*", "–")
        after = normal.pieces[at + 1] if at + 1 < len(normal.pieces) else ""
        before = " ".join(normal.pieces[max(0, at - 5) : at])
        if _BUYS_FROM.search(before) and re.search(
            r"\b(?:buys?|bought|buying|supplied|sourced|kauft|bezieht)\b", before
        ):
            return at, at + 1
        sells = (
            after in _SELLS and after not in ("is", "has", "was", "wants", "are", "have", "had", "ist", "hat")
        ) or (
            after in ("are", "is", "have", "has", "sei", "hat")
            and re.search(
                r"cheaper|below|under|quot|offer|deliver|stock|price|billiger|rabatt|every week|free", normal.text
            )
        )
        if sells and not (opens and piece in COMMON):
            return at, at + 1
    return _rival_brand(normal)


_NOT_RIVALS = frozenset(
    "sap oracle excel teams zoom outlook salesforce gates seco rs mann lincoln parker shell linde motion".split()
)
_TRADES = re.compile(r"price|quot|offer|cheap|stock|discount|suppl|buys?|rep|match|bietet|billig")


def _rival_brand(normal: Normal) -> tuple[int, int] | None:
    """A known brand where prices or supply are spoken of."""
    for at, piece in enumerate(normal.pieces):
        if piece in BRANDS and piece not in _NOT_RIVALS and _TRADES.search(normal.text):
            return at, at + 1
    return None
