"""What a person types into the search field, read as a tree; query_words.py says the tree in words.

Reading never fails: what is not understood is searched as plain words, and said in `Reading.remarks`. Which fields
exist and how days are said are arguments. Grammar, loosest first:

    pricing tender            both words; the last word also stands for its beginnings ("tend" finds tender)
    "unit price"              the phrase
    freight or duty           either
    -freight  NOT freight     without
    ( ... )                   grouping
    customer:acme  topic:"strategy"  is:open          what a field holds
    due:<friday  since:2w  until:2026-03  due:2026-01-01..2026-02-15     days
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from db.domain.query_terms import field_of, value_of
from db.domain.query_tree import All, Either, Has, Node, Not, Phrase, Within, Word
from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP

#: Reads "friday" or "end of march" as the first and last day meant; None where it cannot.
DayReader = Callable[[str], "tuple[date, date] | date | None"]
VALUE, DAY = "value", "day"


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as it was understood. `pending` is the field whose value is still being typed, `begun` the word being
    typed that belongs to no field yet; either begins at `at` in the text, for suggestions to take its place.
    `field` is the pending field as it was typed."""

    text: str
    tree: All
    remarks: tuple[Said, ...] = ()
    pending: str = ""
    begun: str = ""
    at: int = 0
    field: str = ""

    @property
    def empty(self) -> bool:
        return not self.tree.nodes


_PIECE = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<open>\() | (?P<close>\)) | (?P<bar>\|)
  | (?P<minus>-)(?=[^\s\-])
  | (?P<field>[^\W\d_][\w]*):(?P<op><=|>=|<|>|=)?(?P<value>"[^"]*"?|[^\s()"]*)
  | "(?P<phrase>[^"]*)"?
  | (?P<word>[^\s()"|]+)
    """,
    re.VERBOSE,
)
_OR = frozenset({"or", "oder"})
#: As other programs want them: in capitals only, for in small letters they are words of a sentence.
_AND, _NOT = frozenset({"AND", "UND"}), frozenset({"NOT", "NICHT"})
#: Fields that lie behind us: "since monday" is the last Monday.
_BEHIND = frozenset({"since", "learnt_on", "settled_on"})
_SPAN = re.compile(r"(\d{1,4})\s?(d|w|m|y|t|j)")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"(19|20)\d\d")


@dataclass(slots=True)
class _Piece:
    sort: str
    text: str = ""
    field: str = ""
    op: str = ""
    spaced: bool = True
    last: bool = False
    at: int = 0


def _pieces(text: str) -> Iterator[_Piece]:
    spaced = True
    for found in _PIECE.finditer(text):
        sort = str(found.lastgroup)
        if sort == "space":
            spaced = True
            continue
        at_end = found.end() == len(text)
        if sort in ("field", "op", "value"):
            field, op = found["field"], found["op"] or ""
            begins = found.start("op") if op else found.start("value")
            yield _Piece("field", found["value"], field, op, spaced, at_end, begins)
        elif sort == "minus" and not spaced:
            yield _Piece("word", "", spaced=False)
        else:
            yield _Piece(sort, found[sort], spaced=spaced, last=at_end, at=found.start(sort))
        spaced = sort in ("open", "minus", "bar")


class _Reader:
    """Reads pieces into a tree by descent; keeps the remarks."""

    def __init__(self, text: str, known: Mapping[str, str], today: date, days: DayReader | None) -> None:
        self.pieces = list(_pieces(text))
        self.at = 0
        self.known, self.today, self.days = known, today, days
        self.remarks: list[Said] = []
        self.pending = ""

    def all(self, depth: int = 0) -> All:
        nodes: list[Node] = []
        either = False
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            if piece.sort == "close":
                if depth:
                    break
                self.at += 1
                continue
            alone = not nodes and piece.last
            if piece.sort == "bar" or (piece.sort == "word" and piece.text.lower() in _OR and not alone):
                joins = nodes and self.at + 1 < len(self.pieces)
                self.at += 1
                if joins:
                    either = True
                continue
            if piece.text in _AND and piece.sort == "word" and not alone:
                self.at += 1
                continue
            node = self.one(depth)
            if node is None:
                continue
            if either:
                before = nodes.pop()
                options = before.nodes if isinstance(before, Either) else (before,)
                nodes.append(Either((*options, node)))
            else:
                nodes.append(node)
            either = False
        return All(tuple(nodes))

    def one(self, depth: int) -> Node | None:
        piece = self.pieces[self.at]
        self.at += 1
        negates = piece.sort == "word" and piece.text in _NOT and not piece.last
        if piece.sort == "minus" or negates:
            if self.at >= len(self.pieces) or self.pieces[self.at].sort == "close":
                return None
            node = self.one(depth)
            return None if node is None else Not(_whole(node))
        if piece.sort == "open":
            inner = self.all(depth + 1) if depth < 20 else All(())
            self.at += 1
            return inner.nodes[0] if len(inner.nodes) == 1 else inner if inner.nodes else None
        if piece.sort == "phrase":
            return Phrase(piece.text.strip()) if any(map(str.isalnum, piece.text)) else None
        if piece.sort == "field":
            return self.field(piece)
        return Word(piece.text, prefix=piece.last) if any(map(str.isalnum, piece.text)) else None

    def field(self, piece: _Piece) -> Node | None:
        name = field_of(piece.field, self.known)
        sort = self.known.get(name)
        value = piece.text.strip('"').strip()
        if sort is None:
            words = f"{piece.field} {value}".split()
            if value and not value.startswith("/"):
                self.remarks.append(
                    Said(QT_TRANSLATE_NOOP("db", "There is no field “{0}”; its words were searched."), piece.field)
                )
            nodes = tuple(Word(w, prefix=piece.last and w is words[-1]) for w in words)
            return nodes[0] if len(nodes) == 1 else All(nodes)
        if not value:
            if piece.last:
                self.pending = name
            else:
                said = QT_TRANSLATE_NOOP("db", "“{0}:” was left out: nothing stands after it.")
                self.remarks.append(Said(said, piece.field))
            return None
        if piece.last and not piece.text.endswith('"'):
            self.pending = name
        if sort == DAY or name in ("since", "until"):
            return self.day(name, piece.op, value)
        return Has(name, value_of(name, value))

    def day(self, name: str, op: str, value: str) -> Node | None:
        first_text, dots, last_text = value.partition("..")
        first, last = self.span(first_text, name), self.span(last_text, name) if dots else None
        if (first_text and first is None) or (dots and last_text and last is None):
            if self.pending != name:
                self.remarks.append(Said(QT_TRANSLATE_NOOP("db", "“{0}” was not understood as a day."), value))
            return None
        if dots:
            field = "date" if name in ("since", "until") else name
            return Within(field, first[0] if first else None, last[1] if last else None)
        if first is None:
            return None
        return _compare(name, op, first)

    def span(self, text: str, name: str) -> tuple[date, date] | None:
        """First and last day meant by a word for a day, a month, a year, or a length of time from today."""
        text = text.strip().lower()
        if not text:
            return None
        try:
            if length := _SPAN.fullmatch(text):
                back = name in ("since", "until") or name != "due"
                day = _shift(self.today, int(length[1]), length[2], -1 if back else 1)
                return day, day
            if month := _MONTH.fullmatch(text):
                first = date(int(month[1]), int(month[2]), 1)
                return first, _shift(first, 1, "m", 1) - timedelta(days=1)
            if _YEAR.fullmatch(text):
                return date(int(text), 1, 1), date(int(text), 12, 31)
            day = date.fromisoformat(text)
            return day, day
        except (ValueError, OverflowError):
            pass
        simple = {"today": 0, "heute": 0, "yesterday": -1, "gestern": -1, "tomorrow": 1, "morgen": 1}
        if text in simple:
            day = self.today + timedelta(days=simple[text])
            return day, day
        said = self.days(text) if self.days else None
        if isinstance(said, date):
            day = _last(said, self.today) if name in _BEHIND else said
            return day, day
        return said


def _compare(name: str, op: str, span: tuple[date, date]) -> Within:
    first, last = span
    one = timedelta(days=1)
    if name == "since":
        return Within("date", first, None)
    if name == "until":
        return Within("date", None, last)
    match op:
        case "<":
            return Within(name, None, first - one if first > date.min else first)
        case "<=":
            return Within(name, None, last)
        case ">":
            return Within(name, last + one if last < date.max else last, None)
        case ">=":
            return Within(name, first, None)
        case _:
            return Within(name, first, last)


def _last(day: date, today: date) -> date:
    """The last Monday where the next was read, last December where the coming was."""
    if today < day <= today + timedelta(days=7):
        return day - timedelta(days=7)
    return _shift(day, 1, "y", -1) if today < day <= _shift(today, 1, "y", 1) else day


def _shift(day: date, count: int, unit: str, sign: int) -> date:
    if unit in "dt":
        return day + timedelta(days=sign * count)
    if unit == "w":
        return day + timedelta(weeks=sign * count)
    months = day.year * 12 + day.month - 1 + sign * count * (12 if unit in "yj" else 1)
    year, month = divmod(months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError("no such day")


def _whole(node: Node) -> Node:
    """What is excluded is excluded as it is written, not by its beginning."""
    if isinstance(node, Word):
        return replace(node, prefix=False)
    if isinstance(node, All):
        return All(tuple(map(_whole, node.nodes)))
    if isinstance(node, Either):
        return Either(tuple(map(_whole, node.nodes)))
    return node


def read(text: str, known: Mapping[str, str] | None = None, *, today: date, days: DayReader | None = None) -> Reading:
    """Read a query. `known` maps the names of fields to VALUE or DAY; `days` reads words for days. Never raises."""
    fields = {"since": DAY, "until": DAY, **(known or {})}
    reader = _Reader(text, fields, today, days)
    tree = reader.all()
    last = reader.pieces[-1] if reader.pieces and reader.pieces[-1].last else _Piece("")
    begun = last.text if last.sort == "word" else ""
    field = last.field if reader.pending else ""
    return Reading(text, tree, tuple(reader.remarks), reader.pending, begun, last.at, field)


def words_of(node: Node) -> Iterator[Word | Phrase]:
    """The words and phrases a result should show, those excluded left out."""
    match node:
        case Word() | Phrase():
            yield node
        case All(nodes) | Either(nodes):
            for inner in nodes:
                yield from words_of(inner)
        case _:
            return


__all__ = [
    "DAY",
    "VALUE",
    "All",
    "DayReader",
    "Either",
    "Has",
    "Node",
    "Not",
    "Phrase",
    "Reading",
    "Within",
    "Word",
    "read",
    "words_of",
]
