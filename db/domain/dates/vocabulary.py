"""Words of time, folded (lower case, no accents), as tables and as pieces of regular expressions.

English and German in full; the commonest French, Spanish, Italian, Dutch and Swedish names of days and months beside them.
"""

from __future__ import annotations

import unicodedata

_ODD = {
    "ß": "s",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "æ": "a",
    "œ": "o",
    "ı": "i",
    "’": "'",
    "‘": "'",
    "\u00a0": " ",
    "–": "-",
    "—": "-",
}
_ASCII: dict[int, str] = {}


def fold_letters(text: str) -> str:
    """Folded letter by letter, so that every offset stays: “für Müller” -> “fur muller”."""
    if text.isascii():
        return text.lower()
    return (
        "".join(c if c < "\x80" else _letter(c) for c in text.lower())
        if len(text.lower()) == len(text)
        else "".join(_letter(c) for c in text)
    )


def _letter(char: str) -> str:
    known = _ASCII.get(ord(char))
    if known is None:
        low = char.lower()
        low = _ODD.get(low, low)
        base = unicodedata.normalize("NFD", low)
        known = _ASCII[ord(char)] = base[0] if base else low[:1] or char
    return known


def _table(text: str) -> dict[str, int]:
    return {
        word: int(number) for number, *words in (line.split() for line in text.strip().splitlines()) for word in words
    }


WEEKDAYS = _table("""
0 monday mon montag mo lundi lunes lunedi maandag mandag mondays
1 tuesday tues tue tu dienstag di mardi martes martedi dinsdag tisdag tirsdag teusday tuseday tuesay
2 wednesday weds wed mittwoch mi mercredi miercoles mercoledi woensdag onsdag wednsday wensday wednesdy wendesday
3 thursday thurs thur thu donnerstag do jeudi jueves giovedi donderdag torsdag thrusday thursdy
4 friday fri freitag fr vendredi viernes venerdi vrijdag fredag firday fridy
5 saturday sat samstag sonnabend sa samedi sabado sabato zaterdag lordag
6 sunday sun sonntag so dimanche domingo domenica zondag sondag
""")
#: Short or everyday forms: a weekday only behind a preposition, with a point, or as a capitalised word.
WEAK_WEEKDAYS = frozenset("mo di mi do fr sa so tu sat sun wed mon".split())

MONTHS = _table("""
1 january jan januar janner jaenner januari janvier enero gennaio janv
2 february feb februar feber februari fevrier febrero febbraio feburary
3 march mar marz maerz maart mars marzo
4 april apr avril abril aprile
5 may mai mei mayo maggio maj
6 june jun juni juin junio giugno
7 july jul juli juillet julio luglio
8 august aug augustus augusti aout agosto
9 september sept sep septembre septiembre settembre
10 october oct oktober okt octobre octubre ottobre
11 november nov novembre noviembre
12 december dec dezember dez decembre diciembre dicembre desember
""")

NUMBERS = _table("""
1 one a an ein eine einer einem einen
2 two zwei couple
3 three drei
4 four vier
5 five funf fuenf
6 six sechs
7 seven sieben
8 eight acht
9 nine neun
10 ten zehn
11 eleven elf
12 twelve zwolf zwoelf
13 thirteen dreizehn
14 fourteen vierzehn
15 fifteen funfzehn fuenfzehn
16 sixteen sechzehn
18 eighteen achtzehn
20 twenty zwanzig
21 twenty-one einundzwanzig
24 twenty-four vierundzwanzig
28 achtundzwanzig
30 thirty dreisig dreissig
45 forty-five
48 forty-eight achtundvierzig
60 sixty sechzig
90 ninety neunzig
""")

_ENGLISH_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_GERMAN_ORDINALS = (
    "erste zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte dreizehnte vierzehnte funfzehnte "
    "sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste einundzwanzigste zweiundzwanzigste dreiundzwanzigste "
    "vierundzwanzigste funfundzwanzigste sechsundzwanzigste siebenundzwanzigste achtundzwanzigste neunundzwanzigste "
    "dreisigste einunddreisigste"
).split()
ORDINALS: dict[str, int] = {word: n for n, word in enumerate(_ENGLISH_ORDINALS, 1)}
ORDINALS.update({word.replace("-", " "): n for n, word in enumerate(_ENGLISH_ORDINALS, 1)})
for _n, _word in enumerate(_GERMAN_ORDINALS, 1):
    for _end in ("", "n", "r", "s"):
        ORDINALS[_word + _end] = _n
        ORDINALS[_word.replace("dreisig", "dreissig") + _end] = _n
ORDINALS["siebenten"] = 7


def any_of(words: object) -> str:
    """A group that matches any of the words, the longest first."""
    return "(?:" + "|".join(sorted((str(w) for w in words), key=lambda w: (-len(w), w))) + ")"  # type: ignore[attr-defined]


DAY = any_of(WEEKDAYS)
STRONG_DAY = any_of(w for w in WEEKDAYS if w not in WEAK_WEEKDAYS)
MONTH = any_of(MONTHS)
NUMBER = r"(?:\d{1,3}|" + any_of(NUMBERS)[3:]
ORDINAL = any_of(ORDINALS)
YEAR = r"(?:(?:19|20)\d\d)"
#: Words right before a date. The last day that counts is the date itself, but "before" and "vor" end a day earlier.
LEADS = any_of(
    """
    on or before|by or before|not later than|by|until|till|til|untill|unti|before|b4|on|no later than|not later than|latest|at the latest|latest by|within|in|over|during|after|since|around|about
    |approx|for|from|as of|starting|the|by the|on the|before the|until the|till the|of|at|@|due|due by|due on|not before
    |bis|spatestens|bis spatestens|spatestens bis|spatestens am|bis zum|bis zur|am|ab|zum|zur|vor|vor dem|vor den|vor der|nach|nach dem|seit|im|vom|gegen|um|per
    |fur|noch|noch vor|erst|den|der|bis am|jusqu'au|avant|avant le|le|pour le|antes del|entro|fore|innan|voor|op|pa
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
BEFORE = frozenset(
    (
        "before",
        "b4",
        "before the",
        "vor",
        "vor dem",
        "vor den",
        "vor der",
        "noch vor",
        "avant",
        "avant le",
        "antes del",
        "innan",
        "voor",
        "fore",
    )
)
BY = frozenset("by until till til untill unti due bis spatestens latest entro".split())

FEASTS = {
    "christmas": (12, 25), "xmas": (12, 25), "x-mas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24),
    "weihnachten": (12, 25), "heiligabend": (12, 24), "heilig abend": (12, 24), "boxing day": (12, 26),
    "the holidays": (12, 25), "the festive season": (12, 25), "den feiertagen": (12, 25), "noel": (12, 25), "jul": (12, 24),
    "new year": (1, 1), "new years": (1, 1), "new year's": (1, 1), "new year's day": (1, 1), "new years day": (1, 1), "neujahr": (1, 1),
    "new year's eve": (12, 31), "new years eve": (12, 31), "silvester": (12, 31), "jahreswechsel": (1, 1), "nikolaus": (12, 6),
    "halloween": (10, 31), "may day": (5, 1), "valentine's day": (2, 14), "valentines day": (2, 14), "epiphany": (1, 6),
    "st patrick's day": (3, 17), "independence day": (7, 4), "bastille day": (7, 14), "republic day": (1, 26),
}  # fmt: skip
#: Days from Easter Sunday.
EASTER_FEASTS = {
    "good friday": -2, "karfreitag": -2, "easter": 0, "easter sunday": 0, "ostern": 0, "easter monday": 1, "ostermontag": 1,
    "ascension": 39, "ascension day": 39, "christi himmelfahrt": 39, "pentecost": 49, "whitsun": 49, "pfingsten": 49,
    "pfingstmontag": 50, "whit monday": 50, "fronleichnam": 60, "rosenmontag": -48, "aschermittwoch": -46, "ash wednesday": -46,
}  # fmt: skip
