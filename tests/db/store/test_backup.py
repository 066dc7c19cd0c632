"""Backups: made while one works, opened on a new laptop, refused where they are not ours."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from db.services import profiles
from db.services.errors import Damaged, Invalid, WrongKey
from tests.db.world import PASSPHRASE, TestWorld

CANARY = "Quecksilberfink"


@pytest.fixture
def made(tmp_path: Path, test_world: TestWorld) -> tuple[Path, str]:
    created, tacit = profiles.create(tmp_path / "p", "Maren", passphrase=PASSPHRASE, world=test_world.world())
    with tacit:
        customer = tacit.records.add("customer", {"name": CANARY})
        (tmp_path / "offer.txt").write_text(CANARY * 10)
        tacit.upkeep.attach(customer.id, [tmp_path / "offer.txt"])
        tacit.captures.save_draft(None, f"half a thought about {CANARY}")
        return tacit.safety.backup(tmp_path / "copy.tacit-backup"), created.recovery_key


def test_a_backup_moves_a_profile_to_a_new_laptop(made: tuple[Path, str], tmp_path: Path) -> None:
    backup, recovery = made
    with profiles.restore(backup, tmp_path / "new", recovery_key=recovery, passphrase="the new laptop's") as tacit:
        assert [one.name for one in tacit.records.list("customer").rows] == [CANARY]
        file = tacit.records.list("attachment").rows[0]
        assert tacit.upkeep.content(file.id) == (CANARY * 10).encode()
        assert [draft.text for draft in tacit.captures.drafts()] == [f"half a thought about {CANARY}"]
    profiles.open_profile(tmp_path / "new", "the new laptop's").close()
    with profiles.restore(backup, tmp_path / "again", PASSPHRASE) as tacit:
        assert tacit.me.name == "Maren"


def test_a_backup_holds_nothing_in_plain_text(made: tuple[Path, str]) -> None:
    content = made[0].read_bytes()
    assert CANARY.encode() not in content
    assert CANARY.encode("utf-16-le") not in content


def test_a_wrong_key_changes_nothing(made: tuple[Path, str], tmp_path: Path) -> None:
    with pytest.raises(WrongKey):
        profiles.restore(made[0], tmp_path / "new", "wrong")
    assert not (tmp_path / "new").exists()
    assert not list(tmp_path.glob(".restore-*"))


def test_a_profile_is_never_restored_over_another(made: tuple[Path, str], tmp_path: Path) -> None:
    with pytest.raises(Invalid):
        profiles.restore(made[0], tmp_path / "p", PASSPHRASE)


def test_a_cut_off_or_foreign_file_is_no_backup(made: tuple[Path, str], tmp_path: Path) -> None:
    whole = made[0].read_bytes()
    for number, content in enumerate([b"", b"PK", whole[: len(whole) // 2], b"\0" * 5000]):
        bad = tmp_path / f"bad-{number}"
        bad.write_bytes(content)
        with pytest.raises(Damaged):
            profiles.restore(bad, tmp_path / "new", PASSPHRASE)


def test_a_flipped_byte_in_the_store_is_found(made: tuple[Path, str], tmp_path: Path) -> None:
    with zipfile.ZipFile(made[0]) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    store = bytearray(contents["store.db"])
    store[len(store) // 2] ^= 0xFF
    bad = tmp_path / "bad"
    with zipfile.ZipFile(bad, "w") as archive:
        for name, content in (contents | {"store.db": bytes(store)}).items():
            archive.writestr(name, content)
    with pytest.raises(Damaged):
        profiles.restore(bad, tmp_path / "new", PASSPHRASE)


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "attachments/../../evil", "attachments/zz", "index/x"])
def test_a_member_that_leads_elsewhere_is_refused(made: tuple[Path, str], tmp_path: Path, name: str) -> None:
    buffer = io.BytesIO(made[0].read_bytes())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, "x")
    bad = tmp_path / "bad"
    bad.write_bytes(buffer.getvalue())
    with pytest.raises(Damaged):
        profiles.restore(bad, tmp_path / "new", PASSPHRASE)
    assert not (tmp_path / "evil").exists()


def test_the_days_backup_is_made_once_and_old_ones_go(tacit, clock) -> None:
    for day in range(10):
        assert tacit.safety.back_up_daily() is not None
        assert tacit.safety.back_up_daily() is None
        clock.pass_(days=1)
        assert len(tacit.safety.backups()) == min(day + 1, tacit.settings.backups_kept)
