"""People: colleagues (ours) and their teams, contacts (at customers), and who knows whom."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Mapped

from db.domain.words import QT_TRANSLATE_NOOP
from db.records import fields
from db.records.base import Naming, Record
from db.records.knowledge import CONFIDENCES, SOURCES

ROLES = (
    ("rep", QT_TRANSLATE_NOOP("db", "Rep")),
    ("manager", QT_TRANSLATE_NOOP("db", "Manager")),
    ("administrator", QT_TRANSLATE_NOOP("db", "Administrator")),
)
CHANNELS = (
    ("phone", QT_TRANSLATE_NOOP("db", "Phone")),
    ("email", QT_TRANSLATE_NOOP("db", "E-mail")),
    ("visit", QT_TRANSLATE_NOOP("db", "Visit")),
    ("message", QT_TRANSLATE_NOOP("db", "Message")),
)
#: METHODS 2.3: how personal the person wants it
PERSONAL = (
    ("business", QT_TRANSLATE_NOOP("db", "Business only")),
    ("friendly", QT_TRANSLATE_NOOP("db", "Friendly")),
    ("close", QT_TRANSLATE_NOOP("db", "Close")),
)
STRENGTHS = (
    ("weak", QT_TRANSLATE_NOOP("db", "Have met")),
    ("known", QT_TRANSLATE_NOOP("db", "Know each other")),
    ("strong", QT_TRANSLATE_NOOP("db", "Trust each other")),
)


#: METHODS 2.1: who gives the final yes, who can say a final no, who works with it, who guides us
INFLUENCES = (
    ("economic", QT_TRANSLATE_NOOP("db", "Economic buyer")),
    ("technical", QT_TRANSLATE_NOOP("db", "Technical buyer")),
    ("user", QT_TRANSLATE_NOOP("db", "User buyer")),
    ("coach", QT_TRANSLATE_NOOP("db", "Coach")),
)


class Colleague(Record):
    """One of us."""

    __tablename__ = "colleague"
    naming: ClassVar = Naming(QT_TRANSLATE_NOOP("db", "Colleague"), QT_TRANSLATE_NOOP("db", "Colleagues"), "colleague")

    name: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Name"), required=True, search=2.0, listed=True)
    email: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "E-mail"), search=1.0, listed=True)
    role: Mapped[str] = fields.choice(QT_TRANSLATE_NOOP("db", "Role"), *ROLES, listed=True)
    phone: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Phone"))


class Team(Record):
    """Colleagues who work together."""

    __tablename__ = "team"
    naming: ClassVar = Naming(QT_TRANSLATE_NOOP("db", "Team"), QT_TRANSLATE_NOOP("db", "Teams"), "team")

    name: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Name"), required=True, search=1.0, listed=True)
    members: Mapped[tuple[str, ...]] = fields.refs(QT_TRANSLATE_NOOP("db", "Members"), "colleague", listed=True)


class Contact(Record):
    """A person at a customer. The window says People."""

    __tablename__ = "contact"
    naming: ClassVar = Naming(QT_TRANSLATE_NOOP("db", "Person"), QT_TRANSLATE_NOOP("db", "People"), "person")

    name: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Name"), required=True, search=4.0, listed=True)
    given: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "First name"))
    family: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Family name"))
    nicknames: Mapped[tuple[str, ...]] = fields.words(QT_TRANSLATE_NOOP("db", "Also called"), search=3.0)
    proposed: Mapped[bool] = fields.flag(QT_TRANSLATE_NOOP("db", "Proposed"), hidden=True)
    customer: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Customer"), "customer", listed=True)
    title: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Title"), search=1.5, listed=True)
    department: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Department"), search=1.0)
    emails: Mapped[tuple[str, ...]] = fields.words(QT_TRANSLATE_NOOP("db", "E-mail"), search=1.0, listed=True)
    phones: Mapped[tuple[str, ...]] = fields.words(QT_TRANSLATE_NOOP("db", "Phone"), search=0.5, listed=True)
    websites: Mapped[tuple[str, ...]] = fields.words(QT_TRANSLATE_NOOP("db", "Websites"))
    street: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Street"))
    postcode: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Postcode"))
    city: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "City"), search=1.0)
    region: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Region"))
    country: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Country"))
    birthday: Mapped[date | None] = fields.day(QT_TRANSLATE_NOOP("db", "Birthday"))
    preferred_channel: Mapped[str] = fields.choice(QT_TRANSLATE_NOOP("db", "Best reached by"), *CHANNELS)
    personal: Mapped[str] = fields.choice(QT_TRANSLATE_NOOP("db", "How personal they want it"), *PERSONAL)
    about: Mapped[str] = fields.text(QT_TRANSLATE_NOOP("db", "About"), search=1.0)
    tags: Mapped[tuple[str, ...]] = fields.refs(QT_TRANSLATE_NOOP("db", "Tags"), "tag")
    details: Mapped[str] = fields.text(QT_TRANSLATE_NOOP("db", "More"), search=0.5)


class Link(Record):
    """That one person knows another: ours and theirs, or theirs and theirs (METHODS 2.4)."""

    __tablename__ = "link"
    naming: ClassVar = Naming(
        QT_TRANSLATE_NOOP("db", "Acquaintance"),
        QT_TRANSLATE_NOOP("db", "Acquaintances"),
        "link",
        title="how",
    )

    from_person: Mapped[str | None] = fields.ref(
        QT_TRANSLATE_NOOP("db", "Who"), "contact", "colleague", required=True, listed=True
    )
    to_person: Mapped[str | None] = fields.ref(
        QT_TRANSLATE_NOOP("db", "Knows"), "contact", "colleague", required=True, listed=True
    )
    how: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "From where"), search=1.0, listed=True)
    strength: Mapped[str] = fields.choice(QT_TRANSLATE_NOOP("db", "How well"), *STRENGTHS, listed=True)


class Influence(Record):
    """The part a person plays in a purchase (METHODS 2.1): one record a part, so that a person may have several, each
    in its own opportunity and with its own certainty. Without an opportunity it holds for the customer as a whole."""

    __tablename__ = "influence"
    naming: ClassVar = Naming(
        QT_TRANSLATE_NOOP("db", "Buying influence"),
        QT_TRANSLATE_NOOP("db", "Buying influences"),
        "people",
        title="role",
    )

    contact: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Person"), "contact", required=True, listed=True)
    role: Mapped[str] = fields.choice(QT_TRANSLATE_NOOP("db", "Influence"), *INFLUENCES, required=True, listed=True)
    opportunity: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Opportunity"), "opportunity", listed=True)
    customer: Mapped[str | None] = fields.ref(
        QT_TRANSLATE_NOOP("db", "Customer"), "customer", follows=("contact", "opportunity"), listed=True
    )
    source: Mapped[str] = fields.choice(QT_TRANSLATE_NOOP("db", "How we know"), *SOURCES)
    confidence: Mapped[str] = fields.choice(QT_TRANSLATE_NOOP("db", "How sure"), *CONFIDENCES)
