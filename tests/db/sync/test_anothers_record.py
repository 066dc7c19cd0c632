"""A store that was put back has lost a record, and somebody makes another one under its id, in their own name: they can
neither take the real one from the laptops that have it, nor have it erased there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from db.domain.sync.ops import CREATED, ERASED, Batch, Op
from db.domain.sync.verdict import ANOTHERS
from db.records import Note, standard_kinds
from db.services.app import Tacit
from db.sync import conflicts
from db.sync.protocol import SharedStore, rules_of
from db.sync.rounds import Report, Rounds
from tests.db.sync.memory import Memory
from tests.db.sync.postgres_world import Place
from tests.db.sync.sharing import find, get, write
from tests.db.world import TestWorld

STRANGER = "0199a000-0000-7000-8000-00000000000c"
MANAGER = "0199a000-0000-7000-8000-00000000000d"


@dataclass
class Shop:
    """A store, and how it is put back to before anybody wrote."""

    client: Callable[[str], SharedStore]
    lose: Callable[[], object]
    pushes: int = 0

    def sync(self, *laptops: Tacit) -> list[Report]:
        return [Rounds(one.store, self.client(one.store.me)).run() for one in laptops]

    def push(self, who: str, record: str, field: str, value: Any = None, base: str | None = None) -> str:
        """What psql, or a Tacit that somebody has changed, would send: the answer."""
        self.pushes += 1
        version = f"stolen-{self.pushes}"
        op = Op(version, "note", record, field, base, version, value, f"1795420800000-{self.pushes:05d}-device", who)
        client = self.client(who)
        client.hello(f"device-{who}", who, "")
        (answer,) = client.push(Batch(f"device-{who}", self.pushes, version, (op,)), "").answers
        return answer.reason or str(answer.outcome)

    def steal(self, record: str) -> str:
        """Somebody makes a record of their own under this id: its version."""
        value = {"audience": "everyone", "created_by": STRANGER, "text": "They never pay", "topics": {"add": {}}}
        assert self.push(STRANGER, record, CREATED, value) == "applied"
        return f"stolen-{self.pushes}"


@pytest.fixture(params=["memory", "postgres"])
def shop(request: pytest.FixtureRequest, tacit: Tacit, jonas: Tacit, test_world: TestWorld) -> Iterator[Shop]:
    people = {tacit.store.me: "rep", jonas.store.me: "rep", STRANGER: "rep", MANAGER: "manager"}
    if request.param == "memory":
        shared = Memory(rules_of(standard_kinds()), test_world.clock, test_world.random.randbytes, private=True)
        empty = shared.backup()
        yield Shop(lambda one: shared.client(one, people[one]), lambda: shared.restore(empty))
        return
    place: Place = request.getfixturevalue("place")
    with place.store(people) as store:
        tables = ", ".join(f"tacit.{name}" for name in ("record", "gone", "op", "push", "device"))
        yield Shop(store.client, lambda: store.root().execute(f"TRUNCATE {tables}".encode()))


def lost(tacit: Tacit, jonas: Tacit, shop: Shop) -> str:
    """A note of Maren's that Jonas has too, and the store not any more."""
    one = write(tacit)
    shop.sync(tacit, jonas)
    shop.lose()
    return one


def test_who_makes_and_erases_what_the_store_lost_erases_it_on_no_laptop(
    tacit: Tacit, jonas: Tacit, shop: Shop
) -> None:
    one = lost(tacit, jonas, shop)
    shop.steal(one)
    assert shop.push(STRANGER, one, ERASED) == "applied"
    for _ in range(2):
        shop.sync(jonas, tacit, jonas, tacit)
        assert texts(one, tacit, jonas) == ["They pay late"] * 2
        # its author is told: under this id it goes nowhere
        assert [row.reason for row in conflicts.refused(tacit.store)] == [ANOTHERS]
        assert conflicts.refused(jonas.store) == []
        shop.lose()
        shop.steal(one)
        assert shop.push(STRANGER, one, ERASED) == "applied"


def test_nor_from_out_of_sight(tacit: Tacit, jonas: Tacit, shop: Shop) -> None:
    one = lost(tacit, jonas, shop)
    version = shop.steal(one)
    assert shop.push(STRANGER, one, "audience", f"me:{STRANGER}", base=version) == "applied"
    assert shop.push(STRANGER, one, ERASED) == "applied"
    shop.sync(jonas, tacit, jonas, tacit)
    assert texts(one, tacit, jonas) == ["They pay late"] * 2


def test_nor_once_everybody_has_been_told_of_theirs(tacit: Tacit, jonas: Tacit, shop: Shop) -> None:
    one = lost(tacit, jonas, shop)
    shop.steal(one)
    for _ in range(2):
        shop.sync(jonas, tacit, jonas, tacit)
        assert texts(one, tacit, jonas) == ["They pay late"] * 2
        assert get(jonas, Note, one).created_by == tacit.store.me
        shop.push(STRANGER, one, ERASED)


def test_what_a_manager_erases_is_erased_everywhere_also_where_the_store_lost_it(
    tacit: Tacit, jonas: Tacit, shop: Shop
) -> None:
    one = lost(tacit, jonas, shop)
    assert shop.push(MANAGER, one, ERASED) == "applied"
    shop.sync(jonas, tacit, jonas)
    assert [find(each, Note, one) for each in (tacit, jonas)] == [None, None]


def test_what_a_manager_erases_is_erased_everywhere_whatever_somebody_made_of_it(
    tacit: Tacit, jonas: Tacit, shop: Shop
) -> None:
    one = lost(tacit, jonas, shop)
    shop.steal(one)
    assert shop.push(STRANGER, one, ERASED) == "applied"
    shop.sync(jonas, tacit, jonas)
    assert shop.push(MANAGER, one, ERASED) == "applied"
    shop.sync(jonas, tacit, jonas)
    assert [find(each, Note, one) for each in (tacit, jonas)] == [None, None]
    assert conflicts.refused(tacit.store) == []
    assert shop.push(MANAGER, one, ERASED) == "merged"


def texts(record: str, *laptops: Tacit) -> list[str]:
    return [get(each, Note, record).text for each in laptops]
