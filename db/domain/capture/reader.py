"""`read`: one capture from text to reading, step by step."""

from __future__ import annotations

from datetime import date, datetime

from db.domain.capture.corrections import chosen_customer, corrected
from db.domain.capture.entities import Entities, entities
from db.domain.capture.known import Known
from db.domain.capture.overrides import NOTHING_CORRECTED, NOTHING_LEARNT, Learnt, Overrides
from db.domain.capture.text import Words, tokenize
from db.domain.capture.values import LONGEST_READ, CustomerReading, Mark, Reading
from db.domain.dates import STANDARD, Conventions, FoundDate, find


def read(
    text: str,
    known: Known,
    now: datetime | date,
    conventions: Conventions = STANDARD,
    learnt: Learnt = NOTHING_LEARNT,
    overrides: Overrides = NOTHING_CORRECTED,
) -> Reading:
    """What a capture says, relative to the local day of `now`. Never fails on any text; reads its first LONGEST_READ
    characters, in time linear in them. `overrides` are this draft's corrections, `learnt` what earlier ones taught."""
    part = text[:LONGEST_READ]
    today = now.date() if isinstance(now, datetime) else now
    words = tokenize(part)
    dates = find(part, today, conventions)
    date_tokens = _tokens_in(words, dates)
    forced = _forced(overrides)
    who = entities(words, known, learnt, forced, date_tokens)
    reading = Reading(text, who.customer, who.others, who.people, marks=_marks(who, dates), read_to=len(part))
    return corrected(reading, overrides)


def _forced(overrides: Overrides) -> CustomerReading | None:
    for correction in overrides.of("customer"):
        return chosen_customer(correction, None) or CustomerReading("", None)
    return None


def _tokens_in(words: Words, dates: list[FoundDate]) -> set[int]:
    """The tokens that are part of a date."""
    inside: set[int] = set()
    ahead = iter(dates)
    current = next(ahead, None)
    for index, token in enumerate(words.tokens):
        while current and current.end <= token.start:
            current = next(ahead, None)
        if current and token.start >= current.start and token.end <= current.end:
            inside.add(index)
    return inside


def _marks(who: Entities, dates: list[FoundDate]) -> tuple[Mark, ...]:
    marks = [Mark(*firm.span, "customer") for firm in (who.customer, *who.others) if firm and firm.span]
    marks += [Mark(*span, "person") for person in who.people for span in person.spans]
    marks += [Mark(d.start, d.end, "date") for d in dates if not d.recurring and not d.past]
    return tuple(sorted(marks, key=lambda m: (m.start, -m.end, m.kind)))
