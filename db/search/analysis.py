"""From text to terms: words, folding of diacritics, the language of a text, stems.

Three fields of text are made from one pass: `words` (folded as written, with positions, for prefixes and phrases),
`stems` (Snowball stems of the text's language, for ranking) and `names` (words of titles and aliases).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from Stemmer import Stemmer
from whoosh.lang import stopwords_for_language

from db.search import joined
from db.search.german import stem as german_stem

#: Part of the index's fingerprint: raise it when terms change, and every index is rebuilt.
VERSION = 4

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
#: One character of a word that is written with blanks between words.
LETTER = rf"[^\W_{CJK}]"
TOKEN = re.compile(rf"[{CJK}]|{LETTER}+(?:['’]{LETTER}+)*")
#: The same of a text in ASCII, at a third of the cost.
_ASCII_TOKEN = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")
#: A word, and the sign that joins the next one to it, if one does.
_JOINED = re.compile(rf"({TOKEN.pattern})(?:([{re.escape(joined.JOINT)}])(?={LETTER}))?")
#: A word that may be joined to the one before it.
LINK = re.compile(rf"[{re.escape(joined.JOINT)}]{LETTER}")
_SINGLE = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_DIGRAPH = re.compile("([aou])e")
#: German stems carry this mark, so that an English word never meets a German stem of another meaning.
GERMAN = "~"
#: Positions between two texts of one record: a phrase never reaches across.
GAP = 16
_MAX_TERM = 64

# Snowball's own code: what Whoosh has of it are the same algorithms, older and in Python, at twelve times the cost.
# Without its cache (`fold` and its kin have theirs) a call changes nothing that two threads could see half done.
_english_stem = Stemmer("english", 0).stemWord
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
_STOPS: dict[str, frozenset[str]] = {"en": ENGLISH_STOP, "de": GERMAN_STOP, "": frozenset()}


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The word in lower case without diacritics: Müller -> muller, Straße -> strasse."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold()).casefold()
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
    if "ae" not in folded and "oe" not in folded and "ue" not in folded:
        return ""
    return _DIGRAPH.sub(r"\1", folded)


@lru_cache(maxsize=100_000)
def english(folded: str) -> str:
    return folded if not folded.isalpha() else _english_stem(folded)


@lru_cache(maxsize=100_000)
def german(folded: str) -> str:
    if not folded.isalpha():
        return GERMAN + folded
    return GERMAN + german_stem(_DIGRAPH.sub(r"\1", folded))


def stems_of(folded: str) -> tuple[str, ...]:
    """Every stem a query's word may have, whatever its language."""
    return (english(folded), german(folded))


@lru_cache(maxsize=100_000)
def forms(word: str) -> tuple[tuple[str, ...], ...]:
    """The parts of a word of a text, each with the folded forms under which it is found, itself first.

    Müller -> muller + mueller; with an apostrophe O'Brien -> o + obrien, brien; Meier's -> meier.
    """
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


def tokens(text: str) -> list[str]:
    """The words of a text as they are written."""
    return (_ASCII_TOKEN if text.isascii() else TOKEN).findall(text)


def folded_words(text: str) -> list[str]:
    """The folded words of a text or query, without their other forms."""
    return [part[0] for found in tokens(text) for part in forms(found) if part[0]]


def linked_words(text: str, within: str = "'") -> tuple[list[str], list[str]]:
    """The folded words of a text, and what joins each to the next, '' where nothing does; `within` joins what an
    apostrophe does (a text's words have those forms already, see `forms`)."""
    words: list[str] = []
    joints: list[str] = []
    for word, joint in _JOINED.findall(text):
        parts = [part[0] for part in forms(word) if part[0]]
        words += parts
        joints += [within] * (len(parts) - 1) + [joint] * bool(parts)
    return words, joints


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


#: Weights are kept in one byte, in steps of a quarter; 63.75 is far beyond where BM25 saturates.
STEP = 0.25
_MOST = 255


@dataclass(slots=True)
class FieldTerms:
    """The terms of one field of one document, side by side: weights in steps, positions one term after the other.

    `length` is how many words the field has, which BM25 weighs against.
    """

    terms: list[str]
    weights: bytes
    length: int
    counts: bytes = b""
    positions: bytes = b""


def exact(terms: Iterable[str]) -> FieldTerms:
    """Terms that are there or not."""
    found = list(dict.fromkeys(terms))
    return FieldTerms(found, b"\4" * len(found), 0)


class _Steps(dict[float, int]):
    """Weights in steps. There are few different ones, so each is worked out once."""

    def __missing__(self, weight: float) -> int:
        if len(self) >= 10_000:
            self.clear()
        self[weight] = step = min(max(int(weight / STEP + 0.5), 1), _MOST)
        return step


_step = _Steps().__getitem__


def _read(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """The folded words of a text in their order, and what else some are written as, each with the place of the word."""
    if text.isascii() and "'" not in text:  # most of what people write: no word has another form than its small letters
        return [word[:_MAX_TERM] for word in _ASCII_TOKEN.findall(text.lower())], []
    read = [spellings for word in tokens(text) for spellings in forms(word) if spellings[0]]
    others = [(spot, form) for spot, spellings in enumerate(read) for form in spellings[1:]]
    return [spellings[0] for spellings in read], others


class _Gathered:
    """The terms of a document's fields as its texts are read one after the other."""

    def __init__(self) -> None:
        self.where: dict[str, list[int]] = {}
        self.words: dict[str, float] = {}
        self.stems: dict[str, float] = {}
        self.names: dict[str, float] = {}
        self.at = self.stem_count = self.name_count = self.word_count = 0

    def read(self, text: Text) -> None:
        words, others = _read(text.text)
        if not words:
            return
        tongue = language(words[:400])
        weight = min(text.weight, 1.5)
        here: defaultdict[str, list[int]] = defaultdict(list)
        for spot, word in enumerate(words, self.at):
            here[word].append(spot)
        self.stem_count += _add_stems(self.stems, here, tongue, weight)
        more: dict[str, list[int]] = {}
        if joined.has_digits(text.text):
            more = self._apart(here)
            if more:
                _add_stems(self.stems, more, tongue, weight)
            for (start, _), endings in joined.numbers(text.text):
                spot = self.at + len(tokens(text.text[:start]))
                for ending in endings:
                    more.setdefault(ending, []).append(spot)
        # No stems of these: a word and its halves in one text would count twice.
        if LINK.search(text.text):
            for place, word in joined.together(*linked_words(text.text, "")):
                more.setdefault(word[:_MAX_TERM], []).append(self.at + place)
        for spot, form in others:
            more.setdefault(form, []).append(self.at + spot)
        if text.name or tongue == "de":
            for word, spots in here.items():
                if short := contracted(word):
                    more.setdefault(short, []).extend(spots)
        for word, spots in more.items():
            here[word] = sorted({*here.get(word, ()), *spots})
        self._keep(text, here, weight)
        self.word_count += len(words)
        self.name_count += len(words) if text.name else 0
        self.at += len(words) + GAP

    @staticmethod
    def _apart(here: dict[str, list[int]]) -> dict[str, list[int]]:
        """The letters and the digits of words that have both, and where they stand."""
        found: dict[str, list[int]] = {}
        for word, spots in here.items():
            if not word.isalpha():
                for piece in joined.apart(word):
                    found.setdefault(piece, []).extend(spots)
        return found

    def _keep(self, text: Text, here: dict[str, list[int]], weight: float) -> None:
        if not self.where:  # the first text, most often the only long one
            self.where, self.words = here, {word: weight * len(spots) for word, spots in here.items()}
        else:
            for word, spots in here.items():
                self.words[word] = self.words.get(word, 0.0) + weight * len(spots)
                self.where.setdefault(word, []).extend(spots)
        if text.name:
            for word, spots in here.items():
                self.names[word] = self.names.get(word, 0.0) + text.weight / 2 * len(spots)


def postings(texts: Iterable[Text]) -> dict[str, FieldTerms]:
    """The fields `words`, `stems` and `names` of one document."""
    all_of = _Gathered()
    for text in texts:
        all_of.read(text)
    places = list(all_of.where.values())
    if max(map(len, places), default=0) > _MOST:
        places = [spots[:_MOST] for spots in places]
    counts = bytes(map(len, places))
    positions = array("I", list(chain.from_iterable(places)))
    words, stems, names = all_of.words, all_of.stems, all_of.names
    return {
        "words": FieldTerms(list(words), _weights(words), all_of.word_count, counts, positions.tobytes()),
        "stems": FieldTerms(list(stems), _weights(stems), all_of.stem_count),
        "names": FieldTerms(list(names), _weights(names), all_of.name_count),
    }


def _weights(terms: dict[str, float]) -> bytes:
    return bytes(map(_step, terms.values()))


def _add_stems(stems: dict[str, float], places: dict[str, list[int]], tongue: str, weight: float) -> int:
    """Add the stems of a text's words in its language (both where it cannot be told); how many words that were."""
    stemmed, stops = 0, _STOPS[tongue]
    of = (english,) if tongue == "en" else (german,) if tongue == "de" else (english, german)
    for word, spots in places.items():
        if word in stops:
            continue
        count = len(spots)
        stemmed += count
        worth = weight * count
        for stem_of in of:
            stem = stem_of(word)
            stems[stem] = stems[stem] + worth if stem in stems else worth
    return stemmed
