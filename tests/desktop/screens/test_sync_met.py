"""The screen of sync, two versions that met: side by side, settled by keyboard, edited in place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.screens.sync.parts import MarkedText
from tests.desktop.screens.sync_steps import met, press, shown, words
from tests.desktop.sharing import Pair, edit
from tests.desktop.stage import settle


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
    assert "You deleted it; Ute Brandt changed it meanwhile." in words(row)
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
