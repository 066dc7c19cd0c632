"""The words by which people promise, in English, as patterns over the normal form (normal.py).

Each rule says who owes and where the deed begins (group `what`). Sources: SPEC.md's definition of a promise; Searle's
commissives (1976) for what counts; sales talk for how it is said. Cues are generous; promises.py decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from db.domain.lexicon.promise_words import GOING, OUR_THINGS, PROMISED, SENDS, THEIR_THINGS, TOLD

P = r"§p\d+"
HIM = rf"(?:{P}(?: and {P})?|him|her|them|you|§c|the (?:guys|team|boys|lads|ladies|customer|client)|everyone|both|ihm|ihr|ihnen)"
ME = r"(?:us|me|our \w+|my \w+|maren)"
ADV = (
    r"(?:(?:also|then|now|just|still|definitely|certainly|gladly|personally|probably|only|both|all|kindly|surely|happily|first|therefore|have to"
    r"|need to|be able to|try to|try and|make sure to|go and|most likely|hopefully|obviously|in turn|meanwhile|immediately|urgently|again|myself|quickly) )*"
)
#: "I", "we", "our technician Luis", a colleague.
US = r"(?:i|we|our (?:[\w&-]+ ){1,3}?(?:§[pk]\d* )?|our side|§k(?: and (?:i|§k))?|(?:i|we) (?:both|all)|someone from (?:our side|us)|(?:my|our) colleague(?: \w+)?|(?:i|we) at our end|the factory|head office|our factory)"
THEM = rf"(?:{P}(?: and (?:{P}|\w+))?(?: ?[,(] (?:[\w&-]+ ){{1,5}}[,)])?|he|she|they|§c|their (?:[\w&-]+ ){{1,3}}?|the (?:[\w&-]+ ){{1,3}}?|who|both|somebody|someone|his (?:\w+ ){{1,2}}?|her (?:\w+ ){{1,2}}?)"
OPEN = r"(?:^|(?<=[.,;:)(–—*•·-] )|(?<=\band )|(?<=\bbut )|(?<=\bso )|(?<=\bthen )|(?<=\boh )|(?<=\balso )|(?<=\bor )|(?<=\bok )|(?<=\bplus )|(?<=& ))"
#: The same without "and": a sentence, a line or a list item begins.
START = r"(?:^|(?<=[.;:)(–—*•·] )|(?<= - ))"
VERB = r"(?P<what>[a-z][\w-]*)"
SENDING = "(?:" + "|".join(sorted(SENDS, key=len, reverse=True)) + ")"
PRESENT = (
    "(?:send|email|mail|forward|share|give|get|provide|deliver|ship|bring|drop|fax|post|courier|confirm|sign|issue|release|pay|transfer|call|phone|ring|come|visit"
    "|prepare|draft|make|do|finish|submit|quote|place|return|book|install|repair|replace|check|revert|report back|let|hold|start|supply|present|test|introduce|arrange)"
)
PRESENT_S = (
    "(?:sends|emails|mails|forwards|shares|gives|gets|provides|delivers|ships|brings|drops|faxes|posts|couriers|confirms|signs|issues|releases|pays|transfers|calls|phones"
    "|rings|comes|visits|prepares|drafts|makes|finishes|submits|quotes|places|returns|books|installs|repairs|replaces|checks|reverts|reports back|lets|supplies|presents|introduces|arranges)"
)
GOINGS = "(?:" + "|".join(sorted(GOING, key=len, reverse=True)) + ")"
OURS_T = (
    "(?:"
    + "|".join(sorted(OUR_THINGS, key=len, reverse=True))
    + r"|\w+(?:angebot|preisliste|muster|blatt|zertifikat|entwurf|bericht|katalog|unterlagen|gutschrift|rechnung))"
)
THEIRS_T = (
    "(?:"
    + "|".join(sorted(THEIR_THINGS, key=len, reverse=True))
    + r"|\w+(?:bestellung|zahlung|freigabe|zeichnung|auftrag|unterschrift))"
)
BE_DONE = (
    r"(?:released|sent|issued|cleared|paid|shared|dispatched|despatched|delivered|shipped|signed|processed|approved|submitted|provided|confirmed|emailed|mailed"
    r"|forwarded|couriered|done|ready|completed|made|raised|credited|settled|placed|returned|replaced|collected|installed|there|finalised|finalized|arranged|given"
    r"|with (?:him|her|them|us|me)|on (?:its|the) way|in the post|through|repaired|fixed|posted|transferred|closed)"
)

Need = Literal["", "date", "us", "date-or-us", "date-or-him"]


@dataclass(frozen=True, slots=True)
class CueRule:
    """A pattern; who owes; what else the clause must hold; which verbs may open the deed."""

    name: str
    by: Literal["us", "them", "last"]
    pattern: re.Pattern[str]
    need: Need = ""
    verbs: Literal["", "sends", "theirs", "any"] = ""
    #: Without one of these in the sentence the pattern need not be tried.
    hints: tuple[str, ...] = ()


_WILL = ("will ", "shall ")
_HINTS: dict[str, tuple[str, ...]] = {
    "we will": _WILL, "we are going to": ("going to",), "will": ("will ", "shall ", "going to", "looking to"), "said we would": ("would ", "can "),
    "agreed that we": (" i ", " we "), "my word": (" word ",), "my word to": (" word ",),
    "promised": ("promis", "undert", "guarant", "commit", "pledg", "vow", "swore", "agree", "assur", "consent"),
    "promised it": ("promis", "undert", "guarant", "pledg"), "owe": ("owe",), "am to": (" to ",), "they shall have": ("have", "get", "receive", "see"),
    "need to": ("need to", "have to", "ought to", "got to", "supposed to", "meant to", "obliged to", "due to", "must", "had better", "should"),
    "shall have from us": (" from us", " from me"), "which they shall have": ("which", "that"), "they have our": (" our",),
    "we commit to": (" to ",), "what I agreed to": ("what i", "what we"), "need it to them": ("need", "want", "must", "have "),
    "they will": ("will ", "shall ", "going to"), "and will": ("will ", "shall ", "would ", "going to"), "said they would": ("would ",), "they owe": ("owe",),
    "owes": ("owes",), "they must": ("must", " to ", "should"), "they are to": (" is ", " are "), "they to": (" to ",), "they send us": (" us", " me", " our", " my", "§k"),
    "assured it will be": (*_WILL, "would "), "will be paid": (" be ",), "gets from us": (" from us", " from me"), "they are sending": ("ing ",), "is going to them": ("going ", "coming ", "way"), "to be sent to them": ("to be ", "will be ", "be "), "thing promised": (" promised",), "we get from them": (" from ",), "waiting for": ("wait",), "let us have": (" to ",), "from them by": (" from ",),
    "they - send": ("-", ":", "–"), "need thing to them": ("need", "must get", "to get", "want"), "will be done": (" be ",), "goes out": ("geht", "gehen", "folg", "out", "follow"), "thing by then from them": (" from ",), "remember to": ("remember", "forget", "make sure", "note", "reminder"), "me:": (":", "=", "-", "–"), "to do": (":", "=", "-"),
}  # fmt: skip


def opened(pattern: str) -> str:
    """A person's sign is no letter: a leading \\b would not stand before it."""
    return r"(?<![\w§'])" + pattern[2:] if pattern.startswith(r"\b") else pattern


def _rule(
    name: str,
    by: Literal["us", "them", "last"],
    pattern: str,
    need: Need = "",
    verbs: Literal["", "sends", "theirs", "any"] = "",
) -> CueRule:
    return CueRule(name, by, re.compile(opened(pattern)), need, verbs, _HINTS.get(name, ()))


RULES: tuple[CueRule, ...] = (
    # We owe.
    _rule("we will", "us", rf"\b{US} ?(?:will|shall) {ADV}{VERB}", verbs="any"),
    _rule("we are going to", "us", rf"\b{US} ?(?:am|are|is)? ?(?:also |then )?going to {ADV}{VERB}", verbs="any"),
    _rule("will", "last", rf"{OPEN}(?:will|shall|going to|looking to) {ADV}(?P<what>{SENDING})\b", verbs="theirs"),
    _rule(
        "said we would",
        "us",
        rf"\b(?:{TOLD})\b(?:(?! (?:if|whether|not|no) )(?: [^ .;!?]+)){{0,6}}? (?:that )?{US} ?(?:would|can) {ADV}{VERB}",
        verbs="any",
    ),
    _rule(
        "agreed that we",
        "us",
        rf"\b(?:{TOLD})\b(?: with)?(?: {HIM})? ?[:,]?(?: and)?(?: that)? (?:i|we) (?P<what>{SENDING})\b",
        need="date-or-him",
    ),
    _rule("my word", "us", rf"\b(?:my|our) word (?:that )?(?:{HIM}|he|she|they|i|we|it) (?:will|would|shall) {VERB}"),
    _rule("my word to", "us", rf"\b(?:gave|given|give) (?:{HIM} )?(?:my|our) word (?:to|on) (?P<what>\S+)"),
    _rule(
        "promised",
        "last",
        rf"\b(?P<verb>{PROMISED}|have promised|gave a commitment|made a commitment|am committed|are committed)(?: {HIM}| {ME})?(?: again)? to (?:also |then )?(?P<what>(?!was\b|is\b|were\b)[a-z§][\w-]*)",
        verbs="any",
    ),
    _rule(
        "promised it",
        "last",
        r"\b(?P<verb>promised|promise|promises|undertook|guaranteed|guarantee|guarantees|pledged)(?P<obj> (?:§p\d+(?: and §p\d+)?|him|her|them|us|me|you|§c))?(?! (?:to|that|by|he|she|they|i|we|if|not|nothing|anything|it|so|would|will|§p\d+ (?:will|would))\b) (?P<what>[a-z0-9§][^ ]*)",
    ),
    _rule(
        "owe",
        "us",
        rf"(?:\b(?:i|we)(?: still| also| now| do)? |{OPEN}(?:still |also )?)owed? (?!us\b|me\b)(?:{HIM}|\w+) (?P<what>(?!one\b|nothing\b|money\b)[a-z0-9][^ ]*)",
    ),
    _rule(
        "need to",
        "us",
        rf"(?:\b(?:i|we)(?: still| also| then| really| now| both)? |{OPEN})(?:am |are )?(?:still |also |really )?(?:(?:need|have|ought|got|supposed|meant|obliged|due) to|must|(?:have|has) got to|had better|should) {ADV}{VERB}",
        verbs="any",
    ),
    _rule(
        "am to",
        "us",
        rf"(?:\b(?:i am|we are|§k is|our (?:\w+ ){{1,2}}is) |{OPEN}(?:me|us|§k|our (?:\w+ ){{1,2}})) ?to {ADV}{VERB}",
        verbs="sends",
    ),
    _rule(
        "to do",
        "us",
        r"\b(?:to-?do|to do|todos|action|actions|action item|next steps?|follow[ -]?ups?|action for me|my job|on my list|reminder|remember|for me|offene punkte|nachster schritt|aufgabe)(?: is| are)? ?[:=-] ?(?:to )?(?P<what>[a-z§0-9][^ ]*)",
    ),
    _rule(
        "remember to",
        "us",
        rf"\b(?:remember|(?:do|must|should|may|can) not forget|make sure|note to self|reminder|mental note)(?: [:,])? (?:to )?(?P<what>{SENDING})\b",
    ),
    _rule(
        "sending",
        "us",
        rf"(?:\b(?:i am|we are|§k is) (?:also |then |now )?|{OPEN}(?:now |then )?)(?P<what>{GOINGS})\b",
        need="date",
    ),
    _rule(
        "we get from them",
        "them",
        rf"\b(?:i|we)(?: will| shall| am to| are to| should)? (?P<what>get|receive|have|expect|are getting) [^.;!?]{{0,60}}\bfrom (?:{HIM})",
        need="date",
    ),
    _rule(
        "we send",
        "us",
        rf"\b(?:i|we|§k|our (?:\w+ ){{1,2}})(?: then| also| both)? ?(?P<what>{SENDING}|calculate|deliver|{PRESENT_S})\b",
        need="date",
    ),
    _rule("then we send", "us", rf"\b(?:then|so) (?:i|we) then? ?(?P<what>{PRESENT})\b", need="date"),
    _rule(
        "they shall have",
        "us",
        rf"\b(?:told|tell|said|say|promised|assured|word)\b(?: [^ .;!?]+){{0,4}}? (?:{HIM}|he|she|they|you) (?:will|would|shall|should|can|could|is going to|are going to) (?P<what>have|get|receive|see|be getting) (?!back|us|me)",
    ),
    _rule(
        "gets from us",
        "us",
        rf"\b(?:{P}|he|she|they|§c) (?P<what>gets|get|receives|receive|has|have) [^.;!?]{{0,60}}?\bfrom (?:us|me)\b",
    ),
    _rule(
        "shall have from us",
        "us",
        rf"\b(?:{THEM}) ?(?:will|would|shall|should) (?P<what>have|get|receive) [^.;!?]{{0,60}}\bfrom (?:us|me)\b",
    ),
    _rule(
        "which they shall have",
        "us",
        rf"(?P<what>)(?<=, )(?:which|that) (?:{P}|he|she|they) (?:will|shall|would|should) (?:have|get|receive)(?= §d| by| on| in)",
    ),
    _rule(
        "they have our",
        "us",
        rf"\b(?:{P}|he|she|they) (?:have|has|get|gets|receive|receives) (?P<what>our)\b",
        need="date",
    ),
    _rule(
        "me:",
        "us",
        r"^[ (*•·-]*(?:me|us|we|ours|§k|our side|my side|action me|wir|ich) ?[:=–-] (?:to )?(?P<what>[a-z0-9§][^ ]*)",
    ),
    _rule(
        "our thing goes out",
        "us",
        rf"(?P<what>(?:(?:the|a|an|our|my|new|revised|final|updated|das|die|der|unser|unsere) ){{0,3}}{OURS_T}(?: (?:for|of|on|to|fur|uber) (?:[^ .;!?]+ ){{1,6}}?| )(?:will be|is to be|are to be|shall be|to be|would be|is being|goes|go|going|is going|will go|geht|gehen|ship|ships|shipping|leave|leaves|arrive|arrives|follows|will follow|will reach|is on the way|folgt|folgen|kommt|kommen))\b(?! not)",
        need="date",
    ),
    _rule(
        "goes out",
        "us",
        r"^[ (*•·–-]*(?P<what>geht|gehen|folgt|folgen|goes out|going out|will go out|will follow|to follow)(?= §d| raus| out)",
        need="date",
    ),
    _rule(
        "thing to them by",
        "us",
        rf"^[ (*•·–\d.)-]*(?:(?:{P}|§c)(?: / (?:{P}|§c))? ?[,:–-] )?(?P<what>(?:(?!§d|will |to |:|i |we |he |she |they |am |is |are |was |has |have |gets |had |would )[^ .;!?]+ ){{1,8}}(?:to|for|an|fur) (?:{HIM}))(?: ?[,–(-])? ?(?:by |until |due |bis )?§d\d+ ?\)?(?: ?[,–-] (?:§c|{P}))?[ .]*$",
    ),
    _rule(
        "thing due",
        "us",
        rf"(?<![\w§'])(?P<what>(?:our|my) (?:[\w-]+ ){{0,4}}?[\w-]+|(?:the |a )?(?:[\w-]+ )?{OURS_T}(?: for {P})?)(?: is| are)?(?: due)?(?= §d)",
    ),
    _rule(
        "is going to them",
        "us",
        rf"(?<![\w§'])(?P<what>(?:(?!§|i |we |he |she |they |who |so |and |but |is |are )[^ .,;:!?]+ ){{1,6}}(?:is|are|will be) (?:going|coming|on (?:its|their|the) way)(?: over| out| back| across)? (?:to|for) (?:{HIM}))",
        need="date",
    ),
    _rule(
        "to be sent to them",
        "us",
        rf"(?<![\w§'])(?P<what>(?:(?!§p|i |we |he |she |they |who |so |and |but |is |are )[^ .;:!?]+ ){{1,7}}(?:is to be|are to be|to be|will be|shall be) {BE_DONE} (?:to|with|for|by) (?:{HIM}))",
        need="date",
    ),
    _rule(
        "thing promised",
        "us",
        rf"(?<![\w§'])(?P<what>(?:(?!§|i |we |he |she |they |who |so |and |but |is |are |was |had |has |have |as |like )[^ .,;:!?]+ ){{1,5}})(?:was |is |has been )?promised(?= (?:to |for )?(?:{HIM} )?§d)",
    ),
    _rule(
        "do it",
        "us",
        rf"{START}(?:please |pls |then |also )?(?P<what>send|email|mail|forward|call|phone|ring|text|follow up|get back|come back|revert|bring|drop|ship|post|prepare|chase|check|confirm|arrange|quote|set up|draft|give|get|provide|share|deliver|invite|order|book|fix|find|dig out|organise|organize|submit|write|put together|update|visit|return)\b(?! (?:with §p|w |from|at §c|at §p|re |in |and|of|is|was|went|out|that|,|\.|:|§p\d+ 's))",
        need="date-or-him",
    ),
    _rule(
        "we commit to",
        "us",
        r"\b(?:i|we)(?: have| did)? (?:commit|committed|agreed|signed up|undertook|promised|agree)(?: [^ .;!?]+){0,3}? to (?P<what>(?:a|an|the|our|doing|giving|sending|holding|keeping|providing|delivering|bringing)\b)",
    ),
    _rule(
        "what I agreed to",
        "us",
        r"\bwhat (?:i|we) (?:did |have |had )?(?:agree|agreed|promise|promised|commit|committed|undertake|offer|offered|owe)(?: to)?(?: do)? (?:was|is|:) (?:to )?(?P<what>[a-z0-9][^ ]*)",
    ),
    _rule(
        "need it to them",
        "us",
        rf"\b(?:need|needs|want|have|must have|must get) (?P<what>it|this|that|them|these|those) (?:to|with|at|over to|across to) (?:{HIM})",
        need="date",
    ),
    _rule(
        "see and send",
        "us",
        rf"\b(?:i|we) (?:will|can|would) see (?:what|if|whether) [^.;!?]{{1,40}}? and (?P<what>{SENDING})\b",
    ),
    _rule(
        "need thing to them",
        "us",
        rf"\b(?:need|must get|have to get|want) (?P<what>(?:our|the|a|an|my|this|that|his|her)\b[^.;!?]{{1,60}}?\b(?:to|with|over to) (?:{HIM}))(?= §d| before| by|[ .]*$)",
    ),
    # They owe.
    _rule(
        "they will", "them", rf"\b(?P<subj>{THEM}) ?(?:is |are )?(?:will|shall|going to) {ADV}{VERB}", verbs="theirs"
    ),
    _rule(
        "and will",
        "last",
        rf"\b(?:and|but|then|or|,) (?:will|shall|would|is going to|are going to) {ADV}{VERB}",
        verbs="theirs",
    ),
    _rule(
        "said they would",
        "them",
        rf"\b(?:{TOLD}|thinks?|thought)\b(?:(?! (?:if|whether|not|no) )(?: [^ .;!?]+)){{0,4}}? (?:that )?(?P<subj>{THEM}) ?would {ADV}{VERB}",
        verbs="theirs",
    ),
    _rule(
        "will be done",
        "last",
        rf"(?:(?<=, )|(?<=and )|(?<=; ))(?:the same )?(?:will|shall|would) (?P<what>be {BE_DONE})\b",
        need="date",
    ),
    _rule(
        "they owe", "them", rf"\b(?P<subj>{THEM}) ?(?:still |also |now )?owes? (?:us|me|§k) (?P<what>[a-z0-9§][^ ]*)"
    ),
    _rule("owes", "them", rf"{OPEN}(?:still )?owes (?:us|me|§k) (?P<what>[a-z0-9§][^ ]*)"),
    _rule(
        "they must",
        "them",
        rf"\b(?P<subj>{THEM}) ?(?:must|has to|have to|needs to|need to|has got to|ought to|should) {ADV}{VERB}",
        need="us",
        verbs="theirs",
    ),
    _rule(
        "they are sending",
        "them",
        rf"\b(?P<subj>{P}|he|she|they|§c) (?:is |are )?(?:also |now |then )?(?P<what>(?!putting|working|taking|making|doing|testing|starting|finishing|visiting|meeting){GOINGS})\b",
        need="date-or-us",
    ),
    _rule(
        "they are to",
        "them",
        rf"\b(?P<subj>{THEM}) ?(?:is|are) (?:supposed |due |meant )?to {ADV}{VERB}",
        verbs="theirs",
    ),
    _rule(
        "they - send", "them", rf"^[ (*•·–\d.)-]*(?P<subj>{P}|§c|customer|client) ?[-:–] ?(?:to )?(?P<what>{SENDING})\b"
    ),
    _rule(
        "they to",
        "them",
        rf"{OPEN}(?P<subj>{P}|§c|customer|client|they|he|she|supplier) to (?P<what>(?!be\b|have\b|see\b|the\b)[a-z][\w-]*)",
        verbs="any",
    ),
    _rule(
        "they send us",
        "them",
        rf"\b(?P<subj>{P}|he|she|they|§c|who) (?:then |also |now )?(?P<what>{PRESENT_S}|{PRESENT}) (?:{ME}|§k)\b(?! (?:that|on|he|she|they|we|i|about|how|what|if|whether|up|yesterday|this|all|around|round|his|her|off|why|when|where|the (?:story|tour|plant|line|new|damaged|broken)|§d\d+ (?:to|and|about|re)))",
        need="date",
    ),
    _rule(
        "they send",
        "them",
        rf"\b(?P<subj>{P}|he|she|they|§c|who) (?:then |also |now )?(?P<what>{PRESENT_S})\b",
        need="date",
    ),
    _rule(
        "their thing due",
        "them",
        rf"(?<![\w§'])(?P<what>(?:their|his|her) (?:[\w-]+ ){{0,4}}?[\w-]+|(?:the |a )?(?:[\w-]+ )?{THEIRS_T}(?: from {P})?)(?: is| are)?(?: due)?(?= §d)",
    ),
    _rule(
        "their thing will be",
        "them",
        rf"(?P<what>(?:(?:the|a|an|their|his|her|new|revised|balance|final|signed|first|die|der|das) ){{0,3}}{THEIRS_T}(?: (?:for|of|on|fur|uber) (?:[^ .;!?]+ ){{1,7}}?| )(?:will be|is to be|are to be|shall be|to be|would be|comes?|will come|will follow|follows|folgt|kommt|kommen))\b(?! not)",
        need="date",
    ),
    _rule(
        "will be paid",
        "them",
        r"\b(?P<what>(?:(?!§p|we |i |he |she |they |that |me |us |assured |told |said |same |it |this )[^ .,;!?]+ ){1,6}(?:will|would|shall|should|is going to) be (?:paid|cleared|settled|released|signed|approved|transferred))\b",
    ),
    _rule(
        "assured it will be",
        "them",
        rf"\b(?:{THEM}) ?(?:has |have )?(?:assured|assures|confirmed|confirms|promised|promises|said|says|told|tells|committed|informed|agreed)(?: me| us)?(?: that)? (?:the same|it|this|that|they|these|those|all of it) (?:will|would|shall) (?P<what>be {BE_DONE}|come|arrive|reach|happen)",
    ),
    _rule(
        "waiting for",
        "them",
        rf"\b(?:waiting|wait|await|awaiting) (?:for|on) (?:{HIM})(?: 's)? (?:to |for )?(?P<what>[a-z][^ ]*)",
        need="date",
    ),
    _rule(
        "let us have",
        "them",
        rf"\b(?P<subj>{THEM}) ?(?:said|says|promised|agreed) (?:yes )?to (?P<what>[a-z][\w-]*) (?:{ME})\b",
    ),
    _rule(
        "from them by",
        "them",
        rf"^[ (*•·–\d.)-]*(?:(?:{P}|§c)(?: / (?:{P}|§c))? ?[,:–-] )?(?P<what>(?:(?!will |to |i |we |he |she |they |am |is |are |was |has |have |gets |got |had |would |came |bought )[^ .,;!?]+ ){{1,7}}from (?:{HIM})) ?[,–(-]? ?(?:by |until |due |bis )?§d\d+",
    ),
    _rule(
        "thing by then from them",
        "them",
        rf"(?:^|(?<=, )|(?<=[.;:–-] ))(?P<what>(?:(?:the |a |signed |final )?{THEIRS_T}) §d\d+ from (?:{HIM}))",
    ),
)
