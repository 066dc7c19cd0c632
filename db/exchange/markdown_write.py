"""Markdown out: a page a customer with everything that refers to it, to be read by people anywhere. Derived from the
kinds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from db.domain.said import HIDDEN
from db.records import Form, Kind, Kinds, Record
from db.records.base import is_empty
from db.records.fields import Field

#: Facts nobody reads on a page.
_SILENT = frozenset({"proposed", "sha256", "capture"})


def page(
    kinds: Kinds,
    title: str,
    owner: Record | None,
    belongings: Mapping[str, Sequence[Record]],
    titles: Mapping[str, str],
    files: Mapping[str, Sequence[tuple[str, str]]],
) -> str:
    """A page. `belongings`: records by kind; `files`: (name, relative path) of attachments by their record's id."""
    lines = [
        "---",
        "tacit: export",
        f"title: {json.dumps(title, ensure_ascii=False)}",
        "---",
        "",
        f"# {_flat(title)}",
        "",
    ]
    if owner is not None:
        lines += _facts(kinds.of(owner), owner, titles, skip={"name"})
        lines += _files(owner, files)
    for kind in kinds:
        records = belongings.get(kind.name, ())
        if not records:
            continue
        lines += ["", f"## {kind.plural}", ""]
        for record in sorted(records, key=_order, reverse=kind.name in ("note", "visit")):
            lines += _record(kind, record, titles, files)
    return "\n".join(lines).rstrip() + "\n"


def _order(record: Record) -> tuple[str, str]:
    for name in ("learnt_on", "starts", "due", "close_by"):
        value = getattr(record, name, None)
        if value is not None:
            return str(value.isoformat()), record.id
    return str(getattr(record, "name", "")).casefold(), record.id


def _record(
    kind: Kind, record: Record, titles: Mapping[str, str], files: Mapping[str, Sequence[tuple[str, str]]]
) -> Iterable[str]:
    head = kind.fields[kind.naming.title]
    day = getattr(record, "learnt_on", None)
    if head.form == Form.TEXT:
        yield f"### {day.isoformat() if day else kind.label}"
        yield ""
        yield from str(getattr(record, head.name)).split("\n")
        yield ""
    else:
        yield f"### {_flat(kind.title(record))}"
        yield ""
    yield from _facts(kind, record, titles, skip={head.name, "customer", "learnt_on" if head.form == Form.TEXT else ""})
    yield from _files(record, files)
    yield ""


def _facts(kind: Kind, record: Record, titles: Mapping[str, str], skip: set[str]) -> Iterable[str]:
    """Short fields as a list, long ones as paragraphs under their label."""
    long: list[tuple[str, str]] = []
    for field in kind.fields.values():
        value = getattr(record, field.name)
        if field.name in skip or field.name in _SILENT or is_empty(value) or value is False:
            continue
        if field.form == Form.TEXT:
            long.append((field.label, value))
        else:
            yield f"- {field.label}: {_flat(show(field, value, titles))}"
    for label, text in long:
        yield ""
        yield f"**{label}**"
        yield ""
        yield from text.split("\n")
    if long:
        yield ""


def show(field: Field, value: Any, titles: Mapping[str, str]) -> str:
    """A value as people read it."""
    match field.form:
        case Form.REF:
            return titles.get(value, HIDDEN)
        case Form.REFS:
            return ", ".join(titles.get(one, HIDDEN) for one in value)
        case Form.WORDS:
            return ", ".join(dict(field.choices).get(word, word) for word in value)
        case Form.CHOICE:
            return dict(field.choices).get(value, value)
        case Form.FLAG:
            return "yes"
        case Form.MOMENT:
            return f"{value.local:%Y-%m-%d %H:%M}"
        case _:
            return str(value)


def _files(record: Record, files: Mapping[str, Sequence[tuple[str, str]]]) -> Iterable[str]:
    for name, path in files.get(record.id, ()):
        yield f"- [{_flat(name)}](<{path}>)"


def _flat(text: str) -> str:
    return " ".join(text.split())
