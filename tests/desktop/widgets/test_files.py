"""Where files are chosen: a folder that makes sense, a name with its ending, any file if one insists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.widgets import files


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of documents of a new start."""
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _which: str(folder))
    monkeypatch.setattr(files, "_last", [])
    return folder


@pytest.fixture
def window(looks: None, qtbot: object) -> Iterator[QWidget]:
    made = QWidget()
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # with its dialogs, here and now


def choose(dialog: QFileDialog, path: Path) -> None:
    dialog.selectFile(str(path))
    dialog.accept()


def test_saving_begins_among_the_documents_with_a_name_and_its_ending(documents: Path, window: QWidget) -> None:
    chosen: list[str] = []
    dialog = files.save_file(window, "Save", "Brief.pdf", "PDF (*.pdf)", chosen.append)
    assert Path(dialog.directory().absolutePath()) == documents
    assert dialog.nameFilters() == ["PDF (*.pdf)", "All files (*)"]
    choose(dialog, documents / "Monday")
    assert chosen == [str(documents / "Monday.pdf")]


def test_the_next_choice_begins_where_the_last_was_made(documents: Path, window: QWidget, tmp_path: Path) -> None:
    other = tmp_path / "trade fair"
    other.mkdir()
    (other / "cards.vcf").write_text("BEGIN:VCARD", "utf-8")
    chosen: list[list[str]] = []
    choose(files.open_files(window, "Open", "", chosen.append), other / "cards.vcf")
    assert chosen == [[str(other / "cards.vcf")]]
    again = files.save_file(window, "Save", "a.txt", "", chosen.append)
    assert Path(again.directory().absolutePath()) == other
    again.reject()


def test_without_documents_it_is_the_home(documents: Path, window: QWidget) -> None:
    documents.rmdir()
    dialog = files.open_folder(window, "Where to", lambda _folder: None)
    assert Path(dialog.directory().absolutePath()) == Path("~").expanduser()
    dialog.reject()
