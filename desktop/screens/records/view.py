"""A kind's list at the left, the fields of the record stood on at the right; nothing here knows which kind it is."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from db.records import Kind
from desktop.i18n import label, translate, within
from desktop.theme import current
from desktop.widgets.buttons import IconButton
from desktop.widgets.layout import Page, row, rule
from desktop.widgets.record_inline import FieldRows
from desktop.widgets.record_list import ListPane
from desktop.widgets.record_page import PageHead
from desktop.widgets.record_panel import SidePanel
from desktop.widgets.record_view import PlaceOfPage
from desktop.widgets.states import EmptyState, ErrorLine


class KindPage(Page):
    """One record: its title, what can be done with it, its fields."""

    def __init__(self, fields: FieldRows) -> None:
        super().__init__(widest=720, margins=(20, 20, 20, 24))
        self.history = IconButton("history", translate("Records", "History"))
        self.delete = IconButton("delete", translate("Records", "Delete (Del)"))
        self.head = PageHead([self.history, self.delete])
        self.error = ErrorLine()
        self.content.addWidget(self.error)
        self.content.addWidget(self.head)
        self.content.addWidget(fields)
        self.content.addStretch(1)


class KindView(QWidget):
    """Holds no decision."""

    def __init__(self, kind: Kind, pane: ListPane, page: KindPage) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAccessibleName(label(kind.plural))
        self.pane, self.page = pane, page
        line = row(self, 0)
        line.addWidget(pane)
        line.addWidget(rule(vertical=True))
        self.stack = PlaceOfPage(page, pane.list)
        line.addWidget(self.stack, 1)
        self.panel = SidePanel(self)
        current().changed.connect(self._refit)

    def _refit(self) -> None:
        self.pane.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()


def nothing_of(kind: Kind, text: str, new: object) -> EmptyState:
    """In the list's place when it is empty."""
    name = within(label(kind.plural))
    if text:
        return EmptyState(
            "filter",
            translate("Records", "None of these {0} fits").format(name),
            translate("Records", "Esc takes the filter off."),
        )
    return EmptyState(
        kind.icon or "list",
        translate("Records", "No {0} yet").format(name),
        translate("Records", "Make the first one here, or bring them in from a table."),
        translate("Records", "New {0}").format(within(label(kind.label))),
        run=new,  # type: ignore[arg-type]
    )
