"""Use cases of search: find as one types, and keep the index in step with the store.

What comes back is ready to show: titles, customers and snippets from the store, the query explained in words. A search
never fails for what was typed.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.domain import query
from db.domain.query import All, Has, Node, Reading, Within
from db.domain.query_words import explain
from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Customer, Form, Kind, Record
from db.search import documents, maintenance
from db.search.index import MOST_WAITING, Hits, Index
from db.search.snippets import Highlighter, Snippet
from db.search.source import StoreSource

if TYPE_CHECKING:
    from db.services.app import Tacit

#: From so many records on segments are merged in a process of their own.
_MERGE_APART = 3000
_SPAN = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, repr=False)
class CustomerRef:
    """A customer as a result names it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, repr=False)
class Hit:
    """One result. `marks` are the hits in `snippet`, `title_marks` those in `title`, as (start, end) in characters."""

    id: str
    kind: str
    title: str
    customer: CustomerRef | None
    snippet: str
    marks: _SPAN
    title_marks: _SPAN
    score: float
    date: date | None


@dataclass(frozen=True, slots=True, repr=False)
class SearchResult:
    """What was found. `explained` says how the query was understood; `remarks` what was not, or was made of it instead.

    `did_you_mean` is the query with words that nothing has put right, or None; the results are already those of it.
    """

    total: int
    took_ms: float
    results: tuple[Hit, ...]
    did_you_mean: str | None
    explained: Said
    remarks: tuple[Said, ...]
    reading: Reading
    #: The index is still being filled: there may be more.
    partial: bool = False


class Finder:
    """Search of an opened profile. Every method may be called from any thread."""

    def __init__(self, tacit: Tacit) -> None:
        self._tacit = tacit
        self._source = StoreSource(tacit.store)
        self._lock = threading.Lock()
        self._filling = threading.Lock()
        self._index: Index | None = None
        self._tended = False
        self._kinds: dict[str, str] = {}

    # --- finding ------------------------------------------------------------------------------------------------------

    def search(
        self,
        query_text: str,
        kind: str | None = None,
        customer: str | None = None,
        author: str | None = None,
        since: date | None = None,
        until: date | None = None,
        sort: Literal["relevance", "date"] | str = "relevance",
        limit: int = 20,
        offset: int = 0,
        context_customer: str | None = None,
    ) -> SearchResult:
        """Find records. `customer` and `author` are ids; `context_customer` is the one being looked at: its records
        count more. An empty query lists what fits the filters, the newest first."""
        began = time.perf_counter()
        index = self._ready()
        reading = self.read(query_text)
        tree = All((*reading.tree.nodes, *_filters(kind, customer, author, since, until)))
        words = list(query.words_of(reading.tree))
        hits = index.search(
            tree,
            limit=limit,
            offset=offset,
            sort="date" if sort == "date" or not words else "relevance",
            today=self._tacit.today(),
            me=self._tacit.store.me,
            context_customer=context_customer or "",
        )
        marker = Highlighter(words, hits.changed)
        with self._tacit.store.read() as session:
            records = self._records(session, hits.ids)
            customers = self._customers(session, records.values())
            found = [
                self._hit(records[one], score, marker, customers)
                for one, score in zip(hits.ids, hits.scores, strict=True)
                if one in records
            ]
        return SearchResult(
            total=hits.total,
            took_ms=round((time.perf_counter() - began) * 1000, 2),
            results=tuple(found),
            did_you_mean=_put_right(query_text, hits.changed),
            explained=explain(reading.tree),
            remarks=(*reading.remarks, *_remarks(hits)),
            reading=reading,
            partial=bool(index.wants),
        )

    def read(self, query_text: str) -> Reading:
        """The query as it is understood, without searching: for the line under the search field."""
        today = self._tacit.today()
        return query.read(query_text, documents.known(self._opened().filters), today=today, days=_days(today))

    def suggest(self, reading: Reading, limit: int = 8) -> list[str]:
        """Values for the field whose value is being typed: choices, and names of records."""
        one = self._opened().filters.get(reading.pending)
        if one is None:
            return []
        typed = reading.text.rpartition(":")[2].strip('"').casefold()
        values = [v for v, label in one.choices if v.startswith(typed) or label.casefold().startswith(typed)]
        ids = self._ready().named(typed, one.targets)[:limit] if typed and one.targets else []
        with self._tacit.store.read() as session:
            records = self._records(session, ids)
        titles = [self._tacit.kinds.of(records[i]).title(records[i]) for i in ids if i in records]
        return list(dict.fromkeys([*values, *titles]))[:limit]

    def _records(self, session: Session, ids: Sequence[str]) -> dict[str, Record]:
        """The records with these ids, the trash left out. Which kind an id is of is remembered: it never changes."""
        kinds = self._tacit.kinds
        found: dict[str, Record] = {}
        by_kind: dict[str, list[str]] = {}
        for one in ids:
            by_kind.setdefault(self._kinds.get(one, ""), []).append(one)
        unknown = by_kind.pop("", [])
        for name, wanted in by_kind.items():
            found.update(_by_id(session, kinds[name], wanted))
        for kind in kinds:
            missing = [one for one in unknown if one not in found]
            if not missing:
                break
            found.update(_by_id(session, kind, missing))
        self._kinds.update((one, kinds.of(record).name) for one, record in found.items())
        return {one: record for one, record in found.items() if record.deleted_at is None}

    def _customers(self, session: Session, records: Iterable[Record]) -> dict[str, str]:
        ids = {getattr(record, "customer", None) for record in records} - {None}
        rows = session.execute(select(Customer.id, Customer.name).where(Customer.id.in_(ids))) if ids else ()
        return {row[0]: row[1] for row in rows}

    def _hit(self, record: Record, score: float, marker: Highlighter, customers: dict[str, str]) -> Hit:
        kind = self._tacit.kinds.of(record)
        customer = getattr(record, "customer", None)
        title = kind.title(record)
        snippet = _snippet(record, kind, marker)
        ordinal = documents.day_of(record, kind)
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
        )

    # --- keeping ------------------------------------------------------------------------------------------------------

    def _opened(self) -> Index:
        with self._lock:
            if self._index is None:
                profile = self._tacit.profile
                self._index = Index(profile.index, profile.subkey("index"), self._tacit.kinds)
            return self._index

    def _ready(self) -> Index:
        """The index, in step with the store. Where no lane tends it, whoever comes first does what has to be done."""
        index = self._opened()
        index.follow(self._source)
        if self._tended:
            return index
        if index.waiting >= MOST_WAITING:  # more came at once than memory takes, as after an import that was killed
            index.flush(self._source)
        if index.wants and self._filling.acquire(blocking=False):
            try:
                index.rebuild(self._source, afresh=False)
                index.follow(self._source)
            finally:
                self._filling.release()
        return index

    def prepare(
        self, progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> None:
        """Open the index, and fill it where it has to be; search works meanwhile. For a lane (not the write lane: it
        may take minutes), after the start: from then on a search never stops to fill or commit, that is left to the
        lane (`flush`; and this again where a result is `partial`)."""
        self._tended = True
        index = self._opened()
        index.follow(self._source)
        if index.wants:
            with self._filling:
                index.rebuild(self._source, progress, cancelled, afresh=False)

    def rebuild(
        self, progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> bool:
        """Make the index anew. What was erased from the store is in no file of it afterwards. False where it was
        cancelled, or another process is writing the index."""
        with self._filling:
            return self._opened().rebuild(self._source, progress, cancelled)

    def flush(self) -> None:
        """Commit what waits in memory where enough has gathered, and merge segments where there are many."""
        index = self._opened()
        if index.wants:
            return
        index.flush_if_worthwhile(self._source)
        if index.segments > maintenance.MOST_SEGMENTS:
            merge = maintenance.merge_in_child if index.size > _MERGE_APART else maintenance.merge
            merge(index.folder, self._tacit.profile.subkey("index"))
            index.follow(self._source)

    def state(self) -> str:
        """How the index stands, in words."""
        index = self._opened()
        index.follow(self._source)
        if index.wants:
            return QT_TRANSLATE_NOOP("db", "has to be filled from the store")
        return Said(QT_TRANSLATE_NOOP("db", "{0} records, up to date"), index.size)

    def check(self) -> str:
        """What is wrong with the index, '' where nothing is. Opens every file of it."""
        index = self._opened()
        index.follow(self._source)
        if index.wants == "damaged":
            return QT_TRANSLATE_NOOP("db", "The index is damaged. It is made anew from the store; nothing is lost.")
        if index.wants:
            return ""
        missing = self._source.count() - index.size
        return f"{abs(missing)} records differ between index and store." if missing else ""

    def close(self) -> None:
        """Commit what has gathered, and let go."""
        with self._lock:
            index, self._index = self._index, None
        if index is not None:
            if not index.wants and index.waiting >= FLUSH_ON_CLOSE:
                index.flush(self._source)
            index.close()


#: Changes waiting at the end of a program that are worth a commit; fewer are read again at the next start.
FLUSH_ON_CLOSE = 20


def _filters(
    kind: str | None, customer: str | None, author: str | None, since: date | None, until: date | None
) -> list[Node]:
    nodes: list[Node] = [
        Has(name, value)
        for name, value in (("kind", kind), ("customer", customer), ("by", author))
        if value is not None
    ]
    if since or until:
        nodes.append(Within("date", since, until))
    return nodes


def _days(today: date) -> query.DayReader:
    """Words for days in English and German, as they are read everywhere in the product."""

    def read(text: str) -> date | None:
        from db.domain.dates import resolve_day

        found: date | None = resolve_day(text, today)
        return found

    return read


def _by_id(session: Session, kind: Kind, ids: Sequence[str]) -> dict[str, Record]:
    return {record.id: record for record in session.scalars(select(kind.cls).where(kind.cls.id.in_(ids)))}


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


def _put_right(text: str, changed: dict[str, str]) -> str | None:
    """The query with the words that were searched instead; None where none was."""
    if not changed:
        return None
    from db.search.analysis import folded_words

    out = []
    for word in text.split(" "):
        parts = folded_words(word)
        out.append(changed[parts[0]] if len(parts) == 1 and parts[0] in changed else word)
    return " ".join(out)


def _remarks(hits: Hits) -> list[Said]:
    found = [Said(QT_TRANSLATE_NOOP("db", "Nothing is called “{0}”."), has.value) for has in hits.unknown]
    if hits.relaxed:
        found.append(Said(QT_TRANSLATE_NOOP("db", "Nothing has all the words; these have some of them.")))
    return found
