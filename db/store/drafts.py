"""Unsaved captures: one encrypted file each, written whole and synced, so that what was typed survives a kill.

Drafts have a lock of their own and never wait for the store. A file that cannot be read is put aside under another
name, never deleted and never in the way of the others.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from db.store import cipher, faults
from db.store.errors import DiskTrouble, Invalid, NotFound

SUFFIX = ".draft"
ASIDE = ".damaged"
_ID = re.compile(r"[0-9a-z-]{8,64}")


class Drafts:
    """The drafts of one profile. Values are JSON objects; what they mean is the services' affair."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key
        self._lock = threading.Lock()

    def save(self, draft_id: str | None, value: Mapping[str, Any]) -> str:
        """Write a draft, a new one where no id is given; returns its id. It is on disk when this returns.
        DiskTrouble."""
        name = draft_id or secrets.token_hex(8)
        path = self._path(name)
        plain = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()
        with self._lock:
            try:
                self._folder.mkdir(mode=0o700, exist_ok=True)
                faults.point("draft.write.before")
                cipher.write_whole(path, cipher.seal(self._key, plain, self._purpose(name)))
                faults.point("draft.write.after")
            except OSError as fault:
                raise DiskTrouble(
                    "The draft could not be written to disk. Free some space, or copy the text."
                ) from fault
        return name

    def drop(self, draft_id: str) -> None:
        """Remove a draft; one that is not there is no fault. DiskTrouble where it cannot be removed."""
        path = self._path(draft_id)
        with self._lock:
            try:
                path.unlink(missing_ok=True)
            except OSError as fault:
                raise DiskTrouble("The draft could not be removed. Nothing was lost.") from fault

    def get(self, draft_id: str) -> dict[str, Any]:
        """A draft's value. NotFound where it is gone or cannot be read."""
        with self._lock:
            value = self._read(self._path(draft_id))
        if value is None:
            raise NotFound("That draft is not here any more.")
        return value

    def all(self) -> list[tuple[str, dict[str, Any]]]:
        """(id, value) of every draft that can be read, the last written first."""
        with self._lock:
            found = []
            for path in files(self._folder):
                value = self._read(path)
                if value is not None:
                    found.append((_written(path), path.name.removesuffix(SUFFIX), value))
        return [(name, value) for _, name, value in sorted(found, key=lambda one: one[:2], reverse=True)]

    def _read(self, path: Path) -> dict[str, Any] | None:
        name = path.name.removesuffix(SUFFIX)
        try:
            blob = path.read_bytes()
        except OSError:
            return None
        try:
            value = json.loads(cipher.unseal(self._key, blob, self._purpose(name)))
            if not isinstance(value, dict):
                raise ValueError("not an object")
        except ValueError:  # Tampered is one
            with suppress(OSError):
                os.replace(path, path.with_name(f"{name}-{secrets.token_hex(2)}{ASIDE}"))
            return None
        return value

    def _path(self, draft_id: str) -> Path:
        if not _ID.fullmatch(draft_id):
            raise Invalid("That is not the id of a draft.", "draft")
        return self._folder / f"{draft_id}{SUFFIX}"

    @staticmethod
    def _purpose(name: str) -> bytes:
        return b"draft:" + name.encode()


def files(folder: Path) -> list[Path]:
    """The files of drafts in a folder, without reading them."""
    with suppress(OSError):
        return [path for path in folder.iterdir() if path.name.endswith(SUFFIX) and path.is_file()]
    return []


def _written(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
