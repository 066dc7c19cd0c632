"""Merging texts: what must hold for every text, and the cases that people meet."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from db.domain.sync.merge3 import merge3

words = st.sampled_from(["Anna", "says", "1200", "1300", "tons", "no", "price,", "Bremen."])
gaps = st.sampled_from([" ", " ", " ", "\n", "\n\n", "  "])
texts = st.lists(st.tuples(words, gaps), max_size=14).map(lambda parts: "".join(word + gap for word, gap in parts))


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str, str]:
    """A text and two edits of it, as people make them: a few words changed here and there."""
    base = draw(texts)
    return base, _edit(draw, base), _edit(draw, base)


def _edit(draw: st.DrawFn, text: str) -> str:
    parts = re.findall(r"\s+|\S+", text)
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(parts)))
        kind = draw(st.sampled_from(("put", "cut", "change")))
        if kind == "put" or at == len(parts):
            parts[at:at] = [draw(words), " "]
        else:
            parts[at : at + 1] = [draw(words)] if kind == "change" and parts[at].strip() else []
    return "".join(parts)


def in_words(text: str) -> set[str]:
    return set(text.split())


@given(edited())
def test_it_is_the_same_from_both_sides(case: tuple[str, str, str]) -> None:
    base, mine, theirs = case
    assert merge3(base, mine, theirs) == merge3(base, theirs, mine)


@given(texts, texts)
def test_one_edit_alone_is_taken_whole(base: str, edit: str) -> None:
    assert merge3(base, edit, base) == merge3(base, base, edit) == merge3(base, edit, edit) == edit


@given(edited())
def test_no_word_is_written_that_nobody_wrote(case: tuple[str, str, str]) -> None:
    merged = merge3(*case)
    assume(merged is not None)
    assert in_words(merged) <= in_words(case[0]) | in_words(case[1]) | in_words(case[2])


@given(edited())
def test_nothing_that_one_side_wrote_is_lost(case: tuple[str, str, str]) -> None:
    base, mine, theirs = case
    merged = merge3(base, mine, theirs)
    assume(merged is not None)
    assert (in_words(mine) | in_words(theirs)) - in_words(base) <= in_words(merged)


@given(edited())
def test_what_neither_touched_stays_and_what_one_cut_is_gone(case: tuple[str, str, str]) -> None:
    base, mine, theirs = case
    merged = merge3(base, mine, theirs)
    assume(merged is not None)
    assert in_words(base) & in_words(mine) & in_words(theirs) <= in_words(merged)
    for word in in_words(base):
        if word not in mine and word not in theirs:
            assert word not in in_words(merged)


@given(edited())
def test_merging_the_merge_again_changes_nothing(case: tuple[str, str, str]) -> None:
    base, mine, theirs = case
    merged = merge3(base, mine, theirs)
    assume(merged is not None)
    assert merge3(mine, merged, mine) == merged


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("one\ntwo\nthree\n", "ONE\ntwo\nthree\n", "one\ntwo\nTHREE\n", "ONE\ntwo\nTHREE\n"),
        ("three shifts, pay late.", "two shifts, pay late.", "three shifts, pay now.", "two shifts, pay now."),
        ("a\n", "a\nmine\n", "a\ntheirs\n", None),
        ("price 1200 a ton", "price 1300 a ton", "price 1250 a ton", None),
        ("price 1200", "price 1210", "price 1202", None),
        ("one two", "one", "one two three", None),
        ("", "mine", "theirs", None),
        ("one\n\ntwo\n", "one\n\ntwo\n\nthree\n", "zero\n\none\n\ntwo\n", "zero\n\none\n\ntwo\n\nthree\n"),
    ],
)  # fmt: skip
def test_what_people_meet(base: str, mine: str, theirs: str, merged: str | None) -> None:
    assert merge3(base, mine, theirs) == merged


def test_a_digit_each_is_always_an_overlap() -> None:
    """Two people change one digit each of the same number: 297 cases, none merged."""
    for number in range(100, 199):
        for mine, theirs in ((0, 1), (0, 2), (1, 2)):
            digits = str(number)
            one = digits[:mine] + "9" + digits[mine + 1 :]
            other = digits[:theirs] + "8" + digits[theirs + 1 :]
            if digits not in (one, other):
                assert merge3(f"pay {digits} euro", f"pay {one} euro", f"pay {other} euro") is None


def test_a_long_text_with_words_that_repeat_is_merged() -> None:
    """difflib's own short cut for long texts would take frequent words for noise."""
    base = "".join(f"the line {number} of the report\n" for number in range(400))
    mine = base.replace("line 7 of", "line seven of")
    theirs = base.replace("line 390 of", "line last of")
    assert merge3(base, mine, theirs) == mine.replace("line 390 of", "line last of")


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("They pay.", "They pay late.", "They pay, for Leeds."),  # the same word, another one behind it
        ("They pay now", "They pay late now", "They pay cash now"),  # two words at one place
        ("They pay", "They pay late", "They pay cash"),
        ("They pay.\n", "They pay.\nAnna said so.\n", "They pay.\nFor Leeds too.\n"),  # two paragraphs at one place
    ],
)
def test_what_two_put_at_one_place_is_for_a_person_to_put_in_order(base: str, mine: str, theirs: str) -> None:
    """SYNC.md: words that overlap are a conflict. Two additions at one place overlap in where they stand: neither
    writer saw the other's, and no order of them is anybody's sentence. "Both" in the conflict keeps both."""
    assert merge3(base, mine, theirs) is None
    assert merge3(base, theirs, mine) is None
