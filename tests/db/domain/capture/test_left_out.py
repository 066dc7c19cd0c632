"""Pasted mails: what was quoted, signed or is a head is kept and not read as news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.capture import LONGEST_READ, left_out

MAILS = {
    "marked quotes below": (
        "The pump is back in service.\n\nOn Mon, 16 Nov 2026 at 10:12, Maren Holt <m@example.com> wrote:\n"
        "> I'll send you the quote by Thursday.\n>\n> Maren\n"
    ),
    "an introduction in two lines": (
        "The pump is back in service.\n\nAm Mo., 16. Nov. 2026 um 10:12 Uhr schrieb Maren Holt\n<m@example.com>:\n"
        "> Das Angebot kommt bis Donnerstag.\n"
    ),
    "the German head of Outlook": (
        "The pump is back in service.\n\nMit freundlichen Grüßen\nRos Dyer\n\nVon: Maren Holt\n"
        "Gesendet: Montag, 16. November 2026 10:12\nAn: Ros Dyer\nBetreff: Pumpe\n\nDas Angebot kommt bis Donnerstag.\n"
    ),
    "a second mail below the first": (
        "From: Ros Dyer\nSent: Monday\nTo: Maren Holt\nSubject: RE: pumps\n\nThe pump is back in service.\n\n"
        "From: Maren Holt\nSent: Friday\nTo: Ros Dyer\nSubject: pumps\n\nI'll send you the quote by Thursday.\n"
    ),
    "an original message": (
        "The pump is back in service.\n\n-----Original Message-----\nFrom: Maren Holt\nI'll send the quote.\n"
    ),
}


@pytest.mark.parametrize("name", MAILS)
def test_only_the_newest_words_are_read(name: str) -> None:
    text = MAILS[name]
    grey = left_out(text)
    read = "".join(
        text[end:start] for (_, end), (start, _) in zip([(0, 0), *grey], [*grey, (len(text), 0)], strict=True)
    )
    assert " ".join(read.split()) == "The pump is back in service."


def test_a_mail_below_a_note_of_ones_own_is_read() -> None:
    text = "Got this today:\n\nFrom: Ros Dyer\nSent: Monday\nTo: Maren\nSubject: pumps\n\nThe pump is back.\n"
    [(start, end)] = left_out(text)
    assert text[start:end].startswith("From: Ros")
    assert text[start:end].endswith("Subject: pumps")


def test_plain_notes_are_read_whole() -> None:
    assert left_out("Met Ros at Caldervale.\n- wants one page\n- budget in spring\n") == []


def test_what_is_too_long_is_said() -> None:
    assert left_out("a " * LONGEST_READ) == [(LONGEST_READ, 2 * LONGEST_READ)]


@given(
    st.lists(
        st.sampled_from(["> a", "From: x", "Sent: y", "Regards,", "", "words here", "On Monday x wrote:"]), max_size=12
    )
)
def test_stretches_are_in_order_and_within_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    places = [place for span in left_out(text) for place in span]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
