"""Where much has to be taken into the index a process of its own does it; where none can be had it is done here."""

from __future__ import annotations

import multiprocessing

import pytest

from db.search import maintenance
from db.search.beside import Beside
from db.search.index import Index
from db.services import search_keeping
from db.services.app import Tacit
from tests.db.services.sharing import note

MANY = 40


@pytest.fixture
def much(tacit: Tacit, monkeypatch: pytest.MonkeyPatch) -> Tacit:
    """So many notes that a process of its own is worth it."""
    monkeypatch.setattr(maintenance, "APART", MANY // 2)
    monkeypatch.setattr(search_keeping, "MOST_WAITING", MANY // 2)
    write(tacit, "Xylophon")
    return tacit


def write(tacit: Tacit, word: str) -> None:
    for n in range(MANY):
        tacit.records.add("note", {"text": f"{word} {n}"})


def nothing_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> bool:
        raise AssertionError("filled in this process")

    monkeypatch.setattr(Index, "rebuild", fail)
    monkeypatch.setattr(Index, "flush", fail)


def test_the_first_filling_and_what_comes_later_in_bulk_are_left_to_a_process(
    much: Tacit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as here:
        nothing_here(here)
        much.finder.prepare()
        assert much.finder.search("xylophon").total == MANY
        write(much, "Fagott")
        much.finder.prepare()
        assert much.finder.rebuild()
    assert (much.finder.search("fagott").total, much.finder.search("fagott").partial) == (MANY, False)
    assert much.finder.check() == ""


def test_without_a_process_it_is_filled_here(much: Tacit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Beside, "start", lambda *_: False)
    much.finder.prepare()
    assert much.finder.search("xylophon").total == MANY
    write(much, "Fagott")
    much.finder.prepare()
    assert much.finder.search("fagott").total == MANY
    assert much.finder.rebuild()
    assert much.finder.check() == ""


def test_records_are_taken_in_while_they_come(much: Tacit) -> None:
    much.finder.keep_up()
    write(much, "Fagott")
    much.finder.keep_up()
    much.finder.catch_up()
    assert much.finder.search("fagott").total == MANY
    assert much.finder.check() == ""


def test_closing_the_profile_ends_the_process(much: Tacit) -> None:
    much.finder.keep_up()
    [process] = [one for one in multiprocessing.active_children() if one.name == "tacit-index"]
    much.close()
    assert process.exitcode is not None
    much.finder.keep_up()
    assert not [one for one in multiprocessing.active_children() if one.name == "tacit-index"]


def test_a_round_that_brings_much_has_it_taken_in_meanwhile(
    tacit: Tacit, jonas: Tacit, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tacit.sync.join(url)
    for n in range(MANY):
        note(tacit, f"Xylophon {n}")
    assert not tacit.sync.run().pulled
    assert not tacit.sync.brought_much
    monkeypatch.setattr("db.services.sync_round._MUCH", MANY // 2)
    asked: list[int] = []
    monkeypatch.setattr(search_keeping.Keeping, "keep_up", lambda _: asked.append(jonas.store.high_water()))
    jonas.sync.join(url)
    assert jonas.sync.brought_much
    assert asked, "a process"
    assert asked[0] >= MANY, "when there is something to take in"
    jonas.sync.run()
    assert not jonas.sync.brought_much, "of the last round"
