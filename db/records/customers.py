"""Customers and what belongs to them: sites, opportunities; and the tags people put on anything."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Mapped

from db.domain.values import Money
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import fields
from db.records.base import Naming, Record

#: METHODS 6.1
SEGMENTS = (
    ("enterprise", QT_TRANSLATE_NOOP("db", "Enterprise")),
    ("business", QT_TRANSLATE_NOOP("db", "Business")),
    ("individual", QT_TRANSLATE_NOOP("db", "Individual")),
)
#: METHODS 5.1, and how it ended
STAGES = (
    ("wish", QT_TRANSLATE_NOOP("db", "Wish")),
    ("forming", QT_TRANSLATE_NOOP("db", "Forming")),
    ("planned", QT_TRANSLATE_NOOP("db", "Planned")),
    ("buying", QT_TRANSLATE_NOOP("db", "Being bought")),
    ("won", QT_TRANSLATE_NOOP("db", "Won")),
    ("lost", QT_TRANSLATE_NOOP("db", "Lost")),
)


class Customer(Record):
    """A firm we sell to, or might."""

    __tablename__ = "customer"
    naming: ClassVar = Naming(QT_TRANSLATE_NOOP("db", "Customer"), QT_TRANSLATE_NOOP("db", "Customers"), "customer")

    name: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Name"), required=True, search=4.0, listed=True)
    aliases: Mapped[tuple[str, ...]] = fields.words(
        QT_TRANSLATE_NOOP("db", "Also called"),
        search=3.0,
        help=QT_TRANSLATE_NOOP("db", "Short forms people write"),
    )
    proposed: Mapped[bool] = fields.flag(QT_TRANSLATE_NOOP("db", "Proposed"), hidden=True)
    industry: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Industry"), search=1.0, listed=True)
    segment: Mapped[str] = fields.choice(QT_TRANSLATE_NOOP("db", "Segment"), *SEGMENTS)
    description: Mapped[str] = fields.text(QT_TRANSLATE_NOOP("db", "Description"), search=1.0)
    website: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Website"))
    phone: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Phone"))
    email: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "E-mail"), search=1.0)
    street: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Street"))
    postcode: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Postcode"))
    city: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "City"), search=1.0, listed=True)
    region: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Region"))
    country: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Country"), search=1.0)
    revenue: Mapped[Money | None] = fields.money(QT_TRANSLATE_NOOP("db", "Yearly revenue"))
    employees: Mapped[int | None] = fields.number(QT_TRANSLATE_NOOP("db", "Employees"))
    founded: Mapped[int | None] = fields.number(QT_TRANSLATE_NOOP("db", "Founded"))
    parent: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Belongs to"), "customer")
    point_of_contact: Mapped[str | None] = fields.ref(
        QT_TRANSLATE_NOOP("db", "Point of contact"),
        "colleague",
        help=QT_TRANSLATE_NOOP("db", "The one of us they call"),
    )
    fiscal_year_start: Mapped[str] = fields.line(
        QT_TRANSLATE_NOOP("db", "Fiscal year starts"),
        help=QT_TRANSLATE_NOOP("db", "Month and day, like 07-01"),
    )
    tags: Mapped[tuple[str, ...]] = fields.refs(QT_TRANSLATE_NOOP("db", "Tags"), "tag")
    details: Mapped[str] = fields.text(QT_TRANSLATE_NOOP("db", "More"), search=0.5)


class Site(Record):
    """A place of a customer: a plant, an office, a mill."""

    __tablename__ = "site"
    naming: ClassVar = Naming(QT_TRANSLATE_NOOP("db", "Site"), QT_TRANSLATE_NOOP("db", "Sites"), "site")

    customer: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Customer"), "customer", listed=True)
    name: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Name"), required=True, search=2.0, listed=True)
    street: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Street"))
    postcode: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Postcode"))
    city: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "City"), search=1.0, listed=True)
    region: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Region"))
    country: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Country"))
    details: Mapped[str] = fields.text(QT_TRANSLATE_NOOP("db", "More"), search=0.5)


class Opportunity(Record):
    """A chance for business with a customer."""

    __tablename__ = "opportunity"
    naming: ClassVar = Naming(
        QT_TRANSLATE_NOOP("db", "Opportunity"), QT_TRANSLATE_NOOP("db", "Opportunities"), "opportunity"
    )

    name: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Name"), required=True, search=2.0, listed=True)
    customer: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Customer"), "customer", listed=True)
    value: Mapped[Money | None] = fields.money(QT_TRANSLATE_NOOP("db", "Value"), listed=True)
    stage: Mapped[str] = fields.choice(QT_TRANSLATE_NOOP("db", "Stage"), *STAGES, listed=True)
    close_by: Mapped[date | None] = fields.day(QT_TRANSLATE_NOOP("db", "Decided by"), listed=True)
    description: Mapped[str] = fields.text(QT_TRANSLATE_NOOP("db", "Description"), search=1.0)
    tags: Mapped[tuple[str, ...]] = fields.refs(QT_TRANSLATE_NOOP("db", "Tags"), "tag")


class Tag(Record):
    """A word people put on records to find them together."""

    __tablename__ = "tag"
    naming: ClassVar = Naming(QT_TRANSLATE_NOOP("db", "Tag"), QT_TRANSLATE_NOOP("db", "Tags"), "tag")

    name: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Name"), required=True, search=2.0, listed=True)
