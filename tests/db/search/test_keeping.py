"""The index follows the store: overlay, commits, several processes, damage, rebuilding."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from whoosh.index import FileIndex

from db.domain.query import All, Word
from db.records import Kinds, standard_kinds
from db.search import analysis, filling, maintenance, schema
from db.search import index as module
from db.search.index import Index
from db.search.storage import EncryptedStorage
from tests.db.search.conftest import Ask
from tests.db.search.stand_in import KEY, Memory, customer, note
from tests.noise import Noise


def found(index: Index, word: str) -> set[str]:
    return set(index.search(All((Word(word),))).ids)


def reopened(index: Index) -> Index:
    return Index(index.folder, KEY, standard_kinds())


def test_a_change_is_found_before_any_commit(index: Index, source: Memory) -> None:
    source.put(note("new", "a Xylophon"))
    assert index.follow(source)
    assert found(index, "xylophon") == {"new"}
    assert index.waiting == 1
    assert not index.follow(source), "nothing new: nothing to do"


def test_an_edit_and_a_deletion_mask_what_is_committed(index: Index, source: Memory) -> None:
    source.put(note("n1", "now about a Xylophon"))
    source.trash("n3")
    index.follow(source)
    assert found(index, "running") == set()
    assert found(index, "phone") == set()
    assert found(index, "xylophon") == {"n1"}
    source.put(note("n1", "and now a Fagott"))
    index.follow(source)
    assert found(index, "xylophon") == set()
    assert found(index, "fagott") == {"n1"}
    assert index.size == source.count()


def test_a_commit_keeps_cursor_and_contents_together(index: Index, source: Memory) -> None:
    source.put(note("n1", "now about a Xylophon"), note("new", "another Xylophon"))
    source.trash("n3")
    assert index.flush(source)
    again = reopened(index)
    assert (again.cursor, again.waiting, again.wants) == (source.high_water(), 0, "")
    assert found(again, "xylophon") == {"n1", "new"}
    assert again.size == source.count()


def test_commits_come_when_enough_has_gathered_or_nothing_more_comes(tmp_path: Path, source: Memory) -> None:
    clock = [0.0]
    index = Index(tmp_path / "index", KEY, standard_kinds(), now=lambda: clock[0])
    index.rebuild(source)
    source.put(note("one", "Xylophon"))
    assert not index.flush_if_worthwhile(source)
    clock[0] += module.FLUSH_IDLE + 1
    assert index.flush_if_worthwhile(source)
    for n in range(module.FLUSH_AT):
        source.put(note(f"m{n}", "Fagott"))
    assert index.flush_if_worthwhile(source)
    assert index.waiting == 0


def test_many_changes_at_once_are_committed_in_pieces(index: Index, source: Memory) -> None:
    for n in range(module.MOST_WAITING * 2 + 50):
        source.put(note(f"many{n}", "Xylophon"))
    index.follow(source)
    assert index.waiting == module.MOST_WAITING
    assert index.flush(source)
    assert index.cursor == source.high_water()
    assert index.search(All((Word("xylophon"),))).total == module.MOST_WAITING * 2 + 50


@pytest.mark.parametrize("few", [0, 200])
@pytest.mark.parametrize("committed", [True, False])
def test_records_are_found_by_the_new_name_of_what_they_refer_to(
    index: Index, source: Memory, monkeypatch: pytest.MonkeyPatch, few: int, committed: bool
) -> None:
    """Few of them at once; many after the next commit. Also those that are not committed themselves."""
    monkeypatch.setattr(module, "FEW", few)
    if not committed:
        source.put(source.docs["n1"])
        index.follow(source)
    source.docs["n1"] = note("n1", "They said that pricing was too high", "ref:c1", names=["Zebrano AG"])
    source.put(customer("c1", "Zebrano AG"), renamed=True)
    index.follow(source)
    assert found(index, "zebrano") >= ({"c1", "n1"} if few else {"c1"})
    assert index.flush(source)
    assert found(index, "zebrano") == {"c1", "n1"}
    assert found(reopened(index), "zebrano") == {"c1", "n1"}


def test_another_process_reads_what_is_committed_and_follows_what_is_not(index: Index, source: Memory) -> None:
    other = reopened(index)
    source.put(note("new", "a Xylophon"))
    other.follow(source)
    index.follow(source)
    assert index.flush(source)
    assert other.waiting == 1
    source.put(note("newer", "a Xylophon too"))
    other.follow(source)
    assert (found(other, "xylophon"), other.waiting) == ({"new", "newer"}, 1)
    maintenance.merge(index.folder, KEY, everything=True)
    other.follow(source)
    assert found(other, "xylophon") == {"new", "newer"}
    assert other.segments == 1


def test_while_another_process_writes_nothing_is_lost(index: Index, source: Memory) -> None:
    source.put(note("new", "a Xylophon"))
    other = reopened(index)
    lock = EncryptedStorage(index.folder, KEY).lock("MAIN_WRITELOCK")
    assert lock.acquire()
    assert not other.flush(source)
    assert found(other, "xylophon") == {"new"}
    lock.release()
    assert other.flush(source)


def test_a_folder_that_goes_away_is_filled_again(index: Index, source: Memory) -> None:
    for file in index.folder.iterdir():
        file.unlink()
    again = reopened(index)
    assert again.wants == "new"
    assert again.search(All((Word("price"),))).total == 0
    again.rebuild(source)
    assert again.size == source.count()


@pytest.mark.parametrize("ending", [".seg", ".toc"])
@pytest.mark.parametrize("harm", ["flip", "cut", "empty", "foreign"])
def test_a_damaged_file_means_a_rebuild_never_a_crash(
    index: Index, source: Memory, noise: Noise, ending: str, harm: str
) -> None:
    noise.expect("index cannot be read")
    for file in index.folder.glob(f"*{ending}"):
        content = file.read_bytes()
        half = len(content) // 2
        file.write_bytes(
            {
                "flip": content[:half] + bytes([content[half] ^ 1]) + content[half + 1 :],
                "cut": content[:half],
                "empty": b"",
                "foreign": os.urandom(len(content)),
            }[harm]
        )
    again = reopened(index)
    assert again.wants == "damaged"
    assert again.search(All((Word("price"),))).total == 0
    assert again.rebuild(source, afresh=False)
    assert (again.wants, again.size) == ("", source.count())
    assert found(again, "phone") == {"n3"}


def test_a_file_under_another_name_is_not_taken(index: Index, noise: Noise) -> None:
    noise.expect("index cannot be read")
    toc = next(index.folder.glob("*.toc"))
    toc.rename(toc.with_name("_MAIN_77.toc"))
    assert reopened(index).wants == "damaged"


def test_another_key_reads_nothing(index: Index, noise: Noise) -> None:
    noise.expect("index cannot be read")
    other = Index(index.folder, bytes(32), standard_kinds())
    assert (other.wants, other.size) == ("damaged", 0)


def test_another_declaration_or_version_means_a_rebuild(
    index: Index, source: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewer = Kinds([kind.cls for kind in standard_kinds() if kind.name != "tag"])
    other = Index(index.folder, KEY, fewer)
    assert other.wants == "changed"
    other.rebuild(source, afresh=False)
    assert (other.wants, other.size) == ("", source.count())
    monkeypatch.setattr(analysis, "VERSION", analysis.VERSION + 1)
    assert Index(index.folder, KEY, fewer).wants == "changed"
    assert schema.fingerprint(fewer) != schema.fingerprint(standard_kinds())


def test_a_store_that_went_back_to_a_backup_is_indexed_anew(index: Index, source: Memory) -> None:
    source.put(note("lost", "a Xylophon"))
    index.flush(source)
    restored = Memory(*[doc for doc in source.docs.values() if doc.id != "lost"])
    restored.journal = restored.journal[:3]
    again = reopened(index)
    again.follow(restored)
    assert again.wants == "changed"
    again.rebuild(restored, afresh=False)
    assert found(again, "xylophon") == set()


def test_a_rebuild_can_be_watched_cancelled_and_taken_up_again(
    tmp_path: Path, source: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "FIRST", 2)
    monkeypatch.setattr(filling, "STEP", 2)
    seen: list[tuple[int, int]] = []
    index = Index(tmp_path / "index", KEY, standard_kinds())
    assert not index.rebuild(source, lambda *p: seen.append(p), lambda: len(seen) == 2)
    assert seen == [(2, 6), (4, 6)]
    assert (index.wants, index.size) == ("unfinished", 4)
    source.put(note("n1", "changed meanwhile: Xylophon"))
    again = reopened(index)
    again.follow(source)
    assert again.rebuild(source, afresh=False)
    again.follow(source)
    assert (again.wants, again.size) == ("", source.count())
    assert found(again, "xylophon") == {"n1"}


def test_who_searches_while_the_index_is_filled_waits_less_for_the_interpreter(index: Index, source: Memory) -> None:
    usual, turns = sys.getswitchinterval(), list[float]()
    assert index.rebuild(source, lambda *_: turns.append(sys.getswitchinterval()))
    assert turns == [pytest.approx(filling.TURN)]
    assert sys.getswitchinterval() == usual


def test_nothing_of_the_old_index_stays_after_a_rebuild(index: Index, source: Memory) -> None:
    before = {file.name for file in index.folder.iterdir()}
    index.rebuild(source)
    after = {file.name for file in index.folder.iterdir()}
    assert before & after == {"MAIN_WRITELOCK"}


def test_segments_are_chosen_to_merge() -> None:
    assert maintenance.choose([(100, 0)] * 3) == []
    assert maintenance.choose([(100, 50), (100, 0)]) == [0]
    assert maintenance.choose([(10_000, 0)] + [(20, 0)] * 9) == list(range(1, 10))
    assert maintenance.choose([(2000, 0)] * 20) == list(range(20))


def test_where_no_process_can_be_had_only_few_are_merged_here_and_it_is_tried_later(
    index: Index, source: Memory
) -> None:
    for n in range(6):
        source.put(*(note(f"seg{n}-{k}", "a pump") for k in range(2 if n else 600)))
        index.flush(source)
    tried: list[float] = []
    clock = [0.0]

    def child(_folder: Path, _key: bytes) -> bool:
        tried.append(clock[0])
        return False

    merger = maintenance.Merger(index.folder, KEY, child, lambda: clock[0])
    before = index.segments
    for now in (0.0, 5.0, maintenance.RETRY, maintenance.RETRY * 2, maintenance.RETRY * 3):
        clock[0] = now
        merger.merge(maintenance.APART + 1)
    assert tried == [0.0, maintenance.RETRY, maintenance.RETRY * 3]
    index.follow(source)
    assert 2 <= index.segments < before  # the large one was left alone
    assert index.size == source.count()


def test_a_merge_in_a_process_of_its_own(index: Index, source: Memory) -> None:
    source.trash("n4")
    source.put(note("new", "a Xylophon"))
    index.flush(source)
    assert index.segments == 2
    maintenance.merge_in_child(index.folder, KEY, True)
    index.follow(source)
    assert (index.segments, index.size) == (1, source.count())
    assert found(index, "xylophon") == {"new"}
    assert FileIndex(EncryptedStorage(index.folder, KEY)).doc_count_all() == source.count()


def test_a_record_in_the_overlay_keeps_the_newest_state_through_tiers(index: Index, source: Memory) -> None:
    for n in range(70):
        source.put(replace(note(f"t{n % 9}", f"Xylophon round{n}")))
        index.follow(source)
    assert index.search(All((Word("xylophon"),))).total == 9
    assert found(index, "round69") == {"t6"}
    assert found(index, "round60") == set()


def test_typing_on_while_the_index_is_committed(index: Index, source: Memory, ask: Ask) -> None:
    """A search holds its snapshot: a commit underneath changes nothing of it."""
    before = ask("price ").ids
    snapshot = index._snapshot
    source.put(note("n1", "nothing of the kind"))
    index.flush(source)
    maintenance.merge(index.folder, KEY, everything=True)
    index.follow(source)
    assert module.search(snapshot, index.filters, All((Word("price"),))).ids == before
