"""Which lines of a text are whose words: the rep's notes, a quoted mail, a signature, a mail header; and its sentences.

A capture may hold a pasted e-mail or transcript. Quoted lines (“>”, or below “Original Message”) and signatures name
people but promise nothing; in a mail from somebody at the customer, “we” are they.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from db.domain.capture.text import Words
from db.domain.capture.values import LONGEST_READ
from db.domain.lexicon.common import COMMON
from db.domain.lexicon.titles import HONORIFICS

Whose = Literal["note", "mail", "quote", "signature", "header"]

_HEADER = re.compile(
    r"^[ \t>*]*(?:from|to|cc|bcc|sent|date|subject|von|an|gesendet|datum|betreff|reply-to)[ \t]*:[ \t]*\S",
    re.IGNORECASE,
)
_FROM = re.compile(r"^[ \t*]*(?:from|von)[ \t]*:[ \t]*(.*)$", re.IGNORECASE)
_QUOTED = re.compile(r"^[ \t]*(?:>|\|)")
_WROTE = re.compile(
    r"^(?:on|am)\b.{3,120}\b(?:wrote|schrieb)\b.{0,60}:[ \t]*$|^-{2,}[ \t]*(?:original|forwarded|urspr|weitergeleitet)",
    re.IGNORECASE,
)
_GREETING = re.compile(r"\s*(?:hi|hello|dear|hey|hallo|liebe[rs]?|sehr geehrte[rs]?|guten tag)\b", re.IGNORECASE)
_LONGEST_WROTE = 200
_CLOSING = re.compile(
    r"^[ \t]*(?:--[ \t]*$|_{5,}|(?:(?:with )?(?:best|kind|warm|warmest|many)(?: regards| wishes| "
    r"thanks)?|kind regards|regards|rgds|br|kr|sincerely|yours(?: \w+)?"
    r"|cheers|thanks(?: and regards| & regards| a lot| again)?|thank you|many thanks|mit freundlichen "
    r"gr[uü](?:ß|ss)en|freundliche gr[uü](?:ß|ss)e"
    r"|viele gr[uü](?:ß|ss)e|beste gr[uü](?:ß|ss)e|liebe gr[uü](?:ß|ss)e|mfg|vg|lg|gru(?:ß|ss)"
    r"|cordialement|saludos|med v[aä]nlig h[aä]lsning|mvh)"
    r"[ \t]*[,.!]?[ \t]*(?:[A-ZÄÖÜ][\w’'-]+(?:[ \t]+[A-ZÄÖÜ][\w’'-]+){0,2})?[ \t]*$|sent from my\b|von "
    r"meinem \w+ gesendet)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[ \t]*(?:[-*•–·o‣▪]|\(?\d{1,2}[.)]|[a-h]\))[ \t]+")
_INLINE_NUMBER = re.compile(r"(?:(?<=[\s.;:,])|^)\(?\d{1,2}\)[ \t]+")
_END = re.compile(r"[.!?]+[\"”’')\]]*(?=\s|$)|;|[ \t]\|[ \t]|\.(?=[A-ZÄÖÜ][a-zäöü]{2,}\s)")
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof st no nr vs approx ca etc inc ltd co corp dept mgr dir eng tel abt bzw usw "
    "evtl ggf inkl exkl bzgl vgl str dipl ing hr fr "
    "jan feb mar apr jun jul aug sep sept oct nov dec okt dez mo di mi do fr sa so mon tue tues wed "
    "thu thur thurs fri sat sun "
    "e.g i.e z.b d.h u.a m.e sr jr no rs fig min max avg qty attn ref est incl messrs smt shri".split()
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, line or bullet: tokens `first` to `last`. `listed` says it is an item of a list."""

    first: int
    last: int
    whose: Whose = "note"
    listed: bool = False
    question: bool = False
    theirs: bool = False  # "I" and "we" are the customer's
    greets: bool = False


def units(words: Words) -> list[Unit]:
    """The sentences of a text in order, with whose words they are."""
    out: list[Unit] = []
    index = 0
    for start, end, whose, theirs in _lines(words.text):
        while index < len(words) and words.tokens[index].start < start:
            index += 1
        listed = bool(_BULLET.match(words.text, start, end))
        for cut_start, cut_end in _sentences(words.text, start, end):
            first = index
            while index < len(words) and words.tokens[index].start < cut_end:
                index += 1
            if any(words.tokens[i].word for i in range(first, index)):
                question = words.text[cut_start:cut_end].rstrip("\"”') \t").endswith("?")
                numbered = bool(_INLINE_NUMBER.match(words.text, cut_start))
                greets = bool(_GREETING.match(words.text, cut_start))
                unit = Unit(first, index, whose, listed or numbered, question, theirs, greets)
                out.extend(_short(words, unit) if index - first > _LONGEST else (unit,))
    return out


#: Tokens of a unit; dictated text without a full stop is cut near this, so that reading stays linear.
_LONGEST = 140
_CUTS = frozenset(("and", "then", "so", "but", ",", "oh", "und", "dann", "also", "aber"))


def _short(words: Words, unit: Unit) -> list[Unit]:
    """A long unit in pieces, cut before a word that opens a clause where there is one."""
    out: list[Unit] = []
    first = unit.first
    while unit.last - first > _LONGEST:
        cut = next(
            (at for at in range(first + _LONGEST, first + _LONGEST - 50, -1) if words.low(at) in _CUTS),
            first + _LONGEST,
        )
        out.append(replace(unit, first=first, last=cut))
        first = cut
    out.append(replace(unit, first=first))
    return out


def their_mails(found: list[Unit], people: dict[int, str], ours: set[int]) -> list[Unit]:
    """Units with `theirs` where a mail is signed, or sent, by somebody at the customer.

    `people` are the tokens that name people of customers, `ours` those that name colleagues.
    """
    senders = [u for u in found if u.whose == "header" and u.theirs]
    sent_by_us = any(i in ours for u in senders[:1] for i in range(u.first, u.last))
    signed = [u for u in found if u.whose == "signature"]
    to_them = any(u.greets and any(i in people for i in range(u.first, u.last)) for u in found[:4])
    signed_by_them = not to_them and any(i in people for u in signed for i in range(u.first, u.last))
    last = max((u.last for u in signed), default=0)
    out = []
    for unit in found:
        theirs = (unit.theirs and not sent_by_us) or (signed_by_them and unit.last <= last)
        whose: Whose = "mail" if theirs and unit.whose == "note" else unit.whose
        out.append(replace(unit, theirs=theirs, whose=whose))
    return out


def _lines(text: str) -> list[tuple[int, int, Whose, bool]]:
    out: list[tuple[int, int, Whose, bool]] = []
    position, signature, quoted, theirs, mail, written = 0, False, False, False, False, False
    lines = text.split("\n")
    for number, line in enumerate(lines):
        start, end = position, position + len(line)
        position = end + 1
        whose: Whose = "mail" if mail else "note"
        if _wrote(lines, number):
            whose, quoted, signature = "quote", not line.lstrip().lower().startswith(("on", "am")), False
        elif quoted or _QUOTED.match(line):
            whose = "quote"
        elif _HEADER.match(line) and (mail or _looks_like_mail(lines, number)):
            if written and _FROM.match(line):  # the mail that was answered, as Outlook quotes it
                whose, quoted, signature = "quote", True, False
                out.append((start, end, whose, theirs and mail))
                continue
            whose, signature, mail = "header", False, True
            if _FROM.match(line):
                theirs = True
        elif signature:
            whose = "signature"
            if not line.strip() and _fresh_paragraph(lines, number):
                signature = False
        elif _CLOSING.match(line) and _may_close(lines, number):
            whose, signature, written = "signature", True, True
        written = written or (mail and whose == "mail" and bool(line.strip()))
        out.append((start, end, whose, theirs and mail))
    return out


def _wrote(lines: list[str], number: int) -> bool:
    """“On … Maren wrote:”, on one line or broken into two, the address on the second."""
    line = lines[number].strip()
    if _WROTE.match(line):
        return True
    following = lines[number + 1].strip() if number + 1 < len(lines) else ""
    if len(line) + len(following) < _LONGEST_WROTE and following.endswith(":") and _WROTE.match(f"{line} {following}"):
        return True
    before = lines[number - 1].strip() if number else ""
    return line.endswith((">:", "wrote:", "schrieb:")) and bool(_WROTE.match(f"{before} {line}"))


def left_out(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are kept and not read as news: quotes, signatures, heads of mails, and what is
    beyond LONGEST_READ. Stretches that follow each other are one."""
    found: list[tuple[int, int]] = []
    if "\n" in text:
        for start, end, whose, _theirs in _lines(text[:LONGEST_READ]):
            if whose in ("quote", "signature", "header"):
                joined = found and not text[found[-1][1] : start].strip()
                found[-1:] = [(found[-1][0], end)] if joined else [*found[-1:], (start, end)]
    if len(text) > LONGEST_READ:
        found.append((LONGEST_READ, len(text)))
    return found


def _looks_like_mail(lines: list[str], number: int) -> bool:
    near = lines[max(0, number - 3) : number + 4]
    return sum(bool(_HEADER.match(line)) for line in near) >= 2


def _may_close(lines: list[str], number: int) -> bool:
    """A closing formula ends a mail: short lines, or nothing, follow."""
    line = lines[number].strip().rstrip(",.!").casefold()
    behind = [rest for rest in lines[number + 1 : number + 6] if rest.strip()]
    if line in ("thanks", "cheers", "thank you") and not behind:
        return True
    return number > 0 and all(len(rest) < 70 for rest in behind[:2])


def _fresh_paragraph(lines: list[str], number: int) -> bool:
    """Behind a signature a long line is text again."""
    return number + 1 < len(lines) and len(lines[number + 1]) > 70


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    at = start
    for match in _INLINE_NUMBER.finditer(text, start, end):
        if match.start() > at and _numbered(text, start, end):
            out.extend(_split(text, at, match.start()))
            at = match.start()
    out.extend(_split(text, at, end))
    return out


def _numbered(text: str, start: int, end: int) -> bool:
    return len(_INLINE_NUMBER.findall(text, start, end)) >= 2


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    at = start
    for match in _END.finditer(text, start, end):
        if match[0][0] == "." and not _ends(text, at, match):
            continue
        out.append((at, match.end()))
        at = match.end()
    if at < end:
        out.append((at, end))
    return out


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a point ends the sentence: not behind an abbreviation, an initial, or a German ordinal."""
    before = re.search(r"([\w.]+)$", text[max(start, match.start() - 12) : match.start()])
    word = before[1].casefold() if before else ""
    behind = text[match.end() : match.end() + 24].lstrip(" \t")
    if not behind:
        return True
    if word[:1].isdigit():
        return _ends_behind_figure(word, text[max(start, match.start() - 24) : match.start()], behind)
    if len(word) == 1 and word.isalpha():
        return word in ("i", "c") and behind[:1].isupper() and text[match.start() - 1].islower()
    if word in HONORIFICS or word in ("mr", "no", "nr", "approx", "ca", "vs"):
        return False
    if word in _WEEKDAYS and behind[:1].islower() and not _GOES_ON.match(behind):
        return True
    if word in _ABBREVIATED:
        return behind[:1].isupper() and (word in _DAYS or word in COMMON)
    return True


_GERMAN_ORDINAL = re.compile(
    r"\d|(?:jan|feb|m[aä]r|apr|mai|jun|jul|aug|sep|okt|nov|dez|quartal|kw|woche|stock|halb|tag)", re.IGNORECASE
)
_DAY_LED = re.compile(r"\b(?:bis|am|zum|vom|ab|den|dem|der)[ \t]+(?:zum[ \t]+|den[ \t]+)?\d+\.\d+$", re.IGNORECASE)
#: Behind “sat.” the sentence goes on.
_GOES_ON = re.compile(r"(?:and|or|to|bis|the|at|by|noon|morning|afternoon|in|on|before|after|week|next)\b")


def _ends_behind_figure(word: str, before: str, behind: str) -> bool:
    """“3. Dezember” and “bis zum 4.12. Bescheid” go on."""
    if word.isdigit() and len(word) <= 2:
        return not _GERMAN_ORDINAL.match(behind)
    if re.fullmatch(r"\d+\.\d+", word):
        return not (behind[:1].islower() or _DAY_LED.search(before))
    return True


_WEEKDAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
_DAYS = frozenset(
    (
        "mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec etc "
        "inc ltd co corp mgr eng"
    ).split()
)
