"""The command palette: every action, every screen, and customers and people by typing their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from desktop.actions import Action, Actions
from desktop.bus import Bus, Place
from desktop.jobs import Jobs
from desktop.keycaps import native
from desktop.shell.overlay import Overlay
from desktop.theme import current
from desktop.widgets.fields import Line
from desktop.widgets.layout import rule
from desktop.widgets.popup import Option, OptionList
from desktop.widgets.text import Text

Found = tuple[str, str, str, str]
"""kind, id, name, second line"""
ICONS = {"customer": "customer", "saved_search": "search"}
MOST = 12


class _Search(Line):
    """The palette's line; arrows and Enter belong to the list below it."""

    listed: OptionList
    closes: Callable[[], Any]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Down:
            self.listed.step(1)
        elif key == Qt.Key.Key_Up:
            self.listed.step(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.listed.take()
        elif key == Qt.Key.Key_Escape:
            self.closes()
        else:
            super().keyPressEvent(event)


class CommandPalette(Overlay):
    """Ctrl+K. `finding(text)` is a pure function run on the read pool that returns Found rows."""

    def __init__(self, parent: QWidget, actions: Actions, jobs: Jobs, bus: Bus) -> None:
        super().__init__(parent, 560, 72)
        self.actions_, self.jobs, self.bus = actions, jobs, bus
        self.finding: Callable[[str], list[Found]] | None = None
        self._found: list[Found] = []
        self.line = _Search("", "", "search")
        self.line.setProperty("kind", "palette")
        self.list = OptionList("", self._take)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line.listed, self.line.closes = self.list, self.close_overlay
        self.box.setContentsMargins(*(current().px(value) for value in (8, 8, 8, 8)))
        self.box.setSpacing(current().px(8))
        self.box.addWidget(self.line)
        self.box.addWidget(rule())
        self.box.addWidget(self.list)
        self.nothing = Text("", "small")
        self.box.addWidget(self.nothing)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(40)
        self._timer.timeout.connect(self._look)
        self.line.textChanged.connect(self._typed)
        self.reword()

    def reword(self) -> None:
        """Its words in the language in force."""
        self.line.setAccessibleName(self.tr("What to do"))
        self.line.setPlaceholderText(self.tr("Type an action, a customer or a person"))
        self.list.setAccessibleName(self.tr("Choices"))
        self.nothing.setText(self.tr("Nothing of that name. Enter searches all notes."))

    def ask(self) -> None:
        """Opens it empty."""
        self.line.clear()
        self._found = []
        self._fill()
        self.open_overlay()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _typed(self, _text: str) -> None:
        self._fill()
        self._timer.start()

    def _look(self) -> None:
        text = self.line.text().strip()
        if not text or self.finding is None:
            self._found = []
            self._fill()
            return
        self.jobs.read(self.finding, text, then=self._show_found, failed=lambda _e: None, owner=self, key="palette")

    def _show_found(self, found: list[Found]) -> None:
        self._found = found if self.line.text().strip() else []
        self._fill()

    def _fill(self) -> None:
        text = self.line.text().strip()
        names = [
            Option(("open", kind, record), name, ICONS.get(kind, "person"), second)
            for kind, record, name, second in self._found
        ]
        matching = sorted(
            (
                (rank, number, action)
                for number, action in enumerate(self.actions_.all())
                if (rank := _rank(text, action)) is not None
            ),
            key=lambda entry: entry[:2],
        )
        acts = [_option(action) for _rank, _number, action in matching]
        # Typed names mean a person or a customer more often than an action, unless an action begins just so.
        exact = bool(matching) and bool(text) and matching[0][0] == 0
        options = (acts[:3] + names + acts[3:]) if exact or not names else names + acts
        if text:
            options = options[:MOST]
            options.append(Option(("search", text, ""), self.tr("Search notes for “{0}”").format(text), "search"))
        self.nothing.setVisible(bool(text) and len(options) == 1)
        self.list.show_options(options)
        self.list.setFixedHeight(self.list.wanted(MOST).height() + 2)
        self.fit()

    def _take(self, value: tuple[str, str, str]) -> None:
        self.close_overlay()
        what, first, second = value
        if what == "run":
            self.actions_.run(first)
        elif what == "open":
            self.bus.open_record.emit(first, second)
        else:
            self.bus.go.emit(Place("search", query=first))


def _option(action: Action) -> Option:
    keys = native(action.shortcut) if action.shortcut else ""
    return Option(("run", action.name, ""), action.text, action.icon, "", False, keys)


def _rank(typed: str, action: Action) -> int | None:
    """`rank_of` of an action; what it is called otherwise answers after every name."""
    named = rank_of(typed, action.text)
    if named is not None or not action.also:
        return named
    return None if rank_of(typed, f"{action.text} {action.also}") is None else 3


def rank_of(typed: str, text: str) -> int | None:
    """How well an action's text answers what was typed: 0 begins so, 1 a word begins so, 2 all words begin somewhere;
    None not at all. Nothing typed answers everything."""
    wanted, words = typed.casefold().split(), text.casefold().split()
    if not wanted or text.casefold().startswith(typed.casefold()):
        return 0
    if not all(any(word.startswith(part) for word in words) for part in wanted):
        return None
    return 1 if len(wanted) == 1 else 2
