"""The main window: sidebar, the stack of screens, the surfaces over them. It lays out; `app.py` wires."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from desktop import resources
from desktop.bus import Bus
from desktop.keycaps import native
from desktop.screens.today.view import TodayView
from desktop.shell.box import CaptureBox
from desktop.shell.sidebar import NavItem, Sidebar
from desktop.state import WindowState
from desktop.theme import current
from desktop.widgets.layout import row

TITLE_BAR = 40
"""As high as title bars get; how high this one is, is known only when the window is there."""


class _Content(QWidget):
    """The right side; tells once when it has been painted."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._told:
            self._told = True
            QTimer.singleShot(0, self, self.painted.emit)


class MainWindow(QMainWindow):
    """`chosen(name)` from the sidebar, `painted()` once after the first paint, `closing()` before it goes;
    `activated()` and `left()` as it gets and loses the keys."""

    painted = Signal()
    closing = Signal()
    activated = Signal()
    left = Signal()

    def __init__(self, state: WindowState, bus: Bus, chosen: Callable[[str], Any], menu: Callable[[], Any]) -> None:
        super().__init__()
        self.bus = bus
        self.setWindowTitle("Tacit")
        self.setAccessibleName("Tacit")
        self.setAcceptDrops(True)
        central = QWidget()
        self.ground = central
        self.setCentralWidget(central)
        line = row(central, 0)
        self.sidebar = Sidebar(self._places(), NavItem("settings", self.tr("Settings"), "settings"), chosen, menu)
        line.addWidget(self.sidebar)
        self.content = _Content()
        self.content.painted.connect(self.painted)
        inner = row(self.content, 0)
        self.stack = QStackedWidget()
        inner.addWidget(self.stack)
        line.addWidget(self.content, 1)
        self.box = CaptureBox(native("Ctrl+N"))
        self.today = TodayView(self.box)
        self.stack.addWidget(self.today)
        self.sidebar.show_place("today")
        if state.shared:
            # How it stands is read when the profile is open; until then nothing wrong is said.
            self.sidebar.sync.show_sync("opening", self.tr("Shared store"))
        self.toasts: QWidget | None = None
        self.setMinimumSize(880, 560)
        self.resize(self._fitting(QSize(state.width, state.height)))
        if state.maximised:
            self.showMaximized()
        # Set before the window is shown: what is typed while it appears goes into the box.
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        if not state.opened:
            # Nobody has a profile here yet, as far as is known: an empty Today would only flash before the welcome.
            self.show_plain(QWidget())
        self.setTabOrder(self.box, self.sidebar.menu_button)
        current().changed.connect(self.update)

    def _fitting(self, wanted: QSize) -> QSize:
        """A size that leaves the whole window on the screen, its title bar and the desktop's panel too."""
        free = self.screen().availableGeometry().size() - QSize(0, TITLE_BAR)
        return wanted.boundedTo(free).expandedTo(self.minimumSize())

    def _places(self) -> list[NavItem]:
        return [
            NavItem("today", self.tr("Today"), "today"),
            NavItem("customers", self.tr("Customers"), "customers"),
            NavItem("people", self.tr("People"), "people"),
            NavItem("promises", self.tr("Promises"), "promises"),
            NavItem("search", self.tr("Search"), "search", native("Ctrl+F")),
        ]

    def reword(self) -> None:
        """Says everything of its own in the language in force."""
        for item in (*self._places(), NavItem("settings", self.tr("Settings"), "settings")):
            self.sidebar.items[item.name].reword(item.text(), item.keys)
        self.sidebar.reword()
        self.box.reword(native("Ctrl+N"))
        self.today.reword()

    def finish(self) -> None:
        """What the first paint can do without."""
        from PySide6.QtGui import QIcon

        from desktop.theme import fonts, icons
        from desktop.widgets.toasts import ToastView

        fonts.load_rest()
        icons.release()
        self.update()
        for widget in (self.box, *self.sidebar.findChildren(QWidget)):
            widget.update()
        self.setWindowIcon(QIcon(resources.path("icons", "tacit-64.png")))

        if self.toasts is None:
            self.toasts = ToastView(self.bus, self.ground)

    def show_plain(self, page: QWidget) -> None:
        """Shows a page without the sidebar: first run, unlocking."""
        self.sidebar.hide()
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def hold_picture(self, until: SignalInstance) -> None:
        """Paints nothing new until a signal comes, or half a second has gone."""
        self.setUpdatesEnabled(False)
        until.connect(self._let_go)
        QTimer.singleShot(500, self, self._let_go)

    def _let_go(self) -> None:
        self.setUpdatesEnabled(True)

    def show_working(self) -> None:
        """The sidebar and Today again."""
        self.sidebar.show()
        self.stack.setCurrentWidget(self.today)

    def remember(self, state: WindowState) -> None:
        """Notes the size for the next start."""
        state.maximised = self.isMaximized()
        if not state.maximised:
            state.width, state.height = self.width(), self.height()

    def come_forward(self) -> None:
        """Shows, raises and activates the window."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.bus.import_files.emit(paths)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange:
            (self.activated if self.isActiveWindow() else self.left).emit()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
