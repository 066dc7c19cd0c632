"""The encrypted SQLite database (SQLCipher) under SQLAlchemy: how a transaction is begun.

A write begins with BEGIN IMMEDIATE, because a read that turns into a write fails at once in WAL whatever the time-out.
No error prints a parameter.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2

from db.store.raw import CACHE_KB, connect

#: Execution option of a connection that is about to write.
WRITE = "tacit_write"
#: Memory for pages of a connection that writes much, in kilobytes.
MUCH_KB = 64_000


def make_engine(path: Path, key: bytes) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, key),
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=6,
        max_overflow=10,
        pool_use_lifo=True,  # the last one used knows the most pages
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        write = connection.get_execution_options().get(WRITE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def make_room(connection: Connection, much: bool) -> None:
    """Let a connection hold more pages in memory while much is written in many transactions, and no longer: what is
    sorted by ids and names is written all over its pages, and each that does not stay is decrypted again every time."""
    connection.exec_driver_sql(f"PRAGMA cache_size = -{MUCH_KB if much else CACHE_KB}")
