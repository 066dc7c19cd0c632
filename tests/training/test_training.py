"""The shipped model is that of the data; training finds what is there, the same each time."""

from __future__ import annotations

import numpy as np

from db.domain.capture import TOPICS, Model
from tests.training.data import FOLDER, fold, held_out, key_of
from tests.training.fit import Bag, Clause, Settings, Vectors, chances, fit
from tests.training.make import judge, model_of
from tests.training.recipe import MODEL, fingerprint

VECTORS = Vectors({"golf": 0, "tennis": 1, "pump": 2}, np.array([[1.0, 0.0], [0.9, 0.1], [0.0, 1.0]]))
LABELS = ("personal", "problem")


def clause(*words: str) -> Clause:
    return Clause(frozenset(f"w:{word}" for word in words), words)


BAGS = [
    Bag((clause("golf", "sunday"), clause("fine")), frozenset(("personal",))),
    Bag((clause("pump", "leaks"), clause("fine")), frozenset(("problem",))),
    Bag((clause("fine", "sunday"),), frozenset()),
] * 8


def test_the_shipped_file_was_made_from_the_data_as_they_are() -> None:
    model = Model.from_json(MODEL.read_text(encoding="utf-8"))
    assert model.made_from == fingerprint(FOLDER), "run python -m tests.training"
    assert model.topics.labels == TOPICS
    assert model.promises.labels == ("us", "them")


def test_the_shipped_file_is_small() -> None:
    assert MODEL.stat().st_size < 1_500_000


def test_the_clause_that_shows_it_is_found_and_a_word_of_like_meaning_tells() -> None:
    how = Settings(ridge=0.01, word_ridge=0.01)
    weights = fit(BAGS, LABELS, VECTORS, how)
    again = fit(BAGS, LABELS, VECTORS, how)
    assert np.array_equal(weights.features, again.features)
    shown, plain = chances(BAGS[:1], weights, VECTORS)[0]
    assert shown[0] > 0.6 > 0.3 > plain[0]
    made = judge(LABELS, weights, VECTORS, (0.5, 0.5))
    shipped = model_of(made, made).topics
    read = shipped.chances(frozenset(("w:tennis",)), ("tennis",))
    assert read["personal"] > read["problem"]
    assert abs(shipped.chances(BAGS[0].clauses[0].features, BAGS[0].clauses[0].words)["personal"] - shown[0]) < 0.03


def test_lines_keep_their_part() -> None:
    assert [fold(name, 4) for name in ("a-001", "a-002")] == [fold(key_of(name), 4) for name in ("a-001", "a-002")]
    assert 0.1 < sum(held_out("english", f"a-{n:03}") for n in range(200)) / 200 < 0.3
