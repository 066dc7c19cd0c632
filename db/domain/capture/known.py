"""Whom we know: customers, their people and our own colleagues, prepared for look-up while somebody types.

Built once and kept; `changed` gives a new one that shares all that did not change. Look-ups cost the same with ten
contacts and with ten thousand.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from db.domain.lexicon.common import COMMON
from db.domain.lexicon.organisations import HEADS, OPENERS
from db.domain.names import firm_words, first_sound, fold_word, near, same_given, spelt_out, words_of


@dataclass(frozen=True, slots=True)
class KnownCustomer:
    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownContact:
    """`given` and `nicknames` help; without them the words of the name do."""

    id: str
    name: str
    customer: str | None = None
    title: str = ""
    nicknames: tuple[str, ...] = ()
    given: str = ""

    @property
    def parts(self) -> tuple[str, tuple[str, ...]]:
        """Folded given name and family words (German and Western order)."""
        names = words_of(self.name)
        if not names:
            return "", ()
        return names[0], names[1:]


@dataclass(frozen=True, slots=True)
class KnownColleague:
    id: str
    name: str


class FirmPhrase(NamedTuple):
    """Words that name a customer. `weight` 1 for the name or an alias, less for a part of it."""

    words: tuple[str, ...]
    customer: str
    weight: float


class _HasName(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


_MOST_KEPT = 8_192
_Index = dict[str, dict[str, list[object]]]
_INDEXES = ("firm", "squeezed", "sound", "family", "given", "at", "colleague", "acronym", "people_sound")


@dataclass(frozen=True)
class Known:
    """Look-ups by folded words. Make it with `Known.build`."""

    customers: dict[str, KnownCustomer] = field(default_factory=dict)
    contacts: dict[str, KnownContact] = field(default_factory=dict)
    colleagues: dict[str, KnownColleague] = field(default_factory=dict)
    _index: _Index = field(default_factory=lambda: {name: {} for name in _INDEXES})
    # Answers about misspelt words: the same words come again with every key typed.
    _near: dict[str, list[FirmPhrase]] = field(default_factory=dict, repr=False, compare=False)
    _near_names: dict[tuple[str, str], list[KnownContact]] = field(default_factory=dict, repr=False, compare=False)
    #: Sentences in normal form by all that they are made from (normal.py): they change one by one while one types.
    sentences: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def build(
        cls,
        customers: Iterable[KnownCustomer] = (),
        contacts: Iterable[KnownContact] = (),
        colleagues: Iterable[KnownColleague] = (),
    ) -> Known:
        return cls().changed(customers, contacts, colleagues)

    def changed(
        self,
        customers: Iterable[KnownCustomer] = (),
        contacts: Iterable[KnownContact] = (),
        colleagues: Iterable[KnownColleague] = (),
        gone: Iterable[str] = (),
    ) -> Known:
        """A new one with these added or replaced (by id) and those of `gone` taken out."""
        new = Known(
            dict(self.customers),
            dict(self.contacts),
            dict(self.colleagues),
            {n: dict(i) for n, i in self._index.items()},
        )
        own: set[tuple[str, str]] = set()  # buckets that are already copies
        customers, contacts, colleagues = tuple(customers), tuple(contacts), tuple(colleagues)
        out = {*gone, *(r.id for r in customers), *(r.id for r in contacts), *(r.id for r in colleagues)}
        for record_id in out:
            new._take_out(record_id, own)
        for customer in customers:
            new.customers[customer.id] = customer
            new._put(_customer_entries(customer), own)
        for contact in contacts:
            new.contacts[contact.id] = contact
            new._put(_contact_entries(contact), own)
        for colleague in colleagues:
            new.colleagues[colleague.id] = colleague
            new._put(_colleague_entries(colleague), own)
        return new

    def _put(self, entries: Iterator[tuple[str, str, object]], own: set[tuple[str, str]]) -> None:
        for name, key, value in entries:
            index = self._index[name]
            if (name, key) not in own:
                index[key] = list(index.get(key, ()))
                own.add((name, key))
            index[key].append(value)

    def _take_out(self, record_id: str, own: set[tuple[str, str]]) -> None:
        entries: Iterator[tuple[str, str, object]] = iter(())
        if customer := self.customers.pop(record_id, None):
            entries = _customer_entries(customer)
        elif contact := self.contacts.pop(record_id, None):
            entries = _contact_entries(contact)
        elif colleague := self.colleagues.pop(record_id, None):
            entries = _colleague_entries(colleague)
        for name, key, value in entries:
            index = self._index[name]
            if (name, key) not in own:
                index[key] = list(index.get(key, ()))
                own.add((name, key))
            if value in index[key]:
                index[key].remove(value)

    # --- customers ----------------------------------------------------------------------------------------------------

    def firm_phrases(self, first: str) -> list[FirmPhrase]:
        """Phrases naming customers that open with this folded word."""
        return self._index["firm"].get(first, [])  # type: ignore[return-value]

    def firms_squeezed(self, letters: str) -> list[str]:
        """Ids of customers whose name or alias is these letters without blanks (“bright water”)."""
        return self._index["squeezed"].get(letters, [])  # type: ignore[return-value]

    def firms_near(self, word: str) -> list[FirmPhrase]:
        """Phrases whose first word this one may misspell."""
        if len(word) < 5:
            return []
        found = self._near.get(word)
        if found is None:
            found = [
                phrase  # type: ignore[misc]
                for length in range(len(word) - 2, len(word) + 3)
                for phrase in self._index["sound"].get(f"{first_sound(word)}{length}", ())
                if near(word, phrase.words[0])  # type: ignore[attr-defined]
            ]
            if len(self._near) > _MOST_KEPT:
                self._near.clear()
            self._near[word] = found
        return found

    # --- people -------------------------------------------------------------------------------------------------------

    def with_family(self, word: str) -> list[KnownContact]:
        """Contacts with this folded family name."""
        return [self.contacts[i] for i in self._index["family"].get(word, ())]  # type: ignore[index]

    def with_given(self, word: str) -> list[KnownContact]:
        """Contacts called exactly so (given name or a nickname of their own)."""
        return [self.contacts[i] for i in self._index["given"].get(word, ())]  # type: ignore[index]

    def at(self, customer: str) -> list[KnownContact]:
        """The people of a customer."""
        return [self.contacts[i] for i in self._index["at"].get(customer, ())]  # type: ignore[index]

    def full_names_near(self, given: str, family: str) -> list[KnownContact]:
        """Contacts whose two names these misspell, both starting alike."""
        kept = self._near_names.get((given, family))
        if kept is not None:
            return kept
        key = first_sound(given) + first_sound(family)
        found: list[KnownContact] = []
        for contact_id in self._index["people_sound"].get(key, ()):
            contact = self.contacts[contact_id]  # type: ignore[index]
            first, rest = contact.parts
            if (near(given, first) or same_given(given, first)) and any(near(family, word) for word in rest):
                found.append(contact)
        if len(self._near_names) > _MOST_KEPT:
            self._near_names.clear()
        self._near_names[given, family] = found
        return found

    def colleague(self, given: str, family: str = "") -> KnownColleague | None:
        """One of us with this given name, and this family name if there is one."""
        for colleague_id in self._index["colleague"].get(given, ()):
            ours = self.colleagues[colleague_id]  # type: ignore[index]
            if not family or family in words_of(ours.name)[1:]:
                return ours
        return None


def _customer_entries(customer: KnownCustomer) -> Iterator[tuple[str, str, object]]:
    seen: set[tuple[str, ...]] = set()
    for written in (customer.name, *customer.aliases):
        for spell in (fold_word, spelt_out):
            full = firm_words(spell(written))
            if not full or full in seen:
                continue
            seen.add(full)
            phrase = FirmPhrase(full, customer.id, 1.0)
            yield "firm", full[0], phrase
            yield "squeezed", "".join(full), customer.id
            if len(full[0]) >= 5:
                yield "sound", f"{first_sound(full[0])}{len(full[0])}", phrase
    for spell in (fold_word, spelt_out):
        full = firm_words(spell(customer.name))
        for size in range(len(full) - 1, 0, -1):
            part = full[:size]
            if part not in seen and _telling(part):
                seen.add(part)
                phrase = FirmPhrase(part, customer.id, 0.8)
                yield "firm", part[0], phrase
                if len(part[0]) >= 6:
                    yield "sound", f"{first_sound(part[0])}{len(part[0])}", phrase


def _telling(part: tuple[str, ...]) -> bool:
    """Whether the opening words of a firm's name may stand for it: not a trade, not an everyday word."""
    if len(part) == 1:
        word = part[0]
        return len(word) >= 4 and word not in COMMON and word not in HEADS and word not in OPENERS
    return any(word not in COMMON and word not in OPENERS for word in part)


def _contact_entries(contact: KnownContact) -> Iterator[tuple[str, str, object]]:
    for spell in (fold_word, spelt_out):
        names = words_of(spell(contact.name))
        if spell is spelt_out and names == words_of(contact.name):
            break
        for word in names[1:]:
            yield "family", word, contact.id
        if len(names) > 1:
            yield "people_sound", first_sound(names[0]) + first_sound(names[-1]), contact.id
        yield from (("given", word, contact.id) for word in {names[0], *words_of(spell(contact.given))} if names)
    for nick in contact.nicknames:
        yield from (("given", word, contact.id) for word in words_of(nick)[:1])
    if contact.customer:
        yield "at", contact.customer, contact.id


def _colleague_entries(colleague: KnownColleague) -> Iterator[tuple[str, str, object]]:
    for given in words_of(colleague.name)[:1]:
        yield "colleague", given, colleague.id
