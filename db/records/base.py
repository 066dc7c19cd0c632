"""What every record has: identity, who and when, its audience, the trash mark, and a version for each field.

A kind is declared as one class below `Record`; `Kind` reads the declaration, `Kinds` is the registry that is handed to
whoever needs it (there is no global one).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from sqlalchemy import Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from db.domain.words import QT_TRANSLATE_NOOP
from db.records import fields
from db.records.fields import Field, Form, Merge

ME = "me"
EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Naming:
    """How a kind is called. `title` names the field by which a record of it is known; `icon` a picture of
    resources/icons."""

    label: str
    plural: str
    icon: str
    title: str = "name"


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """Base of every record kind. Its repr never prints a customer's words."""

    __abstract__ = True
    naming: ClassVar[Naming]

    id: Mapped[str] = mapped_column(
        Text,
        primary_key=True,
        default="",
        info={"field": Field("Id", Form.LINE, merge=Merge.FIXED, hidden=True)},
    )
    created_at: Mapped[datetime | None] = fields.time(QT_TRANSLATE_NOOP("db", "Created"), merge=Merge.FIXED)
    created_by: Mapped[str | None] = fields.ref(
        QT_TRANSLATE_NOOP("db", "Written by"), "colleague", merge=Merge.FIXED, hidden=True
    )
    updated_at: Mapped[datetime | None] = fields.time(QT_TRANSLATE_NOOP("db", "Changed"))
    updated_by: Mapped[str | None] = fields.ref(QT_TRANSLATE_NOOP("db", "Changed by"), "colleague", hidden=True)
    audience: Mapped[str] = mapped_column(
        Text,
        default=ME,
        info={"field": Field(QT_TRANSLATE_NOOP("db", "Who may see it"), Form.LINE, merge=Merge.CURATED, hidden=True)},
    )
    deleted_at: Mapped[datetime | None] = fields.time(QT_TRANSLATE_NOOP("db", "In the trash since"))
    source_key: Mapped[str] = mapped_column(
        Text,
        default="",
        index=True,
        info={"field": Field(QT_TRANSLATE_NOOP("db", "Key in its source"), Form.LINE, hidden=True)},
    )
    versions: Mapped[dict[str, str]] = fields.versions()


#: Set by the unit of work itself; never journalled as a field of its own.
BOOKKEEPING = frozenset({"id", "created_at", "created_by", "updated_at", "updated_by", "versions"})


class Kind:
    """A record kind as it was declared, read once from its class."""

    def __init__(self, cls: type[Record]) -> None:
        self.cls = cls
        self.name: str = cls.__tablename__
        self.naming = cls.naming
        declared = {column.key: column.info["field"] for column in cls.__mapper__.columns}
        own = {c.key for c in cls.__mapper__.columns} - {c for c in Record.__annotations__ if c != "naming"}
        self.fields: dict[str, Field] = {
            name: replace(field, name=name) for name, field in declared.items() if name in own
        }
        self.all_fields: dict[str, Field] = {name: replace(field, name=name) for name, field in declared.items()}

    label = property(lambda self: self.naming.label)
    plural = property(lambda self: self.naming.plural)
    icon = property(lambda self: self.naming.icon)

    @cached_property
    def journalled(self) -> tuple[str, ...]:
        """The fields whose changes are journalled and versioned."""
        return tuple(name for name in self.all_fields if name not in BOOKKEEPING)

    @cached_property
    def form(self) -> tuple[Field, ...]:
        """The fields a person edits, in the order of declaration."""
        return tuple(field for field in self.fields.values() if not field.hidden)

    @cached_property
    def columns(self) -> tuple[Field, ...]:
        """The fields a list shows: those declared so, or the title alone."""
        listed = tuple(field for field in self.form if field.listed)
        return listed or (self.fields[self.naming.title],)

    @cached_property
    def searched(self) -> dict[str, float]:
        """Text fields of the index with their weights."""
        return {name: field.search for name, field in self.fields.items() if field.search > 0}

    @cached_property
    def references(self) -> tuple[Field, ...]:
        return tuple(field for field in self.all_fields.values() if field.form in (Form.REF, Form.REFS))

    def title(self, record: Record) -> str:
        """By what a person knows the record: its title field's first line, shortened; the kind's label where empty."""
        value = getattr(record, self.naming.title)
        first = str(value or "").strip().split("\n", 1)[0]
        if len(first) > 120:
            first = first[:119].rsplit(" ", 1)[0] + "…"
        return first or self.label


class Kinds:
    """A registry of kinds, in the order given. An argument wherever kinds are needed."""

    def __init__(self, classes: Iterable[type[Record]]) -> None:
        self._kinds = {kind.name: kind for kind in map(Kind, classes)}
        self._by_class = {kind.cls: kind for kind in self._kinds.values()}

    def __getitem__(self, key: str | type[Record]) -> Kind:
        return self._kinds[key] if isinstance(key, str) else self._by_class[key]

    def __contains__(self, name: object) -> bool:
        return name in self._kinds

    def __iter__(self) -> Iterator[Kind]:
        return iter(self._kinds.values())

    def of(self, record: Record) -> Kind:
        return self._by_class[type(record)]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._kinds)


def is_empty(value: Any) -> bool:
    """Whether nothing was said: None, '', an empty set. False and 0 are said."""
    return value is None or value == "" or value == ()
