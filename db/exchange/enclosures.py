"""Pictures and other files that come with a record: drafts of attachments."""

from __future__ import annotations

import hashlib

from db.exchange import keys
from db.exchange.api import Draft, Lookup

#: How the kinds of files that come without a name begin: (first bytes, suffix, media type).
_SUFFIXES = (
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"\x89PNG", "png", "image/png"),
    (b"GIF8", "gif", "image/gif"),
    (b"BM", "bmp", "image/bmp"),
    (b"RIFF", "webp", "image/webp"),
    (b"0\x82", "cer", "application/pkix-cert"),
    (b"-----BEGIN", "asc", "application/pgp-keys"),
)
_UNKNOWN = ("bin", "application/octet-stream")


def enclosure(owner: Draft, data: bytes, stem: str) -> Draft:
    """An attachment draft for bytes that came without a file name."""
    suffix, media = next(((s, m) for magic, s, m in _SUFFIXES if data.startswith(magic)), _UNKNOWN)
    return attachment(owner, data, f"{stem}.{suffix}", media)


def attachment(owner: Draft, data: bytes, name: str, media: str) -> Draft:
    """An attachment draft. Its key holds its content's hash and its owner's key, so that it comes in once."""
    digest = hashlib.sha256(data).hexdigest()
    values = {
        "subject": Lookup(owner.kind, name=owner.label, key=owner.key),
        "name": name,
        "media_type": media,
        "size": len(data),
        "sha256": digest,
    }
    return Draft("attachment", keys.key("attachment", owner.key, digest), values, owner.where, name, data=data)
