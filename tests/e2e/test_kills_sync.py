"""SIGKILL at every place of a round of sync: nothing is lost, nothing is there twice, nobody is asked about a conflict
that is none."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.records import Attachment, standard_kinds
from db.services import profiles
from db.services.app import Tacit
from db.store import backup
from db.sync import conflicts, joining, sqlite_admin
from db.sync.protocol import rules_of
from tests.db.world import PASSPHRASE
from tests.e2e import forks, sync_stories, verify

KILLED = -signal.SIGKILL
#: Where a push, an answer, a page may be cut.
SENDING = ("sync.packed", "sync.push.before", "sync.push.after", "sync.answered")
HEARING = ("sync.page", "store.commit.before", "store.commit.after")
JOINING = ("sync.adopt", "sync.adopted", "sync.leave", "sync.join")
#: Where a piece of an attached file has just gone there, or come here.
CARRYING = ("sync.content.put", "sync.content.got")
NOTES = 12
#: Whom a store knows the person as, from another laptop.
KNOWN = "0199a000-0000-7000-8000-0000000000be"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    path = tmp_path / "shared.tacit"
    sqlite_admin.create(
        path, rules_of(standard_kinds()), colleague="0199a000-0000-7000-8000-0000000000ad", random_bytes=os.urandom,
        proof=lambda folder: None,
    )  # fmt: skip
    return path


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Tacit]:
    """Another person's profile, open in this process."""
    _, tacit = profiles.create(tmp_path / "other", "Jonas Petersen", passphrase=PASSPHRASE)
    with tacit:
        yield tacit


def write(tacit: Tacit, salt: str) -> dict[str, str]:
    notes = {}
    for number in range(NOTES):
        text = f"They spoke of {salt} {number}."
        note = tacit.records.add("note", {"text": text, "audience": "everyone"})
        notes[note.id] = text
    return notes


def texts(tacit: Tacit) -> dict[str, str]:
    return {note.id: note.text for note in tacit.records.list("note").rows}  # type: ignore[attr-defined]


@pytest.mark.parametrize("fault", [f"{point}:{nth}" for point in SENDING for nth in (1,)] + ["store.commit.before:3"])
def test_killed_while_sending(copied: Callable[[], Path], shared: Path, other: Tacit, fault: str) -> None:
    profile = copied()
    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        before = texts(tacit)
        notes = write(tacit, "sending")
    status, heard = forks.run(sync_stories.sync, profile, shared, 1000, fault=fault)
    assert (status, heard) == (KILLED, ["open"])
    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        sync_stories.round_of(tacit, shared)
        sync_stories.round_of(other, shared)
        shown = {one: text for one, text in texts(other).items() if one not in before}
        assert shown == notes
        assert {one: text for one, text in texts(tacit).items() if one not in before} == notes
        assert conflicts.open_ones(tacit.store) == conflicts.open_ones(other.store) == []
        assert conflicts.refused(tacit.store) == []
    assert sqlite_admin.check(shared) == []


@pytest.mark.parametrize("fault", [f"{point}:{nth}" for point in HEARING for nth in (1, 3)])
def test_killed_while_hearing(copied: Callable[[], Path], shared: Path, other: Tacit, fault: str) -> None:
    notes = write(other, "hearing")
    sync_stories.round_of(other, shared)
    profile = copied()
    status, _ = forks.run(sync_stories.sync, profile, shared, 4, fault=fault)
    assert status == KILLED
    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        assert backup.check(tacit.profile.store, tacit.profile.key) == []
        report = sync_stories.round_of(tacit, shared, 4)
        assert report.heard
        assert {one: text for one, text in texts(tacit).items() if one in notes} == notes
        assert tacit.finder.search("hearing").total == NOTES
        assert tacit.finder.check() == ""


@pytest.mark.parametrize("fault", [f"{point}:{nth}" for point in CARRYING for nth in (1, 2, 3)])
def test_killed_while_a_file_is_carried(copied: Callable[[], Path], shared: Path, other: Tacit, fault: str) -> None:
    content, profile = bytes(range(256)) * 3500, copied()  # four pieces
    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        sends, hears = (tacit, other) if "put" in fault else (other, tacit)
        sha256 = sends.attachments.put(content)
        with sends.store.work() as work:
            made = Attachment(name="plan.pdf", sha256=sha256, size=len(content), audience="everyone")
            record = work.add(made).id
        if sends is other:
            sync_stories.round_of(other, shared)
    status, heard = forks.run(sync_stories.sync, profile, shared, 1000, fault=fault)
    assert (status, heard) == (KILLED, ["open"])
    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        if hears is other:
            sync_stories.round_of(other, shared)
            assert not other.attachments.has(sha256)  # no record yet that names it
        for each in (tacit, other):
            sync_stories.round_of(each, shared)
            assert each.attachments.get(sha256) == content
            assert vars(each.records.get(record))["sha256"] == sha256
            assert conflicts.open_ones(each.store) == conflicts.refused(each.store) == []
    assert sqlite_admin.check(shared) == []


@pytest.mark.parametrize("fault", JOINING)
def test_killed_while_taking_over_an_id(copied: Callable[[], Path], fault: str) -> None:
    profile = copied()
    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        notes, before = write(tacit, "joining"), tacit.store.me
    status, heard = forks.run(sync_stories.adopt, profile, KNOWN, fault=fault)
    assert (status, heard) == (KILLED, ["open"])
    with profiles.open_profile(profile, PASSPHRASE) as tacit:
        assert tacit.store.me == tacit.profile.colleague == (before if fault == "sync.adopt" else KNOWN)
        assert {tacit.records.get(one).created_by for one in notes} == {tacit.store.me}
        assert {one: text for one, text in texts(tacit).items() if one in notes} == notes
        tacit.finder.rebuild()  # what the first round afterwards does
        verify.whole(tacit)
        joining.adopt(tacit.store, KNOWN)  # done already, or done now
        assert tacit.me.id == KNOWN
