"""A shared SQLite file with the people of the conformance script, for the tests of the file."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from db.domain.sync.ops import Batch
from db.sync import sqlite_admin
from db.sync.sqlite_file import SqliteFile
from tests.db.sync import conformance

REP = list(conformance.PEOPLE)[1]
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


class FileBench:
    private = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self.now_ms = conformance.LONG_AGO_MS + 86_400_000
        self.random = random.Random(7)
        first = next(iter(conformance.PEOPLE))
        given = {"colleague": first, "random_bytes": self.random.randbytes, "proof": lambda folder: None}
        sqlite_admin.create(path, conformance.RULES, **given)
        self.open: list[SqliteFile] = []
        for colleague, role in conformance.PEOPLE.items():
            sqlite_admin.set_role(path, colleague, role)

    def client(self, colleague: str) -> SqliteFile:
        store = SqliteFile(
            self.path,
            conformance.RULES,
            colleague=colleague,
            now_ms=lambda: self.now_ms,
            random_bytes=self.random.randbytes,
            drive_of=lambda folder: self.now_ms,
        )
        self.open.append(store)
        return store

    def set_new_for(self, who: str) -> None:
        sqlite_admin.set_new_for(self.path, who)
        assert sqlite_admin.new_for(self.path) == who


@contextmanager
def opened(path: Path) -> Iterator[FileBench]:
    made = FileBench(path)
    try:
        yield made
    finally:
        for store in made.open:
            store.close()


def batch(n: int = 1) -> Batch:
    script = conformance.Script(n, private=False)
    return Batch("device", n, f"batch{n}", tuple(script.op(REP) for _ in range(20)))
