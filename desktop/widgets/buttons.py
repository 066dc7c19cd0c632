"""Buttons: plain, filled, quiet, and those that are an icon with a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.theme import current, icons

_ICON_COLOUR = {"primary": "on_accent", "danger": "overdue", "link": "accent"}


class Button(QPushButton):
    """32 high. `kind`: plain, primary (one a screen), danger, quiet (no border), link. Enter presses it too."""

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        kind: str = "plain",
        clicked: Callable[[], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.icon_name, self.kind = icon, kind
        super().setText(text.replace("&", "&&"))
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        # A mouse click leaves the focus where the hands were; Tab still reaches the button and shows its ring.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if clicked is not None:
            self.clicked.connect(lambda _checked=False: clicked())
        icons.when_drawn(self._tint)
        current().changed.connect(self._tint)

    def setText(self, text: str) -> None:
        """Shows the words as they are: “Wolds & Coast Water” has no key of its own."""
        begins = bool(text) != bool(self.text())
        super().setText(text.replace("&", "&&"))
        if begins:
            icons.when_drawn(self._tint)  # beside words the icon keeps a distance

    def set_icon(self, name: str) -> None:
        """Shows another icon."""
        self.icon_name = name
        self._tint()

    def _tint(self) -> None:
        if self.icon_name:
            self._show_icon(16, _ICON_COLOUR.get(self.kind, "second"))

    def _show_icon(self, size: int, colour: str) -> None:
        """Qt leaves a fixed 4 between icon and text, whatever the scale; the rest of our 8 is part of the picture."""
        side, gap = current().px(size), current().px(4) if self.text() else 0
        self.setIconSize(QSize(side + gap, side))
        self.setIcon(icons.icon(self.icon_name, colour, size, gap))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)


class IconButton(Button):
    """A square button of one icon; its name is read aloud and is the tooltip."""

    def __init__(
        self,
        icon: str,
        name: str,
        clicked: Callable[[], Any] | None = None,
        kind: str = "quiet",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", icon, kind, clicked, parent)
        self.setProperty("shape", "square")
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """What it does, in a word or two."""
        self.setAccessibleName(name)
        self.setToolTip(name)


class Toggle(Button):
    """A button that stays down: filters above a list ('Problems 4')."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon, "toggle", None, parent)
        self.setCheckable(True)
        self.toggled.connect(lambda _on: self._tint())

    def _tint(self) -> None:
        if self.icon_name:
            self._show_icon(14, "accent" if self.isChecked() else "second")
