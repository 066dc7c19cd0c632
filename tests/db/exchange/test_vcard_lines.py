"""The grammar of vCards: escaping, folding, encodings, and what breaks the grammar."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.exchange.vcard_lines import (
    Card,
    Decoder,
    Property,
    escape,
    fold,
    parse_cards,
    parse_line,
    split,
    unescape,
    unfold,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"))


def cards(text: str) -> list[Card]:
    return [c for c in parse_cards(text.splitlines(keepends=True), Decoder(False, "utf-8")) if isinstance(c, Card)]


def only(text: str) -> Property:
    (card,) = cards(f"BEGIN:VCARD\nVERSION:3.0\n{text}\nEND:VCARD\n")
    (prop,) = card.properties
    return prop


@given(TEXTS)
def test_what_is_escaped_comes_back(text: str) -> None:
    assert unescape(escape(text)) == text


@given(TEXTS)
def test_an_escaped_value_is_one_item_and_one_line(text: str) -> None:
    escaped = escape(text)
    assert "\n" not in escaped
    assert split(escaped, ",") == [escaped]
    assert split(escaped, ";") == [escaped]


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_a_list_of_escaped_items_splits_into_them(items: list[str]) -> None:
    assert [unescape(i) for i in split(";".join(map(escape, items)), ";")] == items


@given(
    st.text(st.characters(exclude_categories=["Cs", "Zl", "Zp"], exclude_characters="\r\n\x00\x0b\x0c\x1c\x1d\x1e\x85"))
)
def test_a_folded_line_unfolds_to_itself(text: str) -> None:
    folded = fold(f"NOTE:{text}")
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    assert list(unfold(folded.split("\r\n"))) == [f"NOTE:{text}"]


def test_soft_breaks_of_quoted_printable_are_joined_and_decoded() -> None:
    prop = only("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:M=C3=BCl=\nler=0D=0AZweite=\n Zeile")
    assert prop.value == "Müller\r\nZweite Zeile"


def test_bytes_of_another_encoding_than_declared_are_read_all_the_same() -> None:
    raw = b"BEGIN:VCARD\nFN;CHARSET=windows-1252:" + "Doë".encode() + b"\nNOTE;CHARSET=windows-1252:Do\xeb\nEND:VCARD\n"
    (card,) = parse_cards(raw.decode("latin-1").splitlines(keepends=True), Decoder(True, "cp1252"))
    assert isinstance(card, Card)
    assert [p.value for p in card.properties] == ["Doë", "Doë"]


def test_a_character_cut_in_two_costs_no_more_than_itself() -> None:
    prop = only("ORG;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=91=C3=91=C3=91=C3")
    assert prop.value.startswith("ÑÑÑ")


def test_base64_may_be_folded_with_or_without_indent() -> None:
    for text in (
        "PHOTO;ENCODING=b;TYPE=PNG:aGVs\n bG8=",
        "PHOTO;BASE64:\n  aGVs\n  bG8=\n\n",
        "PHOTO;ENCODING=BASE64:aGVs\nbG8=\n",
    ):
        assert only(text).data == b"hello"


def test_damaged_base64_is_named_not_raised() -> None:
    assert only("PHOTO;ENCODING=b:abcde").broken


def test_parameters_of_all_versions() -> None:
    prop = parse_line('item1.TEL;HOME;type=cell;TYPE="work,voice";PREF=1:tel:+1-418;ext=102')
    assert prop is not None
    assert (prop.group, prop.name, prop.value) == ("item1", "TEL", "tel:+1-418;ext=102")
    assert prop.types == {"home", "cell", "work", "voice"}
    assert prop.preferred


def test_a_colon_in_quotes_does_not_end_the_parameters() -> None:
    prop = parse_line('ADR;LABEL="a: b; c":;;Street;City;;;')
    assert prop is not None
    assert prop.params["LABEL"] == ["a: b; c"]
    assert prop.value == ";;Street;City;;;"


def test_a_line_without_a_name_continues_the_one_before() -> None:
    assert unescape(only("NOTE:first line\nsecond line, no name").value) == "first line\nsecond line, no name"


def test_a_card_without_end_is_read_and_marked() -> None:
    first, second = cards("BEGIN:VCARD\nFN:One\nBEGIN:VCARD\nFN:Two\n")
    assert [(c.properties[0].value, c.complete) for c in (first, second)] == [("One", False), ("Two", False)]


def test_an_agent_is_a_card_within_a_card() -> None:
    (card,) = cards("BEGIN:VCARD\nFN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Helper\nEND:VCARD\nEND:VCARD\n")
    assert card.agents[0].properties[0].value == "Helper"
