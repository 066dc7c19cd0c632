"""The hybrid logical clock (Kulkarni et al., 2014): wall time that never runs backwards on a device.

Its stamps order changes for display. A conflict is never decided by them alone (SYNC.md, Shape 3).
"""

from __future__ import annotations

from dataclasses import dataclass

DAY_MS = 86_400_000
#: The last counter that a stamp has room for: one of more digits would sort before those of fewer.
_LAST = 99_999


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """Milliseconds since 1970, a counter within the millisecond, the device that stamped."""

    ms: int
    counter: int
    device: str

    def __str__(self) -> str:
        """Sorts as text in the order of the stamps."""
        return f"{self.ms:013d}-{self.counter:05d}-{self.device}"

    @classmethod
    def parse(cls, text: str) -> Stamp:
        ms, counter, device = text.split("-", 2)
        return cls(int(ms), int(counter), device)


def tick(last: Stamp | None, now_ms: int, device: str) -> Stamp:
    """The stamp of a new local change: not before now, and after every stamp seen."""
    if last is None or now_ms > last.ms:
        return Stamp(now_ms, 0, device)
    if last.counter >= _LAST:
        return Stamp(last.ms + 1, 0, device)
    return Stamp(last.ms, last.counter + 1, device)
