"""What is no promise: questions, wishes, past deeds, negations, habits, beliefs, what is cancelled (SPEC.md)."""

from __future__ import annotations

import re

from db.domain.capture.clauses import clause_start
from db.domain.capture.normal import Normal
from db.domain.capture.promise_finding import Cue, told_by_them
from db.domain.lexicon.promise_words import IDLE

_CANCELLED = re.compile(
    r"\b(?:no longer (?:need(?:ed|s)?|require[sd]?|necessary|want(?:ed|s)?|interested)"
    r"|not (?:needed|required) any ?more"
    r"|cancelled|canceled|called off|is off|are off|scrapped"
    r"|withdrawn|withdrew|fell through|off the table|dropped the (?:idea|request|plan)|need not bother"
    r"|(?:do|does) not (?:need|want) (?:[\w§]+ ){1,5}any ?more|any longer needed"
    r"|got (?:it|one|them) elsewhere|that is off"
    r"|(?:have|has) since (?:binned|bought|found|scrapped|sold|changed)"
    r"|(?:braucht|brauchen|will|wollen) (?:[\w§]+ ){1,4}nicht mehr"
    r"|does not need (?:it|this|that|them) any ?more|no need (?:to|for)"
    r"|nicht mehr (?:notig|gebraucht|erforderlich)|hat sich erledigt|storniert|entfallt|abgesagt"
    r"|abgeblasen|told me not to|not to expect)\b"
)
_NEGATED = re.compile(
    r"\b(?:not|never|nobody|no one|none|neither|nor|nothing|refused|refuses|declined|unable|nicht|nie"
    r"|niemand|kein|keine|keinen|without|avoid|no way|hardly|doubt|doubted|doubts|no chance)\b"
)
_UNREAL = re.compile(
    r"\b(?:wish|wishes|wished|nearly|almost|half a mind|tempted|thought about|thinking (?:of|about)"
    r"|had planned|planned to|was going|were going|was to have|was to|were to|was supposed|were "
    r"supposed"
    r"|should have|could have|would have (?:been|liked|to|\w+ed|done|sent|given|gone|had|told|said"
    r"|come|made|got|taken)\b|would love|would like|would rather|would be (?:nice|great|good)|if only"
    r"|hope|hopes|hoped|hoping|wonder|wondered|wondering|dream|pretend|supposedly"
    r"|instead of|rather than|bit my tongue|thought better|like (?:we|i) said|as (?:we|i) said|as "
    r"promised|as agreed|like (?:we|i) promised|wie versprochen|wie besprochen|hatte|hatten|fast"
    r"|beinahe|had promised|had agreed|had said|had told"
    r"|ware schon|wunscht|hofft|hoffe|falls|supposed to have|used to|would n't)\b"
)
_UNDONE = re.compile(r"\bwould have \w+(?:ed|en|ought)\b")
_ASKED = re.compile(
    r"\b(?:ask|asks|asked|asking|wants to know|wanted to know|wondered|fragt|fragte|gefragt|will "
    r"wissen|wollte wissen|enquired|inquired|begged|pushed|pushing|insist(?:s|ed) (?:that )?we"
    r"|demand(?:s|ed)? that)\b"
    r"(?: [^ .;!?]+){0,7}?$"
)
_IF = re.compile(r"\b(?:if|whether|unless|ob|wenn|provided|assuming|in case|suppose)\b")
_IF_FIRST = re.compile(
    r"^(?:and |but |und |aber |also )?(?:if|unless|provided|assuming|in case|falls|wenn|should (?:he|she|they)|sollten?"
    r" (?:er|sie))\b"
)
_HABIT = re.compile(
    r"\b(?:always|usually|normally|typically|every|each|generally|often|most of the time|immer"
    r"|jede[nrsm]?|meistens|ublicherweise|whenever|never|tends?)\b"
)
_PROMISED = re.compile(r"promis|agreed|told|said|zugesagt|versproch|zugesichert|vereinbart")
_LONG_AGO = re.compile(r"\b(?:damals|seinerzeit|back then|at the time|at the outset|originally|ursprunglich|once)\b")
#: Kept already, or overtaken.
_KEPT = re.compile(
    r"[,;–-] (?:and )?(?:(?:they|it|that|those|these|all of it|both|which)(?: have| has| is| are)?(?: all| since)? "
    r"(?:already |now )?(?:gone|went|sent|done|delivered|arrived|there|out)\b"
    r"|which (?:i|we) (?:did|have done)|(?:and )?(?:i|we) (?:did|kept)\b|(?:already )?done\b"
    r"|(?:das|die|der|es) (?:ist|sind) (?:schon |bereits |langst |inzwischen )?(?:raus|erledigt|weg|verschickt|da)\b"
    r"|(?:schon |bereits |langst )?(?:erledigt|verschickt|passiert)\b)"
)
_HAD = re.compile(r"\b(?:had|hatte|hatten)\b(?: [^ ]+){0,2} ?$")
_BELIEF = re.compile(
    r"\b(?:thinks?|believes?|reckons?|expects?|hopes?|fears?|assumes?|assumed|suspects?|guess|bets?"
    r"|doubts?|glaubt|hofft|denkt|befurchtet|heard|rumou?r|apparently|supposedly)(?: that)?(?: §p\d+| "
    r"he| she| they| we| i)? ?$"
)

#: What somebody should do at any time, said to nobody: no deed owed.
_ADVICE = re.compile(
    r"^(?:tip |note to all |as a rule )?:? ?(?:best (?:to|not)|better|always|never|next time|if in doubt"
    r"|lieber|am besten|immer|beim nachsten mal|grundsatzlich)\b(?!.*\b(?:i|we|ich|wir)\b)"
)
#: “He owes me one”: a favour, nothing that could be kept.
_FAVOUR = re.compile(r"\bowes? (?:me|us|him|her|them) (?:one|a favou?r|a beer|a pint|a drink)\b")


_OFF = re.compile(
    r"^(?:so |and |but |well |also )?(?:all )?(?:that|this|it|that one|the whole thing|das|es|alles)?(?: is| 's| are"
    r"| now| has been| was| ist| hat)*(?: now| all)? ?(?:off|cancelled|canceled|called off|scrapped|no longer needed"
    r"|dead|not needed any more|sich erledigt|erledigt|abgesagt|hinfallig|vom tisch)(?: now| then)?[ .!]*$"
    r"|^(?:forget|leave|scrap|ignore) (?:it|that|this)[ .!]*$"
)


def called_off(normal: Normal) -> bool:
    """A short sentence that takes back the one before it: “So that is off.”"""
    return len(normal.pieces) <= 10 and bool(_OFF.match(normal.text))


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
    if _advised(normal, cue) or _asked_for(opening):
        return True
    if _IF_FIRST.match(text) or (
        _IF.search(clause) and not re.search(r"\b(?:see|check|ask|confirm|know) (?:if|whether)\b", clause)
    ):
        return True
    if _HAD.search(" ".join(pieces[max(0, cue.at - 4) : cue.at])) and "promis" in cue.text:
        return True
    if _habitual(normal, cue, start) or _done(normal, cue):
        return True
    if re.search(r"\b(?:promised|said|told|agreed)\b", cue.text) and _past_before(normal, cue):
        return True
    if cue.rule.name == "need to" and "should" in cue.text and told_by_them(normal, cue.at):
        return True
    if cue.by == "us" and _BELIEF.search(" ".join(pieces[max(0, cue.at - 5) : cue.at])):
        return True
    if cue.by == "us" and cue.rule.name.startswith("we ") and _them_speaking(pieces, cue.at):
        return behind.startswith(tuple(IDLE))
    return False


def _habitual(normal: Normal, cue: Cue, start: int) -> bool:
    """What is done again and again; where only the verb and a day speak for a promise, also said behind it."""
    pieces = normal.pieces
    behind = cue.what + (8 if cue.rule.need.startswith("date") else 1)
    first = start if cue.rule.need.startswith("date") else cue.at
    return bool(_HABIT.search(" ".join(pieces[first:behind])))


def _done(normal: Normal, cue: Cue) -> bool:
    """“I promised him the samples back then, they have gone out”: kept already."""
    if not _PROMISED.search(f"{cue.text} {normal.piece_at(cue.what)}"):
        return False
    around = " ".join(normal.pieces[max(0, cue.at - 3) : cue.what])
    return bool(_LONG_AGO.search(around) or _KEPT.search(" ".join(normal.pieces[cue.what :])))


def _advised(normal: Normal, cue: Cue) -> bool:
    """What somebody should do at any time, or a favour owed."""
    said = " ".join(normal.pieces[clause_start(normal, cue.at) : cue.what + 1])
    return bool(_ADVICE.search(said) or _FAVOUR.search(" ".join(normal.pieces[cue.at : cue.what + 3])))


def _asked_for(opening: str) -> bool:
    """What somebody asked, unless we said yes behind it."""
    return bool(_ASKED.search(opening)) and not re.search(
        r"\b(?:i|we)(?: have)? (?:told|said|promised|will|agreed)\b|\b(?:said|told (?:him|her|them|§p\d+)) (?:i|we)\b",
        opening.split("asked")[-1],
    )


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
