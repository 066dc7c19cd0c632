"""A small encrypted file of JSON beside the store: read whole, replaced whole, put aside where it is damaged."""

from __future__ import annotations

import json
import os
import secrets
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from db.store import cipher
from db.store.errors import DiskTrouble

ASIDE = ".damaged"


class SealedFile:
    """One file under one key. May be used from any thread; another process's writing is seen at the next reading."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._lock = threading.Lock()
        self._seen: tuple[tuple[int, int], Any] | None = None

    def read(self) -> Any:
        """The value as it was written last; None where nothing was, or nothing that can be read."""
        with self._lock:
            try:
                state = self._path.stat()
                stamp = (state.st_mtime_ns, state.st_size)
                if self._seen is not None and self._seen[0] == stamp:
                    return self._seen[1]
                blob = self._path.read_bytes()
            except OSError:
                return None
            try:
                value = json.loads(cipher.unseal(self._key, blob, self._purpose()))
            except ValueError:  # Tampered is one
                with suppress(OSError):
                    os.replace(self._path, self._path.with_name(f"{self._path.name}-{secrets.token_hex(2)}{ASIDE}"))
                return None
            self._seen = (stamp, value)
            return value

    def write(self, value: Any) -> None:
        """Replace it; on disk when this returns. DiskTrouble."""
        plain = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()
        with self._lock:
            self._seen = None
            try:
                cipher.write_whole(self._path, cipher.seal(self._key, plain, self._purpose()))
            except OSError as fault:
                raise DiskTrouble("The disk refused to save this. Free some space and try again.") from fault

    def _purpose(self) -> bytes:
        return b"sealed:" + self._path.name.encode()
