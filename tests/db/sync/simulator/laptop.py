"""A laptop of the simulator: the real local store over SQLite in memory, and a wire that can be cut at any call."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from functools import cache
from itertools import count
from typing import Any

from sqlalchemy import Engine, QueuePool, StaticPool, create_engine, event

from db.domain.ids import Ids
from db.records import Kinds, Note, Promise, Team
from db.store import journal, sync_tables  # noqa: F401  (the tables of sync join the journal's metadata)
from db.store.engine import WRITE
from db.store.store import Store
from db.sync import protocol
from db.sync.rounds import Report, Rounds

_NAMES = count()
KINDS = (Team, Note, Promise)


#: Statements are compiled once for all laptops: what was compiled belongs to a dialect.
_MODEL = create_engine("sqlite://")
_COMPILED: dict[Any, Any] = {}


@cache
def _empty() -> sqlite3.Connection:
    """A store with its tables and nothing in them."""
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    engine = create_engine("sqlite://", creator=lambda: kept, poolclass=StaticPool)
    with engine.begin() as connection:
        journal.metadata.create_all(connection)
        for cls in KINDS:
            cls.__table__.create(connection)
    return kept


class Cut(protocol.Unreachable):
    """The wire was cut."""


class Wire:
    """Between a laptop and a store: after `calls` more calls it is cut, before the store hears or before the answer is
    heard; or with the answer to the first call of `loses`."""

    def __init__(self, shared: protocol.SharedStore, chance: random.Random) -> None:
        self._shared, self._random = shared, chance
        self.calls = 1_000_000
        self.deaf = False
        self.loses = ""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._shared, name)

        def call(*args: Any) -> Any:
            self.calls -= 1
            if self.calls < 0 and not self.deaf:
                raise Cut("cut on the way there")
            answer = method(*args)
            if self.calls < 0 or name == self.loses:
                raise Cut("cut on the way back")
            return answer

        return call


class Laptop:
    """One laptop: `skew_ms` is how wrong its clock is."""

    def __init__(self, me: str, device: str, now_ms: Callable[[], int], chance: random.Random, skew_ms: int) -> None:
        self.me, self.device, self.random, self.skew_ms = me, device, chance, skew_ms
        self._now_ms = now_ms
        self.store, self._anchor = self._open(None)
        self.lost = False

    def _open(self, source: sqlite3.Connection | None) -> tuple[Store, sqlite3.Connection]:
        name = f"file:laptop-{next(_NAMES)}?mode=memory&cache=shared"

        def connect() -> sqlite3.Connection:
            return sqlite3.connect(name, uri=True, isolation_level=None, check_same_thread=False)

        anchor = connect()
        engine = Engine(QueuePool(connect), _MODEL.dialect, _MODEL.url, hide_parameters=True)
        engine = engine.execution_options(compiled_cache=_COMPILED)

        @event.listens_for(engine, "begin")
        def begin(connection: Any) -> None:
            write = connection.get_execution_options().get(WRITE)
            connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

        (source or _empty()).backup(anchor)
        clock = lambda: self._now_ms() + self.skew_ms  # noqa: E731
        ids = Ids(clock, self.random.randbytes)
        return Store(engine, Kinds(KINDS), me=self.me, device=self.device, ids=ids, now_ms=clock), anchor

    def copy(self) -> sqlite3.Connection:
        """A backup of the whole laptop."""
        kept = sqlite3.connect(":memory:", check_same_thread=False)
        self._anchor.backup(kept)
        return kept

    def put_back(self, backup: sqlite3.Connection) -> None:
        self.close()
        self.store, self._anchor = self._open(backup)
        backup.close()

    def sync(
        self, shared: protocol.SharedStore, page: int, calls: int = 1_000_000, deaf: bool = False, loses: str = ""
    ) -> Report:
        wire = Wire(shared, self.random)
        wire.calls, wire.deaf, wire.loses = calls, deaf, loses
        return Rounds(self.store, wire, page=page).run()

    def close(self) -> None:
        self.store.close()
        self._anchor.close()
