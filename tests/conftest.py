"""What every test stands on: a world of its own (home, key ring, screen), and noise fails (see tests/noise.py).

Set before anything of the product is imported, so that no test can reach the real profile, the real key ring or a real
screen. Tests marked `xserver` drive a program in a process of its own (fixture `xserver`), never this one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

from tests.patience import PROGRAM, WINDOW_MS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from sqlalchemy import Connection

pytest_plugins = ["tests.noise"]

ROOT = Path(__file__).resolve().parent.parent

_WORLD = Path(tempfile.mkdtemp(prefix="tacit-tests-"))
_HOMES = count()
_OF_THE_USER = "TACIT_PASSPHRASE TACIT_PASSPHRASE_COMMAND DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY"

# A test that is to run on a real X server starts itself again with these two (tests/e2e/test_story_platforms.py).
_PLATFORM, _DISPLAY = os.environ.get("TACIT_TEST_PLATFORM", "offscreen"), os.environ.get("TACIT_TEST_DISPLAY")

for _name in _OF_THE_USER.split():
    os.environ.pop(_name, None)
if _DISPLAY:
    os.environ["DISPLAY"] = _DISPLAY
os.environ.update(
    QT_QPA_PLATFORM=_PLATFORM,
    TACIT_HOME=str(_WORLD / "home"),
    PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
    XDG_RUNTIME_DIR=str(_WORLD),  # mkdtemp made it for us alone, as Qt asks of it
    **{f"XDG_{kind}_HOME": str(_WORLD / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE", "STATE")},
)

# Derandomised, so that a red run is red for everybody; TACIT_HYPOTHESIS=search looks for new examples (by night, by
# hand). Either way a failure prints the blob that repeats it.
_RULES = {
    "deadline": None,
    "print_blob": True,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    "database": DirectoryBasedExampleDatabase(ROOT / ".cache" / "hypothesis"),
}
settings.register_profile("ci", derandomize=True, **(_RULES | {"database": None}))
settings.register_profile("search", max_examples=2000, **_RULES)
settings.load_profile(os.environ.get("TACIT_HYPOTHESIS", "ci"))


def pytest_configure() -> None:
    """Profiles made in this process cost little, for most tests make one; a program in a process of its own has none of
    this. A passphrase may be stretched less (`cheap_stretching`), and the scripts that make a schema run once: the next
    empty store is given what they made."""
    from db.store import cipher, schema

    cipher.SCRYPT_LEAST = 1 << 4
    run_scripts, scripts, made = schema.run_scripts, schema.SCRIPTS, list[str]()

    def once(connection: Connection) -> None:
        empty = scripts == schema.SCRIPTS and schema.current(connection) is None
        if empty and made:
            for statement in made:
                connection.exec_driver_sql(statement)
            return
        run_scripts(connection)
        if empty:
            of_it = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
            made.extend(connection.exec_driver_sql(of_it).scalars())
            made.append(f"INSERT INTO alembic_version VALUES ('{schema.HEAD}')")

    schema.run_scripts = once


def pytest_unconfigure() -> None:
    shutil.rmtree(_WORLD, ignore_errors=True)


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's own TACIT_HOME; not made yet, as on a new laptop."""
    place = _WORLD / f"home-{next(_HOMES)}"
    monkeypatch.setenv("TACIT_HOME", str(place))
    return place


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """pytest-qt's, with the patience of a busy computer."""
    for name in ("waitUntil", "waitSignal", "waitActive"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=WINDOW_MS))
    return qtbot


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder of real input beside the checkout (or TACIT_SHARED); tests read it and never copy from it."""
    place = Path(os.environ.get("TACIT_SHARED") or ROOT.parent / "shared")
    if not (place / "data").is_dir():
        pytest.skip(f"real input is not here: {place.name}/data beside the checkout, or TACIT_SHARED")
    return place


@pytest.fixture(scope="session")
def shared(shared_folder: Path) -> Path:
    """The `data` folder of real input."""
    return shared_folder / "data"


def _program(name: str) -> str:
    """Where a program lies that ./dev brings in; a reason to skip where it could not, which CI does not take."""
    found = shutil.which(name)
    if found is None:
        reason = f"{name} is not installed; ./dev setup brings it in"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """An X server; gives the environment for a program that is to draw on it."""
    program = _program("Xvfb")
    reader, writer = os.pipe()
    command = [program, "-displayfd", str(writer), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL) as server:
        try:
            os.close(writer)
            with os.fdopen(reader) as told:
                number = told.readline().strip()
            if not number:
                pytest.fail("Xvfb ended before it named its display")
            yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            server.terminate()
            server.wait(PROGRAM)


@pytest.fixture(scope="session")
def xserver() -> Iterator[dict[str, str]]:
    """An X server of our own; gives the environment for a program that is to draw on it."""
    with _screen() as environment:
        yield environment


@pytest.fixture(scope="session")
def xdesktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Another X server, with a window manager on it: without one no window is ever given the keys."""
    program = _program("openbox")
    managing = tmp_path_factory.mktemp("openbox") / "managing"
    command = [program, "--sm-disable", "--startup", f"touch {managing}"]
    quiet = subprocess.DEVNULL
    with _screen() as screen, subprocess.Popen(command, env=screen, stdout=quiet, stderr=quiet) as manager:
        try:
            until = time.monotonic() + PROGRAM
            while not managing.exists():
                if manager.poll() is not None or time.monotonic() > until:
                    pytest.fail("openbox does not manage the display")
                time.sleep(0.01)
            yield screen
        finally:
            manager.terminate()
            manager.wait(PROGRAM)
