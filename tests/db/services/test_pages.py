"""What pages say: Today, the lists, counts, proposals, and how they are read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event

from db.services.app import Tacit
from db.services.errors import Invalid
from tests.db.services.company import TODAY, Company, day
from tests.db.world import Clock

# --- today --------------------------------------------------------------------------------------------------------


def test_an_empty_profile_has_an_empty_today(tacit: Tacit) -> None:
    page = tacit.pages.today()
    assert (page.visits, page.promises, page.recent, page.proposed) == ((), (), (), ())
    assert (page.open_count, page.drafts) == (0, 0)
    assert page.counts == {"customers": 0, "people": 0, "today": 0, "promises": 0}
    assert tacit.pages.counts() == {"today": 0, "promises": 0}


def test_a_visit_says_what_to_know_what_happened_and_what_next(tacit: Tacit, company: Company) -> None:
    customer = company.customer()
    astrid = company.person("Astrid Lindqvist", customer)
    site = company._add("site", name="Emden mill", customer=customer)
    company.note(
        "Decides on uptime, not price. Everything else is talk.", customer, 60, about=(astrid,), topics=("decision",)
    )
    company.note("Hates slides; walk the machine with her.", customer, 50, about=(astrid,), polarity="cold",
                 topics=("preference",))  # fmt: skip
    company.note("Press 2 pump failed again, the third time this year.", customer, 11, topics=("problem",))
    company.promise("Failure analysis, press 2 pump", -3, customer, contact=astrid)
    company.visit(customer, hour=9, minutes=45, contacts=(astrid,), site=site, wanted="A day to ring the director")
    [card] = tacit.pages.today().visits
    assert card.customer.name == "Nordhaven Paper"
    assert card.people == "Astrid Lindqvist, Emden mill"
    assert (card.starts.hour, card.starts.tzinfo is not None, card.minutes) == (9, True, 45)
    assert (
        card.know == "Decides on uptime, not price. Everything else is talk. Hates slides; walk the machine with her."
    )
    assert card.happened == "Press 2 pump failed again, the third time this year."
    assert card.next == "We owe: Failure analysis, press 2 pump. A day to ring the director."
    assert card.badge == ("overdue", "1 overdue")


def test_a_visit_where_nothing_is_known_asks(tacit: Tacit, company: Company) -> None:
    company.visit(company.customer())
    [card] = tacit.pages.today().visits
    assert (card.know, card.happened, card.badge) == ("", "", None)
    assert card.next.endswith("?")


def test_a_quiet_customer_is_said_to_be_quiet(tacit: Tacit, company: Company) -> None:
    customer = company.customer()
    company.note("Old news.", customer, 120)
    company.visit(customer)
    [card] = tacit.pages.today().visits
    assert card.happened == "Nothing since Sun 26 Jul 2026."
    assert card.badge == ("neutral", "Last seen Sun 26 Jul 2026")
    assert card.badge[1].values == (day(-120),), "the window says the day in its own words"


def test_my_visits_of_the_day_by_the_clock_of_the_place(tacit: Tacit, company: Company) -> None:
    customer, other = company.customer(), company.colleague("Jonas")
    company.visit(customer, hour=15, purpose="afternoon")
    company.visit(customer, hour=9, purpose="morning")
    company.visit(customer, hour=11, purpose="not mine", colleagues=(other,))
    company.visit(customer, hour=12, purpose="with me", colleagues=(other, tacit.me.id))
    company.visit(customer, in_days=1, purpose="tomorrow")
    company.visit(customer, in_days=-1, purpose="yesterday")
    company.visit(customer, hour=23, zone="America/Los_Angeles", purpose="late in the west")
    company.visit(customer, hour=1, zone="Asia/Tokyo", purpose="early in the east")
    thrown = company.visit(customer, hour=10, purpose="thrown away")
    tacit.records.delete([thrown])
    said = [tacit.records.get(card.id).purpose for card in tacit.pages.today().visits]  # type: ignore[attr-defined]
    assert said == ["early in the east", "morning", "with me", "afternoon", "late in the west"]
    assert tacit.pages.counts()["today"] == 5


def test_promises_of_mine_that_are_near(tacit: Tacit, company: Company) -> None:
    other = company.colleague("Jonas")
    company.promise("late", -3)
    company.promise("today", 0, owed_by="them")
    company.promise("in a week", 7)
    company.promise("later", 8)
    company.promise("undated", None)
    company.promise("of Jonas", 0, colleague=other)
    company.promise("kept", 0, status="kept")
    page = tacit.pages.today()
    assert [row.record.what for row in page.promises] == ["late", "today", "in a week"]
    assert page.open_count == tacit.pages.counts()["promises"] == 5


def test_recent_captures_without_their_pieces(tacit: Tacit, company: Company) -> None:
    customer = company.customer()
    first = company.note("First visit was long. " + "More words. " * 40, customer, 3, topics=("fact",))
    company.note("slides", customer, 0, polarity="cold", capture=first)
    company.note("Newest, of nobody", None, 0)
    gone = company.note("gone", customer, 0)
    tacit.records.delete([gone])
    recent = tacit.pages.today().recent
    assert [(note.text[:11], note.customer.name if note.customer else None, note.date) for note in recent] == [
        ("Newest, of ", None, TODAY),
        ("First visit", "Nordhaven Paper", day(-3)),
    ]
    assert recent[1].topics == ("fact",)
    assert len(recent[1].text) <= 160


def test_the_same_page_again_is_equal_and_another_is_not(tacit: Tacit, company: Company) -> None:
    customer = company.customer()
    promise = company.promise("x", 0, customer)
    company.visit(customer)
    before = tacit.pages.today()
    assert tacit.pages.today() == before
    tacit.promises.keep(promise)
    assert tacit.pages.today() != before


def test_drafts_are_counted(tacit: Tacit) -> None:
    tacit.captures.save_draft(None, "half")
    assert tacit.pages.today().drafts == 1


# --- lists --------------------------------------------------------------------------------------------------------


def line(tacit: Tacit, customer: str) -> tuple[str, str]:
    row = next(row for row in tacit.pages.customers() if row.id == customer)
    return row.line, row.state


def test_a_row_says_the_one_thing_that_matters_now(tacit: Tacit, company: Company, clock: Clock) -> None:
    customer = company.customer()
    assert line(tacit, customer) == ("Nothing known yet", "")
    company.note("something", customer, 100)
    assert line(tacit, customer) == ("Quiet since Sat 15 Aug 2026", "")
    company.note("something new", customer, 1)
    assert line(tacit, customer) == ("Up to date", "")
    for number in range(3):
        company.note(f"more {number}", customer, 1)
    assert line(tacit, customer) == ("All known by one colleague", "")
    company.note("another view", customer, 1, by=company.colleague("Jonas"))
    assert line(tacit, customer) == ("Up to date", "")
    company._add("opportunity", name="Line 5", customer=customer, stage="buying", close_by=day(20))
    assert line(tacit, customer) == ("Being bought: Line 5", "")
    company.visit(customer, in_days=4)
    assert line(tacit, customer) == ("visit Fri 27 Nov 2026", "")
    company.promise("seal kit", 0, customer)
    assert line(tacit, customer) == ("1 due today · visit Fri 27 Nov 2026", "due")
    company.visit(customer, hour=9)
    company.promise("report", -1, customer)
    assert line(tacit, customer) == ("1 overdue · visit today 09:00", "overdue")


def test_a_customer_of_whom_there_is_a_note_is_known_also_where_no_day_is_said(tacit: Tacit, company: Company) -> None:
    customer = company.customer()
    tacit.records.add("note", {"text": "They pay late.", "customer": customer})
    assert line(tacit, customer) == ("Up to date", "")


def test_a_proposed_customer_waits_to_be_confirmed(tacit: Tacit, company: Company) -> None:
    customer = company.customer(proposed=True)
    assert line(tacit, customer) == ("Proposed, to confirm", "")
    assert tacit.pages.customers()[0].proposed


def test_customers_by_what_happened_last_or_by_name(tacit: Tacit, company: Company) -> None:
    beta, alpha, gamma = company.customer("beta"), company.customer("Alpha"), company.customer("Gamma")
    company.note("x", beta, 20)
    company.note("x", alpha, 5)
    company.note("from a faulty import", alpha, -400)
    company.visit(gamma, in_days=-9)
    company.visit(gamma, in_days=9)
    rows = tacit.pages.customers()
    assert [(row.name, row.date) for row in rows] == [("Alpha", day(-5)), ("Gamma", day(-9)), ("beta", day(-20))]
    assert [row.name for row in tacit.pages.customers(sort="name")] == ["Alpha", "beta", "Gamma"]
    with pytest.raises(Invalid):
        tacit.pages.customers(sort="size")


def test_the_one_visited_today_is_on_top(tacit: Tacit, company: Company) -> None:
    company.note("x", company.customer("Alpha"), 0)
    company.note("x", company.customer("Beta"), 0)
    company.visit(company.customer("Zeta"))
    assert tacit.pages.customers()[0].date == TODAY


@pytest.mark.parametrize("text", ["krüger", "KRUGER", "hydr gmbh", "khg", "bremen", ""])
def test_customers_are_filtered_the_way_people_type(tacit: Tacit, company: Company, text: str) -> None:
    company.customer("Krüger Hydraulik GmbH", aliases=("KHG",), city="Bremen")
    if text:
        company.customer("Castellano Foods", city="Parma")
    assert [row.name for row in tacit.pages.customers(text)] == ["Krüger Hydraulik GmbH"]
    assert tacit.pages.customers("zzz") == []


def test_lists_follow_every_change_and_the_day(tacit: Tacit, company: Company, clock: Clock) -> None:
    customer = company.customer()
    assert [row.name for row in tacit.pages.customers()] == ["Nordhaven Paper"]
    tacit.records.edit(customer, {"name": (None, "Nordhaven")})
    assert [row.name for row in tacit.pages.customers()] == ["Nordhaven"]
    company.promise("x", 0, customer)
    assert tacit.pages.customers()[0].line == "1 due today"
    clock.pass_(days=1)
    assert tacit.pages.customers()[0].line == "1 overdue"
    tacit.records.delete([customer])
    assert tacit.pages.customers() == []


def test_people_rows(tacit: Tacit, company: Company) -> None:
    customer = company.customer()
    astrid = company.person("Astrid Lindqvist", customer, title="Maintenance Manager", nicknames=("Asti",))
    johan = company.person("Johan Håkansson", customer)
    new = company.person("Priti Solanki", None, proposed=True)
    company.note("Warms to one page with a cause.", customer, 30, about=(astrid,), polarity="hot")
    company.note("Do not mention the oil.", customer, 40, about=(astrid,), polarity="avoid")
    company.note("Both were there.", customer, 2, about=(astrid, johan))
    company.promise("a call", 0, customer, contact=johan)
    rows = {row.id: row for row in tacit.pages.people()}
    assert (rows[astrid].line, rows[astrid].date) == ("Avoid: Do not mention the oil.", day(-2))
    assert (rows[astrid].title, rows[astrid].customer.name) == ("Maintenance Manager", "Nordhaven Paper")
    assert (rows[johan].line, rows[johan].state) == ("1 due today", "due")
    assert (rows[new].line, rows[new].customer, rows[new].proposed) == ("Proposed, to confirm", None, True)
    for text in ("asti", "lindq nordhaven", "maintenance"):
        assert [row.id for row in tacit.pages.people(text)] == [astrid]
    assert [row.name for row in tacit.pages.people(sort="name")] == [
        "Astrid Lindqvist",
        "Johan Håkansson",
        "Priti Solanki",
    ]


def test_a_visit_is_hearing_of_somebody(tacit: Tacit, company: Company) -> None:
    customer = company.customer()
    anna = company.person("Anna", customer)
    company.visit(customer, in_days=-3, contacts=(anna,))
    company.visit(customer, in_days=3, contacts=(anna,))
    assert tacit.pages.people()[0].date == day(-3)


# --- proposals ----------------------------------------------------------------------------------------------------


def test_what_is_proposed_waits_on_today(tacit: Tacit, company: Company) -> None:
    customer = company.customer("New Bakery", proposed=True)
    person = company.person("Neil", customer, proposed=True)
    company.person("Known", customer)
    assert [
        (one.kind, one.name, one.customer.name if one.customer else None) for one in tacit.pages.today().proposed
    ] == [
        ("customer", "New Bakery", None),
        ("contact", "Neil", "New Bakery"),
    ]
    confirmed = tacit.pages.confirm([person])
    assert {record.id for record in confirmed} == {person, customer}, "a person's customer is right with them"
    assert tacit.pages.today().proposed == ()
    assert tacit.pages.confirm([person]) == []
    tacit.records.undo()
    assert len(tacit.pages.today().proposed) == 2


def test_what_is_dismissed_leaves_nothing_pointing_at_it(tacit: Tacit, company: Company) -> None:
    customer = company.customer("Misread", proposed=True)
    person = company.person("Nobody", customer, proposed=True)
    known = company.person("Somebody", customer)
    note = company.note("text", customer, about=(person, known), said_by=person)
    promise = company.promise("x", 1, customer, contact=person)
    tacit.pages.dismiss([customer, person])
    record = tacit.records.get(note)
    assert (record.customer, record.about, record.said_by, record.text) == (None, (known,), None, "text")
    assert (tacit.records.get(promise).customer, tacit.records.get(promise).contact) == (None, None)
    assert tacit.records.get(known).customer is None
    assert {one.id for one in tacit.records.trash()} == {customer, person}
    tacit.records.undo()
    record = tacit.records.get(note)
    assert (record.customer, record.about, record.said_by) == (customer, (person, known), person)


def test_what_was_confirmed_is_not_dismissed(tacit: Tacit, company: Company) -> None:
    customer = company.customer()
    assert tacit.pages.dismiss([customer, "nothing"]) == []
    assert tacit.records.get(customer).deleted_at is None


# --- how it is read -----------------------------------------------------------------------------------------------


def test_pages_take_the_same_number_of_queries_whatever_their_size(tacit: Tacit, company: Company) -> None:
    def fill(number: int) -> str:
        customer = company.customer(f"Customer {number}")
        for i in range(number):
            person = company.person(f"Person {number} {i}", customer)
            company.note(f"note {i}", customer, i, about=(person,), topics=("fact",))
            company.promise(f"promise {i}", i, customer, contact=person)
            company.visit(customer, in_days=0, hour=8, contacts=(person,))
        return customer

    statements: list[str] = []

    def heard(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    def count(ask: Any) -> int:
        statements.clear()
        ask()
        return len(statements)

    asks = [tacit.pages.today, tacit.pages.counts, tacit.pages.customers, tacit.pages.people]
    small = fill(2)
    event.listen(tacit.store.engine, "before_cursor_execute", heard)
    before = [count(ask) for ask in asks] + [count(lambda: tacit.pages.customer(small))]
    event.remove(tacit.store.engine, "before_cursor_execute", heard)
    large = fill(12)
    event.listen(tacit.store.engine, "before_cursor_execute", heard)
    after = [count(ask) for ask in asks] + [count(lambda: tacit.pages.customer(large))]
    event.remove(tacit.store.engine, "before_cursor_execute", heard)
    assert after == before
    assert max(after) <= 25


def test_time_is_that_of_the_stores_clock(tacit: Tacit, company: Company, clock: Clock) -> None:
    company.promise("x", 0)
    clock.at = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert tacit.pages.today().promises[0].state == "overdue"
    assert tacit.pages.today(today=TODAY).promises[0].state == "today"
