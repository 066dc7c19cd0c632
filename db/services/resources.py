"""Where the files of `resources/` are: beside the code in a checkout, inside the bundle when frozen."""

from __future__ import annotations

import sys
from pathlib import Path


def folder(*parts: str) -> Path:
    """A folder or file of resources. It need not exist."""
    base = getattr(sys, "_MEIPASS", None)
    root = Path(base) if base else Path(__file__).resolve().parents[2]
    return root.joinpath("resources", *parts)
