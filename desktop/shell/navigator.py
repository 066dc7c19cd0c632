"""Which screen is on show. Screens are made when first shown; a hidden one hears of changes before the next time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.bus import Bus, Place
from desktop.jobs import Jobs
from desktop.screen import Screen

Maker = Callable[[Any, Jobs, Bus], Screen]


def _customers(services: Any, jobs: Jobs, bus: Bus) -> Screen:
    from desktop.screens.customers.controller import Controller

    return Controller(services, jobs, bus)


def _people(services: Any, jobs: Jobs, bus: Bus) -> Screen:
    from desktop.screens.people.controller import Controller

    return Controller(services, jobs, bus)


def _promises(services: Any, jobs: Jobs, bus: Bus) -> Screen:
    from desktop.screens.promises.controller import Controller

    return Controller(services, jobs, bus)


def _search(services: Any, jobs: Jobs, bus: Bus) -> Screen:
    from desktop.screens.search.controller import Controller

    return Controller(services, jobs, bus)


def _importing(services: Any, jobs: Jobs, bus: Bus) -> Screen:
    from desktop.screens.importing.controller import Controller

    return Controller(services, jobs, bus)


def _sync(services: Any, jobs: Jobs, bus: Bus) -> Screen:
    from desktop.screens.sync.controller import Controller

    return Controller(services, jobs, bus)


def _records(services: Any, jobs: Jobs, bus: Bus) -> Screen:
    from desktop.screens.records.controller import Controller

    return Controller(services, jobs, bus)


# Today and Settings are made by the shell: they need more of it.
MAKERS: dict[str, Maker] = {
    "customers": _customers,
    "people": _people,
    "promises": _promises,
    "search": _search,
    "importing": _importing,
    "records": _records,
    "sync": _sync,
}

HOME_OF = {
    "customer": "customers",
    "contact": "people",
    "promise": "promises",
    "note": "search",
    "visit": "search",
    "opportunity": "search",
    "site": "search",
    "saved_search": "search",
}
"""The screen that shows a record of a kind; the search screen knows the way from a note to its customer's page."""


class Navigator(QObject):
    """Goes to places over one stack. `arrived(name)` tells the sidebar and the actions."""

    arrived = Signal(str)

    def __init__(self, stack: QStackedWidget, jobs: Jobs, bus: Bus) -> None:
        super().__init__(stack)
        self.stack, self.jobs, self.bus = stack, jobs, bus
        self.makers: dict[str, Maker] = dict(MAKERS)
        self.screens: dict[str, Screen] = {}
        self.here = ""
        self.trail: list[str] = []
        self._services: Any = None
        self._missed: dict[str, Any] = {}

    def open(self, services: Any) -> None:
        """A profile is open: screens can be made from now on."""
        self._services = services

    def close(self) -> None:
        """Lets all screens go, with what they show."""
        for name, screen in self.screens.items():
            if name != "today":  # its view is the window's own, painted before there was a profile
                self.stack.removeWidget(screen.view)
                screen.view.deleteLater()
            if isinstance(screen, QObject):
                screen.deleteLater()
        self.screens.clear()
        self._missed.clear()
        self.trail.clear()
        self.here = ""
        self._services = None

    def current(self) -> Screen | None:
        """The screen on show."""
        return self.screens.get(self.here)

    def go(self, place: Place) -> bool:
        """Shows a place. False when nothing is open or the present screen would not be left."""
        if self._services is None:
            return False
        before = self.current()
        if before is not None and self.here != place.screen and not before.leave():
            return False
        screen = self.screen(place.screen)
        if self.here and self.here != place.screen:
            self.trail = [*self.trail[-19:], self.here]
        self.here = place.screen
        if place.screen == "search" and before is not None and before is not screen and not place.customer:
            place = place._replace(customer=_looked_at(before))
        self.stack.setCurrentWidget(screen.view)
        missed = self._missed.pop(place.screen, None)
        if missed is not None:
            for changes in missed:
                screen.refresh(changes)
        screen.arrive(place)
        self.arrived.emit(place.screen)
        return True

    def back(self) -> bool:
        """Esc: a step back within the screen, else to the screen before."""
        screen = self.current()
        if screen is not None and screen.back():
            return True
        if self.trail:
            name = self.trail.pop()
            if self.go(Place(name)):
                self.trail.pop()
            return True
        return False

    def screen(self, name: str) -> Screen:
        """The screen of that name, made now if it was not yet. KeyError for a name that is none."""
        if name not in self.screens:
            made = self.makers[name](self._services, self.jobs, self.bus)
            if self.stack.indexOf(made.view) < 0:
                self.stack.addWidget(made.view)
            self.screens[name] = made
        return self.screens[name]

    def refresh(self, changes: Any) -> None:
        """Hands Changes to the screen on show and keeps them for the others."""
        for name, screen in self.screens.items():
            if name == self.here:
                screen.refresh(changes)
            else:
                self._missed.setdefault(name, []).append(changes)

    def open_record(self, kind: str, record: str) -> None:
        """Shows a record where it belongs."""
        self.go(Place(HOME_OF.get(kind, "records"), record=record))


def _looked_at(screen: Any) -> str:
    """The customer whose page, or whose person's page, a screen shows; '' for none."""
    loaded = getattr(screen, "loaded", None)
    record = loaded.page.record if loaded is not None else None
    home = getattr(record, "customer", None) if hasattr(record, "customer") else getattr(record, "id", None)
    return home or ""
