"""What must hold of a profile however its last process ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from db.records.wire import encode
from db.services import profiles
from db.services.app import Tacit
from db.store import backup, journal
from tests.db.world import PASSPHRASE


def reopened(profile: Path) -> Tacit:
    return profiles.open_profile(profile, PASSPHRASE)


def whole(tacit: Tacit) -> None:
    """The store is whole by SQLCipher and SQLite, the journal tells exactly what the records say, and the index has
    every record once."""
    assert backup.check(tacit.profile.store, tacit.profile.key) == []
    journal_tells_the_present(tacit)
    assert tacit.me.id == tacit.store.me
    assert tacit.finder.search("").total >= 0  # heals what has to be healed
    assert tacit.finder.check() == ""


def journal_tells_the_present(tacit: Tacit) -> None:
    """Played from its start the journal gives every record, field and version as they stand."""
    told: dict[str, dict[str, Any]] = {}
    versions: dict[str, dict[str, str]] = {}
    kinds: dict[str, str] = {}
    created: Counter[str] = Counter()
    seqs = []
    for entry in tacit.store.entries(0, 10_000_000):
        seqs.append(entry.seq)
        if entry.field == journal.ERASED:
            told.pop(entry.record, None)
        elif entry.field == journal.CREATED:
            created[entry.record] += 1
            kinds[entry.record] = entry.kind
            told[entry.record] = dict(entry.new)
            versions[entry.record] = dict.fromkeys(entry.new, entry.version) | (entry.old or {})
        elif entry.field != journal.SETTLED:
            assert encode(told[entry.record][entry.field]) == entry.old
            assert versions[entry.record][entry.field] == entry.base_version
            told[entry.record][entry.field] = entry.new
            versions[entry.record][entry.field] = entry.version
    assert seqs == sorted(set(seqs))
    assert [one for one, times in created.items() if times != 1] == []
    stored: dict[str, dict[str, Any]] = {}
    with tacit.store.read() as session:
        for kind in tacit.kinds:
            for record in session.query(kind.cls):
                stored[record.id] = {name: encode(getattr(record, name)) for name in kind.journalled}
                assert kinds[record.id] == kind.name
                assert record.versions == versions[record.id]
    assert stored == told


def found_once(tacit: Tacit, words: Iterable[str]) -> None:
    """Each of these words, which only one record has, is found in it and nowhere else."""
    missing = {word: total for word in words if (total := tacit.finder.search(word).total) != 1}
    assert missing == {}


def only_once(texts: Iterable[str]) -> None:
    """No text comes twice."""
    assert [text for text, times in Counter(texts).items() if times > 1] == []
