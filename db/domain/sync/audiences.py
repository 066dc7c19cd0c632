"""Audiences: who may see a record, as text in a record and on the wire, and as the key that a feed and a cursor have.

| | in a record on a laptop | on the wire, in a store | key |
|---|---|---|---|
| only me | `me` | `me:COLLEAGUE` | `me:COLLEAGUE` |
| a team | `team:TEAM` | `team:TEAM` | `team:TEAM` |
| named people | `people:A,B,C` (ids, sorted) | the same | `people:UUIDv5 of A,B,C` |
| everyone | `everyone` | `everyone` | `everyone` |

Named people are told by their ids in the text itself, so an audience made offline needs nothing but the text; the key
is the same wherever it is worked out, and short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from uuid import UUID, uuid5

EVERYONE = "everyone"
ME = "me"
#: What a store may say of new notes, for who has not chosen for themselves: for their author alone, for the author's
#: own team, for everyone.
OWN_TEAM = "team"
FOR_NEW = (ME, OWN_TEAM, EVERYONE)

#: The namespace of `people:` keys; Postgres works the same key out with it.
PEOPLE = UUID("6f0c0a52-3c0f-5d0e-9a55-7acc17000001")
#: Audiences that name who is in them.
_NAMED = ("me:", "people:")
#: An id as it may stand in an audience.
_ID = r"[0-9A-Za-z_-]{1,64}"
_TEXT = re.compile(rf"everyone|(?:me|team):{_ID}|people:{_ID}(?:,{_ID})*")


def people(members: Iterable[str]) -> str:
    """The audience of named people: their ids, sorted, each once."""
    return "people:" + ",".join(sorted(set(members)))


def members(text: str) -> tuple[str, ...]:
    """The ids that a `people:` audience names; none for another."""
    return tuple(text[7:].split(",")) if text.startswith("people:") else ()


def valid(text: object) -> bool:
    """Whether this is an audience as it travels: known form, named people sorted and each once."""
    if not isinstance(text, str) or not _TEXT.fullmatch(text):
        return False
    return not text.startswith("people:") or people(members(text)) == text


def key(text: str) -> str:
    """The key of an audience that travels."""
    return f"people:{uuid5(PEOPLE, text[7:])}" if text.startswith("people:") else text


def to_wire(text: str, colleague: str) -> str:
    """An audience of a record of this colleague's laptop, as it travels."""
    return f"me:{colleague}" if text == ME else text


def from_wire(text: str, colleague: str) -> str:
    """An audience that came, as this colleague's records say it."""
    return ME if text == f"me:{colleague}" else text


def includes(text: str, colleague: str) -> bool:
    """Whether this audience names the colleague by itself (a team's members are known to the store alone)."""
    return text in (EVERYONE, f"me:{colleague}") or colleague in members(text)


def within(one: str, other: str) -> bool:
    """Whether everybody in one audience, told as it travels, is in the other for certain: who is in a team is not to be
    told from its name."""
    if other in (EVERYONE, one):
        return True
    inner, outer = (set(text.partition(":")[2].split(",")) for text in (one, other))
    return one.startswith(_NAMED) and other.startswith(_NAMED) and inner <= outer


def for_new(said: str, teams: Sequence[str]) -> str:
    """Who may see what somebody who is in these teams writes, where the store says this of new notes. Whoever is in no
    team or in several has no team that is meant, and nobody knows what a later Tacit may say: then only me."""
    if said == OWN_TEAM and len(teams) == 1:
        return f"team:{teams[0]}"
    return EVERYONE if said == EVERYONE else ME
