"""What kinds of knowledge a capture holds: every clause is judged by the trained model (model.py), and what a person
warms to or is put off by is a preference.

A topic is read where one clause shows it strongly enough; its words are those that spoke for it most.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from db.domain.capture.cuts import Stretch, clauses
from db.domain.capture.features import plain, stem, tellers, topic_features
from db.domain.capture.model import Judge
from db.domain.capture.normal import Normal
from db.domain.capture.promise_judging import View
from db.domain.capture.rivals import rival
from db.domain.capture.text import Words
from db.domain.capture.values import TOPICS, Button, PromiseReading, TopicReading

#: A chance so small that it says nothing, and the clauses of a topic that are taken together.
_FAINT = 0.05
_CLAUSES = 3
#: How much more one clause must speak for a topic than the next, to say where a topic is that was not read.
_TELLS_APART = 1.5


@dataclass(frozen=True, slots=True)
class _Evidence:
    chance: float
    span: tuple[int, int]
    cue: str


def views(normal: Normal, words: Words, owed: tuple[PromiseReading, ...]) -> Iterator[View]:
    """The clauses of a sentence as the model of topics sees them."""
    pieces = plain(normal, words)
    seller = rival(normal, words)
    for first, last in clauses(normal):
        start, end = _span(normal, words, first, last)
        evidence = {"OWED"} if any(p.span[0] < end and start < p.span[1] for p in owed) else set()
        if seller and first <= seller[0] < last:
            evidence.add("RIVAL")
        features = topic_features(pieces[first:last], normal.unit.question, frozenset(evidence))
        yield View((first, last), features, tuple(tellers(pieces[first:last])))


def topics(
    normals: list[Normal],
    words: Words,
    owed: tuple[PromiseReading, ...],
    buttons: tuple[Button, ...],
    judge: Judge,
) -> tuple[tuple[TopicReading, ...], tuple[TopicReading, ...]]:
    """The topics of a capture, strongest first, with the words that led to each; and those that it shows too faintly,
    with the words that come nearest."""
    shown: dict[str, list[_Evidence]] = {}
    for normal in normals if judge.labels else ():
        if normal.unit.whose in ("signature", "header", "quote"):
            continue
        for topic, evidence in _shown(normal, words, owed, judge):
            shown.setdefault(topic, []).append(evidence)
    found: dict[str, _Evidence] = {}
    faint: dict[str, _Evidence] = {}
    for topic, enough in zip(judge.labels, judge.thresholds, strict=True):
        best = sorted(shown.get(topic, ()), key=lambda e: -e.chance)[:_CLAUSES]
        together = 1 - prod(1 - e.chance for e in best)
        if best and together >= enough:
            found[topic] = _Evidence(together, best[0].span, best[0].cue)
        elif best and (len(best) == 1 or best[0].chance >= _TELLS_APART * best[1].chance):
            faint[topic] = best[0]
    for button in buttons:
        found.setdefault("preference", _Evidence(0.9, button.span, button.phrase))
    faint = {topic: e for topic, e in faint.items() if topic not in found}
    return _ordered(found), _ordered(faint)


def _ordered(found: dict[str, _Evidence]) -> tuple[TopicReading, ...]:
    ordered = sorted(found.items(), key=lambda item: (-item[1].chance, TOPICS.index(item[0])))
    return tuple(TopicReading(topic, e.span, e.cue, round(e.chance, 2)) for topic, e in ordered)


def _shown(normal: Normal, words: Words, owed: tuple[PromiseReading, ...], judge: Judge) -> list[tuple[str, _Evidence]]:
    """The topics that the clauses of a sentence show, however faintly."""
    start, end = _span(normal, words, 0, len(normal.pieces))
    here = tuple(promise for promise in owed if promise.span[0] < end and start < promise.span[1])

    def read() -> list[tuple[str, _Evidence]]:
        out = []
        for view in views(normal, words, here):
            for topic, chance in judge.chances(view.features, view.tellers).items():
                if chance >= _FAINT:
                    first, last = _telling(normal, view.stretch, judge, topic)
                    cue = " ".join(normal.pieces[first:last])
                    out.append((topic, _Evidence(chance, _span(normal, words, first, last), cue)))
        return out

    return normal.kept(("topics", judge, tuple(promise.span for promise in here)), read)


def _telling(normal: Normal, clause: Stretch, judge: Judge, topic: str) -> Stretch:
    """The words of a clause that speak for a topic most: the strongest, and its neighbours that speak for it too."""
    first, last = clause
    pulls = []
    for piece in normal.pieces[first:last]:
        names = {f"w:{stem(piece)}", f"4:{piece[:4]}", f"-4:{piece[-4:]}"} if piece[0].isalpha() else {f"w:{piece[:2]}"}
        pulls.append(judge.pull(topic, names, [piece]) if piece[0].isalnum() else 0.0)
    best = max(range(len(pulls)), key=lambda at: (pulls[at], -at))
    low = high = best
    while low > 0 and pulls[low - 1] > 0.3 * pulls[best] and high - low < 4:
        low -= 1
    while high + 1 < len(pulls) and pulls[high + 1] > 0.3 * pulls[best] and high - low < 4:
        high += 1
    return first + low, first + high + 1


def _span(normal: Normal, words: Words, first: int, last: int) -> tuple[int, int]:
    return words.tokens[normal.tokens[first]].start, words.tokens[normal.ends[max(first, last - 1)] - 1].end
