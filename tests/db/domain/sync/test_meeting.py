"""How a promise's status meets what the store shows: an end is left only by opening the promise again."""

from __future__ import annotations

from typing import Any

import pytest

from db.domain.sync.meeting import take
from db.domain.sync.ops import Op, Outcome, State

CLOCK = "1767225600000-00000-device"


def promise(shown: Any, *others: str) -> State:
    """One whose status is shown under the version `v0`, with these others in its conflict list."""
    kept = [{"id": f"{one}:status", "field": "status", "version": one, "value": one} for one in others]
    return State("promise", "p", "everyone", data={"status": shown}, versions={"status": "v0"}, conflicts=kept)


def change(state: State, value: Any) -> Outcome:
    """What becomes of this status, given in sight of the one shown."""
    op = Op("v1", "promise", "p", "status", "v0", "v1", value, CLOCK, "anna")
    return take(state, op, "status", manages=False)[0]


@pytest.mark.parametrize(
    ("shown", "given"),
    [("open", "kept"), ("", "broken"), (None, "dropped"), ("kept", "open"), ("kept", ""), ("broken", "broken")],
)
def test_a_step_that_may_be_is_taken(shown: Any, given: str) -> None:
    state = promise(shown)
    assert change(state, given) is Outcome.APPLIED
    assert (state.data["status"], state.conflicts) == (given, [])


@pytest.mark.parametrize(
    ("shown", "given"), [("kept", "broken"), ("dropped", "kept"), ("broken", "nonsense"), ("open", 7)]
)
def test_another_end_is_for_a_person_to_decide(shown: str, given: Any) -> None:
    state = promise(shown)
    assert change(state, given) is Outcome.CONFLICT
    assert (state.data["status"], [one["value"] for one in state.conflicts]) == (shown, [given])


def test_who_settles_what_met_says_which_end_it_is() -> None:
    state = promise("kept", "broken")
    assert change(state, "broken") is Outcome.APPLIED
    assert state.data["status"] == "broken"
