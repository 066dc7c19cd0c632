"""A record that a laptop kept back, and a copy of it, made earlier, sends: what was done here since meets it."""

from __future__ import annotations

from dataclasses import replace

from db.domain.sync.ops import Batch
from db.records import Note
from db.services.app import Tacit
from db.sync import conflicts, outbox
from tests.db.sync.memory import Memory
from tests.db.sync.sharing import edit, find, get, sync, write
from tests.db.sync.test_thrown_away import restore, trash, waits

#: The name under which the copy goes on.
_COPY = "0199a000-0000-7000-8000-00000000c0b1"


def copy(tacit: Tacit, record: str, **said: object) -> Batch:
    """What a copy made now will send, after something else was done there with the record."""
    (op,) = [op for op in outbox.Outbox(tacit.store, private=True).parcel(100).ops if op.record == record]
    version = tacit.store.ids.version()
    seen = {name: op.version for name in op.value if name not in said} | dict(op.seen)
    op = replace(op, id=version, version=version, value={**op.value, **said}, seen=seen) if said else op
    return Batch(_COPY, 1, tacit.store.ids.version(), (op,))


def test_words_and_the_trash_are_sent_after_it(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    one = write(tacit, "They pay late")
    sent = copy(tacit, one)
    edit(tacit, one, text="They pay late, always", topics=("money",))
    trash(tacit, one)
    sync(tacit, shared)
    assert waits(tacit) == []
    assert one not in shared.room.records
    shared.client(tacit.store.me).push(sent, "")
    for each in (tacit, jonas, tacit):
        sync(each, shared)
    assert get(tacit, Note, one).deleted_at is not None
    assert get(jonas, Note, one).text == "They pay late, always"
    assert get(jonas, Note, one).topics == ("money",)
    assert get(jonas, Note, one).deleted_at is not None
    assert shared.room.records[one].conflicts == []
    assert waits(tacit) == []
    restore(jonas, one)
    for each in (jonas, tacit):
        sync(each, shared)
    assert get(tacit, Note, one).deleted_at is None


def test_what_both_wrote_becomes_one(tacit: Tacit, shared: Memory) -> None:
    one = write(tacit, "They pay late.\n\nAsk for Anna.")
    sent = copy(tacit, one, text="They pay late.\n\nAsk for Anna Berg.")
    edit(tacit, one, text="They pay late, always.\n\nAsk for Anna.")
    trash(tacit, one)
    sync(tacit, shared)
    shared.client(tacit.store.me).push(sent, "")
    for _ in range(2):
        sync(tacit, shared)
    assert shared.room.records[one].data["text"] == "They pay late, always.\n\nAsk for Anna Berg."
    assert get(tacit, Note, one).text == "They pay late, always.\n\nAsk for Anna Berg."
    assert waits(tacit) == []


def test_what_was_written_for_oneself_alone_is_told_to_nobody(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    """The copy gave the note to everyone: what was written here since, for oneself, is kept for its author."""
    one = write(tacit, "They pay late", audience="me")
    sent = copy(tacit, one, audience="everyone")
    edit(tacit, one, text="They pay late, I think")
    edit(tacit, one, text="They pay late, I think he drinks")
    sync(tacit, shared)
    assert waits(tacit) == []
    shared.client(tacit.store.me).push(sent, "")
    for each in (tacit, jonas, tacit):
        sync(each, shared)
    assert get(jonas, Note, one).text == "They pay late"
    assert "drinks" not in str([op.to_json() for op in shared.room.ops.values()])
    assert [kept.op.value for kept in conflicts.refused(tacit.store)] == ["They pay late, I think he drinks"]
    assert waits(tacit) == []


def test_what_its_author_took_back_is_taken_back_once_more(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    """The store was put back, and another laptop of the author had not heard of it."""
    one = write(tacit, "They pay late")
    for each in (tacit, jonas):
        sync(each, shared)
    (created,) = [op for op in shared.room.ops.values() if op.record == one]
    before = shared.backup()
    edit(tacit, one, audience="me")
    for each in (tacit, jonas):
        sync(each, shared)
    edit(tacit, one, text="They pay late, I think he drinks")
    trash(tacit, one)
    del before.records[one], before.feed["everyone", one], before.ops[created.id]
    shared.restore(before)
    sync(tacit, shared)
    assert waits(tacit) == []
    shared.client(tacit.store.me).push(Batch(_COPY, 1, tacit.store.ids.version(), (replace(created, again=True),)), "")
    for each in (jonas, tacit, jonas):
        sync(each, shared)
    assert find(jonas, Note, one) is None
    assert (get(tacit, Note, one).audience, get(tacit, Note, one).text) == ("me", "They pay late, I think he drinks")
    assert get(tacit, Note, one).deleted_at is not None
    assert "drinks" not in str([op.to_json() for op in shared.room.ops.values()])
    assert waits(tacit) == []
