"""Sessions of typing measured from the text in the field to the ids of the 20 best, on made notes.

Every session begins with an index opened anew, so with nothing in its caches (the files may be in the system's).
"""

from __future__ import annotations

import random
import threading
import time
from pathlib import Path

from db.domain.query import read
from db.records import standard_kinds
from db.search import documents, maintenance
from db.search.index import Index
from tests.bench.corpus import Corpus
from tests.bench.search.measure import KEY, TODAY, Made, say, spread, timed
from tests.bench.search.typing import sessions

#: Seconds between two notes that are saved, and between two looks whether to merge, while somebody types.
SAVING, MERGING = 0.2, 1.0


class Meanwhile:
    """What goes on while somebody types: notes are saved, committed every 20, segments merged in a child."""

    def __init__(self, folder: Path, source: Made, corpus: Corpus) -> None:
        self.folder, self.source, self.corpus = folder, source, corpus
        self.saved = self.commits = self.merges = 0
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._save), threading.Thread(target=self._merge)]

    def __enter__(self) -> Meanwhile:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _save(self) -> None:
        rng = random.Random(3)
        index = Index(self.folder, KEY, standard_kinds())
        while not self._stop.wait(SAVING):
            self.source.save(self.corpus.note(20_000_000 + self.saved, rng, TODAY.toordinal()))
            self.saved += 1
            index.follow(self.source)
            self.commits += index.flush_if_worthwhile(self.source)
        index.close()

    def _merge(self) -> None:
        while not self._stop.wait(MERGING):
            maintenance.merge_in_child(self.folder, KEY, everything=True)
            self.merges += 1


def typed(folder: Path, source: Made, corpus: Corpus, count: int) -> tuple[dict[int, list[float]], list[float]]:
    """Times of keystrokes by the number of letters of the word being typed, and from opening to the first result."""
    found: dict[int, list[float]] = {}
    opened: list[float] = []
    for states in sessions(corpus, count):
        began = time.perf_counter()
        index = Index(folder, KEY, standard_kinds())
        known = documents.known(index.filters)

        def find(text: str, index: Index = index, known: dict[str, str] = known) -> None:
            index.follow(source)
            index.search(read(text, known, today=TODAY).tree, today=TODAY)

        for number, text in enumerate(states):
            took = timed(lambda t=text, f=find: f(t))  # type: ignore[misc]
            found.setdefault(len(text.split(" ")[-1]), []).append(took)
            if number == 0:
                opened.append((time.perf_counter() - began) * 1000)
        index.close()
    return found, opened


def report(folder: Path, source: Made, corpus: Corpus, count: int) -> None:
    found, opened = typed(folder, source, corpus, count)
    say("open to first result      ", spread(opened))
    say("keystroke to 20 ids       ", spread([one for times in found.values() for one in times]))
    for letters in (1, 2, 3, 5, 8):
        if letters in found:
            say(f"  {letters} letters               ", spread(found[letters]))
    with Meanwhile(folder, source, corpus) as busy:
        found, _ = typed(folder, source, corpus, count)
    what = f"({busy.saved} saved, {busy.commits} commits, {busy.merges} merges)"
    say("  while saved and merged  ", spread([one for times in found.values() for one in times]), what)
