"""Searches that are kept: a name, an order, a count that follows; removed and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.services import profiles
from db.services.app import Tacit
from db.store.errors import Ambiguous, Invalid, NotFound
from tests.db.services.company import Company
from tests.db.world import PASSPHRASE, TestWorld


def names(tacit: Tacit) -> list[str]:
    return [one.name for one in tacit.searches.all()]


def test_a_search_is_kept_counted_and_the_count_follows(tacit: Tacit) -> None:
    company = Company(tacit)
    tacit.searches.save("  Late   ones ", "is:overdue  pump ")
    [one] = tacit.searches.counted()
    assert (one.name, one.query, one.count) == ("Late ones", "is:overdue pump", 0)
    company.promise("Look at the pump", -3)
    company.promise("Look at the pump", 3)
    assert [one.count for one in tacit.searches.counted()] == [1]


def test_a_count_is_of_all_the_words(tacit: Tacit) -> None:
    company = Company(tacit)
    for text in ("The pump seized", "The oil is thin"):
        company.note(text)
    tacit.searches.save("Both", "pump oil")
    assert tacit.finder.search("pump oil").total == 2, "the list offers those with some of the words"
    assert tacit.searches.counted()[0].count == 0


def test_the_same_name_is_the_same_search(tacit: Tacit) -> None:
    first = tacit.searches.save("Pumps", "pump")
    again = tacit.searches.save("pumps", "pump -filter", True)
    assert (again.id, again.query, again.newest_first) == (first.id, "pump -filter", True)
    assert names(tacit) == ["Pumps"]


def test_a_saved_search_is_found_by_how_its_name_begins(tacit: Tacit) -> None:
    for name in ("Late", "Late ones", "Pumps"):
        tacit.searches.save(name, "pump")
    assert [tacit.searches.named(name).name for name in ("LATE", "late o", "pu")] == ["Late", "Late ones", "Pumps"]
    with pytest.raises(Ambiguous):
        tacit.searches.named("lat")
    with pytest.raises(NotFound, match="“Late”, “Late ones”, “Pumps”"):
        tacit.searches.named("kokolores")


def test_order_rename_remove_and_undo(tacit: Tacit) -> None:
    searches = tacit.searches
    one, two, three = (searches.save(name, "x").id for name in ("One", "Two", "Three"))
    searches.move(three, -1)
    assert names(tacit) == ["One", "Three", "Two"]
    searches.move(one, -1)
    searches.move(two, 5)
    assert names(tacit) == ["One", "Three", "Two"]
    searches.move(one, 2)
    assert names(tacit) == ["Three", "Two", "One"]
    tacit.records.undo()
    assert names(tacit) == ["One", "Three", "Two"]
    searches.rename(two, "Second")
    with pytest.raises(Invalid):
        searches.rename(three, "SECOND")
    searches.remove(three)
    assert names(tacit) == ["One", "Second"]
    tacit.records.undo()
    assert names(tacit) == ["One", "Three", "Second"]


@pytest.mark.parametrize(("name", "query"), [("", "x"), ("  ", "x"), ("x", ""), ("x", " \n ")])
def test_a_name_and_a_query_are_needed(tacit: Tacit, name: str, query: str) -> None:
    with pytest.raises(Invalid):
        tacit.searches.save(name, query)


def test_it_is_found_by_name_and_by_id(tacit: Tacit) -> None:
    one = tacit.searches.save("Überfällig", "is:overdue")
    assert tacit.searches.named("uberfallig").id == one.id
    assert tacit.searches.named(one.id[:13]).id == one.id
    with pytest.raises(NotFound):
        tacit.searches.named("nothing")


def test_a_search_finds_no_saved_searches(tacit: Tacit) -> None:
    tacit.searches.save("Xylophon", "xylophon")
    assert tacit.finder.search("xylophon").total == 0
    assert tacit.finder.search("since:1w by:me").total == 0 or all(
        hit.kind != "saved_search" for hit in tacit.finder.search("since:1w by:me").results
    )
    assert [hit.kind for hit in tacit.finder.search("kind:saved_search").results] == ["saved_search"]


def test_its_words_are_on_no_disk_in_plain(tmp_path: Path, test_world: TestWorld) -> None:
    folder = tmp_path / "profile"
    _, tacit = profiles.create(folder, "Maren", passphrase=PASSPHRASE, world=test_world.world())
    with tacit:
        tacit.searches.save("Geheimkunde Quisling", "quislingpumpe")
        tacit.finder.opened(tacit.searches.all()[0].id)
        tacit.searches.counted()
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes().lower()
            assert b"quisling" not in content, file.name
            assert "quisling".encode("utf-16-le") not in content, file.name
