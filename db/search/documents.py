"""From a record to what the index keeps of it, derived from the declaration of its kind alone.

Text fields with a search weight are indexed with that weight; a title and its variants also as names; a reference under
the name of what it refers to, and under its id as a key. Choices and flags are keys; days are columns.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from db.domain import query
from db.domain.values import Moment
from db.records import Field, Form, Kind, Kinds
from db.search.analysis import FieldTerms, Text, exact, postings
from db.search.schema import Analysed

#: From this weight on a field names the record (a title, an alias, a nickname).
NAME_WEIGHT = 2.0
#: Weight of the name of a record that is referred to.
REFERENCE_WEIGHT = 0.75
#: The day to which a record belongs is the first of these it has, else the day it was written.
DATED = ("learnt_on", "starts")
#: Query words for fields whose own name people would not type.
ALIASES = {
    "by": ("created_by",),
    "person": ("about", "contact", "contacts", "said_by", "from_person", "to_person"),
    "colleague": ("colleague", "colleagues", "point_of_contact", "members"),
    "owed": ("owed_by",),
}
#: id -> the name of a record, '' where there is none or it may not be seen.
Names = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Doc:
    """What the index is told of a record. `keys` are exact things ("customer:ID"), `days` ordinals by field."""

    id: str
    texts: tuple[Text, ...]
    keys: tuple[str, ...] = ()
    days: tuple[tuple[str, int], ...] = ()

    def analysed(self) -> Analysed:
        fields = postings(self.texts)
        fields["keys"] = exact(self.keys)
        fields["uid"] = FieldTerms([self.id], b"\4", 0)
        return Analysed(self.id, fields, dict(self.days))


@lru_cache(maxsize=64)
def read_of(kind: Kind) -> tuple[str, ...]:
    """The fields of a record that its document is made of."""
    return ("id", "created_at", "created_by", "audience", *kind.fields)


@lru_cache(maxsize=64)
def references(kind: Kind, kinds: Kinds) -> dict[str, tuple[str, ...]]:
    """The fields under which a record is found by the name of what they refer to (a note has none: its title is its
    whole text), each with the kinds that this may be."""
    targets = {
        field.name: tuple(one for one in field.target if one in kinds and kinds[one].naming.title == "name")
        for field in kind.fields.values()
        if field.form in (Form.REF, Form.REFS)
    }
    return {name: named for name, named in targets.items() if named}


def document(record: Mapping[str, Any], kind: Kind, kinds: Kinds, names: Names) -> Doc:
    """What to index of a record, of which `record` has the fields of `read_of`."""
    texts: list[Text] = []
    keys = [f"kind:{kind.name}", f"audience:{record['audience']}"]
    days: dict[str, int] = {}
    if record["created_by"]:
        keys.append(f"created_by:{record['created_by']}")
    if kind.name == "customer":
        keys.append(f"customer:{record['id']}")
    for one in _told(kind, kinds):
        value = record[one.name]
        if not value:
            continue
        if one.weight:
            values = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else (str(value),)
            texts += [Text(text, one.weight, one.is_name) for text in values]
        if one.keys is not None:
            keys += one.keys(one.name, value)
        if one.named:
            said = (names(of) for of in ((value,) if isinstance(value, str) else value))
            texts += [Text(name, REFERENCE_WEIGHT) for name in said if name]
        elif one.day and (day := ordinal(value)) is not None:
            days[one.name] = day
    days["date"] = day_of(record, kind)
    return Doc(record["id"], tuple(texts), tuple(keys), tuple(days.items()))


def day_of(record: Mapping[str, Any], kind: Kind) -> int:
    """The ordinal of the day to which a record belongs, 0 where it has none."""
    for name in DATED:
        if name in kind.fields and (day := ordinal(record[name])):
            return day
    return ordinal(record["created_at"]) or 0


@dataclass(frozen=True, slots=True)
class _Told:
    """What a field tells the index: its text with a weight (perhaps as a name), keys, what it refers to by name, a
    day."""

    name: str
    weight: float
    is_name: bool
    keys: Callable[[str, Any], list[str]] | None
    named: bool
    day: bool


@lru_cache(maxsize=64)
def _told(kind: Kind, kinds: Kinds) -> tuple[_Told, ...]:
    named = references(kind, kinds)
    return tuple(
        _Told(
            name,
            max(field.search, 0.0),
            field.search >= NAME_WEIGHT and field.form in (Form.LINE, Form.WORDS),
            _keys(field),
            name in named,
            field.form in (Form.DAY, Form.MOMENT, Form.TIME),
        )
        for name, field in kind.fields.items()
    )


def _keys(field: Field) -> Callable[[str, Any], list[str]] | None:
    """What makes keys of a field's name and its value."""
    match field.form:
        case Form.REF:
            return lambda name, value: [f"{name}:{value}", f"ref:{value}"]
        case Form.REFS:
            return lambda name, value: [key for one in value for key in (f"{name}:{one}", f"ref:{one}")]
        case Form.CHOICE:
            return lambda name, value: [f"{name}:{value}"]
        case Form.WORDS if field.choices:
            return lambda name, value: [f"{name}:{one}" for one in value]
        case Form.FLAG:
            return lambda name, value: [f"{name}:yes"]
        case _:
            return None


def ordinal(value: Any) -> int | None:
    """A day as a proleptic ordinal; None for anything that is no day."""
    if isinstance(value, Moment):
        return value.local.date().toordinal()
    if isinstance(value, datetime):
        return value.date().toordinal()
    return value.toordinal() if isinstance(value, date) else None


def names_record(kind: Kind, field: str) -> bool:
    """Whether a change of the field changes the name under which other records find this one."""
    return field == kind.naming.title == "name"


@dataclass(frozen=True, slots=True)
class Filter:
    """What a word before a colon means: keys of these fields, whose values are choices or records of these kinds."""

    fields: tuple[str, ...]
    choices: tuple[tuple[str, str], ...] = ()
    targets: tuple[str, ...] = ()
    day: bool = False


def filters(kinds: Kinds) -> dict[str, Filter]:
    """Every field that a query may name, by its name in a query."""
    found: dict[str, Filter] = {}
    declared = [field for kind in kinds for field in kind.fields.values() if not field.hidden]
    for field in declared:
        if field.form in (Form.DAY, Form.MOMENT):
            found[field.name] = Filter((field.name,), day=True)
        elif field.form in (Form.REF, Form.REFS) or field.choices:
            before = found.get(field.name, Filter((field.name,)))
            found[field.name] = Filter(
                (field.name,),
                tuple(dict.fromkeys((*before.choices, *field.choices))),
                tuple(dict.fromkeys((*before.targets, *field.target))),
            )
    for name in [name for name in found if name.endswith("s") and not found[name].day]:
        found.setdefault(name.removesuffix("s"), found[name])
    targets = {
        name: tuple(dict.fromkeys(t for one in own if one in found for t in found[one].targets))
        for name, own in ALIASES.items()
    }
    for name, own in ALIASES.items():
        choices = tuple(c for one in own if one in found for c in found[one].choices)
        found[name] = Filter(own, choices, targets[name] or (("colleague",) if name == "by" else ()))
    every = tuple(dict.fromkeys((f.name, v) for f in declared if f.form is Form.CHOICE for v, _ in f.choices))
    found["is"] = Filter(("is",), every)
    found["kind"] = Filter(("kind",), tuple((kind.name, kind.label) for kind in kinds))
    return found


def known(filters: dict[str, Filter]) -> dict[str, str]:
    """The fields as `query.read` wants them."""
    return {name: query.DAY if one.day else query.VALUE for name, one in filters.items()}
