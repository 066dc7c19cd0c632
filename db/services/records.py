"""Use cases on records of any kind: find, list, write, trash, undo, history. Derived from the declarations
throughout."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, union_all
from sqlalchemy.orm import Session

from db.domain import promises
from db.domain.folding import fold
from db.domain.ids import starts
from db.domain.said import HIDDEN, Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import EVERYONE, ME, Form, Kind, Kinds, Merge, Record, wire
from db.records.base import is_empty
from db.services import audience_words, fieldtext
from db.store import arrivals, journal
from db.store import undo as undoing
from db.store.errors import Ambiguous, Invalid, NotFound
from db.store.store import Store

AUDIENCE = "audience"
#: Who we are is for everyone to know.
_OURS = ("colleague", "team")
_ID_START = re.compile(r"[0-9a-f-]{6,36}")


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """Some of the records that fit, and how many fit."""

    total: int
    rows: list[Record]


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """One entry of a record's history. `label` is the field's own; values are as people read them."""

    at: datetime
    by: str
    field: str
    label: str
    old: str
    new: str
    origin: str


class Records:
    """Get, list, add, edit, trash, undo and history, for every kind alike."""

    def __init__(self, store: Store, today: Callable[[], date], audience: Callable[[], str] = lambda: ME) -> None:
        self._store, self._today, self._audience = store, today, audience

    @property
    def kinds(self) -> Kinds:
        return self._store.kinds

    # --- reading ------------------------------------------------------------------------------------------------------

    def get(self, record_id: str, kind: str = "") -> Record:
        """The record with this id or unambiguous start of an id, trash included. NotFound, Ambiguous."""
        with self._store.read() as session:
            found = self._store.find(session, record_id, kind)
            return found if found is not None else self._by_start(session, record_id, kind)

    def starts(self, ids: Iterable[str]) -> dict[str, str]:
        """The shortest start by which each of these ids can be meant, as things are now."""
        columns = [select(kind.cls.id) for kind in self.kinds]
        with self._store.read() as session:
            return starts(ids, session.scalars(union_all(*columns)).all())

    def _by_start(self, session: Session, start: str, kind: str = "") -> Record:
        hits: list[Record] = []
        if _ID_START.fullmatch(start.lower()):
            for one in self._kinds(kind):
                column = one.cls.id
                query = select(one.cls).where(column >= start.lower(), column < start.lower() + "g").limit(5)
                hits += session.scalars(query).all()
        if not hits:
            raise NotFound("There is no record with that id.")
        return self._only(hits, "That start of an id fits several records. Give more of it.")

    def resolve(self, text: str, kind: str = "") -> Record:
        """The record meant by a name, another name it goes by, the first words of its name, an id or the start of one.
        NotFound, Ambiguous."""
        text = text.strip()
        with self._store.read() as session:
            found = self._store.find(session, text, kind) if text else None
            if found is not None:
                return found
            hits = [hit for one in self._kinds(kind) for hit in session.scalars(self._named(one, text)).all()]
            if hits:
                return self._only(hits, Said("“{0}” fits several records. Use an id.", text))
            try:
                return self._by_start(session, text, kind)
            except NotFound:
                begun = [hit for one in self._kinds(kind) for hit in session.scalars(self._begun(one, text)).all()]
                if text and begun:
                    return self._only(begun, Said("“{0}” begins the names of several records. Give more of it.", text))
                what = self.kinds[kind].label.lower() if kind else "record"
                raise NotFound(Said("There is no {0} called “{1}”.", what, text)) from None

    def _named(self, kind: Kind, text: str) -> Select[Any]:
        wanted = func.fold(text)
        tests: list[ColumnElement[bool]] = [func.fold(getattr(kind.cls, kind.naming.title)) == wanted]
        inside = fold(json.dumps(text, ensure_ascii=False))
        lists = [name for name in ("aliases", "nicknames", "emails") if name in kind.fields]
        tests += [func.fold(getattr(kind.cls, name)).contains(inside, autoescape=True) for name in lists]
        return select(kind.cls).where(or_(*tests), kind.cls.deleted_at.is_(None)).limit(10)

    def _begun(self, kind: Kind, text: str) -> Select[Any]:
        """Records whose title begins with these whole words: “Acme” means Acme Corporation where no other Acme is."""
        title = func.fold(getattr(kind.cls, kind.naming.title))
        words = title.startswith(fold(text) + " ", autoescape=True)
        return select(kind.cls).where(words, kind.cls.deleted_at.is_(None)).limit(10)

    def _only(self, hits: Sequence[Record], sentence: str) -> Record:
        if len(hits) == 1:
            return hits[0]
        raise Ambiguous(sentence, [(hit.id, self.kinds.of(hit).title(hit)) for hit in hits])

    def _kinds(self, kind: str) -> Iterable[Kind]:
        return (self.kinds[kind],) if kind else self.kinds

    def list(
        self,
        kind: str,
        where: Mapping[str, Any] | None = None,
        *,
        text: str = "",
        order: str = "",
        limit: int | None = None,
        offset: int = 0,
        trash: bool = False,
    ) -> Page:
        """Records of a kind that are not in the trash. `where` compares fields (a set field: contains), `text` is
        looked for in the
        title, `order` is a field, with '-' before it for the largest first; the title otherwise. Invalid for an unknown
        field."""
        one = self._kind(kind)
        cls = one.cls
        tests: list[ColumnElement[bool]] = [cls.deleted_at.is_not(None) if trash else cls.deleted_at.is_(None)]
        tests += [self._equals(one, name, value) for name, value in (where or {}).items()]
        title = getattr(cls, one.naming.title)
        if text:
            tests.append(func.fold(title).contains(fold(text), autoescape=True))
        by = getattr(cls, self._field(one, order.lstrip("-")).name) if order else func.fold(title)
        ordered = by.desc() if order.startswith("-") else by.asc()
        with self._store.read() as session:
            total = session.scalar(select(func.count()).select_from(cls).where(*tests)) or 0
            query = select(cls).where(*tests).order_by(ordered, cls.id).limit(limit).offset(offset)
            return Page(total, list(session.scalars(query).all()))

    def _kind(self, name: str) -> Kind:
        if name not in self.kinds:
            raise Invalid(
                Said("“{0}” is not a kind of record. There are: {1}.", name, ", ".join(self.kinds.names)), "kind"
            )
        return self.kinds[name]

    def _field(self, kind: Kind, name: str) -> Any:
        if name not in kind.all_fields:
            raise Invalid(Said("A {0} has no field “{1}”. It has: {2}.", kind.name, name, ", ".join(kind.fields)), name)
        return kind.all_fields[name]

    def _equals(self, kind: Kind, name: str, value: Any) -> ColumnElement[bool]:
        field = self._field(kind, name)
        column: Any = getattr(kind.cls, name)
        if field.form in (Form.WORDS, Form.REFS):
            members = [value] if isinstance(value, str) else list(value)
            return or_(
                *(column.contains(json.dumps(member, ensure_ascii=False), autoescape=True) for member in members)
            )
        if field.form in (Form.LINE, Form.TEXT):
            test: ColumnElement[bool] = func.fold(column) == func.fold(value)
            return test
        if value is None:
            missing: ColumnElement[bool] = column.is_(None)
            return missing
        same: ColumnElement[bool] = column == value
        return same

    def names(self, ids: Iterable[str | None]) -> dict[str, str]:
        """Titles of records by id. One that is not here, or may not be seen, is 'hidden'."""
        wanted = {one for one in ids if one}
        found: dict[str, str] = {}
        if not wanted:
            return found
        with self._store.read() as session:
            for kind in self.kinds:
                missing = [one for one in wanted if one not in found]
                for start in range(0, len(missing), 500):
                    query = select(kind.cls).where(kind.cls.id.in_(missing[start : start + 500]))
                    found.update((record.id, kind.title(record)) for record in session.scalars(query))
                if len(found) == len(wanted):
                    break
        return {one: found.get(one, HIDDEN) for one in wanted}

    # --- writing ------------------------------------------------------------------------------------------------------

    def add(self, kind: str, values: Mapping[str, Any]) -> Record:
        """A new record; who may see it is the profile's default where it is not said. Invalid where a required field is
        empty or one is unknown."""
        one = self._kind(kind)
        for name in values:
            self._field(one, name)
        for field in one.fields.values():
            if field.required and is_empty(values.get(field.name, field.empty)):
                raise Invalid(Said("“{0}” is needed for a {1}.", Said(field.label), one.label.lower()), field.name)
        with self._store.work(label=QT_TRANSLATE_NOOP("db", "adding")) as work:
            whose = EVERYONE if kind in _OURS else self._audience()
            given = {AUDIENCE: whose, **values, **self._followed(work.session, one, values)}
            return work.add(one.cls(**given))

    def _followed(self, session: Session, kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
        """What empty fields take from the records they follow."""
        found: dict[str, Any] = {}
        for field in kind.fields.values():
            if not field.follows or not is_empty(values.get(field.name)):
                continue
            led = (self._store.find(session, values[one]) for one in field.follows if values.get(one))
            said = (getattr(record, field.name, None) for record in led)
            if value := next((one for one in said if not is_empty(one)), None):
                found[field.name] = value
        return found

    def edit(self, record_id: str, changes: Mapping[str, tuple[str | None, Any]]) -> Record:
        """Set fields: {field: (version it was read at or None, value)}. Stale where somebody changed one meanwhile;
        Invalid where a required field would be emptied, or a promise that ended would end otherwise."""
        record = self.get(record_id)
        kind = self.kinds.of(record)
        for name, (_, value) in changes.items():
            field = self._field(kind, name)
            if field.required and is_empty(value):
                raise Invalid(Said("“{0}” cannot be empty.", Said(field.label)), name)
            if field.merge is Merge.STATUS and not promises.allowed(vars(record)[name], promises.status_of(value)):
                raise Invalid(promises.refusal(vars(record)[name]), name)
        with self._store.work(label=QT_TRANSLATE_NOOP("db", "a change")) as work:
            return work.edit(record.id, changes)

    def delete(self, ids: Sequence[str]) -> Sequence[Record]:
        """Put records in the trash, from which they can be restored."""
        with self._store.work(label=QT_TRANSLATE_NOOP("db", "deleting")) as work:
            return [work.trash(self.get(one).id) for one in ids]

    def tag(self, ids: Sequence[str], tags: Sequence[str]) -> Sequence[Record]:
        """Put tags (ids) on records that lack them, in one step. Gives those that changed. Invalid for a kind without
        tags."""
        changed = []
        with self._store.work(label=QT_TRANSLATE_NOOP("db", "tagging")) as work:
            for one in ids:
                record = self.get(one)
                self._field(self.kinds.of(record), "tags")
                held: tuple[str, ...] = vars(record)["tags"]
                wanted = tuple(dict.fromkeys([*held, *tags]))
                if wanted != held:
                    changed.append(work.edit(record.id, {"tags": (None, wanted)}))
        return changed

    def restore(self, ids: Sequence[str]) -> Sequence[Record]:
        """Take records out of the trash."""
        with self._store.work(label=QT_TRANSLATE_NOOP("db", "restoring")) as work:
            return [work.restore(self.get(one).id) for one in ids]

    def trash(self) -> Sequence[Record]:
        """What lies in the trash, the last thrown away first."""
        with self._store.read() as session:
            found: list[Record] = []
            for kind in self.kinds:
                found += session.scalars(select(kind.cls).where(kind.cls.deleted_at.is_not(None))).all()
        return sorted(found, key=lambda record: str(record.deleted_at), reverse=True)

    # --- undo and history ---------------------------------------------------------------------------------------------

    def undo_label(self) -> str | None:
        """What `undo` would take back, or None."""
        step = undoing.next_undo(self._store)
        return step.label if step else None

    def undo(self) -> undoing.Undone | None:
        """Take back the last thing done here; what somebody changed since is skipped and named. None where there is
        nothing."""
        step = undoing.next_undo(self._store)
        return undoing.undo(self._store, step) if step else None

    def undo_group(self, group: str, label: str = "") -> undoing.Undone:
        """Take back one thing, also when other things were done since."""
        return undoing.undo(self._store, undoing.Step(group, label))

    def redo(self) -> undoing.Undone | None:
        """Do again what was last undone, as long as nothing new was done since."""
        step = undoing.next_redo(self._store)
        return undoing.redo(self._store, step) if step else None

    def history(self, record_id: str) -> Sequence[Change]:
        """What happened to a record, oldest first."""
        record = self.get(record_id)
        kind = self.kinds.of(record)
        with self._store.engine.connect() as connection:
            entries = journal.of_record(connection, record.id)
        names = self.names(
            [entry.author for entry in entries] + [one for e in entries for one in self._referred(kind, e)]
        )
        told = [entry for entry in entries if entry.field == journal.CREATED or entry.old != entry.new]
        return [self._change(kind, entry, names) for entry in told]

    def _referred(self, kind: Kind, entry: journal.Entry) -> Sequence[str]:
        field = kind.all_fields.get(entry.field)
        if entry.field == AUDIENCE:
            return sorted(audience_words.named(one for one in (entry.old, entry.new) if one))
        if field is None or field.form not in (Form.REF, Form.REFS):
            return []
        return [
            one for value in (entry.old, entry.new) if value for one in ([value] if isinstance(value, str) else value)
        ]

    def _change(self, kind: Kind, entry: journal.Entry, names: Mapping[str, str]) -> Change:
        at = datetime.fromtimestamp(int(entry.clock.split("-", 1)[0]) / 1000).astimezone()
        by = names.get(entry.author, HIDDEN)
        field = kind.all_fields.get(entry.field)
        if field is None:
            label = _happened(entry)
            title = (entry.new or {}).get(kind.naming.title, "") if entry.field == journal.CREATED else ""
            return Change(at, by, "", label, "", title, entry.origin)
        old, new = (fieldtext.show(field, wire.decode(field, value), names) for value in (entry.old, entry.new))
        return Change(at, by, field.name, field.label, old, new, entry.origin)

    # --- text of fields -----------------------------------------------------------------------------------------------

    def parse(self, kind: str, texts: Mapping[str, str]) -> dict[str, Any]:
        """Field values from what a person typed (FIELD=VALUE of the terminal, or a form). Invalid names the field at
        fault."""
        one = self._kind(kind)
        return {
            name: fieldtext.parse(self._field(one, name), text, today=self._today(), resolve=self._resolve_any)
            for name, text in texts.items()
        }

    def _resolve_any(self, text: str, targets: Sequence[str]) -> str:
        faults: list[Exception] = []
        for target in targets or ("",):
            try:
                return self.resolve(text, target).id
            except NotFound as fault:
                faults.append(fault)
        raise faults[0]

    def show(self, kind: str, field: str, value: Any, names: Mapping[str, str] | None = None) -> str:
        """A field's value as people read it."""
        return fieldtext.show(self._field(self._kind(kind), field), value, names or {})


def _happened(entry: journal.Entry) -> str:
    """What an entry that is of no field says."""
    if entry.field == journal.CREATED:
        return QT_TRANSLATE_NOOP("db", "Created")
    if entry.field == journal.SETTLED:
        if entry.new.get("keep") == arrivals.OPEN:
            return QT_TRANSLATE_NOOP("db", "Conflict opened again")
        return QT_TRANSLATE_NOOP("db", "Conflict settled")
    return entry.field
