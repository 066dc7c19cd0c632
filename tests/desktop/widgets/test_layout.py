"""A card is as high as its words need at the width it gets: nothing that wraps is cut."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from desktop.widgets.layout import Card, column
from desktop.widgets.record_page import PersonTile
from desktop.widgets.text import Text

WORDS = "They pay late and always in full, and nobody there reads a reminder before the second one. " * 3


@pytest.mark.parametrize("wide", [160, 240, 600])
def test_words_that_wrap_are_not_cut(looks: None, qtbot: Any, wide: int) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box = column(page, 0)
    card, words = Card(), Text(WORDS, "body", wrap=True)
    card.add(words)
    box.addWidget(card)
    box.addStretch(1)
    page.resize(wide, 1600)
    page.show()
    assert words.width() < wide
    assert words.height() >= words.heightForWidth(words.width())
    assert card.height() < page.height()


def test_who_knows_a_person_is_not_cut(looks: None, qtbot: Any) -> None:
    short, long = PersonTile("Known to you", "Ros Dyer", "Buyer"), PersonTile("Known to Travis Ledoux", "Ros Dyer", "")
    for tile in (short, long):
        qtbot.addWidget(tile)
    (top,) = [one for one in long.findChildren(Text) if one.text() == "Known to Travis Ledoux"]
    assert top.heightForWidth(long.sizeHint().width() - 48) > top.heightForWidth(1000)
    assert long.sizeHint().height() >= short.sizeHint().height()
