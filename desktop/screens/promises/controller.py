"""Promises' behaviour: the ledger in its groups; keep, break and move with one key; everything can be undone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from db.records import Kind
from desktop.actions import Action
from desktop.bus import Bus, Place
from desktop.i18n import translate
from desktop.jobs import Jobs
from desktop.screens.promises.ledger import SETTLED, Group, Ledger, LedgerModel, grouped
from desktop.screens.promises.view import PromisesView, nothing_fits, nothing_of_mine, nothing_owed
from desktop.widgets.popup import ChoicePopup, Option
from desktop.widgets.record_forms import PanelForms
from desktop.widgets.record_gone import Gone
from desktop.widgets.record_inline import FieldRows
from desktop.widgets.record_mover import Mover
from desktop.widgets.record_page import fill
from desktop.widgets.record_promises import PromiseActs
from desktop.widgets.record_source import RecordSource


def read_ledger(services: Any, state: str, by: str, customer: str, mine: bool) -> tuple[list[Any], tuple[int, int]]:
    """The promises that fit, and how many of the settled ones were kept; runs on the read pool."""
    rows = services.promises.ledger(state="all", by=by or None, customer=customer or None, mine=mine)
    if state:
        rows = [one for one in rows if (one.record.status in SETTLED) == (state == "settled")]
    return rows, services.promises.kept_rate(customer or None)


class Controller(QObject):
    """Screen 'promises'."""

    def __init__(self, services: Any, jobs: Jobs, bus: Bus) -> None:
        super().__init__()
        self.services, self.jobs, self.bus = services, jobs, bus
        self.kind: Kind = services.kinds["promise"]
        self.source = RecordSource(services, jobs, self)
        self.acts = PromiseActs(services, jobs, bus, self)
        self.readers = self.acts.readers
        self.model = LedgerModel(self)
        self.ledger = Ledger(translate("Promises", "Promises"))
        self.ledger.setModel(self.model)
        self.view = PromisesView(self.ledger)
        self.panel = self.view.panel
        self.forms = PanelForms(services, jobs, bus, self.source, self.panel, self)
        self.mine, self.state, self.side = True, "open", ""
        self.customer: tuple[str, str] = ("", "")
        self._widened = False
        self.wanted, self.gone = "", Gone()  # what to stand on; what was acted on
        self._mover: Mover | None = None
        self._detail_of = ""
        self.fields = FieldRows(self.kind, self.source, self._save, without=("what", "status", "proof"))
        self.view.detail.fields.addWidget(self.fields)
        self._wire()
        self._chips()
        self.actions = [
            Action("promises.mine", translate("Promises", "My promises"), lambda: self._whose(True), "", "person"),
            Action("promises.all", translate("Promises", "Everyone's promises"), self._everyones, "", "people"),
            Action("promises.us", translate("Promises", "What we owe"), lambda: self._by("us"), "", "promise-us"),
            Action(
                "promises.them", translate("Promises", "What they owe"), lambda: self._by("them"), "", "promise-them"
            ),
        ]

    def _wire(self) -> None:
        view, detail = self.view, self.view.detail
        self.ledger.selectionModel().currentChanged.connect(self._stood)
        self.ledger.letter.connect(self._letter)
        self.ledger.deleting.connect(lambda: self.delete(self.selection()))
        self.ledger.opened.connect(self.open)
        self.ledger.doubleClicked.connect(lambda _index: self.open())
        view.new.clicked.connect(self.new)
        view.mine.clicked.connect(self._whose)
        for name, toggle in view.states.items():
            toggle.clicked.connect(lambda on, name=name: self._state(name if on else ""))
        for name, toggle in view.sides.items():
            toggle.clicked.connect(lambda on, name=name: self._by(name if on else ""))
        view.customer.clicked.connect(self._choose_customer)
        detail.keep.clicked.connect(lambda: self._act("keep"))
        detail.broken.clicked.connect(lambda: self._act("break"))
        detail.move_.clicked.connect(self.move_)
        detail.drop.clicked.connect(lambda: self._act("drop"))
        detail.reopen.clicked.connect(lambda: self._act("reopen"))
        detail.customer.clicked.connect(lambda: self._go("customer"))
        detail.person.clicked.connect(lambda: self._go("contact"))
        detail.note.clicked.connect(lambda: self.bus.open_record.emit("note", self._record().note))
        detail.readers.clicked.connect(lambda: self.readers.ask(detail.readers, self.selection()))
        detail.history.clicked.connect(self.history)
        detail.like.clicked.connect(self.like)
        detail.delete.clicked.connect(lambda: self.delete(self.selection()))
        self.panel.shown.connect(lambda on: fill(detail.keep, not on))

    # -- the protocol of a screen -------------------------------------------------------------------------------

    def arrive(self, place: Place) -> None:
        """My open ones, a filter by name, one promise, or the form."""
        if place.record:
            self.wanted, self._widened = place.record, True
            self.mine, self.state, self.side, self.customer = False, "", "", ("", "")
            self._chips()
        elif self._widened and not place.query:
            self._usual()
        elif place.query in ("us", "them"):
            self.side = place.query
            self._chips()
        self.load()
        if place.query.startswith("new:"):
            self.new()
        elif not self.panel.isVisible():
            self.ledger.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Any) -> None:
        """The ledger again; what is stood on stays."""
        self.load()

    def leave(self) -> bool:
        """Editors open in the detail are saved; a form in the panel waits."""
        for one in self.fields.rows.values():
            if one.editor is not None:
                one.commit()
                if one.editor is not None and one.problem.isVisibleTo(one):
                    return False
        return True

    def back(self) -> bool:
        """Esc: the panel, the day being typed, then the filters."""
        if self.panel.back():
            return True
        if self._mover is not None:
            self._close_mover()
            return True
        if self.side or self.customer[0] or self.state != "open" or not self.mine:
            self._usual()
            self.load()
            return True
        return False

    def _usual(self) -> None:
        """The filters one begins with: what the sidebar counts."""
        self.mine, self.state, self.side, self.customer = True, "open", "", ("", "")
        self._widened = False
        self._chips()

    # -- the ledger ---------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Reads the ledger as filtered."""
        self.jobs.read(
            read_ledger,
            self.services,
            self.state,
            self.side,
            self.customer[0],
            self.mine,
            then=self._show,
            failed=self.view.error.show_error,
            owner=self,
            key="promises.ledger",
        )

    def _show(self, read: tuple[list[Any], tuple[int, int]]) -> None:
        rows, (kept, settled) = read
        self.view.error.clear()
        at = self.ledger.currentIndex().row()
        stood = self.wanted or self.model.key(self.ledger.currentIndex())
        top = self.ledger.verticalScrollBar().value()
        away = self.gone.away(self.model.shows)
        self.model.show_rows(grouped(rows, self.services.today(), self.services.settings.week_start))
        if came := self.gone.back(away, self.model.shows):
            self.wanted = stood = came
        index = self.model.index_of(stood) if stood else QModelIndex()
        if not index.isValid():
            index = self.model.near(at)
        if index.isValid() and (self.model.key(self.ledger.currentIndex()) != self.model.key(index) or self.wanted):
            self.ledger.setCurrentIndex(index)
        if self.wanted:
            self.ledger.scrollTo(index)
        else:
            self.ledger.verticalScrollBar().setValue(top)
        self.wanted = ""
        self.view.rate.setText(
            translate("Promises", "We kept {0} of {1}, {2} %").format(kept, settled, round(100 * kept / settled))
            if settled
            else ""
        )
        self._empty(rows)
        self._detail()

    def _empty(self, rows: list[Any]) -> None:
        if rows:
            self.view.stack.show_page()
            return
        filtered = bool(self.side or self.customer[0] or self.state == "settled")
        if filtered:
            state = nothing_fits()
        elif self.mine:
            state = nothing_of_mine(self._everyones)
        else:
            state = nothing_owed(self.new)
        self.view.stack.show_nothing(state)

    def selection(self) -> list[str]:
        """The ids selected; the one stood on where none is."""
        ids = [self.model.key(index) for index in self.ledger.selectionModel().selectedRows()]
        return [one for one in ids if not one.startswith("group.")] or ([self._record().id] if self._row() else [])

    def _stood(self, now: QModelIndex, before: QModelIndex) -> None:
        if isinstance(self.model.row(now), Group):
            # Arrows pass over headings.
            step = 1 if not before.isValid() or now.row() > before.row() else -1
            over = self.model.index(now.row() + step, 0)
            if not over.isValid() or isinstance(self.model.row(over), Group):
                over = before
            if over.isValid():
                self.ledger.setCurrentIndex(over)
            return
        self._detail()

    # -- the detail ---------------------------------------------------------------------------------------------

    def _row(self) -> Any | None:
        row_ = self.model.row(self.ledger.currentIndex())
        return None if row_ is None or isinstance(row_, Group) else row_.promise

    def _record(self) -> Any:
        shown = self._row()
        assert shown is not None
        return shown.record

    def _detail(self) -> None:
        detail, promise = self.view.detail, self._row()
        detail.inner.setVisible(promise is not None)
        if promise is None:
            self._detail_of = ""
            return
        record = promise.record
        if record.id != self._detail_of:
            self._close_mover()
            detail.begin(record)
            self._detail_of = record.id
        detail.show_promise(promise, self.services.today())
        self.readers.show(record, detail.readers)
        self.source.customer = record.customer or ""
        self.jobs.read(
            self.services.records.names,
            [one for one in (record.customer, record.contact, record.colleague, record.note) if one],
            then=lambda names: self._fields(record, names),
            owner=self,
            key="promises.names",
        )

    def _fields(self, record: Any, names: dict[str, str]) -> None:
        if record.id == self._detail_of:
            self.fields.show_record(record, names, self.services.today())

    # -- acts ---------------------------------------------------------------------------------------------------

    def _letter(self, key: int) -> None:
        acts = {Qt.Key.Key_K: "keep", Qt.Key.Key_B: "break", Qt.Key.Key_D: "drop", Qt.Key.Key_O: "reopen"}
        if key in acts:
            self._act(acts[Qt.Key(key)])
        elif key == Qt.Key.Key_M:
            self.move_()
        elif key == Qt.Key.Key_L:
            self.like()
        elif key == Qt.Key.Key_W:
            self.readers.ask(self.view.detail.readers, self.selection())

    def like(self) -> None:
        """What tells of the same as the promise stood on."""
        for promise in self.selection()[:1]:
            self.bus.go.emit(Place("search", record=promise, query="like"))

    def _act(self, what: str) -> None:
        settle = {"keep": self.acts.keep, "break": self.acts.break_, "drop": self.acts.drop}
        for promise in (ids := self.selection()):
            self.gone.went(ids[0])
            if what in settle:
                proof = self.view.detail.proof.toPlainText().strip() if promise == self._detail_of else ""
                settle[what](promise, proof)
            else:
                self.acts.reopen(promise)

    def move_(self) -> None:
        """Asks for another day, in place."""
        if self._row() is None or self._mover is not None:
            return
        record = self._record()
        self._mover = Mover(
            self.kind, self.source, record.due, lambda due: self._moved(record.id, due), self._close_mover
        )
        self.view.detail.mover.addWidget(self._mover)
        self._mover.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._mover.editor.line.selectAll()

    def _moved(self, promise: str, due: Any) -> None:
        mover = self._mover
        self.acts.move(promise, due, failed=mover.tell if mover else None)
        if mover is not None and not mover.problem.isVisibleTo(mover):
            self._close_mover()
            self.ledger.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_mover(self) -> None:
        if self._mover is not None:
            self._mover.hide()
            self._mover.deleteLater()
            self._mover = None
            self.ledger.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self, ids: list[str]) -> None:
        """To the trash, with Undo."""
        if ids:
            self.gone.went(ids[0])
            self.acts.delete(ids)

    def open(self) -> None:
        """Enter and double click: the person it is owed to or by, else the customer."""
        if self._row() is not None:
            self._go("contact" if self._record().contact else "customer")

    def _go(self, kind: str) -> None:
        target = getattr(self._record(), kind)
        if target:
            self.bus.open_record.emit(kind, target)

    def history(self) -> None:
        """What happened to it, in the panel."""
        self.forms.history(self._record().id)

    def new(self) -> None:
        """The form of a promise."""
        self.forms.new(self.kind, self._presets, self._added, {"status": "open"})

    def _presets(self) -> dict[str, Any]:
        return {"owed_by": self.side or "us", "customer": self.customer[0] or None}

    def _added(self, record: Any) -> None:
        self.wanted = record.id
        self.load()

    def _save(self, changes: dict[str, Any], then: Any, failed: Any) -> None:
        self.forms.save(self._record(), changes, then, failed)

    # -- filters ------------------------------------------------------------------------------------------------

    def _state(self, name: str) -> None:
        self.state = name
        self._chips()
        self.load()

    def _whose(self, mine: bool) -> None:
        self.mine, self._widened = mine, False
        self._chips()
        self.load()

    def _everyones(self) -> None:
        self._whose(False)

    def _by(self, side: str) -> None:
        self.side = side
        self._chips()
        self.load()

    def _choose_customer(self) -> None:
        self._chips()
        homes = {
            row_.promise.customer.id: row_.promise.customer.name
            for row_ in self.model.rows
            if not isinstance(row_, Group) and row_.promise.customer
        }
        options = [Option(("", ""), translate("Promises", "Any customer"), chosen=not self.customer[0])]
        options += [
            Option((one, name), name, "customer", chosen=one == self.customer[0])
            for one, name in sorted(homes.items(), key=lambda pair: pair[1].casefold())
        ]
        ChoicePopup(self.view.customer, translate("Promises", "Customer"), options, self._of_customer).open()

    def _of_customer(self, customer: tuple[str, str]) -> None:
        self.customer = customer
        self._chips()
        self.load()

    def _chips(self) -> None:
        self.view.mine.setChecked(self.mine)
        for name, toggle in self.view.states.items():
            toggle.setChecked(name == self.state)
        for name, toggle in self.view.sides.items():
            toggle.setChecked(name == self.side)
        self.view.customer.setText(self.customer[1] or translate("Promises", "Customer"))
        self.view.customer.setChecked(bool(self.customer[0]))
