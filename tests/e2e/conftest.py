"""Fixtures of the stories: a profile to start from, made once and copied."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from db.services import profiles
from db.store import cipher
from tests.db.world import PASSPHRASE
from tests.e2e.words import word


@pytest.fixture(autouse=True)
def cheap_stretching(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase is stretched with the least cost that real programs accept, which open what is made here."""
    if request.node.get_closest_marker("costly") is None:
        monkeypatch.setattr(cipher, "SCRYPT_N", 1 << 14)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes `seed` is run for three; TACIT_SEEDS asks for more. The seed stands in the test's name."""
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(int(os.environ.get("TACIT_SEEDS", "3"))), ids="seed-{}".format)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with 40 notes in a flushed index, closed."""
    stretching, cipher.SCRYPT_N = cipher.SCRYPT_N, 1 << 14
    try:
        place = tmp_path_factory.mktemp("template") / "profile"
        _, tacit = profiles.create(place, "Maren Oltmanns", passphrase=PASSPHRASE)
        with tacit:
            for number in range(40):
                tacit.records.add("note", {"text": f"Before it all: {word(number, 'template')}"})
            tacit.finder.rebuild()
    finally:
        cipher.SCRYPT_N = stretching
    return place


@pytest.fixture
def copied(template: Path, tmp_path: Path) -> Callable[[], Path]:
    """Makes a copy of the template."""
    numbers = count()

    def copy() -> Path:
        return Path(shutil.copytree(template, tmp_path / f"profile-{next(numbers)}"))

    return copy
