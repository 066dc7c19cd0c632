"""The words by which they promise, in English, as patterns over normal.py's form. `what` is where the deed begins."""

from __future__ import annotations

from db.domain.capture.promise_cues import (
    ADV,
    BE_DONE,
    GOINGS,
    HIM,
    ME,
    OPEN,
    PRESENT,
    PRESENT_S,
    SENDING,
    THEIRS_T,
    THEM,
    VERB,
    CueRule,
    P,
    rule,
)
from db.domain.lexicon.promise_words import TOLD

RULES: tuple[CueRule, ...] = (
    rule("they will", "them", rf"\b(?P<subj>{THEM}) ?(?:is |are )?(?:will|shall|going to) {ADV}{VERB}", verbs="theirs"),
    rule(
        "and will",
        "last",
        rf"\b(?:and|but|then|or|,) (?:will|shall|would|is going to|are going to) {ADV}{VERB}",
        verbs="theirs",
    ),
    rule(
        "said they would",
        "them",
        rf"\b(?:{TOLD}|thinks?|thought)\b(?:(?! (?:if|whether|not|no) )(?: [^ .;!?]+)){{0,4}}? (?:that "
        rf")?(?P<subj>{THEM}) ?would {ADV}{VERB}",
        verbs="theirs",
    ),
    rule(
        "will be done",
        "last",
        rf"(?:(?<=, )|(?<=and )|(?<=; ))(?:the same )?(?:will|shall|would) (?P<what>be {BE_DONE})\b",
        need="date",
    ),
    rule("they owe", "them", rf"\b(?P<subj>{THEM}) ?(?:still |also |now )?owes? (?:us|me|§k) (?P<what>[a-z0-9§][^ ]*)"),
    rule("owes", "them", rf"{OPEN}(?:still )?owes (?:us|me|§k) (?P<what>[a-z0-9§][^ ]*)"),
    rule(
        "they must",
        "them",
        rf"\b(?P<subj>{THEM}) ?(?:must|has to|have to|needs to|need to|has got to|ought to|should) {ADV}{VERB}",
        need="us",
        verbs="theirs",
    ),
    rule(
        "they are sending",
        "them",
        rf"\b(?P<subj>{P}|he|she|they|§c) (?:is |are )?(?:also |now |then )?(?P<what>(?!putting|working"
        rf"|taking|making|doing|testing|starting|finishing|visiting|meeting){GOINGS})\b",
        need="date-or-us",
    ),
    rule(
        "they are to",
        "them",
        rf"\b(?P<subj>{THEM}) ?(?:is|are) (?:supposed |due |meant )?to {ADV}{VERB}",
        verbs="theirs",
    ),
    rule(
        "they - send", "them", rf"^[ (*•·–\d.)-]*(?P<subj>{P}|§c|customer|client) ?[-:–] ?(?:to )?(?P<what>{SENDING})\b"
    ),
    rule(
        "them:",
        "them",
        r"^[ (*•·\d.)-]*(?:them|they|he|she|(?:their|his|her) (?:side|end|part)|from (?:them|him|her|their side)"
        r"|customer|client|kunde|von ihnen|sie|er) ?[:=–-] (?:to )?"
        r"(?P<what>(?!nothing\b|nichts\b|none\b)[a-z0-9§][^ ]*)",
    ),
    rule(
        "they to",
        "them",
        rf"{OPEN}(?P<subj>{P}|§c|customer|client|they|he|she|supplier) to (?P<what>(?!be\b|have\b|see\b"
        rf"|the\b)[a-z][\w-]*)",
        verbs="any",
    ),
    rule(
        "they send us",
        "them",
        rf"\b(?P<subj>{P}|he|she|they|§c|who) (?:then |also |now )?(?P<what>{PRESENT_S}|{PRESENT}) "
        rf"(?:{ME}|§k)\b(?! (?:that|on|he|she|they|we|i|about|how|what|if|whether|up|yesterday|this|all"
        rf"|around|round|his|her|off|why|when|where|the (?:story|tour|plant|line|new|damaged|broken)"
        rf"|§d\d+ (?:to|and|about|re)))",
        need="date",
    ),
    rule(
        "they send",
        "them",
        rf"\b(?P<subj>{P}|he|she|they|§c|who) (?:then |also |now )?(?P<what>{PRESENT_S})\b",
        need="date",
    ),
    rule(
        "their thing due",
        "them",
        rf"(?<![\w§'])(?P<what>(?:their|his|her) (?:[\w-]+ ){{0,4}}?[\w-]+|(?:the |a )?(?:[\w-]+ "
        rf")?{THEIRS_T}(?: from {P})?)(?: is| are)?(?: due)?(?= §d)",
    ),
    rule(
        "their thing will be",
        "them",
        rf"(?P<what>(?:(?:the|a|an|their|his|her|new|revised|balance|final|signed|first|die|der|das) "
        rf"){{0,3}}{THEIRS_T}(?: (?:for|of|on|fur|uber) (?:[^ .;!?]+ ){{1,7}}?| )(?:will be|is to be|are "
        rf"to be|shall be|to be|would be|comes?|will come|will follow|follows|folgt|kommt|kommen))\b(?! "
        rf"not)",
        need="date",
    ),
    rule(
        "will be paid",
        "them",
        r"\b(?P<what>(?:(?!§p|we |i |he |she |they |that |me |us |assured |told |said |same |it |this "
        r")[^ .,;!?]+ ){1,6}(?:will|would|shall|should|is going to) be (?:paid|cleared|settled|released"
        r"|signed|approved|transferred))\b",
    ),
    rule(
        "assured it will be",
        "them",
        rf"\b(?:{THEM}) ?(?:has |have )?(?:assured|assures|confirmed|confirms|promised|promises|said|says"
        rf"|told|tells|committed|informed|agreed)(?: me| us)?(?: that)? (?:the same|it|this|that|they"
        rf"|these|those|all of it) (?:will|would|shall) (?P<what>be {BE_DONE}|come|arrive|reach|happen)",
    ),
    rule(
        "waiting for",
        "them",
        rf"\b(?:waiting|wait|await|awaiting) (?:for|on) (?:{HIM})(?: 's)? (?:to |for )?(?P<what>[a-z][^ ]*)",
        need="date",
    ),
    rule(
        "let us have",
        "them",
        rf"\b(?P<subj>{THEM}) ?(?:said|says|promised|agreed) (?:yes )?to (?P<what>[a-z][\w-]*) (?:{ME})\b",
    ),
    rule(
        "from them by",
        "them",
        rf"^[ (*•·–\d.)-]*(?:(?:{P}|§c)(?: / (?:{P}|§c))? ?[,:–-] )?(?P<what>(?:(?!will |to |i |we |he "
        rf"|she |they |am |is |are |was |has |have |gets |got |had |would |came |bought )[^ .,;!?]+ "
        rf"){{1,7}}from (?:{HIM})) ?[,–(-]? ?(?:by |until |due |bis )?§d\d+",
    ),
    rule(
        "thing by then from them",
        "them",
        rf"(?:^|(?<=, )|(?<=[.;:–-] ))(?P<what>(?:(?:the |a |signed |final )?{THEIRS_T}) §d\d+ from (?:{HIM}))",
    ),
)
