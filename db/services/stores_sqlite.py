"""Looking after a shared file: in words, and with the names of its people."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.domain.clock import DAY_MS
from db.domain.said import HIDDEN, Said, counted
from db.domain.words import QT_TRANSLATE_NOOP
from db.services.sync_parts import Check, Colleague, SyncError
from db.store import journal
from db.store.errors import Invalid, NotFound
from db.store.shared_file import new_key
from db.sync import sqlite_admin
from db.sync.cloud_folders import in_cloud
from db.sync.protocol import rules_of

if TYPE_CHECKING:
    from db.services.app import Tacit

_ADMINISTRATORS = QT_TRANSLATE_NOOP("db", "That is for the store's administrators.")
_NOT_YOURSELF = QT_TRANSLATE_NOOP("db", "You cannot remove yourself; another administrator can.")
_NOT_JOINED = QT_TRANSLATE_NOOP(
    "db", "“{0}” has not joined this store. People enter a shared file by joining it themselves: give them its address."
)
_SHORT = QT_TRANSLATE_NOOP("db", "A passphrase needs at least eight characters; several words are best.")
_NEWEST = QT_TRANSLATE_NOOP("db", "{0}, the newest of {1} UTC")
_NO_BACKUP = QT_TRANSLATE_NOOP("db", "none yet")
_FUTURE = QT_TRANSLATE_NOOP(
    "db", "{0} bears a day still to come: some clock was wrong. It is used last; delete it if there are others"
)
#: Minutes that a drive's clock may be off, which tells nothing.
_MINUTES = 5
_RIGHT = QT_TRANSLATE_NOOP("db", "the drive's is that of this computer")
_OFF = QT_TRANSLATE_NOOP("db", "the drive's, which all go by, is {0} min ahead of this computer's: see which is wrong")
_BEHIND = QT_TRANSLATE_NOOP("db", "the drive's, which all go by, is {0} min behind this computer's: see which is wrong")
_UNKNOWN_TIME = QT_TRANSLATE_NOOP("db", "you cannot write there, which would tell the drive's")
_FAULT = QT_TRANSLATE_NOOP("db", "{0} fault: “tacit store rebuild”")
_FAULTS = QT_TRANSLATE_NOOP("db", "{0} faults: “tacit store rebuild”")
_SUFFIX = ".backups"


def create(tacit: Tacit, path: Path, passphrase: str) -> None:
    """Make the file, with me as its administrator."""
    if passphrase and len(passphrase.strip()) < 8:
        raise Invalid(_SHORT, "passphrase")
    key = new_key(passphrase, os.urandom) if passphrase else None
    rules = rules_of(tacit.kinds)
    sqlite_admin.create(path, rules, colleague=tacit.store.me, random_bytes=os.urandom, key=key)


def check(tacit: Tacit, path: Path, key: bytes | None) -> list[Check]:
    """What there is to know of a shared file."""
    if not path.exists():
        people(tacit, path, key)  # says why it cannot be reached
    wrong = sqlite_admin.check(path, key)
    state = counted(len(wrong), _FAULT, _FAULTS) if wrong else QT_TRANSLATE_NOOP("db", "whole")
    checks = [Check(Said("file"), not wrong, state)]
    cloudy = in_cloud(path)
    place = QT_TRANSLATE_NOOP("db", "a cloud program copies this folder about, which ruins a shared store")
    checks.append(Check(Said("place"), not cloudy, place if cloudy else str(path.parent)))
    open_to_all = QT_TRANSLATE_NOOP("db", "not encrypted: whoever can open the folder can read it")
    sealed = QT_TRANSLATE_NOOP("db", "encrypted with a passphrase")
    checks.append(Check(Said("encryption"), True, sealed if key is not None else open_to_all))
    not_held = QT_TRANSLATE_NOOP("db", "held by the program alone: whoever opens the file can read all of it")
    checks.append(Check(Said("visibility"), True, not_held))
    if not wrong:
        active = [one for one in people(tacit, path, key) if one.active]
        checks.append(Check(Said("people"), bool(active), Said("{0} active", len(active))))
    return [*checks, *_time(tacit, path)]


def _time(tacit: Tacit, path: Path) -> Iterator[Check]:
    """What there is to know of the drive's clock, and of the backups that bear its times."""
    there_ms, here_ms = tacit.drive_of(path.parent), tacit.store.now_ms()
    now = datetime.fromtimestamp((here_ms if there_ms is None else there_ms) / 1000, UTC)
    minutes = round(((there_ms or here_ms) - here_ms) / 60_000)
    told = Said(_OFF if minutes > 0 else _BEHIND, abs(minutes)) if abs(minutes) >= _MINUTES else _RIGHT
    yield Check(Said("clock"), told is _RIGHT, _UNKNOWN_TIME if there_ms is None else told)
    made = sqlite_admin.backups(folder_of(path), now)
    future = [one for one in made if sqlite_admin.ahead(one, now)]
    if future:
        yield Check(Said("backups"), False, Said(_FUTURE, future[0].name))
        return
    newest = Said(_NEWEST, len(made), f"{sqlite_admin.made_at(made[0]):%Y-%m-%d %H:%M}") if made else _NO_BACKUP
    yield Check(Said("backups"), not is_due(path, now), newest)


# --- people -----------------------------------------------------------------------------------------------------------


def people(tacit: Tacit, path: Path, key: bytes | None) -> list[Colleague]:
    """Everybody who ever joined."""
    found = sqlite_admin.people(path, key)
    names = tacit.records.names(one.colleague for one in found)
    return [
        Colleague(one.colleague, known(names, one.colleague) or one.name, "", one.role, one.active, one.seen)
        for one in found
    ]


def known(names: Mapping[str, str], colleague: str) -> str:
    """The name of a colleague whose record is here, '' for another."""
    name = names.get(colleague, HIDDEN)
    return "" if name is HIDDEN else name


def set_person(tacit: Tacit, path: Path, key: bytes | None, who: str, role: str, *, active: bool) -> Colleague:
    """Give somebody who joined a role ('' leaves it), or take them in no more."""
    all_ = {one.id: one for one in people(tacit, path, key)}
    me = _administrator(tacit, all_)
    try:
        wanted = tacit.records.resolve(who, "colleague").id
    except NotFound:
        wanted = who
    if wanted not in all_:
        raise NotFound(Said(_NOT_JOINED, who))
    if wanted == me.id and (not active or role != me.role):
        raise Invalid(_NOT_YOURSELF)
    one = all_[wanted]
    sqlite_admin.set_role(path, wanted, role or one.role, active=active, key=key)
    return replace(one, role=role or one.role, active=active)


def _administrator(tacit: Tacit, all_: Mapping[str, Colleague]) -> Colleague:
    """Myself, of all these. Invalid where I administer nothing."""
    me = all_.get(tacit.store.me)
    if me is None or me.role != "administrator":
        raise Invalid(_ADMINISTRATORS)
    return me


def new_for(path: Path, key: bytes | None) -> str:
    return sqlite_admin.new_for(path, key)


def set_new_for(tacit: Tacit, path: Path, key: bytes | None, who: str) -> None:
    """Say who new notes are for where a person has not chosen."""
    _administrator(tacit, {one.id: one for one in people(tacit, path, key)})
    sqlite_admin.set_new_for(path, who, key)


# --- backups ----------------------------------------------------------------------------------------------------------


def folder_of(path: Path) -> Path:
    """Where the backups of a shared file are: beside it, so that whichever laptop comes first sees whether one is
    due."""
    return path.with_name(path.name + _SUFFIX)


def is_due(path: Path, now: datetime) -> bool:
    return sqlite_admin.is_due(folder_of(path), now)


def back_up(tacit: Tacit, path: Path, key: bytes | None, *, alone: bool = False) -> Path:
    """Make a backup, and clear old tombstones away; `alone` lets go of all earlier copies of the store, as they hold
    what was erased for law."""
    made = sqlite_admin.back_up(path, folder_of(path), tacit.store.shared_now(), key, alone=alone)
    if abs(tacit.store.offset_ms) < DAY_MS:  # two clocks that differ by more: nobody knows how old anything is
        with suppress(SyncError):  # while others write: another night
            sqlite_admin.tidy(path, tacit.store.shared_now(), key)
    return made


def rebuild(tacit: Tacit, path: Path, key_of: Callable[[Path], bytes | None]) -> Path:
    """`key_of` gives the key of a backup: the damaged file may not tell its own any more."""
    return sqlite_admin.rebuild(path, folder_of(path), tacit.store.shared_now(), key_of)


def erasures_wait(tacit: Tacit) -> bool:
    """Whether an erasure for law is still to be sent."""
    entry = journal.entry_table.c
    waits = select(entry.seq).where(~entry.acknowledged, entry.field == journal.ERASED).limit(1)
    with tacit.store.read() as session:
        return session.execute(waits).first() is not None
