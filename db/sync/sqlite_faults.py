"""What a file on a share can say, in sentences for people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.store import shared_file
from db.sync import protocol

_AWAY = QT_TRANSLATE_NOOP(
    "db", "The shared store {0} cannot be reached. Go on working; what waits is sent when its drive is back."
)
_MISSING = QT_TRANSLATE_NOOP(
    "db",
    "The shared store {0} is not where it was. Nothing on this computer was changed. If the file is lost, whoever "
    "looks after it puts its newest backup back: tacit store rebuild",
)
_BUSY = QT_TRANSLATE_NOOP("db", "Others are writing to the shared store. What waits is sent in a moment.")
_FULL = QT_TRANSLATE_NOOP(
    "db", "There is no room left where the shared store lies. What waits stays on this computer until there is."
)
_READ_ONLY = QT_TRANSLATE_NOOP(
    "db", "The shared store can be read and not written. What waits stays on this computer; ask for the right to write."
)
_DAMAGED = QT_TRANSLATE_NOOP(
    "db",
    "The shared store {0} cannot be read: it is damaged, or its passphrase is another one. Nothing on this computer "
    "was changed. If it is damaged, whoever looks after it puts its newest backup back: tacit store rebuild",
)
OTHER = QT_TRANSLATE_NOOP("db", "{0} is not a shared store of Tacit. Nothing was changed.")
#: What is raised of a database that is none of ours.
NOT_OURS = "not a database of ours"


def busy(fault: BaseException) -> bool:
    """Whether somebody else holds the file just now."""
    return "locked" in str(fault) or "busy" in str(fault)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the drive say into a `SyncError`; other faults pass."""
    try:
        yield
    except shared_file.OperationalError as fault:
        raise _of_operation(str(fault), path) or fault from fault
    except shared_file.DatabaseError as fault:
        said = str(fault)
        if NOT_OURS in said:
            raise protocol.NoStore(Said(OTHER, path)) from fault
        if "malformed" in said or "not a database" in said or "corrupt" in said:
            raise protocol.StoreDamaged(Said(_DAMAGED, path)) from fault
        if "full" in said:
            raise protocol.StoreFull(_FULL) from fault
        raise
    except OSError as fault:
        raise protocol.Unreachable(Said(_AWAY, path)) from fault


def _of_operation(said: str, path: Path) -> protocol.SyncError | None:
    if "locked" in said or "busy" in said:
        return protocol.StoreBusy(_BUSY)
    if "full" in said:
        return protocol.StoreFull(_FULL)
    if "readonly" in said or "read-only" in said:
        return protocol.StoreReadOnly(_READ_ONLY)
    if "unable to open" in said:
        if path.is_dir():
            return protocol.NoStore(Said(OTHER, path))
        if path.exists():
            return protocol.StoreReadOnly(_READ_ONLY)
        return protocol.Unreachable(Said(_MISSING if path.parent.is_dir() else _AWAY, path))
    if "disk I/O" in said:
        return protocol.Unreachable(Said(_AWAY, path))
    if "no such table" in said:
        return protocol.StoreDamaged(Said(_DAMAGED, path))
    return None
