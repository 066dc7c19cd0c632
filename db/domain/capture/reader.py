"""`read`: one capture from text to reading, step by step."""

from __future__ import annotations

from datetime import date, datetime

from db.domain.capture.buttons import buttons
from db.domain.capture.corrections import chosen_customer, corrected
from db.domain.capture.entities import Entities, entities
from db.domain.capture.known import Known
from db.domain.capture.model import UNTRAINED, Model
from db.domain.capture.normal import Builder, Normal
from db.domain.capture.overrides import NOTHING_CORRECTED, NOTHING_LEARNT, Learnt, Overrides
from db.domain.capture.promises import promises
from db.domain.capture.segment import Unit, their_mails, units
from db.domain.capture.source import source, spoken_of
from db.domain.capture.speakers import quotations, turns
from db.domain.capture.text import Words, tokenize
from db.domain.capture.topics import topics
from db.domain.capture.values import LONGEST_READ, CustomerReading, Mark, PromiseReading, Reading
from db.domain.dates import STANDARD, Conventions, FoundDate, find


def read(
    text: str,
    known: Known,
    now: datetime | date,
    conventions: Conventions = STANDARD,
    learnt: Learnt = NOTHING_LEARNT,
    overrides: Overrides = NOTHING_CORRECTED,
    model: Model = UNTRAINED,
) -> Reading:
    """What a capture says, relative to the local day of `now`. Never fails on any text; reads its first LONGEST_READ
    characters, in time linear in them. `overrides` are this draft's corrections, `learnt` what earlier ones taught,
    `model` what was trained (resources/capture); without it rules decide alone."""
    part = text[:LONGEST_READ]
    words, dates, who, normals = parse(part, known, now, conventions, learnt, _forced(overrides))
    owed = tuple(promises(normals, words, model.promises))
    pressed = buttons(normals, words, spoken_of(normals))
    kinds, faint = topics(normals, words, owed, pressed, model.topics)
    how, said_by, sure = source(normals)
    marks = _marks(who, owed, dates)
    found = text, who.customer, who.others, who.people, owed, kinds, pressed, how, said_by, sure, marks, len(part)
    return corrected(Reading(*found, faint), overrides)


def parse(
    text: str,
    known: Known,
    now: datetime | date,
    conventions: Conventions = STANDARD,
    learnt: Learnt = NOTHING_LEARNT,
    forced: CustomerReading | None = None,
) -> tuple[Words, list[FoundDate], Entities, list[Normal]]:
    """The words of a text, its dates, who is named, and its sentences in normal form: what all reading rests on."""
    words = tokenize(text)
    dates = find(text, now.date() if isinstance(now, datetime) else now, conventions)
    who = entities(words, known, learnt, forced, set(_tokens_in(words, dates)))
    return words, dates, who, _normals(words, who, known, dates)


def _forced(overrides: Overrides) -> CustomerReading | None:
    for correction in overrides.of("customer"):
        return chosen_customer(correction, None) or CustomerReading("", None)
    return None


def _normals(words: Words, who: Entities, known: Known, dates: list[FoundDate]) -> list[Normal]:
    titled = {i for first, last in who.title_spans for i in range(first, last)}
    builder = Builder(words, who, known, dates, _tokens_in(words, dates), titled)
    return [builder.unit(unit) for unit in _with_senders(words, who, known)]


def _with_senders(words: Words, who: Entities, known: Known) -> list[Unit]:
    ours = {i for i, token in enumerate(words.tokens) if token.word and known.colleague(token.low)}
    found = turns(words, their_mails(units(words), who.by_token, ours), who.by_token, ours)
    return quotations(words, found, who.by_token, ours)


def _tokens_in(words: Words, dates: list[FoundDate]) -> dict[int, int]:
    """The tokens that are part of a date, its preposition included, and which date."""
    inside: dict[int, int] = {}
    number = 0
    for index, token in enumerate(words.tokens):
        while number < len(dates) and dates[number].end <= token.start:
            number += 1
        if number < len(dates) and token.start >= dates[number].lead and token.end <= dates[number].end:
            inside[index] = number
    return inside


def _marks(who: Entities, owed: tuple[PromiseReading, ...], dates: list[FoundDate]) -> tuple[Mark, ...]:
    marks = [Mark(*firm.span, "customer") for firm in (who.customer, *who.others) if firm and firm.span]
    marks += [Mark(*span, "person") for person in who.people for span in person.spans]
    marks += [Mark(*promise.span, "promise") for promise in owed]
    marks += [Mark(d.start, d.end, "date") for d in dates if not d.recurring and not d.past]
    return tuple(sorted(marks, key=lambda m: (m.start, -m.end, m.kind)))
