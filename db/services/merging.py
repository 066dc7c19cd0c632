"""How an import changes a record that is here already: it fills blanks and adds to sets, and takes back only its own
words.

A value is the import's own where the journal says that an import set it last. A value that an import brought before
is no news: whoever
removed or replaced it since has decided. What disagrees with what is here becomes a line of details, so that nothing
is lost and nothing is overwritten.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from db.domain.words import QT_TRANSLATE_NOOP
from db.exchange import keys
from db.records import Form, Kind, Record, wire
from db.records.base import is_empty
from db.store import journal

IMPORT = "import"
ALSO = QT_TRANSLATE_NOOP("db", "(also)")
ADDRESS = ("street", "postcode", "city", "region", "country")


@dataclass(slots=True)
class Past:
    """What imports did to a record: every value they brought (as JSON), and by whom each field was set last."""

    brought: dict[str, set[str]] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)

    def note(self, name: str, value: Any, origin: str) -> None:
        self.last[name] = origin
        if origin == IMPORT:
            items = value if isinstance(value, list) else _entries(value) if name == "details" and value else [value]
            self.brought.setdefault(name, set()).update(map(_frozen, items))

    def knows(self, name: str, value: Any) -> bool:
        return _frozen(value) in self.brought.get(name, ())

    def owns(self, name: str) -> bool:
        return self.last.get(name) == IMPORT


def past_of(connection: Connection, record_id: str) -> Past:
    """A record's past, read from the journal."""
    past = Past()
    for entry in journal.of_record(connection, record_id):
        if entry.field == journal.CREATED and isinstance(entry.new, dict):
            for name, value in entry.new.items():
                if value not in (None, "", [], False):
                    past.note(name, value, entry.origin)
        else:
            past.note(entry.field, entry.new, entry.origin)
    return past


def merge(
    kind: Kind,
    record: Record,
    values: Mapping[str, Any],
    own: bool,
    past: Callable[[], Past],
    title: Callable[[str], str],
) -> dict[str, Any]:
    """The changes that `values` make to `record`. `own`: they come from the very source that made it. `title` names
    ids."""
    merging = _Merging(kind, record, own, past, title)
    address = {name: values[name] for name in ADDRESS if name in values and name in kind.fields}
    if address:
        merging.address(address)
    for name, value in values.items():
        if name in kind.fields and name not in address and name != "details":
            merging.one(name, value)
    merging.details(values.get("details", ""))
    return merging.changes


class _Merging:
    def __init__(
        self, kind: Kind, record: Record, own: bool, past: Callable[[], Past], title: Callable[[str], str]
    ) -> None:
        self.kind, self.record, self.own = kind, record, own
        self.changes: dict[str, Any] = {}
        self._read, self._title = past, title
        self._past: Past | None = None
        self._also: list[str] = []

    @property
    def past(self) -> Past:
        if self._past is None:
            self._past = self._read()
        return self._past

    def one(self, name: str, new: Any) -> None:
        old = getattr(self.record, name)
        form = self.kind.fields[name].form
        if is_empty(new) or new == old or form == Form.FLAG:
            return
        if form in (Form.WORDS, Form.REFS):
            self._set(name, old, new)
        elif is_empty(old):
            if not self.past.knows(name, wire.encode(new)):
                self.changes[name] = new
        elif self.own and (self.past.owns(name) or form != Form.TEXT):
            if self.past.owns(name) and not self.past.knows(name, wire.encode(new)):
                self.changes[name] = new
        elif form == Form.TEXT:
            if new not in old and not self.past.knows(name, new):
                self.changes[name] = f"{old}\n\n{new}"
        else:
            self._disagree(name, form, old, new)

    def _set(self, name: str, old: tuple[str, ...], new: tuple[str, ...]) -> None:
        here = {v.casefold() for v in old}
        added = [v for v in dict.fromkeys(new) if v.casefold() not in here]
        added = [v for v in added if not self.past.knows(name, v)] if added else []
        if added:
            self.changes[name] = (*old, *added)

    def _disagree(self, name: str, form: Form, old: Any, new: Any) -> None:
        shown = self._title(new) if form == Form.REF else str(new)
        held = self._title(old) if form == Form.REF else str(old)
        if not shown or keys.norm(shown) == keys.norm(held):
            return
        if name == "name" and "aliases" in self.kind.fields:
            return  # it was recognised by one of its names
        self._also.append(f"{self.kind.fields[name].label} {ALSO}: {shown}")

    def address(self, new: Mapping[str, str]) -> None:
        """An address is taken or left as a whole: a street here and a city there make no place."""
        old = {name: getattr(self.record, name) for name in new}
        clash = any(old[n] and keys.norm(old[n]) != keys.norm(v) for n, v in new.items())
        if self.own or (not clash and (not any(old.values()) or any(old[n] for n in new))):
            for name, value in new.items():
                self.one(name, value)
        elif clash:
            line = ", ".join(v for v in new.values() if v)
            self._also.append(f"Address {ALSO}: {line}")

    def details(self, new: str) -> None:
        if "details" not in self.kind.fields:
            return
        old = self.record.details  # type: ignore[attr-defined]
        here = set(_entries(old))
        added = [e for e in [*_entries(new), *self._also] if e not in here]
        added = [e for e in added if not self.past.knows("details", e)] if added else []
        if added:
            self.changes["details"] = "\n".join(filter(None, [old, *added]))


def _entries(text: str) -> list[str]:
    """The entries of details: a line and the indented lines after it."""
    out: list[str] = []
    for line in text.split("\n"):
        if line.startswith("  ") and out:
            out[-1] += "\n" + line
        elif line.strip():
            out.append(line)
    return out


def _frozen(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).casefold()


def union(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*one, *other]))
