"""What a search reads: the segments of a generation and the memory overlay, as arrays. Immutable, shared by threads."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Any, Protocol

import numpy as np
from whoosh.util.numeric import byte_to_length, length_to_byte

from db.domain import ranking
from db.domain.sounds import first_letters, sound
from db.search.codec import ArrayCodec
from db.search.postings import FieldPostings, Inverted, Pool
from db.search.schema import NO_DAY, TEXT_FIELDS, UID_BYTES, Analysed

_LENGTHS = np.array([byte_to_length(n) for n in range(256)], np.float32)
#: Bytes of masks of short prefixes kept for each segment: one letter is typed far more often than it changes.
_MASK_BUDGET = 6_000_000
KIND = b"kind:"


#: Words, and in how many documents each is.
Words = tuple[list[str], list[int]]


class Part(Protocol):
    """A segment as the executor sees it."""

    size: int

    def postings(self, field: str) -> FieldPostings | None: ...
    def lengths(self, field: str) -> np.ndarray: ...
    def total_length(self, field: str) -> float: ...
    def days(self, name: str) -> np.ndarray: ...
    def fresh(self, today: date) -> np.ndarray: ...
    def uid(self, number: int) -> str: ...
    def kind(self, number: int) -> str: ...
    def number(self, uid: str) -> int: ...
    def prefix_mask(self, field: str, prefix: bytes) -> np.ndarray: ...
    def words_from(self, letter: str) -> Words: ...
    def sounding(self, folded: str) -> list[str]: ...


class _Kept:
    """What is worked out once for a part and asked for again while somebody types: masks of short prefixes (within a
    budget of bytes), the words with the last two first letters, the kind of each record."""

    def __init__(self) -> None:
        self._words: dict[str, Words] = {}
        self._kept: dict[tuple[str, bytes], np.ndarray] = {}
        self._bytes = 0
        self._lock = Lock()
        self._kinds: tuple[list[str], np.ndarray] | None = None
        self._sounds: dict[str, dict[str, list[str]]] = {}
        self._fresh: tuple[date, np.ndarray] | None = None

    def fresh(self, part: Part, today: date) -> np.ndarray:
        """By what the freshness of each record multiplies its score."""
        if self._fresh is None or self._fresh[0] != today:
            age = np.clip(today.toordinal() - part.days("date"), 0, 20_000).astype(np.float32)
            lift = np.float32(ranking.FRESH) * np.exp2(age / np.float32(-ranking.FRESH_HALF_LIFE))
            self._fresh = today, np.float32(1) + lift
        return self._fresh[1]

    def sounding(self, part: Part, folded: str) -> list[str]:
        """The names that sound like this one. The names with one first letter are listened to once."""
        heard, postings = sound(folded), part.postings("names")
        if not heard or postings is None:
            return []
        found: list[str] = []
        for letter in first_letters(folded):
            if letter not in self._sounds:
                names: dict[str, list[str]] = {}
                for term in postings.all_terms(*postings.rows(letter.encode())):
                    names.setdefault(sound(term.decode()), []).append(term.decode())
                self._sounds[letter] = names
            found += self._sounds[letter].get(heard, ())
        return found

    def kind(self, part: Part, number: int) -> str:
        if self._kinds is None:
            names, of = [""], np.zeros(part.size, np.uint8)
            postings = part.postings("keys")
            first, last = (0, 0) if postings is None else postings.rows(KIND)
            for row in range(first, last):
                assert postings is not None
                of[postings.ids[int(postings.starts[row]) : int(postings.starts[row + 1])]] = len(names)
                names.append(postings[row].removeprefix(KIND).decode())
            self._kinds = names, of
        names, of = self._kinds
        return names[of[number]]

    def mask(self, part: Part, name: str, prefix: bytes) -> np.ndarray:
        mask = self._kept.get((name, prefix))
        if mask is not None:
            return mask
        postings = part.postings(name)
        mask = np.zeros(part.size, bool) if postings is None else postings.begins(prefix, part.size)
        with self._lock:
            if self._bytes + mask.nbytes > _MASK_BUDGET:
                self._kept.clear()
                self._bytes = 0
            self._kept[name, prefix] = mask
            self._bytes += mask.nbytes
        return mask

    def words(self, part: Part, letter: str) -> Words:
        found = self._words.get(letter)
        if found is None:
            postings = part.postings("words")
            if postings is None:
                return [], []
            first, last = postings.rows(letter.encode())
            sizes = np.diff(postings.starts[first : last + 1].astype(np.int64)).tolist()
            found = [term.decode() for term in postings.all_terms(first, last)], sizes
            with self._lock:
                if len(self._words) > 1:
                    self._words.pop(next(iter(self._words)))
                self._words[letter] = found
        return found


class SegmentView:
    """A committed segment of the index. Deletions are no part of it: they belong to a generation."""

    def __init__(self, storage: Any, segment: Any) -> None:
        files = segment.open_compound_file(storage) if segment.is_compound() else storage
        self._files, self._segment = files, segment
        self.size: int = segment.doc_count_all()
        self._inverted = Inverted(files.open_file(segment.make_filename(ArrayCodec.POSTINGS_EXT)).view)
        self._columns: dict[str, np.ndarray] = {}
        self._memo = _Kept()
        self._uids = self._raw("uid")

    def _raw(self, column: str) -> memoryview:
        name = ArrayCodec.column_filename(self._segment, column)
        return self._files.open_file(name).view if self._files.file_exists(name) else memoryview(b"")

    def postings(self, field: str) -> FieldPostings | None:
        return self._inverted.fields.get(field)

    def lengths(self, field: str) -> np.ndarray:
        """How long the field is in each document, in words, as exactly as Whoosh's one byte says it."""
        key = f"_{field}_len"
        if key not in self._columns:
            column = np.zeros(self.size, np.float32)
            raw = np.frombuffer(self._raw(key), np.uint8)
            column[: len(raw)] = _LENGTHS[raw]
            self._columns[key] = column
        return self._columns[key]

    def total_length(self, field: str) -> float:
        return float(self._segment._fieldlengths.get(field, 0))

    def days(self, name: str) -> np.ndarray:
        if name not in self._columns:
            column = np.full(self.size, NO_DAY, np.int32)
            raw = np.frombuffer(self._raw(name), ">i4")
            column[: len(raw)] = raw
            self._columns[name] = column
        return self._columns[name]

    def fresh(self, today: date) -> np.ndarray:
        return self._memo.fresh(self, today)

    def uid(self, number: int) -> str:
        return bytes(self._uids[number * UID_BYTES : (number + 1) * UID_BYTES]).rstrip(b"\0").decode()

    def number(self, uid: str) -> int:
        postings = self.postings("uid")
        row = -1 if postings is None else postings.row(uid.encode())
        return -1 if postings is None or row < 0 else int(postings.ids[int(postings.starts[row])])

    def uids(self) -> set[str]:
        """The ids of all its records."""
        postings = self.postings("uid")
        return set() if postings is None else {term.decode() for term in postings.all_terms()}

    def kind(self, number: int) -> str:
        return self._memo.kind(self, number)

    def prefix_mask(self, field: str, prefix: bytes) -> np.ndarray:
        return self._memo.mask(self, field, prefix)

    def words_from(self, letter: str) -> Words:
        return self._memo.words(self, letter)

    def sounding(self, folded: str) -> list[str]:
        return self._memo.sounding(self, folded)


class MemoryPart:
    """A few records that are not in the index yet, as a segment."""

    def __init__(self, records: list[Analysed]) -> None:
        self.size = len(records)
        self._records = records
        self._numbers = {record.uid: n for n, record in enumerate(records)}
        pool = Pool()
        for number, record in enumerate(records):
            for name, terms in record.fields.items():
                if name != "uid":  # `number` knows them
                    pool.add(name, number, terms)
        self._inverted = Inverted(memoryview(pool.inverted()))
        self._memo = _Kept()

    @cached_property
    def _lengths(self) -> dict[str, np.ndarray]:
        def length(record: Analysed, name: str) -> float:
            terms = record.fields.get(name)
            return float(byte_to_length(length_to_byte(terms.length))) if terms else 0.0

        return {name: np.array([length(r, name) for r in self._records], np.float32) for name in TEXT_FIELDS}

    def postings(self, field: str) -> FieldPostings | None:
        return self._inverted.fields.get(field)

    def lengths(self, field: str) -> np.ndarray:
        return self._lengths[field]

    def total_length(self, field: str) -> float:
        return float(self._lengths[field].sum())

    def days(self, name: str) -> np.ndarray:
        return np.array([record.days.get(name, NO_DAY) for record in self._records], np.int32)

    def fresh(self, today: date) -> np.ndarray:
        return self._memo.fresh(self, today)

    def uid(self, number: int) -> str:
        return self._records[number].uid

    def number(self, uid: str) -> int:
        return self._numbers.get(uid, -1)

    def kind(self, number: int) -> str:
        return self._memo.kind(self, number)

    def prefix_mask(self, field: str, prefix: bytes) -> np.ndarray:
        return self._memo.mask(self, field, prefix)

    def words_from(self, letter: str) -> Words:
        return self._memo.words(self, letter)

    def sounding(self, folded: str) -> list[str]:
        return self._memo.sounding(self, folded)


#: Bytes of what is worked out for whole words of a query; they stay while the next one is typed.
_RECENT_BUDGET = 16_000_000


class Recent:
    """What matches the words of a query and what each of them is worth, by the words: from one key of a session to the
    next only the last word changes. Oldest out first, within a budget of bytes."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, np.ndarray] = {}
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], np.ndarray]) -> np.ndarray:
        """The array, which nobody may change."""
        found = self._kept.get(key)
        if found is not None:
            return found
        found = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = found
                self._bytes += found.nbytes
            while self._bytes > _RECENT_BUDGET and len(self._kept) > 1:
                self._bytes -= self._kept.pop(next(iter(self._kept))).nbytes
        return found


@dataclass(frozen=True)
class Snapshot:
    """Everything a search sees: each part with the documents that count (None: all of them)."""

    parts: tuple[Part, ...] = ()
    alive: tuple[np.ndarray | None, ...] = ()

    @cached_property
    def size(self) -> int:
        return sum(part.size for part in self.parts)

    @cached_property
    def meant(self) -> dict[tuple[str, bool], str]:
        """What was meant by words that are not known, once looked for: they stay in the field while one types."""
        return {}

    @cached_property
    def written(self) -> dict[Hashable, Any]:
        """What else words may be written as, once looked for (see `variants`)."""
        return {}

    @cached_property
    def norms(self) -> dict[tuple[int, str], np.ndarray]:
        """What weights are set against, by part and field (see `execute.Scorer`)."""
        return {}

    @cached_property
    def recent(self) -> Recent:
        return Recent()

    @cached_property
    def _usual(self) -> dict[str, float]:
        return {}

    def usual_length(self, field: str) -> float:
        """How long the field is on average, in words; names among the documents that have any."""
        if field not in self._usual:
            named = field == "names"
            documents = sum(map(np.count_nonzero, (p.lengths(field) for p in self.parts))) if named else self.size
            self._usual[field] = sum(part.total_length(field) for part in self.parts) / max(documents, 1) or 1.0
        return self._usual[field]
