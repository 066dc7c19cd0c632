"""Two profiles and a store in memory, for tests of single stories of sync."""

from __future__ import annotations

from typing import TypeVar

from db.records import Note
from db.services.app import Tacit
from db.sync.rounds import Report, Rounds
from tests.db.sync.memory import Memory

R = TypeVar("R")


def write(tacit: Tacit, text: str = "They pay late", audience: str = "everyone") -> str:
    with tacit.store.work() as work:
        return work.add(Note(text=text, audience=audience)).id


def edit(tacit: Tacit, record: str, **values: object) -> None:
    with tacit.store.work() as work:
        work.edit(record, {name: (None, value) for name, value in values.items()})


def sync(tacit: Tacit, shared: Memory, role: str = "rep", **more: object) -> Report:
    return Rounds(tacit.store, shared.client(tacit.store.me, role), **more).run()  # type: ignore[arg-type]


def find(tacit: Tacit, cls: type[R], record: str) -> R | None:
    with tacit.store.read() as session:
        return session.get(cls, record)


def get(tacit: Tacit, cls: type[R], record: str) -> R:
    found = find(tacit, cls, record)
    assert found is not None
    return found
