"""Starting with the session: what stands in each platform's place, and that it goes again."""

from __future__ import annotations

import plistlib
import shlex
from pathlib import Path

import pytest

from desktop import autostart
from desktop.__main__ import split, understood

COMMAND = ["/opt/my apps/100% $x/tacit", "--profile", '/srv/ma"ren', "open", "--tray"]


@pytest.mark.parametrize("kind", [autostart.Xdg, autostart.LaunchAgent, autostart.RunKey])
def test_off_on_and_off_again(kind: type, tmp_path: Path) -> None:
    values: dict[str, str] = {}
    place: autostart.Place = kind(values if kind is autostart.RunKey else tmp_path / "not there yet")
    assert not place.on()
    place.take()
    place.put(COMMAND)
    assert place.on()
    place.put(COMMAND)
    place.take()
    assert not place.on()
    assert values == {}
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_entry_starts_just_these_words(tmp_path: Path) -> None:
    autostart.Xdg(tmp_path).put(COMMAND)
    text = (tmp_path / "autostart" / "tacit.desktop").read_text()
    [line] = [line for line in text.splitlines() if line.startswith("Exec=")]
    # A string's escapes are undone first, then the quoting of words (shlex leaves \$ alone), then %%.
    words = shlex.split(line.removeprefix("Exec=").replace("\\\\", "\\"))
    assert [word.replace("\\$", "$").replace("%%", "%") for word in words] == COMMAND
    autostart.LaunchAgent(tmp_path).put(COMMAND)
    assert plistlib.loads((tmp_path / "app.tacit.plist").read_bytes())["ProgramArguments"] == COMMAND


def test_what_the_system_switched_off_is_off(tmp_path: Path) -> None:
    place = autostart.Xdg(tmp_path)
    place.put(COMMAND)
    place.path.write_text(place.path.read_text() + "Hidden=true\n")
    assert not place.on()


def test_the_words_open_a_window_in_the_tray() -> None:
    words = autostart.command("/srv/p")
    assert words[-4:] == ["--profile", "/srv/p", "open", "--tray"]
    profile, rest = split(words[-4:])
    assert (profile, rest) == ("/srv/p", ["open", "--tray"])
    assert understood(rest)
    assert not understood(["open", "--nonsense"])
    assert autostart.command()[-2:] == ["open", "--tray"]
