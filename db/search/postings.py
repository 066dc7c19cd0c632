"""Posting lists as flat arrays: gathered as documents come, laid out by term as bytes, and read back where they lie.

Each field's terms stand in order with their postings one after the other, so that numpy reads them without decoding,
and all words that begin with "pri" are one slice. `codec` puts them into a Whoosh segment.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import count, groupby

import numpy as np

from db.search.analysis import FieldTerms
from db.search.storage import DamagedIndex

#: Part of the fingerprint: raise it when the layout changes.
VERSION = 4

_ALIGN = 16
#: Looked-up terms kept for each field of a segment.
_REMEMBERED = 2000
#: Whoosh's packed segment begins with a long and an int; ours is the first file in it, so that its arrays are aligned.
_PACKED_HEAD = 12
_SECTIONS = ("text", "ends", "starts", "ids", "weights", "counts", "pos_starts", "positions", "marks", "edges", "bits")
#: Beginnings of one or two letters with so many postings are kept with the documents that have them, a bit each.
EDGE = 20_000
#: The field whose most telling terms are kept for each document, and how many: what feedback reads (see `refine`).
MARKED, MARKS = "stems", 16
#: In place of a mark where a document has fewer.
NO_MARK = 0xFFFFFFFF


class Column:
    """The postings of one field in the order in which documents come, before they are laid out by term."""

    def __init__(self) -> None:
        #: The row of each term: a new one gets the next.
        self.vocabulary: defaultdict[str, int] = defaultdict(count().__next__)
        self.rows = array("I")
        self.documents = array("I")
        self.weights = bytearray()
        self.counts = bytearray()
        self.positions = array("I")
        #: The terms of documents that have no row yet, with which documents have how many of them.
        self._terms: list[str] = []
        self._of, self._many = array("I"), array("I")

    def add(self, document: int, terms: FieldTerms) -> None:
        self._terms += terms.terms
        self._of.append(document)
        self._many.append(len(terms.terms))
        self.weights += terms.weights
        self.counts += terms.counts
        self.positions.frombytes(terms.positions)

    def _settle(self) -> None:
        """Give each of `_terms` its row."""
        rows = map(self.vocabulary.__getitem__, self._terms)
        self.rows.frombytes(np.fromiter(rows, np.uint32, len(self._terms)).tobytes())
        self.documents.frombytes(np.repeat(np.array(self._of, np.uint32), self._many).tobytes())
        self._terms, self._of, self._many = [], array("I"), array("I")

    def add_field(self, field: FieldPostings, numbers: np.ndarray) -> None:
        """Take over a segment's field. `numbers` maps its documents to new ones, -1 for deleted."""
        self._settle()
        rows = np.array([self.vocabulary[term.decode()] for term in field.all_terms()], np.uint32)
        rows = np.repeat(rows, (field.starts[1:] - field.starts[:-1]).astype(np.int64))
        documents = numbers[field.ids]
        weights, counts, positions = field.weights, field.counts, field.positions
        stays = documents >= 0
        if not stays.all():
            if field.positional:
                positions, counts = positions[np.repeat(stays, counts)], counts[stays]
            rows, documents, weights = rows[stays], documents[stays], weights[stays]
        self.rows.frombytes(rows.tobytes())
        self.documents.frombytes(documents.astype(np.uint32).tobytes())
        self.weights += weights.tobytes()
        self.counts += counts.tobytes()
        self.positions.frombytes(positions.astype(np.uint32).tobytes())

    def marks(self, rows: np.ndarray, size: np.ndarray) -> bytes:
        """For each document the rows of the terms that tell it from the others: often in it, rare elsewhere. `rows` is
        the row of each posting, `size` in how many documents the term of a row is."""
        documents = np.frombuffer(self.documents, np.uint32)
        many = int(np.max(documents)) + 1
        tells = np.log1p(many / size).astype(np.float32)[rows] * np.frombuffer(self.weights, np.uint8)
        order = np.lexsort((-tells, documents))
        documents = documents[order]
        starts = np.searchsorted(documents, np.arange(many))
        place = np.arange(len(documents)) - starts[documents]
        first = place < MARKS
        out = np.full((many, MARKS), NO_MARK, "<u4")
        out[documents[first], place[first]] = rows[order[first]]
        return out.tobytes()

    def sections(self, marked: bool = False) -> list[bytes]:
        """Laid out by term, in the order of `_SECTIONS`. Terms that no document has any more are left out."""
        self._settle()
        terms = list(self.vocabulary)
        order = np.array(sorted(range(len(terms)), key=terms.__getitem__), np.int64)
        place = np.empty(len(terms), np.int64)
        place[order] = np.arange(len(terms))
        rows = place[np.frombuffer(self.rows, np.uint32)]
        by_term = np.argsort(rows, kind="stable")
        size = np.bincount(rows, minlength=len(terms))
        kept = [*map(str.encode, map(terms.__getitem__, order[size > 0].tolist()))]
        marks = b""
        if marked and len(rows):
            marks = self.marks((np.cumsum(size > 0) - 1)[rows], size[size > 0])
        size = size[size > 0]
        counts = np.frombuffer(self.counts, np.uint8)
        out = [
            b"".join(kept),
            np.cumsum([*map(len, kept)], dtype="<u4").tobytes(),
            np.concatenate([[0], np.cumsum(size)]).astype("<u8").tobytes(),
            np.frombuffer(self.documents, np.uint32)[by_term].astype("<u4").tobytes(),
            np.frombuffer(self.weights, np.uint8)[by_term].tobytes(),
        ]
        if not len(counts):
            return [*out, b"", b"", b"", marks, b"", b""]
        sorted_counts = counts[by_term].astype(np.int64)
        ends = np.cumsum(sorted_counts)
        starts = (np.cumsum(counts, dtype=np.int64) - counts)[by_term]
        gather = np.repeat(starts - (ends - sorted_counts), sorted_counts) + np.arange(ends[-1] if len(ends) else 0)
        positions = np.frombuffer(self.positions, np.uint32)[gather]
        term_ends = np.cumsum(size) - 1
        pos_starts = np.concatenate([[0], ends[term_ends]]).astype("<u8")
        narrow = "<u4" if len(positions) and positions.max() > 0xFFFF else "<u2"
        out += [counts[by_term].tobytes(), pos_starts.tobytes(), positions.astype(narrow).tobytes(), marks]
        return out + _edges(kept, np.frombuffer(out[2], "<u8"), np.frombuffer(out[3], "<u4"))


def _edges(terms: list[bytes], starts: np.ndarray, ids: np.ndarray) -> list[bytes]:
    """The sections `edges` and `bits`: short beginnings that many postings have, and which documents those are."""
    if len(ids) < EDGE:
        return [b"", b""]
    size = int(ids.max()) + 1
    found: list[bytes] = []
    bits: list[bytes] = []
    for letters in (1, 2):
        first = 0
        for edge, group in groupby(terms, lambda term, letters=letters: term.decode()[:letters]):  # type: ignore[misc]
            last = first + sum(1 for _ in group)
            low, high = int(starts[first]), int(starts[last])
            if high - low >= EDGE and len(edge) == letters:
                mask = np.zeros(size, bool)
                mask[ids[low:high]] = True
                found.append(edge.encode())
                bits.append(np.packbits(mask).tobytes())
            first = last
    return [b"\n".join(found), b"".join(bits)]


class Pool:
    """Collects a writer's postings. Stands in for Whoosh's sorting pool, which would spill to disk."""

    def __init__(self) -> None:
        self.fields: defaultdict[str, Column] = defaultdict(Column)

    def add(self, field: str, document: int, terms: FieldTerms) -> None:
        if terms.terms:
            self.fields[field].add(document, terms)

    def add_segment(self, inverted: Inverted, numbers: np.ndarray) -> None:
        """Take over a segment's postings; see `Column.add_field`."""
        for name, field in inverted.fields.items():
            self.fields[name].add_field(field, numbers)

    def iter_postings(self) -> Pool:
        """What Whoosh hands to the field writer: the pool itself."""
        return self

    def cleanup(self) -> None:
        """Nothing was spilled."""

    def inverted(self) -> bytes:
        """The content of the segment's file of postings. Empties the pool as it goes."""
        head: dict[str, dict[str, list[int]]] = {}
        body: list[bytes] = []
        at = _ALIGN * 2
        for name in sorted(self.fields):
            head[name] = {}
            for section, content in zip(_SECTIONS, self.fields.pop(name).sections(name == MARKED), strict=True):
                pad = -(at + _PACKED_HEAD) % _ALIGN
                body += (b"\0" * pad, content)
                head[name][section] = [at + pad, len(content)]
                at += pad + len(content)
        directory = json.dumps(head).encode()
        lead = at.to_bytes(8, "little") + len(directory).to_bytes(8, "little")
        return b"".join((lead.ljust(_ALIGN * 2, b"\0"), *body, directory))


class FieldPostings:
    """The terms of one field of a segment, in order, with their postings."""

    def __init__(self, view: memoryview, sections: dict[str, list[int]]) -> None:
        def load(name: str, dtype: str) -> np.ndarray:
            at, length = sections[name]
            return np.frombuffer(view[at : at + length], dtype)

        at, length = sections["text"]
        self.text = view[at : at + length]
        self.ends = load("ends", "<u4")
        self.starts = load("starts", "<u8")
        self.ids = load("ids", "<u4")
        self.weights = load("weights", "u1")
        self.counts = load("counts", "u1")
        self.pos_starts = load("pos_starts", "<u8")
        self.positional = len(self.pos_starts) > 0
        many = int(self.pos_starts[-1]) if self.positional else 0
        self.positions = load("positions", f"<u{sections['positions'][1] // many if many else 4}")
        self._marks = load("marks", "<u4").reshape(-1, MARKS)
        at, length = sections["edges"]
        edges = bytes(view[at : at + length]).split(b"\n") if length else []
        self._edges = dict(zip(edges, load("bits", "u1").reshape(len(edges) or 1, -1), strict=False))
        self._ends = self.ends.data  # indexed one by one, numpy is slower
        self._rows: dict[bytes, int] = {}
        self._prefixes: dict[bytes, tuple[int, int]] = {}

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, row: int) -> bytes:
        """The term of a row; makes the field a sorted sequence that `bisect` can search."""
        return bytes(self.text[self._ends[row - 1] if row else 0 : self._ends[row]])

    def all_terms(self, first: int = 0, last: int | None = None) -> Iterator[bytes]:
        text = bytes(self.text)
        last = len(self) if last is None else last
        at = int(self.ends[first - 1]) if first else 0
        for end in self.ends[first:last].tolist():
            yield text[at:end]
            at = end

    def row(self, term: bytes) -> int:
        """The row of a term, -1 where the segment does not have it."""
        known = self._rows.get(term)
        if known is None:
            known = bisect_left(self, term)
            known = known if known < len(self) and self[known] == term else -1
            if len(self._rows) >= _REMEMBERED:
                self._rows.clear()
            self._rows[term] = known
        return known

    def size(self, term: bytes) -> int:
        """In how many documents of the segment a term is."""
        row = self.row(term)
        return 0 if row < 0 else int(self.starts[row + 1] - self.starts[row])

    def rows(self, prefix: bytes) -> tuple[int, int]:
        """First and past-last row of the terms that begin with `prefix` (UTF-8, so 0xff follows every term)."""
        known = self._prefixes.get(prefix)
        if known is None:
            first = bisect_left(self, prefix)
            known = first, bisect_left(self, prefix + b"\xff", first)
            if len(self._prefixes) >= _REMEMBERED:
                self._prefixes.clear()
            self._prefixes[prefix] = known
        return known

    def marks(self, document: int) -> list[int]:
        """The rows of the terms that tell this document from others, of the field that has them."""
        if document >= len(self._marks):
            return []
        return [row for row in self._marks[document].tolist() if row != NO_MARK]

    def weight(self, row: int, document: int) -> int:
        """The weight of a term in a document, in steps; 0 where it is not in it."""
        first, last = int(self.starts[row]), int(self.starts[row + 1])
        at = first + int(self.ids[first:last].searchsorted(document))
        return int(self.weights[at]) if at < last and self.ids[at] == document else 0

    def begins(self, prefix: bytes, size: int) -> np.ndarray:
        """Which of `size` documents have a term that begins so, a boolean each."""
        mask = np.zeros(size, bool)
        if (bits := self._edges.get(prefix)) is not None:
            known = np.unpackbits(bits, count=min(size, len(bits) * 8)).view(bool)
            mask[: len(known)] = known
        else:
            first, last = self.rows(prefix)
            mask[self.ids[int(self.starts[first]) : int(self.starts[last])]] = True
        return mask

    def positions_of(self, row: int) -> np.ndarray:
        return self.positions[int(self.pos_starts[row]) : int(self.pos_starts[row + 1])]

    def places(self, row: int, documents: np.ndarray) -> np.ndarray:
        """Where a term stands in these documents (numbers in order), in order: which of them in the upper half, the
        place of the word in the lower."""
        first, last = int(self.starts[row]), int(self.starts[row + 1])
        ids = self.ids[first:last]
        at = np.searchsorted(ids, documents)
        at[at == last - first] = 0
        has = np.flatnonzero(ids[at] == documents)
        if not len(has):
            return np.zeros(0, np.int64)
        at = at[has]
        ends = np.cumsum(self.counts[first : first + int(at[-1]) + 1], dtype=np.int64)[at]
        counts = self.counts[first:last][at].astype(np.int64)
        total = np.cumsum(counts)
        gather = np.repeat(ends - total, counts) + np.arange(total[-1])
        places = self.positions_of(row)[gather].astype(np.int64)
        return (np.repeat(has.astype(np.int64), counts) << 32) + places


class Inverted:
    """The postings of a segment. Immutable, shared by threads."""

    def __init__(self, view: memoryview) -> None:
        try:
            at, length = int.from_bytes(view[:8], "little"), int.from_bytes(view[8:16], "little")
            head = json.loads(bytes(view[at : at + length]))
        except ValueError as error:
            raise DamagedIndex("the postings of a segment are damaged") from error
        self.fields = {name: FieldPostings(view, sections) for name, sections in head.items()}
