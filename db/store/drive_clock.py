"""The time of a drive, which is nobody's computer: what it writes on a file that is made on it."""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path


def drive_ms(folder: Path) -> int | None:
    """The time of the drive on which `folder` lies (ms, UTC; some drives count in steps of two seconds). None where
    nothing can be made there. The file is an empty one: what is written may get this computer's time on its way."""
    place = folder / f".tacit-time-{secrets.token_hex(4)}"
    try:
        with place.open("wb"):
            pass
        return place.stat().st_mtime_ns // 1_000_000
    except OSError:
        return None
    finally:
        with suppress(OSError):
            place.unlink()
