"""Hints of a store that somebody else wrote to it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from db.services import sync_places
from db.services.sync_watch import Hints


def test_what_was_pushed_while_nobody_listened_counts_as_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = SimpleNamespace(listen=lambda: None, hint=lambda _seconds: False, close=lambda: None)
    monkeypatch.setattr(sync_places, "open_postgres", lambda *_: connection)
    place: Any = SimpleNamespace(path=None)
    tacit: Any = None
    hints = Hints(tacit, lambda: place)

    def heard() -> bool:
        return hints.wait(0.0, lambda: False)

    assert [heard(), heard()] == [True, False]
    hints.close()
    assert heard()
