"""The contents of attached files: encrypted, each under a name that tells nothing, found by the SHA-256 of what they
hold."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

from db.domain.words import QT_TRANSLATE_NOOP
from db.store import cipher
from db.store.errors import Damaged, DamagedFile, DiskTrouble, NotFound

_UNREADABLE = QT_TRANSLATE_NOOP(
    "db",
    "It cannot be read on this computer. The next sync brings it again if the shared store has it; else a backup may "
    "still have it.",
)
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
        if not self.has(sha256):
            self._write(sha256, content)
        return sha256

    def _write(self, name: str, content: bytes) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            cipher.write_whole(self._path(name), cipher.seal(self._key, content, name.encode()))
        except OSError as fault:
            raise DiskTrouble(_UNWRITTEN) from fault

    def get(self, sha256: str) -> bytes:
        """The content. NotFound where it is not here, DamagedFile where it is not what was put."""
        try:
            sealed = self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise NotFound("The content of this attachment is not on this computer.") from None
        except OSError as fault:
            raise DamagedFile(_UNREADABLE) from fault
        try:
            return cipher.unseal(self._key, sealed, sha256.encode())
        except cipher.Tampered:
            raise DamagedFile(_UNREADABLE) from None

    def has(self, sha256: str) -> bool:
        return self._path(sha256).exists()

    def erase(self, sha256: str) -> None:
        """Let go of the content, and of the parts of it that are here."""
        self._path(sha256).unlink(missing_ok=True)
        self.drop_parts(sha256)

    # --- a content that comes in parts --------------------------------------------------------------------------------

    def put_part(self, sha256: str, number: int, part: bytes) -> None:
        """Keep the part of this number (from 0) of a content that is on its way. DiskTrouble."""
        self._write(_part(sha256, number), part)

    def parts(self, sha256: str) -> list[bytes]:
        """The parts that are here, from the first on; those behind a missing or damaged one count for nothing."""
        found: list[bytes] = []
        while True:
            try:
                found.append(self.get(_part(sha256, len(found))))
            except (NotFound, Damaged):
                return found

    def drop_parts(self, sha256: str) -> None:
        number = 0
        while (path := self._path(_part(sha256, number))).exists():
            path.unlink()
            number += 1


def _part(sha256: str, number: int) -> str:
    return f"{sha256} {number}"
