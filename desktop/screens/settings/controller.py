"""Settings' behaviour: which page is on show; pages are made when first shown, and anew when what they show changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from desktop.actions import Actions
from desktop.bus import Bus, Place
from desktop.jobs import Jobs
from desktop.screens.settings import general, learnt, pages, security, store, upkeep
from desktop.screens.settings.context import Context
from desktop.screens.settings.view import SettingsPage, SettingsView
from desktop.settings_pages import settings_pages

BUILDS: dict[str, Callable[[Context], SettingsPage]] = {
    "profile": general.profile,
    "appearance": general.appearance,
    "writing": general.writing,
    "learnt": learnt.learnt,
    "store": store.store,
    "security": security.security,
    "backups": security.backups,
    "trash": security.trash,
    "doctor": upkeep.doctor,
    "keys": pages.keys,
    "help": pages.help_,
    "about": pages.about,
}
"""What makes each page of `desktop.settings_pages`, by its name"""


class Controller(QObject):
    """Screen 'settings'. `place.query` names a page; 'store:password' asks there for a new password at once."""

    def __init__(self, services: Any, jobs: Jobs, bus: Bus, actions: Actions) -> None:
        super().__init__()
        self.context = Context(services, jobs, bus, actions, self)
        self._pages: dict[str, SettingsPage] = {}
        self._here = "profile"
        self.view = SettingsView(settings_pages(), self._show)
        bus.settings_changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        name, _, act = place.query.partition(":")
        self._show(name if name in BUILDS else self._here)
        self.view.list.setFocus()
        if (name, act) == ("store", "password"):
            store.ask_password(self.context, self._pages[name])
        elif name == "store":
            store.take_focus(self._pages[name])

    def refresh(self, changes: Any) -> None:
        """The trash shows what may have changed, and the shared store who is in it."""
        self._renew("trash")
        if self.context.services.settings.store and {"colleague", "team"} & set(changes.kinds):
            self._renew("store")

    def leave(self) -> bool:
        return True

    def back(self) -> bool:
        return False

    def _show(self, name: str) -> None:
        self._here = name
        if name == "learnt" or (name == "store" and self.context.services.settings.store):
            self._forget(name)
        if name not in self._pages:
            self._pages[name] = BUILDS[name](self.context)
        self.view.show_page(name, self._pages[name])

    def _changed(self, name: str) -> None:
        if name in ("security", "theme", "text_scale"):
            self._renew("security")
        if name == "store":
            self._renew("store")

    def _renew(self, name: str) -> None:
        page = self._pages.get(name)
        keys = page is not None and page.isAncestorOf(self.view.focusWidget())
        if self._forget(name) and self._here == name:
            self._show(name)
            if keys:
                self.view.list.setFocus()

    def _forget(self, name: str) -> bool:
        """A page is made anew when it is shown again; not one on which somebody is joining a store."""
        page = self._pages.get(name)
        if page is None or store.joining(page):
            return False
        del self._pages[name]
        self.view.stack.removeWidget(page)
        page.deleteLater()
        return True
