"""Rounds of real, encrypted profiles with a store: who may not go on is told why, and nothing written is lost."""

from __future__ import annotations

import dataclasses
import gc
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from db.domain.sync import audiences
from db.records import Attachment, Note, Team, standard_kinds
from db.services.app import Tacit
from db.store.attachments import Attachments
from db.store.engine import MUCH_KB
from db.store.raw import CACHE_KB
from db.store.store import Store
from db.sync import conflicts, protocol, rounds
from db.sync.protocol import rules_of
from db.sync.replica import Replica
from tests.db.sync.memory import Client, Memory
from tests.db.sync.sharing import edit, sync, write
from tests.db.world import TestWorld

DAY_MS = 86_400_000


def note(tacit: Tacit, record: str) -> Note | None:
    with tacit.store.read() as session:
        return session.get(Note, record)


def test_two_edits_of_one_text_meet_in_one(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    one = write(tacit, "three shifts, pay late")
    sync(tacit, shared)
    sync(jonas, shared)
    edit(tacit, one, text="two shifts, pay late")
    edit(jonas, one, text="three shifts, pay now")
    for each in (tacit, jonas, tacit):
        sync(each, shared)
    assert note(tacit, one).text == note(jonas, one).text == "two shifts, pay now"  # type: ignore[union-attr]
    assert conflicts.open_ones(tacit.store) == []


def test_what_met_is_settled_for_everybody(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    one = write(tacit)
    sync(tacit, shared)
    sync(jonas, shared)
    edit(tacit, one, polarity="hot")
    edit(jonas, one, polarity="cold")
    for each in (tacit, jonas, tacit):
        sync(each, shared)
    (mine,) = conflicts.open_ones(tacit.store)
    assert {mine.shown, mine.value} == {"hot", "cold"}
    conflicts.settle(tacit.store, mine, "mine")
    assert conflicts.open_ones(tacit.store) == []
    for each in (tacit, jonas):
        sync(each, shared)
        assert note(each, one).polarity == mine.value  # type: ignore[union-attr]
        assert conflicts.open_ones(each.store) == []


def test_a_note_for_me_stays_here_until_it_is_shared(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    one = write(tacit, "first thoughts", audience="me")
    edit(tacit, one, text="second thoughts")
    sync(tacit, shared)
    assert one not in shared.room.records
    edit(tacit, one, audience="everyone")
    sync(tacit, shared)
    sync(jonas, shared)
    assert note(jonas, one).text == "second thoughts"  # type: ignore[union-attr]
    assert "first thoughts" not in str([op.to_json() for op in shared.room.ops.values()])
    edit(tacit, one, audience="me")
    sync(tacit, shared)
    sync(jonas, shared)
    assert note(jonas, one) is None
    assert note(tacit, one).text == "second thoughts"  # type: ignore[union-attr]
    assert "second thoughts" not in str(shared.room.records[one].to_json())


def test_what_waits_on_a_record_that_leaves_is_kept(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    one = write(tacit, audience=audiences.people([tacit.store.me, jonas.store.me]))
    sync(tacit, shared)
    sync(jonas, shared)
    edit(jonas, one, text="They pay late, and Anna knows")
    edit(tacit, one, audience=audiences.people([tacit.store.me]))
    sync(tacit, shared)
    sync(jonas, shared)
    assert note(jonas, one) is None
    (kept,) = conflicts.refused(jonas.store)
    assert (kept.op.value, kept.reason) == ("They pay late, and Anna knows", "withdrawn")
    conflicts.discard(jonas.store, kept.op.id)
    assert conflicts.refused(jonas.store) == []


def test_what_the_store_refuses_is_kept_and_no_longer_shown(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    with tacit.store.work() as work:
        team = work.add(Team(name="North", members=(tacit.store.me,), audience="everyone")).id
    sync(tacit, shared, "manager")
    sync(jonas, shared)
    edit(jonas, team, name="Mine")
    report = sync(jonas, shared)
    assert report.refused == 1
    with jonas.store.read() as session:
        assert session.get(Team, team).name == "North"  # type: ignore[union-attr]
    assert [(one.op.value, one.reason) for one in conflicts.refused(jonas.store)] == [("Mine", "not_manager")]


def test_an_erased_record_leaves_every_laptop_and_the_history(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    from db.store import erase

    one = write(tacit, "a secret that must go")
    sync(tacit, shared)
    sync(jonas, shared)
    erase.erase(tacit.store, [one])
    sync(tacit, shared)
    sync(jonas, shared)
    assert note(jonas, one) is None
    for each in (tacit, jonas):
        with each.store.engine.connect() as connection:
            for table in ("journal", "sync_shadow", "sync_refused", "sync_sent"):
                rows = connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall()
                assert "a secret" not in str(rows), table


def test_another_store_is_refused_and_an_older_one_heals(tacit: Tacit, shared: Memory, test_world: TestWorld) -> None:
    one = write(tacit)
    before = shared.backup()
    sync(tacit, shared)
    other = Memory(rules_of(standard_kinds()), test_world.clock, test_world.random.randbytes)
    with pytest.raises(protocol.ForeignStore):
        sync(tacit, other)
    assert note(tacit, one) is not None
    assert other.room.records == {}
    shared.restore(before)
    assert sync(tacit, shared).restored
    assert shared.room.records[one].data["text"] == "They pay late"


def test_a_copied_laptop_goes_on_under_a_name_of_its_own(tacit: Tacit, shared: Memory) -> None:
    write(tacit)
    sync(tacit, shared)
    device = tacit.store.device
    n, _ = shared.room.devices[device]
    shared.room.devices[device] = (n + 5, "of the copy")
    one = write(tacit, "after the copy")
    sync(tacit, shared)
    assert tacit.store.device != device
    assert one in shared.room.records


@pytest.mark.parametrize("wrong", [30 * DAY_MS, -30 * DAY_MS])
def test_a_wrong_clock_is_measured_and_set_right(
    tacit: Tacit, shared: Memory, test_world: TestWorld, wrong: int
) -> None:
    true = test_world.clock()
    shared.now_ms = lambda: true - wrong
    write(tacit)
    sync(tacit, shared)
    assert tacit.store.offset_ms == -wrong
    one = write(tacit, "after")
    sync(tacit, shared)
    assert abs(int(shared.room.records[one].clocks["text"][:13]) - (true - wrong)) <= 60_000


def test_stamps_that_ran_ahead_are_left_behind_for_good(
    tacit: Tacit, shared: Memory, test_world: TestWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the answer to what went out was lost, and after the program was begun again: or for all those days
    every change of this laptop would pass for later than those of others."""
    store, true, push = tacit.store, test_world.clock() - 30 * DAY_MS, Client.push

    def unanswered(*given: Any) -> None:
        push(*given)
        raise protocol.Unreachable("cut on the way back")

    shared.now_ms = lambda: true
    write(tacit)
    with monkeypatch.context() as cut, suppress(protocol.Unreachable):
        cut.setattr(Client, "push", unanswered)
        sync(tacit, shared)
    again = Store(store.engine, store.kinds, me=store.me, device=store.device, ids=store.ids, now_ms=store.now_ms)
    assert again.last.ms <= true + 62_000
    sync(tacit, shared)
    assert store.last.ms <= true + 62_000


def test_an_old_program_reads_and_keeps_what_waits(
    tacit: Tacit, shared: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    hello = Client.hello
    monkeypatch.setattr(Client, "hello", lambda *a: dataclasses.replace(hello(*a), min_write=protocol.SCHEMA + 1))
    one = write(tacit)
    assert sync(tacit, shared).read_only
    assert one not in shared.room.records
    monkeypatch.setattr(Client, "hello", lambda *a: dataclasses.replace(hello(*a), min_read=protocol.SCHEMA + 1))
    with pytest.raises(protocol.StoreTooNew):
        sync(tacit, shared)
    monkeypatch.setattr(Client, "hello", hello)
    sync(tacit, shared)
    assert one in shared.room.records


def test_contents_of_files_go_before_the_record_and_come_whole(
    tacit: Tacit, jonas: Tacit, shared: Memory, tmp_path: Path
) -> None:
    content = bytes(range(256)) * 3000
    here, there = (Attachments(tmp_path / name, name.encode().ljust(32)) for name in ("here", "there"))
    sha256 = here.put(content)
    with tacit.store.work() as work:
        work.add(Attachment(name="plan.pdf", sha256=sha256, size=len(content), audience="everyone"))
    sync(tacit, shared, files=here)
    sync(jonas, shared, files=there)
    assert there.get(sha256) == content


def test_a_round_can_be_stopped_and_goes_on(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    notes = [write(tacit, f"note {number}") for number in range(9)]
    sync(tacit, shared)
    steps: list[bool] = []
    with pytest.raises(rounds.Cancelled):
        sync(jonas, shared, page=2, on_step=lambda report, more: steps.append(more), stop=lambda: len(steps) == 2)
    assert 0 < sum(note(jonas, one) is not None for one in notes) < 9
    sync(jonas, shared, page=2)
    assert all(note(jonas, one) is not None for one in notes)


def test_a_page_is_written_without_a_search_for_cycles(
    tacit: Tacit, shared: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is on again afterwards, also where the round broke."""
    searching = []

    def breaks(*_: object) -> None:
        searching.append(gc.isenabled())
        raise OSError

    monkeypatch.setattr(Replica, "apply", breaks)
    with pytest.raises(OSError):
        sync(tacit, shared)
    assert (searching, gc.isenabled()) == ([False], True)


def test_pages_of_the_database_stay_in_memory_while_much_comes_and_no_longer(
    tacit: Tacit, jonas: Tacit, shared: Memory
) -> None:
    for _ in range(3):
        write(tacit)
    sync(tacit, shared)
    room = set()

    def look(_: object, more: bool) -> None:
        with jonas.store.read() as session:  # on the connection that wrote the page: the last one used
            room.add((more, -session.connection().exec_driver_sql("PRAGMA cache_size").scalar_one()))

    sync(jonas, shared, page=2, on_step=look)
    assert room == {(True, MUCH_KB), (False, CACHE_KB)}


def test_pauses_grow_with_jitter_and_end() -> None:
    assert [rounds.pause_after(n, 0.5) for n in (0, 1, 2, 50)] == [2.0, 4.0, 8.0, 300.0]
    assert rounds.pause_after(3, 0.0) == 8.0
    assert rounds.pause_after(3, 1.0) == 24.0


def test_an_emptied_store_empties_no_laptop_and_is_filled_again(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    one, two = write(tacit, "by Maren"), write(jonas, "by Jonas")
    before = shared.backup()
    for each in (tacit, jonas, tacit):
        sync(each, shared)
    edit(jonas, one, text="by Maren, and Jonas")
    for each in (jonas, tacit):
        sync(each, shared)
    shared.restore(before)
    shared.room.records, shared.room.feed, shared.room.ops, shared.room.proofs = {}, {}, {}, []
    for each in (tacit, jonas, tacit):
        sync(each, shared)
    for each in (tacit, jonas):
        assert note(each, one).text == "by Maren, and Jonas"  # type: ignore[union-attr]
        assert note(each, two).text == "by Jonas"  # type: ignore[union-attr]
        assert conflicts.open_ones(each.store) == conflicts.refused(each.store) == []
    assert {one, two} <= shared.room.records.keys()


def test_what_was_on_its_way_to_a_store_that_is_put_back_takes_its_record_along(
    tacit: Tacit, shared: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer is lost, then the store is put back to before the record came: neither is refused, both go again."""
    before = shared.backup()
    one = write(tacit)
    sync(tacit, shared)
    edit(tacit, one, text="They pay late, and in cash")
    push = shared.push

    def unanswered(*said: Any) -> Any:
        push(*said)
        raise protocol.Unreachable("cut")

    with monkeypatch.context() as cut:
        cut.setattr(shared, "push", unanswered)
        with pytest.raises(protocol.Unreachable):
            sync(tacit, shared)
    shared.restore(before)
    assert sync(tacit, shared).refused == 0
    assert shared.room.records[one].data["text"] == note(tacit, one).text == "They pay late, and in cash"  # type: ignore[union-attr]
    assert conflicts.refused(tacit.store) == []


def test_files_go_on_where_they_broke_off_both_ways(
    tacit: Tacit, jonas: Tacit, shared: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bytes(range(256)) * 3000  # three chunks
    here, there = (Attachments(tmp_path / name, name.encode().ljust(32)) for name in ("here", "there"))
    sha256 = here.put(content)
    with tacit.store.work() as work:
        record = work.add(Attachment(name="plan.pdf", sha256=sha256, size=len(content), audience="everyone")).id
    carried: list[tuple[str, int]] = []
    for way in ("put_chunk", "get_chunk"):
        whole = getattr(Client, way)

        def cut(self: Client, sha: str, number: int, *rest: object, way: str = way, whole: object = whole) -> object:
            if number == 1 and (way, 1) not in carried:
                carried.append((way, 1))
                raise protocol.Unreachable("cut")
            carried.append((way, number))
            return whole(self, sha, number, *rest)  # type: ignore[operator]

        monkeypatch.setattr(Client, way, cut)
    for each, files in ((tacit, here), (jonas, there)):
        for _ in range(2):
            with suppress(protocol.Unreachable):
                sync(each, shared, files=files)
    assert there.get(sha256) == content
    assert record in shared.room.records
    assert [number for way, number in carried if way == "put_chunk"] == [0, 1, 1, 2]
    assert [number for way, number in carried if way == "get_chunk"] == [0, 1, 1, 2]
    assert len(list((tmp_path / "there").iterdir())) == 1, "no part is left"
