"""What a store in Postgres lets go of in time, and who sees to that."""

from __future__ import annotations

import pytest

from db.services.app import Tacit
from db.store.errors import Invalid
from db.sync import postgres_admin
from tests.db.sync.postgres_world import Pen, Place, Store
from tests.db.world import TestWorld

ADA, ANNA = "ada", "anna"


def half_sent(store: Store, sha256: str, days: int) -> None:
    """The beginning of a file, of which nothing more came for so many days."""
    told = "INSERT INTO tacit.sending SELECT company, %s, 'x', 0, 2, 'half', now() - make_interval(days => %s)"
    store.root().execute(f"{told} FROM tacit.company".encode(), [sha256, days])


def halves(store: Store) -> set[str]:
    return {row[0] for row in store.root().execute("SELECT sha256 FROM tacit.sending").fetchall()}


def test_what_nobody_will_ask_for_goes_and_nothing_else(place: Place) -> None:
    with place.store({ADA: "administrator", ANNA: "rep"}) as store:
        anna, root = Pen(store, ANNA), store.root()
        first = anna.new("one", "everyone", text="a")
        anna.push(first)
        anna.push(anna.op("one", "text", "b", base=first.version))  # nothing is a line of the first any more
        anna.push(anna.new("two", "everyone", text="c"))
        root.execute("UPDATE tacit.push SET at = now() - interval '401 days'")
        half_sent(store, "old", 31)
        half_sent(store, "young", 29)
        with pytest.raises(Invalid, match="administrators"):
            postgres_admin.tidy(store.address(ANNA), None)
        assert halves(store) == {"old", "young"}
        postgres_admin.tidy(store.address(ADA), None)
        assert halves(store) == {"young"}
        assert root.execute("SELECT array_agg(push ORDER BY push) FROM tacit.push").fetchone() == ([2, 3],)
        assert {one: state.data["text"] for one, state in anna.sees().items()} == {"one": "b", "two": "c"}


def test_an_administrators_laptop_sees_to_it_once_a_day(
    place: Place, tacit: Tacit, jonas: Tacit, test_world: TestWorld
) -> None:
    me, him = tacit.store.me, jonas.store.me
    with place.store({me: "administrator", him: "rep"}) as store:
        half_sent(store, "old", 31)
        jonas.sync.join(store.address(him).url)
        jonas.sync.run()
        assert halves(store) == {"old"}
        tacit.sync.join(store.address(me).url)
        tacit.sync.run()
        assert halves(store) == set()
        half_sent(store, "later", 31)
        tacit.sync.run()
        assert halves(store) == {"later"}
        test_world.clock.pass_(days=1)
        tacit.sync.run()
        assert halves(store) == set()
