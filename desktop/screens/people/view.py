"""A person's page, laid out: what to mind and what we know at the left; what is owed and planned at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.i18n import translate
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.layout import Flow
from desktop.widgets.record_page import Lines, Mind, Section
from desktop.widgets.record_view import RecordPage
from desktop.widgets.text import Text
from desktop.widgets.timeline import Timeline


class PersonPage(RecordPage):
    """One person. The controller fills the named parts."""

    def __init__(self, details: QWidget, promises: QWidget) -> None:
        ways = QWidget()
        super().__init__(
            Button(translate("People", "Capture"), "capture", "primary"),
            IconButton("menu", translate("People", "More for this person")),
            below=ways,
        )
        self.ways_holder, self.ways = ways, Flow(ways, 8)
        self._left()
        self._right(details, promises)

    def _left(self) -> None:
        left = self.columns.left_box
        self.mind = Section(translate("People", "Before you go in"))
        self.mind_list = Mind()
        self.mind.put(self.mind_list)
        self.no_mind = Text(
            translate("People", "Nothing is known yet that warms or puts off. Ask, and capture it."), "small", wrap=True
        )
        self.mind.put(self.no_mind)
        self.missing = Text("", "small-second", wrap=True)
        self.mind.put(self.missing)
        left.addWidget(self.mind)
        self.timeline = Timeline(translate("People", "What we know"))
        left.addWidget(self.timeline)
        left.addStretch(1)

    def _right(self, details: QWidget, promises: QWidget) -> None:
        right = self.columns.right_box
        self.promises = Section(translate("People", "Open promises"), translate("New", "New promise"), lambda: None)
        self.promises.put(promises)
        self.no_promises = Text(translate("People", "Nothing is owed, either way."), "small", wrap=True)
        self.promises.put(self.no_promises)
        self.knows = Section(translate("People", "Who knows whom"), translate("New", "New acquaintance"), lambda: None)
        self.knows_lines = Lines(translate("People", "Nobody yet."))
        self.knows.put(self.knows_lines)
        self.parts = Section(
            translate("People", "Part in the purchase"), translate("New", "New buying influence"), lambda: None
        )
        self.part_lines = Lines(
            translate("People", "Not known yet. Do they say the final yes, screen, use it, or coach us?")
        )
        self.parts.put(self.part_lines)
        self.visits = Section(translate("People", "Visits"), translate("New", "New visit"), lambda: None)
        self.visit_lines = Lines(translate("People", "None planned."))
        self.visits.put(self.visit_lines)
        self.files = Section(translate("People", "Attachments"), translate("People", "Attach files"), lambda: None)
        self.file_lines = Lines(translate("People", "None."))
        self.files.put(self.file_lines)
        self.about = Section(translate("People", "Details"))
        self.about.put(details)
        for part in (self.promises, self.visits, self.parts, self.knows, self.about, self.files):
            right.addWidget(part)
        right.addStretch(1)
