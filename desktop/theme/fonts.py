"""Fonts: Inter from resources where the platform's own face is not better, and the five sizes of the type scale."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QFont, QFontDatabase

from desktop import resources

_family: list[str] = []
_loaded: set[str] = set()


def family() -> str:
    """The family the window is set in; loads the bundled face on first use (after QGuiApplication exists)."""
    if not _family:
        _family.append(_load())
    return _family[0]


def load_rest() -> None:
    """The weights that the first paint does not show."""
    if sys.platform != "darwin" and _family:
        _add("Inter-Medium.ttf")


def _load() -> str:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if sys.platform == "darwin":
        return system
    found = _add("Inter-Regular.ttf")
    _add("Inter-SemiBold.ttf")
    return found or system


def _add(name: str) -> str:
    """Loads one file; its family, '' if there is no such file."""
    path = resources.path("fonts", name)
    if path in _loaded or not os.path.exists(path):
        return ""
    _loaded.add(path)
    number = QFontDatabase.addApplicationFont(path)
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else ""


def font(pixels: int, weight: int = 400) -> QFont:
    """The window's face at `pixels`, weight 400, 500 or 600."""
    made = QFont(family())
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made
