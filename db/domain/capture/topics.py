"""What kinds of knowledge a capture holds, by weighted phrases (db.domain.lexicon.topic_words) and a few turns of speech.

A topic is read when one sentence shows it strongly enough. Words of a promise show no problem, chance or fact of their own
("I will send the failure analysis"); questions show nothing; a complaint about us is satisfaction, not their problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.domain.capture.normal import Normal
from db.domain.capture.overrides import Learnt
from db.domain.capture.phrases import PhraseBook
from db.domain.capture.text import Words
from db.domain.capture.values import TOPICS, Button, PromiseReading, TopicReading
from db.domain.lexicon.common import COMMON
from db.domain.lexicon.given_names import GIVEN
from db.domain.lexicon.organisations import BRANDS
from db.domain.lexicon.topic_classes import (
    AMOUNT,
    BLAME,
    BONDS,
    BROKEN,
    HOUSE_RULES,
    LIFE,
    PASTIMES,
    POWER,
    PRAISE,
    WASTE,
)
from db.domain.lexicon.topic_words import STRONG, WEAK

_ENOUGH = 1.0
_BOOK = PhraseBook(
    [(text, topic, 1.0) for topic, texts in STRONG.items() for text in texts]
    + [(text, topic, 0.5) for topic, texts in WEAK.items() for text in texts]
)
#: Topics that the words of a promise do not show.
_NOT_IN_PROMISES = frozenset(
    ("problem", "opportunity", "strategy", "decision", "competitor", "fact", "satisfaction", "preference")
)


def _class(members: frozenset[str]) -> str:
    return "(?:" + "|".join(sorted(members, key=lambda w: (-len(w), w))) + ")"


_US = r"(?:us|our|ours|we|uns|unser\w*|from us)"
_BY_CLASS: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    ("problem", 1.0, re.compile(rf"\b{_class(WASTE)}\b(?: \S+){{0,4}}? {AMOUNT}\b")),
    (
        "problem",
        0.8,
        re.compile(
            rf"\b(?:is|are|was|were|getting|gets|keeps?|kept|runs?|goes|went|going|half|all|of the \S+|ist|sind|war|waren)(?: \S+){{0,3}}? {_class(BROKEN)}\b"
        ),
    ),
    (
        "problem",
        1.0,
        re.compile(
            r"\b(?:throws?|eats?|goes through|gets? through|burns? through|breaks?|shears?|snaps?|blows?|loses?|needs?|changes?|replaces?)\b(?: \S+){1,5}? (?:every|per|a|each) (?:day|shift|week|fortnight|month|other|few|second|year)\b"
        ),
    ),
    (
        "competitor",
        1.0,
        re.compile(
            r"\b(?:complains?|complained|unhappy|fed up|not happy|moans?|moaned|annoyed|angry|disappointed)\b(?: \S+){0,3}? (?:his|her|their|current|present|the) (?:\S+ ){0,3}?(?:supplier|vendor|dealer|distributor|lieferant)\b"
        ),
    ),
    (
        "opportunity",
        1.0,
        re.compile(
            r"\b(?:complains?|complained|unhappy|fed up|not happy|moans?|moaned|annoyed|angry|disappointed)\b(?: \S+){0,3}? (?:his|her|their|current|present) (?:\S+ ){0,3}?(?:supplier|vendor|dealer|distributor)\b"
        ),
    ),
    ("problem", 0.5, re.compile(rf"\b{_class(BROKEN)}\b")),
    (
        "satisfaction",
        1.0,
        re.compile(rf"\b{_US}\b[^.;!?]{{0,50}}?\b{_class(BLAME)}\b|\b{_class(BLAME)}\b[^.;!?]{{0,40}}?\b{_US}\b"),
    ),
    (
        "satisfaction",
        1.0,
        re.compile(rf"\b{_US}\b[^.;!?]{{0,40}}?\b{_class(PRAISE)}\b|\b{_class(PRAISE)}\b[^.;!?]{{0,40}}?\b{_US}\b"),
    ),
    (
        "satisfaction",
        1.0,
        re.compile(
            r"\b(?:not (?:amused|happy|pleased|impressed)|best (?:thing|supplier|service|deal|purchase)|ever bought|(?:was|were|got|came|arrived|delivered|shipped|sent|geliefert) (?:\S+ ){0,3}?(?:wrong|late|damaged|broken|short|incomplete|falsch|zu spat|beschadigt))\b"
        ),
    ),
    (
        "personal",
        1.0,
        re.compile(
            rf"\b(?:loves?|likes?|plays?|played|does|keen on|into|mad (?:keen )?(?:on|about)|crazy about|fan of|fanatic|enthusiast|goes|went|spends?|breeds?|keeps?|collects?|restores?|builds?|rides?|races?|coaches|teaches|runs|skips?|sings?|mad|big on|obsessed with|nuts about|spielt|liebt|mag|sammelt|zuchtet)\b(?: \S+){{0,4}}? {_class(PASTIMES)}\b"
        ),
    ),
    ("personal", 0.8, re.compile(rf"\b{_class(PASTIMES)}\b")),
    ("personal", 1.0, re.compile(rf"\b{_class(LIFE)}\b")),
    ("decision", 1.0, re.compile(rf"\b{POWER}")),
    ("relationship", 1.0, re.compile(rf"\b{BONDS}")),
    ("fact", 1.0, re.compile(rf"\b{HOUSE_RULES}")),
    (
        "strategy",
        1.0,
        re.compile(
            r"\b(?:is|are|plans?|planning|wants?|will be|mean|means|intends?) (?:to )?(?:building|opening|adding|moving|closing|merging|buying|selling|expanding|doubling|phasing|switching|converting|build|open|add|move|close|double|convert|phase)(?: \S+){0,3}? (?:plant|plants|site|sites|hall|halls|factory|factories|mill|line|lines|warehouse|branch|production|capacity|fleet|everything)\b"
        ),
    ),
    (
        "strategy",
        1.0,
        re.compile(r"\b(?:by|until|from|start|in|bis|ab) 20(?:2[7-9]|3\d|4\d|50)\b(?! (?:price|forecast|budget))"),
    ),
    (
        "strategy",
        1.0,
        re.compile(
            r"\bwants? to be (?:\S+ ){1,5}?(?:free|neutral|leader|number one|independent|paperless|digital)\b|\b(?:keep it quiet|nobody (?:\S+ ){0,3}?(?:told|knows)|not (?:public|official|announced) yet|still secret|confidential)\b"
        ),
    ),
    (
        "opportunity",
        1.0,
        re.compile(
            r"\b(?:ask(?:s|ed|ing)?|wants?|would like|needs?|requests?|requested|interested in|love|looking) (?:\S+ )?(?:for |in |to (?:see|have|get) )?(?:a |an |our |some |the )?(?:\S+ ){0,3}?(?:quote|quotation|offer|proposal|comparison|price|prices|pricing|demo|trial|trials|test run|samples|estimate|tender|bid)\b(?! (?:sheet|list|increase|from|rise))"
        ),
    ),
    (
        "opportunity",
        1.0,
        re.compile(
            r"\b(?:would|(?<=she )will|might|may|wants? to|want to|love to|like to|plans? to|thinking of|thinking about|considering|looking to|going to) (?:love to |like to )?(?:replace|renew|upgrade|retrofit|refurbish|switch|change|swap|trial|try|standardi[sz]e on|double|expand|extend|outsource)(?: \S+){1,4}\b"
        ),
    ),
    (
        "opportunity",
        1.0,
        re.compile(
            r"\b(?:such(?:en|t)|brauch(?:en|t)|benotig(?:en|t)) (?:\S+ ){0,4}?(?:lieferanten?|angebot|ersatz|partner|losung|\d+)\b|\b(?:framework|tender|rfq|bid|closing date|shortlisted|putting us forward|invited to (?:bid|tender|quote))\b"
        ),
    ),
    (
        "opportunity",
        1.0,
        re.compile(r"\b(?:po|order|contract|auftrag|bestellung)s? (?:for|of|worth|over|uber) (?:\S+ )?\d"),
    ),
    (
        "competitor",
        1.0,
        re.compile(
            r"\b(?:supplier|vendor|provider|lieferant)\b(?: right now| now| today| at the moment)? (?:is|are|=|:|ist) "
        ),
    ),
    (
        "competitor",
        1.0,
        re.compile(
            r"\b(?:quoted|offered|bid|came in|offers|quotes|bietet)\b(?: \S+){0,3}? (?:\d+ ?%|\d+ percent)(?: \S+)? (?:lower|less|cheaper|below|under|off)\b|\b(?:bought|buys?|ordered|went) elsewhere\b"
        ),
    ),
    (
        "preference",
        1.0,
        re.compile(
            r"\b(?:makes?|drives?|sends?) (?:him|her|them) (?:crazy|mad|up the wall|nuts|wild|cross|happy|smile)\b|\b(?:can be won|won over|winnable|way to (?:his|her|their) heart|melts?|is everything|means everything|comes first|is secondary|matters most|sore point|sore spot|touchy|taboo)\b"
        ),
    ),
    (
        "preference",
        1.0,
        re.compile(
            r"\bnever (?:talk|call|ask|interrupt|mention|send|discuss|start|bring|invite|argue|push|be|come|show|use|sit|wear|touch|email|ring|phone|promise (?:him|her|them))\b"
        ),
    ),
)
_TURNS: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    (
        "opportunity",
        1.0,
        re.compile(
            r"\b(?:wants?|needs?|after|requires?|require|looking for|wanted|braucht|will|mochte) (?:about |around |some |another |roughly |ca \. )?(?:\d[\d,.]*|a dozen|two|three|four|five|six|eight|ten|twelve|twenty|thirty|forty|fifty|sixty|a hundred|hundred|zwei|drei|vier|zehn|zwanzig)(?! ?%)(?! (?:percent|per cent|minutes?|hours?|days?|weeks?|years?|months?|uhr|prozent|options|reasons)) [a-z]"
        ),
    ),
    (
        "opportunity",
        1.0,
        re.compile(
            r"\b(?:worth|chance|value|potential|prob|probably|about|thinks|for|budget|matter of|deal|approx|ca)\b[^.;!?]{0,30}?(?:[$€£¥]|rs |eur |usd |inr |gbp )? ?\d[\d.,]* ?(?:k|m|mio|million|lakhs?|crores?|tsd|t ?€|grand|€|\$|£)(?: ?/ ?(?:yr|year|jahr)| a year| per year| pro jahr)?(?![\w])"
        ),
    ),
    (
        "strategy",
        1.0,
        re.compile(
            r"\b(?:wants?|plans?|means?|aims?|intends?|hopes|target|targets|going) (?:to )?(?:\S+ ){0,8}?(?:by|until|before|over|within|in) (?:the next )?(?:§d\d+ )?(?:\d+|two|three|four|five|ten|20[23]\d) ?(?:years?|yrs?)?\b(?=.*\b(?:programme|reduce|reduction|cut|modern|energy|carbon|solvent|waste|cost|vendor|supplier|in-house|sites?|lines?|electri|automat|digit)\w*)"
        ),
    ),
    (
        "fact",
        1.0,
        re.compile(
            r"\b(?:fy|fiscal year|financial year|geschaftsjahr)\b[^.;!?]{0,20}(?:ends?|=|is|follows|starts|begins|endet|beginnt|ist)"
        ),
    ),
    (
        "fact",
        1.0,
        re.compile(
            r"\b(?:pays?|paid|zahlt|zahlen)\b[^.;!?]{0,25}?\b(?:day \d+|\d+ days|\d+ tagen?|late|cash|bacs|by cheque)\b"
        ),
    ),
    (
        "fact",
        1.0,
        re.compile(
            r"(?<![\w.])\d[\d.,]*(?: x \d+)? ?(?:sites?|plants?|mills?|employees?|staff|people|persons|men|workers|lines|shifts|stations|lift stations|machines|trucks|tonnes?|tons?|t/d|depots|branches|warehouses|mitarbeiter\w*|schichten|standorte\w*|linien|beschaftigte\w*|km|mmbf|mw)\b"
        ),
    ),
    (
        "decision",
        1.0,
        re.compile(
            r"(?:anything|everything|orders?|spend|capex|pos?|purchases?|alles|bestellungen)\b[^.;!?]{0,20}(?:above|over|>|more than|uber|ab|from|beyond|up to)\b ?(?:[$€£]|eur|rs|usd|inr)? ?\d"
        ),
    ),
    (
        "decision",
        1.0,
        re.compile(
            r"\b(?:signs?|approves?|needs?|goes to|go to|unterschreibt|genehmigt|decides?|release[sd]?)\b[^.;!?]{0,30}(?:above|over|up to|beyond|under|below|uber|ab|bis zu)\b ?(?:[$€£>]|eur|rs|usd|inr)? ?\d"
        ),
    ),
    (
        "decision",
        1.0,
        re.compile(r"\bab \d[\d.]* ?(?:euro|eur|€|k)\b[^.;!?]{0,20}(?:unterschreibt|entscheidet|genehmigt)"),
    ),
    (
        "competitor",
        1.0,
        re.compile(
            r"(?:\d+ ?%|per ?cent|prozent|percent)\b[^.;!?]{0,24}\b(?:below|under|less|cheaper|lower|billiger|gunstiger|rabatt|rebate|discount)\b[^.;!?]{0,20}(?:\b(?:us|our|ours|we|wir|unser\w*)\b|$)"
        ),
    ),
    ("competitor", 1.0, re.compile(r"\b(?:competitor|competition|konkurrenz|wettbewerber) ")),
    (
        "personal",
        1.0,
        re.compile(
            r"\b(?:his|her|their|seine?|ihre?) (?:own )?(?:\w+ )?(?:wife|husband|son|daughter|boy|girl|kids?|children|brother|sister|mother|father|mum|dad|dog|cat|horse|boat|garden|birthday|sohn|tochter|frau|mann|hund|kinder|wedding|knee|back|hip|heart)\b"
        ),
    ),
    (
        "personal",
        1.0,
        re.compile(
            r"\bhas been (?:\S+ ){1,4}?(?:for|since) (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|many) years?\b|\bworked (?:\S+ ){0,3}?years? (?:in|at|for|with)\b|\b(?:turns|is|turned|he's|wird) \d\d (?:next|in|this|soon|on)\b"
        ),
    ),
    (
        "satisfaction",
        1.0,
        re.compile(
            r"\b(?:complain(?:s|ed|t|ts|ing)?|unhappy|angry|upset|furious|cross|pissed|annoyed|fed up|disappointed|livid|moan(?:s|ed)?|grumbl\w+)\b[^.;!?]{0,40}\b(?:we|us|our|ours|from us|invoices?|delivery|deliveries|shipped|my)\b"
        ),
    ),
    (
        "satisfaction",
        1.0,
        re.compile(
            r"\b(?:our|we) (?:\S+ ){0,4}?(?:late|wrong|rude|broken|missing|damaged|short|screwed|messed|let (?:him|her|them) down|failed (?:him|her|them)|forgot)\b"
        ),
    ),
    (
        "relationship",
        1.0,
        re.compile(
            r"§[pk]\d* (?:and|&) (?:(?:our|the|his|her|our own) )?(?:\S+ ){0,5}?(?:together|each other|same (?:school|club|board|committee|team|village|town|church|choir|year|class))"
        ),
    ),
    (
        "preference",
        1.0,
        re.compile(
            r"\b(?:do not|never|always|no|only|nie|immer|bitte nicht)\b[^.;!?]{0,24}\b(?:call|ring|phone|text|e-?mails?|visit|mention|interrupt|talk to (?:him|her|them)|small talk|slides?|powerpoint|anrufen|before \d+|after \d+|duzen|first name)\b"
        ),
    ),
)
#: A name that sells: "Rexton promised him gearboxes", "Maltec are 12 % cheaper".
_SELLS = frozenset(
    "promised promises offers offered offering quoted quotes quoting undercut undercuts sells sold supplies supplied delivers delivered gave gives are is has have had was charges "
    "comes visits wants won lost brochure rep reps price prices guy man engineer salesman quote offer liefert bietet biete verkauft hat ist kommt sei".split()
)
_BUYS_FROM = re.compile(
    r"\b(?:buys?|bought|buying|gets?|sourced?|sources|purchased?|supplied|ordered|orders|hired|kauft|kaufen|bezieht|beziehen|from)\b"
)


@dataclass(slots=True)
class _Evidence:
    weight: float = 0.0
    best: float = 0.0
    span: tuple[int, int] = (0, 0)
    cue: str = ""

    def add(self, weight: float, span: tuple[int, int], cue: str) -> None:
        self.weight += weight
        if weight > self.best:
            self.best, self.span, self.cue = weight, span, cue


def topics(
    normals: list[Normal], words: Words, owed: tuple[PromiseReading, ...], buttons: tuple[Button, ...], learnt: Learnt
) -> tuple[TopicReading, ...]:
    """The topics of a capture, strongest first, with the words that led to each."""
    found: dict[str, _Evidence] = {}
    unlearnt = {(lesson.value, lesson.words) for lesson in learnt.of("not-topic")}
    for normal in normals:
        if normal.unit.question or normal.unit.whose in ("signature", "header", "quote"):
            continue
        for topic, evidence in _of_sentence(normal, words, owed, unlearnt, learnt).items():
            if evidence.weight >= _ENOUGH:
                known = found.setdefault(topic, _Evidence())
                known.add(evidence.weight, evidence.span, evidence.cue)
    for button in buttons:
        found.setdefault("preference", _Evidence()).add(1.5, button.span, button.phrase)
    ordered = sorted(found.items(), key=lambda item: (-item[1].weight, TOPICS.index(item[0])))
    return tuple(TopicReading(topic, e.span, e.cue, round(min(3.0, e.weight), 2)) for topic, e in ordered)


def _of_sentence(
    normal: Normal, words: Words, owed: tuple[PromiseReading, ...], unlearnt: set[tuple[str, str]], learnt: Learnt
) -> dict[str, _Evidence]:
    out: dict[str, _Evidence] = {}
    covered = [p.span for p in owed]

    def note(topic: str, weight: float, first: int, last: int, cue: str) -> None:
        span = _span(normal, words, first, last)
        if topic in _NOT_IN_PROMISES and any(a <= span[0] < b for a, b in covered):
            return
        if (topic, cue) not in unlearnt:
            out.setdefault(topic, _Evidence()).add(weight, span, cue)

    taken: dict[tuple[str, int], int] = {}
    hits = sorted(_BOOK.find(normal.pieces), key=lambda f: (-f.weight, -(f.last - f.first)))
    for hit in hits:
        if any((hit.topic, at) in taken for at in range(hit.first, hit.last)) or _denied(normal, hit.first):
            continue
        taken.update({(hit.topic, at): 1 for at in range(hit.first, hit.last)})
        note(hit.topic, hit.weight, hit.first, hit.last, " ".join(normal.pieces[hit.first : hit.last]))
    for topic, weight, pattern in (*_TURNS, *_BY_CLASS):
        if match := pattern.search(normal.text):
            note(
                topic,
                weight,
                normal.piece(match.start()),
                normal.piece(max(match.start(), match.end() - 1)) + 1,
                match[0][:60],
            )
    for lesson in learnt.of("topic"):
        if lesson.words and f" {lesson.words} " in f" {normal.text} ":
            start = normal.text.find(lesson.words)
            note(lesson.value, 2.0, normal.piece(start), normal.piece(start + len(lesson.words) - 1) + 1, lesson.words)
    if rival := _rival(normal, words):
        note("competitor", 1.0, rival[0], rival[1], " ".join(normal.pieces[rival[0] : rival[1]]))
    _balance(normal, out)
    return out


def _span(normal: Normal, words: Words, first: int, last: int) -> tuple[int, int]:
    return words.tokens[normal.tokens[first]].start, words.tokens[normal.ends[max(first, last - 1)] - 1].end


_DENIALS = frozenset("no not never without zero none nothing kein keine keinen nicht nie ohne".split())


def _denied(normal: Normal, first: int) -> bool:
    """“no problem”, “zero stock-outs”, “not happy”: a denial right before the phrase (phrases that deny themselves aside)."""
    return any(normal.pieces[at] in _DENIALS for at in range(max(0, first - 2), first))


def _balance(normal: Normal, out: dict[str, _Evidence]) -> None:
    """Topics that shade into each other: what is said of us is not the customer's problem."""
    about_us = re.search(r"\b(?:we|us|our|ours|wir|uns|unser\w*)\b", normal.text)
    satisfaction, problem = out.get("satisfaction"), out.get("problem")
    if satisfaction and problem and satisfaction.weight >= _ENOUGH and (about_us or problem.best < 1):
        problem.weight -= 1.0
    strategy, opportunity = out.get("strategy"), out.get("opportunity")
    if strategy and opportunity and strategy.weight >= _ENOUGH and opportunity.best < 1:
        opportunity.weight = 0.0
    decision = out.get("decision")
    if decision and opportunity and decision.weight >= _ENOUGH and opportunity.best < 1:
        opportunity.weight = 0.0


def _rival(normal: Normal, words: Words) -> tuple[int, int] | None:
    """An unknown name that sells, or that they buy from."""
    if words.shouted or words.uncapped:
        return _rival_brand(normal)
    for at, piece in enumerate(normal.pieces):
        token = words.tokens[normal.tokens[at]]
        if piece[0] == "§" or not token.word or token.case not in ("title", "upper") or len(piece) < 3:
            continue
        if (piece in COMMON or piece in GIVEN) and piece not in BRANDS:
            continue
        opens = at == 0 or normal.pieces[at - 1] in (".", ":", "-", "•", "*", "–")
        after = normal.pieces[at + 1] if at + 1 < len(normal.pieces) else ""
        before = " ".join(normal.pieces[max(0, at - 5) : at])
        if _BUYS_FROM.search(before) and re.search(
            r"\b(?:buys?|bought|buying|supplied|sourced|kauft|bezieht)\b", before
        ):
            return at, at + 1
        sells = (
            after in _SELLS and after not in ("is", "has", "was", "wants", "are", "have", "had", "ist", "hat")
        ) or (
            after in ("are", "is", "have", "has", "sei", "hat")
            and re.search(
                r"cheaper|below|under|quot|offer|deliver|stock|price|billiger|rabatt|every week|free", normal.text
            )
        )
        if sells and not (opens and piece in COMMON):
            return at, at + 1
    return _rival_brand(normal)


def _rival_brand(normal: Normal) -> tuple[int, int] | None:
    for at, piece in enumerate(normal.pieces):
        if piece in BRANDS and piece not in (
            "sap",
            "oracle",
            "excel",
            "teams",
            "zoom",
            "outlook",
            "salesforce",
            "gates",
            "seco",
            "rs",
            "mann",
            "lincoln",
            "parker",
            "shell",
            "linde",
            "motion",
        ):
            if re.search(r"price|quot|offer|cheap|stock|discount|suppl|buys?|rep|match|bietet|billig", normal.text):
                return at, at + 1
    return None
