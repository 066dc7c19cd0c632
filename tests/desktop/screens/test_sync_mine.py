"""The screen of sync, what is only mine: looked through and shared by customer or all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.bus import Place
from desktop.screens.sync.controller import Controller
from tests.desktop.screens.sync_steps import press, shown, words
from tests.desktop.sharing import Pair
from tests.desktop.stage import settle


def alone(shared: Pair) -> tuple[str, str]:
    """Two customers that only I know, each with a note; one names a person of the other's."""
    add = shared.services.records.add
    homes = []
    for name in ("Caldervale Board", "Hebble & Mill"):
        home = add("customer", {"name": name, "audience": "me"}).id
        add("note", {"text": f"{name} pays late.", "customer": home, "audience": "me"})
        homes.append(home)
    person = add("contact", {"name": "Ros Dyer", "customer": homes[0], "audience": "me"}).id
    add("note", {"text": "She knows them.", "customer": homes[1], "about": (person,), "audience": "me"})
    add("note", {"text": "Nobody's.", "audience": "me"})
    return homes[0], homes[1]


def test_what_is_only_mine_is_looked_through_and_shared_by_customer(shared: Pair, qtbot: QtBot) -> None:
    _first, second = alone(shared)
    screen = shown(shared, qtbot)
    assert screen.view.alone_words.text().startswith("7 record")
    assert screen.view.nothing.isVisible(), "that is nothing that needs anybody"
    press(screen.view.share, Qt.Key.Key_Return)
    page = screen.sharing.page
    assert screen.view.pages.currentWidget() is page
    assert page.all.hasFocus()
    assert not page.share.isEnabled(), "nothing is shared by one key too many"
    assert [one.tick.text() for one in page.groups] == ["Caldervale Board", "Hebble && Mill", "Without a customer"]
    assert page.groups[1].tick.accessibleDescription() == "1\N{NO-BREAK SPACE}customer, 2\N{NO-BREAK SPACE}notes"
    page.groups[1].look.click()
    assert "Hebble & Mill pays late." in words(page.groups[1].list)
    press(page.groups[1].tick, Qt.Key.Key_Space)
    assert page.all.checkState() == Qt.CheckState.PartiallyChecked
    assert "Ros Dyer" in page.along.text()
    assert "Caldervale Board" in page.along.text()
    assert page.share.text().startswith("Share 5 record")
    QTest.keyClick(page.share, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert screen.view.pages.currentWidget() is screen.view.page
    assert screen.view.focusWidget() is not None
    assert shared.mine.toasts[-1].undo
    shared.services.sync.run()
    shared.other.sync.run()
    texts = {one.text for one in shared.other.records.list("note").rows}
    assert {"Hebble & Mill pays late.", "She knows them."} <= texts
    assert not {"Caldervale Board pays late.", "Nobody's."} & texts
    assert shared.other.records.get(second).name == "Hebble & Mill"
    assert screen.view.alone_words.text().startswith("2 record")
    shared.services.records.undo()
    assert len(shared.services.sync.only_mine()) == 7


def test_all_that_is_only_mine_is_shared_at_once_or_esc_leaves_it(shared: Pair, qtbot: QtBot) -> None:
    alone(shared)
    screen = shared.mine.show(Controller, Place("sync", query="share"), qtbot)
    page = screen.sharing.page
    assert screen.back()
    assert screen.view.pages.currentWidget() is screen.view.page
    screen.arrive(Place("sync", query="share"))
    settle()
    press(page.all, Qt.Key.Key_Space)
    assert page.share.text().startswith("Share 7 record")
    assert page.along.text() == ""
    page.share.click()
    settle()
    assert shared.services.sync.only_mine() == []
    assert not screen.view.alone.isVisible()
