"""CSV as text: which delimiter and quoting a file has, and its rows, also where quotes were never closed.

The standard library's reader is trusted with RFC 4180; this module finds the dialect, counts lines, and recovers
when one open quotation mark would swallow the rest of the file.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from db.domain.said import Said
from db.exchange import text as texts
from db.exchange.api import MAX_TEXT, Source

DELIMITERS = (",", ";", "\t", "|")
_SEP = re.compile(r"^\s*sep=(.)\s*$", re.IGNORECASE)
_MOST_COLUMNS = 2000
#: Characters. What a line holds beyond is left out and named.
LONGEST = MAX_TEXT * 4
_CUT = Said("the line is too long; the end of it was left out")
_OPEN = Said("a quotation mark is not closed; the line was read as it stands")

csv.field_size_limit(LONGEST)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written. `start`: physical lines before the first row (Excel's `sep=;`)."""

    encoding: str
    delimiter: str
    start: int = 0
    quote: str = '"'
    consistent: float = 0.0
    width: int = 1


@dataclass(slots=True)
class Row:
    """A row: the number of its first line in the file, its cells, and what was wrong with it ('' if nothing)."""

    line: int
    cells: list[str]
    fault: str = ""


class Rows:
    """Rows of physical lines. `width` (once known) helps to tell an unclosed quotation mark from a long text."""

    def __init__(self, lines: Iterator[str], delimiter: str, quote: str = '"', line: int = 1) -> None:
        self._lines = lines
        self._waiting: deque[str] = deque()
        self._taken: list[str] = []
        self._line = line
        self._ended = False
        self._how = {"delimiter": delimiter, "quotechar": quote, "doublequote": True, "skipinitialspace": True}
        self._quote = quote
        self.width = 0

    def _feed(self) -> Iterator[str]:
        while True:
            if self._waiting:
                line = self._waiting.popleft()
            else:
                line = next(self._lines, "")
                if not line:
                    self._ended = True
                    return
            self._taken.append(line)
            yield line

    def __iter__(self) -> Iterator[Row]:
        reader = csv.reader(self._feed(), **self._how)  # type: ignore[arg-type]
        while True:
            self._taken.clear()
            number = self._line
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells = []
            if self._suspicious(cells):
                cells = self._first_line_only()
                fault = _CUT if len(self._taken[0]) > LONGEST else _OPEN
                reader = csv.reader(self._feed(), **self._how)  # type: ignore[arg-type]
                self._line += 1
                yield Row(number, cells, fault)
                continue
            self._line += len(self._taken)
            if len(cells) > _MOST_COLUMNS:
                fault = Said("more than {0} columns; the rest was left out", _MOST_COLUMNS)
                yield Row(number, cells[:_MOST_COLUMNS], fault)
            elif any(cells):
                yield Row(number, cells, _CUT if len(self._taken[-1]) > LONGEST else "")

    def _suspicious(self, cells: list[str]) -> bool:
        """Whether the row took several lines only because a quotation mark was left open."""
        if not cells and self._taken:
            return len(self._taken) > 1 or bool(self._taken[0].strip())
        if len(self._taken) < 2:
            return False
        if self._ended and "".join(self._taken).count(self._quote) % 2:
            return True
        if not self.width or len(self._cells(self._taken[1])) != self.width:
            return False
        return len(cells) != self.width or not self._strict()

    def _strict(self) -> bool:
        """Whether the lines of the present row obey RFC 4180 to the letter."""
        try:
            next(csv.reader(iter(self._taken), strict=True, **self._how), [])  # type: ignore[arg-type]
        except csv.Error:
            return False
        return True

    def _cells(self, line: str) -> list[str]:
        try:
            return next(csv.reader([line], **self._how), [])  # type: ignore[arg-type]
        except csv.Error:
            return []

    def _first_line_only(self) -> list[str]:
        self._waiting.extendleft(reversed(self._taken[1:]))
        self._ended = False
        how = {**self._how, "quoting": csv.QUOTE_NONE}
        try:
            cells = next(csv.reader([self._taken[0]], **how), [])  # type: ignore[arg-type]
        except csv.Error:
            return [self._taken[0][:MAX_TEXT]]
        return [cell.strip().strip(self._quote).replace(self._quote * 2, self._quote) for cell in cells]


def sniff(source: Source, encoding: str | None, delimiter: str | None, known: Callable[[str], bool]) -> Dialect:
    """Find encoding and delimiter. `known` says whether a header is one we have a name for: it breaks ties."""
    codec = texts.find_encoding(source, encoding)
    sample = texts.decode_bytes(source.head(1 << 18), codec).removeprefix("\ufeff")
    return sniff_text(sample, codec, delimiter, known)


def sniff_text(sample: str, codec: str, delimiter: str | None, known: Callable[[str], bool]) -> Dialect:
    """The dialect of a sample of text."""
    lines = texts.split_lines(sample)[:400]
    start = 0
    if lines and (match := _SEP.match(lines[0])):
        delimiter = delimiter or match[1]
        start = 1
    best, best_score = Dialect(codec, delimiter or ",", start), 0.0
    for quote in ('"', "'"):
        if quote == "'" and not any(line.startswith("'") for line in lines[:2]):
            continue
        for candidate in [delimiter] if delimiter else DELIMITERS:
            consistent, width, names = _try(lines[start:], candidate, quote, known)
            score = consistent * min(width, 12) + names * 2 if width > 1 else consistent + names
            if score > best_score:
                best = Dialect(codec, candidate, start, quote, consistent, width)
                best_score = score
    return best


def _try(lines: list[str], delimiter: str, quote: str, known: Callable[[str], bool]) -> tuple[float, int, int]:
    """How consistent rows are under a delimiter (0 to 1), their usual width, and how many headers are known."""
    rows = []
    for row in Rows(iter(lines), delimiter, quote):
        rows.append(row.cells)
        if len(rows) >= 100:
            break
    if not rows:
        return 0.0, 1, 0
    widths = Counter(len(cells) for cells in rows)
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    names = max((sum(known(cell) for cell in cells[:200]) for cells in rows[:10]), default=0)
    return count / len(rows), width, names


def rows(source: Source, dialect: Dialect) -> Rows:
    """The rows of a file, from its first."""
    lines = _whole(texts.lines(source, dialect.encoding, longest=LONGEST))
    for _ in range(dialect.start):
        next(lines, "")
    return Rows(lines, dialect.delimiter, dialect.quote, dialect.start + 1)


def _whole(pieces: Iterator[str]) -> Iterator[str]:
    """Lines without the mark of order; of a line that came in pieces the first alone."""
    before = "\n"
    for number, piece in enumerate(pieces):
        if before.endswith(("\n", "\r")):
            yield piece.removeprefix("\ufeff") if number == 0 else piece
        before = piece
