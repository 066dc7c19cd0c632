"""The window from outside, as somebody who cannot see it uses it: through its accessibility tree and real keys.

The real program in a process of its own on Xvfb, with a session bus of its own; its window is not imported here. What a
new user does: make a profile, write a capture, find it, keep a promise and take that back; and what happens to a
half-written capture when the machine dies.
"""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from db.services import profiles
from tests.db.world import PASSPHRASE
from tests.e2e import atspi, x11
from tests.e2e.atspi import Desk, Node, wait
from tests.e2e.given import given
from tests.e2e.sandbox import Sandbox
from tests.patience import PROGRAM

pytestmark = [pytest.mark.xserver, pytest.mark.slow]

TEXT = "Frau Weber at Stahlbau Nord fears zimbelkraut. I promised to send the zimbelkraut analysis by Friday."


@dataclass
class Program:
    """A running window, and the way to it."""

    process: subprocess.Popen[bytes]
    desk: Desk
    display: str
    log: Path
    window: Node = field(init=False)

    def __post_init__(self) -> None:
        self.window = self.desk.program().find("frame", "Tacit")
        wait(lambda: x11.activate(self.display), "a window on the display")

    def find(self, role: str, name: str, patience: float = PROGRAM) -> Node:
        """The first of a role whose name begins so."""
        try:
            return self.window.find(role, lambda said: said.startswith(name), patience)
        except AssertionError as fault:
            raise AssertionError(f"{name}: {fault}") from None

    def press(self, name: str) -> None:
        self.find("push button", name).press()

    def go(self, name: str) -> None:
        """Choose a place in the sidebar."""
        place = self.window.find("radio button", lambda said: said.split(",")[0] == name)
        place.press()
        wait(lambda: place.checked, f"{name} chosen")

    def hears(self, words: str, patience: float = PROGRAM) -> None:
        """Wait until the words are somewhere on show."""
        try:
            wait(lambda: words in self.everything(), f"“{words}” in the window", patience)
        except AssertionError as fault:
            raise AssertionError(f"{fault}\n{self.everything()}") from None

    def everything(self) -> str:
        """Every name and every text on show."""
        said = []
        for node in self.window.walk():
            said.append(node.name)
            if node.role in ("text", "label"):
                with contextlib.suppress(atspi.Gone):
                    said.append(node.text)
        return "\n".join(said)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PROGRAM)


class Computer:
    """A sandbox with a display and a session bus, on which the program is started, killed and started again."""

    def __init__(self, box: Sandbox, env: dict[str, str]) -> None:
        self.box, self.env = box, env
        self.running: list[Program] = []

    def start(self, **more: str) -> Program:
        log = self.box.root / f"window-{len(self.running)}.log"
        with log.open("wb") as said:
            env = {**self.env, **more, "PYTHONWARNINGS": "default"}
            process = subprocess.Popen(
                [sys.executable, "-m", "desktop"], cwd=self.box.root, env=env, stdout=said, stderr=said
            )
        desk = Desk(self.env["DBUS_SESSION_BUS_ADDRESS"])
        try:
            program = Program(process, desk, self.env["DISPLAY"], log)
        except BaseException:
            process.kill()
            process.wait(PROGRAM)
            desk.close()
            raise
        self.running.append(program)
        return program

    def end(self) -> None:
        for program in self.running:
            program.desk.close()
            if program.process.poll() is None:
                program.kill()


@pytest.fixture
def computer(tmp_path: Path, xserver: dict[str, str]) -> Iterator[Computer]:
    box = Sandbox(tmp_path / "computer", passphrase=None)
    display = {
        **box.env,
        "DISPLAY": xserver["DISPLAY"],
        "QT_QPA_PLATFORM": "xcb",
        "LANGUAGE": "en",
        "LANG": "en_GB.UTF-8",
    }
    with atspi.session(display) as env:
        made = Computer(box, env)
        try:
            yield made
        finally:
            made.end()


def quiet(program: Program) -> None:
    """The program said nothing of a fault."""
    said = program.log.read_text("utf-8", "replace")
    assert "Traceback" not in said, said[-3000:]
    assert "inside Tacit" not in said, said[-3000:]


def welcome(program: Program) -> None:
    """Make a profile as a new user does; the capture box is there afterwards."""
    program.find("text", "Your name").type("Maren Oltmanns")
    program.find("radio button", "With a passphrase of its own").press()
    program.find("text", "Passphrase").type(PASSPHRASE)
    program.find("text", "Passphrase again").type(PASSPHRASE)
    program.press("Create profile")
    program.hears("Keep your recovery key")
    box = next(iter(program.window.all("check box")), None)
    if box is not None:
        box.press()
    program.press("Start")
    program.find("text", "Capture")


def test_a_first_day(computer: Computer) -> None:
    program = computer.start()
    welcome(program)

    # write it down: the first letter opens the panel, the rest goes on in it
    program.find("text", "Capture").type(TEXT)
    wait(lambda: program.find("text", "Capture").text == TEXT, "the text as it was typed")
    program.hears("Stahlbau Nord")  # what was understood
    program.press("File")
    program.find("push button", f"Stahlbau Nord: {TEXT}")  # on Today, where it was begun

    # found by search within a second of being typed
    program.go("Search")
    field = program.find("text", "Search")
    field.focus()
    with given(program.process.pid) as took:
        field.fill("zimbelkraut")
        program.hears("Stahlbau Nord")
    assert took.seconds < 1.0, took

    # the promise, kept and taken back
    program.go("Promises")
    program.hears("zimbelkraut analysis")
    program.press("Kept")
    wait(lambda: status(computer) == "kept", "the promise kept")
    program.press("Undo")
    wait(lambda: status(computer) == "open", "the promise open again")
    quiet(program)


def status(computer: Computer) -> str:
    """How the promise stands, asked by the terminal while the window is open."""
    found = Sandbox(computer.box.root).json("promises", "--all")["results"]
    return str(found[0]["status"]) if found else ""


def drafts(computer: Computer) -> list[str]:
    """The texts of the drafts on the disk."""
    with profiles.open_profile(computer.box.profile, PASSPHRASE) as tacit:
        return [draft.text for draft in tacit.captures.drafts()]


def test_a_half_written_capture_outlives_the_machine(computer: Computer) -> None:
    program = computer.start()
    welcome(program)
    editor = program.find("text", "Capture")
    editor.type("They spoke of ")
    before = "".join(f"kalimordente {number} " for number in range(6))
    program.find("text", "Capture").type(before)
    typed = "They spoke of " + before
    wait(lambda: program.find("text", "Capture").text == typed, "the text as it was typed")
    # How long that may take is asked by test_kills_typing, in the time that a busy computer gives to the program.
    wait(lambda: any(one.startswith(typed) for one in drafts(computer)), "the draft on disk")
    program.find("text", "Capture").type("and of this")
    program.kill()

    again = computer.start()
    again.find("text", "Passphrase").type(PASSPHRASE)
    again.press("Open")
    first_words = "They spoke of kalimordente"
    wait(
        lambda: any(one.name.startswith(first_words) for one in again.window.all("push button")),
        "the draft on Today, by its first words",
    )
    next(one for one in again.window.all("push button") if one.name.startswith(first_words)).press()
    wait(
        lambda: any(one.text.startswith(typed) for one in again.window.all("text")),
        "the draft in the box, to go on with",
    )
    kept = drafts(computer)
    assert len(kept) == 1
    assert kept[0].startswith(typed)
    quiet(again)
