"""The brief by three questions, as data and laid out."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.cli import output
from db.services.app import Tacit
from db.services.brief_render import Words, _plain_md
from db.services.briefs import Brief
from db.services.errors import Invalid, NotFound
from tests.db.services.company import TODAY, Company, day


def brief(tacit: Tacit, customer: str, since: date | None = None) -> Brief:
    return tacit.briefs.brief(customer, since)


def test_what_do_we_know(tacit: Tacit, nordhaven: str) -> None:
    known = brief(tacit, nordhaven, since=day(0)).know
    assert [(line.topic, line.text, line.freshness) for line in known] == [
        ("strategy", "The board wants stops halved.", "fresh"),
        ("problem", "Pump runs hot.", "fresh"),
        ("problem", "Contract ends in March.", "stale"),
        ("preference", "She likes one page.", "fresh"),
    ]
    assert known[0].who == "Astrid Lindqvist, heard by you"
    assert known[0].kind == "note"


def test_what_has_happened_since_the_last_visit_or_a_chosen_day(tacit: Tacit, nordhaven: str) -> None:
    without = brief(tacit, nordhaven)
    assert without.since == day(-11), "the last visit"
    assert [line.text for line in without.happened] == [
        "The board wants stops halved.",
        "Pump runs hot.",
        "She likes one page.",
        "the oil",
        "Visit: Walked press 2. Next step: failure analysis",
    ]
    longer = brief(tacit, nordhaven, since=day(-21))
    assert [line.text for line in longer.happened][-2:] == ["Kept: old 0", "Kept: old 1"]
    assert brief(tacit, nordhaven, since=day(1)).happened == ()


def test_news_stands_in_what_we_know_and_in_few_words_in_what_has_happened(tacit: Tacit, company: Company) -> None:
    customer = company.customer("Talksome")
    told = "The feed pump seized again in the night shift, which is the third time since the spring of this year. " * 2
    note = company.note(told.strip(), customer, 1, topics=("problem",))
    found = brief(tacit, customer)
    assert [(line.id, line.topic, line.freshness) for line in found.know] == [(note, "problem", "fresh")]
    assert [line.id for line in found.happened] == [note]
    assert found.know[0].text.startswith(found.happened[0].text.rstrip("…"))
    assert len(found.happened[0].text) <= 80 < len(found.know[0].text)


def test_what_next(tacit: Tacit, nordhaven: str) -> None:
    following = brief(tacit, nordhaven).next
    assert [line.text for line in following][:3] == [
        "Visit: line 5",
        "We owe: failure analysis",
        "Ask: Who decides, and who signs above which sum?",
    ]
    assert following[1].date == day(-3)


def test_promises_people_and_what_to_mind(tacit: Tacit, nordhaven: str) -> None:
    found = brief(tacit, nordhaven)
    assert [(row.record.what, row.state, row.contact.name) for row in found.promises] == [
        ("failure analysis", "overdue", "Astrid Lindqvist")
    ]
    assert [person.name for person in found.people] == ["Astrid Lindqvist", "Johan Håkansson"]
    assert [one.polarity for one in found.buttons] == ["hot", "avoid"]
    assert found.customer.name == "Nordhaven Paper"
    assert tacit.pages.brief(nordhaven) == found


def test_the_same_data_as_json(tacit: Tacit, nordhaven: str) -> None:
    document = json.loads(json.dumps(output.plain(brief(tacit, nordhaven))))
    assert document["customer"] == {"id": nordhaven, "name": "Nordhaven Paper"}
    assert document["promises"][0]["record"]["what"] == "failure analysis"
    assert document["since"] == "2026-11-12"
    assert document["next"][0]["text"] == "Visit: line 5"


def test_as_text(tacit: Tacit, nordhaven: str) -> None:
    text = tacit.briefs.render(brief(tacit, nordhaven))
    for heading in ("What do we know?", "What has happened? (since Thu 12 Nov 2026)", "What do we need to do next?"):
        assert f"\n{heading}\n{'-' * len(heading)}\n" in text
    assert "- Problem: Contract ends in March. (written by you, Thu 7 May 2026, stale)" in text
    assert "- We owe: failure analysis (Astrid Lindqvist, due Fri 20 Nov 2026, overdue)" in text
    assert "- Avoid: the oil (Astrid Lindqvist)" in text
    assert max(map(len, text.splitlines())) <= 100


def test_in_another_language_only_the_words_of_the_program_change(tacit: Tacit, company: Company) -> None:
    customer = company.customer("Pumpen Kögl")
    company.note("Visit", customer, 1, topics=("problem",))
    company.visit(customer, 3, wanted="the order")
    words = Words(lambda said: said and f"<{said}>", lambda day: day.isoformat(), "xx")
    text = tacit.briefs.render(brief(tacit, customer), "text", words)
    assert "<What do we know?>" in text
    assert "- <Problem>: Visit (<written by you>, 2026-11-22)" in text
    assert "- <Visit – wanted: the order> (2026-11-26)" in text


def test_a_customer_of_whom_nothing_is_known_has_a_brief_of_questions(tacit: Tacit, company: Company) -> None:
    found = brief(tacit, company.customer("Blank"))
    assert (found.know, found.happened) == ((), ())
    assert found.next[0].text == "Ask: Who is there to talk to?"
    assert tacit.briefs.render(found).count("Nothing yet.") == 2


def test_what_cannot_be_answered_is_said(tacit: Tacit, nordhaven: str) -> None:
    with pytest.raises(NotFound):
        brief(tacit, "nobody")
    with pytest.raises(Invalid):
        tacit.briefs.render(brief(tacit, nordhaven), "pdf")


# --- layouts ------------------------------------------------------------------------------------------------------

NASTY = '<script>alert("1 & 2")</script> *bold* _it_ [link](http://x) # no `code` | cell'


class Page(HTMLParser):
    """Tags and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def nasty(company: Company) -> str:
    customer = company.customer(f"Smith & <b>Sons</b> {NASTY}")
    person = company.person(f"Anna {NASTY}", customer, title=NASTY)
    company.note(NASTY, customer, 1, topics=("problem",), said_by=person, source="said")
    company.note(NASTY, customer, 200, topics=("decision",), polarity="", about=(person,))
    company.note(NASTY, customer, 1, polarity="avoid", about=(person,))
    company.promise(NASTY, 1, customer, contact=person, terms=NASTY)
    return customer


def test_html_is_one_page_that_asks_nothing_from_anywhere(tacit: Tacit, nasty: str) -> None:
    page = Page()
    page.feed(tacit.briefs.render(brief(tacit, nasty), "html"))
    assert {tag for tag, _ in page.tags} == {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h2",
        "p",
        "ul",
        "li",
        "span",
    }
    assert not any(name in attrs for _, attrs in page.tags for name in ("src", "href", "onclick", "style"))
    assert page.text.count("alert") >= 6
    assert NASTY.split("*")[0] in page.text
    assert ("meta", {"charset": "utf-8"}) in page.tags


def test_markdown_shows_every_character_as_it_was_typed(tacit: Tacit, nasty: str) -> None:
    text = tacit.briefs.render(brief(tacit, nasty), "md")
    assert text.startswith("# Smith \\& \\<b\\>Sons")
    body = re.sub(r"\\(.)", "", text)  # without what is escaped
    assert "<" not in body
    assert "[" not in body
    assert "`" not in body


@given(st.text(max_size=60))
def test_no_line_of_markdown_becomes_a_list_or_heading(text: str) -> None:
    line = _plain_md(text)
    assert not re.match(r"\s*([-+=#>]|\d+[.)])(\s|$)", line)
    assert re.sub(r"\\(.)", r"\1", line) == " ".join(text.split()).replace("\\\\", "\\") or "\\" in text


def test_the_day_of_a_brief_is_an_argument(tacit: Tacit, nordhaven: str) -> None:
    later = tacit.briefs.brief(nordhaven, today=day(30))
    assert later.day == day(30)
    assert later.since == day(5), "the visit ahead is past by then"
    assert brief(tacit, nordhaven).day == TODAY
