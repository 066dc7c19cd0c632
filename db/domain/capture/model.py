"""The trained part of reading: linear models over the features of a clause (features.py).

`tests/training` makes the file from our own written lines; a service hands it in. Without one (UNTRAINED) rules decide
alone. Weights are whole numbers in a string, one character a label, so that loading is one call of `json.loads`.

Two tables: features as features.py names them, and plain words. The weights of words come from a multilingual
sentence encoder, seen at training time only: words of one meaning weigh alike, also those no training line has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import exp, sqrt

#: The character of weight 0; all characters from “#” to “~” but the backslash are used.
_ZERO = 80
#: Clauses shorter than this are not scaled up further: two words say less than ten.
LEAST_FEATURES = 6
LEAST_WORDS = 3
_KEPT = 1024


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """One linear model: a score for each label. `thresholds` are shares of 1, chosen by cross-validation."""

    labels: tuple[str, ...] = ()
    bias: tuple[float, ...] = ()
    thresholds: tuple[float, ...] = ()
    step: float = 0.0
    word_step: float = 0.0
    features: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    _judged: dict[tuple[frozenset[str], tuple[str, ...]], dict[str, float]] = field(default_factory=dict, compare=False)

    def chances(self, features: frozenset[str], words: tuple[str, ...]) -> dict[str, float]:
        """How likely each label is for a clause of these features and words, from 0 to 1. The last ones are
        remembered: while one types, all clauses but one are the same as at the last key."""
        judged = self._judged.get((features, words))
        if judged is None:
            if len(self._judged) >= _KEPT:
                self._judged.clear()
            judged = self._judged[features, words] = self._chances(features, words)
        return judged

    def _chances(self, features: frozenset[str], words: tuple[str, ...]) -> dict[str, float]:
        found = [self.features[f] for f in sorted(features) if f in self.features]
        known = [self.words[w] for w in words if w in self.words]
        scale = self.step * 3 / sqrt(max(len(found), LEAST_FEATURES))
        word_scale = self.word_step / sqrt(max(len(known), LEAST_WORDS))
        out: dict[str, float] = {}
        for at, label in enumerate(self.labels):
            score = self.bias[at]
            score += scale * (sum(ord(w[at]) for w in found) - _ZERO * len(found))
            score += word_scale * (sum(ord(w[at]) for w in known) - _ZERO * len(known))
            out[label] = 1 / (1 + exp(-max(-30.0, min(30.0, score))))
        return out

    def pull(self, label: str, features: Iterable[str], words: Iterable[str]) -> float:
        """How much these features and words speak for a label, without scaling: to find the words that tell."""
        at = self.labels.index(label)
        found = sum(ord(self.features[f][at]) - _ZERO for f in features if f in self.features)
        known = sum(ord(self.words[w][at]) - _ZERO for w in words if w in self.words)
        return self.step * found + self.word_step * known


@dataclass(frozen=True, slots=True)
class Model:
    """What the trained file holds: a judge of topics and one of promises. `made_from` is the hash of its data."""

    topics: Judge = field(default_factory=Judge)
    promises: Judge = field(default_factory=Judge)
    made_from: str = ""

    @classmethod
    def from_json(cls, text: str) -> Model:
        """Raises ValueError for anything but a model."""
        try:
            data = json.loads(text)
            return cls(_judge(data["topics"]), _judge(data["promises"]), str(data["made_from"]))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("This is not a trained model of captures.") from error


def _judge(data: dict[str, object]) -> Judge:
    named = {"labels", "bias", "thresholds"}
    return Judge(**{k: tuple(v) if k in named else v for k, v in data.items()})  # type: ignore[arg-type]


UNTRAINED = Model()
