"""What the window must know before a profile is open: look, language, size. A small file of this computer, no words
of customers in it. The profile's own settings win as soon as they are read and are mirrored here for the next start."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from PySide6.QtCore import QStandardPaths


@dataclass
class WindowState:
    """`opened`: a profile has been opened on this computer, so that Today may be painted at once."""

    theme: str = "system"
    text_size: int = 100
    motion: bool = True
    language: str = ""
    width: int = 1280
    height: int = 800
    maximised: bool = False
    opened: bool = False
    profile: str = ""

    def save(self) -> None:
        """Writes the file whole; a disk that cannot take it loses only the window's size."""
        target = place()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            spare = target.with_suffix(".new")
            spare.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
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
        kept = json.loads(place().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return made
    if isinstance(kept, dict):
        for field in fields(WindowState):
            value = kept.get(field.name)
            if type(value) is type(getattr(made, field.name)):
                setattr(made, field.name, value)
    return made
