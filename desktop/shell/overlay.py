"""A surface over the content: the capture panel on other screens, the palette. Esc and a click beside it close."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.theme import current
from desktop.widgets.layout import column


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
        self._before: QWidget | None = None
        parent.installEventFilter(self)
        self.hide()

    def open_overlay(self) -> None:
        """Shows it over everything and remembers where the focus was."""
        window = self.window()
        self._before = window.focusWidget()
        self._place()
        self.show()
        self.raise_()

    def close_overlay(self) -> None:
        """Hides it and gives the focus back."""
        if self.isHidden():
            return
        self.hide()
        before = self._before
        self._before = None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
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
