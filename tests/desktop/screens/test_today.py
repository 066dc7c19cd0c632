"""Today's rows, apart from the window."""

from __future__ import annotations

from typing import Any

from desktop.screens.today import parts
from desktop.theme import current
from desktop.widgets.buttons import Button


def test_what_is_to_be_confirmed_fits_its_column_however_long_the_words_are(theme: Any, qtbot: Any) -> None:
    words = ("Bestätigen", "Bekannt \N{HORIZONTAL ELLIPSIS}", "Verwerfen")
    row = parts.proposed_row(
        "customer", "Gebrüder Haslinger Pressentechnik", [Button(one, kind="link") for one in words]
    )
    qtbot.addWidget(row)
    assert row.minimumSizeHint().width() <= current().px(200)
    row.resize(current().px(288), row.heightForWidth(current().px(288)))
    row.show()
    for button in row.findChildren(Button):
        assert button.width() >= button.sizeHint().width(), "no word is cut"
