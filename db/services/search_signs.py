"""A query without a word, such as “😡” or “%”: the index knows words only, so the texts are looked through."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from db.domain.query import Reading
from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Form, Kinds
from db.search.index import Hits

#: Signs with which something else begins, a phrase or what is left out: whoever types them is not done.
_BEGINNINGS = '"(- '
#: By which some programs say that a sign is to be coloured, and others do not.
_COLOURED = "\ufe0f"


def signs_of(reading: Reading) -> str:
    """The signs that are all there is in a query; '' where it has anything else in it, or nothing yet."""
    if not reading.empty or reading.pending or any(map(str.isalnum, reading.text)):
        return ""
    return reading.text.strip(_BEGINNINGS + _COLOURED + "\t\n")


def only_with(session: Session, kinds: Kinds, signs: str, hits: Hits) -> Hits:
    """Those of the hits in whose text the signs stand."""
    have = _having(session, kinds, signs)
    at = [place for place, one in enumerate(hits.ids) if one in have]
    return replace(
        hits,
        ids=tuple(hits.ids[place] for place in at),
        scores=tuple(hits.scores[place] for place in at),
        kinds=tuple(hits.kinds[place] for place in at),
        total=len(at),
        complete=len(at),
    )


def remarks(signs: str, total: int) -> tuple[Said, ...]:
    """What is said of it; nothing where there are no signs."""
    if not signs:
        return ()
    if total:
        return (Said(QT_TRANSLATE_NOOP("db", "“{0}” has no word to search for; these have it in their text."), signs),)
    return (Said(QT_TRANSLATE_NOOP("db", "“{0}” has no word to search for, and no text has it in it."), signs),)


def _having(session: Session, kinds: Kinds, signs: str) -> set[str]:
    found: set[str] = set()
    for kind in kinds:
        texts = [name for name in kind.searched if kind.fields[name].form in (Form.LINE, Form.TEXT)]
        tests = [func.instr(getattr(kind.cls, name), signs) > 0 for name in texts]
        if tests:
            found |= set(session.scalars(select(kind.cls.id).where(or_(*tests))))
    return found
