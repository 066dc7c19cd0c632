"""Where promises may begin: the cues of a sentence, whose they are, and whether their verb can be a deed owed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from db.domain.capture import promise_cues_german, promise_cues_ours, promise_cues_theirs
from db.domain.capture.normal import Normal
from db.domain.capture.promise_cues import CueRule
from db.domain.capture.values import By
from db.domain.lexicon.function_words import RELATIVES
from db.domain.lexicon.promise_words import BE_THERE, GOING, IDLE, SENDS, THEIRS, WEAK_THEIRS

_RULES: tuple[CueRule, ...] = (*promise_cues_ours.RULES, *promise_cues_theirs.RULES, *promise_cues_german.RULES)


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
    certain: bool = False  # the trained model is sure of it


def cues(normal: Normal, dated: bool = True) -> list[Cue]:
    """The cues of a sentence in order, at most one for each deed, the most telling rule first.

    `dated` says that the sentence, or the short one behind it, holds a date.
    """
    found: dict[int, Cue] = {}
    for rule, matches in _matches(normal.text):
        if rule.need == "date" and not dated:
            continue
        for match in matches:
            cue = _cue(rule, match, normal)
            if cue is None or not _verb_fits(cue, normal):
                continue
            held = found.get(cue.what)
            if held is None:
                found[cue.what] = cue
    ordered = sorted(found.values(), key=lambda c: (c.what, c.at))
    things = [c for c in ordered if c.rule.name in THING_RULES]
    return [c for c in ordered if not any(t is not c and t.what < c.what < t.end for t in things)]


@lru_cache(1024)
def _matches(text: str) -> tuple[tuple[CueRule, tuple[re.Match[str], ...]], ...]:
    """What each rule finds in a sentence. Remembered: while one types, all sentences but one stay as they are."""
    padded = f" {text} "
    tried = (rule for rule in _RULES if not rule.hints or any(hint in padded for hint in rule.hints))
    found = ((rule, tuple(rule.pattern.finditer(text))) for rule in tried)
    return tuple((rule, matches) for rule, matches in found if matches)


#: Rules whose match is the thing and its verb: nothing begins inside.
THING_RULES = frozenset(
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
    if rule.name in ("said we would", "agreed that we", "they shall have") and told_by_them(normal, at):
        return None
    if rule.name == "bekommt von uns" and at and normal.pieces[at - 1] == "von":
        return None
    if rule.name == "we will" and normal.pieces[what] in ("have", "get", "receive", "see") and _them_saying(normal, at):
        by = "them"
    if rule.by == "them" and subject and _not_theirs(subject, normal, at):
        return None
    end = normal.piece(max(match.start(), match.end() - 1)) + 1
    return Cue(rule, by, at, what, match[0].strip()[:80], subject, end)


def told_by_them(normal: Normal, at: int) -> bool:
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
    "buyer manager director engineer customer client team office purchasing procurement guys lads "
    "people boss accounts finance owner plant factory works "
    "department planner foreman supervisor lab mill yard site ceo cfo md gm head it maintenance "
    "stores legal lawyer lawyers controller assistant secretary "
    "einkauf technik chef kunde buchhaltung einkaufer leiter".split()
)


def _last_subject(normal: Normal, at: int, recipient: str) -> By | None:
    """Who the last subject before a verb without one of its own was; a sentence that opens with the verb is ours."""
    recipient = recipient.strip()
    if recipient in ("us", "me"):
        return "them"
    before = normal.piece_at(at - 1)
    if before in ("§k", "i", "we"):
        return "us"
    for back in range(at - 1, max(-1, at - 16), -1):
        piece = normal.pieces[back]
        if piece in ("i", "we", "§k"):
            return "us"
        if piece in ("he", "she", "they", "who") or (
            piece.startswith("§p") and normal.piece_at(back - 1) not in _OBJECT_OF
        ):
            distant = piece.startswith("§p") and back < at - 2
            return "us" if recipient in ("him", "her", "them") and distant else "them"
        if piece == "§c" and back == at - 1 and normal.piece_at(back - 1) not in _OBJECT_OF:
            return "them"
        if piece in (".", ";", "!", "?"):
            break
        if back == at - 1 and piece not in _BETWEEN:
            return None
    return "us" if at == 0 or before in ("and", "but", "so", ",", "-", "–", ":", ")", "have", "then", "also") else None


_BETWEEN = frozenset("have has also then had and but just so , finally already did - – :".split())
_OBJECT_OF = frozenset("with to told met saw for at and called from by asked of mit an bei von visited".split())


def _verb_fits(cue: Cue, normal: Normal) -> bool:
    """Whether the verb of a cue, and what stands around it, can be a deed owed."""
    verb = normal.piece_at(cue.what)
    if cue.text.startswith("our ") and cue.rule.verbs == "any" and verb not in SENDS:
        return False
    if _wrong_place(cue, normal):
        return False
    if cue.rule.name in ("thing due", "their thing due") and " due" not in cue.text:
        ahead = normal.piece_at(cue.end)
        return ahead.startswith("§d") and "due" in normal.dates[int(ahead[2:])].word
    if cue.rule.name == "we send" and verb == "have" and normal.piece_at(cue.what + 1).endswith("ed"):
        return False  # “I have promised”
    if cue.rule.name in ("thing from us by", "Preise von mir"):
        ahead = normal.piece_at(cue.end)
        return ahead.startswith("§d") and normal.dates[int(ahead[2:])].grain in ("day", "time", "week")
    if cue.rule.name in ("they send us", "they send") and verb in _ALSO_PAST and cue.subject != "they":
        return False
    if cue.rule.name in ("promised", "promised it") and cue.by == "them" and not _to_us(cue, normal):
        return False
    if verb == "be" and cue.rule.verbs:
        return cue.rule.name != "need to" and _be_there(cue, normal)
    if verb in IDLE and cue.rule.verbs:
        return False
    if cue.rule.verbs == "theirs":
        return verb in SENDS if cue.by == "us" else _theirs(cue, normal)
    if cue.rule.name == "need to":
        return _needed(verb, normal.pieces[cue.what + 1 : cue.what + 4])
    return verb in SENDS if cue.rule.verbs == "sends" else verb not in ("", "love", "like")


#: “She let me know” is over; of one person these are no present.
_ALSO_PAST = frozenset(("let", "put", "set", "cut", "quote"))


def _wrong_place(cue: Cue, normal: Normal) -> bool:
    """Patterns that fit where their meaning does not: “see what I can find”, “everything we hold for them”."""
    before = normal.piece_at(cue.at - 1)
    text = f" {cue.text}"
    if cue.by == "us" and (before in _QUESTION_WORDS or " what i can" in text or " what we can" in text):
        return True
    if cue.rule.name == "do it" and normal.unit.listed and normal.piece_at(cue.what - 1) in ("-", ":", "–"):
        return normal.piece_at(cue.what - 2).startswith("§p")
    if cue.rule.name == "they - send":
        return not normal.unit.listed
    return cue.rule.name in ("we send", "they send") and not _opens_clause(normal, cue.at)


_QUESTION_WORDS = frozenset(("what", "how", "where", "whatever"))
_AWAY = frozenset("leave holiday holidays vacation sick maternity business travel training strike charge".split())
_GETS = frozenset(("get", "have", "receive", "see"))
#: “get”, “have” and “see” bind somebody only with one of these behind.
_GOT = frozenset("us me back it the our someone somebody a his her approval §p0 in to that this my".split())
#: “will have legal look at it”.
_LOOKS = frozenset("look check review sign approve call send test confirm".split())
_SHARED = frozenset("come look speak talk ask check find put let set work test review".split())


def _be_there(cue: Cue, normal: Normal) -> bool:
    """“be back with”, “be on site Thursday”, but not “be on leave”."""
    after, behind = normal.piece_at(cue.what + 1), normal.piece_at(cue.what + 2)
    if (after, behind) == ("in", "touch") or after == "§k" or after.startswith("§d"):
        return True
    return after in BE_THERE | GOING and behind not in _AWAY


def _theirs(cue: Cue, normal: Normal) -> bool:
    """Whether what they will do binds them to us."""
    verb, after = normal.piece_at(cue.what), normal.piece_at(cue.what + 1)
    behind = normal.pieces[cue.what : cue.what + 14]
    if verb in _GETS:
        return after in _GOT or (verb == "have" and any(w in _LOOKS for w in behind[2:6]))
    if verb in _SHARED or verb in THEIRS:
        return True
    if cue.rule.name == "said they would" and verb in SENDS and any(w.startswith("§d") for w in behind):
        return True
    return verb in WEAK_THEIRS and any(w in ("us", "me", "our", "my", "ours", "§k", "mine") for w in behind)


def _needed(verb: str, behind: tuple[str, ...]) -> bool:
    """Whether what one needs to do is owed to somebody: “need to send”, not “need to get better”."""
    after = behind[0] if behind else ""
    if verb not in SENDS or verb in ("be", "have", "work", "stand", "start", "learn", "ask"):
        return False
    if verb == "find" and after == "out":
        return "and" in behind
    return not (verb == "get" and after in ("a", "better", "more", "out", "there", "in", "to"))


_BEFORE_CLAUSE = frozenset(
    (
        "and but so then that also oh ok if or him her them it us me because und aber dann plus now well "
        "tomorrow anyway said says told agreed"
    ).split()
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
        r"(?:promis\w+|agreed|agrees|undertook|guarante\w+|committed|pledged)(?: (him|her|them|you|§p\d+"
        r"|his|their|the \w+))? ",
        cue.text + " ",
    )
    behind = normal.pieces[cue.what : cue.what + 2]
    if any(word in RELATIVES for word in behind) or (
        behind and behind[0] in ("his", "her") and len(behind) > 1 and behind[1] in RELATIVES
    ):
        return False
    return not (match and match[1])
