"""The tokens of the look: colours, type scale, spacing. No Qt here, so that tests can measure them."""

from __future__ import annotations

from typing import NamedTuple

SPACE = (4, 8, 12, 16, 24)
RADIUS = 6
RADIUS_TAG = 4
SIDEBAR_WIDTH = 208
LIST_WIDTH = 264
ROW_NAV = 32
ROW_LIST = 56
PAGE_MAX = 1160
"""Widest a page's content gets; beyond it lines grow too long to read."""

SIZES = {"small": 12, "body": 13, "large": 15, "title": 20, "display": 28}
"""The type scale in logical pixels at 100 %."""

LINE_HEIGHTS = {"small": 16, "body": 20, "large": 22, "title": 28, "display": 36}
SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""Text sizes offered in Settings."""


class Colours(NamedTuple):
    """One palette (a named tuple: a dataclass costs the first paint its making). Every value is "#RRGGBB";
    `*_tint` is the surface that a state's text stands on."""

    name: str
    background: str
    sidebar: str
    sunk: str
    hairline: str
    border: str
    text: str
    second: str
    third: str
    accent: str
    tint: str
    on_accent: str
    accent_hover: str
    due: str
    due_tint: str
    overdue: str
    overdue_tint: str
    kept: str
    kept_tint: str
    conflict: str
    conflict_tint: str
    hit: str
    popup: str
    """Surface of menus and popups: one step nearer to the reader than the page."""

    def of(self, token: str) -> str:
        """The colour of a token's name. KeyError for one that does not exist."""
        if token not in self._fields:
            raise KeyError(f"no colour named {token!r}")
        value: str = getattr(self, token)
        return value


LIGHT = Colours(
    name="light",
    background="#FFFFFF",
    sidebar="#F6F6F5",
    sunk="#EFEFED",
    hairline="#E0E0DD",
    border="#85888E",
    text="#1C1D1F",
    second="#54575C",
    third="#63666C",
    accent="#1F6F68",
    tint="#E3F0EE",
    on_accent="#FFFFFF",
    accent_hover="#185A54",
    due="#8A5A00",
    due_tint="#FBF1DC",
    overdue="#B3261E",
    overdue_tint="#FCEBE9",
    kept="#2B6E3F",
    kept_tint="#E6F3E9",
    conflict="#7A3E9D",
    conflict_tint="#F3EAF8",
    hit="#FBEFC4",
    popup="#FFFFFF",
)

DARK = Colours(
    name="dark",
    background="#1B1C1E",
    sidebar="#151617",
    sunk="#242628",
    hairline="#34373A",
    border="#7A7E85",
    text="#ECEDEE",
    second="#B4B7BC",
    third="#9599A0",
    accent="#5CC2B5",
    tint="#1D3532",
    on_accent="#10201E",
    accent_hover="#79D0C5",
    due="#E5B454",
    due_tint="#362C17",
    overdue="#F28B82",
    overdue_tint="#3B2220",
    kept="#7CC78F",
    kept_tint="#1D3324",
    conflict="#CBA0E6",
    conflict_tint="#31243A",
    hit="#4A3E16",
    popup="#242628",
)

PALETTES = {"light": LIGHT, "dark": DARK}

STATES: dict[str, tuple[str, str, str]] = {
    "neutral": ("second", "sunk", ""),
    "accent": ("accent", "tint", ""),
    "due": ("due", "due_tint", "due"),
    "overdue": ("overdue", "overdue_tint", "overdue"),
    "kept": ("kept", "kept_tint", "kept"),
    "fresh": ("kept", "kept_tint", "fresh"),
    "broken": ("overdue", "overdue_tint", "broken"),
    "conflict": ("conflict", "conflict_tint", "conflict"),
}
"""state -> (text colour, surface, icon): a state is never told by colour alone."""

SYNC: dict[str, tuple[str, str, str]] = {
    "private": ("device", "second", "second"),
    "opening": ("sync", "second", "second"),
    "first": ("sync", "second", "second"),
    "current": ("online", "kept", "second"),
    "waiting": ("sync", "accent", "second"),
    "syncing": ("sync", "second", "second"),
    "offline": ("offline", "due", "due"),
    "choose": ("conflict", "conflict", "conflict"),
    "attention": ("overdue", "overdue", "overdue"),
}
"""how it stands with the shared store -> (icon, its colour, the colour of the words)"""


def luminance(colour: str) -> float:
    """Relative luminance of '#RRGGBB' after WCAG 2.2, 0 (black) to 1 (white)."""
    channels = []
    for at in (1, 3, 5):
        part = int(colour[at : at + 2], 16) / 255
        channels.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    red, green, blue = channels
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours after WCAG 2.2, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
