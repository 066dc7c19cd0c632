"""How a field of a record is declared: one factory for each kind of value.

A factory returns a SQLAlchemy column that carries a `Field` in its `info`. Everything else (forms, list columns, the
index
schema, the wire format, history, exports, the terminal) is derived from it, so nothing about a field is said twice.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Integer, Text
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator

from db.domain.values import Moment, Money


class Form(StrEnum):
    """The shape of a value: which editor shows it, how it travels, how it is compared."""

    LINE = "line"
    TEXT = "text"
    WORDS = "words"
    CHOICE = "choice"
    REF = "ref"
    REFS = "refs"
    DAY = "day"
    TIME = "time"
    MOMENT = "moment"
    MONEY = "money"
    NUMBER = "number"
    FLAG = "flag"
    VERSIONS = "versions"


class Merge(StrEnum):
    """How two changes of one field meet (SYNC.md, rules by kind of field)."""

    SCALAR = "scalar"
    CURATED = "curated"
    STATUS = "status"
    TEXT = "text"
    SET = "set"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Field:
    """What is declared of a field. `search` is its weight in the index, 0 where it is not searched as text. `follows`
    names reference fields: where this one is left empty in a new record, it takes what the first of them to have it
    says under the same name (a person's customer)."""

    label: str
    form: Form
    name: str = ""
    help: str = ""
    search: float = 0.0
    merge: Merge = Merge.SCALAR
    choices: tuple[tuple[str, str], ...] = ()
    target: tuple[str, ...] = ()
    required: bool = False
    listed: bool = False
    hidden: bool = False
    follows: tuple[str, ...] = ()

    @property
    def empty(self) -> Any:
        """The value of this field when nothing was said."""
        return empty_value(self.form)


def empty_value(form: Form) -> Any:
    match form:
        case Form.LINE | Form.TEXT | Form.CHOICE:
            return ""
        case Form.WORDS | Form.REFS:
            return ()
        case Form.FLAG:
            return False
        case _:
            return None


class UtcTime(TypeDecorator[datetime]):
    """An aware datetime, kept as ISO text in UTC with microseconds, so that text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        if value is None:
            return None
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value.removesuffix("Z")).replace(tzinfo=UTC)


class IsoDay(TypeDecorator[date]):
    """A plain date as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Any) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Strings(TypeDecorator[tuple[str, ...]]):
    """A tuple of strings as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Any) -> str:
        return json.dumps(list(value or ()), ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[str, ...]:
        return tuple(json.loads(value)) if value and value != "[]" else ()


class MomentText(TypeDecorator[Moment]):
    """A `Moment` in its RFC 9557 form."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Moment | None, dialect: Any) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> Moment | None:
        return None if value is None else Moment.parse(value)


class MoneyText(TypeDecorator[Money]):
    """A `Money` as its currency and minor units."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Any) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> Money | None:
        return None if value is None else Money.parse(value)


class VersionMap(TypeDecorator[dict[str, str]]):
    """Field name to version id, as a JSON object. Replaced, never changed in place."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dict[str, str] | None, dialect: Any) -> str:
        return json.dumps(value or {}, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Any) -> dict[str, str]:
        return json.loads(value) if value else {}


def _declare(column_type: Any, field: Field, *, index: bool = False) -> Any:
    default = field.empty
    return mapped_column(column_type, default=default, nullable=default is None, index=index, info={"field": field})


def line(label: str, **info: Any) -> Any:
    """One line of text."""
    return _declare(Text, Field(label, Form.LINE, **info))


def text(label: str, **info: Any) -> Any:
    """Text of several lines; merges by paragraph and word."""
    return _declare(Text, Field(label, Form.TEXT, merge=Merge.TEXT, **info))


def words(label: str, *choices: tuple[str, str], **info: Any) -> Any:
    """A set of short texts in the order they were given; with choices, of those only."""
    return _declare(Strings, Field(label, Form.WORDS, merge=Merge.SET, choices=choices, **info))


def choice(label: str, *choices: tuple[str, str], **info: Any) -> Any:
    """One of several values, or '' where nothing was said. Each choice is (value, label)."""
    return _declare(Text, Field(label, Form.CHOICE, choices=choices, **info))


def ref(label: str, *target: str, **info: Any) -> Any:
    """The id of another record. No constraint: a replica may hold a reference to what it may not see (DESIGN §2)."""
    return _declare(Text, Field(label, Form.REF, target=target, **info), index=True)


def refs(label: str, *target: str, **info: Any) -> Any:
    """The ids of other records, a set."""
    return _declare(Strings, Field(label, Form.REFS, merge=Merge.SET, target=target, **info))


def day(label: str, *, index: bool = False, **info: Any) -> Any:
    """A plain date, without a zone."""
    return _declare(IsoDay, Field(label, Form.DAY, **info), index=index)


def moment(label: str, **info: Any) -> Any:
    """An instant with the zone it was said in."""
    return _declare(MomentText, Field(label, Form.MOMENT, **info), index=True)


def money(label: str, **info: Any) -> Any:
    """An amount with its currency."""
    return _declare(MoneyText, Field(label, Form.MONEY, **info))


def number(label: str, **info: Any) -> Any:
    """A whole number."""
    return _declare(Integer, Field(label, Form.NUMBER, **info))


def flag(label: str, **info: Any) -> Any:
    """Yes or no."""
    return _declare(Boolean, Field(label, Form.FLAG, **info))


def time(label: str, **info: Any) -> Any:
    """An instant that the program itself sets (UTC)."""
    return _declare(UtcTime, Field(label, Form.TIME, hidden=True, **info))


def versions() -> Any:
    """The version id of every field that was ever set."""
    return mapped_column(
        VersionMap, default_factory=dict, info={"field": Field("Versions", Form.VERSIONS, hidden=True)}
    )
