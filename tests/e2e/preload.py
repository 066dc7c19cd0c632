"""What the fork server imports before its first child: the headless product, in a world where Qt is not installed."""

from __future__ import annotations

import os
import pkgutil
import sys
from importlib import import_module

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a thread of its own would not survive the fork
for _name in ("PySide6", "shiboken6"):
    sys.modules[_name] = None  # type: ignore[assignment]  # importing it fails, as where it is not installed

import alembic.command  # noqa: E402, F401

import db  # noqa: E402

for _found in pkgutil.walk_packages(db.__path__, "db."):
    if ".migrations." not in _found.name and not _found.name.endswith("__main__"):
        try:
            import_module(_found.name)
        except ImportError as fault:  # a part that is not there yet is missed by the tests that need it
            sys.stderr.write(f"preload: {_found.name}: {fault}\n")

from sqlalchemy import select  # noqa: E402
from sqlalchemy.orm import configure_mappers  # noqa: E402

from db.records import standard_kinds  # noqa: E402

configure_mappers()  # half of a short command's work, and the same in each
for _kind in standard_kinds():
    str(select(_kind.cls))
