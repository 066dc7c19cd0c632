"""How a screen about somebody is laid out: the list at the left, the page of the one stood on at the right, a panel
over its edge; and what every such page begins with.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.i18n import label, say
from desktop.theme import current
from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.layout import Columns, Page, row, rule
from desktop.widgets.record_audience import AudienceButton
from desktop.widgets.record_list import ListPane
from desktop.widgets.record_page import Figures, PageHead, ProposedNotice, Section
from desktop.widgets.record_panel import SidePanel
from desktop.widgets.states import EmptyState, ErrorLine
from desktop.widgets.timeline import Timeline


class RecordPage(Page):
    """Who it is, what was counted, two columns below. Subclasses give the buttons beside the name, what stands
    `below` it, and fill the columns, these sections among theirs.
    """

    timeline: Timeline
    promises: Section
    visits: Section
    files: Section

    def __init__(
        self, capture: Button, more: IconButton, between: Sequence[QWidget] = (), below: QWidget | None = None
    ) -> None:
        super().__init__(margins=(20, 20, 20, 24))
        self.capture, self.more = capture, more
        self.head = PageHead([*between, capture, more])
        self.audience = AudienceButton()
        self.head.words.addLayout(self.audience.at_the_edge())
        self.error = ErrorLine()
        self.content.addWidget(self.error)
        self.notice = ProposedNotice(lambda: None, lambda: None)
        self.content.addWidget(self.notice)
        self.content.addWidget(self.head)
        if below is not None:
            self.content.addWidget(below)
        self.figures = Figures()
        self.content.addWidget(self.figures)
        self.columns = Columns(right_width=224, fold=620, gap=20)
        self.content.addWidget(self.columns)
        self.content.addStretch(1)

    def show_head(self, shown: Any, proposed: str, go: Callable[[str], Any]) -> None:
        """Fills what stands above the columns from a page of the services; `proposed` is asked where a capture
        proposed it, `go(query)` leads to what a figure counts.
        """
        self.error.clear()
        self.head.show_words(shown.record.name, say(shown.subtitle))
        self.notice.setVisible(shown.record.proposed)
        self.notice.words.setText(proposed)
        self.figures.show_figures([(say(one.value), label(one.label), one.query) for one in shown.figures], go)


class PlaceOfPage(QStackedWidget):
    """The page of the one stood on in `hands`, or what to do where there is none: then the keys go there."""

    def __init__(self, page: QWidget, hands: QWidget) -> None:
        super().__init__()
        self.page, self.hands = page, hands
        self.addWidget(page)
        self.nothing: QWidget = QWidget()
        self.addWidget(self.nothing)
        self.setCurrentWidget(self.nothing)

    def show_page(self) -> None:
        held = self._held()
        self._hand_over(None)
        self.setCurrentWidget(self.page)
        if held:
            self.hands.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_nothing(self, state: EmptyState | None) -> None:
        """The first step there is to take, or, with None, nothing at all."""
        held = self._held()
        self.removeWidget(self.nothing)
        self.nothing.deleteLater()
        self.nothing = state or QWidget()
        self.addWidget(self.nothing)
        self.setCurrentWidget(self.nothing)
        self._hand_over(state.button if state else None)
        if held:
            self.hands.setFocus(Qt.FocusReason.OtherFocusReason)

    def _held(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and (now is self.hands or self.nothing.isAncestorOf(now))

    def _hand_over(self, to: QWidget | None) -> None:
        self.hands.setFocusProxy(to)  # type: ignore[arg-type]  # None takes it away


class RecordView(QWidget):
    """Made with the parts that need the controller's hands; holds no decision."""

    def __init__(self, pane: ListPane, page: RecordPage) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.pane, self.page = pane, page
        line = row(self, 0)
        line.addWidget(pane)
        line.addWidget(rule(vertical=True))
        self.stack = PlaceOfPage(page, pane.list)
        line.addWidget(self.stack, 1)
        self.panel = SidePanel(self)
        current().changed.connect(self._refit)

    def show_nothing(self, state: EmptyState | None) -> None:
        """There is nobody to choose: what to do about it."""
        self.stack.show_nothing(state)

    def show_error(self, error: BaseException) -> None:
        """The page could not be read."""
        self.stack.show_page()
        self.page.error.show_error(error)

    def show_page(self, from_top: bool) -> None:
        """The page, filled; `from_top` for another record than before."""
        self.stack.show_page()
        if from_top:
            self.page.verticalScrollBar().setValue(0)

    def _refit(self) -> None:
        # A method, not a lambda: the theme outlives the screen, and Qt lets go of a method with its object.
        self.pane.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()
