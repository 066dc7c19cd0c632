"""File names that are safe on every system: no path parts, no reserved names, no surprises at their ends."""

from __future__ import annotations

import re
import unicodedata

from db.exchange.text import clean_line

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)


def safe_name(name: str, fallback: str = "file", longest: int = 120) -> str:
    """A single file name made of `name`: never empty, never with a separator, at most `longest` bytes of UTF-8."""
    bare = re.split(r"[/\\]", name.rstrip("/\\"))[-1]
    bare = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", clean_line(bare))).strip(" .")
    stem, dot, suffix = bare.rpartition(".")
    if not dot or len(suffix) > 12:
        stem, suffix = bare, ""
    if stem.casefold() in _RESERVED:
        stem += "_"
    room = longest - len(suffix.encode("utf-8")) - 1
    stem = stem.encode("utf-8")[: max(room, 1)].decode("utf-8", "ignore").strip(" .")
    whole = f"{stem}.{suffix}" if suffix and stem else stem or suffix
    return whole or fallback
