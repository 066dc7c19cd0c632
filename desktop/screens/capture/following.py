"""Reading along while one types: one reading at a time, off the GUI thread, of the text as it then is.

A short text is read with every key: its marks stand a moment after the letter. A long one (a pasted mail) takes its
time; meanwhile the marks of the last reading stay under their words, and the next reading waits as long as the last
one took, so that typing always has half of the machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop.jobs import Jobs

#: The letter is painted first.
AFTER_KEY_MS = 4
#: A reading so quick is asked for with every key.
QUICK_MS = 40


class Following(QObject):
    """`read()` gives the work of one reading (a pure function); `show(result)` or `failed(error)` follow it."""

    def __init__(
        self,
        jobs: Jobs,
        read: Callable[[], Callable[[], Any]],
        show: Callable[[Any], Any],
        failed: Callable[[BaseException], Any],
    ) -> None:
        super().__init__()
        self.jobs, self._read, self._show, self._failed = jobs, read, show, failed
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.now)
        self._reading = False
        self._again = False
        self._turn = 0
        self._took = 0.0

    def changed(self) -> None:
        """The text is another."""
        if self._reading:
            self._again = True
        elif not self._timer.isActive():
            self._timer.start(AFTER_KEY_MS if self._took <= QUICK_MS else int(self._took))

    def now(self) -> None:
        """Reads at once; what is being read is of no use any more."""
        self._timer.stop()
        self._turn += 1
        self._reading, self._again = True, False
        turn, work = self._turn, self._read()

        def timed() -> tuple[Any, float]:
            start = time.perf_counter()
            result = work()
            return result, (time.perf_counter() - start) * 1000

        self.jobs.read(
            timed,
            then=lambda found: self._came(turn, *found),
            failed=lambda error: self._broke(turn, error),
            owner=self,
            key="capture.read",
        )

    def stop(self) -> None:
        """No more of this text: what comes of it is thrown away."""
        self._timer.stop()
        self._turn += 1
        self._reading = self._again = False
        self._took = 0.0

    def _came(self, turn: int, result: Any, took: float) -> None:
        if turn == self._turn:
            self._reading, self._took = False, took
            self._show(result)
            self._go_on()

    def _broke(self, turn: int, error: BaseException) -> None:
        if turn == self._turn:
            self._reading = False
            self._failed(error)
            self._go_on()

    def _go_on(self) -> None:
        if self._again:
            self._again = False
            self.changed()
