"""A world of its own for tests of the headless product: a clock that only moves when told, seeded randomness, quick
profiles.

The store is the real one, encrypted, on disk; only the stretching of the passphrase is made cheap, because it costs a
quarter of a second a profile by design (its real cost has a test of its own).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from db.records import Kinds, standard_kinds
from db.services.profiles import World

#: A Monday morning.
START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
PASSPHRASE = "a passphrase for tests"


@dataclass
class Clock:
    """Time stands still until it is told to pass."""

    at: datetime = START

    def __call__(self) -> int:
        return int(self.at.timestamp() * 1000)

    def pass_(self, **span: float) -> None:
        self.at += timedelta(**span)


@dataclass
class TestWorld:
    """Clock, randomness and kinds of one test."""

    __test__ = False

    seed: int = 20261123
    clock: Clock = field(default_factory=Clock)
    kinds: Callable[[], Kinds] = standard_kinds

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)

    def world(self) -> World:
        drive = {"drive_of": lambda folder: self.clock(), "prove": lambda folder: None}
        return World(self.clock, self.random.randbytes, self.kinds, **drive)
