"""The shell after the first paint: actions, screens, capture, undo, lock. `wire` is the one block where the bus meets
them all."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from desktop import i18n, sync_words
from desktop.actions import Actions
from desktop.bus import CaptureRequest, Place, Toast
from desktop.screen import Screen
from desktop.screens.today.controller import Controller as Today
from desktop.shell import keys, menus
from desktop.shell.capturing import Capturing
from desktop.shell.entry import Entry
from desktop.shell.glimpse import Glimpse
from desktop.shell.idle import IdleLock
from desktop.shell.navigator import Navigator
from desktop.shell.palette import CommandPalette, Found, rank_of
from desktop.shell.reminding import Reminding
from desktop.shell.saved import SavedSearches
from desktop.shell.steps import Steps
from desktop.shell.syncing import Syncing
from desktop.shell.tending import Tending
from desktop.theme import current
from desktop.theme.tokens import SCALES
from desktop.widgets.states import sentence_of

if TYPE_CHECKING:
    from desktop.app import App

log = logging.getLogger(__name__)


class Shell(QObject):
    """Made once, after the first paint."""

    def __init__(self, app: App, entry: Entry) -> None:
        super().__init__(app.window)
        self.app, self.bus, self.jobs, self.window = app, app.bus, app.jobs, app.window
        self.services: Any = None
        self._me: Any = None
        self.actions = Actions(self.window)
        self.navigator = Navigator(self.window.stack, self.jobs, self.bus)
        self.navigator.makers["today"] = self._today
        self.navigator.makers["settings"] = self._settings
        self.capturing = Capturing(self.window, self.navigator, self.jobs, self.bus)
        self.entry = entry
        self.glimpse = Glimpse(self.window, self.jobs, self.bus)
        self.steps = Steps(self.jobs, self.bus)
        self.palette = CommandPalette(self.window.ground, self.actions, self.jobs, self.bus)
        self.idle = IdleLock(self)
        self.saved = SavedSearches(self.window.sidebar, self.jobs, self.bus)
        self.reminding = Reminding(self.window, self.jobs, self.bus, app.state)
        self.tending = Tending(self.jobs, self.bus, self)
        self.syncing = Syncing(self.window, self.jobs, self.bus)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(150)
        self._counting.timeout.connect(self._count)
        self.actions.add(keys.build(self))
        menus.menu_bar(self.window, self.actions)
        self.wire()

    def wire(self) -> None:
        """Who hears what. Nothing else connects to the bus of the whole app."""
        bus, navigator, capturing = self.bus, self.navigator, self.capturing
        bus.go.connect(self.go)
        bus.open_record.connect(self.open_record)
        bus.capture.connect(self._capture)
        bus.changed.connect(navigator.refresh)
        bus.changed.connect(capturing.refresh)
        bus.changed.connect(self.tending.changed)
        bus.changed.connect(self.syncing.changed)
        bus.sync.connect(self.syncing.now)
        bus.joining.connect(self.syncing.follow)
        bus.sync_news.connect(self._known_as)
        bus.store_changed.connect(self._store_changed)
        bus.changed.connect(lambda _changes: self._counting.start())
        bus.counts_changed.connect(self.window.sidebar.show_counts)
        bus.changed.connect(self.saved.changed)
        bus.searching.connect(self.saved.showing)
        bus.changed.connect(self.steps.forget)
        bus.aside.connect(self.steps.remember)
        bus.undo.connect(self.steps.undo)
        bus.redo.connect(self.steps.redo)
        bus.failed.connect(self._failed)
        bus.import_files.connect(self._import)
        bus.export.connect(self._export)
        bus.settings_changed.connect(self._setting)
        bus.closing.connect(capturing.keep)
        bus.locked.connect(self.lock)
        navigator.arrived.connect(self._arrived)
        self.entry.opened.connect(self._opened)
        self.entry.glanced.connect(self.glimpse.show)
        self.entry.asked.connect(self.glimpse.forget)
        self.entry.asked.connect(bus.ready)
        bus.ready.connect(self._warm)
        self.idle.expired.connect(self.lock)

    # -- the life of a profile ----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Opens the profile, in a worker."""
        self.entry.begin()

    def _opened(self, services: Any) -> None:
        self.services = self.app.services = services
        self.steps.services = services
        self.navigator.open(services)
        self.jobs.follow(services)
        self.tending.begin(services)
        self.reminding.begin(services)
        self.saved.begin(services)
        self._apply_settings(services.settings)
        self.actions.want(keys.kinds(self, services.kinds))
        if i18n.language_of(services.settings.language) != i18n.installed():
            i18n.install(i18n.language_of(services.settings.language))
            self._reword()
        self.palette.finding = lambda text: find(services, text)
        self.jobs.read(lambda: services.me, then=self._owner, owner=self)
        self.syncing.say_audience(services)
        self.bus.opened.emit(services)
        self.app.state.opened, self.app.state.shared = True, bool(services.settings.store)
        self.navigator.go(Place("today"))
        self.capturing.open_services(services)
        self.glimpse.end()
        if self.app.capture_first:
            self.app.capture_first = False
            self.new_capture()
        self._counting.start()

    def _warm(self) -> None:
        """Today is there. The first draft and the first reading must not wait for what they import: now, when nothing
        else does."""
        services = self.services
        if services is not None:
            self.jobs.draft(lambda: services.drafts.count(), failed=lambda _error: None)
            self.jobs.read(lambda: services.captures.read(""), failed=lambda _error: None)
            self.syncing.begin(services)

    def lock(self) -> None:
        """Keeps what is unsaved, forgets what is shown, closes the profile, and asks for the passphrase."""
        services = self.services
        if services is None:
            return
        if not _has_passphrase(services):
            self.bus.toast.emit(
                Toast(
                    self.tr(
                        "This profile opens with this computer's keyring: whoever is logged in can open it. "
                        "Set a passphrase to lock it."
                    ),
                    "due",
                    action=self.tr("Set a passphrase"),
                    run=lambda: self.bus.go.emit(Place("settings", query="security")),
                )
            )
            return
        self.forget()
        self.entry.locked()
        # Behind the lanes of drafts and of sync, so that a draft on its way is still written, and a round has ended.
        self.jobs.draft(lambda: None, then=lambda _done: self._let_go(services), owner=self)

    def _let_go(self, services: Any) -> None:
        self.jobs.sync(lambda _ticket: None, then=lambda _done: self.jobs.write(services.close, owner=self), owner=self)

    def forget(self) -> None:
        """Takes the profile out of the window. What is behind the drafts' lane ends before the profile is closed."""
        services = self.services
        if services is not None:
            self.jobs.draft(lambda: services.pages.keep_today(), failed=lambda _error: None)
        self.capturing.close_services()
        self.tending.end()
        self.syncing.end()
        self.reminding.end()
        self.saved.end()
        self.jobs.unfollow()
        self.navigator.close()
        self.window.today.restart()
        self.window.sidebar.show_counts({})
        self.palette.finding = None
        self.palette.close_overlay()
        self.idle.set_minutes(0)
        self.actions.borrow([])
        self.services = self.app.services = self.steps.services = self._me = None

    def end(self) -> None:
        """The window is going: keeps what is unsaved and lets every screen go, timers and all."""
        self._counting.stop()
        self.forget()

    def _owner(self, me: Any) -> None:
        self._me = me
        self._known_as()

    def _known_as(self, _news: object = None) -> None:
        """Who works here, and as what: in a shared store that is for it to say."""
        if self.services is not None and self._me is not None:
            standing = self.syncing.news.standing
            joined = bool(self.services.settings.store)
            role = self._me.role if not joined else standing.role if standing is not None else ""
            self.window.sidebar.show_owner(self._me.name, sync_words.role_word(role))

    # -- going places -------------------------------------------------------------------------------------------

    def chosen(self, name: str) -> None:
        """From the sidebar."""
        if self.services is None and not self.glimpse.later(lambda: self.chosen(name)):
            self.window.sidebar.show_place("today")
        if self.services is None:
            return
        self.go(Place(name))

    def go(self, place: Place) -> None:
        """Shows a place; a capture being written becomes a draft."""
        if self.glimpse.later(lambda: self.go(place)):
            return
        self.palette.close_overlay()
        self.capturing.leave()
        if not self.navigator.go(place):
            self.window.sidebar.show_place(self.navigator.here or "today")

    def open_record(self, kind: str, record: str) -> None:
        """Shows a record where it belongs. What is opened often comes a little earlier in searches."""
        if self.glimpse.later(lambda: self.open_record(kind, record)):
            return
        self.palette.close_overlay()
        self.capturing.leave()
        self.navigator.open_record(kind, record)
        services = self.services
        if services is not None:
            self.jobs.read(lambda: services.finder.opened(record), failed=lambda _error: None)

    def back(self) -> None:
        """Esc: the nearest thing that can be closed."""
        if self.palette.isVisible():
            self.palette.close_overlay()
        elif not self.capturing.escape():
            self.navigator.back()

    def new_capture(self) -> None:
        """The capture box, from anywhere."""
        self.bus.capture.emit(CaptureRequest())

    def _capture(self, request: CaptureRequest) -> None:
        self.glimpse.later(lambda: self.capturing.start(request))
        self.capturing.start(request)

    def commands(self) -> None:
        """The command palette."""
        self.palette.ask()

    def menu(self) -> None:
        """The menu below the menu button."""
        menus.button_menu(self.window, self.window.sidebar.menu_button, self.actions)

    def help(self) -> None:
        """The help pages."""
        self.go(Place("settings", query="help"))

    def quit(self) -> None:
        """Closes the window."""
        self.app.quit()

    def _arrived(self, name: str) -> None:
        self.window.sidebar.show_place("today" if name == "capture" else name)
        self.saved.arrived(name)
        screen = self.navigator.current()
        self.actions.borrow(getattr(screen, "actions", []))

    def _today(self, services: Any, jobs: Any, bus: Any) -> Screen:
        return self.glimpse.adopted(services) or Today(services, jobs, bus, self.window.today)

    def _settings(self, services: Any, jobs: Any, bus: Any) -> Screen:
        from desktop.screens.settings.controller import Controller

        return Controller(services, jobs, bus, self.actions)

    def _import(self, paths: list[str]) -> None:
        if self.glimpse.later(lambda: self._import(paths)):
            return
        self.go(Place("importing"))
        screen: Any = self.navigator.current()
        if self.navigator.here == "importing":
            screen.take(paths)

    def _export(self) -> None:
        if self.glimpse.later(self._export):
            return
        self.go(Place("importing"))
        screen: Any = self.navigator.current()
        if self.navigator.here == "importing":
            screen.export()

    # -- settings, counts, errors -------------------------------------------------------------------------------

    def set_theme(self, mode: str) -> None:
        """'' follows the system."""
        if self.services is not None:
            self.services.settings.theme = mode
            self.jobs.write(self.services.settings.save, owner=self)
        self.app.state.theme = mode or "system"
        current().set(mode=self.app.state.theme)

    def zoom(self, by: int) -> None:
        """Larger (1), smaller (-1) or normal (0) text."""
        at = min(range(len(SCALES)), key=lambda index: abs(SCALES[index] - current().scale))
        scale = 1.0 if by == 0 else SCALES[max(0, min(len(SCALES) - 1, at + by))]
        if self.services is not None:
            self.services.settings.text_scale = round(scale * 100)
            self.jobs.write(self.services.settings.save, owner=self)
        self.app.state.text_size = round(scale * 100)
        current().set(scale=scale)

    def _apply_settings(self, settings: Any) -> None:
        kept = self.app.state
        kept.theme, kept.text_size = settings.theme or "system", settings.text_scale
        kept.motion, kept.language = settings.motion, settings.language
        current().set(mode=kept.theme, scale=settings.text_scale / 100, motion=settings.motion)
        # With the keyring alone a lock would hold nobody off: it asks for nothing.
        self.idle.set_minutes(settings.lock_after if _has_passphrase(self.services) else 0)

    def _reword(self) -> None:
        """The profile speaks another language than this computer did: what is painted is said anew."""
        self.window.reword()
        self.actions.reword([*keys.build(self), *keys.kinds(self, self.services.kinds)])
        self.palette.reword()
        self.saved.section.reword()

    def _setting(self, name: str) -> None:
        services = self.services
        if services is None:
            return
        if name == "language":
            self.app.state.language = services.settings.language
            said = self.tr("The language changes when Tacit is opened again.")
            self.bus.toast.emit(Toast(said, action=self.tr("Open again now"), run=self.app.restart))
        elif name == "default_audience":
            self.syncing.say_audience(services)
        elif name == "me":
            self.jobs.read(lambda: services.me, then=self._owner, owner=self)
        else:
            self._apply_settings(services.settings)

    def _store_changed(self) -> None:
        if self.services is not None:
            services = self.services
            self.app.state.shared = bool(services.settings.store)
            self.syncing.store_changed()
            self.jobs.read(lambda: services.me, then=self._owner, owner=self)

    def _count(self) -> None:
        if self.services is not None:
            services = self.services
            self.jobs.read(
                lambda: services.pages.counts(), then=self.bus.counts_changed.emit, owner=self, key="shell.counts"
            )

    def _failed(self, error: BaseException) -> None:
        """Nobody showed it in place. The log gets the kind of fault only: its text may hold a customer's words."""
        if not getattr(error, "sentence", ""):
            log.error("a job failed: %s", type(error).__name__)
        self.bus.toast.emit(Toast(sentence_of(error), "overdue"))


def find(services: Any, text: str) -> list[Found]:
    """Saved searches, customers and people whose names fit what was typed. Pure; runs on the read pool."""
    customers = [
        ("customer", row.id, row.name, i18n.label(row.line)) for row in services.pages.customers(text=text)[:6]
    ]
    people = [
        (
            "contact",
            row.id,
            row.name,
            ", ".join(part for part in (row.title, i18n.say(row.customer.name) if row.customer else "") if part),
        )
        for row in services.pages.people(text=text)[:6]
    ]
    saved = [
        (one.name, ("saved_search", one.id, one.name, i18n.translate("Search", "Saved search")))
        for one in services.searches.all()
    ]
    return [row for name, row in saved if rank_of(text, name) is not None] + customers + people


def _has_passphrase(services: Any) -> bool:
    return bool(services.profile.opens_with == "passphrase")
