"""How a search result is drawn: icon, title, customer, date, and the words around the hit, marked in its colour."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db.records import Form, Kind
from desktop.i18n import label
from desktop.models import ColumnSpec, Index
from desktop.theme import current, icons
from desktop.widgets.master_list import DATE, ID
from desktop.widgets.record_list import KeyedList

HIT = Qt.ItemDataRole.UserRole + 20
"""the finder's Hit"""
ICON = Qt.ItemDataRole.UserRole + 21
KIND = Qt.ItemDataRole.UserRole + 22
TEXT = Qt.ItemDataRole.UserRole + 23
"""whether what stands for a title is a text of several lines"""
LINES = 2
"""lines of a snippet"""


def columns(kinds: Any, date: Any) -> tuple[ColumnSpec, ...]:
    """The one column of the results."""

    def spoken(hit: Any) -> str:
        home = hit.customer.name if hit.customer else ""
        kind = label(kinds[hit.kind].label) if hit.kind in kinds else ""
        return ", ".join(part for part in (kind, hit.title, home, hit.snippet, date(hit)) if part)

    roles = {
        int(HIT): lambda hit: hit,
        int(ID): lambda hit: hit.id,
        int(DATE): date,
        int(ICON): lambda hit: kinds[hit.kind].icon if hit.kind in kinds else "note",
        int(KIND): lambda hit: label(kinds[hit.kind].label) if hit.kind in kinds else "",
        int(TEXT): lambda hit: hit.kind in kinds and _nameless(kinds[hit.kind]),
        int(Qt.ItemDataRole.AccessibleTextRole): spoken,
    }
    return (ColumnSpec("hit", "", lambda hit: hit.title, roles),)


def _nameless(kind: Kind) -> bool:
    return kind.fields[kind.naming.title].form is Form.TEXT


class HitDelegate(QStyledItemDelegate):
    """Title with customer and date; then up to two lines of the snippet. Of a text without a name (a note) the customer
    is the title: its first words would only be said twice."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px, hit = current().px, index.data(HIT)
        if not _below(hit, bool(index.data(TEXT))):
            return QSize(200, px(44))
        view = self.parent()
        # As if the scroll bar were there: whether it comes is known only when all rows have their heights.
        room = (view.width() if isinstance(view, QAbstractItemView) else 600) - px(60) - 16
        wide = QFontMetrics(current().font("body")).horizontalAdvance(hit.snippet)
        return QSize(200, px(84 if wide > room else 64))

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
        self._ground(painter, box, state)
        left, right = box.left() + px(16), box.right() - px(16)
        icons.paint(painter, index.data(ICON), left, box.top() + px(13), 16, "second")
        left += px(28)
        top = box.top() + px(11)
        small = theme.font("small")
        date = index.data(DATE) or ""
        painter.setFont(small)
        painter.setPen(theme.colour("third"))
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRect(left, top, right - left, px(20)), flags, date)
        room = right - left - QFontMetrics(small).horizontalAdvance(date) - px(12)
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

    def _title(self, painter: QPainter, hit: Any, box: QRect) -> None:
        theme = current()
        font, small = theme.font("body", 500), theme.font("small")
        home = hit.customer.name if hit.customer and hit.kind != "customer" else ""
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
    """The results; the field above keeps the focus while the arrows walk them."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setProperty("role", "results")
        self.setItemDelegate(HitDelegate(self))
        self.setUniformItemSizes(False)
        self.setSelectionMode(KeyedList.SelectionMode.SingleSelection)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()  # a snippet may take another line now
