"""Customers' behaviour: the list follows the filter, the page follows the list, all is edited where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from desktop.actions import Action
from desktop.bus import Bus, CaptureRequest, Place
from desktop.i18n import label, say, translate
from desktop.jobs import Jobs
from desktop.screens.customers.brief import BriefPanel
from desktop.screens.customers.view import CustomerPage
from desktop.widgets import record_entries as entries
from desktop.widgets.layout import clear
from desktop.widgets.popup import ChoicePopup, Option
from desktop.widgets.record_inline import FieldRows
from desktop.widgets.record_list import master_pane
from desktop.widgets.record_loading import Loaded
from desktop.widgets.record_page import PersonTile
from desktop.widgets.record_promises import PromiseCard
from desktop.widgets.record_screen import RecordScreen
from desktop.widgets.record_view import RecordView
from desktop.widgets.states import EmptyState

ALWAYS = ("industry", "segment", "city", "point_of_contact", "phone", "website")
"""Blanks of a customer that are shown as blanks"""


class Controller(RecordScreen):
    """Screen 'customers'."""

    kind_name = "customer"
    screen_name = "customers"
    page: CustomerPage

    def __init__(self, services: Any, jobs: Jobs, bus: Bus) -> None:
        super().__init__(services, jobs, bus)
        pane = master_pane(
            translate("Customers", "Customers"),
            lambda row: say(row.line) or self._proposed(row),
            services.today,
            lambda _text: self.load_rows(),
            [
                ("recent", translate("Customers", "What happened last")),
                ("name", translate("Customers", "Name")),
            ],
            translate("New", "New customer"),
            keys=(Qt.Key.Key_C, Qt.Key.Key_M, Qt.Key.Key_D, Qt.Key.Key_T, Qt.Key.Key_W, Qt.Key.Key_B),
        )
        self.details = FieldRows(self.kind, self.source, self.save, ALWAYS, without=("name",))
        self.promise_card = PromiseCard(self.source, self.acts, self.open_promise)
        self.page = CustomerPage(self.details, self.promise_card)
        self.take_view(RecordView(pane, self.page))
        self.briefs = BriefPanel(self)
        self._wire()
        self.actions = self._actions()

    def _wire(self) -> None:
        pane, page = self.pane, self.page
        pane.opened.connect(lambda _id: page.brief.setFocus(Qt.FocusReason.TabFocusReason))
        pane.list.letter.connect(self._letter)
        page.capture.clicked.connect(lambda: self.bus.capture.emit(CaptureRequest(customer=self.shown_id())))
        page.brief.clicked.connect(self.brief)
        page.opportunities.pressed = lambda: self.new("opportunity")
        page.sites.pressed = lambda: self.new("site")
        page.files.dropped.connect(self.attached)

    def _actions(self) -> list[Action]:
        return [
            Action("customer.brief", translate("Customers", "Brief of this customer"), self.brief, "Ctrl+B", "brief"),
            Action(
                "customer.edit",
                translate("Customers", "Edit this customer"),
                lambda: self.edit_record(self.shown_id()),
                "",
                "edit",
            ),
            Action(
                "customer.history",
                translate("Customers", "History of this customer"),
                self.history_here,
                "Ctrl+H",
                "history",
            ),
            Action(
                "customer.filter", translate("Customers", "Filter the list"), self.to_filter, "Ctrl+Shift+F", "filter"
            ),
        ]

    # -- what RecordScreen asks ---------------------------------------------------------------------------------

    def read_rows(self, text: str, sort: str) -> Sequence[Any]:
        rows: Sequence[Any] = self.services.pages.customers(text=text, sort=sort)
        return rows

    def read_page(self, record: str) -> Any:
        return self.services.pages.customer(record)

    def presets(self, kind: str) -> dict[str, Any]:
        made: dict[str, Any] = {}
        if kind != "customer" and self.record is not None:
            made["customer"] = self.record.id
        if kind == "promise":
            made.update(owed_by="us", status="open")
        return made

    def filter_hint(self, n: int) -> str:
        return translate("Customers", "Filter %n customer(s)", n=n)

    def nothing(self, text: str) -> EmptyState:
        if text:
            return EmptyState(
                "filter",
                translate("Customers", "No customer has this in its name"),
                translate("Customers", "Esc clears the filter."),
                translate("Customers", "Search all notes"),
                run=lambda: self.bus.go.emit(Place("search", query=text)),
            )
        return EmptyState(
            "customer",
            translate("Customers", "No customers yet"),
            translate(
                "Customers", "Bring them in from a file, or just capture a visit: who is named there appears here."
            ),
            translate("Customers", "Import files"),
            translate("Customers", "Ctrl I"),
            lambda: self.bus.import_files.emit([]),
        )

    def show_page(self, loaded: Loaded) -> None:
        shown, today = loaded.page, self.services.today()
        self.source.customer = shown.record.id
        proposed = translate("Customers", "Proposed from a capture. Is this a customer of yours?")
        self.page.show_head(shown, proposed, self.go_query)
        self._people(shown)
        self.timeline.show_entries(
            [entries.entry(self.services, item, today) for item in shown.timeline],
            entries.topic_chips(self.services.kinds, shown.topics),
            translate("Customers", "Nothing is known yet. Ctrl+N captures what you learn."),
        )
        self._right(loaded)

    # -- parts of the page --------------------------------------------------------------------------------------

    def _people(self, shown: Any) -> None:
        said = [(one, False) for one in shown.people] + [(one, True) for one in shown.missing]
        if said == getattr(self, "_people_said", None):
            return
        self._people_said = said
        clear(self.page.people)
        for one in shown.people:
            self.page.people.addWidget(
                PersonTile(
                    label(one.top),
                    one.name,
                    one.title,
                    pressed=partial(self._open_person, one.id),
                )
            )
        for words_ in shown.missing:
            self.page.people.addWidget(
                PersonTile(translate("Customers", "Not known"), label(words_), "", "question", blank=True)
            )
        self.page.people_holder.setVisible(bool(said))
        self.page.people_holder.updateGeometry()

    def _right(self, loaded: Loaded) -> None:
        page, shown, today = self.page, loaded.page, self.services.today()
        kinds = self.services.kinds
        self.promise_card.show_promises(shown.promises)
        page.no_promises.setVisible(not shown.promises)
        page.mind.setVisible(bool(shown.buttons))
        page.mind_list.show_buttons(
            [(one.polarity, one.text, one.note, say(one.person.name) if one.person else "") for one in shown.buttons],
            self.edit_record,
        )
        visits = [entries.visit_line(one, {}, today) for one in shown.visits]
        page.visit_lines.show_lines(visits, self.edit_record, "visit")
        page.opportunity_lines.show_lines(
            [entries.opportunity_line(kinds, one) for one in shown.opportunities], self.edit_record, "opportunity"
        )
        page.site_lines.show_lines([entries.site_line(one) for one in shown.sites], self.edit_record, "site")
        page.file_lines.show_lines([entries.file_line(one) for one in loaded.files], self.save_file, "attachment")

    def _open_person(self, person: str) -> None:
        self.bus.open_record.emit("contact", person)

    # -- what the buttons do ------------------------------------------------------------------------------------

    def brief(self) -> None:
        """Today's brief of the customer on show, in the panel."""
        if self.record is not None:
            self.briefs.open(self.record.id)

    def more(self) -> None:
        options = [
            Option("edit", translate("Customers", "Edit all fields"), "edit"),
            Option("person", translate("New", "New person"), "person"),
            Option("history", translate("Customers", "History"), "history", keys=translate("Customers", "Ctrl H")),
            Option("tag", translate("Customers", "Tag"), "tag"),
            Option("readers", translate("Audience", "Who may read it …"), "people", keys="W"),
            Option("delete", translate("Customers", "Delete"), "delete"),
        ]
        ChoicePopup(self.page.more, self.record.name if self.record else "", options, self._do).open()

    def _do(self, what: str) -> None:
        match what:
            case "edit":
                self.edit_record(self.shown_id())
            case "person":
                self.new("contact")
            case "history":
                self.history_here()
            case "tag":
                self.tag([self.shown_id()])
            case "readers":
                self.readers.ask(self.page.more, [self.shown_id()])
            case "delete":
                self.delete([self.shown_id()])

    def _letter(self, key: int) -> None:
        if key == Qt.Key.Key_B:
            self.brief()
        else:
            self.letter(key)

    def _proposed(self, row: Any) -> str:
        return translate("Customers", "Proposed, to confirm") if row.proposed else ""
