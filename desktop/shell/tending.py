"""What the window does for the profile when nobody waits: the search index made ready, tended and the day's backup
made.

All of it runs on the lane for long work, some seconds after the last change, so that typing never meets it. A fault
here is no
business of the person's: it waits for the next time, and the doctor names what stays wrong.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop.bus import Bus
from desktop.jobs import Job, Jobs, Ticket

#: Milliseconds: after the start, so that the first screen comes first; after the last change, so that typing does.
_AFTER_START, _AFTER_CHANGE, _LOCK = 1_500, 10_000, 1_000


class Tending(QObject):
    """Tends one opened profile at a time, and hears of `tacit lock` from a terminal."""

    def __init__(self, jobs: Jobs, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._bus = jobs, bus
        self._services: Any = None
        self._job: Job | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._tend)
        self._asked = QTimer(self)
        self._asked.setInterval(_LOCK)
        self._asked.timeout.connect(self._ask)

    def begin(self, services: Any) -> None:
        """From now on, for this profile."""
        self._services = services
        self._asked.start()
        self._soon(_AFTER_START)

    def changed(self, _changes: object) -> None:
        """Something was written: tend once it has been quiet for a while."""
        self._soon(_AFTER_CHANGE)

    def end(self) -> None:
        """No more; what runs is asked to stop."""
        self._services = None
        self._later.stop()
        self._asked.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _soon(self, milliseconds: int) -> None:
        if self._services is not None and not self._jobs.inline:
            self._later.start(milliseconds)

    def _tend(self) -> None:
        services = self._services
        if services is None:
            return

        def work(ticket: Ticket) -> None:
            services.finder.prepare(ticket.progress, ticket.cancelled)
            if not ticket.cancelled():
                services.upkeep.idle()

        self._job = self._jobs.long(work, failed=lambda _error: None, owner=self, key="tending")

    def _ask(self) -> None:
        if self._services is not None:
            self._jobs.read(self._services.lock_requested, then=self._lock, failed=lambda _e: None, key="lock-asked")

    def _lock(self, asked: bool) -> None:
        if asked and self._services is not None:
            self._bus.locked.emit()
