"""The second look at the best of what matched: words that stand together, and words that the best have in common.

Nearness: two neighbours of the query count more where they follow each other in a record, too, in whatever form.
Feedback: a query of many words is somebody describing a thing; the terms that mark the first few records found describe
it as well, and are added with little weight (pseudo-relevance feedback, as RM3 does it). Both were chosen on the odd
questions of tests/bench/cranfield.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from math import log

import numpy as np

from db.search import analysis
from db.search.analysis import STEP
from db.search.plan import Plan, Terms
from db.search.postings import FieldPostings
from db.search.view import Part, Snapshot

#: So many of the best are looked at again.
DEEP = 200
#: A pair counts this much of a word; its second word comes at most so many words after the first.
NEAR, WITHIN = 0.35, 3
K1, B = 1.2, 0.75
#: Feedback: from so many different words on; records and terms taken; their part of the whole score.
MANY, RECORDS, TERMS, PART = 4, 5, 20, 0.4
#: So many of the best are scored by them: the rest costs as much again and never comes first by it.
LIFTED = 400
#: A term in a larger part of all records says nothing of these.
_COMMON = 0.2
#: Forms of one word are looked for among so many words with its beginning.
_MOST_FORMS = 200
#: What English and German words end in where they differ from their stem.
_ENDINGS = frozenset(
    ending.encode()
    for ending in (
        " s es e ed d ing ings er ers or ors ly al ally ion ions y ies ied ment ments ness ity ities ive able ible "
        "ance ence ant ent ize ized ise ised n en em ern st t te ten tet est ung ungen"
    ).split(" ")
)


@dataclass(slots=True)
class Scored:
    """What matched in one part (numbers in order) and the scores so far, which may be added to."""

    part: Part
    documents: np.ndarray
    scores: np.ndarray


def best(found: list[Scored], most: int) -> list[np.ndarray]:
    """For each part the rows (in order) of those that are among the `most` best of all."""
    everything = np.concatenate([one.scores for one in found]) if found else np.zeros(0, np.float32)
    if len(everything) <= most:
        return [np.arange(len(one.scores)) for one in found]
    edge = np.partition(everything, len(everything) - most)[len(everything) - most]
    return [np.flatnonzero(one.scores >= edge)[:most] for one in found]


# --- nearness ---------------------------------------------------------------------------------------------------------


def pairs(plan: Plan) -> list[tuple[str, str]]:
    """Neighbours of the query, small words passed over."""
    found: dict[tuple[str, str], None] = {}
    last, at = "", 0
    for place, leaf in enumerate(plan.leaves):
        if leaf.optional or not leaf.word:
            continue
        if last and last != leaf.word and place - at <= WITHIN:
            found[last, leaf.word] = None
        last, at = leaf.word, place
    return list(found)


def add_nearness(snapshot: Snapshot, plan: Plan, found: list[Scored]) -> None:
    """Raise the scores of the best where neighbours of the query stand together."""
    wanted = pairs(plan)
    if not wanted:
        return
    average = snapshot.usual_length("stems")
    chosen = [(one, rows) for one, rows in zip(found, best(found, DEEP), strict=True) if len(rows)]
    counts = [_together(one, rows, wanted) for one, rows in chosen]
    for number in range(len(wanted)):
        documents = sum(int(np.count_nonzero(count[number])) for count in counts if count is not None)
        if not documents:
            continue
        worth = NEAR * (log(snapshot.size / (documents + 1)) + 1) * (K1 + 1)
        for (one, rows), count in zip(chosen, counts, strict=True):
            if count is not None:
                length = one.part.lengths("stems")[one.documents[rows]]
                often = count[number]
                one.scores[rows] += worth * often / (often + K1 * (1 - B + B / average * length))


def _together(one: Scored, rows: np.ndarray, wanted: list[tuple[str, str]]) -> list[np.ndarray] | None:
    """For each pair how often it stands together in each of these records; None where the part has no positions."""
    postings = one.part.postings("words")
    if postings is None:
        return None
    documents = one.documents[rows]
    spots = {word: _spots(postings, word, documents) for word in {word for pair in wanted for word in pair}}
    counts = []
    for first, second in wanted:
        here, there = spots[first], spots[second]
        if not len(here) or not len(there):
            counts.append(np.zeros(len(rows), np.float32))
            continue
        after = np.searchsorted(there, here, side="right")
        after[after == len(there)] = 0
        gap = there[after] - here
        fits = here[(gap > 0) & (gap <= WITHIN)]
        counts.append(np.bincount(fits >> 32, minlength=len(rows)).astype(np.float32))
    return counts


def _spots(postings: FieldPostings, word: str, documents: np.ndarray) -> np.ndarray:
    """Where the word stands in these records, in order: the place of the record in the upper half, that of the word in
    the lower."""
    found = [places for row in _forms(postings, word) if len(places := postings.places(row, documents))]
    if not found:
        return np.zeros(0, np.int64)
    return found[0] if len(found) == 1 else np.sort(np.concatenate(found))


def _forms(postings: FieldPostings, word: str) -> list[int]:
    """Rows of the word and of its other forms: what its stem begins and an ending ends. Stemming each word with that
    beginning would be truer and cost more than all the rest of a search."""
    stem = analysis.english(word)
    same = sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(word, stem, strict=False)))
    first, last = postings.rows(word[:same].encode()) if same > 2 else (0, 0)
    if not 0 < last - first <= _MOST_FORMS:
        row = postings.row(word.encode())
        return [row] if row >= 0 else []
    forms = enumerate(postings.all_terms(first, last), first)
    return [row for row, form in forms if form[same:] in _ENDINGS or form == word.encode()]


# --- feedback ---------------------------------------------------------------------------------------------------------


def feedback(snapshot: Snapshot, plan: Plan, found: list[Scored]) -> tuple[Terms, ...]:
    """Terms that the best records have in common, each with its weight; none where the query is short."""
    words = plan.described
    fields = [(one, one.part.postings("stems")) for one in found]
    if len(words) < MANY:
        return ()
    chosen = best(found, RECORDS)
    sure = sum(float(one.scores[rows].sum()) for one, rows in zip(found, chosen, strict=True))
    weights: dict[bytes, float] = {}
    for (one, field), rows in zip(fields, chosen, strict=True):
        if field is not None and len(rows) and sure > 0:
            _gather(one, field, rows, sure, weights)
    valued = []
    for term, weight in weights.items():
        documents = sum(field.size(term) for _, field in fields if field is not None)
        if 2 <= documents <= max(snapshot.size * _COMMON, RECORDS):
            valued.append((weight * (log(snapshot.size / (documents + 1)) + 1), term))
    valued = sorted(valued, reverse=True)[:TERMS]
    whole = sum(value for value, _ in valued)
    scale = len(words) * PART / (1 - PART) / whole if whole else 0.0
    return tuple(Terms("stems", (term,), value * scale) for value, term in valued)


def _gather(one: Scored, field: FieldPostings, rows: np.ndarray, sure: float, weights: dict[bytes, float]) -> None:
    """Add up how much of each record the terms make that tell it from others; records by how well they fit."""
    documents = one.documents[rows]
    lengths = np.maximum(one.part.lengths("stems")[documents], 1).tolist()
    for document, length, score in zip(documents.tolist(), lengths, one.scores[rows].tolist(), strict=True):
        for row in field.marks(document):
            term = field[row]
            part = score / sure * field.weight(row, document) * STEP / length
            weights[term] = weights.get(term, 0.0) + part
