"""Conflicts settled by several people: no choice is lost without a word, and nothing answered is asked again."""

from __future__ import annotations

import pytest

from db.records import Note
from db.services.app import Tacit
from db.store.errors import Stale
from db.sync import conflicts
from db.sync.conflicts import Conflict
from tests.db.sync.memory import Memory
from tests.db.sync.sharing import edit, get, sync, write
from tests.e2e.verify import journal_tells_the_present


def met(tacit: Tacit) -> Conflict:
    (one,) = conflicts.open_ones(tacit.store)
    return one


def trash(tacit: Tacit, record: str) -> None:
    with tacit.store.work() as work:
        work.trash(record)


def in_trash(tacit: Tacit, record: str) -> bool:
    return get(tacit, Note, record).deleted_at is not None


def note_of_both(tacit: Tacit, jonas: Tacit, shared: Memory) -> str:
    one = write(tacit)
    for each in (tacit, jonas):
        sync(each, shared)
    return one


def two_values(tacit: Tacit, jonas: Tacit, shared: Memory, one: str = "") -> str:
    """A note in which both wrote another polarity; both know of it."""
    one = one or note_of_both(tacit, jonas, shared)
    edit(tacit, one, polarity="hot")
    edit(jonas, one, polarity="cold")
    for each in (tacit, jonas, tacit):
        sync(each, shared)
    return one


def a_question(tacit: Tacit, jonas: Tacit, shared: Memory, one: str = "") -> str:
    """A note that Maren threw away while Jonas wrote in it; both know of it."""
    one = one or note_of_both(tacit, jonas, shared)
    edit(jonas, one, text="They pay late, and Anna knows")
    trash(tacit, one)
    for each in (jonas, tacit, jonas):
        sync(each, shared)
    return one


@pytest.mark.parametrize("first", [0, 1])
def test_two_who_settle_otherwise_meet_again(tacit: Tacit, jonas: Tacit, shared: Memory, first: int) -> None:
    one = two_values(tacit, jonas, shared)
    shown, other = met(tacit).shown, met(tacit).value
    conflicts.settle(tacit.store, met(tacit), "mine")
    conflicts.settle(jonas.store, met(jonas), "theirs")
    assert conflicts.open_ones(tacit.store) == conflicts.open_ones(jonas.store) == []
    order = (tacit, jonas) if first == 0 else (jonas, tacit)
    for each in (*order, *order):
        sync(each, shared)
    for each in (tacit, jonas):
        again = met(each)
        assert {again.shown, again.value} == {shown, other}
        assert {again.shown_author, again.author} == {tacit.store.me, jonas.store.me}
        journal_tells_the_present(each)
    conflicts.settle(jonas.store, met(jonas), "theirs")
    for each in (jonas, tacit):
        sync(each, shared)
        assert conflicts.open_ones(each.store) == []
        assert get(each, Note, one).polarity == shared.room.records[one].data["polarity"]


def test_two_who_settle_alike_are_not_asked_again(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    for keep in ("mine", "theirs"):
        one = two_values(tacit, jonas, shared)
        wanted = met(tacit).value if keep == "mine" else met(tacit).shown
        for each in (tacit, jonas):
            conflicts.settle(each.store, met(each), keep)
        for each in (tacit, jonas, tacit):
            sync(each, shared)
        for each in (tacit, jonas):
            assert conflicts.open_ones(each.store) == []
            assert get(each, Note, one).polarity == wanted
            journal_tells_the_present(each)


def test_texts_settled_otherwise_meet_again_word_for_word(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    one = write(tacit, "three shifts")
    for each in (tacit, jonas):
        sync(each, shared)
    edit(tacit, one, text="two shifts")
    edit(jonas, one, text="four shifts")
    for each in (tacit, jonas, tacit):
        sync(each, shared)
    conflicts.settle(tacit.store, met(tacit), "edited", "five shifts")
    conflicts.settle(jonas.store, met(jonas), "theirs")
    for each in (tacit, jonas, tacit):
        sync(each, shared)
    for each in (tacit, jonas):
        assert {met(each).shown, met(each).value} == {"five shifts", "two shifts"}


@pytest.mark.parametrize("first", [0, 1])
def test_a_note_that_one_keeps_and_another_deletes_stays_and_asks(
    tacit: Tacit, jonas: Tacit, shared: Memory, first: int
) -> None:
    one = a_question(tacit, jonas, shared)
    conflicts.settle(tacit.store, met(tacit), "mine")
    conflicts.settle(jonas.store, met(jonas), "theirs")
    assert (in_trash(tacit, one), in_trash(jonas, one)) == (True, False)
    order = (tacit, jonas) if first == 0 else (jonas, tacit)
    for each in (*order, *order):
        sync(each, shared)
    for each in (tacit, jonas):
        assert not in_trash(each, one)
        again = met(each)
        assert conflicts.is_question(again)
        assert (again.author, again.shown_author) == (tacit.store.me, jonas.store.me)
        journal_tells_the_present(each)


def test_a_deletion_that_did_not_know_of_being_taken_back_asks(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    one = write(tacit)
    for each in (tacit, jonas):
        sync(each, shared)
    trash(tacit, one)
    sync(tacit, shared)
    with tacit.store.work() as work:
        work.restore(one)
    sync(tacit, shared)
    trash(jonas, one)
    for each in (jonas, tacit):
        sync(each, shared)
        assert not in_trash(each, one)
        assert (met(each).author, met(each).shown_author) == (jonas.store.me, tacit.store.me)


def test_a_question_names_who_deleted_and_who_wrote(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    """Whichever of the two comes first."""
    for order in ((jonas, tacit), (tacit, jonas)):
        one = write(tacit)  # hers, so that she is who said last that it is not in the trash
        for each in (tacit, jonas):
            sync(each, shared)
        edit(jonas, one, text="They pay late, and Anna knows")
        trash(tacit, one)
        for each in (*order, *order):
            sync(each, shared)
        for each in (tacit, jonas):
            asked = met(each)
            assert (asked.author, asked.shown_author) == (tacit.store.me, jonas.store.me)
            assert asked.shown_clock
        conflicts.settle(tacit.store, met(tacit), "theirs")
        for each in (tacit, jonas):
            sync(each, shared)


@pytest.mark.parametrize("keep", ["mine", "theirs"])
@pytest.mark.parametrize("first", [0, 1])
def test_what_was_settled_is_not_asked_again_by_a_store_that_was_put_back(
    tacit: Tacit, jonas: Tacit, shared: Memory, keep: str, first: int
) -> None:
    for make in (two_values, a_question):
        one = note_of_both(tacit, jonas, shared)
        before = shared.backup()
        make(tacit, jonas, shared, one)
        asked = met(jonas)
        wanted = asked.value if keep == "mine" else asked.shown
        conflicts.settle(jonas.store, asked, keep)
        for each in (jonas, tacit, jonas):
            sync(each, shared)
        shared.restore(before)
        order = (tacit, jonas) if first == 0 else (jonas, tacit)
        for each in (*order, *order, *order):
            sync(each, shared)
        for each in (tacit, jonas):
            assert conflicts.open_ones(each.store) == []
            state = shared.room.records[one].data[asked.field]
            assert bool(state) == bool(wanted) if asked.field == "deleted_at" else state == wanted
            journal_tells_the_present(each)


@pytest.mark.parametrize(("keep", "value"), [("mine", None), ("theirs", None), ("edited", "They pay early or never")])
def test_what_came_after_a_look_is_not_covered_by_what_was_chosen_at_it(
    tacit: Tacit, jonas: Tacit, shared: Memory, keep: str, value: str | None
) -> None:
    one = note_of_both(tacit, jonas, shared)
    edit(tacit, one, text="They pay early")
    edit(jonas, one, text="They pay never")
    for each in (jonas, tacit, jonas, tacit):
        sync(each, shared)
    seen = met(tacit)
    edit(jonas, one, text="They pay never. The new CFO is Petra, call her on Monday.")
    for each in (jonas, tacit):
        sync(each, shared)
    with pytest.raises(Stale):
        conflicts.settle(tacit.store, seen, keep, value)
    anew = met(tacit)
    assert anew.id == seen.id
    assert "Petra" in anew.shown
    conflicts.settle(tacit.store, anew, keep, value)
    assert conflicts.open_ones(tacit.store) == []


def test_what_i_wrote_myself_since_is_what_is_shown(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    one = two_values(tacit, jonas, shared)
    seen = met(tacit)
    edit(tacit, one, polarity="avoid")
    assert (met(tacit).shown, met(tacit).shown_author) == ("avoid", tacit.store.me)
    assert met(tacit).shown_clock > seen.shown_clock
    with pytest.raises(Stale):
        conflicts.settle(tacit.store, seen, "theirs")
    conflicts.settle(tacit.store, met(tacit), "theirs")
    for each in (tacit, jonas):
        sync(each, shared)
        assert get(each, Note, one).polarity == "avoid"
        assert conflicts.open_ones(each.store) == []
