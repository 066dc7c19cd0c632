"""Searches that people keep."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped

from db.domain.words import QT_TRANSLATE_NOOP
from db.records import fields
from db.records.base import Naming, Record


class SavedSearch(Record):
    """A query under a name, with a place in the sidebar. It is a record and no setting: its words are a customer's (so
    they must be encrypted), it comes back from the trash, has a history and goes where its owner's other records go."""

    __tablename__ = "saved_search"
    naming: ClassVar = Naming(
        QT_TRANSLATE_NOOP("db", "Saved search"), QT_TRANSLATE_NOOP("db", "Saved searches"), "search"
    )

    name: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Name"), required=True, listed=True)
    query: Mapped[str] = fields.line(QT_TRANSLATE_NOOP("db", "Searches for"), required=True, listed=True)
    newest_first: Mapped[bool] = fields.flag(QT_TRANSLATE_NOOP("db", "Newest first"))
    place: Mapped[int | None] = fields.number(QT_TRANSLATE_NOOP("db", "Place in the list"), hidden=True)
