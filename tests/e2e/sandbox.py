"""A computer of its own for a story: home, temporary folder, cache, settings; nothing of it is the tester's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.db.world import PASSPHRASE
from tests.e2e import forks
from tests.e2e.forks import Done
from tests.patience import PROGRAM


@dataclass
class Sandbox:
    """`root` holds everything that the program may write to."""

    root: Path
    passphrase: str | None = PASSPHRASE

    def __post_init__(self) -> None:
        for name in ("home", "tmp", "run", "home/.config", "home/.cache", "home/.local/share", "home/.local/state"):
            (self.root / name).mkdir(parents=True, exist_ok=True)
        (self.root / "run").chmod(0o700)

    @property
    def profiles(self) -> Path:
        """The folder that holds profiles (TACIT_HOME)."""
        return self.root / "home" / ".local" / "share" / "Tacit"

    @property
    def profile(self) -> Path:
        """The usual profile."""
        return self.profiles / "default"

    @property
    def env(self) -> dict[str, str]:
        """The environment of a program in here. The key ring refuses, unless a story gives it a real one."""
        home = self.root / "home"
        given = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "TZ": "Europe/Berlin",
            "HOME": str(home),
            "USER": "maren",
            "TMPDIR": str(self.root / "tmp"),
            "TACIT_HOME": str(self.profiles),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error",
            "PYTHONDONTWRITEBYTECODE": "1",
            "XDG_RUNTIME_DIR": str(self.root / "run"),
            "XDG_DATA_HOME": str(home / ".local/share"),
            "XDG_STATE_HOME": str(home / ".local/state"),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_CACHE_HOME": str(home / ".cache"),
        }
        if self.passphrase is not None:
            given["TACIT_PASSPHRASE"] = self.passphrase
        return given

    def tacit(
        self, *arguments: str, stdin: str | bytes = b"", fault: str = "", env: dict[str, str] | None = None
    ) -> Done:
        """A command of the terminal, in a fork without Qt."""
        data = stdin.encode("utf-8", "surrogateescape") if isinstance(stdin, str) else stdin
        return forks.terminal(list(arguments), {**self.env, **(env or {})}, data, fault)

    def json(self, *arguments: str, stdin: str | bytes = b"", code: int = 0) -> Any:
        """The one JSON document that a command with `--json` writes."""
        done = self.tacit(*arguments, "--json", stdin=stdin)
        assert done.code == code, (arguments, done)
        assert "Traceback" not in done.err
        return json.loads(done.out)

    def program(self, *arguments: str, stdin: str = "", env: dict[str, str] | None = None) -> Done:
        """The real program as a process of its own: `python -m desktop ARGUMENTS`."""
        done = subprocess.run(
            [sys.executable, "-m", "desktop", *arguments],
            cwd=self.root,
            env={**self.env, **(env or {})},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=PROGRAM,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)
