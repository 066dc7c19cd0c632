"""Qt, started on the display; where no display answers, a sentence in place of Qt's own words and a core dump."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication


def start(arguments: list[str]) -> QApplication:
    """The application. Ends the program with status 1 where Qt finds no way to draw: it would abort, which nothing can
    catch but the message it says before."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind == QtMsgType.QtFatalMsg:
            _end(said[0] if said else text)
        said.append(text)

    before = qInstallMessageHandler(hear)
    try:
        return QApplication(arguments)
    finally:
        qInstallMessageHandler(before)
        for line in said:
            sys.stderr.write(f"{line}\n")


def _end(reason: str) -> None:
    sys.stderr.write(
        f"The window could not be opened on the display: {reason.splitlines()[0]}.\n"
        "Tacit works in the terminal too: tacit --help\n"
    )
    sys.stderr.flush()
    os._exit(1)
