"""Backups of a profile: one file that holds only what is encrypted already, and how one becomes a profile again.

The file is an uncompressed ZIP of `profile.json` (key wraps), a snapshot of the store, attachments and drafts. It
opens with the passphrase or the recovery key of the profile it was made of; moving to a new laptop is a backup here and
a
restore there.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from db.domain.said import Said
from db.store import cipher
from db.store import profile as profiles
from db.store.errors import Damaged, DiskTrouble
from db.store.profile import Profile
from db.store.raw import connect

SUFFIX = ".tacit-backup"
_UNFINISHED = ".backup-"
#: Seconds: longer than any backup takes.
_WRITING = 3600.0
_MEMBER = re.compile(r"attachments/[0-9a-f]{64}|drafts/[0-9a-z-]{8,64}\.draft")
_BESIDE = ("settings.json", "learnt")
_WHOLE = {"profile.json", "store.db", *_BESIDE}
#: A backup that unpacks to more than this is not one of ours.
_MOST = 64 * 1024**3


def snapshot(store: Path, key: bytes, destination: Path) -> None:
    """A consistent copy of the store under the same key, made while others read and write."""
    source = connect(store, key)
    try:
        source.execute("VACUUM INTO ?", (str(destination),))
    finally:
        source.close()


def check(store: Path, key: bytes) -> list[str]:
    """What SQLCipher and SQLite find wrong with a store; empty where all is well."""
    raw = connect(store, key)
    try:
        wrong = [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check").fetchall()]
        wrong += [str(row[0]) for row in raw.execute("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
        return wrong
    except dbapi2.DatabaseError as fault:
        return [str(fault)]
    finally:
        raw.close()


def write(profile: Profile, destination: Path) -> Path:
    """Make a backup file. It is whole or it is not there."""
    destination.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=destination.parent, prefix=_UNFINISHED) as folder:
        copy, packed = Path(folder, "store.db"), Path(folder, "packed")
        try:
            snapshot(profile.store, profile.key, copy)
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr("profile.json", json.dumps(profile.data))
                archive.write(copy, "store.db")
                for name in _BESIDE:
                    if (profile.path / name).exists():
                        archive.write(profile.path / name, name)
                for file in [*sorted(profile.attachments.glob("*")), *sorted(profile.drafts.glob("*"))]:
                    if _MEMBER.fullmatch(name := f"{file.parent.name}/{file.name}"):
                        with suppress(FileNotFoundError):  # a draft that was filed meanwhile
                            archive.write(file, name)
            with packed.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(packed, destination)
        except OSError as fault:
            raise DiskTrouble(
                "The backup could not be written there. Choose another place; nothing else changed."
            ) from fault
    cipher.sync_folder(destination.parent)
    return destination


def restore(backup: Path, folder: Path, passphrase: str | None, recovery_key: str | None) -> Profile:
    """Make a profile in `folder` from a backup, and open it. The folder must not hold a profile.

    The key is tried and the store checked before anything is put in place. WrongKey, Damaged or Invalid otherwise."""
    with profiles.in_place(folder, "profile.restore.place") as unpacked:
        _unpack(backup, unpacked)
        profile = profiles.load(unpacked)
        if recovery_key is not None:
            profiles.recover(profile, recovery_key, passphrase)
        else:
            profiles.unlock(profile, passphrase)
        if wrong := check(profile.store, profile.key):
            raise Damaged(
                Said(
                    "The store in this backup is damaged ({0} faults). Try an older backup; nothing was changed.",
                    len(wrong),
                )
            )
    profile.path = folder
    return profile


def sweep(folder: Path, now: float) -> None:
    """Remove what a kill in the middle of `write` left here, once it is old enough (an hour) to be nobody's at work.
    `now` in seconds since 1970."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        with suppress(OSError):
            if now - left.stat().st_mtime > _WRITING:
                shutil.rmtree(left)


def _unpack(backup: Path, folder: Path) -> None:
    folder.mkdir()
    for inner in ("attachments", "drafts"):
        (folder / inner).mkdir()
    try:
        with zipfile.ZipFile(backup) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > _MOST:
                raise Damaged("This file is not a backup that Tacit made: it is too large.")
            names = {member.filename for member in members}
            if not {"profile.json", "store.db"} <= names:
                raise Damaged("This file is not a backup that Tacit made.")
            for member in members:
                if member.filename not in _WHOLE and not _MEMBER.fullmatch(member.filename):
                    raise Damaged("This backup holds files that Tacit never writes. It was not used.")
                with archive.open(member) as source, (folder / member.filename).open("wb") as target:
                    shutil.copyfileobj(source, target)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as fault:
        raise Damaged("This file is not a whole backup that Tacit made. Try another; nothing was changed.") from fault
    except OSError as fault:
        raise DiskTrouble(
            "The backup cannot be read, or its contents cannot be written. Nothing was changed."
        ) from fault
