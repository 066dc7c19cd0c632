"""Looking after a shared SQLite file: its people, its nights' backups, putting one back, what was erased."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from db.domain.sync.ops import Batch, Op
from db.store import shared_file
from db.sync import protocol, sqlite_admin
from db.sync.sqlite_file import SqliteFile
from tests.db.sync import conformance
from tests.db.sync.file_bench import NOW, REP, FileBench, opened


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[FileBench]:
    with opened(tmp_path / "shared.tacit") as made:
        yield made


# --- others hold the file ---------------------------------------------------------------------------------------------


def test_whoever_looks_after_the_file_waits_for_others_and_never_takes_a_lock_for_damage(
    bench: FileBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [
        lambda: sqlite_admin.check(bench.path),
        lambda: sqlite_admin.people(bench.path),
        lambda: sqlite_admin.set_role(bench.path, REP, "manager"),
        lambda: sqlite_admin.new_for(bench.path),
        lambda: sqlite_admin.set_new_for(bench.path, "team"),
        lambda: sqlite_admin.tidy(bench.path, NOW),
        lambda: sqlite_admin.back_up(bench.path, tmp_path / "backups", NOW),
    ]
    with closing(shared_file.connect(bench.path, None)) as other, ThreadPoolExecutor(len(asked)) as pool:
        other.execute("BEGIN EXCLUSIVE")  # somebody's commit on a slow share
        with monkeypatch.context() as patch:
            patch.setattr(sqlite_admin, "PATIENCE", 0.01)
            for ask in asked:
                with pytest.raises(protocol.StoreBusy):
                    ask()
        waiting = [pool.submit(ask) for ask in asked]
        other.execute("COMMIT")
        assert waiting[0].result() == []
        for one in waiting[1:]:
            one.result()
    assert [one.suffix for one in (tmp_path / "backups").iterdir()] == [".tacit-store"]


def test_an_older_program_changes_nothing_of_the_people(bench: FileBench) -> None:
    before = sqlite_admin.people(bench.path)
    with closing(shared_file.connect(bench.path, None)) as raw:
        raw.execute("UPDATE meta SET value = '2' WHERE key = 'min_write'")
    for change in (
        lambda: sqlite_admin.set_role(bench.path, REP, "administrator"),
        lambda: sqlite_admin.set_new_for(bench.path, "team"),
    ):
        with pytest.raises(protocol.StoreTooNew):
            change()
    assert sqlite_admin.people(bench.path) == before


# --- copies of the store ----------------------------------------------------------------------------------------------


def test_others_write_while_a_backup_is_made(bench: FileBench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = bench.client(REP)
    for number in range(20):
        store.put_chunk("aa", number, 30, bytes(10_000))
    numbers = iter(range(20, 30))

    def others(pause: float) -> None:
        if (number := next(numbers, None)) is not None:
            store.put_chunk("aa", number, 30, bytes(10_000))

    monkeypatch.setattr(sqlite_admin, "_PAGES", 5)
    monkeypatch.setattr(sqlite_admin.time, "sleep", others)
    for night in (0, 1):  # in the first they write all the time, in the second nobody does
        made = sqlite_admin.back_up(bench.path, tmp_path / "backups", NOW + timedelta(days=night))
        assert sqlite_admin.check(made) == []
    copy = SqliteFile(made, conformance.RULES, colleague=REP, now_ms=lambda: 1, random_bytes=bench.random.randbytes)
    assert copy.have(["aa"]) == {"aa": 30}
    copy.close()


def test_backups_that_bear_a_day_still_to_come_stop_none_and_are_used_last(bench: FileBench, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for night in range(sqlite_admin.KEPT):  # a drive whose clock was a year ahead
        sqlite_admin.back_up(bench.path, folder, NOW + timedelta(days=365 + night))
    assert sqlite_admin.is_due(folder, NOW)
    made = sqlite_admin.back_up(bench.path, folder, NOW)
    assert made.exists()
    assert not sqlite_admin.is_due(folder, NOW + timedelta(hours=23))
    assert sqlite_admin.is_due(folder, NOW + timedelta(days=1))
    kept = sqlite_admin.backups(folder, NOW)
    assert (len(kept), kept[0]) == (sqlite_admin.KEPT, made)
    assert sqlite_admin.rebuild(bench.path, folder, NOW) == made


def test_a_damaged_file_keeps_its_journal_by_its_name(bench: FileBench, tmp_path: Path) -> None:
    sqlite_admin.back_up(bench.path, tmp_path / "backups", NOW)
    for number in (1, 2):
        for end in ("", "-journal"):
            bench.path.with_name(bench.path.name + end).write_bytes(f"ruined {number} {end}".encode())
        sqlite_admin.rebuild(bench.path, tmp_path / "backups", NOW)
        for end in ("", "-journal"):
            aside = tmp_path / f"shared.tacit.damaged-{number}{end}"
            assert aside.read_bytes() == f"ruined {number} {end}".encode()
    assert sqlite_admin.check(bench.path) == []


def test_what_a_kill_left_of_a_backup_goes_and_after_an_erasure_every_other_copy(
    bench: FileBench, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    first = sqlite_admin.back_up(bench.path, folder, NOW)
    halves = [folder / "20261101-020000.making", folder / "20261122-020000.0f.making-journal"]
    mine = tmp_path / "shared.tacit.making", tmp_path / "shared.tacit.damaged-1", tmp_path / "shared.making"
    others = tmp_path / "shared.tacit2", tmp_path / "another.making"
    for one in (*halves, *mine, *others):
        one.write_bytes(b"half")
    os.utime(halves[0], (0, 0))
    second = sqlite_admin.back_up(bench.path, folder, NOW + timedelta(days=1))
    assert set(folder.iterdir()) == {first, second, halves[1]}, "one may be in the making at another computer"
    third = sqlite_admin.back_up(bench.path, folder, NOW + timedelta(days=2), alone=True)
    assert set(folder.iterdir()) == {third}
    assert [one.exists() for one in (*mine, *others)] == [False] * 3 + [True] * 2


def test_fourteen_nights_are_kept_and_a_bad_copy_replaces_none(bench: FileBench, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert sqlite_admin.is_due(folder, NOW)
    for night in range(16):
        sqlite_admin.back_up(bench.path, folder, NOW + timedelta(days=night))
    kept = sqlite_admin.backups(folder, NOW + timedelta(days=15))
    assert [one.stem for one in kept] == [f"{NOW + timedelta(days=night):%Y%m%d-%H%M%S}" for night in range(15, 1, -1)]
    assert not sqlite_admin.is_due(folder, NOW + timedelta(days=15, hours=23))
    assert sqlite_admin.is_due(folder, NOW + timedelta(days=16))
    bench.path.write_bytes(b"ruined" * 1000)
    with pytest.raises(protocol.StoreDamaged):
        sqlite_admin.back_up(bench.path, folder, NOW + timedelta(days=17))
    assert sqlite_admin.backups(folder, NOW + timedelta(days=17)) == kept
    assert not list(folder.glob("*.making*"))


def lose_an_index(path: Path) -> None:
    """Make an index say that it is empty, as a drive might that mixed up its blocks: SQLite opens the file, and reads
    and copies all of it without a word."""
    with closing(shared_file.connect(path, None)) as raw:
        root = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'proof_seq'").fetchone()[0]
        size = raw.execute("PRAGMA page_size").fetchone()[0]
    with path.open("rb+") as file:
        file.seek((root - 1) * size)
        assert file.read(1) == b"\x0a", "one page, without others below"
        file.seek((root - 1) * size + 3)
        file.write(bytes(2))


def test_damage_that_nobody_meets_is_found_and_neither_copied_nor_put_back(bench: FileBench, tmp_path: Path) -> None:
    one, folder = bench.client(REP), tmp_path / "backups"
    one.push(Batch("one", 1, "b1", (for_everyone(),)), "")
    good, bad = (sqlite_admin.back_up(bench.path, folder, NOW + timedelta(days=night)) for night in (0, 1))
    one.close()
    for path in (bench.path, bad):
        lose_an_index(path)
        assert sqlite_admin.check(path)
    assert bench.client(REP).hello("one", REP, "").me == REP, "it opens and reads"
    with pytest.raises(protocol.StoreDamaged, match="tacit store rebuild"):
        sqlite_admin.back_up(bench.path, folder, NOW + timedelta(days=2))
    assert sqlite_admin.backups(folder, NOW) == [bad, good]
    bench.open[-1].close()
    assert sqlite_admin.rebuild(bench.path, folder, NOW) == good
    assert sqlite_admin.check(bench.path) == []


# --- what was erased --------------------------------------------------------------------------------------------------


def tombstones(path: Path) -> int:
    raw = shared_file.connect(path, None)
    try:
        return int(raw.execute("SELECT count(*) FROM feed WHERE gone = 1").fetchone()[0])
    finally:
        raw.close()


def for_everyone() -> Op:
    """A note for everybody, as a rep writes one down."""
    created = conformance.Script(1, private=False)._created(REP)
    value = {name: value for name, value in created.value.items() if name != "verified"}
    return replace(created, value={**value, "audience": "everyone", "role": ""}, kind="note")


def test_tombstones_stay_180_days_and_until_everybody_has_passed_them(bench: FileBench) -> None:
    bench.now_ms = int(NOW.timestamp() * 1000)
    one, two = bench.client(REP), bench.client(REP)
    key = next(iter(one.hello("one", REP, "").audiences))
    made = for_everyone()
    one.push(Batch("one", 1, "b1", (made,)), "")
    back = replace(made, id="back", version="back", field="audience", value=f"me:{REP}", base=made.version, seen={})
    proof = one.push(Batch("one", 2, "b2", (back,)), "").proof
    assert tombstones(bench.path) == 1
    assert sqlite_admin.tidy(bench.path, NOW + timedelta(days=181)) == 0, "nobody was seen since"
    bench.now_ms += 181 * 86_400_000
    now = NOW + timedelta(days=181)
    heard = one.pull("one", {}, 10, "").cursors
    one.pull("one", heard, 10, proof)
    two.pull("two", {key: heard[key] - 1}, 10, proof)  # only reads, and was cut before it had taken all over
    for store, device in ((one, "one"), (two, "two")):
        store.push(Batch(device, 3, f"b3-{device}", ()), proof)
    assert sqlite_admin.tidy(bench.path, now) == 0, "two has not heard of it"
    bench.now_ms += 86_400_000
    for store, device in ((one, "one"), (two, "two")):
        store.pull(device, heard, 10, proof)
    assert sqlite_admin.tidy(bench.path, NOW + timedelta(days=180)) == 0, "somebody may be away for so long"
    assert sqlite_admin.tidy(bench.path, now) == 1
    assert tombstones(bench.path) == 0


def test_a_tombstone_of_what_was_erased_for_law_stays_for_good(bench: FileBench) -> None:
    bench.now_ms = int(NOW.timestamp() * 1000)
    one = bench.client(REP)
    made = for_everyone()
    erased = replace(made, id="erasure", version="erasure", field="!", value=None, seen={})
    proof = one.push(Batch("one", 1, "b1", (made, erased)), "").proof
    bench.now_ms += 400 * 86_400_000
    heard = one.pull("one", {}, 10, proof).cursors
    one.pull("one", heard, 10, proof)
    one.push(Batch("one", 2, "b2", ()), proof)
    assert sqlite_admin.tidy(bench.path, NOW + timedelta(days=400)) == 0
    (item,) = (item for item in bench.client(REP).pull("drawer", {}, 10, "").items if item.record == made.record)
    assert item.erased


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM meta",
        "UPDATE meta SET value = 'many' WHERE key = 'seq'",
        "UPDATE meta SET value = '{' WHERE key = 'rules'",
        "UPDATE record SET state = '{\"a\":'",
        "DROP TABLE meta",
    ],
)
def test_a_file_that_is_whole_and_tells_nonsense_is_told_to_be_damaged(bench: FileBench, damage: str) -> None:
    one = bench.client(REP)
    one.push(Batch("one", 1, "b1", (for_everyone(),)), "")
    with closing(shared_file.connect(bench.path, None)) as raw:
        raw.execute(damage)
    with pytest.raises(protocol.StoreDamaged, match="tacit store rebuild"):
        one.pull("one", {}, 10, "")
    assert sqlite_admin.check(bench.path)


def test_an_empty_file_and_a_folder_in_its_place_are_told(bench: FileBench) -> None:
    bench.path.write_bytes(b"")
    with pytest.raises(protocol.StoreDamaged, match="tacit store rebuild"):
        bench.client(REP).hello("device", REP, "")
    assert sqlite_admin.check(bench.path)
    bench.path.unlink()
    bench.path.mkdir()
    with pytest.raises(protocol.NoStore, match="not a shared store"):
        bench.client(REP).hello("device", REP, "")
