"""Answers a compiled query over the arrays of a snapshot: what matches, scored by Whoosh's BM25F, best first.

Matching works with one boolean per document, so a query is a handful of numpy operations whatever it says. Scoring then
reads the weights of the documents that matched, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import log
from typing import Literal

import numpy as np

from db.domain import ranking
from db.domain.query import Within
from db.search.analysis import STEP
from db.search.plan import Group, Keys, Leaf, Plan, Step, Terms, Without, ranges
from db.search.postings import FieldPostings
from db.search.refine import LIFTED, Scored, add_nearness, best, feedback
from db.search.schema import NO_DAY
from db.search.view import Part, Recent, Snapshot

#: Whoosh's defaults (scoring.BM25F). Titles are all short: their length says little.
K1, B, NAMES_B = 1.2, 0.75, 0.2
#: A list of postings longer than this says too little to be weighed; it only matches.
FLAT = 150_000

Sort = Literal["relevance", "date", "due"]


@dataclass(frozen=True, slots=True)
class Found:
    """Numbers of parts and documents with their scores, the best first, and how many there are in all."""

    total: int
    places: tuple[tuple[int, int], ...]
    scores: tuple[float, ...]


class Matcher:
    """Which documents of one part match; remembers the slices of each list for scoring."""

    def __init__(self, part: Part, recent: Recent | None = None) -> None:
        self.part, self.recent = part, recent or Recent()
        self.ranges: dict[Terms, list[tuple[int, int]]] = {}

    def spans(self, terms: Terms) -> list[tuple[int, int]]:
        spans = self.ranges.get(terms)
        if spans is None:
            postings = self.part.postings(terms.field)
            spans = self.ranges[terms] = [] if postings is None else ranges(postings, terms)
        return spans

    def mask(self, node: Step) -> np.ndarray:
        """One boolean for each document. The caller may change it."""
        size = self.part.size
        match node:
            case Leaf():
                return self._leaf(node)
            case Keys(terms):
                return self._lists((Terms("keys", terms, 0.0),))
            case Within(name, first, last):
                days = self.part.days(name)
                mask = days != NO_DAY
                if first is not None:
                    mask &= days >= first.toordinal()
                if last is not None:
                    mask &= days <= last.toordinal()
                return mask
            case Without(inner):
                return ~self.mask(inner)
            case Group(nodes, every):
                if not nodes:
                    return np.full(size, every)
                mask = self.mask(nodes[0])
                for inner in nodes[1:]:
                    if every:
                        mask &= self.mask(inner)
                    else:
                        mask |= self.mask(inner)
                return mask

    def _leaf(self, leaf: Leaf) -> np.ndarray:
        if leaf.whole:
            make = self._phrase if leaf.phrase else lambda one: self._lists(one.lists)
            return self.recent.get((id(self.part), leaf.phrase, leaf.lists), lambda: make(leaf)).copy()
        return self._lists(leaf.lists)

    def _lists(self, lists: tuple[Terms, ...]) -> np.ndarray:
        mask = np.zeros(self.part.size, bool)
        for terms in lists:
            postings = self.part.postings(terms.field)
            if postings is None:
                continue
            if terms.prefix and len(terms.terms[0]) <= 2:
                mask |= self.part.prefix_mask(terms.field, terms.terms[0])
                continue
            for first, last in self.spans(terms):
                mask[postings.ids[first:last]] = True
        return mask

    def _phrase(self, leaf: Leaf) -> np.ndarray:
        mask = np.zeros(self.part.size, bool)
        postings = self.part.postings("words")
        rows = [] if postings is None else [postings.row(word) for word in leaf.phrase]
        if postings is None or min(rows, default=-1) < 0:
            return mask
        common = np.ones(self.part.size, bool)
        slices = [slice(int(postings.starts[row]), int(postings.starts[row + 1])) for row in rows]
        for where in sorted(slices, key=lambda s: s.stop - s.start):
            has = np.zeros(self.part.size, bool)
            has[postings.ids[where]] = True
            common &= has
        here: np.ndarray | None = None
        for place, (row, where) in enumerate(zip(rows, slices, strict=True)):
            counts = postings.counts[where]
            documents = np.repeat(postings.ids[where], counts)
            keep = common[documents]
            spots = (documents[keep].astype(np.int64) << 32) + postings.positions_of(row)[keep] - place
            here = spots if here is None else np.intersect1d(here, spots, assume_unique=True)
            if not len(here):
                return mask
        if here is not None:
            mask[here >> 32] = True
        return mask


def _weights(postings: FieldPostings, spans: list[tuple[int, int]], wanted: np.ndarray, size: int) -> np.ndarray:
    """The summed weight of several lists in each wanted document (sorted numbers), in Whoosh's unit."""
    summed = np.zeros(len(wanted))
    for first, last in spans:
        summed += np.bincount(postings.ids[first:last], weights=postings.weights[first:last], minlength=size)[wanted]
    return summed.astype(np.float32) * np.float32(STEP)


class Scorer:
    """Whoosh's BM25F over the documents that matched, with document counts of the whole snapshot."""

    def __init__(self, snapshot: Snapshot, plan: Plan, matchers: list[Matcher]) -> None:
        self.snapshot, self.matchers = snapshot, matchers
        #: Lists of the word being typed, and for each whole word its lists.
        self.lists: list[tuple[Terms, float]] = []
        self.words: list[tuple[Terms, ...]] = []
        seen: set[Terms] = set()
        for leaf in plan.leaves:
            fresh = tuple(terms for terms in dict.fromkeys(leaf.lists) if terms not in seen)
            seen.update(fresh)
            if leaf.whole and fresh:
                self.words.append(fresh)
            else:
                self.lists += [(terms, self._idf(terms)) for terms in fresh]

    def _idf(self, terms: Terms) -> float:
        documents = 0
        for matcher in self.matchers:
            spans = matcher.spans(terms)
            count = sum(last - first for first, last in spans)
            documents += count if len(spans) == 1 and not terms.prefix else min(count, matcher.part.size)
        return log(self.snapshot.size / (documents + 1)) + 1 if documents else 0.0

    def scores(self, matcher: Matcher, wanted: np.ndarray) -> np.ndarray:
        """The scores of these documents. What a whole word is worth to each is worked out once for all of them."""
        out = self._score(matcher, wanted, self.lists)
        for lists in self.words:
            key = (id(matcher.part), lists)
            out += matcher.recent.get(key, lambda lists=lists: self._worth(matcher, lists))[wanted]  # type: ignore[misc]
        return out

    def _worth(self, matcher: Matcher, lists: tuple[Terms, ...]) -> np.ndarray:
        every = np.arange(matcher.part.size)
        return self._score(matcher, every, [(terms, self._idf(terms)) for terms in lists])

    def add(self, more: tuple[Terms, ...], found: list[Scored]) -> None:
        """Add what these lists say of the best of what was found: what is far behind cannot come first by it."""
        if not more:
            return
        lists = [(terms, self._idf(terms)) for terms in more]
        for matcher, one, rows in zip(self.matchers, found, best(found, LIFTED), strict=True):
            if len(rows):
                one.scores[rows] += self._score(matcher, one.documents[rows], lists)

    def _score(self, matcher: Matcher, wanted: np.ndarray, lists: list[tuple[Terms, float]]) -> np.ndarray:
        part = matcher.part
        out = np.zeros(len(wanted), np.float32)
        dense: np.ndarray | None = None
        for terms, idf in lists:
            spans = matcher.spans(terms)
            postings = part.postings(terms.field)
            if not spans or postings is None:
                continue
            count = sum(last - first for first, last in spans)
            worth = np.float32(terms.boost * idf * (K1 + 1))
            if count > FLAT:
                mask = part.prefix_mask(terms.field, terms.terms[0]) if terms.prefix else None
                out += np.float32(terms.boost * 0.1) * (1 if mask is None else mask[wanted])
            elif len(spans) > 1 or terms.prefix:
                weight = _weights(postings, spans, wanted, part.size)
                out += worth * (weight / (weight + self._norm(part, terms.field)[wanted]))
            else:  # one term: its documents are in order, each once
                first, last = spans[0]
                ids, weights = postings.ids[first:last], postings.weights[first:last]
                if len(wanted) * 16 < count:
                    at = np.searchsorted(ids, wanted)
                    at[at == count] = 0
                    here = np.flatnonzero(ids[at] == wanted)
                    ids, weights, target = wanted[here], weights[at[here]], out
                else:
                    dense = np.zeros(part.size, np.float32) if dense is None else dense
                    here, target = ids, dense
                weight = weights * np.float32(STEP)
                target[here] += worth * (weight / (weight + self._norm(part, terms.field)[ids]))
        return out if dense is None else out + dense[wanted]

    def _norm(self, part: Part, field: str) -> np.ndarray:
        """What a weight is set against, for each document: more in one longer than the others."""
        key = (id(part), field)
        if (found := self.snapshot.norms.get(key)) is None:
            b = NAMES_B if field == "names" else B
            lengths = part.lengths(field)
            found = np.float32(K1 * (1 - b)) + np.float32(K1 * b / self.snapshot.usual_length(field)) * lengths
            self.snapshot.norms[key] = found
        return found


def run(
    snapshot: Snapshot,
    plan: Plan,
    *,
    limit: int,
    offset: int = 0,
    sort: Sort = "relevance",
    today: date | None = None,
    context: bytes = b"",
) -> Found:
    """Search a compiled plan. `context` is a key ("customer:ID") whose records count more; `today` weighs freshness."""
    matchers = [Matcher(part, snapshot.recent) for part in snapshot.parts]
    wanted: list[np.ndarray] = []
    for matcher, alive in zip(matchers, snapshot.alive, strict=True):
        mask = matcher.mask(plan.step)
        if alive is not None:
            mask &= alive
        wanted.append(np.flatnonzero(mask))
    total = sum(map(len, wanted))
    best = _Best(limit + offset)
    if not total:
        return best.found(0, offset)
    found = _scored(snapshot, plan, matchers, wanted, again=sort == "relevance")
    for number, (matcher, one) in enumerate(zip(matchers, found, strict=True)):
        documents, scores = one.documents, one.scores
        if not len(documents):
            continue
        if today is not None:
            scores *= matcher.part.fresh(today)[documents]
        if context:
            scores[matcher.mask(Keys((context,)))[documents]] *= ranking.CUSTOMER
        days = matcher.part.days("date")
        order = {"date": days[documents], "due": _soonest(matcher.part, documents)}.get(sort, scores)
        best.add(number, documents, order, scores, days)
    return best.found(total, offset)


def _soonest(part: Part, documents: np.ndarray) -> np.ndarray:
    """What is due first is the best; what has no day comes last."""
    due = part.days("due")[documents]
    return np.where(due == NO_DAY, -date.max.toordinal() - 1, -due)


def _scored(
    snapshot: Snapshot, plan: Plan, matchers: list[Matcher], wanted: list[np.ndarray], again: bool
) -> list[Scored]:
    """What matched with its scores; `again`: with the second look at the best."""
    scorer = Scorer(snapshot, plan, matchers)
    found = []
    for matcher, documents in zip(matchers, wanted, strict=True):
        scores = scorer.scores(matcher, documents) if len(documents) else np.zeros(0, np.float32)
        found.append(Scored(matcher.part, documents, scores))
    if again:
        add_nearness(snapshot, plan, found)
        scorer.add(feedback(snapshot, plan, found), found)
    return found


class _Best:
    """The best of several parts, by the order asked for, then the newest, then a fixed order."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.rows: list[tuple[float, int, int, int, float]] = []

    def add(self, part: int, documents: np.ndarray, order: np.ndarray, scores: np.ndarray, days: np.ndarray) -> None:
        """Take in what matched in a part; `days` are those of all its documents."""
        if len(documents) > self.limit:
            cut = np.argpartition(order, len(order) - self.limit)[len(order) - self.limit :]
            edge = order[cut].min()
            same = np.flatnonzero(order == edge)
            if len(same) > 1:  # among equals at the edge the newest stay
                above = np.flatnonzero(order > edge)
                newest = same[np.argsort(-days[documents[same]], kind="stable")][: self.limit - len(above)]
                cut = np.concatenate([above, newest])
            documents, order, scores = documents[cut], order[cut], scores[cut]
        columns = (-order.astype(float), -days[documents].astype(int), documents, scores)
        for key, day, document, score in zip(*(c.tolist() for c in columns), strict=True):
            self.rows.append((key, day, part, document, score))

    def found(self, total: int, offset: int) -> Found:
        rows = sorted(self.rows)[offset : self.limit]
        return Found(total, tuple((row[2], row[3]) for row in rows), tuple(row[4] for row in rows))
