"""Reading a page with all that goes with it: a pure function for the jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from db.records import Form, Kind


@dataclass(frozen=True)
class Loaded:
    """A page with the names of what its record refers to and its files."""

    page: Any
    names: Mapping[str, str]
    files: tuple[Any, ...]


def load(services: Any, read: Callable[[str], Any], kind: Kind, record: str) -> Loaded:
    """Reads a page and what goes with it; runs on the read pool."""
    page = read(record)
    wanted = dict.fromkeys(references(kind, page.record))
    names = services.records.names(list(wanted)) if wanted else {}
    files = services.records.list("attachment", where={"subject": page.record.id}, limit=50).rows
    return Loaded(page, names, tuple(files))


def references(kind: Kind, record: Any) -> Iterable[str]:
    """The ids of all that a record refers to."""
    for field in kind.form:
        value = getattr(record, field.name)
        if field.form is Form.REF and value:
            yield value
        elif field.form is Form.REFS:
            yield from value
