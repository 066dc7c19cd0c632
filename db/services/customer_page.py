"""The page of a customer: who it is, figures that lead to their notes, people with the blanks, what we know, what is
owed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.domain import promises as rules
from db.domain import questions
from db.domain.freshness import still_good
from db.domain.said import Said, joined
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Contact, Customer, Kinds, Link, Note, Opportunity, Promise, Site, Visit
from db.services import promises as ledger
from db.services import timeline as lines
from db.services.parts import CustomerPage, Figure, PersonCard, TimelineItem
from db.services.promises import PromiseRow
from db.services.timeline import Knowledge, People
from db.store.errors import NotFound

#: Questions that a page shows as blanks.
ASKED = 2


def page(session: Session, kinds: Kinds, customer_id: str, me: str, today: date) -> CustomerPage:
    """Everything about one customer, in a dozen queries whatever its size. NotFound."""
    record = session.get(Customer, customer_id)
    if record is None:
        raise NotFound("That customer is not here any more.")
    known = lines.notes(session, [Note.customer == record.id], today)
    promises = ledger.rows(session, [Promise.deleted_at.is_(None), Promise.customer == record.id], today)
    visits = list(
        session.scalars(
            select(Visit).where(Visit.deleted_at.is_(None), Visit.customer == record.id).order_by(Visit.starts)
        )
    )
    contacts = list(session.scalars(select(Contact).where(Contact.deleted_at.is_(None), Contact.customer == record.id)))
    links = _links(session, [one.id for one in contacts])
    whom, ours = lines.mentioned(known, visits)
    ours |= {one for pair in links for one in pair} | {record.point_of_contact}
    ours |= {row.record.colleague for row in promises}
    read = lines.audiences(known, visits, promises)
    people = lines.people_of(session, me, whom | {one.id for one in contacts}, ours, read)
    items = lines.timeline(known, visits, promises, people, today)
    ahead = [visit for visit in visits if visit.starts is None or visit.starts.local.date() >= today]
    knowing = _who_knows(known, visits, links, people)
    return CustomerPage(
        record=record,
        subtitle=_subtitle(record, kinds, people, ahead, today),
        figures=_figures(record, known, promises, contacts, knowing, me),
        people=tuple(_card(one, known, links, people) for one in _ordered(contacts, known, visits)),
        opportunities=tuple(_opportunities(session, record.id)),
        sites=tuple(
            session.scalars(
                select(Site).where(Site.deleted_at.is_(None), Site.customer == record.id).order_by(Site.name)
            )
        ),
        topics=lines.topics(items),
        timeline=items,
        promises=tuple(row for row in promises if rules.status_of(row.record.status) == rules.OPEN),
        buttons=lines.buttons(known, people.contacts),
        visits=tuple(ahead),
        missing=tuple(questions.of_customer(facts(record, known, contacts))[:ASKED]),
    )


def facts(record: Customer, known: Collection[Knowledge], contacts: Collection[Contact]) -> questions.CustomerFacts:
    """What the questions about a customer look at."""
    return questions.CustomerFacts(
        topics={topic for note in known for topic in note.topics},
        people=len(contacts),
        buttons=any(note.polarity for note in known),
        fiscal_year=bool(record.fiscal_year_start),
        point_of_contact=bool(record.point_of_contact),
    )


def _links(session: Session, contacts: Sequence[str]) -> list[tuple[str, str]]:
    """Who knows whom, as pairs of ids, where one of these people is in it."""
    found: dict[str, tuple[str, str]] = {}
    for start in range(0, len(contacts), 500):
        some = contacts[start : start + 500]
        query = select(Link.id, Link.from_person, Link.to_person).where(
            Link.deleted_at.is_(None), Link.from_person.in_(some) | Link.to_person.in_(some)
        )
        found.update((row[0], (row[1] or "", row[2] or "")) for row in session.execute(query))
    return list(found.values())


def _who_knows(
    known: Sequence[Knowledge], visits: Sequence[Visit], links: Sequence[tuple[str, str]], people: People
) -> set[str]:
    """Ids of colleagues who know this customer: they wrote about it, were there, or know somebody of it."""
    met = {one for visit in visits for one in visit.colleagues} | {note.author for note in known if note.author}
    met |= {one for pair in links for one in pair}
    return {one for one in met if one in people.colleagues}


def _subtitle(record: Customer, kinds: Kinds, people: People, ahead: Sequence[Visit], today: date) -> str:
    segments = dict(kinds[Customer].fields["segment"].choices)
    segment = segments.get(record.segment)
    parts: list[str] = [Said(segment) if segment else record.segment, record.industry, record.city]
    if contact := people.one_of_us(record.point_of_contact):
        parts.append(Said(QT_TRANSLATE_NOOP("db", "point of contact {0}"), contact))
    starts = next((visit.starts for visit in ahead if visit.starts), None)
    if starts and starts.local.date() == today:
        parts.append(Said(QT_TRANSLATE_NOOP("db", "next visit today {0}"), f"{starts.local:%H:%M}"))
    elif starts:
        parts.append(Said(QT_TRANSLATE_NOOP("db", "next visit {0}"), starts.local.date()))
    return joined(parts)


def _figures(
    record: Customer,
    known: Sequence[Knowledge],
    promises: Sequence[PromiseRow],
    contacts: Sequence[Contact],
    knowing: Collection[str],
    me: str,
) -> tuple[Figure, ...]:
    name = record.name.replace('"', " ")
    at = f'customer:"{name}"'
    return (
        kept_figure(promises, f"kind:promise {at}"),
        Figure(
            str(len(contacts)),
            QT_TRANSLATE_NOOP("db", "person known") if len(contacts) == 1 else QT_TRANSLATE_NOOP("db", "people known"),
            f"kind:contact {at}",
        ),
        fresh_figure(known, f"kind:note {at}"),
        knowing_figure(
            knowing,
            me,
            (
                QT_TRANSLATE_NOOP("db", "alone know it"),
                QT_TRANSLATE_NOOP("db", "colleague knows it"),
                QT_TRANSLATE_NOOP("db", "colleagues know it"),
            ),
        ),
    )


def knowing_figure(knowing: Collection[str], me: str, labels: tuple[str, str, str]) -> Figure:
    """How many of us know a customer or person. `labels`: where it is me alone, one other, several or nobody."""
    if set(knowing) == {me}:
        return Figure(Said(QT_TRANSLATE_NOOP("db", "You")), labels[0], "")
    return Figure(str(len(knowing)), labels[1] if len(knowing) == 1 else labels[2], "")


def kept_figure(promises: Sequence[PromiseRow], query: str) -> Figure:
    """How much of what we owed was kept."""
    kept, settled = rules.kept_rate(row.record.status for row in promises if row.record.owed_by != "them")
    if not settled:
        return Figure("–", QT_TRANSLATE_NOOP("db", "no promise settled yet"), query)
    value = Said(QT_TRANSLATE_NOOP("db", "{0} of {1}"), kept, settled)
    return Figure(value, Said(QT_TRANSLATE_NOOP("db", "promises kept, {0} %"), kept * 100 // settled), query)


def fresh_figure(known: Sequence[Knowledge], query: str) -> Figure:
    """How much of what we know has not passed its review-by day."""
    whole = [note for note in known if not note.piece]
    if not whole:
        return Figure("–", QT_TRANSLATE_NOOP("db", "no notes yet"), query)
    fresh = sum(still_good(note.freshness) for note in whole)
    return Figure(f"{fresh * 100 // len(whole)} %", QT_TRANSLATE_NOOP("db", "of notes still fresh"), query)


def _ordered(contacts: Sequence[Contact], known: Sequence[Knowledge], visits: Sequence[Visit]) -> list[Contact]:
    """Those we know most of first; proposed ones behind them."""
    weight: dict[str, int] = {}
    for note in known:
        for one in (*note.about, note.said_by or ""):
            weight[one] = weight.get(one, 0) + 1
    for visit in visits:
        for one in visit.contacts:
            weight[one] = weight.get(one, 0) + 1
    return sorted(contacts, key=lambda one: (one.proposed, -weight.get(one.id, 0), one.name, one.id))


def _card(contact: Contact, known: Sequence[Knowledge], links: Sequence[tuple[str, str]], people: People) -> PersonCard:
    return PersonCard(
        id=contact.id,
        name=contact.name,
        title=contact.title,
        top=_top(contact, known, links, people),
        proposed=contact.proposed,
        department=contact.department,
    )


def _top(contact: Contact, known: Sequence[Knowledge], links: Sequence[tuple[str, str]], people: People) -> str:
    """What a person is to us, in a few words: who of us knows them."""
    if contact.proposed:
        return Said(QT_TRANSLATE_NOOP("db", "Proposed"))
    knows = {one for pair in links if contact.id in pair for one in pair if one in people.colleagues}
    knows |= {note.author for note in known if note.author and contact.id in (*note.about, note.said_by)}
    return known_to(knows, people.colleagues, people.me)


def known_to(knows: Collection[str], colleagues: Mapping[str, str], me: str) -> str:
    """“Known to you and Jonas Petersen”, “Known to 3 of us”, “Nobody of us yet”."""
    of_us = sorted((one for one in knows if one in colleagues), key=lambda one: (one != me, colleagues[one]))
    if not of_us:
        return Said(QT_TRANSLATE_NOOP("db", "Nobody of us yet"))
    if len(of_us) > 1:
        return Said(QT_TRANSLATE_NOOP("db", "Known to {0} of us"), len(of_us))
    if of_us[0] == me:
        return Said(QT_TRANSLATE_NOOP("db", "Known to you"))
    return Said(QT_TRANSLATE_NOOP("db", "Known to {0}"), colleagues[of_us[0]])


_STAGE_ORDER = ("buying", "planned", "forming", "wish", "", "won", "lost")


def _opportunities(session: Session, customer: str) -> list[Opportunity]:
    """The nearest to a decision first; won and lost ones last."""
    found = session.scalars(
        select(Opportunity).where(Opportunity.deleted_at.is_(None), Opportunity.customer == customer)
    )

    def place(one: Opportunity) -> tuple[int, date, str]:
        stage = _STAGE_ORDER.index(one.stage) if one.stage in _STAGE_ORDER else len(_STAGE_ORDER)
        return stage, one.close_by or date.max, one.id

    return sorted(found, key=place)


__all__ = ["TimelineItem", "facts", "fresh_figure", "kept_figure", "known_to", "page"]
