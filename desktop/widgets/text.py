"""Labels in the type scale, plain and eliding, and the cap of a key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.theme import current


class Text(QLabel):
    """A line or paragraph. `role`: display, title, heading (15/600), strong (13/600), medium (13/500), body, second,
    third, small (12, third). `wrap` breaks lines. Plain text only: a customer's words are never read as markup."""

    def __init__(self, text: str = "", role: str = "body", wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        self.setText(text)
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
        from desktop.theme import icons

        icons.paint(QPainter(self), self.name, 0, 0, self.size_, self.colour)
