"""Erasing a record for law: from its table, the journal, free pages, attachments and automatic backups, for good.

What remains is one journal entry with no content, so that the index and later sync learn of it (SYNC.md: legal erasure
always wins).
"""

from __future__ import annotations

from sqlalchemy import delete

from db.store import journal, sync_tables
from db.store.store import Store, told


def erase(store: Store, ids: list[str]) -> None:
    """Erase these records. Afterwards call `scrub`, which cannot run inside a transaction."""
    with store.work("erase", label="") as work:
        for record_id in ids:
            record = work.get(record_id)
            kind = store.kinds.of(record).name
            connection = work.session.connection()
            connection.execute(delete(journal.entry_table).where(journal.entry_table.c.record == record_id))
            work.session.delete(record)
            work.session.flush()
            sync_tables.forget(connection, record_id)
            work.tombstone(kind, record_id)


def scrub(store: Store) -> bool:
    """Overwrite what lies in free pages and in the write-ahead log. False where somebody who reads an older state kept
    the log from being emptied, also after waiting: then call it again later."""
    with told():
        raw = store.engine.raw_connection()
        try:
            cursor = raw.cursor()
            cursor.execute("VACUUM")
            held = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            cursor.close()
        finally:
            raw.close()
    return not held
