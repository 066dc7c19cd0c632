"""What our search is measured against in the same run: SQLite FTS5 in an encrypted file, and tantivy (not encrypted).

Both stem English with Porter's rules and rank by BM25. tantivy is a dependency of the bench alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import sqlcipher3

from db.search.documents import Doc
from tests.bench.search.measure import KEY


class Yardstick(Protocol):
    """An engine with the same notes. Each search is for the 20 best ids, and returns how many it got."""

    name: str

    def fill(self, docs: Iterator[Doc]) -> None: ...
    def words(self, text: str, prefix: bool = False) -> int: ...
    def phrase(self, text: str) -> int: ...
    def newest(self, word: str, firm: str, since: int) -> int: ...
    def save(self, doc: Doc) -> None: ...


def _row(doc: Doc) -> tuple[str, str, str, int]:
    return doc.id, " ".join(text.text for text in doc.texts), doc.keys[1], dict(doc.days)["date"]


class Fts:
    """SQLite FTS5 in an SQLCipher file."""

    name = "FTS5"

    def __init__(self, folder: Path) -> None:
        self.db: Any = sqlcipher3.connect(str(folder / "fts.db"))
        self.db.execute(f"PRAGMA key=\"x'{KEY.hex()}'\"")
        self.db.execute("PRAGMA journal_mode=WAL")
        columns = "id UNINDEXED, text, customer UNINDEXED, day UNINDEXED, tokenize='porter unicode61'"
        self.db.execute(f"CREATE VIRTUAL TABLE notes USING fts5({columns})")

    def fill(self, docs: Iterator[Doc]) -> None:
        self.db.executemany("INSERT INTO notes VALUES (?,?,?,?)", map(_row, docs))
        self.db.commit()

    def _found(self, match: str, more: str = "", order: str = "rank") -> int:
        rows = self.db.execute(f"SELECT id FROM notes WHERE notes MATCH ? {more} ORDER BY {order} LIMIT 20", (match,))
        return len(rows.fetchall())

    def words(self, text: str, prefix: bool = False) -> int:
        words = [f'"{word}"' for word in text.replace('"', "").split()]
        return self._found(" ".join(words) + ("*" if prefix else ""))

    def phrase(self, text: str) -> int:
        return self._found(f'"{text}"')

    def newest(self, word: str, firm: str, since: int) -> int:
        return self._found(f'"{word}"', f"AND customer='customer:{firm}' AND day>={since}", "day DESC")

    def save(self, doc: Doc) -> None:
        self.fill(iter((doc,)))


class Tantivy:
    """tantivy, with its own directory on disk."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        import tantivy

        self.lib = tantivy
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("id", stored=True, tokenizer_name="raw")
        schema.add_text_field("text", tokenizer_name="en_stem")
        schema.add_text_field("plain", tokenizer_name="default")
        schema.add_text_field("customer", tokenizer_name="raw")
        schema.add_integer_field("day", indexed=True, fast=True)
        self.schema = schema.build()
        where = folder / "tantivy"
        where.mkdir()
        self.index = tantivy.Index(self.schema, path=str(where))
        self._writer: Any = None

    def fill(self, docs: Iterator[Doc]) -> None:
        writer = self._writer or self.index.writer(200_000_000, 1)
        self._writer = writer
        for doc in docs:
            uid, text, firm, day = _row(doc)
            writer.add_document(self.lib.Document(id=uid, text=text, plain=text, customer=firm, day=day))
        writer.commit()
        self.index.reload()

    def _found(self, query: Any, **how: Any) -> int:
        searcher = self.index.searcher()
        found = searcher.search(query, 20, **how).hits
        return len([searcher.doc(address)["id"][0] for _, address in found])

    def words(self, text: str, prefix: bool = False) -> int:
        words = text.replace('"', "").lower().split()
        lib, last = self.lib, []
        if prefix:
            last = [lib.Query.phrase_prefix_query(self.schema, "plain", words[-1:])] if words else []
            words = words[:-1]
        parts = [self.index.parse_query(f'"{word}"', ["text"]) for word in words]
        return self._found(lib.Query.boolean_query([(lib.Occur.Must, part) for part in (*parts, *last)]))

    def phrase(self, text: str) -> int:
        return self._found(self.index.parse_query(f'"{text}"', ["plain"]))

    def newest(self, word: str, firm: str, since: int) -> int:
        query = self.index.parse_query(f'+text:"{word}" +customer:"customer:{firm}" +day:[{since} TO 9999999]')
        return self._found(query, order_by_field="day")

    def save(self, doc: Doc) -> None:
        self.fill(iter((doc,)))


def yardsticks(folder: Path) -> list[Yardstick]:
    """Those that are installed."""
    found: list[Yardstick] = [Fts(folder)]
    try:
        found.append(Tantivy(folder))
    except ImportError:
        pass
    return found
