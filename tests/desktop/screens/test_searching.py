"""Search: answers while one types, and an older answer never overwrites a newer one."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from desktop.bus import Bus, Place
from desktop.jobs import Jobs
from desktop.screens.search.controller import Controller
from tests.desktop.stage import Stage

HERE = Place("search")


@pytest.fixture
def screen(sample: Stage, qtbot: Any) -> Any:
    return sample.show(Controller, HERE, qtbot)


def test_nothing_typed_teaches_the_words_and_each_can_be_tried(screen: Any) -> None:
    assert screen.view.left.currentWidget() is screen.view.lesson
    screen.try_("topic:problem")
    assert screen.model.rowCount() > 0
    assert screen.view.left.currentWidget() is screen.view.results


def test_every_keystroke_asks_and_the_first_is_stood_on_with_its_preview(screen: Any) -> None:
    QTest.keyClicks(screen.view.line, "pum")
    assert screen.model.rowCount() > 3
    first = screen.model.rows[0]
    assert screen.model.key(screen.list.currentIndex()) == first.id
    assert screen._loaded.page.record.id == first.id
    assert any(one.marks or one.title_marks for one in screen.model.rows)
    assert screen.view.explained.text()


def test_arrows_walk_from_the_field_and_enter_opens(screen: Any, sample: Stage) -> None:
    QTest.keyClicks(screen.view.line, "pump")
    QTest.keyClick(screen.view.line, Qt.Key.Key_Down)
    QTest.keyClick(screen.view.line, Qt.Key.Key_Down)
    assert screen.list.currentIndex().row() == 2
    QTest.keyClick(screen.view.line, Qt.Key.Key_Up)
    hit = screen.model.rows[1]
    QTest.keyClick(screen.view.line, Qt.Key.Key_Return)
    if hit.kind in ("customer", "contact", "promise"):
        assert sample.opened == [(hit.kind, hit.id)]
    else:
        assert sample.places == [Place("customers", record=hit.customer.id)]


def test_a_note_leads_to_its_customers_page(screen: Any, sample: Stage) -> None:
    note = sample.services.records.list("note", limit=1).rows[0]
    screen.arrive(Place("search", record=note.id))
    assert sample.places[-1] == Place("customers", record=note.customer)


def test_filters_narrow_and_esc_takes_words_then_filters_off(screen: Any) -> None:
    screen.view.line.setText("pump")
    screen.kind = "promise"
    screen._chips()
    screen.find()
    assert {one.kind for one in screen.model.rows} == {"promise"}
    assert screen.view.clear.isVisible()
    assert screen.back() is True
    assert screen.view.line.text() == ""
    assert screen.back() is True
    assert not screen.filtered()
    assert screen.back() is False


def test_a_word_misspelt_offers_the_right_one(screen: Any) -> None:
    screen.view.line.setText("pumpp failure")
    assert screen.view.mean.isVisible()
    screen.view.mean.click()
    assert screen.view.line.text() == "pump failure"


def test_nothing_found_says_what_may_help(screen: Any) -> None:
    screen.view.line.setText("xyzzyqwert")
    assert screen.view.left.currentWidget() is screen.view.nothing
    assert screen.view.nothing.sentence.text().strip()


def test_what_is_written_is_found_without_asking_again(screen: Any, sample: Stage) -> None:
    screen.view.line.setText("quasar")
    assert screen.model.rowCount() == 0
    sample.services.records.add("note", {"text": "They bought a quasar"})
    assert screen.model.rowCount() == 1


def test_fields_are_edited_in_the_preview(screen: Any, sample: Stage) -> None:
    screen.view.line.setText("kind:customer")
    row = screen._rows.rows["industry"]
    row.edit()
    row.editor.hands.clear()
    QTest.keyClicks(row.editor.hands, "Paper")
    QTest.keyClick(row.editor.hands, Qt.Key.Key_Return)
    assert sample.services.records.get(screen._loaded.page.record.id).industry == "Paper"


class Slow:
    """A finder whose answers come when they are let go, in any order."""

    def __init__(self) -> None:
        self.gates: dict[str, threading.Event] = {}
        self.asked: list[str] = []

    def search(self, text: str, **_filters: Any) -> Any:
        self.asked.append(text)
        assert self.gates.setdefault(text, threading.Event()).wait(5)
        hit = SimpleNamespace(
            id=text, kind="note", title=text, customer=None, snippet=text, marks=(), title_marks=(), date=None
        )
        reading = SimpleNamespace(pending="")
        return SimpleNamespace(
            total=1, results=(hit,), did_you_mean=None, explained="", remarks=(), reading=reading, took_ms=1.0
        )


def test_an_older_answer_never_overwrites_a_newer_one(sample: Stage, qtbot: Any) -> None:
    slow = Slow()
    bus = Bus()
    jobs = Jobs(bus)
    services = SimpleNamespace(
        kinds=sample.services.kinds, finder=slow, today=sample.services.today, records=sample.services.records
    )
    bus.failed.connect(lambda _error: None)
    controller = Controller(services, jobs, bus)
    qtbot.addWidget(controller.view)
    for text in ("p", "pu"):
        slow.gates[text] = threading.Event()
        controller.view.line.setText(text)
        qtbot.waitUntil(lambda text=text: text in slow.asked)
    slow.gates["pu"].set()
    qtbot.waitUntil(lambda: controller.model.rowCount() == 1)
    slow.gates["p"].set()
    qtbot.waitUntil(lambda: jobs.idle())
    assert [row.id for row in controller.model.rows] == ["pu"]
    assert isinstance(controller, QObject)
    jobs.stop()
