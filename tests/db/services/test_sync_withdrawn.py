"""What was withdrawn from somebody: nothing of it is left in any table or file of their computer that opens with their
key."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from db.search.storage import EncryptedStorage
from db.services.app import Tacit
from db.store import backup
from db.store.raw import connect
from db.store.sealed import SealedFile
from tests.db.services.sharing import edit, here, note
from tests.db.world import PASSPHRASE, TestWorld

pytestmark = pytest.mark.usefixtures("both_joined")
WORDS = ("Zwetschgenkuchen", "Pfannkuchenberg", "Mirabellenmus")


def share(tacit: Tacit, jonas: Tacit) -> None:
    for each in (tacit, jonas):
        each.sync.run()


def left(tacit: Tacit, folder: Path) -> set[str]:
    """Where one of the words stands, in tables, the index, backups and whatever else the profile has sealed."""
    tacit.finder.flush()
    found = in_tables(tacit.profile.store, tacit.profile.key, "store.db")
    found |= {f"index/{name}" for name in in_index(tacit)}
    for name in ("today", "learnt"):
        sealed = SealedFile(tacit.profile.path / name, tacit.profile.subkey(name))
        found |= {name} if holds(json.dumps(sealed.read()).encode()) else set()
    found |= {"attachments" for _ in tacit.profile.attachments.glob("?" * 64)}
    for number, packed in enumerate(tacit.safety.backups()):
        there = backup.restore(packed.path, folder / f"restored-{number}", PASSPHRASE, None)
        found |= in_tables(there.store, there.key, f"backup {packed.path.name}")
        found |= {f"backup {packed.path.name}: attachments" for _ in there.attachments.glob("?" * 64)}
    return found


def holds(content: bytes) -> bool:
    return any(word.encode() in content or word.casefold().encode() in content for word in WORDS)


def in_tables(store: Path, key: bytes, name: str) -> set[str]:
    raw = connect(store, key)
    try:
        tables = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {table: raw.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}
    finally:
        raw.close()
    return {f"{name}: {table}" for table, some in rows.items() if holds(str(some).encode())}


def in_index(tacit: Tacit) -> set[str]:
    storage = EncryptedStorage(tacit.profile.index, tacit.profile.subkey("index"))
    return {name for name in storage.list() if holds(bytes(storage.open_file(name).view))}


def test_nothing_of_it_is_left_after_a_day(tacit: Tacit, jonas: Tacit, tmp_path: Path, test_world: TestWorld) -> None:
    (tmp_path / "letter.txt").write_text("Mirabellenmus", "utf-8")
    one, kept = note(tacit, f"{WORDS[0]} is late"), note(tacit, "They pay late")
    tacit.upkeep.attach(one, [tmp_path / "letter.txt"])
    share(tacit, jonas)
    edit(tacit, one, text=f"{WORDS[1]} is late")
    share(tacit, jonas)
    for _ in range(2):
        jonas.safety.back_up_daily()
        test_world.clock.at += timedelta(hours=25)
    jonas.pages.keep_today()
    places = left(jonas, tmp_path / "held")
    assert {"store.db: note", "store.db: journal", "store.db: sync_shadow", "attachments"} < places
    assert len(places) > 8, "also backups, the index"
    tacit.sync.set_audience([one], "me")
    share(tacit, jonas)
    assert not here(jonas, one)
    assert not jonas.profile.today.exists()
    assert not {place for place in left(jonas, tmp_path / "at once") if not place.startswith(("backup", "index"))}
    jonas.upkeep.idle()
    assert left(jonas, tmp_path / "later") == set()
    assert len(jonas.safety.backups()) == 1
    assert here(jonas, kept)
    assert jonas.finder.search("pay late").total == 1


def test_where_nothing_was_withdrawn_backups_go_back_as_far_as_chosen(
    tacit: Tacit, jonas: Tacit, test_world: TestWorld
) -> None:
    one = note(tacit)
    share(tacit, jonas)
    tacit.sync.set_audience([one], "me")
    share(tacit, jonas)
    for _ in range(3):
        jonas.upkeep.idle()
        test_world.clock.at += timedelta(hours=25)
    assert len(jonas.safety.backups()) == 3, "of after the day that took it"
