"""A reading becomes records, within one unit of work: the note, what is new (proposed), promises, pieces.

A customer or person is never made twice: one of the same name, proposed or in the trash, is used before another is
made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from db.domain.capture import Button, CustomerReading, PersonReading, PromiseReading, Reading
from db.domain.freshness import review_by
from db.domain.names import firm_words, words_of
from db.domain.promises import OPEN
from db.records import Contact, Customer, Note, Promise
from db.services.capture_parts import FiledPerson
from db.services.refs import Ref
from db.store.work import Work

#: What a button is worth knowing for.
_BUTTON_TOPICS = ("preference",)


@dataclass(frozen=True, slots=True, repr=False)
class Who:
    """Whom a reading is about, as records. `people` in the order of its contacts; `by_key` leads from a reading's
    key."""

    customer: Customer | None
    new_customer: bool
    people: tuple[FiledPerson, ...]
    by_key: dict[str, Contact]
    others: frozenset[str] = frozenset()  # ids of the other customers that the text names

    @property
    def ref(self) -> Ref | None:
        return Ref(self.customer.id, self.customer.name) if self.customer else None

    def id_of(self, key: str | None) -> str | None:
        """The id of the person of that key."""
        person = self.by_key.get(key) if key else None
        return person.id if person else None


class Filing:
    """Makes the records of one capture. `day` is the day it was said."""

    def __init__(self, work: Work, day: date, audience: str) -> None:
        self._work, self._day, self._audience = work, day, audience

    # --- who ----------------------------------------------------------------------------------------------------------

    def who(self, reading: Reading) -> Who:
        """The customer and the people of a reading, made where they are new."""
        customer, fresh = self._customer(reading.customer)
        people: list[FiledPerson] = []
        by_key: dict[str, Contact] = {}
        for person in reading.contacts:
            contact, new = self._person(person, customer)
            by_key[person.key] = contact
            people.append(FiledPerson(contact.id, contact.name, contact.title, new))
        others = frozenset(other.id for other in reading.other_customers if other.id)
        return Who(customer, fresh, tuple(people), by_key, others)

    def _customer(self, read: CustomerReading | None) -> tuple[Customer | None, bool]:
        if read is None or not (read.id or read.name.strip()):
            return None, False
        if read.id:
            known = self._work.session.get(Customer, read.id)
            if known is not None and known.deleted_at is None:
                return known, False
            if not read.name.strip():
                return None, False
        same = self._customer_called(read.name)
        if same is not None:
            return same, self._back(same)
        made = Customer(name=_one_line(read.name), proposed=True, audience=self._audience)
        self._work.add(made)
        return made, True

    def _customer_called(self, name: str) -> Customer | None:
        """A customer of that name, or with it among its other names, legal forms aside; those not in the trash
        first."""
        wanted = firm_words(name)
        rows = self._work.session.execute(
            select(Customer.id, Customer.name, Customer.aliases, Customer.deleted_at)
        ).all()
        hits = [row for row in rows if any(firm_words(one) == wanted for one in (row.name, *row.aliases))]
        best = min(hits, key=lambda row: (row.deleted_at is not None, row.id), default=None)
        return self._work.session.get(Customer, best.id) if best else None

    def _person(self, read: PersonReading, customer: Customer | None) -> tuple[Contact, bool]:
        home = read.customer or (customer.id if customer else None)
        if read.id:
            known = self._work.session.get(Contact, read.id)
            if known is not None and known.deleted_at is None:
                self._complete(known, read, home if known.proposed else None)
                return known, False
        same = self._person_called(read.name, home)
        if same is not None:
            new = self._back(same)
            self._complete(same, read, home)
            return same, new
        given, family = _parts(read.name)
        made = Contact(
            name=_one_line(read.name),
            given=given,
            family=family,
            title=_one_line(read.title or ""),
            customer=home,
            proposed=True,
            audience=self._audience,
        )
        self._work.add(made)
        return made, True

    def _person_called(self, name: str, home: str | None) -> Contact | None:
        """A person of that name at the same customer, or at none yet; those not in the trash first."""
        self._work.session.flush()
        wanted = words_of(name)
        at = Contact.customer.is_(None) if home is None else or_(Contact.customer == home, Contact.customer.is_(None))
        rows = self._work.session.execute(
            select(Contact.id, Contact.name, Contact.nicknames, Contact.customer, Contact.deleted_at).where(at)
        ).all()
        hits = [row for row in rows if any(words_of(one) == wanted for one in (row.name, *row.nicknames))]
        best = min(hits, key=lambda row: (row.deleted_at is not None, row.customer != home, row.id), default=None)
        return self._work.session.get(Contact, best.id) if best else None

    def _back(self, record: Customer | Contact) -> bool:
        """Take one out of the trash, as proposed: the text names it again. Whether it was there."""
        if record.deleted_at is None:
            return False
        record.deleted_at = None
        record.proposed = True
        return True

    def _complete(self, contact: Contact, read: PersonReading, home: str | None) -> None:
        """Blanks that the text fills; what is there already is not overwritten."""
        if read.title and not contact.title:
            contact.title = _one_line(read.title)
        if home and not contact.customer:
            contact.customer = home

    # --- what ---------------------------------------------------------------------------------------------------------

    def note(self, reading: Reading, who: Who, source_key: str) -> Note:
        """The capture itself: the whole text."""
        made = Note(
            text=reading.text,
            customer=who.customer.id if who.customer else None,
            about=about(who),
            topics=reading.topic_names,
            source=reading.source,
            said_by=who.id_of(reading.said_by),
            confidence=reading.confidence,
            learnt_on=self._day,
            review_by=review_by(reading.topic_names, self._day),
            audience=self._audience,
            source_key=source_key,
        )
        self._work.add(made)
        return made

    def promise(self, read: PromiseReading, who: Who, note: Note) -> Promise:
        """A promise read in a note. Ours is mine. It is with the note's customer, or with its person's where that is
        another customer the text names, or where the note has none."""
        person = who.by_key.get(read.contact or "")
        home = person.customer if person else None
        made = Promise(
            what=_one_line(read.what),
            owed_by=read.by,
            customer=home if home in who.others else note.customer or home,
            contact=person.id if person else None,
            colleague=self._work.store.me if read.by == "us" else None,
            due=read.due,
            status=OPEN,
            note=note.id,
            audience=self._audience,
        )
        self._work.add(made)
        return made

    def piece(self, read: Button, reading: Reading, who: Who, note: Note) -> Note:
        """A button as a note of its own, so that it has source, audience and age."""
        person = who.id_of(read.person)
        made = Note(
            text=read.phrase.strip(),
            customer=note.customer,
            about=(person,) if person else (),
            topics=_BUTTON_TOPICS,
            polarity=read.polarity,
            source=reading.source,
            said_by=who.id_of(reading.said_by),
            confidence=reading.confidence,
            learnt_on=self._day,
            review_by=review_by(_BUTTON_TOPICS, self._day),
            capture=note.id,
            audience=self._audience,
        )
        self._work.add(made)
        return made


def about(who: Who) -> tuple[str, ...]:
    """Ids of the people of a reading, each once."""
    return tuple(dict.fromkeys(person.id for person in who.people))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _parts(name: str) -> tuple[str, str]:
    """(first name, family name) as far as a name of Western order tells. A single word is a first name, behind an
    honorific a family name."""
    words, folded = name.split(), words_of(name)
    honoured = False
    while len(words) > len(folded) and len(words) > 1 and words_of(words[0]) != folded[:1]:
        words, honoured = words[1:], True
    if len(words) == 1:
        return ("", words[0]) if honoured else (words[0], "")
    return (words[0], " ".join(words[1:])) if words else ("", "")
