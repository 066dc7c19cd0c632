"""Saved searches in the sidebar: a row each with its name and what it finds now; opened, renamed, moved and removed by
mouse or key. Counts follow the Changes, some time after the last one, off the GUI thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget

from desktop.bus import Bus, Place, Toast
from desktop.i18n import translate
from desktop.jobs import Jobs
from desktop.keycaps import native
from desktop.shell.sidebar import NavItem
from desktop.theme import current
from desktop.widgets.layout import clear, column
from desktop.widgets.saved_searches import remove, rename
from desktop.widgets.states import sentence_of
from desktop.widgets.text import Text

if TYPE_CHECKING:
    from desktop.shell.sidebar import Sidebar

#: Milliseconds until the searches are counted: after the start, so that the first screen comes first; after the last
#: change.
_AFTER_START, _QUIET = 2_000, 400


class SavedItem(NavItem):
    """One saved search. F2 renames, Delete removes, Alt+Up and Alt+Down move it."""

    asked = Signal(str)
    """'rename', 'remove', 'up', 'down' or 'menu'"""

    def __init__(self, search: str, name: str) -> None:
        super().__init__(f"saved:{search}", name, "search")
        self.setAutoExclusive(False)
        self.search = search
        self.setToolTip(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_F2:
                self.asked.emit("rename")
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.asked.emit("remove")
            case Qt.Key.Key_Up if alt:
                self.asked.emit("up")
            case Qt.Key.Key_Down if alt:
                self.asked.emit("down")
            case Qt.Key.Key_Up:
                self.focusPreviousChild()
            case Qt.Key.Key_Down:
                self.focusNextChild()
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.asked.emit("menu")


class SavedSection(QWidget):
    """The heading and the rows; it takes the room that the places leave, and scrolls. Hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        box = column(self, 4, (0, 12, 0, 0))
        self.heading = Text("", "small-second")
        self.reword()
        self.heading.setContentsMargins(current().px(8), 0, 0, 0)
        box.addWidget(self.heading)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self.rows = column(inner, 2)
        area.setWidget(inner)
        inner.setAutoFillBackground(False)  # `setWidget` switched it on; the sidebar's ground shows through
        self.area = area
        box.addWidget(area, 1)
        self.items: list[SavedItem] = []
        self.setMinimumHeight(0)
        self.hide()

    def reword(self) -> None:
        """The heading in the language in force."""
        self.heading.setText(translate("Search", "Saved searches"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # On a low screen with large text there is no room: the palette and the search screen have them too.
        room = event.size().height() >= current().px(64)
        self.heading.setVisible(room)
        self.area.setVisible(room)

    def sizeHint(self) -> QSize:
        # Whatever is in it: it takes the room that is left, and what it shows of itself changes nothing about that.
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def show_items(self, items: list[SavedItem]) -> None:
        """Shows these rows instead."""
        clear(self.rows)
        self.items = items
        for item in items:
            self.rows.addWidget(item)
            item.show()  # at once: the focus goes to one of them
        self.rows.addStretch(1)
        self.setVisible(bool(items))


class SavedSearches(QObject):
    """Fills the section of one profile at a time."""

    def __init__(self, sidebar: Sidebar, jobs: Jobs, bus: Bus) -> None:
        super().__init__(sidebar)
        self.sidebar, self.jobs, self.bus = sidebar, jobs, bus
        self.section = SavedSection()
        sidebar.show_section(self.section)
        self.services: Any = None
        self.all: list[Any] = []
        self.here = ""
        self._searching = False
        self._counts_known = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._count)

    # -- the life of a profile ----------------------------------------------------------------------------------

    def begin(self, services: Any) -> None:
        """From now on, of this profile: the names at once, the counts when it is quiet."""
        self.services = services
        self._load()

    def end(self) -> None:
        """No more."""
        self._timer.stop()
        self.services, self.all, self.here, self._counts_known = None, [], "", False
        self.section.show_items([])

    def changed(self, changes: Any) -> None:
        """Something was written: the names where a search was, the counts in any case, later."""
        if self.services is None:
            return
        if "saved_search" in changes.kinds:
            self._load()
        elif self.all:
            self._soon()

    def _load(self) -> None:
        services = self.services  # its groups are first used in a worker: they import
        self.jobs.read(
            lambda: services.searches.all(), then=self._show, failed=lambda _e: None, owner=self, key="shell.saved"
        )

    def _soon(self) -> None:
        if self.jobs.inline:
            self._count()
        else:
            self._timer.start(_QUIET if self._counts_known else _AFTER_START)

    def _count(self) -> None:
        if self.services is not None and self.all:
            services = self.services
            self.jobs.read(
                lambda: services.searches.counted(),
                then=self._counted,
                failed=lambda _e: None,
                owner=self,
                key="shell.saved-counts",
            )

    def _counted(self, found: list[Any]) -> None:
        self._counts_known = True
        counts = {one.id: one.count for one in found}
        for item in self.section.items:
            item.show_count(counts.get(item.search) or 0)

    # -- the rows -----------------------------------------------------------------------------------------------

    def _show(self, found: list[Any]) -> None:
        focused = next((item.search for item in self.section.items if item.hasFocus()), "")
        counts = {item.search: item.count for item in self.section.items}
        self.all = found
        items = []
        for one in found:
            item = SavedItem(one.id, one.name)
            item.show_count(counts.get(one.id, 0))
            item.clicked.connect(lambda _on=False, search=one.id: self.open(search))
            item.asked.connect(lambda what, item=item: self._asked(item, what))
            items.append(item)
        self.section.show_items(items)
        self.sidebar.reorder()
        self.mark()
        for item in items:
            if item.search == focused:
                item.setFocus(Qt.FocusReason.OtherFocusReason)
        self._soon()

    def open(self, search: str) -> None:
        """Shows its results."""
        self.bus.go.emit(Place("search", record=search))
        self.mark()

    def showing(self, search: str) -> None:
        """The search screen shows this one; '' another."""
        self.here = search
        self.mark()

    def arrived(self, name: str) -> None:
        """A screen is shown."""
        self._searching = name == "search"
        self.mark()

    def mark(self) -> None:
        """Marks where one is: the saved search instead of the place it is shown at."""
        here = self.here if self._searching else ""
        for item in self.section.items:
            item.setChecked(item.search == here)
        if self._searching:
            self.sidebar.show_place("" if any(item.isChecked() for item in self.section.items) else "search")

    def _asked(self, item: SavedItem, what: str) -> None:
        if what == "rename":
            rename(self, item.search, item)
        elif what == "remove":
            remove(self, item.search)
        elif what == "menu":
            self._menu(item)
        else:
            by = -1 if what == "up" else 1
            self.jobs.write(self.services.searches.move, item.search, by, failed=self._say, owner=self)

    def _menu(self, item: SavedItem) -> None:
        menu = QMenu(item)
        for what, text, keys in (
            ("rename", translate("Search", "Rename …"), "F2"),
            ("up", translate("Search", "Move up"), "Alt+Up"),
            ("down", translate("Search", "Move down"), "Alt+Down"),
            ("remove", translate("Search", "Remove from the sidebar"), "Del"),
        ):
            menu.addAction(f"{text}\t{native(keys)}", partial(self._asked, item, what))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(item.mapToGlobal(QPoint(current().px(24), item.height())))

    def _say(self, error: BaseException) -> None:
        self.bus.toast.emit(Toast(sentence_of(error), "overdue"))
