"""The contents of attached files: encrypted, each under a name that tells nothing, found by the SHA-256 of what they
hold."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

from db.domain.words import QT_TRANSLATE_NOOP
from db.store import cipher
from db.store.errors import Damaged, DiskTrouble, NotFound

_UNREADABLE = "The file of this attachment is damaged. A backup may still have it."
_UNWRITTEN = QT_TRANSLATE_NOOP(
    "db",
    "An attached file could not be written: the disk is full, or this program may not write there. Free some space.",
)


class Attachments:
    """A folder of sealed contents. Content is written before the record that names it."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key

    def _path(self, sha256: str) -> Path:
        return self._folder / hmac.new(self._key, sha256.encode(), "sha256").hexdigest()

    def put(self, content: bytes) -> str:
        """Keep the content; its SHA-256 in hex. The same content is kept once. DiskTrouble."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        if not path.exists():
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                cipher.write_whole(path, cipher.seal(self._key, content, sha256.encode()))
            except OSError as fault:
                raise DiskTrouble(_UNWRITTEN) from fault
        return sha256

    def get(self, sha256: str) -> bytes:
        """The content. NotFound where it is not here, Damaged where it is not what was put."""
        try:
            sealed = self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise NotFound("The content of this attachment is not on this computer.") from None
        except OSError as fault:
            raise Damaged(_UNREADABLE) from fault
        try:
            return cipher.unseal(self._key, sealed, sha256.encode())
        except cipher.Tampered:
            raise Damaged(_UNREADABLE) from None

    def has(self, sha256: str) -> bool:
        return self._path(sha256).exists()

    def erase(self, sha256: str) -> None:
        self._path(sha256).unlink(missing_ok=True)
