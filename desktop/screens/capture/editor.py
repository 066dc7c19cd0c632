"""The text of a capture, with marks under what was recognised: told apart without colour, painted under the letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextLine,
)
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

from desktop.theme import current
from desktop.widgets.undoing import leave_undo

LINE, FEWEST, MOST = 28, 4, 12
#: A kind of stretch that is kept and not read: it stands in grey.
LEFT_OUT = "left-out"


@dataclass(frozen=True)
class Underline:
    """A stretch to mark, in positions of the document (UTF-16). `kind`: customer, person, promise, date."""

    start: int
    end: int
    kind: str


def units(text: str) -> list[int] | None:
    """Where each character of `text` begins in UTF-16, or None when it is the same place for all."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return None
    places, at = [], 0
    for letter in text:
        places.append(at)
        at += 2 if letter > "\uffff" else 1
    places.append(at)
    return places


def paint_underline(painter: QPainter, kind: str, left: float, right: float, base: float, colour: QColor) -> None:
    """One line of the given kind: a line, dots, dashes, or two lines."""
    scale = current().factor
    pen = QPen(colour, 1.6 * scale)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if kind == "person":
        pen.setDashPattern([1.2, 1.2])
    elif kind == "promise":
        pen.setDashPattern([4.0, 2.0])
    elif kind == "date":
        pen.setWidthF(1.0 * scale)
    painter.setPen(pen)
    painter.drawLine(QPointF(left, base), QPointF(right, base))
    if kind == "date":
        painter.drawLine(QPointF(left, base + 2.5 * scale), QPointF(right, base + 2.5 * scale))


class Editor(QTextEdit):
    """Plain text on lines of 28. `filed(multi)` on Enter, `edited()` on every change of the text."""

    filed = Signal()
    edited = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "capture")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Capture"))
        self.setPlaceholderText(self.tr("What did you learn? Plain words will do."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.marks: list[Underline] = []
        self.document().contentsChange.connect(self._shifted)
        self.document().contentsChanged.connect(self._changed)
        self._text = ""
        self._restyle()
        current().changed.connect(self._restyle)

    # -- text ---------------------------------------------------------------------------------------------------

    def text(self) -> str:
        """The text as typed."""
        return self._text

    def set_text(self, text: str) -> None:
        """Another text; the cursor stands at its end and undo begins anew."""
        self.marks = []
        self.setPlainText(text)
        self._lines()
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def show_marks(self, text: str, marks: Sequence[tuple[int, int, str]]) -> None:
        """Marks found in `text` (character positions); ignored if the text is another by now."""
        if text != self._text:
            return
        places = units(text)
        found = [
            Underline(places[start] if places else start, places[end] if places else end, kind)
            for start, end, kind in marks
            if 0 <= start < end <= len(text)
        ]
        if found == self.marks:
            return  # shifted with the letters they already stand where they should
        self.marks = found
        self._tint()
        self.viewport().update()

    def several_lines(self) -> bool:
        """Whether the text has line breaks: then Enter makes one more and Ctrl+Enter files."""
        return "\n" in self._text

    def _changed(self) -> None:
        text = self.toPlainText()
        if text != self._text:
            self._text = text
            self._fit()
            self.edited.emit()

    def _shifted(self, at: int, removed: int, added: int) -> None:
        """Keeps the marks under their words until the next reading; those that were typed into go."""
        kept = []
        for mark in self.marks:
            if mark.end <= at:
                kept.append(mark)
            elif mark.start >= at + removed:
                kept.append(replace(mark, start=mark.start + added - removed, end=mark.end + added - removed))
        self.marks = kept

    # -- look ---------------------------------------------------------------------------------------------------

    def _restyle(self) -> None:
        self.setFont(current().font("large"))
        self.document().setDefaultFont(current().font("large"))
        self.document().setDocumentMargin(0)
        self._lines()
        self._fit()
        self._tint()

    def _lines(self) -> None:
        """Lines of a fixed height, without a step of undo."""
        form = QTextBlockFormat()
        form.setLineHeight(current().px(LINE), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        document = self.document()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        document.setUndoRedoEnabled(True)

    def _fit(self) -> None:
        line = current().px(LINE)
        lines = max(FEWEST, round(self.document().size().height() / line))
        high = min(lines, MOST) * line
        scrolls = lines > MOST
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        if self.minimumHeight() != high or self.maximumHeight() != high:
            self.setFixedHeight(high)
            self.resized.emit()

    def _tint(self) -> None:
        """A promise stands on the tint, behind its letters."""
        selections = []
        for mark in self.marks:
            if mark.kind in ("promise", LEFT_OUT):
                selection = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                last = self.document().characterCount() - 1
                cursor.setPosition(min(mark.start, last))
                cursor.setPosition(min(mark.end, last), QTextCursor.MoveMode.KeepAnchor)
                selection.cursor = cursor  # type: ignore[attr-defined]
                if mark.kind == LEFT_OUT:
                    selection.format.setForeground(current().colour("second"))  # type: ignore[attr-defined]
                else:
                    selection.format.setBackground(current().colour("tint"))  # type: ignore[attr-defined]
                selections.append(selection)
        self.setExtraSelections(selections)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.marks:
            return
        # An underline hangs a little below its line: of the line above too much is asked rather than too little.
        seen = event.rect().adjusted(0, -current().px(LINE), 0, current().px(LINE)).toRectF()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = current().colour("accent")
        offset = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        lines = [mark for mark in self.marks if mark.kind != LEFT_OUT]
        inner = [mark for mark in lines if mark.kind != "promise"]
        for mark in lines:
            for start, end in _without(mark, inner) if mark.kind == "promise" else [(mark.start, mark.end)]:
                for left, right, base in self._stretches(start, end, offset, seen):
                    paint_underline(painter, mark.kind, left, right, base, colour)

    def _stretches(self, start: int, end: int, offset: QPointF, seen: QRectF) -> Iterator[tuple[float, float, float]]:
        """Left, right and base line, for each line that a stretch of the text runs over, where it is seen."""
        layout_of = self.document().documentLayout()
        block: QTextBlock = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            box = layout_of.blockBoundingRect(block).translated(offset)
            first, last = max(start - block.position(), 0), min(end - block.position(), block.length() - 1)
            if box.intersects(seen) and first < last:
                layout = block.layout()
                line: QTextLine = layout.lineForTextPosition(first)
                while line.isValid() and line.textStart() < last:
                    left, right = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
                    top = box.y() + line.y()
                    if left < right and top + line.height() >= seen.top() and top <= seen.bottom():
                        base = top + line.height() - line.descent() + 2.5 * current().factor
                        yield box.x() + _x(line, left), box.x() + _x(line, right), base
                    number = line.lineNumber() + 1
                    line = layout.lineAt(number) if number < layout.lineCount() else QTextLine()
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    # -- keys ---------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if leave_undo(event, document.isUndoAvailable(), document.isRedoAvailable()):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if held == Qt.KeyboardModifier.ControlModifier or (
                held == Qt.KeyboardModifier.NoModifier and not self.several_lines()
            ):
                self.filed.emit()
            else:
                # A paragraph of its own, not a soft line break, so that toPlainText and the marks agree.
                self.textCursor().insertBlock()
                self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text always; what comes as HTML alone (a mail, a web page) is turned into it."""
        text = source.data("text/plain").size() and source.text()
        text = text or (plain_of(source.html()) if source.hasHtml() else source.text())
        if text:
            text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").replace("\u200b", "")
            self.textCursor().insertText(text)
            self.ensureCursorVisible()


def plain_of(html: str) -> str:
    """HTML as plain text; what was quoted in it stands behind “>”."""
    document = QTextDocument()
    document.setHtml(html)
    lines = []
    block = document.begin()
    while block.isValid():
        quoted = block.blockFormat().leftMargin() > 0 and block.textList() is None
        bullet = "- " if block.textList() is not None else ""
        said = block.text().replace("\ufffc", "").replace("\u2028", "\n").split("\n")
        lines += [("> " if quoted else bullet) + line for line in said]
        block = block.next()
    return "\n".join(lines).strip("\n")


def _x(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)


def _without(mark: Underline, inner: list[Underline]) -> list[tuple[int, int]]:
    """The parts of a promise that no other mark underlines already."""
    parts, at = [], mark.start
    for other in sorted(inner, key=lambda each: each.start):
        if other.end <= mark.start or other.start >= mark.end:
            continue
        if other.start > at:
            parts.append((at, other.start))
        at = max(at, other.end)
    if at < mark.end:
        parts.append((at, mark.end))
    return parts


class LegendWord(QLabel):
    """A word of the legend, underlined as what it stands for."""

    def __init__(self, word: str, kind: str) -> None:
        super().__init__(word)
        self.kind = kind
        self.setProperty("role", "small")
        self.setContentsMargins(0, 0, 0, current().px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.kind == "promise":
            painter.fillRect(self.rect().adjusted(0, 0, 0, -current().px(4)), current().colour("tint"))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self.height() - 3.0 * current().factor
        paint_underline(painter, self.kind, 0, self.width(), base, current().colour("accent"))
