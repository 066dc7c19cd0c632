"""Search's behaviour: every keystroke asks on the read pool; only the newest answer is shown."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from db.services.search_typing import completion, words_alone
from desktop.actions import Action
from desktop.bus import Bus, CaptureRequest, Place
from desktop.i18n import installed, label, translate
from desktop.jobs import Jobs
from desktop.keycaps import native
from desktop.screens.search.filters import Filters
from desktop.screens.search.groups import grouped
from desktop.screens.search.preview import Previewing
from desktop.screens.search.results import ResultList, ResultModel, columns
from desktop.screens.search.saving import Saving
from desktop.screens.search.view import SearchView
from desktop.widgets.popup import Option
from desktop.widgets.record_suggest import Suggestions

MOST, MOST_GROUPED = 20, 240
"""Results read at once; more when the end comes into sight, except in groups: nothing jumps while one reads."""
AGAIN, AGAIN_MOST = 150, 2_400
"""Milliseconds until an answer that may lack what was just saved is asked for again; twice as long each time."""
OWN_SCREEN = ("customer", "contact", "promise")
LIKE = "like"
"""as the query of a place: more like its record"""


class Controller(QObject):
    """Screen 'search'."""

    def __init__(self, services: Any, jobs: Jobs, bus: Bus) -> None:
        super().__init__()
        self.services, self.jobs, self.bus = services, jobs, bus
        self.model = ResultModel(columns(services.kinds, services.today), parent=self)
        self.list = ResultList(translate("Search", "Results"), services.today)
        self.list.setModel(self.model)
        self.view = SearchView(self.list, self.try_)
        self.filters = Filters(services.kinds, self.view, self._homes)
        self.saving = Saving(services, jobs, bus, self.view, self._words, self.show_saved)
        self.previewing = Previewing(services, jobs, self.view.preview)
        self.total, self._more = 0, False
        self.customer = ""
        self._hits: tuple[Any, ...] = ()
        self._result: Any = None
        self._text = ""
        self._suggestions = Suggestions(self.view.line, self._suggested)
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self._ask_again)
        self.actions = [
            Action("search.like", translate("Search", "More like this"), self.like_this, "Ctrl+M", "link"),
            Action("search.save", translate("Search", "Save this search"), self.saving.ask, "Ctrl+D", "add"),
        ]
        self._wire()

    def _wire(self) -> None:
        view = self.view
        view.line.textChanged.connect(lambda _text: self.find())
        view.line.walked.connect(self._walk)
        view.line.taken.connect(self.open)
        view.line.meant.connect(self.take_meant)
        view.line.menu_wanted.connect(self._menu_of_row)
        view.mean.clicked.connect(self.take_meant)
        view.preview.open.clicked.connect(self.open)
        view.preview.like.clicked.connect(self.like_this)
        view.nothing.unfilter.clicked.connect(self.filters.clear)
        view.nothing.only_words.clicked.connect(self._only_words)
        view.nothing.write.clicked.connect(lambda: self.bus.capture.emit(CaptureRequest(text=self._plain())))
        self.filters.changed.connect(self.find)
        self.list.opened.connect(self.open)
        self.list.letter.connect(lambda _key: self.like_this())
        self.list.menu_wanted.connect(self._menu)
        self.list.doubleClicked.connect(lambda _index: self.open())
        self.list.left_up.connect(lambda: view.line.setFocus(Qt.FocusReason.BacktabFocusReason))
        self.list.selectionModel().currentChanged.connect(lambda now, _old: self.previewing.stand(self.model.key(now)))
        self.list.verticalScrollBar().valueChanged.connect(self._near_the_end)

    # -- the protocol of a screen -------------------------------------------------------------------------------

    def arrive(self, place: Place) -> None:
        """A query to run, a saved search, more like a record, or a record to be led to."""
        self.customer = place.customer
        self.saving.load()
        if place.record:
            then = self._like if place.query == LIKE else self._lead
            self.jobs.read(self.services.records.get, place.record, then=then, owner=self)
            return
        if place.query:
            self.filters.reset()
            self.view.line.setText(place.query)
        self._to_line()
        self.find()

    def refresh(self, changes: Any) -> None:
        """The same query again: what is stood on stays."""
        if "saved_search" in changes.kinds:
            self.saving.load()
        self.find()
        self.previewing.refresh()

    def leave(self) -> bool:
        """An editor open in the preview is saved."""
        return self.previewing.settle()

    def back(self) -> bool:
        """Esc: the field is emptied first, then the filters."""
        if self.view.line.text():
            self.view.line.clear()
            self.view.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self.filters.any():
            self.filters.clear()
            return True
        return False

    # -- asking -------------------------------------------------------------------------------------------------

    def find(self) -> None:
        """Asks for what stands in the field. An older answer never comes after a newer one."""
        self._again.stop()
        self._again.setInterval(AGAIN)
        self.previewing.hold()
        self._find()

    def _find(self) -> None:
        text = self.view.line.text()
        self.saving.compare()
        if not text.strip() and not self.filters.any():
            self._show_lesson()
            return
        known = len(self._hits) if text == self._text else 0  # the same again: what was scrolled to stays
        self._ask(text, 0, lambda result: self._show(text, result), known)

    def _ask(self, text: str, offset: int, then: Any, known: int = 0) -> None:
        how = self.filters.arguments(self.services.today())
        most = MOST_GROUPED if self.filters.group else max(MOST, known)
        self.jobs.read(
            lambda: self.services.finder.search(
                text, **how, limit=most, offset=offset, context_customer=self.customer or None
            ),
            then=then,
            failed=self.view.error.show_error,
            owner=self,
            key="search.find",
        )

    def _show(self, text: str, result: Any) -> None:
        view = self.view
        view.error.clear()
        self._result, self.total, self._more = result, result.total, False
        stood = self.model.key(self.list.currentIndex())
        self._show_hits(result.results)
        if not self.model.index_of(stood).isValid() or not text or text != self._text:
            self.list.setCurrentIndex(self.model.step(-1, 1))
            self.list.scrollToTop()
        self.previewing.stand(self.model.key(self.list.currentIndex()))
        self._text = text
        view.count.setText(translate("Search", "%n result(s)", n=result.total))
        view.explained.setText(self._explained(result))
        view.show_meant(result.did_you_mean or "")
        if not result.results:
            self._show_nothing(result)
        view.left.setCurrentWidget(view.results if result.results else view.nothing)
        view.fit()
        self._offer(result.reading)
        QTimer.singleShot(0, self.list, self._fill)
        if result.partial and self.view.isVisible():
            self._again.start()

    def _ask_again(self) -> None:
        """The index was behind the store, or is being filled."""
        self._again.setInterval(min(2 * self._again.interval(), AGAIN_MOST))
        self._find()

    def _show_hits(self, hits: Any) -> None:
        self._hits = tuple(hits)
        services = self.services
        self.model.show_rows(
            grouped(self._hits, self.filters.group, services.kinds, services.today(), services.settings.week_start)
        )

    def _show_lesson(self) -> None:
        self._result, self._text = None, ""
        self._show_hits(())
        self.view.count.clear()
        self.view.explained.clear()
        self.view.show_meant("")
        self._offer(None)
        self.view.left.setCurrentWidget(self.view.lesson)
        self.view.fit()

    def _show_nothing(self, result: Any) -> None:
        nothing, filtered = self.view.nothing, self.filters.any()
        named = bool(self._plain()) and self._plain() != " ".join(self._text.split())
        if result.partial:
            said = translate("Search", "Not everything is in the index yet. Search looks again by itself.")
        elif filtered:
            said = translate("Search", "Nothing fits within these filters. Esc clears the words, then the filters.")
        elif named:
            said = translate("Search", "Nothing fits all of it. The words alone may find more.")
        else:
            said = translate("Search", "Fewer words or the beginning of one finds more. Or nobody wrote it down yet.")
        nothing.sentence.setText(said)
        nothing.sentence.show()
        nothing.unfilter.setVisible(filtered)
        nothing.only_words.setVisible(named)
        nothing.write.setVisible(bool(self._plain()))

    def _near_the_end(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        known = len(self._hits)
        if value < bar.maximum() - bar.pageStep() or self._more or known >= self.total or self.filters.group:
            return
        self._more = True
        self._ask(self.view.line.text(), known, self._append)

    def _fill(self) -> None:
        """A tall window has room for more than was read: nobody could scroll to it."""
        if self.list.isVisible() and not self.list.verticalScrollBar().maximum():
            self._near_the_end(0)

    def _append(self, result: Any) -> None:
        known = {row.id for row in self._hits}
        fresh = [row for row in result.results if row.id not in known]
        self._show_hits((*self._hits, *fresh))
        self._more = not fresh

    def _explained(self, result: Any) -> str:
        said = label(result.explained)
        parts = [translate("Search", "Looking for {0}").format(said) if said else "", *map(label, result.remarks)]
        return " · ".join(filter(None, parts))

    def take_meant(self) -> None:
        """The query as it was probably meant."""
        if self._result is not None and self._result.did_you_mean:
            self.view.line.setText(self._result.did_you_mean)

    def _plain(self) -> str:
        """The words of the query without its fields."""
        return words_alone(self._result.reading) if self._result is not None else ""

    def _only_words(self) -> None:
        self.filters.reset()
        self.view.line.setText(self._plain())
        self._to_line()

    # -- suggestions --------------------------------------------------------------------------------------------

    def _offer(self, reading: Any) -> None:
        """Values for the field being typed, or the name of the field that is begun."""
        line, german = self.view.line, installed() == "de"
        typing = reading is not None and line.hasFocus() and line.cursorPosition() == len(line.text())
        name = completion(reading, german) if typing else ""
        line.completion = f"{reading.text[: reading.at]}{name}:" if name else ""
        self.view.show_completion(name)
        if typing and reading.pending:
            finder = self.services.finder
            self.jobs.read(
                lambda: (reading, finder.suggest(reading, german=german)),
                then=self._suggest,
                failed=lambda _e: None,
                owner=self,
                key="search.suggest",
            )
        else:
            self._suggestions.hide()

    def _suggest(self, found: tuple[Any, list[Any]]) -> None:
        reading, values = found
        if reading.text != self.view.line.text():
            return
        head = reading.text[: reading.at]
        self._suggestions.show_options(
            [Option(f"{head}{one.text} ", label(one.said), one.icon, one.second) for one in values]
        )

    def _suggested(self, option: Option) -> None:
        self.view.line.setText(str(option.value))

    def try_(self, query: str) -> None:
        """One of the lesson's lines."""
        self.view.line.setText(query)
        self.view.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- saved searches -----------------------------------------------------------------------------------------

    def _words(self) -> tuple[str, bool]:
        """The search on show as it is kept: what is like a record cannot be."""
        if self.filters.like[0]:
            return "", False
        return " ".join(f"{self.view.line.text()} {self.filters.as_words()}".split()), self.filters.newest

    def show_saved(self, one: Any) -> None:
        """A saved search, as it was kept."""
        self.filters.reset()
        self.filters.newest = one.newest_first
        self.filters.show()
        self.view.line.setText(one.query)
        self.find()

    # -- results ------------------------------------------------------------------------------------------------

    def _homes(self) -> dict[str, str]:
        return {hit.customer.id: hit.customer.name for hit in self._hits if hit.customer}

    def _walk(self, by: int) -> None:
        index = self.model.step(self.list.currentIndex().row(), by)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _stood(self) -> Any:
        """The result stood on."""
        row = self.model.row(self.list.currentIndex())
        return next((hit for hit in self._hits if row is not None and hit.id == row.id), None)

    def _menu_of_row(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._menu(self.list.viewport().mapToGlobal(self.list.visualRect(index).center()))

    def _menu(self, at: QPoint) -> None:
        """What can be done with the result stood on."""
        hit = self._stood()
        if hit is None:
            return
        menu = QMenu(self.list)
        menu.addAction(f"{translate('Search', 'Open')}\t{native('Return')}", self.open)
        menu.addAction(f"{translate('Search', 'More like this')}\t{native('Ctrl+M')}", self.like_this)
        if hit.customer is not None and hit.customer.id != self.filters.customer[0]:
            said = translate("Search", "Only {0}").format(hit.customer.name.replace("&", "&&"))
            menu.addAction(said, lambda: self._only(hit.customer))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _only(self, customer: Any) -> None:
        self.filters.customer = (customer.id, customer.name)
        self.filters.show()
        self.find()

    def like_this(self) -> None:
        """What tells of the same as the result stood on."""
        if (hit := self._stood()) is not None:
            self.view.line.clear()
            self.filters.reset()
            self.filters.show_like(hit.id, hit.title)

    def _like(self, record: Any) -> None:
        """What tells of the same as a record somewhere else."""
        self.view.line.clear()
        self.filters.reset()
        self.filters.show_like(record.id, self.services.kinds.of(record).title(record))
        self._to_line()

    def _to_line(self) -> None:
        self.view.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.line.selectAll()

    def open(self) -> None:
        """Enter: the page where the result belongs."""
        hit = self._stood()
        if hit is None:
            return
        if hit.kind in OWN_SCREEN:
            self.bus.open_record.emit(hit.kind, hit.id)
            return
        self.jobs.read(self.services.finder.opened, hit.id, failed=lambda _e: None)
        if hit.customer is not None:
            self.bus.go.emit(Place("customers", record=hit.customer.id))
        else:
            self.jobs.read(self.services.records.get, hit.id, then=self._lead, owner=self)

    def _lead(self, record: Any) -> None:
        """To a saved search; from a note, visit or site to the page it stands on; where it has none, it is shown
        here."""
        kind = self.services.kinds.of(record).name
        about = getattr(record, "about", ())
        if kind == "saved_search":
            self.show_saved(record)
            self._to_line()
        elif kind in OWN_SCREEN:
            self.bus.open_record.emit(kind, record.id)
        elif getattr(record, "customer", None):
            self.bus.go.emit(Place("customers", record=record.customer))
        elif about:
            self.bus.open_record.emit("contact", about[0])
        else:
            self.view.left.setCurrentWidget(self.view.results)
            self.view.fit()
            self.previewing.read(record.id)
