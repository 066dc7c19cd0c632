"""The ledger and how promises are settled."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from db.records import Promise
from db.services.app import Tacit
from db.services.errors import Invalid, NotFound
from tests.db.world import Clock

TODAY = date(2026, 11, 23)


def owe(tacit: Tacit, what: str, due: int | None = None, **values: object) -> Promise:
    day = None if due is None else TODAY + timedelta(days=due)
    given = {"what": what, "owed_by": "us", "status": "open", "due": day} | values
    record = tacit.records.add("promise", given)
    assert isinstance(record, Promise)
    return record


@pytest.fixture
def customer(tacit: Tacit) -> str:
    return tacit.records.add("customer", {"name": "Nordhaven Paper"}).id


@pytest.fixture
def astrid(tacit: Tacit, customer: str) -> str:
    return tacit.records.add("contact", {"name": "Astrid Lindqvist", "customer": customer}).id


# --- the ledger -------------------------------------------------------------------------------------------------------


def test_the_most_urgent_comes_first_with_how_it_stands(tacit: Tacit, customer: str, astrid: str) -> None:
    owe(tacit, "later", 30)
    owe(tacit, "undated")
    owe(tacit, "late", -3, customer=customer, contact=astrid)
    owe(tacit, "soon", 7)
    owe(tacit, "today", 0, status="")
    rows = tacit.promises.ledger()
    assert [(row.record.what, row.days, row.state) for row in rows] == [
        ("late", -3, "overdue"),
        ("today", 0, "today"),
        ("soon", 7, "soon"),
        ("later", 30, "later"),
        ("undated", None, "undated"),
    ]
    late = rows[0]
    assert (late.customer.name, late.contact.name) == ("Nordhaven Paper", "Astrid Lindqvist")
    assert (rows[1].customer, rows[1].contact) == (None, None)


def test_it_is_filtered(tacit: Tacit, customer: str, astrid: str) -> None:
    owe(tacit, "ours", 1, customer=customer)
    owe(tacit, "theirs", 2, owed_by="them", contact=astrid)
    kept = owe(tacit, "kept", 3)
    tacit.promises.keep(kept.id)
    ledger = tacit.promises.ledger
    assert [row.record.what for row in ledger(by="them")] == ["theirs"]
    assert [row.record.what for row in ledger(customer=customer)] == ["ours"]
    assert [row.record.what for row in ledger(contact=astrid)] == ["theirs"]
    assert [row.record.what for row in ledger(due_before=TODAY + timedelta(days=2))] == ["ours"]
    assert [row.record.what for row in ledger("kept")] == ["kept"]
    assert len(ledger("all")) == 3
    assert ledger("broken") == []


def test_the_last_settled_comes_first(tacit: Tacit) -> None:
    for name, ago in (("first", 9), ("last", 1), ("middle", 4)):
        tacit.promises.keep(owe(tacit, name, -10).id, on=TODAY - timedelta(days=ago))
    assert [row.record.what for row in tacit.promises.ledger("kept")] == ["last", "middle", "first"]


def test_what_lies_in_the_trash_is_not_owed(tacit: Tacit) -> None:
    tacit.records.delete([owe(tacit, "gone", 1).id])
    assert tacit.promises.ledger("all") == []


@pytest.mark.parametrize("wrong", [{"state": "late"}, {"by": "me"}])
def test_a_question_that_makes_no_sense_is_refused(tacit: Tacit, wrong: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        tacit.promises.ledger(**wrong)


def test_what_it_refers_to_and_is_not_here_is_hidden(tacit: Tacit) -> None:
    owe(tacit, "x", 1, customer="01900000-0000-7000-8000-000000000000")
    assert tacit.promises.ledger()[0].customer.name == "hidden"


def test_rows_are_equal_when_they_show_the_same(tacit: Tacit) -> None:
    one = owe(tacit, "x", 1)
    before = tacit.promises.ledger()
    assert tacit.promises.ledger() == before
    tacit.promises.move(one.id, TODAY)
    assert tacit.promises.ledger() != before


# --- settling ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("method", "status"), [("keep", "kept"), ("break_", "broken"), ("drop", "dropped")])
def test_a_promise_ends(tacit: Tacit, method: str, status: str) -> None:
    promise = owe(tacit, "x", 1)
    record = getattr(tacit.promises, method)(promise.id)
    assert (record.status, record.settled_on) == (status, TODAY)
    stored = tacit.records.get(promise.id)
    assert (stored.status, stored.settled_on, stored.due) == (status, TODAY, promise.due)


def test_the_day_and_the_proof_are_said(tacit: Tacit) -> None:
    promise = owe(tacit, "x", -5)
    tacit.promises.keep(promise.id, on=date(2026, 11, 20), proof=" delivery note 4711 ")
    record = tacit.records.get(promise.id)
    assert (record.settled_on, record.proof) == (date(2026, 11, 20), "delivery note 4711")


def test_a_day_to_come_settles_nothing(tacit: Tacit) -> None:
    promise = owe(tacit, "x", 1)
    with pytest.raises(Invalid):
        tacit.promises.keep(promise.id, on=TODAY + timedelta(days=1))
    assert tacit.records.get(promise.id).status == "open"


def test_a_proof_may_be_added_later_without_moving_the_day(tacit: Tacit, clock: Clock) -> None:
    promise = owe(tacit, "x", 1)
    tacit.promises.keep(promise.id)
    clock.pass_(days=2)
    record = tacit.promises.keep(promise.id, proof="she thanked us")
    assert (record.settled_on, record.proof) == (TODAY, "she thanked us")
    assert tacit.promises.keep(promise.id).proof == "she thanked us"


def test_another_end_is_refused_until_it_is_open_again(tacit: Tacit) -> None:
    promise = owe(tacit, "x", 1)
    tacit.promises.keep(promise.id, proof="letter")
    for other in (tacit.promises.break_, tacit.promises.drop):
        with pytest.raises(Invalid) as refused:
            other(promise.id)
        assert "Open it again first" in refused.value.sentence
    with pytest.raises(Invalid):
        tacit.promises.move(promise.id, TODAY)
    opened = tacit.promises.reopen(promise.id)
    assert (opened.status, opened.settled_on, opened.proof) == ("open", None, "letter")
    assert tacit.promises.break_(promise.id).status == "broken"


def test_opening_an_open_one_changes_nothing(tacit: Tacit) -> None:
    promise = owe(tacit, "x", 1)
    before = tacit.store.high_water()
    assert tacit.promises.reopen(promise.id).status == "open"
    assert tacit.store.high_water() == before


def test_a_day_is_moved_and_the_old_one_stays_in_its_history(tacit: Tacit) -> None:
    promise = owe(tacit, "x", 1)
    tacit.promises.move(promise.id, date(2026, 12, 24))
    assert tacit.promises.move(promise.id, None).due is None
    moved = [(change.old, change.new) for change in tacit.records.history(promise.id) if change.field == "due"]
    assert moved == [("2026-11-24", "2026-12-24"), ("2026-12-24", "")]


def test_settling_is_undone_by_its_name(tacit: Tacit) -> None:
    promise = owe(tacit, "x", 1)
    tacit.promises.keep(promise.id)
    assert tacit.records.undo_label() == "promise kept"
    tacit.records.undo()
    record = tacit.records.get(promise.id)
    assert (record.status, record.settled_on) == ("open", None)


def test_what_is_not_here_cannot_be_settled(tacit: Tacit) -> None:
    gone = owe(tacit, "x", 1)
    tacit.records.delete([gone.id])
    note = tacit.records.add("note", {"text": "no promise"})
    for wrong in ("nothing", gone.id, note.id):
        with pytest.raises(NotFound):
            tacit.promises.keep(wrong)


def test_the_rate_is_of_what_we_owed(tacit: Tacit, customer: str) -> None:
    for name, method in (("a", "keep"), ("b", "keep"), ("c", "break_"), ("d", "drop")):
        getattr(tacit.promises, method)(owe(tacit, name, 1, customer=customer).id)
    tacit.promises.break_(owe(tacit, "theirs", 1, owed_by="them", customer=customer).id)
    tacit.promises.keep(owe(tacit, "elsewhere", 1).id)
    owe(tacit, "still open", 1, customer=customer)
    assert tacit.promises.kept_rate(customer) == (2, 3)
    assert tacit.promises.kept_rate() == (3, 4)


def test_a_form_does_not_end_it_otherwise_either(tacit: Tacit) -> None:
    kept = owe(tacit, "the quote", status="kept")
    with pytest.raises(Invalid, match="kept already"):
        tacit.records.edit(kept.id, {"status": (None, "broken")})
    assert tacit.records.edit(kept.id, {"status": (None, "open")}).versions["status"]
    tacit.records.edit(kept.id, {"status": (None, "broken")})
    assert vars(tacit.records.get(kept.id))["status"] == "broken"
