"""Topics, directions and promises as corrections taught them: a small additive model on top of the reading.

Each lesson is one clause that a person put right. A clause that says the same again follows the newest such lesson at
once; one that is only alike follows when lessons enough agree, their votes added and those against taken off. What a
lesson can do is bounded by the words it shares, so forgetting it takes back all of it; and every change can name the
lessons it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from db.domain.capture.clause_words import Clause, promised, quoted, sentences
from db.domain.capture.corrections import same_promise
from db.domain.capture.overrides import Correction, Learnt, LearntKind, Lesson, Overrides
from db.domain.capture.text import tokenize
from db.domain.capture.values import PromiseReading, Reading, TopicReading
from db.domain.names import words_of

#: Share of a lesson's words from which a clause says the same again, and how much longer it may be.
_SAME, _LONGER = 0.75, 3
#: The least share that counts at all; the most that one lesson about something alike counts; what acts.
_LEAST, _MOST, _ENOUGH = 0.34, 0.5, 1.0
#: Why a topic stands that was taught: as sure as one that the words say outright.
_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Taught:
    """A reading after the lessons. `because` leads from the key of a chip ("topic:decision", "promise:…") to the lesson
    that decided; `refused` are promises that are none by a lesson."""

    reading: Reading
    because: Mapping[str, Lesson] = field(default_factory=dict)
    refused: tuple[tuple[PromiseReading, Lesson], ...] = ()


class Teaching:
    """Lessons about clauses, ready for many readings. Built once per set of lessons."""

    def __init__(self, learnt: Learnt) -> None:
        self._topics: list[tuple[Lesson, frozenset[str]]] = []
        self._promises: list[tuple[Lesson, frozenset[str]]] = []
        for lesson in reversed(learnt.lessons):  # the newest first
            if lesson.about_clause:
                here = self._topics if lesson.kind in ("topic", "not-topic") else self._promises
                here.append((lesson, frozenset(lesson.words.split())))

    def __bool__(self) -> bool:
        return bool(self._topics or self._promises)

    def apply(self, reading: Reading, overrides: Overrides) -> Taught:
        """The reading as these lessons have it. What the overrides of this text touch is left alone."""
        because: dict[str, Lesson] = {}
        promises: tuple[PromiseReading, ...] = reading.promises
        refused: tuple[tuple[PromiseReading, Lesson], ...] = ()
        if self._promises and promises:
            promises, refused = self._judged(reading, overrides, because)
        topics = reading.topics
        if self._topics:
            topics = self._with_topics(reading, because)
        if not because and not refused:
            return Taught(reading)
        gone = {promise.span for promise, _ in refused}
        marks = tuple(m for m in reading.marks if not (m.kind == "promise" and (m.start, m.end) in gone))
        return Taught(replace(reading, promises=promises, topics=topics, marks=marks), because, refused)

    def _with_topics(self, reading: Reading, because: dict[str, Lesson]) -> tuple[TopicReading, ...]:
        topics = list(reading.topics)
        for clause in sentences(reading):
            near = [(lesson, share) for lesson, words in self._topics if (share := _share(words, clause))]
            for topic in dict.fromkeys(lesson.value for lesson, _ in near):
                verdict = _verdict((one, share, one.kind == "topic") for one, share in near if one.value == topic)
                if verdict is None:
                    continue
                shown, lesson = verdict
                here = next((each for each in topics if each.topic == topic), None)
                if shown and here is None:
                    topics.append(TopicReading(topic, clause.span, "", _WEIGHT))
                    because[f"topic:{topic}"] = lesson
                elif not shown and here is not None and _within(here, clause):
                    topics.remove(here)
                    because.setdefault(f"no-topic:{topic}", lesson)
        return tuple(topics)

    def _judged(
        self, reading: Reading, overrides: Overrides, because: dict[str, Lesson]
    ) -> tuple[tuple[PromiseReading, ...], tuple[tuple[PromiseReading, Lesson], ...]]:
        words = tokenize(reading.text)
        kept: list[PromiseReading] = []
        refused: list[tuple[PromiseReading, Lesson]] = []
        touched = [one.key for one in overrides.of("direction", "what", "due")]
        for promise in reading.promises:
            if any(same_promise(key, promise) for key in touched):
                kept.append(promise)
                continue
            clause = promised(reading, promise, words)
            verdict = self._of_promise(clause, promise)
            if verdict is None:
                kept.append(promise)
            elif verdict.kind == "not-promise":
                refused.append((promise, verdict))
            elif verdict.value in ("us", "them"):
                kept.append(replace(promise, by=verdict.value, confidence=1.0))  # type: ignore[arg-type]
                because[f"promise:{promise.key}"] = verdict
        return tuple(kept), tuple(refused)

    def _of_promise(self, clause: Clause, promise: PromiseReading) -> Lesson | None:
        """The lesson that decides on a promise, None where none does or it only says what was read."""
        near = [
            (lesson, share)
            for lesson, words in self._promises
            if _acts_alike(lesson.who, clause.who) and (share := _share(words, clause))
        ]
        named = clause.who.startswith("name:")
        by_name = [
            (one, _MOST) for one, _ in self._promises if named and (one.who, one.kind) == (clause.who, "direction")
        ]
        for votes in (near, by_name):
            for kind, value in dict.fromkeys((one.kind, one.value) for one, _ in votes):
                found = _verdict((one, vote, (one.kind, one.value) == (kind, value)) for one, vote in votes)
                if found and found[0]:
                    return None if kind == "direction" and value == promise.by else found[1]
        return None


def _verdict(votes: Iterable[tuple[Lesson, float, bool]]) -> tuple[bool, Lesson] | None:
    """Whether lessons (the newest first, with how alike they are and whether they are for it) decide for or against,
    and by which; None where they do not decide."""
    votes = list(votes)
    for lesson, share, for_it in votes:
        if share >= _SAME:
            return for_it, lesson
    total = sum(share if for_it else -share for _, share, for_it in votes)
    if abs(total) < _ENOUGH:
        return None
    return total > 0, next(lesson for lesson, _, for_it in votes if for_it == (total > 0))


def _share(lesson: frozenset[str], clause: Clause) -> float:
    """How far a clause says again what a lesson was about: 1 the same, at most _MOST alike, 0 not."""
    shared = lesson & clause.words
    if not shared:
        return 0.0
    share = len(shared) / len(lesson)
    several = len(shared) > 1 or lesson == clause.words
    if several and share >= _SAME and len(clause.words) <= len(lesson) + _LONGER:
        return 1.0
    if several and share >= _LEAST:
        return min(share, _MOST)
    return _LEAST if shared & clause.rare else 0.0


def _acts_alike(one: str, other: str) -> bool:
    return one == other or (one.startswith("name:") and other.startswith("name:"))


def _within(topic: TopicReading, clause: Clause) -> bool:
    return topic.span is not None and clause.span[0] <= topic.span[0] < clause.span[1]


# --- what a correction teaches ----------------------------------------------------------------------------------------


def teach(shown: Taught, plain: Reading, correction: Correction, on: str = "", note: str = "") -> Learnt:
    """What a correction of a clause teaches: nothing where the clause is not certain, has no telling words, or was
    shown as the correction says. `shown` is what the person saw, `plain` the same without these lessons."""
    match correction.kind:
        case "add-topic" | "drop-topic":
            lessons = _of_topic(shown.reading, correction)
        case "direction" | "drop-promise":
            lessons = _of_direction(shown, plain, correction)
        case _:
            return Learnt()
    return Learnt(tuple(replace(lesson, on=on, note=note) for lesson in lessons))


def _of_topic(shown: Reading, correction: Correction) -> Iterator[Lesson]:
    here = next((each for each in shown.topics if each.topic == correction.key), None)
    wanted = correction.kind == "add-topic"
    if wanted == (here is not None):
        return
    clauses = sentences(shown)
    if here is not None:
        clauses = [clause for clause in clauses if _within(here, clause)]
    elif said := _folded(correction.value):
        clauses = [clause for clause in clauses if said in _folded(shown.text[slice(*clause.span)])]
    elif near := next((each for each in shown.faint if each.topic == correction.key), None):
        clauses = [clause for clause in clauses if _within(near, clause)]
    if len(clauses) == 1 and clauses[0].words:
        kind: LearntKind = "topic" if wanted else "not-topic"
        yield Lesson(kind, clauses[0].key, correction.key, quote=quoted(shown.text, clauses[0].span))


def _of_direction(shown: Taught, plain: Reading, correction: Correction) -> Iterator[Lesson]:
    promise = next((each for each in shown.reading.promises if same_promise(correction.key, each)), None)
    if correction.kind == "direction" and promise is not None and promise.by == correction.value:
        return
    source, text = (promise, shown.reading) if promise is not None else (None, plain)
    source = source or next((each for each in plain.promises if same_promise(correction.key, each)), None)
    if source is None:
        return
    clause = promised(text, source, tokenize(text.text))
    if not clause.words:
        return
    kind: LearntKind = "direction" if correction.kind == "direction" else "not-promise"
    value = str(correction.value) if kind == "direction" else ""
    yield Lesson(kind, clause.key, value, quote=quoted(text.text, clause.span), who=clause.who)


def _folded(text: object) -> str:
    return " ".join(words_of(text)) if isinstance(text, str) else ""
