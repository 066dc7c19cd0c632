"""Folders that cloud programs copy about: by name, by what they leave there, by what they say, and through links."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from db.store.errors import Invalid
from db.sync import sqlite_admin
from db.sync.cloud_folders import in_cloud

NAMES = (
    "OneDrive - Weserstahl", "Dropbox", "Dropbox (Weserstahl)", "Google Drive", "GoogleDrive-maren@example.com",
    "Meine Ablage", "Geteilte Ablagen", "My Drive", "Shared drives", "Nextcloud", "ownCloud", "iCloud Drive", "Box",
    "SynologyDrive", "Synology Drive", "HiDrive", "MagentaCLOUD", "Proton Drive", "Egnyte Drive", "pCloud Drive",
    "kDrive", "Resilio Sync", "CloudStorage",
)  # fmt: skip
NO_CLOUD = ("Vertrieb", "Firma GmbH", "NAS", "Boxenstopp", "drive", "Netzlaufwerk (N)", "Megatrends")


def store_in(folder: Path) -> Path:
    (folder / "Team").mkdir(parents=True)
    return folder / "Team" / "team.tacit"


@pytest.mark.parametrize("name", NAMES)
def test_it_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    assert in_cloud(store_in(tmp_path / name), {})


@pytest.mark.parametrize("name", NO_CLOUD)
def test_others_are_taken(tmp_path: Path, name: str) -> None:
    (tmp_path / ".dropbox").mkdir()  # where Dropbox keeps what it knows, in the home of who uses it
    path = store_in(tmp_path / name)
    (path.parent / "desktop.ini").write_text("[.ShellClassInfo]\nIconResource=imageres.dll,-112", "utf-16")
    assert not in_cloud(path, {"OneDrive": "", "OneDriveCommercial": str(tmp_path / "elsewhere")})


@pytest.mark.parametrize(
    "left",
    [".dropbox.cache", ".sync_0a1b2c.db", "._sync_0a1b2c.db", ".nextcloudsync.log", ".SynologyWorkingDirectory",
     ".stfolder", ".tmp.drivedownload"],
)  # fmt: skip
def test_it_is_known_by_what_the_program_leaves_there(tmp_path: Path, left: str) -> None:
    path = store_in(tmp_path / "Firma")
    (tmp_path / "Firma" / left).write_bytes(b"")
    assert in_cloud(path, {})


@pytest.mark.parametrize("program", [r"C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe", "GoogleDriveFS.exe,16"])
def test_it_is_known_by_the_picture_that_it_bears(tmp_path: Path, program: str) -> None:
    path = store_in(tmp_path / "Firma")
    (tmp_path / "Firma" / "desktop.ini").write_text(f"[.ShellClassInfo]\nIconResource={program},1", "utf-16")
    assert in_cloud(path, {})


def test_it_is_known_by_what_onedrive_says_and_a_library_of_sharepoint_by_the_folder_beside_it(tmp_path: Path) -> None:
    elsewhere = store_in(tmp_path / "Daten")
    assert in_cloud(elsewhere, {"OneDriveCommercial": str(tmp_path / "Daten")})
    library = store_in(tmp_path / "Weserstahl GmbH" / "Vertrieb - Dokumente")
    assert not in_cloud(library, {})
    (tmp_path / "OneDrive - Weserstahl GmbH").mkdir()
    assert in_cloud(library, {})


def test_a_link_leads_there_too(tmp_path: Path) -> None:
    kept = store_in(tmp_path / "Dropbox")
    kept.write_bytes(b"")
    (tmp_path / "share").symlink_to(kept.parent)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "team.tacit").symlink_to(kept)
    for path in (
        tmp_path / "share" / "team.tacit",
        tmp_path / "share" / "new.tacit",
        tmp_path / "other" / "team.tacit",
    ):
        assert in_cloud(path, {})
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    assert not in_cloud(tmp_path / "circle" / "team.tacit", {})


def test_no_store_is_made_there(tmp_path: Path) -> None:
    path = store_in(tmp_path / "Meine Ablage")
    given = {"colleague": "someone", "random_bytes": random.Random(1).randbytes, "proof": lambda folder: None}
    with pytest.raises(Invalid, match="cloud"):
        sqlite_admin.create(path, {}, **given)
    assert list(path.parent.iterdir()) == []
