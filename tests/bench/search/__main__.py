"""The search bench: `python -m tests.bench.search [--notes 10000]`, on made notes, beside FTS5 and tantivy.

Prints medians, p95 and p99 in milliseconds, and ratios to the yardsticks of the same run: above 1 we are faster. Cold
is an index that was opened anew (nothing in its caches); the system's own cache of files is warm.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from db.domain.query import read
from db.records import standard_kinds
from db.search import documents, maintenance
from db.search.analysis import Text
from db.search.documents import Doc
from db.search.index import Index
from tests.bench.corpus import Corpus
from tests.bench.search import ids
from tests.bench.search.measure import KEY, TODAY, Made, machine, memory, say, spread, timed
from tests.bench.search.yardsticks import Yardstick, yardsticks

Jobs = list[Callable[[], object]]


def jobs(ours: Callable[..., Callable[[], object]], corpus: Corpus) -> list[tuple[str, Jobs, Callable[..., Jobs]]]:
    """What is compared: its name, our searches, and those of a yardstick."""
    rng = random.Random(5)
    common = corpus.words[20:140]
    pairs = [" ".join(rng.sample(common, 2)) for _ in range(60)]
    phrases = []
    for _ in range(60):
        words = corpus.text(random.Random(rng.random())).strip(".").split()
        at = rng.randrange(len(words) - 3)
        phrases.append(" ".join(words[at : at + 2]))
    firms = [f"c{n}" for n in range(100)]
    since = date(2025, 1, 1)
    starts = [word[:length] for word in common for length in (1, 2, 3, 5)]
    return [
        ("common term", [ours(f"{w} ") for w in common], lambda y: [lambda w=w: y.words(w) for w in common]),
        ("AND of two", [ours(f"{p} ") for p in pairs], lambda y: [lambda p=p: y.words(p) for p in pairs]),
        ("phrase", [ours(f'"{p}"') for p in phrases], lambda y: [lambda p=p: y.phrase(p) for p in phrases]),
        (
            "beginning, ranked",
            [ours(s) for s in starts],
            lambda y: [lambda s=s: y.words(s, prefix=True) for s in starts],
        ),
        (
            "term, customer, days",
            [ours(f"{common[n]} customer:{c} since:{since}", sort="date") for n, c in enumerate(firms)],
            lambda y: [lambda n=n, c=c: y.newest(common[n], c, since.toordinal()) for n, c in enumerate(firms)],
        ),
    ]


def compare(index: Index, corpus: Corpus, yards: Sequence[Yardstick]) -> None:
    known = documents.known(index.filters)

    def ours(text: str, **options: Any) -> Callable[[], object]:
        return lambda: index.search(read(text, known, today=TODAY).tree, today=TODAY, **options)

    for name, mine, theirs in jobs(ours, corpus):
        cold, warm = [timed(job) for job in mine], [timed(job) for job in mine]
        say(f"{name:26}", spread(warm), f" cold p50 {statistics.median(cold):.2f}")
        for yard in yards:
            times = [timed(job) for job in theirs(yard)]
            middle = statistics.median(times)
            ratios = f"{middle / statistics.median(warm):.2f}x warm, {middle / statistics.median(cold):.2f}x cold"
            say(f"  {yard.name:24}", spread(times), f" ours is {ratios}")


def saving(index: Index, source: Made, corpus: Corpus, yards: Sequence[Yardstick]) -> None:
    """From saving one note to finding it by a word that no other has."""
    rng = random.Random(8)
    found, flushed = [], []
    fresh: list[tuple[str, Doc]] = []
    for n in range(100):
        plain = corpus.note(10_000_000 + n, rng, TODAY.toordinal())
        word = f"zq{n}xylophon"
        fresh.append((word, Doc(plain.id, (*plain.texts, Text(word)), plain.keys, plain.days)))
    for n, (word, doc) in enumerate(fresh):
        source.save(doc)

        def look(word: str = word) -> None:
            index.follow(source)
            assert index.search(read(word, {}, today=TODAY).tree).total == 1

        found.append(timed(look))
        if n % 20 == 19:
            flushed.append(timed(lambda: index.flush(source)))
    say("saved to found            ", spread(found))
    say("commit of 20 notes        ", spread(flushed))
    for yard in yards:

        def save(word: str, doc: Doc, yard: Yardstick = yard) -> None:
            yard.save(doc)
            assert yard.words(word) == 1

        say(f"  {yard.name:24}", spread([timed(lambda w=w, d=d, f=save: f(w, d)) for w, d in fresh[:30]]))  # type: ignore[misc]


def filling(where: Path, source: Made, made: float) -> None:
    """The bulk: its rate, how steady it is from commit to commit, and that one can search meanwhile."""
    index = Index(where, KEY, standard_kinds())
    marks: list[tuple[float, int]] = [(0.0, 0)]
    found: list[float] = []
    began = time.perf_counter()

    def progress(done: int, total: int) -> None:
        marks.append((time.perf_counter() - began, done))
        found.append(timed(lambda: index.search(read("price", {}, today=TODAY).tree, today=TODAY)))

    index.rebuild(source, progress)
    pace = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(marks)]
    rate = source.count() / (marks[-1][0] - made)
    slow = f"slowest batch {min(pace):.0f}, {index.segments} segments"
    say(f"bulk                       {rate:8.0f} documents/s, {slow}")
    say("  searched meanwhile      ", spread(found))
    index.close()


def run(size: int, folder: Path, session_count: int) -> None:
    say(f"{size} notes · {machine()}")
    corpus = Corpus(size)
    source = Made(corpus)
    made = timed(lambda: sum(1 for _ in corpus.docs())) / 1000
    yards = yardsticks(folder)
    for yard in yards:
        took = timed(lambda y=yard: y.fill(corpus.docs())) / 1000  # type: ignore[misc]
        say(f"{yard.name:8} filled            {source.count() / max(took - made, 0.01):8.0f} documents/s")
    where = folder / "index"
    before = memory()
    filling(where, source, made)
    took = timed(lambda: maintenance.merge_in_child(where, KEY, True)) / 1000
    size_mb = sum(f.stat().st_size for f in where.iterdir()) / 1e6
    say(f"merge in a child           {took:8.1f} s, {size_mb:.0f} MB on disk")
    ids.report(where, source, corpus, session_count)
    index = Index(where, KEY, standard_kinds())
    index.follow(source)
    compare(index, corpus, yards)
    saving(index, source, corpus, yards)
    say(f"memory                     {memory() - before:8.0f} MB more than before the index was made")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--notes", type=int, default=10_000)
    options.add_argument("--sessions", type=int, default=40)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="tacit-bench-") as folder:
        run(given.notes, Path(folder), given.sessions)


if __name__ == "__main__":
    main()
