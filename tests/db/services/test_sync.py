"""What two people do with a shared file: join it, see what waits and take it back, settle what met."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db.domain.sync.verdict import REASONS
from db.services.app import Tacit
from db.services.errors import Invalid, NotFound
from db.services.sync_conflicts import both, differing
from db.services.sync_parts import SyncError, WrongPassword
from db.services.sync_turn import Syncing, Turns
from db.services.sync_waiting import REFUSED
from db.store.shared_file import new_key
from db.sync import protocol
from db.sync.refusals import UNREADABLE, WITHDRAWN
from tests.db.services.sharing import edit, here, make, note

# --- joining ----------------------------------------------------------------------------------------------------------


def test_joining_says_who_one_is_and_leaving_ends_it(tacit: Tacit, jonas: Tacit, url: str) -> None:
    assert tacit.sync.standing().state == "private"
    tacit.sync.join(url)
    report = jonas.sync.join(url)
    assert (report.pulled, report.pushed, report.conflicts, report.refused) == (1, 1, 0, 0)
    standing = jonas.sync.standing()
    assert (standing.state, standing.role, standing.kind, standing.enforced) == ("current", "rep", "sqlite", False)
    assert standing.last == jonas.now()
    assert tacit.sync.standing().role == "administrator"
    assert jonas.settings.load(jonas.profile.path).store == url
    jonas.sync.leave()
    assert (jonas.sync.standing().state, jonas.sync.joined) == ("private", False)
    assert jonas.records.resolve("Maren Oltmanns", "colleague")
    with pytest.raises(Invalid):
        jonas.sync.run()
    assert jonas.sync.join(url).refused == 0


def test_until_a_round_has_come_through_nothing_is_up_to_date(tacit: Tacit, jonas: Tacit, url: str) -> None:
    tacit.sync.join(url)
    rounds = iter([False, False, False])
    report = jonas.sync.join(url, stop=lambda: next(rounds, True))
    standing = jonas.sync.standing()
    assert (report.stopped, standing.last) == (True, None)
    assert (standing.state, standing.waiting, standing.title) == ("first", 0, "Not synced yet")
    note(jonas, "written meanwhile")
    assert (jonas.sync.standing().state, jonas.sync.standing().waiting) == ("first", 1)
    jonas.sync.run()
    assert (jonas.sync.standing().state, jonas.sync.standing().title) == ("current", "Up to date")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sqlite:///x.tacit?password=geheim", "password does not belong"),
        ("postgresql://maren:geheim@db/tacit", "password does not belong"),
        ("sqlite://maren:geheim@/x.tacit", "password does not belong"),
        ("postgresql://maren@db/tacit?sslmode=disable", "confirm"),
        ("mysql://db/tacit", "is written like"),
        ("nothing", "is written like"),
        ("sqlite:///", "is written like"),
        ("postgresql://db/tacit", "is written like"),
    ],
)
def test_an_address_that_is_none_is_told_in_a_sentence(tacit: Tacit, text: str, said: str) -> None:
    with pytest.raises(Invalid) as told:
        tacit.sync.join(text)
    assert said in told.value.sentence
    assert "geheim" not in told.value.sentence
    assert not tacit.sync.joined


def test_what_is_not_there_is_not_joined(tacit: Tacit, tmp_path: Path) -> None:
    for place in (tmp_path / "nothing.tacit", tmp_path / "no folder" / "nothing.tacit"):
        with pytest.raises(NotFound, match="There is no file") as told:
            tacit.sync.join(f"sqlite:///{place}")
        assert str(place) in told.value.sentence
    with pytest.raises(NotFound, match="is a folder"):
        tacit.sync.join(f"sqlite:///{tmp_path}")
    (tmp_path / "letter.txt").write_text("Dear Ute, no store is in here.", "utf-8")
    with pytest.raises(Invalid, match="is not a shared store"):
        tacit.sync.join(f"sqlite:///{tmp_path / 'letter.txt'}")
    with closing(sqlite3.connect(tmp_path / "theirs.db")) as raw:
        raw.execute("CREATE TABLE addresses (name TEXT)")
    with pytest.raises(protocol.StoreDamaged, match="is not a shared store"):
        tacit.sync.join(f"sqlite:///{tmp_path / 'theirs.db'}")
    with pytest.raises(protocol.Unreachable, match="Nothing was changed"):
        tacit.sync.join("postgresql://maren@127.0.0.1:1/tacit")
    (tmp_path / "other.tacit").write_bytes(b"SQLite format 3\0" + bytes(4096))
    with pytest.raises(protocol.StoreDamaged):
        tacit.sync.join(f"sqlite:///{tmp_path / 'other.tacit'}")
    assert not tacit.sync.joined


def test_a_sealed_file_asks_for_its_passphrase_and_remembers_it(tacit: Tacit, jonas: Tacit, tmp_path: Path) -> None:
    url = make(tmp_path / "sealed", tacit, new_key("our common words", os.urandom))
    with pytest.raises(WrongPassword):
        jonas.sync.join(url)
    with pytest.raises(WrongPassword, match="does not open with this passphrase"):
        jonas.sync.join(url, "other words")
    assert jonas.sync.join(url, "our common words").pushed == 1
    assert jonas.sync.run().refused == 0
    jonas.stores.backup()
    Path(url.removeprefix("sqlite:///")).write_bytes(b"ruined" * 1000)  # with the salt at its beginning
    jonas.stores.rebuild()
    assert jonas.sync.run().refused == 0
    kept = b"".join(file.read_bytes() for file in jonas.profile.path.rglob("*") if file.is_file())
    assert b"our common words" not in kept
    jonas.sync.leave()
    with pytest.raises(WrongPassword):
        jonas.sync.join(url)


def test_away_is_offline_and_back_is_as_if_nothing_had_been(tacit: Tacit, url: str, tmp_path: Path) -> None:
    tacit.sync.join(url)
    (tmp_path / "share").rename(tmp_path / "unplugged")
    note(tacit)
    with pytest.raises(SyncError) as told:
        tacit.sync.run()
    assert told.value.retry
    standing = tacit.sync.standing()
    assert (standing.state, standing.waiting, standing.sentence) == ("offline", 1, told.value.sentence)
    assert tacit.sync.greet() is not None
    assert [one.ok for one in tacit.upkeep.doctor() if one.name == "shared store"] == [True]
    (tmp_path / "unplugged").rename(tmp_path / "share")
    assert tacit.sync.run().pushed == 1
    assert tacit.sync.standing().state == "current"


def test_a_store_joined_in_another_program_stays_joined(tacit: Tacit, url: str) -> None:
    window = tacit.settings.load(tacit.profile.path)
    tacit.sync.join(url)
    window.text_scale = 125
    window.save()
    assert (window.store, tacit.settings.load(tacit.profile.path).store) == (url, url)
    tacit.sync.leave()
    assert tacit.settings.load(tacit.profile.path).text_scale == 125
    window.refresh()
    assert window.store == ""


def test_two_programs_on_one_profile_sync_one_after_the_other(tacit: Tacit, url: str) -> None:
    tacit.sync.join(url)
    other = Turns(tacit.profile.path / "syncing")
    hasty = Turns(tacit.profile.path / "syncing", patience=0)
    with other.turn(), pytest.raises(Syncing), hasty.turn():
        pytest.fail("both had the turn")
    waited = []

    def give_up(_: float) -> None:
        waited.append(turn.__exit__(None, None, None))

    turn = other.turn()
    turn.__enter__()
    with Turns(tacit.profile.path / "syncing", pause=give_up).turn():
        assert len(waited) == 1
    assert tacit.sync.run().refused == 0


def test_nothing_of_postgres_is_imported_before_it_is_wanted() -> None:
    named = "db.services.sync, db.services.stores, db.cli.sync, db.cli.store"
    found = "import sys; print([one for one in sys.modules if one.split('.')[0] in ('psycopg', 'keyring')])"
    done = subprocess.run(
        [sys.executable, "-c", f"import {named}; {found}"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


# --- what waits -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("both_joined")
def test_what_waits_is_told_field_by_field_and_taken_back(tacit: Tacit) -> None:
    mill = tacit.records.add("customer", {"name": "Nordhaven", "audience": "everyone"}).id
    one = note(tacit)
    tacit.sync.run()
    edit(tacit, one, text="They pay in time.", customer=mill, polarity="hot")
    (waiting,) = tacit.sync.waiting()
    assert (waiting.id, waiting.what, waiting.kind) == (one, "edited", "note")
    told = {change.field: (change.before, change.after) for change in waiting.changes}
    assert told["text"] == ("They pay late.", "They pay in time.")
    assert told["customer"] == ("", "Nordhaven")
    tacit.sync.discard(next(change.id for change in waiting.changes if change.field == "text"))
    assert (tacit.records.get(one).text, tacit.records.get(one).polarity) == ("They pay late.", "hot")
    tacit.sync.discard(one[:20])
    assert tacit.records.get(one).polarity == ""
    assert tacit.sync.standing().state == "current"
    with pytest.raises(NotFound):
        tacit.sync.discard(one)
    tacit.records.delete([one])
    (waiting,) = tacit.sync.waiting()
    assert waiting.what == "deleted"
    tacit.sync.discard(one)
    assert tacit.records.get(one).deleted_at is None


@pytest.mark.usefixtures("both_joined")
def test_a_new_record_that_is_taken_back_lies_in_the_trash_alone(tacit: Tacit, jonas: Tacit) -> None:
    one = note(tacit)
    (waiting,) = tacit.sync.waiting()
    assert (waiting.what, {change.label for change in waiting.changes} >= {"Text", "Who may see it"}) == (
        "created",
        True,
    )
    tacit.sync.discard(one)
    assert [record.id for record in tacit.records.trash()] == [one]
    assert (tacit.sync.run().pushed, tacit.sync.waiting()) == (0, [])
    jonas.sync.run()
    assert not here(jonas, one)
    tacit.records.undo()
    assert tacit.sync.run().pushed == 1
    jonas.sync.run()
    assert here(jonas, one)


@pytest.mark.usefixtures("both_joined")
def test_what_the_store_refuses_is_told_in_a_sentence_and_let_go_of(tacit: Tacit, jonas: Tacit) -> None:
    me = jonas.store.me
    edit(jonas, me, role="administrator")
    assert jonas.sync.run().refused == 1
    (waiting,) = jonas.sync.waiting()
    assert (waiting.refused, waiting.record.name) == (
        "Teams are for managers to change, roles for administrators.",
        "Jonas Petersen",
    )
    assert jonas.records.get(me).role == "rep"
    assert jonas.sync.standing().state == "attention"
    jonas.sync.discard(waiting.id)
    assert jonas.sync.standing().state == "current"


def test_every_reason_of_a_store_has_its_sentence() -> None:
    assert {*REASONS, "not_visible", WITHDRAWN, UNREADABLE} == set(REFUSED)


@pytest.mark.usefixtures("both_joined")
def test_only_mine_never_waits_and_never_goes(tacit: Tacit, url: str) -> None:
    one = note(tacit, "for my eyes alone", "me")
    assert (tacit.sync.standing().waiting, tacit.sync.waiting()) == (0, [])
    tacit.sync.run()
    assert b"for my eyes alone" not in Path(url.removeprefix("sqlite:///")).read_bytes()
    assert here(tacit, one)


# --- what met ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def met(both_joined: None, tacit: Tacit, jonas: Tacit) -> str:
    """A note that both changed, in a text and a choice."""
    one = note(tacit, "First.\n\nThey pay on Friday.\n\nLast.")
    tacit.sync.run()
    jonas.sync.run()
    edit(tacit, one, text="First.\n\nThey pay on Monday.\n\nLast.", polarity="hot")
    edit(jonas, one, text="First.\n\nThey pay on Sunday.\n\nLast.", polarity="cold")
    for each in (tacit, jonas, tacit):
        each.sync.run()
    return one


def test_both_see_the_two_sides_as_mine_and_theirs(met: str, tacit: Tacit, jonas: Tacit) -> None:
    for each, other in ((tacit, jonas), (jonas, tacit)):
        found = {one.field: one for one in each.sync.conflicts()}
        assert set(found) == {"text", "polarity"}
        text = found["text"]
        assert (text.mine.who, text.theirs.who) == (each.me.name, other.me.name)
        assert (text.record.id, text.label, text.both_fit, found["polarity"].both_fit) == (met, "Text", True, False)
        shown = text.mine if text.shown == "mine" else text.theirs
        assert shown.text == each.records.get(met).text
        for side in ("mine", "theirs"):
            read = "".join(word.text for word in text.words if word.side in ("both", side))
            assert read == getattr(text, side).text
        assert [word.text for word in text.words if word.side == "mine"] == [text.mine.text.split()[4]]
        assert each.sync.standing().state == "attention"


def test_a_settled_conflict_is_settled_for_everybody_and_can_be_undone(met: str, tacit: Tacit, jonas: Tacit) -> None:
    text, polarity = sorted(jonas.sync.conflicts(), key=lambda one: one.field, reverse=True)
    with pytest.raises(Invalid):
        jonas.sync.resolve(polarity.id, "both")
    assert jonas.sync.resolve(polarity.id, "mine").id == met
    jonas.sync.resolve(text.id[:12], "both")
    assert jonas.records.get(met).polarity == "cold"
    said = jonas.records.get(met).text
    assert [said.count(word) for word in ("First.", "Monday", "Sunday", "Last.")] == [1, 1, 1, 1]
    assert jonas.sync.conflicts() == []
    for each in (jonas, tacit):
        each.sync.run()
    assert (tacit.records.get(met).text, tacit.records.get(met).polarity) == (said, "cold")
    assert tacit.sync.conflicts() == []
    jonas.records.undo()
    assert jonas.records.get(met).text != said


def test_an_edited_text_and_theirs_settle_too(met: str, tacit: Tacit) -> None:
    text, polarity = sorted(tacit.sync.conflicts(), key=lambda one: one.field, reverse=True)
    theirs = polarity.theirs.value
    tacit.sync.resolve(polarity.id, "theirs")
    tacit.sync.resolve(text.id, "text", "They pay at the weekend.")
    record = tacit.records.get(met)
    assert (record.text, record.polarity) == ("They pay at the weekend.", theirs)
    with pytest.raises(NotFound):
        tacit.sync.resolve(text.id, "mine")


def test_what_came_since_a_conflict_was_read_is_read_before_it_is_settled(met: str, tacit: Tacit, jonas: Tacit) -> None:
    seen = next(one for one in tacit.sync.conflicts() if one.field == "text")
    edit(jonas, met, text="First.\n\nThey pay on Sunday. The new CFO is Petra.\n\nLast.")
    for each in (jonas, tacit):
        each.sync.run()
    for said in (seen.id, seen.id[:10]):
        with pytest.raises(NotFound):
            tacit.sync.resolve(said, "text", "They pay at the weekend.")
    anew = next(one for one in tacit.sync.conflicts() if one.key == seen.key)
    assert any("Petra" in side.text for side in (anew.mine, anew.theirs))
    tacit.sync.resolve(anew.id[:10], "text", "They pay at the weekend, says Petra.")
    assert [one.field for one in tacit.sync.conflicts()] == ["polarity"]


def test_a_deletion_that_met_an_edit_is_a_question(both_joined: None, tacit: Tacit, jonas: Tacit) -> None:
    one = note(tacit)
    tacit.sync.run()
    jonas.sync.run()
    tacit.records.delete([one])
    edit(jonas, one, polarity="hot")
    for each in (tacit, jonas, tacit):
        each.sync.run()
    (question,) = tacit.sync.conflicts()
    assert question.question
    assert {question.mine.text, question.theirs.text} == {"In the trash", "Still there"}
    assert question.mine.text == "In the trash"
    tacit.sync.resolve(question.id, "mine")
    for each in (tacit, jonas):
        each.sync.run()
    assert jonas.records.get(one).deleted_at is not None


def test_both_texts_say_what_they_share_once() -> None:
    assert both("a", "b", long=False) == "b / a"
    assert both("same", "same", long=False) == "same"
    assert both("1\n\n2\n\n3", "1\n\nzwei\n\n3", long=True) == "1\n\nzwei\n\n2\n\n3"
    assert both("mine", "theirs", long=True) == "theirs\n\nmine"
    assert [(word.text, word.side) for word in differing("a b c", "a x c")] == [
        ("a ", "both"), ("b", "mine"), ("x", "theirs"), (" c", "both"),
    ]  # fmt: skip
