"""Logistic regression over bags of clauses, in plain numpy: the same data give the same weights.

A line says which labels it holds, not which clause shows them. So a line is a bag: it holds a label when at least one
of its clauses does ("noisy or"), and the clause that speaks for it most is the one that learns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.domain.capture.model import LEAST_FEATURES, LEAST_WORDS

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Clause:
    features: frozenset[str]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bag:
    """Clauses, the labels that at least one of them shows, and how much the bag counts."""

    clauses: tuple[Clause, ...]
    labels: frozenset[str]
    weight: float = 1.0
    origin: str = ""
    id: str = ""
    soft: tuple[float, ...] = ()  # chances of the labels instead of labels


class Sparse:
    """Rows of scaled counts, for products with weights."""

    def __init__(self, rows: Sequence[Sequence[int]], width: int, least: int, factor: float) -> None:
        self.count, self.width = len(rows), width
        self._index = np.array([i for row in rows for i in row], dtype=np.int64)
        sizes = np.array([len(row) for row in rows])
        self._row = np.repeat(np.arange(self.count), sizes)
        self._value = (factor / np.sqrt(np.maximum(sizes, least)))[self._row]
        self._start = np.concatenate(([0], np.cumsum(sizes)))[:-1]
        self._full = np.flatnonzero(sizes)
        self._order = np.argsort(self._index, kind="stable")
        self._columns, self._first = np.unique(self._index[self._order], return_index=True)

    def times(self, weights: Array) -> Array:
        out = np.zeros((self.count, weights.shape[1]))
        if len(self._index):
            parts = weights[self._index] * self._value[:, None]
            out[self._full] = np.add.reduceat(parts, self._start[self._full], axis=0)
        return out

    def turned(self, gradient: Array) -> Array:
        """The transpose times a gradient."""
        out = np.zeros((self.width, gradient.shape[1]))
        if len(self._index):
            parts = (gradient[self._row] * self._value[:, None])[self._order]
            out[self._columns] = np.add.reduceat(parts, self._first, axis=0)
        return out


@dataclass(frozen=True, slots=True)
class Weights:
    """`features` by row of `names`; `direction` turns a word's vector into weights."""

    names: dict[str, int]
    features: Array
    direction: Array
    bias: Array


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors of words by row."""

    rows: dict[str, int]
    values: Array


@dataclass(frozen=True, slots=True)
class Settings:
    """How strongly weights are held small, and how often a feature must be seen."""

    ridge: float = 0.3
    word_ridge: float = 1.0
    least_seen: int = 2
    rounds: int = 150
    rate: float = 0.1


def _matrices(bags: Sequence[Bag], names: dict[str, int], vectors: Vectors) -> tuple[Sparse, Sparse]:
    clauses = [clause for bag in bags for clause in bag.clauses]
    features = [sorted(names[f] for f in c.features if f in names) for c in clauses]
    words = [[vectors.rows[w] for w in c.words if w in vectors.rows] for c in clauses]
    return Sparse(features, len(names), LEAST_FEATURES, 3.0), Sparse(words, len(vectors.rows), LEAST_WORDS, 1.0)


def fit(bags: Sequence[Bag], labels: Sequence[str], vectors: Vectors, how: Settings) -> Weights:
    seen = Counter(f for bag in bags for f in {f for clause in bag.clauses for f in clause.features})
    names = {f: n for n, f in enumerate(sorted(f for f, count in seen.items() if count >= how.least_seen))}
    features, words = _matrices(bags, names, vectors)
    wanted = np.array([bag.soft or [float(label in bag.labels) for label in labels] for bag in bags])
    share = np.array([bag.weight for bag in bags])
    owner = np.repeat(np.arange(len(bags)), [len(bag.clauses) for bag in bags])
    first = np.searchsorted(owner, np.arange(len(bags)))
    total = share.sum()
    parts = [np.zeros((len(names), len(labels))), np.zeros((vectors.values.shape[1], len(labels)))]
    parts.append(np.full((1, len(labels)), -2.0))
    steps = _Adam(parts, how.rate)
    for turn in range(how.rounds):
        score = features.times(parts[0]) + words.times(vectors.values @ parts[1]) + parts[2]
        chance = 1 / (1 + np.exp(-score))
        any_of = 1 - np.exp(np.add.reduceat(np.log1p(-np.minimum(chance, 1 - 1e-9)), first, axis=0))
        any_of = np.clip(any_of, 1e-6, 1 - 1e-6)
        gradient = np.clip(chance * (1 - (wanted / any_of)[owner]), -1.5, 1.5) * share[owner][:, None]
        steps.take(
            [
                (features.turned(gradient) + how.ridge * parts[0]) / total,
                (vectors.values.T @ words.turned(gradient) + how.word_ridge * parts[1]) / total,
                gradient.sum(0, keepdims=True) / total,
            ],
            1.0 if turn < 0.6 * how.rounds else 0.3,
        )
    return Weights(names, parts[0], parts[1], parts[2][0])


class _Adam:
    """Steps of a size of their own for each weight (Kingma and Ba 2015)."""

    def __init__(self, parts: list[Array], rate: float) -> None:
        self._parts, self._rate, self._turn = parts, rate, 0
        self._mean = [np.zeros_like(part) for part in parts]
        self._square = [np.zeros_like(part) for part in parts]

    def take(self, gradients: list[Array], pace: float) -> None:
        self._turn += 1
        for part, gradient, mean, square in zip(self._parts, gradients, self._mean, self._square, strict=True):
            mean += 0.1 * (gradient - mean)
            square += 0.01 * (gradient**2 - square)
            unbiased = square / (1 - 0.99**self._turn)
            part -= pace * self._rate * mean / (1 - 0.9**self._turn) / (np.sqrt(unbiased) + 1e-7)


def chances(bags: Sequence[Bag], weights: Weights, vectors: Vectors) -> list[Array]:
    """For each bag the chances of its clauses, a row each."""
    features, words = _matrices(bags, weights.names, vectors)
    score = features.times(weights.features) + words.times(vectors.values @ weights.direction) + weights.bias
    chance = 1 / (1 + np.exp(-score))
    cuts = np.cumsum([len(bag.clauses) for bag in bags])[:-1]
    return list(np.split(chance, cuts))
