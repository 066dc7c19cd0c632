"""Two versions of one field, side by side: who wrote which and when, the words that differ marked, and what to keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop import sync_words, words
from desktop.i18n import label, say, translate
from desktop.screens.sync.parts import MarkedText, Pair, head, short
from desktop.theme import current
from desktop.widgets.buttons import Button
from desktop.widgets.layout import Flow, column, row
from desktop.widgets.record_escape import takes_escape
from desktop.widgets.record_inline import FocusFrame
from desktop.widgets.record_small import settle
from desktop.widgets.states import ErrorLine
from desktop.widgets.tag import Tag
from desktop.widgets.text import Snug, Text


@dataclass(frozen=True)
class ConflictHands:
    """What can be done with a conflict: `keep(conflict, how, text, row)`."""

    open: Callable[[Any], Any]
    keep: Callable[[Any, str, str, ConflictRow], Any]
    step: Callable[[QWidget, int], Any]


class SideBox(QFrame):
    """One of the two: whose, when, what it says."""

    def __init__(self, heading: str, below: str, exact: str, shown: bool, pieces: list[tuple[str, bool]]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        box = column(self, 6, (12, 10))
        top = row(None, 8)
        name = Snug(heading, "strong")
        name.setMinimumHeight(current().px(20))
        top.addWidget(name, 1)
        if shown:
            top.addWidget(Tag(translate("Sync", "Shown now"), "neutral", "eye"))
        top.addStretch(1)
        box.addLayout(top)
        when = Text(below, "small")
        when.setToolTip(exact)
        box.addWidget(when)
        said = "".join(text for text, _marked in pieces).strip()
        box.addWidget(MarkedText(pieces) if said else Text(translate("Sync", "empty"), "third"))
        box.addStretch(1)


class ConflictRow(FocusFrame):
    """M keeps mine, T theirs, B both, E edits; Enter opens the record."""

    editor: Edit | None = None  # of the class: Qt sends events before __init__ is through

    def __init__(self, conflict: Any, kinds: Any, me: str, now: dt.datetime, hands: ConflictHands) -> None:
        super().__init__()
        self.item, self.hands, self._me = conflict, hands, me
        kind = kinds[conflict.kind] if conflict.kind in kinds else None  # noqa: SIM401  Kinds has no get
        self._what = translate("Sync", "Delete or keep?") if conflict.question else label(conflict.label)
        self.box = column(self, 10, (16, 12, 16, 12))
        tag = Tag(self._what, "conflict", "question" if conflict.question else "conflict")
        icon = kind.icon if kind else "note"
        self.box.addWidget(head(icon, say(conflict.record.name), tag, "", "", lambda: hands.open(self.item)))
        if conflict.question:
            self.box.addWidget(Text(question_words(conflict, me), "second", wrap=True))
        self.sides, self.buttons = QWidget(), QWidget()
        self.error = ErrorLine()
        for widget in (self.sides, self.error, self.buttons):
            self.box.addWidget(widget)
        self.show_anew(conflict, now)

    def show_anew(self, conflict: Any, now: dt.datetime) -> None:
        """What is shown there has changed: both sides as they are now, and what can be kept of them. Words that are
        being typed and what was said of an error stay."""
        self.item = conflict
        told = (_side_words(conflict.mine, now), _side_words(conflict.theirs, now))
        self.setAccessibleName(", ".join((say(conflict.record.name), self._what, *told)))
        buttons = QWidget()
        flow = Flow(buttons, 8)
        self.choices = self._choices()
        for _how, button in self.choices:
            flow.addWidget(button)
        self.sides = self._instead(self.sides, Pair(self._side("mine", now), self._side("theirs", now)))
        self.buttons = self._instead(self.buttons, buttons)
        self.buttons.setVisible(self.editor is None)

    def _instead(self, old: QWidget, new: QWidget) -> QWidget:
        self.box.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        return new

    def _side(self, which: str, now: dt.datetime) -> SideBox:
        conflict = self.item
        side = getattr(conflict, which)
        heading = translate("Sync", "Yours") if side.who == self._me else say(side.who) or translate("Sync", "Theirs")
        when = sync_words.at_words(side.when, now) if side.when else ""
        exact = words.exact_day(side.when.astimezone(now.tzinfo).date()) if side.when else ""
        if conflict.words:
            pieces = joined([(one.text, one.side == which) for one in conflict.words if one.side in ("both", which)])
        else:
            pieces = [(short(say(side.text)), not conflict.question)]
        return SideBox(heading, when, exact, conflict.shown == which, pieces)

    def _choices(self) -> list[tuple[str, Button]]:
        conflict = self.item

        def button(how: str, text: str, key: str, icon: str) -> tuple[str, Button]:
            made = Button(text, icon, clicked=lambda: self.choose(how))
            made.setToolTip(f"{text.rstrip(' …')} ({key})")
            made.setAccessibleName(f"{text.rstrip(' …')}: {say(conflict.record.name)}")
            return how, made

        if conflict.question:
            away = "mine" if conflict.mine.value else "theirs"
            keep = "theirs" if away == "mine" else "mine"
            return [
                button(keep, translate("Sync", "Keep the record"), "T" if keep == "theirs" else "M", "restore"),
                button(away, translate("Sync", "Delete it"), "T" if away == "theirs" else "M", "delete"),
            ]
        first, second = translate("Sync", "Keep mine"), translate("Sync", "Keep theirs")
        if conflict.mine.who != self._me:
            first = translate("Sync", "Keep {0}'s").format(say(conflict.mine.who))
            second = translate("Sync", "Keep {0}'s").format(say(conflict.theirs.who))
        made = [button("mine", first, "M", "check"), button("theirs", second, "T", "check")]
        if conflict.both_fit:
            made.append(button("both", translate("Sync", "Keep both"), "B", "copy"))
        made.append(button("text", translate("Sync", "Edit …"), "E", "edit"))
        return made

    def choose(self, how: str) -> None:
        """Keeps one, or both, or asks for the words that shall stand there."""
        if how not in [one for one, _button in self.choices]:
            return
        if how == "text":
            self.edit()
        else:
            self.busy(True)
            self.hands.keep(self.item, how, "", self)

    def busy(self, on: bool) -> None:
        """While it is being written."""
        self.error.clear()
        self.buttons.setEnabled(not on)

    def failed(self, error: BaseException) -> None:
        """It was not taken: says why, in place."""
        self.busy(False)
        if self.editor is not None:
            self.editor.setEnabled(True)
        self.error.show_error(error)

    def edit(self) -> None:
        """A field in place of the buttons, holding what is shown now."""
        if self.editor is not None:
            return
        conflict = self.item
        text = say(getattr(conflict, conflict.shown).text)
        name = translate("Sync", "What shall stand there")
        self.editor = Edit(name, text, self._edited, self.stop_editing)
        self.buttons.hide()
        self.box.addWidget(self.editor)
        self.editor.show()
        settle(self.editor)
        self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self, text: str) -> None:
        if self.editor is not None:
            self.editor.setEnabled(False)
        self.hands.keep(self.item, "text", text, self)

    def stop_editing(self) -> None:
        """Back to the buttons."""
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
            self.error.clear()
            self.buttons.show()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_M: "mine", Qt.Key.Key_T: "theirs", Qt.Key.Key_B: "both", Qt.Key.Key_E: "text"}
        if self.editor is not None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key in keys and self.buttons.isEnabled():
            self.choose(keys[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hands.open(self.item)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.hands.step(self, 1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class Edit(QWidget):
    """The words that shall stand there. Ctrl+Enter keeps them, Esc leaves them."""

    def __init__(self, name: str, text: str, done: Callable[[str], Any], closed: Callable[[], Any]) -> None:
        super().__init__()
        self._done, self._closed = done, closed
        box = column(self, 8)
        self.text = QPlainTextEdit(text)
        self.text.setAccessibleName(name)
        self.text.setTabChangesFocus(True)
        lines = max(2, min(8, text.count("\n") + 1 + len(text) // 80))
        self.text.setFixedHeight(current().px(20) * lines + current().px(16))
        self.text.installEventFilter(self)
        box.addWidget(self.text)
        line = row(None, 8)
        line.addStretch(1)
        self.cancel = Button(translate("Sync", "Cancel"), clicked=closed)
        self.save = Button(translate("Sync", "Keep this"), "check", clicked=self._save)
        self.save.setToolTip(translate("Sync", "Keep this (Ctrl+Enter)"))
        line.addWidget(self.cancel)
        line.addWidget(self.save)
        box.addLayout(line)

    def _save(self) -> None:
        self._done(self.text.toPlainText())

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if takes_escape(event, True):
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._closed()
                return True
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._save()
                return True
        return super().eventFilter(watched, event)


def joined(pieces: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Marked words with only a space between them are marked as one."""
    made: list[tuple[str, bool]] = []
    for at, (text, marked) in enumerate(pieces):
        between = not text.strip() and 0 < at < len(pieces) - 1 and pieces[at - 1][1] and pieces[at + 1][1]
        marked = marked or between
        if made and made[-1][1] == marked:
            made[-1] = (made[-1][0] + text, marked)
        else:
            made.append((text, marked))
    return made


def question_words(conflict: Any, me: str) -> str:
    """'Ros Dyer deleted it; you changed it meanwhile.'"""
    away = conflict.mine if conflict.mine.value else conflict.theirs
    kept = conflict.theirs if conflict.mine.value else conflict.mine
    they, others = say(away.who) or translate("Sync", "Somebody"), say(kept.who) or translate("Sync", "somebody else")
    if kept.who == me:
        said = translate("Sync", "{0} deleted it; you changed it meanwhile. Your change is kept until you decide.")
        return said.format(they)
    if away.who == me:
        said = translate("Sync", "You deleted it; {0} changed it meanwhile. The change is kept until you decide.")
        return said.format(others)
    said = translate("Sync", "{0} deleted it; {1} changed it meanwhile. The change is kept until you decide.")
    return said.format(they, others)


def _side_words(side: Any, now: dt.datetime) -> str:
    when = sync_words.at_words(side.when, now) if side.when else ""
    return " ".join(part for part in (say(side.who), when, short(say(side.text))) if part)
