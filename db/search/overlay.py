"""The memory overlay: what the store has and the committed index has not yet, searchable at once."""

from __future__ import annotations

import numpy as np

from db.search.view import Analysed, MemoryPart

#: So many records are laid out anew whenever one more comes; the others rest in a part of their own.
_YOUNG = 32


class Overlay:
    """Records past the index's cursor, by id; None for one that is gone. Each masks what the index says of its id."""

    def __init__(self) -> None:
        self._seqs: dict[str, int] = {}
        self._records: dict[str, Analysed | None] = {}
        self._resting: list[Analysed] = []
        self._old: MemoryPart | None = None
        self._young: MemoryPart | None = None

    def __len__(self) -> int:
        return len(self._seqs)

    def put(self, changes: dict[str, tuple[int, Analysed | None]]) -> None:
        """Take in records as they are now, each with the number of its newest entry."""
        for uid, (seq, record) in changes.items():
            self._seqs[uid], self._records[uid] = seq, record
        self._arrange()

    def drop(self, cursor: int) -> None:
        """Forget what a commit up to `cursor` holds."""
        kept = {uid: seq for uid, seq in self._seqs.items() if seq > cursor}
        if len(kept) != len(self._seqs):
            self._seqs = kept
            self._records = {uid: self._records[uid] for uid in kept}
            self._resting, self._old = [], None
            self._arrange()

    def items(self) -> list[tuple[str, int, Analysed | None]]:
        """Everything in the order of the journal."""
        order = sorted(self._seqs, key=self._seqs.__getitem__)
        return [(uid, self._seqs[uid], self._records[uid]) for uid in order]

    def masked(self) -> list[str]:
        return list(self._seqs)

    def parts(self) -> list[tuple[MemoryPart, np.ndarray | None]]:
        """The records as parts of a snapshot, each with those that still count."""
        found: list[tuple[MemoryPart, np.ndarray | None]] = []
        if self._old is not None:
            alive = np.array([self._records.get(r.uid) is r for r in self._resting], bool)
            found.append((self._old, None if alive.all() else alive))
        if self._young is not None:
            found.append((self._young, None))
        return found

    def _arrange(self) -> None:
        resting = set(map(id, self._resting))
        young = [r for r in self._records.values() if r is not None and id(r) not in resting]
        if len(young) > _YOUNG:
            self._resting = [r for r in self._records.values() if r is not None]
            self._old, young = MemoryPart(self._resting), []
        self._young = MemoryPart(young) if young else None
