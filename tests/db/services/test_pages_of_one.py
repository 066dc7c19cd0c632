"""What the page of one customer and of one person says."""

from __future__ import annotations

import pytest

from db.services.app import Tacit
from db.services.errors import NotFound
from tests.db.services.company import TODAY, Company

# --- the page of a customer ---------------------------------------------------------------------------------------


def test_who_it_is_and_figures_with_meaning(tacit: Tacit, nordhaven: str) -> None:
    page = tacit.pages.customer(nordhaven)
    assert page.record.id == nordhaven
    assert page.subtitle == "Enterprise · Paper · Emden · point of contact Maren Oltmanns · next visit Sat 28 Nov 2026"
    assert [(one.value, one.label) for one in page.figures] == [
        ("2 of 3", "promises kept, 66 %"),
        ("2", "people known"),
        ("80 %", "of notes still fresh"),
        ("2", "colleagues know it"),
    ]


def test_what_i_alone_know_is_not_counted_as_a_colleague(tacit: Tacit, company: Company) -> None:
    customer = company.customer("Mine")
    person = company.person("Ute Kessler", customer)
    company.note("She likes one page.", customer, about=(person,))
    last = [page.figures[-1] for page in (tacit.pages.customer(customer), tacit.pages.contact(person))]
    assert [(one.value, one.label) for one in last] == [("You", "alone know it"), ("You", "alone know them")]


def test_every_figure_leads_to_what_it_counts(tacit: Tacit, nordhaven: str) -> None:
    queries = {one.label: one.query for one in tacit.pages.customer(nordhaven).figures}
    assert tacit.finder.search(queries["people known"]).total == 2
    assert tacit.finder.search(queries["promises kept, 66 %"]).total == 5
    assert tacit.finder.search(queries["of notes still fresh"]).total == 6


def test_the_timeline_tells_newest_first_what_is_known_and_was_done(tacit: Tacit, nordhaven: str) -> None:
    items = tacit.pages.customer(nordhaven).timeline
    told = [(item.kind, item.text, item.freshness, item.state, item.who) for item in items]
    assert told == [
        ("note", "The board wants stops halved.", "fresh", "", "Astrid Lindqvist, heard by you"),
        ("note", "Pump runs hot.", "fresh", "", "seen by Jonas Petersen"),
        ("note", "She likes one page.", "fresh", "", "written by you"),
        ("note", "the oil", "fresh", "", "written by you"),
        ("visit", "Visit: Walked press 2. Next step: failure analysis", "", "", "you, Astrid Lindqvist"),
        ("promise", "old 0", "", "kept", "owed to Astrid Lindqvist"),
        ("promise", "old 1", "", "kept", "owed to Astrid Lindqvist"),
        ("promise", "old 2", "", "broken", "owed to Astrid Lindqvist"),
        ("note", "Contract ends in March.", "stale", "", "written by you"),
    ]
    assert [item.date for item in items] == sorted((item.date for item in items), reverse=True)
    assert tacit.pages.customer(nordhaven).topics == (("problem", 2), ("fact", 1), ("preference", 1), ("strategy", 1))


def test_people_with_who_of_us_knows_them(tacit: Tacit, nordhaven: str) -> None:
    people = tacit.pages.customer(nordhaven).people
    assert [(one.name, one.top) for one in people] == [
        ("Astrid Lindqvist", "Known to 2 of us"),
        ("Johan Håkansson", "Nobody of us yet"),
    ]


def test_what_to_mind_and_what_is_owed(tacit: Tacit, nordhaven: str) -> None:
    page = tacit.pages.customer(nordhaven)
    assert [(one.polarity, one.text, one.person.name) for one in page.buttons] == [
        ("hot", "one page", "Astrid Lindqvist"),
        ("avoid", "the oil", "Astrid Lindqvist"),
    ]
    assert [(row.record.what, row.state) for row in page.promises] == [("failure analysis", "overdue")]
    assert [visit.purpose for visit in page.visits] == ["line 5"]
    assert [one.name for one in page.opportunities] == ["line 5", "won one"]
    assert [site.name for site in page.sites] == ["Mill"]
    assert page.missing[0] == "Who decides, and who signs above which sum?"


def test_a_visit_of_today_is_done_once_something_of_it_is_written(tacit: Tacit, company: Company) -> None:
    customer = company.customer()
    visit = company.visit(customer, purpose="talk")
    assert tacit.pages.customer(customer).timeline == ()
    tacit.records.edit(visit, {"result": (None, "They agreed")})
    [item] = tacit.pages.customer(customer).timeline
    assert (item.text, item.date) == ("Visit: They agreed", TODAY)
    assert "next visit today 09:00" in tacit.pages.customer(customer).subtitle


def test_a_customer_of_whom_nothing_is_known(tacit: Tacit, company: Company) -> None:
    page = tacit.pages.customer(company.customer())
    assert [one.value for one in page.figures] == ["–", "0", "–", "0"]
    assert (page.timeline, page.people, page.promises, page.buttons, page.visits) == ((), (), (), (), ())
    assert page.missing[0] == "Who is there to talk to?"
    with pytest.raises(NotFound):
        tacit.pages.customer("nobody")


def test_the_same_button_is_said_once(tacit: Tacit, company: Company) -> None:
    customer = company.customer()
    anna = company.person("Anna", customer)
    for ago in (1, 2, 3):
        company.note("Hates  slides.", customer, ago, polarity="cold", about=(anna,))
    assert len(tacit.pages.customer(customer).buttons) == 1


# --- the page of a person -----------------------------------------------------------------------------------------


def test_the_page_of_a_person(tacit: Tacit, company: Company, nordhaven: str) -> None:
    astrid = tacit.records.resolve("Astrid Lindqvist", "contact").id
    other = company.person("Giulia Ferrante", company.customer("Castellano Foods"))
    company._add("link", from_person=astrid, to_person=other, how="technical college", strength="strong")
    company.note("Giulia says Astrid is fair.", None, 2, said_by=other, about=(other,))
    page = tacit.pages.contact(astrid)
    assert page.subtitle == "Maintenance Manager · Nordhaven Paper"
    assert page.customer.name == "Nordhaven Paper"
    assert [
        (row.kind, row.person.name, row.how, row.customer.name if row.customer else None) for row in page.knows
    ] == [
        ("colleague", "Jonas Petersen", "school", None),
        ("contact", "Giulia Ferrante", "technical college", "Castellano Foods"),
    ]
    assert [item.kind for item in page.timeline] == ["note", "note", "visit", "promise", "promise", "promise"]
    assert [one.text for one in page.buttons] == ["one page", "the oil"]
    assert [row.record.what for row in page.promises] == ["failure analysis"]
    assert page.missing[0] == "How do they like to be reached?"
    assert [one.value for one in page.figures] == ["2 of 3", "100 %", "2"]
    with pytest.raises(NotFound):
        tacit.pages.contact(nordhaven)


def test_a_person_is_told_from_one_whose_words_mention_them(tacit: Tacit, company: Company) -> None:
    anna, bert = company.person("Anna", None), company.person("Bert", None)
    company.note("Bert likes tea.", None, about=(bert,), polarity="hot", said_by=anna)
    assert [item.text for item in tacit.pages.contact(anna).timeline] == ["Bert likes tea."]
    assert tacit.pages.contact(anna).buttons == (), "it is Bert who likes tea"
    assert len(tacit.pages.contact(bert).buttons) == 1
