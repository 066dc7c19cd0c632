"""Tacit's own export: one JSON file that holds every record whole, and is read back with the same ids.

It is plain JSON for any program. Each record stands on a line of its own, so that a file of any length is written
and read in bounded memory; a file that some program laid out anew is read whole, up to a bound.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from db.domain.said import Said
from db.exchange import text as texts
from db.exchange.api import MAX_ATTACHMENT, Draft, ExchangeError, Item, Lookup, Options, Skipped, Source
from db.records import Kind, Kinds, Record, wire
from db.records.fields import Form

VERSION = 1
_WHOLE = 64 * 1024 * 1024
#: Base fields that come in as they are.
STAMPS = ("id", "created_at", "created_by", "updated_at", "updated_by", "audience", "deleted_at", "source_key")


def write(out: IO[str], kinds: Kinds, records: Iterable[tuple[Record, bytes | None]], made_at: str) -> dict[str, int]:
    """Write records (with the bytes of attachments) as an export. Returns how many of each kind."""
    counts: dict[str, int] = {}
    out.write(json.dumps({"tacit": "export", "version": VERSION, "made_at": made_at})[:-1] + ', "records": [')
    first = True
    for record, content in records:
        kind = kinds.of(record)
        row = wire.to_wire(kind, record)
        row.pop("versions", None)
        if content is not None:
            row["data"] = base64.b64encode(content).decode("ascii")
        out.write(("\n" if first else ",\n") + json.dumps(row, ensure_ascii=False, separators=(",", ":")))
        first = False
        counts[kind.name] = counts.get(kind.name, 0) + 1
    out.write("\n]}\n")
    return counts


class TacitJson:
    """A Tacit export (tacit-export.json)."""

    name = "json"
    label: str = Said("Tacit export")
    suffixes: tuple[str, ...] = (".json",)

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds

    def detect(self, head: bytes, filename: str) -> float:
        bare = head[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
        return 1.0 if bare.startswith(b"{") and b'"tacit"' in bare and b'"export"' in bare else 0.0

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        number = 0
        for number, row in enumerate(_rows(source), 1):
            where = Said("record {0}", number)
            if isinstance(row, str):
                yield Skipped(where, row)
            else:
                yield from self._record(row, where)
        if not number:
            raise ExchangeError(Said("{0} is a Tacit export without records. Nothing was changed.", source.name))

    def _record(self, row: Mapping[str, Any], where: str) -> Iterator[Item]:
        name = row.get("kind")
        if name not in self._kinds:
            yield Skipped(where, "a kind of record that this version of Tacit does not know")
            return
        kind = self._kinds[str(name)]
        fields: dict[str, Any] = {}
        for field in kind.all_fields.values():
            if field.name not in row or field.name == "versions":
                continue
            try:
                fields[field.name] = wire.decode(field, row[field.name])
            except wire.WireError as misfit:
                yield Skipped(where, Said("{0}; the rest of the record came in", misfit.args[0]))
        if not fields.get("id"):
            yield Skipped(where, "a record without an id")
            return
        stamps = {name: fields.pop(name) for name in STAMPS if name in fields}
        values = {field: _reference(kind, field, value) for field, value in fields.items() if value is not None}
        data, fault = _content(row)
        if fault:
            yield Skipped(where, fault)
        yield Draft(kind.name, stamps["id"], values, where, kind.label, True, data=data, stamps=stamps)


def _reference(kind: Kind, name: str, value: Any) -> Any:
    """Ids as lookups: they may have to point at a record that is here under another id."""
    field = kind.fields[name]
    if field.form == Form.REF:
        return Lookup(field.target[0] if field.target else "", key=value)
    if field.form == Form.REFS:
        return tuple(Lookup(field.target[0] if field.target else "", key=one) for one in value)
    return value


def _content(row: Mapping[str, Any]) -> tuple[bytes | None, str]:
    data = row.get("data")
    if not isinstance(data, str):
        return None, ""
    if len(data) > MAX_ATTACHMENT * 4 // 3 + 64:
        return None, "the content of the attachment is larger than 25 MB and was left out"
    try:
        return base64.b64decode(data, validate=True), ""
    except (binascii.Error, ValueError):
        return None, "the content of the attachment is damaged and was left out"


def _rows(source: Source) -> Iterator[dict[str, Any] | str]:
    """The records, line by line; where the file is laid out otherwise, at once. A string says why one is left out."""
    lines = texts.lines(source, "utf-8-sig")
    head = next(lines, "")
    if not head.rstrip().endswith('"records": ['):
        yield from _whole(source)
        return
    try:
        version = json.loads(head.rstrip() + "]}").get("version", 0)
    except ValueError:
        version = 0
    if not isinstance(version, int) or version > VERSION:
        raise ExchangeError(
            Said("{0} was made by a newer Tacit. Nothing was changed. Update Tacit, then import it again.", source.name)
        )
    ended = False
    for line in lines:
        text = line.strip()
        if text.startswith("]"):
            ended = True
            break
        try:
            row = json.loads(text.removesuffix(","))
        except (ValueError, RecursionError):
            yield "the line is damaged; it was left out"
            continue
        yield row if isinstance(row, dict) else "not a record"
    if not ended:
        yield "the file breaks off before its end; what was read came in"


def _whole(source: Source) -> Iterator[dict[str, Any] | str]:
    if source.size > _WHOLE:
        raise ExchangeError(
            Said(
                "{0} was laid out anew by another program and is too large to be read so. Nothing was changed. "
                "Use the file as Tacit wrote it.",
                source.name,
            )
        )
    try:
        with source.open() as file:
            data = json.loads(file.read().decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise ExchangeError(Said("{0} is damaged: it is not whole JSON. Nothing was changed.", source.name)) from None
    rows = data.get("records") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise ExchangeError(Said("{0} is not a Tacit export. Nothing was changed.", source.name))
    for row in rows:
        yield row if isinstance(row, dict) else "not a record"
