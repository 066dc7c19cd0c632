"""What travels between a laptop and a store, and what a store keeps of a record: frozen values, with one JSON form
where one is kept or sent.

`to_json` gives plain JSON values, `from_json` takes them back and raises Malformed (which names no value) where they do
not fit: what arrives comes from outside. Times are text in UTC with microseconds and a Z; clocks are texts of
`db.domain.clock.Stamp`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from dataclasses import field as given
from enum import StrEnum
from typing import Any, Self

from db.domain.sync.audiences import ME

#: Fields of an operation that are no field of a record.
CREATED, ERASED, SETTLED = "*", "!", "?"
AUDIENCE, DELETED = "audience", "deleted_at"
#: Why a record is gone that a store which was put back did not have when it was told to erase it.
CLAIMED = "claimed"

_CLOCK = re.compile(r"\d{13}-\d{5}-[0-9A-Za-z_-]{1,64}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
_ID = re.compile(r"[0-9A-Za-z_:-]{1,64}")


class Malformed(ValueError):
    """Something that is not what travels between laptops and stores."""


class Outcome(StrEnum):
    """What a store did with an operation. All but the last two are acknowledgements: the store holds what was sent."""

    APPLIED = "applied"
    DUPLICATE = "duplicate"
    MERGED = "merged"
    CONFLICT = "conflict"
    REJECTED = "rejected"
    NOT_VISIBLE = "not_visible"

    @property
    def accepted(self) -> bool:
        return self not in (Outcome.REJECTED, Outcome.NOT_VISIBLE)


@dataclass(frozen=True, slots=True, repr=False)
class Op:
    """One change of one field that a laptop offers.

    id       random, the version id of the newest journal entry that it carries. Offered again it is the same.
    kind, record, field   what it changes; or field is
             `*` the record itself: `value` is {field: value} of all its fields as they are now, with `audience`,
                 `created_at` and `created_by`, and `seen` the version of each field (where it is not `version`);
             `!` erasure for law, for good: no value;
             `?` a person settled a conflict: `value` is {"id": of the conflict, "keep": mine|theirs|both|edited}. What
                 they chose travels before it as an operation of its own, also where it is what stands there already:
                 whoever chooses something else without knowing of it meets it as a conflict.
    base     the version that the author saw, None where there was none
    version  the version that the value has from now on
    value    a wire value (db.records.wire), None for nothing. Of a set (also within `*`) always a difference, told from
             other values by its shape: {"add": {element: add id}, "remove": {element: [add ids seen]}}; an add id is
             the version id of the journal entry that added the element.
    clock    when, on the author's hybrid logical clock
    author   the id of the colleague; a store accepts its caller's only
    seen     for an edit {"deleted_at": version seen}; for a deletion the version seen of every field; for `*` see it;
             beside them `audience`, the version of who might see the record when this was written, where the store may
             have been put back to before that and shows the record to others
    again    offered again, because the store could not prove that it holds what it had acknowledged
    past     with `again`: versions that this one grew out of, so that a restored store makes no conflict of them
    """

    id: str
    kind: str
    record: str
    field: str
    base: str | None
    version: str
    value: Any
    clock: str
    author: str
    seen: Mapping[str, str] = given(default_factory=dict)
    again: bool = False
    past: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Without what is empty."""
        whole = {one.name: getattr(self, one.name) for one in fields(self)}
        whole |= {"seen": dict(self.seen), "past": list(self.past)}
        return {name: value for name, value in whole.items() if name not in ("seen", "again", "past") or value}

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Malformed where it is not an operation. Values are checked by nobody but the laptops that show them."""
        try:
            return cls(**{**data, "past": tuple(data.get("past", ()))})._checked()
        except (TypeError, AttributeError) as fault:
            raise Malformed("not an operation") from fault

    def _checked(self) -> Self:
        special = self.field in (CREATED, ERASED, SETTLED)
        texts = (self.id, self.kind, self.record, self.field, self.version, self.clock, self.author)
        sound = (
            all(isinstance(text, str) for text in texts)
            and all(_ID.fullmatch(text) for text in (self.id, self.record, self.version, self.author))
            and _NAME.fullmatch(self.kind) is not None
            and (special or _NAME.fullmatch(self.field) is not None)
            and _CLOCK.fullmatch(self.clock) is not None
            and (self.base is None or isinstance(self.base, str))
            and (not special or self.field == ERASED or isinstance(self.value, dict))
            and isinstance(self.seen, dict)
            and all(isinstance(text, str) for text in (*self.seen, *self.seen.values(), *self.past))
            and isinstance(self.again, bool)
        )
        if not sound:
            raise Malformed("not an operation")
        return self


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one operation. `reason` is a word of `verdict.REASONS` where it was rejected, else ''."""

    op: str
    outcome: Outcome
    reason: str = ""


_BY_FIELD = ("versions", "clocks", "authors")


def _once(by_field: dict[str, str], data: Mapping[str, Any]) -> dict[str, str]:
    """A map with what most fields have under `*`, where it has a line for every field."""
    if len(by_field) < 3 or not data.keys() <= by_field.keys():
        return by_field
    values = list(by_field.values())
    if len(set(values)) == 1:
        return {"*": values[0]}
    common = max(dict.fromkeys(values), key=values.count)
    return {"*": common, **{name: value for name, value in by_field.items() if value != common}}


@dataclass(slots=True, repr=False)
class State:
    """A record as a store keeps it, and as a laptop last heard it (its shadow). The one value here that is worked on:
    who did not make it copies it first.

    audience   as it travels (audiences.py)
    data       {field: wire value}, `deleted_at` among them; of a set field its elements, in order of first add
    versions, clocks, authors   {field: version id | clock | colleague} of what `data` holds; `audience` has a version
    sets       {field: [[element, [add ids]], ...]}
    conflicts  [{"id", "field", "base", "value", "version", "clock", "author"}]: values that are not shown, in the order
               in which they came. `id` is "VERSION:FIELD" of the value. One of `deleted_at` is the question whether the
               record may be deleted.
    curated    a manager has curated it: its author no longer decides who sees it
    gone       '' | 'erased' (for law) | 'private' (its author took it back from a store that keeps nothing private): no
               content any more | 'claimed' (erased for law by somebody who is no manager, and who says that it was
               theirs: `created_by`). For everybody else it is one that the store does not have
    """

    kind: str
    id: str
    audience: str
    data: dict[str, Any] = given(default_factory=dict)
    versions: dict[str, str] = given(default_factory=dict)
    clocks: dict[str, str] = given(default_factory=dict)
    authors: dict[str, str] = given(default_factory=dict)
    sets: dict[str, list[list[Any]]] = given(default_factory=dict)
    conflicts: list[dict[str, Any]] = given(default_factory=list)
    created_at: str = ""
    created_by: str = ""
    updated_at: str = ""
    updated_by: str = ""
    curated: bool = False
    gone: str = ""

    def to_json(self) -> dict[str, Any]:
        """What most fields have in `versions`, `clocks` and `authors` is said once, under `*`: it is two thirds of a
        record that was made in one go. Empty parts are left out."""
        whole = {name: getattr(self, name) for name in self.__slots__}
        for name in _BY_FIELD:
            whole[name] = _once(whole[name], self.data)
        return {name: value for name, value in whole.items() if value}

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """Malformed where it is not a record's state. What a later program adds to it is passed over."""
        try:
            known = {one.name: data[one.name] for one in fields(cls) if one.name in data}
            names = tuple(known.get("data", ()))
            for name in _BY_FIELD:
                if "*" in known.get(name, ()):
                    every = {**known[name]}
                    common = every.pop("*")
                    everywhere = (*names, AUDIENCE) if name == "versions" else names
                    known[name] = {**dict.fromkeys(everywhere, common), **every}
            state = cls(**known)
        except (TypeError, AttributeError) as fault:
            raise Malformed("not a record's state") from fault
        maps = (state.data, state.versions, state.clocks, state.authors, state.sets)
        if not all(isinstance(one, dict) for one in maps) or not isinstance(state.conflicts, list):
            raise Malformed("not a record's state")
        return state


@dataclass(frozen=True, slots=True, repr=False)
class Item:
    """One line of the feed: a record as it is now (`state`), or, without one, that it is no longer to be had in
    `audience`:
    `moved` says the key of the audience that the caller has it in now (its state comes in that one's feed), '' that it
    has left the caller's sight; `erased` that it was erased for law, `author` whose it was then, '' where nobody can
    tell."""

    record: str
    kind: str
    audience: str
    seq: int
    state: State | None = None
    moved: str = ""
    erased: bool = False
    author: str = ""


#: How far a laptop has heard the feed: {audience key: seq}.
Cursor = Mapping[str, int]


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """The next part of the feed, in order of seq over all audiences.

    cursors  where the next page begins: a line for each audience of the caller
    more     whether there is a next page now
    left     audiences of the cursor that were handed in which the caller is no longer in: what was held under them goes
    joined   audiences that the handed cursor did not have (they start at 0)
    proof    the newest proof token of the store, '' where nobody ever pushed
    """

    items: tuple[Item, ...]
    cursors: dict[str, int]
    more: bool
    left: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    proof: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Batch:
    """What one push carries: kept on disk before it is sent, and sent again as it is until it is answered.

    `n` counts the batches of a device from 1. A batch of a number that the store has seen, with another `id`, is from a
    copy of the laptop (or from a laptop put back from a backup): the store refuses it and says so (`Pushed.clone`)."""

    device: str
    n: int
    id: str
    ops: tuple[Op, ...]

    def to_json(self) -> dict[str, Any]:
        return {"device": self.device, "n": self.n, "id": self.id, "ops": [op.to_json() for op in self.ops]}

    @classmethod
    def from_json(cls, data: Any) -> Self:
        try:
            return cls(data["device"], int(data["n"]), data["id"], tuple(Op.from_json(op) for op in data["ops"]))
        except (TypeError, KeyError, ValueError, AttributeError) as fault:
            raise Malformed("not a batch") from fault


@dataclass(frozen=True, slots=True)
class Pushed:
    """A store's answer to a batch: one `Answer` an operation in their order, or none where it is from a `clone`."""

    answers: tuple[Answer, ...]
    proof: str
    clone: bool = False


@dataclass(frozen=True, slots=True)
class Hello:
    """Who the store is, and who the caller is to it.

    proven    whether the store holds the proof token that was shown (True where none was)
    me        the colleague that the store knows the caller as; another than the laptop's where the person joined with
              another laptop before: the laptop then takes this id
    now_ms    the store's clock, milliseconds UTC
    audiences the keys of all audiences that the caller is in
    private   whether *only me* records may go there
    batch     the most operations of one push
    new_for   who new notes are for where a person has not chosen: a word of `audiences.FOR_NEW` (a store that knows
              nothing of it says none: only their author)
    """

    store_id: str
    proven: bool
    schema: int
    min_read: int
    min_write: int
    me: str
    role: str
    now_ms: int
    audiences: tuple[str, ...]
    private: bool
    batch: int
    new_for: str = ME

    @classmethod
    def from_json(cls, data: Any) -> Self:
        try:
            known = {one.name: data[one.name] for one in fields(cls) if one.name != "new_for"}
            said = str(data.get("new_for") or ME)
            return cls(**{**known, "audiences": tuple(data["audiences"]), "new_for": said})
        except (TypeError, KeyError) as fault:
            raise Malformed("not a store's greeting") from fault
