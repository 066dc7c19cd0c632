"""File dialogs of the platform, opened without blocking: in the folder used last, else among the user's documents."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n import translate

_last: list[str] = []
"""The folder of the last choice, while the program runs"""


def save_file(parent: QWidget | None, heading: str, name: str, filters: str, then: Callable[[str], Any]) -> QFileDialog:
    """Asks where to save; `then(path)` when one was chosen. `name` is offered, its ending added where none is typed.
    `filters` as Qt writes them ("PDF (*.pdf)"); '' for any file."""
    dialog = _dialog(parent, heading, QFileDialog.FileMode.AnyFile, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(os.path.splitext(name)[1].lstrip("."))
    dialog.selectFile(name)
    return _open(dialog, lambda paths: then(paths[0]))


def open_files(parent: QWidget | None, heading: str, filters: str, then: Callable[[list[str]], Any]) -> QFileDialog:
    """Asks for files that exist."""
    return _open(_dialog(parent, heading, QFileDialog.FileMode.ExistingFiles, filters), then)


def open_folder(parent: QWidget | None, heading: str, then: Callable[[str], Any]) -> QFileDialog:
    """Asks for a folder."""
    dialog = _dialog(parent, heading, QFileDialog.FileMode.Directory, "")
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, lambda paths: then(paths[0]))


def _dialog(parent: QWidget | None, heading: str, mode: QFileDialog.FileMode, filters: str) -> QFileDialog:
    dialog = QFileDialog(parent, heading, _folder())
    dialog.setFileMode(mode)
    every = translate("Files", "All files (*)")
    dialog.setNameFilters([*filter(None, filters.split(";;")), every])
    return dialog


def _folder() -> str:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return next((folder for folder in (*_last, documents) if os.path.isdir(folder)), os.path.expanduser("~"))


def _open(dialog: QFileDialog, then: Callable[[list[str]], Any]) -> QFileDialog:
    def chosen() -> None:
        paths = dialog.selectedFiles()
        if paths:
            _last[:] = [os.path.dirname(paths[0])]
            then(paths)

    dialog.accepted.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
