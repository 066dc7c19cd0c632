"""Stages for the screens: `empty` with one colleague, `sample` with the sample company."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.bus import CaptureRequest
from desktop.theme import current
from tests.desktop.sharing import Pair, pair, prepare
from tests.desktop.stage import Stage, make, stage


@pytest.fixture(scope="session")
def pristine_empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("empty") / "profile"
    make(place)
    return place


@pytest.fixture(scope="session")
def pristine_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sample") / "profile"
    make(place, demo=True)
    return place


@pytest.fixture(scope="session")
def pristine_pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pair")
    prepare(place)
    return place


@pytest.fixture
def looks(qapp: QApplication) -> None:
    """The look in force, light, without motion."""
    theme = current()
    if theme._applied is None:
        theme.start(qapp)
    theme.set("light", 1.0, False)


@pytest.fixture
def empty(looks: None, pristine_empty: Path, tmp_path: Path) -> Iterator[Stage]:
    made = stage(pristine_empty, tmp_path / "profile")
    yield made
    made.close()


@pytest.fixture
def sample(looks: None, pristine_sample: Path, tmp_path: Path) -> Iterator[Stage]:
    made = stage(pristine_sample, tmp_path / "profile")
    yield made
    made.close()


@pytest.fixture
def shared(looks: None, pristine_pair: Path, tmp_path: Path) -> Iterator[Pair]:
    """Two people in one shared file."""
    made = pair(pristine_pair, tmp_path / "pair")
    yield made
    made.close()


@pytest.fixture
def panel(app: App) -> Any:
    """The capture panel on show, with its controller's timers still."""
    app.bus.capture.emit(CaptureRequest())
    controller = app.shell.capturing.controller
    yield controller
    controller.drafting.drop()
    controller.view.editor.set_text("")
