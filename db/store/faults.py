"""Named places where a test may kill the program, to show that nothing acknowledged is lost.

`TACIT_FAULT=name` (or `name:3` for the third time it is reached) arms one of them. Unarmed, a point costs one
comparison. `tests/e2e/test_kills.py` kills at every one of them.
"""

from __future__ import annotations

import os
import signal

_armed, _left = "", 0


def arm(name: str) -> None:
    """Die at this place ('name' or 'name:3' for the third time); '' disarms."""
    global _armed, _left
    _armed, _, nth = name.partition(":")
    _left = int(nth) if nth.isdigit() else 1


def point(name: str) -> None:
    """Die here as by `kill -9`, if this place is armed."""
    global _left
    if not _armed or name != _armed:
        return
    _left -= 1
    if _left <= 0:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


arm(os.environ.get("TACIT_FAULT", ""))
