"""A store that was put back: what it had acknowledged comes back, what was erased for law does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.domain.sync import audiences
from db.domain.sync.ops import ERASED, SETTLED, Batch, Op, State
from db.records import Note, Team
from db.services.app import Tacit
from db.store import sync_tables
from db.store.journal import Entry
from db.sync import conflicts, outbox
from db.sync.replica import Replica
from tests.db.sync.memory import Memory
from tests.db.sync.sharing import edit, find, get, sync, write
from tests.db.world import TestWorld


def heard(tacit: Tacit, jonas: Tacit, shared: Memory) -> str:
    """A note of Maren's that both have."""
    one = write(tacit)
    for each in (tacit, jonas):
        sync(each, shared)
    return one


def unsent(tacit: Tacit) -> list[Entry]:
    with tacit.store.read() as session:
        return outbox.waiting(session.connection(), 1000)


def at(shared: Memory, record: str) -> State:
    return shared.room.records[record]


def test_what_was_acknowledged_lately_is_offered_again_however_long_ago_it_was_written(
    tacit: Tacit, jonas: Tacit, shared: Memory, test_world: TestWorld
) -> None:
    one = heard(tacit, jonas, shared)
    edit(jonas, one, text="They pay at once, agreed by phone")
    test_world.clock.pass_(days=100)
    backup = shared.backup()
    sync(jonas, shared)
    test_world.clock.pass_(days=89)
    shared.restore(backup)
    report = sync(jonas, shared)
    assert (report.restored, report.taken) == (True, 1)
    assert at(shared, one).data["text"] == get(jonas, Note, one).text == "They pay at once, agreed by phone"
    assert at(shared, one).conflicts == []


@pytest.mark.parametrize(("days", "taken"), [(89, 1), (91, 0)])
def test_what_was_acknowledged_more_than_ninety_days_before_the_store_was_last_heard_is_not(
    tacit: Tacit, jonas: Tacit, shared: Memory, test_world: TestWorld, days: int, taken: int
) -> None:
    one = heard(tacit, jonas, shared)
    backup = shared.backup()
    edit(jonas, one, text="They pay at once, agreed by phone")
    sync(jonas, shared)
    test_world.clock.pass_(days=days)
    sync(jonas, shared)
    shared.restore(backup)
    report = sync(jonas, shared)
    assert (report.restored, report.taken) == (True, taken)


def test_what_a_laptop_in_a_drawer_had_acknowledged_before_is_offered_again_however_long_it_lay_there(
    tacit: Tacit, jonas: Tacit, shared: Memory, test_world: TestWorld
) -> None:
    one = heard(tacit, jonas, shared)
    backup = shared.backup()
    edit(jonas, one, text="They pay at once, agreed by phone")
    sync(jonas, shared)
    test_world.clock.pass_(days=1)
    shared.restore(backup)
    test_world.clock.pass_(days=200)
    assert sync(jonas, shared).taken == 1
    assert at(shared, one).data["text"] == get(jonas, Note, one).text == "They pay at once, agreed by phone"


@pytest.mark.parametrize("away", [2, 200])
def test_who_heard_of_an_erasure_never_takes_the_record_again(
    tacit: Tacit, jonas: Tacit, shared: Memory, test_world: TestWorld, away: int
) -> None:
    one = heard(tacit, jonas, shared)
    backup = shared.backup()
    tacit.safety.erase(one)
    for each in (tacit, jonas):
        sync(each, shared)
    assert find(jonas, Note, one) is None
    test_world.clock.pass_(days=away)
    shared.restore(backup)
    for _ in range(2):
        assert sync(jonas, shared).refused == 0
    assert find(jonas, Note, one) is None
    assert not at(shared, one).gone  # not his to erase
    with jonas.store.read() as session:
        assert sync_tables.erased(session.connection(), [one]) == {one}


@pytest.mark.parametrize(("role", "days"), [("manager", 2), ("manager", 200)])
def test_a_manager_who_heard_of_an_erasure_has_it_done_again(
    tacit: Tacit, jonas: Tacit, shared: Memory, test_world: TestWorld, role: str, days: int
) -> None:
    """The laptop that erased it is gone."""
    one = heard(tacit, jonas, shared)
    backup = shared.backup()
    tacit.safety.erase(one)
    sync(tacit, shared)
    sync(jonas, shared, role)
    test_world.clock.pass_(days=days)
    shared.restore(backup)
    sync(jonas, shared, role)
    assert at(shared, one).gone == "erased"
    assert (find(jonas, Note, one), sync(jonas, shared, role).taken) == (None, 0)


def test_the_author_has_it_done_again_also_long_after(
    tacit: Tacit, jonas: Tacit, shared: Memory, test_world: TestWorld
) -> None:
    """Erased offline a hundred days ago, told yesterday."""
    one = heard(tacit, jonas, shared)
    tacit.safety.erase(one)
    test_world.clock.pass_(days=100)
    backup = shared.backup()
    for each in (tacit, jonas):
        sync(each, shared)
    test_world.clock.pass_(days=100)
    shared.restore(backup)
    for each in (jonas, tacit, jonas, tacit):
        sync(each, shared)
    assert at(shared, one).gone == "erased"
    assert [find(each, Note, one) for each in (tacit, jonas)] == [None, None]


def test_what_was_refused_stays_refused_and_does_not_wait_beside(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    """Not until somebody takes it: from then on it is what a store that is put back may lose."""
    with tacit.store.work() as work:
        team = work.add(Team(name="North", members=(tacit.store.me,), audience="everyone")).id
    sync(tacit, shared, "manager")
    sync(jonas, shared)
    edit(jonas, team, name="North and East")
    edit(jonas, team, name="North and West", members=(tacit.store.me, jonas.store.me))
    sync(jonas, shared)
    backup = shared.backup()
    for _ in range(2):
        write(jonas)
        sync(jonas, shared)
        shared.restore(backup)
        Replica(jonas.store).hear_anew()
        assert [entry.field for entry in unsent(jonas) if entry.record == team] == []
        assert [one.reason for one in conflicts.refused(jonas.store)] == ["not_manager"] * 2
        sync(jonas, shared)
    sync(jonas, shared, "manager")
    assert conflicts.refused(jonas.store) == []
    shared.restore(backup)
    assert sync(jonas, shared, "manager").restored
    assert at(shared, team).data["name"] == "North and West"
    assert at(shared, team).data["members"] == [tacit.store.me, jonas.store.me]
    assert at(shared, team).conflicts == []


def test_a_move_to_a_team_that_came_back_without_its_author_is_refused_and_waits_no_longer(
    tacit: Tacit, jonas: Tacit, shared: Memory
) -> None:
    one, other = write(jonas), write(jonas, "They like football")
    both = ((tacit, "manager"), (jonas, "rep"))
    for each, role in both:
        sync(each, shared, role)
    before = shared.backup()
    with tacit.store.work() as work:
        team = work.add(Team(name="North", members=(tacit.store.me,), audience="everyone")).id
    for each, role in both:
        sync(each, shared, role)
    edit(jonas, one, audience=f"team:{team}")
    edit(jonas, other, audience=f"people:{tacit.store.me}")
    shared.restore(before)
    sync(jonas, shared)
    assert [entry.record for entry in unsent(jonas)] == [one]  # the store does not know the team yet
    for each, role in (*both, (jonas, "rep")):
        sync(each, shared, role)
    assert unsent(jonas) == []
    assert [found.reason for found in conflicts.refused(jonas.store)] == ["audience", "audience"]
    assert get(jonas, Note, one).audience == "everyone"
    with tacit.store.work() as work:
        work.edit(team, {"members": (None, (tacit.store.me, jonas.store.me))})
    for each, role in (*both, (jonas, "rep")):
        sync(each, shared, role)
    assert at(shared, one).audience == f"team:{team}"


@pytest.mark.parametrize("role", ["rep", "manager"])
def test_who_is_no_manager_erases_nothing_of_others_that_the_store_lost(
    tacit: Tacit, jonas: Tacit, shared: Memory, role: str
) -> None:
    """Not even while its author is away, nor on the laptops of third persons for good."""
    empty = shared.backup()
    one = heard(tacit, jonas, shared)
    shared.restore(empty)
    stranger = shared.client("0199a000-0000-7000-8000-00000000000c", role)
    erasure = Op(
        "of-nobody", "note", one, ERASED, None, "of-nobody", None, "1795420800000-00002-device", stranger.colleague
    )
    assert [answer.outcome for answer in stranger.push(Batch("device", 1, "batch", (erasure,)), "").answers] == [
        "applied"
    ]
    for each in (jonas, tacit, jonas, tacit):
        sync(each, shared)
    here = [find(each, Note, one) is not None for each in (tacit, jonas)]
    assert (here, bool(at(shared, one).gone)) == (([True, True], False) if role == "rep" else ([False, False], True))


def test_what_its_author_erased_goes_also_where_the_store_lost_it(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    empty = shared.backup()
    one = heard(tacit, jonas, shared)
    tacit.safety.erase(one)
    sync(tacit, shared)
    shared.restore(empty)
    for each in (jonas, tacit, jonas):
        sync(each, shared)
    assert [find(each, Note, one) for each in (tacit, jonas)] == [None, None]
    assert at(shared, one).gone == "claimed"


def test_what_a_manager_moved_out_of_its_authors_sight_leaves_their_laptop(
    tacit: Tacit, jonas: Tacit, shared: Memory
) -> None:
    """Also where the store was put back meanwhile, and the author offers the note before they are told."""
    one = write(jonas, audience=audiences.people([jonas.store.me, tacit.store.me]))
    for each in (jonas, tacit):
        sync(each, shared)
    backup = shared.backup()
    write(jonas, "which the store will lose")
    sync(jonas, shared)
    edit(tacit, one, audience=audiences.people([tacit.store.me]))
    sync(tacit, shared, "manager")
    shared.restore(backup)
    sync(tacit, shared, "manager")
    assert sync(jonas, shared).restored
    assert find(jonas, Note, one) is None
    assert unsent(jonas) == conflicts.refused(jonas.store) == []
    with jonas.store.read() as session:
        assert outbox.shadow(session.connection(), one) is None
    assert get(tacit, Note, one).text == "They pay late"


def test_what_its_author_erased_at_another_laptop_goes_also_where_the_hearing_was_cut(
    tacit: Tacit, shared: Memory, test_world: TestWorld
) -> None:
    """The laptop began to hear the store that was put back, and then was away for long."""
    shared.room.rules = replace(shared.room.rules, private=True)
    empty = shared.backup()
    one = write(tacit, audience="me")
    sync(tacit, shared)
    shared.restore(empty)
    erasure = Op("of-me", "note", one, ERASED, None, "of-me", None, "1795420800000-00002-device", tacit.store.me)
    shared.client(tacit.store.me).push(Batch("another", 1, "batch", (erasure,)), "")
    replica = Replica(tacit.store)
    replica.hear_anew()
    replica.hear_all()
    for _ in range(2):
        sync(tacit, shared)
    assert find(tacit, Note, one) is None
    assert at(shared, one).gone == "claimed"


def test_an_element_that_the_store_lost_comes_back_also_where_somebody_built_on_it(
    tacit: Tacit, jonas: Tacit, shared: Memory
) -> None:
    one = heard(tacit, jonas, shared)
    edit(tacit, one, topics=("price",))
    for each in (tacit, jonas):
        sync(each, shared)
    before = shared.backup()
    edit(tacit, one, topics=("price", "quality"))
    for each in (tacit, jonas):
        sync(each, shared)
    edit(jonas, one, topics=("quality",))
    shared.restore(before)
    for each in (jonas, tacit, jonas):
        sync(each, shared)
    assert at(shared, one).data["topics"] == ["quality"]
    assert [get(each, Note, one).topics for each in (tacit, jonas)] == [("quality",), ("quality",)]


def test_what_was_settled_is_not_asked_again_where_it_meets_once_more(tacit: Tacit, shared: Memory) -> None:
    """The store had lost the other value, and heard first how it was settled."""
    one = write(tacit)
    sync(tacit, shared)
    known = at(shared, one).versions["polarity"]
    settled = {"id": "cold:polarity", "keep": "theirs"}
    said = [("polarity", known, "hot", 3), (SETTLED, None, settled, 4), ("polarity", known, "cold", 2)]
    for number, (field, base, value, second) in enumerate(said, start=1):
        version = str(value) if field != SETTLED else "mark"
        clock = f"179542080{second}000-00000-another"
        op = Op(version, "note", one, field, base, version, value, clock, tacit.store.me)
        shared.client(tacit.store.me).push(Batch("another", number, f"batch {number}", (op,)), "")
    assert at(shared, one).data["polarity"] == "hot"
    assert at(shared, one).conflicts == []


def test_what_was_withdrawn_and_taken_after_all_is_offered_again(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    """The journal lost it with the record; what the laptop kept of it does not count as refused any more."""
    alone = audiences.people([tacit.store.me])
    one = heard(tacit, jonas, shared)
    edit(jonas, one, text="They pay late, and Anna knows")
    for audience in (alone, "everyone"):
        edit(tacit, one, audience=audience)
        sync(tacit, shared)
        before = shared.backup()
        sync(jonas, shared)
    assert (conflicts.refused(jonas.store), jonas.sync.standing().refused) == ([], 0)
    assert at(shared, one).data["text"] == "They pay late, and Anna knows"
    shared.restore(before)
    for _ in range(2):  # and heard of only once
        sync(jonas, shared)
        assert at(shared, one).data["text"] == "They pay late, and Anna knows"
    assert conflicts.refused(jonas.store) == []
    edit(tacit, one, text="They pay at once")
    shared.restore(before)
    for each in (tacit, jonas, tacit):
        sync(each, shared)
    assert len(conflicts.open_ones(tacit.store)) == 1


def test_what_was_shared_anew_and_erased_leaves_all_where_the_store_is_of_when_it_was_taken_back(
    tacit: Tacit, jonas: Tacit, shared: Memory
) -> None:
    one = heard(tacit, jonas, shared)
    edit(tacit, one, audience="me")
    sync(tacit, shared)
    backup = shared.backup()
    edit(tacit, one, audience="everyone")
    for each in (tacit, jonas):
        sync(each, shared)
    tacit.safety.erase(one)
    sync(tacit, shared)
    shared.restore(backup)
    for each in (tacit, jonas, tacit):
        sync(each, shared)
    assert at(shared, one).gone == "erased"
    assert find(jonas, Note, one) is None
