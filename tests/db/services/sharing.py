"""Two people who share a file, for the tests of sync: Maren (`tacit`), who made it, and Jonas."""

from __future__ import annotations

import os
from pathlib import Path

from db.services.app import Tacit
from db.services.errors import NotFound
from db.sync import sqlite_admin
from db.sync.protocol import rules_of


def make(folder: Path, tacit: Tacit, key: bytes | None = None) -> str:
    """A shared file of this person's, without the proof of locks, which has tests of its own; its address."""
    folder.mkdir()
    path = folder / "team.tacit"
    sqlite_admin.create(
        path, rules_of(tacit.kinds), colleague=tacit.store.me, random_bytes=os.urandom, key=key, proof=lambda _: None
    )
    return f"sqlite:///{path}"


def note(tacit: Tacit, text: str = "They pay late.", audience: str = "everyone") -> str:
    return tacit.records.add("note", {"text": text, "audience": audience}).id


def edit(tacit: Tacit, record: str, **values: object) -> None:
    tacit.records.edit(record, {name: (None, value) for name, value in values.items()})


def here(tacit: Tacit, record: str) -> bool:
    try:
        tacit.records.get(record)
    except NotFound:
        return False
    return True
