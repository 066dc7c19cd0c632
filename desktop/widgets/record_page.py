"""The pieces of a page about somebody: who it is, figures that lead to their notes, sections with something to add,
cards of people with blanks shown as blanks, what to mind before going in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QSizePolicy, QWidget

from desktop.i18n import translate
from desktop.theme import current
from desktop.theme.tokens import RADIUS
from desktop.widgets.buttons import Button
from desktop.widgets.layout import Card, Flow, clear, column, row, rule
from desktop.widgets.record_small import SmallButton
from desktop.widgets.rows import RowButton
from desktop.widgets.text import Elided, Icon, Text

#: polarity -> (icon, words before it)
BUTTONS = {"hot": "hot", "cold": "cold", "avoid": "avoid"}


class PageHead(QWidget):
    """The name large, what it is in a line, the buttons at the right."""

    def __init__(self, buttons: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(self, 8)
        self._line = line
        words = column(None, 2)
        self.title = Text("", "display", wrap=True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.subtitle = Text("", "second", wrap=True)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self.words = words
        line.addLayout(words, 1)
        self.hands = QWidget()
        flow = Flow(self.hands, 8)
        for button in buttons:
            flow.addWidget(button)
        self._buttons = buttons
        line.addWidget(self.hands, 0, Qt.AlignmentFlag.AlignTop)
        self._place(down=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Below the name where there is no room beside it (a narrow window, large text).
        self._place(down=self.width() < current().px(460))

    def _place(self, down: bool) -> None:
        """Buttons below wrap; beside the name they stand in one line."""
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)
        self._line.setAlignment(self.hands, Qt.AlignmentFlag(0) if down else Qt.AlignmentFlag.AlignTop)
        shown = [button.sizeHint().width() for button in self._buttons if not button.isHidden()]
        self.hands.setMinimumWidth(0 if down else sum(shown) + current().px(8) * (len(shown) - 1))

    def show_words(self, title: str, subtitle: str) -> None:
        """Shows who it is."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))


class ProposedNotice(QFrame):
    """'Read out of a capture': confirm or dismiss."""

    def __init__(self, confirm: Callable[[], Any], dismiss: Callable[[], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        line = row(self, 8, (12, 8))
        line.addWidget(Icon("question", 16, "accent"))
        self.words = Text("", "body", wrap=True)
        line.addWidget(self.words, 1)
        self.confirm = Button(translate("Proposed", "Confirm"), "check", clicked=confirm)
        self.dismiss = Button(translate("Proposed", "Dismiss"), kind="quiet", clicked=dismiss)
        line.addWidget(self.confirm)
        line.addWidget(self.dismiss)
        self.hide()


class FigureButton(RowButton):
    """A figure large, what it counts below; pressing it shows what it counts."""

    def __init__(self, value: str, words: str, pressed: Callable[[], Any] | None) -> None:
        super().__init__(f"{value} {words}", pressed, margins=(16, 12), gap=0)
        box = column(None, 0)
        box.addWidget(Elided(value, "title"))
        box.addWidget(Elided(words, "small"))
        self.line.addLayout(box, 1)
        self.setEnabled(pressed is not None)


class Figures(QFrame):
    """Figures side by side, as wide as each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.box = QGridLayout(self)
        self.box.setContentsMargins(1, 1, 1, 1)
        self.box.setSpacing(0)
        self._said: list[tuple[str, str, str]] = []
        self._buttons: list[FigureButton] = []
        self._across = 0

    def show_figures(self, figures: Sequence[tuple[str, str, str]], go: Callable[[str], Any]) -> None:
        """`figures` are (value, words, query); `go(query)` leads to their notes."""
        if list(figures) == self._said:
            return
        self._said = list(figures)
        clear(self.box)
        self._buttons = [
            FigureButton(value, words, partial(go, query) if query else None) for value, words, query in figures
        ]
        self._across = 0
        self._arrange()
        self.setVisible(bool(figures))

    def _arrange(self) -> None:
        """Side by side; in two lines or more where their words would not fit."""
        count = len(self._buttons)
        across = max(1, min(count, self.width() // current().px(140))) if count else 0
        across = next((n for n in range(across, 0, -1) if count % n == 0), across)
        if across == self._across or not count:
            return
        self._across = across
        for at, button in enumerate(self._buttons):
            self.box.addWidget(button, at // across, at % across)
        for at in range(count):
            self.box.setColumnStretch(at, 1 if at < across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class PersonTile(RowButton):
    """A person's card: what they are to us, name, title. A blank is dashed and says what to ask."""

    def __init__(
        self,
        top: str,
        name: str,
        below: str,
        icon: str = "person",
        blank: bool = False,
        pressed: Callable[[], Any] | None = None,
    ) -> None:
        super().__init__(", ".join(part for part in (name, below, top) if part), pressed, margins=(12, 12), gap=0)
        self.blank = blank
        box = column(None, 2)
        head = row(None, 8)
        head.addWidget(Icon(icon, 16, "second"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Text(top, "small-second", wrap=True), 1)  # who knows them is not cut
        box.addLayout(head)
        box.addSpacing(current().px(4))
        if blank:
            box.addWidget(Text(name, "small-second", wrap=True))
        else:
            box.addWidget(Elided(name, "strong"))
        if below:
            box.addWidget(Text(below, "small-second", wrap=True) if blank else Elided(below, "small-second"))
        box.addStretch(1)
        self.line.addLayout(box, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = current().px
        wide = px(158)
        return QSize(wide, max(px(88), self.line.heightForWidth(wide) if self.line.hasHeightForWidth() else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(current().colour("border" if self.blank else "hairline"), 1)
        if self.blank:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        radius = current().px(RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()
        super().paintEvent(event)


class Section(QWidget):
    """A heading, a button to add, a body. Hidden while it has nothing and nothing can be added."""

    def __init__(self, heading: str, add: str = "", pressed: Callable[[], Any] | None = None) -> None:
        super().__init__()
        box = column(self, 8)
        head = row(None, 4)
        self.heading = Text(heading, "heading")
        head.addWidget(self.heading)
        head.addStretch(1)
        self.pressed = pressed
        self.add_button: SmallButton | None = None
        if pressed is not None:
            self.add_button = SmallButton("add", add, self._press, 24, tab=True)
            head.addWidget(self.add_button)
        box.addLayout(head)
        self.body = column(None, 8)
        box.addLayout(self.body)

    def _press(self) -> None:
        if self.pressed is not None:
            self.pressed()

    def put(self, widget: QWidget) -> QWidget:
        """Adds to the body."""
        self.body.addWidget(widget)
        return widget


class FilesSection(Section):
    """A section that takes files dropped on it; elsewhere in the window they would be imported."""

    dropped = Signal(list)

    def __init__(self, heading: str, add: str, pressed: Callable[[], Any]) -> None:
        super().__init__(heading, add, pressed)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


class Lines(QFrame):
    """A card of one-or-two-line rows that open something: visits, opportunities, sites, files."""

    def __init__(self, nothing: str) -> None:
        super().__init__()
        box = column(self, 0)
        self.card = Card(padding=(0, 0))
        box.addWidget(self.card)
        self.nothing = Text(nothing, "small", wrap=True)
        box.addWidget(self.nothing)
        self._said: Any = None

    def show_lines(
        self, lines: Sequence[tuple[str, str, str, str]], press: Callable[[str], Any], icon: str = ""
    ) -> None:
        """`lines` are (id, first, second, at the right); `press(id)` opens one."""
        if list(lines) == self._said:
            return
        self._said = list(lines)
        self.card.clear()
        for record, first, second, right in lines:
            spoken = ", ".join(part for part in (first, second, right) if part)
            one = RowButton(spoken, partial(press, record), margins=(12, 8), gap=8)
            if icon:
                one.line.addWidget(Icon(icon, 16, "second"), 0, Qt.AlignmentFlag.AlignTop)
            words = column(None, 0)
            words.addWidget(Text(first, "body", wrap=True))
            if second:
                words.addWidget(Text(second, "small-second", wrap=True))
            one.line.addLayout(words, 1)
            if right:
                one.line.addWidget(Text(right, "small"), 0, Qt.AlignmentFlag.AlignTop)
            if self.card.box.count():
                self.card.box.addWidget(rule())
            self.card.box.addWidget(one)
        self.card.setVisible(bool(lines))
        self.nothing.setVisible(not lines)


class Mind(QWidget):
    """'Before you go in': what warms, what puts off, what to avoid; each leads to its note."""

    def __init__(self) -> None:
        super().__init__()
        self.box = column(self, 4)
        self._said: Any = None

    def show_buttons(self, lines: Sequence[tuple[str, str, str, str]], press: Callable[[str], Any]) -> None:
        """`lines` are (polarity, text, note id, whom it is about or '')."""
        if list(lines) == self._said:
            return
        self._said = list(lines)
        clear(self.box)
        for polarity, text, note, person in lines:
            said = f"{_before(polarity)} {text}"
            spoken = f"{said}, {person}" if person else said
            one = RowButton(spoken, partial(press, note), margins=(0, 4), gap=8)
            one.line.addWidget(Icon(BUTTONS.get(polarity, "info"), 16, "text"), 0, Qt.AlignmentFlag.AlignTop)
            words = column(None, 0)
            words.addWidget(Text(said, "body", wrap=True))
            if person:
                words.addWidget(Text(person, "small"))
            one.line.addLayout(words, 1)
            self.box.addWidget(one)


def _before(polarity: str) -> str:
    return {
        "hot": translate("Mind", "Warms to:"),
        "cold": translate("Mind", "Put off by:"),
        "avoid": translate("Mind", "Avoid:"),
    }.get(polarity, "")


def fill(button: Button, filled: bool) -> None:
    """Makes a button the filled one of its screen, or a plain one while a panel has it."""
    button.kind = "primary" if filled else "plain"
    button.setProperty("kind", button.kind)
    button.style().unpolish(button)
    button.style().polish(button)
    button.set_icon(button.icon_name)
