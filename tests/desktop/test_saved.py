"""Saved searches in the sidebar of the whole window: counted, opened, renamed, moved, removed; and by the palette."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import i18n
from desktop.app import App
from desktop.bus import Place
from desktop.shell.saved import SavedItem
from desktop.shell.shell import find


@pytest.fixture
def items(app: App) -> list[SavedItem]:
    app.services.searches.save("Late", "is:overdue")
    app.services.searches.save("Pumps", "pump", True)
    return app.shell.saved.section.items


def shown(app: App) -> list[SavedItem]:
    return list(app.shell.saved.section.items)


def test_each_has_a_row_with_what_it_finds_and_the_count_follows(app: App, items: list[SavedItem]) -> None:
    late, pumps = shown(app)
    before = late.count
    assert (late.text(), pumps.text()) == ("Late", "Pumps")
    assert before == app.services.finder.count("is:overdue") > 0
    promise = app.services.promises.ledger(state="open")[0].record
    app.services.records.edit(promise.id, {"due": (None, app.services.today().replace(year=2020))})
    assert shown(app)[0].count == app.services.finder.count("is:overdue")
    assert "Late, " in shown(app)[0].accessibleName()


def test_a_row_opens_its_search_and_is_marked_until_another_query_is_typed(app: App, items: list[SavedItem]) -> None:
    shown(app)[1].click()
    screen = app.shell.navigator.current()
    assert app.shell.navigator.here == "search"
    assert screen.view.line.text() == "pump"
    assert screen.filters.newest
    assert shown(app)[1].isChecked()
    assert not app.window.sidebar.items["search"].isChecked()
    screen.view.line.setText("something else")
    assert not shown(app)[1].isChecked()
    assert app.window.sidebar.items["search"].isChecked()
    app.bus.go.emit(Place("today"))
    assert not any(item.isChecked() for item in shown(app))


def test_keys_move_and_remove_and_undo_brings_back(app: App, items: list[SavedItem]) -> None:
    first = shown(app)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [item.text() for item in shown(app)] == ["Pumps", "Late"]
    assert shown(app)[1].hasFocus()
    QTest.keyClick(shown(app)[1], Qt.Key.Key_Delete)
    assert [item.text() for item in shown(app)] == ["Pumps"]
    app.bus.undo.emit()
    assert [item.text() for item in shown(app)] == ["Pumps", "Late"]


def test_f2_renames_and_refuses_a_name_that_is_taken(app: App, items: list[SavedItem]) -> None:
    first = shown(app)[0]
    QTest.keyClick(first, Qt.Key.Key_F2)
    popup = QApplication.activePopupWidget()
    popup.line.setText("pumps")  # type: ignore[union-attr]
    QTest.keyClick(popup.line, Qt.Key.Key_Return)  # type: ignore[union-attr]
    assert popup.said.text() == "Another saved search has this name."  # type: ignore[union-attr]
    popup.line.setText("Too late")  # type: ignore[union-attr]
    QTest.keyClick(popup.line, Qt.Key.Key_Return)  # type: ignore[union-attr]
    assert [item.text() for item in shown(app)] == ["Too late", "Pumps"]


def test_the_palette_finds_them_by_name(app: App, items: list[SavedItem]) -> None:
    [row] = [row for row in find(app.services, "pum") if row[0] == "saved_search"]
    app.bus.open_record.emit(row[0], row[1])
    assert app.shell.navigator.current().view.line.text() == "pump"


def test_without_any_the_section_is_not_there(app: App) -> None:
    assert not app.shell.saved.section.isVisible()


def test_the_heading_speaks_the_language_of_the_profile(app: App) -> None:
    try:
        i18n.install("de")
        app.shell._reword()
        assert app.shell.saved.section.heading.text() == "Gemerkte Suchen"
    finally:
        i18n.install("en")
