"""Who owes whom what, by when: promises out of the sentences of a capture.

Cues (promise_cues.py) propose, promise_finding.py places them, promise_refusals.py refuses what is none, clauses.py
finds the words of the deed, promise_dates.py its day; this file puts them together and names the person.
"""

from __future__ import annotations

import re
from dataclasses import replace

from db.domain.capture.antecedents import with_antecedent
from db.domain.capture.clauses import Deed, clause_start, deed, written
from db.domain.capture.model import Judge
from db.domain.capture.normal import Normal, folded
from db.domain.capture.promise_dates import best, due_date
from db.domain.capture.promise_finding import THING_RULES, Cue, cues
from db.domain.capture.promise_judging import SEEN, judged
from db.domain.capture.promise_refusals import called_off, refused
from db.domain.capture.promise_turns import agreed_to, several_things
from db.domain.capture.text import Words
from db.domain.capture.values import By, PromiseReading
from db.domain.dates import FoundDate
from db.domain.lexicon.function_words import FUNCTION
from db.domain.lexicon.promise_words import GERMAN_HE, GERMAN_I, GERMAN_WE, GOING, SENDS


def promises(normals: list[Normal], words: Words, judge: Judge) -> list[PromiseReading]:
    """The promises of a capture in order."""
    out: list[PromiseReading] = []
    last = -2
    for index, normal in enumerate(normals):
        if normal.unit.whose in ("quote", "signature", "header"):
            continue
        following = normals[index + 1] if index + 1 < len(normals) else None
        earlier = normals[index - 1] if index else None
        found = list(_kept(normal, earlier, following, words, judge))
        if out and found and index == last + 1 and _same_deed_again(out[-1], found[0]):
            out[-1] = _dated(out[-1], found.pop(0))
        last = index if found else last
        out.extend(_with_contact(reading, normal, normals, index) for reading in found)
    return _without_doubles(out)


def _kept(
    normal: Normal, earlier: Normal | None, following: Normal | None, words: Words, judge: Judge
) -> list[PromiseReading]:
    key = ("promises", earlier, following, judge)
    return normal.kept(key, lambda: _of_sentence(normal, earlier, following, words, judge))


def _of_sentence(
    normal: Normal, earlier: Normal | None, following: Normal | None, words: Words, judge: Judge
) -> list[PromiseReading]:
    if following and called_off(following):
        return []
    proposed, good = proposals(normal, following)
    found = judged(normal, words, proposed, good, judge)
    if agreed := agreed_to(normal, earlier, words):
        return [agreed]
    found = _joined(normal, found, proposed)
    barriers = _barriers(found)
    out: list[PromiseReading] = []
    ends = -1
    for cue in found:
        if cue.what < ends:
            continue
        first = _with_our_man(normal, cue)
        if several := several_things(normal, cue, following, words):
            out.extend(several)
            ends = len(normal.pieces)
            continue
        least = cue.end if cue.rule.name in THING_RULES or cue.rule is SEEN else 0
        piece = deed(normal, first, barriers - set(range(cue.at, cue.what + 1)), least)
        reading = _reading(normal, cue, piece, earlier, following, words)
        if reading is None:
            continue
        if out and _day_of_another(out[-1], reading):
            reading = replace(reading, due=None, due_span=None, due_alternatives=(), due_note="")
        if out and _same_deed_again(out[-1], reading):
            out[-1] = _dated(out[-1], reading)
            continue
        out.append(reading)
        ends = piece.last
        extra = _gapped(normal, piece, reading, words)
        if extra:
            out.append(extra[0])
            ends = extra[1]
    return out


def proposals(normal: Normal, following: Normal | None) -> tuple[list[Cue], list[Cue]]:
    """What rules propose in a sentence, and what of it they do not refuse."""
    dated = bool(normal.dates) or bool(following and following.dates and len(following.pieces) <= 9)
    found = cues(normal, dated)
    return found, [cue for cue in found if not refused(normal, cue)]


def _dated(promise: PromiseReading, by: PromiseReading) -> PromiseReading:
    """A promise with the day that another one says."""
    return replace(
        promise, due=by.due, due_span=by.due_span, due_note=by.due_note, due_alternatives=by.due_alternatives
    )


def _day_of_another(last: PromiseReading, new: PromiseReading) -> bool:
    """A day between two deeds that the first one has taken is not the second one's as well."""
    day = new.due_span
    return day is not None and last.due_span == day and last.span[0] < day[0] < new.span[0]


def _same_deed_again(last: PromiseReading, new: PromiseReading) -> bool:
    """“a loan unit, delivering it Thursday”, “mache ich morgen”: the second only says when."""
    said = last.key.split()
    told = [w for w in new.key.split() if w not in FUNCTION and w not in _DEEDS and w[0].isalpha() and w not in said]
    return last.by == new.by and last.due in (None, new.due) and new.due is not None and not told


_YES = frozenset(("yes", "ja", "ok", "okay", "same", "zugesagt", "versprochen"))
_DEEDS = SENDS | GOING | GERMAN_I | GERMAN_WE | GERMAN_HE | _YES


#: German rules whose deed may stand before the verb: “den Bericht schicke ich”, “die Muster bekommt er von uns”.
_VERB_FIRST = frozenset(
    ("schicke ich", "muss ich", "bekommen wir", "schickt er uns", "das bekommt er von uns", "bekommt von uns")
)


def _with_our_man(normal: Normal, cue: Cue) -> int:
    """Where the words begin: with “our technician Luis” when it is not oneself who acts."""
    if cue.rule.name in _VERB_FIRST:
        return _fronted(normal, cue)
    if cue.by != "us" or cue.what - cue.at > 12:
        return cue.what
    for at in range(max(cue.at, cue.what - 7), cue.what):
        if normal.pieces[at] == "§k" or (normal.pieces[at] in ("our", "unser", "unsere") and at < cue.what - 1):
            return at if normal.pieces[at - 1] not in ("from", "by") else cue.what
    return cue.what


_LETS_KNOW = re.compile(
    r"(?:let (?:me|us|him|her|them|you|§p\d+) know|(?:get|come) back|revert|report back|tell (?:me|us|him|her|them)\b"
    r"|confirm\b(?= (?:back|by|§d))|gebe? (?:[^ ]+ ){1,4}bescheid|melde[nt]? (?:mich|sich|uns))"
)


def _joined(normal: Normal, found: list[Cue], proposed: list[Cue]) -> list[Cue]:
    """“will chase it and let me know by Friday” is one deed, with its day."""
    out: list[Cue] = []
    for cue in found:
        first = _first_half(normal, cue, proposed)
        if first is None:
            out.append(cue)
        elif all(one.what != first.what for one in out):
            out.append(replace(first, by=cue.by, certain=True))
    return out


def _first_half(normal: Normal, cue: Cue, proposed: list[Cue]) -> Cue | None:
    """What “and let me know” belongs to."""
    joined = normal.piece_at(cue.what - 1) in ("and", "und", "&")
    if not joined or not _LETS_KNOW.match(" ".join(normal.pieces[cue.what :])):
        return None
    before = [one for one in proposed if one.what < cue.what and one.by == cue.by and cue.what - one.what <= 12]
    between = normal.pieces[before[-1].what : cue.what] if before else ()
    return before[-1] if before and not any(p.startswith("§d") or p in (".", ",", ";") for p in between) else None


def _fronted(normal: Normal, cue: Cue) -> int:
    """German puts what matters first: “Den Testbericht schicke ich ...”."""
    start = clause_start(normal, cue.what)
    front = normal.pieces[start : cue.what]
    return start if any(p[0].isalnum() and p not in FUNCTION for p in front) and len(front) <= 8 else cue.what


def _barriers(found: list[Cue]) -> frozenset[int]:
    return frozenset(cue.at for cue in found) | frozenset(cue.what for cue in found)


def _reading(
    normal: Normal,
    cue: Cue,
    piece: Deed,
    earlier: Normal | None,
    following: Normal | None,
    words: Words,
) -> PromiseReading | None:
    if cue.rule.name == "which they shall have":
        return None
    due = due_date(normal, piece, cue, following)
    clause = " ".join(normal.pieces[clause_start(normal, cue.at) : piece.last])
    if not cue.certain and not _needs_met(cue, due, clause):
        return None
    text, span = written(normal, words, piece)
    full = with_antecedent(text, normal, earlier, piece, words)
    if not full or (full == text and not _says_something(normal, piece, due)):
        return None
    if due is None and full != text:
        due = best([d for d in _dates_before(normal, cue, earlier) if not d.past and not d.recurring])
    text = full
    by: By = cue.by
    if normal.unit.theirs and normal.unit.whose == "mail":
        by = "them" if by == "us" or not _YOU.search(f"{cue.subject} {cue.text}") else "us"
    start = words.tokens[normal.tokens[min(cue.at, cue.what)]].start
    sure = 0.9 if due or cue.rule.name not in ("do it", "need to", "and will", "waiting for") else 0.65
    return PromiseReading(
        by,
        text,
        due.day if due else None,
        (due.start, due.end) if due else None,
        due.alternatives if due else (),
        due.note if due else "",
        None,
        (min(start, span[0]), span[1]),
        cue.text,
        sure,
        folded(text),
    )


#: In the customer's own words “you” are we; whoever else is named there is one of theirs.
_YOU = re.compile(r"\byou\b|\byour\b|§k|\bihr\b|\beuer\b|\bdu\b")


def _dates_before(normal: Normal, cue: Cue, earlier: Normal | None) -> list[FoundDate]:
    """The dates of the wish that a promise answers: “needs it before the 2nd, so I said I would”."""
    here = [normal.dates[int(p[2:])] for p in normal.pieces[: cue.at] if p.startswith("§d")]
    return here or (list(earlier.dates.values()) if earlier else [])


def _needs_met(cue: Cue, due: FoundDate | None, clause: str) -> bool:
    need = cue.rule.need
    us = bool(re.search(r"\b(?:us|me|our|my|uns|mir|unser\w*)\b", clause))
    him = bool(re.search(r"§[pc]|\b(?:him|her|them|ihm|ihr|ihnen)\b", clause))
    if need == "date":
        return due is not None
    if need == "us":
        return us
    if need == "date-or-us":
        return us or due is not None
    if need == "date-or-him":
        return him or due is not None
    return True


def _says_something(normal: Normal, piece: Deed, due: FoundDate | None) -> bool:
    """A thing, or a deed towards somebody, or at least a deed with a day."""
    kept = [normal.pieces[at] for at in range(piece.first, piece.last) if at not in piece.skipped]
    telling = [k for k in kept if k[0].isalnum() and (k not in FUNCTION or k in SENDS) and k not in _EMPTY]
    if not telling:
        return False
    return (
        len(telling) >= 2
        or telling[0] not in SENDS
        or due is not None
        or any(k.startswith("§") for k in kept)
        or len(kept) >= 3
    )


#: Said of a deed, none of it: “gets”, “our side”.
_EMPTY = frozenset(
    "need needs gets receives receive receiving bekommt bekommen kriegt erhalt side end part our".split()
)

_GAP = re.compile(
    r"^(?![^.;]*\b(?:kommt|kommen|bekommt|schickt|ist|sind|wird|hat|is|are|will|has|comes|gets|(?:von|from) §p\d+)\b)"
    r"(?:,? ?and|&|,|und) (?:(?P<who>§p\d+|him|her|them) )?(?P<what>(?:a|an|the|his|her|some|our|das|die"
    r"|den|ein|eine|einen|\d+)\b)"
)


def _gapped(normal: Normal, piece: Deed, reading: PromiseReading, words: Words) -> tuple[PromiseReading, int] | None:
    """“get Johan an analysis by 9 Dec and Erik a rough budget next week”: the verb is understood."""
    rest = " ".join(normal.pieces[piece.last :])
    match = _GAP.match(rest)
    if not match or not reading.due:
        return None
    offset = len(" ".join(normal.pieces[: piece.last])) + 1 if piece.last else 0
    second = deed(normal, normal.piece(offset + match.start("what")), frozenset())
    dates = [normal.dates[int(normal.pieces[at][2:])] for at in second.dates]
    due = best([d for d in dates if not d.past and not d.recurring])
    text, span = written(normal, words, second)
    if due is None or not text:
        return None
    extra = replace(
        reading,
        what=text,
        due=due.day,
        due_span=(due.start, due.end),
        due_alternatives=due.alternatives,
        due_note=due.note,
        span=span,
        key=folded(text),
        contact=normal.people.get(int(match["who"][2:])) if (match["who"] or "").startswith("§") else None,
    )
    return extra, second.last


def _with_contact(reading: PromiseReading, normal: Normal, normals: list[Normal], index: int) -> PromiseReading:
    """Whom a promise is about: who is named in it, else who was named last before it."""
    if reading.contact:
        return reading
    best = None
    for number, piece in enumerate(normal.pieces):
        if piece.startswith("§p"):
            best = best or normal.people[int(piece[2:])]
            if normal.tokens[number] >= 0 and _inside(normal, number, reading):
                return replace(reading, contact=normal.people[int(piece[2:])])
    if best:
        return replace(reading, contact=best)
    for earlier in reversed(normals[:index]):
        people = [p for p in earlier.pieces if p.startswith("§p")]
        if people:
            return replace(reading, contact=earlier.people[int(people[-1][2:])])
    named = {key for other in normals for key in other.people.values()}
    return replace(reading, contact=named.pop()) if len(named) == 1 else reading


def _inside(normal: Normal, number: int, reading: PromiseReading) -> bool:
    return f"{normal.people[int(normal.pieces[number][2:])]}" in reading.key


def _without_doubles(found: list[PromiseReading]) -> list[PromiseReading]:
    """The same words twice are one promise; the one with a date stays."""
    out: list[PromiseReading] = []
    for reading in found:
        same = next((o for o in out if o.by == reading.by and (o.key == reading.key or o.span == reading.span)), None)
        if same is None:
            out.append(reading)
        elif same.due is None and reading.due is not None:
            out[out.index(same)] = reading
    return out
