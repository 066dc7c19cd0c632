"""Older and newer programs at one store: what one does not know goes through it unharmed, and is shown once it does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.records import Colleague, Kinds, Note, Promise
from db.services import profiles
from db.services.app import Tacit
from db.sync.outbox import rules_of
from db.sync.replica import Replica, fingerprint
from tests.db.sync.memory import Memory
from tests.db.sync.sharing import edit, get, sync
from tests.db.world import PASSPHRASE, TestWorld

DAY, ANNA = date(2026, 11, 20), "0199a000-0000-7000-8000-00000000a11a"


def older_kinds() -> Kinds:
    """A program that knows neither promises nor who said what and when."""
    kinds = Kinds((Colleague, Note))
    note = kinds["note"]
    for name in ("learnt_on", "said_by"):
        del note.fields[name], note.all_fields[name]
    return kinds


@pytest.fixture
def shared(test_world: TestWorld) -> Memory:
    return Memory(rules_of(test_world.kinds()), test_world.clock, test_world.random.randbytes)


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Tacit]:
    world = TestWorld(7, kinds=older_kinds)
    _, opened = profiles.create(tmp_path / "older", "Jonas Petersen", passphrase=PASSPHRASE, world=world.world())
    with opened:
        yield opened


def test_what_an_old_program_does_not_know_survives_it(tacit: Tacit, older: Tacit, shared: Memory) -> None:
    with tacit.store.work() as work:
        note = work.add(Note(text="pays late", learnt_on=DAY, said_by=ANNA, audience="everyone")).id
        promise = work.add(Promise(what="send the offer", owed_by="us", audience="everyone")).id
    sync(tacit, shared)
    sync(older, shared)
    edit(older, note, text="pays very late")
    for each in (older, tacit):
        sync(each, shared)
    assert get(tacit, Note, note).text == "pays very late"
    assert (get(tacit, Note, note).learnt_on, get(tacit, Note, note).said_by) == (DAY, ANNA)
    assert get(tacit, Promise, promise).what == "send the offer"
    assert shared.room.records[note].data["said_by"] == ANNA


def test_it_is_shown_once_the_program_knows_it(
    tacit: Tacit, older: Tacit, shared: Memory, test_world: TestWorld
) -> None:
    with tacit.store.work() as work:
        note = work.add(Note(text="pays late", learnt_on=DAY, said_by=ANNA, audience="everyone")).id
        promise = work.add(Promise(what="send the offer", owed_by="us", audience="everyone")).id
    sync(tacit, shared)
    sync(older, shared)
    edit(older, note, text="pays very late")  # waits while the program is brought up to date
    path = older.profile.path
    older.close()
    with profiles.open_profile(path, PASSPHRASE, world=test_world.world()) as newer:
        sync(newer, shared)
        assert (get(newer, Note, note).learnt_on, get(newer, Note, note).said_by) == (DAY, ANNA)
        assert get(newer, Note, note).text == shared.room.records[note].data["text"] == "pays very late"
        assert get(newer, Promise, promise).what == "send the offer"
        assert Replica(newer.store).catch_up() == 0  # once


def test_kinds_are_told_apart_by_what_they_have() -> None:
    assert fingerprint(Kinds((Note,))) == fingerprint(Kinds((Note,)))
    assert fingerprint(Kinds((Note,))) != fingerprint(Kinds((Note, Promise)))
    assert fingerprint(older_kinds()) != fingerprint(Kinds((Colleague, Note)))
