"""Values that met, side by side in words, and settling them."""

from __future__ import annotations

import hashlib
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from db.domain.said import Said
from db.domain.sync import merge3
from db.domain.words import QT_TRANSLATE_NOOP
from db.records import Form, wire
from db.services.sync_parts import Conflict, Ref, Side, Word
from db.services.sync_values import Teller, moment
from db.store.errors import Ambiguous, Invalid, NotFound
from db.sync import conflicts as conflicting

if TYPE_CHECKING:
    from db.services.app import Tacit

_TEXTS = (Form.LINE, Form.TEXT)
KEEP = ("mine", "theirs", "both", "text")

_NONE = QT_TRANSLATE_NOOP(
    "db",
    "There is no such conflict any more: it is settled, or something else is shown there since you looked. Nothing was "
    "overwritten; look at it again.",
)
_SEVERAL = QT_TRANSLATE_NOOP("db", "That start of an id fits several conflicts. Give more of it.")
_NOT_BOTH = QT_TRANSLATE_NOOP("db", "“{0}” can hold only one of them. Keep mine or theirs, or say what it is.")
_QUESTION = QT_TRANSLATE_NOOP("db", "Here it is either or: keep mine or theirs.")


def conflicts(tacit: Tacit) -> list[Conflict]:
    """All of them, in words."""
    found = [_Met(tacit, one) for one in conflicting.open_ones(tacit.store)]
    teller = Teller(tacit)
    for one in found:
        one.want(teller)
    teller.look()
    return [one.told(teller) for one in found]


class _Met:
    """One conflict as the store tells it."""

    def __init__(self, tacit: Tacit, one: conflicting.Conflict) -> None:
        self._one, self._kind = one, tacit.kinds[one.kind]
        self._i_am_shown = one.shown_author == tacit.store.me and one.author != tacit.store.me
        self._question = conflicting.is_question(one)

    def want(self, teller: Teller) -> None:
        one = self._one
        teller.want(one.record, one.author, one.shown_author)
        for value in (one.value, one.shown):
            teller.want_value(self._kind, one.field, value)

    def told(self, teller: Teller) -> Conflict:
        one, field = self._one, self._kind.all_fields.get(self._one.field)
        shown = self._side(teller, one.shown, one.shown_author, one.shown_clock)
        other = self._side(teller, one.value, one.author, one.clock)
        mine, theirs = (shown, other) if self._i_am_shown else (other, shown)
        textual = field is not None and field.form in _TEXTS
        return Conflict(
            id=_id(one),
            key=one.id,
            record=teller.ref(one.record),
            kind=one.kind,
            field=one.field,
            label=field.label if field is not None else one.field,
            question=self._question,
            mine=mine,
            theirs=theirs,
            shown="mine" if self._i_am_shown else "theirs",
            both_fit=textual,
            words=differing(mine.text, theirs.text) if textual else (),
        )

    def _side(self, teller: Teller, value: Any, author: str, clock: str) -> Side:
        return Side(teller.text(self._kind, self._one.field, value), value, teller.name(author), moment(clock))


def _id(one: conflicting.Conflict) -> str:
    """What a person names it by: whoever names it has seen what is shown there, not what stands there since."""
    return hashlib.sha256(f"{one.id} {one.version}".encode()).hexdigest()[:32]


def differing(mine: str, theirs: str) -> tuple[Word, ...]:
    """Both texts in pieces: what they share, and the words that differ, mine before theirs."""
    ours, others = merge3.words(mine), merge3.words(theirs)
    pieces: list[Word] = []
    for tag, a, b, c, d in SequenceMatcher(None, ours, others, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Word("".join(ours[a:b]), "both"))
            continue
        pieces += [Word("".join(part), side) for part, side in ((ours[a:b], "mine"), (others[c:d], "theirs")) if part]
    return tuple(pieces)


def both(mine: str, theirs: str, *, long: bool) -> str:
    """A text that says both: of a long one the paragraphs that differ stand one below the other."""
    if not long:
        return mine if mine == theirs else f"{theirs} / {mine}"
    ours, others = merge3.paragraphs(mine), merge3.paragraphs(theirs)
    said: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, others, ours, autojunk=False).get_opcodes():
        said += others[a:b]
        if tag != "equal":
            said += ours[c:d]
    ends = [one if one.endswith("\n") or place == len(said) - 1 else one + "\n\n" for place, one in enumerate(said)]
    return "".join(ends).rstrip("\n")


def resolve(tacit: Tacit, text: str, keep: str, said: str) -> Ref:
    """Settle the conflict of this id, or the only one whose id begins so. NotFound, also where something else is shown
    there by now; Ambiguous, Invalid; Stale where that happens in this moment."""
    one = _find(tacit, text)
    kind = tacit.kinds[one.kind]
    field = kind.all_fields.get(one.field)
    told = _Met(tacit, one)
    teller = Teller(tacit)
    told.want(teller)
    teller.look()
    conflict = told.told(teller)
    label = QT_TRANSLATE_NOOP("db", "settling a conflict")
    if keep in ("mine", "theirs"):
        keep = "theirs" if keep == conflict.shown else "mine"  # there the value in the list is “mine”
        conflicting.settle(tacit.store, one, keep, label=label)
        return conflict.record
    if conflict.question or field is None:
        raise Invalid(_QUESTION, "keep")
    if keep == "both":
        if not conflict.both_fit:
            raise Invalid(Said(_NOT_BOTH, Said(conflict.label)), "keep")
        value: Any = both(conflict.mine.text, conflict.theirs.text, long=field.form == Form.TEXT)
    else:
        value = wire.encode(tacit.records.parse(one.kind, {one.field: said})[one.field])
    conflicting.settle(tacit.store, one, "both" if keep == "both" else "edited", value, label=label)
    return conflict.record


def _find(tacit: Tacit, text: str) -> conflicting.Conflict:
    found = conflicting.open_ones(tacit.store)
    hits = [one for one in found if text and _id(one).startswith(text)]
    if not hits:
        raise NotFound(_NONE)
    if len(hits) > 1:
        raise Ambiguous(_SEVERAL, [(_id(one), tacit.kinds[one.kind].all_fields[one.field].label) for one in hits])
    return hits[0]
