"""Weights of fit.py as the file that reading loads: whole numbers, one character a label."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from db.domain.capture.model import Judge, Model
from tests.training.fit import Array, Vectors, Weights

_ZERO = 80
#: The characters of weights: from “#” to “}” around “P”, without the backslash, which JSON would double.
_MOST = 40
_BACKSLASH = 92
#: Steps that the strongest weight of a feature, or of a word, must have.
_LEAST, _LEAST_WORD = 3, 7


def judge(labels: Sequence[str], weights: Weights, vectors: Vectors, thresholds: Sequence[float]) -> dict[str, Any]:
    """One linear model as JSON values. Weights that are all but nothing are left out."""
    words = vectors.values @ weights.direction
    step, features = _coded(weights.names, weights.features, _LEAST)
    word_step, spoken = _coded(vectors.rows, words, _LEAST_WORD)
    return {
        "labels": list(labels),
        "bias": [round(float(b), 4) for b in weights.bias],
        "thresholds": [round(float(t), 3) for t in thresholds],
        "step": step,
        "word_step": word_step,
        "features": features,
        "words": spoken,
    }


def _coded(names: dict[str, int], values: Array, least: int) -> tuple[float, dict[str, str]]:
    if not len(names):
        return 0.0, {}
    most = float(np.quantile(np.abs(values), 0.9995)) or 1.0
    step = round(most / _MOST, 7)
    whole = np.clip(np.rint(values / step), -_MOST, _MOST).astype(int)
    out = {}
    for name, row in sorted(names.items()):
        if np.abs(whole[row]).max() >= least:
            out[name] = "".join(chr(_ZERO + w if _ZERO + w != _BACKSLASH else _BACKSLASH + 1) for w in whole[row])
    return step, out


def text_of(topics: dict[str, Any], promises: dict[str, Any], made_from: str) -> str:
    """The file, a feature a line, so that a change of it can be read."""
    data = {"made_from": made_from, "topics": topics, "promises": promises}
    return json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


def model_of(topics: dict[str, Any], promises: dict[str, Any]) -> Model:
    return Model.from_json(text_of(topics, promises, ""))


__all__ = ["Judge", "judge", "model_of", "text_of"]
