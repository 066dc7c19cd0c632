"""What the store did not take, or can no longer be sent, is kept until somebody decides: as the operation that it was,
with the reason.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, update

from db.domain.clock import DAY_MS
from db.domain.sync.ops import CREATED, ERASED, Op
from db.domain.sync.verdict import UNMOVED
from db.store import journal, sync_tables
from db.store.arrivals import ORIGIN
from db.store.store import Store
from db.store.work import Work
from db.sync import outbox

_refused, _journal = sync_tables.refused_table, journal.entry_table.c
#: Why an operation came to rest here that no store refused: the record has left the laptop's sight.
WITHDRAWN = "withdrawn"
#: Taken after all, when the journal had nothing of it any more: nobody is to decide it.
TAKEN = "taken"
#: For how many days a store that is put back may lose what it took.
DAYS = 90
#: The same of an attachment whose file is damaged on the laptop.
UNREADABLE = "unreadable"


def refuse(connection: Connection, store: Store, op: Op, reason: str) -> None:
    """Keep an operation that came to nothing, until somebody decides what to do with it."""
    content = journal.dump(op.to_json())
    row = {"op": op.id, "record": op.record, "reason": reason, "at": store.now_ms(), "content": content}
    connection.execute(delete(_refused).where(_refused.c.op == op.id))
    connection.execute(insert(_refused), [row])


def undecided() -> Select[Any]:
    """What is kept until somebody decides, oldest first."""
    return select(_refused).where(_refused.c.reason != TAKEN).order_by(_refused.c.at, sync_tables.refused_order)


def took(connection: Connection, op: Op, now_ms: int) -> None:
    """The store took an operation after all. Of one that was withdrawn with its record the journal has nothing any
    more: it stays here, for as long as a store that is put back may lose it. `now_ms` is the store's time."""
    entries = carried(connection, op)
    outbox.acknowledge(connection, entries, now_ms)
    of_it = _refused.c.op == op.id
    if entries or op.field == CREATED:
        connection.execute(delete(_refused).where(of_it))
    else:
        connection.execute(update(_refused).where(of_it).values(reason=TAKEN, at=now_ms))
        connection.execute(delete(_refused).where(_refused.c.reason == TAKEN, _refused.c.at < now_ms - DAYS * DAY_MS))


def lost(connection: Connection, store: Store, since_ms: int) -> None:
    """Offer again what a store that was put back took since then, and the journal does not have."""
    taken = select(_refused.c.content).where(_refused.c.reason == TAKEN, _refused.c.at >= since_ms)
    for content in connection.execute(taken).scalars().all():
        refuse(connection, store, replace(Op.from_json(json.loads(content)), again=True), WITHDRAWN)


def hold_back(work: Work, record: str, since: int) -> None:
    """Keep what waits of a record from a journal entry on, and was written for the people of a move that the store did
    not take, as it would have been sent."""
    connection = work.session.connection()
    entries = [one for one in outbox.waiting_of(connection, [record]).get(record, ()) if one.seq > since]
    if entries and entries[-1].field != ERASED:
        for op in outbox.operations(work.store, work.session, entries):
            refuse(connection, work.store, op, UNMOVED)
        outbox.acknowledge(connection, [one.seq for one in entries], outbox.REFUSED)


def carried(connection: Connection, op: Op) -> list[int]:
    """The entries of an operation that was refused: those of its field that were refused with it."""
    of_it = [_journal.record == op.record, _journal.told == outbox.REFUSED, _journal.origin != ORIGIN]
    of_it += [] if op.field == CREATED else [_journal.field == op.field]
    found: list[int] = []
    others = set(connection.execute(select(_refused.c.op)).scalars()) - {op.id}
    for seq, version in connection.execute(select(_journal.seq, _journal.version).where(*of_it).order_by(_journal.seq)):
        if version in others:  # what came before is another's
            found.clear()
            continue
        found.append(seq)
        if version == op.id:
            return found
    return []
