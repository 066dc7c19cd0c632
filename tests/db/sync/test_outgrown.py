"""How large a record may become at a store: no larger than those who fetch it can be asked to wait for."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from db.domain.sync.ops import CREATED, ERASED, Answer, Batch, Op
from db.sync.protocol import SharedStore
from tests.db.sync import conformance
from tests.db.sync.file_bench import opened
from tests.db.sync.memory import Memory
from tests.db.sync.postgres_world import LONG_AGO_MS, Place

REP, MANAGER = list(conformance.PEOPLE)[1], list(conformance.PEOPLE)[3]
Clients = Callable[[str], SharedStore]
Opens = Callable[[], AbstractContextManager[Clients]]


@pytest.fixture(params=["memory", "file", "postgres"])
def opens(request: pytest.FixtureRequest, tmp_path: Path) -> Opens:
    @contextmanager
    def memory() -> Iterator[Clients]:
        store = Memory(conformance.RULES, lambda: LONG_AGO_MS + 86_400_000, random.Random(1).randbytes)
        yield lambda one: store.client(one, conformance.PEOPLE[one])

    @contextmanager
    def file() -> Iterator[Clients]:
        with opened(tmp_path / "shared.tacit") as bench:
            yield bench.client

    @contextmanager
    def postgres() -> Iterator[Clients]:
        place: Place = request.getfixturevalue("place")
        with place.store(conformance.PEOPLE, conformance.RULES) as store:
            yield store.client

    return {"memory": memory, "file": file, "postgres": postgres}[request.param]


class Writer:
    """Sends operations on one note."""

    def __init__(self, clients: Clients, colleague: str) -> None:
        self.store, self.colleague = clients(colleague), colleague
        self.written = self.sent = 0
        self.store.hello(self.device, colleague, "")

    @property
    def device(self) -> str:
        return f"device-{self.colleague[-1]}"

    def op(self, field: str, value: object, base: str | None = None) -> Op:
        self.written += 1
        version = f"{self.colleague[-1]}{self.written}"
        clock = f"{LONG_AGO_MS + self.written:013d}-00000-{self.device}"
        return Op(version, "note", "note-1", field, base, version, value, clock, self.colleague)

    def push(self, *ops: Op) -> list[str]:
        self.sent += 1
        answers: tuple[Answer, ...] = self.store.push(Batch(self.device, self.sent, ops[0].id, ops), "").answers
        return [one.reason or str(one.outcome) for one in answers]


def about(colleague: str, **more: object) -> dict[str, object]:
    return {"audience": "everyone", "created_at": "2026-01-01T00:00:00.000000Z", "created_by": colleague, **more}


def test_nobody_makes_a_record_that_others_cannot_fetch(opens: Opens) -> None:
    large = "\x01" * 500_000  # six times as long as JSON
    with opens() as clients:
        rep, manager = Writer(clients, REP), Writer(clients, MANAGER)
        assert rep.push(rep.op(CREATED, about(REP, text="short", topics={"add": {}}))) == ["applied"]
        first, second = rep.op("field_1", large), rep.op("field_2", large)
        assert rep.push(first) == rep.push(second) == ["applied"]
        assert rep.push(rep.op("field_3", large), rep.op("field_4", "y")) == ["malformed", "applied"]
        assert rep.push(rep.op("topics", {"add": {large: "1"}})) == ["malformed"]
        assert manager.push(manager.op("field_1", large + "y")) == ["malformed"], "it would be kept beside the other"
        page = rep.store.pull(rep.device, {}, 10, "")
        assert [item.state.data.keys() & {"field_1", "field_2", "field_3"} for item in page.items if item.state] == [
            {"field_1", "field_2"}
        ]
        assert manager.push(manager.op("field_1", "short", first.version)) == ["applied"], "smaller it may become"
        assert rep.push(rep.op("field_3", large)) == ["applied"]
        assert rep.push(rep.op(ERASED, None)) == ["applied"]


def test_nor_by_making_it_so_large_or_piece_by_piece(opens: Opens) -> None:
    with opens() as clients:
        rep = Writer(clients, REP)
        many = {f"field_{number}": "x" * 600_000 for number in range(14)}
        assert rep.push(replace(rep.op(CREATED, about(REP, **many)), record="note-2")) == ["malformed"]
        assert rep.push(rep.op(CREATED, about(REP))) == ["applied"]
        assert rep.push(rep.op("a", "x" * 3_500_000)) == rep.push(rep.op("b", "x" * 3_500_000)) == ["applied"]
        said = [rep.push(rep.op(f"field_{number}", "x" * 250_000))[0] for number in range(5)]
        assert said == ["applied"] * 3 + ["malformed"] * 2
