"""A made corpus for the search bench: words as common as Zipf says, firms and people with real-looking names.

The words are those of the texts in ../shared, by how often they come there (English, some German); where they do not
suffice, made ones follow, as rare words follow in any large collection of notes.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path

from db.search.analysis import Text
from db.search.documents import Doc

FIRST = (
    "Anna Ben Clara David Elena Felix Greta Hans Ines Jonas Karin Lukas Maria Nina Omar Paula Ravi Sofia Tom".split()
)
LAST = "Müller Schmidt Weber Krüger O'Brien Novák Silva Jensen Kowalska Rossi Nguyen Patel Garcia Hansen Öztürk".split()
FIRM = "Nordwerk Hafen Alpine Delta Kranbau Sauter Brightwater Ironbridge Falkenberg Quarry Lumen Vesta Orchid".split()
SORT = "GmbH AG Ltd Inc Logistics Foods Papier Maschinenbau Chemicals Holding".split()
_SYLLABLES = [
    c + v + e
    for c in "b br c d f g gr k l m n p pr r s st t tr v w".split()
    for v in "aeiou"
    for e in ("", "n", "r", "l", "s", "t")
]
_COMMON = (
    "the of and to in that was for it with as his on be at by had not are but from or have an they which one you were "
    "all her she there would their we him been has when who will more no if out so said what up its about into than "
    "them can only other price order delivery customer meeting plant contract budget quality supplier offer"
).split()


def real_words() -> list[str]:
    """The words of the texts in ../shared (or TACIT_SHARED), the commonest first; a few common ones where it is not
    there."""
    shared = Path(os.environ.get("TACIT_SHARED") or Path(__file__).resolve().parents[3] / "shared")
    counts: Counter[str] = Counter()
    for name in ("data/search-cranfield/cran.all.1400", "data/crm/interactions.csv", "capture/cases.jsonl"):
        if (shared / name).exists():
            counts.update(re.findall(r"[^\W\d_]{2,}", (shared / name).read_text("utf-8", "replace").lower()))
    return list(dict.fromkeys([*(word for word, _ in counts.most_common()), *_COMMON]))


class Corpus:
    """`size` notes of 50 to 200 words about 200 customers and 2000 people. The same seed makes the same corpus."""

    def __init__(self, size: int, seed: int = 4, vocabulary: int = 60_000) -> None:
        self.size, self.seed = size, seed
        rng = random.Random(seed)
        made = dict.fromkeys(real_words())
        while len(made) < vocabulary:
            made["".join(rng.choices(_SYLLABLES, k=rng.choice((2, 2, 3, 3, 4))))] = None
        self.words = list(made)[:vocabulary]
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(vocabulary)))
        self.firms = [f"{rng.choice(FIRM)} {rng.choice(LAST)} {rng.choice(SORT)}" for _ in range(200)]
        self.people = [f"{rng.choice(FIRST)} {rng.choice(LAST)}" for _ in range(2000)]

    def text(self, rng: random.Random) -> str:
        words = rng.choices(self.words, cum_weights=self._weights, k=rng.randint(50, 200))
        words[rng.randrange(len(words))] = rng.choice(self.people)
        return " ".join(words).capitalize() + "."

    def docs(self) -> Iterator[Doc]:
        """Customers, people, then notes, all with their names resolved."""
        today = date(2026, 11, 22).toordinal()
        for n, name in enumerate(self.firms):
            yield Doc(f"c{n}", (Text(name, 4.0, True),), ("kind:customer", f"customer:c{n}"), (("date", today),))
        for n, name in enumerate(self.people):
            firm = n % len(self.firms)
            keys = ("kind:contact", f"customer:c{firm}", f"ref:c{firm}")
            yield Doc(f"p{n}", (Text(name, 4.0, True), Text(self.firms[firm], 0.75)), keys, (("date", today),))
        rng = random.Random(self.seed + 1)
        for n in range(self.size):
            yield self.note(n, rng, today - n * 1500 // self.size)

    def note(self, n: int, rng: random.Random, day: int) -> Doc:
        firm = rng.randrange(len(self.firms))
        keys = ("kind:note", f"customer:c{firm}", f"ref:c{firm}", f"created_by:u{n % 12}", "topics:fact")
        return Doc(f"n{n}", (Text(self.text(rng)), Text(self.firms[firm], 0.75)), keys, (("date", day),))

    def word(self, rng: random.Random) -> str:
        """A word, the common ones more often."""
        return rng.choices(self.words, cum_weights=self._weights)[0]
