"""Labels in the type scale, plain and eliding, and the cap of a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.theme import current, icons
from desktop.theme.tokens import LINE_HEIGHTS

_SIZE_OF = {
    "display": "display",
    "title": "title",
    "heading": "large",
    "large": "large",
    "large-strong": "large",
    "small": "small",
    "small-second": "small",
}


class Text(QLabel):
    """A line or paragraph. `role`: display, title, heading (15/600), large, large-strong, strong (13/600), medium
    (13/500), body, second, third, small (12, third), small-second, error, accent, mono. `wrap` breaks lines, on the
    tokens' line heights. Plain text only: a customer's words are never read as markup."""

    def __init__(self, text: str = "", role: str = "body", wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        self.setText(text)
        self._measured: dict[int, int] = {}
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def set_role(self, role: str) -> None:
        """Changes the role and restyles."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)

    # QLabel sets paragraphs as tight as the face allows; the look asks for 13 on 20, so paragraphs are laid out here.

    def _own(self) -> bool:
        """Whether this is a paragraph of ours (selectable and monospaced ones are QLabel's)."""
        selectable = bool(self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse)
        return self.wordWrap() and not selectable and self.property("role") != "mono"

    def _line_height(self) -> int:
        role = self.property("role") or "body"
        return max(current().px(LINE_HEIGHTS[_SIZE_OF.get(role, "body")]), QFontMetrics(self.font()).height())

    def formats(self) -> list[QTextLayout.FormatRange]:
        """What is set off within the words; for subclasses."""
        return []

    def _lay(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self.formats())
        layout.beginLayout()
        at, step = 0.0, self._line_height()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, at + (step - line.height()) / 2))
            at += step
        layout.endLayout()
        return layout

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        if not self._own():
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        inner = max(1, width - margins.left() - margins.right())
        if inner not in self._measured:
            if len(self._measured) > 16:
                self._measured.clear()
            lines = max(1, self._lay(inner).lineCount()) if self.text() else 1
            self._measured[inner] = lines * self._line_height()
        return self._measured[inner] + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        if not self._own():
            return super().sizeHint()
        widest = max((self.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n")), default=0) + 2
        margins = self.contentsMargins()
        wide = min(widest, current().px(420)) + margins.left() + margins.right()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        if not self._own():
            return super().minimumSizeHint()
        return QSize(min(self.sizeHint().width(), current().px(64)), self._line_height())

    def setText(self, text: str) -> None:
        self._measured = {}
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measured = {}
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._own():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        box = self.contentsRect()
        self._lay(box.width()).draw(painter, QPointF(box.left(), box.top()))


class Elided(Text):
    """One line that ends in … when there is no room; the whole text is the tooltip then."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, role, False, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.TextFlag.TextSingleLine), shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")


class Snug(Elided):
    """Elided, but only as wide as its text when there is room: for names followed by something."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class KeyCap(QLabel):
    """The cap of a key, as 'Ctrl N'. Shows; does nothing."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        self.setProperty("role", "key")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Icon(QWidget):
    """An icon that shows; it says nothing to a reader of the screen, its neighbour's words do."""

    def __init__(self, name: str, size: int = 16, colour: str = "second", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.size_, self.colour = name, size, colour
        self._fit()

    def show_icon(self, name: str, colour: str | None = None) -> None:
        """Shows another icon, or the same in another colour."""
        self.name, self.colour = name, colour or self.colour
        self.update()

    def _fit(self) -> None:
        side = current().px(self.size_)
        self.setFixedSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self.name, 0, 0, self.size_, self.colour)
