"""Fields for passphrases and the showing of a recovery key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop.i18n import translate
from desktop.theme import current, icons
from desktop.widgets.buttons import Button
from desktop.widgets.fields import Check, Line
from desktop.widgets.files import save_file
from desktop.widgets.layout import column, row
from desktop.widgets.states import ErrorLine
from desktop.widgets.text import Text


class Passphrase(Line):
    """A passphrase, hidden unless its eye is pressed. It is never given to input methods or spelling."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, "", parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.addAction(icons.icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.triggered.connect(self._toggle)
        self._show()
        current().changed.connect(self._show)

    def _toggle(self) -> None:
        shown = self.echoMode() == QLineEdit.EchoMode.Normal
        self.setEchoMode(QLineEdit.EchoMode.Password if shown else QLineEdit.EchoMode.Normal)
        self._show()

    def _show(self) -> None:
        shown = self.echoMode() == QLineEdit.EchoMode.Normal
        self._eye.setIcon(icons.icon("eye-off" if shown else "eye"))
        text = translate("Secrets", "Hide passphrase") if shown else translate("Secrets", "Show passphrase")
        self._eye.setText(text)


class RecoveryKey(QWidget):
    """Shows the key once: copy, save, print, and a box to tick that it is kept. `kept(bool)` follows the box."""

    def __init__(self, key: str, kept: Callable[[bool], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        box = column(self, 12)
        said = translate(
            "Secrets",
            "This key opens your profile when the passphrase is forgotten or this computer is lost. It is shown once "
            "and kept nowhere. Write it down or print it, and keep it away from this computer.",
        )
        box.addWidget(Text(said, "second", wrap=True))
        self.words = Text(in_lines(key), "mono")
        self.words.setTextInteractionFlags(self.words.textInteractionFlags() | _SELECT)
        box.addWidget(self.words)
        line = row(None, 8)
        line.addWidget(Button(translate("Secrets", "Copy"), "copy", clicked=self._copy))
        line.addWidget(Button(translate("Secrets", "Save …"), "export", clicked=self._save))
        line.addWidget(Button(translate("Secrets", "Print …"), "note", clicked=self._print))
        self.said = Text("", "small")
        line.addWidget(self.said, 1)
        box.addLayout(line)
        self.error = ErrorLine()
        box.addWidget(self.error)
        self.tick = Check(translate("Secrets", "I have kept the recovery key in a safe place"))
        self.tick.toggled.connect(kept)
        box.addWidget(self.tick)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.key)
        self.said.setText(translate("Secrets", "Copied"))

    def _save(self) -> None:
        heading = translate("Secrets", "Save the recovery key")
        filters = translate("Secrets", "Text (*.txt)")
        save_file(self.window(), heading, "tacit-recovery-key.txt", filters, self._saved)

    def _saved(self, path: str) -> None:
        try:
            Path(path).write_text(self._sheet(), encoding="utf-8")
        except OSError as error:
            self.error.show_error(translate("Secrets", "It could not be saved there: {0}").format(error.strerror))
            return
        self.error.clear()
        self.said.setText(translate("Secrets", "Saved"))

    def _sheet(self) -> str:
        return translate("Secrets", "Recovery key of a Tacit profile") + "\n\n" + self.key + "\n"

    def _print(self) -> None:
        from PySide6.QtGui import QTextDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        dialog = QPrintDialog(printer, self.window())
        document = QTextDocument(self._sheet(), dialog)
        dialog.accepted.connect(lambda: document.print_(printer))
        dialog.finished.connect(dialog.deleteLater)
        # QPrintDialog hides the plain open() behind one that wants a receiver.
        QDialog.open(dialog)


def in_lines(key: str) -> str:
    """The key as it is written down: two lines of whole groups."""
    groups = key.split("-")
    half = (len(groups) + 1) // 2
    return "-".join(groups[:half]) + "-\n" + "-".join(groups[half:]) if len(groups) > 3 else key


def _flags() -> Any:
    from PySide6.QtCore import Qt

    return Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


_SELECT = _flags()
