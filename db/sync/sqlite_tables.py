"""The tables of a shared store in a SQLite file, and what is read from them as it may be damaged. Those with long rows
keep their row ids: without, each row would begin a page of its own (three times the size)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from db.domain.sync.audiences import ME
from db.domain.sync.ops import State
from db.store import shared_file

#: Marks the file as ours in its header, so that no other database is ever taken for a store.
APPLICATION_ID = 0x54614353

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE person (colleague TEXT PRIMARY KEY, role TEXT NOT NULL, active INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE audience (key TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE record (id TEXT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL);
CREATE INDEX record_team ON record (id) WHERE kind = 'team';
CREATE TABLE feed (
    audience TEXT NOT NULL, record TEXT NOT NULL, seq INTEGER NOT NULL, gone INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (audience, record)
) WITHOUT ROWID;
CREATE UNIQUE INDEX feed_seq ON feed (seq, audience, record, gone);
CREATE TABLE op (
    id TEXT PRIMARY KEY, record TEXT NOT NULL, field TEXT NOT NULL, version TEXT NOT NULL, op TEXT NOT NULL,
    device TEXT NOT NULL, at INTEGER NOT NULL, outcome TEXT NOT NULL
);
CREATE INDEX op_record ON op (record);
CREATE TABLE device (
    id TEXT PRIMARY KEY, colleague TEXT NOT NULL, n INTEGER NOT NULL, batch TEXT NOT NULL, at INTEGER NOT NULL,
    seq INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE proof (token TEXT PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX proof_seq ON proof (seq);
CREATE TABLE chunk (
    sha256 TEXT NOT NULL, number INTEGER NOT NULL, total INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (sha256, number)
);
"""


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself: its id, its version and the least that may read and write it, the number of the
    newest line of its feed, the merge rules it knows, who new notes are for."""

    store_id: str
    schema: int
    min_read: int
    min_write: int
    seq: int
    rules: dict[str, str]
    new_for: str


def about(raw: Any) -> About:
    """DatabaseError, as of a damaged file, where it cannot be read."""
    said = dict(raw.execute("SELECT key, value FROM meta").fetchall())
    try:
        schema, min_read, min_write, seq = (int(said[key]) for key in ("schema", "min_read", "min_write", "seq"))
        rules = dict(json.loads(said["rules"]))
        return About(said["store_id"], schema, min_read, min_write, seq, rules, said.get("new_for", ME))
    except (KeyError, ValueError, TypeError) as fault:
        raise shared_file.DatabaseError("malformed: what the store says of itself") from fault


def state_of(text: str) -> State:
    """A record as the file keeps it. DatabaseError, as of a damaged file, where it cannot be read."""
    try:
        return State.from_json(json.loads(text))
    except ValueError as fault:  # no JSON, or no record's state
        raise shared_file.DatabaseError("malformed: a record") from fault
