"""Today's rows, apart from the window."""

from __future__ import annotations

from typing import Any

from desktop.app import App
from desktop.bus import Place
from desktop.screens.today import parts
from desktop.theme import current
from desktop.widgets.buttons import Button
from desktop.widgets.rows import RowButton


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


def test_a_draft_shows_its_words_and_a_click_opens_it(app: App) -> None:
    kept = app.services.drafts.save(None, "Talked to Ros about the second kiln")
    app.bus.go.emit(Place("today"))
    rows = app.window.today.findChildren(RowButton)
    next(one for one in rows if one.accessibleName() == "Talked to Ros about the second kiln").click()
    controller = app.shell.capturing.controller
    assert controller.view.editor.text() == "Talked to Ros about the second kiln"
    assert controller.drafting.id == kept
