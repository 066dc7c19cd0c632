"""People's behaviour: the list follows the filter, the page follows the list; calling and writing are a click away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.actions import Action
from desktop.bus import Bus, CaptureRequest, Place, Toast
from desktop.i18n import label, say, translate
from desktop.jobs import Jobs
from desktop.screens.people.view import PersonPage
from desktop.theme import current
from desktop.widgets import record_entries as entries
from desktop.widgets.buttons import Button
from desktop.widgets.layout import clear, row
from desktop.widgets.popup import ChoicePopup, Option
from desktop.widgets.record_inline import FieldRows
from desktop.widgets.record_list import master_pane
from desktop.widgets.record_loading import Loaded
from desktop.widgets.record_promises import PromiseCard
from desktop.widgets.record_screen import RecordScreen
from desktop.widgets.record_view import RecordView
from desktop.widgets.record_ways import open_url, ways
from desktop.widgets.states import EmptyState
from desktop.widgets.tag import Tag

ALWAYS = ("title", "customer", "emails", "phones", "preferred_channel", "personal", "birthday")
"""Blanks of a person that are shown as blanks"""


class Controller(RecordScreen):
    """Screen 'people'."""

    kind_name = "contact"
    screen_name = "people"
    page: PersonPage

    def __init__(self, services: Any, jobs: Jobs, bus: Bus) -> None:
        super().__init__(services, jobs, bus)
        pane = master_pane(
            translate("People", "People"),
            lambda row: say(row.line) or self._at(row),
            services.today,
            lambda _text: self.load_rows(),
            [
                ("recent", translate("People", "What happened last")),
                ("name", translate("People", "Name")),
                ("customer", translate("People", "Customer")),
            ],
            translate("New", "New person"),
            keys=(Qt.Key.Key_C, Qt.Key.Key_M, Qt.Key.Key_D, Qt.Key.Key_T, Qt.Key.Key_W),
        )
        self.details = FieldRows(self.kind, self.source, self.save, ALWAYS, without=("name",))
        self.promise_card = PromiseCard(self.source, self.acts, self.open_promise)
        self.page = PersonPage(self.details, self.promise_card)
        self.take_view(RecordView(pane, self.page))
        self._ways: Any = None
        self._wire()
        self.actions = [
            Action(
                "person.edit",
                translate("People", "Edit this person"),
                lambda: self.edit_record(self.shown_id()),
                "",
                "edit",
            ),
            Action(
                "person.history", translate("People", "History of this person"), self.history_here, "Ctrl+H", "history"
            ),
            Action("person.filter", translate("People", "Filter the list"), self.to_filter, "Ctrl+Shift+F", "filter"),
        ]

    def _wire(self) -> None:
        pane, page = self.pane, self.page
        pane.opened.connect(lambda _id: page.capture.setFocus(Qt.FocusReason.TabFocusReason))
        pane.list.letter.connect(self.letter)
        page.capture.clicked.connect(self._capture)
        page.knows.pressed = lambda: self.new("link")
        page.parts.pressed = lambda: self.new("influence")

    # -- what RecordScreen asks ---------------------------------------------------------------------------------

    def read_rows(self, text: str, sort: str) -> Sequence[Any]:
        rows = list(self.services.pages.people(text=text))
        if sort == "name":
            rows.sort(key=lambda row: row.name.casefold())
        elif sort == "customer":
            rows.sort(key=lambda row: (row.customer.name.casefold() if row.customer else "\uffff", row.name.casefold()))
        return rows

    def read_page(self, record: str) -> Any:
        return self.services.pages.contact(record)

    def presets(self, kind: str) -> dict[str, Any]:
        record = self.record
        if record is None:
            return {"owed_by": "us", "status": "open"} if kind == "promise" else {}
        match kind:
            case "promise":
                return {"customer": record.customer, "contact": record.id, "owed_by": "us", "status": "open"}
            case "visit":
                return {"customer": record.customer, "contacts": (record.id,)}
            case "link":
                return {"from_person": record.id}
            case "influence":
                return {"contact": record.id, "customer": record.customer}
            case "contact":
                return {"customer": record.customer}
        return {}

    def filter_hint(self, n: int) -> str:
        return translate("People", "Filter %n people", n=n)

    def nothing(self, text: str) -> EmptyState:
        if text:
            return EmptyState(
                "filter",
                translate("People", "Nobody has this in their name"),
                translate("People", "Esc clears the filter."),
                translate("People", "Search all notes"),
                run=lambda: self.bus.go.emit(Place("search", query=text)),
            )
        return EmptyState(
            "person",
            translate("People", "No people yet"),
            translate("People", "Bring in your contacts from a file, or capture a visit: who is named appears here."),
            translate("People", "Import files"),
            translate("People", "Ctrl I"),
            lambda: self.bus.import_files.emit([]),
        )

    def show_page(self, loaded: Loaded) -> None:
        page, shown, today = self.page, loaded.page, self.services.today()
        self.source.customer = shown.record.customer or ""
        proposed = translate("People", "Proposed from a capture. Is this a person you know?")
        page.show_head(shown, proposed, self.go_query)
        self._reach(shown)
        page.mind_list.show_buttons([(one.polarity, one.text, one.note, "") for one in shown.buttons], self.edit_record)
        page.mind_list.setVisible(bool(shown.buttons))
        page.no_mind.setVisible(not shown.buttons)
        self.timeline.show_entries(
            [entries.entry(self.services, item, today) for item in shown.timeline],
            entries.topic_chips(self.services.kinds, shown.topics),
            translate("People", "Nothing is known yet. Ctrl+N captures what you learn."),
        )
        page.missing.setText("\n".join(label(one) for one in shown.missing))
        page.missing.setVisible(bool(shown.missing))
        self.promise_card.show_promises(shown.promises)
        page.no_promises.setVisible(not shown.promises)
        visits = [entries.visit_line(one, {}, today) for one in shown.visits]
        page.visit_lines.show_lines(visits, self.edit_record, "visit")
        page.part_lines.show_lines([self._part(one) for one in shown.parts], self.edit_record, "people")
        page.knows_lines.show_lines([self._link(one) for one in shown.knows], self.edit_record, "link")
        page.file_lines.show_lines([entries.file_line(one) for one in loaded.files], self.save_file, "attachment")

    # -- parts of the page --------------------------------------------------------------------------------------

    def _reach(self, shown: Any) -> None:
        record = shown.record
        said = (shown.customer, ways(record), record.preferred_channel, record.personal)
        if said == self._ways:
            return
        self._ways = said
        box = self.page.ways
        clear(box)
        if shown.customer is not None:
            home = shown.customer
            box.addWidget(Button(home.name, "customer", clicked=lambda: self.bus.open_record.emit("customer", home.id)))
        for icon, text, url in ways(record):
            button = Button(text, icon, clicked=partial(self._open, text, url))
            button.setToolTip(
                {
                    "phone": translate("People", "Call {0}"),
                    "mail": translate("People", "Write to {0}"),
                    "external": translate("People", "Open {0}"),
                }[icon].format(text)
            )
            button.setAccessibleName(button.toolTip())
            button.setEnabled(not url.isEmpty())
            box.addWidget(button)
        for name in ("preferred_channel", "personal"):
            value = getattr(record, name)
            if value:
                choice = label(dict(self.kind.fields[name].choices).get(value, value))
                if name == "preferred_channel":
                    choice = translate("People", "Best by {0}").format(choice)
                holder = QWidget()
                holder.setFixedHeight(current().px(32))
                line = row(holder, 0)
                line.addWidget(Tag(choice, "neutral", "check" if name == "preferred_channel" else "person"))
                box.addWidget(holder)
        self.page.ways_holder.setVisible(box.count() > 0)
        self.page.ways_holder.updateGeometry()

    def _open(self, text: str, url: Any) -> None:
        if not open_url(url):
            self.bus.toast.emit(Toast(translate("People", "This computer has no program for {0}.").format(text), "due"))

    def _link(self, one: Any) -> tuple[str, str, str, str]:
        strengths = dict(self.services.kinds["link"].fields["strength"].choices)
        home = say(one.customer.name) if one.customer else ""
        parts = [label(strengths.get(one.strength, one.strength)), one.how, home]
        return (one.id, say(one.person.name), " · ".join(part for part in parts if part), "")

    def _part(self, one: Any) -> tuple[str, str, str, str]:
        declared = self.services.kinds["influence"].fields

        def said(name: str) -> str:
            value = getattr(one, name)
            return label(dict(declared[name].choices).get(value, value))

        chance = say(one.opportunity.name) if one.opportunity else ""
        parts = (chance, said("source"), said("confidence"))
        return (one.id, said("role"), " · ".join(part for part in parts if part), "")

    def _at(self, row: Any) -> str:
        if row.proposed:
            return translate("People", "Proposed, to confirm")
        return ", ".join(part for part in (row.title, say(row.customer.name) if row.customer else "") if part)

    # -- what the buttons do ------------------------------------------------------------------------------------

    def _capture(self) -> None:
        if self.record is not None:
            self.bus.capture.emit(CaptureRequest(customer=self.record.customer or "", contact=self.record.id))

    def more(self) -> None:
        options = [
            Option("edit", translate("People", "Edit all fields"), "edit"),
            Option("history", translate("People", "History"), "history", keys=translate("People", "Ctrl H")),
            Option("tag", translate("People", "Tag"), "tag"),
            Option("readers", translate("Audience", "Who may read it …"), "people", keys="W"),
            Option("delete", translate("People", "Delete"), "delete"),
        ]
        ChoicePopup(self.page.more, self.record.name if self.record else "", options, self._do).open()

    def _do(self, what: str) -> None:
        match what:
            case "edit":
                self.edit_record(self.shown_id())
            case "history":
                self.history_here()
            case "tag":
                self.tag([self.shown_id()])
            case "readers":
                self.readers.ask(self.page.more, [self.shown_id()])
            case "delete":
                self.delete([self.shown_id()])
