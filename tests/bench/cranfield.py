"""Ranking judged on the Cranfield collection: `python -m tests.bench.cranfield [--half even|odd|all]`.

1,400 abstracts, 225 questions, judgements from 1 (a complete answer) to 4 (of least interest). nDCG@10 with a gain of 5
less the grade, and recall@100, of any-word queries; the yardstick is SQLite FTS5 (porter, bm25) in the same run. What
is tuned is tuned on the questions of odd number; the even ones are reported. "typed" is the question as a person would
type it into the search field. The collection lies in ../shared/data/search-cranfield (or TACIT_SHARED).
"""

from __future__ import annotations

import argparse
import math
import os
import re
import sqlite3
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.domain.query import All, Either, Word, read
from db.records import standard_kinds
from db.search import analysis, documents
from db.search.analysis import Text
from db.search.documents import Doc
from db.search.index import Index
from db.search.source import Touched

KEY = bytes(range(32))
TODAY = date(2026, 11, 22)
DEEP = 100
#: question -> ids of documents, the best first
Ranker = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Collection:
    """Texts by id, questions by their number (from 1), gains by question and id."""

    texts: dict[str, str]
    questions: dict[int, str]
    gains: dict[int, dict[str, int]]


def folder() -> Path:
    shared = os.environ.get("TACIT_SHARED") or Path(__file__).resolve().parents[3] / "shared"
    return Path(shared) / "data" / "search-cranfield"


def _entries(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The entries of a file in the SMART format: the number and the text of each section."""
    for entry in re.split(r"^\.I ", path.read_text("utf-8", "replace"), flags=re.M)[1:]:
        number, _, rest = entry.partition("\n")
        pieces = re.split(r"^\.([A-Z])\s*$", rest, flags=re.M)[1:]
        yield number.strip(), dict(zip(pieces[::2], map(str.strip, pieces[1::2]), strict=True))


def collection(where: Path) -> Collection:
    """Read the collection. Judgements name a question by its place in the file, not by its number there."""
    texts = {number: parts.get("W", "") for number, parts in _entries(where / "cran.all.1400")}
    questions = {at: parts["W"] for at, (_, parts) in enumerate(_entries(where / "cran.qry"), 1)}
    gains: dict[int, dict[str, int]] = {}
    for line in (where / "cranqrel").read_text("ascii").splitlines():
        question, document, grade = map(int, line.split()[:3])
        gains.setdefault(question, {})[str(document)] = max(5 - grade, 0)
    return Collection(texts, questions, gains)


def ndcg(found: Sequence[str], gains: dict[str, int], depth: int = 10) -> float:
    """Normalised discounted cumulative gain of the first `depth`."""
    got = sum(gains.get(one, 0) / math.log2(at + 2) for at, one in enumerate(found[:depth]))
    best = sum(gain / math.log2(at + 2) for at, gain in enumerate(sorted(gains.values(), reverse=True)[:depth]))
    return got / best if best else 0.0


def recall(found: Sequence[str], gains: dict[str, int], depth: int = DEEP) -> float:
    return len(set(found[:depth]) & set(gains)) / len(gains)


class Abstracts:
    """The collection as a source of the index: each text is one note."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._docs = [Doc(uid, (Text(text),), ("kind:note",)) for uid, text in texts.items()]

    def high_water(self) -> int:
        return 0

    def touched(self, after: int, limit: int) -> list[Touched]:
        return []

    def documents(self, ids: Sequence[str]) -> list[Doc]:
        return []

    def everything(self) -> Iterator[Doc]:
        return iter(self._docs)

    def count(self) -> int:
        return len(self._docs)


def ours(where: Path, texts: dict[str, str]) -> tuple[Ranker, Ranker]:
    """Tacit's index of the texts: with any-word queries, and with questions as they are typed."""
    index = Index(where, KEY, standard_kinds())
    index.rebuild(Abstracts(texts))
    known = documents.known(index.filters)

    def any_word(question: str) -> Sequence[str]:
        words = analysis.TOKEN.findall(question)
        return index.search(All((Either(tuple(map(Word, words))),)), limit=DEEP).ids

    def typed(question: str) -> Sequence[str]:
        return index.search(read(" ".join(question.split()), known, today=TODAY).tree, limit=DEEP).ids

    return any_word, typed


def yardstick(texts: dict[str, str]) -> Ranker:
    """FTS5 with its Porter stemmer and bm25, any of the words."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, text, tokenize='porter unicode61')")
    base.executemany("INSERT INTO texts VALUES (?, ?)", texts.items())

    def any_word(question: str) -> Sequence[str]:
        match = " OR ".join(f'"{word}"' for word in dict.fromkeys(re.findall(r"\w+", question)))
        rows = base.execute("SELECT id FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?", (match, DEEP))
        return [row[0] for row in rows]

    return any_word


def judged(ranker: Ranker, given: Collection, numbers: Sequence[int]) -> tuple[list[float], list[float]]:
    """nDCG@10 and recall@100 of each question."""
    answers = {n: ranker(given.questions[n]) for n in numbers}
    return (
        [ndcg(found, given.gains[n]) for n, found in answers.items()],
        [recall(found, given.gains[n]) for n, found in answers.items()],
    )


def half(given: Collection, which: str) -> list[int]:
    """Numbers of the judged questions: the odd ones (to tune on), the even ones (to report), or all."""
    wanted = {"odd": (1,), "even": (0,), "all": (0, 1)}[which]
    return [n for n in given.questions if n % 2 in wanted and n in given.gains]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--half", choices=("even", "odd", "all"), default="even")
    numbers_of = options.parse_args().half
    given = collection(folder())
    numbers = half(given, numbers_of)
    with tempfile.TemporaryDirectory(prefix="tacit-bench-") as place:
        any_word, typed = ours(Path(place), given.texts)
        rankers = {"FTS5 porter bm25": yardstick(given.texts), "Tacit, any word": any_word, "Tacit, typed": typed}
        print(f"Cranfield, {len(numbers)} questions ({numbers_of}){'':10} nDCG@10   ratio  recall@100   ratio")
        base: tuple[float, float] | None = None
        for name, ranker in rankers.items():
            now, deep = map(statistics.fmean, judged(ranker, given, numbers))
            base = base or (now, deep)
            print(f"  {name:42} {now:8.4f} {now / base[0]:7.3f} {deep:11.4f} {deep / base[1]:7.3f}")


if __name__ == "__main__":
    main()
