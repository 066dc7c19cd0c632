"""The behaviour of every kind's derived screen: list, edit in place, make new, delete, history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QStackedWidget

from db.records import Kind
from desktop.bus import Bus, Place, Toast
from desktop.i18n import label, translate, within
from desktop.jobs import Jobs
from desktop.models.records import RecordRow, read_block
from desktop.screens.records.view import KindPage, KindView, nothing_of
from desktop.widgets.record_forms import PanelForms
from desktop.widgets.record_inline import FieldRows
from desktop.widgets.record_list import ListPane, master_columns
from desktop.widgets.record_loading import references
from desktop.widgets.record_names import named
from desktop.widgets.record_source import RecordSource, new_words

MOST = 2000
"""Rows of one list; what is beyond them is found by typing into the filter."""


class Controller(QObject):
    """Screen 'records': `Place(query=KIND)` its list, `Place(record=ID)` the list of its kind, standing on it."""

    def __init__(self, services: Any, jobs: Jobs, bus: Bus) -> None:
        super().__init__()
        self.services, self.jobs, self.bus = services, jobs, bus
        self.view = QStackedWidget()
        self.browsers: dict[str, Browser] = {}
        self.here: Browser | None = None

    def arrive(self, place: Place) -> None:
        """A kind's list, or a record in the list of its kind."""
        if place.record:
            self.jobs.read(self.services.records.get, place.record, then=self._stand_on, owner=self)
        elif place.query in self.services.kinds:
            self._show(self.services.kinds[place.query], "")
        elif self.here is not None:
            self.here.arrive("")

    def _stand_on(self, record: Any) -> None:
        self._show(self.services.kinds.of(record), record.id)

    def _show(self, kind: Kind, record: str) -> None:
        browser = self.browsers.get(kind.name)
        if browser is None:
            browser = self.browsers[kind.name] = Browser(kind, self.services, self.jobs, self.bus, self)
            self.view.addWidget(browser.view)
        self.here = browser
        self.view.setCurrentWidget(browser.view)
        browser.arrive(record)

    def refresh(self, changes: Any) -> None:
        """What is on show, again."""
        if self.here is not None:
            self.here.load()

    def leave(self) -> bool:
        """Editors are saved; one that does not fit stays and says so."""
        return self.here is None or self.here.settle()

    def back(self) -> bool:
        """Esc: the panel, then the filter."""
        return self.here is not None and self.here.back()


class Browser(QObject):
    """One kind."""

    def __init__(self, kind: Kind, services: Any, jobs: Jobs, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self.kind, self.services, self.jobs, self.bus = kind, services, jobs, bus
        self.source = RecordSource(services, jobs, self)
        self.fields = FieldRows(kind, self.source, self._save)
        columns = master_columns(_name, _line, lambda _row: "", lambda _row: "", lambda _row: False)
        sorts = [("", translate("Records", "By name"))]
        self.pane = ListPane(label(kind.plural), columns, lambda _text: self.load(), sorts, new_words(kind))
        self.pane.sort_button.hide()
        self.view = KindView(kind, self.pane, KindPage(self.fields))
        self.forms = PanelForms(services, jobs, bus, self.source, self.view.panel, self)
        self.record: Any = None
        self.wanted = ""
        self.pane.stood_on.connect(self.stood_on)
        self.pane.wants_new.connect(self.new)
        self.pane.list.deleting.connect(self.delete)
        page = self.view.page
        page.delete.clicked.connect(self.delete)
        page.history.clicked.connect(lambda: self.record is not None and self.forms.history(self.record.id))

    def arrive(self, record: str) -> None:
        """On show (again)."""
        self.wanted = record
        if record and self.pane.filter.text():
            self.pane.filter.clear()
        self.load()
        if not self.view.panel.isVisible():
            self.pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def load(self) -> None:
        """Reads the list again."""
        text = self.pane.filter.text().strip()
        self.jobs.read(
            read_block,
            self.services,
            self.kind,
            0,
            MOST,
            {},
            "",
            text,
            then=lambda block: self._rows(block, text),
            failed=self.view.page.error.show_error,
            owner=self,
            key=f"records.{self.kind.name}",
        )

    def _rows(self, block: Any, text: str) -> None:
        hint = (
            translate("Records", "Filter {0} {1}").format(block.total, within(label(self.kind.plural)))
            if block.rows and not text
            else ""
        )
        nothing = None if block.rows else nothing_of(self.kind, text, self.new)
        self.pane.show_rows(block.rows, nothing if text else None, hint)
        goal = self.wanted or self.pane.current() or self.pane.first()
        self.wanted = ""
        if not goal:
            self.record = None
            self.view.stack.show_nothing(None if text else nothing)
        elif not self.pane.stand_on(goal):
            self.pane.stand_on(self.pane.first())
        elif self.record is None or self.record.id == goal:
            self.stood_on(goal)

    def stood_on(self, record: str) -> None:
        """The list stands on another row."""
        if not record:
            return
        if self.record is not None and self.record.id != record and not self.settle():
            self.pane.stand_on(self.record.id)
            return
        self.jobs.read(
            read_one, self.services, self.kind, record, then=self._one, owner=self, key=f"records.{self.kind.name}.one"
        )

    def _one(self, read: tuple[Any, Mapping[str, str]]) -> None:
        self.record, names = read
        title = self.kind.title(self.record) or label(self.kind.label)
        self.view.page.error.clear()
        self.view.page.head.show_words(title, label(self.kind.label))
        self.fields.show_record(self.record, names, self.services.today())
        self.view.stack.show_page()

    def settle(self) -> bool:
        """Saves what is being edited in place; False where it does not fit."""
        for one in self.fields.rows.values():
            if one.editor is not None:
                one.commit()
                if one.editor is not None and one.problem.isVisibleTo(one):
                    return False
        return True

    def back(self) -> bool:
        """Esc: the panel, then the filter."""
        if self.view.panel.back():
            return True
        if self.pane.filter.text():
            self.pane.filter.clear()
            return True
        return False

    def new(self) -> None:
        """A form for a new one."""
        self.forms.new(self.kind, dict, self._added)

    def _added(self, record: Any) -> None:
        self.wanted = record.id
        self.load()

    def delete(self) -> None:
        """The selected to the trash, with Undo."""
        ids = self.pane.selection()
        if not ids:
            return

        def told(records: Any) -> None:
            said = translate("Records", "Deleted: {0}").format(named(self.services.kinds, records))
            self.bus.toast.emit(Toast(said, undo=True))

        self.jobs.write(self.services.records.delete, ids, then=told, owner=self)

    def _save(self, changes: dict[str, Any], then: Any, failed: Any) -> None:
        if self.record is not None:
            self.forms.save(self.record, changes, then, failed)


def read_one(services: Any, kind: Kind, record: str) -> tuple[Any, Mapping[str, str]]:
    """A record with the names of what it refers to. Pure; runs on the read pool."""
    found = services.records.get(record)
    wanted = list(dict.fromkeys(references(kind, found)))
    return found, services.records.names(wanted) if wanted else {}


def _name(row: RecordRow) -> str:
    return " ".join(row.title.split()) or next((text for text in row.shown.values() if text), "")


def _line(row: RecordRow) -> str:
    """The other columns, in the order they are declared."""
    title = _name(row)
    return " · ".join(text for text in row.shown.values() if text and text != title)
