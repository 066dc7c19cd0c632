"""How a search result is drawn: icon, title, customer, date or state, and the words around the hit, marked in its
colour; and the headings between groups of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.records import Form, Kind
from desktop import words
from desktop.i18n import label, translate
from desktop.models import ColumnSpec, Index, RowModel
from desktop.screens.search.groups import Heading
from desktop.theme import current, icons
from desktop.theme.tokens import STATES
from desktop.widgets.master_list import DATE, ID
from desktop.widgets.promises import due_words
from desktop.widgets.record_list import KeyedList
from desktop.widgets.tag import paint_tag

HIT = Qt.ItemDataRole.UserRole + 20
"""the finder's Hit"""
ICON = Qt.ItemDataRole.UserRole + 21
KIND = Qt.ItemDataRole.UserRole + 22
TEXT = Qt.ItemDataRole.UserRole + 23
"""whether what stands for a title is a text of several lines"""
STATE = Qt.ItemDataRole.UserRole + 24
"""a promise's (words, state)"""
PROMISE_ICONS = {"open": "due", "kept": "kept", "broken": "broken", "dropped": "dropped"}
"""A promise by its status: only a kept one wears a tick"""
LINES = 2
"""lines of a snippet"""


def columns(kinds: Any, today: Any) -> tuple[ColumnSpec, ...]:
    """The one column of the results. `today()` gives the day."""

    def date(hit: Any) -> str:
        return words.list_day(hit.date, today()) if hit.date and not hit.status else ""

    def state(hit: Any) -> tuple[str, str] | None:
        return due_words(hit.due, hit.status, None, today()) if hit.status else None

    def spoken(row: Any) -> str:
        if isinstance(row, Heading):
            return translate("Search", "{0}, %n result(s)", n=row.count).format(row.text)
        home = row.customer.name if row.customer else ""
        kind = label(kinds[row.kind].label) if row.kind in kinds else ""
        when = state(row)
        parts = (kind, row.title, label(row.about), home, row.snippet, when[0] if when else date(row))
        return ", ".join(part for part in parts if part)

    def icon(hit: Any) -> str:
        return PROMISE_ICONS.get(hit.status) or (kinds[hit.kind].icon if hit.kind in kinds else "note")

    of_hits = {
        int(DATE): date,
        int(STATE): state,
        int(ICON): icon,
        int(KIND): lambda hit: label(kinds[hit.kind].label) if hit.kind in kinds else "",
        int(TEXT): lambda hit: hit.kind in kinds and _nameless(kinds[hit.kind]),
    }
    roles: dict[int, Any] = {role: partial(_of_hit, ask) for role, ask in of_hits.items()}
    roles[int(HIT)] = lambda row: row
    roles[int(ID)] = lambda row: row.id
    roles[int(Qt.ItemDataRole.AccessibleTextRole)] = spoken
    return (ColumnSpec("hit", "", lambda row: row.text if isinstance(row, Heading) else row.title, roles),)


def _of_hit(ask: Any, row: Any) -> Any:
    return None if isinstance(row, Heading) else ask(row)


class ResultModel(RowModel):
    """The results in their order; headings cannot be stood on."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row(index), Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def hits(self) -> list[Any]:
        """The results without the headings."""
        return [row for row in self.rows if not isinstance(row, Heading)]

    def step(self, start: int, by: int) -> QModelIndex:
        """The result `by` rows on from `start`, the nearest one where there are not so many; headings are passed."""
        at, step = start, 1 if by > 0 else -1
        for row in range(start + step, self.rowCount() if step > 0 else -1, step):
            if not isinstance(self.rows[row], Heading):
                at, by = row, by - step
                if not by:
                    break
        return self.index(at, 0) if 0 <= at < self.rowCount() else QModelIndex()


def _nameless(kind: Kind) -> bool:
    return kind.fields[kind.naming.title].form is Form.TEXT


class HitDelegate(QStyledItemDelegate):
    """Title with customer and date; then up to two lines of the snippet. Of a text without a name (a note) the customer
    is the title: its first words would only be said twice."""

    def __init__(self, parent: QWidget, today: Callable[[], dt.date]) -> None:
        super().__init__(parent)
        self.today = today

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px, hit = current().px, index.data(HIT)
        if isinstance(hit, Heading):
            return QSize(200, px(36))
        if not _below(hit, bool(index.data(TEXT))):
            return QSize(200, px(44))
        view = self.parent()
        # As if the scroll bar were there: whether it comes is known only when all rows have their heights.
        room = (view.width() if isinstance(view, QAbstractItemView) else 600) - px(60) - 16
        return QSize(200, px(84 if _wide(hit.snippet, current().factor) > room else 64))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current()
        px = theme.px
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        hit = index.data(HIT)
        if hit is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(hit, Heading):
            self._heading(painter, box, hit)
            painter.restore()
            return
        self._ground(painter, box, state)
        left, right = box.left() + px(16), box.right() - px(16)
        icons.paint(painter, index.data(ICON), left, box.top() + px(13), 16, "second")
        left += px(28)
        top = box.top() + px(11)
        room = right - left - self._when(painter, QRect(left, top, right - left, px(20)), index) - px(12)
        nameless = bool(index.data(TEXT))
        if nameless:
            name = hit.customer.name if hit.customer else index.data(KIND)
            marked(painter, QRectF(left, top, room, px(20)), name, (), theme.font("body", 500), "text", 1)
        else:
            self._title(painter, hit, QRect(left, top, room, px(20)))
        if _below(hit, nameless):
            area = QRectF(left, top + px(22), right - left, px(20) * LINES)
            marked(painter, area, hit.snippet, hit.marks, theme.font("body"), "second", LINES)
        painter.restore()

    def _heading(self, painter: QPainter, box: QRect, heading: Heading) -> None:
        theme = current()
        px = theme.px
        area = box.adjusted(px(16), px(8), -px(16), -px(4))
        font = theme.font("body", 600)
        painter.setFont(font)
        painter.setPen(theme.colour("second"))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        shown = QFontMetrics(font).elidedText(heading.text, Qt.TextElideMode.ElideRight, area.width() - px(48))
        painter.drawText(area, flags, shown)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("third"))
        wide = QFontMetrics(font).horizontalAdvance(shown) + px(8)
        painter.drawText(area.adjusted(wide, 0, 0, 0), flags, words.number(heading.count))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("hairline"))

    def _when(self, painter: QPainter, box: QRect, index: Index) -> int:
        """The day at the right, or how a promise stands; gives the width."""
        theme = current()
        said = index.data(STATE)
        small = theme.font("small")
        if not said:
            date = index.data(DATE) or ""
            painter.setFont(small)
            painter.setPen(theme.colour("third"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), date)
            return QFontMetrics(small).horizontalAdvance(date)
        word, state = said
        icon = STATES[state][2] or ""
        wide = QFontMetrics(theme.font("small", 500)).horizontalAdvance(word) + theme.px(12 + (18 if icon else 0))
        if wide > box.width() * 2 // 5 and index.data(HIT).due:  # little room: its day alone, in the state's colour
            word = words.list_day(index.data(HIT).due, self.today())
            wide = QFontMetrics(theme.font("small", 500)).horizontalAdvance(word) + theme.px(12 + (18 if icon else 0))
        wide = min(wide, box.width() // 2)
        paint_tag(painter, QRectF(box.right() - wide, box.top(), wide, box.height()), word, state, icon)
        return wide

    def _title(self, painter: QPainter, hit: Any, box: QRect) -> None:
        theme = current()
        font, small = theme.font("body", 500), theme.font("small")
        home = " · ".join(
            part
            for part in (label(hit.about), hit.customer.name if hit.customer and hit.kind != "customer" else "")
            if part
        )
        apart = theme.px(8)
        wide = min(QFontMetrics(small).horizontalAdvance(home), box.width() // 2) + apart if home else 0
        used = marked(painter, QRectF(box.adjusted(0, 0, -wide, 0)), hit.title, hit.title_marks, font, "text", 1)
        if home:
            painter.setFont(small)
            painter.setPen(theme.colour("second"))
            rest = QRect(box.left() + round(used) + apart, box.top(), box.width() - round(used) - apart, box.height())
            shown = QFontMetrics(small).elidedText(home, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)

    def _ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        theme = current()
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("hairline"))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("tint"))
            painter.fillRect(QRect(box.left(), box.top(), theme.px(3), box.height()), theme.colour("accent"))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("sunk"))


@lru_cache(maxsize=512)
def _wide(text: str, _factor: float) -> int:
    """How wide a snippet would be on one line; most of them stay from key to key, and are asked for several times."""
    return QFontMetrics(current().font("body")).horizontalAdvance(text)


def _below(hit: Any, nameless: bool) -> bool:
    return bool(hit and hit.snippet and (nameless or hit.snippet != hit.title))


def marked(painter: QPainter, box: QRectF, text: str, marks: Any, font: Any, colour: str, lines: int) -> float:
    """Draws `text`, its `marks` (start, end) in the search hit's colour, in up to `lines` lines; gives the width."""
    theme = current()
    shown, spans = " ".join(text.split("\n")), list(marks)
    metrics = QFontMetrics(font)
    if lines == 1:
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, int(box.width()))
        spans = [(start, min(end, len(shown))) for start, end in spans if start < len(shown)]
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    plain = QTextLayout.FormatRange()
    plain.start, plain.length = 0, len(shown)
    plain.format = QTextCharFormat()
    plain.format.setForeground(theme.colour(colour))
    formats = [plain]
    for start, end in spans:
        one = QTextLayout.FormatRange()
        one.start, one.length = start, max(0, end - start)
        one.format = QTextCharFormat()
        one.format.setBackground(theme.colour("hit"))
        one.format.setForeground(theme.colour("text"))
        formats.append(one)
    layout.setFormats(formats)
    layout.beginLayout()
    top, used = 0.0, 0.0
    line_high = theme.px(20)
    for _number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        line.setPosition(QPointF(0, top + (line_high - line.height()) / 2))
        used = max(used, line.naturalTextWidth())
        top += line_high
    layout.endLayout()
    painter.save()
    painter.setClipRect(box)
    layout.draw(painter, box.topLeft())
    painter.restore()
    return used


class ResultList(KeyedList):
    """The results; the field above keeps the focus while the arrows walk them. `menu_wanted` tells where, as a point of
    the screen: a click with the right button, or the menu key."""

    menu_wanted = Signal(object)

    def __init__(self, name: str, today: Callable[[], dt.date]) -> None:
        super().__init__(name, (Qt.Key.Key_L,))
        self.setProperty("role", "results")
        self.setItemDelegate(HitDelegate(self, today))
        self.setUniformItemSizes(False)
        self.setSelectionMode(KeyedList.SelectionMode.SingleSelection)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid() and not isinstance(index.data(HIT), Heading):
                self.setCurrentIndex(index)
                self.menu_wanted.emit(event.globalPos())
        elif self.currentIndex().isValid():
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()  # a snippet may take another line now
