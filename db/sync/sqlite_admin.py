"""Looking after a shared store in a SQLite file: making it (after a proof that locks work there), people and roles,
the nightly backup with its check, and putting a backup in the place of a damaged file.

`now` is the store's time everywhere, that of its drive: never that of one laptop.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from db.domain.clock import DAY_MS
from db.domain.ids import RandomBytes
from db.domain.words import QT_TRANSLATE_NOOP
from db.store import cipher, shared_file
from db.store.errors import DiskTrouble, Invalid, NotFound
from db.sync import protocol
from db.sync.sqlite_faults import NOT_OURS, busy, told
from db.sync.sqlite_place import prove, refuse_cloud
from db.sync.sqlite_tables import APPLICATION_ID, SCHEMA, about, state_of

#: How long tombstones are kept.
KEPT_DAYS = 180
#: How many nightly backups are kept.
KEPT = 14
#: How long to wait for others, in seconds.
PATIENCE = 15.0
#: Pages that a backup copies at once (4 MB), and the seconds it leaves to others after each.
_PAGES, _PAUSE = 1000, 0.02
#: What SQLite says where others hold the file (SQLITE_BUSY, SQLITE_LOCKED).
_LOCKED = (5, 6)
_DAY = timedelta(days=1)
_BACKUP = re.compile(r"\d{8}-\d{6}\.tacit-store")
#: Ends the name of a copy that is being made.
_MAKING = ".making"
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
        refuse_cloud(path)
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


def _open(path: Path, key: bytes | None, *, read_only: bool = False) -> Any:
    return shared_file.connect(path, key, read_only=read_only, patience=PATIENCE)


@contextmanager
def _writing(path: Path, key: bytes | None) -> Iterator[Any]:
    """One write transaction. StoreTooNew where this Tacit is too old to write into the store."""
    with told(path), closing(_open(path, key)) as raw:
        raw.execute("PRAGMA journal_mode = TRUNCATE")
        raw.execute("BEGIN IMMEDIATE")
        if about(raw).min_write > protocol.SCHEMA:
            raise protocol.StoreTooNew(protocol.TOO_NEW)
        yield raw
        raw.execute("COMMIT")


def set_role(path: Path, colleague: str, role: str, *, active: bool = True, key: bytes | None = None) -> None:
    """Enter a person, or give another role; one who is not `active` is no longer taken."""
    with _writing(path, key) as raw:
        raw.execute("INSERT OR REPLACE INTO person VALUES (?, ?, ?)", (colleague, role, int(active)))


def new_for(path: Path, key: bytes | None = None) -> str:
    """Who new notes are for where a person has not chosen: a word of `audiences.FOR_NEW`."""
    with told(path), closing(_open(path, key, read_only=True)) as raw:
        return about(raw).new_for


def set_new_for(path: Path, who: str, key: bytes | None = None) -> None:
    """From now on new notes are for these, where a person has not chosen."""
    with _writing(path, key) as raw:
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
    with told(path), closing(_open(path, key, read_only=True)) as raw:
        if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise shared_file.DatabaseError(NOT_OURS)
        rows = raw.execute(_PEOPLE).fetchall()
    return [Person(one, _name(state), role, bool(active), _day(at)) for one, role, active, at, state in rows]


def _name(state: str | None) -> str:
    return str(state_of(state).data.get("name", "")) if state else ""


def _day(at_ms: int | None) -> datetime | None:
    return datetime.fromtimestamp(at_ms / 1000, UTC) if at_ms else None


def check(path: Path, key: bytes | None = None) -> list[str]:
    """What is wrong with the file, as SQLite sees it and as a store; empty where all is well. StoreBusy where others
    leave no time for it."""
    with told(path):
        try:
            with closing(_open(path, key, read_only=True)) as raw:
                wrong = [str(row[0]) for row in raw.execute("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
                about(raw)
                lost = raw.execute("SELECT count(*) FROM record WHERE NOT json_valid(state)").fetchone()[0]
                return [*wrong, f"records that cannot be read: {lost}"] if lost else wrong
        except shared_file.DatabaseError as fault:
            if busy(fault):
                raise
            return [str(fault)]


def back_up(path: Path, folder: Path, now: datetime, key: bytes | None = None, *, alone: bool = False) -> Path:
    """A copy of the store in `folder`, checked before it takes its name; the oldest past KEPT go. Others read and write
    meanwhile. `alone` lets go of everything else that was copied of the store, as it holds what was erased for law.
    StoreDamaged where the copy does not pass its check: then nothing is thrown away."""
    made = folder / f"{now.astimezone(UTC):%Y%m%d-%H%M%S}.tacit-store"
    making = made.with_suffix(f".{secrets.token_hex(4)}{_MAKING}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with told(path):
            _copy(path, making, key)
            if wrong := check(making, key):
                raise shared_file.DatabaseError(f"malformed: {wrong[0]}")
        with making.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(making, made)
        cipher.sync_folder(folder)
        for old in backups(folder, now)[KEPT:]:
            old.unlink(missing_ok=True)
        _sweep(path, folder, made, alone=alone)
    except OSError as fault:
        raise DiskTrouble(_REFUSED) from fault
    finally:
        for end in ("", "-journal"):
            with suppress(OSError):
                making.with_name(making.name + end).unlink(missing_ok=True)
    return made


def _copy(path: Path, making: Path, key: bytes | None) -> None:
    """Copy the store piece by piece, and let others in between. Where they write so often that it would never end, all
    is copied in one go, for which they wait."""
    copied = 0

    def step(status: int, left: int, pages: int) -> None:
        nonlocal copied
        _go_on(status, left, pages)
        copied += _PAGES
        if copied > 3 * pages + 10 * _PAGES:  # it began again from the start, and again
            raise _Restless
        time.sleep(_PAUSE)

    with closing(_open(path, key)) as raw, closing(shared_file.connect(making, key, create=True)) as copy:
        try:
            raw.backup(copy, pages=_PAGES, progress=step)
        except _Restless:
            raw.backup(copy, progress=_go_on)


def _go_on(status: int, left: int, pages: int) -> None:
    """After each step of a copy: not where others hold the file, which was waited for."""
    if status in _LOCKED:
        raise shared_file.OperationalError("database is locked")


class _Restless(Exception):
    """Others write all the time."""


def _sweep(path: Path, folder: Path, made: Path, *, alone: bool) -> None:
    """Clear away what a kill in the middle of a backup left, once it is a day old by the drive's own time; with `alone`
    every copy of the store but `made`: other backups, halves of one, damaged files that were put aside."""
    old = made.stat().st_mtime - _DAY.total_seconds()
    for one in folder.iterdir():
        half = _MAKING in one.name and (alone or one.stat().st_mtime < old)
        if half or (alone and _BACKUP.fullmatch(one.name) and one != made):
            one.unlink(missing_ok=True)
    if alone:
        halves = (path.name + _MAKING, path.with_suffix(_MAKING).name)
        for one in path.parent.iterdir():
            if one.name.startswith((f"{path.name}.damaged-", *halves)):
                one.unlink(missing_ok=True)


def is_due(folder: Path, now: datetime) -> bool:
    """Whether no backup was made in the 24 hours before `now`."""
    newest = next(iter(backups(folder, now)), None)
    return newest is None or ahead(newest, now) or now - made_at(newest) >= _DAY


def made_at(backup: Path) -> datetime:
    """When a backup was made, as its name says."""
    return datetime.strptime(backup.stem, "%Y%m%d-%H%M%S").replace(tzinfo=UTC)


def backups(folder: Path, now: datetime) -> list[Path]:
    """The backups in a folder, the newest first. Last come those that bear a day still to come: some clock was wrong,
    and nobody knows how old they are."""
    with suppress(OSError):
        found = sorted((one for one in folder.iterdir() if _BACKUP.fullmatch(one.name)), reverse=True)
        return sorted(found, key=lambda one: ahead(one, now))
    return []


def ahead(backup: Path, now: datetime) -> bool:
    """Whether a backup bears a time that is more than a day still to come."""
    return made_at(backup) > now + _DAY


def rebuild(
    path: Path, folder: Path, now: datetime, key_of: Callable[[Path], bytes | None] = lambda backup: None
) -> Path:
    """Put the newest backup that passes its check in the place of the file, which is kept beside it under another name.
    What was synced since comes back from the laptops: they see that this store cannot prove it, and offer it again.
    `key_of` gives the key of a backup. Returns the backup; NotFound where none is good."""
    for backup in backups(folder, now):
        key = key_of(backup)
        if check(backup, key):
            continue
        making = path.with_name(path.name + _MAKING)
        with told(path):
            making.unlink(missing_ok=True)
            with closing(_open(backup, key, read_only=True)) as raw:
                raw.execute("VACUUM INTO ?", (str(making),))
            aside = _aside(path)
            for end in ("-journal", ""):  # both under one name, as SQLite finds a journal by that of its file
                with suppress(FileNotFoundError):
                    os.replace(path.with_name(path.name + end), aside.with_name(aside.name + end))
            os.replace(making, path)
            cipher.sync_folder(path.parent)
        return backup
    raise NotFound(_NO_BACKUP)


def _aside(path: Path) -> Path:
    number = 1
    while any(path.with_name(f"{path.name}.damaged-{number}{end}").exists() for end in ("-journal", "")):
        number += 1
    return path.with_name(f"{path.name}.damaged-{number}")


def tidy(path: Path, now: datetime, key: bytes | None = None) -> int:
    """Clear tombstones away that are older than KEPT_DAYS and that every laptop seen since has passed. Returns how
    many. A laptop that was away for longer hears all of the store again by itself (`Replica.away_for_long`)."""
    with _writing(path, key) as raw:
        return purge(raw, int(now.timestamp() * 1000) - KEPT_DAYS * DAY_MS)


def purge(raw: Any, before_ms: int) -> int:
    """Take tombstones out of the feed that are older than `before_ms` and that every device seen since has passed: none
    where none was seen. Those of what was erased for law stay: they are a few, they say nothing, and a laptop may lie
    in a drawer for longer. Returns how many. Inside the caller's write transaction."""
    passed = raw.execute("SELECT min(seq) FROM device WHERE at >= ?", (before_ms,)).fetchone()[0]
    query = """
        DELETE FROM feed WHERE gone = 1 AND at < ? AND seq <= ?
            AND record NOT IN (SELECT id FROM record WHERE json_extract(state, '$.gone') = 'erased')
    """
    return int(raw.execute(query, (before_ms, passed or 0)).rowcount)
