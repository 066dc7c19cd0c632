"""The capture box: one line that is always there and takes keys from the first paint on.

The first letter typed hands the text over to the capture panel; until the panel can take it (the program is still
starting, the profile is locked) the text stays here and nothing is lost. Line breaks that are pasted are kept.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from desktop.theme import current, icons
from desktop.theme.tokens import RADIUS
from desktop.widgets.undoing import leave_undo


class CaptureBox(QPlainTextEdit):
    """44 high. `written(text)` as soon as there is text; `opened()` on Enter, Down or a click."""

    written = Signal(str)
    opened = Signal()

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys = keys
        self.audience = ("", "")
        self.setProperty("kind", "box")
        self.reword(keys)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._tell)
        self._fit()
        current().changed.connect(self._fit)

    def reword(self, keys: str) -> None:
        """Its words in the language in force."""
        self.keys = keys
        self.setAccessibleName(self.tr("Capture"))
        self.setAccessibleDescription(self.tr("Write down what you learnt, in plain words."))
        self._elide()

    def _elide(self) -> None:
        """The invitation in one line, which Qt would wrap into a second that nobody sees."""
        margins = self.viewportMargins()
        room = self.width() - margins.left() - margins.right()
        said = self.tr("What did you learn? Plain words will do.")
        self.setPlaceholderText(self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room))

    def _fit(self) -> None:
        px = current().px
        font = current().font("large")
        self.setFont(font)
        self.setFixedHeight(px(44))
        self.document().setDocumentMargin(0)
        right = px(76) + self._audience_wide()
        self.setViewportMargins(px(40), max(0, (px(44) - self.fontMetrics().height()) // 2), right, 0)
        self._elide()

    def show_audience(self, icon: str, words: str, hover: str) -> None:
        """Who may read what is written here, beside it; '' while that is not known."""
        self.audience = (icon, words)
        self.setToolTip(hover)
        said = self.tr("Write down what you learnt, in plain words.")
        self.setAccessibleDescription(f"{said} {words}" if words else said)
        self._fit()
        self.update()

    def _audience_wide(self) -> int:
        """The room that the audience takes at the right, nothing where the box is narrow."""
        px, words = current().px, self.audience[1]
        if not words:
            return 0
        wide = QFontMetrics(current().font("small")).horizontalAdvance(words) + px(36)
        # Where the words would push the invitation to write off its line, the picture alone says it.
        free = self.width() - px(40 + 76) - self.fontMetrics().horizontalAdvance(self.placeholderText())
        return wide if wide <= free else px(30)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
        self._elide()

    def sizeHint(self) -> QSize:
        return QSize(current().px(480), current().px(44))

    def text(self) -> str:
        """What was typed so far."""
        return self.toPlainText()

    def take(self) -> str:
        """The text, leaving the box empty without telling anybody."""
        text = self.toPlainText()
        self.blockSignals(True)
        self.clear()
        self.blockSignals(False)
        self.viewport().update()
        self.update()
        return text

    def _tell(self) -> None:
        self.update()
        if text := self.toPlainText():
            self.written.emit(text)

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if leave_undo(event, document.isUndoAvailable(), document.isRedoAvailable()):
            return True
        if event.type() == QEvent.Type.Paint:
            handled = super().event(event)
            self._paint_frame()
            return handled
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
        if event.key() in keys and not self.toPlainText():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.toPlainText():
            self.opened.emit()

    def _paint_frame(self) -> None:
        """Border, pen and key cap: on the widget itself, around the viewport that holds the text."""
        theme = current()
        px = theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        wide = 2.0 if focus else 1.0
        painter.setPen(QPen(theme.colour("accent" if focus else "border"), wide))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = wide / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), px(RADIUS), px(RADIUS))
        icons.paint(painter, "capture", px(14), (self.height() - px(16)) // 2, 16, "second")
        right = self.width() - px(12)
        if self.keys and not self.toPlainText():
            painter.setFont(theme.font("small"))
            cap_wide = painter.fontMetrics().horizontalAdvance(self.keys) + px(12)
            cap = QRect(self.width() - px(12) - cap_wide, (self.height() - px(20)) // 2, cap_wide, px(20))
            painter.setPen(QPen(theme.colour("hairline"), 1))
            painter.setBrush(theme.colour("sunk"))
            painter.drawRoundedRect(cap, px(4), px(4))
            painter.setPen(theme.colour("second"))
            painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self.keys)
            right = cap.left() - px(12)
        if wide_words := self._audience_wide():
            icon, words = self.audience
            left = right - wide_words + px(12)
            icons.paint(painter, icon, left, (self.height() - px(14)) // 2, 14, "second")
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("second"))
            room = QRect(left + px(20), 0, wide_words - px(20), self.height())
            if wide_words > px(30):
                painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.end()
