"""Tacit's own tables: one CSV a kind, derived from its declaration, read back with the same ids.

RFC 4180 with a mark for Excel. The first column is called `tacit:KIND` and holds ids; a reference has a column with
the name and one (`field.id`) with the id; cells that a spreadsheet would run are guarded (`csv_guard`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from db.domain.said import HIDDEN, Said
from db.exchange.api import Draft, Item, Lookup, Skipped
from db.exchange.csv_guard import guard, unguard
from db.records import Form, Kind, Kinds, Record, wire
from db.records.fields import Field

MARK = "tacit:"
_BASE = ("audience", "created_at", "created_by", "updated_at", "updated_by", "source_key")


def columns(kind: Kind) -> list[str]:
    """The header of a kind's table."""
    names = [f"{MARK}{kind.name}"]
    for name, field in _fields(kind):
        names.append(name)
        if field.form in (Form.REF, Form.REFS):
            names.append(f"{name}.id")
    return names


def _fields(kind: Kind) -> Iterator[tuple[str, Field]]:
    yield from kind.fields.items()
    for name in _BASE:
        yield name, kind.all_fields[name]


def write(out: IO[str], kind: Kind, records: Iterable[Record], titles: Mapping[str, str]) -> int:
    """Write a kind's table. `titles` are names of referred records; one that is missing reads 'hidden'. Returns the
    count."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns(kind))
    count = 0
    for record in records:
        row = [record.id]
        for name, field in _fields(kind):
            value = getattr(record, name)
            if field.form == Form.REF:
                row += [titles.get(value, HIDDEN) if value else "", value or ""]
            elif field.form == Form.REFS:
                row += [_join([titles.get(one, HIDDEN) for one in value]), _join(value)]
            else:
                row.append(_cell(field, value))
        writer.writerow([guard(cell.replace("\x00", "")) for cell in row])
        count += 1
    return count


def _cell(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.form == Form.WORDS:
        return _join(value)
    if field.form == Form.FLAG:
        return "yes" if value else ""
    return str(wire.encode(value))


def _join(words: Sequence[str]) -> str:
    """Words separated by commas, quoted as in CSV where one holds a comma."""
    quoted = [
        '"' + word.replace('"', '""') + '"' if any(c in word for c in ',"\n\r') or word != word.strip() else word
        for word in words
    ]
    return ",".join(quoted)


def _split(cell: str) -> list[str]:
    return [word for word in next(csv.reader([cell], strict=False), []) if word] if cell else []


def is_own(header: Sequence[str]) -> bool:
    """Whether a header is one of ours."""
    return bool(header) and header[0].removeprefix("\ufeff").startswith(MARK)


def read(kinds: Kinds, header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Item]:
    """Drafts of our own table: the same ids, and what no cell says left as it is."""
    name = header[0].removeprefix("\ufeff").removeprefix(MARK)
    if name not in kinds:
        yield Skipped("row 1", "a kind of record that this version of Tacit does not know")
        return
    kind = kinds[name]
    for line, cells in rows:
        where = Said("row {0}", line)
        given = {h: unguard(c) for h, c in zip(header[1:], cells[1:], strict=False)}
        ident = unguard(cells[0]) if cells else ""
        if not ident:
            yield Skipped(where, "a record without an id")
            continue
        if name == "attachment":
            yield Skipped(where, "the content of attachments is not in a CSV; the JSON export has it", minor=True)
            continue
        values: dict[str, Any] = {}
        stamps: dict[str, Any] = {"id": ident}
        for field_name, field in _fields(kind):
            try:
                value = _value(field, given, field_name)
            except (wire.WireError, ValueError):
                yield Skipped(where, Said("“{0}” has a value that does not fit it; the rest came in", field_name))
                continue
            if value is None:
                continue
            if field_name in _BASE:
                stamps[field_name] = value.key if isinstance(value, Lookup) else value
            else:
                values[field_name] = value
        yield Draft(kind.name, ident, values, where, kind.label, True, stamps=stamps)


def _value(field: Field, given: Mapping[str, str], name: str) -> Any:
    """A cell as the field's value, or None where the cell is empty."""
    if field.form in (Form.REF, Form.REFS):
        target = field.target[0] if field.target else ""
        refs = tuple(Lookup(target, key=one) for one in _split(given.get(f"{name}.id", "")))
        return (refs or None) if field.form == Form.REFS else refs[0] if refs else None
    cell = given.get(name, "")
    if cell == "":
        return None
    match field.form:
        case Form.WORDS:
            return tuple(_split(cell))
        case Form.FLAG:
            return cell.casefold() in ("yes", "true", "1")
        case Form.NUMBER:
            return wire.decode(field, int(cell))
        case _:
            return wire.decode(field, cell)
