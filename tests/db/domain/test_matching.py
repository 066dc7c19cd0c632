"""Which phrase is which after an edit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.domain.matching import alike, pairs

phrases = st.lists(
    st.sampled_from("revised quote seal kit report drawing price of pump the for her".split()), min_size=1
).map(" ".join)


def test_the_same_words_are_the_same_whatever_their_dress() -> None:
    assert alike("the revised quote", "Revised Quote") == 1
    assert alike("Angebot für Müller", "angebot für muller") == 1


def test_a_phrase_that_grew_is_still_itself_and_another_is_not() -> None:
    assert alike("seal kit report", "seal kit report for press 2") > 0.5
    assert alike("seal kit report", "oil sample from press 2") < 0.4


@given(phrases, phrases)
def test_alikeness_is_mutual_and_between_nothing_and_all(one: str, two: str) -> None:
    assert alike(one, two) == alike(two, one)
    assert 0 <= alike(one, two) <= 1
    assert alike(one, one) == 1


@given(st.lists(phrases, max_size=6), st.lists(phrases, max_size=6))
def test_each_is_used_once(old: list[str], new: list[str]) -> None:
    found = pairs(old, new, alike)
    assert len(set(found.values())) == len(found)
    assert set(found) <= set(range(len(new)))
    assert set(found.values()) <= set(range(len(old)))


@given(st.permutations(["revised quote", "oil sample", "drawing of line five", "names for the committee"]))
def test_order_does_not_matter_where_words_tell(new: list[str]) -> None:
    old = ["revised quote", "oil sample", "drawing of line five", "names for the committee"]
    assert {new[i]: old[j] for i, j in pairs(old, new, alike).items()} == {one: one for one in old}


def test_equals_go_by_their_place() -> None:
    assert pairs(["send it", "send it"], ["send it", "send it"], alike) == {0: 0, 1: 1}
    assert pairs(["send it", "send it"], ["send it"], alike) == {0: 0}
