"""Search's behaviour: every keystroke asks on the read pool; only the newest answer is shown."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QObject, Qt

from desktop import words
from desktop.bus import Bus, Place
from desktop.i18n import label, translate
from desktop.jobs import Jobs
from desktop.models import RowModel
from desktop.screens.search.results import ResultList, columns
from desktop.screens.search.view import SearchView
from desktop.widgets.layout import clear
from desktop.widgets.popup import ChoicePopup, Option
from desktop.widgets.record_inline import FieldRows
from desktop.widgets.record_loading import Loaded, load
from desktop.widgets.record_source import RecordSource
from desktop.widgets.record_suggest import Suggestions

MOST = 60
"""Results read at once; more when the end comes into sight."""
OWN_SCREEN = ("customer", "contact", "promise")


class Controller(QObject):
    """Screen 'search'."""

    def __init__(self, services: Any, jobs: Jobs, bus: Bus) -> None:
        super().__init__()
        self.services, self.jobs, self.bus = services, jobs, bus
        self.source = RecordSource(services, jobs, self)
        self.model = RowModel(columns(services.kinds, self._date), parent=self)
        self.list = ResultList(translate("Search", "Results"))
        self.list.setModel(self.model)
        self.view = SearchView(self.list, self.try_)
        self.kind, self.since, self.sort = "", "", "relevance"
        self.customer: tuple[str, str] = ("", "")
        self.total, self._more = 0, False
        self._loaded: Loaded | None = None
        self._rows: FieldRows | None = None
        self._result: Any = None
        self._suggestions = Suggestions(self.view.line, self._suggested)
        self._wire()

    def _wire(self) -> None:
        view = self.view
        view.line.textChanged.connect(lambda _text: self.find())
        view.line.walked.connect(self._walk)
        view.line.taken.connect(self.open)
        view.mean.clicked.connect(lambda: view.line.setText(self._result.did_you_mean if self._result else ""))
        view.kind.clicked.connect(lambda: self._choose_kind())
        view.since.clicked.connect(lambda: self._choose_since())
        view.customer.clicked.connect(lambda: self._choose_customer())
        view.sort.clicked.connect(self._sorted)
        view.clear.clicked.connect(self.clear_filters)
        view.preview.open.clicked.connect(self.open)
        self.list.opened.connect(self.open)
        self.list.clicked.connect(lambda _index: None)
        self.list.doubleClicked.connect(lambda _index: self.open())
        self.list.left_up.connect(lambda: view.line.setFocus(Qt.FocusReason.BacktabFocusReason))
        self.list.selectionModel().currentChanged.connect(lambda now, _old: self._stood(self.model.key(now)))
        self.list.verticalScrollBar().valueChanged.connect(self._near_the_end)
        self._chips()

    # -- the protocol of a screen -------------------------------------------------------------------------------

    def arrive(self, place: Place) -> None:
        """A query to run, or a record to be led to."""
        if place.record:
            self.jobs.read(self.services.records.get, place.record, then=self._lead, owner=self)
            return
        if place.query:
            self.clear_filters(find=False)
            self.view.line.setText(place.query)
        self.view.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.line.selectAll()
        self.find()

    def refresh(self, changes: Any) -> None:
        """The same query again: what is stood on stays."""
        self.find()
        if self._loaded is not None and not (self._rows and self._rows.editing()):
            self._read(self._loaded.page.record.id)

    def leave(self) -> bool:
        """An editor open in the preview is saved."""
        for one in self._rows.rows.values() if self._rows else ():
            if one.editor is not None:
                one.commit()
                if one.editor is not None and one.problem.isVisibleTo(one):
                    return False
        return True

    def back(self) -> bool:
        """Esc: the field is emptied first, then the filters."""
        if self.view.line.text():
            self.view.line.clear()
            self.view.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self.filtered():
            self.clear_filters()
            return True
        return False

    # -- asking -------------------------------------------------------------------------------------------------

    def find(self) -> None:
        """Asks for what stands in the field. An older answer never comes after a newer one."""
        text = self.view.line.text()
        if not text.strip() and not self.filtered():
            self._show_lesson()
            return
        self._ask(text, 0, lambda result: self._show(text, result))

    def _ask(self, text: str, offset: int, then: Any) -> None:
        today = self.services.today()
        self.jobs.read(
            lambda: self.services.finder.search(
                text,
                kind=self.kind or None,
                customer=self.customer[0] or None,
                since=_since(self.since, today),
                sort=self.sort,
                limit=MOST,
                offset=offset,
            ),
            then=then,
            failed=self._failed,
            owner=self,
            key="search.find",
        )

    def _show(self, text: str, result: Any) -> None:
        view = self.view
        view.error.clear()
        self._result, self.total, self._more = result, result.total, False
        stood = self.model.key(self.list.currentIndex())
        self.model.show_rows(result.results)
        if not self.model.index_of(stood).isValid() or not view.line.text() or text != getattr(self, "_text", None):
            self.list.setCurrentIndex(self.model.index(0, 0))
            self.list.scrollToTop()
        self._text = text
        view.count.setText(translate("Search", "%n result(s)", n=result.total))
        view.explained.setText(self._explained(result))
        mean = result.did_you_mean or ""
        view.mean.setText(translate("Search", "Did you mean “{0}”? These are its results.").format(mean))
        view.mean.setVisible(bool(mean))
        view.nothing.sentence.setText(self._nothing(result))
        view.nothing.sentence.setVisible(True)
        view.left.setCurrentWidget(view.results if result.results else view.nothing)
        view.fit()
        if result.reading.pending and view.line.hasFocus():
            self.jobs.read(
                self.services.finder.suggest, result.reading, then=self._suggest, owner=self, key="search.suggest"
            )
        else:
            self._suggestions.hide()

    def _show_lesson(self) -> None:
        self._result = None
        self.model.show_rows([])
        self.view.count.clear()
        self.view.explained.clear()
        self.view.mean.hide()
        self.view.left.setCurrentWidget(self.view.lesson)
        self.view.fit()

    def _failed(self, error: BaseException) -> None:
        self.view.error.show_error(error)

    def _near_the_end(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        if value < bar.maximum() - bar.pageStep() or self._more or self.model.rowCount() >= self.total:
            return
        self._more = True
        self._ask(self.view.line.text(), self.model.rowCount(), self._append)

    def _append(self, result: Any) -> None:
        known = {row.id for row in self.model.rows}
        fresh = [row for row in result.results if row.id not in known]
        self.model.show_rows([*self.model.rows, *fresh])
        self._more = not fresh

    def _explained(self, result: Any) -> str:
        said = label(result.explained)
        parts = [translate("Search", "Looking for {0}").format(said) if said else "", *map(label, result.remarks)]
        return " · ".join(filter(None, parts))

    def _nothing(self, result: Any) -> str:
        if self.filtered():
            return translate("Search", "Nothing fits within these filters. Esc clears the words, then the filters.")
        return translate("Search", "Fewer words or the beginning of one finds more.")

    # -- suggestions --------------------------------------------------------------------------------------------

    def _suggest(self, values: list[str]) -> None:
        self._suggestions.show_options([Option(value, value) for value in values])

    def _suggested(self, option: Option) -> None:
        text = self.view.line.text()
        head = text[: text.rindex(":") + 1] if ":" in text else text
        value = str(option.value)
        self.view.line.setText(f'{head}"{value}" ' if " " in value else f"{head}{value} ")

    # -- filters ------------------------------------------------------------------------------------------------

    def filtered(self) -> bool:
        """Whether a chip narrows the answers."""
        return bool(self.kind or self.since or self.customer[0])

    def clear_filters(self, find: bool = True) -> None:
        """Takes all filters off."""
        self.kind, self.since, self.customer = "", "", ("", "")
        self._chips()
        if find:
            self.find()

    def _chips(self) -> None:
        view, kinds = self.view, self.services.kinds
        view.kind.show_value(label(kinds[self.kind].plural) if self.kind else "")
        view.since.show_value(dict(_times())[self.since] if self.since else "")
        view.customer.show_value(self.customer[1])
        view.sort.setChecked(self.sort == "date")
        view.clear.setVisible(self.filtered())

    def _choose_kind(self) -> None:
        kinds = [kind for kind in self.services.kinds if kind.searched]
        options = [Option("", translate("Search", "Any kind"), chosen=not self.kind)]
        options += [Option(kind.name, label(kind.plural), kind.icon, chosen=kind.name == self.kind) for kind in kinds]
        self._choose(self.view.kind, options, "kind")

    def _choose_since(self) -> None:
        options = [Option(value, text, chosen=value == self.since) for value, text in _times()]
        self._choose(self.view.since, options, "since")

    def _choose_customer(self) -> None:
        homes = {hit.customer.id: hit.customer.name for hit in self.model.rows if hit.customer}
        if self.customer[0]:
            homes.setdefault(*self.customer)
        options = [Option(("", ""), translate("Search", "Any customer"), chosen=not self.customer[0])]
        options += [
            Option((one, name), name, "customer", chosen=one == self.customer[0])
            for one, name in sorted(homes.items(), key=lambda pair: pair[1].casefold())[:12]
        ]
        self._choose(self.view.customer, options, "customer")

    def _choose(self, chip: Any, options: list[Option], name: str) -> None:
        def chosen(value: Any) -> None:
            setattr(self, name, value)
            self._chips()
            self.find()

        self._chips()
        ChoicePopup(chip, chip.name, options, chosen).open()

    def _sorted(self) -> None:
        self.sort = "date" if self.sort != "date" else "relevance"
        self._chips()
        self.find()

    def try_(self, query: str) -> None:
        """One of the lesson's lines."""
        self.view.line.setText(query)
        self.view.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- results ------------------------------------------------------------------------------------------------

    def _walk(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            at = max(0, min(count - 1, self.list.currentIndex().row() + by))
            self.list.setCurrentIndex(self.model.index(at, 0))

    def _stood(self, record: str) -> None:
        if record:
            self._read(record)
        else:
            self._loaded = None
            self.view.preview.show_blank()

    def _read(self, record: str) -> None:
        self.jobs.read(
            _load_any, self.services, record, then=self._preview, failed=self._unread, owner=self, key="search.preview"
        )

    def _unread(self, error: BaseException) -> None:
        self.view.preview.show_blank()
        self.view.preview.error.show_error(error)

    def _preview(self, loaded: Loaded) -> None:
        record = loaded.page.record
        kind = self.services.kinds.of(record)
        preview = self.view.preview
        another = self._loaded is None or self._loaded.page.record.id != record.id
        self._loaded = loaded
        preview.error.clear()
        preview.kind.setText(label(kind.label))
        preview.title.setText(getattr(record, kind.naming.title) or label(kind.label))
        preview.open.setEnabled(True)
        if another or self._rows is None:
            clear(preview.fields)
            self._rows = FieldRows(kind, self.source, self._save, without=(kind.naming.title,))
            preview.fields.addWidget(self._rows)
            preview.verticalScrollBar().setValue(0)
        self.source.customer = getattr(record, "customer", "") or ""
        self._rows.show_record(record, loaded.names, self.services.today())

    def _save(self, changes: dict[str, Any], then: Any, failed: Any) -> None:
        if self._loaded is None:
            return
        record = self._loaded.page.record
        named = {name: (record.versions.get(name), value) for name, value in changes.items()}
        self.jobs.write(self.services.records.edit, record.id, named, then=then, failed=failed, owner=self)

    def open(self) -> None:
        """Enter: the page where the result belongs."""
        hit = self.model.row(self.list.currentIndex())
        if hit is None:
            return
        if hit.kind in OWN_SCREEN:
            self.bus.open_record.emit(hit.kind, hit.id)
        elif hit.customer is not None:
            self.bus.go.emit(Place("customers", record=hit.customer.id))
        else:
            self.jobs.read(self.services.records.get, hit.id, then=self._lead, owner=self)

    def _lead(self, record: Any) -> None:
        """From a note, visit or site to the page it stands on; where it has none, it is shown here."""
        kind = self.services.kinds.of(record).name
        about = getattr(record, "about", ())
        if kind in OWN_SCREEN:
            self.bus.open_record.emit(kind, record.id)
        elif getattr(record, "customer", None):
            self.bus.go.emit(Place("customers", record=record.customer))
        elif about:
            self.bus.open_record.emit("contact", about[0])
        else:
            self.view.left.setCurrentWidget(self.view.results)
            self.view.fit()
            self._read(record.id)

    def _date(self, hit: Any) -> str:
        return words.list_day(hit.date, self.services.today()) if hit.date else ""


def _times() -> list[tuple[str, str]]:
    return [
        ("", translate("Search", "Any time")),
        ("7", translate("Search", "Last 7 days")),
        ("30", translate("Search", "Last 30 days")),
        ("90", translate("Search", "Last 3 months")),
        ("365", translate("Search", "Last 12 months")),
    ]


def _since(value: str, today: dt.date) -> dt.date | None:
    return today - dt.timedelta(days=int(value)) if value else None


class _Alone:
    """A record where a page is expected."""

    def __init__(self, record: Any) -> None:
        self.record = record


def _load_any(services: Any, record_id: str) -> Loaded:
    record = services.records.get(record_id)
    return load(services, lambda _id: _Alone(record), services.kinds.of(record), record_id)
