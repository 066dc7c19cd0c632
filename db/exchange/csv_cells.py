"""The cells of one row, sorted by what they mean. Each is asked for once; what nobody asked for is kept as a detail.

So no cell is lost, whatever a person says that its column means: see `rest` and `strays`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Self

from db.exchange import keys, numbers
from db.exchange.api import Lookup, Options
from db.exchange.csv_columns import Planned
from db.exchange.csv_guard import unguard
from db.exchange.csv_values import DEFAULT_VALUES, DEFAULTS, NOTHING
from db.exchange.dates import looks_like_day, parse_day
from db.exchange.text import clean_text
from db.records import Form, Kinds
from db.records.fields import Field

TAGS = re.compile(r"\s*(?:[;,|]|:::)\s*")
#: Ids that mean one thing everywhere: UUIDs, the 15 or 18 signs of Salesforce, long numbers.
_LASTING = re.compile(
    r"(?:[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9]{15,40}|\d{10,20})$",
    re.IGNORECASE,
)


class Cells:
    """The cells of a row. `take` a row, then ask for its values. `kept` counts rows by column whose value became a
    detail although its column has a meaning; `lost` those by header that had no place at all."""

    def __init__(self, kinds: Kinds, plan: Sequence[Planned], day_first: bool | None, options: Options) -> None:
        self.plan = plan
        self.open_days = 0
        self.kept: Counter[Planned] = Counter()
        self.lost: Counter[str] = Counter()
        self._kinds = kinds
        self._day_first = day_first
        self._options = options
        self._values: dict[tuple[str, str], list[tuple[Planned, str]]] = {}
        self._used: set[int] = set()
        self._extra: list[tuple[str, str]] = []
        self._pending = ("", "")

    def take(self, cells: Sequence[str]) -> Self:
        """Sort a row's cells by kind and field; cells beyond the columns become details."""
        self._values, self._used, self._extra, self._pending = {}, set(), [], ("", "")
        for at, cell in enumerate(cells):
            if not cell or cell.isspace():
                continue
            column = self.plan[at] if at < len(self.plan) else Planned(f"Column {at + 1}", "", "details")
            value = clean_text(unguard(cell.strip(" "))).strip()
            low = value.lower()
            if not value or low in NOTHING or (low in DEFAULT_VALUES and (keys.norm(column.text), low) in DEFAULTS):
                continue
            if not column.field or not column.kind:
                if column.field or not column.text:
                    self._detail(column.text or f"Column {at + 1}", value)
                continue
            self._values.setdefault((column.kind, column.field), []).append((column, value))
        return self

    def _detail(self, header: str, value: str) -> None:
        """Keep a cell as a detail; 'Relation 1 - Label' names 'Relation 1 - Value'."""
        stem, dash, last = header.rpartition(" - ")
        if dash and last in ("Type", "Label"):
            self._pending = (stem, value)
        elif dash and last == "Value" and self._pending[0] == stem:
            self._extra.append((self._pending[1], value))
        else:
            self._extra.append((plain_header(header), value))

    # --- asking
    # ---------------------------------------------------------------------------------------------------------

    def first(self, kind: str, field: str) -> tuple[Planned, str] | None:
        """The first cell of a field as it stands."""
        found = self._values.get((kind, field))
        if not found:
            return None
        self._used.add(id(found[0][0]))
        return found[0]

    def one(self, kind: str, field: str) -> str:
        """The first cell of a field, on one line; '' where there is none."""
        found = self.first(kind, field)
        return " ".join(found[1].split()) if found else ""

    def every(self, kind: str, field: str) -> list[tuple[Planned, str]]:
        """All cells of a field that holds many."""
        found = self._values.get((kind, field), [])
        self._used.update(id(column) for column, _ in found)
        return found

    def header(self, kind: str, field: str) -> str:
        found = self._values.get((kind, field))
        return plain_header(found[0][0].text) if found else ""

    def ids(self, kind: str, ident: str) -> tuple[str, tuple[str, ...]]:
        """(a lasting id or '', other keys): a short number means something in this import only."""
        if not ident:
            return "", ()
        also = (f"{kind}-id:{ident}",)
        return (ident, also) if _LASTING.match(ident) else ("", also)

    def day(self, kind: str, field: str) -> date | None:
        """A day; where its order is open it is kept as a detail and counted."""
        found = self.first(kind, field)
        if not found:
            return None
        column, value = found
        day = parse_day(value, self._day_first)
        if day is None:
            self._extra.append((column.text, value))
            self.open_days += looks_like_day(value)
        return day

    # --- what nobody asked for
    # ------------------------------------------------------------------------------------------

    def rest(self, kind: str, values: dict[str, Any]) -> list[tuple[str, str]]:
        """Put the cells of a kind that nobody asked for into the fields that its declaration has, where these are
        free and the cell fits; the others as lines of details."""
        lines = []
        asked = {field for (whose, field), cells in self._values.items() if whose == kind and self._asked(cells)}
        for column, text in self._unasked(kind):
            field = self._kinds[kind].fields.get(column.field) if kind in self._kinds else None
            value = None
            if field is not None and column.field not in asked | {"details"} and not values.get(column.field):
                value = self._fitting(field, text, column)
            if value is None:
                lines.append((plain_header(column.text), text))
                self.kept[column] += column.field != "details"
            else:
                values[column.field] = value
        return lines

    def strays(self) -> list[tuple[str, str]]:
        """Lines of all that is left: cells of records that the row does not speak of."""
        lines = []
        for column, text in self._unasked():
            lines.append((plain_header(column.text), text))
            self.kept[column] += 1
        return lines

    def leave_out(self) -> None:
        """Count what is left as lost: the row's record has no details to keep it in."""
        self.lost.update(header for header, _ in self._extra)
        self.lost.update(plain_header(column.text) for column, _ in self._unasked())

    def _asked(self, cells: list[tuple[Planned, str]]) -> bool:
        return any(id(column) in self._used for column, _ in cells)

    def _unasked(self, kind: str = "") -> list[tuple[Planned, str]]:
        found = []
        for (whose, _), cells in self._values.items():
            if kind and whose != kind:
                continue
            told = {value for column, value in cells if id(column) in self._used}
            found += [(c, value) for c, value in cells if id(c) not in self._used and value not in told]
            self._used.update(id(column) for column, _ in cells)
        return found

    def _fitting(self, field: Field, text: str, column: Planned) -> Any:
        """A cell as a value of a field, or None where it does not fit."""
        line = " ".join(text.split())
        match field.form:
            case Form.LINE:
                return line
            case Form.TEXT:
                return text
            case Form.WORDS:
                words = tuple(w for w in TAGS.split(text) if w)
                return words if not field.choices or set(words) <= set(_choices(field).values()) else None
            case Form.CHOICE:
                return _choices(field).get(keys.norm(line))
            case Form.NUMBER:
                return numbers.parse_count(line)
            case Form.MONEY:
                return numbers.parse_money(line, column.text, self._options.currency)
            case Form.DAY:
                self.open_days += (day := parse_day(text, self._day_first)) is None and looks_like_day(text)
                return day
            case Form.REF:
                return Lookup(field.target[0], line, label=plain_header(column.text))
            case Form.REFS if field.target == ("tag",):
                return tuple(keys.tag(w) for w in TAGS.split(text) if w) or None
            case _:
                return None


def _choices(field: Field) -> dict[str, str]:
    """What cells may say of a choice: its value or its label."""
    said: dict[str, str] = {}
    for one in field.choices:
        value, label = (one, one) if isinstance(one, str) else (one[0], one[1])
        said |= {keys.norm(str(label)): str(value), keys.norm(str(value)): str(value)}
    return {word: value for word, value in said.items() if value}


def plain_header(text: str) -> str:
    """A header as a label: 'year_established' is 'Year established'."""
    plain = text.replace("_", " ").strip()
    return plain[:1].upper() + plain[1:] if "_" in text or text.islower() else plain
