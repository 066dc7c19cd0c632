"""Words, folding, languages and stems."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search import analysis
from db.search.analysis import Text, folded_words, forms, language, postings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Müller & Söhne", ["muller", "sohne"]),
        ("Straße 7b", ["strasse", "7b"]),
        ("O'Brien’s pump", ["o", "brien", "pump"]),
        ("Łódź, Øresund, İzmir", ["lodz", "oresund", "izmir"]),
        ("anna.meyer@acme.de", ["anna", "meyer", "acme", "de"]),
        ("東京Tower", ["東", "京", "tower"]),
        ("e-mail_to", ["e", "mail", "to"]),
        ("  ", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert folded_words(text) == words


def test_a_word_has_all_its_spellings() -> None:
    assert forms("Müller") == (("muller", "mueller"),)
    assert forms("zu") == (("zu",),)
    assert forms("O'Brien") == (("o", "obrien"), ("brien",))
    assert forms("Meier’s") == (("meier",),)


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("They said that the price is about right", "en"),
        ("Er hat gesagt, dass der Preis nicht stimmt", "de"),
        ("Müller Pumpen GmbH", ""),
        ("Budget 2026: 40k", ""),
    ],
)
def test_the_language_of_a_text(text: str, tongue: str) -> None:
    assert language(folded_words(text)) == tongue


def test_a_text_is_stemmed_in_its_language_and_a_short_one_in_both() -> None:
    german = postings([Text("Er hat gesagt, dass die Verhandlungen nicht gut waren")])["stems"].terms
    assert analysis.german("verhandlung") in german
    assert all(term.startswith(analysis.GERMAN) for term in german)
    both = postings([Text("Verhandlungen")])["stems"].terms
    assert len(both) == 2


def test_running_is_stemmed_to_run() -> None:
    assert analysis.english("running") == "run"


@given(st.lists(st.text(max_size=60), max_size=4))
def test_postings_hold_every_word_with_its_places(texts: list[str]) -> None:
    words = postings([Text(text) for text in texts])["words"]
    counts = np.frombuffer(words.counts, np.uint8)
    positions = np.frombuffer(words.positions, np.uint32)
    assert len(words.terms) == len(set(words.terms)) == len(words.weights) == len(counts)
    assert counts.sum() == len(positions)
    expected = [word for text in texts for word in folded_words(text)]
    assert set(expected) <= set(words.terms)
    assert words.length == len(expected)
    at = 0
    where: dict[str, list[int]] = {}
    for term, count in zip(words.terms, counts.tolist(), strict=True):
        where[term] = positions[at : at + count].tolist()
        at += count
    spot = 0
    for text in texts:
        found = folded_words(text)
        for n, word in enumerate(found):
            assert spot + n in where[word]
        spot += len(found) + analysis.GAP if found else 0


@given(st.text(max_size=40))
def test_folding_is_stable_and_plain(word: str) -> None:
    once = analysis.fold(word)
    assert analysis.fold(once) == once


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("gehen", "ging gingen gegangen geht gehe"),
        ("sprechen", "sprach spricht gesprochen"),
        ("anrufen", "angerufen anzurufen anrief"),
        ("versprechen", "versprach verspricht versprochen"),
        ("übernehmen", "übernahm übernommen uebernommen übernimmt"),
        ("geben", "gab gibt gegeben"),
        ("verstehen", "verstanden versteht"),
    ],
)
def test_the_forms_of_a_german_verb_that_changes_its_vowel_are_one_word(verb: str, forms: str) -> None:
    assert {analysis.german(analysis.fold(form)) for form in forms.split()} == {analysis.german(analysis.fold(verb))}


@pytest.mark.parametrize(
    ("noun", "verb"),
    [("Aufgaben", "aufgeben"), ("Anlagen", "liegen"), ("Beständen", "bestehen"), ("Verlag", "liegen"),
     ("führen", "fahren"), ("Angebot", "anbieten"), ("Maßnahmen", "nehmen"), ("Stand", "stehen"),
     ("Sprachen", "sprechen")],
)  # fmt: skip
def test_a_noun_that_looks_like_a_form_of_a_verb_stays_itself(noun: str, verb: str) -> None:
    assert analysis.german(analysis.fold(noun)) != analysis.german(analysis.fold(verb))
