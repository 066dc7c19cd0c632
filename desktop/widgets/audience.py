"""Who may read a record: its icon, and the choice of it by keyboard, named people too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.i18n import label, translate
from desktop.jobs import Jobs
from desktop.theme import current
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Line
from desktop.widgets.layout import row
from desktop.widgets.popup import ChoicePopup, Option, OptionList, Popup
from desktop.widgets.text import Text

PEOPLE = "people:"


def audience_icon(audience: str) -> str:
    """The picture of an audience."""
    if audience in ("me", "everyone"):
        return {"me": "only-me", "everyone": "everyone"}[audience]
    return "team" if audience.startswith("team:") else "people"


class AudiencePicker(QObject):
    """Asks for an audience below a widget. `picked(audience, words)` is told of another one than `current`."""

    def __init__(self, services: Any, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services, self.jobs = services, jobs

    def ask(
        self, anchor: QWidget, present: str, picked: Callable[[str, str], Any], heading: str = "", new: bool = False
    ) -> None:
        """Reads whom it may be for, and opens the choices. `new`: of something the store does not have yet."""
        services = self.services

        def show(found: tuple[Any, Any, str]) -> None:
            choices, colleagues, words = found
            if isValid(anchor):
                self._open(anchor, present, choices, colleagues, words, picked, heading)

        def work() -> tuple[Any, Any, str]:
            sync = services.sync
            words = label(sync.audience_words(present)) if present else ""
            return sync.audiences(new=new), sync.colleagues(), words

        self.jobs.read(work, then=show, owner=self, key="audience.choices")

    def _open(
        self,
        anchor: QWidget,
        present: str,
        choices: Sequence[Any],
        colleagues: Sequence[Any],
        words: str,
        picked: Callable[[str, str], Any],
        heading: str,
    ) -> None:
        named = present.startswith(PEOPLE)
        usual = [one for one in choices if not one.chooses]
        more = [one for one in choices if one.chooses and colleagues]
        options = [self._option(one, present, named, words) for one in (*usual, *more)]
        known = {one.value for one in options}
        if present and not named and present not in known:
            options.insert(0, Option(present, words, audience_icon(present), chosen=True))

        def took(audience: str) -> None:
            if audience == PEOPLE:
                PeoplePopup(anchor, colleagues, _members(present), lambda ids: self._people(ids, picked)).open()
            elif audience != present:
                said = next((one.text for one in options if one.value == audience), "")
                picked(audience, said)

        ChoicePopup(anchor, heading or translate("Audience", "Who may read it?"), options, took).open()

    @staticmethod
    def _option(one: Any, present: str, named: bool, words: str) -> Option:
        if one.chooses:
            second = words if named else ""
            return Option(PEOPLE, label(one.label), "people", second, chosen=named)
        return Option(one.key, label(one.label), audience_icon(one.key), chosen=one.key == present)

    def _people(self, ids: list[str], picked: Callable[[str, str], Any]) -> None:
        services = self.services

        def work() -> tuple[str, str]:
            audience = services.sync.people(ids) if ids else "me"
            return audience, label(services.sync.audience_words(audience))

        self.jobs.read(work, then=lambda found: picked(*found), owner=self)


def _members(audience: str) -> set[str]:
    return set(audience.removeprefix(PEOPLE).split(",")) if audience.startswith(PEOPLE) else set()


class PeoplePopup(Popup):
    """Colleagues to tick: type to narrow, arrows walk, Enter or Space ticks, Ctrl+Enter is done, Esc leaves it."""

    def __init__(
        self, anchor: QWidget, people: Sequence[Any], chosen: set[str], done: Callable[[list[str]], Any]
    ) -> None:
        heading = translate("Audience", "Who may read it, besides you?")
        super().__init__(anchor, heading)
        self._people, self._done = list(people), done
        self.chosen = {one.id for one in people if one.id in chosen}
        px = current().px
        name = translate("Audience", "Type a colleague's name")
        self.line = Line(name, name, "search")
        self.line.textChanged.connect(lambda _text: self._show())
        self.line.installEventFilter(self)
        self.box.addWidget(self.line)
        self.box.addSpacing(px(4))
        self.list = OptionList(heading, self._toggle)
        self.list.setStyleSheet("background: transparent;")
        self.list.installEventFilter(self)
        self.box.addWidget(self.list)
        foot = row(None, 8, (4, 4))
        self.count = Text("", "small")
        foot.addWidget(self.count, 1)
        self.done = Button(translate("Audience", "Done"), clicked=self._finish)
        self.done.setToolTip(translate("Audience", "Done (Ctrl+Enter)"))
        self.done.installEventFilter(self)
        foot.addWidget(self.done)
        self.box.addLayout(foot)
        self._show()
        size = self.list.wanted()
        self.list.setFixedSize(max(px(296), size.width() + px(8)), max(size.height(), px(32)) + 2)

    def open(self) -> PeoplePopup:
        """Shows it and takes the keys."""
        self.place()
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        return self

    def _show(self) -> None:
        typed = self.line.text().strip().casefold()
        stood = self.list.currentIndex().row()
        shown = [one for one in self._people if typed in one.name.casefold()]
        self.list.show_options([Option(one.id, one.name, "colleague", chosen=one.id in self.chosen) for one in shown])
        if shown:
            self.list.setCurrentIndex(self.list.model().index(max(0, min(stood, len(shown) - 1)), 0))
        self.count.setText(translate("Audience", "%n chosen", None, len(self.chosen)))

    def _toggle(self, one: str) -> None:
        self.chosen ^= {one}
        self._show()

    def _finish(self) -> None:
        ids = [one.id for one in self._people if one.id in self.chosen]
        self.close()
        self._done(ids)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, modifiers = event.key(), event.modifiers()
            if key == Qt.Key.Key_Escape:
                self.close()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if modifiers & Qt.KeyboardModifier.ControlModifier:
                    self._finish()
                    return True
                if watched is self.line:
                    self.list.take()
                    return True
            if watched is not self.done and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.step(1 if key == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)
