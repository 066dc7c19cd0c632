"""Joining and leaving a shared store: taking over the id that it knows a person by, and letting go of one so that
another can be joined.

Both are one local transaction: a kill leaves the laptop as it was, or done.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Table, Text, delete, func, or_, select, type_coerce, update

from db.domain.sync import audiences
from db.domain.sync.ops import AUDIENCE
from db.records import wire
from db.records.base import Kind, Kinds
from db.records.fields import Form
from db.store import arrivals, faults, journal, sync_tables
from db.store.arrivals import ORIGIN
from db.store.store import Store
from db.store.work import Work
from db.sync import outbox

_journal = journal.entry_table.c
#: Single values that tell of being in a store, and those that tell of what it said.
_OF_MEMBERSHIP = ("store_id", "role", "private", "new_for", "absent", "pulled_ms")
_OF_A_STORE = ("proof", "heard", "left")
COLLEAGUE = "colleague"


def adopt(store: Store, me: str) -> None:
    """Go on as the colleague `me`, whom the shared store knows this person as: a second laptop takes the first one's
    id. Wherever the id of before stood (the colleague's own record, who wrote what, references, named people), in
    records and in the journal, the new one stands. Nothing of it was at this store before, so nobody else knows the
    old id. `sync_state.reindex` asks for the search index to be made again."""
    before = store.me
    if before == me:
        return
    with store.work(ORIGIN) as work:
        connection = work.session.connection()
        renamed = _own_record(work, before, me)
        for kind in store.kinds:
            _records(connection, kind, before, me)
        _entries(connection, store.kinds, before, me)
        connection.execute(update(journal.entry_table).where(_journal.author == before).values(author=me))
        groups = journal.group_table
        connection.execute(update(groups).where(groups.c.author == before).values(author=me))
        if renamed:
            arrivals.drop(work, store.kinds[COLLEAGUE], [before])
        work.mention(store.kinds.names)
        sync_tables.put(connection, me=me, reindex="yes")
        faults.point("sync.adopt")
    store.me = me
    faults.point("sync.adopted")


def _own_record(work: Work, before: str, me: str) -> bool:
    """The record of the colleague gets the new id with its history. Where the store's is here already, that one stays,
    and the other goes to the trash of this laptop alone. Whether the id moved."""
    if COLLEAGUE not in work.store.kinds:
        return False
    connection, table = work.session.connection(), _table(work.store.kinds[COLLEAGUE])
    there = set(connection.execute(select(table.c.id).where(table.c.id.in_((before, me)))).scalars())
    if before not in there:
        return False
    if me in there:
        work.trash(before)
        work.session.flush()
        work.session.expunge_all()
        entries = update(journal.entry_table).where(_journal.record == before)
        connection.execute(entries.values(acknowledged=True, origin=ORIGIN))
        return False
    connection.execute(update(table).where(table.c.id == before).values(id=me))
    connection.execute(update(journal.entry_table).where(_journal.record == before).values(record=me))
    return True


def _records(connection: Connection, kind: Kind, before: str, me: str) -> None:
    table = _table(kind)
    for name, field in kind.all_fields.items():
        column = table.c[name]
        if field.form is Form.REF:
            connection.execute(update(table).where(column == before).values({name: me}))
        elif (change := _change_of(kind, name, before, me)) is not None:
            holding = select(table.c.id, column).where(func.instr(_text(column), before) > 0)
            for record, value in connection.execute(holding).all():
                new = wire.decode(field, change(wire.encode(value)))
                connection.execute(update(table).where(table.c.id == record).values({name: new}))


def _entries(connection: Connection, kinds: Kinds, before: str, me: str) -> None:
    """The values that the journal tells of references and audiences. Texts stay as they were written."""
    holding = or_(func.instr(_journal.new, before) > 0, func.instr(_journal.old, before) > 0)
    query = select(_journal.seq, _journal.kind, _journal.field, _journal.old, _journal.new).where(holding)
    for row in connection.execute(query).all():
        if row.kind not in kinds:
            continue
        values = {}
        for side in ("old", "new"):
            text = getattr(row, side)
            value = json.loads(text) if text else None
            values[side] = journal.dump(_changed(kinds[row.kind], row.field, value, before, me))
        connection.execute(update(journal.entry_table).where(_journal.seq == row.seq).values(**values))


def _changed(kind: Kind, name: str, value: Any, before: str, me: str) -> Any:
    if name == journal.CREATED and isinstance(value, dict):
        return {one: _changed(kind, one, told, before, me) for one, told in value.items()}
    change = _change_of(kind, name, before, me)
    return value if change is None or value is None else change(value)


def _change_of(kind: Kind, name: str, before: str, me: str) -> Callable[[Any], Any] | None:
    """How a wire value of this field changes; None where it names nobody."""
    field = kind.all_fields.get(name)
    if name == AUDIENCE:
        return lambda text: _audience(text, before, me)
    if field is not None and field.form is Form.REF:
        return lambda one: me if one == before else one
    if field is not None and field.form is Form.REFS:
        return lambda ids: list(dict.fromkeys(me if one == before else one for one in ids))
    return None


def _audience(text: str, before: str, me: str) -> str:
    members = audiences.members(text)
    return audiences.people(me if one == before else one for one in members) if before in members else text


def leave(store: Store) -> None:
    """Let go of the shared store. All that is here stays, also what the store last said: the same one, joined again, is
    heard as after a long absence. Changes that were refused, and those kept of records that were withdrawn, stay until
    somebody decides."""
    with store.work(ORIGIN) as work:
        connection = work.session.connection()
        left = sync_tables.get(connection, "store_id") or sync_tables.get(connection, "left")
        for table in (sync_tables.cursor_table, sync_tables.sent_table):
            connection.execute(delete(table))
        sync_tables.put(connection, **dict.fromkeys(_OF_MEMBERSHIP, ""), left=left)
        faults.point("sync.leave")


def join(store: Store, store_id: str, *, same_person: bool) -> bool:
    """Begin with this store. Where it is the one that was left, by the same person: go on with what it said, and hear
    all of it. Otherwise what another one said is forgotten, and what this person wrote counts as not sent, so that this
    one is offered it. Whether it is the one that was left."""
    with store.work(ORIGIN) as work:
        connection = work.session.connection()
        left = sync_tables.get(connection, "left")
        again = left == store_id and same_person
        if again:
            heard = int(sync_tables.get(connection, "heard", "0")) + 1
            sync_tables.put(connection, heard=heard, absent="drop", store_id=store_id, left="")
        elif left:
            outbox.let_lie(connection, store.kinds)
            connection.execute(delete(sync_tables.shadow_table))
            for kind in store.kinds:
                _offer_again(connection, kind, store.me)
            again_to = journal.high_water(connection)
            sync_tables.put(connection, **dict.fromkeys(_OF_A_STORE, ""), again_to=again_to)
        faults.point("sync.join")
    return again


def _offer_again(connection: Connection, kind: Kind, me: str) -> None:
    """Let the newest change of every record of mine wait: so the record is offered whole where it is unknown. What lies
    in the trash stays here: it may never have been sent, because somebody thought better of it."""
    table = _table(kind)
    mine = select(table.c.id).where(table.c.created_by == me, table.c.deleted_at.is_(None))
    newest = select(func.max(_journal.seq)).where(_journal.record.in_(mine)).group_by(_journal.record)
    waits = update(journal.entry_table).where(_journal.seq.in_(newest), _journal.field != journal.ERASED)
    connection.execute(waits.values(acknowledged=False))


def _table(kind: Kind) -> Table:
    return kind.cls.__table__  # type: ignore[return-value]


def _text(column: Any) -> Any:
    """A column as the text that the table has, past its type."""
    return type_coerce(column, Text)
