"""Turns of speech that tell a hot or a cold button, English and German, over the normal form of a sentence.

Two shapes: the person first and the button behind (“bristles at upselling”), and the button first (“plain answers go
down well with her”, “Rabatte kann er nicht leiden”). buttons.py cuts the phrase.
"""

from __future__ import annotations

import re

from db.domain.capture.values import Polarity

_HIM = r"(?:§p\d+|he|she|they|him|her|them|er|sie|ihm|ihr|ihnen|the \w+(?: \w+)?|der \w+|die \w+|dem \w+)"
_SIE = r"(?:§p\d+|er|sie|man bei ihm|man bei ihr|der \w+|die \w+|das \w+)"
_IHM = r"(?:§p\d+|ihm|ihr|ihnen|dem \w+|der \w+|frau \w+|herrn \w+)"
_THING = r"(?P<what>[^.;!?]+)"
_WORD = r"(?!(?:he|she|they|i|we|er|sie|ich|wir|it|that|there|this|is|are|was|§\w\d*|but|because|if|when) )[^\s.;:!?,]+"
#: What stands before its verb: a few words from where a clause opens.
_FIRST = rf"(?:^|(?<=[.;:,–-] )|(?<=\band )|(?<=\bund )|(?<=\bbut )|(?<=\baber ))(?P<what>{_WORD}(?: {_WORD}){{0,5}}?)"
_BIT = r"(?:\w+ ){0,2}?"
_YOU = r"(?:you |we |people |someone |somebody |anyone |reps |one |i |it )?"
_SPEAK = (
    r"(?:mention |talk about |talk |bring up |bring |start with |start on |start |come with |use |show |ask about "
    r"|comes to |talk turns to |speak of |hear |hears |see |sees )?"
)
_WHEN = rf"(?:if|when|whenever|once|as soon as|the minute|the moment|at|over|about|on|for|by|from|with) {_YOU}{_SPEAK}"

_COLD = (
    rf"\b(?:goes?|gets?|went|falls?|turns?) {_BIT}(?:quiet|cold|silent|frosty|spare|wound up|the wall) {_WHEN}{_THING}",
    (
        rf"\b(?:clams? up|shuts? down|closes? up|switches? off|tunes? out|loses? interest|sees? red|loses? (?:it"
        rf"|patience)"
        rf"|walks? out|rolls? (?:his|her|their) eyes|bristles?|winces?|cringes?|recoils?|runs? a mile|sick|tired"
        rf"|cuts? you off"
        rf") (?:of |and tired of |at the first bit of |{_WHEN}){_THING}"
    ),
    rf"\b(?:distrusts|mistrusts|hard no (?:to|on)|strict no to|no fan of|has had it with|had enough of) {_THING}",
    rf"\b(?:can|could) not (?:be doing|be bothered|get on|do) with {_THING}",
    rf"\bdo not get {_HIM} started on {_THING}",
    rf"\bpet (?:peeve|hate)s? of (?:his|hers|theirs|§p\d+(?: 's)?) ?(?::|is|are|-|,)? {_THING}",
    (
        rf"{_FIRST} (?:is|are) (?:an? )?(?:absolute |big |real |total )?(?:no-no|no-go|turn-off|red rag|no|sore point"
        rf"|sore subject|taboo|poison|anathema) (?:with|for|to) "
    ),
    rf"{_FIRST} (?:puts?|turns?|switch(?:es)?) {_HIM} (?:right |straight |completely |clean )?off\b",
    rf"{_FIRST} (?:winds?|wound) {_HIM} up\b",
    rf"{_FIRST} (?:gets?|grates?) (?:on|up) (?:his|her|their|§p\d+ 's) (?:nerves|nose|wick)\b",
    rf"{_FIRST} (?:rubs? {_HIM} (?:up )?the wrong way|leaves? {_HIM} cold|(?:does|do) nothing for {_HIM})",
    rf"{_FIRST} (?:annoys?|irritates?|bores?|infuriates?|bothers?|scares?) {_HIM}\b",
    r"\byes (?:, |but |and )+(?P<what>[^.;:!?,]{3,40}?) no(?= ?[,.;!]|$)",
    r"\bja (?:, |aber |und )+(?P<what>[^.;:!?,]{3,40}?) (?:nein|nicht)(?= ?[,.;!]|$)",
    (
        rf"\bbei (?P<what>[^.;!?,]{{3,50}}?) (?:macht|wird|reagiert|schaltet|geht|lauft|sieht|rastet"
        rf"|winkt) {_SIE} {_BIT}"
        r"(?:dicht|zu|sauer|wutend|gereizt|ungemutlich|ungeduldig|ab|allergisch|hoch|rot|aus|still)\b"
    ),
    rf"\bauf (?P<what>[^.;!?,]{{3,50}}?) reagiert {_SIE} {_BIT}(?:allergisch|gereizt|empfindlich|sauer|ungehalten)\b",
    rf"{_FIRST} (?:kann|konnen) {_SIE} {_BIT}nicht {_BIT}(?:leiden|ausstehen|ab|haben|ertragen|riechen|brauchen)\b",
    rf"{_FIRST} (?:geht|gehen) {_IHM} {_BIT}(?:auf die nerven|auf den (?:geist|keks|wecker|sack)|gegen den strich)",
    rf"{_FIRST} (?:ist|sind) {_IHM} {_BIT}(?:ein greuel|ein grauel|zuwider|verhasst|ein dorn)",
    rf"\bvon (?P<what>[^.;!?,]{{3,50}}?) (?:halt|will) {_SIE} {_BIT}(?:nichts|wenig|nix)\b",
    rf"{_FIRST} (?:mag|mogen|schatzt|will|hasst|verabscheut) {_SIE} {_BIT}(?:nicht|wie die pest)\b",
    rf"{_FIRST} hasst {_SIE}(?= ?[,.;!]|$)",
    (
        rf"\bmit (?P<what>[^.;!?,]{{3,50}}?) (?:erreicht|kommt|braucht|darf|beisst) man (?:bei )?{_IHM} {_BIT}"
        r"(?:nichts|nicht|auf granit)\b"
    ),
    rf"\bwer {_IHM} mit (?P<what>[^.;!?,]{{3,50}}?) kommt\b",
    r"\bhasst es , wenn (?:man |wir |jemand |vertreter )?(?P<what>[^.;!?,]+)",
)
_HOT = (
    (
        rf"\b(?:lights? up|perks? up|comes? alive|opens? up|warms? up|thaws?|melts?|brightens?|is all ears"
        rf"|is in a better "
        rf"mood) {_BIT}{_WHEN}{_THING}"
    ),
    (
        rf"\b(?:sucker for|crazy about|nuts about|passionate about|sold on|falls? for|sets? (?:great |much )?store by"
        rf"|trusts|prizes|treasures|thrives on|laps up|eats up|can not get enough of|only (?:reads|believes"
        rf"|buys)) {_THING}"
    ),
    (
        rf"\b(?:what|all that) (?:counts|matters|works|convinces|wins|pulls) (?:for |to |with )?(?:{_HIM} )?(?:over )?"
        rf"(?:most )?(?:is|are) {_THING}"
    ),
    (
        rf"\b(?:talk|mention|bring|start with|open with) (?P<what>[^.;!?,]{{3,50}}?) and {_HIM} (?:is|are|will"
        rf"|opens|lights"
        r"|melts|warms|talks|perks|listens|comes)\b"
    ),
    (
        rf"\byou (?:get|go|will get) (?:far|further|furthest|a long way) with {_HIM} (?:if you |when you |by |with )"
        rf"(?:send |sending |bring |bringing |show |have )?{_THING}"
    ),
    rf"\bkeep {_HIM} (?:sweet|happy|on side) with {_THING}",
    rf"\b(?:give|bring|show|send) {_HIM} (?P<what>[^.;!?,]{{3,50}}?) and (?:you are|you will be|he|she|they) ",
    rf"{_FIRST} (?:goes|go|went) down {_BIT}(?:well|a treat) with ",
    rf"{_FIRST} (?:means?|counts?|matters?) (?:everything|a lot|the world|most|more than anything) (?:to|for|with) ",
    rf"{_FIRST} (?:works?|lands?) (?:well|best|wonders|every time) (?:with|on) ",
    rf"{_FIRST} (?:wins?|won) {_HIM} over\b",
    rf"{_FIRST} (?:makes?|made) (?:his|her|their) day\b",
    r"(?:^|(?<=[.;:,] ))(?P<what>[^.;:!?,]{3,40}?) yes (?=[,.;]|but |and )",
    r"(?:^|(?<=[.;:,] ))(?P<what>[^.;:!?,]{3,40}?) ja (?=[,.;]|aber |und )",
    (
        r"\bwants? (?P<what>(?:the bottom line|facts|figures|numbers|lists|straight|plain|short|clear|hard"
        r"|everything in"
        r"|every \w+ split|everything by) ?[^.;!?,]*)"
    ),
    rf"\bfreut sich {_BIT}(?:uber|auf|wenn (?:man|wir|ich)(?: mit)?) {_THING}",
    rf"\bwenn es um (?P<what>[^.;!?,]{{3,50}}?) geht ,? ?(?:bluht|taut|lebt|strahlt|redet|hort|ist) {_SIE}",
    rf"\bbei (?P<what>[^.;!?,]{{3,50}}?) (?:bluht|taut|lebt|strahlt|hort|schmilzt) {_SIE} ",
    rf"{_FIRST} (?:ist|sind|gilt|gelten) {_IHM} {_BIT}(?:heilig|wichtig|alles|das wichtigste)\b",
    rf"{_FIRST} (?:kommt|kommen) (?:bei {_IHM} )?{_BIT}(?:bei {_IHM} )?gut an\b",
    rf"{_FIRST} (?:zieht|ziehen|zahlt|zahlen|wirkt|wirken) {_BIT}bei {_IHM}",
    (
        rf"\bbei {_IHM} (?:zahlt|zahlen|zieht|ziehen|wirkt|punktet man mit|gewinnt man mit|kommt man weiter mit) "
        rf"(?:nur |vor allem |immer |allein )?{_THING}"
    ),
    (
        rf"\bmit (?P<what>[^.;!?,]{{3,50}}?) (?:kommt|punktet|gewinnt|erreicht|fangt|holt"
        rf"|kriegt) man (?:bei )?{_IHM} ?{_BIT}"
        r"(?:weiter|viel|alles|immer|am weitesten|(?= ?[,.;!])|$)"
    ),
    (
        r"\blasst sich (?:gern |leicht |nur ){0,2}(?:mit|von|durch) (?P<what>[^.;!?,]{3,50}?) (?:begeistern|uberzeugen"
        r"|locken|gewinnen)\b"
    ),
    r"\bfahrt (?:voll |total )?auf (?P<what>[^.;!?,]{3,50}?) ab\b",
    rf"\b(?:steckenpferd (?:ist|sind)|faible fur|schwache fur|grosser fan von|begeistert sich fur) {_THING}",
    r"\bwill (?:nur |immer )?(?P<what>(?:klare|kurze|harte|ehrliche|nackte|handfeste|konkrete) [^.;!?,]+)",
)

#: Tried before the rules of buttons.py; what is first found stays.
TURNS: tuple[tuple[Polarity, re.Pattern[str]], ...] = (
    *(("cold", re.compile(pattern)) for pattern in _COLD),
    *(("hot", re.compile(pattern)) for pattern in _HOT),
)
