"""Corrections survive typing on, and are learnt from."""

from __future__ import annotations

from datetime import date

import pytest

from db.domain.capture import (
    NOTHING_LEARNT,
    Correction,
    Known,
    KnownContact,
    KnownCustomer,
    Learnt,
    Lesson,
    Overrides,
    correct,
    learn,
)
from db.services.capture_model import read

KNOWN = Known.build(
    [KnownCustomer("c", "Corvid Mills", ("Corvid",)), KnownCustomer("h", "Halden Steel AG", ())],
    [KnownContact("n", "Nina Falk", "c"), KnownContact("m", "Nina Moll", "h"), KnownContact("o", "Omar Reyes", "c")],
)
MONDAY = date(2026, 11, 23)
TEXT = "Corvid. Told Nina we'd send the quote by Friday. She hates slide decks. The pump broke down again."


def test_each_kind_of_correction() -> None:
    first = read(TEXT, KNOWN, MONDAY)
    (promise,) = first.promises
    assert correct(first, Correction("direction", promise.key, "them")).promises[0].by == "them"
    assert correct(first, Correction("due", promise.key, None)).promises[0].due is None
    assert correct(first, Correction("due", promise.key, "2026-12-24")).promises[0].due == date(2026, 12, 24)
    assert correct(first, Correction("what", promise.key, "quote for pumps")).promises[0].what == "quote for pumps"
    assert correct(first, Correction("drop-promise", promise.key)).promises == ()
    assert correct(first, Correction("drop-person", "nina")).contacts == ()
    assert correct(first, Correction("drop-person", "nina")).promises[0].contact is None
    assert "preference" in first.topic_names
    assert "preference" not in correct(first, Correction("drop-topic", "preference")).topic_names
    assert "fact" in correct(first, Correction("add-topic", "fact")).topic_names
    assert correct(first, Correction("polarity", first.buttons[0].key, "avoid")).buttons[0].polarity == "avoid"
    assert correct(first, Correction("polarity", first.buttons[0].key, "lukewarm")) == first
    assert correct(first, Correction("drop-button", first.buttons[0].key)).buttons == ()
    assert (
        correct(first, Correction("customer", "corvid", {"id": "h", "name": "Halden Steel AG"})).customer
        != first.customer
    )


def test_corrections_hold_while_the_sentence_is_typed_on() -> None:
    half = read("Corvid. I'll send Nina the", KNOWN, MONDAY)
    overrides = Overrides().with_(Correction("direction", half.promises[0].key, "them"))
    full = read(
        "Corvid. I'll send Nina the quote for pumps by Friday. Omar was out.", KNOWN, MONDAY, overrides=overrides
    )
    assert [p.by for p in full.promises] == ["them"]


def test_another_customer_brings_its_own_people() -> None:
    overrides = Overrides().with_(Correction("customer", "corvid", {"id": "h", "name": "Halden Steel AG"}))
    found = read("Corvid. Nina was in.", KNOWN, MONDAY, overrides=overrides)
    assert found.customer is not None
    assert found.customer.id == "h"
    assert [p.id for p in found.contacts] == ["m"]


def test_overrides_keep_the_last_word_and_survive_json() -> None:
    overrides = Overrides().with_(Correction("add-topic", "fact")).with_(Correction("drop-topic", "fact"))
    assert [c.kind for c in overrides.corrections] == ["drop-topic"]
    assert Overrides.from_json(overrides.to_json()) == overrides
    assert not overrides.without(overrides.corrections[0])
    with pytest.raises(ValueError, match="not a correction"):
        Overrides.from_json([{"kind": "explode", "key": ""}])


def test_an_alias_is_learnt_and_forgotten() -> None:
    text = "Quick stop at the crow works. Nina was in."
    first = read(text, KNOWN, MONDAY)
    assert first.customer is None or first.customer.id != "c"
    lesson = learn(first, Correction("customer", "crow works", {"id": "c", "name": "Corvid Mills"}))
    again = read(text, KNOWN, MONDAY, learnt=lesson)
    assert again.customer is not None
    assert again.customer.id == "c"
    assert [p.id for p in again.contacts] == ["n"]
    assert not (lesson.forget(lesson.lessons[0]))


def test_a_person_is_learnt() -> None:
    learnt = learn(
        read("Corvid, the Boss said no.", KNOWN, MONDAY),
        Correction("person", "boss", {"id": "o", "name": "Omar Reyes"}),
    )
    assert "o" in [p.id for p in read("Corvid. Boss was in a good mood.", KNOWN, MONDAY, learnt=learnt).contacts]


def test_newer_lessons_win_and_survive_json() -> None:
    learnt = Learnt((Lesson("topic", "donuts", "competitor"),)) + Learnt((Lesson("not-topic", "donuts", "competitor"),))
    assert [x.kind for x in learnt.lessons] == ["not-topic"]
    assert Learnt.from_json(learnt.to_json()) == learnt
    assert not NOTHING_LEARNT
    with pytest.raises(ValueError, match="learnt"):
        Learnt.from_json([{"kind": "alias"}])
