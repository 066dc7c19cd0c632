"""How a name sounds, so that its other spellings are found: Meier, Maier, Meyer; Schmidt, Schmitt; Kathryn, Catherine.

Rough rules for German and English names, coarser than spelling and finer than Soundex: vowels still count, or Meier
would be Moor. Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

_RULES = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"^(?:mc|mac(?=[^aeiouyh]))k?", "mak"),  # McKenzie, MacKenzie; McArthur, Macarthur
        (r"sch|sh", "x"),
        (r"ck|q|c(?![eiyhs])|cc", "k"),
        (r"ch(?=[lrn]|$)", "k"),  # Christine, Kristine; Erich, Erik
        (r"c(?=[eiy])", "s"),
        (r"ph|v", "f"),
        (r"tz|z", "s"),
        (r"[dt]t|d$|th", "t"),
        (r"gh", ""),
        (r"[ae][iyj]", "4"),  # Meier, Maier, Meyer, Mayr
        (r"ie|ee|y", "i"),
        (r"oo|ou", "u"),
        (r"([aeiou4])h", r"\1"),  # Kohler and Koler; a Hahn is a Han
        (r"(.)\1+", r"\1"),
        (r"e$", ""),
        (r"(?<=.)(?:e(?=[lrn][aeiou4])|[aeo](?=[lrn]$))", ""),  # the weak vowel of Meier, Catherine, Stephan
    )
)
#: Letters with which the same sound may begin.
_ALIKE = ("ckqg", "fvp", "szc", "ijy", "td")


@lru_cache(maxsize=16_384)
def sound(folded: str) -> str:
    """What a folded name sounds like; '' of what is too short or no word to tell."""
    if len(folded) < 4 or not folded.isalpha():
        return ""
    for pattern, into in _RULES:
        folded = pattern.sub(into, folded)
    return folded


def first_letters(folded: str) -> str:
    """With which letters another spelling of this name may begin, its own first."""
    first = folded[:1]
    return first + "".join(sorted({one for group in _ALIKE if first in group for one in group} - {first}))
