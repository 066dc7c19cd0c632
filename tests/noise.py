"""Noise fails a test: log records from WARNING up, messages of Qt, windows and threads left behind.

(Python's own warnings are errors already, by pytest's `filterwarnings`.) A test that means the noise says so:

    def test_a_full_disk_is_told(noise):
        noise.expect(r"disk is full")       # must come, and may
        noise.allow(r"propagateSizeHints")  # may come

Patterns are searched in "LEVEL source: text", for instance "WARNING db.store.backup: ..." or "WARNING Qt.default: ...".
"""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

# Said by the offscreen platform itself about itself, whatever a program does.
_ALWAYS_ALLOWED = (r"This plugin does not support propagateSizeHints", r"This plugin supports grabbing the mouse only")
_GRACE_S = 5.0
_NOISE: pytest.StashKey[Noise] = pytest.StashKey()
_THREADS: pytest.StashKey[set[threading.Thread]] = pytest.StashKey()


class Noise:
    """What was heard during one test, against what the test said it would hear."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._heard: list[str] = []
        self._told = 0
        self._allowed = list(_ALWAYS_ALLOWED)
        self._expected: list[str] = []

    def expect(self, pattern: str) -> None:
        """The pattern must be heard at least once, and may be."""
        self._expected.append(pattern)

    def allow(self, pattern: str) -> None:
        """The pattern may be heard."""
        self._allowed.append(pattern)

    @property
    def heard(self) -> list[str]:
        """Every line so far, in order, meant or not."""
        with self._lock:
            return list(self._heard)

    def hear(self, line: str) -> None:
        with self._lock:
            self._heard.append(line)

    def complaints(self) -> list[str]:
        """What is wrong since it was last asked, in sentences; empty when all is as the test said."""
        heard = self.heard
        new, self._told = heard[self._told :], len(heard)
        meant = self._allowed + self._expected
        loud = [f"unexpected: {line}" for line in new if not any(re.search(one, line) for one in meant)]
        missing = [one for one in self._expected if not any(re.search(one, line) for line in heard)]
        return loud + [f"expected and never heard: {one}" for one in missing]


class _Ear(logging.Handler):
    def __init__(self, noise: Noise) -> None:
        super().__init__(logging.WARNING)
        self._noise = noise

    def emit(self, record: logging.LogRecord) -> None:
        self._noise.hear(f"{record.levelname} {record.name}: {record.getMessage()}")


def _listen_to_qt(noise: Noise) -> Callable[[], None]:
    """Hears Qt from its warnings up until the returned function is called. Does nothing where Qt was never loaded."""
    if "PySide6.QtCore" not in sys.modules:
        return lambda: None
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    levels = {QtMsgType.QtWarningMsg: "WARNING", QtMsgType.QtCriticalMsg: "CRITICAL", QtMsgType.QtFatalMsg: "FATAL"}

    def hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind in levels:
            noise.hear(f"{levels[kind]} Qt.{context.category or 'default'}: {text}")

    before = qInstallMessageHandler(hear)
    return lambda: qInstallMessageHandler(before) and None


@pytest.fixture
def noise(request: pytest.FixtureRequest) -> Noise:
    """To say which noise is meant."""
    return request.node.stash[_NOISE]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    item.stash[_NOISE] = noise = Noise()
    ear = _Ear(noise)
    logging.getLogger().addHandler(ear)
    try:
        return (yield)
    finally:
        logging.getLogger().removeHandler(ear)


@pytest.fixture(autouse=True)
def _hear_qt(request: pytest.FixtureRequest) -> Iterator[None]:
    stop = _listen_to_qt(request.node.stash[_NOISE])
    yield
    stop()


@pytest.fixture(autouse=True)
def _drop_what_was_left_open() -> Iterator[None]:
    """A file, a connection or a database that a test left open says so when it is thrown away: where that happens by
    chance, it happens in another test. So it happens here, after each test that leaves more open than it found."""
    before = _descriptors()
    yield
    if _descriptors() - before:
        gc.collect()


def _descriptors() -> set[str]:
    """What this process holds open, by number and name (Linux only)."""
    held = set()
    for entry in Path("/proc/self/fd").glob("*"):
        with suppress(OSError):  # closed while we looked
            held.add(f"{entry.name} {os.readlink(entry)}")
    return held


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Fails a test that passed but was loud. Threads of wider fixtures run already; those started now must end."""
    item.stash[_THREADS] = set(threading.enumerate())
    yield
    _fail(item.stash[_NOISE].complaints())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """After the fixtures are gone: nothing is left on the screen or at work, and taking down was quiet too."""
    yield
    left = _left_windows() + _left_threads(item.stash.get(_THREADS, set(threading.enumerate())))
    _fail(left + [one for one in item.stash[_NOISE].complaints() if one.startswith("unexpected")])


def _fail(complaints: list[str]) -> None:
    if complaints:
        pytest.fail("\n".join(["Noise fails a test (CONTRIBUTING.md, tests/noise.py):", *complaints]), pytrace=False)


def _left_windows() -> list[str]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    said = [f"window left open: {type(widget).__name__} {widget.windowTitle()!r}" for widget in left]
    for widget in left:
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return said


def _left_threads(before: set[threading.Thread]) -> list[str]:
    left = []
    for thread in set(threading.enumerate()) - before:
        if isinstance(thread, threading._DummyThread):
            continue  # a pool thread of Qt that once ran Python; busy ones are counted below
        thread.join(_GRACE_S)
        if thread.is_alive():
            left.append(f"thread left at work: {thread.name}")
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QThreadPool

        if not QThreadPool.globalInstance().waitForDone(int(_GRACE_S * 1000)):
            left.append("the global thread pool of Qt is still at work")
    return left + [f"QThread left at work: {name}" for name in _native_threads("QThread")]


def _native_threads(start: str) -> list[str]:
    """Names of this process's threads at the system that start so; Qt names a QThread after itself (Linux only)."""
    names = []
    for entry in Path("/proc/self/task").glob("*/comm"):
        try:
            names.append(entry.read_text().strip())
        except OSError:
            continue  # it ended while we looked
    return [name for name in names if name.startswith(start)]
