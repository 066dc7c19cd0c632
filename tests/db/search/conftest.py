"""Fixtures of search: a filled index over the small world."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from db.domain import query
from db.records import standard_kinds
from db.search import documents
from db.search.index import Index
from db.search.searcher import Hits
from tests.db.search.stand_in import KEY, TODAY, Memory, world

Ask = Callable[..., Hits]


@pytest.fixture
def source() -> Memory:
    return world()


@pytest.fixture
def index(tmp_path: Path, source: Memory) -> Index:
    made = Index(tmp_path / "index", KEY, standard_kinds())
    assert made.rebuild(source)
    return made


@pytest.fixture
def ask(index: Index) -> Ask:
    """Read a query and search it."""
    known = documents.known(index.filters)

    def asked(text: str, where: Index = index, **options: object) -> Hits:
        return where.search(query.read(text, known, today=TODAY).tree, **options)

    return asked
