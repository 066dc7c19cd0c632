"""The ledger's rows: promises in their groups, and how both are drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import words
from desktop.i18n import say, translate
from desktop.models import ColumnSpec, Index, RowModel
from desktop.theme import current, icons
from desktop.theme.tokens import STATES
from desktop.widgets.promises import due_words, who_owes
from desktop.widgets.record_list import KeyedList
from desktop.widgets.tag import paint_tag

ROW = Qt.ItemDataRole.UserRole + 30
GROUPS = ("overdue", "today", "week", "next_week", "later", "undated", "settled")
SETTLED = ("kept", "broken", "dropped")
"""What became of a promise that is no longer open"""


@dataclass(frozen=True)
class Group:
    """A heading among the rows."""

    name: str
    count: int

    @property
    def id(self) -> str:
        return f"group.{self.name}"


@dataclass(frozen=True)
class Line:
    """A promise among the rows."""

    promise: Any
    stamp: tuple[tuple[str, str], ...]
    today: dt.date

    @property
    def id(self) -> str:
        return str(self.promise.record.id)


def group_of(promise: Any, today: dt.date, week_start: int) -> str:
    """In which group a promise stands; weeks begin on the profile's day, 0 is Monday."""
    if promise.record.status not in ("open", ""):
        return "settled"
    due = promise.record.due
    if due is None:
        return "undated"
    days = (due - today).days
    if days < 0:
        return "overdue"
    if days == 0:
        return "today"
    return {0: "week", 1: "next_week"}.get(words.weeks_ahead(due, today, week_start), "later")


def grouped(promises: Sequence[Any], today: dt.date, week_start: int) -> list[Any]:
    """Promises below their headings; open ones by day, settled ones the last settled first."""
    sorted_in: dict[str, list[Any]] = {name: [] for name in GROUPS}
    for one in promises:
        sorted_in[group_of(one, today, week_start)].append(one)
    for name, members in sorted_in.items():
        if name == "settled":
            members.sort(key=lambda one: one.record.settled_on or dt.date.min, reverse=True)
        else:
            members.sort(key=lambda one: (one.record.due or dt.date.max, one.record.what.casefold()))
    rows: list[Any] = []
    for name, members in sorted_in.items():
        if members:
            rows.append(Group(name, len(members)))
            rows += [Line(one, tuple(sorted(one.record.versions.items())), today) for one in members]
    return rows


def group_words(name: str) -> str:
    """'Overdue', 'This week'."""
    return {
        "overdue": translate("Promises", "Overdue"),
        "today": translate("Promises", "Today"),
        "week": translate("Promises", "This week"),
        "next_week": translate("Promises", "Next week"),
        "later": translate("Promises", "Later"),
        "undated": translate("Promises", "Without a date"),
        "settled": translate("Promises", "Settled"),
    }[name]


def _said(row: Any) -> str:
    return group_words(row.name) if isinstance(row, Group) else row.promise.record.what


def _spoken(row: Any) -> str:
    if isinstance(row, Group):
        return translate("Promises", "{0}, %n promise(s)", n=row.count).format(group_words(row.name))
    record = row.promise.record
    home = say(row.promise.customer.name) if row.promise.customer else ""
    due, _state = due_words(record.due, record.status, record.settled_on, row.today)
    return ", ".join(part for part in (record.what, who_owes(row.promise), home, due) if part)


class LedgerModel(RowModel):
    """Headings cannot be stood on."""

    def __init__(self, parent: Any = None) -> None:
        roles = {
            int(ROW): lambda row: row,
            int(Qt.ItemDataRole.AccessibleTextRole): _spoken,
            int(Qt.ItemDataRole.ToolTipRole): _exact,
        }
        super().__init__((ColumnSpec("row", "", _said, roles),), parent=parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row(index), Group):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def near(self, at: int) -> QModelIndex:
        """The promise now nearest to where one stood: the next one after the one just settled."""
        count = self.rowCount()
        for row_ in (*range(max(0, min(at, count - 1)), count), *range(min(at, count - 1), -1, -1)):
            index = self.index(row_, 0)
            if row_ >= 0 and not isinstance(self.row(index), Group):
                return index
        return QModelIndex()


def _exact(row: Any) -> str | None:
    if isinstance(row, Group) or row.promise.record.due is None:
        return None
    return words.exact_day(row.promise.record.due)


class LedgerDelegate(QStyledItemDelegate):
    """Headings 40 high, promises 56: what, then who owes whom; the state at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, current().px(44 if isinstance(index.data(ROW), Group) else 56))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        box: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Group):
            self._group(painter, box, row)
        elif row is not None:
            state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
            self._promise(painter, box, row, state)
        painter.restore()

    def _group(self, painter: QPainter, box: QRect, row: Group) -> None:
        theme = current()
        px = theme.px
        area = box.adjusted(px(24), px(12), -px(24), -px(6))
        font = theme.font("large", 600)
        painter.setFont(font)
        painter.setPen(theme.colour("overdue" if row.name == "overdue" else "text"))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(area, flags, group_words(row.name))
        wide = QFontMetrics(font).horizontalAdvance(group_words(row.name)) + px(8)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("third"))
        painter.drawText(area.adjusted(wide, px(2), 0, 0), flags, words.number(row.count))

    def _promise(self, painter: QPainter, box: QRect, row: Line, state: QStyle.StateFlag) -> None:
        theme = current()
        px = theme.px
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, theme.colour("tint"))
            painter.fillRect(QRect(box.left(), box.top(), px(3), box.height()), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("sunk"))
        painter.fillRect(QRect(box.left() + px(24), box.bottom(), box.width() - px(48), 1), theme.colour("hairline"))
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        record = row.promise.record
        left, right = box.left() + px(24), box.right() - px(24)
        right = self._state(painter, row, right, box) - px(16)
        body = theme.font("body", 500)
        painter.setFont(body)
        settled = record.status not in ("open", "")
        painter.setPen(theme.colour("second" if settled else "text"))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        what = QFontMetrics(body).elidedText(record.what, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, box.top() + px(8), right - left, px(20)), flags, what)
        small = theme.font("small")
        icon = "promise-them" if record.owed_by == "them" else "promise-us"
        icons.paint(painter, icon, left, box.top() + px(31), 14, "second")
        painter.setFont(small)
        painter.setPen(theme.colour("second"))
        home = say(row.promise.customer.name) if row.promise.customer and row.promise.contact else ""
        who = " · ".join(part for part in (who_owes(row.promise), home) if part)
        room = right - left - px(20)
        who = QFontMetrics(small).elidedText(who, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left + px(20), box.top() + px(29), room, px(18)), flags, who)

    def _state(self, painter: QPainter, row: Line, right: int, box: QRect) -> int:
        theme = current()
        record = row.promise.record
        word, state = due_words(record.due, record.status, record.settled_on, row.today)
        icon = STATES[state][2] or ("calendar" if record.due else "")
        wide = QFontMetrics(theme.font("small", 500)).horizontalAdvance(word) + theme.px(12 + (18 if icon else 0))
        high = theme.px(20)
        top = box.top() + (box.height() - high) // 2
        paint_tag(painter, QRectF(right - wide, top, wide, high), word, state, icon)
        return right - wide


class Ledger(KeyedList):
    """The list. K, B, M, D, O, L and W are told by `letter`."""

    KEYS = (Qt.Key.Key_K, Qt.Key.Key_B, Qt.Key.Key_M, Qt.Key.Key_D, Qt.Key.Key_O, Qt.Key.Key_L, Qt.Key.Key_W)

    def __init__(self, name: str) -> None:
        super().__init__(name, self.KEYS)
        self.setItemDelegate(LedgerDelegate(self))
        self.setUniformItemSizes(False)
