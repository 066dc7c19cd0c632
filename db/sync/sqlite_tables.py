"""The tables of a shared store in a SQLite file. Those with long rows keep their row ids: without, each row would begin
a page of its own (three times the size)."""

from __future__ import annotations

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
