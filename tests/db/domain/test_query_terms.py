"""States and German words: `is:stale` means what `freshness` says, for any note; every offered word is understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.freshness import REVIEW_DAYS, freshness, still_good
from db.domain.query import VALUE, read
from db.domain.query_terms import OFFERED, STATES, VALUES, fields_in, in_german, spelled_out, value_of
from db.domain.query_tree import All, Either, Has, Node, Not, Within

TODAY = date(2026, 11, 23)
DAYS = st.dates(TODAY - timedelta(days=500), TODAY + timedelta(days=200))


@dataclass(frozen=True)
class FakeNote:
    topics: frozenset[str]
    learnt_on: date | None
    review_by: date | None


def fits(node: Node, note: FakeNote) -> bool:
    """The tree on one note, worked out the plain way."""
    match node:
        case Has("kind", kind):
            return kind == "note"
        case Has("topic", topic):
            return topic in note.topics
        case Within(field, first, last):
            day = getattr(note, field)
            return day is not None and (first is None or day >= first) and (last is None or day <= last)
        case Not(inner):
            return not fits(inner, note)
        case All(nodes):
            return all(fits(one, note) for one in nodes)
        case Either(nodes):
            return any(fits(one, note) for one in nodes)
    raise AssertionError(node)


NOTES = st.builds(
    FakeNote, st.frozensets(st.sampled_from(sorted(REVIEW_DAYS)), max_size=3), st.none() | DAYS, st.none() | DAYS
)


@given(NOTES)
def test_stale_and_fresh_are_what_the_rule_of_freshness_says(note: FakeNote) -> None:
    state = freshness(note.learnt_on, note.review_by, note.topics, TODAY)
    said = {name: fits(spelled_out(Has("is", name), TODAY), note) for name in ("stale", "fresh")}
    assert said == {"stale": state == "stale", "fresh": still_good(state)}


def test_overdue_is_open_and_due_before_today() -> None:
    is_open = spelled_out(Has("is", "open"), TODAY)
    tree = spelled_out(Has("is", "overdue"), TODAY)
    assert tree == Not(Not(All((is_open.node.node, Within("due", None, TODAY - timedelta(days=1))))))


@pytest.mark.parametrize("name", [name for name, _ in STATES if name not in ("kept", "broken")])
def test_every_state_is_spelled_out_and_is_no_word_that_may_be_left_out(name: str) -> None:
    tree = spelled_out(All((Has("is", name),)), TODAY)
    assert isinstance(tree, All)
    assert isinstance(tree.nodes[0], Has | Within | Not)
    assert "is" not in {has.field for has in fields_in(tree)}


def test_states_below_or_and_not_are_spelled_out_too() -> None:
    tree = spelled_out(Not(Either((Has("is", "mine"), Has("by", "x")))), TODAY)
    assert {has.field for has in fields_in(tree)} == {"by", "colleague"}


@pytest.mark.parametrize(("name", "german"), [(name, german) for name, german, _ in OFFERED])
def test_the_german_name_of_a_field_is_that_field(name: str, german: str) -> None:
    known = {one: VALUE for one, _, _ in OFFERED}
    assert read(f"{german}:x ", known, today=TODAY).tree == read(f"{name}:x ", known, today=TODAY).tree


@pytest.mark.parametrize("field", [field for field in VALUES if field])
def test_a_german_word_that_is_offered_is_understood(field: str) -> None:
    for value in set(VALUES[field].values()):
        assert value_of(field, in_german(field, value)) == value


def test_me_is_me_in_every_field() -> None:
    assert [value_of(field, "mir") for field in ("by", "colleague", "person")] == ["me"] * 3
