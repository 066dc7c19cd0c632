"""The screen of sync: what waits field by field, what met side by side, what the store did not take; by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from db.services.sync_parts import SyncError
from desktop.bus import Place
from desktop.screens.sync.controller import Controller
from desktop.widgets.buttons import Button
from tests.desktop.screens.sync_steps import answered, met, press, shown, words
from tests.desktop.sharing import Pair, edit
from tests.desktop.stage import Stage, settle

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
    assert "tacit store rebuild. Last synced" in screen.view.sentence.text()
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
