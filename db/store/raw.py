"""A connection to the encrypted SQLite database (SQLCipher), and the little that is asked of one without SQLAlchemy.

The key is raw (a pass-phrase key costs 300 ms a connection). WAL lets window and terminal read while the other writes.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from db.domain.folding import fold

#: How long one process waits for the other's write, in milliseconds.
BUSY_MS = 15_000
#: Memory for pages of a connection, in kilobytes.
CACHE_KB = 16_000


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
        cursor.execute(f"PRAGMA cache_size = -{CACHE_KB}")
        cursor.close()
        raw.create_function("fold", 1, lambda text: fold(text) if isinstance(text, str) else text, deterministic=True)
    except BaseException:
        raw.close()
        raise
    return raw


def high_water(path: Path, key: bytes) -> int | None:
    """The number of the journal's newest entry, 0 where there is none; None where the store cannot be read."""
    if not path.is_file():
        return None
    try:
        with closing(connect(path, key)) as raw:
            return int(raw.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0])
    except dbapi2.Error:
        return None
