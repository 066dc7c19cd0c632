"""Esc within a page: whoever has something to close takes the key before the window's own Back does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def takes_escape(event: QEvent, wanted: bool) -> bool:
    """For a widget's `event`: claims Esc while `wanted`, so that it arrives as a plain key press instead of the shortcut."""
    if wanted and event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
    return False
