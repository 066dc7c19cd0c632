"""The left pane of a screen: filter, sort, rows, and what can be done with the rows that are selected.

The rows stay where they are when something changes: the row stood on, the selection and the place scrolled to are kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import words
from desktop.i18n import translate, within
from desktop.models import ColumnSpec, RowModel
from desktop.theme import current
from desktop.theme.tokens import LIST_WIDTH
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Filter
from desktop.widgets.layout import column, row, rule
from desktop.widgets.master_list import DATE, ID, LINE, MUTED, NAME, STATE, MasterList
from desktop.widgets.popup import ChoicePopup, Option
from desktop.widgets.record_small import SmallButton
from desktop.widgets.text import Text


def master_columns(
    name: Callable[[Any], str],
    line: Callable[[Any], str],
    date: Callable[[Any], str],
    state: Callable[[Any], str],
    muted: Callable[[Any], bool],
) -> tuple[ColumnSpec, ...]:
    """The one column of a two-line list, out of what each part of a row says."""

    def spoken(one: Any) -> str:
        return ", ".join(part for part in (name(one), line(one), date(one)) if part)

    roles: dict[int, Callable[[Any], Any]] = {
        int(DATE): date,
        int(LINE): lambda one: first_large(line(one)),
        int(STATE): state,
        int(ID): lambda one: one.id,
        int(MUTED): muted,
        int(Qt.ItemDataRole.AccessibleTextRole): spoken,
    }
    assert Qt.ItemDataRole.DisplayRole == NAME
    return (ColumnSpec("row", "", name, roles),)


def first_large(text: str) -> str:
    """With a large first letter: a line of a list begins like a sentence. An address stays as it is written."""
    return text if "@" in text.split(" ", 1)[0] else text[:1].upper() + text[1:]


class KeyedList(MasterList):
    """The list, telling the keys that mean something: Enter opens, Delete deletes, letters as `keys` says."""

    opened = Signal()
    deleting = Signal()
    letter = Signal(int)
    """one of `keys` was pressed"""
    left_up = Signal()
    """Up on the first row: back to the filter"""

    def __init__(self, name: str, keys: Sequence[Qt.Key] = (), parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.keys = tuple(keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleting.emit()
        elif plain and key in self.keys:
            self.letter.emit(key)
        elif plain and key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_up.emit()
        else:
            super().keyPressEvent(event)


class ListPane(QWidget):
    """Filter and sort above, rows below, a bar at the foot for several selected. `stood_on(id)` follows the row."""

    stood_on = Signal(str)
    opened = Signal(str)
    """Enter on a row: the hands go to its page"""
    sorted_by = Signal(str)
    selected = Signal(list)
    """ids, when more or fewer than before"""
    wants_new = Signal()

    def __init__(
        self,
        name: str,
        columns: Sequence[ColumnSpec],
        typed: Callable[[str], Any],
        sorts: Sequence[tuple[str, str]],
        new: str,
        keys: Sequence[Qt.Key] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sorts, self.sort = list(sorts), sorts[0][0]
        self._quiet = False
        self.model = RowModel(columns, parent=self)
        box = column(self, 0)
        head = row(None, 2, (16, 16, 8, 12))
        self.filter = Filter(translate("List", "Filter {0}").format(within(name)), "", typed)
        self.filter.down = self.to_list
        head.addWidget(self.filter, 1)
        self.sort_button = SmallButton("sort", translate("List", "Sort"), self._choose_sort, 28, tab=True)
        head.addWidget(self.sort_button)
        self.new_button = SmallButton("add", new, self.wants_new.emit, 28, tab=True)
        head.addWidget(self.new_button)
        box.addLayout(head)
        self.list = KeyedList(name, keys)
        self.list.setModel(self.model)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        box.addWidget(self.stack, 1)
        self.bar = QWidget()
        self.bar_box = column(self.bar, 8, (16, 8))
        self.count = Text("", "medium")
        self.bar_box.addWidget(self.count)
        self.edge = rule()
        for part in (self.edge, self.bar):
            part.hide()
            box.addWidget(part)
        self.list.selectionModel().currentChanged.connect(self._stood)
        self.list.selectionModel().selectionChanged.connect(self._selected)
        self.list.opened.connect(lambda: self.opened.emit(self.current()))
        self.list.left_up.connect(lambda: self.filter.setFocus(Qt.FocusReason.BacktabFocusReason))
        self.fit(0)

    # -- what a screen asks -------------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Any], nothing: QWidget | None = None, hint: str = "") -> None:
        """Shows these rows; with none of them, `nothing`. What was stood on and selected stays if it is still there,
        else what took its place is stood on. `hint` stands in the empty filter."""
        if hint:
            self.filter.setPlaceholderText(hint)
        stood, chosen, top = self.current(), self.selection(), self.list.verticalScrollBar().value()
        at = self.list.currentIndex().row()
        self.model.show_rows(rows)
        if stood and rows and not self.model.index_of(stood).isValid():
            # It is gone: the hands stay where they are, on what took its place.
            self.stand_on(self.model.key(self.model.index(min(at, len(rows) - 1), 0)))
        if stood and self.current() != stood and self.model.index_of(stood).isValid():
            self._restore(stood, chosen)
            self.list.verticalScrollBar().setValue(top)
        while self.stack.count() > 1:
            if (old := self.stack.widget(1)) is not None:
                self.stack.removeWidget(old)
                old.deleteLater()
        if not rows and nothing is not None:
            self.stack.addWidget(nothing)
            self.stack.setCurrentIndex(1)
        else:
            self.stack.setCurrentIndex(0)

    def current(self) -> str:
        """The id of the row stood on, '' for none."""
        return self.model.key(self.list.currentIndex())

    def selection(self) -> list[str]:
        """The ids selected, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self.model.key(self.model.index(at, 0)) for at in rows]

    def stand_on(self, record: str) -> bool:
        """Stands on a row and brings it into sight; False where it is not shown."""
        index = self.model.index_of(record)
        if not index.isValid():
            return False
        if self.current() != record or self.selection() != [record]:
            self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        return True

    def first(self) -> str:
        """The id of the first row, '' for none."""
        return self.model.key(self.model.index(0, 0)) if self.model.rowCount() else ""

    def to_list(self) -> None:
        """The hands go to the rows."""
        if not self.current() and self.first():
            self.stand_on(self.first())
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def add_bar(self, buttons: Sequence[Button]) -> None:
        """What can be done with several rows at once."""
        line = row(None, 4)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        self.bar_box.addLayout(line)

    # -- how ----------------------------------------------------------------------------------------------------

    def _restore(self, stood: str, chosen: list[str]) -> None:
        model = self.list.selectionModel()
        self._quiet = True
        flags = QItemSelectionModel.SelectionFlag
        self.list.setCurrentIndex(self.model.index_of(stood))
        picked = QItemSelection()
        for key in chosen:
            index = self.model.index_of(key)
            if index.isValid():
                picked.select(index, index)
        model.select(picked, flags.ClearAndSelect | flags.Rows)
        self._quiet = False
        self._selected()

    def _choose_sort(self) -> None:
        options = [Option(value, text, chosen=value == self.sort) for value, text in self.sorts]
        ChoicePopup(self.sort_button, translate("List", "Sort by"), options, self._sorted).open()

    def _sorted(self, value: str) -> None:
        self.sort = value
        self.sorted_by.emit(value)

    def _stood(self, now: Any, _before: Any) -> None:
        if not self._quiet:
            self.stood_on.emit(self.model.key(now))

    def _selected(self, *_: Any) -> None:
        if self._quiet:
            return
        ids = self.selection()
        self.count.setText(translate("List", "%n selected", n=len(ids)))
        self.bar.setVisible(len(ids) > 1)
        self.edge.setVisible(len(ids) > 1)
        self.selected.emit(ids)

    def fit(self, total: int) -> None:
        """As wide as lists are; of a narrow window (large text) no more than two fifths."""
        wide = current().px(LIST_WIDTH)
        self.setFixedWidth(min(wide, max(200, total * 2 // 5)) if total else wide)


def master_pane(
    name: str,
    line: Callable[[Any], str],
    today: Callable[[], dt.date],
    filtered: Callable[[str], Any],
    sorts: Sequence[tuple[str, str]],
    new: str,
    keys: Sequence[Qt.Key] = (),
) -> ListPane:
    """The list of somebody's kind: name, `line(row)` below it, the last day and the state at the right; proposed ones
    muted. The other arguments are those of `ListPane`."""
    columns = master_columns(
        name=lambda row: row.name,
        line=line,
        date=lambda row: words.list_day(row.date, today()) if row.date else "",
        state=lambda row: row.state,
        muted=lambda row: row.proposed,
    )
    return ListPane(name, columns, filtered, sorts, new, keys=keys)
