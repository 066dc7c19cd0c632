"""Where the capture panel stands: in the place of Today when one is there, over the screen anywhere else."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.bus import Bus, CaptureRequest, Place
from desktop.jobs import Jobs
from desktop.shell.navigator import Navigator
from desktop.shell.overlay import Overlay
from desktop.shell.window import MainWindow


class Capturing(QObject):
    """Holds the one capture controller. The box's text goes over with the first letter."""

    def __init__(self, window: MainWindow, navigator: Navigator, jobs: Jobs, bus: Bus) -> None:
        super().__init__(window)
        self.window, self.navigator, self.jobs, self.bus = window, navigator, jobs, bus
        self.services: Any = None
        self.controller: Any = None
        self._overlay: Overlay | None = None
        self._page: QWidget | None = None
        window.box.written.connect(lambda _text: self._from_box())
        window.box.opened.connect(self._from_box)

    def open_services(self, services: Any) -> None:
        """A profile is open: what stands in the box goes on in the panel."""
        self.services = services
        if self.window.box.text():
            self._from_box()

    def close_services(self) -> None:
        """Keeps what is written and lets the panel go."""
        if self.controller is not None:
            self.controller.keep()
            self._hide()
            self.controller.view.deleteLater()
            self.controller.deleteLater()
        self.controller = None
        self.services = None

    def keep(self) -> None:
        """Keeps what is written, at once (the window is closing)."""
        if self.controller is not None:
            self.controller.keep()

    def showing(self) -> bool:
        """Whether the panel is on show."""
        return self.controller is not None and self.controller.view.isVisible()

    def start(self, request: CaptureRequest) -> None:
        """Opens the panel, or only the box while no profile is open."""
        if self.services is None:
            if self.window.box.isVisible():
                self.window.box.setFocus()
            return
        controller = self._made()
        if not self.showing():
            self._show()
        if request != CaptureRequest() or not controller.writing():
            controller.begin(request)
        controller.focus()

    def leave(self) -> None:
        """Another screen is wanted: what is written becomes a draft."""
        if self.showing():
            self.controller.keep()
            self._hide()

    def escape(self) -> bool:
        """Esc: keeps a draft and closes. False when the panel is not on show."""
        if not self.showing():
            return False
        self.controller.escape()
        return True

    def refresh(self, changes: Any) -> None:
        """Hands Changes on."""
        if self.controller is not None:
            self.controller.refresh(changes)

    def _from_box(self) -> None:
        if self.services is not None and not self.showing():
            self.start(CaptureRequest(text=self.window.box.take()))

    def _made(self) -> Any:
        if self.controller is None:
            from desktop.screens.capture.controller import Controller

            self.controller = Controller(self.services, self.jobs, self.bus)
            self.controller.done.connect(self._finished)
            self.controller.view.resized.connect(self._fit)
        return self.controller

    def _show(self) -> None:
        view = self.controller.view
        if self.navigator.here in ("", "today"):
            view.set_compact(False)
            self._page = view
            if self.window.stack.indexOf(view) < 0:
                self.window.stack.addWidget(view)
            self.window.stack.setCurrentWidget(view)
            return
        self._page = None
        if self._overlay is None:
            self._overlay = Overlay(self.window.content, 800, 24, self.escape)
        view.set_compact(True)
        self.window.stack.removeWidget(view)
        self._overlay.wanted_height = view.height_for
        self._overlay.box.addWidget(view)
        view.show()
        self._overlay.open_overlay()

    def _fit(self) -> None:
        """The panel wants another height."""
        if self._overlay is not None and self._overlay.isVisible():
            self._overlay.fit()

    def _hide(self) -> None:
        if self._page is not None:
            self._page = None
            here = self.navigator.current()
            self.window.stack.setCurrentWidget(here.view if here is not None else self.window.today)
        elif self._overlay is not None:
            self.controller.view.hide()
            self._overlay.close_overlay()

    def _finished(self) -> None:
        """The panel is done, filed or kept."""
        on_today = self._page is not None
        self._hide()
        if on_today and self.navigator.here == "today":
            self.navigator.go(Place("today"))
            self.window.box.setFocus()
