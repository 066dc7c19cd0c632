"""After something was deleted or brought back the hands are where they were, on the row that took its place."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.bus import Place


@pytest.mark.parametrize("screen", ["customers", "people"])
def test_the_next_row_is_stood_on_and_undo_stands_on_what_came_back(app: App, screen: str) -> None:
    app.bus.go.emit(Place(screen))
    pane: Any = app.shell.navigator.current().pane
    ids = [row.id for row in pane.model.rows]
    pane.stand_on(ids[2])
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert (pane.current(), pane.selection()) == (ids[3], [ids[3]])
    assert QApplication.focusWidget() is pane.list
    app.bus.undo.emit()
    assert (pane.current(), pane.selection()) == (ids[2], [ids[2]])
    assert QApplication.focusWidget() is pane.list


def test_below_the_last_row_the_one_before_is_stood_on(app: App) -> None:
    app.bus.go.emit(Place("customers"))
    pane: Any = app.shell.navigator.current().pane
    ids = [row.id for row in pane.model.rows]
    pane.stand_on(ids[-1])
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert (pane.current(), pane.selection()) == (ids[-2], [ids[-2]])
    assert app.shell.navigator.current().shown_id() == ids[-2]
