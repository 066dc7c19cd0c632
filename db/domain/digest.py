"""The few lines worth reading before a visit, picked out of what is known: whole sentences of the notes, never new
words.

Picking is by plain rules that can be told: what a note is about, how fresh and how sure it is, whether it concerns
the people one meets.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.domain.freshness import Freshness

#: Letters of one line on a card.
LINE = 120

#: How much a topic helps whoever is about to walk in.
_WORTH = {
    "decision": 6,
    "preference": 5,
    "strategy": 4,
    "relationship": 3,
    "problem": 2,
    "personal": 2,
    "opportunity": 2,
    "competitor": 2,
    "satisfaction": 2,
    "fact": 1,
}
_BUTTON = {"avoid": 5, "cold": 4, "hot": 3}
_FRESH = {"fresh": 2, "ageing": 0, "stale": -4, "": 0}
_SURE = {"high": 1, "low": -2}
_MEETS = 3

_ABBREVIATIONS = frozenset(
    "dr prof mr mrs ms st approx ca etc vs incl excl inc ltd co corp dept mgr sr jr bzw evtl ggf inkl max min usw vgl "
    "zzgl str hr fr ing dipl".split()
)
_BEFORE_NUMBER = frozenset("no nr fig tel abt p".split())
_DOTTED = re.compile(r"[^\W\d_](\.[^\W\d_])+")  # e.g, a.m, z.B
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|\n+")


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A note as far as a digest looks at it. `about` are ids of people."""

    id: str
    text: str
    topics: tuple[str, ...] = ()
    polarity: str = ""
    about: tuple[str, ...] = ()
    day: date | None = None
    freshness: Freshness = ""
    confidence: str = ""


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line break ends one, an abbreviation, an initial or a number does not."""
    found, start = [], 0
    for match in _END.finditer(text):
        if match.group() == "." and _goes_on(text[start : match.start()], text[match.end() :].lstrip()[:1]):
            continue
        found.append(text[start : match.end()])
        start = match.end()
    found.append(text[start:])
    return [" ".join(one.split()) for one in found if one.strip()]


def _goes_on(before: str, following: str) -> bool:
    """Whether a full stop between these is none."""
    words = before.rsplit(None, 1)
    word = words[-1].lstrip("(\"'“„") if words else ""
    if word.lower() in _BEFORE_NUMBER:
        return following.isdigit()
    if _DOTTED.fullmatch(word):
        return not following.isupper() or word.lower() in ("e.g", "i.e", "z.b", "d.h", "u.a", "o.ä")
    return word.lower() in _ABBREVIATIONS or re.fullmatch(r"[^\W\d_]|\d{1,2}", word) is not None


def shorten(text: str, limit: int = LINE) -> str:
    """The text on one line, cut at a word with an ellipsis where it is longer."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    head = cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut
    return head.rstrip(" ,;:–-") + "…"


def gist(text: str, limit: int = LINE) -> str:
    """The first sentences of a text, as many as fit whole. The first alone, cut where it is longer; and where it says
    little ("First visit."), the beginning of the next."""
    said = ""
    for one in sentences(text):
        longer = f"{said} {one}" if said else one
        if len(longer) > limit:
            return shorten(longer, limit) if len(said) < limit // 3 else said
        said = longer
    return said


def worth(piece: Piece, meets: Collection[str] = ()) -> int:
    """How much a piece helps before meeting these people."""
    topic = max((_WORTH.get(topic, 0) for topic in piece.topics), default=0)
    points = max(topic, _BUTTON.get(piece.polarity, 0)) + _FRESH[piece.freshness] + _SURE.get(piece.confidence, 0)
    return points + (_MEETS if meets and not set(piece.about).isdisjoint(meets) else 0)


def know(pieces: Sequence[Piece], meets: Collection[str] = (), limit: int = LINE) -> tuple[str, tuple[str, ...]]:
    """What to have in mind, in one line, and the ids of the pieces it was taken from: the worthiest, and one more if
    it fits."""
    ranked = sorted(pieces, key=lambda one: (worth(one, meets), one.day or date.min, one.id), reverse=True)
    line, used = "", []
    for piece in ranked[:3]:
        room = limit - len(line) - 1
        said = gist(piece.text, room) if line else gist(piece.text, limit)
        if line and (len(said) > room or said.endswith("…") or said in line):
            continue
        line = f"{ended(line)} {said}" if line else said
        used.append(piece.id)
        if len(used) == 2 or len(line) > limit * 0.6:
            break
    return line, tuple(used)


def happened(pieces: Iterable[Piece], without: Collection[str] = (), limit: int = LINE) -> str:
    """The newest thing, in one line; '' where there is none. Of one day the worthier; buttons are no event."""
    events = [one for one in pieces if one.id not in without and not one.polarity and one.day]
    newest = max(events, key=lambda one: (one.day or date.min, worth(one), one.id), default=None)
    return gist(newest.text, limit) if newest else ""


def ended(line: str) -> str:
    """The line with a full stop, where it has no end of its own."""
    return line if not line or line[-1] in '.!?…:”"' else line + "."
