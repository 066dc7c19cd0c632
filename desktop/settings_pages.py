"""The pages of the settings, declared once: listed in this order, and found in the palette by other words."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.i18n import translate


@dataclass(frozen=True)
class SettingsEntry:
    """`name` is what `Place.query` names. `also`: what else people call it; '' where another action leads there."""

    name: str
    icon: str
    text: str
    also: str = ""


def settings_pages() -> list[SettingsEntry]:
    """Every page, in the user's language."""
    return [*_own(), *_safe(), *_about()]


def _own() -> list[SettingsEntry]:
    """About oneself and one's words."""
    return [
        SettingsEntry(
            "profile",
            "person",
            translate("Settings", "Profile"),
            translate("Actions", "name account me week language", "other words for Profile"),
        ),
        SettingsEntry(
            "appearance",
            "sun",
            translate("Settings", "Appearance"),
            translate("Actions", "theme look dark light colour font size", "other words for Appearance"),
        ),
        SettingsEntry(
            "writing",
            "capture",
            translate("Settings", "Capturing"),
            translate("Actions", "writing notes dates", "other words for Capturing"),
        ),
        SettingsEntry(
            "learnt",
            "topic",
            translate("Settings", "Learnt from you"),
            translate("Actions", "learned taught corrections words forget", "other words for Learnt from you"),
        ),
    ]


def _safe() -> list[SettingsEntry]:
    """What keeps everything written safe and sound."""
    return [
        SettingsEntry(
            "store",
            "sync",
            translate("Settings", "Shared store"),
            translate(
                "Actions", "join sync team server postgres database colleagues share", "other words for Shared store"
            ),
        ),
        SettingsEntry(
            "security",
            "lock",
            translate("Settings", "Security"),
            translate("Actions", "passphrase password lock recovery key encryption", "other words for Security"),
        ),
        SettingsEntry(
            "backups",
            "backup",
            translate("Settings", "Backups"),
            translate("Actions", "backup copy save restore", "other words for Backups"),
        ),
        SettingsEntry(
            "trash",
            "delete",
            translate("Settings", "Trash"),
            translate("Actions", "bin wastebasket deleted removed restore", "other words for Trash"),
        ),
        SettingsEntry(
            "doctor",
            "doctor",
            translate("Settings", "Health"),
            translate("Actions", "doctor check repair index problems", "other words for Health"),
        ),
    ]


def _about() -> list[SettingsEntry]:
    """The program itself: actions of the Help menu lead there."""
    return [
        SettingsEntry("keys", "keyboard", translate("Settings", "Keyboard")),
        SettingsEntry("help", "question", translate("Settings", "Help")),
        SettingsEntry("about", "info", translate("Settings", "About Tacit")),
    ]
