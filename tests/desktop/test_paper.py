"""A brief as PDF: the terminal makes it as the window does, without a window or a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.services import profiles

PROGRAM = "import sys; from desktop.__main__ import main; sys.exit(main(sys.argv[1:]))"
WITHOUT_QT = "import sys; sys.modules['PySide6'] = None; " + PROGRAM


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    _created, tacit = profiles.create(tmp_path / "p", "Maren", passphrase="a passphrase for tests")
    with tacit:
        customer = tacit.records.add("customer", {"name": "日本製鉄 Hohenbüchen"})
        tacit.records.add("note", {"text": "The kiln stops in März.", "customer": customer.id, "topics": ("problem",)})
    return tmp_path / "p"


def brief(program: str, profile: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    environment["TACIT_PASSPHRASE"] = "a passphrase for tests"
    words = [sys.executable, "-c", program, "--profile", str(profile), "brief", "日本製鉄 Hohenbüchen", *options]
    root = Path(__file__).resolve().parents[2]
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=False, cwd=root)


def test_the_terminal_writes_a_pdf_without_a_display(profile: Path, tmp_path: Path) -> None:
    done = brief(PROGRAM, profile, "--format", "pdf", "--out", str(tmp_path / "a.pdf"))
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "a.pdf").stat().st_size > 3000


def test_without_qt_it_says_what_to_do(profile: Path, tmp_path: Path) -> None:
    done = brief(WITHOUT_QT, profile, "--format", "pdf", "--out", str(tmp_path / "a.pdf"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "--format html" in done.stderr
    assert not (tmp_path / "a.pdf").exists()
    assert brief(WITHOUT_QT, profile, "--format", "html").stdout.startswith("<!DOCTYPE html>")


def test_where_it_goes_must_be_said_and_be_writable(profile: Path, tmp_path: Path) -> None:
    assert brief(PROGRAM, profile, "--format", "pdf").returncode == 2
    done = brief(PROGRAM, profile, "--format", "pdf", "--out", str(tmp_path / "nowhere" / "a.pdf"))
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
