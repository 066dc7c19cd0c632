"""The look in force, for widgets alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from desktop.theme import current


@pytest.fixture
def looks(qapp: QApplication) -> None:
    theme = current()
    if theme._applied is None:
        theme.start(qapp)
    theme.set("light", 1.0, False)
