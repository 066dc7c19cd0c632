"""The shared SQLite file: equal to the model, and what a drive can do to it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.sync import sqlite_admin
from db.sync.sqlite_file import SqliteFile
from tests.db.sync import conformance


class FileBench:
    private = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self.random = random.Random(7)
        first = next(iter(conformance.PEOPLE))
        sqlite_admin.create(path, conformance.RULES, colleague=first, random_bytes=self.random.randbytes)
        self.open: list[SqliteFile] = []
        for colleague, role in conformance.PEOPLE.items():
            sqlite_admin.set_role(path, colleague, role)

    def client(self, colleague: str) -> SqliteFile:
        store = SqliteFile(
            self.path,
            conformance.RULES,
            colleague=colleague,
            now_ms=lambda: conformance.LONG_AGO_MS + 86_400_000,
            random_bytes=self.random.randbytes,
        )
        self.open.append(store)
        return store


@pytest.fixture
def make(tmp_path: Path) -> conformance.MakeBench:
    @contextmanager
    def bench() -> Iterator[FileBench]:
        made = FileBench(tmp_path / "shared.tacit")
        try:
            yield made
        finally:
            for store in made.open:
                store.close()

    return bench


@pytest.mark.parametrize("seed", range(12))
def test_the_file_does_what_the_model_does(make: conformance.MakeBench, seed: int) -> None:
    conformance.same_as_the_model(make, seed)
