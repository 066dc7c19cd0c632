"""Snippets: short, on one line, around the hits, and the marks are where the words are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.query import Word, read, words_of
from db.search import analysis
from db.search.snippets import LENGTH, Highlighter, Snippet

LONG = "Nothing to see here. " * 30


def marked(query: str, text: str) -> tuple[Snippet, list[str]]:
    snippet = Highlighter(words_of(read(query, today=date(2026, 11, 23)).tree)).snippet(text)
    return snippet, [snippet.text[a:b] for a, b in snippet.marks]


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        ("price ", "The prices and pricing of it", ["prices", "pricing"]),
        ("mull", "with Müller and Mueller", ["Müller", "Mueller"]),
        ("krueger", "Herr Krüger", ["Krüger"]),
        ("krüger", "Herr Krueger", ["Krueger"]),
        ("brien", "the O'Brien pump", ["O'Brien"]),
        ("verhandlung", "die Preisverhandlungen waren", ["Preisverhandlungen"]),
        ("gehen", "Er ging, sie gehen, alle sind gegangen", ["ging", "gehen", "gegangen"]),
        ("übernommen ", "Er übernahm es und uebernimmt mehr", ["übernahm", "uebernimmt"]),
        ("-price pump", "pump price", ["pump"]),
        ("pri", "the price", ["price"]),
        ("pri ", "the price", []),
        ("zebra", "nothing", []),
        ("", "nothing", []),
    ],
)
def test_hits_are_marked_as_the_index_finds_them(query: str, text: str, words: list[str]) -> None:
    assert marked(query, text)[1] == words


def test_a_snippet_lies_around_the_hits() -> None:
    snippet, words = marked("zebra phone", LONG + "The zebra called by phone.\n\nThen it left. " + LONG)
    assert words == ["zebra", "phone"]
    assert len(snippet.text) <= LENGTH
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert "\n" not in snippet.text


def test_the_densest_place_is_shown() -> None:
    text = "zebra. " + LONG + "zebra and phone together. " + LONG
    assert marked("zebra phone", text)[1] == ["zebra", "phone"]


def test_without_a_hit_the_beginning_is_shown() -> None:
    assert marked("zebra", "It began\nwell. " + LONG)[0].text.startswith("It began well.")


@given(st.text(max_size=400), st.text(alphabet="abz äß'", min_size=1, max_size=8))
def test_marks_always_lie_in_the_snippet(text: str, query: str) -> None:
    snippet, words = marked(query, text)
    assert len(snippet.text) <= LENGTH + 2
    assert all(0 <= a < b <= len(snippet.text) for a, b in snippet.marks)
    assert all(word.strip() for word in words)


PIECES = "price Price O'Brien Brien o'brien brien's pri 'price' price_list 日本語 Preisliste äpfel Aepfel".split()

PIECES += "PX4410 4410x Geliefert lieferbar angerufen anzurufen Preisverhandlungen Kühlanlage Kuehlwagen 7px".split()
ASKED = "price 本 liefern anrufen verhandlung px kuhlwagen obrien".split()


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from([" ", "", "-", "'", "_", "\n"]))
def test_each_word_that_was_asked_for_is_marked_where_it_stands_whole(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    marker = Highlighter([*map(Word, ASKED), Word("äpfel", prefix=True)])
    plain = [found.span() for found in analysis.TOKEN.finditer(text) if marker._hits(found.group())]
    assert marker.marks(text) == plain
