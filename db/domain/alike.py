"""How much of one text another says again, by the words they share: rare words count more than common ones.

Pure and quick: a few hundred texts are compared while somebody types. Words are folded and cut to their beginnings,
which is enough for the inflections of English and German here; ranking proper is the affair of search.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from db.domain.names import fold_word, words_of

#: Letters of a word that are compared.
STEM = 5
_SHORTEST = 4
#: Words that a reading shares with most others. Names and trade words are left: they are rare where it matters.
_COMMON = frozenset(
    "about after again also back been before being came come could days done down even every from going good have "
    "having here hours into just know last like long made make many meeting more most much need next only other "
    "over said same says should since some soon still take than that their them then there they thing think this "
    "time told today tomorrow very visit want wants week weeks well went were what when where which while will "
    "with would year years your aber alle alles auch beim dann dass denn dieser diese dort eine einem einen einer "
    "etwas gesagt gibt habe haben hatte heute immer jetzt kann kein keine mehr nach nicht noch oder ohne schon "
    "sehr sein seine sich sind soll über unter viel vom vor wann war waren weil wenn werden wieder will wird wir "
    "woche zwei".split()
)
#: Share of the lesser text's weight from which two texts are alike, and the words it takes at the least.
ENOUGH, LEAST = 0.3, 2


def stems(text: str, without: Collection[str] = ()) -> frozenset[str]:
    """The telling words of a text, cut to their beginnings. `without` are stems that tell nothing here (the
    customer's name)."""
    words = (word for word in words_of(text) if len(word) >= _SHORTEST or any(c.isdigit() for c in word))
    return frozenset(word[:STEM] for word in words if word not in _COMMON) - frozenset(without)


def written(text: str) -> list[str]:
    """The telling words of a text as they stand, folded, each once, the longest first: for a search."""
    words = {word for word in words_of(text) if len(word) >= _SHORTEST and word not in _COMMON}
    return sorted(words, key=lambda word: (-len(word), word))


def name_stems(names: Iterable[str]) -> frozenset[str]:
    """Stems of the words of names."""
    return frozenset(word[:STEM] for name in names for word in words_of(fold_word(name)))


def most_alike(text: frozenset[str], others: Sequence[frozenset[str]], limit: int, enough: float = ENOUGH) -> list[int]:
    """Indexes of the texts that say most of `text` again, the most alike first; those that share too little (`enough`
    of the lesser text's weight) are left out."""
    spread = Counter(word for other in others for word in other)
    weight = {word: math.log((len(others) + 2) / (spread[word] + 1)) + 0.2 for word in {*text, *spread}}
    mine = sum(weight[word] for word in text)
    scored: list[tuple[float, int]] = []
    for index, other in enumerate(others):
        shared = text & other
        if len(shared) < LEAST:
            continue
        lesser = min(mine, sum(weight[word] for word in other))
        share = sum(weight[word] for word in shared) / lesser if lesser else 0.0
        if share >= enough:
            scored.append((-share, index))
    return [index for _, index in sorted(scored)[:limit]]
