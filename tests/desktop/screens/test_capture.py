"""The capture panel by the keyboard: writing, marks, chips, correcting, filing, drafts."""

from __future__ import annotations

from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.bus import CaptureRequest, Place
from desktop.screens.capture.drafting import WAIT_MS
from desktop.screens.capture.editor import Editor, Underline, _without, units
from tests.desktop.screens.writing import TEXT, chip, keys, write


def test_the_story_from_the_box_to_the_note(app: App, qtbot: QtBot) -> None:
    before = app.services.records.list("note").total
    QTest.keyClicks(app.window.box, "M")
    controller = app.shell.capturing.controller
    editor = controller.view.editor
    assert editor.hasFocus()
    write(controller, TEXT[1:])
    assert editor.text() == TEXT
    assert {"customer", "person", "promise"} <= set(keys(controller))
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is controller.view.chips.chips[0]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is controller.view.chips.chips[1]
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert not app.shell.capturing.showing()
    assert app.services.records.list("note").total > before
    assert [draft for draft in app.services.captures.drafts() if draft.text == TEXT] == []
    toast: Any = app.window.toasts
    assert toast.words.text().startswith("Filed: Caldervale Board")
    toast.action.click()
    assert app.services.records.list("note").total == before


def test_marks_stand_under_their_words(panel: Any) -> None:
    write(panel, TEXT)
    found = {mark.kind: TEXT[mark.start : mark.end] for mark in panel.view.editor.marks}
    assert found["customer"] == "Caldervale"
    assert found["person"] == "Ros"
    assert "failure analysis" in found["promise"]
    assert not panel.view.editor.grab().isNull()


def test_a_chip_dropped_stays_dropped_while_one_types_on(panel: Any) -> None:
    write(panel, TEXT)
    chip(panel, "promise").setFocus()
    QTest.keyClick(chip(panel, "promise"), Qt.Key.Key_Delete)
    assert "promise" not in keys(panel)
    write(panel, " She likes short letters.")
    assert "promise" not in keys(panel)


def test_a_chip_is_corrected_from_its_choices(panel: Any) -> None:
    write(panel, TEXT)
    QTest.keyClick(chip(panel, "promise"), Qt.Key.Key_Down)
    popup: Any = QApplication.activePopupWidget()
    assert popup is not None
    assert popup.list.options()[0].text == "They owe it"
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert panel.reading.promises[0].by == "them"
    assert chip(panel, "promise").data.text.startswith("They owe:")


def test_another_customer_is_found_by_typing(panel: Any, app: App) -> None:
    write(panel, TEXT)
    QTest.keyClick(chip(panel, "customer"), Qt.Key.Key_Return)
    popup: Any = QApplication.activePopupWidget()
    QTest.keyClicks(popup.line, "Merrow")
    assert popup.list.options()[0].text == "Merrow Plastics"
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert panel.reading.customer.name == "Merrow Plastics"


def test_a_due_day_is_said_in_words_and_wrong_ones_are_told_in_place(panel: Any) -> None:
    write(panel, TEXT)
    about = chip(panel, "promise").data.about
    panel.correcting._ask_due(chip(panel, "promise"), about.key)
    popup: Any = QApplication.activePopupWidget()
    QTest.keyClicks(popup.line, "never mind")
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert popup.said.text()
    popup.line.setText("2026-12-01")
    QTest.keyClick(popup.line, Qt.Key.Key_Return)
    assert panel.reading.promises[0].due.isoformat() == "2026-12-01"


def test_esc_in_a_popup_closes_only_the_popup(panel: Any, app: App) -> None:
    write(panel, TEXT)
    QTest.keyClick(chip(panel, "audience"), Qt.Key.Key_Return)
    popup: Any = QApplication.activePopupWidget()
    QTest.keyClick(popup.list, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert app.shell.capturing.showing()


def test_the_audience_is_chosen(panel: Any) -> None:
    write(panel, "Ros likes one page.")
    QTest.keyClick(chip(panel, "audience"), Qt.Key.Key_Return)
    popup: Any = QApplication.activePopupWidget()
    QTest.keyClick(popup.list, Qt.Key.Key_Up)
    QTest.keyClick(popup.list, Qt.Key.Key_Up)  # named people stand last, everyone before them
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert panel.audience == "everyone"
    assert chip(panel, "audience").data.text == "Everyone"


def test_a_draft_is_saved_within_moments_of_typing(panel: Any, app: App, qtbot: QtBot) -> None:
    QTest.keyClicks(panel.view.editor, "Half a thought about the dairy")
    assert WAIT_MS <= 200
    qtbot.waitUntil(
        lambda: "Half a thought about the dairy" in [draft.text for draft in app.services.captures.drafts()]
    )
    QTest.keyClicks(panel.view.editor, " and its silos")
    panel.keep()
    texts = [draft.text for draft in app.services.captures.drafts()]
    assert texts.count("Half a thought about the dairy and its silos") == 1
    assert "Half a thought about the dairy" not in texts


def test_esc_keeps_a_draft_that_is_taken_up_again(panel: Any, app: App) -> None:
    write(panel, TEXT)
    QTest.keyClick(chip(panel, "promise"), Qt.Key.Key_Delete)
    QTest.keyClick(app.window, Qt.Key.Key_Escape)
    assert not app.shell.capturing.showing()
    draft = next(draft for draft in app.services.captures.drafts() if draft.text == TEXT)
    app.bus.capture.emit(CaptureRequest(draft=draft.id))
    assert panel.view.editor.text() == TEXT
    panel._read()
    assert "promise" not in keys(panel)


def test_a_draft_thrown_away_comes_back_from_its_toast(panel: Any, app: App) -> None:
    app.services.captures.save_draft(None, "An old thought")
    panel._list_drafts()
    draft = app.services.captures.drafts()[0]
    panel._throw(draft)
    assert "An old thought" not in [each.text for each in app.services.captures.drafts()]
    toast: Any = app.window.toasts
    toast.action.click()
    assert "An old thought" in [each.text for each in app.services.captures.drafts()]


def test_ctrl_z_brings_a_draft_back_and_nothing_else_and_once(panel: Any, app: App) -> None:
    kept = app.services.records.add("tag", {"name": "kept"})
    app.services.captures.save_draft(None, "An old thought")
    panel._throw(app.services.captures.drafts()[0])
    app.bus.undo.emit()
    assert [each.text for each in app.services.captures.drafts()].count("An old thought") == 1
    assert app.services.records.get(kept.id).deleted_at is None
    app.window.toasts.action.click()
    assert [each.text for each in app.services.captures.drafts()].count("An old thought") == 1


def test_with_several_lines_enter_makes_another_and_ctrl_enter_files(panel: Any, app: App) -> None:
    editor = panel.view.editor
    QTest.keyClicks(editor, "Met Ros at Caldervale.")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "- wants one page")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "Met Ros at Caldervale.\n- wants one page\n"
    assert app.shell.capturing.showing()
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not app.shell.capturing.showing()


def test_ctrl_enter_files_from_a_chip_where_enter_opens_its_choices(panel: Any, app: App) -> None:
    write(panel, TEXT)
    first = panel.view.chips.chips[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not app.shell.capturing.showing()


def test_nothing_is_filed_without_words(panel: Any, app: App) -> None:
    before = app.services.records.list("note").total
    QTest.keyClicks(panel.view.editor, "   ")
    QTest.keyClick(panel.view.editor, Qt.Key.Key_Return)
    assert app.shell.capturing.showing()
    assert app.services.records.list("note").total == before


def test_what_cannot_be_filed_stays_and_says_why(panel: Any, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    from db.services.errors import DiskTrouble

    def full(*_args: Any, **_more: Any) -> None:
        raise DiskTrouble("The disk is full. Make room and try again.")

    monkeypatch.setattr(type(app.services.captures), "file", full)
    write(panel, "Ros likes one page.")
    QTest.keyClick(panel.view.editor, Qt.Key.Key_Return)
    assert panel.view.error.isVisible()
    assert "The disk is full" in panel.view.error.words.text()
    assert panel.view.editor.text() == "Ros likes one page."
    assert panel.view.file.isEnabled()


def test_a_filed_capture_is_edited_without_making_its_promise_twice(panel: Any, app: App) -> None:
    write(panel, TEXT)
    QTest.keyClick(panel.view.editor, Qt.Key.Key_Return)
    note = next(row for row in app.services.records.list("note").rows if row.text == TEXT)
    promises = app.services.records.list("promise").total
    app.bus.capture.emit(CaptureRequest(note=note.id))
    assert panel.view.editor.text() == TEXT
    QTest.keyClicks(panel.view.editor, " She likes tea.")
    QTest.keyClick(panel.view.editor, Qt.Key.Key_Return)
    assert app.services.records.get(note.id).text == TEXT + " She likes tea."
    assert app.services.records.list("promise").total == promises


def test_marks_move_with_their_words_until_the_next_reading(theme: object, qtbot: QtBot) -> None:
    editor = Editor()
    qtbot.addWidget(editor)
    editor.set_text("Ros at Caldervale")
    editor.show_marks("Ros at Caldervale", [(0, 3, "person"), (7, 17, "customer")])
    cursor = editor.textCursor()
    cursor.setPosition(4)
    cursor.insertText("works ")
    assert [(mark.start, mark.end, mark.kind) for mark in editor.marks] == [(0, 3, "person"), (13, 23, "customer")]
    cursor.setPosition(15)
    cursor.insertText("x")
    assert [mark.kind for mark in editor.marks] == ["person"]
    editor.show_marks("another text", [(0, 3, "person")])
    assert [mark.kind for mark in editor.marks] == ["person"]


def test_positions_count_letters_outside_the_first_plane_twice() -> None:
    assert units("plain äöü") is None
    assert units("a😀b") == [0, 1, 3, 4]


def test_a_promise_is_not_underlined_where_a_name_is() -> None:
    promise, name = Underline(0, 20, "promise"), Underline(5, 8, "person")
    assert _without(promise, [name]) == [(0, 5), (8, 20)]
    assert _without(promise, [Underline(0, 20, "date")]) == []


def test_a_draft_is_listed_under_the_customer_its_words_name(panel: Any, app: App) -> None:
    write(panel, TEXT)
    panel.escape()
    app.bus.capture.emit(CaptureRequest())
    from PySide6.QtWidgets import QLabel

    said = [label.text() for label in panel.view.findChildren(QLabel)]
    assert any(text.startswith("Caldervale") for text in said), said
    assert "No customer yet" not in said


def test_a_capture_begun_on_a_persons_page_is_about_them(app: App) -> None:
    ros = next(row for row in app.services.pages.people() if row.name == "Ros Dyer")
    app.bus.go.emit(Place("people", record=ros.id))
    app.shell.navigator.current().page.capture.click()
    controller = app.shell.capturing.controller
    write(controller, "Prefers one page to a thick report.")
    assert [person.id for person in controller.reading.contacts] == [ros.id]
    assert controller.reading.customer.id == ros.customer.id
    controller.file()
    rows = app.services.records.list("note", limit=1000).rows
    note = next(one for one in rows if one.text.startswith("Prefers one page"))
    assert note.about == (ros.id,)
    assert note.customer == ros.customer.id


def test_an_editor_that_is_gone_is_not_fitted_any_more(theme: Any, qtbot: QtBot, qapp: QApplication) -> None:
    editor = Editor()
    editor.show()
    with qtbot.captureExceptions() as raised:
        editor.resize(300, 200)
        editor.resize(200, 200)
        shiboken6.delete(editor)
        qapp.processEvents()
    assert not raised
