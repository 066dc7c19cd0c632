"""Esc within a page: whoever has something to close takes the key before the window's own Back does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def takes_escape(event: QEvent, wanted: bool) -> bool:
    """For a widget's `event`: claims Esc while `wanted`, so that it comes as a plain key press, not as the shortcut."""
    if not wanted or event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() != Qt.Key.Key_Escape:
        return False
    event.accept()
    return True
