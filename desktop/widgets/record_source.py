"""Where the editors of references find, name and make records: all of it through the jobs, never on the GUI thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from db.records import Field, Form, Kind
from desktop.i18n import label, translate
from desktop.jobs import Jobs
from desktop.widgets.popup import Option

MOST = 7
"""Suggestions shown at once."""


class RecordSource(QObject):
    """One per screen. `customer` is the customer in sight: people of theirs come first and new ones belong to them."""

    def __init__(self, services: Any, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services, self.jobs = services, jobs
        self.customer = ""

    @property
    def kinds(self) -> Any:
        """The registry of kinds."""
        return self.services.kinds

    def today(self) -> dt.date:
        """The day of the profile's clock."""
        day: dt.date = self.services.today()
        return day

    def parse(self, kind: Kind, field: Field, text: str) -> Any:
        """The value meant by a typed text of a form that needs no look-up (day, moment, money, number). Invalid."""
        return self.services.records.parse(kind.name, {field.name: text})[field.name]

    def find(
        self, owner: QObject, targets: Sequence[str], text: str, then: Callable[[list[Option]], Any], key: str
    ) -> None:
        """Asks for records whose name has `text` in it; `then` gets options whose value is the id."""
        self.jobs.read(
            find_options, self.services, tuple(targets), text, self.customer, then=then, owner=owner, key=key
        )

    def names(self, owner: QObject, ids: Iterable[str], then: Callable[[dict[str, str]], Any]) -> None:
        """Asks for the names of records."""
        self.jobs.read(self.services.records.names, list(ids), then=then, owner=owner)

    def make(
        self,
        owner: QObject,
        target: str,
        text: str,
        then: Callable[[Any], Any],
        failed: Callable[[BaseException], Any],
    ) -> None:
        """Makes a record of this name; people are made at the customer in sight."""
        kind = self.kinds[target]
        values: dict[str, Any] = {kind.naming.title: text}
        if "customer" in kind.fields and kind.fields["customer"].form is Form.REF and self.customer:
            values["customer"] = self.customer
        self.jobs.write(self.services.records.add, target, values, then=then, failed=failed, owner=owner)


def find_options(services: Any, targets: tuple[str, ...], text: str, customer: str) -> list[Option]:
    """Records to choose from, those of `customer` first; runs on the read pool. No target: every kind with a name."""
    found: dict[str, Option] = {}
    for target in targets or tuple(kind.name for kind in services.kinds if kind.naming.title == "name"):
        kind = services.kinds[target]
        mine = customer and "customer" in kind.fields and target != "customer"
        for where in ([{"customer": customer}] if mine else []) + [{}]:
            if len(found) < MOST:
                page = services.records.list(target, where=where, text=text, limit=MOST)
                for record in page.rows:
                    found.setdefault(record.id, _option(kind, record))
    options = list(found.values())[:MOST]
    return _with_customers(services, options)


def _option(kind: Kind, record: Any) -> Option:
    second = {
        "contact": lambda: record.title,
        "customer": lambda: record.city,
        "colleague": lambda: record.email,
        "visit": lambda: f"{record.starts.local:%Y-%m-%d}" if record.starts else "",
    }.get(kind.name, lambda: "")()
    home = getattr(record, "customer", None) if kind.name in ("contact", "site", "opportunity") else None
    return Option((record.id, home), kind.title(record), kind.icon, second)


def _with_customers(services: Any, options: list[Option]) -> list[Option]:
    homes = [home for _id, home in (option.value for option in options) if home]
    names = services.records.names(homes) if homes else {}
    return [
        Option(
            option.value[0],
            option.text,
            option.icon,
            ", ".join(part for part in (option.second, names.get(option.value[1] or "", "")) if part),
        )
        for option in options
    ]


def new_option(kinds: Any, target: str, text: str) -> Option:
    """'New person “Astrid”', offered below what was found."""
    return Option(None, translate("New", "{0} “{1}”").format(new_words(kinds[target]), text), "add")


#: Whole phrases: in many languages "new" bends with what is new.
_NEW: dict[str, str] = {
    "customer": str(QT_TRANSLATE_NOOP("New", "New customer")),
    "contact": str(QT_TRANSLATE_NOOP("New", "New person")),
    "promise": str(QT_TRANSLATE_NOOP("New", "New promise")),
    "visit": str(QT_TRANSLATE_NOOP("New", "New visit")),
    "opportunity": str(QT_TRANSLATE_NOOP("New", "New opportunity")),
    "site": str(QT_TRANSLATE_NOOP("New", "New site")),
    "note": str(QT_TRANSLATE_NOOP("New", "New note")),
    "link": str(QT_TRANSLATE_NOOP("New", "New acquaintance")),
    "tag": str(QT_TRANSLATE_NOOP("New", "New tag")),
    "colleague": str(QT_TRANSLATE_NOOP("New", "New colleague")),
    "team": str(QT_TRANSLATE_NOOP("New", "New team")),
}


def new_words(kind: Kind) -> str:
    """'New customer', 'New person' in the user's language."""
    known = _NEW.get(kind.name)
    return translate("New", known) if known else translate("New", "New: {0}").format(label(kind.label))
