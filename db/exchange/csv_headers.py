"""What one column header says by itself: the concept it names, whose, and with which label and number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from db.exchange.csv_words import FILLERS, KINDS, LABELLED, LABELS, SYNONYMS
from db.exchange.keys import norm

#: Concepts of numbers and addresses by which one is reached, with the field of a person that holds them.
FIELD_OF = {
    "email": "emails",
    "phone": "phones",
    "mobile": "phones",
    "fax": "phones",
    "pager": "phones",
    "website": "websites",
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"\([^)]*\)")
_LABEL_WORDS = frozenset({"type", "label", "art", "typ"})


@dataclass(frozen=True, slots=True)
class Heading:
    """What one header says: the concept, whose (kind, '' if open), a label, a number, and how sure it is."""

    text: str
    concept: str = ""
    kind: str = ""
    label: str = ""
    number: int = 0
    names_label: bool = False
    confidence: float = 0.0

    @property
    def field(self) -> str:
        return self.concept.rpartition(".")[2]


@lru_cache(maxsize=4096)
def recognise(header: str) -> Heading:
    """What a header says by itself."""
    text = header.strip()
    if len(text) > 100:
        return Heading(text)
    words = norm(_CAMEL.sub(" ", text))
    if not words:
        return Heading(text)
    whole = SYNONYMS.get(words) or SYNONYMS.get(norm(text))
    if whole:
        return _heading(text, whole, 1.0)
    if words in LABELLED:
        concept, label = LABELLED[words]
        return replace(_heading(text, concept, 0.9), label=label)
    tokens = words.split()
    kind = KINDS.get(tokens[0], "") if len(tokens) > 1 else ""
    found = _by_parts(text, tokens, kind)
    if not found.concept and "(" in text and (bare := _BRACKETS.sub(" ", text).strip()) and bare != text:
        return replace(recognise(bare), text=text)
    if not found.concept and tokens[0] in ("website", "url") and len(tokens) > 1:
        return replace(_heading(text, "website", 0.8), label=" ".join(tokens[1:]))
    return found


def _by_parts(text: str, tokens: list[str], kind: str) -> Heading:
    """Take labels, numbers and the word that says whose it is out of a header, and look up what is left."""
    numbers = [int(t) for t in tokens if t.isdigit() and len(t) == 1]
    number = numbers[0] if numbers else 0
    is_label = tokens[-1] in _LABEL_WORDS and len(tokens) > 1
    for first in (tokens[1:], tokens) if kind else (tokens,):
        labels = [LABELS[t] for t in first if t in LABELS]
        if first is not tokens and tokens[0] in ("billing", "shipping"):
            labels.insert(0, tokens[0])
        for rest in _remainders(first, is_label):
            concept = SYNONYMS.get(rest, "")
            if not concept:
                continue
            whose = kind if first is not tokens else ""
            confidence = 0.9 if labels or numbers else 0.8
            if "assistant" in labels and concept not in FIELD_OF:
                return Heading(text)
            found = _heading(text, concept, confidence)
            label = " ".join(sorted(dict.fromkeys([*labels, *([found.label] if found.label else [])]), key=_rank))
            return replace(found, kind=whose or found.kind, label=label, number=number, names_label=is_label)
    close = process.extractOne(" ".join(tokens), SYNONYMS.keys(), scorer=fuzz.ratio, score_cutoff=90)
    if close and len(close[0]) > 5 and len(close[0].split()) == len(tokens):
        return _heading(text, SYNONYMS[close[0]], 0.5)
    return Heading(text, number=number)


def _rank(label: str) -> int:
    """'home fax', not 'fax home'."""
    return 0 if label in ("home", "work", "other", "main", "company") else 1


def _remainders(tokens: Sequence[str], is_label: bool) -> Iterable[str]:
    """The header without more and more of its qualifying words."""
    if is_label:
        tokens = tokens[:-1]
    yield " ".join(t for t in tokens if not t.isdigit())
    bare = [t for t in tokens if not t.isdigit() and t not in ("value", "field")]
    yield " ".join(bare)
    unlabelled = [t for t in bare if t not in LABELS]
    yield " ".join(unlabelled)
    if any(t in ("2", "3") for t in tokens):
        yield " ".join([*unlabelled, "2"])
    core = [t for t in unlabelled if t not in FILLERS]
    yield " ".join(core)
    devices = [t for t in bare if LABELS.get(t) in ("mobile", "fax", "pager")]
    if devices:
        yield devices[-1]
    if core[:1] == ["address"] or core[:1] == ["adresse"]:
        yield " ".join(core[1:])


def _heading(text: str, concept: str, confidence: float) -> Heading:
    kind = concept.partition(".")[0] if "." in concept else ""
    label = {"mobile": "mobile", "fax": "fax", "pager": "pager"}.get(concept, "")
    return Heading(text, concept, kind, label, 0, False, confidence)


def known(header: str) -> bool:
    """Whether a header is one we have a name for."""
    return recognise(header).confidence >= 0.8


def by_content(text: str, concept: str) -> Heading:
    """A heading for a column whose cells told what it is."""
    return _heading(text, concept, 0.5)
