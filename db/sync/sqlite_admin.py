"""Looking after a shared store in a SQLite file: making it (after a proof that locks work there), people and roles,
the nightly backup with its check, and putting a backup in the place of a damaged file.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from db.domain.ids import RandomBytes
from db.domain.sync.audiences import ME
from db.domain.sync.ops import State
from db.domain.words import QT_TRANSLATE_NOOP
from db.store import cipher, shared_file
from db.store.errors import DiskTrouble, Invalid, NotFound
from db.sync import protocol
from db.sync.sqlite_faults import NOT_OURS, told
from db.sync.sqlite_place import prove
from db.sync.sqlite_tables import APPLICATION_ID, SCHEMA

#: How long tombstones are kept.
KEPT_DAYS = 180
#: How many nightly backups are kept.
KEPT = 14
_BACKUP = re.compile(r"\d{8}-\d{6}\.tacit-store")
_NO_BACKUP = QT_TRANSLATE_NOOP("db", "There is no backup that passes its check. The file was left as it is.")
_REFUSED = QT_TRANSLATE_NOOP("db", "The backup could not be written there. The shared store itself is unharmed.")


def create(
    path: Path,
    rules: Mapping[str, str],
    *,
    colleague: str,
    random_bytes: RandomBytes,
    key: bytes | None = None,
    proof: Callable[[Path], None] = prove,
) -> str:
    """Make a store in a new file, with `colleague` as its administrator; returns its id. First `proof` shows that locks
    work in its folder. Invalid where the file is there already, or the place cannot carry a store."""
    if path.exists():
        raise Invalid(QT_TRANSLATE_NOOP("db", "There is a file of that name already. Nothing was changed."), "path")
    with told(path):
        proof(path.parent)
        store_id = random_bytes(16).hex()
        with closing(shared_file.connect(path, key, create=True)) as raw:
            raw.execute("PRAGMA journal_mode = TRUNCATE")
            raw.execute("BEGIN IMMEDIATE")
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            for statement in SCHEMA.split(";\n"):
                if statement.strip():
                    raw.execute(statement)
            raw.executemany("INSERT INTO meta VALUES (?, ?)", _meta(store_id, rules).items())
            raw.execute("INSERT INTO person VALUES (?, 'administrator', 1)", (colleague,))
            raw.execute("COMMIT")
    return store_id


def _meta(store_id: str, rules: Mapping[str, str]) -> dict[str, str]:
    return {
        "store_id": store_id,
        "schema": str(protocol.SCHEMA),
        "min_read": str(protocol.SCHEMA),
        "min_write": str(protocol.SCHEMA),
        "rules": json.dumps(dict(rules), sort_keys=True),
        "seq": "0",
    }


def set_role(path: Path, colleague: str, role: str, *, active: bool = True, key: bytes | None = None) -> None:
    """Enter a person, or give another role; one who is not `active` is no longer taken."""
    with told(path), closing(shared_file.connect(path, key)) as raw:
        raw.execute("PRAGMA busy_timeout = 15000")
        raw.execute("INSERT OR REPLACE INTO person VALUES (?, ?, ?)", (colleague, role, int(active)))


def new_for(path: Path, key: bytes | None = None) -> str:
    """Who new notes are for where a person has not chosen: a word of `audiences.FOR_NEW`."""
    with told(path), closing(shared_file.connect(path, key, read_only=True)) as raw:
        raw.execute("PRAGMA busy_timeout = 15000")
        found = raw.execute("SELECT value FROM meta WHERE key = 'new_for'").fetchone()
    return str(found[0]) if found else ME


def set_new_for(path: Path, who: str, key: bytes | None = None) -> None:
    """From now on new notes are for these, where a person has not chosen."""
    with told(path), closing(shared_file.connect(path, key)) as raw:
        raw.execute("PRAGMA busy_timeout = 15000")
        raw.execute("INSERT OR REPLACE INTO meta VALUES ('new_for', ?)", (who,))


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """Somebody who joined. `name` is '' until their own record has arrived; `seen` when a laptop of theirs last
    wrote."""

    colleague: str
    name: str
    role: str
    active: bool
    seen: datetime | None


_PEOPLE = """
SELECT colleague, role, active,
    (SELECT max(at) FROM device WHERE device.colleague = person.colleague),
    (SELECT state FROM record WHERE id = person.colleague)
FROM person ORDER BY colleague
"""


def people(path: Path, key: bytes | None = None) -> list[Person]:
    """Everybody who ever joined."""
    with told(path), closing(shared_file.connect(path, key, read_only=True)) as raw:
        raw.execute("PRAGMA busy_timeout = 15000")
        if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise shared_file.DatabaseError(NOT_OURS)
        rows = raw.execute(_PEOPLE).fetchall()
    return [Person(one, _name(state), role, bool(active), _day(at)) for one, role, active, at, state in rows]


def _name(state: str | None) -> str:
    return str(State.from_json(json.loads(state)).data.get("name", "")) if state else ""


def _day(at_ms: int | None) -> datetime | None:
    return datetime.fromtimestamp(at_ms / 1000, UTC) if at_ms else None


def check(path: Path, key: bytes | None = None) -> list[str]:
    """What SQLite finds wrong with the file; empty where all is well."""
    try:
        with closing(shared_file.connect(path, key, read_only=True)) as raw:
            raw.execute("PRAGMA busy_timeout = 15000")
            return [str(row[0]) for row in raw.execute("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
    except shared_file.DatabaseError as fault:
        return [str(fault)]


def back_up(path: Path, folder: Path, now: datetime, key: bytes | None = None) -> Path:
    """A copy of the store in `folder`, checked before it takes its name; the oldest past KEPT go. Others read and write
    meanwhile. StoreDamaged where the copy does not pass its check: then nothing is thrown away."""
    made = folder / f"{now.astimezone(UTC):%Y%m%d-%H%M%S}.tacit-store"
    making = made.with_suffix(".making")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        making.unlink(missing_ok=True)
        with told(path):
            with closing(shared_file.connect(path, key)) as raw:
                raw.execute("PRAGMA busy_timeout = 15000")
                raw.execute("VACUUM INTO ?", (str(making),))
            if wrong := check(making, key):
                raise shared_file.DatabaseError(f"malformed: {wrong[0]}")
        with making.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(making, made)
        cipher.sync_folder(folder)
        for old in backups(folder)[KEPT:]:
            old.unlink(missing_ok=True)
        with suppress(protocol.SyncError):  # while others write: another night
            tidy(path, now, key)
    except OSError as fault:
        raise DiskTrouble(_REFUSED) from fault
    finally:
        with suppress(OSError):
            making.unlink(missing_ok=True)
    return made


def is_due(folder: Path, now: datetime) -> bool:
    """Whether no backup was made in the 24 hours before `now`."""
    newest = next(iter(backups(folder)), None)
    if newest is None:
        return True
    made = datetime.strptime(newest.stem, "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    return (now - made).total_seconds() >= 86_400


def backups(folder: Path) -> list[Path]:
    """The backups in a folder, the newest first."""
    with suppress(OSError):
        return sorted((one for one in folder.iterdir() if _BACKUP.fullmatch(one.name)), reverse=True)
    return []


def rebuild(path: Path, folder: Path, key_of: Callable[[Path], bytes | None] = lambda backup: None) -> Path:
    """Put the newest backup that passes its check in the place of the file, which is kept beside it under another name.
    What was synced since comes back from the laptops: they see that this store cannot prove it, and offer it again.
    `key_of` gives the key of a backup. Returns the backup; NotFound where none is good."""
    for backup in backups(folder):
        key = key_of(backup)
        if check(backup, key):
            continue
        making = path.with_suffix(".making")
        with told(path):
            making.unlink(missing_ok=True)
            with closing(shared_file.connect(backup, key, read_only=True)) as raw:
                raw.execute("VACUUM INTO ?", (str(making),))
            for end in ("-journal", ""):
                damaged = path.with_name(path.name + end)
                if damaged.exists():
                    os.replace(damaged, _aside(damaged))
            os.replace(making, path)
            cipher.sync_folder(path.parent)
        return backup
    raise NotFound(_NO_BACKUP)


def _may_write(raw: Any) -> None:
    """StoreTooNew where this Tacit is too old to write into the store."""
    if int(raw.execute("SELECT value FROM meta WHERE key = 'min_write'").fetchone()[0]) > protocol.SCHEMA:
        raise protocol.StoreTooNew(protocol.TOO_NEW)


def _aside(path: Path) -> Path:
    number = 1
    while (there := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    return there


def tidy(path: Path, now: datetime, key: bytes | None = None) -> int:
    """Clear tombstones away that are older than KEPT_DAYS and that every laptop seen since has passed. Returns how
    many. A laptop that was away for longer hears all of the store again by itself (`Replica.away_for_long`)."""
    with told(path), closing(shared_file.connect(path, key)) as raw:
        raw.execute("PRAGMA busy_timeout = 15000")
        raw.execute("BEGIN IMMEDIATE")
        _may_write(raw)
        cleared = purge(raw, int(now.timestamp() * 1000) - KEPT_DAYS * 86_400_000)
        raw.execute("COMMIT")
    return cleared


def purge(raw: Any, before_ms: int) -> int:
    """Take tombstones out of the feed that are older than `before_ms` and that every device seen since has passed.
    Returns how many. Inside the caller's write transaction."""
    passed = raw.execute("SELECT min(seq) FROM device WHERE at >= ?", (before_ms,)).fetchone()[0]
    query = "DELETE FROM feed WHERE gone = 1 AND at < ? AND seq <= ?"
    return int(raw.execute(query, (before_ms, passed if passed is not None else 2**62)).rowcount)
