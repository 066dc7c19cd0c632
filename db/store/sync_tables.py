"""The laptop's own tables of sync. They lie in the encrypted store, so what they hold is as safe as the records."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Column, Connection, Integer, Table, Text, select, text

from db.store.journal import listed, metadata

#: Single values: which store, proof, device, offset of the clock, newest stamp seen, and the like.
state_table = Table(
    "sync_state", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False)
)
#: How far the feed of each audience was heard.
cursor_table = Table(
    "sync_cursor", metadata, Column("audience", Text, primary_key=True), Column("seq", Integer, nullable=False)
)
#: What the shared store last said of each record (`db.domain.sync.ops.State` as JSON); `audience` is the key under
#: which it is held, `heard` counts up with every time that all is heard anew.
shadow_table = Table(
    "sync_shadow",
    metadata,
    Column("record", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("audience", Text, nullable=False, index=True),
    Column("conflicts", Integer, nullable=False, index=True),
    Column("heard", Integer, nullable=False),
    Column("state", Text, nullable=False),
)
#: The batch that is on its way: sent again as it is until it is answered. At most one row.
sent_table = Table(
    "sync_sent", metadata, Column("id", Integer, primary_key=True), Column("batch", Text, nullable=False),
    Column("entries", Text, nullable=False),
)  # fmt: skip
#: Operations that the shared store did not take, or that had no record any more to go to: kept until somebody decides.
refused_table = Table(
    "sync_refused",
    metadata,
    Column("op", Text, primary_key=True),
    Column("record", Text, nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("content", Text, nullable=False),
)
#: Records that a shared store said were erased for law, by their ids. For good: a store that is put back, or a laptop
#: that was away, may bring them again.
erased_table = Table("sync_erased", metadata, Column("record", Text, primary_key=True))
#: The order in which they came to rest: several of one moment, too.
refused_order = text("sync_refused.rowid")


def get(connection: Connection, key: str, default: str = "") -> str:
    """A single value of sync."""
    found = connection.exec_driver_sql("SELECT value FROM sync_state WHERE key = ?", (key,)).scalar()
    return str(found) if found else default


def every(connection: Connection) -> dict[str, str]:
    """All single values."""
    return dict(connection.exec_driver_sql("SELECT key, value FROM sync_state").all())


def put(connection: Connection, **values: object) -> None:
    rows = [(key, str(value)) for key, value in values.items()]
    connection.exec_driver_sql("INSERT OR REPLACE INTO sync_state (key, value) VALUES (?, ?)", rows)


def note_erased(connection: Connection, record: str) -> None:
    """Remember that a record was erased for law."""
    connection.exec_driver_sql("INSERT OR IGNORE INTO sync_erased (record) VALUES (?)", (record,))


def erased(connection: Connection, records: Sequence[str]) -> set[str]:
    """Which of these records were erased for law."""
    query = select(erased_table.c.record).where(erased_table.c.record.in_(listed(records)))
    return set(connection.execute(query).scalars())


def forget(connection: Connection, record: str) -> None:
    """Keep nothing of what was in a record that is erased: only that a store has it."""
    connection.execute(refused_table.delete().where(refused_table.c.record == record))
    held = select(shadow_table.c.kind, shadow_table.c.audience).where(shadow_table.c.record == record)
    for kind, audience in connection.execute(held).all():
        state = json.dumps({"kind": kind, "id": record, "audience": audience})
        connection.execute(
            shadow_table.update().where(shadow_table.c.record == record).values(state=state, conflicts=0)
        )
