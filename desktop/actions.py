"""Every action of the window in one registry: menus, the command palette and the keyboard page are made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.keycaps import native


@dataclass(frozen=True)
class Action:
    """`name` is stable ('go.today'), its part before the dot is the menu. `shortcut` is portable text ('Ctrl+N').
    `keep` stays out of the menus (still in the palette), which finds it by the words of `also`, too."""

    name: str
    text: str
    run: Callable[[], Any]
    shortcut: str = ""
    icon: str = ""
    keep: bool = False
    also: str = ""


class Actions(QObject):
    """The registry. A name or shortcut given twice is an error of ours, found by the first test."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, tuple[Action, QAction]] = {}
        self._borrowed: list[str] = []

    def add(self, actions: Iterable[Action]) -> None:
        """Registers actions for good."""
        for action in actions:
            self._add(action)

    def want(self, actions: Iterable[Action]) -> None:
        """Registers for good those that are not there yet: what is known only when a profile is open."""
        self.add(action for action in actions if action.name not in self._actions)

    def borrow(self, actions: Iterable[Action]) -> None:
        """Registers the actions of the screen on show; those of the one before go."""
        for name in self._borrowed:
            self._drop(name)
        self._borrowed = []
        for action in actions:
            if action.name not in self._actions:
                self._add(action)
                self._borrowed.append(action.name)

    def reword(self, actions: Iterable[Action]) -> None:
        """The same actions with other words."""
        for action in actions:
            _old, qaction = self._actions[action.name]
            qaction.setText(action.text)
            self._actions[action.name] = (action, qaction)

    def all(self) -> list[Action]:
        """All, in the order they were added."""
        return [action for action, _qaction in self._actions.values()]

    def qaction(self, name: str) -> QAction:
        """The Qt side of one, for menus. KeyError for a name nobody registered."""
        return self._actions[name][1]

    def run(self, name: str) -> None:
        """Runs one by name."""
        self._actions[name][1].trigger()

    def keys(self, name: str) -> str:
        """Its shortcut as this platform writes it, '' if none."""
        return native(self._actions[name][0].shortcut)

    def enable(self, name: str, on: bool) -> None:
        """Makes it possible or not."""
        self._actions[name][1].setEnabled(on)

    def _add(self, action: Action) -> None:
        if action.name in self._actions:
            raise ValueError(f"action {action.name!r} is registered twice")
        taken = {other.shortcut for other, _qaction in self._actions.values() if other.shortcut}
        if action.shortcut and action.shortcut in taken:
            raise ValueError(f"shortcut {action.shortcut} of {action.name!r} is taken")
        qaction = QAction(action.text, self._window)
        if action.shortcut:
            qaction.setShortcut(QKeySequence(action.shortcut))
            qaction.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        run = action.run
        qaction.triggered.connect(lambda _checked=False: run())
        self._window.addAction(qaction)
        self._actions[action.name] = (action, qaction)

    def _drop(self, name: str) -> None:
        _action, qaction = self._actions.pop(name)
        self._window.removeAction(qaction)
        qaction.deleteLater()
