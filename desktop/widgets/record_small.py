"""Small things the pieces of a page share: an icon to press in a row, and sizes that are right before they are seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.theme import current, icons


class SmallButton(QToolButton):
    """An icon in a row of 20 or 24, named for readers and as a tooltip. Reached by the row's own key, or by Tab if
    `tab`."""

    def __init__(self, icon: str, name: str, clicked: Callable[[], Any], side: int = 20, tab: bool = False) -> None:
        super().__init__()
        self.icon_name, self.side = icon, side
        self.setProperty("shape", "small")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if tab else Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda _on=False: clicked())
        self._fit()
        current().changed.connect(self._fit)

    def _fit(self) -> None:
        px = current().px
        self.setFixedSize(px(self.side), px(self.side))
        self.setIconSize(QSize(px(14), px(14)))
        self.setIcon(icons.icon(self.icon_name, "second", 14))


def settle(widget: QWidget) -> None:
    """Lets everything within take the size it has under the style sheet. Widgets put into a page that is already shown
    are polished only when they appear, after they were measured."""
    for child in (*widget.findChildren(QWidget), widget):
        child.ensurePolished()
        layout = child.layout()
        if layout is not None:
            layout.invalidate()
        child.updateGeometry()
