"""Keeping the index small: merging segments when nobody waits, best in a process of its own (it would stall typing).

The key goes to the child over a pipe, never on a command line. A child that dies leaves the index as it was.
"""

from __future__ import annotations

import logging
import multiprocessing
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex, LockError
from whoosh.reading import SegmentReader

from db.search.index import NAME
from db.search.schema import Writer
from db.search.storage import EncryptedStorage

log = logging.getLogger(__name__)

#: A search visits each segment; from this many on they are merged.
MOST_SEGMENTS = 8
#: Part of a segment that may be dead weight.
MOST_DELETED = 0.3
#: A segment smaller than this part of the largest is merged with its like.
_SMALL = 0.25
#: From so many records on segments are merged in a process of their own.
APART = 3000
#: Records merged here at most where no process can be had: a moment, whoever types.
MOST_HERE = 500
#: Seconds until a process is tried again after one that failed; twice as long each time, up to the second.
RETRY, RETRY_MOST = 60.0, 3600.0


def choose(segments: Sequence[tuple[int, int]]) -> list[int]:
    """Which segments to merge, from their (documents, deleted) counts; [] where it is not worth while."""
    wasteful = [n for n, (size, deleted) in enumerate(segments) if deleted > size * MOST_DELETED]
    if len(segments) <= MOST_SEGMENTS:
        return wasteful
    largest = max(size for size, _ in segments)
    small = [n for n, (size, _) in enumerate(segments) if size < largest * _SMALL]
    if len(segments) - len(small) >= MOST_SEGMENTS:
        return list(range(len(segments)))
    return sorted({*small, *wasteful})


def few(segments: Sequence[tuple[int, int]], most: int) -> list[int]:
    """The smallest segments, as many as have no more than so many documents together."""
    chosen, documents = [], 0
    for size, number in sorted((size, number) for number, (size, _) in enumerate(segments)):
        documents += size
        if documents > most:
            break
        chosen.append(number)
    return sorted(chosen)


def merge(folder: Path, key: bytes, everything: bool = False, most: int | None = None) -> bool:
    """Merge what is worth it, everything into one segment, or the smallest that have no more than `most` documents
    together. False where nothing was to do, or somebody writes."""
    index = FileIndex(EncryptedStorage(folder, key), indexname=NAME)
    try:
        writer = Writer(index)
    except LockError:
        return False
    try:
        counts = [(s.doc_count_all(), s.deleted_count()) for s in writer.segments]
        if most is not None:
            chosen = few(counts, most)
        else:
            chosen = list(range(len(counts))) if everything else choose(counts)
        if not chosen or (len(chosen) == 1 and not counts[chosen[0]][1]):
            return False
        writer.save(merge=lambda w, segments: _merge(w, segments, set(chosen)))
        return True
    finally:
        writer.abandon()


def _merge(writer: Any, segments: list[Any], chosen: set[int]) -> list[Any]:
    """A Whoosh merge policy: reads the chosen segments into the writer, keeps the others."""
    for number in sorted(chosen):
        reader = SegmentReader(writer.storage, writer.schema, segments[number])
        writer.add_reader(reader)
        reader.close()
    return [segment for number, segment in enumerate(segments) if number not in chosen]


def merge_in_child(folder: Path, key: bytes, everything: bool = False) -> bool:
    """Merge in a new process and wait for it. False where no process can be had, or it failed.

    A frozen program must call `multiprocessing.freeze_support()` before anything else.
    """
    child = multiprocessing.get_context("spawn").Process(target=merge, args=(folder, key, everything), daemon=True)
    try:
        child.start()
        child.join()
    except OSError:
        return False
    return not child.exitcode


class Merger:
    """Merges the segments of one index now and then, never so that typing stalls: a large index in a process of its
    own; where that fails only a few small segments here, and the process is tried again later. `child` and `now` are
    arguments for tests."""

    def __init__(
        self,
        folder: Path,
        key: bytes,
        child: Callable[[Path, bytes], bool] = merge_in_child,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder, self._key, self._child, self._now = folder, key, child, now
        self._pause, self._again = RETRY, 0.0

    def merge(self, records: int) -> None:
        """Merge what is worth it in an index of so many records."""
        if records <= APART:
            merge(self._folder, self._key)
            return
        if self._now() >= self._again:
            if self._child(self._folder, self._key):
                self._pause = RETRY
                return
            log.info("segments could not be merged in a process of their own; it is tried again later")
            self._again = self._now() + self._pause
            self._pause = min(self._pause * 2, RETRY_MOST)
        merge(self._folder, self._key, most=MOST_HERE)
