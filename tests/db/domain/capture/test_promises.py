"""Promises of many turns of speech, and what is none: lines of tests/data/capture/*promises.txt."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from db.domain.capture import UNTRAINED, Known, KnownContact, KnownCustomer, Model, read
from db.services.capture_model import trained

DATA = Path(__file__).parents[3] / "data" / "capture"
KNOWN = Known.build(
    [KnownCustomer("c", "Corvid Mills", ("Corvid",))],
    [KnownContact("n", "Nina Falk", "c"), KnownContact("o", "Omar Reyes", "c")],
)
MONDAY = date(2026, 11, 23)
Wanted = list[tuple[str, str, str]]


def lines(name: str) -> list[tuple[str, Wanted]]:
    """(text, [(who, words, due)]) of a file."""
    out = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            *head, text = line.split("|")
            wanted = [tuple(w.strip().split("|")) for w in "|".join(head).split(" + ")]
            out.append((text, [] if wanted[0][0] == "none" else wanted))
    return out  # type: ignore[return-value]


def fits(text: str, wanted: Wanted, model: Model = UNTRAINED) -> bool:
    found = read(text, KNOWN, MONDAY, model=model).promises
    left = [(p.by, p.what.lower(), p.due.isoformat() if p.due else "-") for p in found]
    if len(left) != len(wanted):
        return False
    for by, words, due in wanted:
        match = next((g for g in left if g[0] == by and words in g[1] and g[2] == due), None)
        if match is None:
            return False
        left.remove(match)
    return True


@pytest.mark.parametrize(("text", "wanted"), lines("promises.txt"))
def test_each_turn_of_speech(text: str, wanted: Wanted) -> None:
    assert fits(text, wanted)


def test_the_trained_model_takes_little_away() -> None:
    every = lines("promises.txt")
    assert sum(fits(*line, trained()) for line in every) >= 0.85 * len(every)


def test_the_trained_model_finds_what_no_rule_has_a_word_for() -> None:
    text = "Corvid. Nina shall have the calculation from me in good time."
    assert [p.by for p in read(text, KNOWN, MONDAY, model=trained()).promises] == ["us"]


def test_a_transcript_tells_by_the_speaker_whose_promise_it_is() -> None:
    text = "Me: I'll send the drawing on Friday.\nNina: fine. I'll mail you the order tomorrow.\nMe: lovely"
    found = read(text, KNOWN, MONDAY, model=trained()).promises
    assert [(p.by, p.due) for p in found] == [("us", date(2026, 11, 27)), ("them", date(2026, 11, 24))]


def test_most_of_the_second_batch() -> None:
    every = lines("more-promises.txt")
    assert sum(fits(*line) for line in every) >= 0.85 * len(every)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Corvid. Nina asked for the delivery note, I'll mail it to her.", "mail delivery note"),
        (
            "Told Nina (Corvid) we'd send a drawing, a price and the terms by Friday.",
            "send a drawing, a price and the terms",
        ),
        ("Corvid, Nina. By Friday I will send the NDA.", "send the NDA"),
        ("Corvid. Our technician Luis will visit Nina on Thursday.", "Our technician Luis will visit Nina"),
    ],
)
def test_what_reads_as_a_reminder(text: str, what: str) -> None:
    assert [p.what for p in read(text, KNOWN, MONDAY).promises] == [what]


def test_an_ambiguous_day_is_explained() -> None:
    (promise,) = read("I'll send Nina at Corvid the quote next Friday.", KNOWN, MONDAY).promises
    assert promise.due == date(2026, 12, 4)
    assert promise.due_alternatives == (date(2026, 11, 27),)
    assert "next week" in promise.due_note
    assert promise.contact == "nina"
