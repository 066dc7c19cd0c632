"""The derived screen: every kind that has none of its own is listed, shown, made, edited and deleted there."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.app import App
from desktop.bus import Place

KINDS = ("colleague", "team", "site", "visit", "opportunity", "influence", "link", "tag")


def browser(app: App, kind: str) -> Any:
    app.bus.go.emit(Place("records", query=kind))
    return app.shell.navigator.current().here


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_listed_and_the_first_is_stood_on(app: App, kind: str) -> None:
    app.shell.actions.run(f"go.kind_{kind}")
    here = app.shell.navigator.current().here
    assert here.kind.name == kind
    assert here.pane.model.rowCount() == app.services.records.list(kind).total
    assert (here.record is None) == (here.pane.model.rowCount() == 0)


def test_one_is_made_edited_deleted_and_comes_back(app: App) -> None:
    here = browser(app, "tag")
    here.new()
    assert here.view.panel.isVisible()
    made = app.services.records.add("tag", {"name": "seals"})
    here.arrive(made.id)
    assert here.record.id == made.id
    here._save({"name": "pump seals"}, lambda _record: None, pytest.fail)
    assert app.services.records.get(made.id).name == "pump seals"
    here.pane.list.setFocus()
    QTest.keyClick(here.pane.list, Qt.Key.Key_Delete)
    assert app.services.records.get(made.id).deleted_at is not None
    assert "Deleted: Tag “pump seals”" in app.window.toasts.words.text()
    app.window.toasts.action.click()
    assert app.services.records.get(made.id).deleted_at is None
    assert "Tag “pump seals”" in app.window.toasts.words.text()


def test_a_record_without_a_home_opens_in_the_list_of_its_kind(app: App) -> None:
    made = app.services.records.add("team", {"name": "North"})
    app.bus.open_record.emit("team", made.id)
    assert app.shell.navigator.here == "records"
    assert app.shell.navigator.current().here.record.id == made.id
