"""A Whoosh segment whose posting lists are the flat arrays of `postings`.

Whoosh's stock codec pickles and compresses blocks of 128 postings; decoding them costs more than scoring them. This
codec keeps everything else of a Whoosh segment (documents, lengths, columns, deletions).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.codec.whoosh3 import LENGTHS_COLUMN, W3Codec, W3PerDocWriter, W3Segment
from whoosh.filedb.compound import CompoundStorage
from whoosh.matching import ListMatcher, NullMatcher
from whoosh.reading import TermInfo, TermNotFound
from whoosh.util.numeric import length_to_byte

from db.search.analysis import STEP
from db.search.postings import FieldPostings, Inverted, Pool


class ArraySegment(W3Segment):  # type: ignore[misc]
    """A segment whose postings come first in the packed file (see `_PACKED_HEAD`)."""

    def create_compound_file(self, storage: Any) -> None:
        names = sorted(self.list_files(storage), key=lambda name: (not name.endswith(ArrayCodec.POSTINGS_EXT), name))
        CompoundStorage.assemble(self.create_file(storage, self.COMPOUND_EXT), storage, names)
        for name in names:
            storage.delete_file(name)
        self.compound = True


class ArrayCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with our posting lists."""

    POSTINGS_EXT = ".inv"
    length_stats = False

    def per_document_writer(self, storage: Any, segment: Any) -> ArrayDocuments:
        return ArrayDocuments(self, storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> ArrayFieldWriter:
        return ArrayFieldWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> ArrayTermsReader:
        return ArrayTermsReader(Inverted(segment.open_file(storage, self.POSTINGS_EXT).view))

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        return ArraySegment(self, indexname)


class ArrayDocuments(W3PerDocWriter):  # type: ignore[misc]
    """Whoosh's columns, written whole: a call for each value of each document was a sixth of the work of a filling."""

    def put_columns(self, columns: Mapping[str, tuple[Any, bytes]], lengths: Mapping[str, Sequence[int]]) -> None:
        """Columns (Whoosh's type of each, and the values one after the other) and how many words each field has, of the
        documents that there are so far."""
        for name, (column, content) in columns.items():
            self._create_column(name, column)
            writer = self._get_column(name)
            writer._dbfile.write(content)
            writer._count = self._doccount
        for name, of_each in lengths.items():
            self.put_columns({f"_{name}_len": (LENGTHS_COLUMN, bytes(map(length_to_byte, of_each)))}, {})
            self._fieldlengths[name] += sum(of_each)


class ArrayFieldWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes what a `Pool` holds as one file."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage, self._segment = storage, segment
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, pool: Pool) -> None:
        with self._segment.create_file(self._storage, ArrayCodec.POSTINGS_EXT) as file:
            file.write(pool.inverted())

    def close(self) -> None:
        self.is_closed = True


class ArrayTermsReader(base.TermsReader):  # type: ignore[misc]
    """Our posting lists as Whoosh's own readers and queries see them: for merging, for tests, for leaving."""

    def __init__(self, inverted: Inverted) -> None:
        self.inverted = inverted

    def _row(self, field: str, term: bytes) -> tuple[FieldPostings, int]:
        postings = self.inverted.fields.get(field)
        row = -1 if postings is None else postings.row(term)
        if postings is None or row < 0:
            raise TermNotFound("no such term")
        return postings, row

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        postings = self.inverted.fields.get(term[0])
        return postings is not None and postings.row(term[1]) >= 0

    def indexed_field_names(self) -> list[str]:
        return list(self.inverted.fields)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((name, term) for name, field in self.inverted.fields.items() for term in field.all_terms())

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        return (item for item in self.terms() if item >= (fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return (((name, term), self.term_info(name, term)) for name, term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return (item for item in self.items() if item[0] >= (fieldname, prefix))

    def term_info(self, field: str, term: bytes) -> TermInfo:
        postings, row = self._row(field, term)
        first, last = int(postings.starts[row]), int(postings.starts[row + 1])
        weights = postings.weights[first:last]
        return TermInfo(
            weight=float(weights.sum(dtype=np.int64)) * STEP,
            df=last - first,
            minlength=0,
            maxlength=106374,
            maxweight=float(weights.max()) * STEP,
            minid=int(postings.ids[first]),
            maxid=int(postings.ids[last - 1]),
        )

    def doc_frequency(self, field: str, term: bytes) -> int:
        postings, row = self._row(field, term)
        return int(postings.starts[row + 1] - postings.starts[row])

    def frequency(self, field: str, term: bytes) -> float:
        return float(self.term_info(field, term).weight())

    def matcher(self, field: str, term: bytes, format_: Any, scorer: Any = None) -> Any:
        postings, row = self._row(field, term)
        first, last = int(postings.starts[row]), int(postings.starts[row + 1])
        if first == last:
            return NullMatcher()
        return ListMatcher(
            postings.ids[first:last].tolist(),
            (postings.weights[first:last] * np.float64(STEP)).tolist(),
            format=format_,
            scorer=scorer,
            term=(field, term),
            terminfo=self.term_info(field, term),
        )
