"""Reading a capture: free text after a visit, understood without any syntax.

    reading = read(text, known, now)

The way through: text.py (tokens), segment.py (quotes, signatures, sentences), customers.py and people.py (who),
db.domain.dates (when), promises.py (who owes what), topics.py and buttons.py (what kind of knowledge), reader.py (put
together), corrections.py (put right by hand), teaching.py (learnt from that). Words live in db/domain/lexicon. Pure: no
clock, no disk.
"""

from db.domain.capture.corrections import correct, corrected, learn
from db.domain.capture.known import Known, KnownColleague, KnownContact, KnownCustomer
from db.domain.capture.model import UNTRAINED, Model
from db.domain.capture.overrides import NOTHING_CORRECTED, NOTHING_LEARNT, Correction, Learnt, Lesson, Overrides
from db.domain.capture.reader import read
from db.domain.capture.segment import left_out
from db.domain.capture.teaching import Taught, Teaching, teach
from db.domain.capture.values import (
    LONGEST_READ,
    LONGEST_WHAT,
    TOPICS,
    Alternative,
    Button,
    CustomerReading,
    Mark,
    PersonReading,
    PromiseReading,
    Reading,
    TopicReading,
)
from db.domain.dates.conventions import STANDARD, Conventions

__all__ = [
    "LONGEST_READ",
    "LONGEST_WHAT",
    "NOTHING_CORRECTED",
    "NOTHING_LEARNT",
    "STANDARD",
    "TOPICS",
    "UNTRAINED",
    "Alternative",
    "Button",
    "Conventions",
    "Correction",
    "CustomerReading",
    "Known",
    "KnownColleague",
    "KnownContact",
    "KnownCustomer",
    "Learnt",
    "Lesson",
    "Mark",
    "Model",
    "Overrides",
    "PersonReading",
    "PromiseReading",
    "Reading",
    "Taught",
    "Teaching",
    "TopicReading",
    "correct",
    "corrected",
    "learn",
    "left_out",
    "read",
    "teach",
]
