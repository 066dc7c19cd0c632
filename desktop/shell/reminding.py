"""The daily reminder of promises: at the hour that is set, once a day, by the tray where there is one, or a toast."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from desktop.bus import Bus, Place, Toast
from desktop.i18n import translate
from desktop.jobs import Jobs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from desktop.shell.window import MainWindow
    from desktop.state import WindowState

LOOK_MS = 60_000


class Reminding(QObject):
    """Looks at the clock once a minute while a profile is open. What day it reminded last is kept with the window."""

    def __init__(self, window: MainWindow, jobs: Jobs, bus: Bus, state: WindowState) -> None:
        super().__init__(window)
        self.window, self.jobs, self.bus, self.state = window, jobs, bus, state
        self.tray: QSystemTrayIcon | None = None
        self._services: Any = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, services: Any) -> None:
        """From now on, for this profile."""
        self._services = services
        self._timer.start()
        QTimer.singleShot(3000, self, self.look)

    def end(self) -> None:
        """No more."""
        self._services = None
        self._timer.stop()
        if self.tray is not None:
            self.tray.hide()
            self.tray.deleteLater()
            self.tray = None

    def look(self) -> None:
        """Reminds if it is time and today has not been reminded of yet."""
        services = self._services
        if services is None:
            return
        self._show_tray()
        hour, now = services.settings.remind_at, services.now()
        if hour < 0 or now.hour < hour or self.state.reminded == now.date().isoformat():
            return
        self.state.reminded = now.date().isoformat()
        self.jobs.read(lambda: due_by(services, now.date()), then=self._remind, failed=lambda _e: None, owner=self)

    def _remind(self, count: int) -> None:
        if not count or self._services is None:
            return
        said = translate("Reminding", "%n promise(s) due or overdue", None, count)
        show: Callable[[], None] = self._show
        if self.tray is not None and not self.window.isActiveWindow():
            self.tray.showMessage("Tacit", said, self.tray.icon())
        else:
            self.bus.toast.emit(Toast(said, "due", action=translate("Reminding", "Show"), run=show))

    def _show(self) -> None:
        self.window.come_forward()
        self.bus.go.emit(Place("promises"))

    def _show_tray(self) -> None:
        """An icon in the tray, where there is one and it is wanted. It never carries a customer's words."""
        from PySide6.QtWidgets import QMenu, QSystemTrayIcon

        wanted = self._services.settings.tray and QSystemTrayIcon.isSystemTrayAvailable()
        if not wanted or self.tray is not None:
            return
        tray = QSystemTrayIcon(self.window.windowIcon(), self.window)
        tray.setToolTip("Tacit")
        menu = QMenu(self.window)
        menu.addAction(translate("Actions", "New capture"), self._capture)
        menu.addAction(translate("Actions", "Promises"), self._show)
        menu.addSeparator()
        menu.addAction(translate("Actions", "Quit"), self.window.close)
        tray.setContextMenu(menu)
        tray.activated.connect(lambda _why: self.window.come_forward())
        tray.messageClicked.connect(self._show)
        tray.show()
        self.tray = tray

    def _capture(self) -> None:
        from desktop.bus import CaptureRequest

        self.window.come_forward()
        self.bus.capture.emit(CaptureRequest())


def due_by(services: Any, day: dt.date) -> int:
    """How many of my open promises are due on that day or before. Pure; runs on the read pool."""
    return len(services.promises.ledger(state="open", mine=True, due_before=day + dt.timedelta(days=1)))
