"""Hot and cold buttons of lines of our own, in the words of the text."""

from __future__ import annotations

import pytest

from tests.training.buttons import figures, found, lines, right


@pytest.mark.parametrize("start", [0, 1])
def test_most_buttons_are_found_and_few_that_are_none(start: int) -> None:
    hits, wanted, seen = figures(start)
    assert hits >= 0.8 * wanted
    assert hits >= 0.8 * seen


def test_every_phrase_of_the_right_answers_stands_in_its_text() -> None:
    assert all(phrase in text.casefold() for gold, text in lines() for _, phrase in gold)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nora trusts data sheets, not promises.", [("hot", "data sheets"), ("cold", "promises")]),
        ("Vertreter ohne Termin kann er nicht leiden.", [("cold", "vertreter ohne termin")]),
        ("The lorry goes back on Friday.", []),
        ("We went through the plan with the owner.", []),
    ],
)
def test_the_phrase_is_cut_to_its_own_words(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


def test_a_reading_counts_once() -> None:
    assert right([("hot", "data"), ("hot", "data")], [("hot", "data")]) == 1
    assert right([("hot", "data")], [("cold", "data")]) == 0
