"""The operating system's keyring, asked off the caller's thread and with a time-out.

A locked ring with a display and nobody in front of it blocks for ever, so every call is bounded. Whether a ring can be
trusted is found out
by writing, reading and deleting a probe, not by its priority (DESIGN §9). Rings that store plain text are refused.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from typing import Any

from db.store.errors import KeyringUnavailable

SERVICE = "Tacit"
#: Seconds a call may take before the ring is held to be locked with nobody in front of it.
TIMEOUT = 20.0

_REFUSED = ("keyrings.alt", "keyring.backends.null", "keyring.backends.fail", "keyring.backends.chainer")


def _ring() -> Any:
    import keyring  # imported late: 100 ms, and most starts with a passphrase never need it

    ring = keyring.get_keyring()
    candidates = getattr(ring, "backends", None) or [ring]
    for candidate in candidates:
        if not type(candidate).__module__.startswith(_REFUSED):
            return candidate
    raise KeyringUnavailable(
        "This computer has no keyring that Tacit can trust. Choose a passphrase instead; nothing was stored."
    )


def trusted() -> bool:
    """Whether there is a ring that is not refused outright; it may still be locked, or not keep what it is given."""
    try:
        _ring()
    except KeyringUnavailable:
        return False
    return True


def _bounded(action: Callable[[], Any]) -> Any:
    outcome: dict[str, Any] = {}

    def run() -> None:
        try:
            outcome["value"] = action()
        except Exception as fault:
            outcome["fault"] = fault

    thread = threading.Thread(target=run, name="keyring", daemon=True)
    thread.start()
    thread.join(TIMEOUT)
    if thread.is_alive():
        raise KeyringUnavailable(
            "The keyring of this computer does not answer; it may be locked. Unlock it, or open with the recovery key."
        )
    fault = outcome.get("fault")
    if isinstance(fault, KeyringUnavailable):
        raise fault
    if fault is not None:
        raise KeyringUnavailable(
            "The keyring of this computer refused. Unlock it, or open with the recovery key."
        ) from fault
    return outcome.get("value")


def probe() -> None:
    """Write, read back and delete a random entry. KeyringUnavailable where that does not work."""
    name, value = f"probe-{secrets.token_hex(4)}", secrets.token_hex(16)

    def attempt() -> bool:
        ring = _ring()
        ring.set_password(SERVICE, name, value)
        kept = bool(ring.get_password(SERVICE, name) == value)
        if kept:
            ring.delete_password(SERVICE, name)
        return kept

    if not _bounded(attempt):
        raise KeyringUnavailable("The keyring of this computer does not keep what it is given. Choose a passphrase.")


def store(name: str, secret: str) -> None:
    _bounded(lambda: _ring().set_password(SERVICE, name, secret))


def fetch(name: str) -> str | None:
    """The secret, or None where the ring has none of that name."""
    found: str | None = _bounded(lambda: _ring().get_password(SERVICE, name))
    return found


def forget(name: str) -> None:
    if fetch(name) is not None:
        _bounded(lambda: _ring().delete_password(SERVICE, name))
