"""Who narrows a record and then writes in it writes for those who may see it now: nobody else is ever told, whatever
becomes of the narrowing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from db.domain.sync import audiences
from db.domain.sync.ops import AUDIENCE, Batch, Pushed
from db.records import Note, Team
from db.services.app import Tacit
from db.sync import conflicts, protocol
from db.sync.outbox import Outbox
from tests.db.sync.memory import Client, Memory
from tests.db.sync.sharing import edit, get, sync, write
from tests.e2e.verify import journal_tells_the_present

SECRET = "I want to leave the firm"


@pytest.fixture
def note(tacit: Tacit, jonas: Tacit, shared: Memory) -> str:
    """A note of Jonas's that the manager Maren has moved to the team of both, which Jonas's laptop has yet to hear."""
    with tacit.store.work() as work:
        team = work.add(Team(name="North", members=(tacit.store.me, jonas.store.me), audience="everyone")).id
    sync(tacit, shared, "manager")
    note = write(jonas, "They pay late.")
    sync(jonas, shared)
    sync(tacit, shared, "manager")
    edit(tacit, note, audience=f"team:{team}")
    sync(tacit, shared, "manager")
    return note


def kept(tacit: Tacit) -> list[tuple[str, Any, str]]:
    return [(one.op.field, one.op.value, one.reason) for one in conflicts.refused(tacit.store)]


def told(shared: Memory) -> str:
    """All that the store has of anything, and did with it."""
    return str([state.to_json() for state in shared.room.records.values()]) + str(
        [op.to_json() for op in shared.room.ops.values()]
    )


def cut_after_push(monkeypatch: pytest.MonkeyPatch, then: Any) -> None:
    """When the next batch has come to the store, and before its answer is heard, `then` happens."""
    push = Client.push

    def late(self: Client, batch: Batch, proof: str) -> Pushed:
        monkeypatch.setattr(Client, "push", push)
        answer = push(self, batch, proof)
        then()
        return answer

    monkeypatch.setattr(Client, "push", late)


@pytest.mark.parametrize("alone", ["me", "people"])
def test_what_was_written_under_a_narrowing_goes_no_further_than_it(
    tacit: Tacit, jonas: Tacit, shared: Memory, note: str, alone: str
) -> None:
    narrow = "me" if alone == "me" else audiences.people([jonas.store.me])
    edit(jonas, note, audience=narrow)
    edit(jonas, note, text=f"They pay late. {SECRET}.", polarity="hot")
    sync(jonas, shared)
    sync(tacit, shared, "manager")
    assert SECRET not in told(shared)
    assert (get(tacit, Note, note).text, get(tacit, Note, note).polarity) == ("They pay late.", "")
    assert [(field, reason) for field, _, reason in kept(jonas)] == [
        (AUDIENCE, "curated"),
        ("text", "unmoved"),
        ("polarity", "unmoved"),
    ]
    assert get(jonas, Note, note).audience.startswith("team:")
    assert get(jonas, Note, note).text == "They pay late."
    journal_tells_the_present(jonas)
    assert sync(jonas, shared).refused == 0  # nothing of it is tried again by itself
    assert SECRET not in told(shared)


def test_what_was_written_before_it_goes(tacit: Tacit, jonas: Tacit, shared: Memory, note: str) -> None:
    edit(jonas, note, text="They pay late. Anna knows.")
    edit(jonas, note, audience="me")
    edit(jonas, note, text=f"They pay late. Anna knows. {SECRET}.")
    sync(jonas, shared)
    sync(tacit, shared, "manager")
    assert get(tacit, Note, note).text == "They pay late. Anna knows."
    assert get(jonas, Note, note).text == "They pay late. Anna knows."
    assert [reason for _, _, reason in kept(jonas)] == ["curated", "unmoved"]


def test_nor_does_what_is_written_while_it_is_on_its_way(
    tacit: Tacit, jonas: Tacit, shared: Memory, note: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(jonas, note, audience="me")
    cut_after_push(monkeypatch, lambda: edit(jonas, note, text=SECRET))
    sync(jonas, shared)
    sync(jonas, shared)
    sync(tacit, shared, "manager")
    assert SECRET not in told(shared)
    assert [(field, reason) for field, _, reason in kept(jonas)] == [(AUDIENCE, "curated"), ("text", "unmoved")]
    assert get(jonas, Note, note).text == "They pay late."
    journal_tells_the_present(jonas)


def test_it_does_not_go_with_a_narrowing_that_is_not_taken_again_either(
    tacit: Tacit, jonas: Tacit, shared: Memory, note: str
) -> None:
    edit(jonas, note, audience=audiences.people([jonas.store.me]))
    edit(jonas, note, text=f"They pay late. {SECRET}.")
    sync(jonas, shared)
    sync(jonas, shared, "manager")  # he was made one: the narrowing is tried again, and meets Maren's
    assert [reason for _, _, reason in kept(jonas)] == ["stale", "unmoved"]
    assert SECRET not in told(shared)
    sync(jonas, shared, "manager")
    assert SECRET not in told(shared)


def test_it_goes_with_the_narrowing_once_its_author_is_in_the_team(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    with tacit.store.work() as work:
        team = work.add(Team(name="North", members=(tacit.store.me,), audience="everyone")).id
    sync(tacit, shared, "manager")
    one = write(jonas, "They pay late.")
    sync(jonas, shared)
    edit(jonas, one, audience=f"team:{team}")
    edit(jonas, one, text=f"They pay late. {SECRET}.")
    sync(jonas, shared)
    assert [reason for _, _, reason in kept(jonas)] == ["audience", "unmoved"]
    assert SECRET not in told(shared)
    edit(tacit, team, members=(tacit.store.me, jonas.store.me))
    sync(tacit, shared, "manager")
    sync(jonas, shared)
    assert kept(jonas) == []
    assert (shared.room.records[one].audience, shared.room.records[one].data["text"]) == (
        f"team:{team}",
        f"They pay late. {SECRET}.",
    )
    assert get(jonas, Note, one).text == f"They pay late. {SECRET}."
    journal_tells_the_present(jonas)


def test_withdrawn_words_wait_for_their_narrowing(tacit: Tacit, jonas: Tacit, shared: Memory, note: str) -> None:
    """The record left while both waited, and is back: what was written for oneself does not go by itself."""
    sync(jonas, shared)
    edit(jonas, note, audience="me")
    edit(jonas, note, text=SECRET)
    edit(tacit, note, audience=audiences.people([tacit.store.me]))
    sync(tacit, shared, "manager")
    sync(jonas, shared)
    assert [reason for _, _, reason in kept(jonas)] == ["withdrawn", "withdrawn"]
    edit(tacit, note, audience="everyone")
    sync(tacit, shared, "manager")
    sync(jonas, shared)
    sync(jonas, shared)
    assert SECRET not in told(shared)
    assert {reason for _, _, reason in kept(jonas)} == {"curated", "unmoved"}


def test_the_authors_second_laptop_is_no_way_around(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    """`stale` instead of `curated`: the author moved it elsewhere, from another laptop of theirs."""
    one = write(jonas, "They pay late.")
    sync(jonas, shared)
    sync(tacit, shared)
    state = shared.room.records[one]
    state.versions[AUDIENCE] = "of the other laptop"
    edit(jonas, one, audience="me")
    edit(jonas, one, text=SECRET)
    sync(jonas, shared)
    sync(tacit, shared)
    assert get(tacit, Note, one).text == "They pay late."
    assert [reason for _, _, reason in kept(jonas)] == ["stale", "unmoved"]


def test_several_moves_go_before_what_was_written_under_any_of_them(
    tacit: Tacit, jonas: Tacit, shared: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a record went in between nobody saw. A line that is cut between two batches shows nothing either."""
    hello, push, sent = Client.hello, Client.push, [0]
    one = write(tacit, "They pay late.")
    sync(tacit, shared)
    sync(jonas, shared)
    write(tacit, "another")
    write(tacit, "and one more")
    edit(tacit, one, audience="me")
    edit(tacit, one, text=SECRET)
    edit(tacit, one, audience=audiences.people([tacit.store.me]))
    first = Outbox(tacit.store, private=True).parcel(3).ops
    assert [op.field for op in first] == ["*", "*"]  # what is of one record goes in one batch

    def cut(self: Client, batch: Batch, proof: str) -> Pushed:
        sent[0] += 1
        if sent[0] == 2:
            raise protocol.Unreachable("cut")
        return push(self, batch, proof)

    monkeypatch.setattr(Client, "hello", lambda *given: replace(hello(*given), batch=3))
    monkeypatch.setattr(Client, "push", cut)
    with pytest.raises(protocol.Unreachable):
        sync(tacit, shared)
    sync(jonas, shared)
    assert get(jonas, Note, one).text == "They pay late."
    sync(tacit, shared)
    assert shared.room.records[one].data["text"] == SECRET
    assert shared.room.records[one].audience == audiences.people([tacit.store.me])


def test_a_record_of_more_changes_than_a_batch_takes_is_moved_first(tacit: Tacit, shared: Memory) -> None:
    one = write(tacit, "They pay late.")
    sync(tacit, shared)
    edit(tacit, one, text="before")
    edit(tacit, one, audience=audiences.people([tacit.store.me]))
    for number in range(4):
        edit(tacit, one, audience="me" if number % 2 else audiences.people([tacit.store.me]))
        edit(tacit, one, text=f"{SECRET} {number}")
    parcel = Outbox(tacit.store, private=True).parcel(3)
    assert [op.field for op in parcel.ops] == ["text", AUDIENCE, "text"]
    assert parcel.ops[0].value == "before"


def test_a_store_that_was_put_back_and_lacks_the_team_gets_nothing_until_it_knows_it(
    tacit: Tacit, jonas: Tacit, shared: Memory
) -> None:
    """The move waits for the team, and what was written for the team waits with it."""
    one = write(jonas, "They pay late.")
    sync(jonas, shared)
    backup = shared.backup()
    with tacit.store.work() as work:
        team = work.add(Team(name="North", members=(tacit.store.me, jonas.store.me), audience="everyone")).id
    sync(tacit, shared, "manager")
    sync(jonas, shared)
    edit(jonas, one, audience=f"team:{team}")
    edit(jonas, one, text=SECRET)
    sync(jonas, shared)
    shared.restore(backup)
    for _ in range(2):
        sync(jonas, shared)
        assert shared.room.records[one].audience == "everyone"
        assert SECRET not in told(shared)
        assert kept(jonas) == []
    sync(tacit, shared, "manager")
    sync(jonas, shared)
    assert (shared.room.records[one].audience, shared.room.records[one].data["text"]) == (f"team:{team}", SECRET)
