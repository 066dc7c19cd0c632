"""The ledger: groups by urgency; keep, break, move and drop by one key; nothing that cannot be undone."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.bus import Place
from desktop.screens.promises.controller import Controller
from desktop.screens.promises.ledger import GROUPS, Group, group_of, grouped
from tests.desktop.stage import Stage, settle

HERE = Place("promises")
TODAY = dt.date(2026, 11, 23)


def promise(due: dt.date | None, status: str = "open", name: str = "p") -> Any:
    record = SimpleNamespace(
        id=f"{name}{due}{status}",
        what=name,
        due=due,
        status=status,
        settled_on=None,
        versions={"what": "1"},
        owed_by="us",
    )
    return SimpleNamespace(record=record, customer=None, contact=None)


@pytest.fixture
def screen(sample: Stage, qtbot: Any) -> Any:
    return sample.show(Controller, HERE, qtbot)


@pytest.mark.parametrize(
    ("days", "group"),
    [(-400, "overdue"), (-1, "overdue"), (0, "today"), (1, "week"), (6, "week"), (7, "next_week"), (14, "later")],
)
def test_the_groups_of_a_monday(days: int, group: str) -> None:
    assert group_of(promise(TODAY + dt.timedelta(days=days)), TODAY, 0) == group


@pytest.mark.parametrize(
    ("week_start", "days", "group"),
    [(0, 1, "next_week"), (0, 7, "next_week"), (0, 8, "later"), (6, 6, "week"), (6, 7, "next_week"), (5, 5, "week")],
)
def test_the_groups_of_a_sunday_are_true_to_where_the_week_begins(week_start: int, days: int, group: str) -> None:
    sunday = dt.date(2026, 11, 22)
    assert group_of(promise(sunday + dt.timedelta(days=days)), sunday, week_start) == group


@given(
    st.lists(
        st.tuples(
            st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)),
            st.sampled_from(["open", "", "kept", "broken", "dropped"]),
        ),
        max_size=30,
    )
)
def test_every_promise_stands_once_below_the_heading_of_its_group(kinds: list[tuple[dt.date | None, str]]) -> None:
    promises = [promise(due, status, str(n)) for n, (due, status) in enumerate(kinds)]
    rows = grouped(promises, TODAY, 0)
    heading, seen = "", []
    for row in rows:
        if isinstance(row, Group):
            assert not heading or GROUPS.index(row.name) > GROUPS.index(heading)
            heading = row.name
        else:
            assert group_of(row.promise, TODAY, 0) == heading
            seen.append(row.promise.record.id)
    assert sorted(seen) == sorted(one.record.id for one in promises)


def test_one_stands_on_a_promise_never_on_a_heading(screen: Any) -> None:
    assert screen._row() is not None
    for _ in range(screen.model.rowCount()):
        QTest.keyClick(screen.ledger, Qt.Key.Key_Down)
        assert screen._row() is not None
    for _ in range(screen.model.rowCount()):
        QTest.keyClick(screen.ledger, Qt.Key.Key_Up)
        assert screen._row() is not None


def test_several_undos_in_a_row_stand_on_each_that_comes_back(screen: Any, sample: Stage) -> None:
    settled = []
    for key in (Qt.Key.Key_K, Qt.Key.Key_B, Qt.Key.Key_K):
        settled.append(screen._record().id)
        QTest.keyClick(screen.ledger, key)
        settle()
    for promise in reversed(settled):
        sample.bus.undo.emit()
        settle()
        assert screen._record().id == promise


def test_k_keeps_the_hands_go_to_the_next_and_undo_brings_it_back(screen: Any, sample: Stage) -> None:
    kept = screen._record().id
    screen.view.detail.proof.setPlainText("She confirmed by mail")
    QTest.keyClick(screen.ledger, Qt.Key.Key_K)
    record = sample.services.records.get(kept)
    assert (record.status, record.proof) == ("kept", "She confirmed by mail")
    assert screen._record().id != kept
    assert sample.toasts[-1].undo
    sample.bus.undo.emit()
    assert sample.services.records.get(kept).status == "open"
    assert screen._record().id == kept, "undo stands on what came back"


def test_undo_of_the_last_promise_gives_the_hands_back_to_the_ledger(screen: Any, sample: Stage) -> None:
    screen._by("us")
    settle()
    screen.ledger.selectAll()
    screen.ledger.setFocus()
    QTest.keyClick(screen.ledger, Qt.Key.Key_K)
    settle()
    assert screen.view.stack.currentWidget() is screen.view.stack.nothing
    sample.bus.undo.emit()
    settle()
    assert screen.view.stack.currentWidget() is screen.ledger
    assert QApplication.focusWidget() is screen.ledger


@pytest.mark.parametrize(("key", "status"), [(Qt.Key.Key_B, "broken"), (Qt.Key.Key_D, "dropped")])
def test_one_key_ends_a_promise_and_another_opens_it_again(
    screen: Any, sample: Stage, key: Qt.Key, status: str
) -> None:
    promise_id = screen._record().id
    QTest.keyClick(screen.ledger, key)
    assert sample.services.records.get(promise_id).status == status
    screen.arrive(Place("promises", record=promise_id))
    assert screen._record().id == promise_id
    QTest.keyClick(screen.ledger, Qt.Key.Key_O)
    assert sample.services.records.get(promise_id).status == "open"


def test_the_day_it_has_already_is_no_move(screen: Any, sample: Stage) -> None:
    QTest.keyClick(screen.ledger, Qt.Key.Key_M)
    screen._mover.commit()
    assert screen._mover is None
    assert not sample.toasts


def test_m_moves_to_a_day_said_in_words_and_says_what_it_cannot_read(screen: Any, sample: Stage) -> None:
    promise_id = screen._record().id
    QTest.keyClick(screen.ledger, Qt.Key.Key_M)
    line = screen._mover.editor.line
    line.setText("when hell freezes")
    screen._mover.commit()
    assert screen._mover.problem.text()
    line.setText("in two weeks")
    screen._mover.commit()
    assert screen._mover is None
    today = sample.services.today()
    assert sample.services.records.get(promise_id).due == today + dt.timedelta(days=14)
    assert sample.toasts[-1].undo


def test_filters_by_side_and_state_and_esc_takes_them_off(screen: Any) -> None:
    screen.view.sides["them"].click()
    assert {row.promise.record.owed_by for row in screen.model.rows if not isinstance(row, Group)} == {"them"}
    screen.view.states["settled"].click()
    assert {row.name for row in screen.model.rows if isinstance(row, Group)} <= {"settled"}
    assert screen.back() is True
    assert screen.side == ""
    assert screen.state == "open"
    assert screen.back() is False


def test_enter_leads_to_whom_it_is_owed(screen: Any, sample: Stage) -> None:
    record = screen._record()
    QTest.keyClick(screen.ledger, Qt.Key.Key_Return)
    assert sample.opened == [("contact", record.contact) if record.contact else ("customer", record.customer)]


def test_a_new_promise_is_open_and_stood_on(screen: Any, sample: Stage) -> None:
    screen.arrive(Place("promises", query="new:promise"))
    QTest.keyClicks(screen.panel.form.editors["what"].hands, "Spare part list")
    screen.panel._save()
    assert screen._record().what == "Spare part list"
    assert screen._record().status == "open"


def test_without_promises_it_says_how_they_come(empty: Stage, qtbot: Any) -> None:
    screen = empty.show(Controller, HERE, qtbot)
    assert screen.view.stack.currentIndex() == 1
    assert screen.view.stack.currentWidget().button is not None


def test_the_list_begins_with_what_the_sidebar_counts_and_shows_all_when_asked(screen: Any, sample: Stage) -> None:
    def shown() -> set[str]:
        return {row.promise.record.id for row in screen.model.rows if not isinstance(row, Group)}

    count = sample.services.pages.counts()["promises"]
    assert len(shown()) == count
    mine = shown()
    screen.view.mine.click()
    assert shown() == {row.record.id for row in sample.services.promises.ledger()}
    assert mine < shown()
    assert screen.back() is True
    assert shown() == mine


def test_a_promise_that_is_not_mine_is_shown_when_asked_for_and_the_list_returns_to_mine(
    screen: Any, sample: Stage
) -> None:
    mine = {row.record.id for row in sample.services.promises.ledger(mine=True)}
    other = next(row.record.id for row in sample.services.promises.ledger() if row.record.id not in mine)
    screen.arrive(Place("promises", record=other))
    assert screen._record().id == other
    screen.arrive(HERE)
    assert not screen.model.index_of(other).isValid()


def test_the_day_of_a_move_stands_as_people_write_it(screen: Any) -> None:
    record = screen._record()
    QTest.keyClick(screen.ledger, Qt.Key.Key_M)
    editor = screen._mover.editor
    assert editor.line.text() == f"{record.due.day} {record.due:%B %Y}"
    assert editor.value() == record.due
