"""Identities: record ids that sort by time (UUIDv7, RFC 9562 §5.7), and random version ids.

Clock and randomness are arguments, so that a test or a simulation repeats itself.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
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
