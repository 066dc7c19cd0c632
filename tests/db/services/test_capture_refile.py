"""Editing a filed capture: nothing is made twice, nothing that somebody touched is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.domain.capture import Correction, Overrides
from db.records import Note, Promise
from db.services.app import Tacit
from db.services.captures import Captures
from db.services.errors import Invalid, NotFound
from tests.db.world import Clock

FIRST = """customer: Nordhaven Paper
person: Astrid Lindqvist
us: the failure analysis @2026-12-09 [Astrid Lindqvist]
them: oil sample from press 2
hot: one page with a cause [Astrid Lindqvist]
cold: thick reports
topic: problem"""


def promises(tacit: Tacit) -> dict[str, Promise]:
    return {one.what: one for one in tacit.records.list("promise").rows if isinstance(one, Promise)}


def pieces(tacit: Tacit) -> dict[str, Note]:
    notes = [one for one in tacit.records.list("note").rows if isinstance(one, Note)]
    return {one.text: one for one in notes if one.capture}


def test_the_same_text_again_changes_nothing(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    before = tacit.store.high_water()
    again = captures.refile(filed.note.id, FIRST)
    assert tacit.store.high_water() == before
    assert [one.id for one in again.promises] == [one.id for one in filed.promises]
    assert [one.id for one in again.pieces] == [one.id for one in filed.pieces]
    assert again.customer.id == filed.customer.id


def test_a_word_mended_makes_no_second_promise(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    text = FIRST.replace("the failure analysis", "the failure analysis of the feed pump") + "\nmore words"
    again = captures.refile(filed.note.id, text)
    assert again.note.id == filed.note.id
    assert tacit.records.get(filed.note.id).text == text
    assert [one.id for one in again.promises] == [one.id for one in filed.promises]
    assert set(promises(tacit)) == {"the failure analysis of the feed pump", "oil sample from press 2"}
    assert set(pieces(tacit)) == {"one page with a cause", "thick reports"}


def test_a_new_clause_is_a_new_promise_and_a_new_button(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    again = captures.refile(filed.note.id, FIRST + "\nus: names of two references @2026-11-30\navoid: the flood")
    assert set(promises(tacit)) == {"the failure analysis", "oil sample from press 2", "names of two references"}
    assert "the flood" in pieces(tacit)
    assert len(again.promises) == 3
    assert again.promises[2].note == filed.note.id


def test_what_the_text_has_no_more_goes_to_the_trash(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    gone = filed.promises[1].id
    captures.refile(filed.note.id, "\n".join(FIRST.splitlines()[:3]))
    assert set(promises(tacit)) == {"the failure analysis"}
    assert pieces(tacit) == {}
    assert tacit.records.get(gone).deleted_at is not None
    tacit.records.undo()
    assert len(promises(tacit)) == 2
    assert len(pieces(tacit)) == 2


def test_an_edit_is_one_thing_to_undo(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    captures.refile(filed.note.id, "topic: decision\nus: something else entirely now")
    tacit.records.undo()
    note = tacit.records.get(filed.note.id)
    assert (note.text, note.topics) == (FIRST, ("problem",))
    assert set(promises(tacit)) == {"the failure analysis", "oil sample from press 2"}


def test_a_settled_promise_stays_as_it_was_settled(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    tacit.promises.keep(filed.promises[0].id, proof="sent by mail")
    captures.refile(
        filed.note.id, FIRST.replace("the failure analysis @2026-12-09", "the failure analysis @2027-01-01")
    )
    kept = promises(tacit)["the failure analysis"]
    assert (kept.status, kept.due, kept.proof) == ("kept", date(2026, 12, 9), "sent by mail")
    captures.refile(filed.note.id, "nothing of it any more")
    assert set(promises(tacit)) == {"the failure analysis"}, "settled: stays; the open one goes"


def test_what_a_person_set_stays_and_the_rest_follows(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    tacit.promises.move(filed.promises[0].id, date(2026, 12, 24))
    text = FIRST.replace("the failure analysis @2026-12-09", "the long failure analysis @2026-12-10")
    captures.refile(filed.note.id, text)
    moved = promises(tacit)["the long failure analysis"]
    assert moved.id == filed.promises[0].id
    assert moved.due == date(2026, 12, 24), "moved by hand"
    captures.refile(filed.note.id, "no promise here")
    assert "the long failure analysis" in promises(tacit), "touched: not thrown away"


def test_a_day_changed_in_the_text_moves_an_untouched_promise(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    captures.refile(filed.note.id, FIRST.replace("2026-12-09", "2026-12-16"))
    assert promises(tacit)["the failure analysis"].due == date(2026, 12, 16)


def test_a_correction_while_editing_wins_over_what_was_set_by_hand(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    tacit.promises.move(filed.promises[0].id, date(2026, 12, 24))
    said = Overrides((Correction("due", "the failure analysis", "2026-12-31"),))
    captures.refile(filed.note.id, FIRST, said)
    assert promises(tacit)["the failure analysis"].due == date(2026, 12, 31)


def test_what_was_corrected_at_filing_holds_without_being_said_again(tacit: Tacit, captures: Captures) -> None:
    other = tacit.records.add("customer", {"name": "Veldkamp Dairy"})
    said = Overrides(
        (
            Correction("customer", "nordhaven paper", {"id": other.id, "name": "Veldkamp Dairy"}),
            Correction("drop-promise", "oil sample from press 2"),
            Correction("direction", "the failure analysis", "them"),
            Correction("drop-topic", "problem"),
            Correction("add-topic", "decision", ""),
            Correction("drop-button", "thick reports"),
            Correction("drop-person", "astrid lindqvist"),
        )
    )
    filed = captures.file(FIRST, overrides=said)
    again = captures.refile(filed.note.id, FIRST + "\none more thought")
    note = tacit.records.get(filed.note.id)
    assert isinstance(note, Note)
    assert (note.customer, note.topics, note.about) == (other.id, ("decision",), ())
    assert {one.what: one.owed_by for one in promises(tacit).values()} == {"the failure analysis": "them"}
    assert set(pieces(tacit)) == {"one page with a cause"}
    assert again.customer.id == other.id
    assert tacit.records.list("contact").total == 0


def test_who_was_dismissed_does_not_come_back(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    tacit.pages.dismiss([filed.customer.id, filed.contacts[0].id])
    again = captures.refile(filed.note.id, FIRST + "\nand more")
    assert (again.customer, again.contacts) == (None, ())
    assert (tacit.records.list("customer").total, tacit.records.list("contact").total) == (0, 0)
    assert len(promises(tacit)) == 2


def test_a_promise_thrown_away_does_not_come_back(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    tacit.records.delete([filed.promises[1].id])
    captures.refile(filed.note.id, FIRST + "\nand more")
    assert set(promises(tacit)) == {"the failure analysis"}


def test_editing_shows_the_reading_that_was_filed(tacit: Tacit, captures: Captures) -> None:
    said = Overrides((Correction("due", "the failure analysis", "2026-12-01"), Correction("drop-topic", "problem")))
    filed = captures.file(FIRST, overrides=said, audience="everyone")
    editing = captures.editing(filed.note.id)
    assert (editing.text, editing.audience, editing.customer) == (FIRST, "everyone", filed.customer.id)
    shown = captures.read(editing.text, editing.now, editing.overrides)
    assert [(one.what, one.due) for one in shown.promises] == [
        ("the failure analysis", date(2026, 12, 1)),
        ("oil sample from press 2", None),
    ]
    assert shown.topic_names == ()
    captures.refile(filed.note.id, FIRST, editing.overrides)
    assert promises(tacit)["the failure analysis"].due == date(2026, 12, 1)


def test_another_person_meant_is_found_again(tacit: Tacit, captures: Captures) -> None:
    home = tacit.records.add("customer", {"name": "Nordhaven Paper"}).id
    first = tacit.records.add("contact", {"name": "Astrid Lindqvist", "customer": home})
    second = tacit.records.add("contact", {"name": "Astrid Behrens", "customer": home})
    said = Overrides((Correction("person", "astrid", {"id": second.id, "name": second.name, "title": None}),))
    filed = captures.file("customer: Nordhaven Paper\nperson: Astrid\nus: a call [Astrid]", overrides=said)
    assert filed.note.about == (second.id,)
    captures.refile(filed.note.id, "customer: Nordhaven Paper\nperson: Astrid\nus: a call [Astrid]\nmore")
    note = tacit.records.get(filed.note.id)
    assert (note.about, promises(tacit)["a call"].contact) == ((second.id,), second.id)
    assert first.id not in note.about


def test_dates_are_read_as_of_the_day_it_was_said(tacit: Tacit, captures: Captures, clock: Clock) -> None:
    filed = captures.file(FIRST)
    clock.pass_(days=30)
    assert captures.editing(filed.note.id).now.date() == date(2026, 11, 23)
    captures.refile(filed.note.id, FIRST + "\nus: a visit @2026-11-25")
    note = tacit.records.get(filed.note.id)
    assert (note.learnt_on, note.review_by) == (date(2026, 11, 23), date(2026, 11, 23) + timedelta(days=90))


def test_a_review_day_that_somebody_confirmed_stays(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    tacit.records.edit(filed.note.id, {"review_by": (None, date(2027, 6, 1)), "confidence": (None, "high")})
    captures.refile(filed.note.id, FIRST.replace("topic: problem", "topic: fact\nsource: seen"))
    note = tacit.records.get(filed.note.id)
    assert (note.review_by, note.confidence, note.topics, note.source) == (date(2027, 6, 1), "high", ("fact",), "seen")


def test_people_added_by_hand_stay(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    kev = tacit.records.add("contact", {"name": "Kev Oldroyd", "customer": filed.customer.id})
    tacit.records.edit(filed.note.id, {"about": (None, (*filed.note.about, kev.id))})
    captures.refile(filed.note.id, FIRST + "\nmore")
    assert tacit.records.get(filed.note.id).about == (*filed.note.about, kev.id)


def test_a_button_that_somebody_worded_anew_stays(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    tacit.records.edit(filed.pieces[1].id, {"text": (None, "thick reports of any kind")})
    captures.refile(filed.note.id, FIRST + "\nmore")
    assert set(pieces(tacit)) == {"one page with a cause", "thick reports of any kind"}
    captures.refile(filed.note.id, "empty of buttons")
    assert set(pieces(tacit)) == {"thick reports of any kind"}


def test_what_was_made_goes_along_to_another_customer(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file("customer: Alpha\nus: the quote\nhot: boots")
    again = captures.refile(filed.note.id, "customer: Beta\nus: the quote\nhot: boots")
    assert again.customer.name == "Beta"
    assert promises(tacit)["the quote"].customer == again.customer.id
    assert pieces(tacit)["boots"].customer == again.customer.id


def test_another_audience_is_that_of_everything(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    captures.refile(filed.note.id, FIRST, audience="everyone")
    assert tacit.records.get(filed.note.id).audience == "everyone"
    assert {one.audience for one in (*promises(tacit).values(), *pieces(tacit).values())} == {"everyone"}


def test_what_cannot_be_edited_is_said(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    with pytest.raises(Invalid):
        captures.refile(filed.note.id, "  ")
    with pytest.raises(Invalid):
        captures.editing(filed.pieces[0].id)
    tacit.records.delete([filed.note.id])
    with pytest.raises(NotFound):
        captures.refile(filed.note.id, FIRST)
    with pytest.raises(NotFound):
        captures.editing("no such note")


def test_an_imported_note_may_be_edited_like_a_capture(tacit: Tacit, captures: Captures) -> None:
    note = tacit.records.add("note", {"text": "us: the old quote", "learnt_on": date(2020, 5, 1)})
    again = captures.refile(note.id, "us: the old quote\nus: a new price list")
    assert {one.what for one in again.promises} == {"a new price list"}, "old notes make no promises by themselves"


def test_twenty_edits_leave_one_of_each(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(FIRST)
    for turn in range(20):
        captures.refile(filed.note.id, FIRST + f"\nthought {turn}")
    assert len(promises(tacit)) == 2
    assert len(pieces(tacit)) == 2
    assert tacit.records.list("promise", trash=True).total == 0
