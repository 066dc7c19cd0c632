"""Another text size: every length that was laid out at the old one, brought to the new.

Widgets ask the theme for lengths when they are built. A length that came from a token is told by its size (the sizes
are never below 100 %, so no two tokens share one), and so nobody has to remember its tokens. What a widget works out by
itself it works out again on `Theme.changed`, which comes after.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QDialog, QLayout, QWidget

_UNBOUNDED = 16777215


def rescale(before: float, after: float) -> None:
    """Margins, gaps, spaces and fixed sizes of all widgets of the application, from one factor to another."""

    def new(length: int) -> int:
        """A length at the new size; a hairline stays one pixel."""
        return length if length <= 1 else max(1, round(round(length / before) * after))

    for widget in QApplication.allWidgets():
        layout = widget.layout()
        if layout is not None:
            _layout(layout, new)
        if not widget.isWindow() or isinstance(widget, QDialog):
            _bounds(widget, new)


def _layout(layout: QLayout, new: Callable[[int], int]) -> None:
    margins = layout.contentsMargins()
    layout.setContentsMargins(new(margins.left()), new(margins.top()), new(margins.right()), new(margins.bottom()))
    if layout.spacing() > 0:
        layout.setSpacing(new(layout.spacing()))
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner = item.layout() if item is not None else None
        space = item.spacerItem() if item is not None else None
        if inner is not None:
            _layout(inner, new)
        if space is not None:
            size, policy = space.sizeHint(), space.sizePolicy()
            space.changeSize(new(size.width()), new(size.height()), policy.horizontalPolicy(), policy.verticalPolicy())
    layout.invalidate()


def _bounds(widget: QWidget, new: Callable[[int], int]) -> None:
    least, most = widget.minimumSize(), widget.maximumSize()
    wide = new(most.width()) if most.width() < _UNBOUNDED else _UNBOUNDED
    high = new(most.height()) if most.height() < _UNBOUNDED else _UNBOUNDED
    if wide < _UNBOUNDED or high < _UNBOUNDED:
        widget.setMaximumSize(wide, high)
    if not least.isNull():
        widget.setMinimumSize(new(least.width()), new(least.height()))
