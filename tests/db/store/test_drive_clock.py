"""The time of a drive."""

from __future__ import annotations

from pathlib import Path

from db.store.drive_clock import drive_ms


def made(place: Path) -> int:
    place.write_bytes(b"")
    return place.stat().st_mtime_ns // 1_000_000


def test_it_is_the_time_that_the_drive_gives_to_files(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    before, told, after = made(tmp_path / "before"), drive_ms(drive), made(tmp_path / "after")
    assert told is not None
    assert before <= told <= after
    assert list(drive.iterdir()) == []


def test_where_nothing_can_be_made_nobody_knows_it(tmp_path: Path) -> None:
    assert drive_ms(tmp_path / "not there") is None
