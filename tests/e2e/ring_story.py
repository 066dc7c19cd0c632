"""A story with a real Secret Service: run inside `dbus-run-session` by `test_keyring.py`; says JSON lines."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import keyring
import secretstorage

from db.services import profiles
from db.services.errors import KeyringUnavailable, TacitError
from db.store import ring


def say(**what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def items() -> dict[str, str]:
    """What the ring holds of ours, by name."""
    connection = secretstorage.dbus_init()
    try:
        collection = secretstorage.get_default_collection(connection)
        found = collection.search_items({"service": ring.SERVICE})
        return {item.get_attributes()["username"]: item.get_secret().decode() for item in found}
    finally:
        connection.close()


def lock() -> None:
    connection = secretstorage.dbus_init()
    try:
        secretstorage.get_default_collection(connection).lock()
    finally:
        connection.close()


def main(place: Path) -> None:
    say(backend=type(keyring.get_keyring()).__module__)
    created, tacit = profiles.create(place, "Maren Oltmanns")
    with tacit:
        note = tacit.records.add("note", {"text": "Kept in the ring"})
        key = tacit.profile.key.hex()
    held = items()
    say(names=sorted(held), opens=profiles.opens_with(place), secrets=list(held.values()), key=key)
    with profiles.open_profile(place) as tacit:
        say(text=tacit.records.get(note.id).text)  # type: ignore[attr-defined]
        tacit.safety.change_passphrase(None, "words that nobody guesses")
    say(after_passphrase=sorted(items()), opens=profiles.opens_with(place))
    with profiles.open_profile(place, "words that nobody guesses") as tacit:
        tacit.safety.change_passphrase("words that nobody guesses", None)
    say(after_return=len(items()), opens=profiles.opens_with(place))

    lock()
    ring.TIMEOUT = 2.0
    began = time.monotonic()
    try:
        profiles.open_profile(place).close()
        say(locked="opened")
    except TacitError as fault:
        say(locked=type(fault).__name__, sentence=fault.sentence, took=time.monotonic() - began)
    try:
        profiles.create(place.parent / "second", "Somebody Else")
        say(second="made")
    except KeyringUnavailable as fault:
        say(second=fault.sentence, there=(place.parent / "second").exists())
    with profiles.recover(place, created.recovery_key, "words that nobody guesses") as tacit:
        say(recovered=tacit.records.get(note.id).text)  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
