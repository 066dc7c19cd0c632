"""The time zone of this computer. Apart, because a start needs it before anything else of the services."""

from __future__ import annotations

import os
import time
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def local_zone() -> tzinfo:
    """This computer's zone with its name where that can be found out, else its present offset."""
    name = os.environ.get("TZ", "").lstrip(":")
    if not name and os.path.islink("/etc/localtime"):
        name = os.path.realpath("/etc/localtime").partition("/zoneinfo/")[2]
    try:
        return ZoneInfo(name) if name else _offset()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _offset()


def _offset() -> tzinfo:
    zone = datetime.fromtimestamp(time.time()).astimezone().tzinfo
    assert zone is not None
    return zone
