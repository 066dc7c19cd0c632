"""Whether a folder can carry a shared SQLite file: it is no folder that a cloud program copies about, and locks work in
it, which two processes prove. With locks that do not lock, a file was ruined in six seconds (SYNC.md).
"""

from __future__ import annotations

import multiprocessing
import secrets
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import NoReturn

from db.domain.words import QT_TRANSLATE_NOOP
from db.store import shared_file
from db.store.drive_clock import drive_ms
from db.store.errors import Invalid
from db.sync.cloud_folders import in_cloud

_IN_CLOUD = QT_TRANSLATE_NOOP(
    "db",
    "This folder is copied about by a cloud program, which would ruin a shared store. Choose a folder on a network "
    "drive, or use Postgres.",
)
_NO_LOCKS = QT_TRANSLATE_NOOP(
    "db",
    "Locks do not work in this folder: two computers that write at once would ruin a shared store. Choose another "
    "network drive, or use Postgres.",
)
_NO_FOLDER = QT_TRANSLATE_NOOP("db", "That folder is not there, or cannot be written. Nothing was changed.")
_HELD, _FREE, _BROKEN = 10, 11, 12


def refuse_cloud(path: Path) -> None:
    """Invalid, with what to do, where a cloud program keeps the file `path`, or would."""
    if in_cloud(path):
        raise Invalid(_IN_CLOUD, "path")


def prove_where_one_may_write(folder: Path) -> None:
    """As `prove`; nothing where this computer may only read: it ruins nothing; nor in a process that may start no
    other."""
    if not multiprocessing.current_process().daemon and drive_ms(folder) is not None:
        prove(folder)


def prove(folder: Path) -> None:
    """Nothing where locks work in the folder. Invalid, with what to do, where they do not."""
    place = folder / f".tacit-locks-{secrets.token_hex(4)}"
    try:
        with closing(shared_file.connect(place, None, create=True)) as raw:
            raw.execute("PRAGMA journal_mode = TRUNCATE")
            raw.execute("CREATE TABLE t (a)")
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO t VALUES (1)")
            held = other(place)
            raw.execute("COMMIT")
            free = other(place)
    except (OSError, shared_file.DatabaseError) as fault:
        raise Invalid(_NO_FOLDER, "path") from fault
    finally:
        for end in ("", "-journal"):
            with suppress(OSError):
                place.with_name(place.name + end).unlink()
    if (held, free) != (_HELD, _FREE):
        raise Invalid(_NO_LOCKS, "path")


def other(place: Path) -> int:
    """What another process finds: the file held, or free to write."""
    child = multiprocessing.get_context("spawn").Process(target=probe, args=(str(place),), daemon=True)
    child.start()
    child.join(60)
    if child.is_alive():
        child.terminate()
        child.join()
    return child.exitcode if child.exitcode is not None else _BROKEN


def probe(place: str) -> NoReturn:
    """The second process's part: try to write, and end with what came of it."""
    found = _FREE
    try:
        with closing(shared_file.connect(Path(place), None)) as raw:
            raw.execute("PRAGMA journal_mode = TRUNCATE")
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("INSERT INTO t VALUES (2)")
            raw.execute("COMMIT")
    except shared_file.DatabaseError as fault:
        found = _HELD if "locked" in str(fault) else _BROKEN
    sys.exit(found)
