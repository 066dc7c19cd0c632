"""The index of a profile: follows the store, searches, flushes, rebuilds. Deleting its folder loses nothing.

Reading works on an immutable snapshot, from any thread. What the store has and the index has not lives in an overlay in
memory; whoever gets the writer lock commits it, together with the cursor. A folder that is damaged, under another key,
of another version or declaration is emptied and filled again from the store.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, RLock
from typing import Any

import numpy as np
from whoosh.index import TOC, FileIndex, LockError
from whoosh.writing import NO_MERGE

from db.domain.query import Node
from db.records import Kinds
from db.search import documents, execute
from db.search.filling import Filling, Progress, taking_turns
from db.search.overlay import Overlay, without
from db.search.plan import Keys
from db.search.schema import Analysed, Writer, day_columns, fingerprint, make_schema
from db.search.searcher import Hits, named, search
from db.search.source import Source
from db.search.storage import EncryptedStorage, index_lock
from db.search.view import Part, SegmentView, Snapshot

log = logging.getLogger(__name__)

NAME = "MAIN"
#: So many changes, or so many seconds without a new one, and they are committed.
FLUSH_AT, FLUSH_IDLE = 20, 5.0
#: More changes than this are not held in memory: they are committed as they are read.
MOST_WAITING = 1000
#: So many records are read again at once when what they refer to gets a new name.
FEW = 200
#: Seconds that a search waits for a thread that takes in changes.
PATIENCE = 0.05
_RETRIES, _PAUSE = 20, 0.01
_STEP_NS = 100_000_000
_TOC = re.compile(rf"_{NAME}_(\d+)\.toc")


class Index:
    """See the module. `now` is a clock in seconds that never goes back. With `most` it is one that only fills (see
    `beside`): so many changes make a commit, and nobody searches them before."""

    def __init__(
        self, folder: Path, key: bytes, kinds: Kinds, now: Callable[[], float] = time.monotonic, most: int = 0
    ) -> None:
        self.folder, self._key, self._now, self._most = folder, key, now, most
        self._fingerprint = fingerprint(kinds)
        self._days = day_columns(kinds)
        self.filters = documents.filters(kinds)
        self._lock = RLock()
        self._committing = Lock()
        self._storage = EncryptedStorage(folder, key).create()
        self._overlay = Overlay(searched=not most)
        self.left: Callable[[], bool] = lambda: False  # whether somebody else takes in what is much
        self._views: dict[str, SegmentView] = {}
        self._generation, self._cursor, self._followed = -1, 0, 0
        self._committed: list[tuple[Part, np.ndarray | None]] = []
        #: The same less what these ids of the overlay mask.
        self._unmasked, self._masked = self._committed, set[str]()
        self._snapshot = Snapshot()
        self._renamed: set[str] = set()
        self._changed_at = 0.0
        #: Why the index has to be rebuilt: '' where it is whole, 'new', 'damaged', 'changed', 'unfinished'.
        self.wants = "new"
        self._stamp = -1
        self._refresh()

    @property
    def cursor(self) -> int:
        """The last entry of the store that is committed in the index."""
        return self._cursor

    @property
    def waiting(self) -> int:
        """Records that are searchable from memory and not committed yet."""
        return len(self._overlay)

    @property
    def size(self) -> int:
        """Records that can be found."""
        snapshot = self._snapshot
        return sum(
            part.size if alive is None else int(alive.sum())
            for part, alive in zip(snapshot.parts, snapshot.alive, strict=True)
        )

    @property
    def segments(self) -> int:
        return len(self._committed)

    # --- reading the folder -------------------------------------------------------------------------------------------

    def _refresh(self) -> bool:
        """Take in the newest generation, if another commit was made. True where it was."""
        for attempt in range(_RETRIES):
            try:
                stamp = self.folder.stat().st_mtime_ns
                if stamp == self._stamp:
                    return False
                generation = _newest(self._storage)
                same = generation == self._generation and generation >= 0
                if not same:
                    self._load(generation)
                # a folder changed just now may change again within the clock's step
                self._stamp = stamp if time.time_ns() - stamp > _STEP_NS else -1
                return not same
            except FileNotFoundError:  # a commit removed what we were about to open
                if attempt == _RETRIES - 1:
                    self._unreadable("damaged")
                    return True
                time.sleep(_PAUSE)
            except OSError:
                raise
            except Exception as error:  # a damaged file can fail in any way; none of them may stop the program
                log.warning("the index cannot be read (%s); it will be rebuilt", type(error).__name__)
                self._unreadable("damaged")
                return True
        return False

    def _reload(self) -> None:
        with self._lock:
            self._stamp = -1
            self._refresh()

    def _unreadable(self, why: str) -> None:
        self.wants, self._generation, self._cursor = why, -1, 0
        self._let_go()

    def _let_go(self) -> None:
        self._views, self._committed, self._snapshot = {}, [], Snapshot()
        self._unmasked, self._masked = [], set()

    def _load(self, generation: int) -> None:
        if generation < 0:
            self._unreadable("new")
            return
        toc = TOC.read(self._storage, NAME, gen=generation)
        state = getattr(toc.schema, "state", {})
        if state.get("fingerprint") != self._fingerprint:
            self._unreadable("changed")
            self._generation = generation
            return
        views = {s.segment_id(): self._views.get(s.segment_id()) or SegmentView(self._storage, s) for s in toc.segments}
        committed: list[tuple[Part, np.ndarray | None]] = []
        for segment in toc.segments:
            view = views[segment.segment_id()]
            alive: np.ndarray | None = None
            if segment.has_deletions():
                alive = np.ones(view.size, bool)
                alive[list(segment.deleted_docs())] = False
            committed.append((view, alive))
        self._views, self._committed, self._generation = views, committed, generation
        self._unmasked, self._masked = committed, set()
        self._cursor = state["cursor"]
        self.wants = "" if state["complete"] else "unfinished"
        self._overlay.drop(self._cursor)
        self._followed = max(self._followed, self._cursor)
        self._arrange()

    def _arrange(self) -> None:
        """A new snapshot of what is committed, less what the overlay masks, and the overlay."""
        fresh = set() if self._most else self._overlay.masked() - self._masked
        if fresh:
            self._unmasked = [(part, without(part, alive, fresh)) for part, alive in self._unmasked]
            self._masked |= fresh
        parts = [*self._unmasked, *self._overlay.parts()]
        self._snapshot = Snapshot(tuple(p for p, _ in parts), tuple(a for _, a in parts))

    # --- following the store ------------------------------------------------------------------------------------------

    def follow(self, source: Source) -> bool:
        """Take in what the store has gained. Cheap when nothing happened. True where something changed.

        Where another thread or process is at it for a long time, it is not waited for: a search uses what is known. A
        store that is behind the index was restored from a backup: then the index is rebuilt, like a damaged one.
        """
        most = self._most or MOST_WAITING
        if not self._lock.acquire(timeout=PATIENCE):
            return False
        try:
            changed = self._refresh()
            high = source.high_water()
            if high < self._cursor:
                self.wants = "changed"
            if high <= self._followed or len(self._overlay) >= most or (high - self._followed > most and self.left()):
                return changed
            self._take(source, most - len(self._overlay))
            self._changed_at = self._now()
            return True
        finally:
            self._lock.release()

    def behind(self, source: Source) -> bool:
        """Whether the store has what a search would not find yet: somebody else is taking it in, or memory is full."""
        return source.high_water() > self._followed

    def _take(self, source: Source, most: int) -> None:
        touched = source.touched(self._followed, max(most, 1))
        if not touched:
            return
        newest = {one.id: one.seq for one in touched}
        found = {doc.id: doc.analysed() for doc in source.documents(list(newest))}
        self._overlay.put({uid: (seq, found.get(uid)) for uid, seq in newest.items()})
        self._followed = touched[-1].seq
        self._arrange()
        if renamed := {one.id for one in touched if one.renamed}:
            self._rename(source, renamed)
            self._arrange()

    def _rename(self, source: Source, ids: set[str]) -> None:
        """Read again what refers to records with a new name: at once where that is little, else at the next commit."""
        referring = self._referring(ids)
        if len(referring) > FEW:
            self._renamed |= ids
        elif referring:
            found = {doc.id: doc.analysed() for doc in source.documents(sorted(referring))}
            self._overlay.put({uid: (self._followed, found.get(uid)) for uid in referring})

    def flush_if_worthwhile(self, source: Source, now: float | None = None) -> bool:
        """Commit the overlay where enough has gathered, or nothing came for a while. A lane calls it now and then."""
        self.follow(source)
        idle = (self._now() if now is None else now) - self._changed_at >= FLUSH_IDLE
        if len(self._overlay) >= FLUSH_AT or (len(self._overlay) and idle):
            return self.flush(source)
        return False

    def flush(self, source: Source) -> bool:
        """Commit everything the store has. False where another process is writing: it will do it."""
        with self._committing:
            self.follow(source)
            while not self.wants and len(self._overlay):
                if not self._commit(source):
                    return False
                self.follow(source)
            return True

    def _commit(self, source: Source) -> bool:
        """Write what waits. Searches and `follow` go on meanwhile: only taking over the result holds the lock."""
        try:
            writer = self._writer()
        except LockError:
            return False
        with _closing(writer):
            if writer.state["fingerprint"] != self._fingerprint or not writer.state["complete"]:
                return False
            with self._lock:
                waiting = [item for item in self._overlay.items() if item[1] > writer.state["cursor"]]
                cursor = max(self._followed, writer.state["cursor"])
                renamed, views = set(self._renamed), self._views
                referring = self._referring(renamed)
            records = {uid: record for uid, _, record in waiting}
            if referring:
                found = {doc.id: doc.analysed() for doc in source.documents(sorted(referring))}
                records.update((uid, found.get(uid)) for uid in referring)
            _replace(writer, records, views)
            writer.save(merge=NO_MERGE, cursor=cursor)
        with self._lock:
            self._renamed -= renamed
            self._reload()
        return True

    def _referring(self, ids: Collection[str]) -> set[str]:
        """Records that refer to one of these."""
        if not ids:
            return set()
        keys = Keys(tuple(f"ref:{uid}".encode() for uid in ids))
        found: set[str] = set()
        for part, alive in zip(self._snapshot.parts, self._snapshot.alive, strict=True):
            mask = execute.Matcher(part).mask(keys)
            found |= {part.uid(int(n)) for n in np.flatnonzero(mask if alive is None else mask & alive)}
        return found

    def _writer(self, timeout: float = 0.0) -> Writer:
        return Writer(FileIndex(EncryptedStorage(self.folder, self._key), indexname=NAME), timeout)

    # --- filling it again ---------------------------------------------------------------------------------------------

    def rebuild(
        self,
        source: Source,
        progress: Progress | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        afresh: bool = True,
    ) -> bool:
        """Fill the index from the store, the newest first, searchable meanwhile. False where it was cancelled, or
        another process is at it. What was done stays: with `afresh=False` the next call goes on from there."""
        with index_lock(self._storage, f"{NAME}_WRITELOCK") as free:
            if not free:
                return False
            if afresh or self.wants in ("new", "damaged", "changed"):
                self._empty(source.high_water())
        self._reload()
        filling = Filling(source, self._has, progress, cancelled)
        try:
            with taking_turns():
                for batch in filling:
                    self._add(batch)
        except LockError:
            return False
        return not filling.cancelled and self._finish()

    def _has(self, uid: str) -> bool:
        return any(
            (number := part.number(uid)) >= 0 and (alive is None or alive[number]) for part, alive in self._committed
        )

    def _add(self, records: Iterable[Analysed]) -> None:
        writer = self._writer(timeout=10)
        with _closing(writer):
            before = writer.docnum
            for record in records:
                writer.put(record)
            if writer.docnum > before:
                writer.save(merge=NO_MERGE)
        self._reload()

    def _finish(self) -> bool:
        try:
            writer = self._writer(timeout=10)
        except LockError:
            return False
        with _closing(writer):
            writer.save(merge=NO_MERGE, complete=True)
        self._reload()
        return True

    def _empty(self, cursor: int) -> None:
        """An index with nothing in it, committed before any old file goes, so that every moment has a valid state."""
        storage = EncryptedStorage(self.folder, self._key)
        storage.sweep()
        old = storage.list()
        generation = _newest(storage) + 1
        schema = make_schema(self._days, self._fingerprint, cursor)
        TOC(schema, [], generation).write(storage, NAME)
        for name in old:
            storage.delete_file(name)
        with self._lock:
            self._overlay = Overlay(searched=not self._most)
            self._followed = 0
            self._renamed.clear()

    # --- searching ----------------------------------------------------------------------------------------------------

    def search(self, tree: Node, **options: Any) -> Hits:
        """Search a query tree on what is known now; `searcher.search` says which options there are."""
        return search(self._snapshot, self.filters, tree, **options)

    def named(self, text: str, kinds: Sequence[str]) -> list[str]:
        """Ids of records of these kinds whose name has all the words, the last perhaps only begun."""
        return named(self._snapshot, text, kinds)

    def close(self) -> None:
        """Let go of the memory. Nothing is written: what is in the overlay is in the store."""
        with self._lock:
            self._let_go()


def _newest(storage: EncryptedStorage) -> int:
    """The newest generation in the folder, -1 where there is none."""
    found = (_TOC.fullmatch(name) for name in storage.list())
    return max((int(one[1]) for one in found if one), default=-1)


def _replace(writer: Writer, records: dict[str, Analysed | None], views: dict[str, SegmentView]) -> None:
    """Take out the older states of these records and put in the new ones; None is only taken out."""
    base = 0
    for segment in writer.segments:
        view = views.get(segment.segment_id()) or SegmentView(writer.storage, segment)
        for uid in records if len(records) <= FEW else records.keys() & view.uids():
            number = view.number(uid)
            if number >= 0 and not segment.is_deleted(number):
                writer.delete_document(base + number)
        base += view.size
    for record in records.values():
        if record is not None:
            writer.put(record)


@contextmanager
def _closing(writer: Writer) -> Any:
    try:
        yield writer
    finally:
        writer.abandon()


__all__ = ["Hits", "Index"]
