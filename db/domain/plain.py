"""Frozen dataclasses of plain values as JSON, and back, derived from their declarations.

For what is kept only to be shown again (records have their own wire form). Values are text (`Said` too, with its gaps),
numbers, days, aware times, tuples, dicts of them and other dataclasses.
"""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from db.domain.said import Said
from db.domain.values import Moment

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """A value as JSON. TypeError for one that has no such form."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: to_plain(getattr(value, each.name)) for each in fields(value)}
    match value:
        case Said():
            return {"said": value.template, "values": [_to_gap(one) for one in value.values]}
        case None | bool() | int() | str():
            return value
        case datetime():
            return Moment(value, getattr(value.tzinfo, "key", "UTC")).isoformat()
        case date():
            return value.isoformat()
        case tuple():
            return [to_plain(one) for one in value]
        case dict():
            return {str(key): to_plain(one) for key, one in value.items()}
    raise TypeError(f"no plain form for {type(value).__name__}")


def from_plain(cls: type[T], data: Any) -> T:
    """The dataclass that `to_plain` made `data` of. ValueError where it does not fit."""
    try:
        made: T = _read(cls, data)
    except (TypeError, KeyError, AttributeError, IndexError) as fault:
        raise ValueError("not of this form") from fault
    return made


def _to_gap(value: Any) -> Any:
    """What stands in a gap of a sentence: its type is not declared, so days say that they are days."""
    return {"day": value.isoformat()} if isinstance(value, date) else to_plain(value)


def _of_gap(data: Any) -> Any:
    if isinstance(data, dict):
        return date.fromisoformat(data["day"]) if "day" in data else _text(data)
    return _is(data, str | int)


def _text(data: Any) -> str:
    if isinstance(data, dict):
        return Said(_is(data["said"], str), *map(_of_gap, data["values"]))
    return str(_is(data, str))


def _is(data: Any, kind: Any) -> Any:
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise ValueError("of another type")
    return data


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _read(hint: Any, data: Any) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, Union):
        return None if data is None else _read(next(one for one in inner if one is not type(None)), data)
    if origin is tuple:
        items = _is(data, list)
        kinds = [inner[0]] * len(items) if inner[1:] == (...,) else inner
        return tuple(_read(kind, one) for kind, one in zip(kinds, items, strict=True))
    if origin is dict:
        return {key: _read(inner[1], one) for key, one in _is(data, dict).items()}
    if origin is Literal:
        if data not in inner:
            raise ValueError("not one of the values")
        return data
    if isinstance(hint, type) and is_dataclass(hint):
        return hint(**{name: _read(kind, data[name]) for name, kind in _hints(hint).items()})
    return _simple(hint, data)


def _simple(hint: Any, data: Any) -> Any:
    if hint is str:
        return _text(data)
    if hint is date:
        return date.fromisoformat(data)
    if hint is datetime:
        moment = Moment.parse(data)
        return moment.utc.astimezone(UTC) if moment.zone == "UTC" else moment.local
    if hint in (int, bool):
        return _is(data, hint)
    raise ValueError(f"no plain form for {hint}")
