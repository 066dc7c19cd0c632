"""A page of HTML on paper: as a document to print, as a PDF. The one place that makes either, for window and terminal.

Laying out is Qt's: it finds a font for every script that a name may be written in.
"""

from __future__ import annotations

import os
import sys
from typing import Any


def document(html: str) -> Any:
    """HTML as a document for paper. Needs a QGuiApplication."""
    from PySide6.QtGui import QTextDocument

    from desktop.theme import fonts

    made = QTextDocument()
    made.setDefaultFont(fonts.font(13))
    made.setHtml(html)
    return made


def write_pdf(html: str, path: str) -> None:
    """Writes the page as a PDF on A4. Needs a QGuiApplication. OSError where it cannot be written."""
    from PySide6.QtCore import QMarginsF
    from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

    with open(path, "ab"):  # Qt would only warn
        pass
    writer = QPdfWriter(path)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout.Unit.Millimeter)
    writer.setResolution(96)
    document(html).print_(writer)


def from_terminal(html: str, path: str) -> None:
    """The same where no window is open, nor a display there. ImportError where Qt is not installed."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QGuiApplication(sys.argv[:1])
        write_pdf(html, path)
        application.shutdown()
    else:
        write_pdf(html, path)
