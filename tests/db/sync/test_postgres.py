"""The store in Postgres does what the model does, for the same seeded sequences as the SQLite file."""

from __future__ import annotations

from contextlib import AbstractContextManager

import pytest

from tests.db.sync import conformance
from tests.db.sync.postgres_world import Place, Store


@pytest.fixture
def make(place: Place) -> conformance.MakeBench:
    def bench() -> AbstractContextManager[Store]:
        return place.store(conformance.PEOPLE, conformance.RULES)

    return bench


@pytest.mark.parametrize("seed", range(12))
def test_postgres_does_what_the_model_does(make: conformance.MakeBench, seed: int) -> None:
    conformance.same_as_the_model(make, seed)
