"""vCards of the world become people and firms with everything on them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.db.exchange.reading import losses, plain, read, read_text

#: file -> (people, firms, attachments, names of left-out places)
SAMPLES = {
    "John_Doe_ANDROID.vcf": (6, 0, 0, ["card 5"]),
    "John_Doe_BLACK_BERRY.vcf": (1, 0, 1, []),
    "John_Doe_EVOLUTION.vcf": (1, 0, 0, []),
    "John_Doe_GMAIL.vcf": (1, 0, 0, []),
    "John_Doe_IPHONE.vcf": (1, 0, 1, []),
    "John_Doe_LOTUS_NOTES.vcf": (1, 0, 1, []),
    "John_Doe_MAC_ADDRESS_BOOK.vcf": (1, 0, 1, []),
    "John_Doe_MS_OUTLOOK.vcf": (1, 0, 1, []),
    "apple.vcf": (0, 1, 1, []),
    "fullcontact.vcf": (1, 0, 0, []),
    "gmail-list.vcf": (3, 0, 0, []),
    "gmail-single.vcf": (1, 0, 0, []),
    "gmail-single2.vcf": (1, 0, 0, []),
    "johndoe.vcf": (1, 0, 0, []),
    "outlook-2003.vcf": (1, 0, 1, []),
    "outlook-2007.vcf": (1, 0, 2, []),
    "photo.vcf": (1, 0, 1, []),
    "rfc2426-example.vcf": (2, 0, 0, []),
    "rfc6350-example.vcf": (1, 0, 0, []),
    "thebat.vcf": (1, 0, 0, []),
    "thunderbird-MoreFunctionsForAddressBook-extension.vcf": (1, 0, 1, []),
    "utf-16_sample.vcf": (1, 0, 0, []),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_comes_in(shared: Path, name: str) -> None:
    drafts, skipped = read(shared / "vcard" / name)
    kinds = [d.kind for d in drafts]
    found = (kinds.count("contact"), kinds.count("customer"), kinds.count("attachment"))
    assert (*found, [s.where for s in losses(skipped)]) == SAMPLES[name]


def test_every_property_of_a_rich_card_is_kept(shared: Path) -> None:
    """Whatever stands on a card is found again in the draft, but for marks that only programs read."""
    (draft,), _ = read(shared / "vcard" / "gmail-single2.vcf")
    told = repr(plain(draft))
    for number in range(1, 16):
        assert f"Name{number}" in told
    for number in range(2, 10):
        assert f"IM{number}" in told
    for number in range(1, 10):
        assert f"555555111{number}" in told
    for word in ("ThePhoneticFirstName", "CustomEmailCategory", "115 Main St", "1930-03-20", "http://www.example6.com"):
        assert word in told


def card(tmp_path: Path, body: str) -> dict[str, object]:
    drafts, _ = read_text(tmp_path, "a.vcf", f"BEGIN:VCARD\r\nVERSION:3.0\r\n{body}\r\nEND:VCARD\r\n")
    return plain(drafts[0])


def test_fields_of_a_person(tmp_path: Path) -> None:
    values = card(
        tmp_path,
        "FN:Dr. Anna Weiß\r\nN:Weiß;Anna;;Dr.;\r\nORG:Weber GmbH;Einkauf\r\nTITLE:Leiterin\r\nBDAY:1980-03-22\r\n"
        "EMAIL;TYPE=home:a@home.example\r\nEMAIL;TYPE=work,pref:a@weber.example\r\nTEL;TYPE=cell:+49 170 1\r\n"
        "TEL;TYPE=work,fax:+49 1\r\nADR;TYPE=work:;;Hauptstr. 1;Köln;NRW;50667;Deutschland\r\n"
        "NOTE:mag\\nKaffee\r\nCATEGORIES:VIP,Köln",
    )
    assert values["name"] == "Dr. Anna Weiß"
    assert (values["given"], values["family"], values["customer"], values["department"]) == (
        "Anna",
        "Weiß",
        "Weber GmbH",
        "Einkauf",
    )
    assert values["emails"] == ("a@weber.example", "a@home.example")
    assert values["phones"] == ("+49 170 1",)
    assert (values["street"], values["postcode"], values["city"], values["country"]) == (
        "Hauptstr. 1",
        "50667",
        "Köln",
        "Deutschland",
    )
    assert values["birthday"] == date(1980, 3, 22)
    assert values["about"] == "mag\nKaffee"
    assert values["tags"] == ("VIP", "Köln")
    assert "Work fax: +49 1" in str(values["details"])


@pytest.mark.parametrize(
    ("text", "day", "line"),
    [
        ("19800322", date(1980, 3, 22), ""),
        ("--0203", None, "Birthday: 3 February"),
        ("--02-03", None, "Birthday: 3 February"),
        ("1604-05-06", None, "Birthday: 6 May"),
        ("some day in spring", None, "Birthday: some day in spring"),
    ],
)
def test_birthdays_whole_and_partial(tmp_path: Path, text: str, day: date | None, line: str) -> None:
    values = card(tmp_path, f"FN:A B\r\nBDAY:{text}")
    assert values.get("birthday") == day
    assert line in str(values.get("details", ""))


def test_an_unknown_property_becomes_a_line_of_details(tmp_path: Path) -> None:
    assert "Shoe size: 44" in str(card(tmp_path, "FN:A B\r\nX-SHOE-SIZE:44")["details"])


def test_a_group_becomes_a_tag_on_its_members(tmp_path: Path) -> None:
    drafts, _ = read_text(
        tmp_path,
        "g.vcf",
        "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Key people\nMEMBER:urn:uuid:11-22\n"
        "MEMBER:mailto:b@x.example\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:11-22\nFN:Anna\nEND:VCARD\n",
    )
    tag, first, second, anna = drafts
    assert tag.kind == "tag"
    assert first.patch
    assert first.key == anna.key
    assert plain(first)["tags"] == plain(second)["tags"] == ("Key people",)


def test_two_cards_of_one_person_in_two_files_have_one_key(tmp_path: Path) -> None:
    one, _ = read_text(tmp_path, "1.vcf", "BEGIN:VCARD\nFN:Anna  Weber\nEMAIL:Anna@X.example\nTEL:1\nEND:VCARD\n")
    other, _ = read_text(
        tmp_path, "2.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ánna Weber\nEMAIL;TYPE=work:anna@x.example\nEND:VCARD\n"
    )
    assert one[0].key == other[0].key


def test_an_enclosure_beyond_the_bound_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.exchange.vcard_lines.MAX_ATTACHMENT", 100)
    drafts, skipped = read_text(
        tmp_path, "p.vcf", "BEGIN:VCARD\nFN:A\nPHOTO;ENCODING=b:" + "QUJD" * 100 + "\nEND:VCARD\n"
    )
    assert [d.kind for d in drafts] == ["contact"]
    assert "larger" in losses(skipped)[0].why
