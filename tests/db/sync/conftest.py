"""One Postgres server for the tests of a session, which starts with the first test that wants it; a second profile and
a store in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.records import standard_kinds
from db.services import profiles
from db.services.app import Tacit
from db.sync.protocol import rules_of
from tests.db.sync.memory import Memory
from tests.db.sync.postgres_server import Server, running
from tests.db.sync.postgres_world import Place
from tests.db.world import PASSPHRASE, TestWorld


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def place(postgres_server: Server) -> Place:
    return Place(postgres_server)


@pytest.fixture
def shared(test_world: TestWorld) -> Memory:
    return Memory(rules_of(standard_kinds()), test_world.clock, test_world.random.randbytes)


@pytest.fixture
def jonas(tmp_path: Path, test_world: TestWorld) -> Iterator[Tacit]:
    _, opened = profiles.create(tmp_path / "jonas", "Jonas Petersen", passphrase=PASSPHRASE, world=test_world.world())
    with opened:
        yield opened
