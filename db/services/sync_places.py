"""Where a shared store is: its address from a text, the store behind it, and where its password is kept.

A profile that opens by the keyring keeps the password there; one with a passphrase keeps it in its own encrypted store.
PGPASSWORD and a pgpass file work as libpq knows them. No password is ever in an address, a setting or an error.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.store import ring
from db.store.errors import Invalid, KeyringUnavailable, NotFound
from db.sync import postgres_url, rounds
from db.sync.protocol import SharedStore, StoreDamaged, SyncError, Unreachable, WrongPassword, rules_of
from db.sync.replica import Replica
from db.sync.sqlite_faults import OTHER, told

if TYPE_CHECKING:
    from db.services.app import Tacit
    from db.sync.postgres import Postgres

SQLITE, POSTGRES = "sqlite", "postgres"
_SCHEMES = {"sqlite": SQLITE, "postgresql": POSTGRES, "postgres": POSTGRES}
#: The first bytes of a SQLite file that is not encrypted.
_PLAIN = b"SQLite format 3\0"

_UNKNOWN = QT_TRANSLATE_NOOP(
    "db",
    "A shared store is written like sqlite:///path/to/team.tacit or postgresql://maren@db.example.com/tacit",
)
_PASSWORD = QT_TRANSLATE_NOOP(
    "db",
    "A password does not belong in the address, where others can read it. Leave it out: Tacit asks for it, or reads it "
    "from stdin, and keeps it safe.",
)
_NO_FILE = QT_TRANSLATE_NOOP(
    "db", "There is no file {0}. See that it is spelt right and its drive connected, or make the shared store first."
)
_FOLDER = QT_TRANSLATE_NOOP("db", "{0} is a folder. Choose the file of the shared store in it.")
_AWAY = QT_TRANSLATE_NOOP(
    "db", "{0} cannot be reached. See that the address is right and the network there. Nothing was changed."
)
_NEEDED = QT_TRANSLATE_NOOP("db", "This login needs a password. Nothing was changed yet.")
_NOT_THIS = QT_TRANSLATE_NOOP(
    "db", "The shared store does not take this login with this password. Nothing was changed."
)
_NOT_OPEN = QT_TRANSLATE_NOOP("db", "The shared file does not open with this passphrase. Nothing was changed.")
#: Bytes of which every encrypted file is a multiple.
_PIECE = 4096
_PASSPHRASE = QT_TRANSLATE_NOOP("db", "The shared file is encrypted. Its passphrase is needed to open it.")


@dataclass(frozen=True, slots=True)
class Place:
    """A shared store's address, without any secret. `url` is what is kept; `name` what people call it."""

    url: str
    kind: str
    name: str
    path: Path | None = None
    address: postgres_url.Address | None = None

    @property
    def enforced(self) -> bool:
        """Whether the store itself keeps from everybody what is not theirs."""
        return self.kind == POSTGRES

    @property
    def secret_name(self) -> str:
        """Under which a keyring keeps its password."""
        return self.address.secret_name if self.address is not None else f"store {self.path}"

    @property
    def encrypted(self) -> bool:
        """Whether this is a file that needs a passphrase. False where it is not there, or is surely no store."""
        head, size = self._head()
        return bool(head) and head != _PLAIN and size % _PIECE == 0

    @property
    def foreign(self) -> bool:
        """Whether there is a file which is surely no store."""
        head, _ = self._head()
        return bool(head) and head != _PLAIN and not self.encrypted

    def _head(self) -> tuple[bytes, int]:
        """The first bytes of the file and its size; nothing where it cannot be read."""
        if self.path is None:
            return b"", 0
        try:
            with self.path.open("rb") as file:
                return file.read(len(_PLAIN)), os.fstat(file.fileno()).st_size
        except OSError:
            return b"", 0


def place(url: str, *, weak: bool = False) -> Place:
    """The place of a text. Invalid, with a sentence, where it is none, holds a password, or asks for less than a
    verified connection without the person having said so (`weak`)."""
    text = url.strip()
    scheme, colon, _ = text.partition(":")
    kind = _SCHEMES.get(scheme.lower()) if colon else None
    if kind == POSTGRES:
        address = postgres_url.parse(text, confirmed_weak=weak)
        name = Said("{0} on {1}", address.database, "this computer" if address.host.startswith("/") else address.host)
        return Place(address.url, POSTGRES, name, address=address)
    if kind == SQLITE:
        path = _path(text)
        return Place(f"sqlite:///{path}", SQLITE, str(path), path=path)
    raise Invalid(_UNKNOWN, "store")


def check_address(url: str, *, weak: bool = False) -> None:
    """Nothing where a store can be looked for at this address: Invalid as in `place`, NotFound for a file that is not
    there."""
    _look(place(url, weak=weak))


def _look(where: Place) -> None:
    if where.path is not None and where.path.is_dir():
        raise NotFound(Said(_FOLDER, where.path))
    if where.path is not None and not where.path.is_file():
        raise NotFound(Said(_NO_FILE, where.path))
    if where.foreign:
        raise Invalid(Said(OTHER, where.path), "store")


@contextmanager
def elsewhere(tacit: Tacit, where: Place, password: str | None, *, there: bool = True) -> Iterator[None]:
    """What one does with a store that this computer has not joined: what is wrong with an address or a password is told
    as to who just gave it. `there`: that the store is to be there already. NotFound, Unreachable, WrongPassword."""
    joined = tacit.settings.store == where.url
    if there and not joined:
        _look(where)
    try:
        yield
    except SyncError as fault:
        if tacit.settings.store != where.url and (better := _of_one_named(fault, where, password)) is not None:
            raise better from fault
        raise


def _of_one_named(fault: SyncError, where: Place, password: str | None) -> SyncError | None:
    """The fault as it is to who just named the store; None where it is that already."""
    if isinstance(fault, Unreachable):
        return Unreachable(Said(_AWAY, where.name))
    if isinstance(fault, WrongPassword) and where.address is not None:
        return WrongPassword(_NEEDED if password is None else _NOT_THIS)
    if isinstance(fault, StoreDamaged) and where.encrypted and password is not None:
        return WrongPassword(_NOT_OPEN)
    return None


def _path(text: str) -> Path:
    """The file of `sqlite:///…`: absolute from the first folder that is there, else below the current folder."""
    try:
        parts = urlsplit(text)
    except ValueError:
        raise Invalid(_UNKNOWN, "store") from None
    if "@" in parts.netloc or "password" in parts.query or "key=" in parts.query:
        raise Invalid(_PASSWORD, "store")
    if not parts.path.strip("/") or parts.query:
        raise Invalid(_UNKNOWN, "store")
    said = unquote(parts.path)
    if parts.netloc:  # sqlite://server/share/team.tacit: a Windows share
        return Path(f"//{parts.netloc}{said}")
    bare = said[1:] if said.startswith("/") else said
    if bare.startswith("~"):
        return Path(bare).expanduser()
    absolute = Path("/" + bare.lstrip("/"))
    rooted = bare.startswith("/") or (len(absolute.parts) > 2 and Path(*absolute.parts[:2]).is_dir())
    if Path(bare).is_absolute() or not rooted:
        return Path(bare).absolute()
    return absolute


# --- opening ----------------------------------------------------------------------------------------------------------


def open_shared(tacit: Tacit, where: Place, secret: str | None = None) -> SharedStore:
    """The store, unopened: it connects when first asked for something. `secret` is the password of a login or the
    passphrase of a file; None takes what is kept. WrongPassword where a file needs one that is not here."""
    if where.address is not None:
        return open_postgres(tacit, where, secret)
    from db.sync.sqlite_file import SqliteFile

    assert where.path is not None
    return SqliteFile(
        where.path,
        rules_of(tacit.kinds),
        colleague=tacit.store.me,
        now_ms=tacit.store.now_ms,
        random_bytes=os.urandom,
        key=file_key(tacit, where, secret),
        offset_ms=tacit.store.offset_ms,
        drive_of=tacit.drive_of,
    )


def open_postgres(tacit: Tacit, where: Place, secret: str | None = None) -> Postgres:
    """The same of a place that is in Postgres."""
    from db.sync.postgres import Postgres

    assert where.address is not None
    return Postgres(where.address, _asked(tacit, where, secret), random_unit=random.random)


def _asked(tacit: Tacit, where: Place, secret: str | None) -> Callable[[], str | None]:
    return (lambda: secret) if secret is not None else (lambda: kept_secret(tacit, where))


def file_key(tacit: Tacit, where: Place, secret: str | None = None, *, backup: Path | None = None) -> bytes | None:
    """The key of a shared file that is encrypted, or of a backup of it; None for another."""
    file = where if backup is None else replace(where, path=backup)
    if not file.encrypted:
        return None
    from db.store.shared_file import key_of

    passphrase = secret if secret is not None else kept_secret(tacit, where)
    if passphrase is not None:
        assert file.path is not None
        with told(file.path):
            return key_of(passphrase, file.path)
    if tacit.settings.store == where.url:
        return None  # it was joined without: what is there now is no store any more
    raise WrongPassword(_PASSPHRASE)


# --- passwords --------------------------------------------------------------------------------------------------------


def kept_secret(tacit: Tacit, where: Place) -> str | None:
    """The password that is kept for this place; None leaves it to libpq (PGPASSWORD, a pgpass file, none at all)."""
    if where.kind == POSTGRES and os.environ.get("PGPASSWORD"):
        return None
    if kept := Replica(tacit.store).get(f"secret {where.secret_name}"):
        return kept
    if tacit.profile.opens_with != "keyring":
        return None
    try:
        return ring.fetch(where.secret_name)
    except KeyringUnavailable:
        return None


def keep_secret(tacit: Tacit, where: Place, secret: str) -> None:
    """Keep a password: in the keyring, or in the encrypted store of a profile that does without one."""
    inside = secret
    if tacit.profile.opens_with == "keyring":
        try:
            ring.store(where.secret_name, secret)
            inside = ""
        except KeyringUnavailable:
            pass
    Replica(tacit.store).remember(**{f"secret {where.secret_name}": inside})


def forget_secret(tacit: Tacit, where: Place) -> None:
    """Let go of the password."""
    Replica(tacit.store).remember(**{f"secret {where.secret_name}": ""})
    if tacit.profile.opens_with == "keyring":
        try:
            ring.forget(where.secret_name)
        except KeyringUnavailable:
            return


def pause_after(failures: int) -> float:
    """Seconds to wait after so many failures in a row, with jitter."""
    return rounds.pause_after(failures, random.random())
