"""Who and where, put together: the customers of a text, the people, and which person belongs to which customer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.domain.capture.customers import FirmMention, fold_name_key, known_firms, new_firm
from db.domain.capture.known import Known, KnownContact
from db.domain.capture.newcomers import new_people
from db.domain.capture.overrides import Learnt
from db.domain.capture.people import PersonMention, full_names, scoped_names
from db.domain.capture.text import Words
from db.domain.capture.titles import Stretch, nearest_title, titles
from db.domain.capture.values import Alternative, CustomerReading, PersonReading, Span
from db.domain.lexicon.common import COMMON
from db.domain.lexicon.function_words import SPEECH
from db.domain.lexicon.given_names import EVERYDAY


@dataclass(frozen=True, slots=True)
class Entities:
    """`by_token` gives the key of the person that a token names; `firm_tokens` the customer's index per token."""

    customer: CustomerReading | None
    others: tuple[CustomerReading, ...]
    people: tuple[PersonReading, ...]
    by_token: dict[int, str]
    firm_tokens: set[int]
    title_spans: tuple[Stretch, ...]


def entities(words: Words, known: Known, learnt: Learnt, forced: CustomerReading | None, dates: set[int]) -> Entities:
    """Everybody and every firm of a text. `forced` is the customer put right by hand; `dates` are tokens of dates."""
    firms = known_firms(words, known, learnt)
    firm_ids = [i for f in firms for i in f.ids]
    scope = [forced.id] if forced and forced.id else firm_ids
    mentions = full_names(words, known, scope)
    taken = {i for m in mentions for i in range(m.first, m.last)}
    firms = [f for f in firms if not any(i in taken for i in range(f.first, f.last))]
    firms = _settled(firms, mentions, known)
    if not firms and not forced:
        scope = list(dict.fromkeys(known.contacts[m.ids[0]].customer or "" for m in mentions))
    elif not forced:
        scope = list(dict.fromkeys(f.ids[0] for f in firms))
    firm_tokens = {i for f in firms for i in range(f.first, f.last)}
    people = [c for customer in scope if customer for c in known.at(customer)]
    mentions += scoped_names(words, people, taken | firm_tokens | dates, learnt)
    mentions.sort(key=lambda m: m.first)
    mentions = [_nearest(m, firms, known) for m in mentions]
    return _completed(words, known, learnt, forced, dates, firms, mentions)


def _completed(
    words: Words,
    known: Known,
    learnt: Learnt,
    forced: CustomerReading | None,
    dates: set[int],
    firms: list[FirmMention],
    mentions: list[PersonMention],
) -> Entities:
    found_titles = titles(words)
    firm_tokens = {i for f in firms for i in range(f.first, f.last)}
    taken = {i for m in mentions for i in range(m.first, m.last)} | firm_tokens
    refused = {lesson.words for lesson in learnt.of("not-person")}
    fresh = new_people(words, known, found_titles, taken | dates | _title_tokens(found_titles))
    new: FirmMention | None = None
    if not firms and not forced and not mentions:
        sure = [m for m in fresh if nearest_title(words, (m.first, m.last), found_titles) or m.last - m.first > 1]
        blocked = {i for m in sure for i in range(m.first, m.last)} | dates | _title_tokens(found_titles)
        new = new_firm(words, blocked)
        if new is not None:
            firm = new
            fresh = [m for m in fresh if not (m.first < firm.last and firm.first < m.last)]
            firm_tokens = set(range(new.first, new.last))
        else:
            mentions = _unscoped(words, known, taken | dates)
            held = {i for m in mentions for i in range(m.first, m.last)}
            fresh = [m for m in fresh if not held & set(range(m.first, m.last))]
    every = sorted((*mentions, *fresh), key=lambda m: m.first)
    every = [m for m in every if fold_name_key(words, m.first, m.last) not in refused]
    customer, others = _customers(words, known, forced, firms, new, mentions)
    people, by_token = _people(words, known, every, found_titles, customer, firm_tokens | dates)
    return Entities(customer, others, people, by_token, firm_tokens, tuple(found_titles))


def _title_tokens(found: list[Stretch]) -> set[int]:
    return {i for first, last in found for i in range(first, last)}


def _settled(firms: list[FirmMention], mentions: list[PersonMention], known: Known) -> list[FirmMention]:
    """An alias of several customers means the one whose people are named too."""
    named = {known.contacts[m.ids[0]].customer for m in mentions}
    out = []
    for firm in firms:
        ranked = sorted(firm.ids, key=lambda i: i not in named)
        sure = firm.confidence if len(ranked) == 1 or ranked[0] not in named else 0.9
        out.append(replace(firm, ids=tuple(ranked), confidence=sure))
    return out


def _nearest(mention: PersonMention, firms: list[FirmMention], known: Known) -> PersonMention:
    """One first name at two named customers: whose name stands nearest, before it if possible."""
    customers = [known.contacts[i].customer for i in mention.ids]
    if len(mention.ids) < 2 or len({*customers}) < 2 or mention.confidence != 0.5:
        return mention

    def distance(contact_id: str) -> int:
        at = known.contacts[contact_id].customer
        gaps = [abs(f.first - mention.first) + (8 if f.first > mention.last + 2 else 0) for f in firms if at in f.ids]
        return min(gaps, default=10_000)

    ranked = sorted(mention.ids, key=distance)
    same = known.contacts[ranked[0]].customer == known.contacts[ranked[1]].customer
    return replace(mention, ids=tuple(ranked), confidence=0.5 if same else 0.8)


def _unscoped(words: Words, known: Known, taken: set[int]) -> list[PersonMention]:
    """No customer at all: a first or family name that only one known person has is beyond doubt enough, with a flag."""
    found = []
    for index, token in enumerate(words.tokens):
        low = token.low
        if index in taken or not token.word or len(low) < 4 or low in COMMON:
            continue
        if low in EVERYDAY and not _surely_a_name(words, index):
            continue
        if not words.capital(index) and not (words.shouted or words.uncapped):
            continue
        holders = known.with_given(low) or known.with_family(low)
        if len(holders) == 1 and holders[0].customer:
            found.extend(
                scoped_names(words, holders, {i for i in range(len(words)) if i != index and i != index + 1}, Learnt())
            )
    return [replace(m, confidence=min(m.confidence, 0.65)) for m in found]


def _surely_a_name(words: Words, index: int) -> bool:
    """A name that is an everyday word as well (Wade, Mark): with its capital inside a sentence, or who speaks."""
    if not words.capital(index) or words.shouted or words.uncapped:
        return False
    before = words.low(index - 1)
    inside = index > 0 and (before[:1].isalnum() or before in ("/", ",", "&", "@"))
    return inside or words.tokens[index].possessive or words.low(index + 1) in SPEECH


def _customers(
    words: Words,
    known: Known,
    forced: CustomerReading | None,
    firms: list[FirmMention],
    new: FirmMention | None,
    mentions: list[PersonMention],
) -> tuple[CustomerReading | None, tuple[CustomerReading, ...]]:
    readings: list[CustomerReading] = []
    for firm in firms:
        if all(firm.ids[0] != r.id for r in readings):
            readings.append(_customer_reading(words, known, firm))
    if forced:
        return (forced if forced.name else None), tuple(r for r in readings if r.id != forced.id)
    if readings:
        main = _main(readings, mentions, known)
        return main, tuple(r for r in readings if r is not main)
    if new:
        span = words.tokens[new.first].start, words.tokens[new.last - 1].end
        name = new.name.removesuffix("'s").removesuffix("’s")
        key = fold_name_key(words, new.first, new.last)
        return CustomerReading(name, None, span, new.confidence, (), key), ()
    for mention in mentions:
        owner = known.contacts[mention.ids[0]].customer if mention.ids else None
        if owner and owner in known.customers:
            return CustomerReading(known.customers[owner].name, owner, None, 0.9 * mention.confidence, (), ""), ()
    return None, ()


def _customer_reading(words: Words, known: Known, firm: FirmMention) -> CustomerReading:
    span = words.tokens[firm.first].start, words.tokens[firm.last - 1].end
    others = tuple(Alternative(i, known.customers[i].name) for i in firm.ids[1:])
    key = fold_name_key(words, firm.first, firm.last)
    return CustomerReading(known.customers[firm.ids[0]].name, firm.ids[0], span, firm.confidence, others, key)


def _main(readings: list[CustomerReading], mentions: list[PersonMention], known: Known) -> CustomerReading:
    """The first one named, unless the people named are another's."""
    if len(readings) == 1:
        return readings[0]
    counts = {r.id: sum(known.contacts[m.ids[0]].customer == r.id for m in mentions) for r in readings}
    return max(
        readings,
        key=lambda r: (min(counts[r.id], 1) if not counts[readings[0].id] else r is readings[0], -readings.index(r)),
    )


def _people(
    words: Words,
    known: Known,
    mentions: list[PersonMention],
    found_titles: list[Stretch],
    customer: CustomerReading | None,
    taken: set[int],
) -> tuple[tuple[PersonReading, ...], dict[int, str]]:
    """Mentions of one person brought together, with the title that the text states."""
    out: dict[str, PersonReading] = {}
    by_token: dict[int, str] = {}
    for mention in mentions:
        span = words.tokens[mention.first].start, words.tokens[mention.last - 1].end
        same = _same(words, mention, out)
        title = nearest_title(words, (mention.first, mention.last), found_titles)
        if same is None:
            reading = _person_reading(words, known, mention, customer, span)
            same = reading.key if reading.key not in out else f"{reading.key} {len(out)}"
            out[same] = replace(reading, key=same)
        else:
            out[same] = replace(out[same], spans=(*out[same].spans, span))
        if title and not out[same].title:
            text = words.slice(*title)
            title_span = words.tokens[title[0]].start, words.tokens[title[1] - 1].end
            out[same] = replace(out[same], title=text, title_span=title_span)
        by_token.update(dict.fromkeys(range(mention.first, mention.last), same))
    _later_mentions(words, out, by_token, taken)
    return tuple(out.values()), by_token


def _same(words: Words, mention: PersonMention, out: dict[str, PersonReading]) -> str | None:
    for key, person in out.items():
        if mention.ids and person.id == mention.ids[0]:
            return key
        if not mention.ids and person.id is None:
            new, old = mention.name.casefold().split(), person.name.casefold().split()
            if new == old or (len(new) == 1 and new[0] in old):
                return key
    return None


def _later_mentions(words: Words, out: dict[str, PersonReading], by_token: dict[int, str], taken: set[int]) -> None:
    """“Peter Ashworth ... Peter is starting”: later single names of somebody new."""
    names: dict[str, str] = {}
    for key, person in out.items():
        if person.id is None:
            names.update(dict.fromkeys(person.name.casefold().split(), key))
    if not names:
        return
    for index, token in enumerate(words.tokens):
        key = names.get(token.text.removesuffix("'s").casefold(), "")
        if (
            key
            and index not in by_token
            and index not in taken
            and (words.capital(index) or words.shouted or words.uncapped)
        ):
            by_token[index] = key
            out[key] = replace(out[key], spans=(*out[key].spans, (token.start, token.end)))


def _person_reading(
    words: Words, known: Known, mention: PersonMention, customer: CustomerReading | None, span: Span
) -> PersonReading:
    key = fold_name_key(words, mention.first, mention.last)
    if not mention.ids:
        return PersonReading(
            mention.name,
            customer=customer.id if customer else None,
            spans=(span,),
            confidence=mention.confidence,
            key=key,
        )
    contact = known.contacts[mention.ids[0]]
    others = tuple(Alternative(i, known.contacts[i].name, _detail(known.contacts[i], known)) for i in mention.ids[1:])
    return PersonReading(
        contact.name,
        contact.id,
        customer=contact.customer,
        spans=(span,),
        confidence=mention.confidence,
        alternatives=others,
        key=key,
    )


def _detail(contact: KnownContact, known: Known) -> str:
    firm = known.customers[contact.customer].name if contact.customer in known.customers else ""
    return ", ".join(part for part in (contact.title, firm) if part)
