"""What needs a person: values that met and could not both be shown, and changes that the store did not take.

Conflicts travel inside the record, so this reads the shadow. Settling one is an ordinary edit, and a mark in the
journal that takes it off the list everywhere. What is chosen gets a version of its own also where it is what is shown
already: so whoever settles the same conflict otherwise, without knowing of this, meets it as a conflict, and neither is
lost.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select

from db.domain.sync import audiences
from db.domain.sync.ops import AUDIENCE, CREATED, DELETED, SETTLED, Op, State
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import wire
from db.records.base import Kind
from db.store import arrivals, journal, sync_tables
from db.store.errors import NotFound
from db.store.store import Store
from db.store.work import Work

_shadow, _refused = sync_tables.shadow_table, sync_tables.refused_table
_NO_WORDS = (AUDIENCE, DELETED, "created_at", "created_by", "source_key")
_GONE = QT_TRANSLATE_NOOP("db", "That is settled already, or the record is not here any more.")


@dataclass(frozen=True, slots=True, repr=False)
class Conflict:
    """A value of a field that is not shown. `shown` is what is, with who wrote it and when; all wire values. A conflict
    of `deleted_at` is the question whether the record may go to the trash after all; `shown_author` is who wrote in it
    or kept it meanwhile."""

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
        if state.kind in store.kinds:
            found += [_conflict(state, one) for one in state.conflicts if one["id"] not in settled]
    return found


def _conflict(state: State, one: dict[str, Any]) -> Conflict:
    name = one["field"]
    return Conflict(
        id=one["id"],
        record=state.id,
        kind=state.kind,
        field=name,
        value=one["value"],
        author=one["author"],
        clock=one["clock"],
        shown=state.data.get(name),
        shown_author=state.authors.get(name, ""),
        shown_clock=state.clocks.get(name, ""),
    )


def settle(store: Store, conflict: Conflict, keep: str, value: Any = None, *, label: str = "") -> None:
    """Settle a conflict: `keep` is `theirs` (what is shown stays), `mine` (the value in the list is shown), or `both`
    and `edited` with the `value` that is to be shown (a wire value). `label` is what undo calls it. NotFound where the
    record has gone."""
    with store.work(label=label) as work:
        record = store.find(work.session, conflict.record, conflict.kind)
        if record is None:
            raise NotFound(_GONE)
        kind, name = store.kinds[conflict.kind], conflict.field
        before = record.versions.get(name)
        if keep != "theirs":
            chosen = conflict.value if keep == "mine" else value
            work.edit(conflict.record, {name: (None, wire.decode(kind.all_fields[name], chosen))})
            work.session.flush()
        if name in kind.all_fields and record.versions.get(name) == before:
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
        rows = session.execute(select(_refused).order_by(_refused.c.at, sync_tables.refused_order)).all()
    return [Refused(Op.from_json(json.loads(row.content)), row.reason, row.at) for row in rows]


def discard(store: Store, op_id: str) -> None:
    """Let go of a change that the store did not take."""
    with store.work(arrivals.ORIGIN) as work:
        work.session.connection().execute(delete(_refused).where(_refused.c.op == op_id))


def keep_as_note(store: Store, op_id: str, text: str = "", *, label: str = "") -> str:
    """Let go of such a change and keep its words in a note of one's own, for oneself alone: `text`, or what the change
    would have written. Returns the note's id; NotFound where the change is settled already."""
    with store.work(label=label) as work:
        connection = work.session.connection()
        content = connection.execute(select(_refused.c.content).where(_refused.c.op == op_id)).scalar_one_or_none()
        if content is None:
            raise NotFound(_GONE)
        op = Op.from_json(json.loads(content))
        note = store.kinds["note"].cls(text=text or words(op), audience=audiences.ME)  # type: ignore[call-arg]
        connection.execute(delete(_refused).where(_refused.c.op == op_id))
        return work.add(note).id


def words(op: Op) -> str:
    """What an operation would have written, as text: of a whole record each of its texts on a line."""
    if op.field == CREATED:
        said = [value for name, value in op.value.items() if isinstance(value, str) and name not in _NO_WORDS]
        return "\n".join(value for value in said if value)
    if isinstance(op.value, dict):
        return ", ".join(op.value.get("add", ()))
    return "" if op.value is None else str(op.value)


def is_question(conflict: Conflict) -> bool:
    """Whether it asks if a record may be deleted, instead of which value is right."""
    return conflict.field == DELETED
