"""What the tests of the screen of sync do alike: it is shown, keys are pressed, its words are read."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.bus import Place
from desktop.screens.sync.controller import Controller
from desktop.widgets.buttons import Button
from desktop.widgets.dialog import Dialog
from tests.desktop.sharing import Pair
from tests.desktop.stage import settle


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


def met(shared: Pair, qtbot: QtBot) -> tuple[Any, Any, str]:
    """A note of which two versions met: the screen, its row, the note."""
    note = shared.note("The pump stood still, eleven hours lost.")
    shared.meet(note, "text", "The pump stood still, twelve hours lost.", "The pump stood still, nine hours lost.")
    screen = shown(shared, qtbot)
    (row,) = screen.view.conflicts.rows.values()
    return screen, row, note
