"""One Postgres server for the tests of a session; it starts with the first test that wants it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.db.sync.postgres_server import Server, running
from tests.db.sync.postgres_world import Place


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def place(postgres_server: Server) -> Place:
    return Place(postgres_server)
