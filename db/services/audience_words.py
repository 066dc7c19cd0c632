"""An audience in words: “Only me”, “Everyone”, “Team North”, “Ute Brandt and me”."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from db.domain.said import HIDDEN, Said
from db.domain.sync import audiences
from db.domain.words import QT_TRANSLATE_NOOP

ONLY_ME = QT_TRANSLATE_NOOP("db", "Only me")
ALL = QT_TRANSLATE_NOOP("db", "Everyone")
TEAM = QT_TRANSLATE_NOOP("db", "Team {0}")
#: What a store says of new notes (`audiences.FOR_NEW`).
FOR_NEW = {
    audiences.ME: QT_TRANSLATE_NOOP("db", "for their author alone, where they have not chosen others"),
    audiences.OWN_TEAM: QT_TRANSLATE_NOOP("db", "for their author’s own team, where they have not chosen others"),
    audiences.EVERYONE: QT_TRANSLATE_NOOP("db", "for everyone, where their author has not chosen others"),
}
_AND_ME = QT_TRANSLATE_NOOP("db", "{0} and me")


def named(texts: Iterable[str]) -> set[str]:
    """The records whose names the words of these audiences want."""
    wanted: set[str] = set()
    for audience in texts:
        wanted.update(audiences.members(audience))
        if audience.startswith("team:"):
            wanted.add(audience[5:])
    return wanted


def words(audience: str, names: Mapping[str, str], me: str = "") -> str:
    """An audience as people read it, given the names of those in it (`named`). `me` is the id of who reads."""
    if audience in (audiences.ME, f"me:{me}", ""):
        return Said(ONLY_ME)
    if audience == audiences.EVERYONE:
        return Said(ALL)
    if audience.startswith("team:"):
        return Said(TEAM, names.get(audience[5:], HIDDEN))
    members = audiences.members(audience)
    others = ", ".join(sorted((str(names.get(one, HIDDEN)) for one in members if one != me), key=str.casefold))
    if me not in members:
        return others
    return Said(_AND_ME, others) if others else Said(ONLY_ME)
