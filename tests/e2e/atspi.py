"""A small assistive technology: finds what a window offers by role and name, presses, types and reads (AT-SPI 2).

It speaks D-Bus through jeepney (which keyring brings along) to the accessibility bus, as a screen reader does. What can
be done here can be done by somebody who does not see the window; what cannot be found here has no name.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.patience import PROGRAM

ACCESSIBLE = "org.a11y.atspi.Accessible"
_PROPERTIES = "org.freedesktop.DBus.Properties"
#: Bits of the state (atspi-constants).
_FOCUSED, _SENSITIVE, _SHOWING, _CHECKED = 12, 24, 25, 4
#: More children than this are looked at from the front only: a table is never walked whole.
_MOST_CHILDREN = 120


class Gone(Exception):
    """The object, or its program, is not there any more."""


@contextlib.contextmanager
def session(display: dict[str, str]) -> Iterator[dict[str, str]]:
    """A session bus of our own on a display, with accessibility on; gives the environment for a program on it."""
    program = shutil.which("dbus-daemon")
    if program is None or not os.path.exists("/usr/share/dbus-1/services/org.a11y.Bus.service"):
        reason = "dbus-daemon or at-spi2-core is not installed; ./dev setup brings them in"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    env = {**display, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "NO_AT_BRIDGE": "0"}
    reader, writer = os.pipe()
    command = [program, "--session", "--nofork", "--nopidfile", f"--print-address={writer}"]
    with subprocess.Popen(command, env=env, pass_fds=[writer], stderr=subprocess.DEVNULL) as bus:
        try:
            os.close(writer)
            with os.fdopen(reader) as told:
                env["DBUS_SESSION_BUS_ADDRESS"] = told.readline().strip()
            yield env
        finally:
            bus.terminate()
            bus.wait(PROGRAM)


class Desk:
    """What is on the accessibility bus of a session."""

    def __init__(self, address: str) -> None:
        with open_dbus_connection(bus=address) as bus:
            launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            self._connection: DBusConnection = open_dbus_connection(
                bus=_answer(bus, new_method_call(launcher, "GetAddress"))[0]
            )

    def close(self) -> None:
        self._connection.close()

    def call(self, name: str, path: str, interface: str, method: str, signature: str = "", *body: Any) -> Any:
        address = DBusAddress(path, name, interface)
        return _answer(self._connection, new_method_call(address, method, signature or None, body or ()))

    @property
    def root(self) -> Node:
        return Node(self, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")

    def program(self, name: str = "Tacit") -> Node:
        """The program of this name, as soon as it is there."""
        return wait(lambda: next((one for one in self.root.children() if one.name == name), None), f"program {name}")

    def type(self, text: str) -> None:
        """Real keys to whatever has the focus, a letter at a time, through the X server."""
        controller = "/org/a11y/atspi/registry/deviceeventcontroller"
        for letter in text:
            interface = "org.a11y.atspi.DeviceEventController"
            self.call("org.a11y.atspi.Registry", controller, interface, "GenerateKeyboardEvent", "isu", 0, letter, 4)


def _answer(connection: DBusConnection, message: Any) -> Any:
    try:
        reply = connection.send_and_get_reply(message, timeout=PROGRAM)
    except (OSError, TimeoutError) as fault:
        raise Gone("no answer") from fault
    if reply.header.message_type is MessageType.error:
        raise Gone(str(reply.body))
    return reply.body


def wait(found: Callable[[], Any], what: str, patience: float = PROGRAM) -> Any:
    """What `found` gives once it is something; AssertionError where it stays nothing."""
    end = time.monotonic() + patience
    while True:
        with contextlib.suppress(Gone):
            if (result := found()) is not None and result is not False:
                return result
        if time.monotonic() > end:
            raise AssertionError(f"not there after {patience:.0f} s: {what}")
        time.sleep(0.03)  # between two looks at a state


@dataclass(frozen=True)
class Node:
    """An accessible object."""

    desk: Desk
    owner: str
    path: str

    def _get(self, name: str, interface: str = ACCESSIBLE) -> Any:
        return self.desk.call(self.owner, self.path, _PROPERTIES, "Get", "ss", interface, name)[0][1]

    def _call(self, method: str, signature: str = "", *body: Any, interface: str = ACCESSIBLE) -> Any:
        return self.desk.call(self.owner, self.path, interface, method, signature, *body)

    @property
    def name(self) -> str:
        return str(self._get("Name"))

    @property
    def description(self) -> str:
        return str(self._get("Description"))

    @property
    def role(self) -> str:
        return str(self._call("GetRoleName")[0])

    def _state(self, bit: int) -> bool:
        low, high = self._call("GetState")[0]
        return bool((low | high << 32) >> bit & 1)

    showing = property(lambda self: self._state(_SHOWING))
    sensitive = property(lambda self: self._state(_SENSITIVE))
    focused = property(lambda self: self._state(_FOCUSED))
    checked = property(lambda self: self._state(_CHECKED))

    def children(self) -> list[Node]:
        count = self._get("ChildCount")
        if count > _MOST_CHILDREN:
            pairs = [self._call("GetChildAtIndex", "i", number)[0] for number in range(_MOST_CHILDREN)]
        else:
            pairs = self._call("GetChildren")[0]
        return [Node(self.desk, owner, path) for owner, path in pairs if not path.endswith("/null")]

    def walk(self) -> Iterator[Node]:
        """This and everything below that is on show, from the outside in."""
        waiting = [self]
        while waiting:
            node = waiting.pop(0)
            with contextlib.suppress(Gone):
                yield node
                waiting += [child for child in node.children() if child.showing or child.role == "frame"]

    def all(self, role: str = "", name: str | Callable[[str], bool] = "") -> list[Node]:
        """Everything below of this role and with this name (or whose name the function likes)."""
        fits = name if callable(name) else (lambda said: not name or said == name)
        return [node for node in self.walk() if (not role or node.role == role) and fits(node.name)]

    def find(self, role: str = "", name: str | Callable[[str], bool] = "", patience: float = PROGRAM) -> Node:
        """The first of them, as soon as there is one."""
        try:
            return wait(lambda: next(iter(self.all(role, name)), None), f"{role} {name}", patience)
        except AssertionError as fault:
            raise AssertionError(f"{fault}\n{self.dump()}") from None

    def press(self) -> None:
        """What a click does."""
        wait(lambda: self.sensitive, f"{self.role} {self.name} to be pressed", 5)
        assert self._call("DoAction", "i", self._action(), interface="org.a11y.atspi.Action")[0]

    def _action(self) -> int:
        names = [action[0] for action in self._call("GetActions", interface="org.a11y.atspi.Action")[0]]
        for wanted in ("Press", "Toggle"):
            if wanted in names:
                return names.index(wanted)
        return 0

    def focus(self) -> None:
        self._call("GrabFocus", interface="org.a11y.atspi.Component")
        wait(lambda: self.focused, f"focus on {self.role} {self.name}")

    @property
    def text(self) -> str:
        """What stands in a field."""
        count = self._get("CharacterCount", "org.a11y.atspi.Text")
        return str(self._call("GetText", "ii", 0, count, interface="org.a11y.atspi.Text")[0])

    def type(self, text: str) -> None:
        """Focus it and type, key by key."""
        self.focus()
        self.desk.type(text)

    def fill(self, text: str) -> None:
        """Put a text in its place at once, as dictation does."""
        assert self._call("SetTextContents", "s", text, interface="org.a11y.atspi.EditableText")[0]

    def said(self) -> str:
        """All names on show below, a line each: what a reader would hear."""
        return "\n".join(filter(None, (node.name for node in self.walk())))

    def dump(self) -> str:
        """What is on show below, for the message of a test that failed."""
        lines = []
        for node in self.walk():
            with contextlib.suppress(Gone):
                lines.append(f"{node.role}: {node.name}" + ("" if node.sensitive else " (off)"))
        return "\n".join(line for line in lines if not line.endswith(": "))
