"""Taking back what is not at the shared store yet: the record goes back to what the store last said."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from db.domain.sync.ops import ERASED, SETTLED
from db.domain.words import QT_TRANSLATE_NOOP
from db.store import arrivals
from db.store.errors import Busy, Invalid, NotFound
from db.store.journal import Entry
from db.store.store import Store
from db.sync import outbox
from db.sync.arriving import Arriving

_GONE = QT_TRANSLATE_NOOP("db", "Nothing of that waits to be sent any more.")
_ON_ITS_WAY = QT_TRANSLATE_NOOP(
    "db", "This change is on its way to the shared store. Sync first; then it can be undone like any other."
)
_FOR_GOOD = QT_TRANSLATE_NOOP("db", "An erasure is for good and cannot be taken back.")


def discard(store: Store, record: str, fields: Collection[str] = (), *, label: str = "") -> None:
    """Take back changes of a record that wait to be sent: all, or those of some fields. A record that the store never
    had goes to the trash here, from which it can be restored and is then sent after all. NotFound where nothing waits;
    Busy where it is on its way; Invalid for an erasure."""
    with store.read() as session:
        new = outbox.shadow(session.connection(), record) is None
    # what goes back to the store's word is journalled as having come from there; that it did is a thing that a person
    # did here and can undo: then it waits again
    with store.work(label=label) as work:
        connection = work.session.connection()
        waiting = outbox.waiting_of(connection, [record]).get(record, [])
        entries = [entry for entry in waiting if new or not fields or entry.field in fields]
        _check(connection, entries)
        state = outbox.shadow(connection, record)
        if state is None:
            work.trash(record)
            work.session.flush()
            entries = outbox.waiting_of(connection, [record])[record]
        settled = [entry for entry in entries if entry.field == SETTLED]
        for entry in settled:
            arrivals.reopen(work, store.kinds[entry.kind], entry)
        arrivals.let_go(connection, [entry.seq for entry in entries if entry not in settled])
        if state is not None:
            Arriving(work).states([state])


def _check(connection: Connection, entries: Sequence[Entry]) -> None:
    if not entries:
        raise NotFound(_GONE)
    if any(entry.field == ERASED for entry in entries):
        raise Invalid(_FOR_GOOD)
    flying = arrivals.on_their_way(connection)
    if any(entry.seq in flying for entry in entries):
        raise Busy(_ON_ITS_WAY)
