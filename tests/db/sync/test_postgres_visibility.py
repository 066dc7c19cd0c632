"""A few hundred random steps of twenty real roles; twenty thousand by `python -m tests.db.sync.visibility`."""

from __future__ import annotations

from tests.db.sync import visibility
from tests.db.sync.postgres_world import Place


def test_everybody_holds_what_they_may_see_and_nothing_else(place: Place) -> None:
    with place.store(visibility.PEOPLE) as store:
        world = visibility.run(store, seed=20261122, steps=300, every=30)
    assert (world.leaked, world.missing) == (0, 0)
    assert world.checks == 11 * len(visibility.PEOPLE)
