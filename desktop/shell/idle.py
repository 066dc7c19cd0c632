"""Locking on idle: counts minutes without a key or a move of the mouse, only when the setting asks for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_SIGNS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


class IdleLock(QObject):
    """`expired()` after `minutes` of nothing; 0 never, and then it watches nothing.

    It watches the window that has the keys, not the application: that would bring every event of every widget here."""

    expired = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.expired)
        self._following = False

    def set_minutes(self, minutes: int) -> None:
        """Starts watching anew."""
        app = QGuiApplication.instance()
        if not isinstance(app, QGuiApplication):
            return
        self._timer.stop()
        if minutes <= 0:
            return
        if not self._following:
            self._following = True
            app.focusWindowChanged.connect(self._watch)
        self._timer.start(minutes * 60_000)
        self._watch(QGuiApplication.focusWindow())

    def _watch(self, window: QWindow | None) -> None:
        """Another window has the keys: somebody is there. (A filter set twice on one window is one filter.)"""
        if window is not None and self._timer.isActive():
            window.installEventFilter(self)
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS and self._timer.isActive():
            self._timer.start()
        return False
