"""Blanks in what we know, each as one open question to ask (a first, fixed set; METHODS 5.2 grows from here).

Pure: facts in, sentences out, the most telling first. Questions are asked of a person across a table, so they are
open ones.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from db.domain.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class CustomerFacts:
    """What is there about a customer. `topics` of its notes; `buttons`: whether any person has a hot or cold one."""

    topics: Collection[str] = ()
    people: int = 0
    buttons: bool = False
    fiscal_year: bool = False
    point_of_contact: bool = False
    visit_ahead: bool = False


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is there about a person at a customer."""

    title: bool = False
    reachable: bool = False
    channel: bool = False
    personal: bool = False
    hot: bool = False
    cold: bool = False
    known_to_us: bool = False
    topics: Collection[str] = ()


def of_customer(facts: CustomerFacts) -> list[str]:
    """What to ask about a customer, the most telling first."""
    asked = [
        (not facts.people, QT_TRANSLATE_NOOP("db", "Who is there to talk to?")),
        ("decision" not in facts.topics, QT_TRANSLATE_NOOP("db", "Who decides, and who signs above which sum?")),
        ("strategy" not in facts.topics, QT_TRANSLATE_NOOP("db", "What do they want to be better at next year?")),
        (bool(facts.people) and not facts.buttons, QT_TRANSLATE_NOOP("db", "What wins them over, what puts them off?")),
        ("competitor" not in facts.topics, QT_TRANSLATE_NOOP("db", "Who else gets their time and money?")),
        ("problem" not in facts.topics, QT_TRANSLATE_NOOP("db", "What goes wrong most often, and what does it cost?")),
        ("satisfaction" not in facts.topics, QT_TRANSLATE_NOOP("db", "How satisfied are they with us?")),
        (not facts.fiscal_year, QT_TRANSLATE_NOOP("db", "When does their fiscal year begin?")),
    ]
    return [question for blank, question in asked if blank]


def of_person(facts: PersonFacts) -> list[str]:
    """What to find out about a person, the most telling first."""
    asked = [
        (not facts.title, QT_TRANSLATE_NOOP("db", "What is their part in the company?")),
        (not facts.hot, QT_TRANSLATE_NOOP("db", "What wins them over?")),
        (not facts.cold, QT_TRANSLATE_NOOP("db", "What puts them off?")),
        (not facts.known_to_us, QT_TRANSLATE_NOOP("db", "Who of us knows them, or could be introduced?")),
        (not facts.channel, QT_TRANSLATE_NOOP("db", "How do they like to be reached?")),
        (not facts.personal, QT_TRANSLATE_NOOP("db", "How personal do they want it to be?")),
        (not facts.reachable, QT_TRANSLATE_NOOP("db", "At which number or address do they answer?")),
    ]
    return [question for blank, question in asked if blank]
