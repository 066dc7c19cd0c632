"""A window's surroundings without the window: a profile, jobs that run at once, a bus whose messages are kept."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from db.services import profiles
from db.store import cipher
from desktop.bus import Bus, CaptureRequest, Place, Toast
from desktop.jobs import Jobs
from tests.db.world import TestWorld

PASSPHRASE = "a passphrase of the tests"


@dataclass
class Stage:
    """What a screen is given, and what it asked of the shell."""

    services: Any
    bus: Bus
    jobs: Jobs
    toasts: list[Toast] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    opened: list[tuple[str, str]] = field(default_factory=list)
    captures: list[CaptureRequest] = field(default_factory=list)
    errors: list[BaseException] = field(default_factory=list)
    screens: list[Any] = field(default_factory=list)

    def listen(self) -> None:
        self.bus.toast.connect(self.toasts.append)
        self.bus.go.connect(self.places.append)
        self.bus.open_record.connect(lambda kind, record: self.opened.append((kind, record)))
        self.bus.capture.connect(self.captures.append)
        self.bus.failed.connect(self.errors.append)
        self.bus.undo.connect(self.services.records.undo)
        self.bus.changed.connect(lambda changes: [screen.refresh(changes) for screen in self.screens])
        self.jobs.follow(self.services)

    def show(self, controller: type, place: Place, qtbot: Any, size: tuple[int, int] = (1072, 800)) -> Any:
        """A screen at a place, as the shell shows it."""
        screen = controller(self.services, self.jobs, self.bus)
        qtbot.addWidget(screen.view)
        screen.view.resize(*size)
        screen.view.show()
        self.screens.append(screen)
        screen.arrive(place)
        settle()
        return screen

    def close(self) -> None:
        self.screens.clear()
        self.jobs.stop()
        self.services.close()


def settle() -> None:
    """Lets the layouts come to rest."""
    for _ in range(3):
        QApplication.processEvents()


def make(folder: Path, demo: bool = False) -> None:
    """A profile in a folder, empty or with the sample company."""
    world = TestWorld(seed=1).world()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cipher, "SCRYPT_N", cipher.SCRYPT_LEAST)
        if demo:
            _created, services = profiles.demo(folder, passphrase=PASSPHRASE, world=world)
        else:
            _created, services = profiles.create(folder, "Maren Oltmanns", passphrase=PASSPHRASE, world=world)
    services.close()


def stage(pristine: Path, place: Path) -> Stage:
    """A stage on a copy of a profile."""
    shutil.copytree(pristine, place)
    bus = Bus()
    services = profiles.open_profile(place, passphrase=PASSPHRASE, world=TestWorld(seed=2).world())
    made = Stage(services, bus, Jobs(bus, inline=True))
    made.listen()
    return made
