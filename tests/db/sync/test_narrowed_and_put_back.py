"""A store that was put back to before a narrowing: what was written behind it goes to nobody else, whoever comes
first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.domain.sync import audiences
from db.domain.sync.ops import AUDIENCE, CREATED, Batch, Op, Outcome, Pushed
from db.records import Note
from db.services import profiles
from db.services.app import Tacit
from db.sync import conflicts
from tests.db.sync.memory import Client, Memory, Room
from tests.db.sync.sharing import edit, find, get, sync, write
from tests.db.sync.test_narrowing import SECRET, told
from tests.db.sync.test_put_back import unsent
from tests.db.world import PASSPHRASE, TestWorld
from tests.e2e.verify import journal_tells_the_present


@pytest.fixture
def clara(tmp_path: Path, test_world: TestWorld) -> Iterator[Tacit]:
    """A third person."""
    _, opened = profiles.create(tmp_path / "clara", "Clara Voss", passphrase=PASSPHRASE, world=test_world.world())
    with opened:
        yield opened


def of_both(tacit: Tacit, jonas: Tacit) -> str:
    return audiences.people([tacit.store.me, jonas.store.me])


def narrowed(tacit: Tacit, jonas: Tacit, shared: Memory) -> tuple[str, Room]:
    """A note of Maren's for everyone, and the store as it was then; since then for her and Jonas alone."""
    note = write(tacit, "They pay late.")
    for each in (tacit, jonas):
        sync(each, shared)
    backup = shared.backup()
    edit(tacit, note, audience=of_both(tacit, jonas))
    for each in (tacit, jonas):
        sync(each, shared)
    return note, backup


def waits(tacit: Tacit) -> list[str]:
    return [entry.field for entry in unsent(tacit)]


def test_what_a_colleague_wrote_waits_for_the_authors_move(
    tacit: Tacit, jonas: Tacit, clara: Tacit, shared: Memory
) -> None:
    note, backup = narrowed(tacit, jonas, shared)
    edit(jonas, note, text=f"They pay late. {SECRET}.", polarity="hot")
    sync(jonas, shared)
    shared.restore(backup)
    for each in (jonas, clara, jonas):
        sync(each, shared)
    assert SECRET not in told(shared)
    assert get(clara, Note, note).text == "They pay late."
    assert (waits(jonas), conflicts.refused(jonas.store)) == (["text", "polarity"], [])
    assert get(jonas, Note, note).text == f"They pay late. {SECRET}."
    for each in (tacit, jonas, tacit, clara):
        sync(each, shared)
    assert find(clara, Note, note) is None
    assert get(tacit, Note, note).text == get(jonas, Note, note).text == f"They pay late. {SECRET}."
    assert (waits(jonas), conflicts.open_ones(jonas.store)) == ([], [])
    journal_tells_the_present(jonas)


def test_what_is_written_on_top_waits_with_it(tacit: Tacit, jonas: Tacit, clara: Tacit, shared: Memory) -> None:
    """Also where others write meanwhile, which a laptop would make one text of."""
    note, backup = narrowed(tacit, jonas, shared)
    edit(jonas, note, text=f"They pay late.\n\n{SECRET}.")
    sync(jonas, shared)
    shared.restore(backup)
    sync(clara, shared)
    sync(jonas, shared)
    edit(clara, note, text="They pay late, says Anna.")
    sync(clara, shared)
    sync(jonas, shared)
    edit(jonas, note, text=f"They pay late.\n\n{SECRET}. And soon.")
    for each in (jonas, clara, jonas, clara):
        sync(each, shared)
    assert SECRET not in told(shared)
    assert waits(jonas) == ["text", "text"]
    for each in (tacit, jonas, jonas, tacit, clara):
        sync(each, shared)
    assert find(clara, Note, note) is None
    assert SECRET in told(shared)
    assert "And soon" in get(jonas, Note, note).text or conflicts.open_ones(jonas.store)
    assert waits(jonas) == []
    journal_tells_the_present(jonas)


def test_what_was_on_its_way_is_not_sent_to_a_store_of_before(
    tacit: Tacit, jonas: Tacit, clara: Tacit, shared: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    note, backup = narrowed(tacit, jonas, shared)
    sync(clara, shared)
    edit(jonas, note, text=SECRET)
    push = Client.push

    def lost(self: Client, batch: Batch, proof: str) -> Pushed:
        raise ConnectionResetError

    monkeypatch.setattr(Client, "push", lost)
    with pytest.raises(ConnectionResetError):
        sync(jonas, shared)
    monkeypatch.setattr(Client, "push", push)
    shared.restore(backup)
    for each in (jonas, clara, jonas):
        sync(each, shared)
    assert SECRET not in told(shared)
    sync(tacit, shared)
    sync(jonas, shared)
    sync(jonas, shared)
    assert shared.room.records[note].data["text"] == SECRET


def test_where_it_has_gone_elsewhere_meanwhile_its_author_decides(
    tacit: Tacit, jonas: Tacit, clara: Tacit, shared: Memory
) -> None:
    note, backup = narrowed(tacit, jonas, shared)
    edit(jonas, note, text=SECRET)
    sync(jonas, shared)
    shared.restore(backup)
    sync(clara, shared, "manager")
    edit(clara, note, audience=audiences.people([tacit.store.me, jonas.store.me, clara.store.me]))
    sync(clara, shared, "manager")
    for each in (jonas, tacit, jonas, clara):
        sync(each, shared)
    assert SECRET not in told(shared)
    assert [(one.op.value, one.reason) for one in conflicts.refused(jonas.store)] == [(SECRET, "unmoved")]
    assert waits(jonas) == []
    assert get(jonas, Note, note).text == "They pay late."


def test_a_widening_known_to_the_store_holds_nothing_back(
    tacit: Tacit, jonas: Tacit, clara: Tacit, shared: Memory
) -> None:
    note, _ = narrowed(tacit, jonas, shared)
    edit(jonas, note, text="They pay late, and Anna knows.")
    sync(jonas, shared)
    backup = shared.backup()
    edit(jonas, note, polarity="hot")
    sync(jonas, shared)
    shared.restore(backup)
    edit(tacit, note, audience="everyone")
    for each in (tacit, jonas, clara):
        sync(each, shared)
    assert (get(clara, Note, note).polarity, waits(jonas)) == ("hot", [])


def test_withdrawn_words_do_not_come_back_to_others(tacit: Tacit, jonas: Tacit, clara: Tacit, shared: Memory) -> None:
    note, backup = narrowed(tacit, jonas, shared)
    edit(jonas, note, text=SECRET)
    edit(tacit, note, audience=audiences.people([tacit.store.me]))
    sync(tacit, shared)
    sync(jonas, shared)
    assert [one.reason for one in conflicts.refused(jonas.store)] == ["withdrawn"]
    shared.restore(backup)
    for each in (jonas, jonas, clara):
        sync(each, shared)
    assert SECRET not in told(shared)
    assert [(one.op.value, one.reason) for one in conflicts.refused(jonas.store)] == [(SECRET, "unmoved")]


def test_offered_as_a_whole_it_goes_to_its_own_people(
    tacit: Tacit, jonas: Tacit, clara: Tacit, shared: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The author's second laptop, which had not heard of the move, offers it first."""
    empty = shared.backup()
    note = write(tacit, "They pay late.")
    for each in (tacit, jonas, clara):
        sync(each, shared)
    before = shared.room.records[note]
    edit(tacit, note, audience=of_both(tacit, jonas), text=SECRET)
    sync(tacit, shared)
    shared.restore(empty)
    client = shared.client(tacit.store.me)
    value = {
        **before.data,
        AUDIENCE: "everyone",
        "topics": {},
        "about": {},
        "tags": {},
        "created_at": before.created_at,
    }
    creation = Op(
        "of-the-second", "note", note, CREATED, None, before.versions[AUDIENCE], value, before.clocks["text"],
        tacit.store.me, again=True,
    )  # fmt: skip
    push = Client.push

    def second_first(self: Client, batch: Batch, proof: str) -> Pushed:
        monkeypatch.setattr(Client, "push", push)
        (answer,) = client.push(Batch("second", 1, "one", (creation,)), "").answers
        assert answer.outcome is Outcome.APPLIED
        return push(self, batch, "")

    monkeypatch.setattr(Client, "push", second_first)
    sync(tacit, shared)
    state = shared.room.records[note]
    assert (state.audience, state.data["text"], state.conflicts) == (of_both(tacit, jonas), SECRET, [])
    sync(clara, shared)
    assert find(clara, Note, note) is None
