"""From text to terms: words, folding of diacritics, the language of a text, stems.

Three fields of text are made from one pass: `words` (folded as written, with positions, for prefixes and phrases),
`stems` (Whoosh's Snowball stems of the text's language, for ranking) and `names` (words of titles and aliases).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from whoosh.lang import stemmer_for_language, stopwords_for_language

#: Part of the index's fingerprint: raise it when terms change, and every index is rebuilt.
VERSION = 1

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+(?:['’][^\W_{_CJK}]+)*")
_SINGLE = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_DIGRAPH = re.compile("([aou])e")
#: German stems carry this mark, so that an English word never meets a German stem of another meaning.
GERMAN = "~"
#: Positions between two texts of one record: a phrase never reaches across.
GAP = 16
_MAX_TERM = 64

_english_stemmer = stemmer_for_language("en")
_german_stemmer = stemmer_for_language("de")
ENGLISH_STOP = frozenset(stopwords_for_language("en"))
GERMAN_STOP = frozenset(
    (
        "der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine ist sind war "
        "waren wird werden wurde hat haben hatte ich du er sie es wir ihr mich mir uns ihm ihn ihnen sich mit "
        "von vom zu zum zur bei im in am an auf aus nach für fur über uber unter vor um als wie dass daß wenn "
        "noch auch nur schon so sehr mehr man will soll kann muss mein dein sein ihre unser durch gegen ohne "
        "bis "
    ).split()
)
#: Words that tell one language from the other: in one list only.
_TELL_ENGLISH = (
    ENGLISH_STOP | {"the", "and", "he", "she", "they", "was", "has", "his", "her", "about", "said"}
) - GERMAN_STOP
_TELL_GERMAN = GERMAN_STOP - ENGLISH_STOP
STOP = ENGLISH_STOP | GERMAN_STOP


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The word in lower case without diacritics: Müller -> muller, Straße -> strasse."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_SINGLE)


@lru_cache(maxsize=50_000)
def spelled_out(word: str) -> str:
    """The word with its umlauts as two letters (Müller -> mueller), or '' where it has none."""
    if word.isascii():
        return ""
    lower = unicodedata.normalize("NFC", word.casefold())
    out = lower.translate(_UMLAUTS)
    return fold(out) if out != lower else ""


def contracted(folded: str) -> str:
    """The folded word with ae, oe, ue as one letter (mueller -> muller), or '' where it has none."""
    out = _DIGRAPH.sub(r"\1", folded)
    return out if out != folded else ""


@lru_cache(maxsize=100_000)
def english(folded: str) -> str:
    return folded if not folded.isalpha() else _english_stemmer(folded)


@lru_cache(maxsize=100_000)
def german(folded: str) -> str:
    if not folded.isalpha():
        return GERMAN + folded
    return GERMAN + fold(_german_stemmer(_DIGRAPH.sub(r"\1", folded)))


def stems_of(folded: str) -> tuple[str, ...]:
    """Every stem a query's word may have, whatever its language."""
    return (english(folded), german(folded))


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: where it stands, and the folded forms under which it is found (first the word itself)."""

    start: int
    end: int
    forms: tuple[str, ...]


@lru_cache(maxsize=100_000)
def _forms(word: str) -> tuple[tuple[str, ...], ...]:
    """The parts of a word with apostrophes, each with its forms: O'Brien -> o + obrien, brien; Meier's -> meier."""
    pieces = word.replace("’", "'").split("'")
    if len(pieces) > 1 and pieces[-1] in ("s", "S"):
        pieces.pop()
    parts = []
    for piece in pieces:
        folded = fold(piece)[:_MAX_TERM]
        other = spelled_out(piece)[:_MAX_TERM]
        parts.append((folded, other) if other else (folded,))
    if len(parts) > 1:
        parts[0] = (*parts[0], fold("".join(pieces))[:_MAX_TERM])
    return tuple(parts)


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in order. One with an apostrophe gives a token for each part, with the span of the whole."""
    for found in _TOKEN.finditer(text):
        for forms in _forms(found.group()):
            if forms[0]:
                yield Token(found.start(), found.end(), forms)


def folded_words(text: str) -> list[str]:
    """The folded words of a text or query, without their other forms."""
    return [part[0] for found in _TOKEN.findall(text) for part in _forms(found) if part[0]]


def language(words: Iterable[str]) -> str:
    """'en', 'de', or '' where a text is too short or mixed to tell."""
    seen = set(words)
    english_words, german_words = len(seen & _TELL_ENGLISH), len(seen & _TELL_GERMAN)
    if max(english_words, german_words) < 2 or english_words == german_words:
        return ""
    return "en" if english_words > german_words else "de"


@dataclass(frozen=True, slots=True)
class Text:
    """A text to index: its weight, and whether it is a name (a title, an alias) rather than prose."""

    text: str
    weight: float = 1.0
    name: bool = False


#: One posting of a document: term, frequency, weight, positions as 32 bit integers.
Posting = tuple[bytes, int, float, bytes]


@dataclass(slots=True)
class _Bag:
    """The terms of one field while a document is read."""

    freq: dict[str, int] = field(default_factory=dict)
    weight: dict[str, float] = field(default_factory=dict)
    positions: dict[str, list[int]] = field(default_factory=dict)

    def add(self, term: str, weight: float, counts: int = 1) -> None:
        self.freq[term] = self.freq.get(term, 0) + counts
        self.weight[term] = self.weight.get(term, 0.0) + weight

    def postings(self) -> list[Posting]:
        weight = self.weight
        if not self.positions:
            return [(term.encode(), n, weight[term], b"") for term, n in self.freq.items()]
        where = self.positions
        return [(term.encode(), n, weight[term], array("I", where[term]).tobytes()) for term, n in self.freq.items()]


def postings(texts: Iterable[Text]) -> dict[str, list[Posting]]:
    """The postings of the fields `words`, `stems` and `names` of one document."""
    words, stems, names = _Bag(), _Bag(), _Bag()
    at = 0
    for text in texts:
        read = [forms for token in _TOKEN.findall(text.text) for forms in _forms(token) if forms[0]]
        tongue = language(forms[0] for forms in read[:400])
        weight = text.weight
        in_words = min(weight, 1.5)
        positions = words.positions
        for forms in read:
            if text.name or tongue == "de":
                short = contracted(forms[0])
                if short:
                    forms = (*forms, short)
            for n, form in enumerate(forms):
                words.add(form, in_words, 1 if n == 0 else 0)
                positions.setdefault(form, []).append(at)
                if text.name:
                    names.add(form, weight / 2, 1 if n == 0 else 0)
            at += 1
            _add_stems(stems, forms[0], tongue, in_words)
        at += GAP
    return {"words": words.postings(), "stems": stems.postings(), "names": names.postings()}


def _add_stems(stems: _Bag, word: str, tongue: str, weight: float) -> None:
    if tongue == "en":
        if word not in ENGLISH_STOP:
            stems.add(english(word), weight)
    elif tongue == "de":
        if word not in GERMAN_STOP:
            stems.add(german(word), weight)
    else:
        stems.add(english(word), weight)
        stems.add(german(word), weight, 0)
