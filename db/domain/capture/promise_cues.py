"""Pieces of the patterns that find promises (promise_cues_ours.py, promise_cues_theirs.py, promise_cues_german.py).

Each rule says who owes and where the deed begins (group `what`). Sources: SPEC.md's definition of a promise; Searle's
commissives (1976) for what counts; sales talk for how it is said. Cues are generous; promises.py decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from db.domain.capture.promise_hints import HINTS
from db.domain.lexicon.promise_words import GOING, OUR_THINGS, SENDS, THEIR_THINGS

P = r"§p\d+"
HIM = (
    rf"(?:{P}(?: and {P})?|him|her|them|you|§c|the (?:guys|team|boys|lads|ladies|customer|client)"
    rf"|everyone|both|ihm|ihr|ihnen)"
)
ME = r"(?:us|me|our \w+|my \w+|maren)"
ADV = (
    r"(?:(?:also|then|now|just|still|definitely|certainly|gladly|personally|probably|only|both|all"
    r"|kindly|surely|happily|first|therefore|have to"
    r"|need to|be able to|try to|try and|make sure to|go and|most likely|hopefully|obviously|in turn"
    r"|meanwhile|immediately|urgently|again|myself|quickly) )*"
)
#: "I", "we", "our technician Luis", a colleague.
US = (
    r"(?:i|we|our (?:[\w&-]+ ){1,3}?(?:§[pk]\d* )?|our side|§k(?: and (?:i|§k))?|(?:i|we) (?:both|all)"
    r"|someone from (?:our side|us)|(?:my|our) colleague(?: \w+)?|(?:i|we) at our end|the factory|head "
    r"office|our factory)"
)
THEM = (
    rf"(?:{P}(?: and (?:{P}|\w+))?(?: ?[,(] (?:[\w&-]+ ){{1,5}}[,)])?|he|she|they|§c|their (?:[\w&-]+ "
    rf"){{1,3}}?|the (?:[\w&-]+ ){{1,3}}?|who|both|somebody|someone|his (?:\w+ ){{1,2}}?|her (?:\w+ "
    rf"){{1,2}}?)"
)
OPEN = (
    r"(?:^|(?<=[.,;:)(–—*•·-] )|(?<=\band )|(?<=\bbut )|(?<=\bso )|(?<=\bthen )|(?<=\boh )|(?<=\balso "
    r")|(?<=\bor )|(?<=\bok )|(?<=\bplus )|(?<=& ))"
)
#: The same without "and": a sentence, a line or a list item begins.
START = r"(?:^|(?<=[.;:)(–—*•·] )|(?<= - ))"
VERB = r"(?P<what>[a-z][\w-]*)"
SENDING = "(?:" + "|".join(sorted(SENDS, key=len, reverse=True)) + ")"
PRESENT = (
    "(?:send|email|mail|forward|share|give|get|provide|deliver|ship|bring|drop|fax|post|courier"
    "|confirm|sign|issue|release|pay|transfer|call|phone|ring|come|visit"
    "|prepare|draft|make|do|finish|submit|quote|place|return|book|install|repair|replace|check|revert"
    "|report back|let|hold|start|supply|present|test|introduce|arrange)"
)
PRESENT_S = (
    "(?:sends|emails|mails|forwards|shares|gives|gets|provides|delivers|ships|brings|drops|faxes"
    "|posts|couriers|confirms|signs|issues|releases|pays|transfers|calls|phones"
    "|rings|comes|visits|prepares|drafts|makes|finishes|submits|quotes|places|returns|books|installs"
    "|repairs|replaces|digs|sorts|fixes|finds|pulls|drafts"
    "|writes|scans|hands|prints|nominates|invites|clears|raises|circulates|collects|checks"
    "|reverts|reports back|lets|supplies|presents|introduces|arranges)"
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
    r"(?:released|sent|issued|cleared|paid|shared|dispatched|despatched|delivered|shipped|signed"
    r"|processed|approved|submitted|provided|confirmed|emailed|mailed"
    r"|forwarded|couriered|done|ready|completed|made|raised|credited|settled|placed|returned|replaced"
    r"|collected|installed|there|finalised|finalized|arranged|given"
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


def opened(pattern: str) -> str:
    """A person's sign is no letter: a leading \\b would not stand before it."""
    return r"(?<![\w§'])" + pattern[2:] if pattern.startswith(r"\b") else pattern


def rule(
    name: str,
    by: Literal["us", "them", "last"],
    pattern: str,
    need: Need = "",
    verbs: Literal["", "sends", "theirs", "any"] = "",
) -> CueRule:
    return CueRule(name, by, re.compile(opened(pattern)), need, verbs, HINTS.get(name, ()))
