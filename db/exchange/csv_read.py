"""Tables in: rows of a CSV become customers, people, notes, opportunities, colleagues or teams, by the plan of its
columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from db.domain.said import Said
from db.exchange import csv_columns, csv_headers, csv_own, csv_rows
from db.exchange import text as texts
from db.exchange.api import Column, ExchangeError, Item, Options, Skipped, Source
from db.exchange.csv_columns import Planned
from db.exchange.csv_guard import unguard
from db.exchange.csv_made import Made
from db.exchange.csv_rowparts import RowParts
from db.exchange.csv_rows import Dialect
from db.exchange.dates import Order
from db.exchange.text import clean, refuse_binary
from db.records import Kinds

#: Fields that hold days: their order of day and month is found before reading.
_DAYS = frozenset({"learnt_on", "review_by", "birthday", "close_by"})
#: Rows, and characters of a cell, that are looked at to tell what a table holds.
_SAMPLE, _GLANCE = 200, 1000


@dataclass(slots=True)
class Table:
    """A table as understood: dialect, columns, the line of its first row, the order of its dates."""

    dialect: Dialect
    plan: list[Planned]
    header: int = -1
    sample: list[list[str]] = field(default_factory=list)
    order: Order = field(default_factory=Order)

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(Column(p.text, p.kind, p.field, p.confidence) for p in self.plan)


class Csv:
    """CSV and other tables of text: comma, semicolon, tab or bar."""

    name = "csv"
    label: str = Said("CSV table")
    suffixes: tuple[str, ...] = (".csv", ".tsv", ".tab")

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds

    def detect(self, head: bytes, filename: str) -> float:
        named = filename.lower().endswith(self.suffixes)
        try:
            refuse_binary(head, filename)
        except ExchangeError:
            return 0.0
        codec = texts.guess_wide(head) or ("utf-8-sig" if head[:3] == b"\xef\xbb\xbf" else "utf-8")
        if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            codec = "utf-16"
        sample = texts.decode_bytes(head[:16384], codec)
        if sample.lstrip()[:1] in ("<", "{") or sample.lstrip()[:11].upper() == "BEGIN:VCARD":
            return 0.0
        dialect = csv_rows.sniff_text(sample.rpartition("\n")[0] or sample, codec, None, csv_headers.known)
        first = next(iter(csv_rows.Rows(iter(texts.split_lines(sample)[dialect.start :]), dialect.delimiter)), None)
        names = sum(csv_headers.known(c) for c in first.cells) if first else 0
        base = 0.2 + 0.2 * (dialect.width > 1) * dialect.consistent + min(names, 4) * 0.1
        return min(base + 0.25, 0.95) if named else base - 0.15 if dialect.width > 1 else 0.0

    def is_own(self, source: Source) -> bool:
        """Whether Tacit wrote the table."""
        return bool(_own_header(source, Options()))

    def kinds(self, source: Source, options: Options) -> set[str]:
        """The kinds of records that a table's columns speak of."""
        own = _own_header(source, options)
        if own:
            return {own[0].removeprefix(csv_own.MARK)}
        return {p.kind for p in understand(source, options, dates=False).plan if p.kind}

    def read(self, source: Source, options: Options) -> Iterator[Item]:
        refuse_binary(source.head(), source.name)
        own = _own_header(source, options)
        if own:
            rows = csv_rows.rows(source, csv_rows.Dialect(texts.find_encoding(source, options.encoding), ","))
            yield from csv_own.read(self._kinds, own, ((row.line, row.cells) for row in islice(rows, 1, None)))
            return
        table = understand(source, options)
        if not any(p.kind for p in table.plan):
            raise ExchangeError(
                Said(
                    "{0}: no column names a customer, a person or a note (columns: {1}). "
                    "Nothing was changed. Say in the import window what the columns mean.",
                    source.name,
                    _names(table),
                )
            )
        yield from _read_rows(self._kinds, source, table, options)


def _own_header(source: Source, options: Options) -> list[str]:
    """The header of a table that Tacit wrote, else nothing."""
    if csv_own.MARK.encode() not in source.head(64):
        return []
    first = next(
        iter(csv_rows.rows(source, csv_rows.Dialect(texts.find_encoding(source, options.encoding), ","))), None
    )
    return first.cells if first and csv_own.is_own(first.cells) else []


def understand(source: Source, options: Options, dates: bool = True) -> Table:
    """Dialect, header, plan and (with `dates`) date order of a file; reads all of it once when it holds dates."""
    dialect = csv_rows.sniff(source, options.encoding, options.delimiter, csv_headers.known)
    sample: list[list[str]] = []
    for row in csv_rows.rows(source, dialect):
        sample.append([clean(cell[:_GLANCE]) for cell in row.cells])
        if len(sample) >= _SAMPLE:
            break
    if not sample:
        raise ExchangeError(Said("{0} has no rows: there was nothing to bring in.", source.name))
    header = csv_columns.find_header(sample, dialect.width) if options.has_header is not False else -1
    if options.has_header and header < 0:
        header = 0
    width = max(len(cells) for cells in sample)
    if header >= 0:
        names = _unique_names(sample[header], width)
    else:
        names = [f"Column {n + 1}" for n in range(width)]
    body = sample[header + 1 :]
    plan = csv_columns.plan(names if header >= 0 else [""] * width, body, options.mapping)
    if header < 0:
        plan = csv_columns.renamed(plan, names, options.mapping)
    table = Table(dialect, plan, header, body)
    days = [at for at, p in enumerate(plan) if p.field in _DAYS]
    if dates and days and options.day_first is None:
        for number, row in enumerate(csv_rows.rows(source, dialect)):
            if number > header:
                for at in days:
                    if at < len(row.cells):
                        table.order.see(row.cells[at])
    source.done = 0
    return table


def _unique_names(cells: list[str], width: int) -> list[str]:
    """Header cells as names, told apart where they repeat, made up where they are missing."""
    seen: dict[str, int] = {}
    out = []
    for at in range(width):
        name = unguard(" ".join(cells[at].split())) if at < len(cells) else ""
        if name in seen:
            seen[name] += 1
            name = f"{name} ({seen[name]})" if name else ""
        seen.setdefault(name, 1)
        out.append(name)
    return out


def _names(table: Table) -> str:
    shown = [p.text or "–" for p in table.plan][:12]
    return ", ".join(shown) + (" …" if len(table.plan) > 12 else "")


def _read_rows(kinds: Kinds, source: Source, table: Table, options: Options) -> Iterator[Item]:
    day_first = options.day_first if options.day_first is not None else table.order.verdict
    parts = RowParts(kinds, table.plan, day_first, options)
    rows = csv_rows.rows(source, table.dialect)
    rows.width = len(table.plan)
    seen: dict[int, int] = {}
    made = Made(parts)
    for number, row in enumerate(rows):
        if number <= table.header:
            continue
        if row.fault:
            yield Skipped(Said("row {0}", row.line), row.fault)
        if not any(cell.strip() for cell in row.cells):
            continue
        print_ = hash(tuple(row.cells))
        if print_ in seen:
            yield Skipped(
                Said("row {0}", row.line),
                Said("the same as row {0}, brought in once", seen[print_]),
            )
            continue
        seen[print_] = row.line
        yield from made.drafts(row)
    if parts.open_days:
        yield Skipped(
            source.name,
            Said(
                "{0} dates such as 3/4/2024 could be read two ways and were kept as text; "
                "say which comes first, day or month, and import again",
                parts.open_days,
            ),
        )
    yield from _kept(source, parts, options)


def _kept(source: Source, parts: RowParts, options: Options) -> Iterator[Skipped]:
    """The columns that a person gave a meaning which not every row could follow, and those without any place."""
    for header, rows in parts.lost.items():
        yield Skipped(source.name, f"“{header}” was left out in {rows} rows: a colleague's record has no field for it")
    for column, count in parts.kept.items():
        if count and column.text in (options.mapping or {}):
            yield Skipped(
                source.name,
                f"“{column.text}” could not become {column.kind}: {column.field} in {count} rows, which name no "
                "such record, or whose field is taken or of another form; it was kept as a line of details",
            )
