"""The capture panel, laid out: text with marks and their legend, chips below, keys at the foot; at the right what is
known already, below the drafts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget

from desktop import words
from desktop.i18n import translate
from desktop.screens.capture.chips import Chip, ChipRow, Hands
from desktop.screens.capture.editor import Editor, LegendWord
from desktop.theme import current
from desktop.theme.tokens import RADIUS
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.layout import Card, Columns, Flow, Page, clear, column, row, rule
from desktop.widgets.rows import RowButton
from desktop.widgets.states import ErrorLine
from desktop.widgets.tag import Tag
from desktop.widgets.text import Elided, Icon, KeyCap, Snug, Text


class _Panel(QFrame):
    """The frame around text, chips and keys; its border is the focus ring of all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        inside = now is not None and (now is self or self.isAncestorOf(now))
        if inside != self._inside:
            self._inside = inside
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2.0 if self._inside else 1.0
        painter.setPen(QPen(theme.colour("accent" if self._inside else "border"), wide))
        painter.setBrush(theme.colour("background"))
        inset = wide / 2
        box = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, theme.px(RADIUS), theme.px(RADIUS))


class Hints(QWidget):
    """Keys and what they do, in a row, or in several where there is little room."""

    def __init__(self, pairs: list[list[QWidget]]) -> None:
        super().__init__()
        flow = Flow(self, 8)
        for cap, word in pairs:
            pair = QWidget()
            line = row(pair, 8)
            line.addWidget(cap)
            line.addWidget(word)
            flow.addWidget(pair)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class CaptureView(Page):
    """The page. `set_compact` is for standing over another screen: only the panel."""

    resized = Signal()

    def __init__(self, hands: Hands) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("New capture"))
        self.columns = Columns(288, 760)
        self.content.addWidget(self.columns)
        self.content.addStretch(1)
        left = self.columns.left_box
        left.setSpacing(current().px(12))
        head = row(None, 8)
        self.heading = Text(self.tr("New capture"), "title")
        self.saved = Snug("", "small")
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.saved)
        left.addLayout(head)
        self.editor = Editor()
        self.chips = ChipRow(hands)
        self.chips.entered.connect(self.show_keys)
        self.panel = self._make_panel()
        left.addWidget(self.panel)
        self.below = Text("", "small", wrap=True)
        self.show_joined(False)
        self.below.setAlignment(Qt.AlignmentFlag.AlignRight)
        left.addWidget(self.below)
        self.drafts = column(None, 8)
        self.drafts_holder = QWidget()
        self.drafts_holder.setLayout(self.drafts)
        left.addWidget(self.drafts_holder)
        left.addStretch(1)
        right = self.columns.right_box
        right.setSpacing(current().px(8))
        self.known_heading = Text(self.tr("You may know this already"), "heading")
        self.known_heading.setMinimumHeight(current().px(28))
        right.addWidget(self.known_heading)
        self.known = column(None, 8)
        right.addLayout(self.known)
        right.addStretch(1)
        QWidget.setTabOrder(self.editor, self.chips)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # files from a chip or a button too, where Enter means that one
            inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self.panel, context=inside).activated.connect(self.editor.filed)
        self.inner.installEventFilter(self)
        self._resizing = QTimer(self)
        self._resizing.setSingleShot(True)
        self._resizing.timeout.connect(self.resized)

    def _make_panel(self) -> QWidget:
        panel = _Panel()
        box = column(panel, 0, (2,))
        top = QWidget()
        upper = column(top, 8, (14, 14, 14, 10))
        upper.addWidget(self.editor)
        holder = QWidget()
        legend = Flow(holder, 16)
        for kind, word in (
            ("customer", self.tr("Customer")),
            ("person", self.tr("Person")),
            ("promise", self.tr("Promise")),
            ("date", self.tr("Date")),
        ):
            legend.addWidget(LegendWord(word, kind))
        self.left_out = Text("", "small")
        self.left_out.setToolTip(
            self.tr("Quotes, signatures and heads of mails stand in grey: they are kept, but no news is read in them.")
        )
        legend.addWidget(self.left_out)
        upper.addWidget(holder)
        box.addWidget(top)
        box.addWidget(rule())
        middle = QWidget()
        inner = column(middle, 8, (14, 10, 14, 14))
        self.read_as = Text(self.tr("Read as — nothing is filed until you press Enter"), "small", wrap=True)
        inner.addWidget(self.read_as)
        inner.addWidget(self.chips)
        self.error = ErrorLine()
        inner.addWidget(self.error)
        box.addWidget(middle)
        box.addWidget(rule())
        box.addWidget(self._foot())
        return panel

    def _foot(self) -> QWidget:
        foot = QWidget()
        line = row(foot, 8, (14, 8))
        self.file_key = KeyCap(translate("Keys", "Enter"))
        self.turn_word = Text("", "small")
        self.turn_key = KeyCap(translate("Keys", "Space"))
        self.drop_key, self.drop_word = KeyCap(translate("Keys", "Delete")), Text(self.tr("drop"), "small")
        self.hints = Hints(
            [
                [KeyCap(translate("Keys", "Tab")), Text(self.tr("next"), "small")],
                [KeyCap(translate("Keys", "Esc")), Text(self.tr("keep as draft"), "small")],
                [self.file_key, Text(self.tr("file"), "small")],
            ]
        )
        self.chip_hints = Hints(
            [
                [self.turn_key, self.turn_word],
                [KeyCap(translate("Keys", "Enter")), Text(self.tr("choices"), "small")],
                [self.drop_key, self.drop_word],
                [KeyCap(translate("Keys", "Esc")), Text(self.tr("back to the text"), "small")],
            ]
        )
        self.chip_hints.hide()
        middle = Qt.AlignmentFlag.AlignVCenter
        line.addWidget(self.hints, 1, middle)
        line.addWidget(self.chip_hints, 1, middle)
        self.file = Button(self.tr("File"), kind="primary")
        line.addWidget(self.file)
        return foot

    def show_keys(self, chip: Chip | None) -> None:
        """The keys at the foot: those of the chip that has the focus, else those of the text."""
        if chip is not None:
            turn = chip.data.turn
            for part in (self.turn_key, self.turn_word):
                part.setVisible(turn is not None)
            self.turn_word.setText(turn.text if turn else "")
            for part in (self.drop_key, self.drop_word):
                part.setVisible(not chip.data.fixed)
        self.hints.setVisible(chip is None)
        self.chip_hints.setVisible(chip is not None)

    def show_joined(self, joined: bool) -> None:
        """What is said below: without a shared store, that all of it stays here."""
        if joined:
            said = self.tr("Correct a chip once and Tacit remembers it.")
        else:
            said = self.tr("Correct a chip once and Tacit remembers it. Nothing leaves this computer.")
        self.below.setText(said)

    def set_compact(self, on: bool) -> None:
        """Only the panel, or all of it."""
        self.columns.right.setVisible(not on)
        self.drafts_holder.setVisible(not on)

    def height_for(self, width: int) -> int:
        """The height that shows all of it at a width, without scrolling."""
        layout = self.inner.layout()
        return layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._resizing.start()
        return super().eventFilter(watched, event)

    def show_left_out(self, lines: int) -> None:
        """How many lines are kept and not read."""
        self.left_out.setText(translate("Capture", "%n line(s) not read", "quoted", lines) if lines else "")

    def show_saved(self, text: str) -> None:
        """What is said of the draft at the top right."""
        self.saved.setText(text)

    def show_file_key(self, several: bool) -> None:
        """Enter files a single paragraph; with several lines Enter makes another and Ctrl+Enter files."""
        self.file_key.setText(translate("Keys", "Ctrl Enter") if several else translate("Keys", "Enter"))
        said = (
            self.tr("Read as — nothing is filed until you press Ctrl Enter")
            if several
            else self.tr("Read as — nothing is filed until you press Enter")
        )
        self.read_as.setText(said)

    def show_known(self, cards: list[QWidget]) -> None:
        """What is known already, at the right."""
        clear(self.known)
        self.known_heading.setVisible(bool(cards))
        for card in cards:
            self.known.addWidget(card)

    def show_drafts(self, rows: list[QWidget], said: str) -> None:
        """The drafts below the panel."""
        clear(self.drafts)
        if not rows:
            return
        holder = QWidget()
        line = row(holder, 8, (0, 24, 0, 0))
        line.addWidget(Text(translate("Capture", "Drafts"), "heading"))
        line.addStretch(1)
        line.addWidget(Text(said, "small"))
        self.drafts.addWidget(holder)
        card = Card()
        for each in rows:
            card.add(each, padded=False)
        self.drafts.addWidget(card)


class KnownCard(RowButton):
    """A note one may have written already. Pressed, it shows all its words where it stands; its button says that it
    still holds."""

    def __init__(self, hit: Any, by: str, tags: list[Tag], today: dt.date) -> None:
        super().__init__(hit.text, None, (16, 12), 0)
        self.hit, self.whole, self.said = hit, False, False
        self.setProperty("framed", True)
        body = column(None, 6)
        top = row(None, 6)
        top.addWidget(Icon("note", 14, "second"))
        if hit.date is not None:
            when = Text(words.short_day(hit.date, today), "small")
            when.setToolTip(words.exact_day(hit.date))
            top.addWidget(when)
        writer = Elided(by, "small")
        writer.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(writer, 1)
        body.addLayout(top)
        self.words = Text("", wrap=True)
        body.addWidget(self.words)
        if tags:
            line = row(None, 6)
            for tag in tags:
                line.addWidget(tag)
            line.addStretch(1)
            body.addLayout(line)
        self.still = Button(translate("Capture", "Still true"), "check", "quiet")
        self.key = KeyCap("")
        self.page = Button(translate("Capture", "Its page"), "arrow-right", "link")
        foot = row(None, 8)
        for widget in (self.still, self.key):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(self.page)
        body.addLayout(foot)
        self.line.addLayout(body, 1)
        self.show_text(hit.text, False)

    def show_text(self, text: str, whole: bool) -> None:
        """All its words, or their beginning."""
        self.whole = whole
        shown = " ".join(text.split())
        if not whole and len(shown) > 160:
            shown = shown[:159].rsplit(" ", 1)[0] + " …"
        self.words.setText(f"“{shown}”")
        self.page.setVisible(whole)
        self.setToolTip("" if whole else translate("Capture", "Shows all of it, here"))
        self.updateGeometry()

    def show_key(self, keys: str) -> None:
        """The key that means this card; '' another's."""
        self.key.setText(keys)
        self.key.setVisible(bool(keys))

    def show_said(self, text: str) -> None:
        """It was said to hold."""
        self.said = True
        self.still.setText(text)
        self.still.setEnabled(False)


def draft_row(
    name: str, text: str, day: str, exact: str, open_: Callable[[], Any], drop: Callable[[], Any]
) -> RowButton:
    """One draft: about whom, its words, when; a cross throws it away."""
    button = RowButton(f"{name}: {text}", open_, (16, 4, 8, 4), 8)
    button.line.addWidget(Icon("draft", 16, "second"))
    button.line.addWidget(Snug(name, "medium"))
    button.line.addWidget(Elided(text, "second"), 1)
    when = Text(day, "small")
    when.setToolTip(exact)
    button.line.addWidget(when)
    button.line.addWidget(IconButton("close", translate("Capture", "Throw this draft away"), drop))
    return button
