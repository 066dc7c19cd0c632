"""Settings' behaviour: which page is on show; pages are made when first shown, and anew when what they show changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from desktop.actions import Actions
from desktop.bus import Bus, Place
from desktop.i18n import translate
from desktop.jobs import Jobs
from desktop.screens.settings import general, learnt, pages, security, upkeep
from desktop.screens.settings.context import Context
from desktop.screens.settings.view import SettingsPage, SettingsView

Build = Callable[[Context], SettingsPage]


class Controller(QObject):
    """Screen 'settings'. `place.query` names a page."""

    def __init__(self, services: Any, jobs: Jobs, bus: Bus, actions: Actions) -> None:
        super().__init__()
        self.context = Context(services, jobs, bus, actions, self)
        table: list[tuple[str, str, str, Build]] = [
            ("profile", translate("Settings", "Profile"), "person", general.profile),
            ("appearance", translate("Settings", "Appearance"), "sun", general.appearance),
            ("writing", translate("Settings", "Capturing"), "capture", general.writing),
            ("learnt", translate("Settings", "Learnt from you"), "topic", learnt.learnt),
            ("security", translate("Settings", "Security"), "lock", security.security),
            ("backups", translate("Settings", "Backups"), "backup", security.backups),
            ("trash", translate("Settings", "Trash"), "delete", security.trash),
            ("doctor", translate("Settings", "Health"), "doctor", upkeep.doctor),
            ("keys", translate("Settings", "Keyboard"), "keyboard", pages.keys),
            ("help", translate("Settings", "Help"), "question", pages.help_),
            ("about", translate("Settings", "About Tacit"), "info", pages.about),
        ]
        self._builds = {name: build for name, _text, _icon, build in table}
        self._pages: dict[str, SettingsPage] = {}
        self._here = "profile"
        self.view = SettingsView([(name, text, icon) for name, text, icon, _build in table], self._show)
        bus.settings_changed.connect(self._changed)

    def arrive(self, place: Place) -> None:
        self._show(place.query if place.query in self._builds else self._here)
        self.view.list.setFocus()

    def refresh(self, changes: Any) -> None:
        """The trash and the backups show what may have changed."""
        self._renew("trash")

    def leave(self) -> bool:
        return True

    def back(self) -> bool:
        return False

    def _show(self, name: str) -> None:
        self._here = name
        if name == "learnt" and name in self._pages:
            self._forget(name)
        if name not in self._pages:
            self._pages[name] = self._builds[name](self.context)
        self.view.show_page(name, self._pages[name])

    def _changed(self, name: str) -> None:
        if name in ("security", "theme", "text_scale"):
            self._renew("security")

    def _renew(self, name: str) -> None:
        if self._forget(name) and self._here == name:
            self._show(name)

    def _forget(self, name: str) -> bool:
        """A page is made anew when it is shown again."""
        page = self._pages.pop(name, None)
        if page is not None:
            self.view.stack.removeWidget(page)
            page.deleteLater()
        return page is not None
