"""What can go wrong below the services, in sentences that a person understands.

`TacitError` is the one family that front ends show as it is: a short title, then what happened, what was kept, what to
do.
Its texts never carry a customer's words beyond what the person just typed.
"""

from __future__ import annotations

from collections.abc import Sequence


class TacitError(Exception):
    """Something a person must be told; not a fault of the program."""

    title = "That did not work"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotFound(TacitError):
    title = "Not found"


class Ambiguous(TacitError):
    """A name or a shortened id that fits several records; `candidates` are (id, title)."""

    title = "Which one?"

    def __init__(self, sentence: str, candidates: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(sentence)
        self.candidates = tuple(candidates)


class Invalid(TacitError):
    """A value that does not fit; `field` names where it belongs."""

    title = "That does not fit"

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class Stale(TacitError):
    """Somebody changed the same fields since they were read. Nothing was written."""

    title = "Changed meanwhile"

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__("This was changed elsewhere while you edited it. Nothing was overwritten; look at it again.")
        self.fields = tuple(fields)


class WrongKey(TacitError):
    title = "That does not open it"


class KeyringUnavailable(TacitError):
    title = "No keyring"


class Damaged(TacitError):
    title = "The profile is damaged"


class DamagedFile(Damaged):
    """Of an attachment: what was put is not what is there."""

    title = "An attached file is damaged"


class TooNew(TacitError):
    title = "Made by a newer Tacit"


class Busy(TacitError):
    title = "Busy"


class DiskTrouble(TacitError):
    title = "The disk refused"
