"""Where the files of `resources/` are, in a checkout and in the frozen bundle."""

from __future__ import annotations

import os
import sys


def root() -> str:
    """The folder `resources`, absolute."""
    base = getattr(sys, "_MEIPASS", None) or os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    return os.path.join(base, "resources")


def path(*parts: str) -> str:
    """The path of one resource, as `path("icons", "today.svg")`. It need not exist."""
    return os.path.join(root(), *parts)


def read_text(*parts: str) -> str:
    """The text of one resource; FileNotFoundError if it is not there."""
    with open(path(*parts), encoding="utf-8") as file:
        return file.read()
