"""Lines picked out of notes: sentences, shortening, what to know, what happened."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain import digest
from db.domain.digest import Piece

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("No end", ["No end"]),
        ("Line one\nLine two", ["Line one", "Line two"]),
        ("Saw Dr. Menon at 9.30 a.m. today. She left.", ["Saw Dr. Menon at 9.30 a.m. today.", "She left."]),
        ("Costs 3.5 bar. Fine.", ["Costs 3.5 bar.", "Fine."]),
        ("Rechnung z.B. von Fr. Müller. Am 3. Mai mehr.", ["Rechnung z.B. von Fr. Müller.", "Am 3. Mai mehr."]),
        ('He said "no." Then left.', ['He said "no."', "Then left."]),
        ("Met J. Smith. Nice.", ["Met J. Smith.", "Nice."]),
        ("Wait... what?", ["Wait...", "what?"]),
    ],
)
def test_sentences_end_where_people_end_them(text: str, expected: list[str]) -> None:
    assert digest.sentences(text) == expected


@given(texts)
def test_sentences_lose_no_word(text: str) -> None:
    assert " ".join(" ".join(digest.sentences(text)).split()) == " ".join(text.split())


@given(texts, st.integers(10, 200))
def test_a_shortened_text_fits_on_one_line(text: str, limit: int) -> None:
    short = digest.shorten(text, limit)
    assert len(short) <= limit
    assert "\n" not in short
    if len(" ".join(text.split())) <= limit:
        assert short == " ".join(text.split())


@given(texts, st.integers(10, 200))
def test_a_gist_fits_and_is_not_empty_where_there_is_text(text: str, limit: int) -> None:
    said = digest.gist(text, limit)
    assert len(said) <= limit
    assert bool(said) == bool(text.split())


def test_a_gist_is_whole_sentences_unless_the_first_says_too_little() -> None:
    text = "Hates slides and says so to everybody. Wants to walk the machine first, every single time we come."
    assert digest.gist(text, 60) == "Hates slides and says so to everybody."
    assert digest.gist("First visit. " + "word " * 40, 60).startswith("First visit. word")
    assert digest.gist("First visit. " + "word " * 40, 60).endswith("…")


DAY = date(2026, 11, 20)


def piece(key: str, text: str, **more: object) -> Piece:
    return Piece(key, text, **{"day": DAY, "freshness": "fresh", **more})  # type: ignore[arg-type]


def test_who_decides_and_what_to_avoid_come_before_small_facts() -> None:
    fact = piece("1", "They have two plants.", topics=("fact",))
    decision = piece("2", "She decides on uptime, not price.", topics=("decision",))
    avoid = piece("3", "Do not mention the flood.", polarity="avoid", topics=("preference",))
    line, used = digest.know([fact, decision, avoid])
    assert line == "She decides on uptime, not price. Do not mention the flood."
    assert used == ("2", "3")


def test_the_people_one_meets_count_more() -> None:
    other = piece("1", "Anna decides alone about everything that costs more than a coffee here.", topics=("decision",))
    met = piece("2", "Bert puts great trust in drawings and very little in what anybody tells him.",
                topics=("preference",), about=("bert",))  # fmt: skip
    assert digest.know([other, met], meets=())[1][0] == "1"
    assert digest.know([other, met], meets=("bert",))[1][0] == "2"


def test_stale_knowledge_gives_way() -> None:
    stale = piece("1", "Anna decides.", topics=("decision",), freshness="stale")
    fresh = piece("2", "They want fewer stops.", topics=("strategy",))
    assert digest.know([stale, fresh])[1][0] == "2"


def test_nothing_known_says_nothing() -> None:
    assert digest.know([]) == ("", ())
    assert digest.happened([]) == ""


def test_what_happened_is_the_newest_that_was_not_told_yet() -> None:
    old = piece("1", "Old news.", day=date(2026, 1, 1))
    new = piece("2", "The pump failed again.")
    button = piece("3", "Warms to boots.", polarity="hot", day=date(2026, 11, 21))
    assert digest.happened([old, new, button]) == "The pump failed again."
    assert digest.happened([old, new, button], without=("2",)) == "Old news."


@given(st.lists(st.builds(Piece, id=st.uuids().map(str), text=texts, day=st.none() | st.dates()), max_size=8))
def test_the_lines_of_a_card_always_fit(pieces: list[Piece]) -> None:
    line, used = digest.know(pieces)
    assert len(line) <= digest.LINE
    assert len(used) <= 2
    assert len(digest.happened(pieces)) <= digest.LINE


def test_a_line_gets_an_end() -> None:
    assert digest.ended("Ask her") == "Ask her."
    assert digest.ended("Why?") == "Why?"
    assert digest.ended("") == ""
