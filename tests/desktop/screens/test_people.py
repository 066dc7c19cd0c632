"""People: who they are, how to reach them, whom they know."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest

from desktop.bus import Place
from desktop.screens.people import controller
from desktop.widgets.buttons import Button
from tests.desktop.stage import Stage

HERE = Place("people")


@pytest.fixture
def screen(sample: Stage, qtbot: Any) -> Any:
    return sample.show(controller.Controller, HERE, qtbot)


def buttons(screen: Any) -> list[Button]:
    box = screen.page.ways
    return [box.itemAt(at).widget() for at in range(box.count()) if isinstance(box.itemAt(at).widget(), Button)]


def test_a_person_is_a_page_with_title_customer_and_ways_to_reach_them(screen: Any) -> None:
    record = screen.record
    assert screen.page.head.title.text() == record.name
    shown = [button.text() for button in buttons(screen)]
    assert set(record.phones) | set(record.emails) <= set(shown)


def test_calling_hands_a_tel_url_to_the_system(screen: Any, sample: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(controller, "open_url", lambda url: opened.append(url) or True)
    sample.services.records.edit(screen.record.id, {"phones": (None, ("+49 441 123456", "call Anna"))})
    call, words = [button for button in buttons(screen) if button.icon_name == "phone"]
    call.click()
    assert [url.toString() for url in opened] == ["tel:+49441123456"]
    assert not words.isEnabled()


def test_a_computer_without_a_telephone_program_says_so(
    screen: Any, sample: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controller, "open_url", lambda _url: False)
    screen._open("+49 441 123456", QUrl("tel:+49441123456"))
    assert "+49 441 123456" in sample.toasts[-1].text


def test_the_customer_is_one_press_away(screen: Any, sample: Stage) -> None:
    next(button for button in buttons(screen) if button.icon_name == "customer").click()
    assert sample.opened == [("customer", screen.record.customer)]


def test_sorted_by_name_and_by_customer(screen: Any) -> None:
    screen.pane._sorted("name")
    names = [row.name.casefold() for row in screen.pane.model.rows]
    assert names == sorted(names)
    screen.pane._sorted("customer")
    homes = [row.customer.name.casefold() for row in screen.pane.model.rows if row.customer]
    assert homes == sorted(homes)


def test_an_acquaintance_is_added_from_the_page(screen: Any, sample: Stage) -> None:
    me, other = screen.record.id, screen.pane.model.rows[-1].id
    before = screen.page.knows_lines.card.box.count()
    screen.new("link")
    form = screen.panel.form
    assert form.editors["from_person"].value() == me
    form.editors["to_person"].set_value(other)
    screen.panel._save()
    assert not screen.panel.isVisible()
    assert screen.page.knows_lines.card.box.count() > before


def test_a_part_in_a_purchase_is_added_from_the_page_and_found_by_it(screen: Any, sample: Stage) -> None:
    me = screen.record
    screen.page.parts.pressed()
    form = screen.panel.form
    assert form.editors["contact"].value() == me.id
    assert form.editors["customer"].value() == me.customer
    form.editors["role"].set_value("coach")
    form.editors["confidence"].set_value("high")
    screen.panel._save()
    [shown] = [one for one in screen.loaded.page.parts if one.role == "coach"]
    assert screen._part(shown)[1:3] == ("Coach", "Sure")
    assert me.id in {hit.id for hit in sample.services.finder.search("kind:contact role:coach").results}


def test_a_new_person_keeps_the_customer_on_show(screen: Any, sample: Stage) -> None:
    home = screen.record.customer
    screen.arrive(Place("people", query="new:contact"))
    QTest.keyClicks(screen.panel.form.editors["name"].hands, "Astrid Lindqvist")
    QTest.keyClick(screen.panel.form.editors["name"].hands, Qt.Key.Key_Return)
    assert screen.record.name == "Astrid Lindqvist"
    assert screen.record.customer == home


def test_a_form_that_does_not_fit_stays_open_with_the_reason(screen: Any) -> None:
    screen.new("contact")
    screen.panel._save()
    assert screen.panel.isVisible()
    assert screen.panel.form.labels["name"].error.text()
