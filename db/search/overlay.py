"""The memory overlay: what the store has and the committed index has not yet, searchable at once."""

from __future__ import annotations

from collections.abc import Iterable, Set
from itertools import takewhile

import numpy as np

from db.search.schema import Analysed
from db.search.view import MemoryPart, Part

#: Parts of one size, and records in the smallest: laying out five records costs hardly more than laying out one.
FAN = 5


class Overlay:
    """Records past the index's cursor, by id; None for one that is gone. Each masks what the index says of its id.

    They lie in parts of growing size, like the digits of a counter: one more record costs the laying out of a few, and
    a search visits few parts. Where nobody searches they are not laid out.
    """

    def __init__(self, searched: bool = True) -> None:
        self._searched = searched
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

    def masked(self) -> Set[str]:
        return self._seqs.keys()

    def parts(self) -> list[tuple[MemoryPart, np.ndarray | None]]:
        """The records as parts of a snapshot, each with those that still count."""
        found: list[tuple[MemoryPart, np.ndarray | None]] = []
        for records, part in self._tiers:
            alive = np.array([self._records.get(record.uid) is record for record in records], bool)
            found.append((part, None if alive.all() else alive))
        return found

    def _lay(self, records: list[Analysed]) -> None:
        if not self._searched:
            return
        while (joined := self._joined(len(records))) and records:
            older = [record for tier, _ in self._tiers[-joined:] for record in tier]
            del self._tiers[-joined:]
            records = [r for r in older if self._records.get(r.uid) is r] + records
        if records:
            self._tiers.append((records, MemoryPart(records)))

    def _joined(self, more: int) -> int:
        """With how many of the last parts so many more records are laid out anew: with the last where both together
        are few, else with those of their size as soon as they make `FAN`."""
        sizes = [len(tier) for tier, _ in self._tiers]
        if sizes and sizes[-1] + more <= FAN:
            return 1
        alike = len(list(takewhile(lambda size: size < more * FAN, reversed(sizes))))
        return alike if alike >= FAN - 1 else 0


def without(part: Part, alive: np.ndarray | None, ids: Iterable[str]) -> np.ndarray | None:
    """Which documents of a part count when those of these records do not."""
    numbers = [n for n in map(part.number, ids) if n >= 0]
    if not numbers:
        return alive
    alive = np.ones(part.size, bool) if alive is None else alive.copy()
    alive[numbers] = False
    return alive
