"""German verbs that change their vowel: ging and gegangen are of gehen. `german.stem` holds the forms of a verb for one
word by this table, as it does those of a regular one by its endings. Folded words: umlauts as one letter. Pure.

Left out is what is rather a noun of its own (Stand, Riss, Aufgaben, Anlagen, Beständen), so that no noun brings what is
written with a verb.
"""

from __future__ import annotations

from functools import cache

#: First parts of verbs that may stand apart (an-rufen), and those that never do (ver-sprechen).
_APART = (
    "zusammen wieder weiter zuruck unter durch statt nach fest fort frei hoch teil uber auf aus bei dar ein her hin "
    "los mit vor weg ab an um zu"
).split()
_FAST = "hinter unter wider miss uber emp ent ver zer be er".split()
#: Infinitive, another form of the present, the past, the participle without its ge-; "-" where there is none to keep.
_VERBS = """
beginnen - begann begonnen, bieten - bot -, bitten - bat beten, bleiben - blieb blieben, brechen bricht brach brochen,
bringen - brachte bracht, denken - dachte dacht, empfehlen empfiehlt empfahl empfohlen, fahren - fuhr fahren,
fallen - fiel fallen, fangen - fing fangen, finden - fand funden, fliegen - flog flogen, geben gibt gab geben,
gehen geht ging gangen, gelten gilt galt golten, gewinnen - gewann gewonnen, giessen - goss gossen, greifen - - griffen,
halten - hielt halten, hangen - hing hangen, heben - hob hoben, helfen hilft half holfen, kennen - kannte kannt,
kommen - kam kommen, laden - lud laden, lassen - liess lassen, laufen - lief laufen, leihen - lieh liehen,
lesen liest las lesen, liegen - lag legen, messen misst - messen, nehmen nimmt nahm nommen, nennen - nannte nannt,
raten - riet raten, reissen - - rissen, rufen - rief rufen, scheiden - schied schieden, schieben - schob schoben,
schlagen - schlug schlagen, schliessen - - schlossen, schneiden - - schnitten, schreiben - schrieb schrieben,
sehen sieht sah sehen, senden - sandte sandt, sinken - sank sunken, sitzen - sass sessen,
sprechen spricht sprach sprochen, springen - sprang sprungen, stehen steht - standen, steigen - stieg stiegen,
streiten - stritt stritten, tragen - trug tragen, treffen trifft traf troffen, treiben - - trieben,
treten - trat treten, vergessen vergisst vergass vergessen, verlieren - verlor verloren, wachsen - wuchs wachsen,
weisen - wies wiesen, werfen wirft warf worfen, wissen weiss wusste wusst, ziehen - zog zogen
"""
#: What of them is also a noun, or of another verb.
_OTHERS = frozenset("boten fuhren gaben lagen nahmen sprachen wiesen".split())
#: What is one where a first part stands before that never stands apart: Verlag, belegen, Bestände, bewusst.
_OTHERS_FAST = frozenset("bot lag legen beten standen wusst".split())
#: Verbs whose participle has no ge-.
_OWN = frozenset("beginnen empfehlen gewinnen vergessen verlieren".split())
_MORE = {"verstehen": ("verstanden",), "entstehen": ("entstand", "entstanden")}


@cache
def _table() -> dict[str, str]:
    """By form its infinitive."""
    found: dict[str, str] = {}
    for entry in _VERBS.replace("\n", " ").split(","):
        infinitive, present, past, participle = entry.split()
        finite = [form for form in (present, past) if form != "-"]
        if past != "-":
            finite.append(past + ("n" if past.endswith("e") else "en"))
        finite = [form for form in finite if form not in _OTHERS]
        for first in ("", *_APART):
            forms = [*finite, participle if infinitive in _OWN else f"ge{participle}"]
            found.update((first + form, first + infinitive) for form in forms if "-" not in form)
        for first in _FAST:
            forms = [form for form in (*finite, participle) if form != "-" and form not in _OTHERS_FAST]
            found.update((first + form, first + infinitive) for form in forms)
    found.update((form, infinitive) for infinitive, forms in _MORE.items() for form in forms)
    return {form: infinitive for form, infinitive in found.items() if form != infinitive}


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form, infinitive in _table().items():
        found.setdefault(infinitive, [infinitive]).append(form)
    return {infinitive: tuple(forms) for infinitive, forms in found.items()}


def infinitive(word: str) -> str:
    """Of which verb a word is a form; the word itself where it is of none here."""
    return _table().get(word, word)


def forms(word: str) -> tuple[str, ...]:
    """All forms of the verb that a word is of, () where it is of none here."""
    return _forms().get(infinitive(word), ())
