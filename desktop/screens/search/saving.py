"""Keeping a search under a name, from its screen: the button beside the field, and what can be done with one kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from desktop.bus import Bus, Toast
from desktop.i18n import translate
from desktop.jobs import Jobs
from desktop.screens.search.view import SearchView
from desktop.widgets.popup import AskPopup, ChoicePopup, Option
from desktop.widgets.saved_searches import remove, rename


class Saving(QObject):
    """Knows which searches are kept. `words()` gives the search on show as (query, newest first); `kept(query)` puts it
    into the field as it was kept."""

    def __init__(
        self,
        services: Any,
        jobs: Jobs,
        bus: Bus,
        view: SearchView,
        words: Callable[[], tuple[str, bool]],
        kept: Callable[[Any], Any],
    ) -> None:
        super().__init__()
        self.services, self.jobs, self.bus, self.view = services, jobs, bus, view
        self._words, self._kept = words, kept
        self.all: list[Any] = []
        self.here = ""
        view.save.clicked.connect(lambda: self.ask())

    def load(self) -> None:
        """Reads which there are."""
        services = self.services
        self.jobs.read(
            lambda: services.searches.all(), then=self._loaded, failed=lambda _e: None, owner=self, key="search.saved"
        )

    def _loaded(self, found: list[Any]) -> None:
        if found != self.all:
            self.view.lessons.show_saved(found, self._kept)
        self.all = found
        self.compare()

    def compare(self) -> None:
        """Says whether what is on show is kept already, and as what."""
        query, newest = self._words()
        same = [one for one in self.all if one.query == query and one.newest_first == newest]
        one = next(iter(same), None)
        self.view.save.setText(one.name if one else translate("Search", "Save"))
        self.view.save.set_icon("check" if one else "add")
        self.view.save.setToolTip("" if one else translate("Search", "Keep this search in the sidebar (Ctrl+D)"))
        self.view.save.setVisible(bool(query))
        if self.here != (one.id if one else ""):
            self.here = one.id if one else ""
            self.bus.searching.emit(self.here)

    def ask(self) -> None:
        """Asks for a name; of one that is kept, what to do with it."""
        query, _newest = self._words()
        if not query:
            return
        if self.here:
            self._offer(self.here)
        else:
            AskPopup(
                self.view.save,
                translate("Search", "Save this search"),
                _name_of(query),
                translate("Search", "It gets a place in the sidebar with the number of its results."),
                self._save,
            ).open()

    def _save(self, name: str) -> str:
        if not name:
            return translate("Search", "Give it a name.")
        query, newest = self._words()
        self.jobs.write(
            lambda: self.services.searches.save(name, query, newest), then=self._saved, failed=self._failed, owner=self
        )
        return ""

    def _saved(self, one: Any) -> None:
        self._kept(one)
        self.load()
        self.bus.toast.emit(Toast(translate("Search", "Saved: {0}").format(one.name), "kept", undo=True))

    def _offer(self, search: str) -> None:
        options = [
            Option("rename", translate("Search", "Rename …"), "edit"),
            Option("remove", translate("Search", "Remove from the sidebar"), "delete"),
        ]

        def chosen(what: str) -> None:
            rename(self, search, self.view.save) if what == "rename" else remove(self, search)

        ChoicePopup(self.view.save, translate("Search", "Saved search"), options, chosen).open()

    def _failed(self, error: BaseException) -> None:
        self.view.error.show_error(error)


def _name_of(query: str) -> str:
    """A name to begin with: the query without the signs of its language."""
    plain = " ".join(query.replace('"', "").replace("(", "").replace(")", "").split())
    return plain[:1].upper() + plain[1:60]
