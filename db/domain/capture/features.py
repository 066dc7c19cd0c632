"""What the trained model sees of a clause. Training and reading use these very functions.

Names of features: `w:` a word's stem or a word, `b:` two in a row, `k:` three word classes in a row, `4:`/`-4:` how a
word begins and ends (compounds, misspellings), `u:` a word in a clause about us, the rest as they say.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from functools import lru_cache

from db.domain.capture.cuts import Stretch
from db.domain.capture.normal import Normal
from db.domain.capture.text import Words
from db.domain.lexicon.common import COMMON
from db.domain.lexicon.function_words import FUNCTION, RELATIVES
from db.domain.lexicon.promise_words import GERMAN_HE, GERMAN_I, GERMAN_WE, GOING, OUR_THINGS, SENDS, THEIR_THINGS

_SUFFIXES = sorted(
    "ierungen ungen heiten keiten ments ations ation ings ing edly ed ies ness ment lich ung ern est ers er en es em "
    "et ly st s e n t y".split(),
    key=lambda s: (-len(s), s),
)
#: Clauses that are remembered: while one types, all but one are the same as at the last key.
_KEPT = 1024
_US = frozenset("we us our ours i me my wir uns unser unsere unserem unseren unserer ich mir mich §k".split())
_THEM = frozenset("he she they him her his their them er sie ihr ihm ihnen ihre sein seine who".split())
_NOT = frozenset("not no never nobody nothing none nicht kein keine keinen nie nichts refused without".split())
_IF = frozenset("if whether unless wenn falls ob when once maybe perhaps might could would should".split())
_MONEY = re.compile(r"[$€£¥₹]")
_SENTENCE_OPENS = frozenset(". ; ! ? : ( ) – — | … • · * -".split())


def stem(word: str) -> str:
    """A word without its ending, English or German alike; never shorter than three letters."""
    if len(word) <= 4:
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 + (len(suffix) == 1):
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def _shape(piece: str) -> str:
    if piece[0] == "§":
        return piece[:2]
    return "#" if piece[0].isdigit() else piece


def plain(normal: Normal, words: Words) -> tuple[str, ...]:
    """The pieces of a sentence, numbers as “#”, unknown names as “§x”: what is said without who says it."""
    out = []
    for at, piece in enumerate(normal.pieces):
        token = words.tokens[normal.tokens[at]]
        opens = at == 0 or normal.pieces[at - 1] in _SENTENCE_OPENS
        name = (
            token.word
            and token.case == "title"
            and not words.shouted
            and not opens
            and len(piece) > 2
            and piece[0] != "§"
            and piece not in COMMON
            and piece not in FUNCTION
        )
        out.append("§x" if name and not piece.endswith(("ung", "heit", "keit")) else _shape(piece))
    return tuple(out)


def tellers(pieces: Iterable[str]) -> list[str]:
    """The plain words whose meaning counts: each once, without function words, names and numbers."""
    return [p for p in dict.fromkeys(pieces) if p[0].isalpha() and p not in FUNCTION and len(p) > 1]


@lru_cache(_KEPT)
def topic_features(pieces: tuple[str, ...], question: bool, evidence: frozenset[str]) -> frozenset[str]:
    """Of a clause in plain pieces. `evidence` are names of what rules found in it."""
    stems = [stem(p) if p[0].isalpha() else p for p in pieces if p[0].isalnum() or p[0] in "§#"]
    out = {f"w:{s}" for s in stems}
    out.update(f"b:{a}_{b}" for a, b in itertools.pairwise(stems))
    if any(p in _US for p in pieces):
        out.add("US")
        out.update(f"u:{s}" for s in stems if s not in FUNCTION)
    if any(p in _THEM for p in pieces):
        out.add("THEM")
    for piece in pieces:
        if piece[0].isalpha() and len(piece) >= 5:
            out.update((f"4:{piece[:4]}", f"-4:{piece[-4:]}"))
            if len(piece) >= 8:
                out.update(f"5:{piece[at : at + 5]}" for at in range(len(piece) - 4))
        if _MONEY.search(piece):
            out.add("MONEY")
        elif piece == "%":
            out.add("PERCENT")
    if question:
        out.add("QUESTION")
    if len(stems) < 5:
        out.add("SHORT")
    return frozenset(out | evidence)


@lru_cache(_KEPT)
def promise_features(
    pieces: tuple[str, ...], clause: Stretch, question: bool, listed: bool, evidence: frozenset[str]
) -> frozenset[str]:
    """Of a clause and of the words right before and behind it. `pieces` are those of the whole sentence, plain;
    `evidence` is what rules and dates say of the clause."""
    first, last = clause
    inside = [p for p in pieces[first:last] if p[0].isalnum() or p[0] in "§#"]
    classes = [_class(p) for p in inside]
    out = {f"w:{p}" for p in inside}
    out.update(f"s:{stem(p)}" for p in inside if p[0].isalpha() and len(p) > 4)
    out.update(f"b:{a}_{b}" for a, b in itertools.pairwise(inside))
    out.update(f"k:{a}_{b}_{c}" for a, b, c in zip(classes, classes[1:], classes[2:], strict=False))
    out.update(f"g:{a}_{b}" for a, b in itertools.pairwise(classes))
    out.update(f"{at}:{c}" for at, c in enumerate(classes[:3]))
    out.update(f"i{at}:{p}" for at, p in enumerate(inside[:2]))
    before = [p for p in pieces[max(0, first - 4) : first] if p[0].isalnum() or p[0] == "§"][-2:]
    out.update(f"<{_class(p)}" for p in before)
    if last < len(pieces) and last + 1 < len(pieces):
        out.add(f">{_class(pieces[last])}")
    else:
        out.add("LAST")
    out.update(_shape_of(inside, "TO COME" in evidence))
    for name, members in (("US", _US), ("THEM", _THEM), ("NOT", _NOT), ("IF", _IF)):
        if any(p in members for p in inside):
            out.add(name)
    if question:
        out.add("QUESTION")
    if listed:
        out.add("LISTED")
    if len(inside) < 5:
        out.add("SHORT")
    return frozenset(out | evidence)


def times(normal: Normal, clause: Stretch) -> set[str]:
    out = set()
    for piece in normal.pieces[clause[0] : clause[1]]:
        if piece.startswith("§d"):
            date = normal.dates[int(piece[2:])]
            out.add(
                "PAST"
                if date.past
                else "OFTEN"
                if date.recurring
                else f"DAY:{date.word.split()[0]}"
                if date.word
                else "DAY"
            )
            if not date.past and not date.recurring:
                out.add("TO COME")
    return out


_FORMS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (name, frozenset(text.split()))
    for name, text in (
        ("asks", "asked asks ask wants want wanted wishes fragt fragte mochte hopes hofft wondered wonders like"),
        ("if", "if whether unless wenn falls ob should"),
        ("not", "not no never nobody nothing none nicht kein keine keinen nie nichts refused refuses"),
        (
            "word",
            (
                "promised promise promises word zugesagt versprochen verspricht committed agreed undertook guaranteed "
                "swore vowed zugesichert assured abgemacht vereinbart pledged"
            ),
        ),
        ("owe", "owe owes owed schulde schulden schuldet schuldig outstanding pending awaiting waiting"),
        ("will", "will shall werde wird werden gonna"),
        ("would", "would wurde wurden"),
        ("must", "must need needs soll muss mussen sollen supposed due got gotta remember forget todo action"),
        ("can", "can could kann konnen konnte might may"),
        ("past", "had was were did been sent gave got hatte war waren hat habe done"),
        ("going", "going planning"),
    )
)
_OUR_SIDE = frozenset("i we ich wir §k our unser unsere unserem my mein meine".split())
_THEIR_SIDE = frozenset("he she they er sie §p §c §x their his who".split())
_TO_US = frozenset("us me uns mir our unser unsere mich §k".split())
_TO_THEM = frozenset("him her them ihm ihr ihnen §p §c you".split())
_GETS = frozenset(
    "get gets have has receive receives got bekommt bekommen bekomme erhalt erhalten kriegt see sees".split()
)


def _shape_of(inside: list[str], dated: bool) -> set[str]:
    """Who, in which form, to whom: the joints of a promise, each with the others."""
    at = next((n for n, p in enumerate(inside) if p in _OUR_SIDE or p in _THEIR_SIDE), -1)
    who = "none" if at < 0 else "us" if inside[at] in _OUR_SIDE else "them"
    members = set(inside)
    form = next((name for name, words in _FORMS if not words.isdisjoint(members)), "plain")
    if form == "plain" and any(p in GOING or (p.endswith("ing") and len(p) > 5) for p in inside):
        form = "ing"
    behind = inside[at + 1 :]
    to = "us" if not _TO_US.isdisjoint(behind) else "them" if not _TO_THEM.isdisjoint(behind) else "none"
    source = next((b for a, b in itertools.pairwise(inside) if a in ("from", "von", "by")), "")
    source = "us" if source in _TO_US else "them" if source in _TO_THEM else "none"
    gets = "gets" if not _GETS.isdisjoint(behind) else ""
    deed = next((_class(p) for p in behind if _class(p).startswith("V")), "-")
    parts = (f"S={who}", f"F={form}", f"R={to}", f"O={source}", f"G={gets}", f"D={dated}", f"V={deed}")
    out = {f"{a} {b}" for n, a in enumerate(parts) for b in parts[n + 1 :]}
    out.update(parts)
    out.update(
        (" ".join(parts[:3]), " ".join(parts[:4]), " ".join((*parts[:3], parts[5])), " ".join((*parts[:2], *parts[5:])))
    )
    out.update((" ".join((parts[0], *parts[3:5])), " ".join((parts[0], parts[2], parts[6]))))
    return out


_CLASSES: dict[str, str] = {
    **dict.fromkeys(SENDS, "V"),
    **dict.fromkeys(GOING, "Ving"),
    **dict.fromkeys(GERMAN_I, "Vich"),
    **dict.fromkeys(GERMAN_WE, "Vwir"),
    **dict.fromkeys(GERMAN_HE, "Ver"),
    **dict.fromkeys((OUR_THINGS | THEIR_THINGS) - SENDS - GERMAN_WE - GERMAN_HE, "thing"),
    **dict.fromkeys(RELATIVES, "kin"),
}


def _class(piece: str) -> str:
    """What kind of word it is: a deed, a thing owed, a small word as it is, or any other."""
    if piece in _CLASSES:
        return _CLASSES[piece]
    if piece in FUNCTION or piece[0] in "§#":
        return piece
    if piece.endswith("ing"):
        return "xing"
    return "xed" if piece.endswith("ed") else "x"
