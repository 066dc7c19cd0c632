"""What people type into the search field, key by key: names, words, fields, phrases, descriptions; slips put right."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator

from tests.bench.corpus import Corpus

#: How often a letter goes wrong, and how many more are typed at most before it is seen.
SLIP, UNSEEN = 0.04, 2
#: How often the last word is taken back and another one typed.
REPLACED = 0.2


def queries(corpus: Corpus, count: int, seed: int = 9) -> Iterator[str]:
    """A name, a common word, words of a note, a name and a word, a customer's field, a phrase, a description."""
    rng = random.Random(seed)
    for number in range(count):
        note = corpus.text(rng).strip(".").split()
        word, person, firm = corpus.word(rng), rng.choice(corpus.people), rng.choice(corpus.firms)
        at = rng.randrange(len(note) - 2)
        yield (
            person,
            word,
            " ".join(rng.sample(note, 2)),
            f"{person.split()[-1]} {word}",
            f"customer:{firm.split()[0].lower()} {word}",
            f'"{note[at]} {note[at + 1]}"',
            " ".join(rng.sample(note, 5)),
            f"{word} since:2w",
        )[number % 8]


def keys(text: str, rng: random.Random) -> list[str]:
    """What stands in the field after each key, slips and backspaces and all."""
    typed, states = "", []
    for at, letter in enumerate(text):
        if letter.isalpha() and rng.random() < SLIP:
            wrong = typed + rng.choice(string.ascii_lowercase)
            states.append(wrong)
            for more in text[at + 1 : at + 1 + rng.randint(0, UNSEEN)]:
                wrong += more
                states.append(wrong)
            states += [wrong[:end] for end in range(len(wrong) - 1, len(typed) - 1, -1)]
        typed += letter
        states.append(typed)
    return states


def sessions(corpus: Corpus, count: int, seed: int = 9) -> Iterator[list[str]]:
    """Sessions of typing, the same ones for the same seed."""
    rng = random.Random(seed + 1)
    for text in queries(corpus, count, seed):
        states = keys(text, rng)
        if rng.random() < REPLACED:
            stays = text[: text.rfind(" ") + 1]
            states += [text[:end] for end in range(len(text) - 1, len(stays) - 1, -1)]
            states += [stays + more for more in keys(corpus.word(rng), rng)]
        yield states
