"""Rivals by what is said of them: an unknown name that sells, or that they buy from."""

from __future__ import annotations

import re

from db.domain.capture.normal import Normal
from db.domain.capture.text import Words
from db.domain.lexicon.common import COMMON
from db.domain.lexicon.given_names import GIVEN
from db.domain.lexicon.organisations import BRANDS

#: A name that sells: "Rexton promised him gearboxes", "Maltec are 12 % cheaper".
_SELLS = frozenset(
    "promised promises offers offered offering quoted quotes quoting undercut undercuts sells sold "
    "supplies supplied delivers delivered gave gives are is has have had was charges "
    "comes visits wants won lost brochure rep reps price prices guy man engineer salesman quote offer "
    "liefert bietet biete verkauft hat ist kommt sei".split()
)
_BUYS_FROM = re.compile(
    r"\b(?:buys?|bought|buying|gets?|sourced?|sources|purchased?|supplied|ordered|orders|hired|kauft"
    r"|kaufen|bezieht|beziehen|from)\b"
)


def rival(normal: Normal, words: Words) -> tuple[int, int] | None:
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


_NOT_RIVALS = frozenset(
    "sap oracle excel teams zoom outlook salesforce gates seco rs mann lincoln parker shell linde motion".split()
)
_TRADES = re.compile(r"price|quot|offer|cheap|stock|discount|suppl|buys?|rep|match|bietet|billig")


def _rival_brand(normal: Normal) -> tuple[int, int] | None:
    """A known brand where prices or supply are spoken of."""
    for at, piece in enumerate(normal.pieces):
        if piece in BRANDS and piece not in _NOT_RIVALS and _TRADES.search(normal.text):
            return at, at + 1
    return None
