"""Importing: looked at first, mapped, asked, brought in, reported, undone; and what cannot be read is said in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.bus import Place
from desktop.screens.importing.controller import Controller
from desktop.widgets.text import Text
from tests.desktop.stage import Stage

HERE = Place("importing")
TABLE = (
    "Company,City,Contact,E-mail\n"
    "Nordhaven Paper,Emden,Astrid Lindqvist,astrid@nordhaven.example\n"
    "Veldkamp Dairy,Leer,Jan Veldkamp,jan@veldkamp.example\n"
)
DATES = "Company,Date,Note\nNordhaven Paper,3/4/2024,Walked the press\nNordhaven Paper,5/6/2024,Saw the pump\n"


@pytest.fixture
def screen(empty: Stage, qtbot: Any) -> Any:
    return empty.show(Controller, HERE, qtbot)


def table(folder: Path, text: str = TABLE, name: str = "contacts.csv") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def count(stage: Stage, kind: str) -> int:
    return int(stage.services.records.list(kind, limit=1).total)


def texts(widget: Any) -> str:
    return "\n".join(one.text() for one in widget.findChildren(Text))


def test_a_table_is_looked_at_brought_in_and_taken_back(screen: Any, empty: Stage, tmp_path: Path) -> None:
    screen.take([table(tmp_path)])
    assert screen.view.stack.currentWidget() is screen.view.look
    assert count(empty, "customer") == 0
    assert "Nordhaven Paper" in texts(screen.view.look)
    screen.go_on()
    assert screen.view.stack.currentWidget() is screen.view.report
    assert count(empty, "customer") == 2
    assert count(empty, "contact") == 2
    screen.undo()
    assert count(empty, "customer") == 0
    assert screen.view.stack.currentWidget() is screen.view.drop


def test_the_same_table_twice_adds_nothing_and_says_so(screen: Any, empty: Stage, tmp_path: Path) -> None:
    path = table(tmp_path)
    for _ in range(2):
        screen.take([path])
        screen.run()
    assert count(empty, "customer") == 2
    assert not screen.report.added
    assert screen.report.complete


def test_a_column_is_given_another_meaning(screen: Any, empty: Stage, tmp_path: Path) -> None:
    screen.take([table(tmp_path)])
    card = next(iter(screen.cards.values()))
    card._open = True
    card.show_looked(card.looked)
    choice = card._columns["City"]
    choice.set_value("contact.region")
    choice.activated.emit(choice.currentIndex())
    assert dict(screen.options[card.path].mapping)["City"] == ("contact", "region")
    screen.run()
    record = empty.services.records.resolve("Astrid Lindqvist", "contact")
    assert (record.region, record.city) == ("Emden", "")


def test_the_order_of_day_and_month_is_asked_and_the_answer_used(screen: Any, empty: Stage, tmp_path: Path) -> None:
    screen.take([table(tmp_path, DATES, "notes.csv")])
    (path,) = screen.looked
    asked = [question.name for question in screen.looked[path].preview.questions]
    assert asked == ["day_first"]
    assert screen.view.hint.text()
    screen._answered(path, "day_first", True)
    assert not screen.looked[path].preview.questions
    screen.run()
    days = {note.learnt_on.isoformat() for note in empty.services.records.list("note").rows}
    assert days == {"2024-04-03", "2024-06-05"}


@pytest.mark.parametrize(
    ("name", "data"),
    [("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(64)), ("empty.csv", b""), ("program.bin", bytes(range(256)) * 8)],
)
def test_what_cannot_be_read_is_said_and_nothing_is_written(
    screen: Any, empty: Stage, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    screen.take([str(tmp_path / name), table(tmp_path)])
    looked = next(one for one in screen.looked.values() if one.path.name == name)
    assert looked.preview is None
    assert looked.error in texts(screen.view.look)
    screen.run()
    assert count(empty, "customer") == 2
    screen.copy()
    assert name in QGuiApplication.clipboard().text()


def test_a_file_that_is_not_there_is_said(screen: Any, tmp_path: Path) -> None:
    screen.take([str(tmp_path / "gone.csv")])
    assert "gone.csv" in texts(screen.view.look)
    assert not screen.view.run.isEnabled()


def test_files_can_be_taken_out_again(screen: Any, tmp_path: Path) -> None:
    screen.take([table(tmp_path), table(tmp_path, DATES, "notes.csv")])
    for path in list(screen.looked):
        screen._drop(path)
    assert screen.view.stack.currentWidget() is screen.view.drop


def test_esc_goes_back_but_never_stops_a_run(screen: Any, tmp_path: Path) -> None:
    assert screen.back() is False
    screen.take([table(tmp_path)])
    screen.running = True
    assert screen.back() is False
    screen.running = False
    assert screen.back() is True


def test_everything_is_taken_out_and_comes_in_again(screen: Any, empty: Stage, tmp_path: Path) -> None:
    screen.take([table(tmp_path)])
    screen.run()
    screen.export()
    screen.run_export()
    assert screen.exporting.where.error.text()
    screen.exporting.dest.setText(str(tmp_path / "all.json"))
    screen.run_export()
    assert "Nordhaven" in (tmp_path / "all.json").read_text(encoding="utf-8")
    assert screen.exporting.done.text()
    screen.exporting.dest.setText(str(tmp_path / "no" / "such" / "place" / "all.json"))
    screen.exporting.run.click()
