"""The index's schema, derived from the declaration of the kinds; the writer that keeps the cursor inside each commit.

Fields of text: `words`, `stems`, `names` (see analysis). `keys` holds every exact thing one may filter by, as
"field:value". `uid` is the record's id. Each day or moment field of a kind is a column of day numbers, and `date` is
the day to which a record belongs.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import whoosh
from whoosh import columns, formats
from whoosh.fields import FieldType, Schema
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from db.records import Form, Kinds
from db.search import analysis, codec, postings
from db.search.analysis import FieldTerms
from db.store import faults

TEXT_FIELDS = ("words", "stems", "names")
UID_BYTES = 36
#: Ordinal of a day that was not given.
NO_DAY = 0


@dataclass(frozen=True, slots=True)
class Analysed:
    """A record read for the index: its id, the terms of each field, its days as ordinals."""

    uid: str
    fields: dict[str, FieldTerms]
    days: dict[str, int] = field(default_factory=dict)


class Terms(FieldType):  # type: ignore[misc]
    """A field of terms made by `analysis`."""

    def __init__(self, scorable: bool) -> None:
        super().__init__(formats.Frequency(), None, scorable=scorable)


class Uid(FieldType):  # type: ignore[misc]
    """The id of the record: one term, and a column to read it back."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None, unique=True, sortable=columns.FixedBytesColumn(UID_BYTES))

    def to_column_value(self, value: str) -> bytes:
        return _uid_bytes(value)


def _uid_bytes(uid: str) -> bytes:
    return uid.encode().ljust(UID_BYTES, b"\0")[:UID_BYTES]


class Day(FieldType):  # type: ignore[misc]
    """A column of proleptic ordinals of days; nothing to look up."""

    indexed = False

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None, sortable=columns.NumericColumn("i", default=NO_DAY))

    def to_column_value(self, value: int) -> int:
        return value


class IndexSchema(Schema):  # type: ignore[misc]
    """Whoosh pickles the schema into every table of contents: what it carries is committed with the segments.

    `state`: fingerprint, cursor (last store entry that is in the index), complete (False while it is being rebuilt).
    """

    state: dict[str, Any]


def day_columns(kinds: Kinds) -> tuple[str, ...]:
    """The declared fields that hold a day or a moment."""
    names = {f.name for kind in kinds for f in kind.fields.values() if f.form in (Form.DAY, Form.MOMENT)}
    return tuple(sorted(names))


def make_schema(days: Iterable[str], fingerprint: str, cursor: int = 0, complete: bool = False) -> IndexSchema:
    schema = IndexSchema(uid=Uid(), keys=Terms(scorable=False))
    for name in TEXT_FIELDS:
        schema.add(name, Terms(scorable=True))
    for name in ("date", *days):
        schema.add(name, Day())
    schema.state = {"fingerprint": fingerprint, "cursor": cursor, "complete": complete}
    return schema


def fingerprint(kinds: Kinds) -> str:
    """Changes whenever the declaration, the analysis, the layout or Whoosh changes, so that the index is rebuilt."""
    declared = [
        [kind.name, kind.naming.title]
        + [[f.name, f.form.value, f.search, f.target, [value for value, _ in f.choices]] for f in kind.fields.values()]
        for kind in kinds
    ]
    versions = [analysis.VERSION, postings.VERSION, list(whoosh.__version__)]
    return hashlib.sha256(json.dumps([versions, declared]).encode()).hexdigest()[:32]


class Writer(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer with our pool (nothing spills to disk) and the state of the index in the commit."""

    def __init__(self, index: FileIndex, timeout: float = 0.0) -> None:
        super().__init__(index, timeout=timeout, codec=codec.ArrayCodec())
        self.pool = postings.Pool()
        self._uids = bytearray()
        self._lengths = {name: array("I") for name in TEXT_FIELDS}
        #: Of each column of days, which documents have one, and which.
        self._days: defaultdict[str, tuple[array[int], array[int]]] = defaultdict(lambda: (array("I"), array("i")))
        self.storage.sweep()

    @property
    def state(self) -> dict[str, Any]:
        return dict(self.schema.state)

    def put(self, record: Analysed) -> None:
        """Add a record: what Whoosh's `add_document` does for a document, without a call for each posting and value."""
        self.perdocwriter.start_doc(self.docnum)
        for name, terms in record.fields.items():
            self.pool.add(name, self.docnum, terms)
        self._uids += _uid_bytes(record.uid)
        for name, lengths in self._lengths.items():
            lengths.append(record.fields[name].length)
        for name, day in record.days.items():
            having, days = self._days[name]
            having.append(self.docnum)
            days.append(day)
        self.perdocwriter.finish_doc()
        self._added = True
        self.docnum += 1

    def _put_columns(self) -> None:
        """What `put` gathered of the documents but for their terms."""
        if not self._uids:
            return
        columns = {"uid": bytes(self._uids)}
        for name, (having, days) in self._days.items():
            column = np.full(self.docnum, NO_DAY, ">i4")
            column[having] = days
            columns[name] = column.tobytes()
        typed = {name: (self.schema[name].column_type, content) for name, content in columns.items()}
        self.perdocwriter.put_columns(typed, {name: many for name, many in self._lengths.items() if any(many)})

    def add_postings_to_pool(self, reader: Any, startdoc: int, docmap: dict[int, int] | None) -> None:
        size = reader.doc_count_all()
        numbers = np.arange(startdoc, startdoc + size)
        if docmap is not None:
            numbers = np.full(size, -1)
            numbers[list(docmap)] = list(docmap.values())
        inverted = codec.ArrayCodec().terms_reader(reader.storage(), reader.segment()).inverted
        self.pool.add_segment(inverted, numbers)

    def save(self, merge: Any = None, **state: Any) -> None:
        """Commit with changed state; `merge` is a Whoosh merge policy, none by default."""
        self.schema.state = {**self.schema.state, **state}
        self._put_columns()
        faults.point("index.commit.before")
        self.commit(mergetype=merge, merge=False)
        self.storage.forget_parts()
        faults.point("index.commit.after")

    def abandon(self) -> None:
        if not self.is_closed:
            self.cancel()
        self.storage.forget_parts()

    def _commit_toc(self, segments: Any) -> None:
        faults.point("index.commit.toc")
        super()._commit_toc(segments)
