"""The way in: opening the profile in a worker, first run, unlocking, locking."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop import opening
from desktop.bus import Bus
from desktop.jobs import Jobs
from desktop.shell.window import MainWindow

#: Seconds that opening waits for the kept page to be painted.
GLANCE = 0.5


class Entry(QObject):
    """Tells `opened(services)` once the profile is open. First run and unlocking are the welcome screen's."""

    opened = Signal(object)
    glanced = Signal(object, object)
    """the first screen as it was kept, and what to call when it has been painted"""
    _glanced = Signal(object, object)
    asked = Signal()
    """something must be asked of the person first: first run or a passphrase"""

    def __init__(self, window: MainWindow, jobs: Jobs, bus: Bus, profile: str) -> None:
        super().__init__(window)
        self.window, self.jobs, self.bus, self.profile = window, jobs, bus, profile
        self.welcome: Any = None
        self._begun = False
        # By way of the event loop: it may come before anybody hears it.
        self._glanced.connect(self.glanced)

    def ahead(self) -> None:
        """Begins while the rest of the window is being made; what comes of it arrives after that."""
        if not self.jobs.inline:
            self.begin()
            self._begun = True

    def begin(self) -> None:
        """Tries to open without asking."""
        if self._begun:
            self._begun = False
            return
        self.jobs.read(opening.open_profile, self.profile, None, self._glance, then=self._came, owner=self)

    def _glance(self, glance: Any) -> None:
        """On the thread that opens: waits until the page is seen, because what it imports next would hold it up."""
        import threading

        painted = threading.Event()
        self._glanced.emit(glance, painted.set)
        if not self.jobs.inline:
            painted.wait(GLANCE)

    def unlock(self) -> None:
        """Asks again, after locking."""
        self.jobs.read(opening.open_profile, self.profile, then=self._came, owner=self)

    def locked(self) -> None:
        """Shows the lock at once; whether it wants a passphrase was known when it was open."""
        self._welcome().show_unlock(None, locked=True)

    def _came(self, outcome: opening.Outcome) -> None:
        if outcome.state == "open":
            self.enter(outcome.services)
            return
        screen = self._welcome()
        if outcome.state == "first":
            screen.show_first()
        elif outcome.state == "unlock":
            screen.show_unlock(outcome.error)
        else:
            screen.show_failed(outcome.error)
        self.asked.emit()
        self.jobs.read(opening.prepare)

    def _welcome(self) -> Any:
        if self.welcome is None:
            from desktop.screens.welcome.controller import Controller

            self.welcome = Controller(self.profile, self.jobs, self.bus)
            self.welcome.entered.connect(self.enter)
            self.welcome.retried.connect(self.begin)
        self.window.show_plain(self.welcome.view)
        return self.welcome

    def enter(self, services: Any) -> None:
        """Goes in. The picture changes once, when Today is filled."""
        if self.welcome is not None:
            self.window.hold_picture(self.bus.ready)
            self.window.stack.removeWidget(self.welcome.view)
            self.welcome.view.deleteLater()
            self.welcome.deleteLater()
            self.welcome = None
        self.window.show_working()
        self.opened.emit(services)
