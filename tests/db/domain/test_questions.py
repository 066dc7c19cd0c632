"""Blanks as questions."""

from __future__ import annotations

from db.domain.capture.values import TOPICS
from db.domain.questions import CustomerFacts, PersonFacts, of_customer, of_person


def test_where_nothing_is_known_the_first_question_is_whom_to_talk_to() -> None:
    asked = of_customer(CustomerFacts())
    assert asked[0] == "Who is there to talk to?"
    assert "What wins them over, what puts them off?" not in asked, "of nobody"
    assert all(question.endswith("?") for question in asked)


def test_what_is_known_is_not_asked() -> None:
    everything = CustomerFacts(topics=TOPICS, people=3, buttons=True, fiscal_year=True, point_of_contact=True)
    assert of_customer(everything) == []
    asked = of_customer(
        CustomerFacts(topics=[t for t in TOPICS if t != "decision"], people=1, buttons=True, fiscal_year=True)
    )
    assert asked == ["Who decides, and who signs above which sum?"]


def test_of_a_person() -> None:
    assert of_person(PersonFacts())[0] == "What is their part in the company?"
    known = PersonFacts(True, True, True, True, True, True, True)
    assert of_person(known) == []
