"""A note that its author takes back from a store that keeps nothing private: it stays with them, whole, and what they
write in it from then on goes nowhere.
"""

from __future__ import annotations

import random

import pytest

from db.records import Note
from db.services.app import Tacit
from db.sync import conflicts, protocol
from db.sync.rounds import Rounds
from tests.db.sync.memory import Memory
from tests.db.sync.sharing import edit, find, get, sync, write
from tests.db.sync.simulator.laptop import Wire

SECRET = "They pay late. Between us: they look for a buyer."


def unanswered(tacit: Tacit, shared: Memory) -> None:
    """A round of which the answer to the first push is lost."""
    wire = Wire(shared.client(tacit.store.me), random.Random(1))
    wire.loses = "push"
    with pytest.raises(protocol.Unreachable):
        Rounds(tacit.store, wire).run()


@pytest.mark.parametrize("when", ["before", "behind", "on its way", "behind, on its way"])
def test_it_stays_with_what_is_written_in_it_then(tacit: Tacit, jonas: Tacit, shared: Memory, when: str) -> None:
    one = write(tacit)
    for each in (tacit, jonas):
        sync(each, shared)
    if when == "before":
        edit(tacit, one, text="They pay late, as they said.")
    edit(tacit, one, audience="me")
    if when.startswith("behind"):
        edit(tacit, one, text=SECRET)
    if when.endswith("on its way"):
        unanswered(tacit, shared)
        edit(tacit, one, text=f"{SECRET} Soon.")
    for each in (tacit, jonas, tacit):
        assert sync(each, shared).refused == 0
    assert find(jonas, Note, one) is None
    assert get(tacit, Note, one).audience == "me"
    assert get(tacit, Note, one).text.startswith(SECRET if when != "before" else "They pay late, as they said.")
    assert conflicts.refused(tacit.store) == []
    assert "buyer" not in str([op.to_json() for op in shared.room.ops.values()])


def test_shared_once_more_it_comes_whole(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    one = write(tacit)
    for each in (tacit, jonas):
        sync(each, shared)
    edit(tacit, one, audience="me")
    edit(tacit, one, text=SECRET)
    sync(tacit, shared)
    edit(tacit, one, audience="everyone")
    for each in (tacit, jonas, tacit):
        sync(each, shared)
    assert get(jonas, Note, one).text == get(tacit, Note, one).text == SECRET
