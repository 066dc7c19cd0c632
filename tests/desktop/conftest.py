"""The window on a demo profile that is made once and copied for each test; jobs run at once; the clock stands still."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.services import profiles
from db.store import cipher
from desktop import i18n, opening, state
from desktop.app import App
from desktop.bus import Bus
from desktop.jobs import Jobs
from desktop.theme import Theme, current
from desktop.timing import Marks
from tests.noise import Noise

PASSPHRASE = "a passphrase for tests"
NOW = dt.datetime(2026, 11, 23, 8, 45, tzinfo=dt.UTC)


def world() -> profiles.World:
    """The real randomness, and a clock that stands at NOW (a millisecond on at every look, so that order is kept)."""
    ticks = iter(range(10**9))
    start = int(NOW.timestamp() * 1000)
    drive = {"drive_of": lambda folder: start, "prove": lambda folder: None}
    return profiles.World(now_ms=lambda: start + next(ticks), **drive)


@pytest.fixture(autouse=True)
def _offscreen(noise: Noise) -> None:
    """What the offscreen platform says of itself when a popup opens."""
    noise.allow(r"This plugin does not support (raise|grabbing the keyboard)")


@pytest.fixture(scope="session")
def _demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("demo") / "profile"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cipher, "SCRYPT_N", 1 << 14)  # the least that real programs open
        _created, services = profiles.demo(place, PASSPHRASE, NOW.date(), world=world())
    services.close()
    return place


@pytest.fixture
def profile(_demo: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demo profile, as the usual profile of this test's home."""
    monkeypatch.setenv("TZ", "UTC")
    place = home / "default"
    shutil.copytree(_demo, place)
    return place


@pytest.fixture
def services(profile: Path) -> Iterator[Any]:
    """The services of the demo profile."""
    opened = profiles.open_profile(profile, PASSPHRASE, world=world())
    yield opened
    opened.close()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The look, started; back to light and 100 % afterwards."""
    QLocale.setDefault(QLocale("en_GB"))
    look = current()
    look.mode, look.scale, look.motion = "light", 1.0, False
    look.start(qapp)
    yield look
    look.set("light", 1.0, False)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The German sentences, for the length of a test."""
    i18n.install("de")
    yield
    i18n.install("en")


@pytest.fixture
def bus(theme: Theme) -> Bus:
    """A bus nobody else hears."""
    return Bus()


@pytest.fixture
def jobs(bus: Bus) -> Iterator[Jobs]:
    """Jobs that run at once."""
    made = Jobs(bus, inline=True)
    yield made
    made.stop()


Start = Callable[[], App]


@pytest.fixture
def start(profile: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the whole program on the demo profile, everything in this thread, and waits for the filled Today."""
    opened: list[App] = []

    def open_at_once(name: str, passphrase: str | None = None, glanced: Any = None) -> opening.Outcome:
        services = profiles.open_profile(profile, PASSPHRASE, world=world(), glanced=glanced)
        return opening.Outcome("open", services)

    def go() -> App:
        monkeypatch.setattr(opening, "open_profile", open_at_once)
        i18n.install("en")
        kept = state.load()
        kept.opened = True
        kept.save()
        app = App(QApplication.instance(), "", Marks(0.0), None, inline=True, styled=True)  # type: ignore[arg-type]
        app.window.resize(1280, 800)
        opened.append(app)
        app.window.show()
        qtbot.waitActive(app.window)
        with qtbot.waitSignal(app.bus.ready):
            app.finish()
        return app

    yield go
    for app in opened:
        app.window.close()
        app.end()
        app.window.deleteLater()


@pytest.fixture
def app(start: Start) -> App:
    """The program, open and filled."""
    return start()
