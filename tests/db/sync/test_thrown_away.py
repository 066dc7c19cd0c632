"""What somebody throws away before it was ever sent does not leave the laptop."""

from __future__ import annotations

from pathlib import Path

from db.records import Attachment, Note, standard_kinds
from db.services.app import Tacit
from db.store.attachments import Attachments
from db.sync import joining, outbox
from db.sync.protocol import rules_of
from db.sync.replica import Replica
from tests.db.sync.memory import Memory
from tests.db.sync.sharing import edit, get, sync, write
from tests.db.world import TestWorld


def trash(tacit: Tacit, *records: str) -> None:
    with tacit.store.work() as work:
        for record in records:
            work.trash(record)


def restore(tacit: Tacit, record: str) -> None:
    with tacit.store.work() as work:
        work.restore(record)


def waits(tacit: Tacit) -> list[str]:
    with tacit.store.read() as session:
        return [entry.record for entry in outbox.waiting(session.connection(), 100)]


def test_it_stays_here_with_its_file_and_goes_when_it_is_taken_out_again(
    tacit: Tacit, shared: Memory, tmp_path: Path
) -> None:
    files = Attachments(tmp_path / "here", b"k" * 32)
    one = write(tacit, "better not said")
    with tacit.store.work() as work:
        sha256 = files.put(b"better not shown")
        file = work.add(Attachment(subject=one, name="plan.pdf", sha256=sha256, size=16, audience="everyone")).id
    trash(tacit, one, file)
    sync(tacit, shared, files=files)
    assert not {one, file} & shared.room.records.keys()
    assert "better not" not in str([op.to_json() for op in shared.room.ops.values()])
    assert shared.room.chunks == {}
    assert waits(tacit) == []
    restore(tacit, one)
    sync(tacit, shared, files=files)
    assert shared.room.records[one].data["text"] == "better not said"
    trash(tacit, one)
    sync(tacit, shared, files=files)
    assert shared.room.records[one].data["deleted_at"]  # known there now, so others must hear of it


def test_it_stays_here_when_the_store_was_put_back(tacit: Tacit, jonas: Tacit, shared: Memory) -> None:
    known = write(tacit, "said to all")
    before = shared.backup()
    for each in (tacit, jonas):
        sync(each, shared)
    early = write(tacit, "better not said")
    trash(tacit, early)
    sync(tacit, shared)
    trash(tacit, known)
    sync(tacit, shared)
    shared.restore(before)
    late = write(tacit, "nor this")
    trash(tacit, late)
    for each in (tacit, jonas, tacit):
        sync(each, shared)
    assert not {early, late} & shared.room.records.keys()
    assert shared.room.records[known].data["deleted_at"]  # this one others had
    assert get(jonas, Note, known).deleted_at is not None
    assert waits(tacit) == []


def test_it_stays_here_from_a_copy_of_the_laptop_and_from_another_store(
    tacit: Tacit, shared: Memory, test_world: TestWorld
) -> None:
    sync(tacit, shared)
    one = write(tacit, "better not said")
    trash(tacit, one)
    Replica(tacit.store).new_device()
    sync(tacit, shared)
    two = write(tacit, "nor this")
    trash(tacit, two)
    joining.leave(tacit.store)
    other = Memory(rules_of(standard_kinds()), test_world.clock, test_world.random.randbytes)
    sync(tacit, other)
    assert not {one, two} & (shared.room.records.keys() | other.room.records.keys())


def test_a_deletion_is_sent_where_the_record_is_on_its_way(tacit: Tacit, shared: Memory) -> None:
    """The store may have it, though this laptop does not know."""
    one = write(tacit, "on its way")
    replica = Replica(tacit.store)
    batch = replica.pack(outbox.Outbox(tacit.store, private=False).parcel(100))
    shared.client(tacit.store.me).push(batch, "")
    trash(tacit, one)
    replica.hear_anew()
    sync(tacit, shared)
    assert shared.room.records[one].data["deleted_at"]
    edit(tacit, one, polarity="hot")
    sync(tacit, shared)
    assert waits(tacit) == []


def test_what_was_on_its_way_and_thrown_away_reaches_a_store_that_was_put_back(
    tacit: Tacit, jonas: Tacit, shared: Memory
) -> None:
    """The store of before had it, and told others, though this laptop heard no answer."""
    for each in (tacit, jonas):
        sync(each, shared)
    before = shared.backup()
    write(jonas, "said since")
    for each in (jonas, tacit):
        sync(each, shared)
    one = write(tacit, "on its way")
    shared.client(tacit.store.me).push(
        Replica(tacit.store).pack(outbox.Outbox(tacit.store, private=False).parcel(100)), ""
    )
    sync(jonas, shared)
    trash(tacit, one)
    shared.restore(before)
    for each in (tacit, jonas, tacit, jonas):
        sync(each, shared)
    assert shared.room.records[one].data["deleted_at"]
    assert get(jonas, Note, one).deleted_at is not None
