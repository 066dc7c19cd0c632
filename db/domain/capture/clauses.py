"""How far a clause reaches: where the words of a promise end, and where the clause around it began.

Dictated text has no commas, so a new subject with its verb ends a clause as a comma would.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.domain.capture.normal import Normal
from db.domain.capture.text import Words
from db.domain.capture.values import LONGEST_WHAT
from db.domain.lexicon import words as word_set
from db.domain.lexicon.function_words import SPEECH
from db.domain.lexicon.promise_words import GERMAN_HE, GERMAN_I, GERMAN_WE, SENDS

SUBJECTS = word_set("i he she we they ich er wir there who")
NEW_CLAUSE = word_set("""
but because cause since although though while whereas unless so then oh ok okay also if when whenever once as which
who whom where whose weil denn damit sobald wenn falls aber obwohl sonst dann ob nachdem bevor sodass
""")
#: “ring me when he has the number”: what is waited for belongs to a deed that names nothing else.
_WAITED_FOR = frozenset(("when", "once", "sobald", "wenn"))
_JOIN = frozenset(("and", "und", "&", "plus", "or", "oder"))
_AFTER_COMMA = word_set("""
no not nor no-rush he she i we they it which who because as since but so then once when if unless though although
said says told thanks thank er sie ich wir weil denn aber dann wenn damit sobald das was die der dass sonst also
anyway otherwise maybe probably hopefully happy glad just very that this there apparently meanwhile currently still
will would has have had is are were don't can
""")
_TAIL = word_set("""
by on to the a an and at with in until till before for of from or but that is it's latest around about due not no
this im am bis den die das der zum zur vor und mit auf ab spatestens noch per pr as so his her their our my then
also , - – — : ( & + / there asap soon shortly
""")
_LIGHT = word_set("""
him her them us me you it the a an our my his their your this that these those to of for with on in at by from and
or over back up out off down again all some any new also then just herr herrn frau mr mrs ms dr mich sich noch ihm
ihr ihnen uns mir den die das der ein eine einen ihn sie es auch dann mit zu fur und
""")
VERBS = SENDS | SPEECH
_GERMAN_FINITE = (GERMAN_I | GERMAN_WE | GERMAN_HE) - SENDS
_DEEDS = (
    SENDS
    | GERMAN_I
    | GERMAN_WE
    | GERMAN_HE
    | word_set("bekomme bekommen bekommt kriege kriegen kriegt erhalte erhalten erhalt muss mussen soll sollen")
)


@dataclass(frozen=True, slots=True)
class Deed:
    """The words of a promise: pieces `first` to `last` of a sentence, without those of its `dates`."""

    first: int
    last: int
    skipped: frozenset[int]
    dates: tuple[int, ...]
    content: int


def deed(normal: Normal, start: int, barriers: frozenset[int], least: int = 0) -> Deed:
    """The clause from a piece on, to piece `least` in any case; a barrier is where another promise begins."""
    pieces = normal.pieces
    content, words, skipped, dates = 0, 0, set[int](), list[int]()
    at = start
    while at < len(pieces):
        piece = pieces[at]
        if piece == "(" and (closed := _aside(pieces, at)):
            skipped.update(range(at, closed))
            at = closed
            continue
        if at > start and at >= least and ((at in barriers and content) or _ends(pieces, at, content, at - start)):
            break
        if piece.startswith("§d") and not _part_of_thing(normal, at):
            dates.append(at)
            skipped.add(at)
            told = content >= 1 or (at - start >= 2 and pieces[at - 1] in ("it", "that", "this", "them", "so", "one"))
            if told and not _goes_on(pieces, at, content):
                at += 1
                break
        else:
            words += 1
            content += piece not in _LIGHT and piece[0].isalnum() and at > start and piece not in NEW_CLAUSE
            if piece.startswith("§") or (at == start and piece not in _DEEDS and piece not in _LIGHT):
                content += at == start
        at += 1
        if words >= LONGEST_WHAT + 6:
            break
    return Deed(start, at, frozenset(skipped), tuple(dates), content)


def _aside(pieces: tuple[str, ...], at: int) -> int:
    """One past a short bracket in the middle of a deed: “to Tom V (GLB) by Friday”; 0 if there is none to pass over."""
    for end in range(at + 1, min(at + 6, len(pieces))):
        if pieces[end] == ")":
            return (
                end + 1
                if end + 1 < len(pieces) and pieces[end + 1] not in (".", ";") and "§d" not in " ".join(pieces[at:end])
                else 0
            )
    return 0


def _part_of_thing(normal: Normal, at: int) -> bool:
    """“the forecast for 2027”, “invoice of 3 November”, “last week's report”: a date that belongs to the thing."""
    date = normal.dates[int(normal.pieces[at][2:])]
    word = date.word.split()[0] if date.word else ""
    return word in ("for", "of", "from", "since", "fur", "vom", "seit") and date.grain in ("month", "quarter", "year")


def _ends(pieces: tuple[str, ...], at: int, content: int, size: int) -> bool:
    piece = pieces[at]
    after = pieces[at + 1] if at + 1 < len(pieces) else ""
    if piece in (".", ";", "!", "?", "(", ")", "–", "—", "|", "…", ":", "•", "·", "*", "=", "-"):
        return True
    if piece == ",":
        return (
            after in _AFTER_COMMA
            or after in NEW_CLAUSE
            or (after.startswith("§p") and _verb_at(pieces, at + 2))
            or (after in _JOIN and subject_at(pieces, at + 2))
            or content >= 4
        )
    if piece in _JOIN and after in SENDS and content >= 2 and not _same_deed(pieces, at + 1):
        return True
    if piece in _JOIN:
        return (
            subject_at(pieces, at + 1)
            or after in NEW_CLAUSE
            or after in ("promised", "said", "told", "asked", "that's")
        )
    if piece in NEW_CLAUSE:
        return content >= 1
    if piece == "there" and (after.startswith("§d") or pieces[at - 1] in ("up", "over", "out", "down", "be", "get")):
        return False
    if piece in SUBJECTS and content >= 1 and size > 1:
        return (
            pieces[at - 1] not in _WAITED_FOR
            and pieces[at - 1] not in ("that", "what", "as")
            and pieces[at - 1] not in _DEEDS - SENDS
        )
    return (
        piece.startswith("§p")
        and content >= 2
        and _verb_at(pieces, at + 1)
        and pieces[at - 1] not in ("to", "for", "with", "and", "from", "by", "of", "an", "fur", "mit")
    )


def _same_deed(pieces: tuple[str, ...], at: int) -> bool:
    """“... and mail it to her”, “... and come back to us”: the same deed goes on."""
    after = pieces[at + 1] if at + 1 < len(pieces) else ""
    return (
        after in ("it", "them", "that", "those", "this", "him", "her", "us", "me", "back", "and")
        or (
            pieces[at]
            in (
                "let",
                "get",
                "come",
                "revert",
                "report",
                "call",
                "ring",
                "tell",
                "see",
                "look",
                "tools",
                "work",
                "run",
                "support",
                "service",
                "training",
                "test",
                "order",
            )
            and not after.startswith("§p")
        )
        or (pieces[at] in ("let", "tell", "call", "ring") and after.startswith("§p"))
    )


def _verb_at(pieces: tuple[str, ...], at: int) -> bool:
    return at < len(pieces) and pieces[at] in VERBS


def subject_at(pieces: tuple[str, ...], at: int) -> bool:
    if at >= len(pieces):
        return True
    if pieces[at] in SUBJECTS or pieces[at] in ("it", "that", "sie", "es", "das"):
        return True
    if pieces[at] in ("is", "was", "will", "has", "would", "hat", "wird", "ist"):
        return True
    ahead = at + 2 if at + 1 < len(pieces) and pieces[at + 1] == "'s" else at + 1
    return pieces[at].startswith(("§p", "§k")) and _verb_at(pieces, ahead)


_GERMAN_THING = frozenset("das die den ein eine einen unser unsere unseren ihm ihr ihnen".split())
_WITH = frozenset("with about re on for mit wegen uber regarding fur concerning".split())


def _goes_on(pieces: tuple[str, ...], at: int, content: int) -> bool:
    """Behind the date the thing itself may still come: “get back to him tomorrow with a price”."""
    after = pieces[at + 1] if at + 1 < len(pieces) else ""
    if after in _WITH and (content <= 2 or not pieces[at + 2].startswith("§") if at + 2 < len(pieces) else False):
        return True
    if (
        after in _JOIN
        and at + 3 < len(pieces)
        and pieces[at + 2] in SENDS
        and pieces[at + 3] in ("it", "them", "that", "those")
    ):
        return True
    if after == "bescheid":
        return True
    if after in _GERMAN_THING:
        return content <= 3
    return content == 1 and after in (
        "the",
        "a",
        "an",
        "our",
        "das",
        "die",
        "den",
        "ein",
        "eine",
        "einen",
        "die",
        "unser",
        "unsere",
    )


def written(normal: Normal, words: Words, found: Deed) -> tuple[str, tuple[int, int]]:
    """The reminder in the words of the text, and its stretch of characters."""
    keep = [at for at in range(found.first, found.last) if at not in found.skipped]
    while keep and normal.pieces[keep[-1]] in _TAIL:
        keep.pop()
    while len(keep) > 1 and normal.pieces[keep[0]] in (
        ",",
        ":",
        "-",
        "–",
        "the",
        "a",
        "an",
        "that",
        "and",
        "to",
        "(",
        "noch",
        "also",
        "then",
    ):
        keep.pop(0)
    runs: list[list[int]] = []
    for at in keep:
        first, last = normal.tokens[at], normal.ends[at]
        if runs and runs[-1][1] >= first:
            runs[-1][1] = max(runs[-1][1], last)
        else:
            runs.append([first, last])
    parts = [words.slice(first, last) for first, last in runs if last > first]
    text = _trimmed(" ".join(" ".join(parts).split()))
    prefix = _prefix(normal, found)
    if prefix >= 0 and not text.casefold().endswith(f" {normal.pieces[prefix]}"):
        text = f"{text} {words.slice(normal.tokens[prefix], normal.ends[prefix])}"
    span = (words.tokens[runs[0][0]].start, words.tokens[runs[-1][1] - 1].end) if runs else (0, 0)
    return text, span


_PREFIXES = frozenset(
    "an ab aus ein mit nach vor zu zuruck vorbei weiter durch raus rein hin fertig bereit bei".split()
)

_BEHIND_PREFIX = frozenset(("und", "wegen", "damit", "sobald", "oder"))


def _prefix(normal: Normal, found: Deed) -> int:
    """The parted prefix of a German verb, behind the deed or at its end (“rufe sie morgen an”); -1 without one."""
    pieces = normal.pieces
    if not any(piece in _GERMAN_FINITE for piece in pieces[found.first : min(found.first + 4, found.last)]):
        return -1
    ends = found.last
    while ends < len(pieces) and (pieces[ends].startswith("§d") or pieces[ends] == ","):
        ends += 1
    for at in (found.last - 1, ends):
        behind = pieces[at + 1] if at + 1 < len(pieces) else "."
        stops = behind[0] != "§" and not behind[0].isalnum()
        if 0 < at < len(pieces) and pieces[at] in _PREFIXES and (stops or behind in _BEHIND_PREFIX):
            return at
    return -1


_EDGE = re.compile(r"^[\s,;:–—-]+|[\s,;:–—(-]+$")


def _trimmed(text: str) -> str:
    """At most LONGEST_WHAT words, not ending in a small word."""
    parts = _EDGE.sub("", text).split()
    if len(parts) > LONGEST_WHAT:
        parts = parts[:LONGEST_WHAT]
        while len(parts) > 3 and parts[-1].casefold().strip(",.") in _TAIL | _LIGHT:
            parts.pop()
    return _EDGE.sub("", " ".join(parts))


def _only_date_before(normal: Normal, comma: int) -> bool:
    """“By Friday, I will”: the date belongs to what follows."""
    at = comma - 1
    while at >= 0 and not normal.pieces[at].startswith("§d") and comma - at < 4:
        at -= 1
    return (
        at >= 0
        and normal.pieces[at].startswith("§d")
        and (at == 0 or normal.pieces[at - 1] in (".", ",", ";", ":", "and", "but", "-", "–", "so", "ok"))
    )


def clause_start(normal: Normal, piece: int) -> int:
    """The piece where the clause around this piece begins."""
    at = piece
    while at > 0:
        before = normal.pieces[at - 1]
        if before in (".", ";", "!", "?", ":", "(", ")", "–", "—", "|"):
            break
        if before == "," and not _only_date_before(normal, at - 1):
            break
        if before in ("but", "because", "oh", "so", "aber", "then", "dann") or (
            before in _JOIN and subject_at(normal.pieces, at)
        ):
            break
        at -= 1
    return at
