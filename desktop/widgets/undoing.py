"""Which undo Ctrl+Z means: that of the field being typed in, or the window's own."""

from __future__ import annotations

from PySide6.QtCore import QEvent


def leave_undo(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether a field with nothing to take back leaves Ctrl+Z to the window's own undo. For `event()` of fields."""
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    from PySide6.QtGui import QKeyEvent, QKeySequence

    if not isinstance(event, QKeyEvent):
        return False
    standard = QKeySequence.StandardKey
    leave = (event.matches(standard.Undo) and not can_undo) or (event.matches(standard.Redo) and not can_redo)
    if leave:
        event.ignore()
    return leave
