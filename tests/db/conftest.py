"""Fixtures of the headless product: a clock, a profile, an opened `Tacit`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.services import profiles
from db.services.app import Tacit
from db.store import cipher
from tests.db.world import PASSPHRASE, Clock, TestWorld


@pytest.fixture(autouse=True)
def cheap_stretching(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase is stretched at next to no cost, unless a test is marked `costly`."""
    if request.node.get_closest_marker("costly") is None:
        monkeypatch.setattr(cipher, "SCRYPT_N", cipher.SCRYPT_LEAST)


@pytest.fixture
def test_world() -> TestWorld:
    return TestWorld()


@pytest.fixture
def clock(test_world: TestWorld) -> Clock:
    return test_world.clock


@pytest.fixture
def tacit(tmp_path: Path, test_world: TestWorld) -> Iterator[Tacit]:
    """An opened, empty profile of Maren's."""
    _, opened = profiles.create(tmp_path / "profile", "Maren Oltmanns", passphrase=PASSPHRASE, world=test_world.world())
    with opened:
        yield opened
