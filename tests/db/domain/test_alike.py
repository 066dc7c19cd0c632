"""Texts that say the same again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.domain import alike

NEW = "Walked press 2. The feed pump seized again, third time this year, and it cost them eleven hours."
SAME = "Pump on press 2 seized at night; had it running by six, eleven hours lost."
OTHERS = [
    "They changed the oil supplier in May to save money.",
    SAME,
    "Fiscal year starts in October, budgets are fixed in August.",
    "Coffee with the buyer, her daughter plays handball in Kiel.",
]


def test_the_same_event_is_found_among_others() -> None:
    assert alike.most_alike(alike.stems(NEW), [alike.stems(one) for one in OTHERS], 3) == [1]


def test_one_shared_word_is_not_enough() -> None:
    assert alike.most_alike(alike.stems("The pump is fine"), [alike.stems(one) for one in OTHERS], 3) == []


def test_inflections_meet() -> None:
    assert alike.stems("two bearings, quotes") & alike.stems("a bearing, the quoted") == {"beari", "quote"}


def test_names_of_whom_it_is_about_tell_nothing() -> None:
    assert "caldervale"[:5] not in alike.stems("Caldervale pump", alike.name_stems(["Caldervale Board"]))


@given(st.text(max_size=200), st.lists(st.text(max_size=200), max_size=6), st.integers(0, 4))
def test_any_text_is_answered(text: str, others: list[str], limit: int) -> None:
    found = alike.most_alike(alike.stems(text), [alike.stems(one) for one in others], limit)
    assert len(found) <= limit
    assert len(set(found)) == len(found)


@given(st.lists(st.sampled_from("pump press seal oil eleven hours boiler valve".split()), min_size=3, unique=True))
def test_a_text_is_most_like_itself(words: list[str]) -> None:
    text = " ".join(words)
    said = alike.stems(text)
    others = [alike.stems(one) for one in ("something else altogether happened", text)]
    if len(said) >= alike.LEAST:
        assert alike.most_alike(said, others, 1) == [1]
