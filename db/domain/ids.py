"""Identities: record ids that sort by time (UUIDv7, RFC 9562 §5.7), and random version ids.

Clock and randomness are arguments, so that a test or a simulation repeats itself.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Callable, Iterable
from uuid import UUID

#: Milliseconds since 1970, UTC.
MilliClock = Callable[[], int]
#: n -> n random bytes.
RandomBytes = Callable[[int], bytes]


class Ids:
    """Makes ids. Within one process they increase, also within one millisecond."""

    def __init__(self, now_ms: MilliClock, random_bytes: RandomBytes) -> None:
        self._now_ms = now_ms
        self._random = random_bytes
        self._lock = threading.Lock()
        self._head = 0

    def record(self) -> str:
        """A new record id: 48 bits of time, 12 bits that tell apart what was made in one millisecond, 62 random bits.

        Where time stood still or went back, the 12 bits count on (RFC 9562 §6.2, method 1), so that the start of an id,
        which is
        what a person types, is its own."""
        with self._lock:
            drawn = int.from_bytes(self._random(10), "big")
            head = max((self._now_ms() << 12) | (drawn >> 62 & 0xFFF), self._head + 1)
            self._head = head
        time, counted, low = head >> 12, head & 0xFFF, drawn & ((1 << 62) - 1)
        return str(UUID(int=(time << 80) | (7 << 76) | (counted << 64) | (2 << 62) | low))

    def version(self) -> str:
        """A new version id: random, never a counter, because counters repeat after a restore (SYNC.md)."""
        return self._random(8).hex()


#: Letters of an id that tell its millisecond: what is made later never begins alike.
_LASTING = 13


def starts(ids: Iterable[str], every: Iterable[str], least: int = _LASTING) -> dict[str, str]:
    """The shortest starts of these ids by which each can be told from `every` other one; `least` letters at least, by
    default so many that they still mean this one when others are made."""
    known = sorted(set(every))
    found = {}
    for one in ids:
        at = bisect_left(known, one)
        beside = [known[n] for n in (at - 1, at, at + 1) if 0 <= n < len(known) and known[n] != one]
        letters = max((_alike(one, other) + 1 for other in beside), default=0)
        start = one[: max(least, letters)]
        found[one] = one[: len(start) + 1] if start.endswith("-") else start
    return found


def _alike(one: str, other: str) -> int:
    """How many letters two ids begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
