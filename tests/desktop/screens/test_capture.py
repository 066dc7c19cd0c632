"""The capture panel by the keyboard: writing, marks, chips, correcting, filing, drafts."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.bus import CaptureRequest, Place
from desktop.screens.capture.editor import LEFT_OUT, Editor, Underline, _without, units

TEXT = "Met Ros at Caldervale. I promised her the failure analysis by Wednesday in two weeks."


@pytest.fixture
def panel(app: App) -> Any:
    """The capture panel on show, with its controller's timers still."""
    app.bus.capture.emit(CaptureRequest())
    controller = app.shell.capturing.controller
    yield controller
    controller.drafting.drop()
    controller.view.editor.set_text("")


def write(controller: Any, text: str) -> None:
    """Types, and lets the reading and the draft come at once."""
    QTest.keyClicks(controller.view.editor, text)
    controller._read()


def chip(controller: Any, kind: str) -> Any:
    """The first chip of a kind."""
    return next(each for each in controller.view.chips.chips if each.data.key.startswith(kind))


def keys(controller: Any) -> list[str]:
    return [each.data.key.split(":")[0] for each in controller.view.chips.chips]


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
    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert panel.audience == "everyone"
    assert chip(panel, "audience").data.text == "Everyone"


def test_a_draft_is_saved_within_moments_of_typing(panel: Any, app: App, qtbot: QtBot) -> None:
    QTest.keyClicks(panel.view.editor, "Half a thought about the dairy")
    qtbot.waitUntil(
        lambda: "Half a thought about the dairy" in [draft.text for draft in app.services.captures.drafts()],
        timeout=600,
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


def test_space_turns_a_reading_and_letters_go_on_writing_where_the_caret_was(panel: Any) -> None:
    write(panel, TEXT)
    editor = panel.view.editor
    cursor = editor.textCursor()
    cursor.setPosition(3)
    editor.setTextCursor(cursor)
    owed = chip(panel, "promise")
    owed.setFocus()
    assert panel.view.turn_word.text() == "They owe it"
    QTest.keyClick(owed, Qt.Key.Key_Space)
    assert panel.reading.promises[0].by == "them"
    assert chip(panel, "promise") is owed
    assert owed.hasFocus()
    QTest.keyClick(owed, Qt.Key.Key_X)
    assert editor.hasFocus()
    assert editor.text() == TEXT[:3] + "x" + TEXT[3:]


def test_esc_on_a_chip_goes_back_to_the_text(panel: Any, app: App) -> None:
    write(panel, TEXT)
    first = panel.view.chips.chips[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert panel.view.editor.hasFocus()
    assert app.shell.capturing.showing()


def test_a_day_is_dropped_by_itself(panel: Any) -> None:
    write(panel, TEXT)
    assert panel.reading.promises[0].due is not None
    QTest.keyClick(chip(panel, "due"), Qt.Key.Key_Delete)
    assert panel.reading.promises[0].due is None
    assert "due" not in keys(panel)
    assert "promise" in keys(panel)


def test_a_button_turns(panel: Any) -> None:
    write(panel, "Met Ros at Caldervale. She hates slide decks.")
    button = chip(panel, "button")
    before = panel.reading.buttons[0].polarity
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert panel.reading.buttons[0].polarity != before


def test_what_was_taught_is_used_at_once_and_says_so(panel: Any, app: App) -> None:
    text = "The works council waves everything through on Thursdays."
    write(panel, text)
    assert "topic:competitor" not in [each.data.key for each in panel.view.chips.chips]
    QTest.keyClick(chip(panel, "add"), Qt.Key.Key_Return)
    popup: Any = QApplication.activePopupWidget()
    place = next(at for at, option in enumerate(popup.list.options()) if option.value == ("topic", "competitor"))
    popup.list.setCurrentIndex(popup.list.model().index(place, 0))
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    panel.file()
    toast: Any = app.window.toasts
    assert "1 correction remembered" in toast.words.text()
    app.bus.capture.emit(CaptureRequest())
    write(panel, "Works council waves everything through, they say.")
    shown = chip(panel, "topic:competitor")
    assert shown.data.text == "Topic: Competitor"
    assert "You taught this on Mon 23 Nov" in shown.toolTip()
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    panel.file()
    app.bus.capture.emit(CaptureRequest())
    write(panel, "Works council waves everything through, they say.")
    assert "topic:competitor" not in [each.data.key for each in panel.view.chips.chips]


def test_typing_on_makes_no_chip_anew(panel: Any) -> None:
    write(panel, "Met Ros at Caldervale. I promised her the failure")
    before = list(panel.view.chips.chips)
    write(panel, " analysis")
    assert panel.view.chips.chips == before


def test_html_alone_is_pasted_as_plain_text_and_its_quote_stands_in_grey(panel: Any) -> None:
    data = QMimeData()
    data.setHtml(
        "<style>p {color: red}</style><p>The&nbsp;pump is <b>back</b>.</p><ul><li>one page</li></ul>"
        "<blockquote><p>I'll send you the quote.</p></blockquote>"
    )
    editor = panel.view.editor
    assert editor.canInsertFromMimeData(data)
    editor.insertFromMimeData(data)
    assert [line for line in editor.text().split("\n") if line] == [
        "The pump is back.",
        "- one page",
        "> I'll send you the quote.",
    ]
    panel._read()
    assert [mark.kind for mark in editor.marks if mark.kind == LEFT_OUT]
    assert panel.view.left_out.text() == "1 line not read"
    assert "promise" not in keys(panel)


def test_both_kinds_of_text_paste_the_plain_one(panel: Any) -> None:
    data = QMimeData()
    data.setText("plain\r\nwords")
    data.setHtml("<b>other</b>")
    panel.view.editor.insertFromMimeData(data)
    assert panel.view.editor.text() == "plain\nwords"


def test_what_was_proposed_is_somebody_known_in_one_step(panel: Any, app: App) -> None:
    write(panel, "Met Rosalind Deyer, manager at Caldervale. She wants one page.")
    panel.file()
    made = next(row for row in app.services.records.list("contact", limit=1000).rows if row.name == "Rosalind Deyer")
    ros = next(row for row in app.services.pages.people() if row.name == "Ros Dyer")
    app.bus.go.emit(Place("people", record=made.id))
    screen = app.shell.navigator.current()
    QTest.keyClick(screen.pane.list, Qt.Key.Key_M)
    popup: Any = QApplication.activePopupWidget()
    assert "Ros Dyer" in [option.text for option in popup.list.options()]
    place = next(at for at, option in enumerate(popup.list.options()) if option.text == "Ros Dyer")
    popup.list.setCurrentIndex(popup.list.model().index(place, 0))
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert app.services.records.get(made.id).deleted_at is not None
    assert "Rosalind Deyer" in app.services.records.get(ros.id).nicknames
    app.bus.undo.emit()
    assert app.services.records.get(made.id).deleted_at is None


def test_a_capture_edited_again_and_again_makes_nothing_twice(panel: Any, app: App) -> None:
    write(panel, TEXT)
    panel.file()
    note = next(row for row in app.services.records.list("note", limit=1000).rows if row.text == TEXT)

    def made() -> list[str]:
        return [one.what for one in app.services.records.list("promise", limit=1000).rows if one.note == note.id]

    before = made()
    edits = [" She likes tea.", " The pump runs.", ""]
    for addition in edits:
        app.bus.capture.emit(CaptureRequest(note=note.id))
        write(panel, addition)
        panel.file()
        assert made() == before
    app.bus.capture.emit(CaptureRequest(note=note.id))
    text = panel.view.editor.text()
    place = text.index("failure")
    cursor = panel.view.editor.textCursor()
    cursor.setPosition(place)
    panel.view.editor.setTextCursor(cursor)
    write(panel, "whole ")
    panel.file()
    assert len(made()) == len(before)
    assert "whole failure analysis" in made()[0]
    app.bus.capture.emit(CaptureRequest(note=note.id))
    panel._read()
    QTest.keyClick(chip(panel, "promise"), Qt.Key.Key_Space)
    panel.file()
    assert len(made()) == len(before)
    app.bus.capture.emit(CaptureRequest(note=note.id))
    panel._read()
    assert panel.reading.promises[0].by == "them"
