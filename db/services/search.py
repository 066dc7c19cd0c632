"""Use cases of search: find as one types, and keep the index in step with the store.

What comes back is ready to show: titles, customers and snippets from the store, the query explained in words. A search
never fails for what was typed.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from db.domain import query, ranking
from db.domain.query import All, Either, Has, Node, Not, Reading, Within
from db.domain.query_terms import WITH_ROLE, asks_due, condition, fields_in, spelled_out
from db.domain.query_words import explain
from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Influence, SavedSearch
from db.search import documents
from db.search.execute import Sort
from db.search.index import Hits
from db.search.snippets import Highlighter
from db.services import search_signs, search_words, similar
from db.services.search_keeping import Keeping
from db.services.search_parts import CustomerRef, Hit, SearchResult, Suggestion
from db.services.search_rows import Rows
from db.services.search_signs import only_with, signs_of
from db.services.search_words import Words
from db.services.similar import Alike
from db.store.usage import Usage

if TYPE_CHECKING:
    from db.services.app import Tacit

#: What people search in: not the searches themselves; a buying influence shows as the person who has it.
_APART = (SavedSearch.__tablename__, Influence.__tablename__)
_REFUSED = Said(
    QT_TRANSLATE_NOOP("db", "The disk refuses the search index: something may be missing. Free some space.")
)
_CONTACT, _INFLUENCE = "contact", Influence.__tablename__


class Finder(Keeping):
    """Search of an opened profile. Every method may be called from any thread."""

    def __init__(self, tacit: Tacit) -> None:
        super().__init__(tacit)
        self._worded: Words | None = None
        self._rows = Rows(tacit.kinds)
        self._usage = Usage(tacit.profile.usage, tacit.profile.subkey("usage"))

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
        like: str | None = None,
    ) -> SearchResult:
        """Find records. `customer` and `author` are ids; `context_customer` is the one being looked at: its records
        count more. An empty query lists what fits the filters, the newest first; one that asks for due days alone
        lists what is due soonest first. With `like`, the id of a record, what tells of the same comes, the most alike
        first. NotFound for a `like` that is none."""
        began = time.perf_counter()
        behind = self._ready().behind(self._source)
        alike = similar.telling(self._tacit, like) if like else None
        reading = self.read(query_text)
        signs = signs_of(reading)
        filters = _filters(kind, customer, author, since, until)
        text, plain, hits = self._found(reading, signs, filters, alike, sort, limit + offset, context_customer)
        words = [*query.words_of(plain), *(alike.words if alike else ())]
        found = self._ordered(hits, sort if words else "date", alike)
        marker = Highlighter(words, hits.changed, hits.also)
        people = kind != _INFLUENCE and _asks_role(plain) and not _names_kind(plain, _INFLUENCE)
        roles = search_words.roles_asked(plain, self._tacit.kinds) if people else None
        with self._tacit.store.read() as session:
            if alike:
                found = similar.alike_enough(session, self._rows, self._tacit.kinds, alike, found)
            rows = self._rows.hits(session, found[offset : offset + limit], marker, roles)
        explained = explain(plain, self._words().called(plain))
        right = search_words.words_put_right(text, hits.changed)
        return SearchResult(
            total=len(found) if alike else hits.total,
            took_ms=round((time.perf_counter() - began) * 1000, 2),
            results=tuple(rows),
            did_you_mean=right or (text if text != query_text else None),
            explained=search_words.like_this(alike.title, explained) if alike else explained,
            remarks=(
                *reading.remarks,
                *search_signs.remarks(signs, hits.total),
                *search_words.remarks(hits),
                *([_REFUSED] if self._refused else ()),
            ),
            reading=reading,
            partial=behind or bool(self._opened().wants),
            relaxed=hits.relaxed,
        )

    def count(self, query_text: str) -> int:
        """How many records fit a query with all its words, as its list counts them."""
        self._ready()
        reading = self.read(query_text)
        _, _, hits = self._found(reading, signs_of(reading), [], None, "date", 1, None)
        return hits.complete

    def _found(
        self,
        reading: Reading,
        signs: str,
        filters: Sequence[Node],
        alike: Alike | None,
        sort: str,
        most: int,
        context: str | None,
    ) -> tuple[str, Node, Hits]:
        """The query as it was run (a value that fits nothing put right where it can be), its own tree, and what it
        hit. `signs`: those of a query that has no word."""
        plain = self._words().completed(reading.tree)
        words = alike is not None or any(True for _ in query.words_of(plain))
        most = self._opened().size if signs else most
        by_date = sort == "date" or not words
        listed: Sort = "due" if sort != "date" and asks_due(plain) else "date"
        looked_at = alike.customer if alike else context or ""

        def run(node: Node) -> Hits:
            return self._opened().search(
                node,
                limit=most if by_date else max(most, ranking.TOP),
                sort=listed if by_date else "relevance",
                today=self._tacit.today(),
                me=self._tacit.store.me,
                context_customer=looked_at,
            )

        hits = run(self._tree(plain, filters, alike))
        text = reading.text
        if signs:
            with self._tacit.store.read() as session:
                hits = only_with(session, self._tacit.kinds, signs, hits)
        for has in hits.unknown:
            if has.field != WITH_ROLE and has.value in text:
                meant = self._words().meant(has, lambda node: run(node).ids)
                text = search_words.put_right(text, has.value, meant) if meant else text
        if text != reading.text:
            plain = self._words().completed(self.read(text).tree)
            hits = run(self._tree(plain, filters, alike))
        self._rows.learn(hits.ids, hits.kinds)
        return text, plain, hits

    def _tree(self, tree: Node, filters: Sequence[Node], alike: Alike | None) -> Node:
        """What the index is asked: states and parts in terms of fields, the filters of the call, and nothing that is
        kept apart unless it is named."""
        today = self._tacit.today()
        plain = All((*(tree.nodes if isinstance(tree, All) else (tree,)), *filters))
        nodes = [spelled_out(node, today) for node in plain.nodes]
        if _asks_role(plain):
            self._opened().filters[WITH_ROLE] = self._words().roles()
            nodes = [_with_influences(node) for node in nodes]
            apart: Sequence[str] = _APART[:1]
        else:
            apart = _APART
        nodes += [Not(Has("kind", kind)) for kind in apart if not _names_kind(plain, kind)]
        if alike is not None:
            nodes += [Either(alike.words)]
            if not any(has.field == "kind" for has in fields_in(plain)):
                nodes += [condition(Either(tuple(Has("kind", kind) for kind in similar.TELLING)))]
        return All(tuple(nodes))

    def _ordered(self, hits: Hits, sort: str, alike: Alike | None) -> list[tuple[str, float]]:
        found = list(zip(hits.ids, hits.scores, strict=True))
        if sort == "date" or alike is not None:
            return found
        return ranking.by_use(found, self._usage.all(), self._tacit.today())

    def read(self, query_text: str) -> Reading:
        """The query as it is understood, without searching: for the line under the search field."""
        today = self._tacit.today()
        return query.read(query_text, documents.known(self._opened().filters), today=today, days=_days(today))

    def suggest(self, reading: Reading, limit: int = 8, german: bool = False) -> list[Suggestion]:
        """Values for the field whose value is being typed: choices, days, and names of records. With `german` they
        come in German where the language has words for them; so they do after a German name of a field."""
        self._ready()
        return self._words().suggest(reading, limit, german)

    def opened(self, record_id: str) -> None:
        """Somebody opened this record: it comes a little earlier the next time. Kept on this computer only."""
        self._usage.opened(record_id, self._tacit.today())

    def _words(self) -> Words:
        index = self._opened()
        if self._worded is None or self._worded.index is not index:
            self._worded = Words(self._tacit.store, index, self._rows)
        return self._worded


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


def _asks_role(node: Node) -> bool:
    return any(has.field == "role" for has in fields_in(node))


def _names_kind(node: Node, kind: str) -> bool:
    return any(has.field == "kind" and has.value == kind for has in fields_in(node))


def _with_influences(node: Node) -> Node:
    """Who asks for people by the part they play is given the parts: they show as the people."""
    match node:
        case Has("kind", kind) if kind == _CONTACT:
            return condition(Either((node, Has("kind", _INFLUENCE))))
        case Not(inner):
            return Not(_with_influences(inner))
        case All(nodes):
            return All(tuple(map(_with_influences, nodes)))
        case Either(nodes):
            return Either(tuple(map(_with_influences, nodes)))
        case _:
            return node


__all__ = ["CustomerRef", "Finder", "Hit", "SearchResult", "Suggestion"]
