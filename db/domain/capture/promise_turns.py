"""Two turns of speech that need more than one cue: a yes to a wish, and a list of things owed."""

from __future__ import annotations

import re
from dataclasses import replace

from db.domain.capture.antecedents import wished
from db.domain.capture.clauses import Deed, written
from db.domain.capture.normal import Normal, folded
from db.domain.capture.promise_dates import best
from db.domain.capture.promise_finding import Cue
from db.domain.capture.text import Words
from db.domain.capture.values import PromiseReading

_YES = re.compile(
    r"^[ ,.–-]*(?:(?:das |die |den |dies )?(?:habe|hab|haben) (?:ich|wir)(?: (?:ihm|ihr|ihnen|§p\d+))? "
    r"(?:zugesagt|versprochen)"
    r"|(?:ich |wir )?(?:habe|hab|haben)(?: (?:es|das|ihm|ihr|ihnen|§p\d+)){1,2} (?:zugesagt|versprochen)"
    r"|(?:so |and )?(?:i |we )?(?:said (?:yes|ok|okay|sure|no problem|that is fine|fine)|agreed(?: to "
    r"(?:that|it|this))?|told (?:him|her|them|§p\d+) (?:yes|ok|okay|sure|no problem|fine)|promised "
    r"(?:it|that|so)|will do)"
    r"|(?:so |and )?(?:i |we )?(?:said|told (?:him|her|them|§p\d+)|promised)(?: (?:i|we))? would (?:do|try) (?:my|our) "
    r"(?:level |very )?best"
    r"|(?:i )?said i would|i promised|zugesagt|versprochen|agreed|mache ich|machen wir|erledige ich|geht klar)[ .!]*$"
)


_YES_TOO = re.compile(
    r" (?:[,–;-] (?:and |und |so )?(?:(?:i|we|ich|wir) )?|(?:and (?:i|we)|und (?:ich|wir)) )"
    r"(?:will do|said (?:yes|ok|okay|sure|no problem)|told (?:him|her|them) (?:yes|ok|sure|no problem)"
    r"|promised (?:it|that)|agreed|(?:habe|haben)(?: (?:ich|wir|es|das|ihm|ihr|ihnen)){0,3} (?:zugesagt|versprochen)"
    r"|mache ich)[ .!]*$"
)


def _shortened(normal: Normal, last: int) -> Normal:
    """The sentence up to a piece."""
    return replace(normal, text=" ".join(normal.pieces[:last]), pieces=normal.pieces[:last])


def agreed_to(normal: Normal, earlier: Normal | None, words: Words) -> PromiseReading | None:
    """“He wants our price list by Monday. I said yes.”: what was wished for is promised."""
    if match := _YES_TOO.search(normal.text):
        earlier = _shortened(normal, normal.piece(match.start() + 1))
    elif earlier is None or not _YES.match(normal.text):
        return None
    wish = wished(earlier, words)
    if not wish:
        return None
    due = best([d for d in earlier.dates.values() if not d.past and not d.recurring])
    start, end = words.tokens[normal.tokens[0]].start, words.tokens[normal.ends[-1] - 1].end
    return PromiseReading(
        "us",
        wish,
        due.day if due else None,
        (due.start, due.end) if due else None,
        due.alternatives if due else (),
        due.note if due else "",
        None,
        (start, end),
        normal.text,
        0.7,
        folded(wish),
    )


_THINGS_LIST = re.compile(
    r"^(?:\d|two|three|four|five|a couple of|a few|several|some|zwei|drei) (?:more )?(?:things|items"
    r"|jobs|bits|documents|sachen|dinge) ?[:–-] ?(?P<list>[^.;!?]+)"
)


def several_things(normal: Normal, cue: Cue, following: Normal | None, words: Words) -> list[PromiseReading]:
    """“owe Martin two things: the manual, and a date for the training. Both this week.”"""
    rest = " ".join(normal.pieces[cue.what :])
    match = _THINGS_LIST.match(rest)
    if not match:
        return []
    offset = normal.starts[cue.what] + match.start("list")
    first, end = normal.piece(offset), normal.piece(normal.starts[cue.what] + match.end("list") - 1) + 1
    cuts = [at for at in range(first, end) if normal.pieces[at] in (",", "and", "und", "&")]
    due = best([d for d in normal.dates.values() if not d.past and not d.recurring])
    if due is None and following and len(following.pieces) <= 4:
        due = best([d for d in following.dates.values() if not d.past and not d.recurring])
    out = []
    for start, stop in zip([first, *(c + 1 for c in cuts)], [*cuts, end], strict=True):
        piece = Deed(
            start, stop, frozenset(at for at in range(start, stop) if normal.pieces[at].startswith("§d")), (), 2
        )
        if stop > start and any(p[0].isalnum() for p in normal.pieces[start:stop]):
            text, span = written(normal, words, piece)
            if text:
                day, day_span = (due.day, (due.start, due.end)) if due else (None, None)
                out.append(PromiseReading(cue.by, text, day, day_span, span=span, cue=cue.text, key=folded(text)))
    return out if len(out) > 1 else []
