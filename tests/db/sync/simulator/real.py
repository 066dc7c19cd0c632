"""Real stores under the simulator: a shared SQLite file, a Postgres. What they hold is what they tell their people."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from db.domain.sync.ops import Op, Outcome, State
from db.domain.sync.verdict import Caller, Rules
from db.sync import sqlite_admin
from db.sync.protocol import SharedStore
from db.sync.sqlite_file import SqliteFile

#: (colleague, role) -> that person's way to the store.
Open = Callable[[str, str], SharedStore]


@dataclass
class Room:
    """What a store holds, as all its people together are told it."""

    rules: Rules
    records: dict[str, State] = field(default_factory=dict)
    ops: dict[str, Op] = field(default_factory=dict)
    seq: int = 0


class Real:
    """In the place of `Memory`: what is not in the protocol is put together from what clients were told."""

    def __init__(self, open_: Open, rules: dict[str, str], private: bool, now_ms: Callable[[], int]) -> None:
        self._open, self._rules, self.now_ms = open_, Rules(rules, private), now_ms
        self._clients: dict[str, tuple[SharedStore, str]] = {}
        self._room: Room | None = None
        self._pushes, self._ops = 0, dict[str, Op]()

    def client(self, colleague: str, role: str) -> SharedStore:
        client: Any = self._open(colleague, role)
        push = client.push

        def heard(batch: Any, proof: str) -> Any:
            pushed = push(batch, proof)
            fresh = {one.op for one in pushed.answers if one.outcome.accepted and one.outcome is not Outcome.DUPLICATE}
            self._ops.update({op.id: op for op in batch.ops if op.id in fresh})
            self._pushes += bool(fresh)
            self._room = None
            return pushed

        client.push = heard
        self._clients[colleague] = (client, role)
        return client  # type: ignore[no-any-return]

    @property
    def room(self) -> Room:
        if self._room is None:
            room = Room(self._rules, ops=dict(self._ops), seq=self._pushes)
            for client, _ in self._clients.values():
                more, cursors = True, {}
                while more:
                    page = client.pull("a reader", cursors, 1000, "")
                    room.records |= {item.record: item.state for item in page.items if item.state}
                    more, cursors = page.more, page.cursors
            self._room = room
        return self._room

    def caller(self, colleague: str) -> Caller:
        teams = [
            f"team:{state.id}"
            for state in self.room.records.values()
            if state.kind == "team" and colleague in state.data.get("members", ())
        ]
        return Caller(colleague, self._clients[colleague][1], frozenset(teams))

    def backup(self) -> None:
        """A real store is put back by other tests."""

    def care(self) -> None:
        """Nor is it cared for."""


@contextmanager
def in_file(
    folder: Path, seed: int, rules: dict[str, str], now_ms: Callable[[], int], drive_ms: Callable[[], int]
) -> Iterator[Real]:
    """A shared SQLite file. `now_ms` is the clock of the laptop that syncs, `drive_ms` that of the drive."""
    path, chance = folder / f"seed-{seed}.tacit", random.Random(seed)
    given: dict[str, Any] = {"random_bytes": chance.randbytes, "proof": lambda folder: None}
    sqlite_admin.create(path, rules, colleague="0199a000-0000-7000-8000-0000000000ad", **given)
    opened: list[SqliteFile] = []

    def open_(colleague: str, role: str) -> SharedStore:
        sqlite_admin.set_role(path, colleague, role)
        clocks: dict[str, Any] = {"now_ms": now_ms, "drive_of": lambda folder: drive_ms()}
        store = SqliteFile(path, rules, colleague=colleague, random_bytes=chance.randbytes, **clocks)
        opened.append(store)
        return store

    try:
        yield Real(open_, rules, False, drive_ms)
    finally:
        for store in opened:
            store.close()


@contextmanager
def in_postgres(place: Any, rules: dict[str, str]) -> Iterator[Real]:
    """A Postgres database with a login for each person (`postgres_world.Place`)."""
    with place.store({}) as store:

        def open_(colleague: str, role: str) -> SharedStore:
            store.add(colleague, role)
            return store.client(colleague)  # type: ignore[no-any-return]

        yield Real(open_, rules, True, lambda: time.time_ns() // 1_000_000)
