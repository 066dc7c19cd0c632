"""From plain words to records and pages with the product's own reader: what a rep does after a visit."""

from __future__ import annotations

from datetime import date

import pytest

from db.services.app import Tacit
from tests.db.services.company import Company
from tests.db.world import Clock

TEXT = (
    "Walked press 2 at Nordhaven with Astrid. The feed pump seized again. "
    "I promised her the failure analysis by Friday. She hates slides."
)


@pytest.fixture
def company(tacit: Tacit) -> Company:
    made = Company(tacit)
    home = made.customer("Nordhaven Paper", aliases=("Nordhaven",))
    made.person("Astrid Lindqvist", home, title="Maintenance Manager")
    return made


def test_a_visit_in_plain_words(tacit: Tacit, company: Company) -> None:
    filed = tacit.captures.file(TEXT)
    assert filed.customer.name == "Nordhaven Paper"
    assert [(person.name, person.new) for person in filed.contacts] == [("Astrid Lindqvist", False)]
    [promise] = filed.promises
    assert (promise.owed_by, promise.due, promise.status) == ("us", date(2026, 11, 27), "open")
    assert "failure analysis" in promise.what
    assert promise.contact == filed.contacts[0].id
    assert [(piece.polarity, piece.about) for piece in filed.pieces] == [("cold", (filed.contacts[0].id,))]
    page = tacit.pages.customer(filed.customer.id)
    assert [item.text for item in page.timeline] == [TEXT]
    assert [(row.record.id, row.state) for row in page.promises] == [(promise.id, "soon")]
    assert [one.polarity for one in page.buttons] == ["cold"]
    assert [row.record.id for row in tacit.pages.today().promises] == [promise.id]
    assert [hit.id for hit in tacit.finder.search("feed pump seized").results] == [filed.note.id]


def test_what_the_window_shows_is_what_is_filed(tacit: Tacit, company: Company) -> None:
    reading = tacit.captures.read(TEXT)
    filed = tacit.captures.file(TEXT)
    assert filed.reading == reading
    assert len(filed.promises) == len(reading.promises)
    assert filed.note.topics == reading.topic_names


def test_a_new_firm_and_person_are_proposed_once_however_often_they_are_named(tacit: Tacit) -> None:
    text = "Met Petra Holmqvist, Purchasing Manager at Zargon Dynamics. She wants a quote by Monday."
    first = tacit.captures.file(text)
    second = tacit.captures.file("Called Petra Holmqvist at Zargon Dynamics again.")
    assert (first.new_customer, second.new_customer) == (True, False)
    assert second.customer.id == first.customer.id
    assert second.contacts[0].id == first.contacts[0].id
    assert [one.name for one in tacit.pages.today().proposed] == ["Zargon Dynamics", "Petra Holmqvist"]


def test_editing_a_typing_slip_makes_nothing_twice(tacit: Tacit, company: Company) -> None:
    filed = tacit.captures.file(TEXT)
    again = tacit.captures.refile(filed.note.id, TEXT.replace("Walked", "We walked").replace("slides", "slides a lot"))
    assert [one.id for one in again.promises] == [one.id for one in filed.promises]
    assert tacit.records.list("promise").total == 1
    assert tacit.records.list("note").total == 2
    changed = tacit.captures.refile(filed.note.id, TEXT.replace("by Friday", "by Thursday"))
    assert [(one.id, one.due) for one in changed.promises] == [(filed.promises[0].id, date(2026, 11, 26))]


def test_days_of_an_edited_capture_are_those_of_its_own_time(tacit: Tacit, company: Company, clock: Clock) -> None:
    filed = tacit.captures.file(TEXT)
    clock.pass_(days=21)
    again = tacit.captures.refile(filed.note.id, TEXT + " I will also send the drawing by Wednesday.")
    assert [one.due for one in again.promises] == [date(2026, 11, 27), date(2026, 11, 25)]


def test_in_german(tacit: Tacit) -> None:
    company = Company(tacit)
    home = company.customer("Krüger Hydraulik GmbH")
    company.person("Tomás Reuter", home)
    filed = tacit.captures.file("War bei Krüger Hydraulik, Reuter getroffen. Ich schicke ihm bis Freitag das Angebot.")
    assert filed.customer.id == home
    assert [(one.owed_by, one.due) for one in filed.promises] == [("us", date(2026, 11, 27))]


def test_begun_from_a_customers_page(tacit: Tacit, company: Company) -> None:
    other = company.customer("Veldkamp Dairy")
    filed = tacit.captures.file("They change the oil supplier.", customer=other)
    assert filed.note.customer == other
    assert tacit.captures.read("They change the oil supplier.", customer=other).customer.name == "Veldkamp Dairy"


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "🙂",
        "\x00\x01",
        "a" * 100_000,
        "Robert'); DROP TABLE note;--",
        "\u202eright to left",
        "…\n\n\n…",
        "@#$%^&*(",
        "\ufeff",
    ],
)
def test_every_text_is_kept_as_it_was_typed(tacit: Tacit, text: str) -> None:
    filed = tacit.captures.file(text)
    assert tacit.records.get(filed.note.id).text == text
    assert tacit.captures.refile(filed.note.id, text + "!").note.text == text + "!"


def test_a_broken_character_is_refused_in_words_and_stays_a_draft(tacit: Tacit) -> None:
    from db.services.errors import TacitError

    with pytest.raises((TacitError, ValueError)):
        tacit.captures.file("half a smile \ud83d")
    assert [draft.text for draft in tacit.captures.drafts()] == ["half a smile \ud83d"]
