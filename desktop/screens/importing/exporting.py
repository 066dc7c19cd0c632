"""Taking everything out: a format, a place, progress, and what was written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.i18n import translate
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Labelled, Line, Radio
from desktop.widgets.layout import Card, Page, column, row
from desktop.widgets.states import ErrorLine, ProgressLine
from desktop.widgets.text import Text


def formats() -> list[tuple[str, str, str]]:
    """(name, words, what it is good for) of what can be written."""
    return [
        (
            "json",
            "JSON",
            translate("Export", "Everything with its ids: comes in again as it was, here or in another profile."),
        ),
        ("csv", "CSV", translate("Export", "A table for each kind of record, for a spreadsheet.")),
        ("vcard", "vCard", translate("Export", "People and customers as contact cards, for phones and address books.")),
        ("markdown", "Markdown", translate("Export", "A readable page for each customer.")),
    ]


class ExportPage(Page):
    """The choices; the controller runs it."""

    def __init__(self, choose: Callable[[], Any], run: Callable[[], Any], back: Callable[[], Any]) -> None:
        super().__init__(widest=860)
        self.heading = Text(translate("Export", "Take everything out"), "display", wrap=True)
        self.content.addWidget(self.heading)
        warning = translate(
            "Export",
            "Exported files are not encrypted. Keep them where only you can read them; delete what you do not need.",
        )
        self.content.addWidget(Text(warning, "second", wrap=True))
        card = Card()
        self.group = QButtonGroup(self)
        self.radios: dict[str, Radio] = {}
        for name, words, good_for in formats():
            holder = QWidget()
            box = column(holder, 2)
            radio = Radio(words)
            radio.setAccessibleDescription(good_for)
            self.radios[name] = radio
            self.group.addButton(radio)
            box.addWidget(radio)
            told = Text(good_for, "second", wrap=True)
            told.setIndent(24)
            box.addWidget(told)
            card.add(holder)
        self.radios["json"].setChecked(True)
        self.content.addWidget(card)
        line = row(None, 8)
        self.dest = Line(translate("Export", "Where to"), translate("Export", "A file or a folder"), "folder")
        self.choose = Button(translate("Export", "Choose"), clicked=choose)
        holder = QWidget()
        inner = row(holder, 8)
        inner.addWidget(self.dest, 1)
        inner.addWidget(self.choose)
        self.where = Labelled(translate("Export", "Where to"), holder)
        self.content.addWidget(self.where)
        self.error = ErrorLine()
        self.content.addWidget(self.error)
        self.progress = ProgressLine()
        self.content.addWidget(self.progress)
        self.run = Button(translate("Export", "Export"), "export", "primary", run)
        self.back = Button(translate("Export", "Back"), kind="quiet", clicked=back)
        line.addWidget(self.run)
        line.addWidget(self.back)
        line.addStretch(1)
        self.content.addLayout(line)
        self.done = Text("", "body", wrap=True)
        self.done.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.content.addWidget(self.done)
        self.content.addStretch(1)

    def chosen(self) -> str:
        """The name of the format chosen."""
        return next(name for name, radio in self.radios.items() if radio.isChecked())
