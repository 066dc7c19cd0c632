"""The search bench: `python -m tests.bench.search [--notes 10000]`. The yardstick is FTS5 in an encrypted store.

Prints medians, p95 and p99 in milliseconds, and ratios. Sessions are typed letter by letter, each on a freshly opened
index.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import sqlcipher3

from db.domain.query import read
from db.records import standard_kinds
from db.search import documents, maintenance
from db.search.documents import Doc
from db.search.index import Index
from db.search.source import Touched
from tests.bench.corpus import Corpus

KEY = bytes(range(32))
TODAY = date(2026, 11, 22)


class Made:
    """A document source over a made corpus, and over what is saved while the bench runs."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.saved: list[Doc] = []

    def save(self, doc: Doc) -> None:
        self.saved.append(doc)

    def high_water(self) -> int:
        return len(self.saved)

    def touched(self, after: int, limit: int) -> list[Touched]:
        return [Touched(after + n + 1, d.id) for n, d in enumerate(self.saved[after : after + limit])]

    def documents(self, ids: Sequence[str]) -> list[Doc]:
        wanted = set(ids)
        return [d for d in self.saved if d.id in wanted]

    def everything(self) -> Iterator[Doc]:
        return self.corpus.docs()

    def count(self) -> int:
        return self.corpus.size + len(self.corpus.firms) + len(self.corpus.people)


def say(*what: object) -> None:
    sys.stdout.write(" ".join(map(str, what)) + "\n")
    sys.stdout.flush()


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def spread(times: list[float]) -> str:
    if len(times) < 2:
        return f"{times[0]:9.2f}" if times else "-"
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return f"p50 {cuts[49]:8.2f}  p95 {cuts[94]:8.2f}  p99 {cuts[98]:8.2f}  ms  (n={len(times)})"


def memory() -> float:
    """Megabytes in use now (Linux), the most ever used elsewhere."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


class Yardstick:
    """SQLite FTS5 with its porter stemmer in an encrypted file."""

    def __init__(self, folder: Path) -> None:
        self.db: Any = sqlcipher3.connect(str(folder / "fts.db"))
        self.db.execute(f"PRAGMA key=\"x'{KEY.hex()}'\"")
        self.db.execute("PRAGMA journal_mode=WAL")
        columns = "id UNINDEXED, text, customer UNINDEXED, day UNINDEXED, tokenize='porter unicode61'"
        self.db.execute(f"CREATE VIRTUAL TABLE notes USING fts5({columns})")

    def fill(self, docs: Iterator[Doc]) -> None:
        rows = ((d.id, " ".join(t.text for t in d.texts), d.keys[1], dict(d.days)["date"]) for d in docs)
        self.db.executemany("INSERT INTO notes VALUES (?,?,?,?)", rows)
        self.db.commit()

    def search(self, match: str, more: str = "", order: str = "rank") -> int:
        rows = self.db.execute(f"SELECT id FROM notes WHERE notes MATCH ? {more} ORDER BY {order} LIMIT 20", (match,))
        return len(rows.fetchall())


def quoted(text: str, prefix: bool = False) -> str:
    words = [f'"{word}"' for word in text.replace('"', "").split()]
    return " ".join(words) + ("*" if prefix and words else "")


def sessions(folder: Path, source: Made, corpus: Corpus, count: int) -> dict[int, list[float]]:
    """Keystroke to ids by the number of letters of the last word; a freshly opened index for each session."""
    found: dict[int, list[float]] = {}
    opened: list[float] = []
    for text in corpus.queries(count):
        began = time.perf_counter()
        index = Index(folder, KEY, standard_kinds())
        index.follow(source)
        known = documents.known(index.filters)
        for end in range(1, len(text) + 1):
            typed = text[:end]
            took = timed(lambda t=typed, i=index, k=known: i.search(read(t, k, today=TODAY).tree, today=TODAY))  # type: ignore[misc]
            found.setdefault(len(typed.split(" ")[-1]), []).append(took)
            if end == 1:
                opened.append((time.perf_counter() - began) * 1000)
        index.close()
    say("open to first result    ", spread(opened))
    return found


def compare(index: Index, corpus: Corpus, yard: Yardstick) -> None:
    rng = random.Random(5)
    known = documents.known(index.filters)
    common = corpus.words[20:140]
    firms = [f"c{n}" for n in range(100)]

    def ours(text: str, **options: Any) -> Callable[[], object]:
        return lambda: index.search(read(text + " ", known, today=TODAY).tree, today=TODAY, **options)

    pairs = [" ".join(rng.sample(common, 2)) for _ in range(60)]
    phrases = []
    for _ in range(60):
        words = corpus.text(random.Random(rng.random())).split()
        at = rng.randrange(len(words) - 3)
        phrases.append(" ".join(words[at : at + 2]).strip("."))
    jobs: list[tuple[str, list[Callable[[], object]], list[Callable[[], object]]]] = [
        ("common term", [ours(w) for w in common], [lambda w=w: yard.search(quoted(w)) for w in common]),
        ("AND of two", [ours(p) for p in pairs], [lambda p=p: yard.search(quoted(p)) for p in pairs]),
        (
            "phrase",
            [ours(f'"{p}"') for p in phrases],
            [lambda p=p: yard.search(f'"{p.replace(chr(34), "")}"') for p in phrases],
        ),
        (
            "term, customer, days",
            [ours(f"{common[n]} customer:{c} since:2025-01-01", sort="date") for n, c in enumerate(firms)],
            [
                lambda w=common[n], c=c: yard.search(
                    quoted(w), f"AND customer='customer:{c}' AND day>={date(2025, 1, 1).toordinal()}", "day DESC"
                )
                for n, c in enumerate(firms)
            ],
        ),
    ]
    for name, mine, theirs in jobs:
        first, again = [timed(job) for job in mine], [timed(job) for job in mine]
        yards = [timed(job) for job in theirs]
        ratio = statistics.median(yards) / statistics.median(again)
        say(
            f"{name:24}",
            spread(again),
            f" first {statistics.median(first):.2f}  FTS5 {statistics.median(yards):.2f}",
            f" = {ratio:.1f}x",
        )


def saving(index: Index, source: Made, corpus: Corpus) -> None:
    rng = random.Random(8)
    found, flushed = [], []
    for n in range(60):
        word = f"zq{n}xylophon"
        doc = corpus.note(10_000_000 + n, rng, TODAY.toordinal())
        source.save(Doc(doc.id, (*doc.texts, type(doc.texts[0])(word)), doc.keys, doc.days))

        def look(word: str = word) -> None:
            index.follow(source)
            assert index.search(read(word, {}, today=TODAY).tree).total == 1

        found.append(timed(look))
        if n % 20 == 19:
            flushed.append(timed(lambda: index.flush(source)))
    say("saved to found          ", spread(found))
    say("commit of 20 notes      ", spread(flushed))


def run(size: int, folder: Path, session_count: int) -> None:
    say(f"{size} notes · {platform.machine()} · {os.cpu_count()} cores · Python {platform.python_version()}")
    corpus = Corpus(size)
    source = Made(corpus)
    yard = Yardstick(folder)
    took = timed(lambda: yard.fill(corpus.docs())) / 1000
    made = timed(lambda: sum(1 for _ in corpus.docs())) / 1000
    say(f"FTS5 filled             {source.count() / max(took - made, 0.01):9.0f} documents/s")
    where = folder / "index"
    before = memory()
    index = Index(where, KEY, standard_kinds())
    took = timed(lambda: index.rebuild(source)) / 1000
    say(f"rebuild                 {source.count() / (took - made):9.0f} documents/s, {index.segments} segments")
    took = timed(lambda: maintenance.merge_in_child(where, KEY, True)) / 1000
    index.follow(source)
    size_mb = sum(f.stat().st_size for f in where.iterdir()) / 1e6
    say(f"merge in a child        {took:9.1f} s, {index.segments} segments, {size_mb:.0f} MB on disk")
    index.close()
    del index
    found = sessions(where, source, corpus, session_count)
    say("keystroke to 20 ids     ", spread([t for times in found.values() for t in times]))
    for letters in sorted(found):
        if letters in (1, 2, 3, 5, 8):
            say(f"  {letters} letters             ", spread(found[letters]))
    index = Index(where, KEY, standard_kinds())
    index.follow(source)
    compare(index, corpus, yard)
    saving(index, source, corpus)
    say(f"memory                  {memory() - before:9.0f} MB more than before the index was made")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--notes", type=int, default=10_000)
    options.add_argument("--sessions", type=int, default=40)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="tacit-bench-") as folder:
        run(given.notes, Path(folder), given.sessions)


if __name__ == "__main__":
    main()
