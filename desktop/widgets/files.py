"""File dialogs of the platform, opened without blocking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget


def save_file(parent: QWidget, heading: str, name: str, filters: str, then: Callable[[str], Any]) -> QFileDialog:
    """Asks where to save; `then(path)` when one was chosen."""
    dialog = QFileDialog(parent, heading)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(filters)
    dialog.selectFile(name)
    return _open(dialog, lambda paths: then(paths[0]))


def open_files(parent: QWidget, heading: str, filters: str, then: Callable[[list[str]], Any]) -> QFileDialog:
    """Asks for files that exist."""
    dialog = QFileDialog(parent, heading)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(filters)
    return _open(dialog, then)


def open_folder(parent: QWidget, heading: str, then: Callable[[list[str]], Any]) -> QFileDialog:
    """Asks for a folder."""
    dialog = QFileDialog(parent, heading)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, then)


def _open(dialog: QFileDialog, then: Callable[[list[str]], Any]) -> QFileDialog:
    def chosen() -> None:
        paths = dialog.selectedFiles()
        if paths:
            then(paths)

    dialog.accepted.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
