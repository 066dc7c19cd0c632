"""The encrypted SQLite database (SQLCipher) under SQLAlchemy: how a connection is opened and a transaction begun.

The key is raw (a pass-phrase key costs 300 ms a connection). WAL lets window and terminal read while the other writes;
a write begins with
BEGIN IMMEDIATE, because a read that turns into a write fails at once in WAL whatever the time-out. No error prints a
parameter.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2

from db.domain.folding import fold

#: How long one process waits for the other's write, in milliseconds.
BUSY_MS = 15_000
#: Execution option of a connection that is about to write.
WRITE = "tacit_write"


def connect(path: Path, key: bytes) -> Any:
    """A raw connection. sqlcipher3.dbapi2.DatabaseError where the key is wrong or the file is not a store."""
    raw = dbapi2.connect(str(path), check_same_thread=False, isolation_level=None, timeout=BUSY_MS / 1000)
    try:
        cursor = raw.cursor()
        cursor.execute(
            f"PRAGMA key = \"x'{key.hex()}'\""
        )  # a pragma takes no parameters; these are hex digits of our own
        cursor.execute("PRAGMA cipher_memory_security = OFF")  # locks pages in memory: fails in small containers
        cursor.execute("PRAGMA temp_store = MEMORY")  # sorting must not spill customers' words in plain text
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")  # a capture that was acknowledged survives a power cut
        cursor.execute("PRAGMA cache_size = -16000")
        cursor.close()
        raw.create_function("fold", 1, lambda text: fold(text) if isinstance(text, str) else text, deterministic=True)
    except BaseException:
        raw.close()
        raise
    return raw


def make_engine(path: Path, key: bytes) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, key),
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=6,
        max_overflow=10,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        write = connection.get_execution_options().get(WRITE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine
