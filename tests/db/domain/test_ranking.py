"""Own use lifts, within a bound; the order is a pure function of its arguments."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.domain import ranking
from db.domain.ranking import Use, by_use, use_factor

TODAY = date(2026, 11, 23)
USES = st.builds(Use, st.floats(0, 1e6), st.dates(TODAY - timedelta(days=4000), TODAY + timedelta(days=3)))
FOUND = st.lists(st.floats(0.1, 50), max_size=90).map(
    lambda scores: [(str(at), score) for at, score in enumerate(sorted(scores, reverse=True))]
)


@given(USES)
def test_use_is_bounded_and_fades(use: Use) -> None:
    assert 1.0 <= use_factor(use, TODAY) <= 1 + ranking.USED
    assert use_factor(use, TODAY + timedelta(days=30)) <= use_factor(use, TODAY)
    assert use_factor(use.again(TODAY), TODAY) >= use_factor(use, TODAY)


def test_all_lifts_together_do_not_double_a_score() -> None:
    assert (1 + ranking.FRESH) * ranking.CUSTOMER * (1 + ranking.USED) < 2


@given(FOUND, st.dictionaries(st.integers(0, 89).map(str), USES, max_size=20))
def test_a_clearly_better_match_is_never_buried_and_nothing_is_lost(
    found: list[tuple[str, float]], uses: dict[str, Use]
) -> None:
    order = by_use(found, uses, TODAY)
    assert sorted(one for one, _ in order) == sorted(one for one, _ in found)
    plain = dict(found)
    for at, (first, _) in enumerate(order[: ranking.TOP]):
        for second, _ in order[at + 1 : ranking.TOP]:
            assert plain[first] * (1 + ranking.USED) >= plain[second] * 0.999999
    assert order[ranking.TOP :] == found[ranking.TOP :]
    assert by_use(found, uses, TODAY) == order
    assert by_use(found, {}, TODAY) == found


def test_what_was_opened_comes_before_its_equal() -> None:
    found = [("a", 10.0), ("b", 10.0), ("c", 9.0), ("d", 5.0)]
    uses = {"c": Use(3.0, TODAY), "d": Use(1e6, TODAY)}
    assert [one for one, _ in by_use(found, uses, TODAY)] == ["c", "a", "b", "d"]
