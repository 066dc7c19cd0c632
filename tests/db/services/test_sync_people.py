"""Who sees what in a shared file, and what is looked after: audiences, erasing, backups, people who go, watching."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from db.domain.sync import audiences
from db.services import profiles, sync_watch
from db.services.app import Tacit
from db.services.errors import DiskTrouble, Invalid, TacitError
from db.sync import protocol
from tests.db.services.sharing import edit, here, note
from tests.db.world import PASSPHRASE, TestWorld

# --- who may see a record ---------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("both_joined")
def test_a_note_is_shown_to_others_and_taken_from_them_again(tacit: Tacit, jonas: Tacit, tmp_path: Path) -> None:
    (tmp_path / "offer.txt").write_text("twelve valves", "utf-8")
    one = note(tacit, "Only between us", "me")
    (file,) = tacit.upkeep.attach(one, [tmp_path / "offer.txt"])
    named = tacit.sync.people([jonas.store.me])
    assert {ref.id for ref in tacit.sync.set_audience([one], named)} == {one, file.id}
    assert tacit.sync.audience_words(named) == "Jonas Petersen and me"
    tacit.sync.run()
    assert jonas.sync.run().pulled == 2
    assert jonas.upkeep.content(file.id) == b"twelve valves"
    assert jonas.sync.audience_words(jonas.records.get(one).audience) == "Maren Oltmanns and me"
    tacit.sync.set_audience([one], "me")
    tacit.sync.run()
    report = jonas.sync.run()
    assert (report.withdrawn, here(jonas, one), here(jonas, file.id)) == (2, False, False)
    assert here(tacit, one)
    assert tacit.upkeep.content(file.id) == b"twelve valves"


@pytest.mark.usefixtures("both_joined")
def test_who_may_not_say_is_told_why_and_nothing_changes(tacit: Tacit, jonas: Tacit) -> None:
    one = note(tacit)
    tacit.sync.run()
    jonas.sync.run()
    for ids, audience in (([one], "me"), ([jonas.store.me], "me")):
        with pytest.raises(Invalid):
            jonas.sync.set_audience(ids, audience)
    mine = note(jonas)
    team = tacit.stores.team_add("North", [tacit.me.name])
    tacit.sync.run()
    jonas.sync.run()
    with pytest.raises(Invalid):
        jonas.sync.set_audience([mine], f"team:{team.id}")
    with pytest.raises(Invalid):
        jonas.stores.team_add("South")
    assert jonas.records.get(mine).audience == "everyone"
    tacit.stores.team_add("North", ["Jonas Petersen"])
    tacit.sync.run()
    jonas.sync.run()
    assert [choice.label for choice in jonas.sync.audiences()] == ["Only me", "Named people…", "Team North", "Everyone"]
    jonas.sync.set_audience([mine], f"team:{team.id}")
    assert jonas.sync.run().refused == 0


@pytest.mark.usefixtures("both_joined")
def test_a_team_that_one_is_not_in_is_refused_before_anything_is_written(tacit: Tacit, jonas: Tacit) -> None:
    tacit.stores.team_add("North", [jonas.me.name])
    with pytest.raises(Invalid, match="You are in no team"):
        tacit.sync.audience_for_new("North")
    tacit.stores.team_add("South", [tacit.me.name])
    with pytest.raises(Invalid, match=r"You are not in Team North.*You are in: South"):
        tacit.sync.set_default_audience("North")
    assert tacit.default_audience == "me"
    new, there = note(tacit, "new"), note(tacit, "there", "everyone")
    with pytest.raises(Invalid):
        tacit.sync.set_audience([new], tacit.sync.parse_audience("North"))
    tacit.sync.run()
    north = tacit.sync.parse_audience("North")
    with pytest.raises(Invalid, match="You are not in Team North"):
        tacit.captures.file("They pay late.", audience=north)
    assert "Team North" not in [one.label for one in tacit.sync.audiences(new=True)]
    assert "Team North" in [one.label for one in tacit.sync.audiences()]
    assert not tacit.sync.unheard([new, there])
    assert tacit.sync.unheard([there, note(tacit, "newer")])
    assert len(tacit.sync.set_audience([there], north)) == 1, "a manager moves it"
    assert tacit.sync.run().refused == 0
    south = tacit.sync.parse_audience("South")
    filed = tacit.captures.file("They pay late.", audience=south).note
    tacit.stores.team_remove("South", [tacit.me.name])
    assert tacit.captures.refile(filed.id, "They pay later.", audience=south).note.audience == south, "as it was"


@pytest.mark.usefixtures("both_joined")
def test_an_audience_is_told_by_words(tacit: Tacit, jonas: Tacit) -> None:
    north = tacit.stores.team_add("North", ["Maren Oltmanns", "Jonas Petersen"]).id
    both_of_us = audiences.people([tacit.store.me, jonas.store.me])
    said = {
        "me": "me", "Everyone": "everyone", "north": f"team:{north}", "team:North": f"team:{north}",
        "Jonas Petersen": both_of_us, f"people:{jonas.store.me}": both_of_us,
    }  # fmt: skip
    assert {text: tacit.sync.parse_audience(text) for text in said} == said
    with pytest.raises(TacitError):
        tacit.sync.parse_audience("nobody at all")
    one = note(tacit, audience=both_of_us)
    assert tacit.records.show("note", "audience", both_of_us, tacit.records.names([jonas.store.me])) != both_of_us
    tacit.sync.set_audience([one], f"team:{north}")
    assert tacit.records.history(one)[-1].new == "Team North"


# --- erasing, backups, another's store --------------------------------------------------------------------------------


@pytest.mark.usefixtures("both_joined")
def test_what_is_erased_for_law_is_gone_everywhere(tacit: Tacit, jonas: Tacit, url: str, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Zwetschgenkuchen", "utf-8")
    one = note(tacit, "Pfannkuchenberg")
    (file,) = tacit.upkeep.attach(one, [tmp_path / "letter.txt"])
    tacit.sync.run()
    jonas.sync.run()
    jonas.safety.back_up_daily()
    tacit.stores.backup()
    tacit.safety.erase(one)
    tacit.safety.erase(file.id) if here(tacit, file.id) else None
    tacit.sync.run()
    jonas.sync.run()
    assert not here(jonas, one)
    assert not jonas.attachments.has(file.sha256)
    shared = Path(url.removeprefix("sqlite:///"))
    for path in (shared, *shared.with_name("team.tacit.backups").iterdir()):
        for words in (b"Pfannkuchenberg", b"letter.txt", b"Zwetschgenkuchen"):
            assert words not in path.read_bytes(), path.name
    assert jonas.finder.search("Pfannkuchenberg").total == 0


@pytest.mark.usefixtures("both_joined")
def test_an_attached_file_leaves_the_shared_file_with_the_last_record_that_names_it(
    tacit: Tacit, jonas: Tacit, url: str, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("Zwetschgenkuchen", "utf-8")
    one, other = note(tacit), note(jonas)
    for each, record in ((tacit, one), (jonas, other)):
        each.upkeep.attach(record, [tmp_path / "letter.txt"])
        each.sync.run()
    shared = Path(url.removeprefix("sqlite:///"))
    tacit.sync.set_audience([one], "me")
    tacit.sync.run()
    assert b"Zwetschgenkuchen" in shared.read_bytes(), "the other note has it still"
    jonas.sync.set_audience([other], "me")
    jonas.sync.run()
    assert b"Zwetschgenkuchen" not in shared.read_bytes()
    jonas.sync.set_audience([other], "everyone")  # and back again: it is sent anew
    jonas.sync.run()
    tacit.sync.run()
    assert b"Zwetschgenkuchen" in shared.read_bytes()


@pytest.mark.usefixtures("both_joined")
def test_the_night_has_its_backup_from_whoever_comes_first(
    tacit: Tacit, jonas: Tacit, url: str, test_world: TestWorld
) -> None:
    folder = Path(url.removeprefix("sqlite:///")).with_name("team.tacit.backups")
    assert len(list(folder.iterdir())) == 1
    test_world.clock.at += timedelta(hours=25)
    for each in (jonas, tacit):
        each.sync.run()
    assert len(list(folder.iterdir())) == 2
    assert [check.name for check in tacit.stores.check() if not check.ok] == []


@pytest.mark.usefixtures("both_joined")
def test_a_ruined_file_is_rebuilt_and_the_laptops_bring_back_the_rest(tacit: Tacit, jonas: Tacit, url: str) -> None:
    one = note(tacit, "after the backup")
    tacit.sync.run()
    path = Path(url.removeprefix("sqlite:///"))
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(protocol.StoreDamaged):
        jonas.sync.run()
    assert jonas.sync.standing().state == "attention"
    assert not tacit.stores.check()[0].ok
    tacit.stores.rebuild()
    assert tacit.sync.run().restored
    jonas.sync.run()
    assert jonas.records.get(one).text == "after the backup"


@pytest.mark.usefixtures("both_joined")
def test_a_person_who_is_removed_keeps_what_they_wrote_and_gets_no_more(tacit: Tacit, jonas: Tacit) -> None:
    with pytest.raises(Invalid):
        jonas.stores.colleague_remove("Maren Oltmanns")
    with pytest.raises(Invalid):
        tacit.stores.colleague_remove(tacit.me.name)
    assert tacit.stores.colleague_add("Jonas Petersen", role="manager").role == "manager"
    assert tacit.records.get(jonas.store.me).role == "manager"
    one = note(jonas)
    assert not tacit.stores.colleague_remove("Jonas Petersen").active
    with pytest.raises(protocol.StoreRefused):
        jonas.sync.run()
    assert here(jonas, one)
    assert (jonas.sync.standing().state, jonas.sync.standing().waiting) == ("attention", 1)
    tacit.stores.colleague_add("Jonas Petersen")
    assert jonas.sync.run().pushed == 1


@pytest.mark.usefixtures("both_joined")
def test_undo_takes_back_what_i_did_and_nothing_that_came(tacit: Tacit, jonas: Tacit) -> None:
    mine = note(tacit, "mine")
    tacit.sync.run()
    theirs = note(jonas, "theirs")
    jonas.sync.run()
    tacit.sync.run()
    assert tacit.finder.search("theirs").total == 1
    undone = tacit.records.undo()
    assert undone is not None
    assert undone.ids == (mine,)
    assert tacit.records.get(theirs).deleted_at is None


@pytest.mark.usefixtures("both_joined")
def test_a_profile_put_back_from_its_backup_goes_on(
    tacit: Tacit, jonas: Tacit, tmp_path: Path, test_world: TestWorld
) -> None:
    one = note(tacit, "before the backup")
    tacit.sync.run()
    saved = tacit.safety.backup(tmp_path / "maren.tacit-backup")
    later = note(tacit, "after the backup")
    edit(tacit, one, polarity="hot")
    tacit.sync.run()
    with profiles.restore(saved, tmp_path / "new laptop", PASSPHRASE, world=test_world.world()) as moved:
        again = note(moved, "on the new laptop")
        report = moved.sync.run()
        moved.sync.run()
        assert (report.refused, report.conflicts) == (0, 0)
        assert (here(moved, later), moved.records.get(one).polarity) == (True, "hot")
        jonas.sync.run()
        assert here(jonas, again)
        assert moved.sync.standing().state == "current"


# --- watching ---------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("both_joined")
def test_watching_syncs_when_somebody_writes(tacit: Tacit, jonas: Tacit) -> None:
    heard = []

    def report(found: object) -> None:
        heard.append(found)
        if len(heard) == 1:
            note(jonas, "news")
            jonas.sync.run()

    tacit.sync.watch(report, lambda: len(heard) >= 2)
    assert [found.pulled for found in heard][:2] == [0, 1]
    assert tacit.finder.search("news").total == 1


def test_watching_ends_where_only_a_person_can_go_on(both_joined: None, tacit: Tacit, jonas: Tacit) -> None:
    tacit.stores.colleague_remove("Jonas Petersen")
    with pytest.raises(protocol.StoreRefused):
        jonas.sync.watch(lambda _: None, lambda: False)


@pytest.mark.parametrize("fault", [protocol.StoreFull("No room."), DiskTrouble("No room here.")])
def test_watching_goes_on_by_itself_once_there_is_room(
    both_joined: None, tacit: Tacit, monkeypatch: pytest.MonkeyPatch, fault: TacitError
) -> None:
    run, heard, rests = tacit.sync.run, [], []
    monkeypatch.setattr(sync_watch, "_sleep", lambda seconds, _stop: rests.append(seconds))

    def once(**given: Any) -> Any:
        if not heard:
            raise fault
        return run(**given)

    monkeypatch.setattr(tacit.sync, "run", once)
    tacit.sync.watch(heard.append, lambda: len(heard) >= 2)
    assert heard[0] is fault
    assert heard[1].pulled == 0
    assert rests[0] > 0


# --- who new notes are for --------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("both_joined")
def test_an_administrator_says_who_new_notes_are_for_where_nobody_chose(tacit: Tacit, jonas: Tacit) -> None:
    before = note(jonas, "before", "me")
    with pytest.raises(Invalid, match="administrators"):
        jonas.stores.set_default_audience("everyone")
    with pytest.raises(Invalid, match="New notes are for"):
        tacit.stores.set_default_audience("North")
    assert (tacit.stores.default_audience(), jonas.captures.file("one").note.audience) == ("me", "me")
    tacit.stores.set_default_audience("everyone")
    assert (jonas.stores.default_audience(), jonas.captures.file("two").note.audience) == ("everyone", "me")
    assert jonas.sync.run().default_audience == "everyone"
    assert jonas.sync.run().default_audience == "", "it is told once"
    assert (jonas.captures.file("three").note.audience, jonas.sync.standing().audience) == ("everyone", "everyone")
    assert jonas.records.add("note", {"text": "four"}).audience == "everyone"
    assert jonas.records.get(before).audience == "me", "nothing that is there changes"
    (said,) = [one for one in jonas.stores.check() if one.name == "new notes"]
    assert (said.ok, said.detail) == (True, "for everyone, where their author has not chosen others")


@pytest.mark.usefixtures("both_joined")
def test_who_chose_for_themselves_keeps_to_it_until_they_follow_the_store_again(tacit: Tacit, jonas: Tacit) -> None:
    jonas.sync.set_default_audience("me")
    tacit.stores.set_default_audience("everyone")
    assert jonas.sync.run().default_audience == ""
    assert (jonas.default_audience, jonas.sync.default_chosen) == ("me", True)
    assert jonas.sync.set_default_audience("") == "everyone"
    assert (jonas.default_audience, jonas.sync.default_chosen) == ("everyone", False)
    jonas.sync.leave()
    assert jonas.default_audience == "me"
    jonas.settings.store = "sqlite:///another/team.tacit"
    assert jonas.default_audience == "me", "what one store said is not for another"


@pytest.mark.usefixtures("both_joined")
def test_for_their_own_team_means_the_one_team_that_somebody_is_in(tacit: Tacit, jonas: Tacit) -> None:
    tacit.stores.set_default_audience("team")
    assert jonas.sync.run().default_audience == ""
    assert jonas.default_audience == "me", "in no team"
    north = tacit.stores.team_add("North", [jonas.me.name])
    tacit.sync.run()
    assert jonas.sync.run().default_audience == f"team:{north.id}"
    one = jonas.captures.file("for North").note
    assert (one.audience, jonas.sync.run().refused) == (f"team:{north.id}", 0)
    tacit.stores.team_add("South", [jonas.me.name])
    tacit.sync.run()
    assert jonas.sync.run().default_audience == "me", "in two, nobody knows which is meant"
    tacit.stores.team_remove("North")
    tacit.sync.run()
    assert jonas.sync.run().default_audience == jonas.default_audience != "me"
