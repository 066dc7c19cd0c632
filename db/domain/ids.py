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
        self._last = 0

    def record(self) -> str:
        """A new record id: 48 bits of time, then 74 random bits, counted up where time stood still."""
        with self._lock:
            drawn = int.from_bytes(self._random(10), "big") & ((1 << 74) - 1)
            value = (self._now_ms() << 74) | drawn
            if value <= self._last:
                value = self._last + 1
            self._last = value
        time, rest = value >> 74, value & ((1 << 74) - 1)
        high, low = rest >> 62, rest & ((1 << 62) - 1)
        return str(UUID(int=(time << 80) | (7 << 76) | (high << 64) | (2 << 62) | low))

    def version(self) -> str:
        """A new version id: random, never a counter, because counters repeat after a restore (SYNC.md)."""
        return self._random(8).hex()
