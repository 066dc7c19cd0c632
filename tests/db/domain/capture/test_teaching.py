"""Corrections of clauses teach at once for the same words, after a few for alike ones, and never more than that."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from db.domain.capture import (
    Correction,
    Learnt,
    Lesson,
    Mark,
    Overrides,
    PersonReading,
    PromiseReading,
    Reading,
    Taught,
    Teaching,
    TopicReading,
    teach,
)

NONE = Overrides()


def plain(text: str, topic: str = "", promise: str = "", by: str = "us", person: str = "") -> Reading:
    """A reading of `text`: the topic in its first sentence, a promise in those words, a person of that name."""
    topics = (TopicReading(topic, (0, 5)),) if topic else ()
    at = text.find(promise)
    key = promise.lower()
    what = " ".join(promise.split()[-3:])
    promises = (PromiseReading(by, what, span=(at, at + len(promise)), key=key),) if promise else ()  # type: ignore[arg-type]
    span = (text.find(person), text.find(person) + len(person))
    people = (PersonReading(person, spans=(span,), key=person.lower()),) if person else ()
    marks = (Mark(*span, "person"),) if person else ()
    return Reading(text, contacts=people, promises=promises, topics=topics, marks=marks)


def learnt(*taught: tuple[Reading, Correction]) -> Learnt:
    """What is learnt from corrections made one after the other."""
    known = Learnt()
    for number, (reading, correction) in enumerate(taught):
        shown = Teaching(known).apply(reading, NONE)
        known += teach(shown, reading, correction, f"2026-11-{number + 1:02}", f"n{number}")
    return known


def after(known: Learnt, reading: Reading, overrides: Overrides = NONE) -> Taught:
    return Teaching(known).apply(reading, overrides)


def topics(known: Learnt, text: str, topic: str = "") -> tuple[str, ...]:
    return after(known, plain(text, topic)).reading.topic_names


STEERING = "The steering committee signs every purchase above 50k."
DECISION = Correction("add-topic", "decision", "")


def test_one_correction_is_enough_for_the_same_words() -> None:
    known = learnt((plain(STEERING), DECISION))
    assert topics(known, "At Veldkamp the steering committee signs each purchase.") == ("decision",)
    assert topics(known, "They had a committee lunch. Weather was fine.") == ()
    [lesson] = known.lessons
    assert (lesson.quote, lesson.on, lesson.note) == (STEERING.rstrip("."), "2026-11-01", "n0")
    assert after(known, plain(STEERING)).because == {"topic:decision": lesson}


def test_alike_words_take_two_or_three() -> None:
    alike = "The steering committee also signs leasing contracts and framework deals with suppliers."
    first = (plain("Steering committee signs purchases above fifty thousand quarterly."), DECISION)
    second = (plain("Only the steering committee approves foreign capital projects."), DECISION)
    assert topics(learnt(first), alike) == ()
    third = (plain("Budgets beyond plan: the steering committee votes in spring."), DECISION)
    assert topics(learnt(first, second, third), alike) == ("decision",)


def test_a_dropped_topic_stays_away_and_comes_back_when_forgotten() -> None:
    text = "The pump curve looks like a camel."
    known = learnt((plain(text, "problem"), Correction("drop-topic", "problem")))
    assert topics(known, text, "problem") == ()
    assert after(known, plain(text, "problem")).because == {"no-topic:problem": known.lessons[0]}
    assert topics(known.forget(known.lessons[0]), text, "problem") == ("problem",)


def test_the_newest_word_about_the_same_clause_wins() -> None:
    known = learnt((plain(STEERING), DECISION), (plain(STEERING), Correction("drop-topic", "decision")))
    assert topics(known, STEERING) == ()
    assert [lesson.kind for lesson in known.lessons] == ["not-topic"]


def test_votes_for_and_against_cancel() -> None:
    one = "The steering committee approves budgets twice yearly."
    two = "The steering committee ordered flowers for reception staff."
    known = learnt((plain(one), DECISION), (plain(two, "decision"), Correction("drop-topic", "decision")))
    assert topics(known, "Steering committee moved into another building last summer.") == ()


def test_which_sentence_an_added_topic_is_about_must_be_certain() -> None:
    text = "Lunch was long and the soup was cold. The steering committee signs purchases."
    assert learnt((plain(text), DECISION)) == Learnt()
    said = replace(DECISION, value="steering committee signs")
    [lesson] = learnt((plain(text), said)).lessons
    assert lesson.quote == "The steering committee signs purchases"


def test_names_and_everyday_words_teach_nothing() -> None:
    known = learnt((plain("Met Rosalind today.", person="Rosalind"), DECISION))
    assert known == Learnt()


def test_what_is_shown_already_teaches_nothing() -> None:
    assert learnt((plain(STEERING, "decision"), DECISION)) == Learnt()
    assert learnt((plain(STEERING), Correction("drop-topic", "decision"))) == Learnt()


DRAWING = "Jonas will send the foundation drawing"


def test_a_direction_holds_for_the_same_deed_by_somebody_named() -> None:
    text = f"{DRAWING} on Friday."
    turn = Correction("direction", DRAWING.lower(), "them")
    known = learnt((plain(text, promise=DRAWING), turn))
    [promise] = after(known, plain(text, promise=DRAWING)).reading.promises
    assert promise.by == "them"
    other = "Ingrid will send the foundation drawing"
    assert after(known, plain(other, promise=other)).reading.promises[0].by == "them"
    ours = "I will send the foundation drawing"
    assert after(known, plain(ours, promise=ours)).reading.promises[0].by == "us"


def test_who_acts_is_known_after_two() -> None:
    deeds = ["Jonas will send the foundation drawing", "Jonas will organise two interviews"]
    turns = [(plain(text, promise=text), Correction("direction", text.lower(), "them")) for text in deeds]
    new = "Jonas will chase customs for papers"
    assert after(learnt(turns[0]), plain(new, promise=new)).reading.promises[0].by == "us"
    known = learnt(*turns)
    taught = after(known, plain(new, promise=new))
    assert taught.reading.promises[0].by == "them"
    assert taught.because == {f"promise:{new.lower()}": known.lessons[-1]}


def test_none_is_owed_and_can_be_owed_again() -> None:
    text = "We will see how the audit turns out."
    said = "We will see how the audit turns out"
    known = learnt((plain(text, promise=said), Correction("drop-promise", said.lower())))
    taught = after(known, plain(text, promise=said))
    assert taught.reading.promises == ()
    assert [promise.key for promise, _ in taught.refused] == [said.lower()]
    back = Correction("direction", said.lower(), "us")
    assert after(known, plain(text, promise=said), Overrides((back,))).reading.promises
    more = known + teach(taught, plain(text, promise=said), back)
    assert after(more, plain(text, promise=said)).reading.promises
    assert [lesson.kind for lesson in more.lessons] == ["direction"]


def test_a_direction_that_was_read_so_teaches_nothing() -> None:
    text = f"{DRAWING} on Friday."
    assert learnt((plain(text, promise=DRAWING), Correction("direction", DRAWING.lower(), "us"))) == Learnt()


_WORDS = st.sampled_from(
    "steering committee signs purchases gearbox leaking bearings budget spring audit drawing".split()
)
_CLAUSES = st.lists(_WORDS, min_size=1, max_size=8).map(" ".join)


@given(st.lists(st.tuples(_CLAUSES, st.booleans()), max_size=8), _CLAUSES)
def test_forgetting_everything_takes_everything_back(said: list[tuple[str, bool]], text: str) -> None:
    known = learnt(
        *((plain(one), Correction("add-topic" if add else "drop-topic", "decision", "")) for one, add in said)
    )
    for lesson in known.lessons:
        known = known.forget(lesson)
    assert after(known, plain(text)) == Taught(plain(text))


@given(st.lists(_CLAUSES, max_size=12), _CLAUSES)
def test_nothing_is_changed_that_shares_no_word_with_a_lesson(said: list[str], text: str) -> None:
    known = learnt(*((plain(one), DECISION) for one in said))
    strange = " ".join(word[::-1] for word in text.split())
    assert topics(known, strange) == ()


def test_lessons_survive_json() -> None:
    known = learnt((plain(STEERING), DECISION))
    assert Learnt.from_json(known.to_json()) == known
    assert Lesson.from_json({"kind": "alias", "words": "x", "value": "c", "customer": ""}) == Lesson("alias", "x", "c")


def test_a_topic_added_without_marked_words_is_taught_of_the_sentence_that_came_nearest_to_it() -> None:
    text = f"Lunch was fine. {STEERING} Rain all day."
    start = text.find("signs")
    reading = replace(plain(text), faint=(TopicReading("decision", (start, start + 5), "", 0.2),))
    assert topics(learnt((reading, DECISION)), f"{STEERING} The canteen was shut.") == ("decision",)
    assert not learnt((plain(text), DECISION)), "nothing where no sentence comes near"
