"""One round at a time: a window and a terminal on one profile are one laptop to the shared store, whose batches go one
after the other. The lock is the operating system's, so that a kill lets go of it.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from db.domain.words import QT_TRANSLATE_NOOP
from db.sync.protocol import SyncError

#: Seconds to wait for another's round, and between two looks.
PATIENCE, LOOK = 60.0, 0.05


class Syncing(SyncError):
    """Another window or terminal on this profile syncs just now."""

    title = QT_TRANSLATE_NOOP("db", "Syncing already")
    retry = True

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("db", "Another Tacit on this profile is exchanging changes just now, yours among them.")
        )


class Turns:
    """Hands out turns on the lock file `path`, to one thread of one process at a time."""

    def __init__(self, path: Path, patience: float = PATIENCE, pause: Callable[[float], None] = time.sleep) -> None:
        self._path, self._patience, self._pause = path, patience, pause
        self._threads = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the turn, and have it until the block ends. Syncing where it does not come."""
        with self._threads:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                end = time.monotonic() + self._patience
                while not _taken(file):
                    if time.monotonic() >= end:
                        raise Syncing
                    self._pause(LOOK)
                yield
            finally:
                os.close(file)  # lets go of the lock


if sys.platform == "win32":
    import msvcrt

    def _taken(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
