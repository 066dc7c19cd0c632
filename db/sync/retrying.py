"""Changes that the store did not take, offered again by themselves once the reason may have passed: the person may see
the record again, is in the team now, was made a manager, has the file that an attachment names.

They go as they were, with what they had seen: what others wrote meanwhile meets them as a conflict, and is not covered.
Where the same person has since written something else into the field, the later word stands and the earlier one waits
for them to decide.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from sqlalchemy import Connection, delete, func, select, update

from db.domain.sync import audiences
from db.domain.sync.ops import AUDIENCE, CREATED, Hello, Op
from db.domain.sync.verdict import MANAGERS, UNMOVED
from db.store import journal, sync_tables
from db.store.arrivals import ORIGIN
from db.store.store import Store
from db.sync import outbox, refusals

_refused = sync_tables.refused_table
_journal = journal.entry_table.c


def due(store: Store, hello: Hello, has: Callable[[str], bool]) -> list[Op]:
    """Operations to offer again, in the order in which they were made: what was written after a move that the store did
    not take goes behind that or not at all. `has` says whether a content is on this laptop. Records that the store did
    not take at all wait in the outbox from now on, as they are now."""
    with store.read() as session:
        connection = session.connection()
        rows = connection.execute(refusals.undecided()).all()
        found: list[Op] = []
        whole: list[Op] = []
        moved: set[str] = set()  # records whose last move is offered again
        for row in rows:
            op = Op.from_json(json.loads(row.content))
            known = outbox.shadow(connection, op.record)
            here = known is not None and not known.gone
            passed = op.record in moved if row.reason == UNMOVED else _passed(op, row.reason, store, hello, here, has)
            goes = passed and not _said_since(connection, store, op)
            if op.field == AUDIENCE:
                (moved.add if goes else moved.discard)(op.record)
            if goes:
                (found if here or op.field != CREATED else whole).append(replace(op, author=store.me))
    if whole:
        _offer_whole(store, whole)
    return found


def batches(ops: list[Op], most: int) -> Iterator[tuple[Op, ...]]:
    """In parts of `most` at most. What is of one record goes in one; too much for one waits for another round."""
    of_records: dict[str, list[Op]] = defaultdict(list)
    for op in ops:
        of_records[op.record].append(op)
    some: list[Op] = []
    for of_it in of_records.values():
        if some and len(some) + len(of_it) > most:
            yield tuple(some)
            some = []
        some += of_it[:most]
    if some:
        yield tuple(some)


def _passed(op: Op, reason: str, store: Store, hello: Hello, here: bool, has: Callable[[str], bool]) -> bool:
    """Whether what spoke against the operation may have gone."""
    match reason:
        case "not_visible" | "withdrawn":
            return here
        case "audience":
            named = op.value.get(AUDIENCE) if op.field == CREATED else op.value
            return audiences.valid(named) and audiences.key(named) in hello.audiences
        case "not_manager" if op.kind == "colleague":
            return hello.role == "administrator"
        case "not_manager" | "not_author" | "curated":
            return hello.role in MANAGERS
        case "private":
            return hello.private
        case "content" | "unreadable":
            return isinstance(op.value, dict) and has(str(op.value.get("sha256")))
        case "author":
            return op.author != store.me
        case _:
            return False


def _said_since(connection: Connection, store: Store, op: Op) -> bool:
    """Whether this person wrote something else into the field afterwards."""
    later = select(_journal.seq).where(
        _journal.record == op.record,
        _journal.field == op.field,
        _journal.author == store.me,
        _journal.origin != ORIGIN,
        _journal.clock > op.clock,
    )
    return op.field != CREATED and connection.execute(later.limit(1)).first() is not None


def _offer_whole(store: Store, ops: list[Op]) -> None:
    with store.work(ORIGIN) as work:
        connection = work.session.connection()
        for op in ops:
            newest = select(func.max(_journal.seq)).where(_journal.record == op.record).scalar_subquery()
            connection.execute(update(journal.entry_table).where(_journal.seq == newest).values(acknowledged=False))
            connection.execute(delete(_refused).where(_refused.c.op == op.id))


def settle(connection: Connection, op: Op, now_ms: int) -> None:
    """Strike an operation that the store took from the list; with a record that it took, earlier refusals of it. From
    now on (the store's time) a store that is put back may lose it."""
    refusals.took(connection, op, now_ms)
    if op.field == CREATED:
        for row in connection.execute(select(_refused).where(_refused.c.record == op.record)).all():
            if json.loads(row.content).get("field") == CREATED and row.reason != refusals.WITHDRAWN:
                connection.execute(delete(_refused).where(_refused.c.op == row.op))
