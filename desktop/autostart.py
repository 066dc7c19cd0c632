"""Starting with the computer's session, where a person wants that: in the tray, so that promises are reminded of.

Each platform has its own place: an XDG autostart entry, a LaunchAgent, a value below the registry's Run key. The place
is the only memory of the choice, so that what a person changes there by the system's own means is what Settings shows.
"""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import Any, Protocol

NAME = "Tacit"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


class Place(Protocol):
    """Where a session looks for what to start."""

    def on(self) -> bool:
        """Whether Tacit starts with the session."""

    def put(self, command: Sequence[str]) -> None:
        """Start this with the session. OSError."""

    def take(self) -> None:
        """Start nothing. OSError."""


class _File:
    def __init__(self, path: Path) -> None:
        self.path = path

    def on(self) -> bool:
        return self.path.is_file()

    def put(self, command: Sequence[str]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(self.content(command))

    def take(self) -> None:
        self.path.unlink(missing_ok=True)

    def content(self, command: Sequence[str]) -> bytes:
        raise NotImplementedError


class Xdg(_File):
    """freedesktop.org's Desktop Application Autostart; `folder` is XDG_CONFIG_HOME."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "autostart" / "tacit.desktop")

    def on(self) -> bool:
        if not super().on():
            return False
        lines = self.path.read_text("utf-8", "replace").splitlines()
        return "Hidden=true" not in lines and "X-GNOME-Autostart-enabled=false" not in lines

    def content(self, command: Sequence[str]) -> bytes:
        lines = ["[Desktop Entry]", "Type=Application", f"Name={NAME}", "Icon=tacit", "Terminal=false"]
        return "\n".join([*lines, f"Exec={' '.join(map(_quoted, command))}", ""]).encode()


class LaunchAgent(_File):
    """macOS's launchd; `folder` is ~/Library/LaunchAgents."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "app.tacit.plist")

    def content(self, command: Sequence[str]) -> bytes:
        import plistlib

        return plistlib.dumps({"Label": "app.tacit", "ProgramArguments": list(command), "RunAtLoad": True})


class RunKey:
    """Windows' Run key; `values` are its names and command lines."""

    def __init__(self, values: MutableMapping[str, str]) -> None:
        self.values = values

    def on(self) -> bool:
        return NAME in self.values

    def put(self, command: Sequence[str]) -> None:
        import subprocess

        self.values[NAME] = subprocess.list2cmdline(command)

    def take(self) -> None:
        self.values.pop(NAME, None)


def place() -> Place:
    """This computer's."""
    if sys.platform == "win32":
        return RunKey(_Registry())
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents")
    return Xdg(Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"))


def command(profile: str = "") -> list[str]:
    """What starts this very program in the tray, on a profile ('' for the usual one)."""
    if getattr(sys, "frozen", False):
        program = [sys.executable]
    else:
        beside = Path(sys.executable).with_name("tacit.exe" if sys.platform == "win32" else "tacit")
        program = [str(beside)] if beside.exists() else [sys.executable, "-m", "desktop"]
    return [*program, *(["--profile", profile] if profile else []), "open", "--tray"]


def _quoted(word: str) -> str:
    """A word of an Exec line: in quotes where it is not plain (Desktop Entry Specification)."""
    word = word.replace("%", "%%")
    if word and all(letter.isalnum() or letter in "/._-+:%" for letter in word):
        return word
    for letter in "\\", '"', "`", "$":
        word = word.replace(letter, "\\" + letter)
    return '"' + word.replace("\\", "\\\\") + '"'


class _Registry(MutableMapping[str, str]):
    """The values of the Run key of this person."""

    def __init__(self) -> None:
        import winreg

        self._reg: Any = winreg
        self._key = self._reg.CreateKey(self._reg.HKEY_CURRENT_USER, _RUN)

    def __getitem__(self, name: str) -> str:
        try:
            return str(self._reg.QueryValueEx(self._key, name)[0])
        except FileNotFoundError:
            raise KeyError(name) from None

    def __setitem__(self, name: str, value: str) -> None:
        with self._reg.OpenKey(self._reg.HKEY_CURRENT_USER, _RUN, 0, self._reg.KEY_SET_VALUE) as key:
            self._reg.SetValueEx(key, name, 0, self._reg.REG_SZ, value)

    def __delitem__(self, name: str) -> None:
        with self._reg.OpenKey(self._reg.HKEY_CURRENT_USER, _RUN, 0, self._reg.KEY_SET_VALUE) as key:
            self._reg.DeleteValue(key, name)

    def __iter__(self) -> Any:
        return (self._reg.EnumValue(self._key, number)[0] for number in range(len(self)))

    def __len__(self) -> int:
        return int(self._reg.QueryInfoKey(self._key)[1])
