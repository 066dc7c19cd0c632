"""The page of a person at a customer: who it is, who knows them, what to mind, what we know, what is owed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.domain import promises as rules
from db.domain import questions
from db.domain.said import HIDDEN, joined
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Colleague, Contact, Customer, Influence, Link, Opportunity, Promise, Visit
from db.records.people import INFLUENCES
from db.services import promises as ledger
from db.services import timeline as lines
from db.services.customer_page import ASKED, fresh_figure, kept_figure, knowing_figure
from db.services.parts import ContactPage, LinkRow, PartRow
from db.services.refs import Ref, names, ref
from db.services.timeline import Knowledge
from db.store.errors import NotFound


def page(session: Session, contact_id: str, me: str, today: date) -> ContactPage:
    """Everything about one person. NotFound."""
    record = session.get(Contact, contact_id)
    if record is None:
        raise NotFound("That person is not here any more.")
    known = lines.notes(session, [lines.is_about(record.id)], today)
    promises = ledger.rows(session, [Promise.deleted_at.is_(None), Promise.contact == record.id], today)
    visits = list(
        session.scalars(
            select(Visit)
            .where(Visit.deleted_at.is_(None), func.instr(Visit.contacts, record.id) > 0)
            .order_by(Visit.starts)
        )
    )
    read = lines.audiences(known, visits, promises)
    people = lines.people_of(session, me, *lines.mentioned(known, visits), read)
    items = lines.timeline(known, visits, promises, people, today)
    knows = _links(session, record.id)
    customer = ref(names(session, Customer, [record.customer]), record.customer)
    name = record.name.replace('"', " ")
    authors = {author for note in known if (author := note.author) and author in people.colleagues}
    authors |= {row.person.id for row in knows if row.kind == "colleague"}
    ours = {note.id for note in known if note.polarity and (not note.about or record.id in note.about)}
    return ContactPage(
        record=record,
        customer=customer,
        subtitle=joined([record.title, customer.name if customer else "", record.department]),
        figures=(
            kept_figure(promises, f'kind:promise person:"{name}"'),
            fresh_figure(known, f'kind:note person:"{name}"'),
            knowing_figure(
                authors,
                me,
                (
                    QT_TRANSLATE_NOOP("db", "alone know them"),
                    QT_TRANSLATE_NOOP("db", "colleague knows them"),
                    QT_TRANSLATE_NOOP("db", "colleagues know them"),
                ),
            ),
        ),
        knows=knows,
        parts=_parts(session, record.id),
        topics=lines.topics(items),
        timeline=items,
        promises=tuple(row for row in promises if rules.status_of(row.record.status) == rules.OPEN),
        buttons=lines.buttons([note for note in known if note.id in ours], people.contacts),
        visits=tuple(visit for visit in visits if visit.starts is None or visit.starts.local.date() >= today),
        missing=tuple(questions.of_person(_facts(record, known, bool(authors)))[: ASKED + 1]),
    )


def _facts(record: Contact, known: list[Knowledge], known_to_us: bool) -> questions.PersonFacts:
    polarities = {note.polarity for note in known}
    return questions.PersonFacts(
        title=bool(record.title),
        reachable=bool(record.emails or record.phones),
        channel=bool(record.preferred_channel),
        personal=bool(record.personal),
        hot="hot" in polarities,
        cold=bool(polarities & {"cold", "avoid"}),
        known_to_us=known_to_us,
        topics={topic for note in known for topic in note.topics},
    )


_STRENGTHS = ("strong", "known", "weak", "")


def _links(session: Session, person: str) -> tuple[LinkRow, ...]:
    """Who knows this person, and whom they know: colleagues first, the closest first."""
    found = list(
        session.scalars(
            select(Link).where(Link.deleted_at.is_(None), (Link.from_person == person) | (Link.to_person == person))
        )
    )
    others = {link.id: link.to_person if link.from_person == person else link.from_person for link in found}
    colleagues = names(session, Colleague, others.values())
    contacts = names(session, Contact, others.values())
    query = select(Contact.id, Contact.customer).where(Contact.id.in_(list(contacts)))
    where = {row.id: row.customer for row in session.execute(query)}
    customers = names(session, Customer, where.values())
    rows = []
    for link in found:
        other = others[link.id] or ""
        kind = "colleague" if other in colleagues else "contact"
        name = colleagues.get(other) or contacts.get(other) or HIDDEN
        rows.append(LinkRow(link.id, Ref(other, name), kind, link.how, link.strength, ref(customers, where.get(other))))
    return tuple(sorted(rows, key=_closeness))


def _closeness(row: LinkRow) -> tuple[bool, int, str]:
    strength = _STRENGTHS.index(row.strength) if row.strength in _STRENGTHS else len(_STRENGTHS)
    return row.kind != "colleague", strength, row.person.name


def _parts(session: Session, person: str) -> tuple[PartRow, ...]:
    """The parts they play in purchases, those for the customer as a whole first, then by opportunity and weight."""
    fits = Influence.deleted_at.is_(None), Influence.contact == person
    found = list(session.scalars(select(Influence).where(*fits)))
    chances = names(session, Opportunity, (one.opportunity for one in found))
    order = [role for role, _ in INFLUENCES]
    rows = [
        PartRow(one.id, one.role, ref(chances, one.opportunity), one.source, one.confidence)
        for one in found
        if one.role in order
    ]
    return tuple(sorted(rows, key=lambda row: (row.opportunity.name if row.opportunity else "", order.index(row.role))))
