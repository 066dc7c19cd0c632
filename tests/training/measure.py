"""Promises right and wrong, counted as ../shared/capture/score.py counts them, for choosing thresholds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from db.domain.capture import LONGEST_WHAT, PromiseReading


@dataclass(slots=True)
class Counts:
    cases: int = 0
    wanted: int = 0
    read: int = 0
    right: int = 0
    near: int = 0

    @property
    def strict(self) -> float:
        """F1 of promises right in side, words and day."""
        return 2 * self.right / max(1, self.wanted + self.read)

    @property
    def false(self) -> float:
        """Promises without a like, in 100 captures."""
        return 100 * (self.read - self.near) / max(1, self.cases)


def count(counts: Counts, wanted: list[dict[str, Any]], read: Iterable[PromiseReading]) -> None:
    """Count one capture; each promise is used once, exact likes first."""
    found = list(read)
    counts.cases += 1
    counts.wanted += len(wanted)
    counts.read += len(found)
    counts.right += _pairs(wanted, found, _exact)
    counts.near += _pairs(wanted, found, _alike)


def _pairs(wanted: list[dict[str, Any]], found: list[PromiseReading], fits: Any) -> int:
    left, pairs = list(found), 0
    for one in wanted:
        like = next((other for other in left if fits(one, other)), None)
        if like is not None:
            left.remove(like)
            pairs += 1
    return pairs


def _exact(wanted: dict[str, Any], found: PromiseReading) -> bool:
    what = " ".join(found.what.casefold().split())
    due = found.due.isoformat() if found.due else None
    return (
        wanted["by"] == found.by
        and wanted["due"] == due
        and len(what.split()) <= LONGEST_WHAT
        and all(about in what for about in wanted["about"])
    )


def _alike(wanted: dict[str, Any], found: PromiseReading) -> bool:
    what = found.what.casefold()
    return wanted["by"] == found.by and any(word in what for about in wanted["about"] for word in about.split())
