"""Pictures of every screen, taken from the real program on a demo profile with a fixed day, for docs and for looking.

    python -m desktop.screenshots --out DIR [--lang de] [--theme dark] [--size 1280x800] [--scale 2.0] [--only today]

Without --lang or --theme it takes both. A picture is called NAME-THEME-LANG.png.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

DAY = dt.datetime(2026, 11, 23, 8, 45)  # noqa: DTZ001  the clock on the wall of whoever looks
PASSPHRASE = "pictures of a sample company"
CAPTURES = {
    "en": (
        "Walked press 2 at Caldervale with Ros. The feed pump seized again, third time this year, and it cost them "
        "eleven hours. I promised her the failure analysis by Wednesday in two weeks. "
        "She would rather have one page with a cause than a thick report."
    ),
    "de": (
        "War heute bei Tannroda, mit Frau Kessler durch die Halle. Die Förderpumpe steht schon wieder. "
        "Ich habe ihr die Schadensanalyse bis Mittwoch versprochen. Sie mag keine dicken Berichte."
    ),
}
ALONE = (
    "today", "capture", "customer", "person", "promises", "search", "import", "palette", "settings", "security", "join",
    "keys", "help",
)  # fmt: skip
SHARED = ("sync", "sync-offline", "store", "shared-capture", "readers")
"""Pictures of a profile that shares a store"""


def main(arguments: list[str] | None = None) -> int:
    """Takes the pictures; exit status 0, or 1 when a screen could not be shown."""
    asked = _asked(arguments)
    if not asked.lang or not asked.theme or not asked.only:
        return _each(asked)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="tacit-pictures-") as folder:
        os.environ["TACIT_HOME"] = folder
        os.environ["TACIT_PASSPHRASE"] = PASSPHRASE
        return Studio(asked, Path(folder)).run()


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m desktop.screenshots")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--lang", choices=("en", "de"))
    parser.add_argument("--theme", choices=("light", "dark"))
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--scale", type=float, default=1.0, help="text size, 1.0 to 2.0")
    parser.add_argument("--only", default="", help="names of pictures, separated by commas")
    return parser.parse_args(arguments)


def _each(asked: argparse.Namespace) -> int:
    """A process for each language and look, as one application has one of both; and for pictures of a profile that
    shares a store beside those of one that does not."""
    status = 0
    only = [asked.only] if asked.only else [",".join(ALONE), ",".join(SHARED)]
    langs, themes = [asked.lang] if asked.lang else ["en", "de"], [asked.theme] if asked.theme else ["light", "dark"]
    for lang, theme, names in product(langs, themes, only):
        command = [sys.executable, "-m", "desktop.screenshots", "--out", str(asked.out), "--lang", lang]
        command += ["--theme", theme, "--size", asked.size, "--scale", str(asked.scale), "--only", names]
        status = max(status, subprocess.run(command, check=False).returncode)
    return status


def _hear(_kind: object, _context: object, text: str) -> None:
    """Qt's messages, but for what the offscreen platform says of itself: nobody who looks at pictures can use that."""
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(f"{text}\n")


class Studio:
    """The program with a demo profile, and a camera."""

    def __init__(self, asked: argparse.Namespace, folder: Path) -> None:
        from desktop import state

        self.asked, self.folder = asked, folder
        asked.out.mkdir(parents=True, exist_ok=True)
        self._make_profile()
        kept = state.WindowState()
        kept.theme, kept.language, kept.opened = asked.theme, asked.lang, True
        kept.text_size, kept.motion = round(asked.scale * 100), False
        kept.width, kept.height = (int(part) for part in asked.size.split("x"))
        kept.reminded = DAY.date().isoformat()  # three seconds after a start it would lie over the picture, or not yet
        kept.save()
        self.failed: list[str] = []

    def _make_profile(self) -> None:
        from db.services import profiles

        _created, services = profiles.demo(self.folder / "default", PASSPHRASE, DAY.date(), world=_world())
        settings = services.settings
        settings.theme, settings.language, settings.motion = self.asked.theme, self.asked.lang, False
        settings.text_scale = round(self.asked.scale * 100)
        settings.save()
        if set(self.asked.only.split(",")) & set(SHARED):
            from desktop import scenes

            scenes.share(self.folder, services, PASSPHRASE, _world())
            settings.sync_automatically = False  # what waits is to be seen waiting
            settings.save()
        services.close()

    def run(self) -> int:
        """Opens the window and goes through all screens."""
        from PySide6.QtCore import qInstallMessageHandler
        from PySide6.QtWidgets import QApplication

        from db.services import profiles
        from desktop import opening
        from desktop.app import App
        from desktop.timing import Marks

        def open_fixed(profile: str, passphrase: str | None = None, glanced: object = None) -> opening.Outcome:
            return opening.Outcome("open", profiles.open_profile(profile, PASSPHRASE, world=_world()))

        opening.open_profile = open_fixed
        qInstallMessageHandler(_hear)
        qt = QApplication(["tacit", "-style", "fusion"])
        self.app = App(qt, "", Marks(time.perf_counter()), None, styled=True)
        self.qt = qt
        ready: list[bool] = []
        self.app.bus.ready.connect(lambda: ready.append(True))
        # The offscreen platform's screen is small; a picture is as large as it was asked for.
        self.app.window.resize(*(int(part) for part in self.asked.size.split("x")))
        self.app.window.show()
        self.app.finish()
        self.wait(lambda: bool(ready), 60)
        for name, scene in self._scenes().items():
            if name in self.asked.only.split(","):
                self._take(name, scene)
        self.app.window.close()
        self.app.end()
        for name in self.failed:
            sys.stderr.write(f"no picture of {name}\n")
        return 1 if self.failed else 0

    def _scenes(self) -> dict[str, Callable[[], None]]:
        from desktop.bus import Place

        def go(screen: str, query: str = "") -> Callable[[], None]:
            return lambda: self.app.bus.go.emit(Place(screen, query=query))

        return {
            "today": go("today"),
            "capture": self._capture,
            "customer": go("customers"),
            "person": go("people"),
            "promises": go("promises"),
            "search": go("search", "pump" if self.asked.lang == "en" else "Pumpe"),
            "import": go("importing"),
            "palette": self._palette,
            "settings": go("settings", "appearance"),
            "security": go("settings", "security"),
            "keys": go("settings", "keys"),
            "help": go("settings", "help"),
            "sync": go("sync"),
            "sync-offline": self._offline,
            "shared-capture": self._capture,
            "readers": self._readers,
            "store": go("settings", "store"),
            "join": go("settings", "store"),
        }

    def _capture(self) -> None:
        from desktop.bus import CaptureRequest, Place

        self.app.bus.go.emit(Place("today"))
        self.app.bus.capture.emit(CaptureRequest(text=CAPTURES[self.asked.lang]))

    def _offline(self) -> None:
        """The shared file is out of reach, and somebody tried."""
        from desktop.bus import Place

        for conflict in self.app.services.sync.conflicts():
            self.app.services.sync.resolve(conflict.id, "theirs")
        (self.folder / "team.tacit").rename(self.folder / "away")
        self.app.bus.go.emit(Place("sync"))
        self.app.shell.syncing.round()

    def _readers(self) -> None:
        """Who may read a customer, being chosen."""
        from desktop.bus import Place

        self.app.bus.go.emit(Place("customers"))
        self.settle()
        screen: Any = self.app.shell.navigator.current()
        screen.page.audience.click()

    def _palette(self) -> None:
        self.app.shell.palette.ask()
        self.app.shell.palette.line.setText("c" if self.asked.lang == "en" else "t")

    def _take(self, name: str, scene: Callable[[], None]) -> None:
        try:
            scene()
        except Exception as error:
            self.failed.append(f"{name} ({type(error).__name__}: {error})")
            return
        self.settle()
        self._picture().save(str(self.asked.out / f"{name}-{self.asked.theme}-{self.asked.lang}.png"), "PNG", 0)
        self.app.shell.palette.close_overlay()
        controller: Any = self.app.shell.capturing.controller
        if self.app.shell.capturing.showing() and controller is not None:
            controller.view.editor.set_text("")
            controller.escape()

    def _picture(self) -> Any:
        """The window, and a popup where one is open over it."""
        from PySide6.QtWidgets import QApplication

        picture = self.app.window.grab()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            from PySide6.QtGui import QPainter

            at = self.app.window.mapFromGlobal(popup.pos())
            painter = QPainter(picture)
            painter.drawPixmap(at, popup.grab())
            painter.end()
            popup.close()
        return picture

    def settle(self) -> None:
        """Until nothing is under way and nothing moves."""
        for _round in range(3):
            self.wait(self.app.jobs.idle, 20)
            until = time.monotonic() + 0.25
            self.wait(partial(_past, until), 1)

    def wait(self, true: Callable[[], bool], seconds: float) -> None:
        """Lets the program run until `true()`, at most `seconds`."""
        until = time.monotonic() + seconds
        while not true() and time.monotonic() < until:
            self.qt.processEvents()
            time.sleep(0.005)


def _past(moment: float) -> bool:
    return time.monotonic() > moment


def _world() -> Any:
    """A clock that stands at the day of the pictures."""
    from db.services.profiles import World

    milliseconds = int(DAY.astimezone().timestamp() * 1000)
    ticks = iter(range(10**9))
    return World(now_ms=lambda: milliseconds + next(ticks), drive_of=lambda folder: milliseconds)


if __name__ == "__main__":
    sys.exit(main())
