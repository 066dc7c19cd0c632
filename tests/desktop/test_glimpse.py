"""Today as it was kept, in the whole window: shown before there are services, and nothing jumps when they come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop import opening
from desktop.bus import Place
from desktop.shell.glimpse import Glimpse
from desktop.shell.shell import Shell
from tests.desktop.conftest import Start

Then = Callable[[Shell], Any]


def said(today: QWidget) -> list[str]:
    return [one.text() for one in today.findChildren(QWidget) if hasattr(one, "text")]


def during(monkeypatch: pytest.MonkeyPatch, then: Then) -> None:
    """Does this when the kept page stands and no services are there."""
    show = Glimpse.show

    def shown(self: Glimpse, glance: Any, painted: Callable[[], None]) -> None:
        show(self, glance, painted)
        shell: Any = self.window.findChild(Shell)
        assert shell.services is None
        then(shell)

    monkeypatch.setattr(Glimpse, "show", shown)


def test_the_kept_page_stays_as_it_is_when_the_services_come(
    services: Any, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.pages.keep_today()
    before: list[Any] = []
    during(
        monkeypatch, lambda shell: before.extend((said(shell.window.today), shell.window.today.left.itemAt(0).widget()))
    )
    app = start()
    words, first = before
    assert services.pages.today().promises[0].record.what in words
    assert said(app.window.today) == words
    assert app.window.today.left.itemAt(0).widget() is first, "it was not built a second time"
    assert app.services is not None


def test_what_is_done_before_the_services_are_there_is_done_then(
    services: Any, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.pages.keep_today()
    promise = services.pages.today().promises[0].record

    def act(shell: Shell) -> None:
        ticks = [one for one in shell.window.today.findChildren(QAbstractButton)
                 if one.accessibleName() == f"Mark as kept: {promise.what}"]  # fmt: skip
        ticks[0].click()
        shell.bus.go.emit(Place("customers"))

    during(monkeypatch, act)
    app = start()
    assert app.services.records.get(promise.id).status == "kept"
    assert app.shell.navigator.here == "customers"


def test_a_page_that_is_not_true_any_more_is_not_shown(
    services: Any, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.pages.keep_today()
    services.records.add("tag", {"name": "x"})
    seen: list[Any] = []
    during(monkeypatch, seen.append)
    app = start()
    assert seen == []
    assert services.pages.today().promises[0].record.what in said(app.window.today)


def test_a_closed_window_has_kept_the_page_and_a_lock_hides_it(start: Start, profile: Path) -> None:
    app = start()
    what = app.services.pages.today().promises[0].record.what
    assert not (profile / "today").exists()
    app.shell.lock()
    assert (profile / "today").exists()
    assert app.shell.entry.welcome.view.isVisible()
    assert what not in said(app.window.today)


def test_without_the_passphrase_nothing_is_shown(services: Any, profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    services.pages.keep_today()
    monkeypatch.undo()
    seen: list[Any] = []
    assert opening.open_profile(str(profile), None, seen.append).state == "unlock"
    assert seen == []
