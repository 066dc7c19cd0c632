"""Putting a reading right by hand, and what is learnt from it. Pure: a correction gives a new reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.domain.capture.overrides import Correction, Learnt, Lesson, Overrides
from db.domain.capture.values import (
    TOPICS,
    CustomerReading,
    PersonReading,
    PromiseReading,
    Reading,
    TopicReading,
)
from db.domain.names import fold_word


def correct(reading: Reading, correction: Correction) -> Reading:
    """The reading with one thing put right; unchanged when it is about something the reading does not have.

    People are not found anew after a change of customer; reading the text again with the overrides does that.
    """
    match correction.kind:
        case "customer":
            return replace(reading, customer=chosen_customer(correction, reading.customer))
        case "person" | "drop-person":
            return _person(reading, correction)
        case "direction" | "drop-promise" | "due" | "what":
            return _promise(reading, correction)
        case "add-topic" | "drop-topic":
            return _topic(reading, correction)
        case "drop-button":
            return replace(reading, buttons=tuple(b for b in reading.buttons if b.key != correction.key))
        case "polarity" if correction.value in ("hot", "cold", "avoid"):
            turned = (replace(b, polarity=correction.value) if b.key == correction.key else b for b in reading.buttons)
            return replace(reading, buttons=tuple(turned))
    return reading


def corrected(reading: Reading, overrides: Overrides) -> Reading:
    """With every correction of a draft."""
    for correction in overrides.corrections:
        reading = correct(reading, correction)
    return reading


def chosen_customer(correction: Correction, read: CustomerReading | None) -> CustomerReading | None:
    """The customer a correction names, on the words that were read if they are still there."""
    value = correction.value
    if not isinstance(value, dict) or not value.get("name"):
        return None
    span = read.span if read and read.key == correction.key else None
    return CustomerReading(str(value["name"]), value.get("id") or None, span, 1.0, (), correction.key)


def _person(reading: Reading, correction: Correction) -> Reading:
    """Another person for words that were read as one; without words (key '') one more, whom the text need not name."""
    value = correction.value
    if not correction.key and correction.kind == "person" and isinstance(value, dict) and value.get("id"):
        if any(person.id == value["id"] for person in reading.contacts):
            return reading
        others = tuple(person for person in reading.contacts if person.key)
        begun = PersonReading(str(value.get("name") or ""), str(value["id"]))
        return replace(reading, contacts=(*others, begun))
    out: list[PersonReading] = []
    for person in reading.contacts:
        if person.key != correction.key:
            out.append(person)
        elif correction.kind == "person" and isinstance(correction.value, dict):
            value = correction.value
            out.append(
                replace(
                    person,
                    id=value.get("id") or None,
                    name=str(value.get("name") or person.name),
                    title=value.get("title") or person.title,
                    confidence=1.0,
                    alternatives=(),
                )
            )
    kept = {p.key for p in out}
    promises = tuple(p if p.contact in kept else replace(p, contact=None) for p in reading.promises)
    buttons = tuple(b if b.person in kept else replace(b, person=None) for b in reading.buttons)
    gone = {s for p in reading.contacts if p.key not in kept for s in p.spans}
    marks = tuple(m for m in reading.marks if not (m.kind == "person" and (m.start, m.end) in gone))
    said_by = reading.said_by if reading.said_by in kept else None
    return replace(reading, contacts=tuple(out), promises=promises, buttons=buttons, marks=marks, said_by=said_by)


def same_promise(key: str, promise: PromiseReading) -> bool:
    """A promise keeps its key while its clause is typed on: one key is the start of the other."""
    return bool(key) and (promise.key.startswith(key) or key.startswith(promise.key))


def _promise(reading: Reading, correction: Correction) -> Reading:
    fitting = [p for p in reading.promises if p.key == correction.key]
    fitting = fitting or [p for p in reading.promises if same_promise(correction.key, p)][:1]
    out: list[PromiseReading] = []
    for promise in reading.promises:
        if promise not in fitting:
            out.append(promise)
            continue
        match correction.kind:
            case "direction" if correction.value in ("us", "them"):
                out.append(replace(promise, by=correction.value, confidence=1.0))
            case "what" if isinstance(correction.value, str) and correction.value.strip():
                out.append(replace(promise, what=correction.value.strip(), confidence=1.0))
            case "due":
                out.append(_due(promise, _day(correction.value)))
            case "drop-promise":
                pass
            case _:
                out.append(promise)
    gone = {p.span for p in reading.promises} - {p.span for p in out}
    marks = tuple(m for m in reading.marks if not (m.kind == "promise" and (m.start, m.end) in gone))
    return replace(reading, promises=tuple(out), marks=marks)


def _due(promise: PromiseReading, day: date | None) -> PromiseReading:
    """With another day, or none; the days that were read stay choices."""
    read = (promise.due, *promise.due_alternatives) if promise.due_alternatives else ()
    others = tuple(dict.fromkeys(one for one in read if one is not None and one != day))
    return replace(promise, due=day, due_note="", due_alternatives=others if day else ())


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _topic(reading: Reading, correction: Correction) -> Reading:
    topics = tuple(t for t in reading.topics if t.topic != correction.key)
    if correction.kind == "add-topic" and correction.key in TOPICS:
        topics = (*topics, TopicReading(correction.key, None, str(correction.value or "")))
    return replace(reading, topics=topics)


def learn(reading: Reading, correction: Correction) -> Learnt:
    """What a correction of this reading teaches of names for the next captures; nothing, where it was about this text
    alone. `teaching.teach` learns from what was said of clauses."""
    value = correction.value if isinstance(correction.value, dict) else {}
    customer = reading.customer.id or "" if reading.customer else ""
    key = _folded(correction.key)
    match correction.kind:
        case "customer" if value.get("id") and key:
            return Learnt((Lesson("alias", key, str(value["id"])),))
        case "person" if value.get("id") and key:
            return Learnt((Lesson("person", key, str(value["id"]), customer),))
        case "drop-person" if key:
            return Learnt((Lesson("not-person", key, "", customer),))
    return Learnt()


def _folded(text: str) -> str:
    return " ".join(fold_word(word) for word in text.split())
