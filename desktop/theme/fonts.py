"""Fonts: Inter from resources where the platform's own face is not better, and the five sizes of the type scale."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QFont, QFontDatabase

from desktop import resources

_family: list[str] = []


def family() -> str:
    """The family the window is set in; loads the bundled face on first use (after QGuiApplication exists)."""
    if not _family:
        _family.append(_load())
    return _family[0]


def _load() -> str:
    if sys.platform == "darwin":
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    folder = resources.path("fonts")
    found = ""
    if os.path.isdir(folder):
        for name in sorted(os.listdir(folder)):
            if not name.lower().endswith((".ttf", ".otf")) or "italic" in name.lower():
                continue
            number = QFontDatabase.addApplicationFont(os.path.join(folder, name))
            families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
            found = found or (families[0] if families else "")
    return found or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def font(pixels: int, weight: int = 400) -> QFont:
    """The window's face at `pixels`, weight 400, 500 or 600."""
    made = QFont(family())
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made
