"""Suggestions below a line one types in: the focus stays in the line, the arrows walk the list, Enter takes one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from desktop.theme import current
from desktop.widgets.layout import column
from desktop.widgets.popup import Option, OptionList
from desktop.widgets.record_escape import takes_escape


class Suggestions(QFrame):
    """Belongs to a line and floats in its window. `pick(option)` is called with the option taken."""

    def __init__(self, line: QLineEdit, pick: Callable[[Option], Any]) -> None:
        super().__init__(line)
        self.setProperty("role", "popup")
        self.line = line
        self._pick = pick
        box = column(self, 0, (4,))
        self.list = OptionList(line.accessibleName(), self._taken)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setStyleSheet("background: transparent;")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        box.addWidget(self.list)
        self.hide()
        self._options: list[Option] = []
        line.installEventFilter(self)
        line.destroyed.connect(self.deleteLater)

    def show_options(self, options: list[Option]) -> None:
        """Shows these below the line; nothing to show hides the list."""
        if not options or not self.line.hasFocus():
            self.hide()
            return
        numbered = [
            Option(number, one.text, one.icon, one.second, one.chosen, one.keys) for number, one in enumerate(options)
        ]
        self._options = options
        self.list.show_options(numbered)
        self._place()
        self.show()
        self.raise_()

    def open(self) -> bool:
        """Whether there is something to take."""
        return self.isVisible()

    def _place(self) -> None:
        window = self.line.window()
        if self.parent() is not window:
            self.setParent(window)
        px = current().px
        size = self.list.wanted()
        wide = max(self.line.width(), min(size.width() + px(16), px(420)))
        high = size.height() + px(12)
        at = self.line.mapTo(window, QPoint(0, self.line.height() + px(2)))
        if at.y() + high > window.height():
            at.setY(max(0, self.line.mapTo(window, QPoint(0, 0)).y() - high - px(2)))
        at.setX(max(0, min(at.x(), window.width() - wide - px(8))))
        self.setGeometry(at.x(), at.y(), wide, high)

    def _taken(self, number: int) -> None:
        self.hide()
        self._pick(self._options[number])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Move):
            # A click into the list takes the focus of nothing (NoFocus), so a lost focus means: elsewhere.
            self.hide()
        elif takes_escape(event, self.isVisible()):
            return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.isVisible():
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.list.take()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True
