"""The start: what it imports, how words are split, what is remembered, one window a profile."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from desktop import state
from desktop.__main__ import main, split
from desktop.instance import Instance
from desktop.keycaps import native


def test_the_first_paint_imports_nothing_of_db() -> None:
    code = "import sys, desktop.app; print([name for name in sys.modules if name == 'db' or name.startswith('db.')])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_root())
    assert said.stdout.strip() == "[]"


def test_the_shell_waits_for_no_sqlalchemy() -> None:
    code = "import sys, desktop.app, desktop.shell.shell; print('sqlalchemy' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_root())
    assert said.stdout.strip() == "False"


def test_a_sub_command_imports_no_qt() -> None:
    code = (
        "import sys; from desktop.__main__ import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_root())
    assert said.stdout.strip().splitlines()[-1] == "[]"


def _root() -> Path:
    return Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("words", "profile", "rest"),
    [
        ([], "", []),
        (["open"], "", ["open"]),
        (["open", "--capture"], "", ["open", "--capture"]),
        (["--profile", "work"], "work", []),
        (["--profile=work", "open"], "work", ["open"]),
        (["open", "--profile", "work", "--capture"], "work", ["open", "--capture"]),
        (["capture", "--profile"], "", ["capture", "--profile"]),
    ],
)
def test_words_are_split(words: list[str], profile: str, rest: list[str]) -> None:
    assert split(words) == (profile, rest)


def test_with_no_display_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux has a window system that may be missing")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.delenv("DISPLAY", raising=False)
    assert main([]) == 1
    assert "no display" in capsys.readouterr().err


def test_a_display_that_does_not_answer_is_told(home: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux has a window system that may be missing")
    env = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": ":no-such-display"}
    said = subprocess.run([sys.executable, "-m", "desktop"], capture_output=True, text=True, env=env, cwd=_root())
    assert said.returncode == 1
    assert "could not be opened" in said.stderr
    assert ":no-such-display" in said.stderr
    assert said.stderr.count("\n") == 2


def test_the_window_remembers(home: Path) -> None:
    kept = state.load()
    assert (kept.theme, kept.opened) == ("system", False)
    kept.theme, kept.text_size, kept.opened, kept.width = "dark", 150, True, 1400
    kept.save()
    again = state.load()
    assert (again.theme, again.text_size, again.opened, again.width) == ("dark", 150, True, 1400)


@pytest.mark.parametrize("broken", [b"", b"{", b"[1]", b'{"theme": 7, "width": "wide"}', b"\xff\xfe\x00"])
def test_a_broken_memory_keeps_nobody_out(home: Path, broken: bytes) -> None:
    home.mkdir(parents=True)
    state.place().write_bytes(broken)
    assert vars(state.load()) == vars(state.WindowState())


def test_a_second_start_raises_the_first(home: Path, qtbot: QtBot) -> None:
    heard: list[str] = []
    first = Instance("one")
    assert first.first()
    first.listen(heard.append)
    code = "from desktop.instance import Instance; one = Instance('one'); print(one.first(), one.tell('capture'))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=_root()) as second:
        qtbot.waitUntil(lambda: second.poll() is not None)
        said, _ = second.communicate()
    assert (said.split(), heard) == (["False", "True"], ["capture"])
    assert Instance("another").first()
    first.release()
    assert Instance("one").first()


def test_key_caps_are_written_as_people_say_them(theme: object) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    if sys.platform == "darwin":
        assert native("Ctrl+N") == "⌘N"
    else:
        assert [native(keys) for keys in ("Ctrl+N", "Ctrl++", "Ctrl+Shift+Z", "F1", "")] == [
            "Ctrl N",
            "Ctrl +",
            "Ctrl Shift Z",
            "F1",
            "",
        ]
