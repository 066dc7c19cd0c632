"""A second laptop of one person, laptops that bring notes of their own, leaving a store and joining another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.domain.sync import audiences
from db.records import Colleague, Customer, Note, Promise, Team, Visit, standard_kinds
from db.services import profiles
from db.services.app import Tacit
from db.store import profile as folders
from db.sync import conflicts, discarding, joining
from db.sync.protocol import rules_of
from db.sync.rounds import Report, Rounds
from tests.db.sync.memory import Memory
from tests.db.world import PASSPHRASE, TestWorld
from tests.e2e.verify import journal_tells_the_present


@pytest.fixture
def shared(test_world: TestWorld) -> Memory:
    return Memory(rules_of(standard_kinds()), test_world.clock, test_world.random.randbytes, private=True)


@pytest.fixture
def second(tmp_path: Path, test_world: TestWorld) -> Iterator[Tacit]:
    """Maren's other laptop, set up without knowing of the first."""
    world = test_world.world()
    _, opened = profiles.create(
        tmp_path / "second", "Maren O.", email="m@example.org", passphrase=PASSPHRASE, world=world
    )
    with opened:
        yield opened


def sync(tacit: Tacit, shared: Memory, me: str = "", role: str = "rep") -> Report:
    return Rounds(tacit.store, shared.client(me or tacit.store.me, role)).run()


def write_all(tacit: Tacit) -> dict[str, str]:
    """A record of every kind of reference to the person."""
    me = tacit.store.me
    other = "0199a000-0000-7000-8000-00000000000b"
    with tacit.store.work() as work:
        made = {
            "note": work.add(Note(text=f"Ask {me} about this", audience=audiences.people([me, other]))),
            "private": work.add(Note(text="for me alone", audience="me")),
            "promise": work.add(Promise(what="send the offer", owed_by="us", colleague=me, audience="everyone")),
            "visit": work.add(Visit(colleagues=(other, me), audience="everyone")),
            "customer": work.add(Customer(name="Weser", point_of_contact=other, audience="everyone")),
            "team": work.add(Team(name="North", members=(me, other), audience="everyone")),
        }
    ids = {name: record.id for name, record in made.items()}
    with tacit.store.work() as work:
        work.edit(ids["customer"], {"point_of_contact": (None, me)})
    return ids


def get(tacit: Tacit, cls: type, record: str) -> object:
    with tacit.store.read() as session:
        return session.get(cls, record)


def test_a_second_laptop_takes_the_id_that_the_store_knows(tacit: Tacit, second: Tacit, shared: Memory) -> None:
    sync(tacit, shared)
    me, before = tacit.store.me, second.store.me
    ids = write_all(second)
    assert sync(second, shared, me, "manager").adopted
    assert second.store.me == second.me.id == me
    assert get(second, Colleague, before) is None
    for name, cls in (("note", Note), ("promise", Promise), ("visit", Visit), ("customer", Customer), ("team", Team)):
        record, state = get(second, cls, ids[name]), shared.room.records[ids[name]]
        assert (record.created_by, state.created_by) == (me, me)  # type: ignore[attr-defined]
        told = {one: value for one, value in state.data.items() if one != "text"}
        assert before not in str((told, state.audience, state.authors)), name
    assert shared.room.records[ids["note"]].data["text"] == f"Ask {before} about this"  # words stay as they were
    assert shared.room.records[ids["private"]].audience == f"me:{me}"
    assert get(second, Team, ids["team"]).members[0] == me  # type: ignore[attr-defined]
    assert before not in shared.room.people
    assert conflicts.open_ones(second.store) == conflicts.refused(second.store) == []
    journal_tells_the_present(second)
    sync(tacit, shared)
    assert get(tacit, Note, ids["private"]).text == "for me alone"  # type: ignore[attr-defined]
    assert [one.id for one in tacit.records.list("colleague").rows] == [me]
    assert second.me.name == tacit.me.name == "Maren Oltmanns"  # the store's word, as it was there first


def test_a_private_note_that_is_given_away_on_one_laptop_leaves_the_other(
    tacit: Tacit, second: Tacit, shared: Memory
) -> None:
    ids = write_all(tacit)
    for each in (tacit, second):
        sync(each, shared, tacit.store.me, "manager")
    assert get(second, Note, ids["private"]).text == "for me alone"  # type: ignore[attr-defined]
    with tacit.store.work() as work:
        work.edit(ids["team"], {"members": (None, ("0199a000-0000-7000-8000-00000000000b",))})
        work.edit(ids["private"], {"audience": (None, f"team:{ids['team']}")})
    for each in (tacit, second):
        sync(each, shared, role="manager")
        assert get(each, Note, ids["private"]) is None
        assert conflicts.refused(each.store) == []


def test_what_the_second_laptop_is_told_stays_after_it_is_opened_again(
    tacit: Tacit, second: Tacit, shared: Memory, test_world: TestWorld
) -> None:
    sync(tacit, shared)
    sync(second, shared, tacit.store.me)
    assert not sync(second, shared).adopted
    path = second.profile.path
    second.close()
    with profiles.open_profile(path, PASSPHRASE, world=test_world.world()) as again:
        assert again.store.me == tacit.store.me
        assert folders.load(path).colleague == tacit.store.me
        assert again.me.name == "Maren Oltmanns"


def test_a_window_that_is_open_beside_goes_on_under_the_new_id_too(
    tacit: Tacit, second: Tacit, shared: Memory, test_world: TestWorld
) -> None:
    sync(tacit, shared)
    with profiles.open_profile(second.profile.path, PASSPHRASE, world=test_world.world()) as beside:
        before = beside.store.me
        assert sync(second, shared, tacit.store.me).adopted
        with beside.store.work() as work:  # before it has heard of anything
            one = work.add(Note(text="written beside", audience="everyone")).id
        assert get(beside, Note, one).created_by == tacit.store.me != before  # type: ignore[attr-defined]
    with profiles.open_profile(second.profile.path, PASSPHRASE, world=test_world.world()) as beside:
        joining.adopt(second.store, "0199a000-0000-7000-8000-0000000000be")
        assert beside.store.poll() is not None
        assert beside.store.me == beside.me.id == second.store.me


def test_the_record_of_the_store_that_is_here_already_is_kept(tacit: Tacit, second: Tacit, shared: Memory) -> None:
    sync(tacit, shared)
    sync(second, shared)  # as somebody else, on a file without logins
    before = second.store.me
    joining.leave(second.store)
    assert sync(second, shared, tacit.store.me).adopted
    assert second.me.name == "Maren Oltmanns"
    assert conflicts.open_ones(second.store) == conflicts.refused(second.store) == []
    assert get(second, Colleague, before).deleted_at is None  # type: ignore[attr-defined]  # the store's, not ours to delete
    journal_tells_the_present(second)


def test_a_login_that_becomes_another_person_is_refused(tacit: Tacit, shared: Memory) -> None:
    from db.sync.protocol import StoreRefused

    sync(tacit, shared)
    with pytest.raises(StoreRefused, match="another person"):
        sync(tacit, shared, "0199a000-0000-7000-8000-00000000000c")


def test_a_laptop_with_notes_of_its_own_leaves_and_joins_another_store(
    tacit: Tacit, second: Tacit, shared: Memory, test_world: TestWorld
) -> None:
    other = Memory(rules_of(standard_kinds()), test_world.clock, test_world.random.randbytes)
    with tacit.store.work() as work:
        mine = work.add(Note(text="pays late", audience="everyone")).id
        private = work.add(Note(text="for me", audience="me")).id
        unsaid = work.add(Note(text="better not said", audience="everyone")).id
    discarding.discard(tacit.store, unsaid)
    with second.store.work() as work:
        theirs = work.add(Note(text="by Jonas", audience="everyone")).id
    for each in (tacit, second, tacit):
        sync(each, shared)
    with tacit.store.work() as work:
        work.edit(mine, {"text": (None, "pays very late")})
    joining.leave(tacit.store)
    assert get(tacit, Note, theirs).text == "by Jonas"  # type: ignore[attr-defined]
    sync(tacit, other)
    assert other.room.records[mine].data["text"] == "pays very late"
    assert private not in other.room.records
    assert unsaid not in shared.room.records | other.room.records
    assert theirs not in other.room.records  # nobody passes for the author of what another wrote
    assert get(tacit, Note, theirs).text == "by Jonas"  # type: ignore[attr-defined]
    journal_tells_the_present(tacit)


def test_the_same_store_joined_again_finds_what_it_knows(tacit: Tacit, second: Tacit, shared: Memory) -> None:
    with tacit.store.work() as work:
        one, two, three = (work.add(Note(text=f"number {n}, pays late", audience="everyone")).id for n in range(3))
    sync(tacit, shared)
    sync(second, shared)
    joining.leave(tacit.store)
    with tacit.store.work() as work:
        work.edit(one, {"text": (None, "number 0, pays at once")})
        work.edit(three, {"polarity": (None, "hot")})
    with second.store.work() as work:
        work.edit(one, {"text": (None, "number zero, pays late")})
        work.edit(two, {"text": (None, "number one, pays late")})
        work.edit(three, {"polarity": (None, "cold")})
    for each in (second, tacit, second, tacit):
        sync(each, shared)
    for each in (tacit, second):
        assert get(each, Note, one).text == "number zero, pays at once"  # type: ignore[attr-defined]
        assert get(each, Note, two).text == "number one, pays late"  # type: ignore[attr-defined]
        (met,) = conflicts.open_ones(each.store)
        assert {met.value, met.shown} == {"hot", "cold"}
        journal_tells_the_present(each)


def test_what_left_ones_sight_while_one_was_out_of_the_store_goes(tacit: Tacit, second: Tacit, shared: Memory) -> None:
    with tacit.store.work() as work:
        gone, kept = (work.add(Note(text=f"number {n}", audience="everyone")).id for n in range(2))
    with second.store.work() as work:
        mine = work.add(Note(text="of my own", audience="everyone")).id
    for each in (tacit, second):
        sync(each, shared)
    joining.leave(second.store)
    with tacit.store.work() as work:
        work.edit(gone, {"audience": (None, "me")})
    sync(tacit, shared)
    assert get(second, Note, gone).text == "number 0"  # type: ignore[attr-defined]
    shared.room.feed = {line: said for line, said in shared.room.feed.items() if not said[1]}  # also of its tombstone
    sync(second, shared)
    assert get(second, Note, gone) is None
    assert get(second, Note, kept).text == "number 1"  # type: ignore[attr-defined]
    assert get(second, Note, mine).text == shared.room.records[mine].data["text"] == "of my own"  # type: ignore[attr-defined]
    journal_tells_the_present(second)
