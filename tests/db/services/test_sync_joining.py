"""Coming into a shared file: as oneself at another computer, with what one wrote before, and with the role one has."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.services import profiles
from db.services.app import Tacit
from db.services.errors import Invalid, NotFound
from db.services.sync_parts import SyncError, WrongPassword
from db.store.shared_file import new_key
from db.sync import sqlite_admin
from tests.db.services.sharing import edit, here, make, note
from tests.db.world import PASSPHRASE, TestWorld


@pytest.fixture
def second(tmp_path: Path, test_world: TestWorld) -> Iterator[Tacit]:
    """Maren's other computer."""
    _, made = profiles.create(tmp_path / "second", "Maren Oltmanns", passphrase=PASSPHRASE, world=test_world.world())
    with made as opened:
        yield opened


@pytest.mark.usefixtures("both_joined")
def test_another_computer_goes_on_as_who_is_there(tacit: Tacit, jonas: Tacit, second: Tacit, url: str) -> None:
    between = note(tacit, "Between the two of us", tacit.sync.people([jonas.store.me]))
    tacit.sync.run()
    written = note(second, "Written before joining", "me")
    others = second.sync.others(url)
    assert {one.name: one.role for one in others} == {"Maren Oltmanns": "administrator", "Jonas Petersen": "rep"}
    me = next(one.id for one in others if one.name == "Maren Oltmanns")
    second.sync.join(url, who=me)
    assert (second.store.me, second.me.name, second.sync.role) == (me, "Maren Oltmanns", "administrator")
    assert here(second, between)
    assert second.records.get(written).created_by == me
    second.sync.run()
    assert (second.sync.standing().refused, second.sync.standing().conflicts) == (0, 0)
    assert len(tacit.stores.colleague_list()) == 2
    assert second.sync.others(url) == []


def test_nobody_becomes_who_is_not_there(tacit: Tacit, jonas: Tacit, second: Tacit, url: str) -> None:
    tacit.sync.join(url)
    with pytest.raises(NotFound):
        second.sync.join(url, who=jonas.store.me)
    with pytest.raises(SyncError):
        second.sync.join("postgresql://maren@127.0.0.1:1/tacit", who=tacit.store.me)
    assert not second.sync.joined
    assert len(tacit.stores.colleague_list()) == 1
    with pytest.raises(Invalid):
        tacit.sync.join(url, who=jonas.store.me)


def test_who_is_in_a_sealed_file_is_told_to_who_has_its_passphrase(tacit: Tacit, jonas: Tacit, tmp_path: Path) -> None:
    url = make(tmp_path / "sealed", tacit, new_key("our common words", os.urandom))
    tacit.sync.join(url, "our common words")
    for words in (None, "other words"):
        with pytest.raises(WrongPassword):
            jonas.sync.others(url, words)
    assert [one.name for one in jonas.sync.others(url, "our common words")] == ["Maren Oltmanns"]


# --- what one is ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("both_joined")
def test_the_role_that_a_record_says_is_the_one_that_the_store_gives(tacit: Tacit, jonas: Tacit) -> None:
    jonas.sync.run()
    for each in (tacit, jonas):
        said = {one.name: vars(one)["role"] for one in each.records.list("colleague").rows}
        assert said == {"Maren Oltmanns": "administrator", "Jonas Petersen": "rep"}
    assert tacit.records.undo() is None


def test_a_role_given_before_the_person_came_is_said_once_they_are_here(tacit: Tacit, jonas: Tacit, url: str) -> None:
    tacit.sync.join(url)
    sqlite_admin.set_role(Path(url.removeprefix("sqlite:///")), jonas.store.me, "manager")
    jonas.sync.join(url)
    assert jonas.sync.run().refused == 0
    tacit.sync.run()
    tacit.sync.run()
    jonas.sync.run()
    for each in (tacit, jonas):
        assert vars(each.records.get(jonas.store.me))["role"] == "manager"


def test_who_was_an_administrator_elsewhere_is_none_here(tacit: Tacit, jonas: Tacit, url: str, tmp_path: Path) -> None:
    own = make(tmp_path / "own", jonas)
    jonas.sync.join(own)
    assert vars(jonas.me)["role"] == "administrator"
    jonas.sync.leave()
    tacit.sync.join(url)
    assert jonas.sync.join(url).refused == 0
    tacit.sync.run()
    assert vars(tacit.records.get(jonas.store.me))["role"] == "rep"


@pytest.mark.usefixtures("both_joined")
def test_the_list_of_people_says_when_each_last_wrote(tacit: Tacit, jonas: Tacit) -> None:
    note(jonas)
    jonas.sync.run()
    assert {one.name: one.seen for one in tacit.stores.colleague_list()}["Jonas Petersen"] == tacit.store.now()


# --- what was written before ------------------------------------------------------------------------------------------


def test_what_was_only_mine_is_shared_in_one_step_and_taken_back_in_one(tacit: Tacit, jonas: Tacit, url: str) -> None:
    customer = tacit.records.add("customer", {"name": "Weserstahl"}).id
    one = tacit.records.add("note", {"text": "They pay late.", "customer": customer}).id
    other = tacit.records.add("note", {"text": "In the trash"}).id
    tacit.records.delete([other])
    for each in (tacit, jonas):
        each.sync.join(url)
    assert (set(tacit.sync.only_mine()), tacit.sync.count_only_mine()) == ({customer, one}, 2)
    assert (jonas.sync.only_mine(), jonas.sync.count_only_mine()) == ([], 0)
    tacit.sync.set_audience(tacit.sync.only_mine(), "everyone")
    tacit.sync.run()
    assert jonas.sync.run().pulled == 2
    assert tacit.sync.only_mine() == []
    undone = tacit.records.undo()
    assert undone is not None
    assert set(undone.ids) == {customer, one}
    tacit.sync.run()
    assert (jonas.sync.run().withdrawn, here(tacit, one), here(tacit, customer)) == (2, True, True)


@pytest.mark.usefixtures("both_joined")
def test_what_a_note_names_goes_along_where_that_is_wanted(tacit: Tacit) -> None:
    group = tacit.records.add("customer", {"name": "Weser Group"}).id
    customer = tacit.records.add("customer", {"name": "Weserstahl", "parent": group}).id
    person = tacit.records.add("contact", {"name": "Anna Berg", "customer": customer, "audience": "everyone"}).id
    one = tacit.records.add("note", {"text": "She decides.", "customer": customer, "about": (person,)}).id
    assert set(tacit.sync.linked([one])) == {one, customer, group}
    tacit.sync.set_audience(tacit.sync.linked([one]), "everyone")
    assert tacit.sync.hidden([one]) == []


# --- what a round left over -------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("both_joined")
def test_a_change_of_a_record_that_was_withdrawn_is_told_as_not_taken(tacit: Tacit, jonas: Tacit) -> None:
    one = note(tacit)
    tacit.sync.run()
    jonas.sync.run()
    tacit.sync.set_audience([one], "me")
    tacit.sync.run()
    edit(jonas, one, polarity="hot")
    report = jonas.sync.run()
    assert (report.withdrawn, report.refused) == (1, 1)
    assert [waiting.refused != "" for waiting in jonas.sync.waiting()] == [True]
    assert jonas.sync.run().refused == 0


# --- where the file lies ----------------------------------------------------------------------------------------------


def test_a_copy_in_a_cloud_folder_and_one_without_locks_are_not_joined(
    tacit: Tacit, jonas: Tacit, url: str, tmp_path: Path
) -> None:
    tacit.sync.join(url)
    made = Path(url.removeprefix("sqlite:///"))
    (tmp_path / "Dropbox").mkdir()
    copy = Path(shutil.copy(made, tmp_path / "Dropbox" / "team.tacit"))
    with pytest.raises(Invalid, match="cloud"):
        jonas.sync.join(f"sqlite:///{copy}")
    asked = []

    def without_locks(folder: Path) -> None:
        asked.append(folder)
        raise Invalid("no locks", "path")

    jonas.prove = without_locks
    with pytest.raises(Invalid, match="no locks"):
        jonas.sync.join(url)
    assert (asked, jonas.sync.joined, len(sqlite_admin.people(made))) == ([made.parent], False, 1)
    jonas.prove = lambda folder: None
    jonas.sync.join(url)
    tacit.prove = without_locks  # asked once, when joining
    tacit.sync.run()


@pytest.mark.usefixtures("both_joined")
def test_who_goes_to_another_store_settles_first_what_met(tacit: Tacit, jonas: Tacit, url: str, tmp_path: Path) -> None:
    """The other value of a conflict is in the store alone: another one would not know of it."""
    met = note(tacit)
    tacit.sync.run()
    jonas.sync.run()
    for each, text in ((tacit, "They pay on Friday."), (jonas, "They pay on Monday.")):
        edit(each, met, text=text)
        each.sync.run()
    tacit.sync.run()
    assert len(tacit.sync.conflicts()) == 1
    tacit.sync.leave()
    other = make(tmp_path / "other", tacit)
    with pytest.raises(SyncError, match="not settled"):
        tacit.sync.join(other)
    assert (tacit.sync.joined, len(tacit.sync.conflicts())) == (False, 1)
    assert tacit.sync.join(url).conflicts == 1
    tacit.sync.leave()
    tacit.sync.resolve(tacit.sync.conflicts()[0].id, "both")
    assert tacit.sync.join(other).refused == 0
    assert vars(tacit.records.get(met))["text"].count("They pay on") == 2
