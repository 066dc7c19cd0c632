"""What people say when they speak of a topic: phrases over the normal form (capture/normal.py), English and German.

In the lists phrases are parted by "|". `*` ends a word in any way, `_` stands for up to three words, `#` for a number, "§p" for a
person, "§c" for a customer. A STRONG phrase shows a topic by itself; a WEAK one counts half: two of them in one sentence do.
The topics are those of SPEC.md; the lists are written from general knowledge of sales and industry, not from the sample lines.
"""

from __future__ import annotations

from db.domain.lexicon import topic_words_business, topic_words_needs, topic_words_people

_ALL = (topic_words_needs, topic_words_people, topic_words_business)


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(part.split()) for part in text.split("|") if part.strip()))


STRONG: dict[str, tuple[str, ...]] = {topic: _phrases(text) for part in _ALL for topic, text in part.STRONG.items()}
WEAK: dict[str, tuple[str, ...]] = {topic: _phrases(text) for part in _ALL for topic, text in part.WEAK.items()}
