"""From the ids that the index found to rows that are ready to show: titles, customers and snippets from the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.domain.said import Said, joined
from db.records import Contact, Customer, Form, Influence, Kind, Kinds, Opportunity, Promise, Record
from db.search import documents
from db.search.snippets import Highlighter, Snippet
from db.services.search_parts import CustomerRef, Hit


class Rows:
    """Reads records by id. Which kind an id is of is remembered: it never changes."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._kind_of: dict[str, str] = {}

    def learn(self, ids: Sequence[str], kinds: Sequence[str]) -> None:
        """Which kinds ids are of, as the index knows."""
        self._kind_of.update((one, kind) for one, kind in zip(ids, kinds, strict=True) if kind in self._kinds)

    def records(self, session: Session, ids: Sequence[str]) -> dict[str, Record]:
        """The records with these ids, the trash left out."""
        found: dict[str, Record] = {}
        by_kind: dict[str, list[str]] = {}
        for one in ids:
            by_kind.setdefault(self._kind_of.get(one, ""), []).append(one)
        unknown = by_kind.pop("", [])
        for name, wanted in by_kind.items():
            found.update(_by_id(session, self._kinds[name], wanted))
        for kind in self._kinds:
            missing = [one for one in unknown if one not in found]
            if not missing:
                break
            found.update(_by_id(session, kind, missing))
        self._kind_of.update((one, self._kinds.of(record).name) for one, record in found.items())
        return {one: record for one, record in found.items() if record.deleted_at is None}

    def hits(
        self,
        session: Session,
        found: Iterable[tuple[str, float]],
        marker: Highlighter,
        roles: frozenset[str] | None = None,
    ) -> list[Hit]:
        """A row for each (id, score) that is still there, in that order. With the `roles` that were asked for a buying
        influence shows as the person who has it, once, in one of these roles where she plays it."""
        scored = list(found)
        records = self.records(session, [one for one, _ in scored])
        parts = (
            {one: record for one, record in records.items() if isinstance(record, Influence)}
            if roles is not None
            else {}
        )
        parts = _in_roles(session, parts, roles or frozenset())
        persons = self.records(session, list({one.contact for one in parts.values() if one.contact}))
        chances = _names(session, Opportunity, (one.opportunity for one in parts.values()))
        customers = _names(
            session, Customer, (getattr(one, "customer", None) for one in (*records.values(), *persons.values()))
        )
        rows: dict[str, Hit] = {}
        for one, score in scored:
            record = records.get(one)
            about = ""
            if isinstance(record, Influence) and (part := parts.get(one)):
                about = joined((_label(self._kinds[Influence], part.role), chances.get(part.opportunity or "", "")))
                record = persons.get(record.contact or "")
            if record is not None and record.id not in rows:
                rows[record.id] = self._hit(record, score, marker, customers, about)
        return list(rows.values())

    def _hit(self, record: Record, score: float, marker: Highlighter, customers: dict[str, str], about: str) -> Hit:
        kind = self._kinds.of(record)
        customer = getattr(record, "customer", None)
        title = kind.title(record)
        snippet = _snippet(record, kind, marker)
        ordinal = documents.day_of(vars(record), kind)
        promise = record if isinstance(record, Promise) else None
        if not about and isinstance(record, Contact):
            about = record.title
        return Hit(
            id=record.id,
            kind=kind.name,
            title=title,
            customer=CustomerRef(customer, customers[customer]) if customer in customers else None,
            snippet=snippet.text,
            marks=snippet.marks,
            title_marks=tuple(marker.marks(title)),
            score=round(score, 4),
            date=date.fromordinal(ordinal) if ordinal else None,
            status=promise.status or "open" if promise else "",
            due=promise.due if promise else None,
            about=about,
        )


def _by_id(session: Session, kind: Kind, ids: Sequence[str]) -> dict[str, Record]:
    return {record.id: record for record in session.scalars(select(kind.cls).where(kind.cls.id.in_(ids)))}


def _in_roles(session: Session, parts: dict[str, Influence], roles: frozenset[str]) -> dict[str, Influence]:
    """Instead of each part of another role one that the same person plays in these, where she does."""
    others = {part.contact for part in parts.values() if part.role not in roles}
    if not others or not roles:
        return parts
    wanted = (Influence.contact.in_(others), Influence.role.in_(roles), Influence.deleted_at.is_(None))
    fitting = {one.contact: one for one in session.scalars(select(Influence).where(*wanted))}
    return {one: part if part.role in roles else fitting.get(part.contact, part) for one, part in parts.items()}


def _names(session: Session, cls: Any, ids: Iterable[str | None]) -> dict[str, str]:
    wanted = {one for one in ids if one}
    rows = session.execute(select(cls.id, cls.name).where(cls.id.in_(wanted))) if wanted else ()
    return {row[0]: row[1] for row in rows}


def _label(kind: Kind, role: str) -> str:
    labels = dict(kind.fields["role"].choices)
    return Said(labels[role]) if role in labels else role


def _snippet(record: Record, kind: Kind, marker: Highlighter) -> Snippet:
    """A snippet of the searched text with the most hits; of the longest one where nothing was hit."""
    best: tuple[int, int, str] = (-1, -1, "")
    best_marks: list[tuple[int, int]] = []
    for name in kind.searched:
        value: Any = getattr(record, name)
        text = ", ".join(value) if isinstance(value, tuple) else str(value or "")
        if not text or (name == kind.naming.title and kind.fields[name].form is not Form.TEXT):
            continue
        marks = marker.marks(text)
        if (len(marks), len(text)) > best[:2]:
            best, best_marks = (len(marks), len(text), text), marks
    return marker.snippet(best[2], marks=best_marks)
