"""A sentence in clauses: the stretches that the trained model judges, one by one.

Cut at stops, at a word that joins another clause on, and, for dictated text, before a new subject with its verb.
"""

from __future__ import annotations

from db.domain.capture.clauses import NEW_CLAUSE, SUBJECTS, VERBS, subject_at
from db.domain.capture.normal import Normal

Stretch = tuple[int, int]
_STOPS = frozenset(". ; ! ? : ( ) – — | … • · * =".split())
_JOINS = frozenset("and but so und aber plus & or oder then dann".split())
_PRONOUNS = SUBJECTS - {"who", "there"}
#: A clause that opens it takes its subject with it: "told him I would", "that we", "what she".
_TAKES = frozenset(
    "that what as if when whether because since while dass ob wenn weil told tell promised assured said say says "
    "which who where how and but so und aber than till until before after , would will can could shall did do does "
    "has have had am is are was were habe hat hatte haben".split()
)
_LEAST = 3


def clauses(normal: Normal) -> list[Stretch]:
    """Stretches of pieces, in order, without the stops between them. At least one for a sentence with a word."""
    pieces = normal.pieces
    out: list[Stretch] = []
    first = 0
    for at, piece in enumerate(pieces):
        if piece in _STOPS or (piece == "-" and at and not pieces[at - 1][0].isdigit()):
            _keep(out, pieces, first, at)
            first = at + 1
        elif at - first >= _LEAST and _opens(pieces, at, first):
            _keep(out, pieces, first, at)
            first = at + 1 if piece == "," else at
    _keep(out, pieces, first, len(pieces))
    return out


def _keep(out: list[Stretch], pieces: tuple[str, ...], first: int, last: int) -> None:
    if any(pieces[at][0].isalnum() or pieces[at][0] == "§" for at in range(first, last)):
        out.append((first, last))


def _opens(pieces: tuple[str, ...], at: int, first: int) -> bool:
    piece, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else ""
    if piece == ",":
        return (
            after in NEW_CLAUSE
            or after in _PRONOUNS
            or (after in _JOINS and subject_at(pieces, at + 2))
            or (after.startswith(("§p", "§k")) and at + 2 < len(pieces) and pieces[at + 2] in VERBS)
            or at - first >= 5
        )
    if piece in _JOINS:
        return subject_at(pieces, at + 1) or after in VERBS
    if piece in ("because", "although", "weil", "sobald", "damit", "wenn", "if", "when", "once", "as"):
        return True
    if piece in _PRONOUNS:
        return pieces[at - 1] not in _TAKES and after[:1].isalpha() and piece != "sie"
    return piece.startswith(("§p", "§k")) and after in VERBS and pieces[at - 1][0].isalnum() and _free(pieces[at - 1])


def _free(before: str) -> bool:
    """Whether a name behind this word may be a subject: not “told Nina”, “with Nina”."""
    return before not in _TAKES and before not in (
        "to with for from by of and at an fur mit von bei told asked met saw called rang gave give get let the "
        "herr frau mr mrs ms dr".split()
    )
