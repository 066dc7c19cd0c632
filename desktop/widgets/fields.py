"""Fields to type and choose in, with a name each and an error line where it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit, QListView, QWidget

from desktop.theme import current, icons
from desktop.widgets.layout import column
from desktop.widgets.text import Text
from desktop.widgets.undoing import leave_undo


class Line(QLineEdit):
    """A line to type in. `name` is read aloud; `icon` stands inside at the left."""

    def __init__(self, name: str, placeholder: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.icon_name = icon
        self._indent()
        current().changed.connect(self._indent)

    def _indent(self) -> None:
        px = current().px
        self.setTextMargins(px(24) if self.icon_name else 0, 0, 0, 0)

    def event(self, event: QEvent) -> bool:
        return leave_undo(event, self.isUndoAvailable(), self.isRedoAvailable()) or super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.icon_name:
            px = current().px
            icons.paint(QPainter(self), self.icon_name, px(10), (self.height() - px(16)) // 2, 16, "third")


class Filter(Line):
    """A filter over a list: tells `typed(text)` a moment after the last key; Esc clears it, Down leaves to the list."""

    def __init__(
        self, name: str, placeholder: str, typed: Callable[[str], Any], delay: int = 60, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, placeholder or name, "search", parent)
        self.setClearButtonEnabled(False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay)
        self._timer.timeout.connect(lambda: typed(self.text()))
        self.textChanged.connect(lambda _text: self._timer.start())
        self.down: Callable[[], Any] | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Down and self.down is not None:
            self.down()
            return
        super().keyPressEvent(event)


class Choice(QComboBox):
    """A drop-down of (value, text). The wheel scrolls the page, not the value."""

    def __init__(self, name: str, options: list[tuple[Any, str]] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        view = QListView()
        view.setProperty("role", "popup")
        view.setAccessibleName(name)
        self.setView(view)
        for value, text in options or []:
            self.addItem(text, value)

    def value(self) -> Any:
        """The value chosen."""
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Chooses a value without telling it to listeners of `activated`."""
        index = self.findData(value)
        self.setCurrentIndex(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Day(QDateEdit):
    """A day with a calendar."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Check(QCheckBox):
    """A box to tick; its text is its name, shown as it is: “Wolds & Coast Water” has no key of its own."""

    def __init__(self, text: str, ticked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setChecked(ticked)


class Labelled(QWidget):
    """A field under its label, with room for a hint and an error below."""

    def __init__(self, label: str, field: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = column(self, 4)
        self.label = Text(label, "medium")
        self.label.setBuddy(field)
        self.field = field
        box.addWidget(self.label)
        box.addWidget(field)
        self.hint = Text(hint, "small", wrap=True)
        box.addWidget(self.hint)
        self.hint.setVisible(bool(hint))
        self.error = Text("", "error", wrap=True)
        self.error.hide()
        box.addWidget(self.error)
        box.addStretch(1)

    def show_error(self, sentence: str) -> None:
        """Shows an error below the field; '' takes it away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.field.setProperty("wrong", bool(sentence))
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
        if sentence:
            self.field.setAccessibleDescription(sentence)
