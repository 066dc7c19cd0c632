"""Names as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.names import (
    firm_likeness,
    firm_words,
    fold_word,
    initials,
    name_likeness,
    near,
    same_given,
    spelt_out,
    words_of,
)


def test_folding() -> None:
    assert fold_word("Öztürk") == "ozturk"
    assert fold_word("Søren") == "soren"
    assert spelt_out("Krüger") == "krueger"
    assert words_of("Dr. Anna Berg-Olsen") == ("anna", "berg-olsen")
    assert firm_words("Krüger Hydraulik GmbH & Co. KG") == ("kruger", "hydraulik")
    assert initials("Great Lakes Bottling Inc.") == "glb"


@pytest.mark.parametrize(
    ("a", "b"), [("Kate", "Katherine"), ("Bill", "William"), ("K.", "Kenji"), ("Uli", "Ulrich"), ("Jürgen", "jurgen")]
)
def test_one_given_name(a: str, b: str) -> None:
    assert same_given(a, b)
    assert same_given(b, a)


def test_different_given_names() -> None:
    assert not same_given("Mark", "Maria")
    assert not same_given("", "Anna")


@pytest.mark.parametrize(
    ("written", "known"),
    [("lindkvist", "lindqvist"), ("castelano", "castellano"), ("eric", "erik"), ("crueger", "krueger")],
)
def test_slips_of_the_pen(written: str, known: str) -> None:
    assert near(written, known)


@pytest.mark.parametrize(("a", "b"), [("tom", "tim"), ("bob", "rob"), ("berg", "borg-olsen"), ("marta", "narta")])
def test_other_words_are_not_slips(a: str, b: str) -> None:
    assert not near(a, b)


def test_likeness_of_people_and_firms() -> None:
    assert name_likeness("Kate O'Malley", "Katherine O’Malley") > 0.9
    assert name_likeness("Müller Hans", "Hans Mueller") > 0.9
    assert name_likeness("Hans Müller", "Petra Müller") < 0.8
    assert firm_likeness("Krüger Hydraulik GmbH", "KRUGER HYDRAULIK") == 1.0
    assert firm_likeness("Bright Water Ltd", "Brightwater") == 1.0
    assert firm_likeness("Krüger Hydraulik", "Krüger Stahl") < 0.9


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share_and_has_no_order(a: str, b: str) -> None:
    for like in (name_likeness, firm_likeness):
        assert 0.0 <= like(a, b) <= 1.0
        assert like(a, b) == pytest.approx(like(b, a))
