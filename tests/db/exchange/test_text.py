"""Small pure rules: text, days, numbers, file names, keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.exchange import keys, numbers
from db.exchange.api import ExchangeError, Source
from db.exchange.dates import Order, parse_day
from db.exchange.names import safe_name
from db.exchange.text import clean, decode_bytes, find_encoding, guess_8bit, lines, refuse_binary


@given(st.text(st.characters()))
def test_clean_text_can_be_stored(text: str) -> None:
    done = clean(text)
    done.encode("utf-8")
    assert "\x00" not in done
    assert "\r" not in done
    assert clean(done) == done


@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd_to_decode(data: bytes) -> None:
    for codec in ("utf-8", "utf-16", "cp1252", "no such codec"):
        decode_bytes(data, codec)


@given(st.binary(max_size=300).map(lambda b: b.decode("latin-1")))
def test_lines_lose_nothing(text: str) -> None:
    from unittest.mock import patch

    with patch("db.exchange.text.blocks", lambda *_: iter([text[n : n + 7] for n in range(0, len(text), 7)])):
        assert "".join(lines(None, "utf-8")) == text  # type: ignore[arg-type]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_a_safe_name_is_one_plain_name(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert len(safe.encode()) <= 124
    assert not set('/\\<>:"|?*\x00\n') & set(safe)
    assert safe not in (".", "..")
    assert safe == safe.strip(" .")
    assert Path("/base", safe).parent == Path("/base")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "C:\\Windows\\x.dll", "con", "a" * 400 + ".png", "..", "\u202egnp.exe"]
)
def test_names_that_mean_harm(name: str) -> None:
    assert Path("/base", safe_name(name)).parent == Path("/base")
    assert "\u202e" not in safe_name(name)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-01-31", date(2024, 1, 31)),
        ("20240131T101500Z", date(2024, 1, 31)),
        ("31.01.2024 14:05", date(2024, 1, 31)),
        ("1/31/24 2:05 PM", date(2024, 1, 31)),
        ("3. März 2024", date(2024, 3, 3)),
        ("1er février 2023", date(2023, 2, 1)),
        ("12 de enero de 2024", date(2024, 1, 12)),
        ("January 31, 2024", date(2024, 1, 31)),
        ("Wed, 31 Jan 2024 10:00:00 +0100", date(2024, 1, 31)),
        ("3/4/2024", None),
        ("2024-02-30", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert parse_day(text, None) == day


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.booleans(), st.sampled_from(["/", "-", "."]))
def test_a_day_written_in_a_known_order_is_read(day: date, day_first: bool, mark: str) -> None:
    day_first = day_first or mark == "."
    parts = (day.day, day.month) if day_first else (day.month, day.day)
    assert parse_day(mark.join(map(str, (*parts, day.year))), day_first) == day


def test_evidence_of_an_order() -> None:
    order = Order()
    order.see("3/4/2024")
    assert (order.verdict, order.asks) == (None, True)
    order.see("3/14/2024")
    assert (order.verdict, order.asks) == (False, False)
    order.see("15/3/2024")
    assert (order.verdict, order.asks) == (None, True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1'234.50", "1234.50"),
        ("1.234", "1234"),
        ("0,5", "0.5"),
        ("12,5", "12.5"),
        ("1 234 567", "1234567"),
    ],
)
def test_decimals(text: str, value: str) -> None:
    assert str(numbers.parse_decimal(text)) == value


@given(st.text())
def test_no_text_is_too_odd_for_a_number_or_a_day(text: str) -> None:
    numbers.parse_count(text)
    numbers.parse_money(text)
    numbers.parse_year(text)
    parse_day(text, True)


def test_names_are_compared_as_people_read_them() -> None:
    assert keys.person_norm("Dr. Müller, Jörg") == keys.person_norm("Jörg  Muller") == "jorg muller"
    assert keys.person_norm("John Doe Sr.") != keys.person_norm("John Doe Jr.")
    assert keys.phone_norm("+41 44 668 18 00") == keys.phone_norm("044 668 18 00")
    assert keys.phone_norm("+123456789") != keys.phone_norm("+96123456789")
    assert keys.customer("ACME  Corp.").key == keys.customer("Acme Corp").key


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"PK\x03\x04xxxx", "packed"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (bytes(range(1, 32)) * 20, "not a text"),
    ],
)
def test_what_is_no_text_is_refused_in_words(content: bytes, word: str) -> None:
    with pytest.raises(ExchangeError, match=word):
        refuse_binary(content, "x.csv")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_recognised(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Vorname,Größe,Straße\nJürgen,1,Köln\n".encode(codec))
    assert (
        decode_bytes(path.read_bytes(), find_encoding(Source(path))).removeprefix("\ufeff").startswith("Vorname,Größe")
    )


def test_western_bytes_are_told_from_others() -> None:
    assert guess_8bit("Jürgen Groß, Köln; Café “Zoë”".encode("cp1252")) == "cp1252"
    assert guess_8bit("Müller Köln Größe Jürgen".encode("cp850")) == "cp850"
