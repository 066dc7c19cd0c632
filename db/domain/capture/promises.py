"""Who owes whom what, by when: promises out of the sentences of a capture.

Cues (promise_cues.py) propose; this file refuses what is no promise (questions, wishes, past deeds, negations, habits, rivals'
promises, cancelled ones: SPEC.md), finds the words of the deed (clauses.py), its date, and the person it is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from db.domain.capture import promise_cues, promise_cues_german
from db.domain.capture.antecedents import wished, with_antecedent
from db.domain.capture.clauses import Deed, clause_start, deed, written
from db.domain.capture.normal import Normal
from db.domain.capture.overrides import Learnt
from db.domain.capture.promise_cues import CueRule
from db.domain.capture.text import Words
from db.domain.capture.values import By, PromiseReading
from db.domain.dates import FoundDate
from db.domain.lexicon.function_words import FUNCTION, RELATIVES
from db.domain.lexicon.promise_words import BE_THERE, IDLE, SENDS, THEIRS, WEAK_THEIRS
from db.domain.names import fold_word

_RULES: tuple[CueRule, ...] = (*promise_cues.RULES, *promise_cues_german.RULES)


@dataclass(frozen=True, slots=True)
class Cue:
    """A place where a promise may begin: `at` and `what` are pieces of the sentence."""

    rule: CueRule
    by: By
    at: int
    what: int
    text: str
    subject: str = ""
    end: int = 0  # one past the last piece of the match


# --- what is no promise -----------------------------------------------------------------------------------------------

_CANCELLED = re.compile(
    r"\b(?:no longer (?:needed|required|necessary|wanted|interested)|not (?:needed|required) any ?more|cancelled|canceled|called off|is off|are off|scrapped"
    r"|withdrawn|withdrew|fell through|off the table|dropped the (?:idea|request|plan)|need not bother|does not need (?:it|this|that|them) any ?more|no need (?:to|for)"
    r"|nicht mehr (?:notig|gebraucht|erforderlich)|hat sich erledigt|storniert|entfallt|abgesagt|abgeblasen|told me not to|not to expect)\b"
)
_NEGATED = re.compile(
    r"\b(?:not|never|nobody|no one|none|neither|nor|nothing|refused|refuses|declined|unable|nicht|nie|niemand|kein|keine|keinen|without|avoid|no way|hardly|doubt|doubted|doubts|no chance)\b"
)
_UNREAL = re.compile(
    r"\b(?:wish|wishes|wished|nearly|almost|half a mind|tempted|thought about|thinking (?:of|about)|had planned|planned to|was going|were going|was to have|was to|were to|was supposed|were supposed"
    r"|should have|could have|would have (?:been|liked|to|\w+ed|done|sent|given|gone|had|told|said|come|made|got|taken)\b|would love|would like|would rather|would be (?:nice|great|good)|if only|hope|hopes|hoped|hoping|wonder|wondered|wondering|dream|pretend|supposedly"
    r"|instead of|rather than|bit my tongue|thought better|like (?:we|i) said|as (?:we|i) said|as promised|as agreed|like (?:we|i) promised|wie versprochen|wie besprochen|hatte|hatten|fast|beinahe|had promised|had agreed|had said|had told"
    r"|ware schon|wunscht|hofft|hoffe|falls|supposed to have|used to|would n't)\b"
)
_UNDONE = re.compile(r"\bwould have \w+(?:ed|en|ought)\b")
_ASKED = re.compile(
    r"\b(?:ask|asks|asked|asking|wants to know|wanted to know|wondered|fragt|fragte|gefragt|will wissen|wollte wissen|enquired|inquired|begged|pushed|pushing|insist(?:s|ed) (?:that )?we|demand(?:s|ed)? that)\b"
    r"(?: [^ .;!?]+){0,7}?$"
)
_IF = re.compile(r"\b(?:if|whether|unless|ob|wenn|provided|assuming|in case|suppose)\b")
_HABIT = re.compile(
    r"\b(?:always|usually|normally|typically|every|each|generally|often|most of the time|immer|jede[nrsm]?|meistens|ublicherweise|whenever|never|tends?)\b"
)
_HAD = re.compile(r"\b(?:had|hatte|hatten)\b(?: [^ ]+){0,2} ?$")
_BELIEF = re.compile(
    r"\b(?:thinks?|believes?|reckons?|expects?|hopes?|fears?|assumes?|assumed|suspects?|guess|bets?|doubts?|glaubt|hofft|denkt|befurchtet|heard|rumou?r|apparently|supposedly)(?: that)?(?: §p\d+| he| she| they| we| i)? ?$"
)


def refused(normal: Normal, cue: Cue) -> bool:
    """Whether the sentence around a cue says that it is no promise."""
    pieces, text = normal.pieces, normal.text
    start = max(clause_start(normal, cue.at), cue.at - 4)
    clause = " ".join(pieces[start : cue.what])
    opening = " ".join(pieces[max(0, cue.what - 14) : cue.what])
    verb = pieces[cue.what] if cue.what < len(pieces) else ""
    behind = " ".join(pieces[cue.what : cue.what + 4])
    if normal.unit.question and cue.by == "us" and not re.search(r"\b(?:told|said|promised)\b", clause):
        return True
    if normal.unit.question and _asks(pieces, start):
        return True
    if (
        _CANCELLED.search(text)
        or _UNREAL.search(" ".join(pieces[max(start, cue.what - 9) : cue.what + 1]))
        or _UNDONE.search(" ".join(pieces[max(start, cue.what - 3) : cue.what + 2]))
    ):
        return True
    if _NEGATED.search(" ".join(pieces[start : cue.what + 1])) or verb in (
        "not",
        "never",
        "nichts",
        "nothing",
        "no",
        "kein",
        "keine",
    ):
        return not _harmless_no(clause)
    if _ASKED.search(opening) and not re.search(
        r"\b(?:i|we)(?: have)? (?:told|said|promised|will|agreed)\b|\b(?:said|told (?:him|her|them|§p\d+)) (?:i|we)\b",
        opening.split("asked")[-1],
    ):
        return True
    if _IF.search(clause) and not re.search(r"\b(?:see|check|ask|confirm|know) (?:if|whether)\b", clause):
        return True
    if _HAD.search(" ".join(pieces[max(0, cue.at - 4) : cue.at])) and "promis" in cue.text:
        return True
    if _HABIT.search(" ".join(pieces[cue.at : cue.what + 1])) or (
        cue.rule.need == "date" and _HABIT.search(" ".join(pieces[start : cue.what + 8]))
    ):
        return True
    if re.search(r"\b(?:promised|said|told|agreed)\b", cue.text) and _past_before(normal, cue):
        return True
    if cue.rule.name == "need to" and "should" in cue.text and _told_by_them(normal, cue.at):
        return True
    if cue.by == "us" and _BELIEF.search(" ".join(pieces[max(0, cue.at - 5) : cue.at])):
        return True
    if cue.by == "us" and cue.rule.name.startswith("we ") and _them_speaking(pieces, cue.at):
        return behind.startswith(tuple(IDLE))
    return False


def _past_before(normal: Normal, cue: Cue) -> bool:
    """“Last month I promised ...” is over, unless a day to come is named."""
    start = clause_start(normal, cue.at)
    opening = [normal.dates[int(p[2:])] for p in normal.pieces[start : cue.at] if p.startswith("§d")]
    later = [normal.dates[int(p[2:])] for p in normal.pieces[cue.at :] if p.startswith("§d")]
    return any(d.past and d.grain != "time" for d in opening) and not any(not d.past for d in later)


def _asks(pieces: tuple[str, ...], start: int) -> bool:
    return start < len(pieces) and pieces[start] in (
        "will",
        "would",
        "can",
        "could",
        "do",
        "does",
        "who",
        "what",
        "when",
        "where",
        "why",
        "how",
        "is",
        "are",
        "shall",
        "should",
    )


def _harmless_no(clause: str) -> bool:
    """“no problem, I will ...”, “not sure but I'll”."""
    found = list(_NEGATED.finditer(clause))
    if not found:
        return False
    last = found[-1]
    return bool(re.search(r"[,:]|\bbut\b", clause[last.end() :])) or clause[last.start() :].startswith(
        ("no doubt", "not only", "nothing but", "no problem", "not forget")
    )


def _them_speaking(pieces: tuple[str, ...], at: int) -> bool:
    return (
        at >= 2
        and pieces[at - 1] in ("says", "said", "thinks", "that")
        and (pieces[at - 2].startswith("§p") or pieces[at - 2] in ("he", "she"))
    )


# --- cues -------------------------------------------------------------------------------------------------------------


def cues(normal: Normal, dated: bool = True) -> list[Cue]:
    """The cues of a sentence in order, at most one for each deed, the most telling rule first.

    `dated` says that the sentence, or the short one behind it, holds a date.
    """
    found: dict[int, Cue] = {}
    padded = f" {normal.text} "
    for rule in _RULES:
        if (rule.need == "date" and not dated) or (rule.hints and not any(hint in padded for hint in rule.hints)):
            continue
        for match in rule.pattern.finditer(normal.text):
            cue = _cue(rule, match, normal)
            if cue is None or not _verb_fits(cue, normal):
                continue
            held = found.get(cue.what)
            if held is None:
                found[cue.what] = cue
    ordered = sorted(found.values(), key=lambda c: (c.what, c.at))
    things = [c for c in ordered if c.rule.name in _THING_RULES]
    return [c for c in ordered if not any(t is not c and t.what < c.what < t.end for t in things)]


#: Rules whose match is the thing and its verb: nothing begins inside.
_THING_RULES = frozenset(
    (
        "will be paid",
        "our thing goes out",
        "their thing will be",
        "assured it will be",
        "das bekommt er von uns",
        "thing due",
        "their thing due",
        "is going to them",
        "to be sent to them",
        "thing promised",
        "Besuch zugesagt",
    )
)


def _cue(rule: CueRule, match: re.Match[str], normal: Normal) -> Cue | None:
    at, what = normal.piece(match.start()), normal.piece(match.start("what"))
    if match.start() > 0 and normal.text[match.start()] == " ":
        at += 1
    subject = match.groupdict().get("subj") or ""
    by: By = "us"
    if rule.by == "last":
        who = _last_subject(normal, at, match.groupdict().get("obj") or "")
        if who is None:
            return None
        by = who
    else:
        by = rule.by
    if rule.name in ("said we would", "agreed that we", "they shall have") and _told_by_them(normal, at):
        return None
    if rule.name == "bekommt von uns" and at and normal.pieces[at - 1] == "von":
        return None
    if rule.name == "we will" and normal.pieces[what] in ("have", "get", "receive", "see") and _them_saying(normal, at):
        by = "them"
    if rule.by == "them" and subject and _not_theirs(subject, normal, at):
        return None
    end = normal.piece(max(match.start(), match.end() - 1)) + 1
    return Cue(rule, by, at, what, match[0].strip()[:80], subject, end)


def _told_by_them(normal: Normal, at: int) -> bool:
    """“she said we would”: no promise of ours."""
    before = normal.pieces[at - 1] if at else ""
    if before in ("has", "have", "just", "also", "had"):
        before = normal.pieces[at - 2] if at > 1 else ""
    return before in ("he", "she", "they", "who") or (
        before.startswith("§p") and (at < 2 or normal.pieces[at - 2] not in _OBJECT_OF)
    )


def _them_saying(normal: Normal, at: int) -> bool:
    """“Nina says we will have the order”: theirs to keep."""
    before = normal.pieces[max(0, at - 4) : at]
    says = [
        i
        for i, p in enumerate(before)
        if p in ("says", "said", "promised", "promises", "confirmed", "confirms", "told", "assured")
    ]
    return bool(says) and any(p in ("he", "she", "they") or p.startswith("§p") for p in before[: says[-1]])


def _not_theirs(subject: str, normal: Normal, at: int) -> bool:
    """“his wife will”, “the sun will”: nobody who owes us anything; “our Stefan” is one of us."""
    names = subject.split()
    before = normal.pieces[at - 1] if at else ""
    if before in ("our", "my", "unser", "unsere") or any(n in RELATIVES for n in names):
        return True
    if names[0] in ("the", "his", "her") and not any(n.startswith("§") for n in names):
        return not any(n in _PARTIES for n in names)
    return False


_PARTIES = frozenset(
    "buyer manager director engineer customer client team office purchasing procurement guys lads people boss accounts finance owner plant factory works "
    "department planner foreman supervisor lab mill yard site ceo cfo md gm head it maintenance stores legal lawyer lawyers controller assistant secretary "
    "einkauf technik chef kunde buchhaltung einkaufer leiter".split()
)


def _last_subject(normal: Normal, at: int, recipient: str) -> By | None:
    """Who the last subject before a verb without one of its own was; a sentence that opens with the verb is ours."""
    recipient = recipient.strip()
    pieces = normal.pieces
    if recipient in ("us", "me"):
        return "them"
    before = pieces[at - 1] if at else ""
    if before == "§k" or before in ("i", "we"):
        return "us"
    for back in range(at - 1, max(-1, at - 16), -1):
        piece = pieces[back]
        if piece in ("i", "we", "§k"):
            return "us"
        if piece in ("he", "she", "they", "who") or (
            piece.startswith("§p") and (back == 0 or pieces[back - 1] not in _OBJECT_OF)
        ):
            return "us" if recipient in ("him", "her", "them") and piece.startswith("§p") and back < at - 2 else "them"
        if piece == "§c" and back == at - 1 and (back == 0 or pieces[back - 1] not in _OBJECT_OF):
            return "them"
        if piece in (".", ";", "!", "?"):
            break
        if back == at - 1 and piece not in (
            "have",
            "has",
            "also",
            "then",
            "had",
            "and",
            "but",
            "just",
            "so",
            ",",
            "finally",
            "already",
            "did",
            "-",
            "–",
            ":",
        ):
            return None
    return "us" if at == 0 or before in ("and", "but", "so", ",", "-", "–", ":", ")", "have", "then", "also") else None


_OBJECT_OF = frozenset("with to told met saw for at and called from by asked of mit an bei von visited".split())


def _verb_fits(cue: Cue, normal: Normal) -> bool:
    pieces = normal.pieces
    verb = pieces[cue.what] if cue.what < len(pieces) else ""
    after = pieces[cue.what + 1] if cue.what + 1 < len(pieces) else ""
    behind = pieces[cue.what : cue.what + 14]
    before_us = pieces[cue.at - 1] if cue.at else ""
    if cue.by == "us" and (
        before_us in ("what", "how", "where", "whatever")
        or " what i can" in f" {cue.text}"
        or " what we can" in f" {cue.text}"
    ):
        return False
    if (
        cue.rule.name == "do it"
        and normal.unit.listed
        and cue.what >= 2
        and pieces[cue.what - 1] in ("-", ":", "–")
        and pieces[cue.what - 2].startswith("§p")
    ):
        return False
    if cue.rule.name == "they - send" and not normal.unit.listed:
        return False
    if cue.rule.name in ("thing due", "their thing due") and " due" not in cue.text:
        ahead = pieces[cue.end] if cue.end < len(pieces) else ""
        return ahead.startswith("§d") and "due" in normal.dates[int(ahead[2:])].word
    if cue.rule.name in ("we send", "they send") and not _opens_clause(normal, cue.at):
        return False
    if cue.rule.name in ("promised", "promised it") and cue.by == "them" and not _to_us(cue, normal):
        return False
    if verb == "be" and cue.rule.name == "need to":
        return False
    if verb == "be" and cue.rule.verbs:
        behind_be = pieces[cue.what + 2] if cue.what + 2 < len(pieces) else ""
        away = behind_be in (
            "leave",
            "holiday",
            "holidays",
            "vacation",
            "sick",
            "maternity",
            "business",
            "travel",
            "training",
            "strike",
            "charge",
            "touch",
        )
        return (
            ((after in BE_THERE or (after, behind_be) == ("in", "touch")) and not (away and behind_be != "touch"))
            or after == "§k"
            or after.startswith("§d")
        )
    if verb in IDLE and cue.rule.verbs:
        return verb in ("wait",) and False
    if cue.rule.verbs == "theirs":
        if cue.by == "us":
            return verb in SENDS and verb not in IDLE
        if verb in ("get", "have", "receive", "see"):
            return after in (
                "us",
                "me",
                "back",
                "it",
                "the",
                "our",
                "someone",
                "somebody",
                "a",
                "his",
                "her",
                "approval",
                "§p0",
                "in",
                "to",
                "that",
                "this",
                "my",
            )
        if verb in (
            "come",
            "look",
            "speak",
            "talk",
            "ask",
            "check",
            "find",
            "put",
            "let",
            "set",
            "work",
            "test",
            "review",
        ):
            return True
        if cue.rule.name == "said they would" and verb in SENDS and any(w.startswith("§d") for w in behind):
            return True
        return verb in THEIRS or (
            verb in WEAK_THEIRS and any(w in ("us", "me", "our", "my", "ours", "§k", "mine") for w in behind)
        )
    if cue.rule.name == "need to":
        return (
            verb in SENDS
            and verb not in ("be", "have", "work", "stand", "start", "learn", "ask")
            and not (verb == "find" and after == "out" and "and" not in behind[:4])
            and not (verb == "get" and after in ("a", "better", "more", "out", "there", "in", "to"))
        )
    if cue.rule.verbs == "sends":
        return verb in SENDS
    return verb not in ("", "love", "like")


_BEFORE_CLAUSE = frozenset(
    "and but so then that also oh ok if or him her them it us me because und aber dann plus now well tomorrow anyway said says told agreed".split()
)


def _opens_clause(normal: Normal, at: int) -> bool:
    """“everything we hold for them” is no clause of its own: a noun stands before."""
    before = normal.pieces[at - 1] if at else ""
    subject = normal.pieces[at] if at < len(normal.pieces) else ""
    return (
        not before
        or not before[0].isalnum()
        or before in _BEFORE_CLAUSE
        or subject.startswith("§p")
        or before.startswith("§")
    )


def _to_us(cue: Cue, normal: Normal) -> bool:
    """A promise of theirs is ours to expect only when it is not made to somebody else ("promised his boy")."""
    match = re.search(
        r"(?:promis\w+|agreed|agrees|undertook|guarante\w+|committed|pledged)(?: (him|her|them|you|§p\d+|his|their|the \w+))? ",
        cue.text + " ",
    )
    behind = normal.pieces[cue.what : cue.what + 2]
    if any(word in RELATIVES for word in behind) or (
        behind and behind[0] in ("his", "her") and len(behind) > 1 and behind[1] in RELATIVES
    ):
        return False
    return not (match and match[1])


# --- dates ------------------------------------------------------------------------------------------------------------

_SAYS = (
    r"(?:(?:he|she|they|i|we|§p\d+|er|sie)(?: has| have| now)? (?:say|says|said|thinks|reckons|told|tells|promised|promises|confirmed|hopes|will do|meint|sagt|sagte)(?: me| us| him| her)?(?: that)?(?: it)?"
    r"(?: is| will be| would be| comes| will do)?(?: in)? ?)"
)
_READY = r"(?:(?:(?:it|that|this|which|all|they|es|das)(?: is| are| will| would| should| 's| has to| must| needs to| wird)? ?)?(?:(?:should|will|would|must|to|soll|sollte|wird) )?(?:be )?(?:ready|there|done|due|sent|finished|over|out|fertig|da|with (?:us|me|him|her|them)|here)? ?)"
_WHICH = re.compile(
    r"\b(?:which|that) (?:§p\d+|he|she|they|we) (?:shall|will|would|should) (?:have|get|receive|see|send|deliver)(?: \S+)? §d(?P<date>\d+)"
)
_TRAILER = re.compile(
    rf"^[ ,(:–—-]*(?:and |so |und )?(?:(?:still waiting|still nothing|not yet) ?,? ?(?:but |and )?)?{_SAYS}?{_READY}?(?:(?:he|she|they|er|sie) (?:would like|wants?|needs?|expects?|braucht|will|mochte) (?:it|them|this|that|es|das|sie)? ?)?(?:due|deadline|latest|by|no later than|at the latest|ideally|hopefully|most likely|maybe|probably|target|eta|frist|termin|abgabe|delivery|submission|lieferung|spatestens|not later than|wants it|needs it|needed)? ?(?:is |: ?|by |on )?§d(?P<date>\d+)"
)
_FIX = re.compile(
    r"^[ ,.–—-]*(?:(?:no|sorry|wait|scratch that|correction|i mean|mean|or rather|rather|make that|actually|well|oops|hang on|nein|ne|quatsch|korrektur|besser|gesagt|stimmt nicht|doch|erst|not|let me|say|better) ?,? ?){1,5}(?:by |on |make it |until )?§d(?P<date>\d+)"
)
_BY_WORDS = frozenset("by until till til before b4 bis spatestens latest due vor within in no not".split())


def due_date(normal: Normal, found: Deed, cue: Cue, following: Normal | None) -> FoundDate | None:
    """The day a deed is due: a date of its clause, one said right behind it, or one at the clause's opening."""
    inside = [normal.dates[int(normal.pieces[at][2:])] for at in found.dates]
    inside = [d for d in inside if not d.past and not d.recurring]
    chosen = _best(inside)
    rest = " ".join(normal.pieces[found.last :])
    if chosen is None and (match := _TRAILER.match(rest)):
        chosen = _usable(normal.dates[int(match["date"])])
        rest = rest[match.end() :]
    if chosen is None and (match := _WHICH.search(rest[:160])):
        chosen = _usable(normal.dates[int(match["date"])])
    if chosen is None:
        start = clause_start(normal, cue.at)
        opening = [normal.dates[int(p[2:])] for p in normal.pieces[start : cue.what] if p.startswith("§d")]
        chosen = _best([d for d in opening if not d.past and not d.recurring])
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
    return date if date and not date.past and not date.recurring else None


def _best(dates: list[FoundDate]) -> FoundDate | None:
    """The one behind “by”; else the last that names a time rather than a thing."""
    if not dates:
        return None
    by = [d for d in dates if d.word and d.word.split()[0] in _BY_WORDS]
    free = [
        d for d in dates if not d.word or d.word.split()[0] not in ("for", "of", "from", "since", "fur", "ab", "seit")
    ]
    days = [d for d in dates if d.grain == "day" and d.word.startswith(("for", "fur"))]
    return (by or free or days or [None])[-1]  # type: ignore[list-item]


# --- together ---------------------------------------------------------------------------------------------------------


def promises(normals: list[Normal], words: Words, learnt: Learnt) -> list[PromiseReading]:
    """The promises of a capture in order."""
    out: list[PromiseReading] = []
    for index, normal in enumerate(normals):
        if normal.unit.whose in ("quote", "signature", "header"):
            continue
        following = normals[index + 1] if index + 1 < len(normals) else None
        for reading in _of_sentence(normal, normals[index - 1] if index else None, following, words, learnt):
            out.append(_with_contact(reading, normal, normals, index))
    return _without_doubles(out)


def _of_sentence(
    normal: Normal, earlier: Normal | None, following: Normal | None, words: Words, learnt: Learnt
) -> list[PromiseReading]:
    dated = bool(normal.dates) or bool(following and following.dates and len(following.pieces) <= 9)
    found = [cue for cue in cues(normal, dated) if not refused(normal, cue)]
    if agreed := _agreed(normal, earlier, words):
        return [agreed]
    barriers = _barriers(found)
    out: list[PromiseReading] = []
    ends = -1
    for cue in found:
        if cue.what < ends:
            continue
        first = _with_our_man(normal, cue)
        if several := _several_things(normal, cue, following, words):
            out.extend(several)
            ends = len(normal.pieces)
            continue
        least = cue.end if cue.rule.name in _THING_RULES else 0
        piece = deed(normal, first, barriers - set(range(cue.at, cue.what + 1)), least)
        reading = _reading(normal, cue, piece, earlier, following, words, learnt)
        if reading is None:
            continue
        if out and _same_deed_again(out[-1], reading, normal, piece):
            out[-1] = replace(out[-1], due=reading.due, due_span=reading.due_span, due_note=reading.due_note)
            continue
        out.append(reading)
        ends = piece.last
        extra = _gapped(normal, piece, reading, words)
        if extra:
            out.append(extra[0])
            ends = extra[1]
    return out


_YES = re.compile(
    r"^[ ,.–-]*(?:(?:das |die |den |dies )?(?:habe|hab|haben) (?:ich|wir)(?: (?:ihm|ihr|ihnen|§p\d+))? (?:zugesagt|versprochen)"
    r"|(?:so |and )?(?:i |we )?(?:said (?:yes|ok|okay|sure|no problem|that is fine|fine)|agreed(?: to (?:that|it|this))?|told (?:him|her|them|§p\d+) (?:yes|ok|okay|sure|no problem|fine)|promised (?:it|that|so)|will do)"
    r"|(?:i )?said i would|i promised|zugesagt|versprochen|agreed|mache ich|machen wir|erledige ich|geht klar)[ .!]*$"
)


_YES_TOO = re.compile(
    r" [,–;-] (?:and )?(?:will do|said (?:yes|ok|okay|sure|no problem)|told (?:him|her|them) (?:yes|ok|sure|no problem)|promised (?:it|that)|agreed|habe ich zugesagt|mache ich)[ .!]*$"
)


def _shortened(normal: Normal, last: int) -> Normal:
    """The sentence up to a piece."""
    return replace(normal, text=" ".join(normal.pieces[:last]), pieces=normal.pieces[:last])


def _agreed(normal: Normal, earlier: Normal | None, words: Words) -> PromiseReading | None:
    """“He wants our price list by Monday. I said yes.”: what was wished for is promised."""
    if match := _YES_TOO.search(normal.text):
        earlier = _shortened(normal, normal.piece(match.start() + 1))
    elif earlier is None or not _YES.match(normal.text):
        return None
    wish = wished(earlier, words)
    if not wish:
        return None
    due = _best([d for d in earlier.dates.values() if not d.past and not d.recurring])
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
        _folded(wish),
    )


_THINGS_LIST = re.compile(
    r"^(?:\d|two|three|four|five|a couple of|a few|several|some|zwei|drei) (?:more )?(?:things|items|jobs|bits|documents|sachen|dinge) ?[:–-] ?(?P<list>[^.;!?]+)"
)


def _several_things(normal: Normal, cue: Cue, following: Normal | None, words: Words) -> list[PromiseReading]:
    """“owe Martin two things: the manual, and a date for the training. Both this week.”"""
    rest = " ".join(normal.pieces[cue.what :])
    match = _THINGS_LIST.match(rest)
    if not match:
        return []
    offset = normal.starts[cue.what] + match.start("list")
    first, end = normal.piece(offset), normal.piece(normal.starts[cue.what] + match.end("list") - 1) + 1
    cuts = [at for at in range(first, end) if normal.pieces[at] in (",", "and", "und", "&")]
    due = _best([d for d in normal.dates.values() if not d.past and not d.recurring])
    if due is None and following and len(following.pieces) <= 4:
        due = _best([d for d in following.dates.values() if not d.past and not d.recurring])
    out = []
    for start, stop in zip([first, *(c + 1 for c in cuts)], [*cuts, end], strict=True):
        piece = Deed(
            start, stop, frozenset(at for at in range(start, stop) if normal.pieces[at].startswith("§d")), (), 2
        )
        if stop > start and any(p[0].isalnum() for p in normal.pieces[start:stop]):
            text, span = written(normal, words, piece)
            if text:
                day = (due.day, (due.start, due.end)) if due else (None, None)
                out.append(PromiseReading(cue.by, text, *day, span=span, cue=cue.text, key=_folded(text)))
    return out if len(out) > 1 else []


def _same_deed_again(last: PromiseReading, new: PromiseReading, normal: Normal, piece: Deed) -> bool:
    """“a loan unit, delivering it Thursday”: the second only says when."""
    kept = [normal.pieces[at] for at in range(piece.first, piece.last) if at not in piece.skipped]
    return (
        last.by == new.by
        and last.due is None
        and new.due is not None
        and len(kept) <= 4
        and any(k in ("it", "them", "that", "this") for k in kept[1:2])
    )


def _with_our_man(normal: Normal, cue: Cue) -> int:
    """Where the words begin: with “our technician Luis” when it is not oneself who acts."""
    if cue.rule.name in ("schicke ich", "muss ich", "bekommen wir", "schickt er uns"):
        return _fronted(normal, cue)
    if cue.by != "us" or cue.what - cue.at > 12:
        return cue.what
    for at in range(max(cue.at, cue.what - 7), cue.what):
        if normal.pieces[at] == "§k" or (normal.pieces[at] in ("our", "unser", "unsere") and at < cue.what - 1):
            return at if normal.pieces[at - 1] not in ("from", "by") else cue.what
    return cue.what


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
    learnt: Learnt,
) -> PromiseReading | None:
    if cue.rule.name in ("what I agreed to",):
        pass
    if cue.rule.name == "which they shall have":
        return None
    due = due_date(normal, piece, cue, following)
    clause = " ".join(normal.pieces[clause_start(normal, cue.at) : piece.last])
    if not _needs_met(cue, due, clause):
        return None
    text, span = written(normal, words, piece)
    full = with_antecedent(text, normal, earlier, piece, words)
    if not full or (full == text and not _says_something(normal, piece, due)):
        return None
    if due is None and full != text:
        due = _best([d for d in _dates_before(normal, cue, earlier) if not d.past and not d.recurring])
    text = full
    by: By = cue.by
    if normal.unit.theirs and normal.unit.whose == "mail":
        by = "them" if by == "us" else "us"
    cue_text = _folded(cue.text)
    if any(lesson.words == cue_text for lesson in learnt.of("not-promise")):
        return None
    for lesson in learnt.of("direction"):
        if lesson.words == cue_text and lesson.value in ("us", "them"):
            by = lesson.value  # type: ignore[assignment]
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
        _folded(text),
    )


def _dates_before(normal: Normal, cue: Cue, earlier: Normal | None) -> list[FoundDate]:
    """The dates of the wish that a promise answers: “needs it before the 2nd, so I said I would”."""
    here = [normal.dates[int(p[2:])] for p in normal.pieces[: cue.at] if p.startswith("§d")]
    return here or (list(earlier.dates.values()) if earlier else [])


def _folded(text: str) -> str:
    return " ".join(fold_word(word) for word in re.sub(r"[^\w\s'§-]+", " ", text).split())


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
    telling = [k for k in kept if k[0].isalnum() and (k not in FUNCTION or k in SENDS)]
    if not telling:
        return False
    return (
        len(telling) >= 2
        or telling[0] not in SENDS
        or due is not None
        or any(k.startswith("§") for k in kept)
        or len(kept) >= 3
    )


_GAP = re.compile(
    r"^(?:,? ?and|&|,|und) (?P<who>§p\d+|him|her|them) (?P<what>(?:a|an|the|his|her|some|our|das|die|den|ein|eine|einen|\d+)\b)"
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
    due = _best([d for d in dates if not d.past and not d.recurring])
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
        key=_folded(text),
        contact=normal.people.get(int(match["who"][2:])) if match["who"].startswith("§") else None,
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
    return reading


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
