"""Undo beside sync: what was discarded comes back, a settled conflict opens again until the store has heard."""

from __future__ import annotations

import pytest

from db.services.app import Tacit
from tests.db.services.sharing import edit, note

pytestmark = pytest.mark.usefixtures("both_joined")


def met(tacit: Tacit, jonas: Tacit) -> tuple[str, str]:
    """A note and the conflict of two versions of it; Jonas' is shown."""
    one = note(tacit)
    tacit.sync.run()
    jonas.sync.run()
    edit(tacit, one, text="They pay in time.")
    edit(jonas, one, text="They pay never.")
    jonas.sync.run()
    tacit.sync.run()
    (conflict,) = tacit.sync.conflicts()
    assert conflict.shown == "theirs"
    return one, conflict.id


def test_what_was_discarded_comes_back_and_waits_again(tacit: Tacit) -> None:
    one = note(tacit)
    tacit.sync.run()
    edit(tacit, one, text="They pay in time.")
    tacit.sync.discard(one)
    assert tacit.records.get(one).text == "They pay late."
    assert tacit.records.undo_label() == "discarding"
    tacit.records.undo()
    assert tacit.records.get(one).text == "They pay in time."
    assert [waiting.what for waiting in tacit.sync.waiting()] == ["edited"]
    tacit.records.redo()
    assert tacit.records.get(one).text == "They pay late."
    tacit.records.undo()
    assert tacit.sync.run().pushed
    assert tacit.sync.standing().state == "current"


def test_a_deletion_that_was_discarded_can_be_deleted_again_by_undo(tacit: Tacit) -> None:
    one = note(tacit)
    tacit.sync.run()
    tacit.records.delete([one])
    tacit.sync.discard(one)
    tacit.records.undo()
    assert tacit.records.get(one).deleted_at is not None


@pytest.mark.parametrize("keep", ["mine", "theirs", "both"])
def test_a_settled_conflict_that_was_discarded_opens_again_until_undo_settles_it(
    tacit: Tacit, jonas: Tacit, keep: str
) -> None:
    one, conflict = met(tacit, jonas)
    tacit.sync.resolve(conflict, keep)
    said = tacit.records.get(one).text
    tacit.sync.discard(one)
    assert len(tacit.sync.conflicts()) == 1
    tacit.records.undo()
    assert (tacit.sync.conflicts(), tacit.records.get(one).text) == ([], said)
    (waiting,) = tacit.sync.waiting()
    assert waiting.record.id == one
    tacit.records.redo()
    assert len(tacit.sync.conflicts()) == 1
    tacit.records.undo()
    for each in (tacit, jonas):
        each.sync.run()
        assert (each.records.get(one).text, each.sync.conflicts()) == (said, [])


@pytest.mark.parametrize(("keep", "text"), [("mine", "They pay in time."), ("theirs", "They pay never.")])
def test_a_conflict_that_was_settled_opens_again_and_can_be_settled_again(
    tacit: Tacit, jonas: Tacit, keep: str, text: str
) -> None:
    one, conflict = met(tacit, jonas)
    key = tacit.sync.conflicts()[0].key
    tacit.sync.resolve(conflict, keep)
    done = tacit.records.undo()
    assert done is not None
    assert (done.ids, done.skipped, done.settled) == ((one,), (), ())
    assert tacit.records.get(one).text == "They pay never."
    (again,) = tacit.sync.conflicts()
    assert again.key == key
    assert tacit.sync.run().pushed <= 2
    assert [found.key for found in tacit.sync.conflicts()] == [key]
    tacit.records.redo()
    assert tacit.records.get(one).text == text
    assert tacit.sync.conflicts() == []
    tacit.sync.run()
    jonas.sync.run()
    assert jonas.records.get(one).text == text
    assert jonas.sync.conflicts() == []
    assert [change.label for change in tacit.records.history(one)].count("?") == 0


def test_what_the_store_has_heard_stays_settled_and_undo_goes_on_to_what_was_before(tacit: Tacit, jonas: Tacit) -> None:
    one, conflict = met(tacit, jonas)
    tag = tacit.records.add("tag", {"name": "slow payer"})
    tacit.sync.resolve(conflict, "theirs")
    tacit.sync.run()
    done = tacit.records.undo()
    assert done is not None
    assert (done.skipped, done.settled) == ((), (one,))
    done = tacit.records.undo()
    assert done is not None
    assert done.ids == (tag.id,)
    tacit.records.redo()
    tacit.records.redo()
    assert tacit.sync.conflicts() == []
    tacit.records.add("tag", {"name": "large"})
    assert tacit.records.redo() is None


def test_a_conflict_settled_in_favour_of_what_is_shown_waits_as_settled_with_nothing_changed(
    tacit: Tacit, jonas: Tacit
) -> None:
    _one, conflict = met(tacit, jonas)
    tacit.sync.resolve(conflict, "theirs")
    assert [(waiting.what, waiting.changes) for waiting in tacit.sync.waiting()] == [("settled", ())]


@pytest.mark.parametrize("keep", ["mine", "theirs"])
def test_a_choice_that_everybody_has_heard_is_changed_by_an_edit_for_which_history_has_the_words(
    tacit: Tacit, jonas: Tacit, keep: str
) -> None:
    one, conflict = met(tacit, jonas)
    tacit.sync.resolve(conflict, keep)
    for each in (tacit, jonas):
        each.sync.run()
    let_go = "They pay never." if keep == "mine" else "They pay in time."
    said = {change.new for change in tacit.records.history(one)}
    assert let_go in said, "whoever chose still has the words that were not kept"
    edit(tacit, one, text=let_go)
    for each in (tacit, jonas):
        each.sync.run()
        assert (each.records.get(one).text, each.sync.conflicts()) == (let_go, [])
