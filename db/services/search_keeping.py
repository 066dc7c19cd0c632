"""The search index of an opened profile, kept in step with its store: filled, followed, committed, merged."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.domain.said import counted
from db.domain.words import QT_TRANSLATE_NOOP
from db.search import maintenance
from db.search.beside import Beside
from db.search.index import MOST_WAITING, Index
from db.search.source import StoreSource
from db.services import search_words
from db.store.errors import DiskTrouble

if TYPE_CHECKING:
    from db.services.app import Tacit

log = logging.getLogger(__name__)

#: Changes waiting at the end of a program that are worth a commit; fewer are read again at the next start.
FLUSH_ON_CLOSE = 20


class Keeping:
    """Methods may be called from any thread."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit
        self._source = StoreSource(tacit.store)
        self._lock = threading.Lock()
        self._filling = threading.Lock()
        self._index: Index | None = None
        self._tended = self._refused = False
        self._beside = Beside(tacit.profile, tacit.kinds)
        self._merger = maintenance.Merger(tacit.profile.index, tacit.profile.subkey("index"))

    def _opened(self) -> Index:
        with self._lock:
            if self._index is None:
                profile = self._tacit.profile
                self._index = Index(profile.index, profile.subkey("index"), self._tacit.kinds)
                self._index.filters = search_words.filters(self._tacit.kinds)
                self._index.left = lambda: self._beside.running
            return self._index

    def _ready(self) -> Index:
        """The index, in step with the store. Where no lane tends it, whoever comes first does what has to be done."""
        index = self._opened()
        index.follow(self._source)
        if self._tended:
            return index
        with self._kept_going():
            if index.waiting >= MOST_WAITING:  # more came at once than memory takes, as after an import that was killed
                index.flush(self._source)
            if index.wants and self._filling.acquire(blocking=False):
                try:
                    index.rebuild(self._source, afresh=False)
                    index.follow(self._source)
                finally:
                    self._filling.release()
        return index

    @contextmanager
    def _kept_going(self) -> Iterator[None]:
        """The index is a cache: where the disk refuses it, search goes on with what it has, and says so."""
        try:
            yield
            self._refused = False
        except OSError as error:
            log.warning("the index cannot be written (%s)", type(error).__name__)
            self._refused = True

    def prepare(
        self, progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        """Open the index, and fill it where it has to be; search works meanwhile. For a lane (not the write lane: it
        may take minutes), after the start: from then on a search never stops to fill or commit, that is left to the
        lane (`flush`; and this again where a result is `partial`)."""
        self._tended = True
        self.catch_up(progress, cancelled)

    def catch_up(
        self, progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        """Bring the index in step with the store where it is far behind, or has to be filled."""
        index = self._opened()
        index.follow(self._source)
        if index.wants or self._beside.running or self._behind(index) > MOST_WAITING:
            with self._filling, self._kept_going():
                self._fill(progress, cancelled)

    def keep_up(self) -> None:
        """Much has come, and more does: have a process of its own take it into the index meanwhile. Waits for nothing;
        `catch_up` does."""
        self._beside.start()

    def _behind(self, index: Index, afresh: bool = False) -> int:
        """How many changes the index does not hold, or how many records where it is filled."""
        return self._source.count() if afresh or index.wants else self._source.high_water() - index.cursor

    def _fill(
        self, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool] | None, afresh: bool = False
    ) -> bool:
        """Fill the index: in a process of its own where that takes long, as it would stall whoever types; else, and
        where none can be had, here."""
        index = self._opened()
        if self._beside.running or self._behind(index, afresh) > maintenance.APART:
            done = self._beside.fill(progress, cancelled, afresh=afresh)
            index.follow(self._source)
            if done is not None:
                return done
        if afresh or index.wants:
            return index.rebuild(self._source, progress, cancelled, afresh=afresh)
        return index.flush(self._source)

    def rebuild(
        self, progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> bool:
        """Make the index anew. What was erased from the store is in no file of it afterwards. False where it was
        cancelled, or another process is writing the index. DiskTrouble."""
        with self._filling:
            try:
                return self._fill(progress, cancelled, afresh=True)
            except OSError as error:
                raise DiskTrouble(
                    QT_TRANSLATE_NOOP(
                        "db", "The index cannot be written. Free some space and try again; search has what was there."
                    )
                ) from error

    def flush(self) -> None:
        """Commit what waits in memory where enough has gathered, and merge segments where there are many."""
        index = self._opened()
        if index.wants:
            return
        with self._kept_going():
            index.flush_if_worthwhile(self._source)
            if index.segments > maintenance.MOST_SEGMENTS:
                self._merger.merge(index.size)
                index.follow(self._source)

    def state(self) -> str:
        """How the index stands, in words."""
        index = self._opened()
        index.follow(self._source)
        if index.wants:
            return QT_TRANSLATE_NOOP("db", "is filled with the first search")
        return counted(
            index.size,
            QT_TRANSLATE_NOOP("db", "{0} record, up to date"),
            QT_TRANSLATE_NOOP("db", "{0} records, up to date"),
        )

    def check(self) -> str:
        """What is wrong with the index, '' where nothing is. Opens every file of it."""
        index = self._opened()
        index.follow(self._source)
        if index.wants == "damaged":
            return QT_TRANSLATE_NOOP("db", "The index is damaged. It is made anew from the store; nothing is lost.")
        if index.wants:
            return ""
        missing = self._source.count() - index.size
        return f"{abs(missing)} records differ between index and store." if missing else ""

    def close(self) -> None:
        """Commit what has gathered, and let go."""
        self._beside.close()
        with self._lock:
            index, self._index = self._index, None
        if index is not None:
            if not index.wants and index.waiting >= FLUSH_ON_CLOSE:
                with self._kept_going():
                    index.flush(self._source)
            index.close()
