"""What needs a person: values that met and could not both be shown, and changes that the store did not take.

Conflicts travel inside the record, so this reads the shadow. Settling one is an ordinary edit, and a mark in the
journal that takes it off the list everywhere. What is chosen gets a version of its own also where it is what is shown
already: so whoever settles the same conflict otherwise, without knowing of this, meets it as a conflict, and neither is
lost.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.orm import Session

from db.domain.sync import audiences
from db.domain.sync.ops import AUDIENCE, CREATED, DELETED, SETTLED, Op, State
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import wire
from db.records.base import Kind
from db.records.fields import Form
from db.store import arrivals, journal, sync_tables
from db.store.errors import NotFound, Stale
from db.store.store import Store
from db.store.work import Work
from db.sync import outbox, refusals

_shadow, _refused = sync_tables.shadow_table, sync_tables.refused_table
_TEXTS = (Form.LINE, Form.TEXT)
_GONE = QT_TRANSLATE_NOOP("db", "That is settled already, or the record is not here any more.")


@dataclass(frozen=True, slots=True, repr=False)
class Conflict:
    """A value of a field that is not shown. `shown` is what is, with who wrote it and when; all wire values. A conflict
    of `deleted_at` is the question whether the record may go to the trash after all; `shown_author` is who wrote in it
    or kept it meanwhile. `version` is of what is shown here: whoever settles it says that they saw that."""

    id: str
    record: str
    kind: str
    field: str
    value: Any
    author: str
    clock: str
    shown: Any
    shown_author: str
    shown_clock: str
    version: str


@dataclass(frozen=True, slots=True, repr=False)
class Refused:
    """A change that the store did not take: `reason` is a word of `verdict.REASONS`, `not_visible` or `withdrawn`."""

    op: Op
    reason: str
    at_ms: int


def open_ones(store: Store) -> list[Conflict]:
    """All conflicts of the records here, those of one record in the order in which they came; settled ones that are
    still to be sent are left out."""
    with store.read() as session:
        connection = session.connection()
        texts = connection.execute(select(_shadow.c.state).where(_shadow.c.conflicts > 0)).scalars().all()
        entries = select(journal.entry_table.c.new).where(
            ~journal.entry_table.c.acknowledged, journal.entry_table.c.field == SETTLED
        )
        settled = {json.loads(text)["id"] for text in connection.execute(entries).scalars()}
        found = []
        for text in texts:
            state = State.from_json(json.loads(text))
            open_here = [one for one in state.conflicts if one["id"] not in settled]
            if state.kind in store.kinds and open_here:
                rows = arrivals.present(connection, store.kinds[state.kind], [state.id])
                found += [_conflict(store, connection, state, rows.get(state.id), one) for one in open_here]
    return found


def _conflict(
    store: Store, connection: Connection, state: State, row: Mapping[str, Any] | None, one: dict[str, Any]
) -> Conflict:
    """One of a record that is here as `row`: what is shown is what stands there, also where I wrote it just now."""
    name = one["field"]
    shown, author, clock = state.data.get(name), state.authors.get(name, ""), state.clocks.get(name, "")
    version = row["versions"].get(name, "") if row is not None else ""
    if row is not None and name in row and version != state.versions.get(name, ""):
        shown, author = wire.encode(row[name]), store.me
        of_it = (journal.entry_table.c.record == state.id, journal.entry_table.c.version == version)
        clock = connection.execute(select(journal.entry_table.c.clock).where(*of_it).limit(1)).scalar() or clock
    return Conflict(
        id=one["id"],
        record=state.id,
        kind=state.kind,
        field=name,
        value=one["value"],
        author=one["author"],
        clock=one["clock"],
        shown=shown,
        shown_author=author,
        shown_clock=clock,
        version=version,
    )


def settle(store: Store, conflict: Conflict, keep: str, value: Any = None, *, label: str = "") -> None:
    """Settle a conflict: `keep` is `theirs` (what is shown stays), `mine` (the value in the list is shown), or `both`
    and `edited` with the `value` that is to be shown (a wire value). `label` is what undo calls it. NotFound where the
    record has gone; Stale, with nothing settled, where something else stands there than whoever settles it saw."""
    with store.work(label=label) as work:
        record = store.find(work.session, conflict.record, conflict.kind)
        if record is None:
            raise NotFound(_GONE)
        kind, name = store.kinds[conflict.kind], conflict.field
        before = record.versions.get(name, "")
        if before != conflict.version:
            raise Stale([name])
        if keep != "theirs":
            chosen = conflict.value if keep == "mine" else value
            work.edit(conflict.record, {name: (None, wire.decode(kind.all_fields[name], chosen))})
            work.session.flush()
        if name in kind.all_fields and record.versions.get(name, "") == before:
            _say_again(work, kind, conflict.record, name)
        arrivals.mark_settled(work, kind, conflict.record, {"id": conflict.id, "keep": keep})


def _say_again(work: Work, kind: Kind, record: str, name: str) -> None:
    """A version of its own for the value that stands there and is to stay."""
    work.session.expire_all()
    row = arrivals.present(work.session.connection(), kind, [record])[record]
    arrivals.merged(work, kind, row, record, name, row[name])


def refused(store: Store) -> list[Refused]:
    """Changes that the store did not take, oldest first."""
    with store.read() as session:
        rows = session.execute(refusals.undecided()).all()
    return [Refused(Op.from_json(json.loads(row.content)), row.reason, row.at) for row in rows]


def discard(store: Store, op_id: str, *, label: str = "") -> bool:
    """Let go of a change that the store did not take. Whether a record went to the trash with it: one that the store
    never had, whose creation this was; that can be undone."""
    with store.read() as session:
        op = _op(session.connection(), op_id)
        alone = op is not None and _only_here(store, session, op)
    with store.work(label=label) if alone else store.work(arrivals.ORIGIN) as work:
        if op is not None:
            _let_go(work, op, alone=alone)
    return alone


def keep_as_note(store: Store, op_id: str, text: str = "", *, label: str = "") -> str:
    """Let go of such a change and keep its words in a note of one's own, for oneself alone: `text`, or what the change
    would have written. Returns the note's id; NotFound where the change is settled already."""
    with store.work(label=label) as work:
        op = _op(work.session.connection(), op_id)
        if op is None:
            raise NotFound(_GONE)
        kept: dict[str, Any] = {"text": text or words(store, op), "customer": _customer(store, work.session, op)}
        note = store.kinds["note"].cls(**kept, audience=audiences.ME)
        _let_go(work, op, alone=_only_here(store, work.session, op))
        return work.add(note).id


def _op(connection: Connection, op_id: str) -> Op | None:
    content = connection.execute(select(_refused.c.content).where(_refused.c.op == op_id)).scalar_one_or_none()
    return Op.from_json(json.loads(content)) if content is not None else None


def _only_here(store: Store, session: Session, op: Op) -> bool:
    """Whether this would have created a record that the store never had, and that still stands here for the same
    people: one that was given to others since, or taken back to oneself, stays."""
    if op.field != CREATED or op.kind not in store.kinds or outbox.shadow(session.connection(), op.record) is not None:
        return False
    record = store.find(session, op.record, op.kind)
    if record is None or record.deleted_at is not None:
        return False
    return audiences.to_wire(record.audience, store.me) == op.value.get(AUDIENCE)


def _let_go(work: Work, op: Op, *, alone: bool) -> None:
    """Strike it from the list; a record that is `alone` here goes to the trash, and nothing of it waits any more."""
    connection = work.session.connection()
    arrivals.let_go(connection, refusals.carried(connection, op))
    connection.execute(delete(_refused).where(_refused.c.op == op.id))
    if alone:
        work.trash(op.record)
        work.session.flush()
        flying = arrivals.on_their_way(connection)
        waiting = outbox.waiting_of(connection, [op.record])[op.record]
        arrivals.let_go(connection, [entry.seq for entry in waiting if entry.seq not in flying])


def _customer(store: Store, session: Session, op: Op) -> str | None:
    """Whose note the words become: of the customer that the change names, or that its record belongs to."""
    if op.kind == "customer":
        return None
    said = op.value.get("customer") if op.field == CREATED else None
    record = store.find(session, op.record, op.kind) if op.kind in store.kinds else None
    found = said or getattr(record, "customer", None)
    return found if found and store.find(session, found, "customer") is not None else None


def words(store: Store, op: Op) -> str:
    """What an operation would have written, as text: of a whole record what a person wrote in it, each on a line."""
    if op.field == CREATED:
        fields = store.kinds[op.kind].fields if op.kind in store.kinds else {}
        said = [op.value.get(name) for name, field in fields.items() if field.form in _TEXTS and not field.hidden]
        return "\n".join(value for value in said if isinstance(value, str) and value)
    if isinstance(op.value, dict):
        return ", ".join(op.value.get("add", ()))
    return "" if op.value is None else str(op.value)


def is_question(conflict: Conflict) -> bool:
    """Whether it asks if a record may be deleted, instead of which value is right."""
    return conflict.field == DELETED
