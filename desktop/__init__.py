"""The window on Tacit: PySide6 over `db.services`. Knows services and records, never sessions, keys or the index."""
