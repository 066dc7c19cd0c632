"""A capture being typed, in a process of its own: the window's drafting over a real profile, a letter at a time.

Told on stdout: `typed LETTERS TICK`, `saved LETTERS TICK`. A tick is a turn of the event loop, five milliseconds apart;
a computer so busy that it stops the whole program stops its ticks too, so that what is lost is measured in the time
that the program was given.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from db.services import profiles
from desktop.bus import Bus
from desktop.jobs import Jobs
from desktop.screens.capture.drafting import Drafting, Words
from tests.db.world import PASSPHRASE

TICK_MS = 5
LETTERS = 400


def text(letters: int) -> str:
    """So many letters of the capture."""
    return ("They spoke of kalimordente. " * (1 + letters // 28))[:letters]


class Typing:
    """Types until all is typed or somebody kills it."""

    def __init__(self, profile: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.letters, self.saving, self.tick, self.next = 0, 0, 0, 1
        tacit = profiles.open_profile(profile, PASSPHRASE)
        self.drafting = Drafting(tacit, Jobs(Bus()), self.words, self.told)
        self.timer = QTimer()
        self.timer.setInterval(TICK_MS)
        self.timer.timeout.connect(self.turn)
        self.timer.start()

    def words(self) -> Words:
        self.saving = self.letters
        return Words(text(self.letters), None, "", "", "")

    def told(self, what: str, error: BaseException | None) -> None:
        if what == "saved":
            self.say("saved", self.saving)
        assert error is None

    def turn(self) -> None:
        self.tick += 1
        if self.tick < self.next or self.letters == LETTERS:
            return
        self.next = self.tick + self.dice.randrange(2, 20)
        self.letters += 1
        self.drafting.changed()
        self.say("typed", self.letters)

    def say(self, what: str, letters: int) -> None:
        os.write(1, f"{what} {letters} {self.tick}\n".encode())


if __name__ == "__main__":
    application = QCoreApplication([])
    typing = Typing(Path(sys.argv[1]), int(sys.argv[2]))
    application.exec()
