"""What the use cases of sync answer with: frozen values whose texts are words that a person reads. None holds a secret.

Importing this imports no SQLAlchemy and nothing of a store.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from db.domain.words import QT_TRANSLATE_NOOP
from db.services.parts import Ref
from db.store.errors import Busy, DiskTrouble
from db.sync.protocol import ForeignStore, StoreFull, StoreReadOnly, SyncError, WrongPassword

__all__ = [
    "PASSING",
    "Alone",
    "AnotherPerson",
    "Audience",
    "Change",
    "Check",
    "Colleague",
    "Conflict",
    "ForeignStore",
    "Progress",
    "Ref",
    "Side",
    "Standing",
    "Stop",
    "SyncError",
    "SyncReport",
    "Told",
    "Waiting",
    "Word",
    "WrongPassword",
]  # fmt: skip

#: Faults that need a person, who mends them past Tacit: the next rounds find out by themselves whether it is done.
PASSING = (Busy, DiskTrouble, StoreFull, StoreReadOnly)


class AnotherPerson(SyncError):
    """The store knows the login as somebody else than this computer's owner was in the store that was left: `who`, an
    id, called `name` ('' where this computer does not know them). They may say that they are that person."""

    title = QT_TRANSLATE_NOOP("db", "Who are you there?")

    def __init__(self, sentence: str, who: str, name: str) -> None:
        super().__init__(sentence)
        self.who, self.name = who, name


#: Asked between steps: whether to stop.
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Standing:
    """How this computer stands to its shared store.

    state      'private' (none joined) | 'first' (no round came through yet) | 'current' | 'waiting' | 'offline' |
               'attention' (a person is needed)
    waiting    records with changes that are not sent
    conflicts, refused   what needs a person: values that met, changes that the store did not take
    last       when a round last came through, aware, None where none did
    place      the store as people call it, '' where none is joined
    kind       'sqlite' | 'postgres' | ''
    enforced   whether the store itself keeps from everybody what is not theirs
    private    whether *only me* records go to the store too
    role       'rep' | 'manager' | 'administrator', '' before the first round
    title, sentence   words for the state, those of the fault where there was one
    audience   who may see what is written from now on
    fault      the kind of fault that stopped sync until a person mends it (the name of the error), '' where none did
    unreached  whether the last round did not come through and is tried again by itself, whatever else needs a person
    ahead_s    seconds by which this computer's clock was ahead of the store's in the last round; negative: behind
    clock      that this is much, in words; '' where it is not
    """

    state: str
    waiting: int = 0
    conflicts: int = 0
    refused: int = 0
    last: datetime | None = None
    place: str = ""
    kind: str = ""
    enforced: bool = False
    private: bool = False
    role: str = ""
    title: str = ""
    sentence: str = ""
    fault: str = ""
    unreached: bool = False
    ahead_s: float = 0.0
    clock: str = ""
    audience: str = "me"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is: records that came, changes that the store took, whether more come just now."""

    pulled: int
    pushed: int
    more: bool


Told = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a round did. `pulled` and `withdrawn` count records, `pushed` and `refused` changes; `conflicts` are those
    open afterwards, `cursor` is how far the store's feed was heard. `restored`: the store had been put back to an older
    state; `read_only`: this Tacit is too old to write there; `stopped`: the person stopped it, the rest follows;
    `default_audience`: who may see what is written from now on, where that is others than before the round, else ''."""

    pulled: int = 0
    pushed: int = 0
    conflicts: int = 0
    withdrawn: int = 0
    refused: int = 0
    took_ms: int = 0
    cursor: int = 0
    restored: bool = False
    read_only: bool = False
    stopped: bool = False
    default_audience: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """One field of a change: its label, what it said and says, in words. `id` lets it be discarded by itself."""

    id: str
    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, repr=False)
class Waiting:
    """What waits of one record. `what` is 'created' | 'edited' | 'deleted' | 'restored' | 'erased' | 'settled'; `at`
    when it was last changed. `refused` is the sentence why the store did not take it, '' for what is still to be sent.
    `id` is what `discard` takes."""

    id: str
    record: Ref
    kind: str
    what: str
    at: datetime
    changes: tuple[Change, ...]
    refused: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Side:
    """One of two values that met, as text and as the record has it; who wrote it and when."""

    text: str
    value: Any
    who: str
    when: datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class Word:
    """A piece of two texts that met: `side` is 'both', 'mine' or 'theirs'. Read one side by leaving out the other's."""

    text: str
    side: str


@dataclass(frozen=True, slots=True, repr=False)
class Conflict:
    """Two values that met in one field. `id` stands for what was read here, and is another one once something else is
    shown; `key` stays. `mine` is what I wrote; where neither is mine, `theirs` is what is shown.
    `shown` says which of the two the record shows now. `question`: not which value is right, but whether the record
    may be deleted; then `mine` and `theirs` say "in the trash" or "still there", of whoever changed it last.
    `both_fit`: whether `both` can be kept.
    `words` are the pieces of two texts; empty for other fields."""

    id: str
    key: str
    record: Ref
    kind: str
    field: str
    label: str
    question: bool
    mine: Side
    theirs: Side
    shown: str
    both_fit: bool
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Audience:
    """A choice of who may see a record. `key` is what a record holds; `chooses`: named people, still to be chosen."""

    key: str
    label: str
    chooses: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Alone:
    """What only I may see of one customer, None of none: records with the name of their kind."""

    customer: Ref | None
    records: tuple[tuple[Ref, str], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Colleague:
    """A person of the shared store. `login` is '' on a shared file; `name` '' until their first laptop has joined;
    `role` 'rep' | 'manager' | 'administrator'; `seen` when a laptop of theirs last wrote, None where not known."""

    id: str
    name: str
    login: str
    role: str
    active: bool
    seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One finding about a shared store. `name` is stable for scripts; `detail` is for people."""

    name: str
    ok: bool
    detail: str
