"""The formats that can be read: telling them apart by content, and looking into a file before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from db.domain.said import Said
from db.exchange.api import Draft, ExchangeError, Format, Lookup, Options, Preview, Question, Skipped, Source
from db.exchange.csv_read import Csv, understand
from db.exchange.enex import Enex
from db.exchange.mail import Mail
from db.exchange.markdown import Markdown
from db.exchange.tacit_json import TacitJson
from db.exchange.text import find_encoding, refuse_binary
from db.exchange.vcard import VCard
from db.records import Kinds

_SHOWN = 20
_COUNTED = 5000


class Formats:
    """The formats of a registry of kinds."""

    def __init__(self, kinds: Kinds) -> None:
        self.all: tuple[Format, ...] = (VCard(), Enex(), TacitJson(kinds), Mail(), Csv(kinds), Markdown())

    def named(self, name: str) -> Format:
        """The format with this name. ExchangeError where there is none."""
        for one in self.all:
            if name.casefold() in (one.name, one.label.casefold(), *(s.lstrip(".") for s in one.suffixes)):
                return one
        known = ", ".join(one.name for one in self.all)
        raise ExchangeError(Said("There is no format “{0}”. Tacit reads: {1}.", name, known))

    @property
    def suffixes(self) -> tuple[str, ...]:
        return tuple(suffix for one in self.all for suffix in one.suffixes)

    def of(self, source: Source) -> tuple[Format, float]:
        """The format of a file by its content. ExchangeError where none fits."""
        try:
            head = source.head()
        except OSError:
            raise ExchangeError(
                Said("{0} could not be opened. Nothing was changed. Check that the file is there.", source.name)
            ) from None
        refuse_binary(head, source.name)
        best = max(self.all, key=lambda one: one.detect(head, source.name))
        confidence = best.detect(head, source.name)
        if confidence < 0.25:
            raise ExchangeError(
                Said(
                    "{0} is in no format that Tacit reads (vCard, CSV, ENEX, Markdown, mail, a Tacit export). "
                    "Nothing was changed.",
                    source.name,
                )
            )
        return best, confidence

    def inspect(self, path: Path | str, options: Options | None = None, format_name: str = "") -> Preview:
        """What a file seems to hold. Reads its beginning (tables with dates: all of it); writes nothing."""
        options = options or Options()
        source = Source(path)
        chosen, confidence = (self.named(format_name), 1.0) if format_name else self.of(source)
        if isinstance(chosen, Csv):
            return _inspect_table(source, chosen, options, confidence)
        encoding = find_encoding(source, options.encoding)
        return _plain(chosen, source, options, confidence, encoding)


def _plain(chosen: Format, source: Source, options: Options, confidence: float, encoding: str) -> Preview:
    """The preview of a format that has no columns to ask about."""
    drafts, skipped, counts, exact = _sample(chosen, source, options)
    return Preview(
        source.path,
        chosen.name,
        chosen.label,
        confidence,
        encoding,
        drafts=drafts,
        skipped=skipped,
        counts=counts,
        estimate=_estimate(counts, source, exact),
        exact=exact,
    )


def _sample(
    chosen: Format, source: Source, options: Options
) -> tuple[tuple[Draft, ...], tuple[Skipped, ...], dict[str, int], bool]:
    drafts: list[Draft] = []
    skipped: list[Skipped] = []
    counts: Counter[str] = Counter()
    items = chosen.read(source, options)
    keys: set[tuple[str, str]] = set()
    taken = 0
    for item in islice(items, _COUNTED):
        taken += 1
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            keys.update(_records(item))
            if len(drafts) < _SHOWN:
                drafts.append(item)
    counts.update(kind for kind, _ in keys)
    return tuple(drafts), tuple(skipped[:200]), dict(counts), taken < _COUNTED


def _records(draft: Draft, depth: int = 0) -> Iterator[tuple[str, str]]:
    """(kind, key) of the records a draft stands for, references it would make included."""
    if not draft.patch:
        yield draft.kind, draft.also[-1] if draft.kind == "customer" and draft.also else draft.key
    for value in draft.values.values():
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Lookup) and one.draft is not None and depth < 4:
                yield from _records(one.draft, depth + 1)


def _estimate(counts: dict[str, int], source: Source, exact: bool) -> int:
    total = sum(counts.values())
    return total if exact or not source.done else int(total * source.size / source.done)


def _inspect_table(source: Source, chosen: Csv, options: Options, confidence: float) -> Preview:
    refuse_binary(source.head(), source.name)
    if chosen.is_own(source):
        return _plain(chosen, source, options, 1.0, "utf-8-sig")
    table = understand(source, options)
    questions = []
    if table.order.asks and options.day_first is None:
        questions.append(
            Question(
                "day_first",
                Said("In dates such as 3/4/2024, which comes first?"),
                ((Said("The day (3 April)"), True), (Said("The month (March 4)"), False)),
            )
        )
    columns = table.columns
    drafts: tuple[Draft, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    counts: dict[str, int] = {}
    exact = False
    if any(c.kind for c in columns):
        drafts, skipped, counts, exact = _sample(chosen, source, options)
    else:
        questions.append(Question("mapping", Said("What do the columns mean?")))
    rows = tuple(tuple(cells) for cells in table.sample[:_SHOWN])
    return Preview(
        source.path,
        chosen.name,
        chosen.label,
        confidence,
        table.dialect.encoding,
        table.dialect.delimiter,
        columns,
        rows,
        drafts,
        skipped,
        tuple(questions),
        counts,
        _estimate(counts, source, exact),
        exact,
    )
