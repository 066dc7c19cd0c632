"""What a person may type to name a record."""

from __future__ import annotations

import pytest

from db.services.app import Tacit
from db.services.errors import Ambiguous, NotFound


def test_a_record_is_meant_by_name_alias_first_words_or_the_start_of_its_id(tacit) -> None:
    acme = tacit.records.add("customer", {"name": "Acme Corporation", "aliases": ("ACM",)})
    for said in ("acme corporation", "ACME  Corporation", "acm", "Acme", acme.id, acme.id[:18]):
        assert tacit.records.resolve(said, "customer").id == acme.id


def test_an_exact_name_wins_over_one_that_begins_alike_and_two_of_those_are_asked_about(tacit) -> None:
    short = tacit.records.add("customer", {"name": "Acme"})
    tacit.records.add("customer", {"name": "Acme Corporation"})
    assert tacit.records.resolve("acme", "customer").id == short.id
    tacit.records.delete([short.id])
    tacit.records.add("customer", {"name": "Acme Tools"})
    with pytest.raises(Ambiguous) as asked:
        tacit.records.resolve("acme", "customer")
    assert sorted(title for _, title in asked.value.candidates) == ["Acme Corporation", "Acme Tools"]


@pytest.mark.parametrize("said", ["", "acm", "corporation", "%", "_", "zzzzzz"])
def test_a_piece_of_a_word_names_nothing(tacit, said: str) -> None:
    tacit.records.add("customer", {"name": "Acme Corporation"})
    with pytest.raises(NotFound):
        tacit.records.resolve(said, "customer")


def test_every_start_that_is_printed_means_its_record(tacit: Tacit) -> None:
    made = [tacit.records.add("tag", {"name": f"tag {number}"}).id for number in range(40)]
    starts = tacit.records.starts(made)
    assert len(set(starts.values())) == 40
    for one, start in starts.items():
        assert tacit.records.get(start).id == one
    assert tacit.records.starts([]) == {}
