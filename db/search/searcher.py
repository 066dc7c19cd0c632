"""One search over a snapshot: filters resolved to ids, the query compiled, run, and loosened where nothing fits."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.domain.query import All, Either, Has, Node, Not, Phrase, Word
from db.search import execute
from db.search.documents import Filter
from db.search.execute import Found, Sort
from db.search.plan import Compiler, Keys, Plan
from db.search.view import Snapshot

#: A query of so many words describes something: where fewer records than this have all of them, others follow.
LONG, FEW = 4, 20


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found: ids with scores, the best first; how many in all; seconds it took.

    `changed` maps words that no record has to what was searched instead. `relaxed`: no record had every word, these
    have some.
    `complete` is how many have every word: less than `total` where records with some of the words follow, as they do
    where a long query fits few records whole.
    `unknown` names values of filters that fit nothing. `kinds` tells for each id the name of its kind.
    `also`: by word the other spellings of names, and nicknames, that were searched with it.
    """

    total: int
    ids: tuple[str, ...]
    scores: tuple[float, ...]
    took: float
    changed: dict[str, str]
    relaxed: bool = False
    unknown: tuple[Has, ...] = ()
    complete: int = 0
    kinds: tuple[str, ...] = ()
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def search(
    snapshot: Snapshot,
    known: dict[str, Filter],
    tree: Node,
    *,
    limit: int = 20,
    offset: int = 0,
    sort: Sort = "relevance",
    today: date | None = None,
    me: str = "",
    context_customer: str = "",
) -> Hits:
    """Search a query tree. Never raises for what a person typed.

    `me` is the id that "by:me" means; `today` lets fresh records count a little more; the records of
    `context_customer` (an id) count more.
    """
    began = time.perf_counter()
    resolved = {node: _resolve(snapshot, known, node, me) for node in _filters(tree)}
    context = f"customer:{context_customer}".encode() if context_customer else b""

    def run(node: Node) -> tuple[Plan, Found]:
        plan = Compiler(snapshot, resolved).compile(node)
        found = execute.run(snapshot, plan, limit=limit, offset=offset, sort=sort, today=today, context=context)
        return plan, found

    plan, found = run(tree)
    complete, relaxed = found.total, False
    if complete < (FEW if len(plan.described) >= LONG else 1) and (loose := _loosened(tree)) is not None:
        plan, found = run(loose)
        relaxed = found.total > complete == 0
    ids = tuple(snapshot.parts[part].uid(number) for part, number in found.places)
    kinds = tuple(snapshot.parts[part].kind(number) for part, number in found.places)
    unknown = tuple(node for node, keys in resolved.items() if not keys.terms)
    took = time.perf_counter() - began
    return Hits(found.total, ids, found.scores, took, plan.changed, relaxed, unknown, complete, kinds, plan.also)


def _resolve(snapshot: Snapshot, known: dict[str, Filter], node: Has, me: str) -> Keys:
    """The keys that a filter means: a choice by value or label, a record by id or by the words of its name."""
    one = known.get(node.field)
    if one is None:
        return Keys(())
    value = node.value.casefold()
    if node.field == "is":
        return Keys(tuple(f"{name}:{choice}".encode() for name, choice in one.choices if choice == value))
    choices = [v for v, label in one.choices if value in (v.casefold(), label.casefold())]
    choices = choices or [v for v, label in one.choices if label.casefold().startswith(value) or v.startswith(value)]
    ids: list[str] = []
    if me and value in ("me", "ich", "mir"):
        ids = [me]
    elif one.targets:
        ids = [node.value, *named(snapshot, node.value, one.targets)]
        if not any(_used(snapshot, f"{name}:{uid}") for name in one.fields for uid in ids) and len(ids) == 1:
            ids = []
    return Keys(tuple(f"{name}:{v}".encode() for name in one.fields for v in (*choices, *ids)))


def _used(snapshot: Snapshot, key: str) -> bool:
    found = (part.postings("keys") for part in snapshot.parts)
    return any(postings is not None and postings.row(key.encode()) >= 0 for postings in found)


def named(snapshot: Snapshot, text: str, kinds: Sequence[str], limit: int = 50) -> list[str]:
    """Ids of records of these kinds whose name has all the words, the last perhaps only begun."""
    words = text.split()
    if not words:
        return []
    of_kind = Has("kind", "\0")
    keys = Keys(tuple(f"kind:{kind}".encode() for kind in kinds))
    tree = All((*(Word(w, prefix=w is words[-1]) for w in words), of_kind))
    plan = Compiler(snapshot, {of_kind: keys}, names_only=True).compile(tree)
    found = execute.run(snapshot, plan, limit=limit)
    return [snapshot.parts[part].uid(number) for part, number in found.places]


def _filters(node: Node) -> list[Has]:
    match node:
        case Has():
            return [node]
        case Not(inner):
            return _filters(inner)
        case All(nodes) | Either(nodes):
            return [one for inner in nodes for one in _filters(inner)]
        case _:
            return []


def _loosened(tree: Node) -> Node | None:
    """Any of the words instead of all of them, with every filter kept; None where there is but one word."""
    if not isinstance(tree, All):
        return None
    words = [n for n in tree.nodes if isinstance(n, Word | Phrase | Either | All)]
    rest = [n for n in tree.nodes if n not in words]
    return All((Either(tuple(words)), *rest)) if len(words) > 1 else None
