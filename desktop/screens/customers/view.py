"""A customer's page, laid out: who works there and what we know at the left, what is owed and planned at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.i18n import translate
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.layout import Flow
from desktop.widgets.record_page import FilesSection, Lines, Mind, Section
from desktop.widgets.record_view import RecordPage
from desktop.widgets.text import Text
from desktop.widgets.timeline import Timeline


class CustomerPage(RecordPage):
    """One customer. The controller fills the named parts."""

    files: FilesSection

    def __init__(self, details: QWidget, promises: QWidget) -> None:
        brief = Button(translate("Customers", "Brief"), "brief")
        super().__init__(
            Button(translate("Customers", "Capture"), "capture", "primary"),
            IconButton("menu", translate("Customers", "More for this customer")),
            [brief],
        )
        self.brief = brief
        self._left()
        self._right(details, promises)

    def _left(self) -> None:
        left = self.columns.left_box
        self.people_holder = QWidget()
        self.people = Flow(self.people_holder, 8)
        left.addWidget(self.people_holder)
        self.timeline = Timeline(translate("Customers", "What we know"))
        left.addWidget(self.timeline)
        left.addStretch(1)

    def _right(self, details: QWidget, promises: QWidget) -> None:
        right = self.columns.right_box
        self.promises = Section(translate("Customers", "Open promises"), translate("New", "New promise"), lambda: None)
        self.promises.put(promises)
        self.no_promises = Text(translate("Customers", "Nothing is owed, either way."), "small", wrap=True)
        self.promises.put(self.no_promises)
        self.mind = Section(translate("Customers", "Before you go in"))
        self.mind_list = Mind()
        self.mind.put(self.mind_list)
        self.visits = Section(translate("Customers", "Visits"), translate("New", "New visit"), lambda: None)
        self.visit_lines = Lines(translate("Customers", "None planned."))
        self.visits.put(self.visit_lines)
        self.opportunities = Section(
            translate("Customers", "Opportunities"), translate("New", "New opportunity"), lambda: None
        )
        self.opportunity_lines = Lines(translate("Customers", "None yet."))
        self.opportunities.put(self.opportunity_lines)
        self.sites = Section(translate("Customers", "Sites"), translate("New", "New site"), lambda: None)
        self.site_lines = Lines(translate("Customers", "None yet."))
        self.sites.put(self.site_lines)
        self.files = FilesSection(
            translate("Customers", "Attachments"), translate("Customers", "Attach files"), lambda: None
        )
        self.file_lines = Lines(translate("Customers", "None. Drop files here."))
        self.files.put(self.file_lines)
        self.about = Section(translate("Customers", "Details"))
        self.about.put(details)
        for part in (self.promises, self.mind, self.visits, self.opportunities, self.sites, self.files, self.about):
            right.addWidget(part)
        right.addStretch(1)
