"""The shared SQLite file: equal to the model, and what a drive can do to it."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from db.domain.sync.ops import Batch
from db.store import shared_file
from db.store.drive_clock import drive_ms
from db.store.errors import Invalid
from db.sync import protocol, sqlite_admin, sqlite_place
from db.sync.sqlite_file import SqliteFile
from tests.db.sync import conformance
from tests.db.sync.file_bench import NOW, REP, FileBench, batch, opened


@pytest.fixture
def make(tmp_path: Path) -> conformance.MakeBench:
    return lambda: opened(tmp_path / "shared.tacit")


@pytest.mark.parametrize("seed", range(12))
def test_the_file_does_what_the_model_does(make: conformance.MakeBench, seed: int) -> None:
    conformance.same_as_the_model(make, seed)


def test_everybody_hears_who_new_notes_are_for(make: conformance.MakeBench) -> None:
    conformance.tells_who_new_notes_are_for(make)


def test_what_is_curated_is_for_managers_from_the_first(make: conformance.MakeBench) -> None:
    conformance.only_a_manager_sets_what_is_curated(make)


def test_what_is_not_there_is_erased_for_good_by_managers(make: conformance.MakeBench) -> None:
    conformance.what_is_not_there_is_erased_for_good_by_managers(make)


def test_a_pull_hands_out_the_newest_proof(make: conformance.MakeBench) -> None:
    conformance.a_pull_hands_out_the_newest_proof(make)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[FileBench]:
    with opened(tmp_path / "shared.tacit") as made:
        yield made


def test_the_file_is_opened_as_a_share_wants_it(bench: FileBench) -> None:
    store = bench.client(REP)
    store.hello("device", REP, "")
    pragmas = {name: store._raw.execute(f"PRAGMA {name}").fetchone() for name in ("journal_mode", "synchronous")}
    assert pragmas == {"journal_mode": ("truncate",), "synchronous": (3,)}
    mapped = store._raw.execute("PRAGMA mmap_size").fetchone()
    assert mapped in (None, (0,))


def test_waiting_for_others_ends_with_a_sentence(bench: FileBench) -> None:
    passed = [0.0]
    store = bench.client(REP)
    store._pause, store._monotonic = lambda span: passed.__setitem__(0, passed[0] + span), lambda: passed[0]
    store.hello("device", REP, "")
    other = shared_file.connect(bench.path, None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(protocol.StoreBusy) as told:
        store.push(batch(), "")
    assert told.value.retry
    assert 15 <= passed[0] < 20
    other.execute("ROLLBACK")
    other.close()
    assert len(store.push(batch(), "").answers) == 20


def test_a_full_share_is_told_and_keeps_nothing_by_half(bench: FileBench) -> None:
    store = bench.client(REP)
    store.hello("device", REP, "")
    pages = store._raw.execute("PRAGMA page_count").fetchone()[0]
    store._raw.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(protocol.StoreFull):
        any(store.push(batch(n), "").clone for n in range(1, 20))
    store._raw.execute("PRAGMA max_page_count = 1000000")
    assert sqlite_admin.check(bench.path) == []
    assert store.push(batch(50), "").proof


@contextmanager
def only_reading(folder: Path) -> Iterator[None]:
    """As somebody who may read in the folder and write nothing: rights do not bind root, who becomes nobody."""
    nobody = 65534
    for one in folder.iterdir():
        one.chmod(0o444)
    folder.chmod(0o555)
    was = os.geteuid()
    if was == 0:
        os.seteuid(nobody)
    try:
        yield
    finally:
        os.seteuid(was)
        folder.chmod(0o755)


def test_a_share_without_the_right_to_write_is_read_and_told() -> None:
    with TemporaryDirectory(prefix="tacit-share-") as place:
        folder = Path(place)
        bench = FileBench(folder / "shared.tacit")
        bench.now_ms += 10_000
        writer, reader = bench.client(REP), bench.client(REP)
        reader._known_ms, reader._drive_of = 3000, drive_ms
        writer.push(batch(), "")
        writer.close()
        with only_reading(folder):
            hello = reader.hello("reader", REP, "")
            assert (hello.me, hello.now_ms) == (REP, bench.now_ms + 3000), "the time as it was last known"
            page = reader.pull("reader", {}, 1000, "")
            assert page.items
            with pytest.raises(protocol.StoreReadOnly):
                reader.push(batch(2), page.proof)
            assert sqlite_admin.check(bench.path) == []
            with pytest.raises(protocol.StoreReadOnly):
                sqlite_admin.set_role(bench.path, REP, "rep")
            sqlite_place.prove_where_one_may_write(folder)
            reader.close()
        assert {one.name for one in folder.iterdir()} <= {"shared.tacit", "shared.tacit-journal"}


def test_a_drive_that_is_away_and_a_file_that_is_gone_are_told(bench: FileBench, tmp_path: Path) -> None:
    bench.path.rename(tmp_path / "elsewhere")
    store = bench.client(REP)
    with pytest.raises(protocol.Unreachable, match="not where it was"):
        store.hello("device", REP, "")
    store.path = tmp_path / "no" / "drive" / "shared.tacit"
    with pytest.raises(protocol.Unreachable, match="drive"):
        store.hello("device", REP, "")


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to be one " * 200])
def test_a_file_that_is_no_store_is_told_and_left_as_it_is(bench: FileBench, content: bytes) -> None:
    bench.path.write_bytes(content)
    with pytest.raises(protocol.StoreDamaged):
        bench.client(REP).hello("device", REP, "")
    assert bench.path.read_bytes() == content


def test_an_encrypted_store_opens_with_its_passphrase_only(tmp_path: Path) -> None:
    path, chance = tmp_path / "sealed.tacit", random.Random(1)
    key = shared_file.new_key("a shared passphrase", chance.randbytes)
    given = {"random_bytes": chance.randbytes, "proof": lambda folder: None}
    sqlite_admin.create(path, conformance.RULES, colleague=REP, key=key, **given)
    again, another = (shared_file.key_of(words, path) for words in ("a shared passphrase", "another"))
    for other, works in ((key, True), (again, True), (another, False), (None, False)):
        store = SqliteFile(
            path, conformance.RULES, colleague=REP, now_ms=lambda: 1, random_bytes=chance.randbytes, key=other
        )
        if works:
            store.push(batch(1 if other is key else 2), "")
        else:
            with pytest.raises(protocol.StoreDamaged):
                store.hello("device", REP, "")
        store.close()
    assert b"note" not in path.read_bytes()


def test_every_encrypted_store_has_a_salt_of_its_own_and_its_backups_the_same(tmp_path: Path) -> None:
    chance, words, path = random.Random(1), "a shared passphrase", tmp_path / "one.tacit"
    key, another = (shared_file.new_key(words, chance.randbytes) for _ in range(2))
    assert key[:32] != another[:32]
    given = {"colleague": REP, "random_bytes": chance.randbytes, "proof": lambda folder: None}
    sqlite_admin.create(path, conformance.RULES, key=key, **given)
    salt = path.read_bytes()[:16]
    assert key == hashlib.scrypt(words.encode(), salt=salt, n=1 << 16, r=8, p=1, maxmem=1 << 27, dklen=32) + salt
    backup = sqlite_admin.back_up(path, tmp_path / "backups", NOW, key)
    path.write_bytes(b"ruined" * 1000)  # the salt with it
    assert sqlite_admin.rebuild(path, tmp_path / "backups", NOW, lambda file: shared_file.key_of(words, file)) == backup
    assert backup.read_bytes()[:16] == path.read_bytes()[:16] == salt
    assert [one.role for one in sqlite_admin.people(path, key)] == ["administrator"]


def test_a_person_who_was_shut_out_is_told(bench: FileBench) -> None:
    sqlite_admin.set_role(bench.path, REP, "rep", active=False)
    with pytest.raises(protocol.StoreRefused):
        bench.client(REP).hello("device", REP, "")


def test_a_copy_of_a_laptop_is_noticed(bench: FileBench) -> None:
    store = bench.client(REP)
    store.push(batch(1), "")
    assert not store.push(batch(1), "").clone
    twin = Batch("device", 1, "another", batch(2).ops)
    assert store.push(twin, "").clone
    assert not store.push(Batch("device", 2, "next", batch(2).ops), "").clone


def test_a_store_that_was_put_back_cannot_prove_itself(bench: FileBench, tmp_path: Path) -> None:
    store = bench.client(REP)
    backup = sqlite_admin.back_up(bench.path, tmp_path / "backups", NOW)
    proof = store.push(batch(), "").proof
    assert store.hello("device", REP, proof).proven
    store.close()
    bench.path.write_bytes(b"ruined" * 1000)
    assert sqlite_admin.check(bench.path)
    assert sqlite_admin.rebuild(bench.path, tmp_path / "backups", NOW) == backup
    assert not store.hello("device", REP, proof).proven
    for ask in (lambda: store.push(batch(2), proof), lambda: store.pull("device", {}, 10, proof)):
        with pytest.raises(protocol.Unproven):
            ask()
    assert (tmp_path / "shared.tacit.damaged-1").read_bytes() == b"ruined" * 1000


def test_two_processes_prove_that_locks_work(tmp_path: Path) -> None:
    sqlite_place.prove(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_mount_without_locks_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_place, "other", lambda place: sqlite_place._FREE)
    with pytest.raises(Invalid, match="Locks do not work"):
        sqlite_admin.create(
            tmp_path / "shared.tacit", conformance.RULES, colleague=REP, random_bytes=random.Random(1).randbytes
        )
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(Invalid, match="Locks do not work"):
        sqlite_place.prove_where_one_may_write(tmp_path)
    sqlite_place.prove_where_one_may_write(tmp_path / "not there")  # who cannot write ruins nothing


def test_chunks_are_kept_once_and_go_on_where_they_broke_off(bench: FileBench) -> None:
    store = bench.client(REP)
    store.put_chunk("aa", 0, 3, b"one")
    store.put_chunk("aa", 2, 3, b"three")
    store.put_chunk("aa", 0, 3, b"other")
    assert store.have(["aa", "bb"]) == {"aa": 1}
    assert store.get_chunk("aa", 0) == (3, b"one")
    assert store.get_chunk("aa", 1) is None


# --- whose clock counts -----------------------------------------------------------------------------------------------


def test_the_drives_clock_counts_and_a_coarse_one_corrects_nobody(bench: FileBench) -> None:
    store = bench.client(REP)
    drive: dict[Path, int | None] = {bench.path.parent: bench.now_ms + 5000}
    store._drive_of = lambda folder: drive[folder]
    assert store.hello("device", REP, "").now_ms == bench.now_ms + 5000
    drive[bench.path.parent] = bench.now_ms - 1900  # a drive that counts in steps of two seconds
    assert store.hello("device", REP, "").now_ms == bench.now_ms
    store._known_ms = 5000  # as the round before found
    for there in (bench.now_ms + 3100, None):  # the same again; nothing may be written there
        drive[bench.path.parent] = there
        assert store.hello("device", REP, "").now_ms == bench.now_ms + 5000


def test_nobody_is_seen_earlier_because_a_drives_clock_was_set_back(bench: FileBench) -> None:
    store = bench.client(REP)
    key = next(iter(store.hello("device", REP, "").audiences))
    store.pull("device", {key: 0}, 10, "")
    with closing(shared_file.connect(bench.path, None)) as raw:
        raw.execute("UPDATE device SET at = at + 1000000000")
        before = raw.execute("SELECT at FROM device").fetchall()
        store.push(Batch("device", 1, "b1", ()), "")
        assert raw.execute("SELECT at FROM device").fetchall() == before
