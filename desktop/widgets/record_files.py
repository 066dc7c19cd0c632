"""The files of a record: chosen or dropped they are attached, and they come out again to where the user wants them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.bus import Bus, Toast
from desktop.i18n import translate
from desktop.jobs import Jobs
from desktop.widgets.files import open_files, save_file


class RecordFiles(QObject):
    """Attaches and saves; dialogs open over `window`."""

    def __init__(
        self, services: Any, jobs: Jobs, bus: Bus, window: QWidget | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.services, self.jobs, self.bus, self.window = services, jobs, bus, window

    def choose(self, record: str) -> None:
        """Asks for files that belong to a record."""
        open_files(self.window, translate("Records", "Attach files"), "", lambda paths: self.attach(record, paths))

    def attach(self, record: str, paths: Sequence[str]) -> None:
        """Files chosen or dropped."""
        said = Toast(translate("Records", "%n file(s) attached", n=len(paths)), undo=True)
        self.jobs.write(
            self.services.upkeep.attach,
            record,
            [Path(path) for path in paths],
            then=lambda _made: self.bus.toast.emit(said),
            owner=self,
        )

    def save(self, attachment: str, name: str) -> None:
        """Asks where an attachment of that name goes, and writes it there."""
        heading = translate("Brief", "Save as")
        save_file(self.window, heading, Path(name).name, "", lambda path: self.write(attachment, path))

    def write(self, attachment: str, path: str) -> None:
        """Writes an attachment's content, decrypted, to a file."""

        def work() -> None:
            Path(path).write_bytes(self.services.upkeep.content(attachment))

        said = Toast(translate("Records", "Saved: {0}").format(Path(path).name), "kept")
        self.jobs.read(work, then=lambda _none: self.bus.toast.emit(said), owner=self)
