"""Every record kind, declared once. `standard_kinds` is the registry that the product ships with."""

from __future__ import annotations

from db.records.base import EVERYONE, ME, Kind, Kinds, Record
from db.records.customers import Customer, Opportunity, Site, Tag
from db.records.fields import Field, Form, Merge
from db.records.knowledge import Attachment, Note, Promise, Visit
from db.records.people import Colleague, Contact, Influence, Link, Team
from db.records.searches import SavedSearch


def standard_kinds() -> Kinds:
    """The kinds of the product, in the order in which people meet them."""
    return Kinds(
        (
            Colleague,
            Team,
            Customer,
            Site,
            Contact,
            Note,
            Promise,
            Visit,
            Opportunity,
            Influence,
            Link,
            Attachment,
            Tag,
            SavedSearch,
        )
    )


__all__ = [
    "EVERYONE",
    "ME",
    "Attachment",
    "Colleague",
    "Contact",
    "Customer",
    "Field",
    "Form",
    "Influence",
    "Kind",
    "Kinds",
    "Link",
    "Merge",
    "Note",
    "Opportunity",
    "Promise",
    "Record",
    "SavedSearch",
    "Site",
    "Tag",
    "Team",
    "Visit",
    "standard_kinds",
]
