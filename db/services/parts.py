"""What pages are made of: the rows and cards that services answer with. Frozen values, days as days, sentences as
`Said`.

Importing this imports no SQLAlchemy: the first screen is shown from a kept copy before that is there (`glance`), so
what `Today` is made of holds plain values only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from db.domain.freshness import Freshness
from db.domain.promises import DayState

if TYPE_CHECKING:
    from db.records import Contact, Customer, Opportunity, Site, Visit
    from db.services.promises import PromiseRow


@dataclass(frozen=True, slots=True, repr=False)
class Ref:
    """A record as it is named elsewhere."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, repr=False)
class PromiseGist:
    """As much of a promise's record as the first screen shows."""

    id: str
    what: str
    owed_by: str
    status: str
    due: date | None
    settled_on: date | None


@dataclass(frozen=True, slots=True, repr=False)
class NearPromise:
    """A promise on the first screen: what `PromiseRow` is in the ledger, of plain values."""

    record: PromiseGist
    customer: Ref | None
    contact: Ref | None
    days: int | None
    state: DayState


@dataclass(frozen=True, slots=True, repr=False)
class VisitCard:
    """A visit of today (its `id`) with what to read before going in. `starts` is aware, in the zone it was said in,
    None where only the day is known; `badge` is (state, words) or None; `people` names and place."""

    id: str
    customer: Ref
    people: str
    starts: datetime
    minutes: int | None
    know: str
    happened: str
    next: str
    badge: tuple[str, str] | None


@dataclass(frozen=True, slots=True, repr=False)
class NoteRow:
    """A note in a list. `date` is the day it was learnt, else the day it was written."""

    id: str
    text: str
    customer: Ref | None
    date: date
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Proposed:
    """A customer or person out of a capture that nobody has confirmed yet. `kind` is customer or contact."""

    id: str
    name: str
    kind: str
    customer: Ref | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Today:
    """The first screen. `open_count` of my open promises; `promises` those due within a week or overdue."""

    visits: tuple[VisitCard, ...]
    promises: tuple[NearPromise, ...]
    open_count: int
    recent: tuple[NoteRow, ...]
    proposed: tuple[Proposed, ...]
    drafts: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True, repr=False)
class CustomerRow:
    """A customer in the list: the day of the last thing that happened (today when seen today), the one thing that
    matters now, and its state: overdue, due or ''."""

    id: str
    name: str
    date: date | None
    line: str
    state: str
    proposed: bool


@dataclass(frozen=True, slots=True, repr=False)
class PersonRow:
    """A person in the list."""

    id: str
    name: str
    title: str
    customer: Ref | None
    date: date | None
    line: str
    proposed: bool
    state: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Figure:
    """A number with meaning and the query that lists what it counts."""

    value: str
    label: str
    query: str


@dataclass(frozen=True, slots=True, repr=False)
class PersonCard:
    """A person on the page of a customer. `top` says what they are to us."""

    id: str
    name: str
    title: str
    top: str
    proposed: bool = False
    department: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class TimelineItem:
    """Something known or done, as a page tells it. `kind` is note, visit or promise; `state` of visits and promises.
    `readers` says who may read it where not everyone may, `audience` is what the record holds."""

    id: str
    kind: str
    text: str
    date: date | None
    topics: tuple[str, ...] = ()
    freshness: Freshness = ""
    confidence: str = ""
    who: str = ""
    state: str = ""
    audience: str = ""
    readers: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class ButtonLine:
    """What a person warms to (hot), is put off by (cold), or what to avoid; `note` is where it was learnt."""

    polarity: str
    text: str
    note: str
    person: Ref | None = None


@dataclass(frozen=True, slots=True, repr=False)
class LinkRow:
    """Who knows this person. `kind` is colleague or contact; `customer` where the other one works."""

    id: str
    person: Ref
    kind: str
    how: str
    strength: str
    customer: Ref | None = None


@dataclass(frozen=True, slots=True, repr=False)
class PartRow:
    """A part that somebody plays in a purchase; `opportunity` None: for the customer as a whole."""

    id: str
    role: str
    opportunity: Ref | None
    source: str
    confidence: str


@dataclass(frozen=True, slots=True, repr=False)
class CustomerPage:
    """Everything about a customer, to be read from top to bottom."""

    record: Customer
    subtitle: str
    figures: tuple[Figure, ...]
    people: tuple[PersonCard, ...]
    opportunities: tuple[Opportunity, ...]
    sites: tuple[Site, ...]
    topics: tuple[tuple[str, int], ...]
    timeline: tuple[TimelineItem, ...]
    promises: tuple[PromiseRow, ...]
    buttons: tuple[ButtonLine, ...]
    visits: tuple[Visit, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ContactPage:
    """Everything about a person at a customer."""

    record: Contact
    customer: Ref | None
    subtitle: str
    figures: tuple[Figure, ...]
    knows: tuple[LinkRow, ...]
    parts: tuple[PartRow, ...]
    topics: tuple[tuple[str, int], ...]
    timeline: tuple[TimelineItem, ...]
    promises: tuple[PromiseRow, ...]
    buttons: tuple[ButtonLine, ...]
    visits: tuple[Visit, ...]
    missing: tuple[str, ...]
