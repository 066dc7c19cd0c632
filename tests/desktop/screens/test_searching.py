"""Search: answers while one types, and an older answer never overwrites a newer one."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from desktop.bus import Bus, Place
from desktop.jobs import Jobs
from desktop.screens.search.controller import MOST, Controller
from desktop.screens.search.groups import Heading
from desktop.screens.search.results import STATE
from tests.desktop.stage import Stage
from tests.patience import PROGRAM

HERE = Place("search")


@pytest.fixture
def screen(sample: Stage, qtbot: Any) -> Any:
    return sample.show(Controller, HERE, qtbot)


def test_nothing_typed_teaches_the_words_and_each_can_be_tried(screen: Any) -> None:
    assert screen.view.left.currentWidget() is screen.view.lesson
    screen.try_("topic:problem")
    assert screen.model.rowCount() > 0
    assert screen.view.left.currentWidget() is screen.view.results


def test_every_keystroke_asks_and_the_first_is_stood_on_with_its_preview(screen: Any, qtbot: Any) -> None:
    QTest.keyClicks(screen.view.line, "pum")
    assert screen.model.rowCount() > 3
    first = screen.model.rows[0]
    assert screen.model.key(screen.list.currentIndex()) == first.id
    assert previewed(screen) == "", "the next key is not held up by the preview"
    qtbot.waitUntil(lambda: previewed(screen) == first.id)
    assert any(one.marks or one.title_marks for one in screen.model.rows)
    assert screen.view.explained.text()


def previewed(screen: Any) -> str:
    """The id of the record in the preview."""
    loaded = screen.previewing.loaded
    return "" if loaded is None else loaded.page.record.id


def test_the_preview_waits_for_rest_and_stays_while_one_types_on(screen: Any, qtbot: Any) -> None:
    screen.view.line.setText("kind:customer")
    first = screen.model.rows[0].id
    qtbot.waitUntil(lambda: previewed(screen) == first)
    QTest.keyClick(screen.view.line, Qt.Key.Key_Down)
    assert previewed(screen) == first
    screen.view.line.setText("kind:contact")
    assert previewed(screen) == first
    qtbot.waitUntil(lambda: previewed(screen) == screen.model.rows[0].id != first)


def test_more_rows_come_when_their_end_is_in_sight_and_stay_when_the_same_is_asked_again(screen: Any) -> None:
    screen.view.line.setText("kind:promise")
    screen.view.line.setText("kind:note")
    assert screen.model.rowCount() == MOST < screen.total
    screen._near_the_end(screen.list.verticalScrollBar().maximum())
    more = screen.model.rowCount()
    assert MOST < more <= 2 * MOST
    screen.find()
    assert screen.model.rowCount() == more


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
    screen.filters.kind = "promise"
    screen.filters.show()
    screen.find()
    assert {one.kind for one in screen.model.rows} == {"promise"}
    assert screen.view.clear.isVisible()
    assert screen.back() is True
    assert screen.view.line.text() == ""
    assert screen.back() is True
    assert not screen.filters.any()
    assert screen.back() is False


def test_a_word_misspelt_offers_the_right_one(screen: Any) -> None:
    screen.view.line.setText("failure customer:caldervael")
    assert screen.view.mean.isVisible()
    screen.view.mean.click()
    assert screen.view.line.text() == 'failure customer:"Caldervale Board"'


def test_nothing_found_says_what_may_help(screen: Any) -> None:
    screen.view.line.setText("xyzzyqwert")
    assert screen.view.left.currentWidget() is screen.view.nothing
    assert screen.view.nothing.sentence.text().strip()


def test_what_is_written_is_found_without_asking_again(screen: Any, sample: Stage) -> None:
    screen.view.line.setText("quasar")
    assert screen.model.rowCount() == 0
    sample.services.records.add("note", {"text": "They bought a quasar"})
    assert screen.model.rowCount() == 1


def test_an_answer_that_lacks_what_was_just_saved_is_asked_for_again(screen: Any, sample: Stage, qtbot: Any) -> None:
    sample.services.finder.search("pump")  # the index is filled; what comes now is taken in by whoever searches next
    sample.services.records.add("note", {"text": "They bought a quasar"})
    index = sample.services.finder._opened()
    with ThreadPoolExecutor(1) as other:  # another search is taking the note in
        other.submit(index._lock.acquire).result()
        screen.view.line.setText("quasar")
        assert screen.model.rowCount() == 0
        assert "again" in screen.view.nothing.sentence.text()
        other.submit(index._lock.release).result()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    assert not screen._again.isActive(), "a whole answer is not asked for again"


def test_fields_are_edited_in_the_preview(screen: Any, sample: Stage, qtbot: Any) -> None:
    screen.view.line.setText("kind:customer")
    qtbot.waitUntil(lambda: previewed(screen) == screen.model.rows[0].id)
    row = screen.previewing.rows.rows["industry"]
    row.edit()
    row.editor.hands.clear()
    QTest.keyClicks(row.editor.hands, "Paper")
    QTest.keyClick(row.editor.hands, Qt.Key.Key_Return)
    assert sample.services.records.get(screen.previewing.loaded.page.record.id).industry == "Paper"


def typed(screen: Any, text: str) -> Any:
    screen.view.line.clear()
    screen.view.line.setFocus()
    QTest.keyClicks(screen.view.line, text)
    return screen.view


def test_ctrl_enter_takes_what_was_meant_and_a_value_put_right_is_told_too(screen: Any) -> None:
    view = typed(screen, "failure customer:caldervael ")
    assert view.meant.isVisible()
    assert screen.model.rowCount() > 0
    QTest.keyClick(view.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert view.line.text().strip() == 'failure customer:"Caldervale Board"'
    assert not view.meant.isVisible()


def test_values_are_offered_and_enter_takes_one(screen: Any) -> None:
    view = typed(screen, "topic:stra")
    assert [one.text for one in screen._suggestions._options] == ["Strategy"]
    QTest.keyClick(view.line, Qt.Key.Key_Return)
    assert view.line.text() == "topic:strategy "
    assert not screen._suggestions.open()
    assert {hit.kind for hit in screen.model.hits()} == {"note"}


def test_tab_completes_the_field_that_is_begun_and_otherwise_goes_on(screen: Any) -> None:
    view = typed(screen, "pump cust")
    assert view.tab.isVisible()
    QTest.keyClick(view.line, Qt.Key.Key_Tab)
    assert view.line.text() == "pump customer:"
    assert screen._suggestions.open(), "the customers changed last"
    typed(screen, "pump")
    QTest.keyClick(view.line, Qt.Key.Key_Tab)
    assert not view.line.hasFocus()


def test_groups_have_headings_that_the_arrows_pass(screen: Any) -> None:
    typed(screen, "pump ")
    found = [hit.id for hit in screen.model.hits()]
    screen.filters.group = "kind"
    screen.find()
    headings = [row for row in screen.model.rows if isinstance(row, Heading)]
    assert len(headings) > 2
    assert sum(one.count for one in headings) == len(screen.model.hits())
    assert set(found) < {hit.id for hit in screen.model.hits()}, "groups show everything at once"
    assert len(screen.model.hits()) == screen.total
    seen = []
    for _step in range(screen.total + 3):
        QTest.keyClick(screen.view.line, Qt.Key.Key_Down)
        seen.append(screen.list.currentIndex().row())
        assert not isinstance(screen.model.rows[seen[-1]], Heading)
    assert seen == sorted(seen)
    assert seen[-1] == screen.model.rowCount() - 1


def test_newest_first_is_grouped_by_time_in_order(screen: Any) -> None:
    screen.filters.newest, screen.filters.group = True, "time"
    typed(screen, "kind:note ")
    names = [row.name for row in screen.model.rows if isinstance(row, Heading)]
    assert names == sorted(names)
    assert len(names) > 2


def test_more_like_this_is_a_chip_and_esc_takes_it_off(screen: Any) -> None:
    view = typed(screen, "pump seized ")
    first = screen.model.rows[0]
    screen.like_this()
    assert view.like.isVisible()
    assert view.line.text() == ""
    assert screen.model.rowCount() > 0
    assert first.id not in [hit.id for hit in screen.model.hits()]
    assert not view.save.isVisible(), "what is like a record cannot be kept"
    assert screen.back()
    assert view.left.currentWidget() is view.lesson


def test_a_place_may_ask_for_more_like_its_record(screen: Any, sample: Stage) -> None:
    note = next(one for one in sample.services.records.list("note", limit=60).rows if "pump" in one.text)
    screen.arrive(Place("search", record=note.id, query="like"))
    assert screen.filters.like[0] == note.id
    assert screen.model.rowCount() > 0


def test_a_search_is_kept_with_its_chips_and_shown_again(screen: Any, sample: Stage) -> None:
    told: list[str] = []
    sample.bus.searching.connect(told.append)
    typed(screen, "pump ")
    screen.filters.kind = "promise"
    screen.filters.order(True)
    found = [hit.id for hit in screen.model.hits()]
    screen.saving._save("Pump promises")
    [one] = sample.services.searches.all()
    assert (one.query, one.newest_first) == ("pump kind:promise", True)
    assert screen.view.save.text() == "Pump promises"
    assert told[-1] == one.id
    typed(screen, "something else ")
    assert told[-1] == ""
    screen.arrive(Place("search", record=one.id))
    assert [hit.id for hit in screen.model.hits()] == found
    assert told[-1] == one.id
    assert sample.toasts[-1].undo
    sample.services.records.undo()
    assert screen.view.save.text() == "Save"


def test_nothing_found_offers_the_words_alone_and_writing_it_down(screen: Any, sample: Stage) -> None:
    view = typed(screen, "pump customer:pennick is:lost ")
    assert view.left.currentWidget() is view.nothing
    assert view.nothing.only_words.isVisible()
    view.nothing.only_words.click()
    assert view.line.text() == "pump"
    assert screen.model.rowCount() > 0
    typed(screen, "quokka ")
    view.nothing.write.click()
    assert sample.captures[-1].text == "quokka"


def test_a_promise_says_how_it_stands_and_a_person_what_they_are(screen: Any) -> None:
    typed(screen, "is:overdue ")
    index = screen.model.index(0, 0)
    assert index.data(STATE)[1] == "overdue"
    assert "Overdue" in index.data(Qt.ItemDataRole.AccessibleTextRole)


class Slow:
    """A finder whose answers come when they are let go, in any order."""

    def __init__(self) -> None:
        self.gates: dict[str, threading.Event] = {}
        self.asked: list[str] = []

    def search(self, text: str, **_filters: Any) -> Any:
        self.asked.append(text)
        assert self.gates.setdefault(text, threading.Event()).wait(PROGRAM)
        hit = SimpleNamespace(
            id=text, kind="note", title=text, customer=None, snippet=text, marks=(), title_marks=(), date=None
        )
        hit.status, hit.due, hit.about = "", None, ""
        reading = SimpleNamespace(pending="")
        return SimpleNamespace(
            total=1, results=(hit,), did_you_mean=None, explained="", remarks=(), reading=reading, partial=False
        )


def test_an_older_answer_never_overwrites_a_newer_one(sample: Stage, qtbot: Any) -> None:
    slow = Slow()
    bus = Bus()
    jobs = Jobs(bus)
    services = SimpleNamespace(
        kinds=sample.services.kinds,
        finder=slow,
        today=sample.services.today,
        records=sample.services.records,
        settings=sample.services.settings,
    )
    services.searches = sample.services.searches
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
