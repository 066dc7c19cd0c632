"""What corrections teach for the next captures: names that mean a customer, who is meant by a first name, words that
are nobody.

Only names are learnt. A promise or topic that was dropped once says something of that text, not of the words that led
to it; what is learnt about somebody is forgotten with them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from db.domain.capture import Correction, Known, Learnt, Lesson, Overrides, Reading, learn
from db.store.sealed import SealedFile

#: Lessons that are kept, the newest.
MOST = 2000
_LEARNT = ("alias", "person", "not-person")


class Learning:
    """The lessons of a profile, in an encrypted file."""

    def __init__(self, file: SealedFile) -> None:
        self._file = file

    def all(self) -> Learnt:
        """Everything learnt, the oldest first. What cannot be read is passed over."""
        found: list[Lesson] = []
        value = self._file.read()
        for one in value if isinstance(value, list) else ():
            try:
                found.append(Lesson.from_json(one))
            except (ValueError, TypeError, AttributeError):
                continue
        return Learnt(tuple(found))

    def holding(self, known: Known) -> Learnt:
        """What holds among those known now: not about somebody who is gone, nor against a name that somebody has."""
        return Learnt(tuple(lesson for lesson in self.all().lessons if _holds(lesson, known)))

    def forget(self, lesson: Lesson) -> None:
        """Unlearn one thing. DiskTrouble."""
        self._save(self.all().forget(lesson), None)

    def erase(self, ids: Collection[str], names: Iterable[str]) -> None:
        """Unlearn whatever is about one of these records or says one of these (folded) names. DiskTrouble."""
        said = [name for name in names if name]
        learnt = self.all()
        kept = tuple(
            one
            for one in learnt.lessons
            if not {one.value, one.customer} & set(ids) and not any(name in one.words for name in said)
        )
        if len(kept) < len(learnt.lessons):
            self._save(Learnt(kept), None)

    def learn(self, overrides: Overrides, plain: Reading, known: Known) -> None:
        """Keep what these corrections of the `plain` reading teach. DiskTrouble."""
        taught = Learnt(tuple(_taught(overrides.corrections, plain)))
        if taught:
            self._save(self.all() + taught, known)

    def _save(self, learnt: Learnt, known: Known | None) -> None:
        lessons = [lesson for lesson in learnt.lessons if known is None or _refers(lesson, known)]
        self._file.write([lesson.to_json() for lesson in lessons[-MOST:]])


def _taught(corrections: Iterable[Correction], plain: Reading) -> Iterable[Lesson]:
    for correction in corrections:
        if _telling(correction, plain):
            yield from (lesson for lesson in learn(plain, correction).lessons if lesson.kind in _LEARNT)


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
