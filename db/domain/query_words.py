"""A query in words, so that people see how it was understood: “price” and without “duty”, customer: Acme Pumps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import reduce

from db.domain.query_terms import STATES
from db.domain.query_tree import All, Either, Has, Node, Not, Phrase, Within, Word
from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP

#: The names of fields, and of values ("field:value"), as they stand in a sentence. What is not among them and not
#: called otherwise by who asks stands as it was typed.
_CALLED = {
    "kind": QT_TRANSLATE_NOOP("db", "kind"),
    "customer": QT_TRANSLATE_NOOP("db", "customer"),
    "person": QT_TRANSLATE_NOOP("db", "person"),
    "by": QT_TRANSLATE_NOOP("db", "by"),
    "topic": QT_TRANSLATE_NOOP("db", "topic"),
    "tag": QT_TRANSLATE_NOOP("db", "tag"),
    "is": QT_TRANSLATE_NOOP("db", "is"),
    "date": QT_TRANSLATE_NOOP("db", "date"),
    "due": QT_TRANSLATE_NOOP("db", "due"),
    "role": QT_TRANSLATE_NOOP("db", "buying influence"),
    "owed": QT_TRANSLATE_NOOP("db", "who owes"),
    "colleague": QT_TRANSLATE_NOOP("db", "one of us"),
    "by:me": QT_TRANSLATE_NOOP("db", "you"),
    "colleague:me": QT_TRANSLATE_NOOP("db", "you"),
    **{f"is:{name}": label for name, label in STATES},
}


def explain(node: Node, called: Mapping[str, str] | None = None) -> Said:
    """The tree in words, without a full stop; '' for an empty query. `called` names fields ("stage") and values
    ("stage:won", "customer:acme") beyond those known here: labels as `Said`, the words of people as they are."""
    return _explain(node, {**(called or {}), **{key: Said(label) for key, label in _CALLED.items()}})


def _explain(node: Node, called: Mapping[str, str]) -> Said:
    match node:
        case Word(text, prefix):
            template = QT_TRANSLATE_NOOP("db", "a word like “{0}…”") if prefix else QT_TRANSLATE_NOOP("db", "“{0}”")
            return Said(template, text)
        case Phrase(text):
            return Said(QT_TRANSLATE_NOOP("db", "the phrase “{0}”"), text)
        case Has(field, value):
            return Said(QT_TRANSLATE_NOOP("db", "{0}: {1}"), _name(field, called), _value(field, value, called))
        case Within(field, first, last):
            return _days(_name(field, called), first, last)
        case Not(inner):
            return Said(QT_TRANSLATE_NOOP("db", "without {0}"), _explain(inner, called))
        case Either(nodes):
            return _joined(QT_TRANSLATE_NOOP("db", "{0} or {1}"), [_grouped(one, All, called) for one in nodes])
        case All((only,)):
            return _explain(only, called)
        case All(nodes):
            return _joined(QT_TRANSLATE_NOOP("db", "{0} and {1}"), [_grouped(one, Either, called) for one in nodes])


def _name(field: str, called: Mapping[str, str]) -> str:
    return called.get(field, field)


def _value(field: str, value: str, called: Mapping[str, str]) -> str:
    return called.get(f"{field}:{value.casefold()}", value)


def _joined(template: str, parts: list[Said]) -> Said:
    return reduce(lambda left, right: Said(template, left, right), parts) if parts else Said("")


def _grouped(node: Node, loose: type[All] | type[Either], called: Mapping[str, str]) -> Said:
    said = _explain(node, called)
    return Said("({0})", said) if isinstance(node, loose) and len(node.nodes) > 1 else said


def _days(name: str, first: date | None, last: date | None) -> Said:
    if first and first == last:
        return Said(QT_TRANSLATE_NOOP("db", "{0} on {1}"), name, first)
    if first and last:
        return Said(QT_TRANSLATE_NOOP("db", "{0} from {1} to {2}"), name, first, last)
    if first:
        return Said(QT_TRANSLATE_NOOP("db", "{0} from {1} on"), name, first)
    return Said(QT_TRANSLATE_NOOP("db", "{0} until {1}"), name, last)
