"""Merging texts: what must hold for every text, and the cases that people meet."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from db.domain.sync.merge3 import merge3, paragraphs, words

a_word = st.sampled_from(["Anna", "says", "1200", "1300", "tons", "no", "price,", "Bremen."])
gaps = st.sampled_from([" ", " ", " ", "\n", "\n\n", "  "])
texts = st.lists(st.tuples(a_word, gaps), max_size=14).map(lambda parts: "".join(word + gap for word, gap in parts))


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
            parts[at:at] = [draw(a_word), " "]
        else:
            parts[at : at + 1] = [draw(a_word)] if kind == "change" and parts[at].strip() else []
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


def grouped(number: int, gap: str) -> str:
    return f"{number // 1000}{gap}{number % 1000:03d}"


@pytest.mark.parametrize("gap", [" ", "\u00a0", "\u202f", "\u2009", ".", "-", "/", " / ", " - ", " – "])
def test_a_group_of_digits_each_is_an_overlap_too(gap: str) -> None:
    """Two people change one group each of a number in groups, as DIN 5008 writes amounts and telephone numbers."""
    for number in range(100_100, 199_200, 3_331):
        base, mine, theirs = (f"pay {grouped(one, gap)} euro" for one in (number, number + 1, number + 700_000))
        assert merge3(base, mine, theirs) is None
        assert merge3(base, theirs, mine) is None


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("Umsatz 1 250 000 EUR", "Umsatz 1 350 000 EUR", "Umsatz 1 250 500 EUR"),
        ("call 0421 555 1200", "call 0421 556 1200", "call 0421 555 1300"),
        ("call (0421) 555 12-00.", "call (0431) 555 12-00.", "call (0421) 555 12-10."),
        ("call +49 (0) 421 555", "call +49 (0) 422 555", "call +43 (0) 421 555"),
        ("due 12. 3. 2026", "due 13. 3. 2026", "due 12. 4. 2026"),
        ("IBAN DE12 5001 0517 5407 3249 31", "IBAN DE12 5001 0518 5407 3249 31", "IBAN DE12 5001 0517 5407 3250 31"),
        ("about one tons", "about 350 tons", "about one 556"),  # each a figure for a word: side by side another figure
        ("GB29 NWBK 6016 1331 9268 19, net", "GB28 NWBK 6016 1331 9268 19, net", "GB29 NWBK 6016 1331 9268 18, net"),
    ],
)
def test_a_number_in_groups_is_one_word(base: str, mine: str, theirs: str) -> None:
    assert merge3(base, mine, theirs) is None
    assert merge3(base, theirs, mine) is None


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("pay 1 250 000 now", "pay 1 350 000 now", "pay 1 250 000 late", "pay 1 350 000 late"),  # beside a number
        ("12, 14 and 15 tons", "13, 14 and 15 tons", "12, 14 and 16 tons", "13, 14 and 16 tons"),  # each for itself
        ("6\t250\t9\n", "7\t250\t9\n", "6\t250\t8\n", "7\t250\t8\n"),  # columns of a table
    ],
)
def test_numbers_that_stand_alone_are_merged_as_before(base: str, mine: str, theirs: str, merged: str) -> None:
    assert merge3(base, mine, theirs) == merged


@st.composite
def figures(draw: st.DrawFn) -> tuple[str, str, str]:
    """A text with numbers in groups, and two edits of it that each change one group or word."""
    group, gap = st.sampled_from(["1", "250", "000", "555", "tons"]), st.sampled_from([" ", " ", "\u202f", "\n"])
    parts = draw(st.lists(st.tuples(group, gap), min_size=1, max_size=12))

    def one_changed(to: str) -> str:
        at = draw(st.integers(0, len(parts) - 1))
        return "".join((to if place == at else word) + gap for place, (word, gap) in enumerate(parts))

    return "".join(word + gap for word, gap in parts), one_changed("350"), one_changed("556")


@given(figures())
def test_no_number_is_written_that_nobody_wrote(case: tuple[str, str, str]) -> None:
    merged = merge3(*case)
    assume(merged is not None)
    assert numbers(merged) <= set().union(*map(numbers, case))


def numbers(text: str) -> set[str]:
    """Every run of groups of digits that one blank parts, found in another way than the merge finds it."""
    return {run.strip() for run in re.split(r"[^\d \u202f]+", text) if run.strip()}


@given(st.text(st.sampled_from("12 ab.-/()\u00a0\n\tDE"), max_size=40))
def test_words_and_paragraphs_leave_nothing_out(text: str) -> None:
    assert "".join(words(text)) == "".join(paragraphs(text)) == text


@pytest.mark.parametrize("often", ["nothing new\n", "no "])
def test_what_stands_in_a_long_text_often_counts_like_anything_else(often: str) -> None:
    """difflib takes what is more than a hundredth of over 200 paragraphs or words for junk, where it is let."""
    base, mine = (f"{first}{often * 300}{last}" for first, last in (("top ", "end"), ("head ", "foot")))
    theirs = f"top {often * 150}not {often * 150}end"
    merged = f"head {often * 150}not {often * 150}foot"
    assert merge3(base, mine, theirs) == merge3(base, theirs, mine) == merged


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
