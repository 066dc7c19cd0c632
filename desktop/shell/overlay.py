"""A surface over the content: the capture panel on other screens, the palette. Esc and a click beside it close."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from desktop.theme import current
from desktop.widgets.layout import column


def _first_hands(within: QWidget) -> QWidget | None:
    """The first thing in a widget that Tab reaches."""
    at = within.nextInFocusChain()
    while at is not None and at is not within:
        reached = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if reached and within.isAncestorOf(at) and at.isVisible() and at.isEnabled():
            return at
        at = at.nextInFocusChain()
    return None


class Overlay(QWidget):
    """Covers its parent with a veil and shows `panel` on it, `widest` tokens' pixels wide, from the top."""

    closed = Signal()

    def __init__(self, parent: QWidget, widest: int, top: int, dismiss: Callable[[], Any] | None = None) -> None:
        super().__init__(parent)
        self.widest, self.top = widest, top
        self.dismiss = dismiss or self.close_overlay
        self.panel = QFrame(self)
        self.panel.setProperty("role", "popup")
        self.box = column(self.panel, 0, (1,))
        self.wanted_height: Callable[[int], int] | None = None
        self._before: list[QWidget] = []
        parent.installEventFilter(self)
        self.hide()

    def open_overlay(self) -> None:
        """Shows it over everything and remembers where the focus was."""
        at: QWidget | None = self.window().focusWidget()
        self._before = []
        while at is not None:
            self._before.append(at)
            at = at.parentWidget()
        self._place()
        self.show()
        self.raise_()

    def close_overlay(self) -> None:
        """Hides it and gives the focus back: where it was, else near by, what had it may be gone meanwhile."""
        if self.isHidden():
            return
        self.hide()
        there = [one for one in self._before if isValid(one) and one.isVisible()]
        near = there[0] if there and there[0] is self._before[0] else _first_hands(there[0]) if there else None
        self._before = []
        if near is not None:
            near.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def fit(self) -> None:
        """Lays the panel out again after its content changed."""
        self._place()

    def _place(self) -> None:
        px = current().px
        parent = self.parentWidget()
        self.setGeometry(parent.rect())
        wide = min(px(self.widest), parent.width() - px(48))
        most = parent.height() - px(self.top) - px(24)
        # The frame of the style and the margin within: without them the content would scroll by those few pixels.
        within, around = self.panel.contentsRect(), self.box.contentsMargins()
        beside = self.panel.width() - within.width() + around.left() + around.right()
        below = self.panel.height() - within.height() + around.top() + around.bottom()
        wanted = self.wanted_height(wide - beside) + below if self.wanted_height else self.panel.sizeHint().height()
        high = min(wanted, most)
        self.panel.setGeometry(QRect((parent.width() - wide) // 2, px(self.top), wide, max(high, px(48))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = QColor(current().colours.sidebar)
        veil.setAlpha(200)
        QPainter(self).fillRect(self.rect(), veil)
