"""A profile filled with the made corpus, for what is measured through the services and in the window."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path

from db.records import Contact, Customer, Note, Record
from db.services import profiles
from db.services.app import Tacit
from tests.bench.corpus import Corpus
from tests.bench.search.measure import TODAY

PASSPHRASE = "measured and thrown away"
#: Records in one transaction.
BATCH = 2000
#: Days over which the notes are spread.
DAYS = 1500


def make(place: Path, corpus: Corpus) -> Tacit:
    """A new profile with the corpus in its store; its index is still empty."""
    _, tacit = profiles.create(place, "Bench", passphrase=PASSPHRASE)
    firms = [Customer(name=name) for name in corpus.firms]
    _add(tacit, iter(firms))
    _add(tacit, (Contact(name=name, customer=firms[n % len(firms)].id) for n, name in enumerate(corpus.people)))
    rng = random.Random(corpus.seed + 1)

    def note(number: int) -> Note:
        day = TODAY - timedelta(days=(corpus.size - number) * DAYS // corpus.size)
        return Note(text=corpus.text(rng), customer=rng.choice(firms).id, topics=("fact",), learnt_on=day)

    _add(tacit, map(note, range(corpus.size)))
    return tacit


def _add(tacit: Tacit, records: Iterator[Record]) -> None:
    while batch := list(islice(records, BATCH)):
        with tacit.store.work(label="bench") as work:
            for record in batch:
                work.add(record)


def opened(place: Path) -> Tacit:
    return profiles.open_profile(place, PASSPHRASE)
