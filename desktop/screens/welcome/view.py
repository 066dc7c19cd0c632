"""The welcome pages, laid out: one narrow column in the middle, one thing asked at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop import resources
from desktop.theme import current
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Labelled, Line, Radio
from desktop.widgets.layout import Page, column, row
from desktop.widgets.secrets import Passphrase
from desktop.widgets.states import ErrorLine
from desktop.widgets.text import Text

WIDE = 440


class Sheet(QWidget):
    """One page of the column: heading, sentence, `body`, error, buttons, quieter ways below."""

    def __init__(self, heading: str, sentence: str) -> None:
        super().__init__()
        box = column(self, 16)
        head = column(None, 8)
        self.heading = Text(heading, "display", wrap=True)
        self.sentence = Text("", "second", wrap=True)
        head.addWidget(self.heading)
        head.addWidget(self.sentence)
        box.addLayout(head)
        self.say(sentence)
        self.body: QVBoxLayout = column(None, 16)
        box.addLayout(self.body)
        self.error = ErrorLine()
        box.addWidget(self.error)
        self.buttons = row(None, 8)
        self.buttons.addStretch(1)
        box.addLayout(self.buttons)
        self.ways = column(None, 4)
        box.addLayout(self.ways)
        box.addStretch(1)

    def say(self, sentence: str) -> None:
        """The sentence below the heading; none takes no room."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def add_button(self, button: Button) -> Button:
        """A button at the left of the row."""
        self.buttons.insertWidget(self.buttons.count() - 1, button)
        return button

    def add_way(self, button: Button) -> Button:
        """A link below."""
        self.ways.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button


class WelcomeView(Page):
    """All pages in one stack."""

    def __init__(self) -> None:
        super().__init__(widest=10_000)
        self.setAccessibleName(self.tr("Welcome"))
        middle = row(None, 0)
        middle.addStretch(1)
        holder = QWidget()
        holder.setFixedWidth(current().px(WIDE))
        inner = column(holder, 24, (0, 24))
        inner.addWidget(_sign())
        self.pages = QStackedWidget()
        inner.addWidget(self.pages)
        middle.addWidget(holder)
        middle.addStretch(1)
        self.content.addLayout(middle)
        self.content.addStretch(1)
        self.opening = Sheet("", "")
        self.first = First()
        self.key = Sheet(self.tr("Keep your recovery key"), "")
        self.unlock = Unlock()
        self.recover = Recover()
        self.failed = Sheet(self.tr("Your profile could not be opened"), "")
        self.retry = self.failed.add_button(Button(self.tr("Try again"), kind="primary"))
        for page in (self.opening, self.first, self.key, self.unlock, self.recover, self.failed):
            self.pages.addWidget(page)


class First(Sheet):
    """Whose profile, and how it opens."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.heading.setText(self.tr("Welcome to Tacit"))
        self.say(self.tr("Everything you write stays on this computer, encrypted. First: whose notes are these?"))
        self.name = Line(self.tr("Your name"))
        self.name_field = Labelled(self.tr("Your name"), self.name)
        self.email = Line(self.tr("E-mail"))
        self.email_field = Labelled(self.tr("E-mail (if you like)"), self.email)
        self.body.addWidget(self.name_field)
        self.body.addWidget(self.email_field)
        self.body.addWidget(Text(self.tr("How should it open?"), "medium"))
        self.keyring = Radio(self.tr("With my login to this computer (keyring)"))
        self.own = Radio(self.tr("With a passphrase of its own"))
        self.own.setChecked(True)
        self._group = QButtonGroup(self)
        self._group.addButton(self.keyring)
        self._group.addButton(self.own)
        ways = column(None, 2)
        ways.addWidget(self.own)
        ways.addWidget(self.keyring)
        self.no_keyring = Text(self.tr("This computer has no keyring that can be trusted with it."), "small", wrap=True)
        self.no_keyring.setContentsMargins(current().px(30), 0, 0, 0)
        self.no_keyring.hide()
        ways.addWidget(self.no_keyring)
        self.body.addLayout(ways)
        self.passphrase = Passphrase(self.tr("Passphrase"))
        self.again = Passphrase(self.tr("Passphrase again"))
        self.passphrase_field = Labelled(
            self.tr("Passphrase"),
            self.passphrase,
            self.tr("A sentence of four or more words is easy to keep and hard to guess."),
        )
        self.again_field = Labelled(self.tr("Passphrase again"), self.again)
        self.secret = QWidget()
        box = column(self.secret, 12)
        box.addWidget(self.passphrase_field)
        box.addWidget(self.again_field)
        self.body.addWidget(self.secret)
        self.own.toggled.connect(self.secret.setVisible)
        self.make = self.add_button(Button(self.tr("Create profile"), kind="primary"))
        self.demo = self.add_way(Button(self.tr("Look around in a sample company first"), "play", "link"))
        self.restore = self.add_way(Button(self.tr("Restore a backup from another computer …"), "restore", "link"))
        self.recover = self.add_way(Button(self.tr("I have a recovery key …"), "key", "link"))

    def offer_keyring(self, can: bool) -> None:
        """Whether this computer has a keyring to choose."""
        self.keyring.setEnabled(can)
        self.no_keyring.setVisible(not can)
        if not can:
            self.own.setChecked(True)


class Unlock(Sheet):
    """The passphrase of a profile that wants one."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.greet(False)
        self.passphrase = Passphrase(self.tr("Passphrase"))
        self.field = Labelled(self.tr("Passphrase"), self.passphrase)
        self.body.addWidget(self.field)
        self.open = self.add_button(Button(self.tr("Open"), kind="primary"))
        self.recover = self.add_way(Button(self.tr("Forgotten? Use the recovery key …"), "key", "link"))

    def greet(self, locked: bool) -> None:
        """At the start, or `locked` in between."""
        if locked:
            self.heading.setText(self.tr("Tacit is locked"))
            self.say(self.tr("What you typed before is kept. Your passphrase opens it again."))
        else:
            self.heading.setText(self.tr("Welcome back"))
            self.say(self.tr("Enter your passphrase to open Tacit."))


class Recover(Sheet):
    """The recovery key and a new passphrase; with a backup file it restores that."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.heading.setText(self.tr("Open with the recovery key"))
        self.say(self.tr("The key opens the profile and sets a new passphrase. It stays valid."))
        self.key = Line(self.tr("Recovery key"))
        self.key_field = Labelled(
            self.tr("Recovery key"), self.key, self.tr("Upper or lower case, with or without hyphens.")
        )
        self.passphrase = Passphrase(self.tr("New passphrase"))
        self.passphrase_field = Labelled(self.tr("New passphrase"), self.passphrase)
        self.body.addWidget(self.key_field)
        self.body.addWidget(self.passphrase_field)
        self.open = self.add_button(Button(self.tr("Open"), kind="primary"))
        self.back = self.add_button(Button(self.tr("Back")))


def _sign() -> QLabel:
    from PySide6.QtGui import QPixmap

    shown = QLabel()
    side = current().px(48)
    picture = QPixmap(resources.path("icons", "tacit-128.png"))
    picture.setDevicePixelRatio(128 / side)
    shown.setPixmap(picture)
    return shown
