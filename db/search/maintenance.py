"""Keeping the index small: merging segments when nobody waits, best in a process of its own (it would stall typing).

The key goes to the child over a pipe, never on a command line. A child that dies leaves the index as it was.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex, LockError
from whoosh.reading import SegmentReader

from db.search.index import NAME
from db.search.schema import Writer
from db.search.storage import EncryptedStorage

#: A search visits each segment; from this many on they are merged.
MOST_SEGMENTS = 8
#: Part of a segment that may be dead weight.
MOST_DELETED = 0.3
#: A segment smaller than this part of the largest is merged with its like.
_SMALL = 0.25


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


def merge(folder: Path, key: bytes, everything: bool = False) -> bool:
    """Merge what is worth it, or everything into one segment. False where nothing was to do, or somebody writes."""
    index = FileIndex(EncryptedStorage(folder, key), indexname=NAME)
    try:
        writer = Writer(index)
    except LockError:
        return False
    try:
        counts = [(s.doc_count_all(), s.deleted_count()) for s in writer.segments]
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


def merge_in_child(folder: Path, key: bytes, everything: bool = False) -> None:
    """Merge in a new process and wait for it; here, where no process can be had.

    A frozen program must call `multiprocessing.freeze_support()` before anything else.
    """
    child = multiprocessing.get_context("spawn").Process(target=merge, args=(folder, key, everything), daemon=True)
    try:
        child.start()
        child.join()
    except OSError:
        merge(folder, key, everything)
        return
    if child.exitcode:
        merge(folder, key, everything)
