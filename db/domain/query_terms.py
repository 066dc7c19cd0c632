"""The words of the query language: names of fields and of values, English and German, and what `is:` can say.

What the engine and the declarations know are the English names (`customer`, `topic:decision`). Here is what else people
may type for them, in which order fields are offered, and what a state such as `is:stale` means in terms of fields.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, timedelta

from db.domain.freshness import REVIEW_DAYS, UNSAID_DAYS
from db.domain.promises import ENDS
from db.domain.query_tree import All, Either, Has, Node, Not, Within
from db.domain.words import QT_TRANSLATE_NOOP

#: Fields worth offering while one types, the most useful first: (name, its German name, what it narrows to).
OFFERED = (
    ("customer", "kunde", QT_TRANSLATE_NOOP("db", "what belongs to a customer")),
    ("person", "person", QT_TRANSLATE_NOOP("db", "what is about a person")),
    ("by", "von", QT_TRANSLATE_NOOP("db", "who wrote it")),
    ("topic", "thema", QT_TRANSLATE_NOOP("db", "what a note is about")),
    ("kind", "art", QT_TRANSLATE_NOOP("db", "one kind of record")),
    ("is", "ist", QT_TRANSLATE_NOOP("db", "how it stands: open, overdue, stale, mine")),
    ("due", "fällig", QT_TRANSLATE_NOOP("db", "when a promise is due")),
    ("since", "seit", QT_TRANSLATE_NOOP("db", "not older than a day")),
    ("until", "bis", QT_TRANSLATE_NOOP("db", "not younger than a day")),
    ("role", "rolle", QT_TRANSLATE_NOOP("db", "the part somebody plays in a purchase")),
    ("tag", "schlagwort", QT_TRANSLATE_NOOP("db", "what carries a tag")),
    ("owed", "zugesagt", QT_TRANSLATE_NOOP("db", "who owes a promise: us or them")),
    ("stage", "stufe", QT_TRANSLATE_NOOP("db", "how far an opportunity is")),
    ("colleague", "kollege", QT_TRANSLATE_NOOP("db", "what one of us has to do with")),
    ("opportunity", "chance", QT_TRANSLATE_NOOP("db", "what belongs to an opportunity")),
)
#: Other words for a field.
SYNONYMS = {
    **{german: name for name, german, _ in OFFERED},
    "author": "by",
    "from": "by",
    "autor": "by",
    "firma": "customer",
    "account": "customer",
    "company": "customer",
    "after": "since",
    "ab": "since",
    "before": "until",
    "vor": "until",
    "type": "kind",
    "typ": "kind",
    "faellig": "due",
    "with": "person",
    "about": "person",
    "mit": "person",
    "über": "person",
    "who": "person",
    "tags": "tag",
    "influence": "role",
    "einfluss": "role",
    "stand": "is",
    "status": "is",
    "state": "is",
    "kollegin": "colleague",
}
_ME = {"mir": "me", "ich": "me", "mich": "me", "myself": "me"}
#: Other words for a value, by field. "" holds for every field.
VALUES: dict[str, dict[str, str]] = {
    "": _ME,
    "kind": {
        "kunde": "customer",
        "kunden": "customer",
        "customers": "customer",
        "people": "contact",
        "person": "contact",
        "personen": "contact",
        "contacts": "contact",
        "notiz": "note",
        "notizen": "note",
        "notes": "note",
        "zusage": "promise",
        "zusagen": "promise",
        "versprechen": "promise",
        "promises": "promise",
        "besuch": "visit",
        "besuche": "visit",
        "visits": "visit",
        "chance": "opportunity",
        "chancen": "opportunity",
        "opportunities": "opportunity",
        "standort": "site",
        "standorte": "site",
        "sites": "site",
        "anhang": "attachment",
        "anhänge": "attachment",
        "attachments": "attachment",
        "kollege": "colleague",
        "kollegen": "colleague",
        "colleagues": "colleague",
        "schlagwort": "tag",
        "schlagwörter": "tag",
        "tags": "tag",
        "teams": "team",
        "bekanntschaft": "link",
        "einfluss": "influence",
        "influences": "influence",
    },
    "topic": {
        "probleme": "problem",
        "problems": "problem",
        "chance": "opportunity",
        "chancen": "opportunity",
        "opportunities": "opportunity",
        "strategie": "strategy",
        "strategien": "strategy",
        "strategies": "strategy",
        "vorliebe": "preference",
        "vorlieben": "preference",
        "preferences": "preference",
        "persönlich": "personal",
        "persönliches": "personal",
        "entscheidung": "decision",
        "entscheidungen": "decision",
        "decisions": "decision",
        "wettbewerb": "competitor",
        "wettbewerber": "competitor",
        "competitors": "competitor",
        "beziehung": "relationship",
        "beziehungen": "relationship",
        "relationships": "relationship",
        "zufriedenheit": "satisfaction",
        "tatsache": "fact",
        "tatsachen": "fact",
        "facts": "fact",
    },
    "is": {
        "offen": "open",
        "gehalten": "kept",
        "gebrochen": "broken",
        "fallen gelassen": "dropped",
        "fallengelassen": "dropped",
        "überfällig": "overdue",
        "ueberfaellig": "overdue",
        "late": "overdue",
        "undatiert": "undated",
        "veraltet": "stale",
        "alt": "stale",
        "old": "stale",
        "frisch": "fresh",
        "mein": "mine",
        "meine": "mine",
        "meins": "mine",
        "my": "mine",
        "neu": "new",
        "proposed": "new",
        "vorgeschlagen": "new",
        "privat": "private",
        "geteilt": "shared",
        "gewonnen": "won",
        "verloren": "lost",
        "geplant": "planned",
        "wunsch": "wish",
    },
    "role": {
        "wirtschaftlich": "economic",
        "entscheider": "economic",
        "technisch": "technical",
        "anwender": "user",
        "nutzer": "user",
        "fürsprecher": "coach",
        "leitung": "manager",
    },
    "owed": {"uns": "us", "wir": "us", "ihnen": "them", "kunde": "them"},
    "stage": {
        "wunsch": "wish",
        "entstehend": "forming",
        "geplant": "planned",
        "beschaffung": "buying",
        "gewonnen": "won",
        "verloren": "lost",
    },
}
#: What `is:` can say beside the choices of fields: (name, label).
STATES = (
    ("open", QT_TRANSLATE_NOOP("db", "open")),
    ("overdue", QT_TRANSLATE_NOOP("db", "overdue")),
    ("undated", QT_TRANSLATE_NOOP("db", "without a date, open")),
    ("kept", QT_TRANSLATE_NOOP("db", "kept")),
    ("broken", QT_TRANSLATE_NOOP("db", "broken")),
    ("stale", QT_TRANSLATE_NOOP("db", "stale: its day of review has passed")),
    ("fresh", QT_TRANSLATE_NOOP("db", "fresh: its day of review is to come")),
    ("mine", QT_TRANSLATE_NOOP("db", "mine: written by me, or mine to do")),
    ("new", QT_TRANSLATE_NOOP("db", "new, to confirm")),
    ("private", QT_TRANSLATE_NOOP("db", "for me only")),
    ("shared", QT_TRANSLATE_NOOP("db", "shared with others")),
)


#: Fields whose values go by the names of another's.
_LIKE = {"status": "is", "topics": "topic", "tags": "tag", "owed_by": "owed"}


#: The field, unknown to people, under which a search finds what is about those who play a part in a purchase.
WITH_ROLE = "with_role"


def field_of(name: str, known: Container[str]) -> str:
    """The field meant by what was typed before the colon: its own name, or another word for it."""
    name = name.lower()
    return name if name in known else SYNONYMS.get(name, name)


#: So many letters of a German word mean it already, as those of an English one do.
_BEGUN = 3


def value_of(field: str, value: str) -> str:
    """The value meant by what was typed after the colon, as the declarations have it; else what was typed."""
    typed = value.casefold()
    own = VALUES.get(_LIKE.get(field, field), {})
    begun = (meant for word, meant in own.items() if field != "is" and word.startswith(typed) and word not in _ENGLISH)
    return own.get(typed) or _ME.get(typed) or (len(typed) >= _BEGUN and next(begun, "")) or value


def in_german(field: str, value: str) -> str:
    """The German word to offer for a value: the first that means it, else the value."""
    words = (german for german, meant in VALUES.get(field, {}).items() if meant == value and german not in _ENGLISH)
    return next(words, value)


#: The English words among those of the tables above (plurals and the like).
_ENGLISH = frozenset(
    "customers people person contacts notes promises visits opportunities sites attachments colleagues tags teams "
    "influences problems strategies preferences decisions competitors relationships facts late old my proposed".split()
) - {"person"}


def spelled_out(node: Node, today: date) -> Node:
    """The tree with every state of `is:` and every `role:` in terms of fields, for a search that knows fields only."""
    match node:
        case Has("is", value):
            meant = _state(value.casefold(), today)
            return node if meant is None else condition(meant)
        case Has("role", value):
            return condition(Either((node, Has(WITH_ROLE, value))))
        case Not(inner):
            return Not(spelled_out(inner, today))
        case All(nodes):
            return All(tuple(spelled_out(one, today) for one in nodes))
        case Either(nodes):
            return Either(tuple(spelled_out(one, today) for one in nodes))
        case _:
            return node


def fields_in(node: Node) -> Iterator[Has]:
    """Every field that the tree names, those excluded too."""
    match node:
        case Has():
            yield node
        case Not(inner):
            yield from fields_in(inner)
        case All(nodes) | Either(nodes):
            for one in nodes:
                yield from fields_in(one)


def asks_due(node: Node) -> bool:
    """Whether the tree asks for due days, or for what is open: that is looked through by the day it is due."""
    match node:
        case Within("due"):
            return True
        case Has("is", value):
            return value.casefold() in ("open", "overdue")
        case All(nodes) | Either(nodes):
            return any(map(asks_due, nodes))
        case _:
            return False


def condition(node: Node) -> Node:
    """The same as a condition: denied twice, since a search that finds nothing with all words tries some of the joined
    parts, and a condition is no word that may be left out."""
    return node if isinstance(node, Has | Within | Not) else Not(Not(node))


def _state(name: str, today: date) -> Node | None:
    yesterday = today - timedelta(days=1)
    is_open = All((Has("kind", "promise"), Not(Either(tuple(Has("status", end) for end in ENDS)))))
    match name:
        case "open":  # also where nobody ever said how it stands: promises.status_of
            return is_open
        case "overdue":
            return All((is_open, Within("due", None, yesterday)))
        case "undated":
            return All((is_open, Not(Within("due", None, None))))
        case "mine":
            return Either((Has("by", "me"), Has("colleague", "me")))
        case "new":
            return Has("proposed", "yes")
        case "private":
            return Has("audience", "me")
        case "shared":
            return Not(Has("audience", "me"))
        case "stale":
            return All((Has("kind", "note"), _passed(today)))
        case "fresh":
            dated = Either((Within("review_by", None, None), Within("learnt_on", None, None)))
            return All((Has("kind", "note"), dated, Not(_passed(today))))
        case _:
            return None


def _passed(today: date) -> Node:
    """Notes whose day of review is over, by the rules of `freshness`: their own day, else that of the topic that goes
    stale first, counted from the day they were learnt."""

    def before(days: int) -> Node:
        return Within("learnt_on", None, today - timedelta(days=days + 1))

    by_period: dict[int, list[Node]] = {}
    for topic, days in REVIEW_DAYS.items():
        by_period.setdefault(days, []).append(Has("topic", topic))
    topics = Either(tuple(Has("topic", topic) for topic in REVIEW_DAYS))
    unsaid = All((Not(topics), before(UNSAID_DAYS)))
    by_topic = tuple(All((Either(tuple(has)), before(days))) for days, has in by_period.items())
    own = Within("review_by", None, today - timedelta(days=1))
    return Either((own, All((Not(Within("review_by", None, None)), Either((*by_topic, unsaid))))))
