"""Undo and redo over the services, each with a toast that says what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from desktop.bus import Bus, Toast
from desktop.i18n import label, translate
from desktop.jobs import Jobs
from desktop.widgets.record_names import named


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

    def forget(self, changes: Any) -> None:
        """Something was written here since: undo means that."""
        if changes.origin != "sync":
            self._aside = None

    def undo(self) -> None:
        """Takes the last thing back."""
        if self._aside is not None:
            back, self._aside = self._aside, None
            back()
        elif self.services is not None:
            self.jobs.write(taken, self.services, self.services.records.undo, then=self._undone, owner=self)

    def redo(self) -> None:
        """Does it again."""
        if self.services is not None:
            self.jobs.write(taken, self.services, self.services.records.redo, then=self._redone, owner=self)

    def _undone(self, step: tuple[Any, list[Any]]) -> None:
        done, records = step
        if done is None:
            self.bus.toast.emit(Toast(translate("Steps", "There is nothing to undo.")))
            return
        text = self._said(translate("Steps", "Undone: {0}"), done, records)
        redo = translate("Steps", "Redo")
        self.bus.toast.emit(Toast(text + _left(done), action=redo, run=self.bus.redo.emit))

    def _redone(self, step: tuple[Any, list[Any]]) -> None:
        done, records = step
        if done is None:
            self.bus.toast.emit(Toast(translate("Steps", "There is nothing to redo.")))
            return
        text = self._said(translate("Steps", "Done again: {0}"), done, records)
        self.bus.toast.emit(Toast(text + _left(done), undo=True))

    def _said(self, sentence: str, done: Any, records: list[Any]) -> str:
        """What was taken back, and of which record."""
        what = [label(done.label)] if done.label else []
        if records:
            what.append(named(self.services.kinds, records))
        return sentence.format(" – ".join(what))


def taken(services: Any, act: Callable[[], Any]) -> tuple[Any, list[Any]]:
    """Undoes or does again, and reads what that touched. Pure; runs on the write lane."""
    done = act()
    return done, [services.records.get(one) for one in done.ids] if done is not None else []


def _left(done: Any) -> str:
    """What undo left alone: what somebody changed since, and conflicts that everybody has as settled by now."""
    left = ""
    if done.skipped:
        left += " " + translate("Steps", "%n field(s) stay: they were changed since.", None, len(done.skipped))
    if done.settled:
        left += " " + translate("Steps", "The conflict stays settled: the shared store has heard of it.")
    return left
