"""Hot and cold buttons: what a person warms to, is put off by, and what to avoid with them; in the words of the text.

Hobbies and family are personal, not buttons: “loves sailing” is none.
"""

from __future__ import annotations

import re

from db.domain.capture.button_turns import TURNS
from db.domain.capture.normal import Normal
from db.domain.capture.text import Words
from db.domain.capture.values import Button, Polarity
from db.domain.lexicon import words as word_set
from db.domain.lexicon.function_words import RELATIVES
from db.domain.names import fold_word

_MOST = 9  # words of a phrase
_THING = r"(?P<what>[^.;!?]+)"
_ADV = r"(?:really |absolutely |also |still |always |positively |simply |just |truly |particularly |especially |only )?"


def _button(polarity: Polarity, pattern: str) -> tuple[Polarity, re.Pattern[str]]:
    return polarity, re.compile(pattern)


_RULES: tuple[tuple[Polarity, re.Pattern[str]], ...] = (
    _button(
        "cold",
        rf"\b{_ADV}(?:hates?|hated|detests?|loathes?|despises?|dislikes?|resents?) (?:it when (?:we "
        rf"|people |reps |someone )?|when (?:we |people |reps |someone )?|to be |being (?=sold"
        rf"|kept)(?=x))?{_THING}",
    ),
    _button("cold", rf"\b(?:can|could) not (?:stand|abide|bear|take|tolerate|deal with)(?: it when)? {_THING}"),
    _button(
        "cold",
        rf"\b(?:has|have|had|got)? ?(?:no|little|zero|not much|not any) (?:patience|time|tolerance"
        rf"|use|stomach) (?:for|with) {_THING}",
    ),
    _button(
        "cold",
        rf"\b(?:allergic to|put off by|turned off by|irritated by|annoyed by|irritated with|gets? "
        rf"irritated by|gets? annoyed by|fed up of|bored by|suspicious of|wary of|impatient with"
        rf"|short with|angry (?:about|at|when|if)|angry if (?:someone|anybody|you|we)?) {_THING}",
    ),
    _button(
        "cold",
        rf"\b(?:gets?|becomes?|is|goes) (?:very |really |quite )?(?:angry|mad|cross|furious|irritated"
        rf"|annoyed|grumpy|ballistic|stroppy) (?:if|when|about|at) (?:someone |somebody |anybody "
        rf"|anyone |people |you |we |one |reps )?{_THING}",
    ),
    _button(
        "cold",
        rf"\b(?:pet peeves?|pet hates?|cold buttons?|red rags?|turn-?offs?|no-gos?|no go|big no) "
        rf"?(?:is |are |: |= |- )?{_THING}",
    ),
    _button(
        "cold",
        rf"\b(?:does|do|did) not (?:like|care for|want|appreciate|enjoy|tolerate|suffer) (?:to be |it "
        rf"when (?:we |people |reps )?|being )?{_THING}",
    ),
    _button("cold", rf"\bnot (?:a fan of|keen on|fond of|big on|one for|into) {_THING}"),
    _button(
        "avoid",
        r"\b(?:do not|never|avoid|must not|please do not|best not|better not|stay away from|steer "
        r"clear of|no)(?: ,[^,]*,)? (?:to )?(?:be |do |mention |mentioning |bring up |talk about "
        r"|talking about |discuss |discussing |ask about |touch on |send (?=(?:him|her|them))(?:him "
        r"|her |them )?)(?P<what>[^.;!?,]+)",
    ),
    _button(
        "avoid",
        r"\b(?:particular|insists?|insistent|adamant|clear) that (?:nobody|no one|we do not|we never"
        r"|one should not|people do not) (?P<what>[^.;!?,]+)",
    ),
    _button("avoid", r"\b(?P<what>(?:turning|turns?|turn) up unannounced)"),
    _button(
        "cold",
        r"(?:^|(?<=[.;:] ))(?P<what>[^.;!?,]{3,60}?) (?:makes?|drives?|sends?) (?:him|her|them) "
        r"(?:crazy|mad|up the wall|nuts|wild|cross|furious)\b",
    ),
    _button(
        "hot",
        r"\b(?:can be won|won over|(?:can|to) win (?:him|her|them)|way to (?:his|her|their) heart "
        r"is) (?:over )?(?:with|by|through) (?P<what>[^.;!?,]+)",
    ),
    _button(
        "avoid",
        r"(?:^|(?<=[.;:,] ))never (?P<what>(?:talk|call|ask|interrupt|start|argue|push|come|show"
        r"|ring|phone|email|invite)\b[^.;!?,]+)",
    ),
    _button(
        "hot",
        rf"\b{_ADV}(?:loves|adores|love it when (?:we )?|loves it when (?:we |you |people )?) (?:it "
        rf"when (?:we |you |people )?)?{_THING}",
    ),
    _button(
        "hot",
        rf"\b(?:likes|appreciates|values|prefers|enjoys|favours|favors|cares about|respects|rates)(?: "
        rf"it)?(?: a lot)?(?: (?:when|if)(?: all is| everything is| it is| we| you| people| things "
        rf"are)?)? {_THING}",
    ),
    _button(
        "hot",
        r"\b(?:lives for|warms(?: at once| up| quickly)? to|lights up (?:at|when|over)|swears by"
        r"|sucker for|responds (?:well |best )?to|soft spot for|weak spot for|big on|hooked on|a fan "
        r"of|keen on|stickler for|proud of|with pride of|pride in|talks? endlessly about|partial to"
        r"|impressed by|won over by|happy when|delighted by) (?P<what>[^.;!?]+)",
    ),
    _button("hot", rf"\b(?:hot buttons?|turn-?ons?) ?(?:is |are |: |= |- )?{_THING}"),
    _button("hot", r"\b(?:just|only|simply|really) wants? (?P<what>(?!to\b|us\b|me\b)[^.;!?,]+)"),
    _button("hot", r"\b(?:would|had) (?:much )?rather (?:get |have |see |be |hear |receive )(?P<what>[^.;!?]+)"),
    _button(
        "hot",
        r"(?:^|(?<=[.;:,)] ))(?P<what>[a-z]+(?: [a-z§]\S*){0,4}) and (?:he|she|they) (?:opens up"
        r"|lights up|warms up|is all ears|is yours|will talk|talks for|melts)",
    ),
    _button("hot", r"\bshow (?:him|her|them) (?P<what>[^.;!?,]+?) and (?:he|she|they) will"),
    _button(
        "hot",
        r"\b(?:wants?|insists on|demands) (?P<what>(?:everything|it|all|offers|quotes|facts|numbers"
        r"|answers) (?:in|on|by|per) (?:writing|paper|e-?mail|phone|[a-z]+))",
    ),
    _button(
        "cold",
        rf"\b(?:hasst|verabscheut|argert sich uber|reagiert allergisch auf|ist allergisch gegen"
        rf"|allergisch gegen|nervt|nerven|kein freund von|halt nichts von|keine geduld (?:fur|mit"
        rf"|bei)|ungeduldig bei) {_THING}",
    ),
    _button(
        "cold",
        rf"\b(?:mag|mogen|will|schatzt) (?:es nicht, wenn man |es nicht , wenn (?:man |wir )?|gar "
        rf"|uberhaupt )?(?:keine[nr]?|kein|nicht) {_THING}",
    ),
    _button("cold", r"\bkann (?P<what>[^.;!?]+?) (?:nicht|uberhaupt nicht|gar nicht) (?:leiden|ausstehen|ab|haben)\b"),
    _button(
        "hot",
        rf"\b(?:liebt|mag|schatzt|bevorzugt|steht auf|legt (?:grossen |viel )?wert auf|freut sich "
        rf"(?:uber|wenn)|schwort auf|lebt fur|stolz auf) (?!keine|kein|nicht|es nicht){_THING}",
    ),
)
_STOP = re.compile(
    r" (?:, )?(?:but|and (?:he|she|they|i|we|has|have|can|hates?|loves?|likes?|gets?|is|was|does|never"
    r"|will|prefers|§p\d+ )|because|so (?:bring|keep|make|be|do|we|i|that)|which|who|since|as he|as "
    r"she|he |she |they |§d|if possible"
    r"|although|though|aber|weil|und (?:er|sie|hat|mag|hasst|kann)|if (?!we|you|it))\b"
    r"| [,–—(:-](?= (?!(?:not|no|nicht|keine?n?) ))| than | when | over (?:a|the) "
    r"| instead of | rather than | fine by "
)
_HOBBY = word_set("""
sailing golf fishing hunting skiing football soccer rugby cricket tennis hockey cycling running hiking climbing
swimming cooking baking gardening wine beer whisky dogs cats horses his her kids children family wife husband boat
boats racing motorbikes cars music singing jazz opera theatre books reading travel travelling camping chess cards
darts segeln golfen angeln jagen fussball wandern skifahren kochen garten wein hunde katzen musik reisen lego
barbecue bbq guitar piano
""")
_NOT = word_set("not no never nicht kein keine keinen")
_EMPTY = word_set(
    "it that this us me him her them er sie ihm ihr man the a an our my his there to be "
    "us well much more most day ok also too"
)


def buttons(normals: list[Normal], words: Words, said_last: dict[int, str]) -> tuple[Button, ...]:
    """The buttons of a capture. `said_last` gives for each sentence the person spoken of."""
    out: list[Button] = []
    for index, normal in enumerate(normals):
        if normal.unit.question or normal.unit.whose in ("quote", "signature", "header"):
            continue
        out.extend(_of_sentence(normal, words, said_last.get(index)))
    out.sort(key=lambda b: b.span)
    return tuple(out)


def _of_sentence(normal: Normal, words: Words, person: str | None) -> list[Button]:
    def read() -> list[Button]:
        taken: set[int] = set()
        return [
            button
            for polarity, pattern in (*TURNS, *_RULES)
            for match in pattern.finditer(normal.text)
            for button in _read(normal, words, match, polarity, taken, person)
        ]

    return normal.kept(("buttons", person), read)


def _read(
    normal: Normal, words: Words, match: re.Match[str], polarity: Polarity, taken: set[int], person: str | None
) -> list[Button]:
    start = match.start("what")
    text = match["what"]
    if cut := _STOP.search(" " + text):
        text = text[: max(0, cut.start() - 1)]
    first, last = normal.piece(start), normal.piece(start + max(0, len(text) - 1)) + 1
    if not text.strip() or normal.piece(match.start()) in taken or first in taken:
        return []
    if polarity != "avoid" and _denied(normal, match.start()):
        polarity = "cold" if polarity == "hot" else "hot"
    subject = normal.pieces[max(0, normal.piece(match.start()) - 1)]
    if subject in ("i", "we", "us", "ich", "wir") or (polarity == "hot" and subject in ("would", "not")):
        return []
    behind = normal.piece(match.end() - 1) + 1 if match.end("what") < match.end() else last
    taken.update(range(normal.piece(match.start()), max(last, behind)))
    found: list[Button] = []
    for part_first, part_last in _parts(normal, first, last):
        side = polarity
        if part_last - part_first > 1 and normal.pieces[part_first] in _NOT:  # “data sheets, not promises”
            side, part_first = "cold" if polarity == "hot" else polarity, part_first + 1
        button = _one(normal, words, part_first, part_last, side, match, person)
        if button:
            found.append(button)
    return found


def _denied(normal: Normal, offset: int) -> bool:
    at = normal.piece(offset)
    return any(p in ("not", "never", "nicht") for p in normal.pieces[max(0, at - 2) : at])


def _parts(normal: Normal, first: int, last: int) -> list[tuple[int, int]]:
    """“data and short meetings” are two."""
    out: list[tuple[int, int]] = []
    start = first
    for at in range(first, last):
        if normal.pieces[at] in ("and", ",", "und", "&", "or", "oder"):
            out.append((start, at))
            start = at + 1
    out.append((start, last))
    return [(a, b) for a, b in out if b > a]


def _one(
    normal: Normal, words: Words, first: int, last: int, polarity: Polarity, match: re.Match[str], person: str | None
) -> Button | None:
    while (
        first < last
        and normal.pieces[first]
        in ("the", "a", "an", "to", "when", "that", "some", "any", "it", "his", "her", "is", "in")
        and last - first > 1
    ):
        if normal.pieces[first] == "in" and normal.pieces[first + 1] not in ("the", "a"):
            break
        first += 1
    last = min(last, first + _MOST)
    while (
        last > first
        and normal.pieces[last - 1]
        in (",", "and", "the", "a", "with", "with", "to", "him", "her", "them", "stuff", "so", "–", "-")
        and last - first > 1
    ):
        last -= 1
    if (
        normal.pieces[last - 1].startswith("§p")
        and last - first > 2
        and normal.pieces[last - 2] in ("with", "to", "from", "by", "mit")
    ):
        last -= 2
    kept = normal.pieces[first:last]
    if not kept or all(p in _EMPTY or not p[0].isalnum() for p in kept) or kept[0].startswith("§"):
        return None
    if kept[0] in _HOBBY or kept[-1] in _HOBBY or any(p in RELATIVES for p in kept):
        return None
    text = " ".join(words.slice(normal.tokens[first], normal.ends[last - 1]).split()).strip(" ,.;")
    span = words.tokens[normal.tokens[first]].start, words.tokens[normal.ends[last - 1] - 1].end
    who = next(
        (normal.people[int(p[2:])] for p in reversed(normal.text[: match.start()].split()) if p.startswith("§p")),
        person,
    )
    return Button(polarity, text.casefold(), who, span, " ".join(fold_word(w) for w in text.split()))
