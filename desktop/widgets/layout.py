"""Laying out: boxes in tokens' spacing, a flow that wraps, cards of rows, a page of readable lines that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import current
from desktop.theme.tokens import PAGE_MAX


def _margins(values: tuple[int, ...]) -> QMargins:
    px = current().px
    if len(values) == 1:
        values = values * 4
    elif len(values) == 2:
        values = (values[0], values[1], values[0], values[1])
    left, top, right, bottom = (px(value) if value else 0 for value in values)
    return QMargins(left, top, right, bottom)


def column(parent: QWidget | None = None, gap: int = 8, margins: tuple[int, ...] = (0,)) -> QVBoxLayout:
    """A vertical box. `margins` as (all,), (sides, top and bottom) or (left, top, right, bottom), in tokens' pixels."""
    box = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    box.setSpacing(current().px(gap) if gap else 0)
    box.setContentsMargins(_margins(margins))
    return box


def row(parent: QWidget | None = None, gap: int = 8, margins: tuple[int, ...] = (0,)) -> QHBoxLayout:
    """A horizontal box; arguments as `column`."""
    box = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    box.setSpacing(current().px(gap) if gap else 0)
    box.setContentsMargins(_margins(margins))
    return box


def clear(box: QLayout) -> None:
    """Takes everything out of a layout and lets the widgets go."""
    while (item := box.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            clear(inner)
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


class Flow(QLayout):
    """Left to right, wrapping to the next line: chips and tags."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # Qt asks many times over between two changes
        self.gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._heights.clear()
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def insert(self, index: int, widget: QWidget) -> None:
        """Puts a widget before the one at `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, really: bool) -> int:
        gap = current().px(self.gap)
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            wide = min(hint.width(), rect.width()) if rect.width() > 0 else hint.width()
            if x > rect.x() and x + wide > rect.right() + 1:
                x, y, line = rect.x(), y + line + gap, 0
            if really:
                item.setGeometry(QRect(QPoint(x, y), QSize(wide, hint.height())))
            x += wide + gap
            line = max(line, hint.height())
        return y + line - rect.y()


class Aside(QLayout):
    """Two things: the second at the right of the first, or below it where the first would get less than `least`."""

    def __init__(self, parent: QWidget, gap: int = 16, least: int = 200) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.gap, self.least = gap, least
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, True)

    def sizeHint(self) -> QSize:
        words, control = (item.sizeHint() for item in self._items)
        wide = words.width() + current().px(self.gap) + control.width()
        return QSize(wide, max(words.height(), control.height()))

    def minimumSize(self) -> QSize:
        words, control = (item.minimumSize() for item in self._items)
        return QSize(max(words.width(), control.width()), max(words.height(), control.height()))

    def _arrange(self, rect: QRect, really: bool) -> int:
        words, control = self._items
        gap, size = current().px(self.gap), control.sizeHint()
        beside = rect.width() - gap - size.width()
        below = beside < min(current().px(self.least), words.sizeHint().width())
        wide = rect.width() if below else beside
        high = words.heightForWidth(wide) if words.hasHeightForWidth() else words.sizeHint().height()
        if below:
            size = QSize(min(size.width(), rect.width()), size.height())
            place = QRect(QPoint(rect.x(), rect.y() + high + gap // 2), size)
            full = high + gap // 2 + size.height()
        else:
            full = max(high, size.height())
            top = rect.y() + (max(full, rect.height()) - size.height()) // 2
            place = QRect(QPoint(rect.x() + rect.width() - size.width(), top), size)
        if really:
            words.setGeometry(QRect(rect.x(), rect.y(), wide, high if below else max(full, rect.height())))
            control.setGeometry(place)
        return full


class Card(QFrame):
    """A bordered surface. `add(widget)` puts rows under each other, parted by hairlines."""

    def __init__(self, parent: QWidget | None = None, padding: tuple[int, ...] = (16, 12)) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.padding = padding
        self.box = column(self, 0, (1,))
        # Not Maximum: Qt takes that from the size without wrapping and would cut what wraps.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def add(self, content: QWidget | QLayout, padded: bool = True) -> QWidget:
        """Adds a row; returns the padded holder."""
        if self.box.count():
            self.box.addWidget(rule())
        if isinstance(content, QWidget) and not padded:
            self.box.addWidget(content)
            return content
        holder = QWidget()
        inner = column(holder, 4, self.padding)
        if isinstance(content, QLayout):
            inner.addLayout(content)
        else:
            inner.addWidget(content)
        self.box.addWidget(holder)
        return holder

    def clear(self) -> None:
        """Takes all rows out."""
        clear(self.box)


def rule(vertical: bool = False) -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setProperty("role", "rule")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


class Page(QScrollArea):
    """A page that scrolls down, its content at most `widest` tokens' pixels. Lay out in `self.content`."""

    def __init__(self, parent: QWidget | None = None, widest: int = PAGE_MAX, margins: tuple[int, ...] = (24,)) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widest = widest
        self._outer = QWidget()
        self._outer.setProperty("role", "page")
        self.inner = QWidget()
        outer = row(self._outer, 0)
        outer.addWidget(self.inner, 1)
        outer.addStretch(0)
        self.content = column(self.inner, 16, margins)
        self.setWidget(self._outer)
        self._fit()
        current().changed.connect(self._fit)

    def _fit(self) -> None:
        self.inner.setMaximumWidth(current().px(self.widest))

    def event(self, event: QEvent) -> bool:
        # Qt measures the whole content at every change of style; a page nobody sees is measured when it is shown.
        if event.type() == QEvent.Type.StyleChange and not self.isVisible():
            return True
        return super().event(event)


class Columns(QWidget):
    """A wide left and a narrow right column; under `fold` tokens' pixels the right one goes below the left."""

    def __init__(self, right_width: int = 288, fold: int = 760, gap: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.right_width, self.fold = right_width, fold
        self.left, self.right = QWidget(), QWidget()
        self.left_box, self.right_box = column(self.left, 16), column(self.right, 16)
        from PySide6.QtWidgets import QBoxLayout

        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(current().px(gap))
        self._box.addWidget(self.left, 1)
        self._box.addWidget(self.right, 0)
        self.setMinimumWidth(0)
        self._folded: bool | None = None
        self._arrange()
        current().changed.connect(self._restart)

    def _restart(self) -> None:
        self._folded = None
        self._arrange()

    def _arrange(self) -> None:
        from PySide6.QtWidgets import QBoxLayout

        theme = current()
        folded = 0 < self.width() < theme.px(self.fold)
        if folded == self._folded:
            return
        self._folded = folded
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if folded else across)
        wide = theme.px(self.right_width)
        self.right.setMinimumWidth(0 if folded else wide)
        self.right.setMaximumWidth(16777215 if folded else wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
