"""Encryption of files beside the store, and how keys are derived and wrapped.

AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D), HKDF-SHA256 for sub-keys (RFC 5869), scrypt for what a person
types
(RFC 7914; N=2^16, r=8, p=1: 64 MB, about 0.2 s). What a blob belongs to is its associated data, so that one file cannot
be passed off as
another.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from db.store import faults

NONCE = 12
#: Bytes that sealing adds: the nonce and the tag.
OVERHEAD = NONCE + 16
#: What stretching a passphrase costs, a quarter of a second; and the least that a profile may say it cost.
SCRYPT_N, SCRYPT_LEAST = 1 << 16, 1 << 14
#: How the name of a file begins that is being written.
UNFINISHED = ".new-"
#: Seconds: far longer than writing one file takes.
_WRITING = 60.0


class Tampered(ValueError):
    """The bytes were not made with this key for this purpose."""


def seal(key: bytes, plain: bytes, purpose: bytes) -> bytes:
    """Nonce, ciphertext and tag."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, purpose)


def unseal(key: bytes, blob: bytes | memoryview, purpose: bytes) -> bytes:
    """The plain bytes. Tampered if key, purpose or bytes differ from what was sealed."""
    try:
        return AESGCM(key).decrypt(blob[:NONCE], blob[NONCE:], purpose)
    except (InvalidTag, ValueError) as fault:
        raise Tampered("sealed with another key, for another purpose, or damaged") from fault


def subkey(key: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """A 32-byte key of its own for one purpose, from one that nobody can guess."""
    return HKDF(SHA256(), 32, salt=salt, info=f"tacit/{purpose}".encode()).derive(key)


def stretch(secret: str, salt: bytes, n: int) -> bytes:
    """A 32-byte key from what a person typed; `n` is scrypt's cost."""
    return Scrypt(salt, 32, n=n, r=8, p=1).derive(secret.encode("utf-8", "surrogatepass"))


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file in one step that survives a crash: temporary file, fsync, rename, fsync of the folder."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        faults.point("file.rename.before")
        os.replace(temporary, path)
        faults.point("file.rename.after")
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sweep(folder: Path, now: float) -> None:
    """Remove what a kill in the middle of `write_whole` left in this folder. A file that another process is writing is
    younger than a minute; `now` in seconds since 1970."""
    for left in folder.glob(f"{UNFINISHED}*"):
        with suppress(OSError):
            if now - left.stat().st_mtime > _WRITING:
                left.unlink()


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder durable, where the platform lets one (Windows does so by itself)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
