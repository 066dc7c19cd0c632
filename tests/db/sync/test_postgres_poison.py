"""The security review by trying: values and clocks that a rep sends with psql so that others' laptops can read nothing,
or write nothing, any more. What the store does not refuse, laptops bear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from db.records import Note
from db.services.app import Tacit
from db.sync.rounds import Report, Rounds
from tests.db.sync.postgres_world import Pen, Place, Store, by_hand
from tests.db.sync.sharing import find, get, write
from tests.db.sync.test_postgres_prying import pushed

BORIS = "boris"


@pytest.fixture
def store(place: Place, tacit: Tacit) -> Iterator[Store]:
    with place.store({tacit.store.me: "rep", BORIS: "rep"}) as made:
        yield made


@pytest.fixture
def psql(store: Store) -> psycopg.Connection[Any]:
    return store.connection(BORIS)


def sync(tacit: Tacit, store: Store) -> Report:
    return Rounds(tacit.store, store.client(tacit.store.me)).run()


def creation(record: str, said: str, clock: str = "1767225600000-00000-d") -> list[Any]:
    """The columns of a push of one note for everyone, whose value has this JSON in it."""
    value = f'{{"audience": "everyone", "created_by": "{BORIS}", "text": "x", {said}}}'
    given = ("id", "kind", "record", "field", "base", "version", "clock", "author")
    op = dict(zip(given, (f"o-{record}", "note", record, "*", None, f"v-{record}", clock, BORIS), strict=True))
    columns = by_hand([op])
    columns[-2] = f"[{value}]"
    return columns


POISONS = (
    '"created_at": "2026-01-01T00:00:00.000000Z", "x": 1e100000',
    '"created_at": "2026-01-01T00:00:00.000000Z", "x": 1e100000, "y": 1.5',
    f'"created_at": "2026-01-01T00:00:00.000000Z", "x": {"9" * 5000}.5',
    f'"created_at": "2026-01-01T00:00:00.000000Z", "x": -{"9" * 5000}',
    '"created_at": "0001-01-01T00:00:00+14:00"',
    '"created_at": "9999-12-31T23:59:59-14:00"',
    '"created_at": "2026-01-01T00:00:00.000000Z", "deleted_at": "0001-01-01T00:00:00+14:00"',
)


def test_no_value_of_one_record_keeps_laptops_from_the_others(store: Store, psql: Any, tacit: Tacit) -> None:
    for number, said in enumerate(POISONS):
        assert pushed(psql, creation(f"poison-{number}", said), number + 1) == ["applied"], said
    good = Pen(store, BORIS)
    good.push(good.new("good", "everyone", text="They pay late"))
    sync(tacit, store)
    assert get(tacit, Note, "good").text == "They pay late"
    assert find(tacit, Note, "poison-0") is not None
    assert find(tacit, Note, "poison-4") is None  # a time that is none: shown to nobody
    note = write(tacit)
    assert sync(tacit, store).taken == 1
    assert note in good.sees()


@pytest.mark.parametrize("deep", [20, 3000])
def test_what_is_nested_too_deep_is_refused_by_itself(store: Store, psql: Any, tacit: Tacit, deep: int) -> None:
    said = f'"created_at": "2026-01-01T00:00:00.000000Z", "x": {"[" * deep}{"]" * deep}'
    good, bad = creation("good", said.partition(', "x"')[0]), creation("deep", said)
    both = [one + other for one, other in zip(good[:-2], bad[:-2], strict=True)]
    values = f"[{good[-2][1:-1]},{bad[-2][1:-1]}]"
    assert pushed(psql, [*both, values, good[-1]]) == ["applied", "rejected malformed"]
    sync(tacit, store)
    assert (get(tacit, Note, "good").text, find(tacit, Note, "deep")) == ("x", None)


def test_no_clock_makes_the_next_stamp_of_others_unfit(store: Store, psql: Any, tacit: Tacit) -> None:
    now = tacit.store.now_ms()
    for n, counter in enumerate(("99999", "100000", "999999999"), 1):
        said = '"created_at": "2026-01-01T00:00:00.000000Z"'
        columns = creation(f"ahead-{n}", said, f"{now + 50_000:013d}-{counter}-zzz")
        assert pushed(psql, columns, n) == (["applied"] if n == 1 else ["rejected malformed"])
    sync(tacit, store)
    assert get(tacit, Note, "ahead-1").text == "x"
    note = write(tacit)
    report = sync(tacit, store)
    assert (report.taken, report.refused) == (1, 0)
    assert note in Pen(store, BORIS).sees()
