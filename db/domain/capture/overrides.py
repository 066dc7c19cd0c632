"""Corrections of a reading, and what is learnt from them: small immutable values with a JSON form.

A correction names the words it is about (the `key` of a chip), not a position, so that it survives the rest of the
sentence being typed. Drafts keep the corrections; the profile keeps what was learnt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, cast, get_args

CorrectionKind = Literal[
    "customer",  # value: {"id": str | None, "name": str}, or None for: no customer
    "person",  # value: {"id": str | None, "name": str, "title": str | None}; key '': one the text need not name
    "drop-person",
    "direction",  # value: "us" | "them"
    "drop-promise",
    "what",  # value: the reminder in the rep's own words
    "due",  # value: ISO date or None
    "add-topic",  # key: topic; value: the words that show it, if any
    "drop-topic",
    "drop-button",
    "polarity",  # of a button; value: "hot" | "cold" | "avoid"
]
LearntKind = Literal["alias", "person", "not-person", "topic", "not-topic", "direction", "not-promise"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing put right by hand. `key` is the key of the chip ('' for the customer when none was read)."""

    kind: CorrectionKind
    key: str
    value: Any = None

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "key": self.key, "value": self.value}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Correction:
        """ValueError when it is not a correction."""
        kind = data.get("kind")
        if kind not in get_args(CorrectionKind) or not isinstance(data.get("key"), str):
            raise ValueError("This is not a correction of a capture.")
        return cls(cast(CorrectionKind, kind), str(data["key"]), data.get("value"))


@dataclass(frozen=True, slots=True)
class Overrides:
    """The corrections of one draft, in the order they were made."""

    corrections: tuple[Correction, ...] = ()

    def with_(self, correction: Correction) -> Overrides:
        """One more; it replaces an earlier one of the same kind about the same words, or its opposite."""
        opposite = {"add-topic": "drop-topic", "drop-topic": "add-topic"}.get(correction.kind)
        kept = tuple(
            c for c in self.corrections if not (c.key == correction.key and c.kind in (correction.kind, opposite))
        )
        return Overrides((*kept, correction))

    def without(self, correction: Correction) -> Overrides:
        """Taking one back."""
        return Overrides(tuple(c for c in self.corrections if c != correction))

    def of(self, *kinds: CorrectionKind) -> tuple[Correction, ...]:
        return tuple(c for c in self.corrections if c.kind in kinds)

    def __bool__(self) -> bool:
        return bool(self.corrections)

    def to_json(self) -> list[dict[str, Any]]:
        return [c.to_json() for c in self.corrections]

    @classmethod
    def from_json(cls, data: Iterable[Mapping[str, Any]]) -> Overrides:
        """ValueError when an entry is not a correction."""
        return cls(tuple(Correction.from_json(entry) for entry in data))


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing learnt. `words` are folded; `customer` limits it to that customer's captures ('' for all).

    alias: words name the customer `value`. person: words name the contact `value`. not-person: words are no person.
    topic, not-topic: a clause of these telling words shows (does not show) the topic `value`. direction: in such a
    clause `value` owes; not-promise: nobody does. Of these four, `quote` is the clause as it was written, `who` says
    who acts in it: "us", "them", "name:" and a folded name, or '' where it says nothing. `on` is the ISO day it was
    taught, `note` the id of the capture it was taught with ('' where unknown).
    """

    kind: LearntKind
    words: str
    value: str = ""
    customer: str = ""
    quote: str = ""
    who: str = ""
    on: str = ""
    note: str = ""

    @property
    def about_clause(self) -> bool:
        """Whether it says something of a clause, not of a name."""
        return self.kind in ("topic", "not-topic", "direction", "not-promise")

    def to_json(self) -> dict[str, str]:
        """What is not '' of it."""
        return {name: value for name in _LESSON if (value := getattr(self, name)) or name == "words"}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Lesson:
        """ValueError when it is not a lesson."""
        kind, words = data.get("kind"), data.get("words")
        if kind not in get_args(LearntKind) or not isinstance(words, str):
            raise ValueError("This is nothing learnt from a capture.")
        rest = {name: str(data.get(name) or "") for name in _LESSON[2:]}
        return cls(cast(LearntKind, kind), words, **rest)


_LESSON = tuple(each.name for each in fields(Lesson))
#: What a lesson of a kind overrules besides its own.
_OPPOSITE = {
    "topic": "not-topic",
    "not-topic": "topic",
    "person": "not-person",
    "not-person": "person",
    "direction": "not-promise",
    "not-promise": "direction",
}


@dataclass(frozen=True, slots=True)
class Learnt:
    """What corrections taught; newer lessons win over older ones about the same words."""

    lessons: tuple[Lesson, ...] = ()

    def __add__(self, more: Learnt) -> Learnt:
        def overruled(old: Lesson) -> bool:
            return any(
                _same_matter(old, new) and old.kind in (new.kind, _OPPOSITE.get(new.kind)) for new in more.lessons
            )

        return Learnt((*(old for old in self.lessons if not overruled(old)), *more.lessons))

    def forget(self, lesson: Lesson) -> Learnt:
        return Learnt(tuple(kept for kept in self.lessons if kept != lesson))

    def of(self, kind: LearntKind) -> tuple[Lesson, ...]:
        return tuple(lesson for lesson in self.lessons if lesson.kind == kind)

    def __bool__(self) -> bool:
        return bool(self.lessons)

    def to_json(self) -> list[dict[str, str]]:
        return [lesson.to_json() for lesson in self.lessons]

    @classmethod
    def from_json(cls, data: Iterable[Mapping[str, Any]]) -> Learnt:
        """ValueError when an entry is no lesson."""
        return cls(tuple(Lesson.from_json(entry) for entry in data))


def _same_matter(old: Lesson, new: Lesson) -> bool:
    if old.words != new.words or old.customer != new.customer or old.who != new.who:
        return False
    return old.value == new.value or new.kind not in ("topic", "not-topic")


NOTHING_CORRECTED = Overrides()
NOTHING_LEARNT = Learnt()
