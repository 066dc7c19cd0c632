"""Where rules and the trained model meet on promises: each clause is judged us, them or none.

Rules propose (promise_finding.py) and refuse (promise_refusals.py); both are features of the model. A proposal in a
clause that the model holds for none is dropped, one of the wrong side is turned, and a clause that the model holds for
a promise gets one even where no rule has a word for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from db.domain.capture.cuts import Stretch, clauses
from db.domain.capture.features import plain, promise_features, tellers, times
from db.domain.capture.model import Judge
from db.domain.capture.normal import Normal
from db.domain.capture.promise_cues import CueRule, rule
from db.domain.capture.promise_finding import Cue
from db.domain.capture.text import Words
from db.domain.capture.values import By
from db.domain.lexicon import words as word_set
from db.domain.lexicon.function_words import FUNCTION, SPEECH
from db.domain.lexicon.promise_words import GERMAN_HE, GERMAN_I, GERMAN_WE, GOING, SENDS

#: The rule of a promise that only the model saw.
SEEN: CueRule = rule("seen by the model", "us", r"(?P<what>.)")


@dataclass(frozen=True, slots=True)
class View:
    """A clause as the model sees it."""

    stretch: Stretch
    features: frozenset[str]
    tellers: tuple[str, ...]


def views(normal: Normal, words: Words, proposed: Iterable[Cue], good: Iterable[Cue]) -> list[View]:
    """The clauses of a sentence with their features, those of the rules among them."""
    pieces = plain(normal, words)
    kept = list(good)
    out = []
    for first, last in clauses(normal):
        evidence = times(normal, (first, last))
        for cue in proposed:
            if first <= cue.what < last:
                passed = cue in kept
                evidence.update((f"{'cue' if passed else 'refused'}:{cue.by}", f"c:{cue.rule.name}:{passed}"))
        unit = normal.unit
        features = promise_features(pieces, (first, last), unit.question, unit.listed, frozenset(evidence))
        out.append(View((first, last), features, tuple(tellers(pieces[first:last]))))
    return out


def judged(normal: Normal, words: Words, proposed: list[Cue], good: list[Cue], judge: Judge) -> list[Cue]:
    """The promises of a sentence: where each begins and whose it is."""
    if not judge.labels:
        return good
    doubtful, sure, bold = judge.thresholds
    out: list[Cue] = []
    for view in views(normal, words, proposed, good):
        first, last = view.stretch
        chances = judge.chances(view.features, view.tellers)
        by: By = "us" if chances["us"] >= chances["them"] else "them"
        here = [cue for cue in good if first <= cue.what < last]
        near = [cue for cue in proposed if first <= cue.what < last and cue.by == by]
        here = [cue for cue in here if chances[by] >= _share(cue, view) * doubtful]
        if here:
            turned = chances[by] >= 2 * chances[_other(by)] and chances[by] >= sure
            out.extend(replace(c, by=by if turned else c.by, certain=chances[by] >= sure) for c in here)
        elif chances[by] >= (sure if near else bold) and (near or not _EMPTY.issuperset(view.tellers)):
            what = near[0].what if near else head(normal, first, last)
            text = " ".join(normal.pieces[first : min(last, first + 5)])
            out.append(Cue(SEEN, by, first, what, text, end=last, certain=True))
    return out


#: Rules that rest on a word of promising or owing itself, or on who owes: they need a smaller chance.
OUTSPOKEN = frozenset(
    (
        "said we would",
        "agreed that we",
        "my word",
        "my word to",
        "promised",
        "promised it",
        "what I agreed to",
        "they shall have",
        "owe",
        "they owe",
        "owes",
        "me:",
        "them:",
        "thing to them by",
        "from them by",
        "from them we get",
        "assured it will be",
        "habe versprochen, dass",
        "habe versprochen zu",
        "habe es versprochen",
        "das habe ich zugesagt",
        "hat zugesagt zu",
        "hat zugesagt dass",
        "hat versprochen, dass er",
        "hat es zugesagt",
        "schulde",
        "schuldet uns",
        "gets from us",
        "shall have from us",
        "bekommt von uns",
        "von uns bekommt",
    )
)
#: What somebody will do by a day.
_DATED = frozenset(
    ("we will", "they will", "said they would", "they are sending", "ich schicke", "schicke ich", "er schickt uns")
)
_OUTSPOKEN_SHARE, _DATED_SHARE = 0.15, 0.4


def _share(cue: Cue, view: View) -> float:
    """The part of the usual chance that a proposal needs."""
    if cue.rule.name in OUTSPOKEN:
        return _OUTSPOKEN_SHARE
    return _DATED_SHARE if cue.rule.name in _DATED and "TO COME" in view.features else 1.0


#: “Our side:” opens a deed and is none.
_EMPTY = frozenset("side end part action actions next step steps todo".split())


def _other(by: By) -> By:
    return "them" if by == "us" else "us"


_GERMAN = GERMAN_I | GERMAN_WE | GERMAN_HE
_DEEDS = SENDS | GOING | _GERMAN | word_set("gets has receives getting having")
_BEFORE = SPEECH | FUNCTION | word_set("promised promise promises down due to job side end part will would , also")


def head(normal: Normal, first: int, last: int) -> int:
    """The piece where the words of a deed begin: its verb, or what is put before the verb."""
    start = next((at for at in range(first, last) if _says(normal.pieces[at])), first)
    verb = next((at for at in range(first, last) if normal.pieces[at] in _DEEDS), last)
    return min(start, verb)


def _says(piece: str) -> bool:
    return piece[0].isalnum() and piece not in _BEFORE
