"""What a capture is read as: immutable values that the window, the terminal and the services show and keep.

Offsets are character positions in `Reading.text`, end exclusive. Nothing here knows how the text was read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

By = Literal["us", "them"]
Polarity = Literal["hot", "cold", "avoid"]
Source = Literal["said", "heard", "seen", "inferred", ""]
Sureness = Literal["low", "medium", "high", ""]
MarkKind = Literal["customer", "person", "promise", "date"]
Span = tuple[int, int]

TOPICS: tuple[str, ...] = (
    "problem",
    "opportunity",
    "strategy",
    "preference",
    "personal",
    "decision",
    "competitor",
    "relationship",
    "satisfaction",
    "fact",
)
#: Longest reminder, in words (SPEC.md, score.py).
LONGEST_WHAT = 14
#: Characters that are read; the text behind them is kept but not read. About 3,000 words, some 40 minutes of talk.
LONGEST_READ = 20_000


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another known customer or person the same words may mean."""

    id: str
    name: str
    detail: str = ""  # "Buyer, Veldkamp Dairy"


@dataclass(frozen=True, slots=True)
class CustomerReading:
    """A customer that the text names; `id` is None for one to be proposed, named as written.

    `span` is None when the customer follows from a person or a correction. `confidence` runs from 0 to 1: 1 exact,
    below 0.75 worth a look. `key` is what corrections hold on to: the folded words.
    """

    name: str
    id: str | None = None
    span: Span | None = None
    confidence: float = 1.0
    alternatives: tuple[Alternative, ...] = ()
    key: str = ""

    @property
    def new(self) -> bool:
        return self.id is None


@dataclass(frozen=True, slots=True)
class PersonReading:
    """A person at a customer, never one of us. `title` is the title as the text states it, else None.

    `customer` is the id of the known customer they belong to, None when that one is new or unknown. `spans` are all
    mentions in order; the first names them best.
    """

    name: str
    id: str | None = None
    title: str | None = None
    title_span: Span | None = None
    customer: str | None = None
    spans: tuple[Span, ...] = ()
    confidence: float = 1.0
    alternatives: tuple[Alternative, ...] = ()
    key: str = ""

    @property
    def new(self) -> bool:
        return self.id is None


@dataclass(frozen=True, slots=True)
class PromiseReading:
    """What one side owes the other.

    `what` is a reminder in the words of the text, at most LONGEST_WHAT. `due_note` is a sentence when the date could
    be meant otherwise, with the other days in `due_alternatives`. `contact` is the `key` of a PersonReading.
    """

    by: By
    what: str
    due: date | None = None
    due_span: Span | None = None
    due_alternatives: tuple[date, ...] = ()
    due_note: str = ""
    contact: str | None = None
    span: Span = (0, 0)
    cue: str = ""
    confidence: float = 1.0
    key: str = ""


@dataclass(frozen=True, slots=True)
class TopicReading:
    """A topic and the words that led to it (span None when a correction added it)."""

    topic: str
    span: Span | None = None
    cue: str = ""
    weight: float = 1.0

    @property
    def key(self) -> str:
        return self.topic


@dataclass(frozen=True, slots=True)
class Button:
    """What a person warms to, is put off by, or what to avoid with them. `person` is the `key` of a PersonReading."""

    polarity: Polarity
    phrase: str
    person: str | None = None
    span: Span = (0, 0)
    key: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to highlight. Marks come in order of start; those of a promise may hold others."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Reading:
    """A capture as understood. Topics come strongest first."""

    text: str
    customer: CustomerReading | None = None
    other_customers: tuple[CustomerReading, ...] = ()
    contacts: tuple[PersonReading, ...] = ()
    promises: tuple[PromiseReading, ...] = ()
    topics: tuple[TopicReading, ...] = ()
    buttons: tuple[Button, ...] = ()
    source: Source = ""
    said_by: str | None = None  # key of a PersonReading
    confidence: Sureness = ""
    marks: tuple[Mark, ...] = ()
    read_to: int = field(default=0)
    faint: tuple[TopicReading, ...] = ()  # topics shown too faintly to be read, where they come nearest

    def person(self, key: str | None) -> PersonReading | None:
        """The person of this key."""
        return next((p for p in self.contacts if p.key == key), None) if key else None

    @property
    def topic_names(self) -> tuple[str, ...]:
        return tuple(t.topic for t in self.topics)
