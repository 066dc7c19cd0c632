"""Today as it was kept, on show while the profile is still being opened. What is done on it meanwhile waits for the
services, in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from desktop.screens.today.controller import Controller

if TYPE_CHECKING:
    from desktop.bus import Bus
    from desktop.jobs import Jobs
    from desktop.shell.window import MainWindow


class Glimpse(QObject):
    """From the kept page until the open profile stands behind it."""

    def __init__(self, window: MainWindow, jobs: Jobs, bus: Bus) -> None:
        super().__init__(window)
        self.window, self.jobs, self.bus = window, jobs, bus
        self.today: Controller | None = None
        self._waiting: list[Callable[[], Any]] = []

    def show(self, glance: Any, painted: Callable[[], None]) -> None:
        """Fills Today from the kept page; `painted` is called when it can be seen."""
        self.window.show_working()
        self.today = Controller(None, self.jobs, self.bus, self.window.today)
        self.today.glance(glance, self.later)
        QTimer.singleShot(0, self, painted)

    def later(self, act: Callable[[], Any]) -> bool:
        """Does this when the profile is open; False when nothing is waited for."""
        if self.today is None:
            return False
        self._waiting.append(act)
        return True

    def adopted(self, services: Any) -> Controller | None:
        """The screen on show, with services from now on."""
        if self.today is not None:
            self.today.open(services)
        return self.today

    def end(self) -> None:
        """The profile is open: does what waited."""
        waiting, self._waiting, self.today = self._waiting, [], None
        for act in waiting:
            act()

    def forget(self) -> None:
        """It could not be opened: takes the page away, and what waited with it."""
        if self.today is not None:
            self.today.deleteLater()
            self.window.today.restart()
        self.today = None
        self._waiting = []
