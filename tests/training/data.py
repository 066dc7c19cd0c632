"""The lines that the model is trained on, as bags of clauses.

Sets are NAME.jsonl with NAME-known.json (whole captures), NAME-clauses.tsv (kinds, a tab, a clause) and
NAME-promises.tsv (us, them or none, a tab, a clause). A fifth of the captures of the two large sets, chosen by the hash
of their id, is held out: never trained on, only measured.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from db.domain.capture import Known
from db.domain.capture.model import UNTRAINED
from db.domain.capture.normal import Normal
from db.domain.capture.promise_judging import View
from db.domain.capture.promise_judging import views as promise_views
from db.domain.capture.promises import promises, proposals
from db.domain.capture.reader import parse
from db.domain.capture.text import Words
from db.domain.capture.topics import views as topic_views
from tests.bench.capture import known_of
from tests.training.fit import Bag, Clause, Vectors

FOLDER = Path(__file__).parents[1] / "data" / "capture"
NOW = datetime(2026, 11, 23, 9)  # noqa: DTZ001
#: The sets that rules were written by: what rules say of them is too good to be learnt from at full weight.
TUNED = ("tune", "held", "fresh", "sealed", "last")
LARGE = ("english", "german", "voices")
#: Those of which a fifth is held out; for the rest whole sets are (README.md).
_PARTED = ("english", "german")
#: What is no promise though it sounds like one, and its likes that are: single clauses.
TRAPS = "traps"
_KEY = 8
_KEYED = re.compile("[0-9a-f]{8}")
_NOBODY = Known.build([], [], [])
#: A promise may be made in the clause behind the thing it is about: “wants a price. I'll have it over by Friday”.
_BEHIND = 2


def held_out(name: str, case_id: str) -> bool:
    """Whether a line of a set is never trained on."""
    return name in _PARTED and _hash(case_id) % 5 == 0


def fold(line_id: str, folds: int) -> int:
    """The part of a cross-validation that a line is in; a taught line is in that of the line it comes from."""
    key = line_id if len(line_id) == _KEY and _KEYED.fullmatch(line_id) else key_of(line_id)
    return _hash(f"fold {key}") % folds


def key_of(line_id: str) -> str:
    """What taught.tsv calls a line."""
    return f"{_hash(line_id):064x}"[:_KEY]


def _hash(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


def cases(folder: Path, name: str) -> tuple[Known, list[dict[str, Any]]]:
    """The captures of a set and whom they know."""
    path = folder / f"{name}.jsonl"
    if not path.exists():
        return _NOBODY, []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return known_of(folder / f"{name}-known.json"), rows


def lines(path: Path) -> list[tuple[str, str]]:
    """(labels, text) of a file of tab-parted lines."""
    if not path.exists():
        return []
    rows = (line.split("\t", 1) for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line)
    return [(labels, text) for labels, text in rows]


def _clauses(found: Sequence[View]) -> tuple[Clause, ...]:
    return tuple(Clause(view.features, view.tellers) for view in found) or (Clause(frozenset(), ()),)


def _spoken(text: str, known: Known, now: datetime) -> tuple[Words, list[Normal]]:
    words, _, _, normals = parse(text, known, now)
    return words, [n for n in normals if n.unit.whose not in ("quote", "signature", "header")]


# --- topics -----------------------------------------------------------------------------------------------------------


def topic_bags(folder: Path = FOLDER) -> Iterator[Bag]:
    for name in LARGE:
        for labels, text in lines(folder / f"{name}-clauses.tsv"):
            kinds = frozenset(labels.split(",")) - {"none"}
            yield _topic_bag(text, _NOBODY, NOW, kinds, 1.0, f"{name}-clauses", text)
    for name in (*TUNED, *LARGE):
        known, rows = cases(folder, name)
        for row in rows:
            now = datetime.fromisoformat(row["now"])
            yield _topic_bag(row["text"], known, now, frozenset(row["gold"]["kinds"]), 1.0, name, row["id"])
    for labels, text in lines(folder / "phrases.tsv"):
        yield _topic_bag(text, _NOBODY, NOW, frozenset((labels,)), 0.2, "phrases", text)

    for taught in (folder / "taught.tsv").read_text(encoding="utf-8").splitlines():
        base, soft, text = taught.split("\t", 2)
        bag = _topic_bag(text, _NOBODY, NOW, frozenset(), 0.5, "taught", base)
        yield replace(bag, soft=tuple(int(share) / 100 for share in soft.split()))


def _topic_bag(
    text: str, known: Known, now: datetime, kinds: frozenset[str], weight: float, origin: str, line_id: str
) -> Bag:
    words, normals = _spoken(text, known, now)
    owed = tuple(promises(normals, words, UNTRAINED.promises))
    found = [view for normal in normals for view in topic_views(normal, words, owed)]
    return Bag(_clauses(found), kinds, weight, origin, line_id)


def plain_features(text: str) -> set[str]:
    """The features of a line of nobody known."""
    return set().union(
        *(clause.features for clause in _topic_bag(text, _NOBODY, NOW, frozenset(), 1.0, "", "").clauses)
    )


# --- promises ---------------------------------------------------------------------------------------------------------


def promise_bags(folder: Path = FOLDER) -> Iterator[Bag]:
    for name in (*LARGE, TRAPS):
        for label, text in lines(folder / f"{name}-promises.tsv"):
            words, normals = _spoken(text, _NOBODY, NOW)
            found = [view for _, _, view in _promise_views(words, normals)]
            labels = frozenset((label,)) - {"none"}
            yield Bag(_clauses(found), labels, 1.0, f"{name}-promises", text)
    for name in (*TUNED, *LARGE):
        known, rows = cases(folder, name)
        for row in rows:
            yield from _bags_of_case(row, known, name)


def plain_promise_features(text: str) -> set[str]:
    """The features of promises of a line of nobody known, those of what rules say among them."""
    words, normals = _spoken(text, _NOBODY, NOW)
    return set().union(*(view.features for _, _, view in _promise_views(words, normals)))


def _promise_views(words: Words, normals: list[Normal]) -> list[tuple[bool, int, View]]:
    """(whether the customer speaks, end, view) of every clause, in characters."""
    out = []
    for at, normal in enumerate(normals):
        following = normals[at + 1] if at + 1 < len(normals) else None
        for view in promise_views(normal, words, *proposals(normal, following)):
            last = view.stretch[1]
            theirs = normal.unit.theirs and normal.unit.whose == "mail"
            out.append((theirs, words.tokens[normal.ends[last - 1] - 1].end, view))
    return out


def _bags_of_case(row: dict[str, Any], known: Known, name: str) -> Iterator[Bag]:
    text = row["text"]
    words, normals = _spoken(text, known, datetime.fromisoformat(row["now"]))
    found = _promise_views(words, normals)
    at: dict[int, set[str]] = {}
    for promise in row["gold"]["promises"]:
        place = text.lower().find(promise["about"][0])
        number = next((n for n, (_, end, _) in enumerate(found) if place < end), None)
        if number is not None and place >= 0:
            at.setdefault(number, set()).add(_said(promise["by"], theirs=found[number][0]))
    weight = 0.4 if name in TUNED else 1.0
    near = {number + step for number in at for step in range(_BEHIND + 1)}
    for number, labels in at.items():
        window = range(number, min(len(found), number + _BEHIND + 1))
        every = labels.union(*(at[other] for other in window if other in at))
        clauses = _clauses([found[n][2] for n in window])
        yield Bag(clauses, frozenset(every), weight, name, row["id"])
    rest = [view for number, (_, _, view) in enumerate(found) if number not in near]
    if rest:
        yield Bag(_clauses(rest), frozenset(), weight, name, row["id"])


def _said(by: str, *, theirs: bool) -> str:
    """Whose promise it is in the speaker's own words: the customer's “I will” is theirs."""
    return {"us": "them", "them": "us"}[by] if theirs else by


# --- vectors of words -------------------------------------------------------------------------------------------------


def vectors(folder: Path = FOLDER) -> Vectors:
    """What words mean, as a multilingual encoder sees them (README.md there says how the file was made)."""
    with np.load(folder / "vectors.npz") as data:
        rows = {str(word): row for row, word in enumerate(data["words"])}
        return Vectors(rows, data["values"].astype(np.float64) * float(data["scale"]))
