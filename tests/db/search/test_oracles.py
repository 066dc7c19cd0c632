"""Our executor against two others on made corpora: stock Whoosh on the same index (scores), FTS5 (results)."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.index import FileIndex
from whoosh.query import And, Term
from whoosh.scoring import BM25F

from db.domain.query import All, Phrase, Word
from db.records import standard_kinds
from db.search import execute, maintenance, plan
from db.search.analysis import Text
from db.search.documents import Doc
from db.search.index import NAME, Index
from db.search.storage import EncryptedStorage
from tests.db.search.stand_in import KEY, Memory

WORDS = (
    "alpha alp alpine beta betaine bet gamma gamble delta deal epsilon zeta zebra eta theta iota kappa lambda".split()
)
MOST = 1000


def made(seed: int, size: int = 60) -> list[tuple[str, str]]:
    rng = random.Random(seed)
    return [(f"d{n}", " ".join(rng.choices(WORDS, k=rng.randint(1, 25)))) for n in range(size)]


def filled(folder: Path, texts: list[tuple[str, str]], batches: int = 3) -> Index:
    """An index of several segments with deletions, and a few records only in the overlay."""
    source = Memory()
    index = Index(folder, KEY, standard_kinds())
    index.rebuild(source)
    step = len(texts) // batches
    for at in range(0, len(texts), step):
        for uid, _ in texts[at : at + step]:
            source.put(Doc(uid, (Text("something older, soon replaced"),)))
        index.flush(source)
        for uid, text in texts[at : at + step]:
            source.put(Doc(uid, (Text(text),)))
        index.follow(source)
        if at + step < len(texts):
            index.flush(source)
    return index


def fts(texts: list[tuple[str, str]]) -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, text, tokenize='unicode61')")
    db.executemany("INSERT INTO t VALUES (?, ?)", texts)
    return db


def asked(db: sqlite3.Connection, match: str) -> set[str]:
    return {row[0] for row in db.execute("SELECT id FROM t WHERE t MATCH ?", (match,))}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Index, sqlite3.Connection]]:
    texts = made(7)
    with closing(fts(texts)) as truth:
        yield filled(tmp_path_factory.mktemp("oracle") / "index", texts), truth


words = st.sampled_from([*WORDS, "missing"])


@given(st.lists(words, min_size=1, max_size=3))
@settings(max_examples=60)
def test_phrases_are_those_of_fts5(both: tuple[Index, sqlite3.Connection], wanted: list[str]) -> None:
    index, db = both
    hits = index.search(All((Phrase(" ".join(wanted)),)), limit=MOST)
    assert set(hits.ids) == asked(db, '"' + " ".join(wanted) + '"')


@given(st.lists(words, min_size=1, max_size=3))
@settings(max_examples=60)
def test_all_words_are_those_of_fts5(both: tuple[Index, sqlite3.Connection], wanted: list[str]) -> None:
    index, db = both
    hits = index.search(All(tuple(Phrase(word) for word in wanted)), limit=MOST)
    expected = asked(db, " AND ".join(f'"{word}"' for word in wanted))
    assert (set() if hits.relaxed else set(hits.ids)) == expected
    assert hits.relaxed or hits.total == len(expected)


@given(words, st.integers(1, 5))
@settings(max_examples=60)
def test_beginnings_are_those_of_fts5(both: tuple[Index, sqlite3.Connection], word: str, letters: int) -> None:
    index, db = both
    start = word[:letters]
    hits = index.search(All((Word(start, prefix=True),)), limit=MOST)
    exact = asked(db, f'"{start}"*')
    if hits.changed:
        assert not exact
    else:  # stems may add other forms of the word, never lose one
        assert exact <= set(hits.ids)
        assert hits.total == len(hits.ids)


@pytest.mark.parametrize("wanted", [["alpha"], ["beta", "gamma"], ["zebra", "eta", "iota"]])
def test_scores_are_those_of_stock_whoosh(tmp_path: Path, wanted: list[str]) -> None:
    folder = tmp_path / "index"
    index = filled(folder, made(11))
    source = Memory()
    for waiting in index._overlay.items():  # everything into segments: stock Whoosh knows no overlay
        source.put(Doc(waiting[0], (Text("unused"),)))
    maintenance.merge(folder, KEY, everything=True)
    index = Index(folder, KEY, standard_kinds())
    lists = [plan.Terms("stems", (plan.analysis.english(word).encode(),), 1.0) for word in wanted]
    leaves = [plan.Leaf((one,)) for one in lists]
    compiled = plan.Plan(plan.Group(tuple(leaves)), leaves)
    ours = execute.run(index._snapshot, compiled, limit=MOST)
    with FileIndex(EncryptedStorage(folder, KEY), indexname=NAME).searcher(weighting=BM25F()) as searcher:
        tree = And([Term("stems", one.terms[0].decode()) for one in lists])
        theirs = {hit.docnum: hit.score for hit in searcher.search(tree, limit=MOST)}
    assert theirs
    assert {
        number: pytest.approx(score, rel=1e-4) for (_, number), score in zip(ours.places, ours.scores, strict=True)
    } == theirs


@given(st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_merging_and_deleting_change_nothing_that_is_found(
    tmp_path_factory: pytest.TempPathFactory, rng: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("merge") / "index"
    source = Memory()
    index = Index(folder, KEY, standard_kinds())
    index.rebuild(source)
    for n in range(30):
        uid = f"d{rng.randrange(12)}"
        if rng.random() < 0.2 and uid in source.docs:
            source.trash(uid)
        else:
            source.put(Doc(uid, (Text(" ".join(rng.choices(WORDS, k=6))),)))
        if rng.random() < 0.3:
            index.flush(source)
        if rng.random() < 0.15:
            maintenance.merge(folder, KEY, everything=rng.random() < 0.5)
        if n % 5 == 0:
            index.follow(source)
    index.follow(source)
    pair = " ".join(rng.sample(WORDS, 2))
    with closing(fts([(uid, doc.texts[0].text) for uid, doc in source.docs.items()])) as truth:
        for phrase in (*WORDS, pair):
            hits = index.search(All((Phrase(phrase),)), limit=MOST)
            assert set(hits.ids) == asked(truth, f'"{phrase}"')
    assert index.size == len(source.docs)


def test_places_far_into_a_long_text_are_kept(tmp_path: Path) -> None:
    """Beyond 65,535 words the places need more than two bytes."""
    text = " ".join(["filler"] * 70_000 + ["alpha", "beta"])
    source = Memory(Doc("long", (Text(text),)), Doc("short", (Text("beta alpha"),)))
    index = Index(tmp_path / "index", KEY, standard_kinds())
    index.rebuild(source)
    for _ in range(2):
        assert index.search(All((Phrase("alpha beta"),))).ids == ("long",)
        assert index.search(All((Phrase("beta alpha"),))).ids == ("short",)
        source.put(Doc("other", (Text("gamma"),)))
        index.flush(source)
        maintenance.merge(index.folder, KEY, everything=True)
        index.follow(source)
