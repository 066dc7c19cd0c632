"""The rows of the sync screen: what waits of a record, field by field; two versions side by side, marked where they
differ. Each can be stood on and has a key for everything one can do with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from desktop import sync_words, words
from desktop.i18n import label, say, translate
from desktop.theme import current
from desktop.widgets.buttons import Button
from desktop.widgets.layout import Aside, Flow, column, row
from desktop.widgets.record_inline import FocusFrame
from desktop.widgets.tag import Tag
from desktop.widgets.text import Icon, Text

LONGEST = 480
"""Letters of a value that are shown"""
FIELDS = 6
"""Fields of a record that are shown; how many more there are is said"""


class MarkedText(Text):
    """A paragraph in which some pieces are set off, by colour and a line below them."""

    def __init__(self, pieces: Sequence[tuple[str, bool]]) -> None:
        self._pieces = pieces
        super().__init__("".join(text for text, _marked in pieces), "body", wrap=True)
        marked = [text.strip() for text, marked in pieces if marked and text.strip()]
        if marked:
            self.setAccessibleDescription(translate("Sync", "Differs: {0}").format("; ".join(marked)))

    def formats(self) -> list[QTextLayout.FormatRange]:
        found, at = [], 0
        for text, marked in self._pieces:
            length = len(text.encode("utf-16-le")) // 2  # Qt counts so
            if marked and text.strip():
                one = QTextLayout.FormatRange()
                one.start, one.length, one.format = at, length, _mark()
                found.append(one)
            at += length
        return found


def _mark() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(current().colour("conflict_tint"))
    look.setForeground(current().colour("conflict"))
    look.setFontUnderline(True)
    return look


class Pair(QWidget):
    """Two things side by side, as wide as each other; under each other where there is no room."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(current().px(12))
        self._box.addWidget(first, 1)
        self._box.addWidget(second, 1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two: then they stand under each other."""
        least = super().minimumSizeHint()
        wide = [one.minimumSizeHint().width() for one in (self._box.itemAt(at).widget() for at in (0, 1))]
        return QSize(max(wide), least.height())

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        down = self.width() < current().px(420)
        way = QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != way:
            self._box.setDirection(way)
            self.updateGeometry()


def head(
    icon: str, name: str, tag: Tag, when: str, exact: str, open_: Callable[[], Any], tool: QWidget | None = None
) -> QWidget:
    """Which record it is about, what happened to it, and when; at the right, or below, what can be done about it."""
    holder, left, right = QWidget(), QWidget(), QWidget()
    line = Flow(left, 8)
    if tool is not None:
        left.setContentsMargins(0, current().px(4), 0, current().px(4))  # as high as what can be pressed beside it
    named = QWidget()
    which = row(named, 8)
    which.addWidget(Icon(icon, 16, "second"))
    which.addWidget(RecordLink(_one_line(name), open_))
    line.addWidget(named)
    line.addWidget(middle(tag))
    beside = row(right, 8)
    if when:
        day = Text(when, "small")
        day.setToolTip(exact)
        beside.addWidget(day)
    if tool is not None:
        beside.addWidget(tool)
    both = Aside(holder, gap=8)
    both.addWidget(left)
    both.addWidget(right)
    return holder


class RecordLink(Button):
    """A record's name that opens it; where there is no room for all of it, it ends in dots."""

    def __init__(self, name: str, clicked: Callable[[], Any]) -> None:
        super().__init__(name, kind="link", clicked=clicked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(translate("Sync", "Open it"))

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), current().px(64)), whole.height())

    def paintEvent(self, event: Any) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        contents = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        option.text = self.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, contents.width())  # type: ignore[attr-defined]
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


def middle(tag: Tag) -> QWidget:
    """A tag in the middle of a line of 24."""
    holder = QWidget()
    column(holder, 0, (0, 2)).addWidget(tag)
    return holder


class WaitingRow(FocusFrame):
    """What waits of one record. Del discards, Enter opens the record; of a refused one C copies the words, N keeps them
    as a note, R tries again."""

    def __init__(self, waiting: Any, kinds: Any, now: dt.datetime, hands: WaitingHands) -> None:
        super().__init__()
        self.item, self.hands = waiting, hands
        kind = kinds[waiting.kind] if waiting.kind in kinds else None  # noqa: SIM401  Kinds has no get
        word, state, icon = sync_words.what_tag(waiting.what)
        name = say(waiting.record.name)
        when = sync_words.at_words(waiting.at, now)
        said = label(waiting.refused) if waiting.refused else ""
        self.setAccessibleName(", ".join(part for part in (name, word, said, when) if part))
        box = column(self, 6, (16, 6, 12, 10))
        exact = words.exact_day(waiting.at.astimezone(now.tzinfo).date())
        tag = Tag(word, state, icon)
        discard = self._discard()
        beside = None if waiting.refused else discard
        icon = kind.icon if kind else "note"
        box.addWidget(head(icon, name, tag, when, exact, lambda: hands.open(waiting), beside))
        if said:
            line = row(None, 8)
            line.addWidget(Icon("overdue", 16, "overdue"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Text(said, "error", wrap=True), 1)
            box.addLayout(line)
        if waiting.changes and waiting.what != "deleted":
            box.addWidget(fields(waiting.changes))
        if waiting.refused:
            box.addWidget(self._buttons(discard))

    def _discard(self) -> Button:
        refused = self.item.refused
        asked = refused and self.item.what != "created"
        text = translate("Sync", "Discard …") if asked else translate("Sync", "Discard")
        made = Button(text, "delete" if refused else "undo", "quiet", lambda: self.hands.discard(self.item))
        made.setToolTip(discard_words(self.item))
        self._name(made)
        return made

    def _name(self, button: Button) -> None:
        button.setAccessibleName(f"{button.text().rstrip(' …')}: {_one_line(say(self.item.record.name))}")

    def _has_words(self) -> bool:
        """Whether there is something to keep as a note: of a team or a colleague there is nothing that one knows."""
        return self.item.kind not in ("team", "colleague")

    def _buttons(self, discard: Button) -> QWidget:
        """What else one can do about a change that was not taken."""
        holder = QWidget()
        flow = Flow(holder, 4)
        hands, item = self.hands, self.item
        again = Button(translate("Sync", "Try again"), "sync", "quiet", hands.again)
        again.setToolTip(translate("Sync", "Syncs; what the store takes by now goes through (R)"))
        note = Button(translate("Sync", "Keep as my note"), "note", "quiet", lambda: hands.note(item))
        note.setToolTip(translate("Sync", "Its words become a note for you alone (N)"))
        copy = Button(translate("Sync", "Copy the text"), "copy", "quiet", lambda: hands.copy(item))
        copy.setToolTip(translate("Sync", "Copies what you wrote (C)"))
        note.setVisible(self._has_words())
        for button in (again, note, copy, discard):
            self._name(button)
            flow.addWidget(button)
        return holder

    def keyPressEvent(self, event: QKeyEvent) -> None:
        hands, item = self.hands, self.item
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                hands.discard(item)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                hands.open(item)
            case Qt.Key.Key_C if item.refused and not event.modifiers():
                hands.copy(item)
            case Qt.Key.Key_N if item.refused and self._has_words() and not event.modifiers():
                hands.note(item)
            case Qt.Key.Key_R if item.refused and not event.modifiers():
                hands.again()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                hands.step(self, 1 if event.key() == Qt.Key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)


class WaitingHands:
    """What can be done with a row; the controller's."""

    def __init__(
        self,
        open_: Callable[[Any], Any],
        discard: Callable[[Any], Any],
        copy: Callable[[Any], Any],
        note: Callable[[Any], Any],
        again: Callable[[], Any],
        step: Callable[[QWidget, int], Any],
    ) -> None:
        self.open, self.discard, self.copy, self.note = open_, discard, copy, note
        self.again, self.step = again, step


def fields(changes: Sequence[Any]) -> QWidget:
    """Field by field: what it said, and says now."""
    holder = QWidget()
    grid = QGridLayout(holder)
    px = current().px
    grid.setContentsMargins(px(24), 0, 0, 0)
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(4))
    grid.setColumnMinimumWidth(0, px(112))
    grid.setColumnStretch(1, 1)
    for at, change in enumerate(changes[:FIELDS]):
        name = Text(label(change.label), "small")
        name.setMinimumHeight(px(20))
        grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_values(change), at, 1)
    more = len(changes) - FIELDS
    if more > 0:
        grid.addWidget(Text(translate("Sync", "and %n more field(s)", None, more), "small"), FIELDS, 1)
    return holder


def discard_words(item: Any) -> str:
    """What discarding does."""
    if item.what == "created":
        return translate("Sync", "Puts it in the trash of this computer, unsent (Del)")
    if item.refused:
        return translate("Sync", "Lets go of what you wrote there (Del)")
    if item.what == "deleted":
        return translate("Sync", "Takes it out of the trash again (Del)")
    if item.what == "settled":
        return translate("Sync", "Opens the conflict again (Del)")
    return translate("Sync", "Back to what the store last said (Del)")


def _values(change: Any) -> QWidget:
    before, after = short(say(change.before)), short(say(change.after))
    holder = QWidget()
    box = column(holder, 0)
    if before:
        box.addWidget(Text(translate("Sync", "was: {0}").format(before), "third", wrap=True))
    box.addWidget(Text(after or translate("Sync", "emptied"), "body" if after else "third", wrap=True))
    return holder


def short(text: str) -> str:
    """A long value's beginning."""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def _one_line(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else (line[:most].rsplit(" ", 1)[0] or line[:most]) + " …"


def record_line(icon: str, text: str) -> QWidget:
    """A line of facts about the store: icon and words."""
    holder = QWidget()
    line = row(holder, 8)
    line.addWidget(Icon(icon, 16, "second"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(text, "body", wrap=True), 1)
    return holder
