"""What we know, newest first: entries with topic, freshness and source, filtered by topic, edited where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.i18n import translate
from desktop.theme import current
from desktop.widgets.buttons import Button, Toggle
from desktop.widgets.kept_rows import keep_rows
from desktop.widgets.layout import Card, Flow, column, row
from desktop.widgets.popup import ChoicePopup, Option
from desktop.widgets.record_inline import FocusFrame, keep_room
from desktop.widgets.record_small import SmallButton, settle
from desktop.widgets.tag import Tag
from desktop.widgets.text import Icon, Snug, Text

SHOWN = 30
"""Entries drawn at once; more on request."""
CHIPS = 3
"""Topics with a chip of their own; the others are behind one more"""
LONGEST = 320
"""Letters of an entry that are shown"""


@dataclass(frozen=True)
class Entry:
    """One thing known. `tags` are (word, state, icon); `who` follows them; `exact` is the date for hovering."""

    id: str
    kind: str
    icon: str
    text: str
    date: str = ""
    exact: str = ""
    tags: tuple[tuple[str, str, str], ...] = ()
    who: str = ""
    topics: tuple[str, ...] = ()


class EntryRow(FocusFrame):
    """One entry. E edits, H shows its history, L more like it, W who may read it, Del deletes, Enter opens; the same
    in its menu."""

    def __init__(self, entry: Entry, timeline: Timeline) -> None:
        super().__init__()
        self.entry, self.timeline = entry, timeline
        self.setAccessibleName(", ".join([entry.text, *(word for word, _s, _i in entry.tags), entry.who, entry.date]))
        self.editor: QWidget | None = None
        self.outer = column(self, 0, (16, 12))
        self.shown = QWidget()
        line = row(self.shown, 12)
        line.addWidget(Icon(entry.icon, 16, "second"), 0, Qt.AlignmentFlag.AlignTop)
        middle = column(None, 6)
        top = row(None, 12)
        top.addWidget(Text(_short(entry.text), "body", wrap=True), 1)
        day = Text(entry.date, "small")
        day.setToolTip(entry.exact)
        top.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(top)
        below = row(None, 8)
        tags = QWidget()
        tags.setMinimumWidth(24)
        flow = Flow(tags, 8)
        for word, state, icon in entry.tags:
            flow.addWidget(Tag(word, state, icon))
        if entry.who:
            who = Snug(entry.who, "small-second")
            who.setMinimumHeight(current().px(20))
            flow.addWidget(who)
        below.addWidget(tags, 1)
        self.tools = QWidget()
        hands = row(self.tools, 0)
        for button in self._buttons():
            hands.addWidget(button)
        keep_room(self.tools)
        self.tools.setFixedHeight(current().px(20))
        self.tools.hide()
        below.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(below)
        line.addLayout(middle, 1)
        self.outer.addWidget(self.shown)

    def _buttons(self) -> list[SmallButton]:
        timeline, entry = self.timeline, self.entry
        return [
            SmallButton("edit", translate("Timeline", "Edit (E)"), self.edit),
            SmallButton("search", translate("Timeline", "More like this (L)"), lambda: timeline.like.emit(entry)),
            SmallButton("history", translate("Timeline", "History (H)"), lambda: timeline.history.emit(entry)),
            SmallButton("people", translate("Timeline", "Who may read it … (W)"), lambda: timeline.readers.emit(entry)),
            SmallButton("delete", translate("Timeline", "Delete (Del)"), lambda: timeline.delete.emit(entry)),
        ]

    def edit(self) -> None:
        """Asks for the editor; the screen hands it to `show_editor`."""
        if self.editor is None:
            self.timeline.edit.emit(self.entry)

    def show_editor(self, editor: QWidget) -> None:
        """Shows an editor in the entry's place."""
        self.editor = editor
        self.shown.hide()
        self.outer.addWidget(editor)
        editor.show()
        settle(editor)
        QTimer.singleShot(0, editor, lambda: settle(editor))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def hide_editor(self) -> None:
        """Shows the entry again."""
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.shown.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        # What changed while the editor was open was held back: it is shown now.
        self.timeline.renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.editor is not None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_E | Qt.Key.Key_F2:
                self.edit()
            case Qt.Key.Key_H:
                self.timeline.history.emit(self.entry)
            case Qt.Key.Key_L:
                self.timeline.like.emit(self.entry)
            case Qt.Key.Key_W:
                self.timeline.readers.emit(self.entry)
            case Qt.Key.Key_Delete:
                self.timeline.delete.emit(self.entry)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.timeline.opened.emit(self.entry)
            case Qt.Key.Key_Down:
                self.timeline.step(self, 1)
            case Qt.Key.Key_Up:
                self.timeline.step(self, -1)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        timeline, entry = self.timeline, self.entry
        menu = QMenu(self)
        menu.addAction(translate("Timeline", "Edit (E)"), self.edit)
        menu.addAction(translate("Timeline", "More like this (L)"), lambda: timeline.like.emit(entry))
        menu.addAction(translate("Timeline", "History (H)"), lambda: timeline.history.emit(entry))
        menu.addAction(translate("Timeline", "Who may read it … (W)"), lambda: timeline.readers.emit(entry))
        menu.addAction(translate("Timeline", "Delete (Del)"), lambda: timeline.delete.emit(entry))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def mouseDoubleClickEvent(self, event: Any) -> None:
        self.timeline.opened.emit(self.entry)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.tools.show()

    def leaveEvent(self, event: QEvent) -> None:
        self.tools.setVisible(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.tools.show()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.tools.setVisible(self.underMouse())
        super().focusOutEvent(event)


class Timeline(QWidget):
    """Heading, topic filters, entries. Says what is wanted by signals; the screen does it."""

    edit = Signal(object)
    history = Signal(object)
    like = Signal(object)
    delete = Signal(object)
    readers = Signal(object)
    opened = Signal(object)
    filtered = Signal(str)
    emptied = Signal()
    """the last entry went while the focus was in it: somebody else is to have it"""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = column(self, 8)
        head = row(None, 8)
        self.heading = Text(heading, "heading")
        head.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignTop)
        self._chips = QWidget()
        self._flow = Flow(self._chips, 8)
        head.addWidget(self._chips, 1)
        box.addLayout(head)
        self.card = Card(padding=(0, 0))
        box.addWidget(self.card)
        self.nothing = Text("", "second", wrap=True)
        self.nothing.hide()
        box.addWidget(self.nothing)
        self.more = Button("", "chevron-down", "quiet", self._more)
        self.more.hide()
        box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows: dict[str, EntryRow] = {}
        self.topic = ""
        self._limit = SHOWN
        self._entries: tuple[Entry, ...] = ()
        self._topics: tuple[tuple[str, str, int], ...] = ()
        self._toggles: dict[str, Toggle] = {}

    def show_entries(self, entries: Sequence[Entry], topics: Sequence[tuple[str, str, int]], nothing: str = "") -> None:
        """Shows these; `topics` are (name, word, how many). Entries that did not change keep their widget, so that the
        focus and an open editor stay."""
        self._entries = tuple(entries)
        if self.topic and self.topic not in [name for name, _word, _n in topics]:
            self.topic = ""
        self._show_topics(tuple(topics))
        self.nothing.setText(nothing)
        self._draw()

    def start(self) -> None:
        """Back to the first entries without a filter: another record is shown."""
        self._limit, self.topic = SHOWN, ""
        for one in self._toggles.values():
            one.setChecked(False)

    def choose(self, topic: str) -> None:
        """Shows the entries of one topic; '' all."""
        self.topic = topic
        for name, one in self._toggles.items():
            one.setChecked(name == topic)
        self._draw()
        self.filtered.emit(topic)

    def _all_topics(self, anchor: Toggle) -> None:
        anchor.setChecked(False)
        options = [Option("", translate("Timeline", "All topics"), chosen=not self.topic)]
        options += [
            Option(name, f"{word} {count}", "topic", chosen=name == self.topic) for name, word, count in self._topics
        ]

        def chosen(topic: str) -> None:
            self.choose(topic)
            topics, self._topics = self._topics, ()
            self._show_topics(topics)

        ChoicePopup(anchor, translate("Timeline", "Show only"), options, chosen).open()

    def step(self, at: EntryRow, by: int) -> None:
        """Moves the focus to a neighbour."""
        shown = [one for one in self.rows.values() if not one.isHidden()]
        number = shown.index(at) + by
        if 0 <= number < len(shown):
            shown[number].setFocus(Qt.FocusReason.TabFocusReason)

    def renew(self) -> None:
        """Draws what differs."""
        self._draw()

    def editing(self) -> bool:
        """Whether an entry is being edited."""
        return any(one.editor is not None for one in self.rows.values())

    # -- how ----------------------------------------------------------------------------------------------------

    def _show_topics(self, topics: tuple[tuple[str, str, int], ...]) -> None:
        if topics == self._topics:
            return
        self._topics = topics
        had = next((name for name, one in self._toggles.items() if one.hasFocus()), "")
        while (item := self._flow.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        self._toggles = {}
        shown = list(topics[:CHIPS])
        shown += [one for one in topics[CHIPS:] if one[0] == self.topic]
        for name, word, count in shown:
            toggle = Toggle(f"{word} {count}", "topic")
            toggle.setChecked(name == self.topic)
            toggle.clicked.connect(lambda on, name=name: self.choose(name if on else ""))
            self._toggles[name] = toggle
            self._flow.addWidget(toggle)
        if len(topics) > len(shown):
            more = Toggle(translate("Timeline", "%n more", n=len(topics) - len(shown)), "chevron-down")
            more.clicked.connect(lambda _on: self._all_topics(more))
            self._flow.addWidget(more)
        self._chips.setVisible(bool(topics))
        self._chips.updateGeometry()
        if had in self._toggles:
            self._toggles[had].setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self) -> None:
        fitting = [one for one in self._entries if not self.topic or self.topic in one.topics]
        wanted = fitting[: self._limit]
        if [one.entry for one in self.rows.values()] != wanted:
            self._rebuild(wanted)
        left = len(fitting) - len(wanted)
        self.more.setText(translate("Timeline", "%n older", n=left))
        self.more.setVisible(left > 0)
        self.card.setVisible(bool(wanted))
        self.nothing.setVisible(not wanted and bool(self.nothing.text()))

    def _rebuild(self, wanted: list[Entry]) -> None:
        now = self.window().focusWidget()
        held = now is not None and self.card.isAncestorOf(now)
        self.rows = keep_rows(
            self.card,
            self.rows,
            {entry.id: entry for entry in wanted},
            lambda entry: EntryRow(entry, self),
            lambda one, entry: one.entry == entry or one.editor is not None,
        )
        if held and not self.rows:
            self.emptied.emit()

    def _more(self) -> None:
        first = self._limit
        self._limit += SHOWN
        self._draw()
        rows = list(self.rows.values())
        if first < len(rows):
            rows[first].setFocus(Qt.FocusReason.TabFocusReason)


def _short(text: str) -> str:
    """A long text's beginning: Enter shows the whole of it."""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"
