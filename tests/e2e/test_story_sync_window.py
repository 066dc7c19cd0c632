"""The story of two windows that share: Maren and Jonas each with the whole program, their lanes at work, a manager at a
terminal, a real Postgres that is cut off in the middle.

Both windows are in the test's process, on profiles of their own; what they do is done with keys and buttons. Nothing is
waited for by the clock: a state of the window, or of what the profile knows, ends each wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("PySide6")
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.services import profiles
from desktop import i18n, opening
from desktop.app import App
from desktop.bus import CaptureRequest, Place
from desktop.screens.settings.joining import JoinForm
from desktop.shell import syncing
from desktop.theme import current
from desktop.timing import Marks
from desktop.widgets.dialog import Dialog
from tests.db.world import PASSPHRASE
from tests.e2e.sandbox import Sandbox
from tests.e2e.test_story_sync import WORDS, InPostgres, shared_store

NOTE = "Weserstahl pays on Friday."
NAMES = {"maren": "Maren Oltmanns", "jonas": "Jonas Petersen"}


class Seat:
    """Somebody at a window."""

    def __init__(self, app: App, who: str, qtbot: QtBot) -> None:
        self.app, self.who, self.qtbot = app, who, qtbot

    @property
    def services(self) -> Any:
        return self.app.services

    def until(self, true: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(true()))

    def says(self, words: str) -> None:
        """Until the button at the foot of the sidebar says so."""
        try:
            self.until(lambda: self.app.window.sidebar.sync.text() == words)
        except Exception as late:
            raise AssertionError(f"{self.who}: “{self.app.window.sidebar.sync.text()}”, not “{words}”") from late

    def front(self) -> None:
        self.app.window.activateWindow()
        self.qtbot.waitActive(self.app.window)

    def press(self, key: Qt.Key, widget: Any = None) -> None:
        QTest.keyClick(widget or self.app.window, key)

    def texts(self) -> list[str]:
        return [one.text for one in self.services.records.list("note", limit=500).rows]

    def has(self, text: str) -> None:
        """Until it is here, and counted as a change of the window's own store."""
        self.until(lambda: text in self.texts())

    def join(self, store: InPostgres) -> None:
        """In the settings, with a wrong password first."""
        self.app.bus.go.emit(Place("settings", query="store"))
        form: Any = None

        def ready() -> bool:
            nonlocal form
            found = self.app.shell.navigator.current().view.findChildren(JoinForm)
            form = found[0] if found else None
            return form is not None

        self.until(ready)
        address, _unverified = store.url(self.who)
        form.address.setText(address.replace(f"{self.who}@", ""))
        form.login.setText(self.who)
        form.password.setText("not this one")
        form.weak.setChecked(True)
        form.join.click()
        self.until(lambda: form.password_field.error.text())
        assert self.services.settings.store == ""
        form.password.setText(WORDS[self.who])
        form.join.click()
        self.says("Up to date")

    def write(self, text: str, audience: str = "everyone") -> None:
        """A capture, filed with Enter."""
        self.app.bus.capture.emit(CaptureRequest(text=text))
        panel = self.app.shell.capturing.controller
        panel._set_audience(audience)
        QTest.keyClick(panel.view.editor, Qt.Key.Key_Return)
        self.has(text)

    def syncs_until(self, words: str) -> None:
        """Syncs again whenever a round is over, as an impatient person does, until the button says so."""

        def there() -> bool:
            if self.app.window.sidebar.sync.text() == words:
                return True
            if self.app.shell.syncing.news.job is None:
                self.app.bus.sync.emit()
            return False

        try:
            self.until(there)
        except Exception as late:
            conflicts = self.services.sync.conflicts()
            raise AssertionError(f"{self.who}: {self.services.sync.standing()} {len(conflicts)}") from late

    def sent(self) -> None:
        """Until the store has taken all that waited here. (Who of two is first there, their pauses decide.)"""

        def nothing_waits() -> bool:
            standing = self.services.sync.standing()
            return standing.waiting == 0 and standing.state != "offline"

        self.until(nothing_waits)

    def edit(self, record: str, text: str) -> None:
        done: list[Any] = []
        version = self.services.records.get(record).versions.get("text")
        change = {"text": (version, text)}
        self.app.jobs.write(self.services.records.edit, record, change, then=done.append)
        self.until(lambda: done)

    def note(self, text: str) -> str:
        return next(str(one.id) for one in self.services.records.list("note", limit=500).rows if one.text == text)

    def sync_screen(self) -> Any:
        self.app.bus.go.emit(Place("sync"))
        screen: Any = self.app.shell.navigator.current()
        self.until(lambda: screen.view.page.isVisible())
        return screen


@pytest.fixture
def seat(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Seat]]:
    """Opens a window for somebody, on a profile of their own."""
    outcome: Any = opening.Outcome
    opened: list[App] = []
    monkeypatch.setattr(
        opening, "open_profile", lambda profile, *_: outcome("open", profiles.open_profile(profile, PASSPHRASE))
    )
    for name, milliseconds in (("_AFTER_START", 50), ("_AFTER_CHANGE", 50), ("_LOOK", 20)):
        monkeypatch.setattr(syncing, name, milliseconds)
    look = current()
    look.mode, look.scale, look.motion = "light", 1.0, False
    i18n.install("en")

    def open_(who: str) -> Seat:
        profile = tmp_path / f"profile of {who}"
        profiles.create(profile, NAMES[who], passphrase=PASSPHRASE)[1].close()
        app = App(QApplication.instance(), str(profile), Marks(0.0), None, styled=True)  # type: ignore[arg-type]
        opened.append(app)
        app.window.resize(1280, 800)
        app.window.show()
        with qtbot.waitSignal(app.bus.ready):
            app.finish()
        return Seat(app, who, qtbot)

    yield open_
    for app in opened:
        app.window.close()
        app.end()
        app.window.deleteLater()


@pytest.mark.slow
def test_two_windows_and_a_manager_share_and_are_cut_off(seat: Callable[[str], Seat], tmp_path: Path) -> None:
    with shared_store("postgres", tmp_path) as store:
        ada = Sandbox(tmp_path / "ada")
        ada.json("init", "--name", "Ada Brandt")
        store.open_for_business(ada)
        for who in ("maren", "jonas"):
            store.let_in(ada, who)
        maren, jonas = seat("maren"), seat("jonas")
        assert isinstance(store, InPostgres)
        maren.join(store)
        jonas.join(store)
        they_share(ada, maren, jonas)
        they_are_cut_off(store, maren, jonas)
        they_write_at_once(ada, maren, jonas)
        it_is_withdrawn(ada, maren, jonas)
        assert [one for one in QApplication.topLevelWidgets() if isinstance(one, Dialog)] == []


def they_share(ada: Sandbox, maren: Seat, jonas: Seat) -> None:
    """What one writes is at the other's window soon, because the store said so; what is only hers is not."""
    jonas.front()
    maren.write("Only for me: I doubt it.", "me")
    maren.write(NOTE)
    jonas.has(NOTE)
    assert "Only for me: I doubt it." not in jonas.texts()
    for each in (maren, jonas):
        each.says("Up to date")
    ada.json("sync")
    assert ada.json("show", jonas.note(NOTE))["text"] == NOTE


def they_are_cut_off(store: InPostgres, maren: Seat, jonas: Seat) -> None:
    """The server loses its power: both go on writing, the windows say so in a word, and all of it arrives."""
    store.cut()
    jonas.write("Written without a store.")
    jonas.says("Offline · 1 waiting")
    assert jonas.services.sync.standing().state == "offline"
    record = maren.note(NOTE)
    maren.edit(record, "Weserstahl pays on Monday.")
    jonas.edit(record, "Weserstahl pays on Sunday.")
    jonas.says("Offline · 2 waiting")
    screen = jonas.sync_screen()
    jonas.until(lambda: len(screen.view.waiting.rows) == 2)
    assert screen.view.heading.text() == "Working offline"
    store.mend()
    maren.front()
    maren.press(Qt.Key.Key_F5)
    maren.sent()
    jonas.front()
    jonas.press(Qt.Key.Key_F5)
    jonas.syncs_until("Needs you · 1")
    maren.app.bus.sync.emit()
    maren.has("Written without a store.")


def they_write_at_once(ada: Sandbox, maren: Seat, jonas: Seat) -> None:
    """Both had changed the same words meanwhile: Jonas sees both versions, and decides with a key."""
    screen = jonas.sync_screen()
    jonas.until(lambda: screen.view.conflicts.rows)
    (row,) = screen.view.conflicts.rows.values()
    said = {row.item.mine.text, row.item.theirs.text}
    assert said == {"Weserstahl pays on Sunday.", "Weserstahl pays on Monday."}
    jonas.press(Qt.Key.Key_T, row)
    jonas.says("Up to date")
    ada.json("sync")
    maren.app.bus.sync.emit()
    maren.says("Up to date")
    texts = {maren.services.records.get(row.item.record.id).text, ada.json("show", row.item.record.id)["text"]}
    assert texts == {"Weserstahl pays on Monday."}


def it_is_withdrawn(ada: Sandbox, maren: Seat, jonas: Seat) -> None:
    """The manager makes a team without Jonas, Maren gives the note to it: it leaves his window."""
    ada.json("store", "team", "add", "North", "Ada Brandt", NAMES["maren"])
    maren.app.bus.sync.emit()
    maren.until(lambda: len(maren.services.sync.audiences()) == 4)
    (team,) = [one.key for one in maren.services.sync.audiences() if one.key.startswith("team:")]
    note = maren.note("Weserstahl pays on Monday.")
    maren.app.bus.go.emit(Place("today"))
    done: list[Any] = []
    maren.app.jobs.write(maren.services.sync.set_audience, [note], team, then=done.append)
    maren.until(lambda: done)
    maren.says("Up to date")
    jonas.app.bus.sync.emit()
    jonas.until(lambda: "Weserstahl pays on Monday." not in jonas.texts())
    jonas.says("Up to date")
    assert "Weserstahl pays on Monday." in maren.texts()
