"""Records of a kind as rows of words. A block costs one query for the records and one for the names they refer to,
never one a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.records import Form, Kind
from desktop.i18n import say


@dataclass(frozen=True)
class RecordRow:
    """A record with its cells in words."""

    id: str
    title: str
    record: Any
    shown: Mapping[str, str]


@dataclass(frozen=True)
class Block:
    """Rows from `start`, of `total` there are."""

    start: int
    total: int
    rows: tuple[RecordRow, ...]


def read_block(
    services: Any, kind: Kind, start: int, count: int, where: Mapping[str, Any], order: str | None, text: str
) -> Block:
    """Reads one block; runs on the read pool. References are named in one query for all rows."""
    page = services.records.list(kind.name, where=dict(where), order=order, limit=count, offset=start, text=text)
    pointing = [field for field in kind.columns if field.form in (Form.REF, Form.REFS)]
    wanted: dict[str, None] = {}
    for record in page.rows:
        for field in pointing:
            value = getattr(record, field.name)
            wanted.update(dict.fromkeys(value if isinstance(value, tuple) else [value] if value else []))
    names = services.records.names(list(wanted)) if wanted else {}
    return Block(start, page.total, tuple(_row(services, kind, record, names) for record in page.rows))


def _row(services: Any, kind: Kind, record: Any, names: Mapping[str, str]) -> RecordRow:
    shown = {
        field.name: say(services.records.show(kind.name, field.name, getattr(record, field.name), names))
        for field in kind.columns
    }
    return RecordRow(record.id, kind.title(record), record, shown)
