"""Chips put right with one key, what that teaches, pasted mails, proposals that are somebody known, editing again."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.bus import CaptureRequest, Place
from desktop.screens.capture.chips import Chip, ChipData
from desktop.screens.capture.editor import LEFT_OUT
from tests.desktop.screens.writing import TEXT, chip, keys, write


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


def test_no_chip_stays_behind_where_two_have_one_key(panel: Any) -> None:
    chips = panel.view.chips
    add, end = ChipData("add", "add", "Add"), ChipData("audience", "person", "Only me")
    chips.show_chips([ChipData("due:a", "due", "due Fri"), ChipData("due:a", "due", "due Fri"), add, end])
    chips.show_chips([ChipData("due:a", "due", "due Wed"), add, end])
    stand = sorted(chip.data.text for chip in chips.findChildren(Chip) if not chip.isHidden())
    assert stand == ["Add", "Only me", "due Wed"]
