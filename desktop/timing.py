"""Marks of the start on stderr, when TACIT_TIMING=1: what the bench reads."""

from __future__ import annotations

import os
import sys
import time


class Marks:
    """Milliseconds since the process's first line of ours."""

    def __init__(self, started: float) -> None:
        self.started = started
        self.on = os.environ.get("TACIT_TIMING") == "1"

    def mark(self, name: str) -> None:
        """Writes 'tacit-timing NAME MS'."""
        if self.on:
            sys.stderr.write(f"tacit-timing {name} {(time.perf_counter() - self.started) * 1000:.1f}\n")
            sys.stderr.flush()
