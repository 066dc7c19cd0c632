"""Customers, laid out: the list at the left, the page of the one stood on at the right, a panel over its edge."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.i18n import translate
from desktop.theme import current
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.layout import Columns, Flow, Page, row, rule
from desktop.widgets.record_list import ListPane
from desktop.widgets.record_page import Figures, FilesSection, Lines, Mind, PageHead, ProposedNotice, Section
from desktop.widgets.record_panel import SidePanel
from desktop.widgets.states import EmptyState, ErrorLine
from desktop.widgets.text import Text
from desktop.widgets.timeline import Timeline


class CustomersView(QWidget):
    """Made with the parts that need the controller's hands; holds no decision."""

    def __init__(self, pane: ListPane, page: CustomerPage) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.pane, self.page = pane, page
        line = row(self, 0)
        line.addWidget(pane)
        line.addWidget(rule(vertical=True))
        self.stack = QStackedWidget()
        self.stack.addWidget(page)
        self.nothing = EmptyState(
            "customer",
            translate("Customers", "Nobody chosen"),
            translate("Customers", "Choose a customer at the left. Up and Down walk, Enter goes to the page."),
        )
        self.stack.addWidget(self.nothing)
        self.stack.setCurrentWidget(self.nothing)
        line.addWidget(self.stack, 1)
        self.panel = SidePanel(self)
        current().changed.connect(self._refit)

    def _refit(self) -> None:
        # A method, not a lambda: the theme outlives the screen, and Qt lets go of a method with its object.
        self.pane.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()


class CustomerPage(Page):
    """One customer. The controller fills the named parts."""

    def __init__(self, details: QWidget, promises: QWidget) -> None:
        super().__init__(margins=(20, 20, 20, 24))
        self.capture = Button(translate("Customers", "Capture"), "capture", "primary")
        self.brief = Button(translate("Customers", "Brief"), "brief")
        self.more = IconButton("menu", translate("Customers", "More for this customer"))
        self.head = PageHead([self.brief, self.capture, self.more])
        self.error = ErrorLine()
        self.content.addWidget(self.error)
        self.notice = ProposedNotice(lambda: None, lambda: None)
        self.content.addWidget(self.notice)
        self.content.addWidget(self.head)
        self.figures = Figures()
        self.content.addWidget(self.figures)
        self.columns = Columns(right_width=224, fold=620, gap=20)
        self.content.addWidget(self.columns)
        self.content.addStretch(1)
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
