"""What tests of readers share: text or bytes in, drafts and reasons out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from db.exchange.api import Draft, Format, Options, Skipped, Source
from db.exchange.formats import Formats
from db.records import standard_kinds

FORMATS = Formats(standard_kinds())


def read(path: Path, options: Options | None = None, form: Format | None = None) -> tuple[list[Draft], list[Skipped]]:
    """Everything a file holds, in the format found by its content."""
    source = Source(path)
    form = form or FORMATS.of(source)[0]
    items = list(form.read(source, options or Options()))
    return [i for i in items if isinstance(i, Draft)], [i for i in items if isinstance(i, Skipped)]


def read_text(
    tmp_path: Path, name: str, content: str | bytes, options: Options | None = None
) -> tuple[list[Draft], list[Skipped]]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, options)


def plain(draft: Draft) -> dict[str, Any]:
    """A draft's values with names in place of references."""
    out: dict[str, Any] = {}
    for name, value in draft.values.items():
        if isinstance(value, tuple) and value and not isinstance(value[0], str):
            value = tuple(one.name for one in value)
        out[name] = getattr(value, "name", value) if not isinstance(value, str | tuple) else value
    return out


def losses(skipped: list[Skipped]) -> list[Skipped]:
    return [one for one in skipped if not one.minor]
