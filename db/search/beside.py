"""Filling the index in a process of its own, beside this one: who types or takes records in keeps the interpreter.

The process is given the profile's key over a pipe, never on a command line, in the environment or on the disk. It ends
when the index is in step, when it is stopped, and when this one goes, as its end of the pipe closes then. Killed at any
moment it leaves an index from which the next one goes on.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from db.store.profile import Profile

if TYPE_CHECKING:
    from db.records import Kinds
    from db.search.filling import Progress
    from db.search.index import Index

log = logging.getLogger(__name__)

#: How the process ends: all is in the index; somebody else writes it; something is wrong, which shows best here.
_DONE, _OTHERS, _WRONG = 0, 1, 2
#: Seconds for which the process waits for more, and between two looks.
LINGER, _LOOK = 5.0, 0.2
#: So many changes are worth a commit while more come.
_WORTH = 1000
#: Seconds between two looks at the process, and the longest to wait for the end of one that is stopped.
_WATCH, _PATIENCE = 0.05, 5.0
#: How much it gives way to others, where the system knows of that.
_NICE = 5
#: So many values are made between two searches for circles among them; of what is read for the index hardly any is in
#: one.
_GARBAGE = 200_000


class Beside:
    """The process that fills the index of one profile: at most one at a time. In step, it waits `linger` seconds for
    more. Methods may be called from any thread."""

    def __init__(self, profile: Profile, kinds: Kinds, linger: float = LINGER) -> None:
        self._profile, self._kinds, self._linger = profile, kinds, linger
        self._lock = threading.Lock()
        self._process: Any = None
        self._pipe: Any = None
        self._closed = False

    @property
    def running(self) -> bool:
        process = self._process
        return process is not None and process.exitcode is None

    def start(self, afresh: bool = False) -> bool:
        """See to it that a process is at it, one that empties the index first with `afresh`. False where none can be
        had."""
        with self._lock:
            if self.running and not afresh:
                return True
            self._end()
            return not self._closed and self._begin(afresh)

    def fill(
        self, progress: Progress | None = None, cancelled: Callable[[], bool] | None = None, *, afresh: bool = False
    ) -> bool | None:
        """Have the index filled, and wait until it is in step. False where it was cancelled or another process writes
        it; None where no process can be had, or it came to a bad end."""
        if not self.start(afresh):
            return None
        process, pipe = self._process, self._pipe
        with suppress(OSError, AttributeError):  # stopped by another thread, or at its end
            pipe.send(None)  # no more comes: it need not wait for it
        while process is not None:
            if cancelled is not None and cancelled():
                self.stop()
                return False
            if process.exitcode is not None:
                break
            try:
                if pipe.poll(_WATCH) and (told := pipe.recv()) and progress:
                    progress(*told)
            except (OSError, EOFError):  # at its end: what remains is its status
                process.join(_PATIENCE)
        if self._process is not process:
            return False
        return self._result()

    def _result(self) -> bool | None:
        with self._lock:
            status = self._process.exitcode if self._process is not None else _OTHERS
            self._end()
        if status not in (_DONE, _OTHERS):
            log.info("the index could not be filled in a process of its own (%s)", status)
            return None
        return bool(status == _DONE)

    def stop(self) -> None:
        """End the process at once; what it has done stays."""
        with self._lock:
            self._end()

    def close(self) -> None:
        """`stop`, and start none any more."""
        with self._lock:
            self._closed = True
            self._end()

    def _begin(self, afresh: bool) -> bool:
        context = multiprocessing.get_context("spawn")
        mine, theirs = context.Pipe()
        classes = tuple(kind.cls for kind in self._kinds)
        given = (theirs, self._profile, classes, afresh, self._linger)
        process = context.Process(target=_work, args=given, daemon=True, name="tacit-index")
        try:
            process.start()
        except Exception as fault:  # no more processes, or kinds that are no module's
            log.info("no process can be had to fill the index (%s)", type(fault).__name__)
            mine.close()
            return False
        finally:
            theirs.close()
        self._process, self._pipe = process, mine
        return True

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        self._pipe.close()
        process.terminate()
        process.join(_PATIENCE)
        if process.exitcode is None:
            process.kill()
            process.join()


# --- in the process ---------------------------------------------------------------------------------------------------


def _work(pipe: Connection, profile: Profile, classes: tuple[Any, ...], afresh: bool, linger: float) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the terminal's, which stops this one
    logging.disable()  # what is wrong is told by the status, and shows where it is tried again
    ending = threading.Event()
    threading.Thread(target=_heed, args=(pipe, ending), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_NICE)
    gc.set_threshold(_GARBAGE)
    try:
        status = _fill(
            pipe, profile, classes, afresh, lambda high_water, index: _more(high_water, index, ending, linger)
        )
    except BaseException:  # never a report with somebody's words on a stream
        status = _WRONG
    os._exit(status)


def _heed(pipe: Connection, ending: threading.Event) -> None:
    """Hear that no more comes, and then that nobody is there any more."""
    try:
        while True:
            pipe.recv()
            ending.set()
    except (EOFError, OSError):
        os._exit(_OTHERS)


def _fill(
    pipe: Connection,
    profile: Profile,
    classes: tuple[Any, ...],
    afresh: bool,
    more: Callable[[Callable[[], int], Index], bool],
) -> int:
    from db.domain.ids import Ids
    from db.records import Kinds
    from db.search.filling import LARGEST
    from db.search.index import Index
    from db.search.source import StoreSource
    from db.store.engine import make_engine
    from db.store.store import Store

    def now_ms() -> int:
        return time.time_ns() // 1_000_000

    def tell(done: int, of: int) -> None:
        with suppress(OSError):
            pipe.send((done, of))

    kinds = Kinds(classes)
    store = Store(  # which only reads
        make_engine(profile.store, profile.key), kinds, me="", device="", ids=Ids(now_ms, os.urandom), now_ms=now_ms
    )
    source = StoreSource(store)
    index = Index(profile.index, profile.subkey("index"), kinds, most=LARGEST)
    index.follow(source)
    if (afresh or index.wants) and not index.rebuild(source, tell, afresh=afresh):
        return _OTHERS
    while True:
        if not index.flush(source) or index.wants:
            return _OTHERS
        if not more(source.high_water, index):
            return _DONE


def _more(high_water: Callable[[], int], index: Index, ending: threading.Event, linger: float) -> bool:
    """Wait until so much has come that it is worth a commit; False where it does not come."""
    for _ in range(int(linger / _LOOK)):
        if high_water() - index.cursor >= _WORTH:
            return True
        if ending.wait(_LOOK):
            return high_water() > index.cursor
    return False
