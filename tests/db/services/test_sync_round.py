"""What a round leaves behind, also one that had to stop: files of what was withdrawn, a sentence, what still waits."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from db.services.app import Tacit
from db.services.errors import DamagedFile, DiskTrouble
from db.store import cipher
from db.sync.protocol import StoreReadOnly
from db.sync.sqlite_file import SqliteFile
from tests.db.services.sharing import here, note

pytestmark = pytest.mark.usefixtures("both_joined")


def with_letter(tacit: Tacit, folder: Path, subject: str = "") -> tuple[str, str, str]:
    """A note with an attached file: the note, the record of the file, its content's SHA-256."""
    (folder / "letter.txt").write_text("Zwetschgenkuchen", "utf-8")
    one = subject or note(tacit)
    (file,) = tacit.upkeep.attach(one, [folder / "letter.txt"])
    return one, file.id, file.sha256


def refusing(*_: object) -> None:
    raise StoreReadOnly("read only")


def full(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_what_was_withdrawn_takes_its_file_along_however_young_and_however_the_round_ends(
    tacit: Tacit, jonas: Tacit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _, sha256 = with_letter(tacit, tmp_path)
    for each in (tacit, jonas):
        each.sync.run()
    assert jonas.attachments.has(sha256)
    tacit.sync.set_audience([one], "me")
    tacit.sync.run()
    note(jonas, "to be sent")
    with monkeypatch.context() as broken:
        broken.setattr(SqliteFile, "push", refusing)
        with pytest.raises(StoreReadOnly):
            jonas.sync.run()
    assert (here(jonas, one), jonas.attachments.has(sha256)) == (False, False)
    assert tacit.attachments.has(sha256)


def test_a_file_that_another_record_names_stays(tacit: Tacit, jonas: Tacit, tmp_path: Path) -> None:
    one, _, sha256 = with_letter(tacit, tmp_path)
    with_letter(jonas, tmp_path)
    for each in (tacit, jonas):
        each.sync.run()
    tacit.sync.set_audience([one], "me")
    for each in (tacit, jonas):
        each.sync.run()
    assert (here(jonas, one), jonas.attachments.has(sha256)) == (False, True)


def test_a_full_disk_is_told_and_the_next_round_goes_on(
    tacit: Tacit, jonas: Tacit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _, sha256 = with_letter(tacit, tmp_path)
    tacit.sync.run()
    with monkeypatch.context() as broken:
        broken.setattr(cipher.os, "fsync", full)
        with pytest.raises(DiskTrouble):
            jonas.sync.run()
    standing = jonas.sync.standing()
    assert (standing.state, standing.fault) == ("attention", "DiskTrouble")
    assert "the disk is full" in standing.sentence
    assert (here(jonas, one), jonas.attachments.has(sha256)) == (True, False)
    jonas.sync.run()
    assert (jonas.attachments.has(sha256), jonas.sync.standing().state) == (True, "current")


def test_a_damaged_file_is_set_aside_and_holds_up_nothing(tacit: Tacit, jonas: Tacit, tmp_path: Path) -> None:
    one, file, sha256 = with_letter(tacit, tmp_path)
    two = note(tacit, "written afterwards")
    (sealed,) = tacit.profile.attachments.iterdir()
    whole = sealed.read_bytes()
    sealed.write_bytes(whole[:-3] + b"xyz")
    assert tacit.sync.run().refused == 1
    assert tacit.sync.run().refused == 0, "told once"
    jonas.sync.run()
    assert [here(jonas, record) for record in (one, two, file)] == [True, True, False]
    standing = tacit.sync.standing()
    assert (standing.state, standing.refused, standing.waiting) == ("attention", 1, 0)
    (waiting,) = tacit.sync.waiting()
    assert (waiting.record.id, waiting.refused[:49]) == (file, "The attached file is damaged on this computer and")
    with pytest.raises(DamagedFile):
        tacit.upkeep.content(file)
    tacit.sync.run()
    assert tacit.sync.standing().refused == 1, "the store has none that could come instead"
    sealed.write_bytes(whole)
    tacit.sync.run()
    jonas.sync.run()
    assert (here(jonas, file), jonas.attachments.has(sha256)) == (True, True)
    assert tacit.sync.standing().state == "current"


def test_a_damaged_file_that_the_store_has_comes_again_once_somebody_misses_it(
    tacit: Tacit, jonas: Tacit, tmp_path: Path
) -> None:
    _one, file, _sha256 = with_letter(tacit, tmp_path)
    for each in (tacit, jonas):
        each.sync.run()
    (sealed,) = jonas.profile.attachments.iterdir()
    sealed.write_bytes(sealed.read_bytes()[:-3] + b"xyz")
    with pytest.raises(DamagedFile, match="next sync"):
        jonas.upkeep.content(file)
    jonas.sync.run()
    assert jonas.upkeep.content(file) == b"Zwetschgenkuchen"


def test_asking_whether_the_store_is_there_leaves_it_to_the_round_to_tell_that_it_was_put_back(
    tacit: Tacit, url: str
) -> None:
    path = Path(url.removeprefix("sqlite:///"))
    old = path.read_bytes()
    note(tacit)
    tacit.sync.run()
    path.write_bytes(old)
    assert tacit.sync.greet() is None
    assert tacit.sync.standing().waiting == 0
    assert tacit.sync.run().restored
