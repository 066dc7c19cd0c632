"""What a person sets about the program: typed attributes of one model, kept in `settings.json` beside the store.

The file is plain text, readable before the store is open; so it holds choices, numbers and yes or no, never a
customer's words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, get_args, get_type_hints

from db.store import cipher

_FILE = "settings.json"


@dataclass
class Settings:
    """language, theme: '' follows the system. text_scale in percent. week_start: 0 is Monday. next_weekday: what “next
    Friday” said
    on a Monday means ('following' week's, or the 'coming' one). day_first: order of 3/4; None asks. lock_after in
    minutes, 0 never.
    remind_at: hour of the day of the reminder of promises, -1 never. store: address of the shared store that is joined
    (no password), '' none; default_audience: who may read what is written from now on, '' as the store says, which is
    store_audience since the last round; store_weak: the person said that a connection less than verified will do;
    sync_automatically: the window syncs by itself."""

    language: str = ""
    theme: str = ""
    text_scale: int = 100
    motion: bool = True
    week_start: int = 0
    next_weekday: str = "following"
    fiscal_year_start: str = "01-01"
    day_first: bool | None = None
    default_audience: str = ""
    store: str = ""
    store_audience: str = "me"
    store_weak: bool = False
    sync_automatically: bool = True
    lock_after: int = 15
    remind_at: int = 8
    tray: bool = True
    backups_kept: int = 7
    window: str = ""
    path: Path | None = field(default=None, repr=False, compare=False)
    #: What the file said when it was last read or written here.
    before: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def load(cls, folder: Path) -> Settings:
        """The settings of a profile. What is missing, unknown or of the wrong type falls back to its default: a damaged
        settings
        file never keeps anybody out."""
        known = cls(path=folder / _FILE)
        known.before = known._values()
        try:
            data = json.loads((folder / _FILE).read_bytes())
        except (OSError, ValueError):
            return known
        hints = get_type_hints(cls)
        good = {
            name: value
            for name, value in (data.items() if isinstance(data, dict) else ())
            if name in cls.names() and _fits(value, hints[name])
        }
        loaded = replace(known, **good)
        loaded.before = loaded._values()
        return loaded

    def save(self) -> None:
        """Write them, in one step. What another process set meanwhile stays: a store that was joined in the terminal is
        not lost because the window keeps its size."""
        assert self.path is not None
        self.refresh()
        self.before = self._values()
        cipher.write_whole(self.path, json.dumps(self.before, indent=1, sort_keys=True).encode())

    def refresh(self) -> None:
        """Take over what another process set and this one did not."""
        assert self.path is not None
        there = Settings.load(self.path.parent)
        for name, value in self.before.items():
            if getattr(self, name) == value:
                setattr(self, name, getattr(there, name))
                self.before[name] = getattr(there, name)

    def _values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.names()}

    @staticmethod
    def names() -> tuple[str, ...]:
        return tuple(item.name for item in fields(Settings) if item.name not in ("path", "before"))


def _fits(value: Any, hint: Any) -> bool:
    allowed = get_args(hint) or (hint,)
    return type(value) in allowed
