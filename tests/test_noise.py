"""The noise rule can fail: each kind of noise turns a test red, and saying that it was meant turns it green again."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

HEAD = """
import logging, threading, warnings
import tests.noise
tests.noise._GRACE_S = 0.1
STOP = threading.Event()
"""

LOUD = """
def test_log():
    logging.getLogger("db.store").warning("the disk is full")

def test_qt(qapp):
    from PySide6.QtCore import qWarning
    qWarning("odd")

def test_window(qapp):
    global window
    from PySide6.QtWidgets import QWidget
    window = QWidget()
    window.show()

def test_warning():
    warnings.warn("old")

def test_thread():
    threading.Thread(target=STOP.wait, name="stray", daemon=True).start()

def test_silence(noise):
    noise.expect("never said")

def test_left_open(tmp_path):
    ring = [open(tmp_path / "left open", "w")]
    ring.append(ring)

def test_next():
    import gc
    gc.collect()
"""

SAID = [
    "unexpected: WARNING db.store: the disk is full",
    "unexpected: WARNING Qt.default: odd",
    "window left open: QWidget",
    "UserWarning: old",
    "thread left at work: stray",
    "expected and never heard: never said",
    "ERROR at teardown of test_left_open",
]

QUIET = """
def test_expected_log(noise):
    noise.expect("disk is full")
    logging.getLogger("db.store").error("the disk is full")

def test_allowed_qt(noise, qapp):
    from PySide6.QtCore import qWarning
    noise.allow("^WARNING Qt.default: odd")
    qWarning("odd")

def test_ended_thread():
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()

def test_closed_window(qtbot):
    from PySide6.QtWidgets import QWidget
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

def test_information_is_no_noise():
    logging.getLogger("db.store").info("all is well")
"""


def run(pytester: pytest.Pytester, body: str) -> pytest.RunResult:
    pytester.makeconftest("pytest_plugins = ['tests.noise']")
    pytester.makeini("[pytest]\nfilterwarnings = error\nqt_api = pyside6")
    pytester.makepyfile(HEAD + body)
    return pytester.runpytest_subprocess("-p", "no:cacheprovider")


def test_every_noise_fails_its_test(pytester: pytest.Pytester) -> None:
    result = run(pytester, LOUD)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert [said for said in SAID if said not in result.stdout.str()] == []
    outcomes = result.parseoutcomes()
    # What is left behind is told after the test, as an error beside its pass; everything else fails the test itself.
    assert (outcomes["failed"], outcomes["errors"], outcomes["passed"]) == (4, 3, 4)


def test_noise_that_is_meant_passes(pytester: pytest.Pytester) -> None:
    run(pytester, QUIET).assert_outcomes(passed=5)
