"""How the terminal speaks: records and tables for people, one JSON document for scripts, sentences on stderr.

Exit status: 0 done, 1 could not, 2 wrong usage, 3 done in part (CLI.md).
"""

from __future__ import annotations

import dataclasses
import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from db.records import ME, Form, Kinds, Record
from db.records.wire import encode, to_wire
from db.services.app import Tacit

_CONTROL = {code: None for code in range(32) if code not in (9, 10)} | {127: None}


def plain(value: Any) -> Any:
    """Any answer of a service as JSON values."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name)) for item in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Iterable):
        return [plain(item) for item in value]
    return encode(value)


def emit(document: Any) -> None:
    """One JSON document on stdout."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=None))


def say(text: str = "") -> None:
    """A line for a person. Control characters of a customer's text never reach the terminal."""
    click.echo(text.translate(_CONTROL))


def note(text: str) -> None:
    """A message or progress: stderr, so that stdout stays what was asked for."""
    click.echo(text.translate(_CONTROL), err=True)


def record_json(tacit: Tacit, record: Record) -> dict[str, Any]:
    """A record in wire form, its references as {"id", "name"}."""
    return records_json(tacit, [record])[0]


def records_json(tacit: Tacit, records: Sequence[Record]) -> list[dict[str, Any]]:
    """Records in wire form, references as {"id", "name"}, names looked up once for all."""
    kinds = tacit.kinds
    names = tacit.records.names(_references(kinds, records))
    found = []
    for record in records:
        kind = kinds.of(record)
        data = to_wire(kind, record)
        for field in kind.references:
            value = data[field.name]
            if field.form == Form.REF:
                data[field.name] = {"id": value, "name": names[value]} if value else None
            else:
                data[field.name] = [{"id": one, "name": names[one]} for one in value]
        found.append(data)
    return found


def _references(kinds: Kinds, records: Iterable[Record]) -> list[str]:
    ids: list[str] = []
    for record in records:
        for field in kinds.of(record).references:
            value = getattr(record, field.name)
            ids += [value] if isinstance(value, str) else list(value or ())
    return ids


def show_record(tacit: Tacit, record: Record) -> None:
    """One record as a person reads it: its title, then every field that says something."""
    kind = tacit.kinds.of(record)
    names = tacit.records.names(_references(tacit.kinds, [record]))
    say(f"{kind.label}: {kind.title(record)}")
    audience = kind.all_fields["audience"]
    width = max(len(field.label) for field in (*kind.form, audience))
    for field in kind.form:
        value = getattr(record, field.name)
        if value in (None, "", (), False):
            continue
        text = tacit.records.show(kind.name, field.name, value, names)
        first, *rest = text.split("\n")
        say(f"  {field.label:<{width}}  {first}")
        for line in rest:
            say(f"  {'':<{width}}  {line}")
    if tacit.settings.store or record.audience != ME:
        say(f"  {audience.label:<{width}}  {tacit.sync.audience_words(record.audience)}")
    say(f"  {'id':<{width}}  {record.id}")


def show_records(tacit: Tacit, kind_name: str, records: Sequence[Record]) -> None:
    """Records of one kind as a table of the columns that the kind declares."""
    kind = tacit.kinds[kind_name]
    names = tacit.records.names(_references(tacit.kinds, records))
    starts = tacit.records.starts(record.id for record in records)
    rows = [
        [starts[record.id]]
        + [tacit.records.show(kind_name, column.name, getattr(record, column.name), names) for column in kind.columns]
        for record in records
    ]
    table(["id", *(column.label for column in kind.columns)], rows)


def many(count: int) -> str:
    """“1 record”, “3 records”."""
    return f"{count} record" if count == 1 else f"{count} records"


def audience(words: str) -> str:
    """An audience in the middle of a sentence: “everyone”, “only me”; names stay as they are written."""
    return words.lower() if words in ("Everyone", "Only me") else words


def counted(kinds: Kinds, counts: Mapping[str, int]) -> str:
    """“15 customers, 1 tag”: how many of each kind, those with none left out."""
    parts = [(kinds[name], count) for name, count in counts.items() if count]
    return ", ".join(f"{count} {(kind.label if count == 1 else kind.plural).lower()}" for kind, count in parts)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], widest: int = 48) -> None:
    """A table in columns, cells cut where they are too wide."""
    cells = [[cut(cell.split("\n", 1)[0], widest) for cell in row] for row in rows]
    widths = [max(map(width_of, column)) for column in zip(head, *cells, strict=True)]
    for row in ([list(head)] if rows else []) + cells:
        say("  ".join(pad(cell, size) for cell, size in zip(row, widths, strict=True)).rstrip())


def width_of(text: str) -> int:
    """Columns of a terminal that a text takes (East Asian wide letters take two)."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def pad(text: str, size: int) -> str:
    return text + " " * (size - width_of(text))


def cut(text: str, size: int) -> str:
    if width_of(text) <= size:
        return text
    while width_of(text) > size - 1:
        text = text[:-1]
    return text + "…"


def finish(code: int) -> None:
    """End with this exit status."""
    sys.exit(code)
