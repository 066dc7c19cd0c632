"""Drafts into the store: recognise what is here, resolve references, add what is new, merge what is known.

One `Filing` serves one import; each chunk of it runs in a unit of work of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import select

from db.exchange import keys
from db.exchange.api import Draft, Lookup, Skipped
from db.exchange.names import safe_name
from db.records import Kind, Kinds, Record, wire
from db.records.base import is_empty
from db.records.fields import Field, Form
from db.services.known import Card, Known, card_of
from db.services.merging import IMPORT, Past, merge, past_of
from db.store import journal
from db.store.attachments import Attachments
from db.store.work import Work

_DEEPEST = 8


class Filing:
    """Files drafts, chunk by chunk. `added` and `updated` count the present file's records by kind."""

    def __init__(self, kinds: Kinds, known: Known, attachments: Attachments, audience: str) -> None:
        self.work: Work = cast(Work, None)
        self.added: Counter[str] = Counter()
        self.updated: Counter[str] = Counter()
        self.skipped: list[Skipped] = []
        self._kinds, self._known, self._attachments, self._audience = kinds, known, attachments, audience
        self._here: dict[str, str] = {}  # key -> id, of this import
        self._made: set[str] = set()  # ids of records that this import made
        self._fresh: dict[str, dict[str, Any]] = {}  # values of those made in this chunk: not in the journal yet
        self._pasts: dict[str, Past] = {}  # of this chunk
        self._filed: set[str] = set()  # keys met in this import
        self._claimed: dict[str, str] = {}  # id -> explicit key, of the present file
        self._touched: set[str] = set()
        self._resolved: set[str] = set()
        self._later: list[Draft] = []
        self._loose: list[tuple[str, str, str, str]] = []  # (kind, id, field, id meant) not yet here
        self._moved: dict[str, str] = {}  # id in a Tacit export -> id it has here
        self._live: dict[str, Record] = {}  # records of the present chunk
        self._depth = 0

    def begin(self, work: Work) -> None:
        """Begin a chunk in its unit of work. Nothing here asks the database for what is not written yet."""
        self.work = work
        self.work.session.autoflush = False
        self._live, self._fresh, self._pasts = {}, {}, {}

    def prefetch(self, drafts: list[Draft]) -> None:
        """Read the records that a chunk's drafts will meet by their keys, at once."""
        wanted: dict[str, list[str]] = {}
        for draft in drafts:
            found = self._here.get(draft.key) or self._known.by_key.get(draft.key)
            if found and found not in self._live and self._known.ids.get(found) == draft.kind:
                wanted.setdefault(draft.kind, []).append(found)
        for kind, ids in wanted.items():
            cls = self._kinds[kind].cls
            for record in self.work.session.scalars(select(cls).where(cls.id.in_(ids))):
                self._live[record.id] = record

    def next_file(self) -> None:
        """Begin a new file: its explicit keys and counts are its own."""
        self.added, self.updated, self.skipped = Counter(), Counter(), []
        self._claimed = {}
        self._later = []

    def file(self, draft: Draft) -> str | None:
        """File a draft; the id of its record, or None where nothing was written."""
        if draft.patch and draft.key not in self._here and draft.key not in self._known.by_key:
            self._later.append(draft)
            return None
        if draft.stamps is not None:
            return self._restore(draft)
        kind = self._kinds[draft.kind]
        values, lost = self._values(kind, draft.values)
        if lost:
            _add_lines(kind, values, lost)
        if kind.name == "attachment":
            return self._attach(kind, draft, values)
        found, own = self._recognise(draft, values)
        if found is None and (here := self._newer(draft)):
            self.skipped.append(Skipped(draft.where, "a newer version of this note is here already", minor=True))
            return here
        if found is None:
            self._filed.add(draft.key)
            return self._add(kind, draft, values)
        self._remember(draft, found)
        if found in self._known.trash and not self._bring_back(kind, found, draft):
            return None
        # A second draft of one key disagrees with the first; it is no newer word of the same source.
        self._merge(kind, found, values, (own and draft.key not in self._filed) or draft.patch, draft)
        self._filed.add(draft.key)
        return found

    def finish_file(self) -> None:
        """What had to wait for the rest of the file: members of groups."""
        waiting, self._later = self._later, []
        for draft in waiting:
            if draft.key in self._here or draft.key in self._known.by_key:
                self.file(draft)
            else:
                self.skipped.append(Skipped(draft.where, "a member of the group is not in the file", minor=True))

    def finish(self) -> None:
        """References to records that turned out to be here under another id."""
        for kind, record_id, name, meant in self._loose:
            if meant in self._moved:
                record = self._get(self._kinds[kind], record_id)
                value = getattr(record, name)
                moved = self._moved[meant]
                setattr(
                    record, name, moved if isinstance(value, str) else tuple(moved if v == meant else v for v in value)
                )

    # --- recognising
    # ----------------------------------------------------------------------------------------------------

    def _recognise(self, draft: Draft, values: Mapping[str, Any]) -> tuple[str | None, bool]:
        """(id of the record meant, whether by its key)."""
        # A short id ('contact-id:7') means something to references of this import only, not to other records.
        for key in (draft.key, *(key for key in draft.also if "-id:" not in key)):
            found = self._here.get(key) or self._known.by_key.get(key) or (key if key in self._known.ids else "")
            if found and self._known.ids.get(found) == draft.kind and not self._taken(found, draft):
                return found, key == draft.key
        thing, version = keys.version_of(draft.key)
        held, newest = self._known.versions.get(thing, ("", ""))
        if held and version > held:
            return newest, True
        for found in self._alike(draft.kind, values, not draft.explicit):
            if not self._taken(found, draft):
                return found, False
        return None, False

    def _newer(self, draft: Draft) -> str:
        """The record of a newer version of the same thing, '' where there is none."""
        thing, version = keys.version_of(draft.key)
        held, newest = self._known.versions.get(thing, ("", ""))
        return newest if held > version else ""

    def _taken(self, found: str, draft: Draft) -> bool:
        """Whether another record of this file, told apart by the other program's ids, is that one already."""
        return draft.explicit and self._claimed.get(found, draft.key) != draft.key

    def _alike(self, kind: str, values: Mapping[str, Any], alone: bool = True) -> list[str]:
        if kind == "contact":
            return list(self._known.person(card_of(values), alone))
        if kind in ("note", "visit", "promise", "link", "attachment") or not values.get("name"):
            return []
        return self._known.named(kind, values["name"], values.get("customer") or "")

    def _remember(self, draft: Draft, record_id: str) -> None:
        self._here.setdefault(draft.key, record_id)
        for key in draft.also:
            self._here.setdefault(key, record_id)
        if draft.explicit:
            self._claimed.setdefault(record_id, draft.key)

    # --- references
    # -----------------------------------------------------------------------------------------------------

    def _values(self, kind: Kind, given: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
        """Values with ids for lookups, and lines for references that point nowhere."""
        values: dict[str, Any] = {}
        lost: list[str] = []
        for name, value in given.items():
            if isinstance(value, Lookup):
                found = self._find(value)
                if found:
                    values[name] = found
                elif value.label:
                    lost.append(f"{value.label}: {value.name or value.key.rpartition(':')[2]}")
            elif isinstance(value, tuple) and value and isinstance(value[0], Lookup):
                ids = [self._find(one) for one in value]
                values[name] = tuple(dict.fromkeys(i for i in ids if i))
                lost += [
                    f"{v.label}: {v.name}" for v, i in zip(value, ids, strict=True) if not i and v.label and v.name
                ]
            elif name in kind.fields and _fits(kind.fields[name], value):
                values[name] = value
            elif value not in (None, "", ()):
                lost.append(f"{name}: {value}")
        if kind.name == "note" and not values.get("customer") and values.get("about"):
            values["customer"] = next((c for i in values["about"] if (c := self._known.cards[i].customer)), None)
        return values, lost

    def _find(self, lookup: Lookup) -> str | None:
        """The id a lookup means; the record is made where it may be."""
        if self._depth > _DEEPEST:
            return None
        found = self._here.get(lookup.key) or self._known.by_key.get(lookup.key) if lookup.key else None
        if found is None or found in self._known.trash:
            found = self._by_name(lookup) or found
        tells_more = lookup.draft is not None and (
            found is None or found in self._known.trash or len(lookup.draft.values) > 1
        )
        if lookup.draft is not None and tells_more and lookup.key not in self._resolved:
            self._resolved.add(lookup.key)
            self._depth += 1
            try:
                if found is not None:
                    self._here.setdefault(lookup.key, found)
                found = self.file(lookup.draft) or found
            finally:
                self._depth -= 1
        return found

    def _by_name(self, lookup: Lookup) -> str | None:
        if lookup.kind == "contact":
            at = self._find(lookup.customer) if lookup.customer is not None else None
            asked = Card(lookup.name, customer=at or "", emails={lookup.email.casefold()} - {""})
            return next(iter(self._known.person(asked)), None)
        names = [name for name in (lookup.name, lookup.email) if name]
        return next((one for name in names for one in self._known.named(lookup.kind, name)), None)

    # --- writing
    # --------------------------------------------------------------------------------------------------------

    def _add(self, kind: Kind, draft: Draft, values: dict[str, Any], **stamps: Any) -> str:
        record = kind.cls(**values, **({"source_key": draft.key, "audience": self._audience} | stamps))
        self.work.add(record)
        self._live[record.id] = record
        self._made.add(record.id)
        self._fresh[record.id] = values
        self._known.learn(kind.name, record)
        self._remember(draft, record.id)
        self.added[kind.name] += 1
        return record.id

    def _merge(self, kind: Kind, record_id: str, values: Mapping[str, Any], own: bool, draft: Draft) -> None:
        record = self._get(kind, record_id)
        titles = self._known.titles
        changes = merge(kind, record, values, own, lambda: self._past(record_id), lambda one: titles.get(one, ""))
        unclaimed = not record.source_key and record_id not in draft.also  # not one that our own card names by its id
        newer = bool(keys.version_of(draft.key)[0])
        if unclaimed or newer or (draft.explicit and record.source_key in draft.also):
            record.source_key = draft.key
        if not changes:
            return
        for name, value in changes.items():
            setattr(record, name, value)
            self._past(record_id).note(name, _wire(value), IMPORT)
        self._known.learn(kind.name, record)
        if record_id not in self._made and record_id not in self._touched:
            self._touched.add(record_id)
            self.updated[kind.name] += 1

    def _past(self, record_id: str) -> Past:
        """What imports did to a record, the present chunk included."""
        past = self._pasts.get(record_id)
        if past is None:
            past = Past() if record_id in self._fresh else past_of(self.work.session.connection(), record_id)
            for name, value in self._fresh.get(record_id, {}).items():
                if not is_empty(value):
                    past.note(name, _wire(value), IMPORT)
            self._pasts[record_id] = past
        return past

    def _attach(self, kind: Kind, draft: Draft, values: dict[str, Any]) -> str | None:
        """An attachment comes once to its record; its content is kept before the record that names it."""
        where = (values.get("subject") or "", values.get("sha256", ""))
        if not where[0] or where in self._known.attached or draft.data is None:
            return None
        values["name"] = safe_name(values.get("name", ""), "attachment")
        values["sha256"] = self._attachments.put(draft.data)
        return self._add(kind, draft, values)

    def _get(self, kind: Kind, record_id: str) -> Record:
        record = self._live.get(record_id) or self.work.session.get(kind.cls, record_id)
        assert record is not None, "the index names a record that the store has not"
        self._live[record_id] = record
        return record

    def _bring_back(self, kind: Kind, record_id: str, draft: Draft) -> bool:
        """Take a record out of the trash where an undo put it there; what a person threw away stays."""
        table = journal.entry_table
        query = (
            select(table.c.origin)
            .where(table.c.record == record_id, table.c.field == "deleted_at")
            .order_by(table.c.seq.desc())
        )
        if self.work.session.connection().execute(query.limit(1)).scalar() != "undo":
            self.skipped.append(Skipped(draft.where, "it is in the trash; restore it there if it is wanted"))
            return False
        record = self._get(kind, record_id)
        record.deleted_at = None
        self._known.trash.discard(record_id)
        self._known.learn(kind.name, record)
        self.added[kind.name] += 1
        self._touched.add(record_id)
        return True

    # --- a Tacit export
    # -------------------------------------------------------------------------------------------------

    def _restore(self, draft: Draft) -> str | None:
        """A record of a Tacit export: with its id and stamps where it is not here yet."""
        stamps = dict(draft.stamps or {})
        kind, ident = self._kinds[draft.kind], str(stamps.pop("id"))
        values = {name: self._own_ids(kind, ident, name, value) for name, value in draft.values.items()}
        for name in ("created_by", "updated_by"):
            if stamps.get(name):
                stamps[name] = self._moved.get(stamps[name], stamps[name])
        if ident in self._known.ids:
            if self._known.ids[ident] != kind.name:
                self.skipped.append(Skipped(draft.where, "its id belongs to another kind of record here"))
                return None
            record = self._get(kind, ident)
            theirs, ours = stamps.get("updated_at"), record.updated_at
            if record.deleted_at is None and theirs and ours and theirs > ours:
                self._merge(kind, ident, values, True, draft)
            return ident
        source = stamps.get("source_key") or ""
        found = self._known.by_key.get(source) if source else None
        if found is None and not stamps.get("deleted_at"):
            # never one that this same export brought: two records in it are two
            found = next((one for one in self._alike(kind.name, values) if one not in self._made), None)
        if found is not None and self._known.ids[found] == kind.name and found not in self._known.trash:
            self._moved[ident] = found
            self._merge(kind, found, values, False, Draft(draft.kind, source or ident, {}))
            return found
        if draft.data is not None:
            values["sha256"] = self._attachments.put(draft.data)
        if kind.name == "attachment":
            values["name"] = safe_name(values.get("name", ""), "attachment")
        self._add(kind, draft, values, id=ident, **{**stamps, "source_key": source})
        if stamps.get("deleted_at"):
            self._known.trash.add(ident)
        return ident

    def _own_ids(self, kind: Kind, ident: str, name: str, value: Any) -> Any:
        if isinstance(value, Lookup):
            return self._own_id(kind, ident, name, value.key)
        if isinstance(value, tuple) and value and isinstance(value[0], Lookup):
            return tuple(self._own_id(kind, ident, name, one.key) for one in value)
        return value

    def _own_id(self, kind: Kind, ident: str, name: str, meant: str) -> str:
        if meant in self._moved:
            return self._moved[meant]
        if meant not in self._known.ids:
            self._loose.append((kind.name, ident, name, meant))
        return meant


def _add_lines(kind: Kind, values: dict[str, Any], lines: list[str]) -> None:
    """Lines at the end of the details, or of the description where a kind has none."""
    name = next((n for n in ("details", "description") if n in kind.fields and kind.fields[n].form == Form.TEXT), "")
    if name:
        values[name] = "\n".join(filter(None, [values.get(name, ""), *lines]))


def _fits(field: Field, value: Any) -> bool:
    """Whether a value can stand in a field: a choice is one of those there are, a number fits the store."""
    if field.form == Form.CHOICE and field.choices:
        return value == "" or value in dict(field.choices)
    if field.form == Form.NUMBER:
        return value is None or (isinstance(value, int) and abs(value) < 1 << 62)
    return True


def _wire(value: Any) -> Any:
    return wire.encode(value)
