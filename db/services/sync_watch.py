"""When to sync again: hints that somebody wrote (LISTEN on Postgres, the time of a shared file), changes of this
computer, a few minutes gone; and the loop of `tacit sync --watch`, which waits for them.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from db.services import sync_places as places
from db.services.sync_parts import Stop, SyncError, SyncReport
from db.store.errors import TacitError

if TYPE_CHECKING:
    from db.services.app import Tacit
    from db.sync.postgres import Postgres

#: Seconds: how often to look for hints and for a request to stop, and how long to go without a round at most.
LOOK, MOST = 1.0, 120.0
#: Seconds from a round to the next that a hint calls for: anybody who may connect may hint, without end.
LEAST = 2.0


class Hints:
    """Tells when somebody may have written to the shared store. Of one thread; a hint may be wrong (the first one on a
    new connection only says that nobody listened until then), and may be missed: rounds come without them too."""

    def __init__(self, tacit: Tacit, place: Callable[[], places.Place]) -> None:
        self._tacit, self._place = tacit, place
        self._open: Postgres | None = None
        self._stamp: tuple[int, int] | None = None

    def wait(self, seconds: float, stop: Stop, pause: Callable[[float], None] = time.sleep) -> bool:
        """Whether there was a hint within these seconds."""
        where, end = self._place(), time.monotonic() + seconds
        while not stop():
            left = max(0.0, end - time.monotonic())
            if self._look(where, min(LOOK, left), pause):
                return True
            if time.monotonic() >= end:
                break
        return False

    def _look(self, where: places.Place, seconds: float, pause: Callable[[float], None]) -> bool:
        if where.path is not None:
            if self._written(where.path):
                return True
            pause(seconds)
            return self._written(where.path)
        try:
            if self._open is None:
                listening = places.open_postgres(self._tacit, where)
                listening.listen()
                self._open = listening
                return True  # nobody heard what was pushed since the last round
            return self._open.hint(seconds)
        except SyncError:  # the next round says what is wrong
            self.close()
            pause(seconds)
            return False

    def _written(self, path: os.PathLike[str]) -> bool:
        """Whether the file was written since the last look."""
        try:
            found = os.stat(path)
        except OSError:
            return False
        stamp = (found.st_mtime_ns, found.st_size)
        changed = self._stamp is not None and stamp != self._stamp
        self._stamp = stamp
        return changed

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


def watch(tacit: Tacit, report: Callable[[SyncReport | TacitError], None], stop: Stop) -> None:
    """Rounds until `stop`. TacitError where a person has to do something here before another round makes sense."""
    failures, rest = 0, None
    sync = tacit.sync
    try:
        while not stop():
            sync.hint(0.0, stop)  # what is hinted from here on calls for another round
            try:
                report(sync.run(stop=stop))
                failures, rest = 0, None
            except TacitError as fault:
                failures += 1
                rest = sync.pause(failures, fault)
                if rest is None:
                    raise
                report(fault)
            if rest is not None:
                _sleep(rest, stop)
            else:
                _until_needed(tacit, MOST * (0.8 + 0.4 * random.random()), stop)
    finally:
        sync.unlisten()


def _sleep(seconds: float, stop: Stop) -> None:
    end = time.monotonic() + seconds
    while not stop() and (left := end - time.monotonic()) > 0:
        time.sleep(min(LOOK, left))


def _until_needed(tacit: Tacit, seconds: float, stop: Stop) -> None:
    """Return when there was a hint, when something new is here to be sent, or after so long."""
    began = time.monotonic()
    while not stop() and time.monotonic() < began + seconds:
        if tacit.sync.hint(LOOK, stop):
            _sleep(began + LEAST - time.monotonic(), stop)
            return
        if tacit.poll() is not None and tacit.sync.standing().waiting:
            return
