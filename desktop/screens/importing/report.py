"""What came of an import: counts first, then each file, what was left out and why, and the promises it may hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.records import Kinds
from desktop import words
from desktop.i18n import label, translate
from desktop.screens.importing.words import outcome
from desktop.widgets.buttons import Button
from desktop.widgets.layout import Card, column, row
from desktop.widgets.text import Elided, Icon, Text

MOST = 12
"""Reasons of a file, and offers, shown at once"""


def file_card(kinds: Kinds, file: Any) -> Card:
    """One file of a report."""
    card = Card()
    card.add(_head(kinds, file))
    if file.skipped:
        card.add(Reasons(translate("Import", "%n left out", n=len(file.skipped)), file.skipped))
    if file.remarks:
        card.add(Reasons(translate("Import", "%n remark(s)", n=len(file.remarks)), file.remarks, quiet=True))
    return card


def _head(kinds: Kinds, file: Any) -> QWidget:
    holder = QWidget()
    line = row(holder, 12)
    state = "overdue" if file.error else "due" if file.skipped else "kept"
    line.addWidget(Icon(state, 16, state), 0, Qt.AlignmentFlag.AlignTop)
    middle = column(None, 2)
    middle.addWidget(Elided(file.file, "strong"))
    middle.addWidget(Text(outcome(kinds, file), "error" if file.error else "second", wrap=True))
    line.addLayout(middle, 1)
    return holder


class Reasons(QWidget):
    """A number of reasons, the first of them shown; remarks wait behind a press."""

    def __init__(self, heading: str, items: list[Any], quiet: bool = False) -> None:
        super().__init__()
        box = column(self, 4)
        self.items, self.shown = items, 0
        if quiet:
            self.more = Button(heading, "chevron-down", "quiet", self._show)
            box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            box.addWidget(Text(heading, "medium"))
            self.more = Button("", "chevron-down", "quiet", self._show)
        self.lines = column(None, 2)
        box.addLayout(self.lines)
        if not quiet:
            box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
            self._show()

    def _show(self) -> None:
        for item in self.items[self.shown : self.shown + MOST]:
            self.lines.addWidget(Text(f"{label(item.where)}: {label(item.why)}", "small-second", wrap=True))
        self.shown = min(len(self.items), self.shown + MOST)
        left = len(self.items) - self.shown
        self.more.setText(translate("Import", "%n more", n=left))
        self.more.setVisible(left > 0)


def offers_card(offers: list[tuple[str, Any]], today: Any, make: Callable[[str, Any, Button], Any]) -> QWidget:
    """Sentences that may be promises: each is made one only by a press."""
    card = Card()
    top = QWidget()
    box = column(top, 2)
    heading = translate("Import", "%n sentence(s) sound like a promise", n=len(offers))
    box.addWidget(Text(heading, "strong"))
    box.addWidget(
        Text(translate("Import", "None was made by itself. Press where one is still owed."), "second", wrap=True)
    )
    card.add(top)
    for note, offer in offers[: MOST * 2]:
        holder = QWidget()
        line = row(holder, 12)
        text = Text(offer.what, "body", wrap=True)
        line.addWidget(text, 1)
        if offer.due:
            line.addWidget(Text(words.short_day(offer.due, today), "small"))
        button = Button(translate("Import", "Make it a promise"), "promises")
        button.clicked.connect(lambda _on=False, note=note, offer=offer, button=button: make(note, offer, button))
        line.addWidget(button)
        card.add(holder)
    return card
