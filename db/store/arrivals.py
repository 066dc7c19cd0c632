"""Records that come from a shared store: written with the versions, authors and clocks that they bring, and journalled
as acknowledged. In bulk, past the session of the unit of work but inside its transaction: a first sync has 100,000.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, delete, select, update

from db.records import wire
from db.records.base import Kind
from db.records.fields import Form
from db.store import journal, sync_tables
from db.store.work import Work

#: The origin of everything that comes from a shared store.
ORIGIN = "sync"
#: The origin of what this laptop made of its own and another's change.
MERGED = "merge"
#: Where a version goes in `_form`.
_VERSION = '"\\u0000"'
#: What is "kept" of a conflict whose settling was taken back.
OPEN = "open"


@dataclass(slots=True, repr=False)
class Arrival:
    """A record, or fields of one, as a shared store has it. `values` are values of records (`wire.decode`), those of
    `versions` their versions; `clocks` and `authors` say when and by whom each was written."""

    record: str
    values: dict[str, Any]
    versions: Mapping[str, str]
    clocks: Mapping[str, str] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)
    created_at: Any = None
    created_by: str | None = None
    updated_at: Any = None
    updated_by: str | None = None


def present(connection: Connection, kind: Kind, ids: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """The rows of these records that are here, as values of records."""
    table = kind.cls.__table__
    found: dict[str, Mapping[str, Any]] = {}
    for row in connection.execute(select(table).where(table.c.id.in_(journal.listed(ids)))):
        found[row.id] = dict(row._mapping)
    return found


@dataclass(slots=True, repr=False)
class Newcomer:
    """A record that is not here yet, as a shared store has it: `values` are all journalled fields in wire form
    (`wire.canonical`)."""

    record: str
    values: dict[str, Any]
    versions: Mapping[str, str]
    clock: str
    created_at: str | None
    created_by: str | None
    updated_at: str | None
    updated_by: str | None


def create(work: Work, kind: Kind, newcomers: Sequence[Newcomer]) -> None:
    """Records that are not here yet. In wire form to the end: that is what the tables hold, lists and yes or no aside,
    and a first sync has no time for values in between."""
    if not newcomers:
        return
    table = kind.cls.__table__
    columns = [column.key for column in table.columns if column.key in kind.all_fields]
    lists = [name for name in kind.journalled if kind.all_fields[name].form in (Form.WORDS, Form.REFS)]
    in_order = itemgetter(*columns)
    rows, entries = [], []
    for one in newcomers:
        new = one.values
        version = one.versions.get("audience", "")
        versions = {name: one.versions[name] for name in new if name in one.versions}
        others = {name: own for name, own in versions.items() if own != version} or None
        row = {
            **new,
            "id": one.record,
            "versions": journal.dump(versions) if others else _alike(tuple(versions), version),
            "created_at": one.created_at,
            "created_by": one.created_by,
            "updated_at": one.updated_at,
            "updated_by": one.updated_by,
        }
        for name in lists:
            row[name] = journal.dump(new[name]) if new[name] else "[]"
        rows.append(in_order(row))
        told = Arrival(one.record, {}, {}, created_by=one.created_by)
        entries.append(_entry(work, kind, one.record, journal.CREATED, others, new, None, version, one.clock, told))
    marks = ", ".join("?" * len(columns))
    names = ", ".join(f'"{name}"' for name in columns)
    insertion = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # type: ignore[attr-defined]
    work.session.connection().exec_driver_sql(insertion, rows)
    work.arrived(entries)


def _alike(names: tuple[str, ...], version: str) -> str:
    """{name: version} of fields that all have the same version, as JSON: a third of what a first sync would write."""
    return _form(names).replace(_VERSION, journal.dump(version) or "")


@lru_cache(maxsize=64)
def _form(names: tuple[str, ...]) -> str:
    return journal.dump(dict.fromkeys(names, "\0")) or ""


def change(work: Work, kind: Kind, row: Mapping[str, Any], one: Arrival) -> bool:
    """Fields of a record that is here (`row`) take the values and versions of `one`, where they differ. Whether any
    did. Where two wrote the same, the journal tells of the other version alone: old and new are equal."""
    values: dict[str, Any] = {}
    versions = dict(row["versions"])
    entries = []
    for name, value in one.values.items():
        version = one.versions.get(name, "")
        if value == row[name] and version == versions.get(name, ""):
            continue
        if value != row[name]:
            values[name] = value
        old, new, clock = wire.encode(row[name]), wire.encode(value), one.clocks.get(name) or str(work.store.last)
        entries.append(_entry(work, kind, one.record, name, old, new, versions.get(name), version, clock, one))
        versions[name] = version
    for name in ("created_at", "created_by", "updated_at", "updated_by"):
        said = getattr(one, name)
        if said is not None and said != row[name]:
            values[name] = said
    if versions != row["versions"]:
        values["versions"] = versions
    if not values:
        return False
    table = kind.cls.__table__
    work.session.connection().execute(update(table).where(table.c.id == one.record).values(values))  # type: ignore[arg-type]
    work.arrived(entries)
    return True


def merged(work: Work, kind: Kind, row: Mapping[str, Any], record: str, name: str, value: Any) -> str:
    """A value that this laptop made of two: a change of its own, which waits to be sent. `row` is as `change` left it.
    Returns its version."""
    version = work.store.ids.version()
    versions = {**row["versions"], name: version}
    table = kind.cls.__table__
    statement = update(table).where(table.c.id == record).values({name: value, "versions": versions})  # type: ignore[arg-type]
    work.session.connection().execute(statement)
    me = Arrival(record, {}, {}, authors={name: work.store.me})
    entry = _entry(
        work, kind, record, name, wire.encode(row[name]), wire.encode(value), row["versions"].get(name), version,
        str(work.store.tick()), me,
    )  # fmt: skip
    work.arrived([{**entry, "origin": MERGED, "acknowledged": False}])
    return version


def drop(work: Work, kind: Kind, ids: Iterable[str]) -> None:
    """Records that this person may not see any more leave the laptop, with all that its journal has of them. What
    remains is a mark without content, so that the index learns of it."""
    connection, table = work.session.connection(), kind.cls.__table__
    for record in ids:
        connection.execute(delete(journal.entry_table).where(journal.entry_table.c.record == record))
        connection.execute(delete(table).where(table.c.id == record))  # type: ignore[arg-type]
        entry = _entry(
            work, kind, record, journal.ERASED, None, None, None, work.store.ids.version(), str(work.store.last),
            Arrival(record, {}, {}),
        )  # fmt: skip
        work.arrived([entry])


def _entry(
    work: Work, kind: Kind, record: str, name: str, old: Any, new: Any, base: str | None, version: str, clock: str,
    one: Arrival,
) -> dict[str, Any]:  # fmt: skip
    return {
        "grp": work.group,
        "kind": kind.name,
        "record": record,
        "field": name,
        "old": journal.dump(old),
        "new": journal.dump(new),
        "base_version": base,
        "version": version,
        "clock": clock,
        "author": one.authors.get(name) or one.created_by or work.store.me,
        "device": work.store.device,
        "origin": ORIGIN,
        "acknowledged": True,
    }


def mark_settled(work: Work, kind: Kind, record: str, settled: dict[str, str]) -> None:
    """Journal that a person settled a conflict of a record; waits to be sent."""
    work.session.flush()
    version, clock = work.store.ids.version(), str(work.store.tick())
    me = Arrival(record, {}, {}, created_by=work.store.me)
    entry = _entry(work, kind, record, journal.SETTLED, None, settled, None, version, clock, me)
    work.arrived([{**entry, "origin": MERGED, "acknowledged": False}])


def erase_again(work: Work, kind: Kind, record: str) -> None:
    """Journal that a record that was erased for law, and came again, is to be erased again; waits to be sent."""
    version, clock = work.store.ids.version(), str(work.store.tick())
    me = Arrival(record, {}, {}, created_by=work.store.me)
    entry = _entry(work, kind, record, journal.ERASED, None, None, None, version, clock, me)
    work.arrived([{**entry, "origin": MERGED, "acknowledged": False}])


def reopen(work: Work, kind: Kind, entry: journal.Entry) -> bool:
    """Take back that a person settled a conflict, unless the shared store may have heard of it. Whether it is open
    again; the journal tells of it, so that it can be settled once more the same way (`entry.old`)."""
    connection = work.session.connection()
    if entry.acknowledged or entry.seq in on_their_way(connection):
        return False
    let_go(connection, [entry.seq])
    opened = {**entry.new, "keep": OPEN}
    me = Arrival(entry.record, {}, {}, created_by=work.store.me)
    version, clock = work.store.ids.version(), str(work.store.tick())
    work.arrived([_entry(work, kind, entry.record, journal.SETTLED, entry.new, opened, None, version, clock, me)])
    return True


def on_their_way(connection: Connection) -> set[int]:
    """The entries that are being sent to the shared store."""
    sent = connection.execute(select(sync_tables.sent_table.c.entries)).scalar_one_or_none()
    return {seq for seqs in json.loads(sent).values() for seq in seqs} if sent else set()


def let_go(connection: Connection, seqs: Sequence[int]) -> None:
    """These entries wait no longer: acknowledged, and of an origin that is never offered again, also to a store that
    was put back."""
    for start in range(0, len(seqs), 500):
        some = journal.entry_table.c.seq.in_(seqs[start : start + 500])
        connection.execute(update(journal.entry_table).where(some).values(acknowledged=True, origin=ORIGIN))
