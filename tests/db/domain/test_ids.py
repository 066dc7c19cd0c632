"""Record ids sort by time, differ early, and are UUIDs of version 7."""

from __future__ import annotations

import random
from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st

from db.domain.clock import Stamp, tick
from db.domain.ids import Ids, starts


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=60), st.integers(0, 2**32))
def test_ids_increase_and_their_starts_differ_whatever_the_clock_does(steps: list[int], seed: int) -> None:
    time = [1_800_000_000_000]
    ids = Ids(lambda: time[0], random.Random(seed).randbytes)
    made = []
    for step in steps:
        time[0] += step
        made.append(ids.record())
    assert made == sorted(made)
    assert len({one[:18] for one in made}) == len(made)
    assert {UUID(one).version for one in made} == {7}
    assert {UUID(one).variant for one in made} == {UUID(int=2 << 62).variant}


def test_an_id_tells_its_millisecond() -> None:
    made = Ids(lambda: 1_800_000_000_123, random.Random(1).randbytes).record()
    assert UUID(made).int >> 80 == 1_800_000_000_123


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1), st.booleans())
@example([-1] * 20, True)
def test_stamps_increase_as_values_and_as_text_whatever_the_clock_does(steps: list[int], late: bool) -> None:
    now, made = 1_800_000_000_000, []
    last = Stamp(now, 99_990, "another") if late else None  # a counter has room for five digits
    for step in steps:
        now += step
        last = tick(last, now, "device")
        made.append(last)
    assert made == sorted(set(made))
    assert [str(one) for one in made] == sorted(str(one) for one in made)
    assert [Stamp.parse(str(one)) for one in made] == made


@given(st.sets(st.text("0123-", min_size=1, max_size=12), max_size=12))
def test_the_start_of_an_id_means_that_one_alone(ids: set[str]) -> None:
    for one, start in starts(ids, ids, least=1).items():
        assert one.startswith(start)
        assert [other for other in ids if other.startswith(start)] == [one] or start == one


def test_starts_are_as_short_as_they_can_be() -> None:
    every = ["019ab1c2-3456-7000", "019ab1c2-3456-7001", "019ab1ff-0000-7000", "019bbbbb-0000-7000"]
    assert starts([*every, "018f0000-0000-7000"], every, least=8) == {
        "019ab1c2-3456-7000": "019ab1c2-3456-7000",
        "019ab1c2-3456-7001": "019ab1c2-3456-7001",
        "019ab1ff-0000-7000": "019ab1ff",
        "019bbbbb-0000-7000": "019bbbbb",
        "018f0000-0000-7000": "018f0000",
    }


def test_a_start_that_was_told_goes_on_meaning_the_same_when_more_is_made() -> None:
    time = [1_800_000_000_000]
    ids = Ids(lambda: time[0], random.Random(1).randbytes)
    first = ids.record()
    told = starts([first], [first])[first]
    made = []
    for _ in range(50):
        time[0] += 1
        made.append(ids.record())
    assert [one for one in made if one.startswith(told)] == []
