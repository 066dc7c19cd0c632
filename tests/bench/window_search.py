"""Search inside the real window: `python -m tests.bench.window_search [--notes 10000] [--profile DIR] [--sessions 24]`.

From the key event to the painted rows, in sessions of typing (tests/bench/search/typing.py), on a profile filled with
made notes; the preview at the right is filled meanwhile, as it is for a person. Painted means: the answer of this very
text is in the list, and the list with all its rows has been painted anew. The window runs on Qt's offscreen platform
unless QT_QPA_PLATFORM says otherwise (on X: xvfb-run, QT_QPA_PLATFORM=xcb). Memory is that of the whole process with Qt
and the interpreter, less the bench's own words. `--profile` keeps the profile made, and takes it again where it is
there.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.corpus import Corpus
from tests.bench.search import profile
from tests.bench.search.measure import machine, memory, say, spread
from tests.bench.search.typing import sessions

#: Seconds between an answer and the next key: a fast typist.
PAUSE = 0.06
#: The figure of the beating timer: what is longer than this the window was held.
BEAT_MS = 2
GOAL_MB = 400


class Typist:
    """The window, open on the profile, and somebody who types into its search field."""

    def __init__(self, place: Path) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        from desktop import opening
        from desktop.app import App
        from desktop.bus import Place
        from desktop.timing import Marks

        def opened(_name: str, passphrase: str | None = None, glanced: object = None) -> opening.Outcome:
            return opening.Outcome("open", profile.opened(place))

        opening.open_profile = opened
        self.qt = QApplication(["tacit", "-style", "fusion"])
        self.app = App(self.qt, "", Marks(time.perf_counter()), None, styled=True)
        ready: list[bool] = []
        self.app.bus.ready.connect(lambda: ready.append(True))
        self.app.window.resize(1280, 800)
        self.app.window.show()
        self.app.finish()
        self.until(lambda: bool(ready), 60)
        self.app.bus.go.emit(Place("search"))
        self.until(self.app.jobs.idle, 600)
        self.search: Any = self.app.shell.navigator.current()
        self.beats: list[float] = []
        self.answers: list[float] = []
        self._beat = QTimer()
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(lambda: self.beats.append(time.perf_counter()))

    def until(self, true: Callable[[], bool], seconds: float) -> None:
        end = time.monotonic() + seconds
        while not true():
            self.qt.processEvents()
            if time.monotonic() > end:
                sys.exit("The window did not answer in time.")
            time.sleep(0.0002)

    def key(self, text: str) -> float | None:
        """The key that leads to this text; milliseconds to the painted rows, None where the field is empty."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        line = self.search.view.line
        more = text[len(line.text()) :] if text.startswith(line.text()) else ""
        code = Qt.Key.Key_unknown if more else Qt.Key.Key_Backspace
        event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, more)
        began = time.perf_counter()
        self.qt.sendEvent(line, event)
        assert line.text() == text, (line.text(), text)
        if not text.strip():
            return None
        self.until(lambda: getattr(self.search, "_text", None) == text, 30)
        self.answers.append((time.perf_counter() - began) * 1000)
        self.search.view.left.repaint()
        return (time.perf_counter() - began) * 1000

    def type(self, states: list[str], meanwhile: Callable[[], object] = lambda: None) -> list[float]:
        """One session in an empty field."""
        self.search.view.line.clear()
        self.search._text = None
        found = []
        for text in states:
            took = self.key(text)
            if took is not None:
                found.append(took)
            meanwhile()
            pause = time.monotonic() + PAUSE
            self.until(lambda end=pause: time.monotonic() > end, 5)  # type: ignore[misc]
        return found

    def held(self) -> list[float]:
        """Milliseconds for which the window did nothing else, beat by beat, since the last call."""
        gaps = [(b - a) * 1000 for a, b in zip(self.beats, self.beats[1:], strict=False)]
        self.beats.clear()
        return gaps

    def measure(self, corpus: Corpus, count: int) -> None:
        states = list(sessions(corpus, count))
        first = self.type(states[0])
        say("first key of the window   ", f"{first[0]:8.2f} ms")
        self._beat.start()
        say("key to painted rows       ", spread([took for one in states for took in self.type(one)]))
        say("  key to answer in list   ", spread(self.answers[len(states[0]) :]))
        held = self.held()
        say("  the window held         ", spread(held), f"longest {max(held):.0f}")
        rng, saved = random.Random(3), [0]

        def save() -> None:
            if rng.random() < 0.2:
                text = corpus.text(rng)
                saved[0] += 1
                self.app.jobs.write(lambda: self.app.services.records.add("note", {"text": text}))

        found = [took for one in states for took in self.type(one, save)]
        say("  while notes are saved   ", spread(found), f"({saved[0]} saved)")
        held = self.held()
        say("  the window held         ", spread(held), f"longest {max(held):.0f}")

    def close(self) -> None:
        self._beat.stop()
        self.until(self.app.jobs.idle, 60)
        self.app.window.close()
        self.app.end()


def window(place: Path, size: int, count: int) -> None:
    """In a process of its own, so that what made the profile is not in its memory."""
    before = memory()
    corpus = Corpus(size)
    words = memory() - before
    typist = Typist(place)
    now = memory() - words
    say(f"memory of the open window {now:8.0f} MB with Qt   (goal {GOAL_MB} at 100000 notes)")
    typist.measure(corpus, count)
    say(f"  after typing            {memory() - words:8.0f} MB")
    typist.close()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--notes", type=int, default=10_000)
    options.add_argument("--sessions", type=int, default=24)
    options.add_argument("--profile", type=Path, help="the folder of the profile, kept and used again")
    options.add_argument("--window", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.window:
        window(given.profile, given.notes, given.sessions)
        return
    say(f"{given.notes} notes in the window · {machine()}")
    with tempfile.TemporaryDirectory(prefix="tacit-bench-") as folder:
        place = given.profile or Path(folder, "profile")
        if not place.exists():
            with profile.make(place, Corpus(given.notes)) as tacit:
                tacit.finder.prepare()
                tacit.finder.flush()
        home = Path(folder, "home")
        home.mkdir()
        env = {**os.environ, "TACIT_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
        command = [sys.executable, "-m", "tests.bench.window_search", "--window", "--profile", str(place)]
        command += ["--notes", str(given.notes), "--sessions", str(given.sessions)]
        subprocess.run(command, env=env, check=True)


if __name__ == "__main__":
    main()
