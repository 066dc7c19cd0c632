"""Fields to type and choose in, with a name each and an error line where it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QListView,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

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
    """A drop-down of (value, text). The wheel scrolls the page, not the value; words that have no room end in dots."""

    def __init__(self, name: str, options: list[tuple[Any, str]] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        view = QListView()
        view.setProperty("role", "popup")
        view.setAccessibleName(name)
        self.setView(view)
        self.setIconSize(QSize(current().px(16), current().px(16)))
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

    def shown_text(self) -> str:
        """What is painted of the words of the value."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        room -= 0 if option.currentIcon.isNull() else self.iconSize().width() + 4
        return option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown_text()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class Day(QDateEdit):
    """A day with a calendar."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class _Wraps(_Button):
    """Words beside a tick that go on in another line where there is no room for them in one."""

    part = QStyle.SubElement.SE_CheckBoxContents
    whole = QStyle.ControlElement.CE_CheckBox

    def _wrap(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _words(self, width: int) -> QRect:
        """Where the words stand in a tick of this width, as high as they need."""
        option = QStyleOptionButton()
        self.initStyleOption(option)  # type: ignore[attr-defined]
        option.rect = QRect(0, 0, width, self.height())  # type: ignore[attr-defined]
        room = self.style().subElementRect(self.part, option, self)
        high = self.fontMetrics().boundingRect(QRect(0, 0, max(1, room.width()), 10_000), _WORDS, self.text()).height()
        return QRect(room.left(), (self.height() - high) // 2, room.width(), high)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        line = self.sizeHint()
        return line.height() if width >= line.width() else line.height() + self._words(width).height() - self._line()

    def _line(self) -> int:
        return self.fontMetrics().boundingRect(QRect(0, 0, 10_000, 10_000), _WORDS, self.text()).height()

    def minimumSizeHint(self) -> QSize:
        line = self.sizeHint()
        return QSize(min(line.width(), current().px(120)), line.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)  # type: ignore[attr-defined]
        option.text = ""  # type: ignore[attr-defined]
        painter = QStylePainter(self)
        painter.drawControl(self.whole, option)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self._words(self.width()), _WORDS, self.text())


_WORDS = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic)


class Check(_Wraps, QCheckBox):
    """A box to tick; its text is its name, shown as it is: “Wolds & Coast Water” has no key of its own."""

    def __init__(self, text: str, ticked: bool = False, parent: QWidget | None = None) -> None:
        QCheckBox.__init__(self, text.replace("&", "&&"), parent)
        self._wrap()
        self.setChecked(ticked)


class Radio(_Wraps, QRadioButton):
    """One of several to choose from; its text is its name."""

    part = QStyle.SubElement.SE_RadioButtonContents
    whole = QStyle.ControlElement.CE_RadioButton

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        QRadioButton.__init__(self, text.replace("&", "&&"), parent)
        self._wrap()


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
