"""What a person maps takes effect on the record it names, or stays as a line of details, and the report says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.exchange.api import Draft, Lookup, Options, Skipped
from db.records import Form, standard_kinds
from tests.db.exchange.reading import losses, read_text

PEOPLE = "First Name,Last Name,Company,City\nAnna,Weber,Acme,Bonn\n"
LONE = "First Name,Last Name,City\nAnna,Weber,Bonn\n"
FIRMS = "Account Name,Industry,City\nAcme,Steel,Bonn\n"
NOTES = "account_name,contact_name,timestamp,comment,City\nAcme,Anna Weber,2024-01-31,hello,Bonn\n"
DEALS = "Deal Name,Deal Stage,Amount,Associated Company,City\nPlant,Closed Won,€10,Acme,Bonn\n"
KINDS = ("customer", "contact", "note", "opportunity", "site", "promise", "visit")
OFFERED = [(kind, one.name) for kind in KINDS for one in standard_kinds()[kind].form if one.form is not Form.FLAG]


def mapped(tmp_path: Path, text: str, to: tuple[str, str]) -> tuple[list[Draft], list[Skipped]]:
    return read_text(tmp_path, "t.csv", text, Options(mapping={"City": to}))


def firm_of(draft: Draft) -> Draft:
    firm = draft.values["customer"]
    assert isinstance(firm, Lookup)
    assert firm.draft is not None
    return firm.draft


@pytest.mark.parametrize("text", [PEOPLE, NOTES, DEALS])
def test_a_field_of_the_customer_reaches_the_customer_a_row_refers_to(tmp_path: Path, text: str) -> None:
    drafts, left = mapped(tmp_path, text, ("customer", "region"))
    assert firm_of(drafts[-1]).values["region"] == "Bonn"
    assert "Bonn" not in str(drafts[-1].values.get("details"))
    assert losses(left) == []


@pytest.mark.parametrize("field", ["website", "phone", "email"])
def test_fields_are_called_as_the_records_declare_them(tmp_path: Path, field: str) -> None:
    (firm,), _ = mapped(tmp_path, FIRMS.replace("Bonn", "x@acme.example"), ("customer", field))
    assert firm.values[field] == "x@acme.example"


def test_without_such_a_record_the_value_is_a_line_of_details_and_named(tmp_path: Path) -> None:
    (anna,), left = mapped(tmp_path, LONE, ("customer", "region"))
    assert (anna.kind, anna.values["details"]) == ("contact", "City: Bonn")
    (loss,) = losses(left)
    assert "City" in loss.why
    assert "details" in loss.why
    assert "Bonn" not in loss.why


def test_a_column_of_another_kind_does_not_turn_the_table_into_that_kind(tmp_path: Path) -> None:
    (firm,), left = mapped(tmp_path, FIRMS, ("note", "polarity"))
    assert (firm.kind, firm.values["details"]) == ("customer", "City: Bonn")
    assert len(losses(left)) == 1


def test_a_later_row_tells_more_of_the_same_customer(tmp_path: Path) -> None:
    text = PEOPLE.replace(",Bonn", ",") + "Bob,Maier,Acme,Bonn\n"
    drafts, _ = mapped(tmp_path, text, ("customer", "region"))
    assert [d.values.get("region") for d in drafts if d.kind == "customer"] == ["Bonn"]


def test_declared_fields_are_read_by_their_form(tmp_path: Path) -> None:
    (anna,), _ = mapped(tmp_path, LONE.replace("Bonn", "friendly"), ("contact", "personal"))
    assert anna.values["personal"] == "friendly"
    (note,), _ = mapped(tmp_path, NOTES.replace("Bonn", "2024-03-01"), ("note", "review_by"))
    assert note.values["review_by"].isoformat() == "2024-03-01"


def test_two_columns_for_one_field_keep_both(tmp_path: Path) -> None:
    (firm,), left = mapped(tmp_path, FIRMS, ("customer", "industry"))
    assert (firm.values["industry"], firm.values["details"]) == ("Steel", "City: Bonn")
    assert len(losses(left)) == 1


@pytest.mark.parametrize("cell", ["Bonn", "2024", "true"])
@pytest.mark.parametrize("text", [PEOPLE, LONE, FIRMS, NOTES, DEALS], ids=["people", "lone", "firms", "notes", "deals"])
def test_nothing_the_dialog_offers_is_dropped(tmp_path: Path, text: str, cell: str) -> None:
    for to in OFFERED:
        drafts, left = mapped(tmp_path, text.replace("Bonn", cell), to)
        told = repr([d.values for d in drafts])
        assert cell in told, (to, drafts, left)
        assert any(d.label for d in drafts), to


def test_a_row_without_its_person_comes_in_as_its_customer_and_is_named(tmp_path: Path) -> None:
    (firm,), left = mapped(tmp_path, PEOPLE.replace("Anna,Weber", ","), ("contact", "title"))
    assert (firm.kind, firm.values["name"], firm.values["details"]) == ("customer", "Acme", "City: Bonn")
    assert "customer" in losses(left)[0].why


def test_a_deal_keeps_the_name_of_its_person(tmp_path: Path) -> None:
    drafts, _ = mapped(tmp_path, DEALS.replace("Bonn", "Anna Weber"), ("contact", "name"))
    assert [d.kind for d in drafts] == ["contact", "opportunity"]
    assert drafts[1].values["description"] == "City: Anna Weber"


def test_what_a_colleague_has_no_field_for_is_named(tmp_path: Path) -> None:
    text = "sales_agent,manager,Shoe size\nAnna Weber,Bob Maier,38\n"
    _, left = read_text(tmp_path, "t.csv", text)
    assert [("Shoe size" in one.why, "38" in one.why) for one in losses(left)] == [(True, False)]
