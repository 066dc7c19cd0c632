"""Editing a filed capture: what it became follows the new text, and is never made twice.

How a reading was corrected when it was filed is not kept; it is found again by comparing the plain reading of the
text with the records it became. Those corrections then hold for the edited text, by the words they are about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.domain.capture import Button, Correction, Overrides, PromiseReading, Reading
from db.domain.freshness import review_by
from db.domain.matching import alike, pairs
from db.domain.promises import OPEN, status_of
from db.records import Customer, Note, Promise
from db.services.capture_filing import Filing, Who, about
from db.services.capture_parts import Filed
from db.store.errors import Invalid, NotFound
from db.store.work import Work


@dataclass(frozen=True, slots=True, repr=False)
class Was:
    """A filed capture: its note, the name of its customer, the promises and pieces made of it that are not in the
    trash."""

    note: Note
    customer: str
    promises: tuple[Promise, ...]
    pieces: tuple[Note, ...]


def load(session: Session, note_id: str) -> Was:
    """NotFound where there is no such note; Invalid for a piece, which is edited in its capture or as a note."""
    note = session.get(Note, note_id)
    if note is None or note.deleted_at is not None:
        raise NotFound("That capture is not here any more. Look in the trash.")
    if note.capture is not None:
        raise Invalid("This was read out of a capture. Edit the capture, or this note by itself.", "note")
    promises = session.scalars(
        select(Promise).where(Promise.note == note.id, Promise.deleted_at.is_(None)).order_by(Promise.id)
    )
    pieces = session.scalars(select(Note).where(Note.capture == note.id, Note.deleted_at.is_(None)).order_by(Note.id))
    customer = session.get(Customer, note.customer) if note.customer else None
    return Was(note, customer.name if customer else "", tuple(promises), tuple(pieces))


# --- what was corrected -----------------------------------------------------------------------------------------------


def corrections(was: Was, read: Callable[[Overrides], Reading]) -> Overrides:
    """The corrections with which the text, read by `read`, says what was filed."""
    found = Overrides()
    plain = read(found)
    # A customer that would be new now was said to be none when it was filed, or was dismissed since; so with people.
    read_as = (plain.customer.id or "") if plain.customer else None
    if read_as != was.note.customer:
        key = plain.customer.key if plain.customer else ""
        value = {"id": was.note.customer, "name": was.customer} if was.customer else None
        found = found.with_(Correction("customer", key, value))
        plain = read(found)
    for correction in (*_of_people(was, plain), *_of_topics(was, plain)):
        found = found.with_(correction)
    for correction in (*_of_promises(was, plain), *_of_buttons(was, plain)):
        found = found.with_(correction)
    return found


def _of_people(was: Was, plain: Reading) -> list[Correction]:
    """Somebody else was meant, or nobody."""
    found = []
    here = set(was.note.about)
    spare = here - {person.id for person in plain.contacts}
    for person in plain.contacts:
        if person.id in here:
            continue
        other = next((one for one in person.alternatives if one.id in spare), None)
        if other is not None:
            spare.discard(other.id)
            value = {"id": other.id, "name": other.name, "title": None}
            found.append(Correction("person", person.key, value))
        else:
            found.append(Correction("drop-person", person.key))
    return found


def _of_topics(was: Was, plain: Reading) -> list[Correction]:
    filed, said = set(was.note.topics), set(plain.topic_names)
    added = [Correction("add-topic", topic, "") for topic in was.note.topics if topic not in said]
    return [*added, *(Correction("drop-topic", topic) for topic in plain.topic_names if topic not in filed)]


def _of_promises(was: Was, plain: Reading) -> list[Correction]:
    """Who owes, what and when, where a person said otherwise; what is not here any more is none."""
    found: list[Correction] = []
    matched = match_promises(was.promises, plain.promises)
    for index, read in enumerate(plain.promises):
        if index not in matched:
            found.append(Correction("drop-promise", read.key))
            continue
        record = was.promises[matched[index]]
        if record.owed_by != read.by:
            found.append(Correction("direction", read.key, record.owed_by))
        if record.due != read.due:
            found.append(Correction("due", read.key, record.due.isoformat() if record.due else None))
        if record.what != _one_line(read.what):
            found.append(Correction("what", read.key, record.what))
    return found


def _of_buttons(was: Was, plain: Reading) -> list[Correction]:
    matched = match_buttons(was.pieces, plain.buttons)
    return [Correction("drop-button", one.key) for index, one in enumerate(plain.buttons) if index not in matched]


def match_promises(records: Sequence[Promise], read: Sequence[PromiseReading]) -> dict[int, int]:
    """Index of a reading -> index of the record it became."""
    matched = pairs(records, read, _promise_likeness)
    left = [index for index in range(len(read)) if index not in matched]
    over = [index for index in range(len(records)) if index not in matched.values()]
    # One of each is left: somebody said it in other words, if the rest of it is the same.
    if len(left) == len(over) == 1 and len(read) == len(records):
        one, record = read[left[0]], records[over[0]]
        if one.by == record.owed_by and one.due == record.due:
            matched[left[0]] = over[0]
    return matched


def _promise_likeness(record: Promise, read: PromiseReading) -> float:
    same = alike(record.what, read.what)
    return same + 0.1 * (record.due == read.due) + 0.1 * (record.owed_by == read.by) if same >= 0.4 else 0.0


def match_buttons(records: Sequence[Note], read: Sequence[Button]) -> dict[int, int]:
    """Index of a button -> index of the piece it became."""
    return pairs(
        records, read, lambda piece, one: alike(piece.text, one.phrase) + 0.1 * (piece.polarity == one.polarity)
    )


# --- putting the new in place of the old ------------------------------------------------------------------------------


class Refiling:
    """One edit of a filed capture within a unit of work. `day` is the day it was said."""

    def __init__(self, work: Work, note_id: str, day: date, audience: str) -> None:
        self._work, self._day = work, day
        self._was = load(work.session, note_id)
        self._filing = Filing(work, day, audience)
        self._audience = audience

    def run(self, reading: Reading, before: Reading, plain: Reading, said: Overrides) -> Filed:
        """`reading` of the new text with all corrections, `before` of the old text with those found again, `plain` of
        the old text with none; `said` are the corrections made while editing."""
        who = self._filing.who(reading)
        old = self._was.note.customer
        self._note(reading, before, who)
        promises = self._promises(reading, before, plain, who, said)
        pieces = self._pieces(reading, before, who)
        if self._was.note.customer != old:
            self._moved(old)
        return Filed(self._was.note, who.ref, who.new_customer, who.people, promises, pieces, self._work.group, reading)

    def _set(self, record: Note | Promise, **values: Any) -> None:
        for name, value in values.items():
            if getattr(record, name) != value:
                setattr(record, name, value)

    def _note(self, reading: Reading, before: Reading, who: Who) -> None:
        note = self._was.note
        by_hand = tuple(one for one in note.about if one not in {person.id for person in before.contacts})
        changes: dict[str, Any] = {
            "text": reading.text,
            "customer": who.customer.id if who.customer else None,
            "about": tuple(dict.fromkeys((*about(who), *by_hand))),
            "topics": reading.topic_names,
            "audience": self._audience,
        }
        if note.source == before.source:
            changes["source"] = reading.source
        if note.confidence == before.confidence:
            changes["confidence"] = reading.confidence
        teller = before.person(before.said_by)
        if note.said_by == (teller.id if teller else None):
            changes["said_by"] = who.id_of(reading.said_by)
        if note.review_by == review_by(before.topic_names, self._day):
            changes["review_by"] = review_by(reading.topic_names, self._day)
        self._set(note, **changes)

    def _promises(
        self, reading: Reading, before: Reading, plain: Reading, who: Who, said: Overrides
    ) -> tuple[Promise, ...]:
        was = self._was.promises
        matched = match_promises(was, reading.promises)
        edited = _edited(was, plain)
        made: list[Promise] = []
        for index, read in enumerate(reading.promises):
            if index not in matched:
                made.append(self._filing.promise(read, who, self._was.note))
                continue
            record = was[matched[index]]
            if status_of(record.status) == OPEN:
                self._follow(record, read, who, edited.get(record.id, set()), said)
            made.append(record)
        read_before = {was[index].id for index in match_promises(was, before.promises).values()}
        for record in was:
            gone = record not in made and record.id in read_before
            if gone and not edited.get(record.id) and status_of(record.status) == OPEN and not record.proof:
                self._work.trash(record.id)
        return tuple(made)

    def _follow(self, record: Promise, read: PromiseReading, who: Who, edited: set[str], said: Overrides) -> None:
        """A promise after its clause: what a person set by hand stays, unless they have just corrected it."""
        asked = {one.kind for one in said.corrections if one.key and _about(one.key, read.key)}
        values: dict[str, Any] = {"audience": self._audience}
        if "what" not in edited or "what" in asked:
            values["what"] = _one_line(read.what)
        if "due" not in edited or "due" in asked:
            values["due"] = read.due
        if "owed_by" not in edited or "direction" in asked:
            values["owed_by"] = read.by
            values["colleague"] = (record.colleague or self._work.store.me) if read.by == "us" else None
        person = who.id_of(read.contact)
        if person and person != record.contact:
            values["contact"] = person
        self._set(record, **values)

    def _pieces(self, reading: Reading, before: Reading, who: Who) -> tuple[Note, ...]:
        was = self._was.pieces
        matched = match_buttons(was, reading.buttons)
        old = match_buttons(was, before.buttons)
        read_as = {was[place].id: before.buttons[index] for index, place in old.items()}
        made: list[Note] = []
        for index, read in enumerate(reading.buttons):
            if index not in matched:
                made.append(self._filing.piece(read, reading, who, self._was.note))
                continue
            piece = was[matched[index]]
            if not _touched(piece, read_as.get(piece.id)):
                person = who.id_of(read.person)
                self._set(
                    piece, text=read.phrase.strip(), polarity=read.polarity, about=(person,) if person else piece.about
                )
            self._set(piece, audience=self._audience)
            made.append(piece)
        for piece in was:
            if piece not in made and piece.id in read_as and not _touched(piece, read_as[piece.id]):
                self._work.trash(piece.id)
        return tuple(made)

    def _moved(self, old: str | None) -> None:
        """The capture is another customer's: what was made of it goes along, where it was the old one's."""
        new = self._was.note.customer
        for promise in self._was.promises:
            if promise.customer == old:
                promise.customer = new
        for piece in self._was.pieces:
            if piece.customer == old:
                piece.customer = new


def _edited(records: Sequence[Promise], plain: Reading) -> dict[str, set[str]]:
    """Which fields of a promise differ from what its text alone says: a person set them. Ids without a reading are
    left out."""
    found: dict[str, set[str]] = {}
    for index, place in match_promises(records, plain.promises).items():
        read, record = plain.promises[index], records[place]
        fields = {"what": _one_line(read.what), "due": read.due, "owed_by": read.by}
        found[record.id] = {name for name, value in fields.items() if getattr(record, name) != value}
    return found


def _touched(piece: Note, read: Button | None) -> bool:
    """Whether a person changed a piece since it was read; one that nothing was read of is a person's own."""
    return read is None or piece.text != read.phrase.strip() or piece.polarity != read.polarity


def _about(key: str, other: str) -> bool:
    return other.startswith(key) or key.startswith(other)


def _one_line(text: str) -> str:
    return " ".join(text.split())
