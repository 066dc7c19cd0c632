"""What its author takes back. A note that is taken back from a shared file, and shared once more before the file has
answered: in the file nothing is left of it then, so this computer must never let go of it. And one that was never
sent."""

from __future__ import annotations

import pytest

from db.records import Note
from db.services.app import Tacit
from tests.db.services.company import day
from tests.db.services.sharing import here, note

pytestmark = pytest.mark.usefixtures("both_joined")


def shared(tacit: Tacit, jonas: Tacit) -> str:
    one = note(tacit, "Only in one place")
    tacit.sync.run()
    jonas.sync.run()
    assert here(jonas, one)
    return one


def arrives(tacit: Tacit, jonas: Tacit, one: str) -> None:
    report = tacit.sync.run()
    assert (report.refused, here(tacit, one)) == (0, True)
    jonas.sync.run()
    assert jonas.records.get(one).text == "Only in one place"
    assert tacit.sync.standing().state == "current"


def test_there_and_back_before_a_round_is_nothing_to_tell(tacit: Tacit, jonas: Tacit) -> None:
    one = shared(tacit, jonas)
    tacit.sync.set_audience([one], "me")
    tacit.records.undo()
    arrives(tacit, jonas, one)


def test_shared_again_after_a_round_that_was_cut(tacit: Tacit, jonas: Tacit) -> None:
    one = shared(tacit, jonas)
    tacit.sync.set_audience([one], "me")
    steps: list[int] = []
    report = tacit.sync.run(progress=lambda _: steps.append(1), stop=lambda: len(steps) == 2)
    assert (report.stopped, report.pushed) == (True, 1)
    tacit.sync.set_audience([one], "everyone")
    arrives(tacit, jonas, one)


def test_shared_again_after_a_whole_round(tacit: Tacit, jonas: Tacit) -> None:
    one = shared(tacit, jonas)
    tacit.sync.set_audience([one], "me")
    tacit.sync.run()
    jonas.sync.run()
    assert not here(jonas, one)
    tacit.sync.set_audience([one], "everyone")
    arrives(tacit, jonas, one)


def test_what_was_thrown_away_before_it_was_sent_waits_for_nothing(tacit: Tacit, jonas: Tacit) -> None:
    one = note(tacit)
    assert tacit.sync.standing().waiting == 1
    tacit.sync.discard(one)
    assert (tacit.sync.standing().waiting, tacit.sync.waiting()) == (0, [])
    tacit.records.undo()
    assert [waiting.what for waiting in tacit.sync.waiting()] == ["created"]
    tacit.sync.run()
    tacit.records.delete([one])
    assert [waiting.what for waiting in tacit.sync.waiting()] == ["deleted"]


def refused(tacit: Tacit, mill: str) -> tuple[str, str]:
    """A note for a team that its author is not in; the note, and what is not taken of it."""
    team = tacit.stores.team_add("North", [])
    with tacit.store.work() as work:
        one = work.add(Note(text="Anna knows", customer=mill, review_by=day(30), audience=f"team:{team.id}")).id
    assert tacit.sync.run().refused == 1
    (kept,) = tacit.sync.waiting()
    return one, kept.id


def test_a_creation_that_was_refused_leaves_no_phantom(tacit: Tacit, mill: str) -> None:
    one, kept = refused(tacit, mill)
    assert tacit.sync.discard(kept) == "trash"
    assert [record.id for record in tacit.records.trash()] == [one]
    assert tacit.sync.run().refused == 0
    assert (tacit.sync.waiting(), tacit.sync.standing().state) == ([], "current")
    tacit.records.undo()
    assert (tacit.records.get(one).deleted_at, tacit.sync.run().refused) == (None, 1)


def test_only_the_words_of_a_refused_creation_become_a_note(tacit: Tacit, mill: str) -> None:
    one, kept = refused(tacit, mill)
    made = tacit.records.get(tacit.sync.keep_as_note(kept).id)
    assert isinstance(made, Note)
    assert (made.text, made.customer, made.audience) == ("Anna knows", mill, "me")
    assert [record.id for record in tacit.records.trash()] == [one]
    assert tacit.sync.waiting() == []


def test_what_went_to_others_since_stays(tacit: Tacit, mill: str) -> None:
    one, kept = refused(tacit, mill)
    tacit.sync.set_audience([one], "me")
    assert tacit.sync.discard(kept) == "gone"
    assert tacit.records.get(one).deleted_at is None
