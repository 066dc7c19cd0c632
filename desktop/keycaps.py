"""Shortcuts as people read them on key caps: 'Ctrl N', on a Mac '⌘N', in German 'Strg N'."""

from __future__ import annotations

import sys

from desktop.i18n import translate

_MAC = {"Ctrl": "⌘", "Shift": "⇧", "Alt": "⌥", "Meta": "⌃"}


def native(shortcut: str) -> str:
    """'Ctrl+N', Qt's portable text, for a cap. '' for none."""
    if not shortcut:
        return ""
    parts = [*shortcut[:-1].rstrip("+").split("+"), shortcut[-1]] if shortcut.endswith("+") else shortcut.split("+")
    parts = [part for part in parts if part]
    if sys.platform == "darwin":
        return "".join(_MAC.get(part, part) for part in parts)
    names = {
        "Ctrl": translate("Keys", "Ctrl"),
        "Shift": translate("Keys", "Shift"),
        "Alt": translate("Keys", "Alt"),
        "Esc": translate("Keys", "Esc"),
        "Del": translate("Keys", "Delete"),
        "Return": translate("Keys", "Enter"),
    }
    return " ".join(names.get(part, part) for part in parts)
