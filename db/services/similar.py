"""“You may know this already”: notes of the same customer or people that a new text may say again. And “more like
this”: what tells of the same as a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import Session

from db.domain import alike, freshness
from db.domain.capture import Reading
from db.domain.digest import shorten
from db.domain.names import words_of
from db.domain.query import Word
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Customer, Kind, Kinds, Note, Record
from db.services import timeline as lines
from db.services.capture_parts import Similar
from db.services.refs import names, ref
from db.services.search_rows import Rows
from db.services.timeline import Knowledge
from db.store.errors import TacitError

if TYPE_CHECKING:
    from db.services.app import Tacit

#: Notes that are compared, the newest.
COMPARED = 400
#: Words that a search is made of where nobody known is named.
SEARCHED = 8
_SHOWN = 220


def find(tacit: Tacit, reading: Reading, limit: int) -> list[Similar]:
    """The notes most alike, the most alike first; [] where the text says too little."""
    about = [reading.customer.name] if reading.customer else []
    about += [person.name for person in reading.contacts]
    said = alike.stems(reading.text, alike.name_stems(about))
    if len(said) < alike.LEAST:
        return []
    today = tacit.today()
    tests = _concerned(reading)
    if tests is None:
        tests = _found(tacit, reading, said)
    if tests is None:
        return []
    with tacit.store.read() as session:
        known = lines.notes(session, [tests, Note.capture.is_(None)], today, COMPARED)
        best = alike.most_alike(said, [alike.stems(note.text) for note in known], limit)
        return _shown(session, tacit.store.me, [known[index] for index in best])


def _concerned(reading: Reading) -> ColumnElement[bool] | None:
    """Notes of the customer or about the people that are named; None where nobody known is."""
    tests: list[ColumnElement[bool]] = []
    if reading.customer and reading.customer.id:
        tests.append(Note.customer == reading.customer.id)
    else:
        tests += [lines.is_about(person.id) for person in reading.contacts if person.id]
    return or_(*tests) if tests else None


def _found(tacit: Tacit, reading: Reading, said: frozenset[str]) -> ColumnElement[bool] | None:
    """Notes that search finds with some of the words; None where it finds none or is not ready."""
    words = [word for word in alike.written(reading.text) if word[: alike.STEM] in said][:SEARCHED]
    try:
        hits = tacit.finder.search(" or ".join(words), kind="note", limit=50).results
    except TacitError:
        return None
    return Note.id.in_([hit.id for hit in hits]) if hits else None


def _shown(session: Session, me: str, known: list[Knowledge]) -> list[Similar]:
    people = lines.people_of(session, me, *lines.mentioned(known, ()))
    customers = names(session, Customer, (note.customer for note in known))
    return [
        Similar(
            note.id,
            shorten(note.text, _SHOWN),
            note.day,
            ref(customers, note.customer),
            note.topics,
            lines.source_of(note, people),
        )
        for note in known
    ]


def still_true(tacit: Tacit, note_id: str) -> Record:
    """A note holds today as well: it is looked at again as if it had been learnt today. The day it was learnt stays;
    the history says who confirmed it and when."""
    note = tacit.records.get(note_id, Note.__tablename__)
    assert isinstance(note, Note)
    due = freshness.review_by(note.topics, tacit.today())
    with tacit.store.work(label=QT_TRANSLATE_NOOP("db", "confirming")) as work:
        return work.edit(note.id, {"review_by": (None, max(due, note.review_by or due))})


# --- more like this ---------------------------------------------------------------------------------------------------

#: Kinds whose words tell of something, and the words of one that are searched with.
TELLING = ("note", "promise", "visit", "opportunity")
MOST_WORDS = 24
#: Share of the lesser text from which another counts as being like it: less than for “you know this already”.
_ENOUGH = 0.06


@dataclass(frozen=True, slots=True, repr=False)
class Alike:
    """A record to find others like: the words to search with, its telling stems, whose it is."""

    id: str
    title: str
    words: tuple[Word, ...]
    stems: frozenset[str]
    customer: str


def telling(tacit: Tacit, record_id: str) -> Alike:
    """What a record tells, as words to search others with. The name of its customer tells nothing: its other records
    have it too. NotFound."""
    record = tacit.records.get(record_id)
    kind = tacit.kinds.of(record)
    home = getattr(record, "customer", None) or ""
    text = _text(record, kind)
    names = alike.name_stems(tacit.records.names([home]).values()) if home else frozenset()
    stems = alike.stems(text, names)
    words = [word for word in alike.written(text) if word[: alike.STEM] in stems][:MOST_WORDS]
    if not words:  # so short that nothing of it is telling: then all of it counts
        words = list(words_of(text))[:MOST_WORDS]
    return Alike(record.id, kind.title(record), tuple(map(Word, words)), stems, home)


def alike_enough(
    session: Session, rows: Rows, kinds: Kinds, to: Alike, found: Sequence[tuple[str, float]]
) -> list[tuple[str, float]]:
    """Those found that share more than a word with it, in the order in which they were found; itself is none."""
    records = rows.records(session, [one for one, _ in found])
    others = [(one, score) for one, score in found if one in records and one != to.id]
    stems = [alike.stems(_text(records[one], kinds.of(records[one]))) for one, _ in others]
    if len(to.stems) < alike.LEAST:
        return others
    return [others[at] for at in sorted(alike.most_alike(to.stems, stems, len(stems), _ENOUGH))]


def _text(record: Record, kind: Kind) -> str:
    values = (getattr(record, name) for name in kind.searched)
    return "\n".join(value if isinstance(value, str) else " ".join(value) for value in values if value)
