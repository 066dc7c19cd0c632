"""The key in a real Secret Service (gnome-keyring on a session bus of its own), and rings that cannot be trusted."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import keyring.backend
import pytest

from db.services import profiles
from db.services.errors import KeyringUnavailable
from db.store import ring
from tests.e2e.sandbox import Sandbox
from tests.patience import PROGRAM

SESSION = """
printf '%s' 'the password of this login' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
exec "$@"
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """What `ring_story` said, and the computer it ran on."""
    for program in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            reason = f"{program} is not installed; ./dev setup brings it in"
            if os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
    box = Sandbox(tmp_path_factory.mktemp("ring"))
    env = {**box.env, "PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring", "PYTHONWARNINGS": ""}
    command = ["dbus-run-session", "--", "sh", "-c", SESSION, "sh"]
    command += [sys.executable, "-m", "tests.e2e.ring_story", str(box.profile)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=PROGRAM, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    said: dict[str, Any] = {}
    for line in done.stdout.splitlines():
        said |= json.loads(line)
    return said, box.root


def test_the_key_is_in_the_ring_and_the_probe_is_not(told: tuple[dict[str, Any], Path]) -> None:
    said, _ = told
    assert said["backend"] == "keyring.backends.SecretService"
    assert len(said["names"]) == 1
    assert said["names"][0].startswith("profile-")
    assert said["text"] == "Kept in the ring"
    assert said["recovered"] == "Kept in the ring"


def test_neither_key_nor_secret_lies_on_the_disk(told: tuple[dict[str, Any], Path]) -> None:
    said, root = told
    key = bytes.fromhex(said["key"])
    wanted = [key, said["key"].encode(), base64.b64encode(key)]
    wanted += [secret.encode() for secret in said["secrets"]] + [bytes.fromhex(secret) for secret in said["secrets"]]
    contents = [file.read_bytes() for file in root.rglob("*") if file.is_file()]
    assert len(contents) > 3
    assert not any(one in content for one in wanted for content in contents)


def test_the_ring_lets_go_of_the_key_when_a_passphrase_takes_over(told: tuple[dict[str, Any], Path]) -> None:
    said, _ = told
    assert said["after_passphrase"] == []
    assert (said["after_return"], said["opens"]) == (1, "keyring")


def test_a_locked_ring_says_so_in_time(told: tuple[dict[str, Any], Path]) -> None:
    said, _ = told
    assert said["locked"] == "KeyringUnavailable"
    assert "nlock" in said["sentence"]
    assert said["took"] < 10
    assert said["there"] is False
    assert "eyring" in said["second"]


class Holding(keyring.backend.KeyringBackend):
    """Keeps what it is given, in memory."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


class Hanging(Holding):
    """Asks somebody who is not there."""

    def __init__(self) -> None:
        super().__init__()
        self.somebody = threading.Event()

    def set_password(self, service: str, username: str, password: str) -> None:
        self.somebody.wait()

    def get_password(self, service: str, username: str) -> str | None:
        self.somebody.wait()
        return super().get_password(service, username)


class Forgetting(Holding):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Puts a backend in the place of the system's ring."""
    before = keyring.get_keyring()
    monkeypatch.setattr(ring, "TIMEOUT", 0.3)
    yield keyring.set_keyring
    keyring.set_keyring(before)


def refused(place: Path) -> str:
    with pytest.raises(KeyringUnavailable) as fault:
        profiles.create(place, "Maren Oltmanns")
    assert not place.exists()
    return fault.value.sentence


def test_a_ring_that_hangs_is_given_up(tmp_path: Path, use: Any) -> None:
    backend = Hanging()
    use(backend)
    assert "does not answer" in refused(tmp_path / "profile")
    backend.somebody.set()


def test_a_ring_that_hangs_later_leaves_the_profile_as_it_was(tmp_path: Path, use: Any) -> None:
    backend = Hanging()
    backend.somebody.set()
    use(Holding())
    made, tacit = profiles.create(tmp_path / "profile", "Maren Oltmanns")
    tacit.close()
    backend.somebody.clear()
    use(backend)
    with pytest.raises(KeyringUnavailable, match="recovery key"):
        profiles.open_profile(tmp_path / "profile")
    backend.somebody.set()
    profiles.recover(tmp_path / "profile", made.recovery_key, "words that nobody guesses").close()


def test_a_ring_that_keeps_nothing_is_refused(tmp_path: Path, use: Any) -> None:
    use(Forgetting())
    assert "does not keep" in refused(tmp_path / "profile")


@pytest.mark.parametrize("module", ["keyring.backends.null", "keyring.backends.fail", "keyrings.alt.file"])
def test_rings_that_are_none_are_refused(tmp_path: Path, use: Any, module: str) -> None:
    backend = Holding()
    kind = type("Keyring", (Holding,), {"__module__": module})
    use(kind())
    assert "no keyring that Tacit can trust" in refused(tmp_path / "profile")
    assert backend.held == {}
