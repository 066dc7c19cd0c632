"""The list on the left: 264 wide, rows of 56 with a name, a date, and the one thing that matters now."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.theme import current, icons
from desktop.theme.tokens import LIST_WIDTH, ROW_LIST

NAME = Qt.ItemDataRole.DisplayRole
DATE = Qt.ItemDataRole.UserRole + 1
LINE = Qt.ItemDataRole.UserRole + 2
STATE = Qt.ItemDataRole.UserRole + 3
"""'' or a state of the tokens: the second line takes its colour and icon"""
ID = Qt.ItemDataRole.UserRole + 4
MUTED = Qt.ItemDataRole.UserRole + 5
"""True for proposed records: the name is set in the second colour"""

_WORTH_COLOUR = {"overdue", "due", "conflict", "broken"}
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws the two-line row. The model gives NAME, DATE, LINE, STATE, ID (AccessibleTextRole for readers)."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(current().px(LIST_WIDTH), current().px(ROW_LIST))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current()
        px = theme.px
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(box, theme.colour("tint"))
            painter.fillRect(QRect(box.left(), box.top(), px(3), box.height()), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("sunk"))
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        left, right = box.left() + px(16), box.right() - px(16)
        first = QRect(left, box.top() + px(8), right - left, px(20))
        small = theme.font("small")
        date = index.data(DATE) or ""
        painter.setFont(small)
        painter.setPen(theme.colour("third"))
        painter.drawText(first, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), date)
        name_font = theme.font("body", 500)
        room = first.width() - (QFontMetrics(small).horizontalAdvance(date) + px(8) if date else 0)
        painter.setFont(name_font)
        painter.setPen(theme.colour("second" if index.data(MUTED) else "text"))
        name = QFontMetrics(name_font).elidedText(index.data(NAME) or "", Qt.TextElideMode.ElideRight, room)
        painter.drawText(first, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
        self._second(painter, QRect(left, box.top() + px(28), right - left, px(18)), index)
        painter.restore()

    def _second(self, painter: QPainter, box: QRect, index: Index) -> None:
        theme = current()
        kind = index.data(STATE) or ""
        worth = kind in _WORTH_COLOUR
        colour = {"broken": "overdue"}.get(kind, kind) if worth else "second"
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.colour(colour))
        if worth:
            icons.paint(painter, kind, box.left(), box.top() + (box.height() - theme.px(14)) // 2, 14, colour)
            box = box.adjusted(theme.px(18), 0, 0, 0)
        line = QFontMetrics(font).elidedText(index.data(LINE) or "", Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), line)


class MasterList(QListView):
    """The list itself: one row chosen, whole rows, uniform heights so that 100,000 rows cost nothing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("role", "master")
        self.setItemDelegate(RowDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
