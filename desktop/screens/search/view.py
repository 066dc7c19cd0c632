"""Search, laid out: the field and its filters above, results at the left, the record stood on at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.i18n import translate
from desktop.keycaps import native
from desktop.theme import current
from desktop.widgets.buttons import Button, Toggle
from desktop.widgets.fields import Line
from desktop.widgets.layout import Flow, Page, clear, column, row, rule
from desktop.widgets.rows import RowButton
from desktop.widgets.states import EmptyState, ErrorLine
from desktop.widgets.text import Elided, KeyCap, Text


class SearchLine(Line):
    """The field: the arrows walk the results, Enter opens the one stood on, Ctrl+Enter searches what was meant, Tab
    completes the name of a field that is begun, the menu key opens the menu of the result."""

    walked = Signal(int)
    taken = Signal()
    meant = Signal()
    menu_wanted = Signal()

    def __init__(self, name: str, placeholder: str, icon: str) -> None:
        super().__init__(name, placeholder, icon)
        self.completion = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        key = Qt.Key(event.key())
        if key in steps:
            self.walked.emit(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.meant if event.modifiers() & Qt.KeyboardModifier.ControlModifier else self.taken).emit()
        elif key == Qt.Key.Key_Menu:
            self.menu_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Tab is taken before Qt moves the focus with it, and only where there is something to complete.
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
            and not event.modifiers()
            and self.completion
            and self.cursorPosition() == len(self.text())
        ):
            self.setText(self.completion)
            return True
        return super().event(event)


class Chip(Toggle):
    """A filter that opens its choices; it stays down while it filters."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__(text, icon)
        self.name = text
        self.longest = 24
        self.setCheckable(True)

    def show_value(self, value: str) -> None:
        """'Kind' without a value, 'Kind: Notes' with one."""
        value = value if len(value) <= self.longest else f"{value[: self.longest - 1].rstrip()}…"
        self.setText(translate("Search", "{0}: {1}").format(self.name, value) if value else self.name)
        self.setChecked(bool(value))


class Lesson(QWidget):
    """The empty state: what one may type, each line to be tried."""

    def __init__(self, try_: Callable[[str], Any]) -> None:
        super().__init__()
        box = column(self, 8, (16, 16))
        self.saved = column(None, 0)
        box.addLayout(self.saved)
        self.head = Text(translate("Search", "Find anything by a few letters of it"), "heading", wrap=True)
        box.addWidget(self.head)
        box.addWidget(
            Text(
                translate("Search", "Notes, people, customers, promises, visits. The last word may be half typed."),
                "second",
                wrap=True,
            )
        )
        box.addSpacing(8)
        for words, meaning in lessons():
            box.addWidget(_line(words, meaning, partial(try_, words)))
        box.addStretch(1)

    def show_saved(self, found: Sequence[Any], run: Callable[[Any], Any]) -> None:
        """The saved searches above, each a row."""
        clear(self.saved)
        if not found:
            return
        self.saved.addWidget(Text(translate("Search", "Saved searches"), "heading"))
        self.saved.addSpacing(current().px(8))
        for one in found:
            self.saved.addWidget(_line(one.name, one.query, partial(run, one)))
        self.saved.addSpacing(current().px(16))


def _line(words: str, meaning: str, pressed: Callable[[], Any]) -> RowButton:
    """What to type at the left, what it finds at the right."""
    line = RowButton(f"{words}: {meaning}", pressed, margins=(8, 6), gap=16)
    sample = Text(words, "medium", wrap=True)
    sample.setFixedWidth(min(current().px(210), 260))
    line.line.addWidget(sample)
    line.line.addWidget(Text(meaning, "second", wrap=True), 1)
    return line


def lessons() -> list[tuple[str, str]]:
    """(what to type, what it finds)."""
    return [
        (translate("Search", "pump seal"), translate("Search", "both words, in any form")),
        (
            translate("Search", '"failure analysis"'),
            translate("Search", "the words as they stand, one after the other"),
        ),
        (translate("Search", "freight or duty"), translate("Search", "either of them")),
        (translate("Search", "pump -press"), translate("Search", "the first without the second")),
        (
            translate("Search", "topic:problem"),
            translate("Search", "notes of a topic: problem, strategy, decision, personal …"),
        ),
        (
            translate("Search", "is:overdue"),
            translate("Search", "how it stands: open, overdue, kept; stale, fresh, mine, new"),
        ),
        (
            translate("Search", "role:economic"),
            translate("Search", "who gives the final yes, and what is about them; also technical, user, coach"),
        ),
        (
            translate("Search", "since:2w"),
            translate("Search", "of the last two weeks; also since:monday, until:2026-03"),
        ),
        (translate("Search", "due:<friday"), translate("Search", "promises due before a day")),
    ]


class Nothing(EmptyState):
    """Nothing was found: what to do next, each with a button."""

    def __init__(self) -> None:
        super().__init__("search", translate("Search", "Nothing found"), " ")
        self.ways = QWidget()
        ways = column(self.ways, 8)
        self.unfilter = Button(translate("Search", "Search without filters"), "close")
        self.only_words = Button(translate("Search", "Search for the words alone"), "search")
        self.write = Button(translate("Search", "Write it down"), "capture")
        for button in (self.unfilter, self.only_words, self.write):
            ways.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(box.count() - 1, self.ways)


class SearchView(QWidget):
    """Holds no decision."""

    def __init__(self, results: QWidget, try_: Callable[[str], Any]) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.results = results
        self._meant_text = ""
        box = column(self, 0)
        box.addLayout(self._head())
        box.addWidget(rule())
        box.addLayout(self._body(try_), 1)
        self.fit()

    def _head(self) -> QVBoxLayout:
        head = column(None, 8, (24, 24, 24, 8))
        top = row(None, 8)
        self.line = SearchLine(
            translate("Search", "Search"), translate("Search", "Search everything you know"), "search"
        )
        top.addWidget(self.line, 1)
        head.addLayout(top)
        chips = QWidget()
        flow = Flow(chips, 8)
        self.kind = Chip(translate("Search", "Kind"), "filter")
        self.since = Chip(translate("Search", "Time"), "calendar")
        self.customer = Chip(translate("Search", "Customer"), "customer")
        self.sort = Chip(translate("Search", "Newest first"), "sort")
        self.group = Chip(translate("Search", "Group"), "folder")
        self.like = Chip(translate("Search", "Like"), "link")
        self.like.longest = 40
        self.like.setToolTip(translate("Search", "Searches everything again"))
        self.like.hide()
        self.clear = Button(translate("Search", "Clear filters"), "close", "link")
        self.save = Button(translate("Search", "Save"), "add", "link")
        self.save.hide()
        chips_in_order = (self.like, self.kind, self.since, self.customer, self.sort, self.group, self.clear, self.save)
        for chip in chips_in_order:
            flow.addWidget(chip)
        head.addWidget(chips)
        head.addWidget(self._meant())
        line = row(None, 8)
        self.explained = Elided("", "small")
        self.count = Text("", "small")
        self.tab = KeyCap(native("Tab"))
        self.completes = Text("", "small-second")
        line.addWidget(self.explained, 1)
        for part in (self.tab, self.completes, self.count):
            line.addWidget(part)
        self.show_completion("")
        head.addLayout(line)
        self.error = ErrorLine()
        head.addWidget(self.error)
        return head

    def _meant(self) -> QWidget:
        """What was probably meant, as a link with its key."""
        self.meant = QWidget()
        line = row(self.meant, 8)
        self.mean = Button("", kind="link")
        line.addWidget(self.mean)
        self.mean_key = KeyCap(native("Ctrl+Return"))
        line.addWidget(self.mean_key)
        line.addStretch(1)
        self.meant.hide()
        return self.meant

    def show_meant(self, query: str) -> None:
        """Offers the query that was probably meant; '' none."""
        said = translate("Search", "Did you mean “{0}”? These are its results.") if query else ""
        self._meant_text = said.format(query.strip())
        self.meant.setVisible(bool(query))
        self.fit()

    def show_completion(self, name: str) -> None:
        """'Tab customer:' while the name of a field is begun; '' nothing."""
        self.tab.setVisible(bool(name))
        self.completes.setVisible(bool(name))
        self.completes.setText(f"{name}:" if name else "")

    def _body(self, try_: Callable[[str], Any]) -> QHBoxLayout:
        self.body = QHBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.left = QStackedWidget()
        self.left.addWidget(self.results)
        lesson = Page(margins=(8,), widest=720)
        self.lessons = Lesson(try_)
        lesson.content.addWidget(self.lessons)
        self.lesson = lesson
        self.left.addWidget(lesson)
        self.nothing = Nothing()
        self.left.addWidget(self.nothing)
        self.body.addWidget(self.left, 1)
        self.edge = rule(vertical=True)
        self.body.addWidget(self.edge)
        self.preview = Preview()
        self.body.addWidget(self.preview)
        self.left.setCurrentWidget(lesson)
        return self.body

    def fit(self) -> None:
        """The preview takes two fifths where there is room, and steps aside where there is not."""
        px = current().px
        for_link = self.width() - px(64)
        self.mean_key.setVisible(for_link >= px(400))
        for_link -= self.mean_key.sizeHint().width() + px(8) if for_link >= px(400) else 0
        metrics = self.mean.fontMetrics()
        self.mean.setText(metrics.elidedText(self._meant_text, Qt.TextElideMode.ElideRight, for_link))
        self.mean.setToolTip(self._meant_text)
        wide = min(px(480), self.width() * 2 // 5)
        room = self.width() >= px(760) and self.left.currentWidget() is self.results
        self.preview.setFixedWidth(wide)
        self.preview.setVisible(room)
        self.edge.setVisible(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class Preview(Page):
    """The record stood on: what it is, its words, its fields to edit in place."""

    def __init__(self) -> None:
        super().__init__(margins=(20, 16, 20, 24))
        top = row(None, 8)
        self.kind = Text("", "small-second")
        top.addWidget(self.kind, 1)
        self.like = Button(translate("Search", "More like this"), "link", "quiet")
        self.like.setToolTip(native("Ctrl+M"))
        top.addWidget(self.like)
        self.open = Button(translate("Search", "Open"), "arrow-right")
        top.addWidget(self.open)
        top.addWidget(KeyCap(translate("Search", "Enter")))
        self.content.addLayout(top)
        self.title = Text("", "large", wrap=True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.content.addWidget(self.title)
        self.fields = column(None, 0)
        self.content.addLayout(self.fields)
        self.error = ErrorLine()
        self.content.addWidget(self.error)
        self.content.addStretch(1)
        self._parts: Sequence[QWidget] = (self.open, self.title)

    def show_blank(self) -> None:
        """Nothing is stood on."""
        self.kind.clear()
        self.title.clear()
        self.open.setEnabled(False)
        self.like.setEnabled(False)
