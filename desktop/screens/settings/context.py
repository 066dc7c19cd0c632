"""What every page of settings works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from desktop.actions import Actions
from desktop.bus import Bus
from desktop.jobs import Jobs
from desktop.widgets.fields import Check, Choice


@dataclass(frozen=True)
class Context:
    """`owner` is the screen's controller: jobs' results die with it."""

    services: Any
    jobs: Jobs
    bus: Bus
    actions: Actions
    owner: QObject

    def set(self, name: str, value: Any) -> None:
        """Changes one setting, saves, and tells the window."""
        setattr(self.services.settings, name, value)
        self.jobs.write(self.services.settings.save, owner=self.owner)
        self.bus.settings_changed.emit(name)

    def choice(self, name: str, label: str, options: list[tuple[Any, str]]) -> Choice:
        """A drop-down of one setting."""
        field = Choice(label, options)
        field.set_value(getattr(self.services.settings, name))
        field.activated.connect(lambda _index: self.set(name, field.value()))
        field.setMinimumWidth(field.sizeHint().width() + 24)
        return field

    def check(self, name: str, label: str) -> Check:
        """A box of one setting."""
        box = Check("", bool(getattr(self.services.settings, name)))
        box.setAccessibleName(label)
        box.toggled.connect(lambda on: self.set(name, on))
        return box
