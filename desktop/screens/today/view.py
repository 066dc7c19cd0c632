"""Today, laid out: visits with what to know, promises at the right, recent captures, what waits to be confirmed.

It is painted first at every start, before any data is there, so it imports little and stands without services.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop import words
from desktop.theme import current
from desktop.widgets.layout import Columns, Page, clear, column
from desktop.widgets.text import Text


class TodayView(Page):
    """`head` is the capture box the shell puts on top."""

    def __init__(self, head: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Today"))
        self.head = head
        self.content.addWidget(head)
        self.content.addSpacing(current().px(8))
        self.columns = Columns(288, 720)
        self.content.addWidget(self.columns)
        self.content.addStretch(1)
        left = self.columns.left_box
        left.setSpacing(0)
        self.heading = Text(self.tr("Who do I see today"), "display")
        self.sub = Text(words.this_day(), "second")
        left.addWidget(self.heading)
        left.addWidget(self.sub)
        left.addSpacing(current().px(16))
        self.left = column(None, 0)
        left.addLayout(self.left)
        left.addStretch(1)
        self.right = column(None, 12)
        self.columns.right_box.addSpacing(current().px(8))
        self.columns.right_box.addLayout(self.right)
        self.columns.right_box.addStretch(1)

    def reword(self) -> None:
        """Its own words in the language in force."""
        self.setAccessibleName(self.tr("Today"))
        self.heading.setText(self.tr("Who do I see today"))
        self.sub.setText(words.this_day())

    def restart(self) -> None:
        """Takes the data out, keeping the frame."""
        clear(self.left)
        clear(self.right)
