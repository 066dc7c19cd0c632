"""Tags: 20 high, an icon and a word, in the colours of a state."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import current, icons
from desktop.theme.tokens import RADIUS_TAG, STATES


class Tag(QWidget):
    """A state in one word. `state`: neutral, accent, due, overdue, kept, fresh, broken, conflict; the icon follows
    from the state unless given. Its word is its accessible name."""

    def __init__(self, word: str, state: str = "neutral", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(word, state, icon)

    def show_state(self, word: str, state: str = "neutral", icon: str = "") -> None:
        """Shows another word and state."""
        if state not in STATES:
            raise ValueError(f"no state named {state!r}")
        self.word, self.state = word, state
        self.icon_name = icon or STATES[state][2]
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        theme_font = theme.font("small", 500)
        from PySide6.QtGui import QFontMetrics

        wide = QFontMetrics(theme_font).horizontalAdvance(self.word) + theme.px(12)
        return QSize(wide + (theme.px(14 + 4) if self.icon_name else 0), theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tag(painter, QRectF(self.rect()), self.word, self.state, self.icon_name)


def paint_tag(painter: QPainter, box: QRectF, word: str, state: str, icon: str) -> None:
    """Draws a tag into `box`; delegates use it too."""
    theme = current()
    text, surface, _icon = STATES[state]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(surface))
    painter.drawRoundedRect(box, theme.px(RADIUS_TAG), theme.px(RADIUS_TAG))
    left = box.left() + theme.px(6)
    if icon:
        top = box.top() + (box.height() - theme.px(14)) / 2
        icons.paint(painter, icon, round(left - theme.px(1)), round(top), 14, text)
        left += theme.px(14 + 3)
    painter.setFont(theme.font("small", 500))
    painter.setPen(theme.colour(text))
    room = QRectF(left, box.top(), box.right() - left, box.height())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), word)
