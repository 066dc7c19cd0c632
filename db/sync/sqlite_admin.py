"""Looking after a shared store in a SQLite file: making it (after a proof that locks work there), people and roles,
nightly backup with a check, and putting a backup in place of a damaged file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from db.domain.ids import RandomBytes
from db.domain.words import QT_TRANSLATE_NOOP
from db.store import shared_file
from db.store.errors import Invalid
from db.sync import protocol
from db.sync.sqlite_faults import told
from db.sync.sqlite_tables import APPLICATION_ID, SCHEMA


def create(
    path: Path,
    rules: Mapping[str, str],
    *,
    colleague: str,
    random_bytes: RandomBytes,
    key: bytes | None = None,
) -> str:
    """Make a store in a new file, with `colleague` as its administrator; returns its id. Invalid where the file is
    there already."""
    if path.exists():
        raise Invalid(QT_TRANSLATE_NOOP("db", "There is a file of that name already. Nothing was changed."), "path")
    store_id = random_bytes(16).hex()
    meta = {
        "store_id": store_id,
        "schema": str(protocol.SCHEMA),
        "min_read": str(protocol.SCHEMA),
        "min_write": str(protocol.SCHEMA),
        "rules": json.dumps(dict(rules), sort_keys=True),
        "seq": "0",
    }
    with told(path):
        raw = shared_file.connect(path, key, create=True)
        try:
            raw.execute("PRAGMA journal_mode = TRUNCATE")
            raw.execute("BEGIN IMMEDIATE")
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            for statement in SCHEMA.split(";\n"):
                if statement.strip():
                    raw.execute(statement)
            raw.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
            raw.execute("INSERT INTO person VALUES (?, 'administrator', 1)", (colleague,))
            raw.execute("COMMIT")
        finally:
            raw.close()
    return store_id


def set_role(path: Path, colleague: str, role: str, *, active: bool = True, key: bytes | None = None) -> None:
    """Enter a person, or give another role; one who is not `active` is no longer taken."""
    with told(path):
        raw = shared_file.connect(path, key)
        try:
            raw.execute("INSERT OR REPLACE INTO person VALUES (?, ?, ?)", (colleague, role, int(active)))
        finally:
            raw.close()
