"""Jobs: results come to the GUI thread, stale ones do not come, errors reach somebody."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.bus import Bus
from desktop.jobs import Jobs, Ticket
from tests.patience import PROGRAM


@pytest.fixture
def lanes(bus: Bus) -> Iterator[Jobs]:
    """Jobs with real threads."""
    made = Jobs(bus)
    yield made
    made.stop()


def test_the_work_is_elsewhere_and_the_result_is_here(lanes: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    lanes.read(threading.get_ident, then=lambda worker: seen.append((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    worker, here = seen[0]
    assert here == threading.get_ident() != worker


def test_writes_keep_their_order(lanes: Jobs, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(20):
        lanes.write(lambda number=number: number, then=done.append)
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))


def test_only_the_newest_of_a_key_arrives(lanes: Jobs, qtbot: QtBot) -> None:
    gate, seen = threading.Event(), []
    lanes.read(lambda: gate.wait(PROGRAM) and "old", then=seen.append, key="typing")
    lanes.read(lambda: "new", then=seen.append, key="typing")
    qtbot.waitUntil(lambda: seen == ["new"])
    gate.set()
    qtbot.waitUntil(lanes.idle)
    assert seen == ["new"]


def test_a_result_dies_with_its_owner(lanes: Jobs, qtbot: QtBot) -> None:
    gate, seen, owner = threading.Event(), [], QObject()
    lanes.read(lambda: gate.wait(PROGRAM), then=seen.append, owner=owner)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    gate.set()
    qtbot.waitUntil(lanes.idle)
    assert seen == []


def test_an_error_nobody_takes_reaches_the_bus(lanes: Jobs, bus: Bus, qtbot: QtBot) -> None:
    def fails() -> None:
        raise ValueError("not this")

    with qtbot.waitSignal(bus.failed) as heard:
        lanes.write(fails)
    assert isinstance(heard.args[0], ValueError)


def test_an_error_that_is_taken_stays_there(lanes: Jobs, bus: Bus, qtbot: QtBot) -> None:
    taken: list[BaseException] = []
    with qtbot.assertNotEmitted(bus.failed):
        lanes.write(lambda: 1 / 0, failed=taken.append)
        qtbot.waitUntil(lambda: bool(taken))
    assert isinstance(taken[0], ZeroDivisionError)


def test_long_work_tells_how_far_it_is_and_can_be_stopped(lanes: Jobs, qtbot: QtBot) -> None:
    told: list[tuple[int, int, str]] = []

    def count(ticket: Ticket) -> int:
        done = 0
        while not ticket.cancelled():
            done += 1
            ticket.progress(done, 0, "counting")
            threading.Event().wait(0.001)
        return done

    ended: list[int] = []
    job = lanes.long(count, then=ended.append)
    job.progressed.connect(lambda *what: told.append(what))
    qtbot.waitUntil(lambda: len(told) >= 3)
    job.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended[0] >= 3
    assert told[0] == (1, 0, "counting")


def test_changes_of_a_profile_are_published_until_it_is_let_go(bus: Bus, jobs: Jobs) -> None:
    heard: list[Any] = []
    listeners: list[Any] = []

    def subscribe(listener: Any) -> Any:
        listeners.append(listener)
        return lambda: listeners.remove(listener)

    bus.changed.connect(heard.append)
    jobs.follow(SimpleNamespace(subscribe=subscribe, poll=lambda: None))
    listeners[0]("a change")
    jobs.unfollow()
    assert heard == ["a change"]
    assert listeners == []


def test_another_process_is_asked_about(bus: Bus, lanes: Jobs, qtbot: QtBot) -> None:
    lanes.follow(SimpleNamespace(subscribe=lambda _listener: lambda: None, poll=lambda: "from elsewhere"))
    with qtbot.waitSignal(bus.changed) as heard:
        pass
    assert heard.args == ["from elsewhere"]
