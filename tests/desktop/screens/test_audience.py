"""Who may read it: picked by keyboard for a capture, a page, several rows at once, and among named people."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.bus import CaptureRequest, Place
from desktop.screens.capture.controller import Controller as Capture
from desktop.screens.customers.controller import Controller as Customers
from desktop.screens.promises.controller import Controller as Promises
from desktop.widgets.audience import PeoplePopup, audience_icon
from desktop.widgets.popup import ChoicePopup
from tests.desktop.sharing import COLLEAGUE, Pair
from tests.desktop.stage import Stage, settle


def popup(kind: type = ChoicePopup) -> Any:
    found = QApplication.activePopupWidget()
    assert isinstance(found, kind)
    return found


def offered(picker: Any) -> list[str]:
    return [one.text for one in picker.list.options()]


def choose(picker: Any, text: str) -> None:
    """By the arrows and Enter."""
    while picker.list.options()[picker.list.currentIndex().row()].text != text:
        QTest.keyClick(picker.list, Qt.Key.Key_Down)
    QTest.keyClick(picker.list, Qt.Key.Key_Return)


def customer(services: Any, name: str) -> str:
    return str(services.records.add("customer", {"name": name, "audience": "everyone"}).id)


@pytest.fixture
def north(shared: Pair) -> str:
    """A team of mine."""
    me = shared.services.store.me
    team = shared.services.records.add("team", {"name": "North", "members": (me,), "audience": "everyone"})
    return f"team:{team.id}"


def test_each_audience_has_its_picture() -> None:
    assert [audience_icon(one) for one in ("me", "everyone", "team:1", "people:1,2")] == [
        "only-me",
        "everyone",
        "team",
        "people",
    ]


# --- a capture --------------------------------------------------------------------------------------------------------


def capture(stage: Stage, qtbot: QtBot, text: str = "They pay late.") -> Any:
    """The capture panel on show; when its view goes, nothing of it goes on."""
    panel = Capture(stage.services, stage.jobs, stage.bus)

    def rest(_view: QWidget) -> None:
        for part in (panel, panel.drafting, panel.following):
            for timer in part.findChildren(QTimer):
                timer.stop()

    qtbot.addWidget(panel.view, before_close_func=rest)
    panel.view.show()
    qtbot.waitActive(panel.view)
    panel.begin(CaptureRequest(text=text))
    settle()
    return panel


def chip(panel: Any) -> Any:
    return next(one for one in panel.view.chips.chips if one.data.key == "audience")


def test_without_a_store_a_capture_says_that_nothing_leaves(empty: Stage, qtbot: QtBot) -> None:
    panel = capture(empty, qtbot)
    assert chip(panel).data.text == "Only me"
    assert "nothing leaves this computer" in chip(panel).data.why
    assert "Nothing leaves this computer." in panel.view.below.text()


def test_what_is_being_written_as_a_store_is_joined_says_no_more_that_nothing_leaves(
    shared: Pair, qtbot: QtBot
) -> None:
    settings, bus = shared.services.settings, shared.mine.bus
    store, settings.store = settings.store, ""
    panel = capture(shared.mine, qtbot, "They pay late.")
    assert "Nothing leaves this computer." in panel.view.below.text()
    settings.store = store
    bus.store_changed.emit()
    assert "Nothing leaves" not in panel.view.below.text()


def test_what_a_capture_makes_is_for_whom_the_capture_is_for(shared: Pair, north: str, qtbot: QtBot) -> None:
    panel = capture(shared.mine, qtbot, "Ros Dyer of Caldervale Board. I promised her the report by Friday.")
    QTest.keyClick(chip(panel), Qt.Key.Key_Return)
    assert offered(popup()) == ["Only me", "Team North", "Everyone", "Named people…"]
    choose(popup(), "Team North")
    assert chip(panel).data.text == "Team North"
    assert "Nothing leaves" not in panel.view.below.text()
    panel.file()
    settle()
    made = [one for kind in ("note", "promise") for one in shared.services.records.list(kind).rows]
    assert len(made) >= 2
    assert {one.audience for one in made} == {north}


def test_a_manager_is_offered_for_a_capture_only_teams_they_are_in(shared: Pair, north: str, qtbot: QtBot) -> None:
    team = {"name": "South", "members": (shared.other.store.me,), "audience": "everyone"}
    shared.services.records.add("team", team)
    panel = capture(shared.mine, qtbot)
    QTest.keyClick(chip(panel), Qt.Key.Key_Return)
    assert offered(popup()) == ["Only me", "Team North", "Everyone", "Named people…"]
    popup().close()
    note = shared.note("They pay late.")
    shared.mine.show(Customers, Place("customers"), qtbot).readers.ask(panel.view, [note])
    assert "Team South" in offered(popup()), "what is there a manager may move to any team"
    popup().close()


def test_named_people_are_ticked_by_keyboard(shared: Pair, qtbot: QtBot) -> None:
    panel = capture(shared.mine, qtbot)
    QTest.keyClick(chip(panel), Qt.Key.Key_Return)
    choose(popup(), "Named people…")
    picker = popup(PeoplePopup)
    assert offered(picker) == [COLLEAGUE]
    QTest.keyClicks(picker.line, "nobody")
    assert offered(picker) == []
    picker.line.clear()
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.list.options()[0].chosen
    QTest.keyClick(picker.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert QApplication.activePopupWidget() is None
    assert panel.audience.startswith("people:")
    assert COLLEAGUE in chip(panel).data.text


# --- records ----------------------------------------------------------------------------------------------------------


def test_a_page_says_who_may_read_it_and_a_press_changes_it(shared: Pair, qtbot: QtBot) -> None:
    home = customer(shared.services, "Caldervale Board")
    screen = shared.mine.show(Customers, Place("customers", record=home), qtbot)
    button = screen.page.audience
    assert button.isVisible()
    assert button.text() == "Everyone"
    button.click()
    choose(popup(), "Only me")
    assert shared.services.records.get(home).audience == "me"
    assert button.text() == "Only me"
    assert shared.mine.toasts[-1].undo
    shared.mine.bus.undo.emit()
    settle()
    assert button.text() == "Everyone"


def test_without_a_store_a_page_says_nothing_of_readers(empty: Stage, qtbot: QtBot) -> None:
    home = customer(empty.services, "Caldervale Board")
    note = empty.services.records.add("note", {"text": "They pay late.", "customer": home})
    screen = empty.show(Customers, Place("customers", record=home), qtbot)
    assert not screen.page.audience.isVisible()
    assert [icon for _word, _state, icon in screen.timeline.rows[note.id].entry.tags if icon] == []
    QTest.keyClick(screen.pane.list, Qt.Key.Key_W)
    assert "nothing leaves this computer" in empty.toasts[-1].text


def test_the_choice_opens_at_the_row_one_stands_on(shared: Pair, qtbot: QtBot) -> None:
    for name in ("Alpha", "Beta"):
        customer(shared.services, name)
    screen = shared.mine.show(Customers, Place("customers"), qtbot)
    rows = screen.pane.list
    QTest.keyClick(rows, Qt.Key.Key_W)
    row = rows.visualRect(rows.currentIndex())
    assert popup()._beside() == QRect(rows.viewport().mapToGlobal(row.topLeft()), row.size())


def test_w_on_several_rows_asks_once_for_all(shared: Pair, north: str, qtbot: QtBot) -> None:
    ids = [customer(shared.services, name) for name in ("Alpha", "Beta", "Gamma")]
    screen = shared.mine.show(Customers, Place("customers"), qtbot)
    screen.pane.list.selectAll()
    QTest.keyClick(screen.pane.list, Qt.Key.Key_W)
    choose(popup(), "Team North")
    assert {shared.services.records.get(one).audience for one in ids} == {north}
    shared.mine.bus.undo.emit()
    assert {shared.services.records.get(one).audience for one in ids} == {"everyone"}


def test_an_entry_says_who_may_read_it_where_that_is_not_everyone(shared: Pair, north: str, qtbot: QtBot) -> None:
    home = customer(shared.services, "Caldervale Board")
    readers = [north, "me", "everyone", shared.services.sync.people([shared.other.store.me])]
    ids = [
        shared.services.records.add("note", {"text": f"Note {at}.", "customer": home, "audience": one}).id
        for at, one in enumerate(readers)
    ]
    screen = shared.mine.show(Customers, Place("customers", record=home), qtbot)
    tags = [[(word, icon) for word, _s, icon in screen.timeline.rows[one].entry.tags if icon] for one in ids]
    assert tags == [[("Team North", "team")], [("Only me", "only-me")], [], [(f"{COLLEAGUE} and me", "people")]]
    assert "Team North" in screen.timeline.rows[ids[0]].accessibleName()
    QTest.keyClick(screen.timeline.rows[ids[2]], Qt.Key.Key_W)
    choose(popup(), "Only me")
    settle()
    assert ("Only me", "neutral", "only-me") in screen.timeline.rows[ids[2]].entry.tags


def test_w_on_a_note_of_the_page_and_on_a_promise(shared: Pair, qtbot: QtBot) -> None:
    home = customer(shared.services, "Caldervale Board")
    add = shared.services.records.add
    note = add("note", {"text": "They pay late.", "customer": home, "audience": "everyone"})
    promise = add("promise", {"what": "The report", "owed_by": "us", "customer": home, "audience": "everyone"})
    screen = shared.mine.show(Customers, Place("customers", record=home), qtbot)
    QTest.keyClick(screen.timeline.rows[note.id], Qt.Key.Key_W)
    choose(popup(), "Only me")
    assert shared.services.records.get(note.id).audience == "me"
    QTest.keyClick(screen.promise_card.items[promise.id], Qt.Key.Key_W)
    choose(popup(), "Only me")
    assert shared.services.records.get(promise.id).audience == "me"


def test_the_ledger_says_who_may_read_a_promise(shared: Pair, qtbot: QtBot) -> None:
    promise = shared.services.records.add("promise", {"what": "The report", "owed_by": "us", "audience": "everyone"})
    screen = shared.mine.show(Promises, Place("promises", record=promise.id), qtbot)
    assert screen.view.detail.readers.text() == "Everyone"
    QTest.keyClick(screen.ledger, Qt.Key.Key_W)
    choose(popup(), "Only me")
    assert screen.view.detail.readers.text() == "Only me"


def test_what_is_not_mine_to_say_is_refused_with_a_sentence(shared: Pair, qtbot: QtBot) -> None:
    note = shared.note("They pay late.")
    home = customer(shared.services, "Caldervale Board")
    shared.services.sync.run()
    shared.other.sync.run()
    stage = Stage(shared.other, shared.mine.bus, shared.mine.jobs)
    stage.bus.failed.connect(stage.errors.append)
    screen = stage.show(Customers, Place("customers", record=home), qtbot)
    screen.readers.set([note], "me", "Only me")
    assert "for its author or a manager to say" in str(getattr(stage.errors[-1], "sentence", ""))
    assert shared.other.records.get(note).audience == "everyone"
