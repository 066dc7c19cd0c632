"""How soon a letter typed into the capture box is on the screen, and how soon the marks of what it made of the text.

    python -m tests.bench.typing_capture [--words 200] [--keys 120] [--pace 110] [--people 2000]

The real window with its threads, on the sample company and as many more people; letters are typed at the pace of a
quick typist at the end of a text that is there already. The yardstick is a bare QPlainTextEdit of the same text, typed
into between the same keys. Offscreen unless QT_QPA_PLATFORM says otherwise. Figures in ms: from the key event to the
painted letter, and to the painted marks of the text with that letter. The goal (issue 3.6) is 30.
"""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

PASSPHRASE = "measured"
SENTENCES = (
    "Walked press 2 at Caldervale with Ros and the feed pump seized again, the third time this year.",
    "I promised her the failure analysis by Wednesday in two weeks.",
    "She would rather have one page with a cause than a thick report.",
    "The board signs everything above fifty thousand, and Tom will send us the minutes next Friday.",
    "Rexmann quoted them eight percent less for the spare parts, but nobody has seen the paper yet.",
    "They plan to move the second line to the new hall before Easter.",
)
TYPED = "Told him we'd send the revised quote on Monday, and the drawing of the new hall after that. "


def text_of(words: int) -> str:
    """That many words of a visit, in sentences."""
    endless = itertools.chain.from_iterable(itertools.repeat(" ".join(SENTENCES).split()))
    return " ".join(itertools.islice(endless, words)) + " "


class Stopwatch:
    """Notes when an editor has painted: the letter last typed, and the marks of the text as it is."""

    def __init__(self, editor: Any) -> None:
        self.editor = editor
        self.letter: float | None = None
        self.marks: float | None = None
        self.read = ""
        paint, show = type(editor).paintEvent, getattr(type(editor), "show_marks", None)

        def painted(event: Any) -> None:
            paint(editor, event)
            now = time.perf_counter()
            self.letter = self.letter or now
            if show is not None and self.read == editor.text():
                self.marks = self.marks or now

        def shown(text: str, marks: Any) -> None:
            assert show is not None
            before = editor.marks
            show(editor, text, marks)
            self.read = text
            if text == editor.text() and editor.marks is before:
                self.marks = self.marks or time.perf_counter()  # they stood there already

        editor.paintEvent = painted
        if show is not None:
            editor.show_marks = shown

    def begin(self) -> float:
        self.letter = self.marks = None
        return time.perf_counter()


def pump(until: Callable[[], bool], seconds: float) -> None:
    """Lets the program live until something is so."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    end = time.perf_counter() + seconds
    while not until() and (left := end - time.perf_counter()) > 0:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
        if not until():
            time.sleep(min(left, 0.0005))


def window(folder: Path, people: int) -> Any:
    """The program, open on the sample company and more people, with the capture box on show."""
    from PySide6.QtWidgets import QApplication

    from db.services import profiles
    from desktop.app import App
    from desktop.bus import CaptureRequest
    from desktop.timing import Marks

    os.environ |= {"TACIT_HOME": str(folder), "TACIT_PASSPHRASE": PASSPHRASE, "XDG_CONFIG_HOME": str(folder)}
    _made, services = profiles.demo(folder / "default", PASSPHRASE)
    for start in range(0, people, 500):
        for number in range(start, min(start + 500, people)):
            services.records.add("contact", {"name": f"Person{number} Family{number % 977}"})
    services.close()
    app = App(QApplication.instance(), "", Marks(0.0), None, styled=True)  # type: ignore[arg-type]
    ready: list[bool] = []
    app.bus.ready.connect(lambda: ready.append(True))
    app.window.resize(1280, 800)
    app.window.show()
    app.finish()
    pump(lambda: bool(ready), 60)
    app.bus.capture.emit(CaptureRequest())
    pump(lambda: False, 0.5)
    return app


def typed(app: Any, words: int, keys: int, pace: float) -> Iterator[tuple[float, float, float]]:
    """For each key: the letter in the bare editor, the letter in the capture box, the marks there (or the pace)."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QPlainTextEdit

    editor = app.shell.capturing.controller.view.editor
    bare = QPlainTextEdit()
    bare.resize(editor.size())
    bare.setFont(editor.font())
    bare.show()
    for box in (editor, bare):
        (box.set_text if box is editor else box.setPlainText)(text_of(words))
        box.moveCursor(box.textCursor().MoveOperation.End)
    mine, yard = Stopwatch(editor), Stopwatch(bare)
    pump(lambda: mine.marks is not None, 10)
    for letter in itertools.islice(itertools.cycle(TYPED), keys):
        times = []
        for box, watch in ((bare, yard), (editor, mine)):
            start = watch.begin()
            QTest.keyClick(box, letter)
            pump(lambda watch=watch: watch.letter is not None, 1)  # type: ignore[misc]
            times.append(((watch.letter or time.perf_counter()) - start) * 1000)
        pump(lambda: mine.marks is not None, pace / 1000)
        marks = ((mine.marks or time.perf_counter()) - start) * 1000
        pump(lambda start=start: time.perf_counter() - start > pace / 1000, 1)  # type: ignore[misc]
        yield times[0], times[1], marks


def row(name: str, times: list[float], yardstick: float) -> str:
    p95 = statistics.quantiles(times, n=20)[-1]
    middle = statistics.median(times)
    return f"{name:<34} {middle:8.1f} {p95:8.1f} {max(times):8.1f} {middle / yardstick:8.1f}x"


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.bench.typing_capture", description=__doc__)
    options.add_argument("--words", type=int, default=200)
    options.add_argument("--keys", type=int, default=120)
    options.add_argument("--pace", type=float, default=110, help="ms between two keys")
    options.add_argument("--people", type=int, default=0, help="people besides the sample company")
    chosen = options.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    QApplication(["tacit", "-style", "fusion"])
    with tempfile.TemporaryDirectory(prefix="tacit-bench-") as place:
        app = window(Path(place), chosen.people)
        figures = list(typed(app, chosen.words, chosen.keys, chosen.pace))
        app.window.close()
        app.end()
    bare, letter, marks = (list(column) for column in zip(*figures, strict=True))
    yardstick = statistics.median(bare)
    print(f"{f'{chosen.words} words, {chosen.keys} keys, ms':<34} {'median':>8} {'p95':>8} {'most':>8} {'ratio':>9}")
    print(row("bare QPlainTextEdit, letter", bare, yardstick))
    print(row("capture box, letter", letter, yardstick))
    print(row("capture box, marks", marks, yardstick))
    late = sum(each >= chosen.pace for each in marks)
    print(f"keys whose marks came after the next key: {late} of {len(marks)}")


if __name__ == "__main__":
    main()
