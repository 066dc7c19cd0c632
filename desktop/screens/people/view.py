"""People, laid out: the list at the left, the page of the one stood on at the right, a panel over its edge."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.i18n import translate
from desktop.theme import current
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.layout import Columns, Flow, Page, row, rule
from desktop.widgets.record_list import ListPane
from desktop.widgets.record_page import Figures, Lines, Mind, PageHead, ProposedNotice, Section
from desktop.widgets.record_panel import SidePanel
from desktop.widgets.states import EmptyState, ErrorLine
from desktop.widgets.text import Text
from desktop.widgets.timeline import Timeline


class PeopleView(QWidget):
    """Made with the parts that need the controller's hands; holds no decision."""

    def __init__(self, pane: ListPane, page: PersonPage) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.pane, self.page = pane, page
        line = row(self, 0)
        line.addWidget(pane)
        line.addWidget(rule(vertical=True))
        self.stack = QStackedWidget()
        self.stack.addWidget(page)
        self.nothing = EmptyState(
            "person",
            translate("People", "Nobody chosen"),
            translate("People", "Choose a person at the left. Up and Down walk, Enter goes to the page."),
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


class PersonPage(Page):
    """One person. The controller fills the named parts."""

    def __init__(self, details: QWidget, promises: QWidget) -> None:
        super().__init__(margins=(20, 20, 20, 24))
        self.capture = Button(translate("People", "Capture"), "capture", "primary")
        self.more = IconButton("menu", translate("People", "More for this person"))
        self.head = PageHead([self.capture, self.more])
        self.error = ErrorLine()
        self.content.addWidget(self.error)
        self.notice = ProposedNotice(lambda: None, lambda: None)
        self.content.addWidget(self.notice)
        self.content.addWidget(self.head)
        self.ways_holder = QWidget()
        self.ways = Flow(self.ways_holder, 8)
        self.content.addWidget(self.ways_holder)
        self.figures = Figures()
        self.content.addWidget(self.figures)
        self.columns = Columns(right_width=224, fold=620, gap=20)
        self.content.addWidget(self.columns)
        self.content.addStretch(1)
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
        right = self.columns.right_box
        self.promises = Section(translate("People", "Open promises"), translate("New", "New promise"), lambda: None)
        self.promises.put(promises)
        self.no_promises = Text(translate("People", "Nothing is owed, either way."), "small", wrap=True)
        self.promises.put(self.no_promises)
        self.knows = Section(translate("People", "Who knows whom"), translate("New", "New acquaintance"), lambda: None)
        self.knows_lines = Lines(translate("People", "Nobody yet."))
        self.knows.put(self.knows_lines)
        self.visits = Section(translate("People", "Visits"), translate("New", "New visit"), lambda: None)
        self.visit_lines = Lines(translate("People", "None planned."))
        self.visits.put(self.visit_lines)
        self.files = Section(translate("People", "Attachments"), translate("People", "Attach files"), lambda: None)
        self.file_lines = Lines(translate("People", "None."))
        self.files.put(self.file_lines)
        self.about = Section(translate("People", "Details"))
        self.about.put(details)
        for part in (self.promises, self.visits, self.knows, self.about, self.files):
            right.addWidget(part)
        right.addStretch(1)
