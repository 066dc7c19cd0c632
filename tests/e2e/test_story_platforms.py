"""The whole window in one process with the test, its lanes at work, by keyboard alone: capture, find, keep, undo.

Once on Qt's offscreen platform, once on a real X server with a window manager. One process has one platform, so the
second is told by a process of its own that runs this very test.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.patience import PROGRAM

pytest.importorskip("PySide6")
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from db.services import profiles
from desktop import i18n, opening
from desktop.app import App
from desktop.theme import current
from desktop.timing import Marks
from tests.db.world import PASSPHRASE

CTRL = Qt.KeyboardModifier.ControlModifier
TEXT = "Frau Weber at Stahlbau Nord fears zimbelkraut. I promised to send the zimbelkraut analysis by Friday."


@pytest.fixture
def app(copied: Callable[[], Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """The program on a profile, its lanes at work in threads of their own."""
    profile = copied()
    outcome: Any = opening.Outcome
    monkeypatch.setattr(opening, "open_profile", lambda *_: outcome("open", profiles.open_profile(profile, PASSPHRASE)))
    look = current()
    look.mode, look.scale, look.motion = "light", 1.0, False
    i18n.install("en")
    app = App(QApplication.instance(), "", Marks(0.0), None, styled=True)  # type: ignore[arg-type]
    app.window.resize(1280, 800)
    app.window.show()
    qtbot.waitActive(app.window)
    with qtbot.waitSignal(app.bus.ready):
        app.finish()
    yield app
    app.window.close()
    app.end()
    app.window.deleteLater()


def writing() -> str:
    """What stands in the field that has the keys."""
    field = QApplication.focusWidget()
    return field.toPlainText() if isinstance(field, QPlainTextEdit | QTextEdit) else ""


@pytest.mark.parametrize("platform", ["offscreen", pytest.param("xcb", marks=[pytest.mark.xserver, pytest.mark.slow])])
def test_capture_find_keep_undo_with_the_keyboard(platform: str, request: pytest.FixtureRequest, qtbot: QtBot) -> None:
    if QGuiApplication.platformName() == platform:
        tell(request.getfixturevalue("app"), qtbot)
        return
    desktop = request.getfixturevalue("xdesktop")
    own = {"TACIT_TEST_PLATFORM": platform, "TACIT_TEST_DISPLAY": desktop["DISPLAY"]}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", request.node.nodeid]
    told = subprocess.run(
        command,
        env={**os.environ, **own},
        cwd=request.config.rootpath,
        capture_output=True,
        text=True,
        timeout=PROGRAM,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert "1 passed" in told.stdout


def tell(app: App, qtbot: QtBot) -> None:
    """The story, on whatever platform this process has."""
    services: Any = app.services

    def promises() -> list[str]:
        return [row.record.status for row in services.promises.ledger(state="all")]

    QTest.keyClick(app.window, Qt.Key.Key_N, CTRL)
    for letter in TEXT:
        QTest.keyClicks(QApplication.focusWidget(), letter)
    qtbot.waitUntil(lambda: writing() == TEXT)
    qtbot.waitUntil(lambda: len(services.captures.drafts()) == 1)  # kept while it is written
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: promises() == ["open"])
    qtbot.waitUntil(lambda: services.captures.drafts() == [])

    QTest.keyClick(app.window, Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(lambda: app.shell.navigator.here == "search")
    QTest.keyClicks(QApplication.focusWidget(), "zimbel")
    screen = app.shell.navigator.current()
    qtbot.waitUntil(lambda: "Stahlbau Nord" in spoken(screen.view))

    QTest.keyClick(app.window, Qt.Key.Key_4, CTRL)
    qtbot.waitUntil(lambda: app.shell.navigator.here == "promises")
    ledger = app.shell.navigator.current()
    qtbot.waitUntil(lambda: "zimbelkraut analysis" in spoken(ledger.view))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_K)
    qtbot.waitUntil(lambda: promises() == ["kept"])
    QTest.keyClick(app.window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: promises() == ["open"])


def spoken(view: Any) -> str:
    """What is on show: names of widgets, texts, rows of lists."""
    from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

    said = []
    for widget in view.findChildren(QWidget):
        if isinstance(widget, QLabel):
            said.append(widget.text())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            rows = range(min(model.rowCount(), 50))
            roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            said += [str(model.index(row, 0).data(role)) for row in rows for role in roles]
        said.append(widget.accessibleName())
    return "\n".join(said)
