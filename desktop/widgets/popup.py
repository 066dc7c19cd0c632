"""A popup of choices: a heading, rows of icon, words and a second line, walked with the arrows, typed to narrow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QRegion,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGraphicsDropShadowEffect,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.theme import current, icons
from desktop.theme.tokens import RADIUS
from desktop.widgets.fields import Line
from desktop.widgets.layout import column
from desktop.widgets.text import Text


@dataclass(frozen=True)
class Option:
    """One choice. `value` is handed back; `chosen` shows the tick; `keys` is a shortcut shown at the right."""

    value: Any
    text: str
    icon: str = ""
    second: str = ""
    chosen: bool = False
    keys: str = ""


_OPTION = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class OptionDelegate(QStyledItemDelegate):
    """Draws an Option: 44 high with a second line, 32 without."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        shown: Option = index.data(_OPTION)
        px = current().px
        wide = QFontMetrics(current().font("body", 500)).horizontalAdvance(shown.text)
        below = QFontMetrics(current().font("small")).horizontalAdvance(shown.second)
        keys = QFontMetrics(current().font("small")).horizontalAdvance(shown.keys)
        return QSize(max(wide, below) + px(76) + keys, px(44 if shown.second else 32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current()
        px = theme.px
        shown: Option = index.data(_OPTION)
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("tint"))
            painter.drawRoundedRect(box, px(4), px(4))
        left = box.left() + px(8)
        if shown.icon:
            icons.paint(painter, shown.icon, left, box.top() + (box.height() - px(16)) // 2, 16, "second")
        left += px(24)
        right = box.right() - px(8)
        if shown.chosen:
            icons.paint(painter, "check", right - px(16), box.top() + (box.height() - px(16)) // 2, 16, "text")
            right -= px(24)
        if shown.keys:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("third"))
            room = QRect(left, box.top(), right - left, box.height())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown.keys)
            right -= painter.fontMetrics().horizontalAdvance(shown.keys) + px(8)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        font = theme.font("body", 500 if shown.second else 400)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        wide = right - left
        words = QFontMetrics(font).elidedText(shown.text, Qt.TextElideMode.ElideRight, wide)
        if shown.second:
            painter.drawText(QRect(left, box.top() + px(4), wide, px(20)), flags, words)
            small = theme.font("small")
            painter.setFont(small)
            painter.setPen(theme.colour("second"))
            words = QFontMetrics(small).elidedText(shown.second, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRect(left, box.top() + px(23), wide, px(17)), flags, words)
        else:
            painter.drawText(QRect(left, box.top(), wide, box.height()), flags, words)
        painter.restore()


class OptionList(QListView):
    """A list of Options; `pick` is called with the value on Enter or a click."""

    def __init__(self, name: str, pick: Callable[[Any], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(OptionDelegate(self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.pick = pick
        self.entered.connect(self.setCurrentIndex)
        self.clicked.connect(self._pick)

    def show_options(self, options: list[Option]) -> None:
        """Fills the list and stands on the chosen one, or the first."""
        self._model.clear()
        at = 0
        for number, option in enumerate(options):
            item = QStandardItem(option.text)
            item.setData(option, _OPTION)
            spoken = ", ".join(part for part in (option.text, option.second) if part)
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
            at = number if option.chosen else at
        if options:
            self.setCurrentIndex(self._model.index(at, 0))

    def options(self) -> list[Option]:
        """What is shown."""
        return [self._model.item(number).data(_OPTION) for number in range(self._model.rowCount())]

    def step(self, by: int) -> None:
        """Moves up or down, round at the ends."""
        count = self._model.rowCount()
        if count:
            self.setCurrentIndex(self._model.index((self.currentIndex().row() + by) % count, 0))

    def take(self) -> None:
        """Picks the row stood on."""
        self._pick(self.currentIndex())

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            self.pick(index.data(_OPTION).value)

    def wanted(self, most: int = 8) -> QSize:
        """The size that shows up to `most` rows without scrolling."""
        wide, high = 0, 0
        for number in range(min(most, self._model.rowCount())):
            hint = self.itemDelegate().sizeHint(QStyleOptionViewItem(), self._model.index(number, 0))
            wide, high = max(wide, hint.width()), high + hint.height()
        return QSize(wide, high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.take()
            return
        super().keyPressEvent(event)


class Popup(QFrame):
    """A surface below (or above) a widget, with the one shadow there is. Esc and a click elsewhere close it."""

    def __init__(self, anchor: QWidget, heading: str) -> None:
        super().__init__(anchor.window(), Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(heading)
        self._anchor = anchor
        # On X11 it may be that nobody blends windows: what is to be seen through would be black. There it has its own
        # outline and no shadow.
        self._cut = QGuiApplication.platformName() == "xcb"
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, not self._cut)
        px = current().px
        outer = column(self, 0, (8,))
        self.body = QFrame()
        self.body.setProperty("role", "popup")
        self.box = column(self.body, 0, (4,))
        title = Text(heading, "small-second")
        title.setContentsMargins(px(8), px(6), px(8), px(4))
        self.box.addWidget(title)
        outer.addWidget(self.body)
        if not self._cut:
            self._throw_shadow()

    def _throw_shadow(self) -> None:
        px = current().px
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(px(16))
        shadow.setOffset(0, px(3))
        shade = current().colour("text" if current().colours.name == "light" else "sidebar")
        shade.setAlpha(48 if current().colours.name == "light" else 180)
        shadow.setColor(shade)
        self.body.setGraphicsEffect(shadow)

    def place(self) -> None:
        """Next to the anchor, inside the screen."""
        self.adjustSize()
        margin = current().px(8)
        beside = self._beside()
        room = self._anchor.screen().availableGeometry()
        x = max(room.left(), min(beside.left() - margin, room.right() - self.width()))
        y = beside.bottom() + 1 - margin // 2
        if y + self.height() > room.bottom():
            y = beside.top() - self.height() + margin // 2
        self.move(x, max(room.top(), y))

    def _beside(self) -> QRect:
        """What it opens for, on the screen: of a list the row one stands on."""
        anchor, rect = self._anchor, self._anchor.rect()
        if isinstance(anchor, QAbstractItemView) and anchor.currentIndex().isValid():
            rect, anchor = anchor.visualRect(anchor.currentIndex()), anchor.viewport()
        return QRect(anchor.mapToGlobal(rect.topLeft()), rect.size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._cut:
            margin, path = current().px(8), QPainterPath()
            inner = self.rect().adjusted(margin, margin, -margin, -margin)
            path.addRoundedRect(QRectF(inner), current().px(RADIUS), current().px(RADIUS))
            self.setMask(QRegion(path.toFillPolygon().toPolygon()))


Show = Callable[[list[Option]], None]


class ChoicePopup(Popup):
    """Choices: arrows walk, Enter picks. With `find(text, show)` there is a line to type in: what is found by it stands
    in front of the choices."""

    def __init__(
        self,
        anchor: QWidget,
        heading: str,
        options: list[Option],
        pick: Callable[[Any], Any],
        find: Callable[[str, Show], Any] | None = None,
        find_words: str = "",
    ) -> None:
        super().__init__(anchor, heading)
        self._pick, self._options, self._find = pick, options, find
        px, box = current().px, self.box
        self.line: Line | None = None
        if find is not None:
            self.line = Line(find_words, find_words, "search")
            self.line.textChanged.connect(self._typed)
            self.line.installEventFilter(self)
            box.addWidget(self.line)
            box.addSpacing(px(4))
        self.list = OptionList(heading, self._take)
        self.list.setStyleSheet("background: transparent;")
        self.list.show_options(options)
        box.addWidget(self.list)
        self._fit()
        self.list.installEventFilter(self)

    def open(self) -> ChoicePopup:
        """Shows it and takes the keys."""
        self.place()
        self.show()
        (self.line or self.list).setFocus(Qt.FocusReason.PopupFocusReason)
        return self

    def _fit(self) -> None:
        px = current().px
        size = self.list.wanted()
        self.list.setFixedSize(max(px(296), size.width() + px(8)), max(size.height(), px(32)) + 2)

    def _typed(self, text: str) -> None:
        if not text.strip():
            self._show_found([])
        elif self._find is not None:
            self._find(text.strip(), self._show_found)

    def _show_found(self, found: list[Option]) -> None:
        typed = self.line is not None and self.line.text().strip()
        known = {option.value for option in found}
        rest = [option for option in self._options if option.value not in known and not (typed and option.chosen)]
        self.list.show_options([*found, *rest])
        if found:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        self._fit()
        self.adjustSize()

    def _take(self, value: Any) -> None:
        pick = self._pick
        self.close()
        pick(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # The window's own keys (Esc above all) stay out of an open popup.
            event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.take()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.list.step(1)
                return True
            if event.key() == Qt.Key.Key_Up:
                self.list.step(-1)
                return True
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.close()
                return True
        return super().eventFilter(watched, event)


class AskPopup(Popup):
    """One line to type, with an error below it. `take(text)` returns '' when it took it, else what is wrong."""

    def __init__(self, anchor: QWidget, heading: str, text: str, hint: str, take: Callable[[str], str]) -> None:
        super().__init__(anchor, heading)
        self._ask = take
        px = current().px
        self.line = Line(heading)
        self.line.setText(text)
        self.line.selectAll()
        self.line.setMinimumWidth(px(296))
        self.line.returnPressed.connect(self._took)
        self.line.installEventFilter(self)
        self.box.addWidget(self.line)
        self.said = Text(hint, "small", wrap=True)
        self.said.setContentsMargins(px(8), px(4), px(8), px(4))
        self.box.addWidget(self.said)

    def open(self) -> AskPopup:
        """Shows it and takes the keys."""
        self.place()
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        return self

    def show_error(self, sentence: str) -> None:
        """Says what is wrong, in place."""
        self.said.set_role("error")
        self.said.setText(sentence)

    def _took(self) -> None:
        wrong = self._ask(self.line.text().strip())
        if wrong:
            self.show_error(wrong)
        else:
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return super().eventFilter(watched, event)
