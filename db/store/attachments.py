"""The contents of attached files: encrypted, each under a name that tells nothing, found by the SHA-256 of what they
hold."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from db.store import cipher
from db.store.errors import Damaged, NotFound


class Attachments:
    """A folder of sealed contents. Content is written before the record that names it."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key

    def _path(self, sha256: str) -> Path:
        return self._folder / hmac.new(self._key, sha256.encode(), "sha256").hexdigest()

    def put(self, content: bytes) -> str:
        """Keep the content; its SHA-256 in hex. The same content is kept once."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        if not path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            cipher.write_whole(path, cipher.seal(self._key, content, sha256.encode()))
        return sha256

    def get(self, sha256: str) -> bytes:
        """The content. NotFound where it is not here, Damaged where it is not what was put."""
        try:
            sealed = self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise NotFound("The content of this attachment is not on this computer.") from None
        try:
            return cipher.unseal(self._key, sealed, sha256.encode())
        except cipher.Tampered:
            raise Damaged("The file of this attachment is damaged. A backup may still have it.") from None

    def has(self, sha256: str) -> bool:
        return self._path(sha256).exists()

    def erase(self, sha256: str) -> None:
        self._path(sha256).unlink(missing_ok=True)

    def sweep(self, named: Iterable[str], before: float) -> None:
        """Let go of contents that none of these SHA-256 names: their records have left this computer. Those put since
        `before` (seconds since 1970) stay, as their record may still come."""
        kept = {self._path(one).name for one in named}
        for path in self._folder.glob("*"):
            with suppress(OSError):
                if path.name not in kept and path.stat().st_mtime < before:
                    path.unlink()
