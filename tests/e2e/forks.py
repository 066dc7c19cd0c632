"""Children that start at once: forked from a process that has imported the product, with no Qt to be had in it.

A child runs one function of `tests.e2e.stories` (or any importable one) in a process group of its own. What it says
through `say` counts as acknowledged: it went through a pipe before the child did anything else, as a line on stdout
would have. The server imports Qt as "not installed", so whatever runs here runs without it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.patience import PROGRAM

Say = Callable[[Any], None]

PRELOADED = ["tests.e2e.preload"]


@dataclass
class Child:
    """A running child. `heard` are the things it said, in order."""

    process: Any
    pipe: Connection
    heard: list[Any] = field(default_factory=list)

    @property
    def pid(self) -> int:
        return int(self.process.pid)

    def listen(self, until: Callable[[list[Any]], bool] = lambda _heard: False, patience: float = PROGRAM) -> bool:
        """Hear what is said until it is enough (True) or the child has ended (False)."""
        end = time.monotonic() + patience
        while not until(self.heard):
            if not self.pipe.poll(max(0.0, end - time.monotonic())):
                self.kill()
                raise TimeoutError(f"the child said nothing for {patience} s; heard {self.heard[-3:]}")
            try:
                self.heard.append(self.pipe.recv())
            except (EOFError, ConnectionResetError):
                return False
        return True

    def hear(self) -> bool:
        """Hear one thing more; False where the child has ended."""
        enough = len(self.heard) + 1
        return self.listen(lambda heard: len(heard) >= enough)

    def kill(self) -> None:
        """SIGKILL to the child and whatever it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def end(self) -> int:
        """Hear the rest and wait; the exit status, negative for a signal."""
        self.listen()
        self.process.join(PROGRAM)
        self.pipe.close()
        status = self.process.exitcode
        self.process.close()
        return int(status)


def start(story: Callable[..., Any], *arguments: Any, fault: str = "", env: dict[str, str] | None = None) -> Child:
    """Run `story(say, *arguments)` in a child. `env` replaces the environment, `fault` arms a fault point."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    mine, theirs = context.Pipe(duplex=False)
    settings = (fault, dict(os.environ) if env is None else env)
    process = context.Process(target=_run, args=(story, arguments, theirs, settings), daemon=True)
    process.start()
    theirs.close()
    return Child(process, mine)


@contextlib.contextmanager
def started(story: Callable[..., Any], *arguments: Any, **how: Any) -> Iterator[Child]:
    """As `start`; the child is killed where the block leaves it running."""
    child = start(story, *arguments, **how)
    try:
        yield child
    finally:
        if not child.pipe.closed:
            child.kill()
            child.end()


def run(story: Callable[..., Any], *arguments: Any, **how: Any) -> tuple[int, list[Any]]:
    """Run a story to its end: exit status and what was said."""
    child = start(story, *arguments, **how)
    status = child.end()
    return status, child.heard


def _run(story: Callable[..., Any], arguments: tuple[Any, ...], pipe: Connection, settings: Any) -> None:
    from db.store import cipher, faults

    with contextlib.suppress(PermissionError):
        os.setsid()
    fault, environment = settings
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    tempfile.tempdir = None
    cipher.SCRYPT_N = 1 << 14  # its real cost has a test of its own
    faults.arm(fault)
    story(pipe.send, *arguments)
    pipe.close()


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


def terminal(arguments: list[str], env: dict[str, str], stdin: bytes = b"", fault: str = "") -> Done:
    """One command of the terminal in a child: what `tacit ARGUMENTS` does after its imports."""
    with tempfile.TemporaryDirectory(prefix="tacit-e2e-") as folder:
        files = [Path(folder, name) for name in ("in", "out", "err")]
        files[0].write_bytes(stdin)
        child = start(_terminal, arguments, [str(file) for file in files], fault=fault, env=env)
        code = child.end()
        out, err = (file.read_bytes().decode("utf-8", "replace") if file.exists() else "" for file in files[1:])
    return Done(code, out, err)


def _terminal(_say: Say, arguments: list[str], files: list[str]) -> None:
    from db.cli.main import main

    sys.stdout.flush()
    sys.stderr.flush()
    for number, name in enumerate(files):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        descriptor = os.open(name, flags, 0o600)
        os.dup2(descriptor, number)
        os.close(descriptor)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    code = main(arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
