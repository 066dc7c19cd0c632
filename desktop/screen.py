"""What a screen is to the shell: a folder with `view.py`, which lays out, and `controller.py`, which behaves."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from desktop.bus import Bus, Place
from desktop.jobs import Jobs


@runtime_checkable
class Screen(Protocol):
    """Made once, when first shown, as `Controller(services, jobs, bus)`. Lives as long as the profile is open."""

    @property
    def view(self) -> QWidget:
        """The page that the shell puts into the stack."""

    def arrive(self, place: Place) -> None:
        """The screen is shown (again): go to `place.record` or `place.query` if given, refresh what is stale,
        and put the focus where the hands should be."""

    def refresh(self, changes: Any) -> None:
        """Something was written. Called for visible screens only; a hidden one gets it before its next `arrive`."""

    def leave(self) -> bool:
        """Another screen is about to be shown. Keep what is unsaved; False stays here (say why in place)."""

    def back(self) -> bool:
        """Esc: step back within the screen (close an editor, clear a filter). False if there is nothing to step
        back from."""


class ScreenClass(Protocol):
    """How the shell makes a screen."""

    def __call__(self, services: Any, jobs: Jobs, bus: Bus) -> Screen: ...
