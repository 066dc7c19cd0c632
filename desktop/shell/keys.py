"""The window's own actions, in the order of menus and palette."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from desktop.actions import Action
from desktop.bus import CaptureRequest, Place
from desktop.i18n import label, translate
from desktop.settings_pages import settings_pages

if TYPE_CHECKING:
    from db.records import Kind
    from desktop.shell.shell import Shell


def build(shell: Shell) -> list[Action]:
    """All actions that do not belong to a screen."""
    return [*_file(shell), *_edit(shell), *_go(shell), *_view(shell), *_new(shell), *_pages(shell), *_help(shell)]


def _file(shell: Shell) -> list[Action]:
    """Notes in and out, the lock, the end."""
    bus = shell.bus
    return [
        Action(
            "file.capture",
            translate("Actions", "New capture"),
            lambda: bus.capture.emit(CaptureRequest()),
            "Ctrl+N",
            "capture",
        ),
        Action(
            "file.import",
            translate("Actions", "Import files …"),
            lambda: bus.import_files.emit([]),
            "Ctrl+I",
            "import",
            also=translate("Actions", "bring in load read csv vcard contacts", "other words for Import"),
        ),
        Action(
            "file.export",
            translate("Actions", "Export …"),
            bus.export.emit,
            "Ctrl+E",
            "export",
            also=translate("Actions", "save as download csv pdf copy out", "other words for Export"),
        ),
        Action(
            "file.sync",
            translate("Actions", "Sync now"),
            bus.sync.emit,
            "F5",
            "sync",
            also=translate("Actions", "synchronise send receive update refresh", "other words for Sync now"),
        ),
        Action("file.lock", translate("Actions", "Lock"), shell.lock, "Ctrl+L", "lock"),
        Action("file.quit", translate("Actions", "Quit"), shell.quit, "Ctrl+Q", "close"),
    ]


def _edit(shell: Shell) -> list[Action]:
    """Taking back, and doing again after all."""
    bus = shell.bus
    return [
        Action("edit.undo", translate("Actions", "Undo"), bus.undo.emit, "Ctrl+Z", "undo"),
        Action("edit.redo", translate("Actions", "Redo"), bus.redo.emit, "Ctrl+Shift+Z", "redo"),
    ]


def _go(shell: Shell) -> list[Action]:
    """Every screen by its key, the palette, and the way back."""

    def go(screen: str) -> None:
        shell.bus.go.emit(Place(screen))

    return [
        Action("go.today", translate("Actions", "Today"), lambda: go("today"), "Ctrl+1", "today"),
        Action("go.customers", translate("Actions", "Customers"), lambda: go("customers"), "Ctrl+2", "customers"),
        Action("go.people", translate("Actions", "People"), lambda: go("people"), "Ctrl+3", "people"),
        Action("go.promises", translate("Actions", "Promises"), lambda: go("promises"), "Ctrl+4", "promises"),
        Action("go.search", translate("Actions", "Search"), lambda: go("search"), "Ctrl+F", "search"),
        Action("go.search5", translate("Actions", "Search"), lambda: go("search"), "Ctrl+5", "search", keep=True),
        Action(
            "go.sync",
            translate("Actions", "Sync: what waits"),
            lambda: go("sync"),
            "Ctrl+6",
            "online",
            also=translate("Actions", "conflicts waiting shared store offline", "other words for Sync"),
        ),
        Action("go.settings", translate("Actions", "Settings"), lambda: go("settings"), "Ctrl+,", "settings"),
        Action("go.palette", translate("Actions", "Commands"), shell.commands, "Ctrl+K", "keyboard"),
        Action("go.back", translate("Actions", "Back"), shell.back, "Esc", "arrow-left"),
    ]


def _view(shell: Shell) -> list[Action]:
    """Light or dark, and the size of text."""
    return [
        Action("view.light", translate("Actions", "Light"), lambda: shell.set_theme("light"), "", "sun"),
        Action("view.dark", translate("Actions", "Dark"), lambda: shell.set_theme("dark"), "", "moon"),
        Action(
            "view.system",
            translate("Actions", "Light or dark as the system"),
            lambda: shell.set_theme(""),
            "",
            "device",
        ),
        Action("view.larger", translate("Actions", "Larger text"), lambda: shell.zoom(1), "Ctrl++", "add"),
        Action("view.smaller", translate("Actions", "Smaller text"), lambda: shell.zoom(-1), "Ctrl+-", "dropped"),
        Action("view.normal", translate("Actions", "Normal text size"), lambda: shell.zoom(0), "Ctrl+0", "search"),
    ]


def _new(shell: Shell) -> list[Action]:
    """An empty form for each kind of record."""

    def new(kind: str, home: str) -> None:
        # A page that is on show presets the form with whom it is about.
        here = shell.navigator.here
        shell.bus.go.emit(Place(here if here in ("customers", "people") else home, query=f"new:{kind}"))

    return [
        Action(f"file.new_{kind}", text, partial(new, kind, home), "", icon, keep=True)
        for kind, home, icon, text in (
            ("customer", "customers", "customer", translate("New", "New customer")),
            ("contact", "people", "person", translate("New", "New person")),
            ("promise", "promises", "promises", translate("New", "New promise")),
            ("visit", "customers", "visit", translate("New", "New visit")),
            ("opportunity", "customers", "opportunity", translate("New", "New opportunity")),
        )
    ]


def _pages(shell: Shell) -> list[Action]:
    """Every page of the settings that has no key of its own, found by what else people call it."""
    return [
        Action(
            f"go.settings_{page.name}",
            page.text,
            partial(shell.bus.go.emit, Place("settings", query=page.name)),
            "",
            page.icon,
            keep=True,
            also=f"{translate('Actions', 'Settings')} {page.also}",
        )
        for page in settings_pages()
        if page.also
    ]


def _help(shell: Shell) -> list[Action]:
    """Where help, the keys and the version are read."""
    bus = shell.bus
    return [
        Action("help.help", translate("Actions", "Help"), shell.help, "F1", "question"),
        Action(
            "help.keys",
            translate("Actions", "Keyboard shortcuts"),
            lambda: bus.go.emit(Place("settings", query="keys")),
            "Ctrl+/",
            "keyboard",
        ),
        Action(
            "help.about",
            translate("Actions", "About Tacit"),
            lambda: bus.go.emit(Place("settings", query="about")),
            "",
            "info",
        ),
    ]


def kinds(shell: Shell, declared: Iterable[Kind]) -> list[Action]:
    """The lists of the kinds that have no screen of their own."""
    return [
        Action(
            f"go.kind_{kind.name}",
            translate("Actions", "Open {0}").format(label(kind.plural)),
            partial(shell.bus.go.emit, Place("records", query=kind.name)),
            "",
            kind.icon,
        )
        for kind in declared
        if kind.name not in _AT_HOME
    ]


_AT_HOME = ("customer", "contact", "promise", "note", "attachment", "saved_search")
"""Kinds that are met elsewhere: on their own screens, in the search, on the pages of others"""


def menus() -> list[tuple[str, str]]:
    """(prefix of names, title) of the menus."""
    return [
        ("file", translate("Actions", "&File")),
        ("edit", translate("Actions", "&Edit")),
        ("go", translate("Actions", "&Go to")),
        ("view", translate("Actions", "&View")),
        ("help", translate("Actions", "&Help")),
    ]
