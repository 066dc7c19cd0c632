"""Notes, visits and settled promises of one customer or person as a timeline; what pages, Today and briefs share.

Notes are read as a few columns, not as records: pages show many and change none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session, aliased

from db.domain.digest import Piece, ended, gist
from db.domain.folding import fold
from db.domain.freshness import Freshness, freshness
from db.domain.promises import SETTLED
from db.domain.said import Said, joined
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import EVERYONE, Colleague, Contact, Note, Team, Visit
from db.services import audience_words
from db.services.parts import ButtonLine, TimelineItem
from db.services.promises import PromiseRow
from db.services.refs import Ref, names, ref

#: The newest entries of a page. Older ones are found by search.
MOST = 500
MOST_BUTTONS = 12

COLUMNS = (
    Note.id,
    Note.customer,
    Note.text,
    Note.about,
    Note.topics,
    Note.polarity,
    Note.source,
    Note.said_by,
    Note.confidence,
    Note.learnt_on,
    Note.review_by,
    Note.capture,
    Note.created_by,
    Note.created_at,
    Note.audience,
)


@dataclass(frozen=True, slots=True, repr=False)
class Knowledge:
    """A note as pages read it. `piece` is one read out of a capture, whose text the capture has as well."""

    id: str
    customer: str | None
    text: str
    about: tuple[str, ...]
    topics: tuple[str, ...]
    polarity: str
    source: str
    said_by: str | None
    confidence: str
    day: date | None
    freshness: Freshness
    piece: bool
    author: str | None
    audience: str

    def for_digest(self) -> Piece:
        return Piece(
            self.id, self.text, self.topics, self.polarity, self.about, self.day, self.freshness, self.confidence
        )


@dataclass(frozen=True, slots=True, repr=False)
class People:
    """Names for a page, and who is reading it."""

    contacts: Mapping[str, str]
    colleagues: Mapping[str, str]
    me: str
    readers: Mapping[str, str]
    """Names of the teams and colleagues for whom something is"""

    def one_of_us(self, colleague: str | None) -> str:
        """The name of a colleague, '' where there is none."""
        return self.colleagues.get(colleague or "", "")

    def reading(self, audience: str) -> str:
        """Who may read what has this audience, '' where everyone may."""
        return "" if audience == EVERYONE else audience_words.words(audience, self.readers, self.me)


def notes(session: Session, tests: Sequence[ColumnElement[bool]], today: date, most: int = MOST) -> list[Knowledge]:
    """The notes that pass, the last learnt first; trash left out."""
    query: Any = select(*COLUMNS).where(Note.deleted_at.is_(None), *tests)
    query = query.order_by(Note.learnt_on.desc(), Note.created_at.desc(), Note.id.desc()).limit(most)
    return [knowledge(row, today) for row in session.execute(query)]


def knowledge(row: Row[Any], today: date) -> Knowledge:
    """A row of `COLUMNS` (and perhaps more behind them)."""
    day = learnt(row.learnt_on, row.created_at)
    return Knowledge(
        id=row.id,
        customer=row.customer,
        text=row.text,
        about=row.about,
        topics=row.topics,
        polarity=row.polarity,
        source=row.source,
        said_by=row.said_by,
        confidence=row.confidence,
        day=day,
        freshness=freshness(day, row.review_by, row.topics, today),
        piece=row.capture is not None,
        author=row.created_by,
        audience=row.audience,
    )


def learnt(learnt_on: date | None, created_at: datetime | None) -> date | None:
    """The day something was learnt; the day it was written where nobody said."""
    return learnt_on or (created_at.date() if created_at else None)


def people_of(
    session: Session, me: str, contacts: Iterable[str | None], colleagues: Iterable[str | None],
    audiences: Iterable[str] = (),
) -> People:  # fmt: skip
    """The names a page needs."""
    wanted = audience_words.named(audiences)
    readers = names(session, Colleague, wanted) | names(session, Team, wanted) if wanted else {}
    return People(names(session, Contact, contacts), names(session, Colleague, colleagues), me, readers)


def audiences(known: Iterable[Knowledge], visits: Iterable[Visit], promises: Iterable[PromiseRow]) -> set[str]:
    """For whom these are."""
    found = {note.audience for note in known} | {visit.audience for visit in visits}
    return found | {row.record.audience for row in promises}


def mentioned(known: Iterable[Knowledge], visits: Iterable[Visit]) -> tuple[set[str | None], set[str | None]]:
    """Ids of (contacts, colleagues) whom these notes and visits name."""
    contacts: set[str | None] = set()
    colleagues: set[str | None] = set()
    for note in known:
        contacts |= {note.said_by, *note.about}
        colleagues.add(note.author)
    for visit in visits:
        contacts |= set(visit.contacts)
        colleagues |= set(visit.colleagues)
    return contacts, colleagues


def timeline(
    known: Sequence[Knowledge], visits: Sequence[Visit], promises: Sequence[PromiseRow], people: People, today: date
) -> tuple[TimelineItem, ...]:
    """What is known, what was done and how promises ended, the newest first. Pieces of a capture are left to the
    capture."""
    items = [of_note(note, people) for note in known if not note.piece]
    items += [of_visit(visit, people) for visit in visits if _took_place(visit, today)]
    items += [of_promise(row, people) for row in promises if row.state in SETTLED]
    items.sort(key=lambda item: (item.date or date.min, item.id), reverse=True)
    return tuple(items[:MOST])


def _took_place(visit: Visit, today: date) -> bool:
    """Whether a visit is past; one of today is, once something of it was written down."""
    if visit.starts is None:
        return False
    day = visit.starts.local.date()
    return day < today or (day == today and bool(visit.result or visit.next_step))


def of_note(note: Knowledge, people: People) -> TimelineItem:
    return TimelineItem(
        note.id, "note", note.text, note.day, note.topics, note.freshness, note.confidence, source_of(note, people),
        audience=note.audience, readers=people.reading(note.audience),
    )  # fmt: skip


def of_visit(visit: Visit, people: People) -> TimelineItem:
    assert visit.starts is not None
    said = visit.result or visit.purpose or visit.agenda
    text = Said(QT_TRANSLATE_NOOP("db", "Visit: {0}"), said) if said else Said(QT_TRANSLATE_NOOP("db", "Visit"))
    if visit.next_step:
        text = joined([ended(text), Said(QT_TRANSLATE_NOOP("db", "Next step: {0}"), visit.next_step)], " ")
    ours = [you() if one == people.me else people.one_of_us(one) for one in visit.colleagues]
    theirs = [people.contacts.get(one, "") for one in visit.contacts]
    return TimelineItem(
        visit.id, "visit", text, visit.starts.local.date(), who=joined([*ours, *theirs], ", "),
        audience=visit.audience, readers=people.reading(visit.audience),
    )  # fmt: skip


def of_promise(row: PromiseRow, people: People) -> TimelineItem:
    record = row.record
    whom = (row.contact or row.customer or Ref("", "")).name
    if record.owed_by == "them":
        who = (
            Said(QT_TRANSLATE_NOOP("db", "owed to us by {0}"), whom)
            if whom
            else Said(QT_TRANSLATE_NOOP("db", "owed to us"))
        )
    else:
        who = (
            Said(QT_TRANSLATE_NOOP("db", "owed to {0}"), whom) if whom else Said(QT_TRANSLATE_NOOP("db", "owed by us"))
        )
    return TimelineItem(
        record.id, "promise", record.what, record.settled_on or record.due, who=who, state=row.state,
        audience=record.audience, readers=people.reading(record.audience),
    )  # fmt: skip


def you() -> Said:
    return Said(QT_TRANSLATE_NOOP("db", "you"))


_BY_ME = {
    "said": QT_TRANSLATE_NOOP("db", "told you"),
    "heard": QT_TRANSLATE_NOOP("db", "heard by you"),
    "seen": QT_TRANSLATE_NOOP("db", "seen by you"),
    "inferred": QT_TRANSLATE_NOOP("db", "inferred by you"),
    "": QT_TRANSLATE_NOOP("db", "written by you"),
}
_BY_OTHERS = {
    "said": QT_TRANSLATE_NOOP("db", "told {0}"),
    "heard": QT_TRANSLATE_NOOP("db", "heard by {0}"),
    "seen": QT_TRANSLATE_NOOP("db", "seen by {0}"),
    "inferred": QT_TRANSLATE_NOOP("db", "inferred by {0}"),
    "": QT_TRANSLATE_NOOP("db", "written by {0}"),
}


def source_of(note: Knowledge, people: People) -> Said:
    """Who said it and who of us knows it: “Astrid Lindqvist, heard by you”."""
    author = people.one_of_us(note.author)
    mine = note.author == people.me
    source = note.source if note.said_by or note.source != "said" else ""
    by = Said(_BY_ME[source]) if mine else Said(_BY_OTHERS[source], author) if author else ""
    said_by = people.contacts.get(note.said_by or "", "")
    return joined([said_by, by], ", ")


def topics(items: Iterable[TimelineItem]) -> tuple[tuple[str, int], ...]:
    """How many entries each topic has, the most frequent first."""
    counts = Counter(topic for item in items for topic in item.topics)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


_POLARITIES = ("hot", "cold", "avoid")


def buttons(known: Iterable[Knowledge], contacts: Mapping[str, str]) -> tuple[ButtonLine, ...]:
    """What warms, what puts off, what to avoid: each once, the newest word for it; stale ones go last."""
    seen: set[tuple[str, str, tuple[str, ...]]] = set()
    found: list[tuple[int, bool, ButtonLine]] = []
    for note in known:
        if note.polarity not in _POLARITIES:
            continue
        text = gist(note.text)
        key = (note.polarity, fold(text), note.about)
        if key in seen:
            continue
        seen.add(key)
        person = ref(contacts, note.about[0]) if note.about else None
        line = ButtonLine(note.polarity, text, note.id, person)
        found.append((_POLARITIES.index(note.polarity), note.freshness == "stale", line))
    found.sort(key=lambda one: one[:2])
    return tuple(line for _, _, line in found[:MOST_BUTTONS])


def is_about(person: str) -> ColumnElement[bool]:
    """The test of a note that concerns a person. Ids are unlike any other text, so that containing it is being about
    it. Asked of an alias, so that an index answers and only the notes found are read."""
    asked = aliased(Note)
    concerned = (func.instr(asked.about, person) > 0) | (asked.said_by == person)
    return Note.id.in_(select(asked.id).where(asked.deleted_at.is_(None), concerned))
