"""How a shared store in a SQLite file is opened: for a network drive, where SQLite's usual short cuts ruin files.

TRUNCATE instead of WAL (which needs shared memory), synchronous EXTRA (the journal's folder is synced too), no memory
mapping, and BEGIN IMMEDIATE by whoever writes. Through SQLCipher's build of SQLite always, with a key or without, as
one file must not be opened through two builds in one process.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from db.domain.ids import RandomBytes
from db.store import cipher

#: What a faulty file, share or disk makes SQLite raise.
DatabaseError = dbapi2.DatabaseError
OperationalError = dbapi2.OperationalError
IntegrityError = dbapi2.IntegrityError


#: What a guess at a shared file's passphrase costs. Files that exist were made with it: it never changes.
_SCRYPT_N = 1 << 16


#: Bytes of a file's salt. It stands at the file's beginning, where SQLCipher keeps the one it is given.
_SALT = 16


def new_key(passphrase: str, random_bytes: RandomBytes) -> bytes:
    """The key for a shared file that is to be made, with a salt of its own: who guesses begins anew with every file."""
    return _key(passphrase, random_bytes(_SALT))


def key_of(passphrase: str, path: Path) -> bytes:
    """The key of the shared file `path`, or of a backup of one: everybody who knows the passphrase works out the same
    (0.3 s). OSError where the file cannot be read."""
    with path.open("rb") as file:
        return _key(passphrase, file.read(_SALT))


def _key(passphrase: str, salt: bytes) -> bytes:
    """Key and salt in one, as SQLCipher takes them: so copies and backups keep the salt, and open in the same way."""
    return cipher.stretch(passphrase, salt, _SCRYPT_N) + salt


def connect(
    path: Path, key: bytes | None, *, create: bool = False, read_only: bool = False, patience: float = 0
) -> Any:
    """A raw connection in autocommit, which waits `patience` seconds for others (by itself for nobody: then the caller
    tries again). A file that is not there is made only with `create`."""
    mode = "rwc" if create else "ro" if read_only else "rw"
    place = f"{path.absolute().as_uri()}?mode={mode}"
    raw = dbapi2.connect(place, uri=True, isolation_level=None, timeout=patience, check_same_thread=False)
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA cipher_log_level = NONE")  # what is wrong is raised, not printed at the terminal
        if key is not None:
            cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            cursor.execute("PRAGMA cipher_memory_security = OFF")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute("PRAGMA mmap_size = 0")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute("PRAGMA synchronous = EXTRA")
        cursor.execute("PRAGMA cache_size = -16000")
        cursor.close()
    except BaseException:
        raw.close()
        raise
    return raw
