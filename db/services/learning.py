"""What corrections teach for the next captures: names that mean a customer, who is meant by a first name, words that
are nobody, which clauses show a topic, who owes what.

What is learnt about somebody is forgotten with them, what was taught by a capture with that capture.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from db.domain.capture import Correction, Known, Learnt, Lesson, Overrides, Reading, Taught, Teaching, learn, teach
from db.domain.folding import fold
from db.store.sealed import SealedFile

#: Lessons that are kept, the newest; of those about clauses fewer, since each reading asks them all.
MOST, MOST_CLAUSES = 2000, 400


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """What a person saw and corrected: the reading with what was taught before, and without (`plain`)."""

    taught: Taught
    plain: Reading


class Learning:
    """The lessons of a profile, in an encrypted file."""

    def __init__(self, file: SealedFile) -> None:
        self._file = file
        self._value: Any = None
        self._read = Learnt()
        self._teaching = Teaching(self._read)

    def all(self) -> Learnt:
        """Everything learnt, the oldest first. What cannot be read is passed over."""
        value = self._file.read()
        if value is not self._value:
            self._read = Learnt(tuple(_lessons(value)))
            self._teaching = Teaching(self._read)
            self._value = value
        return self._read

    def teaching(self) -> Teaching:
        """What was learnt of clauses."""
        self.all()
        return self._teaching

    def names(self, known: Known) -> Learnt:
        """What was learnt of names and holds among those known now: not about somebody who is gone, nor against a name
        that somebody has."""
        return Learnt(tuple(one for one in self.all().lessons if not one.about_clause and _holds(one, known)))

    def forget(self, lesson: Lesson) -> None:
        """Unlearn one thing. DiskTrouble."""
        self._save(self.all().forget(lesson), None)

    def remember(self, lesson: Lesson) -> None:
        """Learn one thing again that was forgotten by mistake. DiskTrouble."""
        self._save(self.all() + Learnt((lesson,)), None)

    def erase(self, ids: Collection[str], names: Iterable[str]) -> None:
        """Unlearn whatever is about one of these records, was taught with it, or says one of these (folded) names.
        DiskTrouble."""
        said = [name for name in names if name]
        learnt = self.all()
        kept = tuple(
            one
            for one in learnt.lessons
            if not {one.value, one.customer, one.note} & set(ids)
            and not any(name in fold(f"{one.words} {one.quote}") for name in said)
        )
        if len(kept) < len(learnt.lessons):
            self._save(Learnt(kept), None)

    def learn(self, overrides: Overrides, shown: Shown, known: Known, on: date, note: str) -> tuple[Lesson, ...]:
        """Keep what these corrections of what was `shown` teach, on that day, with that note; what it was.
        DiskTrouble."""
        taught = Learnt()
        for correction in overrides.corrections:
            taught += teach(shown.taught, shown.plain, correction, on.isoformat(), note)
            if _telling(correction, shown.plain):
                names = learn(shown.plain, correction).lessons
                taught += Learnt(tuple(replace(one, on=on.isoformat(), note=note) for one in names))
        if taught:
            self._save(self.all() + taught, known)
        return taught.lessons

    def _save(self, learnt: Learnt, known: Known | None) -> None:
        lessons = [lesson for lesson in learnt.lessons if known is None or _refers(lesson, known)]
        clauses = [lesson for lesson in lessons if lesson.about_clause]
        old = set(clauses[:-MOST_CLAUSES])
        lessons = [lesson for lesson in lessons if lesson not in old][-MOST:]
        self._file.write([lesson.to_json() for lesson in lessons])


def because_of_names(reading: Reading, names: Learnt, overrides: Overrides) -> dict[str, Lesson]:
    """The names in a reading that were taught, by the key of their chip."""
    said = {correction.key for correction in overrides.of("customer", "person")}
    found: dict[str, Lesson] = {}
    for lesson in names.lessons:
        if lesson.kind == "alias" and reading.customer and reading.customer.id == lesson.value:
            if reading.customer.key == lesson.words and reading.customer.key not in said:
                found["customer"] = lesson
        elif lesson.kind == "person":
            for person in reading.contacts:
                if person.id == lesson.value and person.key == lesson.words and person.key not in said:
                    found[f"person:{person.key}"] = lesson
    return found


def _lessons(value: Any) -> Iterator[Lesson]:
    for one in value if isinstance(value, list) else ():
        with suppress(ValueError, TypeError, AttributeError):
            yield Lesson.from_json(one)


def _telling(correction: Correction, plain: Reading) -> bool:
    """Whether a correction says something of the words: not where a known name was read rightly and only meant
    otherwise."""
    match correction.kind:
        case "customer":
            read = plain.customer
            return read is not None and read.key == correction.key and (read.new or read.confidence < 1)
        case "person":
            person = plain.person(correction.key)
            return person is not None and (person.new or len(correction.key.split()) == 1)
        case "drop-person":
            person = plain.person(correction.key)
            return person is not None and person.new
    return False


def _refers(lesson: Lesson, known: Known) -> bool:
    """Whether whom a lesson is about is still here."""
    if lesson.customer and lesson.customer not in known.customers:
        return False
    if lesson.kind == "alias":
        return lesson.value in known.customers
    return lesson.kind != "person" or lesson.value in known.contacts


def _holds(lesson: Lesson, known: Known) -> bool:
    if lesson.kind == "not-person":
        words = lesson.words.split()
        return bool(words) and not known.with_given(words[0]) and not known.with_family(words[-1])
    return _refers(lesson, known)
