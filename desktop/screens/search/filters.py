"""What narrows a search beside its words: kind, time, customer, order, groups, and a record that others are like."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.records import Kinds
from db.services.search_typing import written
from desktop.i18n import installed, label, translate
from desktop.screens.search.view import SearchView
from desktop.widgets.popup import ChoicePopup, Option


class Filters(QObject):
    """The chips below the field. `changed` when something narrows otherwise than before."""

    changed = Signal()

    def __init__(self, kinds: Kinds, view: SearchView, homes: Callable[[], dict[str, str]]) -> None:
        super().__init__()
        self._kinds, self._view, self._homes = kinds, view, homes
        self.kind, self.since, self.group = "", "", ""
        self.newest = False
        self.customer: tuple[str, str] = ("", "")
        self.like: tuple[str, str] = ("", "")
        view.kind.clicked.connect(lambda: self._choose_kind())
        view.since.clicked.connect(lambda: self._choose_since())
        view.customer.clicked.connect(lambda: self._choose_customer())
        view.group.clicked.connect(lambda: self._choose_group())
        view.sort.clicked.connect(lambda: self.order(not self.newest))
        view.like.clicked.connect(lambda: self.show_like("", ""))
        view.clear.clicked.connect(self.clear)
        self.show()

    def any(self) -> bool:
        """Whether something narrows the answers."""
        return bool(self.kind or self.since or self.customer[0] or self.like[0])

    def reset(self) -> None:
        """Takes everything off and tells nobody."""
        self.kind, self.since, self.customer, self.like = "", "", ("", ""), ("", "")
        self.show()

    def clear(self) -> None:
        """Takes everything off."""
        self.reset()
        self.changed.emit()

    def order(self, newest: bool) -> None:
        """Newest first, or the best first."""
        self.newest = newest
        self.show()
        self.changed.emit()

    def show_like(self, record: str, title: str) -> None:
        """Only what is like this record; '' anything."""
        self.like = (record, title)
        self.show()
        self.changed.emit()

    def arguments(self, today: dt.date) -> dict[str, Any]:
        """For the finder."""
        return {
            "kind": self.kind or None,
            "customer": self.customer[0] or None,
            "since": today - dt.timedelta(days=int(self.since)) if self.since else None,
            "sort": "date" if self.newest else "relevance",
            "like": self.like[0] or None,
        }

    def as_words(self) -> str:
        """The chips as somebody would have typed them, in the language of the window: for keeping the search."""
        said = {"kind": self.kind, "customer": self.customer[1], "since": f"{self.since}d" if self.since else ""}
        return " ".join(written(name, value, installed() == "de") for name, value in said.items() if value)

    def show(self) -> None:
        """The chips as things stand."""
        view = self._view
        view.kind.show_value(label(self._kinds[self.kind].plural) if self.kind else "")
        view.since.show_value(dict(_times())[self.since] if self.since else "")
        view.customer.show_value(self.customer[1])
        view.group.show_value(dict(groupings())[self.group] if self.group else "")
        view.sort.setChecked(self.newest)
        view.like.show_value(self.like[1])
        view.like.setVisible(bool(self.like[0]))
        view.clear.setVisible(self.any())

    def _choose_kind(self) -> None:
        kinds = [kind for kind in self._kinds if kind.searched]
        options = [Option("", translate("Search", "Any kind"), chosen=not self.kind)]
        options += [Option(kind.name, label(kind.plural), kind.icon, chosen=kind.name == self.kind) for kind in kinds]
        self._choose(self._view.kind, options, "kind")

    def _choose_since(self) -> None:
        self._choose(self._view.since, _options(_times(), self.since), "since")

    def _choose_group(self) -> None:
        self._choose(self._view.group, _options(groupings(), self.group), "group")

    def _choose_customer(self) -> None:
        homes = self._homes()
        if self.customer[0]:
            homes.setdefault(*self.customer)
        options = [Option(("", ""), translate("Search", "Any customer"), chosen=not self.customer[0])]
        options += [
            Option((one, name), name, "customer", chosen=one == self.customer[0])
            for one, name in sorted(homes.items(), key=lambda pair: pair[1].casefold())[:12]
        ]
        self._choose(self._view.customer, options, "customer")

    def _choose(self, chip: Any, options: list[Option], name: str) -> None:
        def chosen(value: Any) -> None:
            setattr(self, name, value)
            self.show()
            self.changed.emit()

        self.show()
        ChoicePopup(chip, chip.name, options, chosen).open()


def _options(choices: Sequence[tuple[str, str]], chosen: str) -> list[Option]:
    return [Option(value, text, chosen=value == chosen) for value, text in choices]


def _times() -> list[tuple[str, str]]:
    return [
        ("", translate("Search", "Any time")),
        ("7", translate("Search", "Last 7 days")),
        ("30", translate("Search", "Last 30 days")),
        ("90", translate("Search", "Last 3 months")),
        ("365", translate("Search", "Last 12 months")),
    ]


def groupings() -> list[tuple[str, str]]:
    """(name, words) of what the results can be grouped by."""
    return [
        ("", translate("Search", "No groups")),
        ("kind", translate("Search", "Kind")),
        ("customer", translate("Search", "Customer")),
        ("time", translate("Search", "Time")),
    ]
