"""The one journal: every change of every field, written in the transaction that makes the change.

History, undo, the outbox of sync and the cursor of search are readers of it (DESIGN §1). A record's creation is one
entry whose field is `CREATED` and whose new value holds all its fields; after that each changed field is an entry of
its own. Values are in wire form.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Index, Integer, MetaData, Row, Select, Table, Text, func, select

#: The field name of an entry that creates a record.
CREATED = "*"
#: The field name of an entry that says a record was erased for good; it has no content.
ERASED = "!"
#: The field name of an entry that says that a person settled a conflict of sync; what they chose is an edit beside it.
SETTLED = "?"

metadata = MetaData()

#: `told` is when a shared store acknowledged an entry last (milliseconds of that store's clock).
entry_table = Table(
    "journal",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("grp", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Column("base_version", Text),
    Column("version", Text, nullable=False),
    Column("clock", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("acknowledged", Boolean, nullable=False, default=False),
    Column("told", Integer),
    Index("journal_record", "record", "seq"),
    Index("journal_grp", "grp", "seq"),
    sqlite_autoincrement=True,
)

#: One row for a group of entries that a person did as one thing: what undo calls it, and which group it takes back.
group_table = Table(
    "journal_group",
    metadata,
    Column("id", Text, primary_key=True),
    Column("first", Integer, nullable=False, index=True),
    Column("label", Text, nullable=False, default=""),
    Column("undoes", Text, index=True),
    Column("author", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("origin", Text, nullable=False),
)


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One change. `old` and `new` are wire values, equal where only the version is another (two people wrote the same).
    For a creation `new` is {field: value}; `old` is None, or {field: version} of a record that came from a shared store
    for those whose version is not `version`."""

    seq: int
    group: str
    kind: str
    record: str
    field: str
    old: Any
    new: Any
    base_version: str | None
    version: str
    clock: str
    author: str
    device: str
    origin: str
    acknowledged: bool


def _entry(row: Row[Any]) -> Entry:
    values = row._mapping
    return Entry(
        seq=values["seq"],
        group=values["grp"],
        old=None if values["old"] is None else json.loads(values["old"]),
        new=None if values["new"] is None else json.loads(values["new"]),
        acknowledged=bool(values["acknowledged"]),
        **{
            name: values[name]
            for name in ("kind", "record", "field", "base_version", "version", "clock", "author", "device", "origin")
        },
    )


# what is written here is made of JSON: nothing in it holds itself
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def dump(value: Any) -> str | None:
    return None if value is None else _encoded(value)


_COLUMNS = tuple(column.name for column in entry_table.columns if column.name not in ("seq", "told"))
_APPEND = f"INSERT INTO journal ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # names of our own


_in_order = itemgetter(*_COLUMNS)


def append(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    connection.exec_driver_sql(_APPEND, list(map(_in_order, rows)))


def listed(ids: Sequence[str | int]) -> Select[Any]:
    """Ids as a query, for `column.in_(...)`: one parameter however many there are."""
    return select(func.json_each(_encoded(list(ids))).table_valued("value").c.value)


def read(connection: Connection, query: Select[Any]) -> list[Entry]:
    return [_entry(row) for row in connection.execute(query)]


def after(connection: Connection, seq: int, limit: int) -> list[Entry]:
    """The next entries past `seq`, oldest first."""
    return read(connection, select(entry_table).where(entry_table.c.seq > seq).order_by(entry_table.c.seq).limit(limit))


def touched(connection: Connection, seq: int, limit: int) -> list[tuple[int, str, str, str]]:
    """Of the next entries past `seq`, oldest first: number, kind, record, field. Their values are not read."""
    query = "SELECT seq, kind, record, field FROM journal WHERE seq > ? ORDER BY seq LIMIT ?"
    return [tuple(row) for row in connection.exec_driver_sql(query, (seq, limit)).all()]


def of_record(connection: Connection, record: str) -> list[Entry]:
    """Everything that happened to one record, oldest first."""
    return read(connection, select(entry_table).where(entry_table.c.record == record).order_by(entry_table.c.seq))


def of_group(connection: Connection, group: str, page: int = 1000) -> Iterator[list[Entry]]:
    """The entries of a group, newest first, in pages; what is journalled meanwhile is left out."""
    before = high_water(connection) + 1
    while True:
        query = select(entry_table).where(entry_table.c.grp == group, entry_table.c.seq < before)
        entries = read(connection, query.order_by(entry_table.c.seq.desc()).limit(page))
        if not entries:
            return
        yield entries
        before = entries[-1].seq


def high_water(connection: Connection) -> int:
    """The number of the newest entry, 0 where there is none."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM journal").scalar_one())


def last_clock(connection: Connection, device: str) -> str | None:
    """The newest stamp given on this device, or seen on it."""
    query = select(entry_table.c.clock).order_by(entry_table.c.seq.desc()).limit(1)
    return connection.execute(query).scalar_one_or_none()
