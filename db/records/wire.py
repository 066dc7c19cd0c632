"""The wire format: a record as plain JSON values, derived from its declaration.

The same form serves the journal, JSON export and import, the terminal's `--json`, and later sync. Decoding is strict
about shape and
says in one sentence what is wrong, because what arrives may come from outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from db.domain.said import Said
from db.domain.values import Moment, Money
from db.records.base import Kind, Kinds, Record
from db.records.fields import Field, Form

_PLAIN = (Form.LINE, Form.TEXT, Form.REF)
_DATED = (Form.TIME, Form.DAY)
_LISTS = (Form.WORDS, Form.REFS)


class WireError(ValueError):
    """A value that does not fit its field. The text names the field, never the value."""


def encode(value: Any) -> Any:
    """A field's value as JSON."""
    match value:
        case datetime():
            return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
        case date() | Moment() | Money():
            return value.isoformat()
        case tuple():
            return list(value)
        case _:
            return value


def decode(field: Field, value: Any) -> Any:
    """A field's value from JSON; the field's empty value for null. WireError where it does not fit."""
    if value is None:
        return field.empty
    try:
        return _decode(field, value)
    except (TypeError, ValueError, AttributeError, OverflowError) as fault:  # overflow: a time before the year 1
        raise WireError(Said("“{0}” has a value that does not fit it", field.name)) from fault


def canonical(field: Field, value: Any) -> Any:
    """A value from elsewhere in the one form that `encode` gives, as `encode(decode(...))` does and quicker for what
    most values are. WireError where it does not fit."""
    if value is None:
        return encode(field.empty)
    if field.form in _PLAIN and type(value) is str and value.isascii():
        return value
    if field.form in _DATED and type(value) is str:
        return _dated(field, value)
    if (
        field.form in _LISTS
        and type(value) is list
        and len(value) == 1
        and type(value[0]) is str
        and value[0].isascii()
    ):
        return [value[0]]
    return encode(decode(field, value))


@lru_cache(maxsize=1024)
def _dated(field: Field, value: str) -> Any:
    return encode(decode(field, value))


@lru_cache(maxsize=64)
def _fields(kind: Kind) -> tuple[tuple[str, Field, Any, bool], ...]:
    return tuple(
        (name, kind.all_fields[name], encode(kind.all_fields[name].empty), kind.all_fields[name].form in _PLAIN)
        for name in kind.journalled
    )


def canonical_record(kind: Kind, data: Mapping[str, Any]) -> dict[str, Any]:
    """The journalled fields of a record from elsewhere, as `canonical` gives each; what is missing is empty."""
    values: dict[str, Any] = {}
    for name, field, empty, plain in _fields(kind):
        value = data.get(name)
        if value is None or (value == empty and type(value) is type(empty)):
            values[name] = empty
        elif plain and type(value) is str and value.isascii():
            values[name] = value
        else:
            values[name] = canonical(field, value)
    return values


def _decode(field: Field, value: Any) -> Any:
    match field.form:
        case Form.LINE | Form.TEXT | Form.REF:
            return _text(value)
        case Form.CHOICE:
            chosen = _text(value)
            if chosen and field.choices and chosen not in dict(field.choices):
                raise ValueError("not one of the choices")
            return chosen
        case Form.WORDS | Form.REFS:
            if not isinstance(value, list):
                raise ValueError("not a list")
            return tuple(dict.fromkeys(_text(item) for item in value))
        case Form.DAY:
            return date.fromisoformat(value)
        case Form.TIME:
            moment = datetime.fromisoformat(value.removesuffix("Z"))
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        case Form.MOMENT:
            return Moment.parse(value)
        case Form.MONEY:
            return Money.parse(value)
        case Form.NUMBER:
            return _number(value)
        case Form.FLAG:
            if not isinstance(value, bool):
                raise ValueError("not yes or no")
            return value
        case Form.VERSIONS:
            return {_text(key): _text(item) for key, item in value.items()}
    raise ValueError("unknown form")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("not text")
    value.encode("utf-8")  # a lone surrogate cannot be stored: refuse it here, in words
    return value


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 1 << 63:
        raise ValueError("not a whole number")
    return value


def to_wire(kind: Kind, record: Record) -> dict[str, Any]:
    """The whole record, with its kind. Versions travel too: whoever edits names the version it saw."""
    values = {name: encode(getattr(record, name)) for name in kind.all_fields}
    return {"kind": kind.name, **values}


def from_wire(kinds: Kinds, data: Any) -> Record:
    """A record from `to_wire`'s form. Unknown fields are passed over. WireError where it does not fit."""
    if not isinstance(data, dict) or data.get("kind") not in kinds:
        raise WireError(Said("this is not a record of a kind that Tacit knows"))
    kind = kinds[str(data["kind"])]
    values = {name: decode(field, data[name]) for name, field in kind.all_fields.items() if name in data}
    if not values.get("id"):
        raise WireError(Said("this record has no id"))
    return kind.cls(**values)
