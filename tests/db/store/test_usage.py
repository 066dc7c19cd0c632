"""What was opened: sealed, forgiving, shared by two processes."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from db.store import usage
from db.store.usage import Usage

KEY = bytes(range(32))
TODAY = date(2026, 11, 23)


def test_openings_are_kept_and_sealed(tmp_path: Path) -> None:
    path = tmp_path / "usage"
    Usage(path, KEY).opened("019c-note", TODAY)
    Usage(path, KEY).opened("019c-note", TODAY)
    assert Usage(path, KEY).all()["019c-note"].weight == 2.0
    assert b"019c" not in path.read_bytes()


def test_another_process_is_heard_and_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "usage"
    one, other = Usage(path, KEY), Usage(path, KEY)
    one.opened("a", TODAY)
    other.opened("b", TODAY)
    os.utime(path, ns=(1, 1))  # a clock too coarse to tell two writes apart
    assert set(one.all()) == {"a", "b"}


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "usage"
    for damage in (b"", b"nonsense" * 20):
        path.write_bytes(damage)
        one = Usage(path, KEY)
        assert one.all() == {}
        one.opened("a", TODAY)
        assert set(Usage(path, KEY).all()) == {"a"}
    assert Usage(path, bytes(32)).all() == {}


def test_what_is_used_least_is_forgotten_first(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(usage, "MOST", 3)
    one = Usage(tmp_path / "usage", KEY)
    for record in ("a", "a", "b", "b", "c", "c", "d"):
        one.opened(record, TODAY)
    assert set(one.all()) == {"a", "b", "c"}


def test_a_disk_that_refuses_stops_nobody(tmp_path: Path) -> None:
    one = Usage(tmp_path / "gone" / "usage", KEY)
    one.opened("a", TODAY)
    assert set(one.all()) == {"a"}
