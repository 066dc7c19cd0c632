"""How a change meets what a store shows in the same field: one function a rule of SYNC.md. Part of `verdict.py`.

States are changed in place here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from db.domain.promises import OPEN, allowed, status_of
from db.domain.sync.ops import AUDIENCE, DELETED, Op, Outcome, State

#: The rule of what only a manager sets, also when a record is made.
CURATED = "curated"
#: Set at creation; whoever sends them later is refused.
FIXED = ("id", "created_at", "created_by", "updated_at", "updated_by", "versions")


def moment(clock: str) -> str:
    """The time of a clock as records write it."""
    return datetime.fromtimestamp(int(clock[:13]) / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def is_difference(value: Any) -> bool:
    """Whether a value is a difference of a set."""
    return isinstance(value, dict)


def take(state: State, op: Op, rule: str, manages: bool) -> tuple[Outcome, str]:
    """Outcome and reason for one field of a record that is there and may be seen. `state` is changed where it was not
    rejected; `manages` says whether the author is a manager."""
    if op.field in FIXED or rule == "fixed":
        return Outcome.REJECTED, "fixed"
    if rule == CURATED:
        return _curated(state, op, manages)
    if op.field in state.sets and not is_difference(op.value):
        return Outcome.REJECTED, "malformed"
    _supersede(state, op)
    if op.field == DELETED:
        return _deletion(state, op), ""
    if is_difference(op.value):
        outcome = _set(state, op)
    elif saw(state, op) and (rule != "status" or _may_take(state, op)):
        outcome = _show(state, op)
    elif op.value == state.data.get(op.field):
        outcome = Outcome.MERGED
    else:
        outcome = _meet(state, op, rule)
    _revive(state, op)
    return outcome, ""


def saw(state: State, op: Op) -> bool:
    """Whether the author knew what the store has in this field."""
    there = state.versions.get(op.field)
    return there is None or there == op.base or there in op.past


def _show(state: State, op: Op) -> Outcome:
    """Take the value; what the field held was seen by the author."""
    put(state, op.field, op.value, op.version, op)
    touch(state, op)
    return Outcome.APPLIED


def _meet(state: State, op: Op, rule: str) -> Outcome:
    """Two values of one field that did not know each other: one is shown, the other kept."""
    if rule == "status" and _may_follow(state.data.get(op.field), op.value):
        return _show(state, op)
    if rule == "scalar" and op.clock > state.clocks.get(op.field, ""):
        _keep_shown(state, op)
        _show(state, op)
    else:
        _keep(state, _entry(op.field, op.base, op.value, op.version, op.clock, op.author))
        touch(state, op)
    return Outcome.CONFLICT


def _may_follow(shown: Any, new: Any) -> bool:
    """Whether a status given without sight of the one shown may follow it: only out of an open promise."""
    return isinstance(new, str) and status_of(shown or "") == OPEN and allowed(OPEN, new)


def _may_take(state: State, op: Op) -> bool:
    """Whether a status given in sight of the one shown may follow it, or settles what met before."""
    if any(one["field"] == op.field for one in state.conflicts):
        return True
    old, new = _status(state.data.get(op.field)), _status(op.value)
    return new is not None and old is not None and allowed(old, new)


def _status(value: Any) -> str | None:
    """A status as it is written; None where this is none."""
    return status_of(value or "") if value is None or isinstance(value, str) else None


def _curated(state: State, op: Op, manages: bool) -> tuple[Outcome, str]:
    """Compare and set, by a manager; never decided by a clock."""
    if not manages:
        return Outcome.REJECTED, "not_manager"
    if op.value == state.data.get(op.field):
        return Outcome.MERGED, ""
    if not saw(state, op):
        return Outcome.REJECTED, "stale"
    state.curated = True
    return _show(state, op), ""


def _set(state: State, op: Op) -> Outcome:
    """Differences of a set meet without conflict: an addition wins, a removal takes the add ids it saw."""
    unseen = not saw(state, op)
    put(state, op.field, op.value, op.version, op)
    touch(state, op)
    return Outcome.MERGED if unseen else Outcome.APPLIED


def _deletion(state: State, op: Op) -> Outcome:
    """The trash. Two deletions are one. A deletion that did not see an edit, or that somebody had taken the record out
    again, becomes a question; so does one that whoever takes it out did not know of: the record stays meanwhile."""
    deleted, knew = bool(state.data.get(DELETED)), saw(state, op)
    if bool(op.value) == deleted and (deleted or not knew):
        return Outcome.MERGED
    if not op.value:  # also of a record that is not in the trash: somebody settled that it stays
        if not knew:
            _keep_shown(state, op)
        _show(state, op)
        return Outcome.APPLIED if knew else Outcome.CONFLICT
    unseen = [
        name
        for name, version in sorted(op.seen.items())
        if name not in (AUDIENCE, DELETED) and state.versions.get(name, version) not in (version, *op.past)
    ]
    if unseen or not knew:
        _keep(state, _entry(DELETED, op.base, op.value, op.version, op.clock, op.author))
        touch(state, op)
        _answer_for(state, unseen)
        return Outcome.CONFLICT
    _show(state, op)  # deleted knowingly: earlier questions are answered
    state.conflicts[:] = [one for one in state.conflicts if one["field"] != DELETED]
    return Outcome.APPLIED


def _answer_for(state: State, edited: list[str]) -> None:
    """Whoever wrote the newest of these fields is named as the one for whom the record stays."""
    if edited and DELETED in state.versions:
        newest = max(edited, key=lambda name: state.clocks.get(name, ""))
        state.clocks[DELETED], state.authors[DELETED] = state.clocks.get(newest, ""), state.authors.get(newest, "")


def _revive(state: State, op: Op) -> None:
    """An edit wins against a deletion that its author had not seen; the deletion becomes a question."""
    if not state.data.get(DELETED) or op.seen.get(DELETED) == state.versions.get(DELETED) or op.field == DELETED:
        return
    _keep_shown(state, replace(op, field=DELETED))
    state.data[DELETED] = None
    state.versions[DELETED], state.clocks[DELETED], state.authors[DELETED] = op.version, op.clock, op.author


def put(state: State, name: str, value: Any, version: str, op: Op) -> None:
    if is_difference(value):
        state.sets[name] = apply_set(state.sets.get(name, []), value)
        value = [element for element, _ in state.sets[name]]
    state.data[name] = value
    state.versions[name] = version
    state.clocks[name] = op.clock
    state.authors[name] = op.author


def apply_set(rows: list[list[Any]], difference: Mapping[str, Any]) -> list[list[Any]]:
    """Rows of a set ([element, [add ids]]) after a difference: first the add ids that a removal saw go, then additions
    come, each element behind those that are there."""
    removed = difference.get("remove", {})
    left = [[element, [one for one in ids if one not in removed.get(element, ())]] for element, ids in rows]
    left = [row for row in left if row[1]]
    places = {row[0]: row for row in left}
    for element, add in difference.get("add", {}).items():
        row = places.get(element)
        if row is None:
            row = places[element] = [element, []]
            left.append(row)
        if add not in row[1]:
            row[1].append(add)
    return left


def touch(state: State, op: Op) -> None:
    """Who changed the record last, and when."""
    at = moment(op.clock)
    if at >= state.updated_at:
        state.updated_at, state.updated_by = at, op.author


# --- conflicts --------------------------------------------------------------------------------------------------------


def _entry(field: str, base: str | None, value: Any, version: str, clock: str, author: str) -> dict[str, Any]:
    return {
        "id": f"{version}:{field}",
        "field": field,
        "base": base,
        "value": value,
        "version": version,
        "clock": clock,
        "author": author,
    }


def _keep(state: State, entry: dict[str, Any]) -> None:
    if all(one["id"] != entry["id"] for one in state.conflicts):
        state.conflicts.append(entry)


def _keep_shown(state: State, op: Op) -> None:
    """Keep what the field shows, which the operation is about to cover."""
    name = op.field
    version, clock, author = state.versions[name], state.clocks.get(name, ""), state.authors.get(name, "")
    _keep(state, _entry(name, None, state.data.get(name), version, clock, author))


def _supersede(state: State, op: Op) -> None:
    """A value in the conflict list that the author of this one had before their eyes is no conflict any more."""
    state.conflicts[:] = [
        one
        for one in state.conflicts
        if one["field"] != op.field or (one["version"] != op.base and one["version"] not in op.past)
    ]
