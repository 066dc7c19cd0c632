"""Words written as one or as several: PX-4410 and PX4410, e-mail and email, +49 7071 55 12 34 and 07071 551234.

A text is indexed under its words, and besides under what its joined words make together, what letters and digits of one
word are apart, and every ending of a number that looks like one of a telephone. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

#: What joins words without a blank.
JOINT = "-\u2010\u2011\u2013/.,&@_+:'’"
#: The longest that joined words may be.
_LONGEST = 40
_NUMBER_JOINTS = ".,'’"
_SWITCH = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|\()?\d(?:[ ()/.\u00a0-]{0,3}\d){5,18}(?![\w]|[.,/-]\d)")
_NO_PHONE = re.compile(
    r"\d{4}-\d\d?-\d\d?|\d\d?([./-])\d\d?\1(?:\d\d){1,2}|\d{1,3}(?:([., ])\d{3})(?:\2\d{3})*|\d{4} ?[-/] ?\d{4}"
)
_NUMBER = re.compile(r"[+(]{0,2}[\d()/.\-]*\d[\d()/.\-]*")
_DIGITS = re.compile(r"\d")
#: The least that somebody types of a telephone number; how many digits a country's code has at the most.
ENDING, _COUNTRY = 4, 3


def apart(word: str) -> tuple[str, ...]:
    """The letters and the digits of a folded word that has both: px4410 -> px, 4410; () of any other."""
    if word.isalpha() or word.isdigit():
        return ()
    pieces = _SWITCH.split(word)
    return tuple(pieces) if 1 < len(pieces) <= 6 else ()


def together(words: Sequence[str], joints: Sequence[str]) -> Iterator[tuple[int, str]]:
    """What words make that stand joined in a text: each two neighbours, and all of a run, with the place of the first.
    `joints` is what follows each word at once, '' where a blank does."""
    at = 0
    while at < len(words):
        end = at
        while end < len(words) - 1 and _joins(words[end], joints[end], words[end + 1]):
            end += 1
        if end > at:
            run = words[at : end + 1]
            if end - at > 1:
                yield from ((at + n, one + two) for n, (one, two) in enumerate(pairwise(run)))
            if end - at < 6:
                yield at, "".join(run)[:_LONGEST]
        at = end + 1


def _joins(word: str, joint: str, following: str) -> bool:
    """Whether two words and what stands between them may be one. Of numbers only thousands are: 12.500."""
    if not joint or joint not in JOINT:
        return False
    if word.isdigit() and following.isdigit():
        return joint in _NUMBER_JOINTS and len(following) == 3 and len(word) <= 3
    return True


def has_digits(text: str) -> bool:
    """Whether `apart` and `numbers` may find anything in a text."""
    return _DIGITS.search(text) is not None


def numbers(text: str) -> Iterator[tuple[tuple[int, int], list[str]]]:
    """Each number of a text that may be one of a telephone: where it stands, and its endings, for each may be asked."""
    for found in _PHONE.finditer(text):
        digits = "".join(_DIGITS.findall(found[0]))
        if 6 <= len(digits) <= 15 and not _NO_PHONE.fullmatch(found[0].strip("+(")):
            yield found.span(), [digits[at:] for at in range(len(digits) - ENDING + 1)]


def is_number(word: str) -> bool:
    """Whether a word of a query may be a telephone's number, or a group of its digits."""
    return _NUMBER.fullmatch(word) is not None


def asked(pieces: Iterable[str]) -> tuple[str, ...]:
    """How a number that was typed may stand in a text: whole, without zeros, and without the code of a country."""
    typed = list(pieces)
    digits = "".join(_DIGITS.findall("".join(typed)))
    bare = digits.lstrip("0")
    if len(digits) < 6 or len(bare) < ENDING:
        return ()
    found = [digits, bare]
    if typed[0].startswith("+") or digits.startswith("00"):
        found += [bare[cut:] for cut in range(1, _COUNTRY + 1) if len(bare) - cut >= 6]
    return tuple(dict.fromkeys(found))
