"""The one protocol between a laptop and a shared store, whichever it is, and what can go wrong on the way.

A store does in `push` what `db.domain.sync.verdict` says: the SQLite file calls it, Postgres has it as `sync_push`, and
tests/db/sync/conformance.py holds both to it. Everything that a method is given and gives is a value of
`db.domain.sync.ops`; a store object belongs to one thread at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from db.domain.sync.ops import Batch, Cursor, Hello, Page, Pushed
from db.domain.words import QT_TRANSLATE_NOOP
from db.records.base import Kinds
from db.records.fields import Merge
from db.store.errors import TacitError

#: The version of what travels. A store names the least that may read and the least that may write.
SCHEMA = 1
#: Lines of the feed in one page: a first sync at 200 takes four times as long (SYNC.md), and whoever saves something
#: meanwhile waits for a page to be written.
PAGE = 2000
#: Bytes of one chunk of an attached file.
CHUNK = 256 * 1024

TOO_NEW = QT_TRANSLATE_NOOP(
    "db", "The shared store needs a newer Tacit. Update Tacit on this computer; what waits stays here until then."
)
#: What is told of a word that says of nobody that new notes are for them.
NOT_FOR_NEW = QT_TRANSLATE_NOOP("db", "New notes are for “me”, “team” or “everyone”.")
#: What a person is told whom the store no longer takes.
REVOKED = QT_TRANSLATE_NOOP(
    "db", "The shared store does not know you any more. What you wrote stays on this computer; ask an administrator."
)


class SharedStore(Protocol):
    """A store that several laptops share. Each method is one transaction and can be called again after any fault."""

    def hello(self, device: str, colleague: str, proof: str) -> Hello:
        """Who is there. `colleague` is who the laptop says it is: a person whom the store does not know yet under this
        login is bound to it. Never fails for a proof that is not held: it answers `proven=False`."""
        ...

    def push(self, batch: Batch, proof: str) -> Pushed:
        """Judge the operations in their order, all in one transaction with their answers; leave a new proof token.
        An operation that does not fit is rejected by itself, it never stops the others.

        Unproven, with nothing written, where `proof` (not '') is not held."""
        ...

    def pull(self, device: str, cursors: Cursor, limit: int, proof: str) -> Page:
        """The next at most `limit` lines of the feed past the cursors, over all audiences of the caller.
        Unproven as in `push`."""
        ...

    def have(self, sha256: Sequence[str]) -> dict[str, int]:
        """How many chunks of each of these contents the store holds from the first on, where it holds any."""
        ...

    def put_chunk(self, sha256: str, number: int, total: int, data: bytes) -> None:
        """Keep chunk `number` (from 0) of `total`. What is held already is left as it is."""
        ...

    def get_chunk(self, sha256: str, number: int) -> tuple[int, bytes] | None:
        """(total, data) of a chunk, None where it is not held or may not be seen."""
        ...

    def close(self) -> None: ...


class SyncError(TacitError):
    """Sync stopped; nothing is lost, what waits stays on the laptop. `retry` says whether to try again by itself."""

    title = QT_TRANSLATE_NOOP("db", "Not synced")
    retry = False


class Unreachable(SyncError):
    """No way to the store at the moment."""

    title = QT_TRANSLATE_NOOP("db", "Working offline")
    retry = True


class StoreBusy(SyncError):
    """Others are writing; the time-out ran out."""

    title = QT_TRANSLATE_NOOP("db", "The shared store is busy")
    retry = True


class StoreRefused(SyncError):
    """The store knows who asks, or cannot, and says no: password expired, person revoked."""

    title = QT_TRANSLATE_NOOP("db", "The shared store said no")


class WrongPassword(StoreRefused):
    """The login needs a password and has another one than was given, or none was given."""

    title = QT_TRANSLATE_NOOP("db", "Password needed")


class Unverified(StoreRefused):
    """The server did not prove that it is the one that is meant."""

    title = QT_TRANSLATE_NOOP("db", "The server is not verified")


class Unencrypted(StoreRefused):
    """The server cannot keep what is said from others on the way."""

    title = QT_TRANSLATE_NOOP("db", "The server offers no encryption")


class StoreFull(SyncError):
    """No room where the store lies."""

    title = QT_TRANSLATE_NOOP("db", "The shared store is full")


class StoreReadOnly(SyncError):
    """It can be read and not written."""

    title = QT_TRANSLATE_NOOP("db", "The shared store cannot be written")


class StoreDamaged(SyncError):
    """What is there cannot be read as a store."""

    title = QT_TRANSLATE_NOOP("db", "The shared store is damaged")


class NoStore(StoreDamaged):
    """There is something there that is no store, or no longer one."""

    title = QT_TRANSLATE_NOOP("db", "There is no shared store")


class StoreTooNew(SyncError):
    """Made or raised by a later Tacit."""

    title = QT_TRANSLATE_NOOP("db", "Update Tacit")


class ForeignStore(SyncError):
    """Not the store that this laptop has synced with."""

    title = QT_TRANSLATE_NOOP("db", "Another store")


class Unproven(SyncError):
    """The store does not hold the proof that was shown: it was restored or replaced since. The round begins again."""

    title = QT_TRANSLATE_NOOP("db", "The shared store was restored")
    retry = True

    def __init__(self) -> None:
        super().__init__(
            QT_TRANSLATE_NOOP("db", "The shared store was put back to an older state. What it lost is sent again.")
        )


def rules_of(kinds: Kinds) -> dict[str, str]:
    """The merge rules of all kinds, as a store wants them: {"kind.field": rule} where it is not `scalar`."""
    return {
        f"{kind.name}.{name}": str(field.merge)
        for kind in kinds
        for name, field in kind.fields.items()
        if field.merge is not Merge.SCALAR
    }
