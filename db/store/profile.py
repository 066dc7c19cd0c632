"""A profile: the folder of one person's Tacit on one computer, and the key that opens it.

A random data key encrypts everything. It is wrapped separately by the recovery key (shown once) and by a passphrase or
a secret in the
operating system's keyring; there is no plain-text fallback. `profile.json` holds the wraps and the identities of the
device and of the
person (ids, no names); nothing in it is a customer's word.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from db.store import cipher, faults, ring
from db.store.errors import Damaged, DiskTrouble, Invalid, KeyringUnavailable, NotFound, TooNew, WrongKey

FORMAT = 1
_FILE = "profile.json"
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no I, O, 0, 1: they are misread on paper
_GROUPS, _GROUP = 8, 4  # 32 letters of 5 bits: 160 bits


@dataclass
class Profile:
    """An existing profile folder. `key` is set once it is open."""

    path: Path
    data: dict[str, Any]
    key: bytes = field(default=b"", repr=False)

    @property
    def device(self) -> str:
        return str(self.data["device"])

    @property
    def colleague(self) -> str:
        """The id of the colleague record of the person whose profile this is."""
        return str(self.data["colleague"])

    @property
    def opens_with(self) -> str:
        """'passphrase' or 'keyring'."""
        return "passphrase" if "passphrase" in self.data["wraps"] else "keyring"

    store = property(lambda self: self.path / "store.db")
    index = property(lambda self: self.path / "index")
    drafts = property(lambda self: self.path / "drafts")
    attachments = property(lambda self: self.path / "attachments")
    backups = property(lambda self: self.path / "backups")
    usage = property(lambda self: self.path / "usage")
    today = property(lambda self: self.path / "today")
    lock_request = property(lambda self: self.path / "lock-request")

    def subkey(self, purpose: str) -> bytes:
        """The key for one purpose: index, drafts, attachments, backup, usage, today."""
        return cipher.subkey(self.key, purpose)

    def save(self) -> None:
        cipher.write_whole(self.path / _FILE, json.dumps(self.data, indent=1, sort_keys=True).encode())


def exists(path: Path) -> bool:
    return (path / _FILE).is_file()


@contextmanager
def in_place(path: Path, fault: str) -> Iterator[Path]:
    """A folder beside `path` to make a profile in. When the block ends it takes its place in one step; a kill or a
    fault before that leaves no profile, so that making it can be tried again. Invalid where something is there."""
    if exists(path):
        raise Invalid("There is a profile of that name already. Name another with --profile; nothing was changed.")
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise Invalid("There are other files in that place. Name an empty or a new folder; nothing was changed.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".making-") as temporary:
            place = Path(temporary, "profile")
            yield place
            faults.point(fault)
            if path.exists():
                path.rmdir()
            os.replace(place, path)
        cipher.sync_folder(path.parent)
    except OSError as trouble:
        raise DiskTrouble(
            "The profile could not be written there. Check the disk and its rights, or name another "
            "place with --profile."
        ) from trouble


def create(
    path: Path, *, colleague: str, device: str, passphrase: str | None, key: bytes | None = None
) -> tuple[Profile, str]:
    """A new profile folder and its recovery key. With no passphrase the keyring holds the secret, once a probe has
    shown
    that it can. Invalid where a profile is there already."""
    if exists(path):
        raise Invalid("There is a profile of that name already. Nothing was changed.", "profile")
    if passphrase is None:
        ring.probe()
    path.mkdir(parents=True, exist_ok=True)
    if os.name != "nt":
        path.chmod(0o700)
    data = {"format": FORMAT, "profile": secrets.token_hex(8), "device": device, "colleague": colleague, "wraps": {}}
    profile = Profile(path, data, key or secrets.token_bytes(32))
    recovery = new_recovery_key(profile)
    _wrap_for_opening(profile, passphrase)
    profile.save()
    return profile, recovery


def load(path: Path) -> Profile:
    """The profile in this folder, not opened yet. NotFound, Damaged or TooNew otherwise."""
    try:
        data = json.loads((path / _FILE).read_bytes())
    except FileNotFoundError:
        raise NotFound("There is no profile here yet. Make one with “tacit init”, or in the window.") from None
    except (OSError, ValueError) as fault:
        raise Damaged("profile.json cannot be read. Restore the profile from a backup with “tacit restore”.") from fault
    if not isinstance(data, dict) or not isinstance(data.get("wraps"), dict) or "device" not in data:
        raise Damaged("profile.json is not what Tacit wrote. Restore the profile from a backup with “tacit restore”.")
    if data.get("format", 0) > FORMAT:
        raise TooNew("This profile was made by a newer Tacit. Update Tacit on this computer to open it.")
    return Profile(path, data)


def unlock(profile: Profile, passphrase: str | None) -> None:
    """Open with the passphrase, or with the keyring where the profile has none. WrongKey otherwise."""
    wraps = profile.data["wraps"]
    if "passphrase" in wraps:
        if passphrase is None:
            raise WrongKey("This profile opens with its passphrase.")
        profile.key = _unwrap(wraps["passphrase"], passphrase, "That is not the passphrase of this profile.")
        return
    secret = ring.fetch(_ring_name(profile))
    if secret is None:
        raise WrongKey("The keyring of this computer has no key for this profile. Open it with the recovery key.")
    profile.key = _unwrap(
        wraps["keyring"], secret, "The key in the keyring does not open this profile. Use the recovery key."
    )


def recover(profile: Profile, recovery_key: str, passphrase: str | None) -> None:
    """Open with the recovery key and set a new passphrase, or the keyring where none is given."""
    profile.key = _unwrap(
        profile.data["wraps"]["recovery"], _squeeze(recovery_key), "That is not the recovery key of this profile."
    )
    _hand_over(profile, passphrase)


def change_passphrase(profile: Profile, passphrase: str | None) -> None:
    """Set the passphrase of an open profile, or hand it to the keyring with None."""
    _hand_over(profile, passphrase)


def new_recovery_key(profile: Profile) -> str:
    """Make a recovery key; an earlier one stops working once the profile is saved."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_GROUPS * _GROUP))
    profile.data["wraps"]["recovery"] = _wrap(profile.key, letters)
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def _squeeze(typed: str) -> str:
    return "".join(letter for letter in typed.upper() if letter in _ALPHABET)


def _ring_name(profile: Profile) -> str:
    return f"profile-{profile.data['profile']}"


def _wrap_for_opening(profile: Profile, passphrase: str | None) -> None:
    wraps = profile.data["wraps"]
    if passphrase is None:
        secret = secrets.token_hex(32)
        ring.store(_ring_name(profile), secret)
        wraps["keyring"] = _wrap(profile.key, secret, random=True)
        wraps.pop("passphrase", None)
        return
    if not passphrase:
        raise Invalid("An empty passphrase protects nothing. Choose one of several words.", "passphrase")
    wraps["passphrase"] = _wrap(profile.key, passphrase)
    wraps.pop("keyring", None)


def _hand_over(profile: Profile, passphrase: str | None) -> None:
    """Let the profile open another way, and save it. The ring's secret goes last: it opens nothing any more, and a ring
    that is locked (often why somebody recovers) must not keep them out."""
    was_in_ring = "keyring" in profile.data["wraps"]
    _wrap_for_opening(profile, passphrase)
    profile.save()
    if was_in_ring and passphrase is not None:
        with suppress(KeyringUnavailable):
            ring.forget(_ring_name(profile))


def _wrap(key: bytes, secret: str, *, random: bool = False) -> dict[str, Any]:
    """The data key sealed under a secret. A `random` one of 256 bits needs no stretching: nobody can guess it, and a
    quarter of a second at every start would buy nothing."""
    salt = os.urandom(16)
    how = {"kdf": "hkdf"} if random else {"kdf": "scrypt", "n": cipher.SCRYPT_N}
    wrap = {**how, "salt": _text(salt)}
    return {**wrap, "sealed": _text(cipher.seal(_wrapping_key(wrap, secret), key, b"data-key"))}


def _wrapping_key(wrap: dict[str, Any], secret: str) -> bytes:
    salt = _bytes(wrap["salt"])
    if wrap["kdf"] == "hkdf":
        return cipher.subkey(secret.encode(), "wrap", salt)
    n = int(wrap["n"])
    if not cipher.SCRYPT_LEAST <= n <= 1 << 20:
        raise ValueError("a cost outside what Tacit writes")
    return cipher.stretch(secret, salt, n)


def _unwrap(wrap: dict[str, Any], secret: str, refusal: str) -> bytes:
    try:
        return cipher.unseal(_wrapping_key(wrap, secret), _bytes(wrap["sealed"]), b"data-key")
    except cipher.Tampered:
        raise WrongKey(refusal) from None
    except (KeyError, TypeError, ValueError) as fault:
        raise Damaged("profile.json is damaged. Restore the profile from a backup with “tacit restore”.") from fault


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
