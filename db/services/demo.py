"""Fills a profile with the sample company of `resources/sample`, laid around a day: the same every time for the same
day.

The files speak of days before and after today and name records by keys of their own (their README has the format);
here keys become ids, whose time is the time at which the record is said to have been written.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.domain.ids import Ids
from db.domain.values import Moment, Money
from db.records import Field, Form, Kind, Kinds, Record, wire
from db.services import resources
from db.store.errors import Damaged

if TYPE_CHECKING:
    from db.services.app import Tacit

#: Whose profile the demo is.
ME = "Nell Ashdown"
#: Keys of a record in the files that are no fields of it.
_BESIDES = frozenset({"key", "by", "on", "audience"})
#: Kinds that belong to the company and were there before any visit.
_FIRST = ("colleague", "team", "tag")
_LONG_AGO = timedelta(days=365)


@dataclass(frozen=True, slots=True, repr=False)
class _Entry:
    kind: str
    key: str
    values: Mapping[str, Any]
    written: datetime


def fill(tacit: Tacit, today: date, folder: Path | None = None) -> dict[str, int]:
    """Add the sample company in one unit of work of origin 'demo'. Returns how many records of each kind. Damaged
    where the sample cannot be read; nothing is written then."""
    try:
        company, entries = _read(folder or resources.folder("sample"), tacit.kinds, today, tacit.store.now())
        ids = _ids(entries, company["me"], tacit.store.me)
        records = [_record(tacit.kinds, entry, ids, today) for entry in entries]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Damaged("The sample company that comes with Tacit cannot be read. Install Tacit again.") from fault
    counts: dict[str, int] = {}
    with tacit.store.work("demo") as work:
        for entry, record in zip(entries, records, strict=True):
            if record.id == tacit.store.me:
                own = {name: (None, getattr(record, name)) for name in entry.values.keys() - _BESIDES}
                work.edit(record.id, own)
            else:
                work.add(record)
            counts[entry.kind] = counts.get(entry.kind, 0) + 1
    return counts


def _read(folder: Path, kinds: Kinds, today: date, now: datetime) -> tuple[dict[str, str], list[_Entry]]:
    """(what the company is, all its records in the order in which they were written)."""
    company: dict[str, str] = {}
    entries: list[_Entry] = []
    for path in sorted(folder.glob("*.json")):
        for kind, records in json.loads(path.read_text(encoding="utf-8")).items():
            if kind == "company":
                company = records
                continue
            if kind not in kinds:
                raise ValueError("a kind that is not known")
            entries += [_Entry(kind, one["key"], one, _written(kind, one, today, now)) for one in records]
    entries.sort(key=lambda entry: (entry.written, entry.key))
    return company, entries


def _written(kind: str, values: Mapping[str, Any], today: date, now: datetime) -> datetime:
    """When the record was written; never later than now."""
    if kind in _FIRST or "on" not in values:
        return datetime.combine(today, time(8), UTC) - _LONG_AGO
    return min(_moment(values["on"], today).utc, now)


def _ids(entries: list[_Entry], me_key: str, me: str) -> dict[str, str]:
    """key -> id. Times of ids are those of the records; their random bits come from a fixed seed."""
    at = [0]
    made = Ids(lambda: at[0], random.Random(me_key).randbytes)
    ids: dict[str, str] = {}
    for entry in entries:
        at[0] = int(entry.written.timestamp() * 1000)
        ids[entry.key] = me if entry.key == me_key else made.record()
    return ids


def _record(kinds: Kinds, entry: _Entry, ids: Mapping[str, str], today: date) -> Record:
    kind = kinds[entry.kind]
    values = {
        name: _value(kind, name, value, ids, today) for name, value in entry.values.items() if name not in _BESIDES
    }
    author = ids[entry.values["by"]] if "by" in entry.values else None
    return kind.cls(
        id=ids[entry.key],
        created_at=entry.written,
        updated_at=entry.written,
        created_by=author,
        updated_by=author,
        audience=_audience(entry.values.get("audience", "everyone"), ids),
        **values,
    )


def _value(kind: Kind, name: str, value: Any, ids: Mapping[str, str], today: date) -> Any:
    field: Field = kind.fields[name]
    match field.form:
        case Form.REF:
            value = ids[value]
        case Form.REFS:
            value = [ids[one] for one in value]
        case Form.DAY if isinstance(value, int):
            value = (today + timedelta(days=value)).isoformat()
        case Form.MOMENT:
            value = _moment(value, today).isoformat()
        case Form.MONEY:
            value = Money(**value).isoformat()
    return wire.decode(field, value)


def _audience(audience: str, ids: Mapping[str, str]) -> str:
    scope, colon, key = audience.partition(":")
    return f"{scope}:{ids[key]}" if colon else audience


def _moment(value: Mapping[str, Any], today: date) -> Moment:
    hour, minute = map(int, value["time"].split(":"))
    return Moment.said(datetime.combine(today + timedelta(days=value["day"]), time(hour, minute)), value["zone"])
