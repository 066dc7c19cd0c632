"""What every format of exchange speaks: drafts that come in, reasons for what stays out, and the options of a reading.

A format turns a file into a stream of `Draft` (a record to be) and `Skipped` (something left out, and why). It knows
nothing of the store: references are `Lookup` placeholders, which `db.services.imports` resolves. So a format can be
tested with a file and nothing else, and reads a file of any length in bounded memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from db.store.errors import TacitError

MAX_ATTACHMENT = 25 * 1024 * 1024
"""Bytes. A larger enclosure is left out and named: it would be copied to every colleague's laptop by sync."""

MAX_TEXT = 1024 * 1024
"""Characters. A longer single value is cut there and named."""


class ExchangeError(TacitError):
    """A file or folder could not be exchanged. The text is for the reader: what happened, what was kept, what to do.

    It never holds words of a customer, only names of files, columns and numbers of lines.
    """


@dataclass(frozen=True, slots=True)
class Lookup:
    """A reference that is not an id yet: the service finds the record or makes it from `draft`.

    Looked up by `key` (source key in this run, then in the store), then by `email`, then by normalised `name` (for a
    contact:
    within `customer`). When nothing fits and `draft` is None, the words `label: name` go into the referring record's
    details, so that nothing is lost.
    """

    kind: str
    name: str = ""
    key: str = ""
    email: str = ""
    customer: Lookup | None = None
    draft: Draft | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be a promise, read out of an old note. It is shown, never made by itself."""

    what: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A record to be.

    key      stable over readings of the same thing, so that a second import finds the first's record
    values   field name to Python value (TEAM words: str, tuple, date, Money ...) or Lookup, or a tuple of Lookups
    where    where it was read: 'row 12', 'card 3', 'note 7'; never its content
    label    what a preview may call it (customer words: for screens only, never for logs)
    explicit the key is an id the other program gave: two of them in one file are two records, however alike
    also     other keys that mean the same record within one run (short ids of a CRM)
    patch    only amends the record with this key (members of a list); never creates
    data     the bytes of an attachment
    stamps   base fields of a Tacit export: id, audience, created_at ... applied as they are
    offers   possible promises
    """

    kind: str
    key: str
    values: Mapping[str, Any]
    where: str = ""
    label: str = ""
    explicit: bool = False
    also: tuple[str, ...] = ()
    patch: bool = False
    data: bytes | None = field(default=None, repr=False)
    stamps: Mapping[str, Any] | None = None
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something left out: where (file part, line, card or note number) and why, in plain words.

    `minor` marks what nobody misses (program marks such as a revision number): a remark, not a loss.
    """

    where: str
    why: str
    minor: bool = False


Item = Draft | Skipped


@dataclass(frozen=True, slots=True)
class Options:
    """How to read. Everything has a sensible default; None means: find out.

    encoding   a Python codec name
    delimiter  of a CSV
    has_header whether a CSV's first row names its columns
    mapping    column name to (kind, field); ('', '') leaves a column out; ('', 'details') keeps it as a line of details
    day_first  order of 3/4/2024; None asks the file, and where that does not tell, keeps the text as it is
    customer   name of the customer that notes and people without one belong to
    currency   ISO code for amounts without one; '' leaves such amounts in the details
    zone       IANA zone for times without one
    today      the day of the import, for telling what lies ahead
    """

    encoding: str | None = None
    delimiter: str | None = None
    has_header: bool | None = None
    mapping: Mapping[str, tuple[str, str]] | None = None
    day_first: bool | None = None
    customer: str = ""
    currency: str = ""
    zone: str = "UTC"
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table as the preview shows it: proposed kind and field, and how sure (0 to 1)."""

    name: str
    kind: str = ""
    field: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Question:
    """Something only a person can answer before reading: `name` is the field of Options it fills."""

    name: str
    text: str
    answers: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file seems to hold, before anything is written. `rows` are raw cells, `drafts` what they would become."""

    path: Path
    format: str
    label: str
    confidence: float = 1.0
    encoding: str = ""
    delimiter: str = ""
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    drafts: tuple[Draft, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    questions: tuple[Question, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    estimate: int = 0
    exact: bool = False


class Source:
    """A file (or folder) being read, and how far: `done` of `size` bytes."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.name = self.path.name
        self.size = self.path.stat().st_size if self.path.is_file() else 0
        self.done = 0

    def open(self) -> BinaryIO:
        """Open for reading bytes from the start; reading moves `done`."""
        self.done = 0
        return _Counted(self)  # type: ignore[return-value]

    def head(self, count: int = 65536) -> bytes:
        """The first bytes, for recognising."""
        with self.path.open("rb") as file:
            return file.read(count)


class _Counted:
    """A binary file that tells its Source how much was read."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._file = source.path.open("rb")

    def read(self, count: int = -1) -> bytes:
        data = self._file.read(count)
        self._source.done += len(data)
        return data

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> _Counted:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Format(Protocol):
    """One format that can be read."""

    name: str
    label: str
    suffixes: tuple[str, ...]

    def detect(self, head: bytes, filename: str) -> float:
        """How surely (0 to 1) a file that begins with these bytes is of this format. The name decides only a tie."""

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        """The drafts of the file, one after the other. Raises ExchangeError when it cannot be read at all."""
