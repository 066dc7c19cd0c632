"""The tokens as a QPalette, so that everything Qt draws itself starts from our colours."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from desktop.theme.tokens import Colours


def palette(colours: Colours) -> QPalette:
    """A complete palette of one set of tokens."""
    made = QPalette()
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    pairs = {
        role.Window: colours.background,
        role.WindowText: colours.text,
        role.Base: colours.background,
        role.AlternateBase: colours.sidebar,
        role.Text: colours.text,
        role.PlaceholderText: colours.third,
        role.Button: colours.background,
        role.ButtonText: colours.text,
        role.BrightText: colours.overdue,
        role.ToolTipBase: colours.popup,
        role.ToolTipText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.background,
        role.Midlight: colours.sunk,
        role.Mid: colours.hairline,
        role.Dark: colours.border,
        role.Shadow: colours.hairline,
    }
    for name, colour in pairs.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, name, QColor(colours.third))
    made.setColor(group.Disabled, role.Highlight, QColor(colours.sunk))
    made.setColor(group.Disabled, role.HighlightedText, QColor(colours.third))
    return made
