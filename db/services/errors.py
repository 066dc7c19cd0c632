"""What front ends may catch: sentences for people. Declared in the store, shown everywhere as they are."""

from __future__ import annotations

from db.store.errors import (
    Ambiguous,
    Busy,
    Damaged,
    DamagedFile,
    DiskTrouble,
    Invalid,
    KeyringUnavailable,
    NotFound,
    Stale,
    TacitError,
    TooNew,
    WrongKey,
)

__all__ = [
    "Ambiguous",
    "Busy",
    "Damaged",
    "DamagedFile",
    "DiskTrouble",
    "Invalid",
    "KeyringUnavailable",
    "NotFound",
    "Stale",
    "TacitError",
    "TooNew",
    "WrongKey",
]
