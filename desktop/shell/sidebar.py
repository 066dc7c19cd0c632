"""The sidebar: where one can go, what waits there, where the data lives and whose profile it is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop import words
from desktop.shell.place_row import PlaceRow
from desktop.shell.sync_button import SyncButton
from desktop.theme import current, icons
from desktop.theme.tokens import ROW_NAV, SIDEBAR_WIDTH
from desktop.widgets.buttons import IconButton
from desktop.widgets.layout import column, row, rule
from desktop.widgets.text import Elided, Text


class NavItem(PlaceRow):
    """One place: icon, word, and at the right a count or a key."""

    def __init__(self, name: str, text: str, icon: str, keys: str = "") -> None:
        super().__init__(text)
        self.name, self.icon_name, self.keys = name, icon, keys
        self.count = 0
        self.setAutoExclusive(True)
        # On a low screen with large text the rows stand closer rather than leave it.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(text)
        self._unheard = False
        self.clicked.connect(self._heard)
        self.toggled.connect(self._switched)

    def _switched(self, on: bool) -> None:
        """Assistive tools switch a button of several without clicking it: then it counts as clicked. (`show_place`
        marks a place while the button is not one of several.)"""
        if on and self.autoExclusive():
            self._unheard = True
            QTimer.singleShot(0, self, self._say)

    def _heard(self) -> None:
        self._unheard = False

    def _say(self) -> None:
        if self._unheard:
            self.clicked.emit()

    def reword(self, text: str, keys: str) -> None:
        """The same place in another language."""
        self.keys = keys
        self.setText(text)
        self.show_count(self.count)

    def show_count(self, count: int) -> None:
        """The number at the right; 0 shows none."""
        self.count = count
        self.setAccessibleName(f"{self.text()}, {words.number(count)}" if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(SIDEBAR_WIDTH - 16), current().px(ROW_NAV))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, current().px(ROW_NAV - 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        px = theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.isChecked()
        self.paint_ground(painter, here)
        colour = "accent" if here else "second"
        icons.paint(painter, self.icon_name, px(8), (self.height() - px(20)) // 2, 20, colour)
        painter.setPen(theme.colour(colour))
        painter.setFont(theme.font("body", 600 if here else 400))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        room = self.width() - px(44)
        if self.count:
            room -= QFontMetrics(theme.font("small", 600)).horizontalAdvance(words.number(self.count)) + px(8)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(px(36), 0, room, self.height()), flags, shown)
        if self.count:
            painter.setFont(theme.font("small", 600 if here else 400))
            right = QRect(0, 0, self.width() - px(8), self.height())
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(right, flags, words.number(self.count))
        elif self.keys:
            self._paint_keys(painter)

    def _paint_keys(self, painter: QPainter) -> None:
        theme = current()
        px = theme.px
        painter.setFont(theme.font("small"))
        wide = painter.fontMetrics().horizontalAdvance(self.keys) + px(12)
        high = px(20)
        cap = QRect(self.width() - px(8) - wide, (self.height() - high) // 2, wide, high)
        painter.setPen(QPen(theme.colour("hairline"), 1))
        painter.setBrush(theme.colour("background"))
        painter.drawRoundedRect(cap, px(4), px(4))
        painter.setPen(theme.colour("second"))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self.keys)


class Avatar(QWidget):
    """A circle with initials; the name stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.letters = ""
        side = current().px(32)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("hairline"), 1))
        painter.setBrush(theme.colour("sunk"))
        painter.drawEllipse(self.rect().adjusted(1, 1, -1, -1))
        painter.setPen(theme.colour("second"))
        painter.setFont(theme.font("small", 600))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.letters)


class Sidebar(QWidget):
    """208 wide. `chosen` is called with the name of the place."""

    def __init__(
        self, places: list[NavItem], foot: NavItem, chosen: Callable[[str], Any], menu: Callable[[], Any]
    ) -> None:
        super().__init__()
        self.setProperty("role", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.items = {item.name: item for item in (*places, foot)}
        box = column(self, 4, (8, 12, 9, 12))
        head = row(None, 8, (8, 0, 0, 0))
        head.addWidget(Text("Tacit", "heading"), 1)
        self.menu_button = IconButton("menu", self.tr("Menu"), menu)
        head.addWidget(self.menu_button)
        box.addLayout(head)
        box.addSpacing(current().px(4))
        for item in places:
            box.addWidget(item)
        self.section: QWidget | None = None
        self._section_at = box.count()
        box.addStretch(1)
        box.addWidget(foot)
        box.addSpacing(current().px(4))
        box.addWidget(rule())
        self.sync = SyncButton(self.tr("On this computer only"))
        self.sync.clicked.connect(lambda _on=False: chosen("sync"))
        box.addWidget(self.sync)
        box.addLayout(self._owner())
        for item in self.items.values():
            item.clicked.connect(lambda _on=False, name=item.name: chosen(name))
        self._fit()
        current().changed.connect(self._fit)

    def _owner(self) -> Any:
        line = row(None, 8, (8, 4))
        self.avatar = Avatar()
        self.owner = Elided("", "medium")
        self.owner_role = Elided("", "small")
        line.addWidget(self.avatar)
        names = column(None, 0)
        names.addWidget(self.owner)
        names.addWidget(self.owner_role)
        line.addLayout(names, 1)
        return line

    def _fit(self) -> None:
        # At 200 % a sidebar of double width would leave no room for the page: it grows by half as much.
        factor = current().factor
        wide = round(SIDEBAR_WIDTH * (1 + (factor - 1) * 0.6))
        self.setFixedWidth(wide)
        # On a low screen the rows give way, not what is said about the data. Beside it are the sidebar's margins.
        self.sync.fit(wide - current().px(17))

    def reword(self) -> None:
        """Its own words in the language in force."""
        self.menu_button.set_name(self.tr("Menu"))
        if self.sync.state == "private":
            self.sync.show_sync("private", self.tr("On this computer only"), self.sync.toolTip())

    def show_section(self, section: QWidget) -> None:
        """Puts a section between the places and the foot; it takes what room there is."""
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(self._section_at, section, 100)
        self.section = section

    def reorder(self) -> None:
        """The tab order, after the section has other rows: from top to bottom."""
        order = self.walk()
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def show_place(self, name: str) -> None:
        """Marks where one is."""
        for item in self.items.values():
            # Exclusive buttons cannot all be up; on a screen that is no place of the sidebar none is down.
            item.setAutoExclusive(False)
            item.setChecked(item.name == name)
            item.setAutoExclusive(True)
        self.sync.show_here(name == "sync")

    def show_counts(self, counts: dict[str, int]) -> None:
        """Numbers at the right of the places."""
        for name, item in self.items.items():
            item.show_count(counts.get(name, 0))

    def show_owner(self, name: str, role: str) -> None:
        """Whose profile it is."""
        self.avatar.letters = words.initials(name)
        self.avatar.update()
        self.owner.setText(name)
        self.owner_role.setText(role)

    def walk(self) -> list[QAbstractButton]:
        """The buttons from top to bottom, for the tab order."""
        *places, foot = self.items.values()
        rows = self.section.findChildren(NavItem) if self.section is not None else []
        return [self.menu_button, *places, *rows, foot, self.sync]
