"""What the window must know before a profile is open: look, language, size. A small file of this computer, no words
of customers in it. The profile's own settings win as soon as they are read and are mirrored here for the next start."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QJsonDocument, QStandardPaths


class WindowState:
    """`opened`: a profile has been opened on this computer, so that Today may be painted at once. `reminded`: the day
    (ISO) of the last reminder of promises. `shared`: the profile opened last has a shared store."""

    def __init__(self) -> None:
        self.theme = "system"
        self.text_size = 100
        self.motion = True
        self.language = ""
        self.width = 1280
        self.height = 800
        self.maximised = False
        self.opened = False
        self.reminded = ""
        self.shared = False

    def save(self) -> None:
        """Writes the file whole; a disk that cannot take it loses only the window's size."""
        target = place()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            spare = target.with_suffix(".new")
            spare.write_bytes(bytes(QJsonDocument.fromVariant(vars(self)).toJson().data()))
            os.replace(spare, target)
        except OSError:
            return


def place() -> Path:
    """Where the file is: beside the profiles when TACIT_HOME says where those are, else the platform's folder."""
    home = os.environ.get("TACIT_HOME")
    if home:
        return Path(home) / "window.json"
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "window.json"


def load() -> WindowState:
    """The file's state; what is missing or makes no sense gets its default."""
    made = WindowState()
    try:
        # Qt's reader: importing json would cost the first paint some milliseconds.
        kept = QJsonDocument.fromJson(place().read_bytes()).toVariant()
    except OSError:
        return made
    if isinstance(kept, dict):
        for name, now in list(vars(made).items()):
            value = kept.get(name)
            if type(now) is int and isinstance(value, float):
                value = int(value)
            if type(value) is type(now):
                setattr(made, name, value)
    return made
