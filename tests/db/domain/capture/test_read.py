"""Reading whole captures: sets of our own must stay as well understood as they are, and any text must be survived."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.domain.capture import LONGEST_WHAT, STANDARD, Known, KnownColleague, KnownContact, KnownCustomer, Reading
from db.services.capture_model import read
from tests.bench.capture import known_of, predict, scorer
from tests.bench.dates import shared

DATA = Path(__file__).parents[3] / "data" / "capture"
MONDAY = datetime(2026, 11, 23, 14, 5)  # noqa: DTZ001
KNOWN = Known.build(
    [KnownCustomer("c", "Corvid Mills", ("Corvid",)), KnownCustomer("h", "Halden Steel AG", ("Halden",))],
    [
        KnownContact("n", "Nina Falk", "c", "Buyer"),
        KnownContact("o", "Omar Reyes", "c"),
        KnownContact("t", "Thomas Ødegård", "h"),
        KnownContact("t2", "Tom Berger", "c"),
    ],
    [KnownColleague("k", "Maren Oltmanns")],
)


def reading(text: str) -> Reading:
    return read(text, KNOWN, MONDAY, STANDARD)


# --- figures ----------------------------------------------------------------------------------------------------------

_SCORE = shared() / "capture" / "score.py"


@pytest.mark.skipif(not _SCORE.exists(), reason="../shared/capture/score.py is not there")
@pytest.mark.parametrize(
    ("cases", "known", "least"),
    [
        (shared() / "capture" / "cases.jsonl", shared() / "capture" / "known.json", 0.0),
        (DATA / "tune.jsonl", DATA / "tune-known.json", 0.07),
        (DATA / "held.jsonl", DATA / "held-known.json", 0.07),
        (DATA / "fresh.jsonl", DATA / "fresh-known.json", 0.07),
        (DATA / "sealed.jsonl", DATA / "sealed-known.json", 0.07),
    ],
    ids=["sample", "tuned", "held", "fresh", "sealed"],
)
def test_figures_of_issue_3_hold(cases: Path, known: Path, least: float) -> None:
    score = scorer(_SCORE)
    rows = score.read(str(cases))
    result, _ = score.score(list(rows.values()), predict(rows, known_of(known)))
    assert result["customer"] >= 0.95 - least
    assert result["contacts"]["f1"] >= 0.92 - least
    assert result["strict"]["f1"] >= 0.80 - least
    assert result["due_found"] >= 0.85 - least
    assert result["due_wrong"] <= 0.05 + least
    assert result["kinds"]["f1"] >= 0.75 - least
    assert result["false_promises"] <= 6 + 100 * least


# --- customers and people ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Met nina at corvid",
        "MET NINA F. AT CORVID MILLS",
        "corvid: ninna was in",
        "Frau Falk, Corvid",
        "Corvid, Nina-san",
    ],
)
def test_known_people_are_recognised_however_they_are_written(text: str) -> None:
    found = reading(text)
    assert found.customer is not None
    assert found.customer.id == "c"
    assert [p.id for p in found.contacts] == ["n"]


def test_missing_diacritics_and_a_first_name_of_two_customers() -> None:
    assert [p.id for p in reading("Halden, Thomas Odegard").contacts] == ["t"]
    assert [p.id for p in reading("Tom at Corvid").contacts] == ["t2"]
    assert [p.id for p in reading("Tom at Halden").contacts] == ["t"]


def test_the_customer_follows_from_a_person_known_beyond_doubt() -> None:
    found = reading("Lunch with Nina Falk.")
    assert found.customer is not None
    assert (found.customer.id, found.customer.span) == ("c", None)


def test_our_own_people_and_relatives_are_no_contacts() -> None:
    found = reading("Corvid. Maren and I met Nina. Our technician Luis joined. Her son Jonas plays chess.")
    assert [p.name for p in found.contacts] == ["Nina Falk"]


def test_new_customer_and_person_are_proposed_with_the_title() -> None:
    found = reading("First visit at Larkspur Dairies. Plant engineer Sofia Petrakis showed me round.")
    assert found.customer is not None
    assert (found.customer.name, found.customer.new) == ("Larkspur Dairies", True)
    assert [(p.name, p.title, p.new) for p in found.contacts] == [("Sofia Petrakis", "Plant engineer", True)]


@pytest.mark.parametrize(
    ("text", "customer", "title"),
    [
        ("Larkspur's buyer Tom Grey", "Larkspur", "buyer"),
        ("Met Larkspur's works manager Tom Grey.", "Larkspur", "works manager"),
    ],
)
def test_whose_buyer_somebody_is_is_a_customer_and_no_buyer(text: str, customer: str, title: str) -> None:
    found = reading(text)
    assert found.customer is not None
    assert (found.customer.name, found.customer.new) == (customer, True)
    assert [(p.name, p.title) for p in found.contacts] == [("Tom Grey", title)]


def test_a_new_person_named_twice_is_one() -> None:
    found = reading("Corvid. Met the new asset manager, Peter Ashworth. Peter starts in May.")
    assert [(p.name, len(p.spans)) for p in found.contacts] == [("Peter Ashworth", 2)]


def test_two_customers_in_one_text() -> None:
    found = reading("Corvid: Nina was out. Later at Halden, Thomas showed me the mill.")
    assert found.customer is not None
    assert found.customer.id == "c"
    assert [c.id for c in found.other_customers] == ["h"]
    assert [p.id for p in found.contacts] == ["n", "t"]


# --- mails, marks, source ---------------------------------------------------------------------------------------------


def test_quoted_lines_promise_nothing_and_a_signature_names_somebody() -> None:
    text = (
        "> We will send you the price list by Friday.\n\nHi Maren,\nI'll return the form by Wednesday.\n\n"
        "Kind regards\nNina Falk\nBuyer, Corvid Mills"
    )
    found = reading(text)
    assert [(p.by, p.due) for p in found.promises] == [("them", date(2026, 11, 25))]
    assert [(p.id, p.title) for p in found.contacts] == [("n", "Buyer")]


def test_marks_point_at_the_words() -> None:
    text = "Told Nina at Corvid we'd email the quote by noon tomorrow."
    marks = {m.kind: text[m.start : m.end] for m in reading(text).marks}
    assert marks["customer"] == "Corvid"
    assert marks["person"] == "Nina"
    assert marks["date"] == "noon tomorrow"
    assert "email the quote" in marks["promise"]


def test_who_said_it_and_how_sure() -> None:
    found = reading("Corvid. Nina told me the board might close the old hall.")
    assert (found.source, found.said_by, found.confidence) == ("said", "nina", "low")
    assert reading("Corvid: heard that Halden want to sell.").source == "heard"


# --- any text ---------------------------------------------------------------------------------------------------------


def check(text: str) -> None:
    found = reading(text)
    size = len(text)
    spans = [(m.start, m.end) for m in found.marks] + [p.span for p in found.promises] + [b.span for b in found.buttons]
    spans += [s for p in found.contacts for s in p.spans] + [t.span for t in found.topics if t.span]
    spans += [p.due_span for p in found.promises if p.due_span]
    assert all(0 <= start <= end <= size for start, end in spans)
    assert all(0 < len(p.what.split()) <= LONGEST_WHAT for p in found.promises)
    assert found.text == text


_PIECES = st.sampled_from(
    "Corvid Nina Falk Omar told me us we I will 'd send him the quote by Friday next week . , ; ? ! : "
    "- ( ) \n > @ 4.12. KW 50 am bis "
    "promised not if she hates loves Herr dass zugesagt schicken From: Regards und and 10 % € 🙂 ß İ \u202e \x00".split(
        " "
    )
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(_PIECES, max_size=120).map(" ".join)))
def test_any_text_is_read(text: str) -> None:
    check(text)


def test_a_hundred_thousand_characters_are_read_in_time() -> None:
    for text in (
        "a" * 100_000,
        "we will send him \n" * 6_000,
        "told him " * 11_000,
        "1/2." * 25_000,
        "Anna Berg, " * 9_000,
    ):
        check(text[:100_000])


def test_naughty_strings() -> None:
    path = shared() / "data" / "naughty" / "blns.json"
    if not path.exists():
        pytest.skip("../shared/data/naughty is not there")
    for text in json.loads(path.read_text(encoding="utf-8")):
        check(text)
        check(f"Told Nina at Corvid we'd send {text} by Friday.")
