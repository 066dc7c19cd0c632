"""What “it” is: a reminder that only says “mail it to her” gets the thing named before it.

The thing is the nearest noun phrase before the cue that names something one can owe: a document, a sample, a price,
or what somebody asked for.
"""

from __future__ import annotations

import re

from db.domain.capture.clauses import SUBJECTS, Deed
from db.domain.capture.normal import Normal
from db.domain.capture.text import Words
from db.domain.capture.values import LONGEST_WHAT
from db.domain.lexicon.common import COMMON
from db.domain.lexicon.function_words import FUNCTION
from db.domain.lexicon.promise_words import OUR_THINGS, SENDS, THEIR_THINGS

#: Not “IT”, which has a meaning of its own.
_PRONOUN = re.compile(r"\b(?:[Ii]t|(?i:that|this|them|these|those|the same|both|es|one|some|das|dies|diese))\b")
#: A reminder that names no thing: “get back to her”, “let him know”, “melde mich”.
_BARE = re.compile(
    r"(?:geht|gehen|folgt|goes|going|to follow|will follow|get|getting|come|coming|call|calling|ring"
    r"|revert|reverting|report|be|write|circle|melde|melden|rufe|let|tell|reply|answer)(?: (?:back"
    r"|mich|uns|in touch|know|to|him|her|them|§p\d+|an|bei|ihm|ihr|ihnen|zuruck|on that|soon|again"
    r"|raus|out))*"
)
_THINGS = OUR_THINGS | THEIR_THINGS
_DETERMINERS = frozenset("a an the our their his her some new any another ein eine einen das die der den".split())
_ASKED_FOR = re.compile(
    r"\b(?:(?:ask(?:s|ed|ing)?|wait(?:s|ing)?|look(?:s|ing)?|chas(?:es|ed|ing)|push(?:es|ed|ing)?"
    r"|enquired|inquired|request(?:s|ed)?|fragt|fragte|bat|bittet)(?: me| us| uns| mich)?"
    r" (?:for|about|after|re|nach|um)|wants?|wanted|needs?|needed|would like|requests|requested"
    r"|requires|is missing|still has|(?:sure|worried|concerned|curious|asking|question|questions) "
    r"(?:about|on|over)|mochte ?,? ?dass wir|mochte|braucht"
    r"|(?<=\ber )will|(?<=\bsie )will|will(?= (?:ein|eine|einen|den|die|das|unser|unsere|unseren|mehr|noch|neue)\b))"
    r" (?P<thing>(?:(?!§d|and\b(?! (?:a|an|the|some|his|her|our|their)\b)|but\b|so\b|because\b|he\b"
    r"|she\b|they\b|i\b|we\b|to\b|und\b|by\b|us\b|me\b|which\b|that\b|as\b|urgently\b)[^ .,;:!?()–-]+ ?){1,9})"
)
_WISHED = re.compile(_ASKED_FOR.pattern.replace(" (?P<thing>", " (?:§d\\d+ )?(?P<thing>"))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match in a text."""
    found = None
    for found in pattern.finditer(text):  # noqa: B007 - the last one is wanted
        continue
    return found


def with_antecedent(text: str, normal: Normal, earlier: Normal | None, piece: Deed, words: Words) -> str:
    """The reminder, with the thing in place of a bare pronoun when it names none itself."""
    kept = [normal.pieces[at] for at in range(piece.first, piece.last) if at not in piece.skipped]
    if any(_names(p) for p in kept[1:] if not p.startswith("§")) or (kept and _noun(kept[0])):
        return text
    which = normal.piece_at(piece.first - 3) in ("which", "that") and len(kept) == 1
    bare = which or _BARE.fullmatch(" ".join(kept)) is not None
    if not _PRONOUN.search(text) and kept[:1] != ["be"] and not bare:
        return text
    thing = ""
    if kept[:1] == ["be"]:
        thing = _subject(normal, piece.first, words)
        thing = thing or (_subject(earlier, len(earlier.pieces), words) if earlier else "")
    thing = (
        thing or _thing(normal, piece.first, words) or (_thing(earlier, len(earlier.pieces), words) if earlier else "")
    )
    if not thing:
        return text
    if bare and not _PRONOUN.search(text):
        return f"{text}: {thing}" if len(f"{text} {thing}".split()) <= LONGEST_WHAT else text
    replaced = _PRONOUN.sub(thing, text, count=1) if _PRONOUN.search(text) else f"{thing} {text}"
    return replaced if len(replaced.split()) <= LONGEST_WHAT else " ".join(replaced.split()[:LONGEST_WHAT])


_SUBJECT = re.compile(
    r"(?:\bthat |^|, |: |- )(?P<thing>(?:(?!that |§)[^ ,.;:]+ ){1,8}?)(?:is|are|was|were|still|pending|not|has|have)\b"
)


def _subject(normal: Normal, before: int, words: Words) -> str:
    """“that GRN for two lots is pending, will be completed”: the subject of the clause before."""
    match = _last(_SUBJECT, " ".join(normal.pieces[:before]))
    if match is None:
        return ""
    first, last = normal.piece(match.start("thing")), normal.piece(match.end("thing") - 2) + 1
    while first < last and normal.pieces[first] in _DETERMINERS:
        first += 1
    return _text(normal, first, last, words)


def wished(normal: Normal, words: Words) -> str:
    """What a sentence says somebody wants, without its date; '' if it does not."""
    asked = _last(_WISHED, normal.text)
    return _asked(normal, asked, words) if asked else ""


def _names(piece: str) -> bool:
    return piece[0].isalnum() and piece not in _PLAIN and piece not in FUNCTION and piece not in SENDS


def _noun(piece: str) -> bool:
    return piece in _THINGS and piece not in SENDS


_PLAIN = frozenset(
    (
        "it that this them these those same both us me him her back over off up down out asap first thing "
        "latest cleared done ready released again one some paid settled signed approved sent delivered shipped issued "
        "completed finished fixed repaired closed processed dispatched installed arranged confirmed "
        "zugesagt versprochen das dies diese"
    ).split()
)


def _thing(normal: Normal, before: int, words: Words) -> str:
    """The last thing named before a piece of a sentence, as written."""
    pieces = normal.pieces[:before]
    asked = _last(_ASKED_FOR, " ".join(pieces))
    if asked is not None:
        return _asked(normal, asked, words)
    for at in range(len(pieces) - 1, -1, -1):
        if pieces[at] in _THINGS and not (at and pieces[at - 1] in ("i", "we", "he", "she", "they", "to", "will")):
            return _phrase(normal, at, before, words)
    return ""


def _asked(normal: Normal, match: re.Match[str], words: Words) -> str:
    """What somebody asked for or wants."""
    first = normal.piece(match.start("thing"))
    last = normal.piece(max(match.start("thing"), match.end("thing") - 1))
    while first < last and normal.pieces[first] in _DETERMINERS:
        first += 1
    return _text(normal, first, last + 1, words)


def _phrase(normal: Normal, at: int, before: int, words: Words) -> str:
    """The noun with the words before it that describe it, and “for ...”, “of ...” behind it."""
    first = at
    while (
        first > 0
        and at - first < 3
        and normal.pieces[first - 1][0].isalnum()
        and normal.pieces[first - 1] not in FUNCTION
    ):
        if normal.pieces[first - 1] in SENDS and normal.pieces[first - 1] in COMMON:
            break
        if any(p in SUBJECTS or p.startswith("§p") for p in normal.pieces[max(0, first - 3) : first - 1]):
            break  # its verb: “he only trusts data”
        first -= 1
    last = at + 1
    if last < before and normal.pieces[last] in ("for", "of", "on", "fur", "uber"):
        end = last + 1
        while (
            end < before
            and end - last < 6
            and normal.pieces[end][0].isalnum()
            and normal.pieces[end] not in ("and", "but", "so", "i", "he", "she", "we", "they", "to")
        ):
            end += 1
        last = end if end > last + 1 else last
    return _text(normal, first, last, words)


def _text(normal: Normal, first: int, last: int, words: Words) -> str:
    if first >= last:
        return ""
    return " ".join(words.slice(normal.tokens[first], normal.ends[last - 1]).split())
