"""What a store does not take: offered again when the reason has passed, never lost, and let go of only by a person."""

from __future__ import annotations

import pytest

from db.domain.sync import audiences
from db.records import Note, Team, standard_kinds
from db.services.app import Tacit
from db.store.errors import NotFound
from db.sync import conflicts
from db.sync.protocol import rules_of
from db.sync.replica import Replica
from tests.db.sync.memory import Memory
from tests.db.sync.sharing import edit, find, get, sync, write
from tests.db.world import TestWorld
from tests.e2e.verify import journal_tells_the_present

DAY_MS = 86_400_000


def reasons(tacit: Tacit) -> list[str]:
    return [one.reason for one in conflicts.refused(tacit.store)]


def test_edits_of_a_withdrawn_record_go_on_when_it_is_back(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    both, alone = audiences.people([tacit.store.me, jonas.store.me]), audiences.people([tacit.store.me])
    one = write(tacit, "three shifts, pay late", audience=both)
    sync(tacit, shared)
    sync(jonas, shared)
    edit(jonas, one, text="three shifts, pay late, and Anna knows", polarity="hot")
    edit(tacit, one, audience=alone)
    sync(tacit, shared)
    sync(jonas, shared)
    assert reasons(jonas) == ["withdrawn", "withdrawn"]
    edit(tacit, one, audience=both, text="two shifts, pay late")
    sync(tacit, shared)
    sync(jonas, shared)
    assert reasons(jonas) == []
    sync(tacit, shared)
    for each in (tacit, jonas):
        assert get(each, Note, one).polarity == "hot"
        (met,) = conflicts.open_ones(each.store)
        assert met.value == "three shifts, pay late, and Anna knows"
        journal_tells_the_present(each)


def test_a_move_that_was_refused_before_holds_back_nothing_that_was_written_since(
    tacit: Tacit, jonas: Tacit, shared: Memory
) -> None:
    both, alone = audiences.people([tacit.store.me, jonas.store.me]), audiences.people([tacit.store.me])
    one = write(tacit, audience=both)
    for each in (tacit, jonas):
        sync(each, shared)
    edit(jonas, one, audience="everyone")
    sync(jonas, shared)
    assert (reasons(jonas), get(jonas, Note, one).audience) == (["not_author"], both)
    edit(jonas, one, text="They pay late, and Anna knows")
    for audience in (alone, both):
        edit(tacit, one, audience=audience)
        sync(tacit, shared)
        sync(jonas, shared)
    assert reasons(jonas) == ["not_author"]
    assert shared.room.records[one].data["text"] == "They pay late, and Anna knows"


def test_a_note_for_a_team_waits_until_its_author_is_in_it(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    with tacit.store.work() as work:
        team = work.add(Team(name="North", members=(tacit.store.me,), audience="everyone")).id
    sync(tacit, shared, "manager")
    sync(jonas, shared)
    one = write(jonas, "for the team", audience=f"team:{team}")
    sync(jonas, shared)
    assert reasons(jonas) == ["audience"]
    assert sync(jonas, shared).refused == 0  # not tried before there is a reason to
    edit(jonas, one, text="for the team, said better")
    edit(tacit, team, members=(tacit.store.me, jonas.store.me))
    sync(tacit, shared, "manager")
    sync(jonas, shared)
    assert reasons(jonas) == []
    assert shared.room.records[one].data["text"] == "for the team, said better"


def test_a_note_goes_with_the_team_that_it_is_for_however_old_it_is(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    one = write(tacit, "for whom is not clear yet")
    with tacit.store.work() as work:
        team = work.add(Team(name="North", members=(tacit.store.me,), audience="everyone")).id
    edit(tacit, one, audience=f"team:{team}")
    sync(tacit, shared, "manager")
    assert reasons(tacit) == []
    assert shared.room.records[one].audience == f"team:{team}"
    with tacit.store.work() as work:
        work.edit(team, {"members": (None, (tacit.store.me, jonas.store.me))})
    edit(tacit, one, text="for both")
    sync(tacit, shared, "manager")
    sync(jonas, shared)
    assert get(jonas, Note, one).text == "for both"


def test_who_becomes_a_manager_has_the_change_taken(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    with tacit.store.work() as work:
        team = work.add(Team(name="North", members=(tacit.store.me,), audience="everyone")).id
    sync(tacit, shared, "manager")
    sync(jonas, shared)
    edit(jonas, team, name="North and East")
    sync(jonas, shared)
    assert reasons(jonas) == ["not_manager"]
    sync(jonas, shared, "manager")
    assert (reasons(jonas), get(jonas, Team, team).name) == ([], "North and East")


def test_the_later_word_of_the_same_person_stands(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    both, alone = audiences.people([tacit.store.me, jonas.store.me]), audiences.people([tacit.store.me])
    one = write(tacit, audience=both)
    for each in (tacit, jonas):
        sync(each, shared)
    edit(jonas, one, polarity="hot")
    edit(tacit, one, audience=alone)
    sync(tacit, shared)
    client = shared.client(jonas.store.me)
    del client
    sync(jonas, shared)
    edit(tacit, one, audience=both)
    sync(tacit, shared)
    page = shared.client(jonas.store.me).pull(jonas.store.device, Replica(jonas.store).cursors(), 100, "")
    Replica(jonas.store).apply(page)  # the record is back, and he writes before the round goes on
    edit(jonas, one, polarity="cold")
    sync(jonas, shared)
    assert get(jonas, Note, one).polarity == "cold"
    assert [(kept.op.value, kept.reason) for kept in conflicts.refused(jonas.store)] == [("hot", "withdrawn")]


def test_words_of_a_refused_change_become_a_note_of_ones_own(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    both, alone = audiences.people([tacit.store.me, jonas.store.me]), audiences.people([tacit.store.me])
    one = write(tacit, audience=both)
    for each in (tacit, jonas):
        sync(each, shared)
    edit(jonas, one, text="They pay late, and Anna knows")
    edit(tacit, one, audience=alone)
    sync(tacit, shared)
    sync(jonas, shared)
    (kept,) = conflicts.refused(jonas.store)
    mine = conflicts.keep_as_note(jonas.store, kept.op.id)
    assert (get(jonas, Note, mine).text, get(jonas, Note, mine).audience) == ("They pay late, and Anna knows", "me")
    assert conflicts.refused(jonas.store) == []
    with pytest.raises(NotFound):
        conflicts.keep_as_note(jonas.store, kept.op.id)


def test_what_was_erased_while_a_laptop_was_away_goes_there_too(
    tacit: Tacit,
    jonas: Tacit,
    shared: Memory,
    test_world: TestWorld,
) -> None:
    """Its tombstone is gone from the feed; the laptop hears all again after so long, and the store's word stands."""
    from db.store import erase

    theirs, mine, seen = write(tacit, "theirs"), write(jonas, "a secret of mine"), write(tacit, "moved away")
    for each in (tacit, jonas, tacit):
        sync(each, shared)
    kept = write(jonas, "not sent yet")
    erase.erase(tacit.store, [theirs])
    sync(tacit, shared)
    edit(tacit, seen, audience="me")
    sync(tacit, shared)
    tacit_as_manager = shared.client(tacit.store.me, "manager")
    from db.sync.rounds import Rounds

    erase.erase(tacit.store, [mine])
    Rounds(tacit.store, tacit_as_manager).run()
    shared.room.feed = {line: said for line, said in shared.room.feed.items() if not said[1]}  # 180 days have passed
    test_world.clock.pass_(days=181)
    sync(jonas, shared)
    assert [find(jonas, Note, one) for one in (theirs, mine, seen)] == [None, None, None]
    assert get(jonas, Note, kept).text == "not sent yet"
    assert shared.room.records[kept].data["text"] == "not sent yet"
    assert "a secret" not in str([row.op.value for row in conflicts.refused(jonas.store)])
    journal_tells_the_present(jonas)


def test_a_store_without_privacy_takes_a_private_note_never(tacit: Tacit, test_world: TestWorld) -> None:
    store = Memory(rules_of(standard_kinds()), test_world.clock, test_world.random.randbytes)
    one = write(tacit, audience="me")
    sync(tacit, store)
    assert (one in store.room.records, reasons(tacit)) == (False, [])


def test_what_a_copied_laptop_may_not_send_is_refused_and_does_not_wait_for_ever(
    tacit: Tacit, jonas: Tacit, shared: Memory
) -> None:
    with tacit.store.work() as work:
        team = work.add(Team(name="North", members=(tacit.store.me,), audience="everyone")).id
    sync(tacit, shared, "manager")
    sync(jonas, shared)
    write(jonas, "for a team that he is not in", audience=f"team:{team}")
    Replica(jonas.store).new_device()
    sync(jonas, shared)
    assert reasons(jonas) == ["audience"]
