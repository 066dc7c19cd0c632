"""What is not at the shared store, in words, field by field: what is still to be sent, and what the store refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from db.domain.sync.ops import AUDIENCE, CREATED, DELETED, ERASED, SETTLED, Op, State
from db.domain.sync.verdict import ANOTHERS, UNMOVED
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import ME, Kind, wire
from db.services.sync_parts import Change, Ref, Waiting
from db.services.sync_values import Teller, moment
from db.store import journal, sync_tables
from db.store.errors import Ambiguous, NotFound
from db.store.journal import Entry
from db.sync import conflicts as conflicting
from db.sync import discarding, outbox
from db.sync.refusals import UNREADABLE, WITHDRAWN

if TYPE_CHECKING:
    from db.services.app import Tacit

_journal = journal.entry_table.c
_shadow = sync_tables.shadow_table.c
_NOTHING = QT_TRANSLATE_NOOP("db", "Nothing of that id waits to be sent.")
_SEVERAL = QT_TRANSLATE_NOOP("db", "That start of an id fits several changes. Give more of it.")

#: Why the store did not take a change, as a sentence.
REFUSED = {
    "malformed": QT_TRANSLATE_NOOP("db", "The shared store could not read this change."),
    "author": QT_TRANSLATE_NOOP("db", "The shared store takes changes in one's own name only."),
    "erased": QT_TRANSLATE_NOOP("db", "The record was erased for good, for everybody."),
    ANOTHERS: QT_TRANSLATE_NOOP(
        "db",
        "Somebody made and erased a record of their own in the place of this one, which the shared store had lost. It "
        "stays on the computers that have it.",
    ),
    "fixed": QT_TRANSLATE_NOOP("db", "That is set when a record is made, and never again."),
    "curated": QT_TRANSLATE_NOOP("db", "A manager has curated this record and decides who may see it."),
    "not_author": QT_TRANSLATE_NOOP("db", "That is for the record's author or a manager to decide."),
    "not_manager": QT_TRANSLATE_NOOP("db", "Teams are for managers to change, roles for administrators."),
    "stale": QT_TRANSLATE_NOOP("db", "A manager has changed this meanwhile; theirs stands."),
    "audience": QT_TRANSLATE_NOOP("db", "You are not among those who were to see it, so the store did not take it."),
    "content": QT_TRANSLATE_NOOP("db", "The attached file itself has not reached the shared store yet."),
    "private": QT_TRANSLATE_NOOP("db", "This shared store keeps nothing that only you may see."),
    "not_visible": QT_TRANSLATE_NOOP("db", "You may not see this record any more; your change was kept here."),
    UNMOVED: QT_TRANSLATE_NOOP(
        "db", "You wrote this after changing who may see the record, which was not taken; so it stays with you."
    ),
    UNREADABLE: QT_TRANSLATE_NOOP(
        "db",
        "The attached file is damaged on this computer and could not be sent. Attach it again, and discard this one.",
    ),
    WITHDRAWN: QT_TRANSLATE_NOOP("db", "The record was taken out of your sight before your change was sent."),
}
_OTHER = QT_TRANSLATE_NOOP("db", "The shared store did not take this change.")


def _sent(kinds: Sequence[Kind], private: bool) -> ColumnElement[bool]:
    """Whether a pending entry is one that a store is to have: not of a record that stays on this computer, as nobody
    else is to see it, or as it was thrown away before it was ever sent."""
    known = exists().where(_shadow.record == _journal.record)
    own = []
    for kind in kinds:
        goes = [kind.cls.deleted_at.is_(None)] if private else [kind.cls.deleted_at.is_(None), kind.cls.audience != ME]
        own.append(and_(_journal.kind == kind.name, exists().where(kind.cls.id == _journal.record, *goes)))
    return and_(~_journal.acknowledged, or_(known, *own))


def count(tacit: Tacit, connection: Connection, private: bool) -> int:
    """How many records have changes that are still to be sent."""
    query = select(func.count(_journal.record.distinct())).where(_sent(list(tacit.kinds), private))
    return int(connection.execute(query).scalar_one())


def waiting(tacit: Tacit, private: bool, most: int) -> list[Waiting]:
    """What was refused, then what is still to be sent, the newest first, `most` at most."""
    teller = Teller(tacit)
    told: list[_Refused | _Part] = [_Refused(tacit, teller, one) for one in conflicting.refused(tacit.store)]
    with tacit.store.read() as session:
        connection = session.connection()
        newest = func.max(_journal.seq).desc()
        query = select(_journal.record).where(_sent(list(tacit.kinds), private)).group_by(_journal.record)
        ids = list(connection.execute(query.order_by(newest).limit(most)).scalars())
        parts = outbox.waiting_of(connection, ids)
        told += [_Part(tacit, session, teller, parts[one]) for one in ids]
    teller.look()
    return [one.told() for one in told]


class _Part:
    """One record of which something waits."""

    def __init__(self, tacit: Tacit, session: Session, teller: Teller, entries: list[Entry]) -> None:
        self._teller, self._entries = teller, entries
        last = entries[-1]
        self._id, self._kind = last.record, tacit.kinds[last.kind]
        self._state: State | None = outbox.shadow(session.connection(), last.record)
        record = tacit.store.find(session, last.record, last.kind)
        self._now = {name: wire.encode(getattr(record, name)) for name in self._kind.journalled} if record else {}
        self._fields = [name for name in dict.fromkeys(entry.field for entry in entries) if name in self._now]
        if self._new:
            self._fields = [field.name for field in self._kind.form if self._now.get(field.name)]
            self._fields.append(AUDIENCE)
        teller.want(self._id)
        for name in self._fields:
            teller.want_value(self._kind, name, self._before(name))
            teller.want_value(self._kind, name, self._now.get(name))

    @property
    def _new(self) -> bool:
        return bool(self._now) and self._state is None

    def _before(self, name: str) -> Any:
        if self._new:
            return None
        if self._state is not None and name != AUDIENCE and name in self._state.data:
            return self._state.data[name]
        return next((entry.old for entry in self._entries if entry.field == name), None)

    def _differs(self, name: str) -> bool:
        """Whether a field says something else than the store: where a conflict was settled, its version alone may."""
        return self._new or self._before(name) != self._now.get(name)

    def _what(self) -> str:
        fields = {entry.field for entry in self._entries}
        if not self._now or ERASED in fields:
            return "erased"
        if self._now.get(DELETED):
            return "deleted"
        if self._new:
            return "created"
        if SETTLED in fields and not any(self._differs(name) for name in self._fields):
            return "settled"
        return "restored" if fields == {DELETED} else "edited"

    def told(self) -> Waiting:
        last = self._entries[-1]
        changes = [self._change(name) for name in self._fields if self._differs(name)]
        return Waiting(
            id=self._id,
            record=self._teller.ref(self._id),
            kind=self._kind.name,
            what=self._what(),
            at=moment(last.clock) or datetime.now(UTC),
            changes=tuple(changes),
        )

    def _change(self, name: str) -> Change:
        before = "" if self._new else self._teller.text(self._kind, name, self._before(name))
        after = self._teller.text(self._kind, name, self._now.get(name))
        own = self._id if self._new else f"{self._id}:{name}"
        return Change(own, name, self._kind.all_fields[name].label, before, after)


class _Refused:
    """A change that the store did not take."""

    def __init__(self, tacit: Tacit, teller: Teller, one: conflicting.Refused) -> None:
        self._tacit, self._teller, self._one = tacit, teller, one
        teller.want(one.op.record)
        for kind, name, value in self._values():
            teller.want_value(kind, name, value)

    def _values(self) -> list[tuple[Kind, str, Any]]:
        op = self._one.op
        if op.kind not in self._tacit.kinds:
            return []
        kind = self._tacit.kinds[op.kind]
        if op.field == CREATED:
            said = [(name, op.value[name]) for name in (*kind.fields, AUDIENCE) if op.value.get(name)]
            return [(kind, name, value) for name, value in said if not kind.all_fields[name].hidden or name == AUDIENCE]
        return [(kind, op.field, op.value)] if op.field in kind.all_fields else []

    def told(self) -> Waiting:
        op = self._one.op
        changes = [
            Change(op.id, name, kind.all_fields[name].label, "", self._teller.text(kind, name, value))
            for kind, name, value in self._values()
        ]
        if op.field == CREATED:
            changes = [one for one in changes if one.after]
        return Waiting(
            id=op.id,
            record=self._teller.ref(op.record),
            kind=op.kind,
            what=_what(op),
            at=datetime.fromtimestamp(self._one.at_ms / 1000, UTC),
            changes=tuple(changes),
            refused=REFUSED.get(self._one.reason, _OTHER),
        )


def _what(op: Op) -> str:
    if op.field == DELETED:
        return "deleted" if op.value else "restored"
    return {CREATED: "created", ERASED: "erased", SETTLED: "settled"}.get(op.field, "edited")


# --- taking it back ---------------------------------------------------------------------------------------------------


def discard(tacit: Tacit, text: str) -> str:
    """Take back what has this id, or the only one whose id begins so; what became of it (`Sync.discard`). NotFound,
    Ambiguous; Busy where it is on its way."""
    record, _, field = text.strip().partition(":")
    refused = [one.op.id for one in conflicting.refused(tacit.store)]
    with tacit.store.read() as session:
        pending = (
            select(_journal.record)
            .distinct()
            .where(~_journal.acknowledged, _journal.record.startswith(record, autoescape=True))
        )
        records = list(session.scalars(pending.limit(5))) if record else []
    fits = [one for one in refused if record and one.startswith(record) and not field] + records
    exact = [one for one in fits if one == record]
    if not fits:
        raise NotFound(_NOTHING)
    if len(fits) > 1 and len(exact) != 1:
        names = tacit.records.names(records)
        raise Ambiguous(_SEVERAL, [(one, names.get(one, "")) for one in fits])
    found = (exact or fits)[0]
    label = QT_TRANSLATE_NOOP("db", "discarding")
    if found in refused:
        return "trash" if conflicting.discard(tacit.store, found, label=label) else "gone"
    discarding.discard(tacit.store, found, [field] if field else (), label=label)
    with tacit.store.read() as session:
        return "trash" if outbox.shadow(session.connection(), found) is None else "back"


def keep_as_note(tacit: Tacit, op_id: str, label: str) -> Ref:
    """Let go of a refused change and keep its words in a note; the note. NotFound."""
    refused = {one.op.id: one for one in conflicting.refused(tacit.store)}
    text = ""
    if op_id in refused and refused[op_id].op.field != CREATED:  # a name for a reference, a word for a choice
        teller = Teller(tacit)
        told = _Refused(tacit, teller, refused[op_id])
        teller.look()
        text = "\n".join(change.after for change in told.told().changes)
    note = conflicting.keep_as_note(tacit.store, op_id, text, label=label)
    return Ref(note, tacit.records.names([note])[note])
