"""What happened to a record, the newest first: who, when, which field, from what to what."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop import words
from desktop.i18n import label, say, translate
from desktop.widgets.layout import column, row, rule
from desktop.widgets.text import Text


class HistoryView(QWidget):
    """Changes as `records.history` gives them, grouped by day."""

    def __init__(self, changes: list[Any], today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("History", "History"))
        box = column(self, 12)
        last: dt.date | None = None
        for change in reversed(changes):
            day = change.at.date()
            if day != last:
                if last is not None:
                    box.addWidget(rule())
                heading = Text(words.near_day(day, today), "strong")
                heading.setToolTip(words.exact_day(day))
                box.addWidget(heading)
                last = day
            box.addWidget(_entry(change))
        if not changes:
            box.addWidget(Text(translate("History", "Nothing is known of its past."), "second"))
        box.addStretch(1)


def _entry(change: Any) -> QWidget:
    holder = QWidget()
    box = column(holder, 0)
    top = row(None, 8)
    top.addWidget(Text(label(change.label), "medium"))
    top.addStretch(1)
    top.addWidget(Text(f"{words.clock(change.at)} · {say(change.by)}", "small"))
    box.addLayout(top)
    if change.old:
        box.addWidget(Text(translate("History", "was: {0}").format(_short(say(change.old))), "third", wrap=True))
    if change.new:
        box.addWidget(Text(_short(say(change.new)), "body", wrap=True))
    elif change.field:
        box.addWidget(Text(translate("History", "emptied"), "third"))
    return holder


def _short(text: str) -> str:
    return text if len(text) <= 400 else text[:399].rsplit(" ", 1)[0] + "…"
