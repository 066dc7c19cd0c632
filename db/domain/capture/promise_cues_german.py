"""The words by which people promise in German, as patterns over the normal form (normal.py).

German puts the verb second or last, so the deed is the clause around the verb: `what` marks where its words begin.
"""

from __future__ import annotations

import re
from typing import Literal

from db.domain.capture.promise_cues import OURS_T, CueRule, Need, opened
from db.domain.capture.promise_hints import GERMAN_HINTS
from db.domain.lexicon.promise_words import GERMAN_HE, GERMAN_I, GERMAN_TO, GERMAN_WE

P = r"§p\d+"
_I = "(?:" + "|".join(sorted(GERMAN_I, key=len, reverse=True)) + ")"
#: “Schicke ihr …”, without “ich”: not the short forms, which one says to others, nor what is a noun as well.
_NOUNS = frozenset(("frage", "messe", "schule", "lade", "lege"))
_I_LONG = "(?:" + "|".join(sorted((w for w in GERMAN_I - _NOUNS if w.endswith("e")), key=len, reverse=True)) + ")"
_WE = "(?:" + "|".join(sorted(GERMAN_WE, key=len, reverse=True)) + ")"
_HE = "(?:" + "|".join(sorted(GERMAN_HE, key=len, reverse=True)) + ")"
_WORDS = r"(?:(?!nicht |kein|nie |ob |wenn |falls )[^ .;!?]+ )"
_THEM = (
    rf"(?:er|sie|(?:herr |frau |der |die )?(?:dr \. |dr )?{P}|§c|(?:der|die|ihr|ihre|sein|seine) "
    rf"(?:chef|chefin|kunde|kundin|einkauf|einkaufer|einkauferin|technik|werk|buchhaltung|leiter"
    rf"|leiterin|kollege|kollegin|firma|instandhaltung|\w+leiter|\w+leiterin))"
)
_TOLD = (
    "(?:zugesagt|versprochen|zugesichert|vereinbart|verabredet|abgemacht|ausgemacht|garantiert|versichert|angeboten)"
)


def _rule(name: str, by: Literal["us", "them", "last"], pattern: str, need: Need = "") -> CueRule:
    return CueRule(name, by, re.compile(opened(pattern)), need, "", GERMAN_HINTS.get(name, ()))


RULES: tuple[CueRule, ...] = (
    _rule("ich schicke", "us", rf"\b(?:ich|wir)(?: dann| noch| auch| ja)? (?P<what>{_I}|{_WE})\b", need="date-or-him"),
    _rule("schicke ich", "us", rf"(?<!\bdass )\b(?P<what>{_I}|{_WE}) (?:ich|wir)\b", need="date-or-him"),
    _rule(
        "dann schicken wir",
        "us",
        r"(?P<what>schicke|schicken|sende|senden|maile|mailen|liefere|liefern) (?:ich|wir)\b",
    ),
    _rule(
        "schicke ihr",
        "us",
        rf"(?:^|(?<=[.,:;)–-] )|(?<=\bund ))(?P<what>{_I_LONG})\b"
        r"(?! (?:ich|wir|er|sie (?:uns|mir)|mir|mich an|uns|bitte))",
        need="date-or-him",
    ),
    _rule(
        "ich muss",
        "us",
        rf"\b(?:ich|wir) (?:muss|mussen|werde|werden) (?P<what>{_WORDS}{{1,14}}{GERMAN_TO})\b",
    ),
    _rule(
        "ich will",
        "us",
        rf"\b(?:ich|wir) (?:soll|sollen|sollte|sollten|will|wollen|darf|kann) "
        rf"(?P<what>{_WORDS}{{1,14}}{GERMAN_TO})\b",
        need="date-or-him",
    ),
    _rule(
        "muss ich",
        "us",
        rf"\b(?:muss|mussen|werde|werden) (?:ich|wir) (?P<what>{_WORDS}{{1,14}}{GERMAN_TO})\b",
    ),
    _rule(
        "will ich",
        "us",
        rf"\b(?:soll|sollen|sollte|sollten|will|wollen) (?:ich|wir) (?P<what>{_WORDS}{{1,14}}{GERMAN_TO})\b",
        need="date-or-him",
    ),
    _rule(
        "versprochen, dass es",
        "us",
        rf"(?:\b(?:ich|wir) (?:habe|haben|hab)|(?:^|(?<=[.,;–-] )|(?<=\bund ))(?:habe|hab|haben))\b(?: [^ .;!?]+)"
        rf"{{0,6}}? {_TOLD} ?,? dass (?P<what>(?!ich\b|wir\b|er (?:uns|mir)|sie (?:uns|mir)|§p\d+ (?:uns|mir))[^ ]+)",
    ),
    _rule(
        "das habe ich zugesagt",
        "us",
        rf"(?:^|(?<=[.,;:–-] )|(?<=\bund ))(?P<what>(?:das|die|den|es) (?:habe|haben|hab) (?:ich|wir)"
        rf"(?: (?:{P}|ihm|ihr|ihnen))? (?:fur |bis |zum |am )?§d\d+ (?:zugesagt|versprochen))",
        need="date",
    ),
    _rule(
        "muss noch",
        "us",
        rf"(?:^|(?<=[.,:;–-] )|(?<=\bund ))(?:muss|soll|sollen|mussen|werde|werden|will) "
        rf"(?P<what>{_WORDS}{{1,14}}{GERMAN_TO})\b",
    ),
    _rule(
        "habe versprochen, dass",
        "us",
        rf"\b(?:habe|haben|hab)\b(?: [^ .;!?]+){{0,6}}? {_TOLD} ?,? dass (?:ich|wir) (?P<what>[^ ]+)",
    ),
    _rule(
        "habe versprochen zu",
        "us",
        rf"(?:\b(?:ich|wir) (?:habe|haben|hab)|(?:^|(?<=[.,;–-] )|(?<=\bund ))(?:habe|hab|haben))\b(?: [^ "
        rf".;!?]+){{0,4}}? {_TOLD} ?, (?P<what>[^.;!?]{{1,160}}? (?:\w*zu\w*)\b)",
    ),
    _rule(
        "habe es versprochen",
        "us",
        rf"(?:\b(?:ich|wir) (?:habe|haben|hab)|(?:^|(?<=[.,;–-] )|(?<=\bund ))(?:habe|hab|haben))(?: "
        rf"(?:{P}|ihm|ihr|ihnen))? (?P<what>{_WORDS}{{1,10}}{_TOLD})\b(?! ?,? ?dass)(?! ?, (?:ihm|ihr"
        rf"|ihnen|das|den|die|bis|§d|uns|§p|bei|mich|ein))",
    ),
    _rule(
        "Besuch zugesagt",
        "us",
        rf"(?:^|(?<=[.:;–-] ))(?P<what>(?:(?!er |sie |hat |haben |habe |ich |wir |§p)[^ .;!?,]+ )(?:[^ "
        rf".;!?,]+ ){{0,6}}?{_TOLD})[ .!]*$",
    ),
    _rule(
        "schulde",
        "us",
        rf"\b(?:ich schulde|wir schulden|schulde|schulden)(?: (?:{P}|ihm|ihr|ihnen|§c))?(?: noch)? "
        rf"(?P<what>(?!uns|mir)[a-z0-9][^ ]*)",
    ),
    _rule(
        "bekommt von uns",
        "us",
        rf"\b(?:{_THEM}|der kunde) (?:bekommt|kriegt|erhalt|bekommen|kriegen|erhalten) "
        rf"(?P<what>{_WORDS}{{0,10}}(?:von (?:uns|mir)\b|{OURS_T}\b)[^.;!?,]*)",
    ),
    _rule(
        "von uns bekommt",
        "us",
        rf"\b(?:von|seitens) (?:uns|mir) (?:bekommt|kriegt|erhalt|bekommen|kriegen|erhalten|kommt|kommen|folgt) "
        rf"(?:(?:{_THEM}|sie|er) )?(?P<what>(?!§d\d+ ?(?:[.,;]|$))[^ .;,][^ ]*)",
    ),
    _rule(
        "Preise von mir",
        "us",
        r"(?:^|(?<=[.,:;–-] ))(?P<what>(?:(?!er |sie |hat |haben |habe |ich |wir |§|ist |war |kam |kamen )[^ .;!?,:]+ )"
        r"{1,6}von (?:uns|mir))(?= §d)",
    ),
    _rule(
        "das bekommt er von uns",
        "us",
        rf"(?P<what>(?:(?:das|die|den|der|ein|eine|einen|unser|unsere|alle) )?(?:[^ .,;!?]+ "
        rf"){{1,3}})(?:bekommt|kriegt|erhalt|bekommen|kriegen) (?:{_THEM}|sie|er) [^.;!?]{{0,50}}?von "
        rf"(?:uns|mir)\b",
    ),
    _rule(
        "soll bekommen",
        "us",
        rf"\b(?:{_THEM}) (?:soll|sollen|wird|werden) (?P<what>{_WORDS}{{1,12}}(?:bekommen|erhalten|kriegen|haben))\b",
    ),
    _rule(
        "Angebot schicken",
        "us",
        rf"^[ (*•·–\d.)-]*(?:(?:{P}|§c) ?[:,–-] )?(?P<what>(?:(?!wird |wollte |will |kann |konnte "
        rf"|konnten |konnen |durfte |soll |sollte |muss |musste |hat |hatte |haben |er |sie |bitte |keine "
        rf"|keinen |kein |nicht |nie |wir |ich )[^ .;!?,]+ ){{1,10}}{GERMAN_TO}) ?[.!]?$",
    ),
    _rule(
        "to do",
        "us",
        r"\b(?:todo|to do|aufgabe|aufgaben|offen|nachster schritt|nachste schritte|wiedervorlage) ?: "
        r"?(?P<what>[a-z§0-9][^ ]*)",
    ),
    _rule(
        "er schickt",
        "them",
        rf"\b(?P<subj>{_THEM}) (?:dann |noch |auch |vorher )?(?P<what>schickt|sendet|mailt|faxt|meldet"
        rf"|bestatigt|reicht)\b(?! (?:immer|jede|oft|nie))",
    ),
    _rule(
        "er schickt uns",
        "them",
        rf"\b(?P<subj>{_THEM}) (?:dann |noch |auch )?(?P<what>{_HE}|{_WE})\b",
        need="date-or-us",
    ),
    _rule(
        "hat versprochen, dass er",
        "them",
        rf"(?:^|(?<=[.,;:–-] )|(?<=\bund ))(?:hat|haben) (?:uns|mir)(?: [^ .;!?]+){{0,3}}? {_TOLD} ?,? dass "
        rf"(?:er|sie|wir|{P}) (?P<what>[^ ]+)",
    ),
    _rule(
        "schickt er uns",
        "them",
        rf"(?:^|(?<=§d\d )|(?<=\bgegenzug )|(?<=\bdafur )|(?<=\bdanach )|(?<=\bheute )"
        rf"|(?<=[,;:.–-] )|(?<=\bund )|(?<=\bdann ))(?P<what>{_HE}|{_WE}) (?P<subj>er|sie"
        rf"|(?:herr |frau )?{P})\b",
        need="date-or-us",
    ),
    _rule("schickt uns", "them", rf"(?<=\bund )(?:dann )?(?P<what>{_HE}) (?:uns|mir)\b"),
    _rule(
        "er wird schicken",
        "them",
        rf"\b(?P<subj>{_THEM}) (?:wird|werden|will|wollen|soll|sollen|muss|mussen|wollte|mochte) "
        rf"(?P<what>{_WORDS}{{1,14}}{GERMAN_TO})\b",
        need="date-or-us",
    ),
    _rule(
        "hat zugesagt zu",
        "them",
        rf"\b(?P<subj>{_THEM}) (?:hat|haben)\b(?: [^ .;!?]+){{0,4}}? {_TOLD} ?, (?P<what>(?!dass "
        rf")[^.;!?]{{1,160}}? \w*zu\w*\b(?: \w+en\b)?)",
    ),
    _rule(
        "hat zugesagt dass",
        "them",
        rf"\b(?P<subj>{_THEM}) (?:hat|haben)\b(?: [^ .;!?]+){{0,4}}? {_TOLD} ?,? dass (?:er|sie|wir|{P}) "
        rf"(?P<what>[^ ]+)",
    ),
    _rule(
        "hat es zugesagt",
        "them",
        rf"\b(?P<subj>{_THEM}) (?:hat|haben) (?:uns |mir )(?P<what>{_WORDS}{{1,10}}{_TOLD})\b",
    ),
    _rule(
        "verspricht",
        "them",
        rf"\b(?P<subj>{_THEM}) (?:verspricht|versprach|sagte? zu|versprechen) (?:uns |mir )?(?P<what>[a-z0-9][^ ]*)",
    ),
    _rule(
        "schuldet uns",
        "them",
        rf"\b(?P<subj>{_THEM}) (?:schuldet|schulden) (?:uns|mir) (?:noch )?(?P<what>[a-z0-9][^ ]*)",
    ),
    _rule(
        "bekommen wir",
        "them",
        r"\b(?P<what>bekommen|bekomme|kriegen|kriege|erhalten|erhalte) (?:wir|ich)\b",
        need="date",
    ),
    _rule(
        "wir bekommen",
        "them",
        rf"\b(?:wir|ich) (?:bekommen|bekomme|kriegen|kriege|erhalten|erhalte) (?P<what>{_WORDS}{{1,12}})",
        need="date",
    ),
)
