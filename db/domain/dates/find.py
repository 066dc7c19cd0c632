"""Finding the dates of a text: every rule is tried, the best readings that do not overlap are kept, neighbours are
joined.

Neighbours are words that name one day together: “Monday the 14th”, “EOD Thursday”, “by noon tomorrow”, “Wed 2 Dec”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from db.domain.dates import calendar_rules, days, spans
from db.domain.dates.conventions import STANDARD, Conventions
from db.domain.dates.found import FoundDate, Meant, Rule, Scene
from db.domain.dates.vocabulary import BEFORE, BY, EASTER_FEASTS, FEASTS, LEADS, fold_letters

_RULES: tuple[Rule, ...] = (*calendar_rules.RULES, *days.RULES, *spans.RULES)
_LATER: tuple[Rule, ...] = tuple(spans.LATER)
_LEAD = re.compile(rf"(?<![\w])({LEADS})[ \t]+$")
#: Between two parts of one date.
_GLUE = re.compile(
    r"[ \t]*(?:,|\(|-|–)?[ \t]*(?:(?:the|on|by|at|in|of|am|um|den|der|dem|bis|morning|afternoon"
    r"|evening|night|noon|first thing|fruh|vormittag"
    r"|nachmittag|abend|mittag|latest|spatestens|zum|before|until|and)[ \t]*,?[ \t]*){0,3}"
)
_TAIL = re.compile(
    r",?[ \t]+(?:morning|afternoon|evening|night|noon|lunchtime|fruh|morgens?|vormittags?|nachmittags?"
    r"|abends?|mittags?|at the latest|latest"
    r"|the latest|spatestens|at (?:noon|\d\d?(?:[:.]\d\d)?(?: ?(?:am|pm))?)|um \d\d?(?::\d\d)? uhr|or "
    r"so|or thereabouts)(?!\w)"
)
_HABIT = re.compile(r"(?:\b(?:every|each|jeden|jede|alternate|most)[ \t]+(?:\w+[ \t]+and[ \t]+)?)$")
_ONLY_DAY_FEASTS = frozenset((*FEASTS, *EASTER_FEASTS, "thanksgiving"))


def find(text: str, today: date, rules: Conventions = STANDARD) -> list[FoundDate]:
    """The dates of a text in order, not overlapping. Recurring ones ("every Friday") are found as such."""
    folded = fold_letters(text)
    scene = Scene(folded, text, today, rules)
    found = _settle(_tried_on(scene), scene)
    return [_without_stop(one, text) for one in _counted_on(found, scene)]


_ABBREVIATED = 4


def _without_stop(one: FoundDate, text: str) -> FoundDate:
    """Without the full stop that ends the sentence; one behind a short form or a figure belongs to it."""
    words = text[one.start : one.end].rstrip(".")
    last = re.search(r"[^\W\d]*$", words)
    if len(words) == one.end - one.start or last is None or not last[0]:
        return one
    ends = re.match(r"\s*(?:$|[\nA-ZÄÖÜ])", text[one.end : one.end + 8])
    return replace(one, end=one.start + len(words)) if ends or len(last[0]) > _ABBREVIATED else one


def resolve_day(text: str, today: date, rules: Conventions = STANDARD) -> date | None:
    """The day that a phrase means as a whole, past days too; None when it is no date or leaves words over."""
    text = text.strip()
    folded = fold_letters(text)
    scene = Scene(folded, text, today, rules, alone=True)
    found = _counted_on(_settle(_tried(scene, _RULES), scene), scene)
    if len(found) != 1 or found[0].recurring:
        return None
    rest = (folded[: found[0].lead] + " " + folded[found[0].end :]).split()
    return found[0].day if not [w for w in rest if w.strip(".,") not in _FILLER] else None


_FILLER = frozenset(
    "the a on at in am um den der dem by due early sometime around about latest spatestens noch first thing ca".split()
)


#: Characters before the first change that are read again: more than a date and the words around it take.
_MARGIN = 160
#: The text read last, and what the rules found in it.
_last: tuple[str, date, Conventions, tuple[FoundDate, ...]] = ("", date.min, STANDARD, ())


def _tried_on(scene: Scene) -> list[FoundDate]:
    """As `_tried`; while one types, only the end of the text is read anew. The same as a first reading gives: no rule
    is cut where a date of the last reading stands, and none looks further than the margin."""
    global _last
    text, today, rules, found = _last
    from_here = 0
    if (today, rules) == (scene.today, scene.rules) and _BLANKS not in scene.text:
        from_here = _untouched(text, scene.text) - _MARGIN
        inside = True
        while from_here > 0 and inside:
            from_here = scene.text.rfind(" ", 0, from_here) + 1
            inside = any(one.start < from_here <= one.end for one in found)
            from_here -= inside
    from_here = max(0, from_here)
    fresh = [one for one in found if one.end < from_here] if from_here else []
    fresh += _tried(scene, _RULES, from_here)
    _last = scene.text, scene.today, scene.rules, tuple(fresh)
    return fresh


#: So many blanks in a row could stretch a date over the margin.
_BLANKS = " " * 16


def _untouched(old: str, new: str) -> int:
    """How many characters two texts begin alike with."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if old[:middle] == new[:middle] else (low, middle - 1)
    return low


def _tried(scene: Scene, rules: tuple[Rule, ...], start: int = 0) -> list[FoundDate]:
    """Every reading of every rule from a character on, overlapping."""
    out = []
    for one in rules:
        if one.needs and not any(piece in scene.text for piece in one.needs):
            continue
        for match in _matches(one, scene, start):
            try:
                meant = one.read(match, scene)
            except (OverflowError, ValueError):
                continue
            if meant is not None:
                out.append(_placed(match.start(), match.end(), meant, scene))
    return out


#: A sentence that ends in a long word: “by Tuesday. On 4 December …”; a short one may be cut short (“Tues. 4 Dec”).
_NEW_SENTENCE = re.compile(r"[^\W\d]{5,}\.[ \t]+(?=[^\W\d])")


def _matches(rule: Rule, scene: Scene, start: int) -> Iterator[re.Match[str]]:
    """As `finditer`, without matches that begin in one sentence and end in the next."""
    match = rule.pattern.search(scene.text, start)
    while match is not None:
        crossing = _NEW_SENTENCE.search(scene.text, match.start(), match.end())
        if crossing is None or not scene.written[crossing.end()].isupper():
            crossing = None
            yield match
        after = crossing.end() if crossing else max(match.end(), match.start() + 1)
        match = rule.pattern.search(scene.text, after)


def _placed(start: int, end: int, meant: Meant, scene: Scene) -> FoundDate:
    recurring = meant.day == date.min
    recurring = recurring or bool(_HABIT.search(scene.text[max(0, start - 24) : start]))
    while start < end and scene.text[start] in " \t":
        start += 1
    return FoundDate(
        start, end, meant.day, meant.grain, start, "", meant.note, meant.alternatives, meant.past, recurring, meant.rank
    )


def _settle(found: list[FoundDate], scene: Scene) -> list[FoundDate]:
    """Longest first, then rank; then prepositions and tails are taken in, and neighbours joined."""
    found.sort(key=lambda f: (-(f.end - f.start), -f.rank, f.start))
    taken: list[FoundDate] = []
    covered = bytearray(len(scene.text) + 1)
    for one in found:
        if not any(covered[one.start : one.end]):
            covered[one.start : one.end] = b"\x01" * (one.end - one.start)
            taken.append(one)
    taken.sort(key=lambda f: f.start)
    return _joined([_with_lead(one, scene) for one in taken], scene)


def _with_lead(one: FoundDate, scene: Scene) -> FoundDate:
    """With the preposition before it, which may move the day, and “morning” or “latest” behind it."""
    start, word = one.start, ""
    inner = re.match(rf"({LEADS})[ \t]+(?=\S)", scene.text[one.start : one.end])
    while lead := _LEAD.search(scene.text, max(0, start - 24), start):
        start = lead.start(1)
        word = f"{lead[1]} {word}".strip()
    first = one.start
    if inner and (not word or inner[1] in BY):
        word = word or inner[1]
        first += inner.end() if inner[1] in BY else 0
    word = " ".join(word.split())
    end = one.end
    if tail := _TAIL.match(scene.text, end):
        end = tail.end()
    day, note, others = one.day, one.note, one.alternatives
    named = " ".join(scene.text[one.start : one.end].split())
    if "or before" in word:
        pass
    elif word.split(" the")[0] in BEFORE or word in BEFORE or any(word.endswith(" " + w) for w in BEFORE):
        day, note, others = _before(one, named, note, others)
    elif named in _ONLY_DAY_FEASTS and word.split(" ")[0] in ("by", "until", "till", "til", "bis", "zu", "zum"):
        day = one.day - timedelta(days=1)
    return replace(one, start=first, lead=start, end=end, word=word, day=day, note=note, alternatives=others)


def _before(one: FoundDate, named: str, note: str, others: tuple[date, ...]) -> tuple[date, str, tuple[date, ...]]:
    """Before a day is the day before; before a weekend, or the end of a span, is that end itself."""
    if one.recurring or one.grain in ("time", "week", "month", "quarter", "year") or one.past:
        return one.day, note, others
    if one.grain == "weekend":
        return one.day - timedelta(days=2), note, others
    if one.day <= date.min + timedelta(days=1):
        return one.day, note, others
    return one.day - timedelta(days=1), "Before that day, read as the day before.", (one.day,)


def _joined(found: list[FoundDate], scene: Scene) -> list[FoundDate]:
    out: list[FoundDate] = []
    for one in found:
        if out and not one.past and not out[-1].past and not (one.recurring or out[-1].recurring):
            last = out[-1]
            gap = _GLUE.fullmatch(scene.text, last.end, max(last.end, one.lead))
            same_kind = (
                last.grain == one.grain == "day" and min(last.rank, one.rank) >= 3 and "and" in (gap[0] if gap else "")
            )
            if gap and one.start - last.end < 24 and not same_kind and (last.rank != one.rank or last.day == one.day):
                out[-1] = _one_day(last, one)
                continue
        out.append(one)
    return out


def _one_day(first: FoundDate, second: FoundDate) -> FoundDate:
    """Two words for one day: the more telling one names it, and a contradiction is shown."""
    best, other = (first, second) if first.rank > second.rank else (second, first)
    note, others = best.note, best.alternatives
    if other.rank >= 3 and other.grain == "day" and other.day != best.day and best.day.weekday() != other.day.weekday():
        note, others = "The weekday and the date disagree; read as the date.", (other.day,)
    elif best.rank > other.rank and best.grain == "day" and other.grain == "day":
        note, others = ("", ()) if best.rank >= 5 else (best.note, best.alternatives)
    return replace(
        best,
        start=first.start,
        end=second.end,
        lead=first.lead,
        word=first.word or second.word,
        note=note,
        alternatives=others,
    )


def _counted_on(found: list[FoundDate], scene: Scene) -> list[FoundDate]:
    """“2 days after that” counts from the date before it, or from today when there is none."""
    more: list[FoundDate] = []
    for one in _LATER:
        for match in one.pattern.finditer(scene.text):
            before = [f for f in found if f.end <= match.start() and not f.recurring]
            base = replace_today(scene, before[-1].day) if before else scene
            meant = one.read(match, base)
            if meant is None or (not before and (not scene.alone or "that" in match[0] or "then" in match[0])):
                continue
            more.append(_placed(match.start(), match.end(), meant, scene))
    if not more:
        return found
    kept = [f for f in found if not any(f.start < m.end and m.start < f.end for m in more)]
    return sorted((*kept, *(_with_lead(m, scene) for m in more)), key=lambda f: f.start)


def replace_today(scene: Scene, day: date) -> Scene:
    return replace(scene, today=day)
