"""“You may know this already”."""

from __future__ import annotations

from datetime import date

import pytest

from db.services.app import Tacit
from db.services.captures import Captures
from tests.db.services.company import Company

PUMP = "Pump on press 2 seized at night. Astrid had it running by six and was proud of it."
AGAIN = "Walked press 2 with her. The feed pump seized again, third time this year, running since noon."


def test_the_same_at_the_same_customer_is_found(tacit: Tacit, captures: Captures) -> None:
    company = Company(tacit)
    home, other = company.customer(), company.customer("Veldkamp Dairy")
    note = company.note(PUMP, home, 11, topics=("problem",), source="seen")
    company.note("They changed the oil supplier in May to save money.", home, 100)
    company.note(PUMP, other, 2)
    [hit] = captures.similar(f"customer: Nordhaven Paper\n{AGAIN}")
    assert (hit.id, hit.text, hit.date, hit.topics) == (note, PUMP, date(2026, 11, 12), ("problem",))
    assert (hit.who, hit.customer.id) == ("seen by you", home)


def test_by_the_person_where_no_customer_is_named(tacit: Tacit, captures: Captures) -> None:
    company = Company(tacit)
    astrid = company.person("Astrid Lindqvist", None)
    note = company.note(PUMP, None, 11, about=(astrid,))
    assert [hit.id for hit in captures.similar(f"person: Astrid Lindqvist\n{AGAIN}")] == [note]


def test_by_search_where_nobody_known_is_named(tacit: Tacit, captures: Captures) -> None:
    company = Company(tacit)
    note = company.note(PUMP, None, 11)
    company.note("Something else entirely, about coffee.", None, 2)
    assert [hit.id for hit in captures.similar(AGAIN)] == [note]


def test_pieces_of_a_capture_are_not_told_beside_it(tacit: Tacit, captures: Captures) -> None:
    company = Company(tacit)
    home = company.customer()
    note = company.note(PUMP, home, 3)
    company.note("press 2 pump seized at night", home, 3, polarity="avoid", capture=note)
    assert [hit.id for hit in captures.similar(f"customer: Nordhaven Paper\n{AGAIN}")] == [note]


@pytest.mark.parametrize("text", ["", "  ", "hm", "ok then", '"(broken query: or or -', "🙂 🙂", "x" * 30_000])
def test_no_text_is_too_odd(tacit: Tacit, captures: Captures, text: str) -> None:
    Company(tacit).note(PUMP, None, 1)
    assert captures.similar(text) == []


def test_no_more_than_asked_for(tacit: Tacit, captures: Captures) -> None:
    company = Company(tacit)
    home = company.customer()
    for ago in range(6):
        company.note(f"{PUMP} {ago}", home, ago)
    company.note("Coffee, and nothing that matters much to anybody.", home, 9)
    assert len(captures.similar(f"customer: Nordhaven Paper\n{AGAIN}", limit=2)) == 2
