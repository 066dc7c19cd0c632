"""Toasts: what was just done, at the foot of the window, with Undo where that is possible. They take no focus."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QWidget

from desktop.bus import Bus, Toast
from desktop.theme import current
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.layout import row
from desktop.widgets.text import Icon, Text

_ICONS = {
    "neutral": ("info", "second"),
    "kept": ("kept", "kept"),
    "due": ("due", "due"),
    "overdue": ("overdue", "overdue"),
}
SHOWN_MS = 6000


class ToastView(QFrame):
    """The one toast on show; a newer one takes its place. Hovering or focusing it keeps it."""

    def __init__(self, bus: Bus, parent: QWidget) -> None:
        super().__init__(parent)
        self.bus = bus
        self.setProperty("role", "toast")
        line = row(self, 12, (16, 8, 8, 8))
        self.icon = Icon("info", 16)
        self.words = Text("", "body")
        self.action = Button("", kind="link", clicked=self._act)
        self.close_button = IconButton("close", self.tr("Close message"), self.hide)
        for widget in (self.icon, self.words, self.action, self.close_button):
            line.addWidget(widget)
        self._toast = Toast("")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._fade = QGraphicsOpacityEffect(self)
        self._motion = QPropertyAnimation(self._fade, b"opacity", self)
        parent.installEventFilter(self)
        bus.toast.connect(self.show_toast)
        self.hide()

    def show_toast(self, toast: Toast) -> None:
        """Shows a message for six seconds."""
        self._toast = toast
        self.icon.show_icon(*_ICONS.get(toast.state, _ICONS["neutral"]))
        self.words.setText(toast.text)
        self.action.setText(toast.action or self.tr("Undo"))
        self.action.setVisible(bool(toast.action or toast.undo))
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._appear()
        self._timer.start(SHOWN_MS)
        event = QAccessibleEvent(self.words, QAccessible.Event.Alert)
        QAccessible.updateAccessibility(event)

    def _appear(self) -> None:
        time = current().milliseconds(120)
        if not time:
            self.setGraphicsEffect(None)  # type: ignore[arg-type]
            self._fade = QGraphicsOpacityEffect(self)
            self._motion.setTargetObject(self._fade)
            return
        self.setGraphicsEffect(self._fade)
        self._motion.setDuration(time)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.start()

    def _act(self) -> None:
        toast = self._toast
        self.hide()
        if toast.run is not None:
            toast.run()
        elif toast.undo:
            self.bus.undo.emit()

    def _place(self) -> None:
        parent = self.parentWidget()
        px = current().px
        wide = min(self.sizeHint().width(), parent.width() - px(48))
        self.resize(wide, self.sizeHint().height())
        self.move((parent.width() - wide) // 2, parent.height() - self.height() - px(24))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(SHOWN_MS // 2)
        super().leaveEvent(event)
