"""The memory overlay: what the store has and the committed index has not yet, searchable at once."""

from __future__ import annotations

import numpy as np

from db.search.schema import Analysed
from db.search.view import MemoryPart


class Overlay:
    """Records past the index's cursor, by id; None for one that is gone. Each masks what the index says of its id.

    They lie in parts of doubling size, like the digits of a binary counter, so that one more record costs the laying
    out of a few.
    """

    def __init__(self) -> None:
        self._seqs: dict[str, int] = {}
        self._records: dict[str, Analysed | None] = {}
        self._tiers: list[tuple[list[Analysed], MemoryPart]] = []

    def __len__(self) -> int:
        return len(self._seqs)

    def put(self, changes: dict[str, tuple[int, Analysed | None]]) -> None:
        """Take in records as they are now, each with the number of its newest entry."""
        for uid, (seq, record) in changes.items():
            self._seqs[uid], self._records[uid] = seq, record
        self._lay([record for _, record in changes.values() if record is not None])

    def drop(self, cursor: int) -> None:
        """Forget what a commit up to `cursor` holds."""
        kept = {uid: seq for uid, seq in self._seqs.items() if seq > cursor}
        if len(kept) != len(self._seqs):
            self._seqs = kept
            self._records = {uid: self._records[uid] for uid in kept}
            self._tiers = []
            self._lay([record for record in self._records.values() if record is not None])

    def items(self) -> list[tuple[str, int, Analysed | None]]:
        """Everything in the order of the journal."""
        order = sorted(self._seqs, key=self._seqs.__getitem__)
        return [(uid, self._seqs[uid], self._records[uid]) for uid in order]

    def masked(self) -> list[str]:
        return list(self._seqs)

    def parts(self) -> list[tuple[MemoryPart, np.ndarray | None]]:
        """The records as parts of a snapshot, each with those that still count."""
        found: list[tuple[MemoryPart, np.ndarray | None]] = []
        for records, part in self._tiers:
            alive = np.array([self._records.get(record.uid) is record for record in records], bool)
            found.append((part, None if alive.all() else alive))
        return found

    def _lay(self, records: list[Analysed]) -> None:
        while self._tiers and len(self._tiers[-1][0]) <= len(records):
            older, _ = self._tiers.pop()
            records = [r for r in older if self._records.get(r.uid) is r] + records
        if records:
            self._tiers.append((records, MemoryPart(records)))
