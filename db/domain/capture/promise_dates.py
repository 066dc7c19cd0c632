"""The day a promise is due: a date of its clause, one said right behind it, or one at the clause's opening."""

from __future__ import annotations

import re

from db.domain.capture.clauses import Deed, clause_start
from db.domain.capture.normal import Normal
from db.domain.capture.promise_finding import Cue
from db.domain.dates import FoundDate

_SAYS = (
    r"(?:(?:he|she|they|i|we|§p\d+|er|sie)(?: has| have| now)? (?:say|says|said|thinks|reckons|told"
    r"|tells|promised|promises|confirmed|hopes|will do|meint|sagt|sagte)(?: me| us| him| her)?(?: "
    r"that)?(?: it)?"
    r"(?: is| will be| would be| comes| will do)?(?: in)? ?)"
)
_READY = (
    r"(?:(?:(?:it|that|this|which|all|both|they|es|das|beides)(?: is| are| will| would| should| 's| has to| must| "
    r"needs to| wird)? ?)?(?:(?:should|will|would|must|to|soll|sollte|wird) )?(?:be )?(?:ready|there"
    r"|done|due|sent|finished|over|out|fertig|da|with (?:us|me|him|her|them)|here)? ?)"
)
_WHICH = re.compile(
    r"\b(?:which|that) (?:§p\d+|he|she|they|we) (?:shall|will|would|should) (?:have|get|receive|see"
    r"|send|deliver)(?: \S+)? §d(?P<date>\d+)"
)
_TRAILER = re.compile(
    rf"^[ ,(:–—-]*(?:and |so |und )?(?:(?:kriegt|bekommt|erhalt|hat) (?:er|sie|§p\d+) (?:(?:das|es|ihn|sie) )?)?"
    rf"(?:(?:still waiting|still nothing|not yet) ?,? ?(?:but |and "
    rf")?)?{_SAYS}?{_READY}?(?:(?:he|she|they|er|sie) (?:would like|wants?|needs?|expects?|braucht|will"
    rf"|mochte) (?:it|them|this|that|es|das|sie)? ?)?(?:due|deadline|latest|by|no later than|at the "
    rf"latest|ideally|hopefully|most likely|maybe|probably|target|eta|frist|termin|abgabe|delivery"
    rf"|submission|lieferung|spatestens|not later than|wants it|needs it|needed)? ?(?:is |: ?|by |on "
    rf")?§d(?P<date>\d+)"
)
#: “owes me a signature, he is doing it tomorrow”: the day of the same thing.
_OF_IT = re.compile(
    r"^[ ,.–—:(-]*(?:and |but |so |und )?(?:reminded (?:him|her|§p\d+) ?,? ?(?:and )?)?"
    r"(?!(?:[^.;]*? )?(?:was|were|had|has|did|sent|got|came|arrived|not|war"
    r"|hatte|hat|if|wenn)\b)"
    r"(?:(?:he|she|they|i|we|§p\d+|er|sie|ich|wir|said|says|told|will)\b[^.;,]{0,40}? )(?:it|es|das)"
    r"(?: (?:over|out|up|across|in|to|him|her|us|me|then|by|on|for|until|bis|am|ihr|ihm|uns|mir|his|agenda|diary))*"
    r" §d(?P<date>\d+)"
)
_FIX = re.compile(
    r"^[ ,.–—-]*(?:(?:no|sorry|wait|scratch that|correction|i mean|mean|or rather|rather|make that"
    r"|actually|well|oops|hang on|nein|ne|quatsch|korrektur|besser|gesagt|stimmt nicht|doch|erst|not"
    r"|let me|say|better) ?,? ?){1,5}(?:by |on |make it |until )?§d(?P<date>\d+)"
)
_BY_WORDS = frozenset("by until till til before b4 bis spatestens latest due vor within in no not".split())


#: “After Easter” opens a time without an end: no day by which.
_BEHIND = frozenset(("after", "nach", "since", "seit"))


def due_date(normal: Normal, found: Deed, cue: Cue, following: Normal | None) -> FoundDate | None:
    """The day a deed is due: a date of its clause, one said right behind it, or one at the clause's opening."""
    inside = [normal.dates[int(normal.pieces[at][2:])] for at in found.dates]
    inside = [d for d in inside if not d.past and not d.recurring]
    chosen = best(inside)
    rest = " ".join(normal.pieces[found.last :])
    if chosen is None and (match := _TRAILER.match(rest)):
        chosen = _usable(normal.dates[int(match["date"])])
        rest = rest[match.end() :]
    if chosen is None and (match := _WHICH.search(rest[:160])):
        chosen = _usable(normal.dates[int(match["date"])])
    for later in (normal, following) if chosen is None else ():
        said = rest if later is normal else following.text if following and len(following.pieces) <= 14 else ""
        if later and (match := _OF_IT.match(said)):
            chosen = chosen or _usable(later.dates[int(match["date"])])
    if chosen is None:
        start = clause_start(normal, cue.at)
        opening = [normal.dates[int(p[2:])] for p in normal.pieces[start : cue.what] if p.startswith("§d")]
        chosen = best([d for d in opening if not d.past and not d.recurring])
    if chosen is None and following and len(following.pieces) <= 9 and (match := _TRAILER.match(following.text)):
        chosen = _usable(following.dates[int(match["date"])])
        rest = following.text[match.end() :]
    if chosen and (match := _FIX.match(rest)):
        chosen = (
            _usable(
                normal.dates.get(int(match["date"])) or (following.dates.get(int(match["date"])) if following else None)
            )
            or chosen
        )
    return chosen


def _usable(date: FoundDate | None) -> FoundDate | None:
    return best([date]) if date and not date.past and not date.recurring else None


def best(dates: list[FoundDate]) -> FoundDate | None:
    """The one behind “by”; else the last that names a time rather than a thing."""
    if not dates:
        return None
    dates = [d for d in dates if not _BEHIND & set(d.word.split())]
    by = [d for d in dates if d.word and d.word.split()[0] in _BY_WORDS]
    free = [
        d for d in dates if not d.word or d.word.split()[0] not in ("for", "of", "from", "since", "fur", "ab", "seit")
    ]
    days = [d for d in dates if d.grain == "day" and d.word.startswith(("for", "fur"))]
    return (by or free or days or [None])[-1]  # type: ignore[list-item]
