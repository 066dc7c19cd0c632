"""What a capture proposes is made once, however often and however it is named, and becomes a known one in one step."""

from __future__ import annotations

import pytest

from db.services.app import Tacit
from db.services.errors import Invalid, NotFound
from tests.db.services.company import Company

TEXT = "Met Anna Berg, CFO at Halden Steel AG. I promised her the quote by Friday."


@pytest.fixture
def company(tacit: Tacit) -> Company:
    return Company(tacit)


def counts(tacit: Tacit) -> tuple[int, int]:
    return tacit.records.list("customer").total, tacit.records.list("contact").total


def test_the_same_capture_twice_proposes_once(tacit: Tacit) -> None:
    first, second = tacit.captures.file(TEXT), tacit.captures.file(TEXT)
    assert counts(tacit) == (1, 1)
    assert (first.new_customer, second.new_customer) == (True, False)
    assert [one.new for one in second.contacts] == [False]


@pytest.mark.parametrize("name", ["Halden Steel", "HALDEN STEEL AG", "Halden Stel AG", "halden steel"])
def test_a_variant_of_a_proposed_name_is_the_same(tacit: Tacit, name: str) -> None:
    tacit.captures.file(TEXT)
    tacit.captures.file(f"At {name} again, met Anna Berg. They want a price.")
    assert counts(tacit) == (1, 1)


def test_undone_and_done_again_there_is_one(tacit: Tacit) -> None:
    filed = tacit.captures.file(TEXT)
    tacit.records.undo()
    assert counts(tacit) == (0, 0)
    tacit.captures.file(TEXT)
    assert counts(tacit) == (1, 1)
    tacit.records.undo()
    tacit.records.undo()
    tacit.records.redo()
    tacit.captures.file(TEXT)
    assert counts(tacit)[0] == 1
    assert filed.new_customer


def test_a_proposed_customer_that_is_a_known_one_becomes_it(tacit: Tacit, company: Company) -> None:
    known = company.customer("Nordstern Walzwerk")
    filed = tacit.captures.file(TEXT)
    assert filed.customer is not None
    tacit.pages.merge(filed.customer.id, known)
    assert tacit.records.get(filed.note.id).customer == known
    assert tacit.records.get(filed.promises[0].id).customer == known
    assert tacit.records.get(filed.contacts[0].id).customer == known
    assert tacit.records.get(known).aliases == ("Halden Steel AG",)
    again = tacit.captures.file(TEXT)
    assert again.customer is not None
    assert again.customer.id == known
    assert counts(tacit) == (1, 1)


def test_a_proposed_person_that_is_a_known_one_becomes_them(tacit: Tacit, company: Company) -> None:
    home = company.customer("Halden Steel AG")
    known = company.person("Annelie Bergh", home)
    filed = tacit.captures.file(TEXT)
    made = filed.contacts[0].id
    if made == known:
        pytest.skip("the reader takes this spelling for the known one already")
    assert [one.id for one in tacit.pages.same_as(made)][:1] == [known]
    tacit.pages.merge(made, known)
    assert tacit.records.get(filed.note.id).about == (known,)
    assert tacit.records.get(filed.promises[0].id).contact == known
    person = tacit.records.get(known)
    assert (person.name, person.nicknames, person.title) == ("Annelie Bergh", ("Anna Berg",), "CFO")


def test_merging_is_one_thing_to_undo(tacit: Tacit, company: Company) -> None:
    known = company.customer("Nordstern Walzwerk")
    filed = tacit.captures.file(TEXT)
    assert filed.customer is not None
    tacit.pages.merge(filed.customer.id, known)
    tacit.records.undo()
    assert tacit.records.get(filed.note.id).customer == filed.customer.id
    assert tacit.records.get(filed.customer.id).deleted_at is None
    assert tacit.records.get(known).aliases == ()


def test_what_cannot_be_merged_is_said(tacit: Tacit, company: Company) -> None:
    known, other = company.customer("Nordstern Walzwerk"), company.customer("Weserstahl")
    with pytest.raises(NotFound):
        tacit.pages.merge(known, other)  # confirmed long ago
    filed = tacit.captures.file(TEXT)
    assert filed.customer is not None
    with pytest.raises(Invalid):
        tacit.pages.merge(filed.customer.id, filed.customer.id)
    with pytest.raises(NotFound):
        tacit.pages.merge(filed.customer.id, filed.contacts[0].id)
