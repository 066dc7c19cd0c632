"""What only a manager sets: nobody else's laptop shows otherwise for longer than a round."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.records import Kinds, Note, standard_kinds
from db.records.fields import Merge
from db.services import profiles
from db.services.app import Tacit
from db.sync import conflicts
from db.sync.protocol import rules_of
from tests.db.sync.memory import Memory
from tests.db.sync.sharing import edit, get, sync
from tests.db.world import PASSPHRASE, TestWorld


def kinds() -> Kinds:
    """As they are, and how sure a note is only a manager says."""
    made = standard_kinds()
    note = made["note"]
    declared = dataclasses.replace(note.fields["confidence"], merge=Merge.CURATED)
    note.fields["confidence"] = note.all_fields["confidence"] = declared
    return made


@pytest.fixture
def shared(test_world: TestWorld) -> Memory:
    return Memory(rules_of(kinds()), test_world.clock, test_world.random.randbytes)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[Tacit, Tacit]]:
    """Maren, a manager, and Jonas."""
    world = TestWorld(7, kinds=kinds)
    made = []
    for name in ("Maren Oltmanns", "Jonas Petersen"):
        _, opened = profiles.create(tmp_path / name[:5], name, passphrase=PASSPHRASE, world=world.world())
        made.append(opened)
    with made[0], made[1]:
        yield made[0], made[1]


def meet(pair: tuple[Tacit, Tacit], shared: Memory) -> None:
    for tacit, role in (*zip(pair, ("manager", "rep"), strict=True),) * 2:
        sync(tacit, shared, role)


def sure(tacit: Tacit, note: str) -> str:
    return get(tacit, Note, note).confidence


def test_who_is_none_makes_records_without_it(pair: tuple[Tacit, Tacit], shared: Memory) -> None:
    maren, jonas = pair
    meet(pair, shared)
    notes = []
    for tacit in pair:
        with tacit.store.work() as work:
            notes.append(work.add(Note(text="They pay late", confidence="high", audience="everyone")).id)
    meet(pair, shared)
    assert [sure(maren, note) for note in notes] == [sure(jonas, note) for note in notes] == ["high", ""]
    edit(jonas, notes[1], confidence="high")
    meet(pair, shared)
    assert [one.reason for one in conflicts.refused(jonas.store)] == ["not_manager"]
    assert (sure(jonas, notes[1]), sure(maren, notes[1])) == ("", "")


def test_it_comes_back_to_a_store_that_lost_the_record_with_who_set_it(
    pair: tuple[Tacit, Tacit], shared: Memory
) -> None:
    maren, jonas = pair
    meet(pair, shared)
    empty = shared.backup()
    with jonas.store.work() as work:
        note = work.add(Note(text="They pay late", audience="everyone")).id
    meet(pair, shared)
    edit(maren, note, confidence="high")
    meet(pair, shared)
    assert sure(jonas, note) == "high"
    shared.restore(empty)
    sync(jonas, shared)
    assert (sure(jonas, note), conflicts.refused(jonas.store)) == ("", [])
    meet(pair, shared)
    assert (sure(jonas, note), sure(maren, note)) == ("high", "high")
