"""What is known already: told beside what one writes, said to be true still by one key, followed from a timeline."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.bus import Place
from desktop.screens.customers.controller import Controller
from tests.desktop.screens.writing import write
from tests.desktop.stage import Stage

AGAIN = "Caldervale: press 2 pump seized again last night"


def test_one_key_says_that_it_is_still_true_and_the_hands_stay_in_the_text(panel: Any) -> None:
    records = panel.services.records
    write(panel, AGAIN)
    panel.known.look()
    first, *others = panel.known.cards
    assert "ump seized" in first.hit.text
    assert first.key.text()
    before = records.get(first.hit.id).review_by
    QTest.keyClick(panel.view.editor, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    after = records.get(first.hit.id)
    assert after.review_by > panel.services.today()
    assert after.review_by != before
    assert first.said
    assert panel.view.editor.hasFocus()
    assert panel.view.editor.text() == AGAIN
    assert [bool(card.key.text()) for card in others] == [True, *(False for _ in others[1:])], "the next is meant now"
    records.undo()
    assert records.get(first.hit.id).review_by == before


def test_l_on_an_entry_of_a_timeline_asks_for_more_like_it(sample: Stage, qtbot: Any) -> None:
    screen = sample.show(Controller, Place("customers"), qtbot)
    entry = next(one for one in screen.timeline.rows.values() if one.entry.kind == "note")
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_L)
    assert sample.places[-1] == Place("search", record=entry.entry.id, query="like")
