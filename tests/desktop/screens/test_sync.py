"""The screen of sync: what waits field by field, what met side by side, what the store did not take; by keyboard."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.services.sync_parts import SyncError, WrongPassword
from db.services.sync_standing import kept
from db.sync.protocol import StoreFull
from desktop.bus import Place
from desktop.screens.sync.controller import Controller
from desktop.screens.sync.parts import MarkedText
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Dialog
from tests.desktop.sharing import Pair, edit
from tests.desktop.stage import Stage, settle


def shown(pair: Pair, qtbot: QtBot) -> Any:
    return pair.mine.show(Controller, Place("sync"), qtbot)


def words(widget: QWidget) -> str:
    """Everything a widget says."""
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]
    return "\n".join(labels + [one.text() for one in widget.findChildren(Button) if one.isVisible()])


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)
    settle()


def answered(screen: Any) -> None:
    """The question is answered with its button, not the dialog left open."""
    dialogs = [one for one in screen.view.window().findChildren(Dialog) if one.isVisible()]
    dialogs += [one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog) and one.isVisible()]
    assert dialogs
    dialogs[0].action.click()
    settle()


# --- how it stands ----------------------------------------------------------------------------------------------------


def test_without_a_store_it_says_so_and_leads_to_joining(empty: Stage, qtbot: QtBot) -> None:
    screen = empty.show(Controller, Place("sync"), qtbot)
    assert screen.view.pages.currentWidget() is screen.view.private
    assert screen.view.private.button.hasFocus()
    press(screen.view.private.button, Qt.Key.Key_Return)
    assert empty.places[-1] == Place("settings", query="store")


def test_in_step_nothing_waits_and_the_store_is_described(shared: Pair, qtbot: QtBot) -> None:
    screen = shown(shared, qtbot)
    assert screen.view.heading.text() == "Everything is up to date"
    assert screen.view.nothing.isVisible()
    assert screen.view.sync.hasFocus()
    said = words(screen.view.store)
    assert "team.tacit" in said
    assert "Administrator" in said
    assert "cannot keep secrets" in said


def test_who_shares_is_never_told_otherwise_while_it_is_being_read(shared: Pair, qtbot: QtBot) -> None:
    screen = shared.mine.show(Controller, Place("sync"), qtbot)
    screen.view.pages.setCurrentWidget(screen.view.private)
    screen.jobs = SimpleNamespace(read=lambda *_given, **_how: None)
    screen.arrive(Place("sync"))
    assert screen.view.pages.currentWidget() is screen.view.page


def test_offline_is_a_calm_sentence(shared: Pair, qtbot: QtBot) -> None:
    shared.unplug()
    with pytest.raises(SyncError):
        shared.services.sync.run()
    screen = shown(shared, qtbot)
    assert screen.view.heading.text() == "Working offline"
    assert "is not where it was. Nothing on this computer was changed." in screen.view.sentence.text()
    assert not screen.view.error.isVisible()


# --- what waits -------------------------------------------------------------------------------------------------------


def test_what_waits_is_said_field_by_field(shared: Pair, qtbot: QtBot) -> None:
    note = shared.note("They pay late.")
    edit(shared.services, note, "text", "They pay on time.")
    screen = shown(shared, qtbot)
    row = screen.view.waiting.rows[note]
    assert row.hasFocus()
    assert "They pay on time." in words(row)
    assert "was: They pay late." in words(row)
    assert "Edited" in row.accessibleName()
    assert screen.view.heading.text() == "1 waiting to be sent"


def test_del_discards_and_undo_brings_it_back(shared: Pair, qtbot: QtBot) -> None:
    note = shared.note("They pay late.")
    edit(shared.services, note, "text", "They pay on time.")
    screen = shown(shared, qtbot)
    press(screen.view.waiting.rows[note], Qt.Key.Key_Delete)
    assert shared.services.records.get(note).text == "They pay late."
    assert screen.view.waiting.rows == {}
    assert screen.view.focusWidget() is screen.view.sync
    assert shared.mine.toasts[-1].text.startswith("Discarded: ")
    assert shared.mine.toasts[-1].undo
    shared.services.records.undo()
    screen.load()
    settle()
    assert shared.services.records.get(note).text == "They pay on time."
    assert list(screen.view.waiting.rows) == [note]


def test_what_is_new_goes_to_the_trash_when_discarded(shared: Pair, qtbot: QtBot) -> None:
    made = shared.services.records.add("note", {"text": "Not for them.", "audience": "everyone"})
    screen = shown(shared, qtbot)
    press(screen.view.waiting.rows[made.id], Qt.Key.Key_Delete)
    assert [one.id for one in shared.services.records.trash()] == [made.id]


def test_enter_opens_the_record_and_arrows_walk(shared: Pair, qtbot: QtBot) -> None:
    first, second = shared.note("One thing."), shared.note("Another thing.")
    edit(shared.services, first, "text", "One thing, changed.")
    edit(shared.services, second, "text", "Another thing, changed.")
    screen = shown(shared, qtbot)
    rows = list(screen.view.waiting.rows.values())
    press(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    press(rows[1], Qt.Key.Key_Return)
    assert shared.mine.opened[-1] == ("note", rows[1].item.record.id)


def test_a_round_takes_away_what_was_sent_and_keeps_the_focus_in_the_screen(shared: Pair, qtbot: QtBot) -> None:
    note = shared.note("They pay late.")
    edit(shared.services, note, "text", "They pay on time.")
    screen = shown(shared, qtbot)
    assert screen.view.waiting.rows[note].hasFocus()
    shared.services.sync.run()
    screen.load()
    settle()
    assert screen.view.waiting.rows == {}
    assert screen.view.sync.hasFocus()


# --- what met ---------------------------------------------------------------------------------------------------------


def met(shared: Pair, qtbot: QtBot) -> tuple[Any, Any, str]:
    """A note of which two versions met: the screen, its row, the note."""
    note = shared.note("The pump stood still, eleven hours lost.")
    shared.meet(note, "text", "The pump stood still, twelve hours lost.", "The pump stood still, nine hours lost.")
    screen = shown(shared, qtbot)
    (row,) = screen.view.conflicts.rows.values()
    return screen, row, note


def test_two_versions_stand_side_by_side_with_the_words_that_differ(shared: Pair, qtbot: QtBot) -> None:
    _screen, row, _note = met(shared, qtbot)
    texts = row.findChildren(MarkedText)
    marked = [[text for text, on in one._pieces if on] for one in texts]
    assert marked == [["twelve"], ["nine"]]
    assert [one.accessibleDescription() for one in texts] == ["Differs: twelve", "Differs: nine"]
    assert "Yours" in words(row)
    assert "Ute Brandt" in words(row)
    assert row.hasFocus()


def settled(shared: Pair, qtbot: QtBot, key: Qt.Key) -> str:
    screen, row, note = met(shared, qtbot)
    press(row, key)
    assert screen.view.conflicts.rows == {}
    assert shared.mine.toasts[-1].text.startswith("Settled: ")
    assert shared.mine.toasts[-1].undo
    shared.services.sync.run()
    shared.other.sync.run()
    texts = {one.records.get(note).text for one in (shared.services, shared.other)}
    assert len(texts) == 1
    assert shared.services.sync.conflicts() == shared.other.sync.conflicts() == []
    return str(texts.pop())


def test_m_keeps_mine_on_both_laptops(shared: Pair, qtbot: QtBot) -> None:
    assert "twelve" in settled(shared, qtbot, Qt.Key.Key_M)


def test_t_keeps_theirs_on_both_laptops(shared: Pair, qtbot: QtBot) -> None:
    assert "nine" in settled(shared, qtbot, Qt.Key.Key_T)


def test_b_keeps_both_on_both_laptops(shared: Pair, qtbot: QtBot) -> None:
    text = settled(shared, qtbot, Qt.Key.Key_B)
    assert "twelve" in text
    assert "nine" in text


def test_e_edits_and_ctrl_enter_keeps_what_was_typed(shared: Pair, qtbot: QtBot) -> None:
    screen, row, note = met(shared, qtbot)
    press(row, Qt.Key.Key_E)
    assert row.editor.text.hasFocus()
    press(row.editor.text, Qt.Key.Key_Escape)
    assert row.editor is None
    assert row.hasFocus()
    press(row, Qt.Key.Key_E)
    row.editor.text.setPlainText("The pump stood still, ten hours lost.")
    QTest.keyClick(row.editor.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert screen.view.conflicts.rows == {}
    assert shared.services.records.get(note).text == "The pump stood still, ten hours lost."


def test_what_is_being_edited_survives_a_round(shared: Pair, qtbot: QtBot) -> None:
    screen, row, _note = met(shared, qtbot)
    press(row, Qt.Key.Key_E)
    row.editor.text.setPlainText("Half a sentence")
    shared.services.sync.run()
    screen.load()
    settle()
    (after,) = screen.view.conflicts.rows.values()
    assert after is row
    assert row.editor.text.toPlainText() == "Half a sentence"


def test_what_came_while_one_typed_is_shown_before_what_was_typed_is_kept(shared: Pair, qtbot: QtBot) -> None:
    screen, row, note = met(shared, qtbot)
    press(row, Qt.Key.Key_E)
    row.editor.text.setPlainText("Ten hours lost.")
    shared.other.sync.run()
    edit(shared.other, note, "text", "The pump stood still, nine hours lost. The new CFO is Petra.")
    shared.other.sync.run()
    shared.services.sync.run()
    screen.load()
    settle()
    assert "Petra" not in words(row)
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(row.editor.text, Qt.Key.Key_Return, ctrl)
    settle()
    assert "Petra" in shared.services.records.get(note).text
    assert "Petra" in words(row)
    assert "something else is shown there" in words(row)
    assert (row.editor.text.toPlainText(), row.editor.isEnabled()) == ("Ten hours lost.", True)
    assert list(screen.view.conflicts.rows.values()) == [row]
    QTest.keyClick(row.editor.text, Qt.Key.Key_Return, ctrl)
    settle()
    assert shared.services.records.get(note).text == "Ten hours lost."
    assert screen.view.conflicts.rows == {}


def test_what_is_typed_stays_where_somebody_else_settled_it(shared: Pair, qtbot: QtBot) -> None:
    screen, row, note = met(shared, qtbot)
    press(row, Qt.Key.Key_E)
    row.editor.text.setPlainText("Half a sentence")
    shared.other.sync.run()
    (conflict,) = shared.other.sync.conflicts()
    shared.other.sync.resolve(conflict.id, "mine")
    shared.other.sync.run()
    shared.services.sync.run()
    screen.load()
    settle()
    assert row.editor.text.toPlainText() == "Half a sentence"
    row._edited("Half a sentence")
    settle()
    assert "nine" in shared.services.records.get(note).text
    assert row.editor.text.toPlainText() == "Half a sentence"
    press(row.editor.text, Qt.Key.Key_Escape)
    screen.load()
    settle()
    assert screen.view.conflicts.rows == {}


def test_deleted_here_and_edited_there_is_a_question(shared: Pair, qtbot: QtBot) -> None:
    note = shared.note("They pay late.")
    shared.services.records.delete([note])
    edit(shared.other, note, "text", "They pay on time.")
    shared.other.sync.run()
    shared.services.sync.run()
    screen = shown(shared, qtbot)
    (row,) = screen.view.conflicts.rows.values()
    assert "Maren Oltmanns deleted it; Ute Brandt changed it meanwhile." in words(row)
    assert row.item.mine.when is not None
    assert row.item.theirs.when is not None
    labels = [button.text() for _how, button in row.choices]
    assert labels == ["Keep the record", "Delete it"]
    row.choices[0][1].click()
    settle()
    assert screen.view.conflicts.rows == {}
    assert shared.services.records.get(note).deleted_at is None


def test_the_head_counts_what_needs_one(shared: Pair, qtbot: QtBot) -> None:
    screen, _row, _note = met(shared, qtbot)
    assert screen.view.heading.text().startswith("1 thing")


# --- what was refused -------------------------------------------------------------------------------------------------


def refused(shared: Pair, qtbot: QtBot, then: Callable[[], Any] = lambda: None) -> tuple[Any, Any]:
    """A note for a team one is not in: the store does not take it."""
    team = shared.services.records.add("team", {"name": "North", "members": (), "audience": "everyone"})
    shared.services.records.add("note", {"text": "For the team.", "audience": f"team:{team.id}"})
    shared.services.sync.run()
    then()
    screen = shown(shared, qtbot)
    (row,) = screen.view.refused.rows.values()
    return screen, row


def test_what_the_store_refused_says_why_and_can_be_copied(shared: Pair, qtbot: QtBot) -> None:
    _screen, row = refused(shared, qtbot)
    assert "You are not among those who were to see it" in words(row)
    press(row, Qt.Key.Key_C)
    assert "For the team." in QGuiApplication.clipboard().text()


def test_what_the_store_refused_becomes_a_note_of_mine(shared: Pair, qtbot: QtBot) -> None:
    screen, row = refused(shared, qtbot)
    press(row, Qt.Key.Key_N)
    assert screen.view.refused.rows == {}
    notes = [one for one in shared.services.records.list("note").rows if one.audience == "me"]
    assert any("For the team." in one.text for one in notes)


def test_a_note_that_the_store_refused_goes_to_the_trash_and_undo_brings_it_back(shared: Pair, qtbot: QtBot) -> None:
    screen, row = refused(shared, qtbot)
    assert "Discard" in [one.text() for one in row.findChildren(Button)]
    press(row, Qt.Key.Key_Delete)
    assert screen.view.refused.rows == {}
    assert shared.mine.toasts[-1].undo
    assert [one.id for one in shared.services.records.trash()] == [row.item.record.id]
    shared.services.records.undo()
    assert shared.services.records.trash() == []


def test_a_change_that_the_store_refused_is_let_go_of_after_asking(shared: Pair, qtbot: QtBot) -> None:
    """Ute's note left my sight before what I wrote in it was sent."""
    theirs = shared.other.records.add("note", {"text": "They pay late.", "audience": "everyone"})
    shared.other.sync.run()
    shared.services.sync.run()
    edit(shared.services, theirs.id, "text", "They pay on time.")
    shared.other.sync.set_audience([theirs.id], "me")
    shared.other.sync.run()
    shared.services.sync.run()
    screen = shown(shared, qtbot)
    (row,) = screen.view.refused.rows.values()
    assert "Discard …" in [one.text() for one in row.findChildren(Button)]
    press(row, Qt.Key.Key_Delete)
    assert list(screen.view.refused.rows) == [row.item.id]
    answered(screen)
    assert screen.view.refused.rows == {}
    assert shared.services.sync.waiting() == []


def test_trying_again_asks_for_a_round(shared: Pair, qtbot: QtBot) -> None:
    asked: list[bool] = []
    shared.mine.bus.sync.connect(lambda: asked.append(True))
    _screen, row = refused(shared, qtbot)
    press(row, Qt.Key.Key_R)
    assert asked == [True]


def test_every_control_has_a_name(shared: Pair, qtbot: QtBot) -> None:
    screen, _row, _note = met(shared, qtbot)
    edit(shared.services, shared.note("One more."), "text", "One more thing.")
    screen.load()
    settle()
    buttons = [one for one in screen.view.findChildren(Button) if one.isVisible()]
    assert len(buttons) > 5
    assert [one for one in buttons if not (one.accessibleName() or one.text())] == []


# --- what only a person can mend --------------------------------------------------------------------------------------


def stopped(shared: Pair, qtbot: QtBot, fault: SyncError) -> Any:
    """A fault ended the last round."""
    shared.services.sync._replica.remember(trouble=kept(fault))
    return shown(shared, qtbot)


def test_a_fault_is_told_once_with_what_to_do(shared: Pair, qtbot: QtBot) -> None:
    screen = stopped(shared, qtbot, StoreFull("There is no room. What waits stays on this computer."))
    assert screen.view.heading.text() == "The shared store is full"
    assert screen.view.sentence.text().startswith("There is no room. What waits stays on this computer. Last synced")
    assert words(screen.view).count("There is no room.") == 1
    assert screen.view.sync.isVisible()


def test_an_expired_password_leads_to_the_new_one(shared: Pair, qtbot: QtBot) -> None:
    screen = stopped(shared, qtbot, WrongPassword("It has expired."))
    assert screen.view.mend.hasFocus()
    assert not screen.view.sync.isVisible()
    press(screen.view.mend, Qt.Key.Key_Return)
    assert shared.mine.places[-1] == Place("settings", query="store:password")


def test_a_fault_comes_before_what_waits_to_be_decided(shared: Pair, qtbot: QtBot) -> None:
    note = shared.note("The pump stood still.")
    shared.meet(note, "text", "The pump stood still twice.", "The pump stood still often.")
    screen = stopped(shared, qtbot, StoreFull("There is no room."))
    assert screen.view.heading.text() == "The shared store is full"
    assert len(screen.view.conflicts.rows) == 1


def broken(shared: Pair, *statements: str) -> None:
    """The shared file itself is changed, as another program or a later Tacit would."""
    with closing(sqlite3.connect(shared.file)) as raw, raw:
        for one in statements:
            raw.execute(one)


def unreadable(shared: Pair) -> None:
    with shared.file.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 8000)


def not_a_store(shared: Pair) -> None:
    shared.file.unlink()
    with closing(sqlite3.connect(shared.file)) as raw, raw:
        raw.execute("CREATE TABLE letter (text)")


@pytest.mark.parametrize(
    ("breaks", "heading", "sentence", "button"),
    [
        (
            "UPDATE meta SET value = '99' WHERE key = 'min_write'",
            "Update Tacit",
            "What colleagues write still",
            "Sync now",
        ),
        ("UPDATE meta SET value = '99' WHERE key = 'min_read'", "Update Tacit", "needs a newer Tacit", "Sync now"),
        (
            "UPDATE meta SET value = 'other' WHERE key = 'store_id'",
            "Another store",
            "not the shared",
            "Leave or join …",
        ),
        ("UPDATE person SET active = 0", "The shared store said no", "does not know you any more", "Sync now"),
        (unreadable, "The shared store is damaged", "it is damaged", "Sync now"),
        (not_a_store, "There is no shared store", "is not a shared store of Tacit", "Sync now"),
        (Pair.unplug, "Working offline", "puts its newest backup back", "Sync now"),
    ],
)
def test_a_store_that_is_really_broken_is_told_on_the_screen_and_loses_nothing(
    shared: Pair, qtbot: QtBot, breaks: Any, heading: str, sentence: str, button: str
) -> None:
    note = shared.note("They pay late.")
    edit(shared.services, note, "text", "They pay on time.")
    broken(shared, breaks) if isinstance(breaks, str) else breaks(shared)
    with suppress(SyncError):
        shared.services.sync.run()
    screen = shown(shared, qtbot)
    assert screen.view.heading.text() == heading
    assert sentence in screen.view.sentence.text()
    assert [one.text() for one in (screen.view.sync, screen.view.mend) if one.isVisible()] == [button]
    assert list(screen.view.waiting.rows) == [note]
    assert shared.services.records.get(note).text == "They pay on time."
    if button == "Leave or join …":
        press(screen.view.mend, Qt.Key.Key_Return)
        assert shared.mine.places[-1] == Place("settings", query="store")


def test_out_of_reach_is_told_also_where_something_else_needs_one(shared: Pair, qtbot: QtBot) -> None:
    _screen, _row, _note = met(shared, qtbot)
    shared.unplug()
    with pytest.raises(SyncError):
        shared.services.sync.run()
    screen = shown(shared, qtbot)
    assert screen.view.heading.text().startswith("1 thing")
    assert "is not where it was. Nothing on this computer was changed." in screen.view.sentence.text()


def test_a_store_that_was_put_back_gets_back_what_it_lost(shared: Pair, qtbot: QtBot) -> None:
    before = shared.file.read_bytes()
    note = shared.note("They pay late.")
    shared.file.write_bytes(before)
    assert shared.services.sync.run().restored
    shared.other.sync.run()
    screen = shown(shared, qtbot)
    assert screen.view.heading.text() == "Everything is up to date"
    assert shared.other.records.get(note).text == "They pay late."


# --- what is only mine ------------------------------------------------------------------------------------------------


def alone(shared: Pair) -> tuple[str, str]:
    """Two customers that only I know, each with a note; one names a person of the other's."""
    add = shared.services.records.add
    homes = []
    for name in ("Caldervale Board", "Hebble & Mill"):
        home = add("customer", {"name": name, "audience": "me"}).id
        add("note", {"text": f"{name} pays late.", "customer": home, "audience": "me"})
        homes.append(home)
    person = add("contact", {"name": "Ros Dyer", "customer": homes[0], "audience": "me"}).id
    add("note", {"text": "She knows them.", "customer": homes[1], "about": (person,), "audience": "me"})
    add("note", {"text": "Nobody's.", "audience": "me"})
    return homes[0], homes[1]


def test_what_is_only_mine_is_looked_through_and_shared_by_customer(shared: Pair, qtbot: QtBot) -> None:
    _first, second = alone(shared)
    screen = shown(shared, qtbot)
    assert screen.view.alone_words.text().startswith("7 record")
    assert screen.view.nothing.isVisible(), "that is nothing that needs anybody"
    press(screen.view.share, Qt.Key.Key_Return)
    page = screen.sharing.page
    assert screen.view.pages.currentWidget() is page
    assert page.all.hasFocus()
    assert not page.share.isEnabled(), "nothing is shared by one key too many"
    assert [one.tick.text() for one in page.groups] == ["Caldervale Board", "Hebble && Mill", "Without a customer"]
    assert page.groups[1].tick.accessibleDescription() == "1\N{NO-BREAK SPACE}customer, 2\N{NO-BREAK SPACE}notes"
    page.groups[1].look.click()
    assert "Hebble & Mill pays late." in words(page.groups[1].list)
    press(page.groups[1].tick, Qt.Key.Key_Space)
    assert page.all.checkState() == Qt.CheckState.PartiallyChecked
    assert "Ros Dyer" in page.along.text()
    assert "Caldervale Board" in page.along.text()
    assert page.share.text().startswith("Share 5 record")
    QTest.keyClick(page.share, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert screen.view.pages.currentWidget() is screen.view.page
    assert screen.view.focusWidget() is not None
    assert shared.mine.toasts[-1].undo
    shared.services.sync.run()
    shared.other.sync.run()
    texts = {one.text for one in shared.other.records.list("note").rows}
    assert {"Hebble & Mill pays late.", "She knows them."} <= texts
    assert not {"Caldervale Board pays late.", "Nobody's."} & texts
    assert shared.other.records.get(second).name == "Hebble & Mill"
    assert screen.view.alone_words.text().startswith("2 record")
    shared.services.records.undo()
    assert len(shared.services.sync.only_mine()) == 7


def test_all_that_is_only_mine_is_shared_at_once_or_esc_leaves_it(shared: Pair, qtbot: QtBot) -> None:
    alone(shared)
    screen = shared.mine.show(Controller, Place("sync", query="share"), qtbot)
    page = screen.sharing.page
    assert screen.back()
    assert screen.view.pages.currentWidget() is screen.view.page
    screen.arrive(Place("sync", query="share"))
    settle()
    press(page.all, Qt.Key.Key_Space)
    assert page.share.text().startswith("Share 7 record")
    assert page.along.text() == ""
    page.share.click()
    settle()
    assert shared.services.sync.only_mine() == []
    assert not screen.view.alone.isVisible()
