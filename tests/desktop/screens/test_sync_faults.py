"""The screen of sync, what stops it: stores that are really broken, out of reach, put back."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.services.sync_parts import SyncError, WrongPassword
from db.services.sync_standing import kept
from db.sync.protocol import StoreFull
from desktop.bus import Place
from tests.desktop.screens.sync_steps import met, press, shown, words
from tests.desktop.sharing import Pair, edit


def stopped(shared: Pair, qtbot: QtBot, fault: SyncError) -> Any:
    """A fault ended the last round."""
    shared.services.sync._replica.remember(trouble=kept(fault))
    return shown(shared, qtbot)


def test_a_fault_is_told_once_with_what_to_do(shared: Pair, qtbot: QtBot) -> None:
    screen = stopped(shared, qtbot, StoreFull("There is no room. What waits stays on this computer."))
    assert screen.view.heading.text() == "The shared store is full"
    assert screen.view.sentence.text().startswith("There is no room. What waits stays on this computer. Last synced")
    assert words(screen.view).count("There is no room.") == 1
    assert screen.view.sync.isVisible()


def test_an_expired_password_leads_to_the_new_one(shared: Pair, qtbot: QtBot) -> None:
    screen = stopped(shared, qtbot, WrongPassword("It has expired."))
    assert screen.view.mend.hasFocus()
    assert not screen.view.sync.isVisible()
    press(screen.view.mend, Qt.Key.Key_Return)
    assert shared.mine.places[-1] == Place("settings", query="store:password")


def test_a_fault_comes_before_what_waits_to_be_decided(shared: Pair, qtbot: QtBot) -> None:
    note = shared.note("The pump stood still.")
    shared.meet(note, "text", "The pump stood still twice.", "The pump stood still often.")
    screen = stopped(shared, qtbot, StoreFull("There is no room."))
    assert screen.view.heading.text() == "The shared store is full"
    assert len(screen.view.conflicts.rows) == 1


def broken(shared: Pair, *statements: str) -> None:
    """The shared file itself is changed, as another program or a later Tacit would."""
    with closing(sqlite3.connect(shared.file)) as raw, raw:
        for one in statements:
            raw.execute(one)


def unreadable(shared: Pair) -> None:
    with shared.file.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 8000)


def not_a_store(shared: Pair) -> None:
    shared.file.unlink()
    with closing(sqlite3.connect(shared.file)) as raw, raw:
        raw.execute("CREATE TABLE letter (text)")


@pytest.mark.parametrize(
    ("breaks", "heading", "sentence", "button"),
    [
        (
            "UPDATE meta SET value = '99' WHERE key = 'min_write'",
            "Update Tacit",
            "What colleagues write still",
            "Sync now",
        ),
        ("UPDATE meta SET value = '99' WHERE key = 'min_read'", "Update Tacit", "needs a newer Tacit", "Sync now"),
        (
            "UPDATE meta SET value = 'other' WHERE key = 'store_id'",
            "Another store",
            "not the shared",
            "Leave or join …",
        ),
        ("UPDATE person SET active = 0", "The shared store said no", "does not know you any more", "Sync now"),
        (unreadable, "The shared store is damaged", "it is damaged", "Sync now"),
        (not_a_store, "There is no shared store", "is not a shared store of Tacit", "Sync now"),
        (Pair.unplug, "Working offline", "puts its newest backup back", "Sync now"),
    ],
)
def test_a_store_that_is_really_broken_is_told_on_the_screen_and_loses_nothing(
    shared: Pair, qtbot: QtBot, breaks: Any, heading: str, sentence: str, button: str
) -> None:
    note = shared.note("They pay late.")
    edit(shared.services, note, "text", "They pay on time.")
    broken(shared, breaks) if isinstance(breaks, str) else breaks(shared)
    with suppress(SyncError):
        shared.services.sync.run()
    screen = shown(shared, qtbot)
    assert screen.view.heading.text() == heading
    assert sentence in screen.view.sentence.text()
    assert [one.text() for one in (screen.view.sync, screen.view.mend) if one.isVisible()] == [button]
    assert list(screen.view.waiting.rows) == [note]
    assert shared.services.records.get(note).text == "They pay on time."
    if button == "Leave or join …":
        press(screen.view.mend, Qt.Key.Key_Return)
        assert shared.mine.places[-1] == Place("settings", query="store")


def test_out_of_reach_is_told_also_where_something_else_needs_one(shared: Pair, qtbot: QtBot) -> None:
    _screen, _row, _note = met(shared, qtbot)
    shared.unplug()
    with pytest.raises(SyncError):
        shared.services.sync.run()
    screen = shown(shared, qtbot)
    assert screen.view.heading.text().startswith("1 thing")
    assert "is not where it was. Nothing on this computer was changed." in screen.view.sentence.text()


def test_a_store_that_was_put_back_gets_back_what_it_lost(shared: Pair, qtbot: QtBot) -> None:
    before = shared.file.read_bytes()
    note = shared.note("They pay late.")
    shared.file.write_bytes(before)
    assert shared.services.sync.run().restored
    shared.other.sync.run()
    screen = shown(shared, qtbot)
    assert screen.view.heading.text() == "Everything is up to date"
    assert shared.other.records.get(note).text == "They pay late."
