"""Use cases of saved searches: keep a query under a name, in an order of one's own, with the number it finds now.

They are records (kind `saved_search`), so that what was removed comes back by undo or from the trash.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.domain.folding import fold
from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import ME, SavedSearch
from db.services.search_parts import Saved
from db.store.errors import Ambiguous, Invalid, NotFound

if TYPE_CHECKING:
    from db.services.app import Tacit


class SavedSearches:
    """Of an opened profile, in the order of the sidebar."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit

    def all(self) -> list[Saved]:
        """Without their counts."""
        with self._tacit.store.read() as session:
            return [_value(one) for one in _records(session)]

    def counted(self) -> list[Saved]:
        """With the number of records that each finds now."""
        return [replace(one, count=self._tacit.finder.count(one.query)) for one in self.all()]

    def named(self, name: str) -> Saved:
        """The one of this name or of the only name that begins so (case and accents do not matter), id or start of an
        id. NotFound, which says what there is; Ambiguous."""
        there, asked = self.all(), fold(name.strip())
        begun = [one for one in there if asked and fold(one.name).startswith(asked)]
        same = [one for one in begun if fold(one.name) == asked] or begun
        if len(same) == 1:
            return same[0]
        if same:
            fits = [(one.id, one.name) for one in same]
            raise Ambiguous(Said(QT_TRANSLATE_NOOP("db", "Several saved searches begin with “{0}”."), name), fits)
        try:
            record = self._tacit.records.resolve(name, SavedSearch.__tablename__)
        except NotFound:
            names = ", ".join(f"“{one.name}”" for one in there)
            sentence = Said(QT_TRANSLATE_NOOP("db", "No search is saved as “{0}”."), name)
            if names:
                sentence = Said(QT_TRANSLATE_NOOP("db", "No search is saved as “{0}”. There are: {1}."), name, names)
            raise NotFound(sentence) from None
        assert isinstance(record, SavedSearch)
        return _value(record)

    def save(self, name: str, query: str, newest_first: bool = False) -> Saved:
        """Keep a query under a name; one that has the name already is given the new query. Invalid for an empty
        name or a query with nothing in it."""
        name, query = " ".join(name.split()), " ".join(query.split())
        if not name:
            raise Invalid(QT_TRANSLATE_NOOP("db", "A saved search needs a name."), "name")
        if not query:
            raise Invalid(QT_TRANSLATE_NOOP("db", "There is nothing to save yet: type a search first."), "query")
        if self._tacit.finder.read(query).empty:
            raise Invalid(Said(QT_TRANSLATE_NOOP("db", "“{0}” has nothing in it to search for."), query), "query")
        with self._tacit.store.work(label=QT_TRANSLATE_NOOP("db", "saving a search")) as work:
            there = _records(work.session)
            same = next((one for one in there if fold(one.name) == fold(name)), None)
            if same is not None:
                work.edit(same.id, {"query": (None, query), "newest_first": (None, newest_first)})
                return _value(same)
            place = max((one.place or 0 for one in there), default=0) + 1
            record = SavedSearch(name=name, query=query, newest_first=newest_first, place=place, audience=ME)
            work.add(record)
            work.session.flush()
            return _value(record)

    def rename(self, search_id: str, name: str) -> None:
        """Another name. Invalid for an empty one or one that another search has."""
        name = " ".join(name.split())
        if not name:
            raise Invalid(QT_TRANSLATE_NOOP("db", "A saved search needs a name."), "name")
        if any(fold(one.name) == fold(name) and one.id != search_id for one in self.all()):
            raise Invalid(QT_TRANSLATE_NOOP("db", "Another saved search has this name."), "name")
        with self._tacit.store.work(label=QT_TRANSLATE_NOOP("db", "renaming a search")) as work:
            work.edit(search_id, {"name": (None, name)})

    def remove(self, search_id: str) -> None:
        """To the trash. NotFound."""
        with self._tacit.store.work(label=QT_TRANSLATE_NOOP("db", "removing a search")) as work:
            work.trash(search_id)

    def move(self, search_id: str, by: int) -> None:
        """Up (-1) or down (1) in the list; at its ends nothing happens."""
        with self._tacit.store.work(label=QT_TRANSLATE_NOOP("db", "moving a search")) as work:
            order = [one.id for one in _records(work.session)]
            if search_id not in order:
                raise NotFound("That record is not here any more.")
            at = order.index(search_id)
            to = max(0, min(len(order) - 1, at + by))
            order.insert(to, order.pop(at))
            for place, one in enumerate(order, 1):
                work.edit(one, {"place": (None, place)})


def _records(session: Session) -> list[SavedSearch]:
    rows = session.scalars(select(SavedSearch).where(SavedSearch.deleted_at.is_(None))).all()
    return sorted(rows, key=lambda one: (one.place is None, one.place or 0, one.id))


def _value(record: SavedSearch) -> Saved:
    return Saved(record.id, record.name, record.query, record.newest_first)
