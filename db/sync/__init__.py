"""Sync: one protocol, two stores (a shared SQLite file, Postgres), and the laptop's side of it (SYNC.md)."""
