"""Which records this person opens, on this computer: ids and numbers in one sealed file of the profile, never synced.

It serves the ranking of search only. Losing it loses nothing that anybody wrote; a file that cannot be read is begun
anew.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from db.domain.ranking import Use
from db.store.errors import DiskTrouble
from db.store.sealed import SealedFile

#: Records that are remembered: those used most.
MOST = 500


class Usage:
    """The file at `path`, sealed under `key`. From any thread. What another process wrote is read before each use."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._file = SealedFile(path, key)
        self._lock = threading.Lock()
        self._uses: dict[str, Use] = {}
        self._value: Any = None

    def all(self) -> dict[str, Use]:
        """What was opened, by id. Not to be changed."""
        with self._lock:
            self._read()
            return self._uses

    def opened(self, record_id: str, today: date) -> None:
        """A record was opened. A disk that refuses is passed over: this is a convenience."""
        with self._lock:
            self._read()
            before = self._uses.get(record_id)
            uses = {**self._uses, record_id: before.again(today) if before else Use(1.0, today)}
            if len(uses) > MOST:
                best = sorted(uses, key=lambda one: (-uses[one].at(today), one))[:MOST]
                uses = {one: uses[one] for one in best}
            self._uses = uses
            with suppress(DiskTrouble):
                self._file.write({one: [round(use.weight, 3), use.day.toordinal()] for one, use in uses.items()})

    def _read(self) -> None:
        value = self._file.read()
        if value is None or value is self._value:
            return
        with suppress(ValueError, TypeError, AttributeError, OverflowError):
            self._uses = {str(one): Use(float(weight), date.fromordinal(day)) for one, (weight, day) in value.items()}
        self._value = value
