"""Use cases before a profile is open: where profiles lie, making one, opening, recovering, the demo.

The services' only module-level functions; everything after opening is on `Tacit`. What takes long to import is imported
while the key is being made, which takes as long (`_ahead`).
"""

from __future__ import annotations

import os
import re
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.domain.ids import Ids, RandomBytes
from db.store import profile as folders
from db.store.drive_clock import drive_ms
from db.store.errors import Invalid, TacitError
from db.store.profile import Profile

if TYPE_CHECKING:
    from db.records import Kinds
    from db.services.app import Tacit
    from db.services.glance import Glance

DEFAULT = "default"
_NAME = re.compile(r"[\w][\w .@-]{0,63}")


@dataclass(frozen=True, slots=True)
class ProfileInfo:
    """A profile that exists. `last_used` is when its store was last written, in UTC."""

    name: str
    path: Path
    opens_with: str
    last_used: datetime


@dataclass(frozen=True, slots=True, repr=False)
class Created:
    """What making a profile gives. The recovery key is shown once and kept nowhere."""

    path: Path
    recovery_key: str
    colleague: str


def wall_clock() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


def _standard() -> Kinds:
    from db.records import standard_kinds

    return standard_kinds()


def _prove(folder: Path) -> None:
    from db.sync.sqlite_place import prove_where_one_may_write

    prove_where_one_may_write(folder)


@dataclass(frozen=True, slots=True)
class World:
    """What comes from the real world: the clock (ms, UTC), randomness, the clock of the drive that a folder is on, the
    proof that locks work in a folder. Tests hand over their own."""

    now_ms: Callable[[], int] = wall_clock
    random_bytes: RandomBytes = os.urandom
    kinds: Callable[[], Kinds] = _standard
    drive_of: Callable[[Path], int | None] = drive_ms
    prove: Callable[[Path], None] = _prove


REAL = World()


def home(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder that holds profiles: TACIT_HOME, or the platform's place for user data."""
    if named := environment.get("TACIT_HOME"):
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("Tacit", appauthor=False)


def locate(name_or_path: str | Path | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of a profile: a path as it is, a bare name below `home`, nothing for the default one. Invalid for
    other names."""
    if name_or_path is None or str(name_or_path) == "":
        return home(environment) / DEFAULT
    text = os.fspath(name_or_path)
    if isinstance(name_or_path, Path) or os.sep in text or (os.altsep and os.altsep in text):
        return Path(text).expanduser().absolute()
    if not _NAME.fullmatch(text):
        raise Invalid("A profile's name has letters, digits, spaces, dots and hyphens. Choose another.", "profile")
    return home(environment) / text


def list_profiles(environment: Mapping[str, str] = os.environ) -> list[ProfileInfo]:
    """The profiles below `home`, the last used first. Folders that are no profiles are passed over."""
    found = []
    base = home(environment)
    for folder in base.iterdir() if base.is_dir() else ():
        if not folders.exists(folder):
            continue
        try:
            profile = folders.load(folder)
            touched = max(file.stat().st_mtime for file in folder.glob("store.db*"))
        except (ValueError, OSError, TacitError):
            continue
        found.append(ProfileInfo(folder.name, folder, profile.opens_with, datetime.fromtimestamp(touched, UTC)))
    return sorted(found, key=lambda info: info.last_used, reverse=True)


def create(
    name_or_path: str | Path | None,
    name: str,
    email: str = "",
    passphrase: str | None = None,
    *,
    world: World = REAL,
) -> tuple[Created, Tacit]:
    """Make a profile for the person of this name, and open it. With no passphrase its key goes to the keyring.

    Invalid where a profile is there already or the name is empty; KeyringUnavailable where the keyring cannot be
    trusted."""
    from db.records import Colleague

    if not name.strip():
        raise Invalid("A profile needs the name of the person who writes in it.", "name")
    path = locate(name_or_path)
    ids = Ids(world.now_ms, world.random_bytes)
    me, device = ids.record(), secrets.token_hex(6)
    with folders.in_place(path, "profile.create.place") as place:
        profile, recovery = folders.create(place, colleague=me, device=device, passphrase=passphrase)
        with _open(profile, world) as made, made.store.work("setup") as work:
            work.add(Colleague(id=me, name=name.strip(), email=email.strip(), role="rep", audience="everyone"))
    profile.path = path
    tacit = _open(profile, world)
    return Created(path, recovery, me), tacit


def open_profile(
    name_or_path: str | Path | None = None,
    passphrase: str | None = None,
    *,
    world: World = REAL,
    glanced: Callable[[Glance], None] | None = None,
) -> Tacit:
    """Open an existing profile with its passphrase, or by the keyring. `glanced` is called as soon as the key is there
    with the first screen as it was kept, where that is still true; the rest is imported when it returns. NotFound,
    WrongKey, KeyringUnavailable, Damaged, TooNew."""
    profile = folders.load(locate(name_or_path))
    with _ahead(lambda: folders.unlock(profile, passphrase)):
        from db.services import glance

        first_screen = glanced is not None and glance.kept_lately(profile, time.time())
        if not first_screen:
            prepare()
    if glanced is not None and first_screen and (seen := glance.take(profile, world.now_ms)) is not None:
        glanced(seen)
    return _open(profile, world)


def prepare() -> None:
    """Import what an open profile needs (0.3 s), so that nobody waits for it later: while a passphrase is being typed,
    or while a key is being made."""
    import db.services.app  # noqa: F401  for its being there


@contextmanager
def _ahead(work: Callable[[], None]) -> Iterator[None]:
    """Does `work` on a thread of its own while the block runs, and raises what it raised when the block has ended."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as fault:
            raised.append(fault)

    thread = threading.Thread(target=run, name="tacit-unlocking")
    thread.start()
    try:
        yield
    finally:
        thread.join()
    if raised:
        raise raised[0]


def opens_with(name_or_path: str | Path | None = None) -> str:
    """'passphrase' or 'keyring': what the front end must ask for. NotFound where there is no profile."""
    return folders.load(locate(name_or_path)).opens_with


def keyring_can() -> bool:
    """Whether this computer has a keyring of a kind that can be trusted. Whether it keeps what it is given is found out
    when a profile is made; nothing is asked of it here."""
    from db.store import ring

    return ring.trusted()


def request_lock(name_or_path: str | Path | None = None) -> None:
    """Ask every window on this profile to lock; an open one does so within a second (`Tacit.lock_requested`)."""
    folders.load(locate(name_or_path)).lock_request.touch()


def recover(
    name_or_path: str | Path | None, recovery_key: str, passphrase: str | None = None, *, world: World = REAL
) -> Tacit:
    """Open with the recovery key and set a new passphrase, or the keyring with None."""
    profile = folders.load(locate(name_or_path))
    folders.recover(profile, recovery_key, passphrase)
    return _open(profile, world)


def restore(
    backup_file: Path,
    name_or_path: str | Path | None,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    *,
    world: World = REAL,
) -> Tacit:
    """Make a profile from a backup file (on this or a new laptop) and open it. A recovery key sets the passphrase
    anew."""
    from db.store import backup

    return _open(backup.restore(backup_file, locate(name_or_path), passphrase, recovery_key), world)


def demo(
    name_or_path: str | Path, passphrase: str | None = None, today: date | None = None, *, world: World = REAL
) -> tuple[Created, Tacit]:
    """Make a profile filled with the sample company. Its dates are laid around `today`."""
    from db.services.demo import ME, fill

    created, tacit = create(name_or_path, ME, passphrase=passphrase, world=world)
    fill(tacit, today or tacit.today())
    return created, tacit


def _open(profile: Profile, world: World) -> Tacit:
    from db.services.app import Tacit
    from db.store import backup
    from db.store.opening import open_store

    store = open_store(
        profile,
        world.kinds(),
        lambda: backup.write(profile, profile.backups / f"before-migration{backup.SUFFIX}"),
        now_ms=world.now_ms,
        random_bytes=world.random_bytes,
    )
    return Tacit(profile, store, world.drive_of, world.prove)
