"""Undo and redo over the services, each with a toast that says what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from desktop.bus import Bus, Toast
from desktop.i18n import label, translate
from desktop.jobs import Jobs


class Steps(QObject):
    """One per window. `services` is None while no profile is open."""

    def __init__(self, jobs: Jobs, bus: Bus) -> None:
        super().__init__()
        self.jobs, self.bus = jobs, bus
        self.services: Any = None
        self._aside: Callable[[], Any] | None = None

    def remember(self, back: Callable[[], Any]) -> None:
        """The last thing done was beside the store; undo means that, until something is written."""
        self._aside = back

    def forget(self, _changes: object = None) -> None:
        """Something was written since: undo means that."""
        self._aside = None

    def undo(self) -> None:
        """Takes the last thing back."""
        if self._aside is not None:
            back, self._aside = self._aside, None
            back()
        elif self.services is not None:
            self.jobs.write(self.services.records.undo, then=self._undone, owner=self)

    def redo(self) -> None:
        """Does it again."""
        if self.services is not None:
            self.jobs.write(self.services.records.redo, then=self._redone, owner=self)

    def _undone(self, done: Any) -> None:
        if done is None:
            self.bus.toast.emit(Toast(translate("Steps", "There is nothing to undo.")))
            return
        text = (
            translate("Steps", "Undone: {0}").format(label(done.label)) if done.label else translate("Steps", "Undone.")
        )
        redo = translate("Steps", "Redo")
        self.bus.toast.emit(Toast(text + _left(done), action=redo, run=self.bus.redo.emit))

    def _redone(self, done: Any) -> None:
        if done is None:
            self.bus.toast.emit(Toast(translate("Steps", "There is nothing to redo.")))
            return
        text = (
            translate("Steps", "Done again: {0}").format(label(done.label))
            if done.label
            else translate("Steps", "Done again.")
        )
        self.bus.toast.emit(Toast(text + _left(done), undo=True))


def _left(done: Any) -> str:
    """What undo left alone because somebody changed it since."""
    if not done.skipped:
        return ""
    return " " + translate("Steps", "%n field(s) stay: they were changed since.", None, len(done.skipped))
