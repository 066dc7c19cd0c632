"""The words by which we promise, in English, as patterns over normal.py's form. `what` is where the deed begins."""

from __future__ import annotations

from db.domain.capture.promise_cues import (
    ADV,
    BE_DONE,
    GOINGS,
    HIM,
    ME,
    OPEN,
    OURS_T,
    PRESENT,
    PRESENT_S,
    SENDING,
    START,
    THEM,
    US,
    VERB,
    CueRule,
    P,
    rule,
)
from db.domain.lexicon.promise_words import PROMISED, TOLD

RULES: tuple[CueRule, ...] = (
    rule("we will", "us", rf"\b{US} ?(?:will|shall) {ADV}{VERB}", verbs="any"),
    rule("we are going to", "us", rf"\b{US} ?(?:am|are|is)? ?(?:also |then )?going to {ADV}{VERB}", verbs="any"),
    rule("will", "last", rf"{OPEN}(?:will|shall|going to|looking to) {ADV}(?P<what>{SENDING})\b", verbs="theirs"),
    rule(
        "said we would",
        "us",
        rf"\b(?:{TOLD})\b(?:(?! (?:if|whether|not|no) )(?: [^ .;!?]+)){{0,6}}? (?:that )?{US} ?(?:would"
        rf"|can) {ADV}{VERB}",
        verbs="any",
    ),
    rule(
        "agreed that we",
        "us",
        rf"\b(?:{TOLD})\b(?: with)?(?: {HIM})? ?[:,]?(?: and)?(?: that)? (?:i|we) (?P<what>{SENDING})\b",
        need="date-or-him",
    ),
    rule("my word", "us", rf"\b(?:my|our) word (?:that )?(?:{HIM}|he|she|they|i|we|it) (?:will|would|shall) {VERB}"),
    rule("my word to", "us", rf"\b(?:gave|given|give) (?:{HIM} )?(?:my|our) word (?:to|on) (?P<what>\S+)"),
    rule(
        "promised",
        "last",
        rf"\b(?P<verb>{PROMISED}|have promised|gave a commitment|made a commitment|am committed|are "
        rf"committed)(?: {HIM}| {ME})?(?: again)? to (?:also |then )?(?P<what>(?!was\b|is\b"
        rf"|were\b)[a-z§][\w-]*)",
        verbs="any",
    ),
    rule(
        "promised it",
        "last",
        r"\b(?P<verb>promised|promise|promises|undertook|guaranteed|guarantee|guarantees"
        r"|pledged)(?P<obj> (?:§p\d+(?: and §p\d+)?|him|her|them|us|me|you|§c))?(?! (?:to|that|by|he|she"
        r"|they|i|we|if|not|nothing|anything|it|so|would|will|§p\d+ (?:will|would))\b) "
        r"(?P<what>[a-z0-9§][^ ]*)",
    ),
    rule(
        "owe",
        "us",
        rf"(?:\b(?:i|we)(?: still| also| now| do)? |{OPEN}(?:still |also )?)owed? (?!us\b|me\b)(?:{HIM}"
        rf"|\w+) (?P<what>(?!one\b|nothing\b|money\b)[a-z0-9][^ ]*)",
    ),
    rule(
        "need to",
        "us",
        rf"(?:\b(?:i|we)(?: still| also| then| really| now| both)? |{OPEN})(?:am |are )?(?:still |also "
        rf"|really )?(?:(?:need|have|ought|got|supposed|meant|obliged|due) to|must|(?:have|has) got to"
        rf"|had better|should) {ADV}{VERB}",
        verbs="any",
    ),
    rule(
        "am to",
        "us",
        rf"(?:\b(?:i am|we are|§k is|our (?:\w+ ){{1,2}}is) |{OPEN}(?:me|us|we|i|§k|our (?:\w+ ){{1,2}})) ?to "
        rf"{ADV}{VERB}",
        verbs="sends",
    ),
    rule(
        "to do",
        "us",
        r"\b(?:to-?do|to do|todos|action|actions|action item|next steps?|follow[ -]?ups?|action for me"
        r"|my job|on my list|reminder|remember|for me|offene punkte|nachster schritt|aufgabe)(?: is| "
        r"are)? ?[:=-] ?(?:to )?(?P<what>[a-z§0-9][^ ]*)",
    ),
    rule(
        "remember to",
        "us",
        rf"\b(?:remember|(?:do|must|should|may|can) not forget|make sure|note to self|reminder|mental "
        rf"note)(?: [:,])? (?:to )?(?P<what>{SENDING})\b",
    ),
    rule(
        "sending",
        "us",
        rf"(?:\b(?:i am|we are|§k is) (?:also |then |now )?|{OPEN}(?:now |then )?)(?P<what>{GOINGS})\b",
        need="date",
    ),
    rule(
        "we get from them",
        "them",
        rf"\b(?:i|we)(?: will| shall| am to| are to| should)? (?P<what>get|receive|have|expect|are "
        rf"getting) [^.;!?]{{0,60}}\bfrom (?:{HIM})",
        need="date",
    ),
    rule(
        "we send",
        "us",
        rf"\b(?:i|we|§k|our (?:\w+ ){{1,2}})(?: then| also| both)? ?(?P<what>{SENDING}|calculate|deliver"
        rf"|{PRESENT_S})\b",
        need="date",
    ),
    rule("then we send", "us", rf"\b(?:then|so) (?:i|we) then? ?(?P<what>{PRESENT})\b", need="date"),
    rule(
        "they shall have",
        "us",
        rf"\b(?:told|tell|said|say|promised|assured|word)\b(?: [^ .;!?]+){{0,4}}? (?:{HIM}|he|she|they"
        rf"|you) (?:will|would|shall|should|can|could|is going to|are going to) (?P<what>have|get|receive"
        rf"|see|be getting) (?!back|us|me)",
    ),
    rule(
        "thing from us by",
        "us",
        r"(?:^|(?<=[.,:;–-] ))(?P<what>(?:(?!will |to |i |we |he |she |they |am |is |are |was |has |have |gets |got "
        rf"|had |would |came |bought |and |but |§)[^ .,;!?:]+ ){{1,7}}from (?:us|me)(?: (?:to|for) (?:{HIM}))?)(?= §d)",
    ),
    rule(
        "from them we get",
        "them",
        rf"\bfrom (?:(?:his|her|their|your) (?:side|end)|{HIM}) ?,? (?:i|we)(?: will| shall)? "
        r"(?:get|receive|have|expect) (?P<what>[a-z0-9][^ ]*)",
        need="date",
    ),
    rule("you will have", "us", r"\byou (?:will|shall) (?P<what>have|get|receive) (?!to\b|a (?:good|nice|great)\b)"),
    rule(
        "promised that",
        "us",
        rf"\b(?:i|we)(?: have)? (?:promised|agreed|guaranteed)(?: {HIM})? (?P<what>it|this|that|them|these|those|both)"
        r"(?= (?:for |by |on |until )?§d)",
        need="date",
    ),
    rule(
        "gets from us",
        "us",
        rf"\b(?:{P}|he|she|they|§c) (?P<what>gets|get|receives|receive|has|have) [^.;!?]{{0,60}}?\bfrom (?:us|me)\b",
    ),
    rule(
        "gets by then",
        "us",
        rf"\b(?:{P}|he|she|they|§c|both)(?: also)? (?:gets?|receives?|will have|'ll have) "
        r"(?![^.;!?]*\b(?:from|von) (?:us|me|uns|mir)\b)"
        r"(?P<what>(?!us\b|me\b|it (?!§d)|back\b|to\b|on\b|in\b|away\b|[a-z]+ed\b)[a-z0-9][^ ]*)",
        need="date",
    ),
    rule(
        "shall have from us",
        "us",
        rf"\b(?:{THEM}) ?(?:will|would|shall|should) (?P<what>have|get|receive) [^.;!?]{{0,60}}\bfrom (?:us|me)\b",
    ),
    rule(
        "which they shall have",
        "us",
        rf"(?P<what>)(?<=, )(?:which|that) (?:{P}|he|she|they) (?:will|shall|would|should) (?:have|get"
        rf"|receive)(?= §d| by| on| in)",
    ),
    rule(
        "they have our",
        "us",
        rf"\b(?:{P}|he|she|they) (?:have|has|get|gets|receive|receives) (?P<what>our)\b",
        need="date",
    ),
    rule(
        "me:",
        "us",
        r"^[ (*•·\d.)-]*(?:me|us|we|ours|§k|our side|my side|action me|wir|ich|from us|von uns) ?[:=–-] (?:to )?"
        r"(?P<what>(?!nothing\b|nichts\b|none\b)[a-z0-9§][^ ]*)",
    ),
    rule(
        "our thing goes out",
        "us",
        rf"(?P<what>(?:(?:the|a|an|our|my|new|revised|final|updated|das|die|der|unser|unsere) "
        rf"){{0,3}}{OURS_T}(?: (?:for|of|on|to|fur|uber) (?:[^ .;!?]+ ){{1,6}}?| )(?:will be|is to be|are "
        rf"to be|shall be|to be|would be|is being|goes|go|going|is going|will go|geht|gehen|ship|ships"
        rf"|shipping|leave|leaves|arrive|arrives|follows|will follow|will reach|is on the way|folgt"
        rf"|folgen|kommt|kommen))\b(?! not)",
        need="date",
    ),
    rule(
        "goes out",
        "us",
        r"^[ (*•·–-]*(?P<what>geht|gehen|folgt|folgen|goes out|going out|will go out|will follow|to "
        r"follow)(?= §d| raus| out)",
        need="date",
    ),
    rule(
        "thing to them by",
        "us",
        rf"^[ (*•·–\d.)-]*(?:(?:{P}|§c)(?: / (?:{P}|§c))? ?[,:–-] )?(?P<what>(?:(?!§d|will |to |:|i |we "
        rf"|he |she |they |am |is |are |was |has |have |gets |had |would )[^ .;!?]+ ){{1,8}}(?:to|for|an"
        rf"|fur) (?:{HIM}))(?: ?[,–(-])? ?(?:by |until |due |bis )?§d\d+ ?\)?(?: ?[,–-] (?:§c|{P}))?[ "
        rf".]*$",
    ),
    rule(
        "thing due",
        "us",
        rf"(?<![\w§'])(?P<what>(?:our|my) (?:[\w-]+ ){{0,4}}?[\w-]+|(?:the |a )?(?:[\w-]+ )?{OURS_T}(?: "
        rf"for {P})?)(?: is| are)?(?: due)?(?= §d)",
    ),
    rule(
        "is going to them",
        "us",
        rf"(?<![\w§'])(?P<what>(?:(?!§|i |we |he |she |they |who |so |and |but |is |are )[^ .,;:!?]+ "
        rf"){{1,6}}(?:is|are|will be) (?:going|coming|on (?:its|their|the) way)(?: over| out| back| "
        rf"across)? (?:to|for) (?:{HIM}))",
        need="date",
    ),
    rule(
        "to be sent to them",
        "us",
        rf"(?<![\w§'])(?P<what>(?:(?!§p|i |we |he |she |they |who |so |and |but |is |are )[^ .;:!?]+ "
        rf"){{1,7}}(?:is to be|are to be|to be|will be|shall be) {BE_DONE} (?:to|with|for|by) (?:{HIM}))",
        need="date",
    ),
    rule(
        "thing promised",
        "us",
        rf"(?<![\w§'])(?P<what>(?:(?!§|i |we |he |she |they |who |so |and |but |is |are |was |had |has "
        rf"|have |as |like )[^ .,;:!?]+ ){{1,5}})(?:was |is |has been )?promised(?= (?:to |for )?(?:{HIM} "
        rf")?§d)",
    ),
    rule(
        "do it",
        "us",
        rf"{START}(?:please |pls |then |also )?(?P<what>send|email|mail|forward|call|phone|ring|text"
        rf"|follow up|get back|come back|revert|bring|drop|ship|post|prepare|chase|check|confirm|arrange"
        rf"|quote|set up|draft|give|get|provide|share|deliver|invite|order|book|fix|find|dig out|organise"
        rf"|organize|submit|write|put together|update|visit|return)\b(?! (?:with §p|w |from|at §c|at §p"
        rf"|re |in |and|of|is|was|went|out|that|,|\.|:|§p\d+ 's))",
        need="date-or-him",
    ),
    rule(
        "we commit to",
        "us",
        r"\b(?:i|we)(?: have| did)? (?:commit|committed|agreed|signed up|undertook|promised|agree)(?: [^ "
        r".;!?]+){0,3}? to (?P<what>(?:a|an|the|our|doing|giving|sending|holding|keeping|providing"
        r"|delivering|bringing)\b)",
    ),
    rule(
        "what I agreed to",
        "us",
        r"\bwhat (?:i|we) (?:did |have |had )?(?:agree|agreed|promise|promised|commit|committed"
        r"|undertake|offer|offered|owe)(?: to)?(?: do)? (?:was|is|:) (?:to )?(?P<what>[a-z0-9][^ ]*)",
    ),
    rule(
        "need it to them",
        "us",
        rf"\b(?:need|needs|want|have|must have|must get) (?P<what>it|this|that|them|these|those) (?:to"
        rf"|with|at|over to|across to) (?:{HIM})",
        need="date",
    ),
    rule(
        "see and send",
        "us",
        rf"\b(?:i|we) (?:will|can|would) see (?:what|if|whether) [^.;!?]{{1,40}}? and (?P<what>{SENDING})\b",
    ),
    rule(
        "need thing to them",
        "us",
        rf"\b(?:need|must get|have to get|want) (?P<what>(?:our|the|a|an|my|this|that|his"
        rf"|her)\b[^.;!?]{{1,60}}?\b(?:to|with|over to) (?:{HIM}))(?= §d| before| by|[ .]*$)",
    ),
)
