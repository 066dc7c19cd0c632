"""A query in words, so that people see how it was understood: “price” and without “duty”, customer: acme."""

from __future__ import annotations

from datetime import date
from functools import reduce

from db.domain.query import All, Either, Has, Node, Not, Phrase, Within, Word
from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP

#: The names of fields as they stand in a sentence. A field that is not among them stands under its own name.
_FIELDS = {
    "kind": QT_TRANSLATE_NOOP("db", "kind"),
    "customer": QT_TRANSLATE_NOOP("db", "customer"),
    "person": QT_TRANSLATE_NOOP("db", "person"),
    "by": QT_TRANSLATE_NOOP("db", "by"),
    "topic": QT_TRANSLATE_NOOP("db", "topic"),
    "tag": QT_TRANSLATE_NOOP("db", "tag"),
    "is": QT_TRANSLATE_NOOP("db", "is"),
    "date": QT_TRANSLATE_NOOP("db", "date"),
    "due": QT_TRANSLATE_NOOP("db", "due"),
}


def explain(node: Node) -> Said:
    """The tree in words, without a full stop; '' for an empty query."""
    match node:
        case Word(text, prefix):
            template = QT_TRANSLATE_NOOP("db", "a word like “{0}…”") if prefix else QT_TRANSLATE_NOOP("db", "“{0}”")
            return Said(template, text)
        case Phrase(text):
            return Said(QT_TRANSLATE_NOOP("db", "the phrase “{0}”"), text)
        case Has(field, value):
            return Said(QT_TRANSLATE_NOOP("db", "{0}: {1}"), _field(field), value)
        case Within(field, first, last):
            return _days(_field(field), first, last)
        case Not(inner):
            return Said(QT_TRANSLATE_NOOP("db", "without {0}"), explain(inner))
        case Either(nodes):
            return _joined(QT_TRANSLATE_NOOP("db", "{0} or {1}"), [_grouped(one, All) for one in nodes])
        case All((only,)):
            return explain(only)
        case All(nodes):
            return _joined(QT_TRANSLATE_NOOP("db", "{0} and {1}"), [_grouped(one, Either) for one in nodes])


def _field(name: str) -> str:
    return Said(_FIELDS[name]) if name in _FIELDS else name


def _joined(template: str, parts: list[Said]) -> Said:
    return reduce(lambda left, right: Said(template, left, right), parts) if parts else Said("")


def _grouped(node: Node, loose: type[All] | type[Either]) -> Said:
    said = explain(node)
    return Said("({0})", said) if isinstance(node, loose) and len(node.nodes) > 1 else said


def _days(name: str, first: date | None, last: date | None) -> Said:
    begin, end = (day.isoformat() if day else "" for day in (first, last))
    if first and first == last:
        return Said(QT_TRANSLATE_NOOP("db", "{0} on {1}"), name, begin)
    if first and last:
        return Said(QT_TRANSLATE_NOOP("db", "{0} from {1} to {2}"), name, begin, end)
    if first:
        return Said(QT_TRANSLATE_NOOP("db", "{0} from {1} on"), name, begin)
    return Said(QT_TRANSLATE_NOOP("db", "{0} until {1}"), name, end)
