"""Turns of speech that show a topic: patterns over the normal form, with how much they weigh (1 is enough)."""

from __future__ import annotations

import re

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

Turns = tuple[tuple[str, float, re.Pattern[str]], ...]


def _class(members: frozenset[str]) -> str:
    return "(?:" + "|".join(sorted(members, key=lambda w: (-len(w), w))) + ")"


_US = r"(?:us|our|ours|we|uns|unser\w*|from us)"
_BY_CLASS: Turns = (
    ("problem", 1.0, re.compile(rf"\b{_class(WASTE)}\b(?: \S+){{0,4}}? {AMOUNT}\b")),
    (
        "problem",
        0.8,
        re.compile(
            rf"\b(?:is|are|was|were|getting|gets|keeps?|kept|runs?|goes|went|going|half|all|of the \S+"
            rf"|ist|sind|war|waren)(?: \S+){{0,3}}? {_class(BROKEN)}\b"
        ),
    ),
    (
        "problem",
        1.0,
        re.compile(
            r"\b(?:throws?|eats?|goes through|gets? through|burns? through|breaks?|shears?|snaps?|blows?"
            r"|loses?|needs?|changes?|replaces?)\b(?: \S+){1,5}? (?:every|per|a|each) (?:day|shift|week"
            r"|fortnight|month|other|few|second|year)\b"
        ),
    ),
    (
        "competitor",
        1.0,
        re.compile(
            r"\b(?:complains?|complained|unhappy|fed up|not happy|moans?|moaned|annoyed|angry"
            r"|disappointed)\b(?: \S+){0,3}? (?:his|her|their|current|present|the) (?:\S+ "
            r"){0,3}?(?:supplier|vendor|dealer|distributor|lieferant)\b"
        ),
    ),
    (
        "opportunity",
        1.0,
        re.compile(
            r"\b(?:complains?|complained|unhappy|fed up|not happy|moans?|moaned|annoyed|angry"
            r"|disappointed)\b(?: \S+){0,3}? (?:his|her|their|current|present) (?:\S+ ){0,3}?(?:supplier"
            r"|vendor|dealer|distributor)\b"
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
            r"\b(?:not (?:amused|happy|pleased|impressed)|best (?:thing|supplier|service|deal|purchase)"
            r"|ever bought|(?:was|were|got|came|arrived|delivered|shipped|sent|geliefert) (?:\S+ "
            r"){0,3}?(?:wrong|late|damaged|broken|short|incomplete|falsch|zu spat|beschadigt))\b"
        ),
    ),
    (
        "personal",
        1.0,
        re.compile(
            rf"\b(?:loves?|likes?|plays?|played|does|keen on|into|mad (?:keen )?(?:on|about)|crazy about"
            rf"|fan of|fanatic|enthusiast|goes|went|spends?|breeds?|keeps?|collects?|restores?|builds?"
            rf"|rides?|races?|coaches|teaches|runs|skips?|sings?|mad|big on|obsessed with|nuts about"
            rf"|spielt|liebt|mag|sammelt|zuchtet)\b(?: \S+){{0,4}}? {_class(PASTIMES)}\b"
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
            r"\b(?:is|are|plans?|planning|wants?|will be|mean|means|intends?) (?:to )?(?:building"
            r"|opening|adding|moving|closing|merging|buying|selling|expanding|doubling|phasing|switching"
            r"|converting|build|open|add|move|close|double|convert|phase)(?: \S+){0,3}? (?:plant|plants"
            r"|site|sites|hall|halls|factory|factories|mill|line|lines|warehouse|branch|production"
            r"|capacity|fleet|everything)\b"
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
            r"\bwants? to be (?:\S+ ){1,5}?(?:free|neutral|leader|number one|independent|paperless"
            r"|digital)\b|\b(?:keep it quiet|nobody (?:\S+ ){0,3}?(?:told|knows)|not (?:public|official"
            r"|announced) yet|still secret|confidential)\b"
        ),
    ),
    (
        "opportunity",
        1.0,
        re.compile(
            r"\b(?:ask(?:s|ed|ing)?|wants?|would like|needs?|requests?|requested|interested in|love"
            r"|looking) (?:\S+ )?(?:for |in |to (?:see|have|get) )?(?:a |an |our |some |the )?(?:\S+ "
            r"){0,3}?(?:quote|quotation|offer|proposal|comparison|price|prices|pricing|demo|trial|trials"
            r"|test run|samples|estimate|tender|bid)\b(?! (?:sheet|list|increase|from|rise))"
        ),
    ),
    (
        "opportunity",
        1.0,
        re.compile(
            r"\b(?:would|(?<=she )will|might|may|wants? to|want to|love to|like to|plans? to|thinking of"
            r"|thinking about|considering|looking to|going to) (?:love to |like to )?(?:replace|renew"
            r"|upgrade|retrofit|refurbish|switch|change|swap|trial|try|standardi[sz]e on|double|expand"
            r"|extend|outsource)(?: \S+){1,4}\b"
        ),
    ),
    (
        "opportunity",
        1.0,
        re.compile(
            r"\b(?:such(?:en|t)|brauch(?:en|t)|benotig(?:en|t)) (?:\S+ ){0,4}?(?:lieferanten?|angebot"
            r"|ersatz|partner|losung|\d+)\b|\b(?:framework|tender|rfq|bid|closing date|shortlisted"
            r"|putting us forward|invited to (?:bid|tender|quote))\b"
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
            r"\b(?:quoted|offered|bid|came in|offers|quotes|bietet)\b(?: \S+){0,3}? (?:\d+ ?%|\d+ "
            r"percent)(?: \S+)? (?:lower|less|cheaper|below|under|off)\b|\b(?:bought|buys?|ordered|went) "
            r"elsewhere\b"
        ),
    ),
    (
        "preference",
        1.0,
        re.compile(
            r"\b(?:makes?|drives?|sends?) (?:him|her|them) (?:crazy|mad|up the wall|nuts|wild|cross"
            r"|happy|smile)\b|\b(?:can be won|won over|winnable|way to (?:his|her|their) heart|melts?|is "
            r"everything|means everything|comes first|is secondary|matters most|sore point|sore spot"
            r"|touchy|taboo)\b"
        ),
    ),
    (
        "preference",
        1.0,
        re.compile(
            r"\bnever (?:talk|call|ask|interrupt|mention|send|discuss|start|bring|invite|argue|push|be"
            r"|come|show|use|sit|wear|touch|email|ring|phone|promise (?:him|her|them))\b"
        ),
    ),
)
_BY_SHAPE: Turns = (
    (
        "opportunity",
        1.0,
        re.compile(
            r"\b(?:wants?|needs?|after|requires?|require|looking for|wanted|braucht|will|mochte) "
            r"(?:about |around |some |another |roughly |ca \. )?(?:\d[\d,.]*|a dozen|two|three|four|five"
            r"|six|eight|ten|twelve|twenty|thirty|forty|fifty|sixty|a hundred|hundred|zwei|drei|vier"
            r"|zehn|zwanzig)(?! ?%)(?! (?:percent|per cent|minutes?|hours?|days?|weeks?|years?|months?"
            r"|uhr|prozent|options|reasons)) [a-z]"
        ),
    ),
    (
        "opportunity",
        1.0,
        re.compile(
            r"\b(?:worth|chance|value|potential|prob|probably|about|thinks|for|budget|matter of|deal"
            r"|approx|ca)\b[^.;!?]{0,30}?(?:[$€£¥]|rs |eur |usd |inr |gbp )? ?\d[\d.,]* ?(?:k|m|mio"
            r"|million|lakhs?|crores?|tsd|t ?€|grand|€|\$|£)(?: ?/ ?(?:yr|year|jahr)| a year| per year| "
            r"pro jahr)?(?![\w])"
        ),
    ),
    (
        "strategy",
        1.0,
        re.compile(
            r"\b(?:wants?|plans?|means?|aims?|intends?|hopes|target|targets|going) (?:to )?(?:\S+ "
            r"){0,8}?(?:by|until|before|over|within|in) (?:the next )?(?:§d\d+ )?(?:\d+|two|three|four"
            r"|five|ten|20[23]\d) ?(?:years?|yrs?)?\b(?=.*\b(?:programme|reduce|reduction|cut|modern"
            r"|energy|carbon|solvent|waste|cost|vendor|supplier|in-house|sites?|lines?|electri|automat"
            r"|digit)\w*)"
        ),
    ),
    (
        "fact",
        1.0,
        re.compile(
            r"\b(?:fy|fiscal year|financial year|geschaftsjahr)\b[^.;!?]{0,20}(?:ends?|=|is|follows"
            r"|starts|begins|endet|beginnt|ist)"
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
            r"(?<![\w.])\d[\d.,]*(?: x \d+)? ?(?:sites?|plants?|mills?|employees?|staff|people|persons"
            r"|men|workers|lines|shifts|stations|lift stations|machines|trucks|tonnes?|tons?|t/d|depots"
            r"|branches|warehouses|mitarbeiter\w*|schichten|standorte\w*|linien|beschaftigte\w*|km|mmbf"
            r"|mw)\b"
        ),
    ),
    (
        "decision",
        1.0,
        re.compile(
            r"(?:anything|everything|orders?|spend|capex|pos?|purchases?|alles"
            r"|bestellungen)\b[^.;!?]{0,20}(?:above|over|>|more than|uber|ab|from|beyond|up to)\b "
            r"?(?:[$€£]|eur|rs|usd|inr)? ?\d"
        ),
    ),
    (
        "decision",
        1.0,
        re.compile(
            r"\b(?:signs?|approves?|needs?|goes to|go to|unterschreibt|genehmigt|decides?"
            r"|release[sd]?)\b[^.;!?]{0,30}(?:above|over|up to|beyond|under|below|uber|ab|bis zu)\b "
            r"?(?:[$€£>]|eur|rs|usd|inr)? ?\d"
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
            r"(?:\d+ ?%|per ?cent|prozent|percent)\b[^.;!?]{0,24}\b(?:below|under|less|cheaper|lower"
            r"|billiger|gunstiger|rabatt|rebate|discount)\b[^.;!?]{0,20}(?:\b(?:us|our|ours|we|wir"
            r"|unser\w*)\b|$)"
        ),
    ),
    ("competitor", 1.0, re.compile(r"\b(?:competitor|competition|konkurrenz|wettbewerber) ")),
    (
        "personal",
        1.0,
        re.compile(
            r"\b(?:his|her|their|seine?|ihre?) (?:own )?(?:\w+ )?(?:wife|husband|son|daughter|boy|girl"
            r"|kids?|children|brother|sister|mother|father|mum|dad|dog|cat|horse|boat|garden|birthday"
            r"|sohn|tochter|frau|mann|hund|kinder|wedding|knee|back|hip|heart)\b"
        ),
    ),
    (
        "personal",
        1.0,
        re.compile(
            r"\bhas been (?:\S+ ){1,4}?(?:for|since) (?:\d+|two|three|four|five|six|seven|eight|nine|ten"
            r"|eleven|twelve|fifteen|twenty|thirty|many) years?\b|\bworked (?:\S+ ){0,3}?years? (?:in|at"
            r"|for|with)\b|\b(?:turns|is|turned|he's|wird) \d\d (?:next|in|this|soon|on)\b"
        ),
    ),
    (
        "satisfaction",
        1.0,
        re.compile(
            r"\b(?:complain(?:s|ed|t|ts|ing)?|unhappy|angry|upset|furious|cross|pissed|annoyed|fed up"
            r"|disappointed|livid|moan(?:s|ed)?|grumbl\w+)\b[^.;!?]{0,40}\b(?:we|us|our|ours|from us"
            r"|invoices?|delivery|deliveries|shipped|my)\b"
        ),
    ),
    (
        "satisfaction",
        1.0,
        re.compile(
            r"\b(?:our|we) (?:\S+ ){0,4}?(?:late|wrong|rude|broken|missing|damaged|short|screwed|messed"
            r"|let (?:him|her|them) down|failed (?:him|her|them)|forgot)\b"
        ),
    ),
    (
        "relationship",
        1.0,
        re.compile(
            r"§[pk]\d* (?:and|&) (?:(?:our|the|his|her|our own) )?(?:\S+ ){0,5}?(?:together|each other"
            r"|same (?:school|club|board|committee|team|village|town|church|choir|year|class))"
        ),
    ),
    (
        "preference",
        1.0,
        re.compile(
            r"\b(?:do not|never|always|no|only|nie|immer|bitte nicht)\b[^.;!?]{0,24}\b(?:call|ring|phone"
            r"|text|e-?mails?|visit|mention|interrupt|talk to (?:him|her|them)|small talk|slides?"
            r"|powerpoint|anrufen|before \d+|after \d+|duzen|first name)\b"
        ),
    ),
)

TURNS: Turns = (*_BY_SHAPE, *_BY_CLASS)
