"""What the store has already, by everything an import may recognise it by: keys, names, e-mail addresses, phone
numbers.

Read once at the start of an import and kept up to date while it runs, so that recognising a record costs no query.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.exchange import keys
from db.records import Attachment, Colleague, Contact, Customer, Kinds, Opportunity, Record, Site, Tag, Team

#: Kinds that are the same when they are called the same (and a contact within its customer).
NAMED: tuple[type[Record], ...] = (Customer, Tag, Team, Colleague, Opportunity, Site)


@dataclass(slots=True)
class Card:
    """What tells one person from another."""

    name: str
    given: str = ""
    family: str = ""
    customer: str = ""
    emails: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    birthday: date | None = None
    place: str = ""


class Known:
    """The index. `ids` are all records' kinds by id; `trash` the ids of those in the trash."""

    def __init__(self, session: Session, kinds: Kinds) -> None:
        self.ids: dict[str, str] = {}
        self.trash: set[str] = set()
        self.by_key: dict[str, str] = {}
        self.versions: dict[str, tuple[str, str]] = {}  # a thing -> (the newest version that is here, its record)
        self.names: dict[tuple[str, str], list[str]] = {}
        self.titles: dict[str, str] = {}
        self.emails: dict[str, list[str]] = {}
        self.people: dict[str, list[str]] = {}
        self.cards: dict[str, Card] = {}
        for kind in kinds:
            cls = kind.cls
            rows = session.execute(select(cls.id, cls.source_key, cls.deleted_at.is_not(None)))
            for record_id, key, trashed in rows:
                self.ids[record_id] = kind.name
                if trashed:
                    self.trash.add(record_id)
                if key and (key not in self.by_key or not trashed):
                    self._keyed(key, record_id)
        self._read_named(session, kinds)
        self._read_contacts(session, kinds)
        self.attached: set[tuple[str, str]] = set()
        if Attachment.__tablename__ in kinds:
            files = session.execute(
                select(Attachment.subject, Attachment.sha256).where(Attachment.deleted_at.is_(None))
            )
            self.attached = {(subject or "", sha256) for subject, sha256 in files}

    def _read_named(self, session: Session, kinds: Kinds) -> None:
        for cls in NAMED:
            if cls.__tablename__ not in kinds:
                continue
            for record in session.scalars(select(cls).where(cls.deleted_at.is_(None))):
                self.learn(cls.__tablename__, record)
        session.expunge_all()

    def _read_contacts(self, session: Session, kinds: Kinds) -> None:
        if Contact.__tablename__ not in kinds:
            return
        columns = [getattr(Contact, name) for name in ("id", *_CARD)]
        for record_id, *row in session.execute(select(*columns).where(Contact.deleted_at.is_(None))):
            self._person(record_id, card_of(dict(zip(_CARD, row, strict=True))))

    def _keyed(self, key: str, record_id: str) -> None:
        self.by_key[key] = record_id
        thing, version = keys.version_of(key)
        if thing and version > self.versions.get(thing, ("", ""))[0]:
            self.versions[thing] = (version, record_id)

    def learn(self, kind: str, record: Record) -> None:
        """Take a new or changed record into the index."""
        self.ids[record.id] = kind
        if record.source_key:
            self._keyed(record.source_key, record.id)
        if isinstance(record, Contact):
            self._person(record.id, card_of({name: getattr(record, name) for name in _CARD}))
            return
        if isinstance(record, Attachment):
            self.attached.add((record.subject or "", record.sha256))
            return
        name = getattr(record, "name", "")
        if not name or not isinstance(record, NAMED):
            return
        self.titles[record.id] = name
        names = [name, *getattr(record, "aliases", ())]
        owner = getattr(record, "customer", None) or ""
        for one in names:
            _append(self.names.setdefault((kind, self.named_key(kind, one, owner)), []), record.id)
        if isinstance(record, Colleague) and record.email:
            _append(self.names.setdefault((kind, keys.norm(record.email)), []), record.id)

    @staticmethod
    def named_key(kind: str, name: str, owner: str = "") -> str:
        """Under what a name is found: sites and opportunities are told apart by their customer."""
        plain = keys.person_norm(name) if kind == "colleague" else keys.norm(name)
        return f"{plain}\x1f{owner}" if kind in ("site", "opportunity") else plain

    def _person(self, record_id: str, card: Card) -> None:
        self.ids[record_id] = "contact"
        self.cards[record_id] = card
        self.titles[record_id] = card.name
        _append(self.people.setdefault(keys.person_norm(card.name), []), record_id)
        for email in card.emails:
            _append(self.emails.setdefault(email, []), record_id)

    def named(self, kind: str, name: str, owner: str = "") -> list[str]:
        """Ids of the records of a kind that go by a name."""
        return self.names.get((kind, self.named_key(kind, name, owner)), [])

    def person(self, asked: Card, alone: bool = True) -> Iterable[str]:
        """Ids of people who may be the one asked for, surest first: by e-mail, by name at the same customer, by name
        and phone; with `alone` also by name where neither has a customer and nothing speaks against it."""
        for email in asked.emails:
            yield from (one for one in self.emails.get(email, ()) if fits(self.cards[one], asked))
        namesakes = self.people.get(keys.person_norm(asked.name), ()) if asked.name else ()
        for one in namesakes:
            card = self.cards[one]
            if asked.customer and card.customer == asked.customer:
                yield one
        for one in namesakes:
            card = self.cards[one]
            if card.phones & asked.phones or (alone and not (asked.customer or card.customer or _differ(card, asked))):
                yield one


_CARD = ("name", "given", "family", "customer", "emails", "phones", "birthday", "street", "postcode", "city")


def card_of(values: Mapping[str, Any]) -> Card:
    """The card of a contact's values."""
    place = " ".join(keys.norm(values.get(name) or "") for name in ("street", "postcode", "city"))
    return Card(
        values.get("name") or "",
        values.get("given") or "",
        values.get("family") or "",
        values.get("customer") or "",
        {email.casefold() for email in values.get("emails") or ()},
        phone_keys(values.get("phones") or ()),
        values.get("birthday"),
        place.strip(),
    )


def fits(card: Card, asked: Card) -> bool:
    """Whether two who share an e-mail address can be one person: a shared mailbox has several."""
    if not asked.name or "@" in asked.name or "@" in card.name:
        return True
    one, other = keys.person_norm(card.name), keys.person_norm(asked.name)
    if one == other:
        return True
    if card.family and asked.family and card.given and asked.given:
        given, asked_given = keys.norm(card.given), keys.norm(asked.given)
        alike = given == asked_given or (given[:1] == asked_given[:1] and min(len(given), len(asked_given)) <= 2)
        return keys.norm(card.family) == keys.norm(asked.family) and alike
    words, asked_words = set(one.split()), set(other.split())
    return words <= asked_words or asked_words <= words


def _differ(card: Card, asked: Card) -> bool:
    """Whether addresses, numbers or birthdays say that two namesakes are two people."""
    if card.birthday and asked.birthday and card.birthday != asked.birthday:
        return True
    if card.place and asked.place and card.place != asked.place:
        return True
    emails = card.emails and asked.emails and not card.emails & asked.emails
    phones = card.phones and asked.phones and not card.phones & asked.phones
    return bool(emails or phones)


def phone_keys(phones: Iterable[str]) -> set[str]:
    return {key for key in map(keys.phone_norm, phones) if key}


def _append(ids: list[str], record_id: str) -> None:
    if record_id not in ids:
        ids.append(record_id)
