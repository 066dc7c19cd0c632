"""Filing captures: what is made, what is never made twice, what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from db.domain.capture import Correction, Overrides
from db.records import Contact, Customer, Note, Promise
from db.services import profiles
from db.services.app import Tacit
from db.services.captures import Captures, conventions
from db.services.errors import Invalid, NotFound
from db.store.settings import Settings
from tests.db.services import plain_reader
from tests.db.services.company import total
from tests.db.services.plain_reader import VISIT
from tests.db.world import PASSPHRASE, TestWorld


@pytest.fixture
def astrid(tacit: Tacit, mill: str) -> str:
    return tacit.records.add("contact", {"name": "Astrid Lindqvist", "customer": mill}).id


# --- what a capture becomes ---------------------------------------------------------------------------------------


def test_a_capture_becomes_a_note_promises_and_pieces(tacit: Tacit, captures: Captures, mill: str, astrid: str) -> None:
    filed = captures.file(VISIT)
    note = filed.note
    assert note.text == VISIT, "every word"
    assert (note.customer, note.about, note.said_by, note.source) == (mill, (astrid,), astrid, "said")
    assert (note.topics, note.learnt_on) == (("problem", "preference"), date(2026, 11, 23))
    assert note.review_by == date(2026, 11, 23) + timedelta(days=90), "problems pass first"
    assert note.capture is None
    ours, theirs = filed.promises
    assert (ours.what, ours.owed_by, ours.due, ours.status) == ("the failure analysis", "us", date(2026, 12, 9), "open")
    assert (ours.customer, ours.contact, ours.colleague, ours.note) == (mill, astrid, tacit.me.id, note.id)
    assert (theirs.owed_by, theirs.due, theirs.contact, theirs.colleague) == ("them", None, None, None)
    hot, avoid = filed.pieces
    assert (hot.text, hot.polarity, hot.about, hot.capture) == ("one page with a cause", "hot", (astrid,), note.id)
    assert (hot.topics, hot.said_by, hot.customer) == (("preference",), astrid, mill)
    assert (avoid.polarity, avoid.about) == ("avoid", ())
    assert (filed.customer.id, filed.customer.name, filed.new_customer) == (mill, "Nordhaven Paper", False)


def test_filing_is_one_change_that_is_undone_as_one(tacit: Tacit, captures: Captures) -> None:
    heard = []
    stop = tacit.subscribe(heard.append)
    filed = captures.file(VISIT)
    stop()
    assert len(heard) == 1
    assert heard[0].kinds == {"note", "promise", "customer", "contact"}
    assert heard[0].group == filed.group
    tacit.records.undo()
    assert all(total(tacit, kind) == 0 for kind in ("note", "promise", "customer", "contact"))
    tacit.records.redo()
    assert (total(tacit, "note"), total(tacit, "promise")) == (3, 2)


def test_all_of_it_inherits_the_audience(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(VISIT, audience="everyone")
    made = [filed.note, *filed.promises, *filed.pieces, tacit.records.get(filed.contacts[0].id)]
    assert {record.audience for record in made} == {"everyone"}
    assert tacit.records.get(filed.customer.id).audience == "everyone"


def test_without_an_audience_it_is_the_profiles_own(tacit: Tacit, captures: Captures) -> None:
    assert captures.file("one").note.audience == "me"
    tacit.settings.default_audience = "everyone"
    assert captures.file("two").note.audience == "me", "until a store is joined everything is only mine"
    tacit.settings.store = "sqlite:///nowhere/team.tacit"
    assert captures.file("two").note.audience == "everyone"
    tacit.settings.default_audience = "team:gone"
    assert captures.file("three").note.audience == "me", "what does not fit never shows a note to more people"


def test_a_text_with_nothing_special_is_a_note_all_the_same(captures: Captures) -> None:
    filed = captures.file("  nothing special\n")
    assert (filed.note.text, filed.note.customer, filed.customer) == ("  nothing special\n", None, None)
    assert (filed.promises, filed.pieces, filed.contacts) == ((), (), ())


def test_the_time_it_was_said_is_the_day_it_was_learnt(tacit: Tacit, captures: Captures) -> None:
    assert captures.file("x", now=datetime.fromisoformat("2026-03-01T09:00")).note.learnt_on == date(2026, 3, 1)
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    assert captures.file("x", now=late).note.learnt_on == late.astimezone(tacit.zone).date()


def test_a_promise_to_somebody_at_another_customer_belongs_there_where_the_text_names_it(
    tacit: Tacit, captures: Captures, mill: str, astrid: str
) -> None:
    captures.file("customer: Veldkamp Dairy")
    text = "person: Astrid Lindqvist\ncustomer: Veldkamp Dairy\nus: the drawing [Astrid Lindqvist]"
    unnamed = captures.file(text)
    assert unnamed.promises[0].customer == unnamed.note.customer != mill, "as the chips say"
    named = captures.file(f"{text}\nbeside: Nordhaven Paper")
    assert named.promises[0].customer == mill != named.note.customer


# --- what is new --------------------------------------------------------------------------------------------------


def test_new_customers_and_people_are_proposed(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(VISIT)
    customer, person = tacit.records.get(filed.customer.id), tacit.records.get(filed.contacts[0].id)
    assert isinstance(customer, Customer)
    assert isinstance(person, Contact)
    assert (filed.new_customer, customer.proposed, customer.name) == (True, True, "Nordhaven Paper")
    assert (person.proposed, person.given, person.family) == (True, "Astrid", "Lindqvist")
    assert (person.title, person.customer) == ("Maintenance Manager", customer.id)
    assert filed.contacts[0].new


def test_nobody_is_made_twice(tacit: Tacit, captures: Captures) -> None:
    first, second = captures.file(VISIT), captures.file(VISIT)
    assert (second.customer.id, second.contacts[0].id) == (first.customer.id, first.contacts[0].id)
    assert (second.new_customer, second.contacts[0].new) == (False, False)
    assert (total(tacit, "customer"), total(tacit, "contact")) == (1, 1)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Krüger Hydraulik GmbH", "KRUGER HYDRAULIK"),
        ("Acme Industrial Ltd.", "Acme Industrial"),
        ("Müller & Söhne", "müller & söhne"),
    ],
)
def test_another_way_to_write_a_firm_is_the_same_firm(
    tacit: Tacit, captures: Captures, first: str, second: str
) -> None:
    made = captures.file(f"customer: {first}").customer
    assert captures.file(f"customer: {second}").customer.id == made.id
    assert total(tacit, "customer") == 1


def test_the_same_name_at_two_customers_is_two_people(tacit: Tacit, captures: Captures) -> None:
    captures.file("customer: Alpha\nperson: Anna Berg")
    captures.file("customer: Beta\nperson: Anna Berg")
    assert total(tacit, "contact") == 2


def test_somebody_without_a_customer_gets_one_once_it_is_named(tacit: Tacit, captures: Captures) -> None:
    alone = captures.file("person: Anna Berg, CFO").contacts[0]
    filed = captures.file("customer: Alpha\nperson: Anna Berg")
    assert filed.contacts[0].id == alone.id
    person = tacit.records.get(alone.id)
    assert (person.customer, person.title) == (filed.customer.id, "CFO")


def test_what_is_known_of_somebody_is_completed_and_not_overwritten(
    tacit: Tacit, captures: Captures, mill: str
) -> None:
    known = tacit.records.add("contact", {"name": "Anna Berg", "customer": mill, "title": "CFO"})
    captures.file("customer: Nordhaven Paper\nperson: Anna Berg, Buyer")
    assert tacit.records.get(known.id).title == "CFO"


def test_one_in_the_trash_comes_back_as_proposed_instead_of_a_second(tacit: Tacit, captures: Captures) -> None:
    first = captures.file("customer: Alpha\nperson: Anna Berg")
    tacit.pages.confirm([first.contacts[0].id])
    tacit.records.delete([first.customer.id, first.contacts[0].id])
    again = captures.file("customer: Alpha\nperson: Anna Berg")
    assert (again.customer.id, again.contacts[0].id) == (first.customer.id, first.contacts[0].id)
    assert (again.new_customer, again.contacts[0].new) == (True, True)
    assert tacit.records.get(again.customer.id).proposed
    assert tacit.records.get(again.customer.id).deleted_at is None


def test_one_person_named_twice_in_a_text_is_one(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file("customer: Alpha\nperson: Anna Berg\nperson: Dr. Anna Berg")
    assert len(filed.contacts) == 2, "one for each of the reading"
    assert filed.note.about == (filed.contacts[0].id,)
    assert total(tacit, "contact") == 1


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Anna Berg", "Anna", "Berg"),
        ("Dr. Anna von Berg", "Anna", "von Berg"),
        ("Frau Müller", "", "Müller"),
        ("Astrid", "Astrid", ""),
    ],
)
def test_names_fall_into_their_parts(tacit: Tacit, captures: Captures, name: str, given: str, family: str) -> None:
    person = tacit.records.get(captures.file(f"person: {name}").contacts[0].id)
    assert (person.name, person.given, person.family) == (name, given, family)


def test_somebody_read_who_went_to_the_trash_meanwhile_is_not_pointed_at(tacit: Tacit, astrid: str) -> None:
    before = plain_reader.read

    def slow(text: str, known: object, now: object, conventions_: object, **more: object) -> object:
        reading = before(text, known, now, conventions_, **more)  # type: ignore[arg-type]
        tacit.records.delete([astrid])
        return reading

    filed = Captures(tacit, slow).file("customer: Nordhaven Paper\nperson: Astrid Lindqvist")
    assert tacit.records.get(filed.contacts[0].id).deleted_at is None


# --- corrections and the customer it was begun for ----------------------------------------------------------------


def test_it_is_about_the_customer_it_was_begun_for(tacit: Tacit, captures: Captures, mill: str) -> None:
    assert captures.file("saw the new line", customer=mill).note.customer == mill
    other = captures.file("customer: Alpha", customer=mill)
    assert other.note.customer == mill, "a name in the text does not move it"
    correction = Correction("customer", "alpha", {"id": None, "name": "Alpha"})
    moved = captures.file("customer: Alpha", overrides=Overrides((correction,)), customer=mill)
    assert moved.customer.name == "Alpha", "a correction does"


def test_corrections_are_what_is_filed(captures: Captures) -> None:
    overrides = Overrides(
        (
            Correction("drop-promise", "oil sample from press 2"),
            Correction("due", "the failure analysis", "2026-12-01"),
            Correction("drop-topic", "problem"),
            Correction("drop-button", "the oil supplier"),
        )
    )
    filed = captures.file(VISIT, overrides=overrides)
    assert [(promise.what, promise.due) for promise in filed.promises] == [("the failure analysis", date(2026, 12, 1))]
    assert filed.note.topics == ("preference",)
    assert [piece.polarity for piece in filed.pieces] == ["hot"]


# --- what is refused ----------------------------------------------------------------------------------------------


def test_what_cannot_be_filed_is_said_and_writes_nothing(tacit: Tacit, captures: Captures) -> None:
    before = tacit.store.high_water()
    with pytest.raises(Invalid):
        captures.file(" \n\t ")
    with pytest.raises(Invalid):
        captures.file("x", audience="all of them")
    with pytest.raises(Invalid):
        captures.file("x", audience="team:nobody")
    with pytest.raises(NotFound):
        captures.file("x", customer="no such id")
    assert tacit.store.high_water() == before


def test_a_team_may_be_the_audience(tacit: Tacit, captures: Captures) -> None:
    team = tacit.records.add("team", {"name": "North"})
    assert captures.file("x", audience=f"team:{team.id}").note.audience == f"team:{team.id}"


# --- many at once -------------------------------------------------------------------------------------------------


def test_a_batch_files_line_by_line_and_is_undone_as_one(tacit: Tacit, captures: Captures) -> None:
    lines = [
        {"id": "a", "text": "customer: Alpha\nus: the quote", "now": "2026-11-02T09:00"},
        {"id": "b", "text": "  "},
        {"id": "c", "text": "plain", "now": "not a time"},
        {"id": "d", "text": "customer: Alpha"},
    ]
    became = dict(captures.batch(lines))
    assert list(became) == ["a", "b", "c", "d"]
    assert became["a"].note.learnt_on == date(2026, 11, 2)
    assert isinstance(became["b"], Invalid)
    assert isinstance(became["c"], Invalid)
    assert became["d"].customer.id == became["a"].customer.id
    assert (total(tacit, "note"), total(tacit, "customer"), total(tacit, "promise")) == (2, 1, 1)
    tacit.records.undo()
    assert (total(tacit, "note"), total(tacit, "customer"), total(tacit, "promise")) == (0, 0, 0)


# --- whom the reader knows ----------------------------------------------------------------------------------------


def test_the_reader_knows_what_was_just_added_renamed_or_thrown_away(tacit: Tacit, captures: Captures) -> None:
    assert captures.read("customer: Alpha").customer.new
    made = tacit.records.add("customer", {"name": "Alpha"})
    assert captures.read("customer: Alpha").customer.id == made.id
    tacit.records.edit(made.id, {"name": (None, "Omega")})
    assert captures.read("customer: Alpha").customer.new
    assert captures.read("customer: Omega").customer.id == made.id
    tacit.records.delete([made.id])
    assert captures.read("customer: Omega").customer.new
    tacit.records.undo()
    assert captures.read("customer: Omega").customer.id == made.id


def test_the_reader_knows_what_the_other_process_added(tmp_path: Path) -> None:
    world = TestWorld()
    _, window = profiles.create(tmp_path / "p", "Maren", passphrase=PASSPHRASE, world=world.world())
    with window, profiles.open_profile(tmp_path / "p", PASSPHRASE, world=world.world()) as terminal:
        reading = Captures(window, plain_reader.read)
        assert reading.read("customer: Alpha").customer.new
        made = terminal.records.add("customer", {"name": "Alpha"})
        assert reading.read("customer: Alpha").customer.id == made.id


def test_how_a_profile_speaks_of_time() -> None:
    settings = Settings(next_weekday="coming", fiscal_year_start="07-01", week_start=6, day_first=False, language="de")
    spoken = conventions(settings)
    assert (spoken.next_weekday, spoken.fiscal_year_start, spoken.week_start) == ("nearest", (7, 1), 6)
    assert (spoken.day_first, spoken.languages[0]) == (False, "de")
    assert conventions(Settings(fiscal_year_start="99-99")).fiscal_year_start == (1, 1)
    assert conventions(Settings(fiscal_year_start="soon", week_start=0)).fiscal_year_start == (1, 1)


def test_records_are_complete_once_filed(tacit: Tacit, captures: Captures) -> None:
    filed = captures.file(VISIT)
    for record in (filed.note, *filed.promises, *filed.pieces):
        assert isinstance(record, Note | Promise)
        assert record.versions
        assert tacit.records.get(record.id).versions == record.versions
