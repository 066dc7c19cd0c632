"""What search gives to a front end: results, suggestions, saved searches. Values only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from db.domain.query import Reading
from db.domain.said import Said

_SPAN = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, repr=False)
class CustomerRef:
    """A customer as a result names it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, repr=False)
class Hit:
    """One result. `marks` are the hits in `snippet`, `title_marks` those in `title`, as (start, end) in characters.
    `status` and `due` are a promise's; `about` says what else tells why it is here (a buying influence)."""

    id: str
    kind: str
    title: str
    customer: CustomerRef | None
    snippet: str
    marks: _SPAN
    title_marks: _SPAN
    score: float
    date: dt.date | None
    status: str = ""
    due: dt.date | None = None
    about: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class SearchResult:
    """What was found. `explained` says how the query was understood; `remarks` what was not, or was made of it instead.

    `did_you_mean` is the query with words that nothing has put right, or None; the results are already those of it.
    """

    total: int
    took_ms: float
    results: tuple[Hit, ...]
    did_you_mean: str | None
    explained: Said
    remarks: tuple[Said, ...]
    reading: Reading
    #: The index is being filled, or takes in what was just saved: there may be more. Ask again a moment later.
    partial: bool = False
    #: No record had every word; these have some.
    relaxed: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Suggestion:
    """What may stand in the query from `Reading.at` on: `text` is put there, `said` is shown (a label as `Said`, the
    words of people as they are), `second` says more."""

    text: str
    said: str
    icon: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Saved:
    """A saved search with the number of records it finds now; None where it was not counted."""

    id: str
    name: str
    query: str
    newest_first: bool = False
    count: int | None = None
