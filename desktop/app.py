"""Builds everything once and wires the bus to the screens in one block.

The order of a start: window with the capture box, first paint, then (in a worker) `db`, the profile, Today.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop import display, i18n, state
from desktop.bus import Bus
from desktop.instance import Instance
from desktop.jobs import Jobs
from desktop.shell.window import MainWindow
from desktop.theme import current, icons
from desktop.timing import Marks


def run(profile: str, capture: bool, started: float, tray: bool = False) -> int:
    """Opens the window on a profile, or raises the one that is open. With `tray` it keeps to the tray, or
    where there is none to the task bar. Returns the exit status."""
    marks = Marks(started)
    QApplication.setApplicationName("Tacit")
    QApplication.setDesktopFileName("tacit")
    qt = display.start([*sys.argv[:1], "-style", "fusion"])
    instance = Instance(profile)
    if not instance.first() and (tray or instance.tell("capture" if capture else "raise")):
        return 0
    icons.hold()
    app = App(qt, profile, marks, instance, styled=True)
    app.capture_first = capture
    if tray:
        app.begin_in_tray()
    else:
        app.window.show()
    status = qt.exec()
    app.end()
    if app.again:
        _start_again()
    return status


def _start_again() -> None:
    """A fresh process of the same words, after this one let the profile go."""
    from PySide6.QtCore import QProcess

    own = [] if getattr(sys, "frozen", False) else ["-m", "desktop"]
    QProcess.startDetached(sys.executable, [*own, *sys.argv[1:]])


class App:
    """The program: the one block that knows everything. What it does beyond wiring is in `shell/` and the screens."""

    def __init__(
        self,
        qt: QApplication,
        profile: str,
        marks: Marks,
        instance: Instance | None,
        inline: bool = False,
        styled: bool = False,
    ) -> None:
        self.qt, self.profile, self.marks, self.instance = qt, profile, marks, instance
        self.state = state.load()
        self.capture_first = False
        self.again = False
        i18n.install(i18n.language_of(self.state.language))
        theme = current()
        theme.mode, theme.scale = self.state.theme or "system", self.state.text_size / 100
        theme.motion = self.state.motion
        theme.start(qt, styled)
        self.bus = Bus()
        self.jobs = Jobs(self.bus, inline)
        self.window = MainWindow(self.state, self.bus, self._chosen, self._menu)
        self.services: Any = None
        self.shell: Any = None
        self.window.painted.connect(self._painted)
        self.window.closing.connect(self.bus.closing)

    # -- the start ----------------------------------------------------------------------------------------------

    def _painted(self) -> None:
        self.marks.mark("first-paint")
        QTimer.singleShot(0, self.finish)

    def begin_in_tray(self) -> None:
        """Begins without a window: nothing is painted until somebody asks for it."""
        QTimer.singleShot(0, self.finish)
        self.bus.ready.connect(self._settle_in_tray, Qt.ConnectionType.SingleShotConnection)

    def _settle_in_tray(self) -> None:
        """The profile is open, or a passphrase is wanted: without an icon to come back by, in the task bar."""
        self.shell.reminding.look()
        if self.shell.reminding.tray is None:
            self.window.showMinimized()

    def finish(self) -> None:
        """What the first paint did not need: actions, overlays, the socket; then the profile in a worker."""
        if self.shell is not None:
            return
        from desktop.shell.entry import Entry

        # First of all: making the key takes a quarter of a second, on another processor.
        entry = Entry(self.window, self.jobs, self.bus, self.profile)
        entry.ahead()
        from desktop.shell.shell import Shell

        self.window.finish()
        self.shell = Shell(self, entry)
        if self.instance is not None:
            self.instance.listen(self._heard)
        self.bus.filled.connect(lambda: self.marks.mark("ready"))
        self.bus.ready.connect(self._ready)
        self.shell.begin()

    def _ready(self) -> None:
        self.marks.mark("open")
        if not gc.isenabled():
            # What is there now stays: the collector, off since the first line, need not walk it ever again.
            gc.freeze()
            gc.enable()
        if os.environ.get("TACIT_QUIT_AFTER_PAINT") == "1":
            QTimer.singleShot(0, self.quit)

    def _heard(self, word: str) -> None:
        self.window.come_forward()
        if word == "capture" and self.shell is not None:
            self.shell.new_capture()

    # -- what the sidebar and the keys call ----------------------------------------------------------------------

    def _chosen(self, name: str) -> None:
        if self.shell is not None:
            self.shell.chosen(name)

    def _menu(self) -> None:
        if self.shell is not None:
            self.shell.menu()

    def quit(self) -> None:
        """Closes the window; the program ends with it."""
        self.window.close()

    def restart(self) -> None:
        """Closes the window and opens a new one: for what is read only at the start."""
        self.again = True
        self.quit()

    def end(self) -> None:
        """After the window: keeps what is unsaved, ends the workers, lets the profile go."""
        self.window.remember(self.state)
        self.state.save()
        services = self.services
        if self.shell is not None:
            self.shell.end()
        self.jobs.stop()
        if services is not None:
            services.close()
        if self.instance is not None:
            self.instance.release()
