"""Pages to read: the keyboard, the help, about."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QShowEvent, QTextBlockFormat, QTextCursor, QTextFormat, QTextTable
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser

from desktop import i18n, resources
from desktop.actions import Action
from desktop.i18n import translate
from desktop.keycaps import native
from desktop.screens.settings.context import Context
from desktop.screens.settings.view import SettingsPage, card, setting
from desktop.theme import current
from desktop.widgets.layout import Card, row
from desktop.widgets.text import Elided, Icon, KeyCap, Text


def keys(context: Context) -> SettingsPage:
    """Every shortcut, from the one registry."""
    page = SettingsPage(translate("Settings", "Keyboard"), translate("Settings", "Everything works without a mouse."))
    page.section(translate("Settings", "Everywhere"))
    holder = Card(padding=(16, 7))
    for action in context.actions.all():
        if action.shortcut and not action.keep:
            holder.add(_key_row(action))
    page.put(holder)
    page.section(translate("Settings", "While writing a capture"))
    writing = Card(padding=(16, 7))
    for key, does in (
        (translate("Keys", "Enter"), translate("Settings", "File; with several lines: another line")),
        (translate("Keys", "Ctrl Enter"), translate("Settings", "File")),
        (translate("Keys", "Shift Enter"), translate("Settings", "Another line")),
        (translate("Keys", "Tab"), translate("Settings", "To the first chip and on to the next")),
        (translate("Keys", "Enter"), translate("Settings", "On a chip: its choices")),
        (translate("Keys", "Delete"), translate("Settings", "On a chip: drop it")),
        (translate("Keys", "Esc"), translate("Settings", "Keep as a draft")),
    ):
        line = row(None, 12)
        line.addWidget(Elided(does), 1)
        line.addWidget(KeyCap(key))
        writing.add(line)
    page.put(writing)
    return page


def _key_row(action: Action) -> QHBoxLayout:
    line = row(None, 12)
    line.addWidget(Icon(action.icon or "keyboard", 16))
    line.addWidget(Elided(action.text), 1)
    line.addWidget(KeyCap(native(action.shortcut)))
    return line


def help_(context: Context) -> SettingsPage:
    """The help, in the user's language: all its pages below each other."""
    page = SettingsPage(translate("Settings", "Help"))
    page.put(Reading(translate("Settings", "Help"), help_text()))
    return page


class Reading(QTextBrowser):
    """A text to read, as high as it is, so that the page around it scrolls."""

    def __init__(self, name: str, markdown: str) -> None:
        super().__init__()
        self.setProperty("kind", "reading")
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._markdown = markdown
        self.document().documentLayout().documentSizeChanged.connect(
            lambda size: self.setFixedHeight(int(size.height()) + 8)
        )
        self._stale = False
        self._show()
        current().changed.connect(self._refresh)

    def _refresh(self) -> None:
        """At once where it is on show; else when it is."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._stale = False
            self._show()
        super().showEvent(event)

    def _show(self) -> None:
        document = self.document()
        document.setDefaultFont(current().font("body"))
        document.setMarkdown(self._markdown)
        self._restyle()

    def _restyle(self) -> None:
        """Markdown brings headings far larger than ours and borders of its own."""
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            cursor.setPosition(block.position())
            form = QTextBlockFormat()
            form.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setTopMargin(current().px(24 if level == 1 else 12 if level else 4))
            form.setBottomMargin(current().px(4))
            cursor.mergeBlockFormat(form)
            if level:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                letters = cursor.charFormat()
                # Its mere presence makes Qt work the size out anew, from the body's.
                letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                letters.setFont(current().font("title" if level == 1 else "large", 600))
                cursor.setCharFormat(letters)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._plain_table(frame)

    def _plain_table(self, table: QTextTable) -> None:
        """No grid; a head without words goes."""
        if not any(table.cellAt(0, column).firstCursorPosition().block().text() for column in range(table.columns())):
            table.removeRows(0, 1)
        form = table.format().toTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(current().px(4))
        form.setLeftMargin(-current().px(4))
        table.setFormat(form)


HELP = ("capture", "promises", "search", "searches", "import", "sharing", "sync", "security", "keyboard")


def help_text() -> str:
    """The pages of the help in the language in force, English where one is missing."""
    found = []
    for name in HELP:
        for language in (i18n.installed(), "en"):
            try:
                found.append(resources.read_text("help", language, f"{name}.md"))
            except OSError:
                continue
            break
    return "\n\n".join(found) or translate("Settings", "The help is not part of this copy of Tacit.")


def about(context: Context) -> SettingsPage:
    """Versions, for reports of faults."""
    page = SettingsPage(translate("Settings", "About Tacit"))
    made = [
        ("Tacit", version()),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        (translate("Settings", "System"), f"{platform.system()} {platform.release()}"),
    ]
    page.put(card(*(setting(name, "", Text(value, "second")) for name, value in made)))
    page.put(
        Text(
            translate(
                "Settings",
                "Tacit is built with Qt and PySide6 (LGPL), SQLCipher, Whoosh, SQLAlchemy and the Inter face (OFL). "
                "Their licences ship with the program.",
            ),
            "small",
            wrap=True,
        )
    )
    return page


def version() -> str:
    """This copy's version."""
    from importlib import metadata

    try:
        return metadata.version("tacit")
    except metadata.PackageNotFoundError:
        return translate("Settings", "from a checkout")
