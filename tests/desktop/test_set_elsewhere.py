"""What the terminal sets while the window is open holds in the window, and is said there."""

from __future__ import annotations

from pathlib import Path

from db.services import profiles
from tests.desktop.conftest import PASSPHRASE, Start, world
from tests.desktop.sharing import shared_file


def test_the_window_heeds_what_the_terminal_sets(profile: Path, tmp_path: Path, start: Start) -> None:
    def terminal() -> profiles.Tacit:
        return profiles.open_profile(profile, PASSPHRASE, world=world())

    with terminal() as services:
        services.sync.join(shared_file(tmp_path, services))
    app = start()
    assert app.window.box.audience[1] == "Only me"

    with terminal() as services:
        services.sync.set_default_audience("everyone")
    app.window.activated.emit()
    assert app.window.box.audience[1] == "Everyone"

    with terminal() as services:
        services.sync.set_default_audience("me")
        services.records.add("note", {"text": "The press stands."})
    app.jobs._poll()
    assert app.window.box.audience[1] == "Only me"

    with terminal() as services:
        services.sync.leave()
    app.window.activated.emit()
    assert app.window.sidebar.sync.state == "private"
