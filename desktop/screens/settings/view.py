"""Settings, laid out: the pages at the left, the chosen one at the right; rows of a word, a hint and a control."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QStackedWidget, QWidget

from desktop.settings_pages import SettingsEntry
from desktop.theme import current, icons
from desktop.widgets.layout import Aside, Card, Page, column, row, rule
from desktop.widgets.text import Text

NAME = Qt.ItemDataRole.UserRole + 1


class SettingsView(QWidget):
    """`chosen(name)` when another page is picked."""

    def __init__(self, pages: list[SettingsEntry], chosen: Callable[[str], Any]) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAccessibleName(self.tr("Settings"))
        line = row(self, 0)
        side = QWidget()
        box = column(side, 8, (12, 24, 12, 12))
        heading = Text(self.tr("Settings"), "title")
        heading.setContentsMargins(current().px(8), 0, 0, current().px(4))
        box.addWidget(heading)
        self.list = QListView()
        self.list.setProperty("role", "popup-flat")
        self.list.setAccessibleName(self.tr("Pages of settings"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = QStandardItemModel(self)
        for page in pages:
            item = QStandardItem(page.text)
            item.setData(page.name, NAME)
            self.model.appendRow(item)
        self.icons = [page.icon for page in pages]
        self.list.setModel(self.model)
        self._tint()
        self.list.selectionModel().currentChanged.connect(lambda now, _before: chosen(now.data(NAME)))
        box.addWidget(self.list, 1)
        side.setFixedWidth(current().px(224))
        line.addWidget(side)
        line.addWidget(rule(vertical=True))
        self.stack = QStackedWidget()
        line.addWidget(self.stack, 1)
        current().changed.connect(self._tint)

    def _tint(self) -> None:
        side = current().px(16)
        self.list.setIconSize(QSize(side, side))
        for number, icon in enumerate(self.icons):
            self.model.item(number).setIcon(icons.icon(icon))

    def show_page(self, name: str, page: QWidget) -> None:
        """Shows a page and stands on its name."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        for number in range(self.model.rowCount()):
            index = self.model.index(number, 0)
            if index.data(NAME) == name and not self.list.selectionModel().isSelected(index):
                self.list.setCurrentIndex(index)  # selects it too, also where it was current by having the focus


class SettingsPage(Page):
    """One page: a heading, a sentence, then cards."""

    def __init__(self, heading: str, sentence: str = "") -> None:
        super().__init__(widest=720)
        self.setAccessibleName(heading)
        self.content.setSpacing(current().px(12))
        self.content.addWidget(Text(heading, "title", wrap=True))
        if sentence:
            self.content.addWidget(Text(sentence, "second", wrap=True))
        self._end = self.content.count()
        self.content.addStretch(1)

    def put(self, widget: QWidget) -> QWidget:
        """Adds below what is there."""
        self.content.insertWidget(self.content.count() - 1, widget)
        return widget

    def section(self, heading: str) -> None:
        """A heading within the page."""
        holder = Text(heading, "heading")
        holder.setContentsMargins(0, current().px(12), 0, 0)
        self.put(holder)


def setting(word: str, hint: str, control: QWidget) -> QWidget:
    """A row: word and hint at the left, the control at the right, or below where there is no room beside."""
    holder = QWidget()
    line = Aside(holder)
    said = QWidget()
    words = column(said, 0)
    words.addStretch(1)
    label = Text(word, "medium", wrap=True)
    label.setBuddy(control)
    words.addWidget(label)
    if hint:
        words.addWidget(Text(hint, "small", wrap=True))
    words.addStretch(1)
    line.addWidget(said)
    line.addWidget(control)
    return holder


def card(*rows: QWidget) -> Card:
    """A card of rows."""
    made = Card()
    for each in rows:
        made.add(each)
    return made
