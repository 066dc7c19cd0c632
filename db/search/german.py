"""German stems for search. Snowball's keep apart what a reader holds for one word: liefert, geliefert, Lieferung.

Endings come off one by one, as in CISTEM (Weissweiler and Fraser, 2017); before that the ge and zu of participles and
infinitives (angerufen, anzurufen: anrufen), and the syllables that make nouns of verbs (Lieferung, Reklamation). Words
come folded: umlauts as one letter, ss for ß. Pure.
"""

from __future__ import annotations

import re

from db.search.german_verbs import infinitive

#: First parts of verbs that may stand apart.
APART = (
    "(?:zusammen|wieder|weiter|zuruck|unter|durch|statt|nach|fest|fort|frei|hoch|teil|uber|"
    "auf|aus|bei|dar|ein|her|hin|los|mit|vor|weg|ab|an|um|zu)"
)
#: Of verbs whose first part stands apart: what stands between the parts goes. "Angeboten" is of Angebot.
_WITHIN = re.compile(rf"({APART})(?:ge(?!bot)|zu)(?=.*[aeiouy].*(?:t|en|n)(?:e[mnrs]?)?$)(.{{4,}})")
#: Of the others only those in -t: strong ones change their vowel, and may begin with ge- by themselves.
_BEFORE = re.compile(
    r"ge(?!biet|bet|boot|bot|buhr|burt|fahrd|halt|horch|hor|icht|lang|liebt|nehmig|nug|ra[td]|recht|richt|"
    r"samt|schaft|schicht|sicht|stalt|staltet|stat|sund|trank|wahr|walt|wicht|winn|witter|wohn|wurz)"
    r"(?=.*[aeiouy].*t(?:e[mnrs]?)?$)(.{4,})"
)
_PARTICIPLE = re.compile(r"t(?:e[mnrs]?)?$")
_OF_VERB = re.compile(r"(?:ier(?:t(?:e[mnrs]?)?|en|e|ung(?:en)?|)|[ai]tion(?:en)?)$")
_NOUN = re.compile(r"(?:(?:h|k)eit(?:en|s)?|ung(?:en|s)?)$")
_WOMAN = re.compile(r"(?<=[ae]r|nd|nt|st)in(?:nen)?$")
_NO_VOWEL = re.compile(r"([bdfgkmnpstz])l$")
_LEAST = 4


def _size(word: str) -> int:
    """Its letters, sounds of several letters as one."""
    return len(word) - 2 * word.count("sch") - word.count("ei") - word.count("ie")


def stem(word: str) -> str:
    """The stem of a folded word."""
    verbal, word = True, infinitive(word)
    if found := _WITHIN.match(word):
        word = found[1] + _PARTICIPLE.sub("", found[2])
    elif found := _BEFORE.match(word):
        word = _PARTICIPLE.sub("", found[1])
    else:
        verbal = False
    for pattern in (_OF_VERB, _NOUN, _WOMAN):
        shorter = pattern.sub("", word)
        if shorter != word and (_size(shorter) >= _LEAST or len(shorter) > _LEAST):
            word, verbal = shorter, verbal or pattern is _NOUN
            break
    return _NO_VOWEL.sub(r"\1el", _bare(word, verbal))


def _bare(word: str, verbal: bool) -> str:
    """Without endings. Of a verb in -ern, or a noun made of one, the r stays: Lieferung, liefern."""
    while (size := _size(word)) >= _LEAST:
        last = word[-1]
        if size > _LEAST + 1 and (word.endswith(("em", "nd")) or (word.endswith("er") and not verbal)):
            word = word[:-2]
        elif size > _LEAST and last in "tns" and word[-2] != last:
            word, verbal = word[:-1], verbal or last in "tn"
        elif last == "e":
            word = word[:-1]
        else:
            break
    return word
