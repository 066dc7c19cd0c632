"""The query language: what is understood, what is said about the rest, and that nothing ever fails."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.query import DAY, VALUE, read, words_of
from db.domain.query_tree import All, Either, Has, Node, Not, Phrase, Within, Word
from db.domain.query_words import explain

TODAY = date(2026, 11, 23)
KNOWN = {"learnt_on": DAY, "kind": VALUE, "customer": VALUE, "by": VALUE, "topic": VALUE, "is": VALUE, "due": DAY}
FRIDAY = date(2026, 11, 27)
DAYS = {"friday": FRIDAY, "christmas": date(2026, 12, 25)}


def tree(text: str) -> tuple[Node, ...]:
    return read(text, KNOWN, today=TODAY, days=DAYS.get).tree.nodes


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("", ()),
        ("price", (Word("price", True),)),
        ("price ", (Word("price"),)),
        ("unit pri", (Word("unit"), Word("pri", True))),
        ('"unit price"', (Phrase("unit price"),)),
        ('"unit pri', (Phrase("unit pri"),)),
        ("price -duty", (Word("price"), Not(Word("duty")))),
        ('-"unit price"', (Not(Phrase("unit price")),)),
        ("e-mail", (Word("e-mail", True),)),
        ("a or b", (Either((Word("a"), Word("b", True))),)),
        ("a or b or c d", (Either((Word("a"), Word("b"), Word("c"))), Word("d", True))),
        ("a | b", (Either((Word("a"), Word("b", True))),)),
        ("a oder b ", (Either((Word("a"), Word("b"))),)),
        ("a or", (Word("a"),)),
        ("or", (Word("or", True),)),
        ("(a b) or c ", (Either((All((Word("a"), Word("b"))), Word("c"))),)),
        ("-(a b)", (Not(All((Word("a"), Word("b")))),)),
        ("customer:acme", (Has("customer", "acme"),)),
        ('customer:"Acme Inc" x ', (Has("customer", "Acme Inc"), Word("x"))),
        ("-topic:price", (Not(Has("topic", "price")),)),
        ("Kunde:acme", (Has("customer", "acme"),)),
        ("customer:", ()),
        ("due:<friday", (Within("due", None, date(2026, 11, 26)),)),
        ("due:<=friday", (Within("due", None, FRIDAY),)),
        ("due:>friday", (Within("due", date(2026, 11, 28), None),)),
        ("due:friday", (Within("due", FRIDAY, FRIDAY),)),
        ("due:1w", (Within("due", date(2026, 11, 30), date(2026, 11, 30)),)),
        ("due:today..friday", (Within("due", TODAY, FRIDAY),)),
        ("due:2026-02", (Within("due", date(2026, 2, 1), date(2026, 2, 28)),)),
        ("since:friday", (Within("date", FRIDAY - timedelta(days=7), None),)),
        ("learnt_on:>=friday", (Within("learnt_on", FRIDAY - timedelta(days=7), None),)),
        ("until:friday", (Within("date", None, FRIDAY),)),
        ("since:christmas", (Within("date", date(2025, 12, 25), None),)),
        ("price NOT duty", (Word("price"), Not(Word("duty")))),
        ("NICHT duty price ", (Not(Word("duty")), Word("price"))),
        ("price not duty", (Word("price"), Word("not"), Word("duty", True))),
        ("price NOT", (Word("price"), Word("NOT", True))),
        ("price AND duty UND d ", (Word("price"), Word("duty"), Word("d"))),
        ("AND", (Word("AND", True),)),
        ("price - & duty ", (Word("price"), Word("duty"))),
        ("-", ()),
        ("since:2w", (Within("date", date(2026, 11, 9), None),)),
        ("seit:2w", (Within("date", date(2026, 11, 9), None),)),
        ("since:1m", (Within("date", date(2026, 10, 23), None),)),
        ("until:2025", (Within("date", None, date(2025, 12, 31)),)),
        ("since:2026-01-01..2026-02-01", (Within("date", date(2026, 1, 1), date(2026, 2, 1)),)),
    ],
)
def test_what_is_understood(text: str, nodes: tuple[Node, ...]) -> None:
    assert tree(text) == nodes


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("colour:red", ("There is no field “colour”; its words were searched.",)),
        ("http://example.org", ()),
        ("12:30", ()),
        ("due:kokolores ", ("“kokolores” was not understood as a day.",)),
        ("due:koko", ()),
        ("due:2026-02-30 x", ("“2026-02-30” was not understood as a day.",)),
    ],
)
def test_what_is_said_about_the_rest(text: str, remarks: tuple[str, ...]) -> None:
    assert tuple(map(str, read(text, KNOWN, today=TODAY).remarks)) == remarks


@pytest.mark.parametrize(
    ("text", "field"), [("customer:", "customer"), ("a due:<fr", "due"), ("a", ""), ("is:open ", "")]
)
def test_the_field_being_typed_is_known(text: str, field: str) -> None:
    assert read(text, KNOWN, today=TODAY).pending == field


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pri", "a word like “pri…”"),
        ("customer:acme price -duty ", "customer: acme and “price” and without “duty”"),
        ('"unit price" (a or b) ', "the phrase “unit price” and (“a” or “b”)"),
        ("due:<friday", "due until Thu 26 Nov 2026"),
        ("", ""),
    ],
)
def test_a_query_is_explained(text: str, said: str) -> None:
    assert explain(All(tree(text))) == said


def test_what_is_excluded_is_not_highlighted() -> None:
    words = words_of(read('a -b "c d" e:f (g or -h)', {}, today=TODAY).tree)
    assert [word.text for word in words] == ["a", "c d", "e", "f", "g"]


PIECES = st.sampled_from(
    [
        "price",
        "-",
        '"',
        "(",
        ")",
        " ",
        "or",
        "|",
        "customer:",
        "due:",
        "<",
        "..",
        "2w",
        "9999y",
        "0001-01-01",
        "ä",
        "😀",
        "\n",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join)))
def test_reading_never_fails_and_is_always_explained(text: str) -> None:
    reading = read(text, KNOWN, today=TODAY)
    explained = explain(reading.tree)
    assert bool(explained) == bool(reading.tree.nodes)
    list(words_of(reading.tree))


def test_deep_nesting_is_held_in_bounds() -> None:
    read("(" * 3000 + "a", KNOWN, today=TODAY)
    read("-" * 3000 + "a", KNOWN, today=TODAY)
    read("-(" * 1500 + "a", KNOWN, today=TODAY)
