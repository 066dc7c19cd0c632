"""The look: tokens, palette, sheet, fonts, icons. `current()` is the theme in force."""

from __future__ import annotations

from desktop.theme.theme import Theme, current

__all__ = ["Theme", "current"]
