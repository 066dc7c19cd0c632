"""What the use cases of capture answer with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from db.domain.capture import Lesson, Overrides, PromiseReading, Reading
from db.records import Note, Promise
from db.services.refs import Ref


@dataclass(frozen=True, slots=True, repr=False)
class FiledPerson:
    """A person of a filed capture. `new`: made by it, and proposed."""

    id: str
    name: str
    title: str
    new: bool


@dataclass(frozen=True, slots=True, repr=False)
class Filed:
    """What a capture became. `contacts` and `promises` stand in the order of the reading, one for each of its own;
    `pieces` are the notes made of its buttons. `group` takes all of it back (`records.undo_group`). `lessons` is what
    its corrections taught."""

    note: Note
    customer: Ref | None
    new_customer: bool
    contacts: tuple[FiledPerson, ...]
    promises: tuple[Promise, ...]
    pieces: tuple[Note, ...]
    group: str
    reading: Reading
    lessons: tuple[Lesson, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Understood:
    """A reading, and what in it was taught. `because` leads from the key of a chip ("topic:decision", "promise:…",
    "person:…", "customer:…", "no-topic:…") to the lesson; `refused` are promises that a lesson says are none.
    `left_out` are the stretches of the text (start, end) that are kept and not read as news: quotes, signatures, heads
    of mails."""

    reading: Reading
    because: Mapping[str, Lesson]
    refused: tuple[tuple[PromiseReading, Lesson], ...]
    left_out: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """What was typed and not filed yet. `customer` is the id it was begun for, `note` that of a filed capture being
    edited."""

    id: str
    text: str
    updated_at: datetime
    overrides: Overrides
    customer: str | None = None
    audience: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Editing:
    """A filed capture ready to be edited: its text, and the corrections that make its reading what was filed. `now`
    is when it was said, for its dates."""

    note: str
    text: str
    overrides: Overrides
    customer: str | None
    audience: str
    now: datetime


@dataclass(frozen=True, slots=True, repr=False)
class Similar:
    """Something written before that a new text may say again."""

    id: str
    text: str
    date: date | None
    customer: Ref | None
    topics: tuple[str, ...]
    who: str
