"""The words around a query: what it is called in a sentence, what may be typed next, and what was meant by a slip."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches

from sqlalchemy import select

from db.domain import query_terms
from db.domain.query import All, Either, Has, Node, Not, Reading, Word
from db.domain.query_terms import OFFERED, STATES, in_german
from db.domain.said import Said
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Influence, Kinds
from db.search import documents
from db.search.analysis import folded_words
from db.search.documents import Filter
from db.search.index import Hits, Index
from db.services.search_parts import Suggestion
from db.services.search_rows import Rows
from db.services.search_typing import quoted
from db.store.store import Store

#: Days worth offering after `due:` and `since:`: (English, German, said).
_BEFORE = (
    ("<today", "<heute", QT_TRANSLATE_NOOP("db", "before today")),
    ("today", "heute", QT_TRANSLATE_NOOP("db", "today")),
    ("<=friday", "<=freitag", QT_TRANSLATE_NOOP("db", "until Friday")),
    ("<=1w", "<=1w", QT_TRANSLATE_NOOP("db", "within a week")),
    ("<=1m", "<=1m", QT_TRANSLATE_NOOP("db", "within a month")),
)
_SINCE = (
    ("today", "heute", QT_TRANSLATE_NOOP("db", "today")),
    ("monday", "montag", QT_TRANSLATE_NOOP("db", "Monday")),
    ("1w", "1w", QT_TRANSLATE_NOOP("db", "one week ago")),
    ("2w", "2w", QT_TRANSLATE_NOOP("db", "two weeks ago")),
    ("1m", "1m", QT_TRANSLATE_NOOP("db", "one month ago")),
    ("3m", "3m", QT_TRANSLATE_NOOP("db", "three months ago")),
    ("1y", "1y", QT_TRANSLATE_NOOP("db", "a year ago")),
)


def filters(kinds: Kinds) -> dict[str, Filter]:
    """What a query may name: the fields as declared, and what the program keeps about every record."""
    found = documents.filters(kinds)
    found["proposed"] = Filter(("proposed",), (("yes", "yes"),))
    found["audience"] = Filter(("audience",), (("me", "me"), ("everyone", "everyone")))
    return found


class Words:
    """Of one profile's index."""

    def __init__(self, store: Store, index: Index, rows: Rows) -> None:
        self._store, self.index, self._rows = store, index, rows
        self._fields = {field.name: Said(field.label) for kind in store.kinds for field in kind.fields.values()}

    # --- saying -------------------------------------------------------------------------------------------------------

    def called(self, tree: Node) -> dict[str, str]:
        """Names of the fields and values of a query, for `explain`: labels of choices, and what a name stands for."""
        found: dict[str, str] = dict(self._fields)
        for has in query_terms.fields_in(tree):
            one = self.index.filters.get(has.field)
            if one is None:
                continue
            value = has.value.casefold()
            label = next((label for name, label in one.choices if value in (name.casefold(), label.casefold())), "")
            label = label or next((label for name, label in one.choices if _begins(value, name, label)), "")
            if label:
                found[f"{has.field}:{value}"] = Said(label)
            elif one.targets and value != "me" and (names := self._names(has.value, one.targets)):
                several = Said("{0} (+{1})", names[0], len(names) - 1)
                found[f"{has.field}:{value}"] = names[0] if len(names) == 1 else several
        return found

    def _names(self, text: str, targets: Sequence[str]) -> list[str]:
        """Names of the records that a value means, the best first."""
        ids = self.index.named(text, targets)
        with self._store.read() as session:
            records = self._rows.records(session, ids)
        return [self._store.kinds.of(records[one]).title(records[one]) for one in ids if one in records]

    # --- suggesting ---------------------------------------------------------------------------------------------------

    def suggest(self, reading: Reading, limit: int, german: bool) -> list[Suggestion]:
        """What may follow: values for the field being typed."""
        field = reading.pending
        one = self.index.filters.get(field)
        typed = reading.text[reading.at :].strip('"').casefold()
        german = german or reading.field.casefold() in {name for english, name, _ in OFFERED if name != english}
        if field in ("since", "until") or (one is not None and one.day):
            return _days(field, typed, german)[:limit]
        if one is None:
            return []
        found = [
            Suggestion(in_german(field, value) if german else value, Said(label), "", "")
            for value, label in self._choices(field, one)
            if typed in ("", value) or _begins(typed, value, label, in_german(field, value))
        ]
        found += self._records(typed, self._going_by_name(one.targets), limit)
        if "colleague" in one.targets and (not typed or _begins(typed, "me", "ich")):
            me = Suggestion("ich" if german else "me", Said(QT_TRANSLATE_NOOP("db", "me")), "colleague")
            found.insert(0, me)
        exact = [each for each in found if each.text.casefold() == typed]
        return [] if exact and len(found) == 1 else found[:limit]

    def _going_by_name(self, kinds: Sequence[str]) -> list[str]:
        """What goes by a whole text, as a visit does, cannot be named as a value."""
        return [name for name in kinds if self._store.kinds[name].naming.title == "name"]

    def _choices(self, field: str, one: Filter) -> Iterable[tuple[str, str]]:
        if field == "role":  # a colleague's too, but that is no part anybody searches by
            return self._store.kinds[Influence].fields["role"].choices
        return STATES if field == "is" else one.choices

    def _records(self, typed: str, targets: Sequence[str], limit: int) -> list[Suggestion]:
        """Records whose name begins so; of an empty value those that were changed last."""
        kinds = self._store.kinds
        with self._store.read() as session:
            if typed:
                ids = self.index.named(typed, targets)[:limit]
            else:
                newest = [
                    row
                    for name in targets
                    if (cls := kinds[name].cls)
                    for row in session.execute(
                        select(cls.updated_at, cls.id)
                        .where(cls.deleted_at.is_(None))
                        .order_by(cls.updated_at.desc(), cls.id)
                        .limit(limit)
                    )
                ]
                ids = [row[1] for row in sorted(newest, key=lambda row: str(row[0]), reverse=True)]
            records = self._rows.records(session, ids)
            found = [(records[one], kinds.of(records[one])) for one in ids if one in records]
            homes = self._rows.records(session, [h for record, _ in found if (h := getattr(record, "customer", None))])
        made = []
        for record, kind in found:
            home = homes.get(getattr(record, "customer", None) or "")
            second = kinds.of(home).title(home) if home is not None else ""
            made.append(Suggestion(quoted(kind.title(record)), kind.title(record), kind.icon, second))
        return list({one.text: one for one in made}.values())

    # --- putting right ------------------------------------------------------------------------------------------------

    def meant(self, has: Has, search: Callable[[Node], Sequence[str]]) -> str:
        """The value that was meant by one that fits nothing, '' where nobody can tell. `search` finds ids, forgiving
        slips."""
        one = self.index.filters.get(has.field)
        if one is None:
            return ""
        values = [value for value, _ in self._choices(has.field, one)]
        words = {**query_terms.VALUES.get(has.field, {}), **{value: value for value in values}}
        if close := get_close_matches(has.value.casefold(), list(words), 1, 0.7):
            return words[close[0]]
        if not one.targets:
            return ""
        kinds = (Has("kind", kind) for kind in self._going_by_name(one.targets))
        for kind in kinds:
            tree = All((kind, *(Word(word) for word in has.value.split())))
            if ids := search(tree):
                with self._store.read() as session:
                    records = self._rows.records(session, ids[:1])
                return next((self._store.kinds.of(record).title(record) for record in records.values()), "")
        return ""

    def completed(self, node: Node) -> Node:
        """A state of `is:` that is only begun is the first that begins so, as it is the first that is offered."""
        match node:
            case Has("is", value):
                names = [name for name, _ in (*STATES, *self.index.filters["is"].choices)]
                begun = value.casefold()
                whole = begun if begun in names else next((name for name in names if name.startswith(begun)), value)
                return Has("is", whole)
            case Not(inner):
                return Not(self.completed(inner))
            case All(nodes):
                return All(tuple(map(self.completed, nodes)))
            case Either(nodes):
                return Either(tuple(map(self.completed, nodes)))
            case _:
                return node

    def roles(self) -> Filter:
        """Who plays which part in a purchase, so that what is about them is found by the part."""
        with self._store.read() as session:
            live = Influence.deleted_at.is_(None)
            rows = session.execute(select(Influence.contact, Influence.role).where(live).distinct()).all()
        fields = ("about", "contact", "contacts", "said_by")
        return Filter(fields, tuple((contact, role) for contact, role in rows if contact))


def roles_asked(tree: Node, kinds: Kinds) -> frozenset[str]:
    """The parts in a purchase that a query names."""
    asked = [has.value.casefold() for has in query_terms.fields_in(tree) if has.field == "role"]
    choices = kinds[Influence].fields["role"].choices
    return frozenset(role for role, label in choices for value in asked if _begins(value, role, label))


def _begins(typed: str, *words: str) -> bool:
    return any(word.casefold().startswith(typed) for word in words)


def _days(field: str, typed: str, german: bool) -> list[Suggestion]:
    offered = _BEFORE if field in ("due", "review_by", "close_by") else _SINCE
    texts = [(second if german else first, said) for first, second, said in offered]
    found = [Suggestion(text, Said(said), "calendar", text) for text, said in texts if text.startswith(typed)]
    return [] if any(one.text == typed for one in found) else found


def put_right(text: str, wrong: str, right: str) -> str:
    """The query with one value of a field put right."""
    for written in (f':"{wrong}"', f":{wrong}"):
        at = text.find(written)
        if at >= 0:
            return f"{text[: at + 1]}{quoted(right)}{text[at + len(written) :]}"
    return text


def like_this(title: str, explained: Said) -> Said:
    said = Said(QT_TRANSLATE_NOOP("db", "what is like “{0}”"), title)
    return Said(QT_TRANSLATE_NOOP("db", "{0} and {1}"), said, explained) if explained else said


def words_put_right(text: str, changed: dict[str, str]) -> str | None:
    """The query with the words that were searched instead; None where none was."""
    if not changed:
        return None
    out = []
    for word in text.split(" "):
        parts = folded_words(word)
        out.append(changed[parts[0]] if len(parts) == 1 and parts[0] in changed else word)
    right = " ".join(out)
    return right if right != text else None


def remarks(hits: Hits) -> list[Said]:
    found = [
        Said(QT_TRANSLATE_NOOP("db", "Nothing is called “{0}”."), has.value)
        for has in hits.unknown
        if has.field != query_terms.WITH_ROLE
    ]
    if hits.relaxed:
        found.append(Said(QT_TRANSLATE_NOOP("db", "Nothing has all the words; these have some of them.")))
    elif hits.complete < hits.total:
        found.append(Said(QT_TRANSLATE_NOOP("db", "All the words: {0}. The others have some of them."), hits.complete))
    return found
