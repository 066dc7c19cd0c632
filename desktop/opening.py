"""Opening a profile, off the GUI thread: the only place that imports `db.services` for the window."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """What came of trying. `state`: open (with services), first (no profile yet), unlock (it wants a passphrase),
    failed (with the error)."""

    state: str
    services: Any = None
    error: Exception | None = None


def open_profile(profile: str, passphrase: str | None = None, glanced: Callable[[Any], None] | None = None) -> Outcome:
    """Opens the profile (a name, a path, '' for the usual one); without a passphrase only if it does not want one.
    `glanced` gets the first screen as it was kept, before the services are there; see `profiles.open_profile`."""
    from db.services import profiles
    from db.services.errors import KeyringUnavailable, NotFound, TacitError, WrongKey

    # As in the terminal: scripts, tests and the bench open a passphrase profile without anybody to ask.
    passphrase = passphrase or os.environ.get("TACIT_PASSPHRASE") or None
    try:
        if passphrase is None and profiles.opens_with(profile) == "passphrase":
            return Outcome("unlock")
        return Outcome("open", profiles.open_profile(profile, passphrase, glanced=glanced))
    except NotFound:
        return Outcome("first")
    except (WrongKey, KeyringUnavailable) as error:
        return Outcome("unlock", error=error)
    except TacitError as error:
        return Outcome("failed", error=error)


def prepare() -> None:
    """What opening needs, imported while a person reads or types."""
    from db.services import profiles

    profiles.prepare()


def create_profile(profile: str, name: str, email: str, passphrase: str | None) -> tuple[str, Any]:
    """Makes a profile: its recovery key and its services."""
    from db.services import profiles

    created, services = profiles.create(profile, name, email, passphrase)
    return created.recovery_key, services


def keyring_can() -> bool:
    """Whether this computer has a keyring that a profile may be opened with. Asks it nothing: it might ask back."""
    from db.services import profiles

    return profiles.keyring_can()


def open_demo(profile: str) -> Any:
    """The sample company in a profile of its own, made on first use. Opened by the keyring or, where there is none, by
    a passphrase that is no secret: there is nothing to keep."""
    from db.services import profiles
    from db.services.errors import NotFound

    try:
        return profiles.open_profile(profile, DEMO_PASSPHRASE)
    except NotFound:
        _created, services = profiles.demo(profile, DEMO_PASSPHRASE)
        return services


def recover_profile(profile: str, key: str, passphrase: str | None) -> Any:
    """Opens with the recovery key and sets a new passphrase (None: the keyring)."""
    from db.services import profiles

    return profiles.recover(profile, key, passphrase)


DEMO_PASSPHRASE = "demo"


def restore_profile(backup: str, profile: str, key: str, passphrase: str | None) -> Any:
    """Makes the profile from a backup file with its recovery key, under a new passphrase."""
    from pathlib import Path

    from db.services import profiles

    return profiles.restore(Path(backup), profile, passphrase, key)
