"""Dialogs: opened with `open()`, never `exec()`, so that nothing blocks; closed by Esc; errors inside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop.theme import current
from desktop.widgets.buttons import Button
from desktop.widgets.layout import column, row
from desktop.widgets.states import ErrorLine
from desktop.widgets.text import Text


class Dialog(QDialog):
    """A heading, what is put into `body`, an error line, and the buttons. `accept_with` runs on the filled button;
    the dialog stays open until the caller closes it, so that a failure can be shown in place."""

    def __init__(
        self,
        parent: QWidget | None,
        heading: str,
        action: str,
        accept_with: Callable[[], Any] | None = None,
        kind: str = "primary",
        width: int = 480,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setAccessibleName(heading)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(current().px(width))
        outer = column(self, 16, (24, 24))
        outer.addWidget(Text(heading, "title"))
        self.body = column(None, 12)
        outer.addLayout(self.body)
        self.error = ErrorLine()
        outer.addWidget(self.error)
        line = row(None, 8)
        line.addStretch(1)
        self.cancel = Button(self.tr("Cancel"), clicked=self.reject)
        self.action = Button(action, kind=kind, clicked=accept_with or self.accept)
        self.action.setDefault(True)
        line.addWidget(self.cancel)
        line.addWidget(self.action)
        outer.addLayout(line)


def ask(
    parent: QWidget, heading: str, sentence: str, action: str, then: Callable[[], Any], danger: bool = False
) -> Dialog:
    """Asks before something that cannot be undone; what can be undone is done at once with a toast instead."""
    dialog = Dialog(parent, heading, action, kind="danger" if danger else "primary")
    dialog.body.addWidget(Text(sentence, "second", wrap=True))
    dialog.accepted.connect(then)
    dialog.open()
    return dialog
