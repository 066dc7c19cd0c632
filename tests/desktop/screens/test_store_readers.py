"""Settings, the shared store: the choice of who may read new captures, also in large letters."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.theme import current
from desktop.widgets.fields import Choice
from tests.desktop.screens.test_store import page, shown, words
from tests.desktop.sharing import Pair


def test_who_may_read_new_captures_offers_the_audiences_of_the_store(shared: Pair, qtbot: QtBot) -> None:
    me = shared.services.store.me
    shared.services.records.add("team", {"name": "North", "members": (me,), "audience": "everyone"})
    (field,) = shown(page(shared.mine, qtbot)).findChildren(Choice)
    offered = ["As the store says", "Only me", "Team North", "Everyone"]
    assert [field.itemText(at) for at in range(field.count())] == offered
    assert field.currentIndex() == 0, "nothing was chosen yet"
    field.setCurrentIndex(2)
    field.activated.emit(2)
    assert shared.services.default_audience.startswith("team:")
    field.setCurrentIndex(0)
    field.activated.emit(0)
    assert (shared.services.default_audience, shared.services.sync.default_chosen) == ("me", False)


def test_at_twice_the_size_the_choice_of_who_may_read_is_whole(shared: Pair, qtbot: QtBot) -> None:
    current().set("light", 2.0, False)
    screen = page(shared.mine, qtbot)
    (field,) = shown(screen).findChildren(Choice)
    assert field.currentText() == "As the store says"
    assert "The store says: Only me." in words(screen)
    assert field.shown_text() == "As the store says"
    field.addItem("Team of the long northern coast and of its islands", "team:x")
    field.set_value("team:x")
    assert field.shown_text().endswith("…")


def test_at_twice_the_size_it_is_whole_in_german(german: None, shared: Pair, qtbot: QtBot) -> None:
    current().set("light", 2.0, False)
    (field,) = shown(page(shared.mine, qtbot)).findChildren(Choice)
    assert field.shown_text() == "Wie vorgegeben"


def test_named_people_chosen_elsewhere_stand_in_the_settings(shared: Pair, qtbot: QtBot) -> None:
    sync = shared.services.sync
    sync.set_default_audience("Ute Brandt")
    (field,) = shown(page(shared.mine, qtbot)).findChildren(Choice)
    assert field.currentText() == sync.audience_words(sync.default_audience())
