"""The bulk: every record of the store in batches for a rebuild, with progress, to be stopped at any moment."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from db.search.schema import Analysed
from db.search.source import Source

#: Records in one commit. The first are few, so that the newest are found at once; then they double, as every commit is
#: a segment that each search has to visit.
FIRST, LARGEST = 500, 8000
#: Records between two tellings of the progress.
STEP = 500

#: Seconds after which the interpreter passes from one thread to another meanwhile. A search gives it up with each
#: question to the store and waits so long to get it back: with the usual 5 ms more than it works itself.
TURN = 0.001

#: How many are done, of how many.
Progress = Callable[[int, int], None]


class Filling:
    """Iterates over batches of records that are not in the index yet; a batch is to be used up before the next."""

    def __init__(
        self,
        source: Source,
        has: Callable[[str], bool],
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._source, self._has = source, has
        self._progress, self._ask = progress, cancelled
        self._total, self._done = source.count(), 0
        self.cancelled = False

    def __iter__(self) -> Iterator[Iterator[Analysed]]:
        stream, size = self._fresh(), FIRST
        for first in stream:
            yield self._batch(first, stream, size)
            size = min(size * 2, LARGEST)
        if not self.cancelled:
            self._tell(self._total)

    @staticmethod
    def _batch(first: Analysed, stream: Iterator[Analysed], size: int) -> Iterator[Analysed]:
        yield first
        for _ in range(size - 1):
            one = next(stream, None)
            if one is None:
                return
            yield one

    def _fresh(self) -> Iterator[Analysed]:
        for doc in self._source.everything():
            if self._done % STEP == 0:
                if self._done:
                    self._tell(self._done)
                if self._ask and self._ask():
                    self.cancelled = True
                    return
            self._done += 1
            if not self._has(doc.id):
                yield doc.analysed()

    def _tell(self, done: int) -> None:
        if self._progress:
            self._progress(min(done, self._total), self._total)


@contextmanager
def taking_turns() -> Iterator[None]:
    """While this lasts, other threads wait less long for the one that fills."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(min(TURN, usual))
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
