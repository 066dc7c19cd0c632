"""The piece of a text around what was found, with the places of the hits. Works on the text from the store alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from db.domain.query import Phrase, Word
from db.search import analysis, german_verbs, joined
from db.search.likely import Likely, head
from db.search.spelling import SHORTEST_PART

LENGTH = 160
#: Texts are looked through so far, in characters.
_FAR = 200_000
_ELLIPSIS = "…"
_UNSEEN = "\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff"
#: White space and unseen characters that a line of text shows as one blank.
_CJK = re.compile(f"[{analysis.CJK}]")
_WORDS = analysis.TOKEN
_GOES_ON = re.compile(f"['’]?{analysis.LETTER}")
_GOES_BACK = re.compile(rf"{analysis.LETTER}['’]?\Z")
_RUN = re.compile(rf"(?<!{analysis.LETTER}){analysis.LETTER}++(?:[{re.escape(joined.JOINT)}]{analysis.LETTER}++)+")
_BLANK = re.compile(rf"[\s{_UNSEEN}]{{2,}}|[^\S ]|[{_UNSEEN}]")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of text on one line, and the hits in it as (start, end) in characters."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


class Highlighter:
    """Finds a query's words in texts the way the index does: folded, by stem, by prefix, phrases as they stand.
    `changed` and `also` are those of the search's `Hits`."""

    def __init__(
        self,
        words: Iterable[Word | Phrase],
        changed: Mapping[str, str] | None = None,
        also: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._exact: set[str] = set()
        self._stems: set[str] = set()
        self._prefixes: list[str] = []
        self._read(list(words), changed or {}, also or {})
        german = {stem.removeprefix(analysis.GERMAN) for stem in self._stems if stem.startswith(analysis.GERMAN)}
        bare = {stem.removeprefix(analysis.GERMAN) for stem in self._stems}
        #: A form with one of these stems begins so.
        self._heads = tuple({head(stem) for stem in bare if stem})
        self._parts = tuple(part for part in german if len(part) >= SHORTEST_PART - 1)
        self._begun = {part[: max(len(part) - 2, SHORTEST_PART - 1)] for part in self._parts}
        self._initials = {word[0] for word in (*self._exact, *self._prefixes) if word}
        begins = (*self._heads, *self._exact, *self._prefixes)
        self._likely = Likely(begins, self._begun, self._exact, self._parts)
        self._hit: set[str] = set()
        self._miss: set[str] = set()
        self._seen: dict[str, list[tuple[int, int]]] = {}

    def _read(
        self, words: list[Word | Phrase], changed: Mapping[str, str], also: Mapping[str, tuple[str, ...]]
    ) -> None:
        last = ""
        for word in words:
            parts = analysis.folded_words(word.text)
            for n, part in enumerate(parts):
                for other in also.get(part, ()):
                    self._exact.add(other)
                    self._stems.update(analysis.stems_of(other))
                part = changed.get(part, part)
                self._exact.update((part, *german_verbs.forms(analysis.contracted(part) or part)))
                if isinstance(word, Word):
                    self._stems.update(analysis.stems_of(part))
                    if word.prefix and n == len(parts) - 1:
                        self._prefixes.append(part)
                        self._prefixes += [last + part] if last and len(parts) == 1 else []
            self._exact.update(made for _, made in joined.together(*analysis.linked_words(word.text)))
            if other := analysis.spelled_out(word.text):
                self._exact.add(other)
            here = parts[0] if len(parts) == 1 and isinstance(word, Word) else ""
            self._exact.update({last + here} if last and here else ())
            last = here
        numbers = [word.text for word in words if isinstance(word, Word) and joined.is_number(word.text)]
        alone = tuple(number for number in numbers if number.isdigit() and len(number) >= joined.ENDING)
        self._numbers = (joined.asked(numbers) or alone) if numbers else ()

    def _hits(self, word: str) -> bool:
        """Whether a word of a text is one that was asked for. No spelling and no stem changes the first letter, but for
        the ge of a German participle."""
        if word.isascii() and word.isalnum():
            return self._fits((word.lower(),))
        return any(self._fits(forms) for forms in analysis.forms(word))

    def _fits(self, forms: tuple[str, ...]) -> bool:
        form = forms[0]
        if form[:1] in self._initials and self._same(forms):
            return True
        if not form.isalpha() and any(piece in self._exact for piece in joined.apart(form)):
            return True
        if len(form) < SHORTEST_PART or not self._parts:
            return False
        return (len(form) >= SHORTEST_PART + 3 and self._compound(form)) or self._participle(form)

    def _same(self, forms: tuple[str, ...]) -> bool:
        short = analysis.contracted(forms[0])
        for form in (*forms, short) if short else forms:
            if form in self._exact or any(form.startswith(prefix) for prefix in self._prefixes):
                return True
            if not form.startswith(self._heads) or form in analysis.STOP:
                continue
            if not self._stems.isdisjoint(analysis.stems_of(form)):
                return True
        return False

    def _participle(self, form: str) -> bool:
        """Whether what stands within or before a German verb hides its stem: angerufen."""
        begun = form[:9]
        return ("ge" in begun or "zu" in begun) and analysis.german(form) in self._stems

    def _compound(self, form: str) -> bool:
        """Whether a German word begins or ends with a word that was asked for (as `spelling.compounds` finds it)."""
        for begun in self._begun:
            if begun in form or begun in analysis.contracted(form):
                break
        else:
            return False
        stem = analysis.german(form).removeprefix(analysis.GERMAN)
        return any(stem.startswith(part) or stem.endswith(part) for part in self._parts)

    def _made(self, run: str) -> bool:
        """Whether words that stand joined make one that was asked for, as none of them alone is."""
        if any(word in self._hit for word in _WORDS.findall(run)):
            return False
        made = [word for _, word in joined.together(*analysis.linked_words(run))]
        return any(word[:1] in self._initials and self._same((word,)) for word in made)

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text. A text is looked through once, however often it is asked for, and a word of
        many texts is judged once."""
        if not self._initials:
            return []
        if (seen := self._seen.get(text)) is not None:
            return seen
        shown = text[:_FAR]
        words = self._likely.words(shown)
        for word in words.difference(self._hit, self._miss):
            (self._hit if self._hits(word) else self._miss).add(word)
        found = [span for word in words & self._hit for span in _places(shown, word)]
        if analysis.LINK.search(shown):
            found += [run.span() for run in _RUN.finditer(shown) if self._made(run[0])]
        for start, end in self._called(shown):
            found = [(start, end), *((a, b) for a, b in found if b <= start or end <= a)]
        found.sort()
        self._seen[text] = found
        return found

    def _called(self, text: str) -> list[tuple[int, int]]:
        """Where a telephone's number stands that is asked for by a part of it, however either is grouped."""
        found = joined.numbers(text) if self._numbers else ()
        return [span for span, endings in found if any(ending.startswith(self._numbers) for ending in endings)]

    def snippet(self, text: str, length: int = LENGTH, marks: list[tuple[int, int]] | None = None) -> Snippet:
        """At most `length` characters around the densest hits; the beginning of the text where there is none. `marks`
        spares looking for them again."""
        text = text[:_FAR]
        marks = self.marks(text) if marks is None else marks
        start, end = _window(text, marks, length)
        piece = text[start:end]
        inside = [(a - start, min(b, end) - start) for a, b in marks if start <= a < end]
        return _one_line(piece, inside, before=start > 0, after=end < len(text.rstrip()))


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word of the text stands in it as a whole."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if _CJK.match(word) or not (_GOES_ON.match(text, end) or _GOES_BACK.search(text, max(at - 2, 0), at)):
            yield at, end
        at = text.find(word, end)


def _window(text: str, marks: list[tuple[int, int]], length: int) -> tuple[int, int]:
    """The span to show: the one with the most different words hit, from the start of a word."""
    if not marks or (len(marks) == 1 and marks[0][0] < length * 0.6):
        start = 0
    else:
        best, at = -1.0, marks[0][0]
        for n, (first, _) in enumerate(marks):
            inside = [m for m in marks[n : n + 12] if m[1] <= first + length * 0.85]
            worth = len({text[a:b].casefold() for a, b in inside}) + len(inside) * 0.1
            if worth > best:
                best, at = worth, first
        start = max(0, at - length // 5)
    if start:
        gap = max(text.rfind(c, 0, start + 12) for c in " \n\t")
        start = gap + 1 if gap >= start - 20 else start
    end = min(len(text), start + length - 2)
    if end < len(text):
        cut = max(text.rfind(c, start, end + 1) for c in " \n\t")
        end = cut if cut > start + length // 2 else end
    return start, end


def _one_line(piece: str, marks: list[tuple[int, int]], before: bool, after: bool) -> Snippet:
    """The piece with its white space folded to single blanks, and the marks moved with it."""
    out: list[str] = []
    removed: list[tuple[int, int]] = []
    at = 0
    for run in _BLANK.finditer(piece):
        out += (piece[at : run.start()], " ")
        removed.append((run.end(), run.end() - run.start() - 1))
        at = run.end()
    text = "".join((*out, piece[at:]))
    lead = len(text) - len(text.lstrip()) - before * len(_ELLIPSIS)
    text = text.strip()
    end = len(text) + len(_ELLIPSIS) * before

    def moved(place: int) -> int:
        return min(place - sum(length for past, length in removed if past <= place) - lead, end)

    places = ((moved(a), moved(b)) for a, b in marks)
    text = f"{_ELLIPSIS if before else ''}{text}{_ELLIPSIS if after else ''}"
    return Snippet(text, tuple((a, b) for a, b in places if 0 <= a < b))
