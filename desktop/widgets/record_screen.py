"""What the screens of customers and people do alike: a list, the page of the row stood on, a panel for forms.

Nothing jumps while one reads: new rows and pages are shown by what differs. What was typed is kept or asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from db.records import Kind
from desktop.bus import Bus, Place, Toast
from desktop.i18n import translate
from desktop.jobs import Jobs
from desktop.widgets.buttons import Button
from desktop.widgets.record_editing import edit_entry
from desktop.widgets.record_files import RecordFiles
from desktop.widgets.record_forms import PanelForms
from desktop.widgets.record_gone import Gone
from desktop.widgets.record_inline import FieldRows, InlineForm
from desktop.widgets.record_list import ListPane
from desktop.widgets.record_loading import Loaded, load
from desktop.widgets.record_names import named
from desktop.widgets.record_page import fill
from desktop.widgets.record_panel import SidePanel
from desktop.widgets.record_promises import PromiseActs
from desktop.widgets.record_source import RecordSource
from desktop.widgets.record_view import RecordPage, RecordView
from desktop.widgets.same_as import ask_for
from desktop.widgets.states import EmptyState
from desktop.widgets.timeline import Entry, Timeline

NEW = "new:"
"""What a Place's query begins with that asks for a form"""


class RecordScreen(QObject):
    """Subclasses give `kind_name`, read rows and pages and show them; they make `page`, `details`, then `take_view`."""

    kind_name = ""
    screen_name = ""
    view: RecordView
    page: RecordPage
    pane: ListPane
    panel: SidePanel
    forms: PanelForms
    files: RecordFiles
    details: FieldRows
    timeline: Timeline

    def __init__(self, services: Any, jobs: Jobs, bus: Bus) -> None:
        super().__init__()
        self.services, self.jobs, self.bus = services, jobs, bus
        self.kind: Kind = services.kinds[self.kind_name]
        self.source = RecordSource(services, jobs, self)
        self.acts = PromiseActs(services, jobs, bus, self)
        self.readers = self.acts.readers
        self.wanted = ""
        self.gone = Gone()
        self.loaded: Loaded | None = None

    # -- for subclasses -----------------------------------------------------------------------------------------

    def read_rows(self, text: str, sort: str) -> Sequence[Any]:
        """The rows of the list; runs on the read pool."""
        raise NotImplementedError

    def read_page(self, record: str) -> Any:
        """The page of a record; runs on the read pool."""
        raise NotImplementedError

    def show_page(self, loaded: Loaded) -> None:
        """Fills the page, all but its details."""
        raise NotImplementedError

    def more(self) -> None:
        """Offers what is done less often with the record on show."""
        raise NotImplementedError

    def nothing(self, text: str) -> EmptyState:
        """What stands in the list's place when it is empty."""
        raise NotImplementedError

    def filter_hint(self, n: int) -> str:
        """What stands in the empty filter: 'Filter 15 customers'."""
        raise NotImplementedError

    def presets(self, kind: str) -> dict[str, Any]:
        """Values for a new record of a kind, from what is on show."""
        raise NotImplementedError

    # -- the protocol of a screen -------------------------------------------------------------------------------

    def arrive(self, place: Place) -> None:
        """Shows the place: a record, a filter, or a form for something new."""
        if place.record:
            self.wanted = place.record
            if place.query != "" and not place.query.startswith(NEW):
                self.pane.filter.setText(place.query)
            elif self.pane.filter.text():
                self.pane.filter.clear()
        elif place.query and not place.query.startswith(NEW):
            self.pane.filter.setText(place.query)
        self.load_rows()
        if place.query.startswith(NEW):
            self.new(place.query.removeprefix(NEW))
        elif not self.panel.isVisible():
            self.pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Any) -> None:
        """Reads again what is on show."""
        self.load_rows()
        if self.loaded is not None:
            self.load_page(self.loaded.page.record.id)

    def leave(self) -> bool:
        """Open editors are saved; one that does not fit stays and says so. A form in the panel just waits."""
        return self.settle()

    def back(self) -> bool:
        """Esc: the panel, then an open editor, then the filter."""
        if self.panel.back():
            return True
        if self.pane.filter.text():
            self.pane.filter.clear()
            return True
        return False

    # -- the view -----------------------------------------------------------------------------------------------

    def take_view(self, view: RecordView) -> None:
        """Takes the view's parts and does what they ask for. Once, when the view is made."""
        self.view, self.pane, self.panel, self.timeline = view, view.pane, view.panel, view.page.timeline
        self.forms = PanelForms(self.services, self.jobs, self.bus, self.source, self.panel, self)
        self.files = RecordFiles(self.services, self.jobs, self.bus, view, self)
        self._wire_list()
        self._wire_timeline()
        page = view.page
        page.audience.clicked.connect(lambda: self.readers.ask(page.audience, [self.shown_id()]))
        page.more.clicked.connect(self.more)
        page.notice.confirm.clicked.connect(lambda: self.confirm([self.shown_id()]))
        page.notice.dismiss.clicked.connect(lambda: self.dismiss([self.shown_id()]))
        page.promises.pressed = lambda: self.new("promise")
        page.visits.pressed = lambda: self.new("visit")
        page.files.pressed = self.attach
        self.panel.shown.connect(lambda on: fill(page.capture, not on))

    def open_promise(self, promise: Any) -> None:
        """A promise of the page, on its own screen."""
        self.bus.open_record.emit("promise", promise.record.id)

    def go_query(self, query: str) -> None:
        """What a figure counts, in the search."""
        self.bus.go.emit(Place("search", query=query))

    # -- list and page ------------------------------------------------------------------------------------------

    def load_rows(self) -> None:
        """Reads the list again, as filtered and sorted."""
        text = self.pane.filter.text().strip()
        self.jobs.read(
            self.read_rows,
            text,
            self.pane.sort,
            then=lambda rows: self._rows(rows, text),
            owner=self,
            key=f"{self.screen_name}.rows",
        )

    def _rows(self, rows: Sequence[Any], text: str) -> None:
        hint = self.filter_hint(len(rows)) if rows and not text else ""
        away = self.gone.away(self.pane.model.shows)
        nothing = None if rows else self.nothing(text)
        self.pane.show_rows(rows, nothing if text else None, hint)
        came = self.gone.back(away, self.pane.model.shows)
        self.wanted = self.wanted or came
        goal = self.wanted or self.pane.current() or self.pane.first()
        if self.wanted and not self.pane.model.index_of(self.wanted).isValid():
            # Not in the list (filtered away, in the trash): its page can be read all the same.
            self.load_page(self.wanted)
            self.wanted = ""
            return
        self.wanted = ""
        if not goal:
            self.loaded = None
            self.view.show_nothing(None if text else nothing)
        elif not self.pane.stand_on(goal):
            self.pane.stand_on(self.pane.first())

    def stood_on(self, record: str) -> None:
        """The list stands on another row: its page is shown, unless what is being typed has to be mended first."""
        if not record:
            return
        shown = self.loaded.page.record.id if self.loaded else ""
        if record != shown and not self.settle():
            self.pane.stand_on(shown)
            return
        self.load_page(record)

    def load_page(self, record: str) -> None:
        """Reads a page; only the newest asked for arrives."""
        self.jobs.read(
            load,
            self.services,
            self.read_page,
            self.kind,
            record,
            then=self._page,
            failed=self.view.show_error,
            owner=self,
            key=f"{self.screen_name}.page",
        )

    def _page(self, loaded: Loaded) -> None:
        before = self.loaded.page.record.id if self.loaded else ""
        self.loaded = loaded
        another = loaded.page.record.id != before
        if another:
            self.timeline.start()
        self.page.setUpdatesEnabled(False)
        self.show_page(loaded)
        self.details.show_record(loaded.page.record, loaded.names, self.services.today())
        self.readers.show(loaded.page.record, self.page.audience)
        self.view.show_page(from_top=another)
        self.page.setUpdatesEnabled(True)

    @property
    def record(self) -> Any:
        """The record on show, None for none."""
        return self.loaded.page.record if self.loaded else None

    def shown_id(self) -> str:
        """The id of the record on show, '' for none."""
        return str(self.record.id) if self.record is not None else ""

    def to_filter(self) -> None:
        """The hands go to the filter."""
        self.pane.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.filter.selectAll()

    # -- the list's keys and bar --------------------------------------------------------------------------------

    def _wire_list(self) -> None:
        """What the list asks for, and what can be done with several rows."""
        pane = self.pane
        pane.stood_on.connect(self.stood_on)
        pane.sorted_by.connect(lambda _sort: self.load_rows())
        pane.wants_new.connect(lambda: self.new(self.kind_name))
        pane.list.deleting.connect(lambda: self.delete(pane.selection()))
        pane.add_bar(
            [
                Button(translate("Records", "Tag"), "tag", clicked=lambda: self.tag(pane.selection())),
                Button(translate("Records", "Delete"), "delete", "danger", lambda: self.delete(pane.selection())),
            ]
        )
        readers = Button(translate("Audience", "Who may read it …"), "people", "quiet")
        readers.clicked.connect(lambda: self.readers.ask(readers, pane.selection()))
        pane.add_bar([readers])
        pane.selected.connect(lambda _ids: readers.setVisible(bool(self.services.settings.store)))
        proposed = [
            Button(translate("Proposed", "Confirm"), "check", clicked=lambda: self.confirm(self.proposals())),
            Button(translate("Proposed", "Known …"), kind="quiet", clicked=lambda: ask_for(self)),
            Button(translate("Proposed", "Dismiss"), kind="quiet", clicked=lambda: self.dismiss(self.proposals())),
        ]
        pane.add_bar(proposed)

        for one in proposed:
            pane.selected.connect(lambda _ids, one=one: one.setVisible(bool(self.proposals())))  # type: ignore[misc]

    def letter(self, key: int) -> None:
        """A letter on the list."""
        acts: dict[int, Callable[[], Any]] = {
            Qt.Key.Key_C: lambda: self.confirm(self.proposals()),
            Qt.Key.Key_M: lambda: ask_for(self),
            Qt.Key.Key_D: lambda: self.dismiss(self.proposals()),
            Qt.Key.Key_T: lambda: self.tag(self.pane.selection()),
            Qt.Key.Key_W: lambda: self.readers.ask(self.pane.list, self.pane.selection()),
        }
        if key in acts:
            acts[key]()

    def proposals(self) -> list[str]:
        """The selected rows that a capture proposed."""
        chosen = set(self.pane.selection())
        return [row.id for row in self.pane.model.rows if row.id in chosen and row.proposed]

    # -- writing ------------------------------------------------------------------------------------------------

    def save(self, changes: dict[str, Any], then: Callable[[Any], Any], failed: Callable[[BaseException], Any]) -> None:
        """Fields of the record on show, from the versions that were read."""
        if self.record is not None:
            self.forms.save(self.record, changes, then, failed)

    def settle(self) -> bool:
        """Saves what is being edited in place. False where something does not fit: it says so, and the hands stay."""
        for one in self.details.rows.values():
            if one.editor is not None:
                one.commit()
                if one.editor is not None and one.problem.isVisibleTo(one):
                    one.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                    return False
        for row in self.timeline.rows.values():
            if isinstance(row.editor, InlineForm):
                if row.editor.form.values() is None:
                    return False
                row.editor.commit()
        return True

    def delete(self, ids: Sequence[str]) -> None:
        """To the trash, with Undo. What was promised in a note stays, and that is said."""
        services, ids = self.services, list(ids)

        def told(done: tuple[Sequence[Any], int]) -> None:
            records, left = done
            self.gone.went(records[0].id)
            said = translate("Records", "Deleted: {0}").format(named(services.kinds, records))
            more = translate("Records", "%n promise(s) made in it stay(s) open.", n=left) if left else ""
            self.bus.toast.emit(Toast(f"{said}. {more}" if more else said, undo=True))

        if ids:
            both = (services.records.delete, services.promises.open_from)
            self.jobs.write(lambda: tuple(act(ids) for act in both), then=told, owner=self)

    def confirm(self, ids: Sequence[str]) -> None:
        """What a capture proposed is right."""
        self._write(self.services.pages.confirm, ids, translate("Records", "Confirmed: {0}"))

    def dismiss(self, ids: Sequence[str]) -> None:
        """What a capture proposed is wrong."""
        self._write(self.services.pages.dismiss, ids, translate("Records", "Dismissed: {0}"))

    def attach(self) -> None:
        """Asks for files that belong to the record on show."""
        self.files.choose(self.shown_id())

    def attached(self, paths: list[str]) -> None:
        """Files dropped on the page."""
        self.files.attach(self.shown_id(), paths)

    def save_file(self, attachment: str) -> None:
        """An attachment, decrypted to where the user wants it."""
        name = next((one.name for one in self.loaded.files if one.id == attachment), "") if self.loaded else ""
        self.files.save(attachment, name)

    def _write(self, act: Callable[..., Any], ids: Sequence[str], said: str) -> None:
        def told(records: Sequence[Any]) -> None:
            if records:
                if records[0].deleted_at:
                    self.gone.went(records[0].id)
                self.bus.toast.emit(Toast(said.format(named(self.services.kinds, records)), undo=True))

        if ids:
            self.jobs.write(act, list(ids), then=told, owner=self)

    # -- the panel ----------------------------------------------------------------------------------------------

    def new(self, kind_name: str) -> None:
        """A form for something new, preset from what is on show."""
        if kind_name in self.services.kinds:
            self.forms.new(self.services.kinds[kind_name], lambda: self.presets(kind_name), self._added)

    def _added(self, record: Any) -> None:
        if self.services.kinds.of(record) is self.kind:
            self.wanted = record.id
            self.load_rows()

    def edit_record(self, record_id: str) -> None:
        """The whole form of a record, in the panel."""
        self.forms.edit(record_id)

    def history_here(self) -> None:
        """What happened to the record on show."""
        if self.record is not None:
            self.forms.history(self.record.id)

    def tag(self, ids: Sequence[str]) -> None:
        """Tags for several records of the list at once."""
        self.forms.tag(self.kind, ids)

    # -- the timeline -------------------------------------------------------------------------------------------

    def _wire_timeline(self) -> None:
        """What its entries ask for."""
        self.timeline.edit.connect(self.edit_entry)
        self.timeline.history.connect(lambda entry: self.forms.history(entry.id))
        self.timeline.delete.connect(lambda entry: self.delete([entry.id]))
        self.timeline.readers.connect(lambda entry: self.readers.ask(self.timeline.rows[entry.id], [entry.id]))
        self.timeline.opened.connect(self.open_entry)
        self.timeline.emptied.connect(lambda: self.pane.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.timeline.like.connect(lambda one: self.bus.go.emit(Place("search", record=one.id, query="like")))

    def open_entry(self, entry: Entry) -> None:
        """Enter on an entry: the whole of it, in the panel."""
        self.edit_record(entry.id)

    def edit_entry(self, entry: Entry) -> None:
        """Edits where it stands."""
        edit_entry(self, entry)
