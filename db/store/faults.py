"""Named places where a test may kill the program, to show that nothing acknowledged is lost.

`TACIT_FAULT=name` (or `name:3` for the third time it is reached) arms one of them. Unarmed, a point costs one
comparison.
"""

from __future__ import annotations

import os
import signal

_ARMED, _, _NTH = os.environ.get("TACIT_FAULT", "").partition(":")
_left = int(_NTH) if _NTH.isdigit() else 1


def point(name: str) -> None:
    """Die here as by `kill -9`, if this place is armed."""
    global _left
    if not _ARMED or name != _ARMED:
        return
    _left -= 1
    if _left <= 0:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
