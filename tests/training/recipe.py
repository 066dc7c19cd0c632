"""How the model is made: what is fitted how strongly, how thresholds are chosen, and the hash of all that goes in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np

from db.domain.capture import TOPICS, read
from db.domain.capture.model import Model
from tests.training.data import (
    FOLDER,
    LARGE,
    cases,
    fold,
    held_out,
    lines,
    plain_features,
    plain_promise_features,
    promise_bags,
    topic_bags,
)
from tests.training.data import vectors as word_vectors
from tests.training.fit import Array, Bag, Settings, Vectors, Weights, chances, fit
from tests.training.make import judge, model_of, text_of
from tests.training.measure import Counts, count

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "resources" / "capture" / "model.json"
SIDES = ("us", "them")
HOW_TOPICS = Settings(ridge=0.5, word_ridge=1.0, least_seen=4)
HOW_PROMISES = Settings(ridge=0.5, word_ridge=2.0)
#: (doubtful, sure, bold) of promise_judging.py: below the first a rule's proposal is dropped; above the second a
#: refused one is taken up; above the third a promise is seen where no rule saw one.
TRIED = tuple((low, sure, bold) for low in (0.15, 0.25, 0.35) for sure, bold in ((0.7, 0.8), (0.7, 0.85)))
#: False promises in 100 captures that cost no more than the next missed one.
_BEARABLE = 3.0
_Say = Callable[[str], object]


def fingerprint(folder: Path) -> str:
    """A hash of the data, and of what the features of topics and promises of some of it are: both must be those of the
    shipped file.
    """
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".jsonl", ".json", ".tsv", ".npz")):
        whole.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    for name in LARGE:
        for _, text in lines(folder / f"{name}-clauses.tsv")[::40]:
            whole.update(repr(sorted(plain_features(text))).encode())
        for _, text in lines(folder / f"{name}-promises.tsv")[::20]:
            whole.update(repr(sorted(plain_promise_features(text))).encode())
    return whole.hexdigest()


def train(folder: Path, folds: int, say: _Say) -> str:
    """The text of the model's file."""
    known = word_vectors(folder)
    every = [bag for bag in topic_bags(folder) if not _kept_back(bag)]
    limits = topic_thresholds(every, known, folds, say)
    topics = judge(TOPICS, fit(every, TOPICS, known, HOW_TOPICS), known, limits)
    owed = [bag for bag in promise_bags(folder) if not _kept_back(bag)]
    chosen = promise_thresholds(owed, known, folds, folder, say)
    promises = judge(SIDES, fit(owed, SIDES, known, HOW_PROMISES), known, chosen)
    return text_of(topics, promises, fingerprint(folder))


def _kept_back(bag: Bag) -> bool:
    return held_out(bag.origin, bag.id)


def _folded(bags: Sequence[Bag], part: int, folds: int) -> list[Bag]:
    """All but one part. Phrases belong to every part: they are words, not lines."""
    return [bag for bag in bags if bag.origin == "phrases" or fold(bag.id, folds) != part]


def topic_thresholds(bags: Sequence[Bag], known: Vectors, folds: int, say: _Say) -> list[float]:
    """For each topic where its F1 over whole captures is best, drawn towards 0.4 where lines are few."""
    wanted: list[list[bool]] = []
    seen: list[Array] = []
    for part in range(folds):
        weights = fit(_folded(bags, part, folds), TOPICS, known, HOW_TOPICS)
        rest = [bag for bag in bags if bag.origin in LARGE and fold(bag.id, folds) == part]
        seen += [together(chance) for chance in chances(rest, weights, known)]
        wanted += [[topic in bag.labels for topic in TOPICS] for bag in rest]
    truth, chance = np.array(wanted), np.array(seen)
    steps = np.arange(0.15, 0.8, 0.025)
    out = []
    for at in range(len(TOPICS)):
        hits = [
            2 * (truth[:, at] & (chance[:, at] >= s)).sum() / (truth[:, at].sum() + (chance[:, at] >= s).sum() + 2)
            for s in steps
        ]
        out.append(float(0.5 * steps[int(np.argmax(hits))] + 0.2))
    said = chance >= np.array(out)
    say(f"topics, cross-validated: F1 {2 * (said & truth).sum() / (said.sum() + truth.sum()):.3f}\n")
    return out


def together(chance: Array) -> Array:
    """What the three clauses that show a topic most say of the whole."""
    return 1 - np.prod(1 - np.sort(chance, axis=0)[-3:], axis=0)


def promise_thresholds(
    bags: Sequence[Bag], known: Vectors, folds: int, folder: Path, say: _Say
) -> tuple[float, float, float]:
    """Those with the best strict F1, false promises weighed heavily."""
    parts = [fit(_folded(bags, part, folds), SIDES, known, HOW_PROMISES) for part in range(folds)]
    results = [(_worth(found), found, limits) for limits in TRIED for found in [_tried(parts, known, limits, folder)]]
    _, found, limits = max(results, key=lambda result: (result[0], result[2]))
    say(f"promises, cross-validated: strict F1 {found.strict:.3f}, false {found.false:.1f} in 100, {limits}\n")
    return limits


def _worth(found: Counts) -> float:
    return found.strict - 0.03 * max(0.0, found.false - _BEARABLE)


def _tried(parts: Sequence[Weights], known: Vectors, limits: tuple[float, float, float], folder: Path) -> Counts:
    models = [_promises_only(weights, known, limits) for weights in parts]
    counts = Counts()
    for name in LARGE:
        people, rows = cases(folder, name)
        for row in rows:
            if not held_out(name, row["id"]):
                model = models[fold(row["id"], len(parts))]
                now = datetime.fromisoformat(row["now"])
                count(counts, row["gold"]["promises"], read(row["text"], people, now, model=model).promises)
    return counts


def _promises_only(weights: Weights, known: Vectors, limits: Sequence[float]) -> Model:
    nothing = {"labels": [], "bias": [], "thresholds": [], "step": 0.0, "word_step": 0.0, "features": {}, "words": {}}
    return model_of(nothing, judge(SIDES, weights, known, limits))


__all__ = ["FOLDER", "MODEL", "fingerprint", "together", "train"]
