"""The search bench through the services: `python -m tests.bench.search.rows [--notes 10000] [--profile DIR]`.

From the text in the field to rows with titles, customers and marked snippets, read from the encrypted store of a real
profile, in sessions of typing (see typing.py), each with an index opened anew. `--profile` keeps the profile made, and
takes it again where it is there.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import threading
import time
from itertools import pairwise
from pathlib import Path

from db.services.app import Tacit
from db.services.search import Finder
from tests.bench.corpus import Corpus
from tests.bench.search import profile
from tests.bench.search.measure import machine, memory, say, spread, timed
from tests.bench.search.typing import sessions

#: Rows read at once: what fits a list, and what the window asks for.
ROWS = (20, 60)


def typed(tacit: Tacit, corpus: Corpus, count: int, rows: int) -> tuple[list[float], list[float]]:
    """Times of keystrokes, and from opening the index to the first rows."""
    found, opened = [], []
    for states in sessions(corpus, count):
        began = time.perf_counter()
        finder = Finder(tacit)
        finder.prepare()
        for number, text in enumerate(states):
            found.append(timed(lambda t=text, f=finder: f.search(t, limit=rows)))  # type: ignore[misc]
            if number == 0:
                opened.append((time.perf_counter() - began) * 1000)
        finder.close()
    return found, opened


class Saving:
    """Notes saved five times a second while somebody types, the index tended as the window does."""

    def __init__(self, tacit: Tacit, corpus: Corpus) -> None:
        self.tacit, self.corpus, self.saved = tacit, corpus, 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Saving:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        rng = random.Random(3)
        while not self._stop.wait(0.2):
            self.tacit.records.add("note", {"text": self.corpus.text(rng)})
            self.saved += 1
            self.tacit.finder.flush()


def saved_and_found(tacit: Tacit, corpus: Corpus) -> tuple[list[float], list[float]]:
    """From after the commit to the row, and of saving itself."""
    rng, found, saved = random.Random(6), [], []
    for number in range(60):
        word = f"zq{number}xylophon"
        text = f"{corpus.text(rng)} {word}"
        saved.append(timed(lambda t=text: tacit.records.add("note", {"text": t})))  # type: ignore[misc]

        def look(word: str = word) -> None:
            assert tacit.finder.search(word).total == 1

        found.append(timed(look))
        tacit.finder.flush()
    return found, saved


def fill(tacit: Tacit) -> None:
    """The index filled from the store: rate, steadiness, and searching meanwhile from another thread."""
    marks: list[tuple[float, int]] = []
    finder, found, done = tacit.finder, [], threading.Event()
    began = time.perf_counter()
    marks.append((0.0, 0))

    def search() -> None:
        while not done.wait(0.5):
            found.append(timed(lambda: finder.search("price order")))

    finder.state()
    other = threading.Thread(target=search)
    other.start()
    finder.prepare(lambda count, _total: marks.append((time.perf_counter() - began, count)))
    done.set()
    other.join()
    if len(marks) < 2:
        return  # the profile was used before: its index is whole
    pace = sorted((b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(marks))
    rate = marks[-1][1] / marks[-1][0]
    say(f"index filled from store   {rate:9.0f} records/s, batches {pace[0]:.0f} to {pace[-1]:.0f}")
    say("  searched meanwhile      ", spread(found))


def run(size: int, place: Path, count: int) -> None:
    say(f"{size} notes in a profile · {machine()}")
    corpus = Corpus(size)
    if not place.exists():
        took = timed(lambda: profile.make(place, corpus).close()) / 1000
        say(f"store filled              {size / took:9.0f} records/s")
    before = memory()
    tacit = profile.opened(place)
    fill(tacit)
    tacit.finder.flush()
    for rows in ROWS:
        found, opened = typed(tacit, corpus, count, rows)
        say(f"keystroke to {rows} rows     ", spread(found))
        if rows == ROWS[0]:
            say("open to first rows        ", spread(opened))
    with Saving(tacit, corpus) as saving:
        found, _ = typed(tacit, corpus, count, ROWS[0])
    say("  while notes are saved   ", spread(found), f"({saving.saved} saved)")
    found, saved = saved_and_found(tacit, corpus)
    say("note saved                ", spread(saved))
    say("saved to found, with row  ", spread(found))
    say(f"memory                    {memory() - before:9.0f} MB more than before the profile was opened")
    tacit.close()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--notes", type=int, default=10_000)
    options.add_argument("--sessions", type=int, default=32)
    options.add_argument("--profile", type=Path, help="the folder of the profile, kept and used again")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="tacit-bench-") as folder:
        run(given.notes, given.profile or Path(folder, "profile"), given.sessions)


if __name__ == "__main__":
    main()
