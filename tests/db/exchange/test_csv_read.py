"""Tables become customers, people, notes, opportunities, colleagues and teams; nothing in them is lost."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from db.domain.values import Money
from db.exchange.api import Draft, ExchangeError, Lookup, Options
from tests.db.exchange.reading import FORMATS, losses, plain, read, read_text


def table(tmp_path: Path, text: str, **options: object) -> list[dict[str, object]]:
    drafts, _ = read_text(tmp_path, "t.csv", text, Options(**options))  # type: ignore[arg-type]
    return [plain(d) for d in drafts]


def test_the_crm(shared: Path) -> None:
    accounts, left = read(shared / "crm" / "accounts.csv")
    assert (len(accounts), losses(left)) == (85, [])
    bluth = plain(next(d for d in accounts if d.label == "Bluth Company"))
    assert (bluth["parent"], bluth["founded"], bluth["employees"], bluth["country"]) == (
        "Acme Corporation",
        1993,
        3027,
        "United States",
    )
    assert "Revenue: 1242.32" in str(bluth["details"])
    notes, left = read(shared / "crm" / "interactions.csv")
    assert (len(notes), len({d.key for d in notes}), losses(left)) == (626, 626, [])
    assert {d.kind for d in notes} == {"note"}
    first = plain(notes[0])
    assert (first["customer"], first["about"], first["learnt_on"]) == (
        "Acme Corporation",
        ("Paul Stokes",),
        date(2024, 1, 31),
    )
    assert "\n\n" in str(first["text"])
    assert first["details"] == "Activity type: Meeting\nStatus: Completed"
    assert not any(d.offers for d in notes)


def test_the_sales_teams(shared: Path) -> None:
    drafts, _ = read(shared / "crm" / "sales_teams.csv")
    named = Counter((d.kind, d.label) for d in drafts)
    assert sum(kind == "colleague" for kind, _ in named) == 41
    assert {name for kind, name in named if kind == "team"} == {"Central", "East", "West"}


SAME = ("name", "given", "family", "title", "department", "customer", "birthday", "about", "nicknames", "tags",
        "street", "city", "region", "postcode", "country")  # fmt: skip
SETS = ("emails", "phones", "websites")


@pytest.mark.parametrize("name", ["all", "email", "gmail", "outlook", "tb_plain"])
def test_a_contact_table_gives_what_its_gold_vcard_gives(shared: Path, name: str) -> None:
    ours, _ = read(shared / "contacts-csv" / f"{name}.csv")
    gold, _ = read(shared / "contacts-csv" / f"{name}.vcf")
    assert [d.key for d in ours] == [d.key for d in gold]
    for one, other in zip(map(plain, ours), map(plain, gold), strict=True):
        assert {n: one.get(n) for n in SAME} == {n: other.get(n) for n in SAME}
        assert {n: set(one.get(n, ())) for n in SETS} == {n: set(other.get(n, ())) for n in SETS}


def test_nothing_of_a_wide_table_is_lost(shared: Path) -> None:
    path = shared / "contacts-csv" / "all.csv"
    cells = path.read_text("utf-8-sig").splitlines()[1].split(",")
    (draft,), _ = read(path)
    told = repr(plain(draft))
    assert [c for c in cells if c not in told and c != "20/01/1991"] == []


def test_an_ambiguous_date_is_asked_for_and_kept_as_text(tmp_path: Path) -> None:
    text = "account,comment,date\nAcme,hello,3/4/2024\n"
    drafts, left = read_text(tmp_path, "t.csv", text)
    assert "learnt_on" not in drafts[0].values
    assert "3/4/2024" in str(drafts[0].values["details"])
    assert "two ways" in losses(left)[0].why
    assert [q.name for q in FORMATS.inspect(tmp_path / "t.csv").questions] == ["day_first"]
    assert table(tmp_path, text, day_first=True)[0]["learnt_on"] == date(2024, 4, 3)
    assert table(tmp_path, text, day_first=False)[0]["learnt_on"] == date(2024, 3, 4)


def test_one_date_that_tells_settles_the_column(tmp_path: Path) -> None:
    rows = table(tmp_path, "account,comment,date\nAcme,hello,3/4/2024\nAcme,bye,3/14/2024\n")
    assert [r["learnt_on"] for r in rows] == [date(2024, 3, 4), date(2024, 3, 14)]


def test_what_is_planned_is_not_learnt(tmp_path: Path) -> None:
    (row,) = table(tmp_path, "account,comment,date\nAcme,demo,2026-12-01\n", today=date(2026, 11, 22))
    assert "learnt_on" not in row
    assert "2026-12-01" in str(row["details"])


@pytest.mark.parametrize(
    ("header", "cell", "options", "expected"),
    [
        ("revenue", "1100.04", {}, None),
        ("revenue", "1100.04", {"currency": "USD"}, Money(110004, "USD")),
        ("Revenue (USD millions)", "1100.04", {}, Money(110_004_000_000, "USD")),
        ("Umsatz (TEUR)", "1.200", {}, Money(120_000_000, "EUR")),
        ("Annual Revenue", "$1.2M", {}, Money(120_000_000, "USD")),
        ("Umsatz", "1.200.000,50 €", {}, Money(120_000_050, "EUR")),
    ],
)
def test_revenue_needs_a_currency(
    tmp_path: Path, header: str, cell: str, options: dict[str, str], expected: Money | None
) -> None:
    (row,) = table(tmp_path, f'account,{header},industry\nAcme,"{cell}",steel\n', **options)
    assert row.get("revenue") == expected
    assert (expected is not None) or cell in str(row["details"])


def test_a_short_id_tells_rows_apart_and_links_them(tmp_path: Path) -> None:
    drafts, _ = read_text(tmp_path, "t.csv", "account_id,account,city\n1,Acme,Köln\n2,Acme,Bonn\n")
    assert len({d.key for d in drafts}) == 2
    assert all(d.explicit for d in drafts)
    assert drafts[0].also[0] == "customer-id:1"
    (note,), _ = read_text(tmp_path, "n.csv", "account_id,comment,date\n1,hello,2024-01-31\n")
    assert isinstance(note.values["customer"], Lookup)
    assert note.values["customer"].key == "customer-id:1"


def test_a_lasting_id_is_the_key_in_every_file(tmp_path: Path) -> None:
    (account,), _ = read_text(tmp_path, "a.csv", "Id,Name,Industry\n0015g00000XyzAbAAJ,Acme,Steel\n")
    (person,), _ = read_text(tmp_path, "c.csv", "Id,AccountId,LastName\n0035g00000QrsTuAAJ,0015g00000XyzAbAAJ,Weber\n")
    assert isinstance(person.values["customer"], Lookup)
    assert person.values["customer"].key == account.key


def test_remarks_above_the_header_are_passed_over(tmp_path: Path) -> None:
    remarks = 'Notes:\n"Some connections hide their address, see https://x.example"\n\n'
    text = f"{remarks}First Name,Last Name,Company,Position,Email Address\nAnna,Weber,Acme,CEO,a@acme.example\n"
    (row,) = table(tmp_path, text)
    assert (row["name"], row["customer"], row["title"]) == ("Anna Weber", "Acme", "CEO")


def test_a_table_without_a_header(tmp_path: Path) -> None:
    (row, _) = table(tmp_path, "Anna Weber,a@acme.example,Köln\nBob Maier,b@acme.example,Bonn\n")
    assert (row["name"], row["emails"], row["details"]) == ("Anna Weber", ("a@acme.example",), "Column 3: Köln")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_encodings_of_spreadsheets(tmp_path: Path, codec: str) -> None:
    people = "Jürgen;Großmann;Käßbohrer;Düsseldorf\nZoë;Müller;Übersee;Köln\nJosé;Muñoz;Peña;Málaga\n"
    text = f"Vorname;Nachname;Firma;Ort\n{people}"
    drafts, _ = read_text(tmp_path, "t.csv", text.encode(codec))
    assert [d.label for d in drafts] == ["Jürgen Großmann", "Zoë Müller", "José Muñoz"]


def test_russian_in_its_old_encoding(tmp_path: Path) -> None:
    text = (
        "First Name,Last Name,Company,Notes\n"
        + "Иван,Петров,Рога и копыта,Очень любит чай и длинные разговоры о погоде\n" * 3
    )
    drafts, _ = read_text(tmp_path, "t.csv", text.encode("cp1251"))
    assert drafts[0].label == "Иван Петров"


def test_formulas_stay_text(tmp_path: Path) -> None:
    (row,) = table(tmp_path, 'First Name,Last Name,Notes\nAnna,Weber,"=HYPERLINK(""http://x"",""y"")"\n')
    assert row["about"] == '=HYPERLINK("http://x","y")'


def test_the_same_row_twice_comes_in_once_and_is_named(tmp_path: Path) -> None:
    drafts, left = read_text(tmp_path, "t.csv", "account,comment\nAcme,hello\nAcme,hello\n")
    assert len(drafts) == 1
    assert losses(left)[0].where == "row 3"


def test_cells_beyond_the_header_are_kept(tmp_path: Path) -> None:
    (row,) = table(tmp_path, "First Name,Last Name\nAnna,Weber,surplus\n")
    assert "surplus" in str(row["details"])


def test_columns_that_say_nothing_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="no column names"):
        read_text(tmp_path, "t.csv", "a,b,c\n1,2,3\n")
    (row,) = table(
        tmp_path, "a,b,c\n1,2,3\n", mapping={"a": ("contact", "name"), "b": ("contact", "title"), "c": ("", "")}
    )
    assert row == {"name": "1", "title": "2"}


def test_an_opportunity(tmp_path: Path) -> None:
    (row,) = table(
        tmp_path,
        "Deal Name,Deal Stage,Close Date,Amount,Associated Company\nNew plant,Closed Won,2024-05-06,€10.000,Acme\n",
    )
    assert (row["name"], row["stage"], row["close_by"], row["value"], row["customer"]) == (
        "New plant", "won", date(2024, 5, 6), Money(1_000_000, "EUR"), "Acme"
    )  # fmt: skip


def test_a_customer_table_with_its_person(tmp_path: Path) -> None:
    firm, person = table(
        tmp_path, "Firma;Branche;Ort;Telefon;Ansprechpartner\nWeber GmbH;Stahl;Köln;0221 1;Anna Weber\n"
    )
    assert (firm["name"], firm["phone"], firm["city"]) == ("Weber GmbH", "0221 1", "Köln")
    assert (person["name"], person["customer"]) == ("Anna Weber", "Weber GmbH")


def test_the_sets_of_duplicates_come_in_as_they_are(shared: Path) -> None:
    for name, count in (("dataset1.csv", 1000), ("dataset2.csv", 4999), ("chicago_sites_with_true_ids.csv", 3337)):
        drafts, left = read(shared / "duplicates" / name)
        assert len({d.key for d in drafts}) == len(drafts) == count
        assert len(losses(left)) == (1 if name == "dataset2.csv" else 0)
    assert isinstance(drafts[0], Draft)
