"""What a store does with one operation on one record: the rules of SYNC.md by kind of field, and nothing else.

`judge` is the whole of it, `judge_next` the same within a batch. `sync_push` in Postgres is the same in another
language, and tests/db/sync/conformance.py holds the two equal, so every step here has one meaning: clocks compare as
text by code point, sets and conflicts are lists, no time but `now_ms` is asked for.

What a store does around it, in one transaction for the whole batch (`db/sync/sqlite_file.py` is the model):
- an operation whose id is among the accepted ones is a duplicate and not judged; a rejected one leaves no trace;
- the new state is written, where there is one; the accepted operation goes into the store's history with all it carried
  (not a duplicate); after an erasure (`purge`) the history of the record keeps ids and nothing else;
- the feed has one line for each (audience key, record): `marks` says after each operation which to stamp; the last word
  on a line counts. The lines get the next numbers of the sequence, which is taken last, in order of record, then key.
- what a caller may see is worked out once a batch: an operation on a team takes effect with the next.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from db.domain.sync import audiences
from db.domain.sync.meeting import CURATED, FIXED, moment, put, saw, take, touch
from db.domain.sync.ops import AUDIENCE, CLAIMED, CREATED, DELETED, ERASED, SETTLED, Op, Outcome, State

#: How far a clock may run before the store's, in milliseconds.
AHEAD_MS = 60_000
#: The most signs of a record as JSON, all of it; the two stores write it a little differently.
LARGEST = 8_000_000
MANAGERS = ("manager", "administrator")
UNMOVED, ANOTHERS = "unmoved", "anothers"
#: Why an operation was rejected.
REASONS = (
    "malformed",  # does not fit, or names an audience that is none
    "author",  # of somebody else than the caller
    "erased",  # the record was erased for law
    ANOTHERS,  # one of somebody else was, under the id of the record that is offered
    "fixed",  # a field that is set at creation and never again
    "curated",  # a manager has curated the record, so its author no longer decides who sees it
    "not_author",  # who sees it is for its author or a manager to say
    "not_manager",  # for managers only
    "stale",  # a curated field was changed since
    "audience",  # the caller is not in the audience named
    "private",  # this store keeps no private records
    "content",  # an attachment whose file the caller has not sent (Postgres alone holds people to it)
    UNMOVED,  # written after who may see the record was changed, which the store did not take
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose operation it is: colleague, role (rep, manager, administrator), and the keys (`team:ID`) of the teams whose
    record at the store named them among its `members` when the batch came in."""

    colleague: str
    role: str
    teams: frozenset[str]

    def sees(self, audience: str) -> bool:
        """Whether the caller is in this audience, told as it travels."""
        return audience in self.teams or audiences.includes(audience, self.colleague)

    @property
    def manages(self) -> bool:
        return self.role in MANAGERS


@dataclass(frozen=True, slots=True)
class Rules:
    """`merge` gives the merge rule of "kind.field" where it is not `scalar`; what a store has no rule for is scalar, or
    a set by the shape of its value. `private` says whether the store keeps records of one person alone."""

    merge: Mapping[str, str]
    private: bool = True

    def of(self, kind: str, field: str) -> str:
        return self.merge.get(f"{kind}.{field}", "scalar")


@dataclass(frozen=True, slots=True, repr=False)
class Verdict:
    """`state` is the record from now on, None where nothing of it changed."""

    outcome: Outcome
    reason: str = ""
    state: State | None = None
    purge: bool = False


#: (field, version, or `?` and the id of a conflict) -> whether an accepted operation in the store's history of the
#: record `carries` it.
Known = Callable[[str, str], bool]


def judge(state: State | None, op: Op, caller: Caller, now_ms: int, rules: Rules, known: Known) -> Verdict:
    """The verdict on `op` where the store has the record as `state` (None: not at all). `state` is not touched;
    `known` is asked only about operations that are offered again, about `*`, about audiences seen, and about conflicts
    that open."""
    if op.author != caller.colleague:
        return _rejected("author")
    if not _fits(op, rules):
        return _rejected("malformed")
    op = replace(op, clock=capped(op.clock, now_ms))
    if reason := _barred(op, caller):
        return _rejected(reason)
    claimed = state is not None and state.gone == CLAIMED and state.created_by != caller.colleague
    if state is None or claimed:
        return _without_record(op, caller, now_ms, rules)
    if state.gone in ("erased", CLAIMED):
        if op.field == ERASED:
            known_of = state.gone == "erased" and state.created_by and caller.manages
            return _erase(state, op, caller) if known_of else Verdict(Outcome.MERGED)
        anothers = op.field == CREATED and state.created_by not in ("", caller.colleague)
        return _rejected(ANOTHERS if anothers else "erased")
    if state.gone:
        mine = state.created_by == caller.colleague
        if op.field == ERASED and (mine or caller.manages):  # others may hold it, of a time before it was taken back
            return _erase(state, op, caller)
        return _create(op, caller, now_ms, rules) if mine and op.field == CREATED else Verdict(Outcome.NOT_VISIBLE)
    if not caller.sees(state.audience):
        return Verdict(Outcome.NOT_VISIBLE)
    if op.kind != state.kind:  # the rules of another kind must not be had by naming it
        return _rejected("malformed")
    if op.again and op.field not in (CREATED, ERASED, SETTLED) and known(op.field, op.version):
        return Verdict(Outcome.DUPLICATE)
    if op.field in _of_a_person(state, op, caller):
        return _rejected("not_author")
    written_for = op.seen.get(AUDIENCE) if op.field not in (CREATED, AUDIENCE, ERASED) else None
    if written_for is not None and not _has_moved(state, written_for, known):
        return _rejected(UNMOVED)
    if op.field == CREATED:
        return _created_again(state, op, caller, rules, known)
    if op.field == ERASED:
        return _erase(state, op, caller)
    fresh = copy.deepcopy(state)
    if op.field == SETTLED:
        return _settle(fresh, op)
    if op.field == AUDIENCE:
        return _audience(fresh, op, caller, rules)
    outcome, reason = take(fresh, op, rules.of(op.kind, op.field), caller.manages)
    outcome = _ask_once(state, fresh, outcome, known)
    return Verdict(outcome, reason, fresh if outcome.accepted and fresh != state else None)


def judge_next(
    unmoved: set[str], state: State | None, op: Op, caller: Caller, now_ms: int, rules: Rules, known: Known
) -> Verdict:
    """`judge` within a batch, of which `unmoved` keeps the records whose move it refused: what was done to those after
    it was done for the people of that move alone, and waits for it. (But for an erasure, which shows nothing.)"""
    if op.record in unmoved and op.field not in (AUDIENCE, ERASED):
        return _rejected(UNMOVED)
    verdict = judge(state, op, caller, now_ms, rules, known)
    if verdict.state is not None and outgrown(state, verdict.state):
        verdict = _rejected("malformed")
    if op.field == AUDIENCE:
        (unmoved.discard if verdict.outcome.accepted else unmoved.add)(op.record)
    return verdict


def outgrown(old: State | None, new: State) -> bool:
    """Whether a record became larger than those who fetch it can be asked to wait for."""
    size = _size(new)
    return size > LARGEST and (old is None or size > _size(old))


def _size(state: State) -> int:
    return len(json.dumps(state.to_json(), ensure_ascii=False))


def marks(old: State | None, new: State) -> list[tuple[str, bool]]:
    """The lines of the feed to stamp after a change: (audience key, whether the record has gone from it)."""
    here = audiences.key(new.audience)
    lines = [(here, bool(new.gone))]
    if old is not None and audiences.key(old.audience) != here:
        lines.insert(0, (audiences.key(old.audience), True))
    return lines


def carries(op_field: str, op_version: str, op: Mapping[str, Any], field: str, version: str) -> bool:
    """Whether an accepted operation (its field, its version, its JSON form, which erasure empties) brought this version
    of the field, or grew out of it; of the field `?` whether it settled the conflict of this id."""
    if field == SETTLED:
        return op_field == SETTLED and op.get("value", {}).get("id") == version
    if op_field not in (field, CREATED):
        return False
    if op_version == version or version in op.get("past", ()):
        return True
    return op_field == CREATED and op.get("seen", {}).get(field) == version


def capped(clock: str, now_ms: int) -> str:
    """The clock, not further ahead of the store's time than AHEAD_MS."""
    most = f"{now_ms + AHEAD_MS:013d}"
    return most + clock[13:] if clock[:13] > most else clock


def _rejected(reason: str) -> Verdict:
    return Verdict(Outcome.REJECTED, reason)


def _fits(op: Op, rules: Rules) -> bool:
    """Whether the value has the shape that the field wants."""
    if op.field in (ERASED, SETTLED):
        return op.field == ERASED or isinstance(op.value.get("id"), str)
    if op.field == CREATED:
        if not audiences.valid(op.value.get(AUDIENCE)):
            return False
        return all(_shaped(rules.of(op.kind, name), value) for name, value in op.value.items())
    if op.field == AUDIENCE:
        return audiences.valid(op.value)
    return _shaped(rules.of(op.kind, op.field), op.value)


def _barred(op: Op, caller: Caller) -> str:
    """Teams are made and changed by managers, roles are given by administrators; the reason for others, ''."""
    if op.kind == "team" and not caller.manages:
        return "not_manager"
    role = op.value.get("role") if op.kind == "colleague" and op.field == CREATED else None
    raised = role not in (None, "", "rep") or (op.kind == "colleague" and op.field == "role")
    return "not_manager" if raised and caller.role != "administrator" else ""


def _of_a_person(state: State, op: Op, caller: Caller) -> tuple[str, ...]:
    """The fields of a colleague by which everybody knows who wrote what: for that person, who entered them, and
    managers to change."""
    own = caller.manages or caller.colleague in (state.id, state.created_by)
    return () if own or op.kind != "colleague" else ("name", "email", DELETED)


def _shaped(rule: str, value: Any) -> bool:
    if not isinstance(value, dict):
        return rule != "set"
    add, remove = value.get("add", {}), value.get("remove", {})
    return (
        rule in ("set", "scalar")
        and isinstance(add, dict)
        and isinstance(remove, dict)
        and all(isinstance(one, str) for one in add.values())
        and all(isinstance(ids, list) and all(isinstance(one, str) for one in ids) for ids in remove.values())
    )


# --- the record as a whole --------------------------------------------------------------------------------------------


def _without_record(op: Op, caller: Caller, now_ms: int, rules: Rules) -> Verdict:
    if op.field == CREATED:
        return _create(op, caller, now_ms, rules)
    if op.field == ERASED:  # the store was put back to before it had the record: those who hold it must learn of it
        # whose it was nobody can tell: somebody else may offer it yet
        gone, author = ("erased", "") if caller.manages else (CLAIMED, caller.colleague)
        tombstone = State(op.kind, op.record, audiences.EVERYONE, created_by=author, gone=gone)
        return Verdict(Outcome.APPLIED, state=tombstone, purge=True)
    return Verdict(Outcome.NOT_VISIBLE)


def _create(op: Op, caller: Caller, now_ms: int, rules: Rules) -> Verdict:
    audience = op.value[AUDIENCE]
    reason = _refused(audience, caller, rules) or ("" if caller.sees(audience) else "audience")
    if reason:  # a manager too makes records only where they may see them; they may move them on
        return _rejected(reason)
    if not caller.manages and any(name != AUDIENCE and rules.of(op.kind, name) == CURATED for name in op.value):
        return _rejected("not_manager")
    created = op.value.get("created_at")
    latest = moment(f"{now_ms:013d}")
    state = State(
        op.kind,
        op.record,
        audience,
        created_at=min(created, latest) if isinstance(created, str) and created else moment(op.clock),
        created_by=caller.colleague,
        updated_at=moment(op.clock),
        updated_by=caller.colleague,
    )
    state.versions[AUDIENCE] = op.seen.get(AUDIENCE, op.version)
    for name, value in op.value.items():
        if name != AUDIENCE and name not in FIXED:
            put(state, name, value, op.seen.get(name, op.version), op)
    return Verdict(Outcome.APPLIED, state=state)


def _refused(audience: str, caller: Caller, rules: Rules) -> str:
    """Why the caller may not put a record into this audience, ''."""
    if audience.startswith("me:") and not rules.private:
        return "private"
    if audience.startswith("me:") and audience != f"me:{caller.colleague}":
        return "audience"
    return "" if caller.sees(audience) or caller.manages else "audience"


def _created_again(state: State, op: Op, caller: Caller, rules: Rules, known: Known) -> Verdict:
    """A record that is there already, offered as a whole: each field an edit whose author saw what is in `past`. It was
    written for the people that it names, and goes to them first where others may see it here."""
    fresh, outcome = copy.deepcopy(state), Outcome.DUPLICATE
    wanted, version = op.value[AUDIENCE], op.seen.get(AUDIENCE, op.version)
    if not audiences.within(state.audience, wanted) and not _has_moved(state, version, known):
        move = replace(op, field=AUDIENCE, value=wanted, version=version, base=None, seen={})
        moved = _audience(fresh, move, caller, rules)
        if moved.state is None:
            return _rejected(UNMOVED)
        if moved.state.gone:
            return moved
        fresh, outcome = moved.state, Outcome.MERGED
    theirs = _of_a_person(state, op, caller)
    for name, value in sorted(op.value.items()):  # in one order at every store: conflicts are a list
        version = op.seen.get(name, op.version)
        if name == AUDIENCE or name in (*FIXED, *theirs) or fresh.versions.get(name) == version or known(name, version):
            continue
        single = replace(op, field=name, value=value, version=version, base=None, seen={})
        met, _ = take(fresh, single, rules.of(op.kind, name), caller.manages)
        if met is Outcome.CONFLICT:
            outcome = met
        elif met.accepted and outcome is Outcome.DUPLICATE:
            outcome = Outcome.MERGED
    outcome = _ask_once(state, fresh, outcome, known)
    return Verdict(outcome, state=fresh if fresh != state else None)


def _has_moved(state: State, version: str, known: Known) -> bool:
    """Whether the record is for those for whom that version of its audience was, or has gone on from there: a store
    that was put back to before it is not told what was written for fewer."""
    return state.versions.get(AUDIENCE) == version or known(AUDIENCE, version)


def _ask_once(state: State, fresh: State, outcome: Outcome, known: Known) -> Outcome:
    """Nothing opens a conflict that a person had settled: what a store that was put back had lost may meet once more
    after that has come back. What they chose stands, or is on its way behind it."""
    if not fresh.conflicts:
        return outcome
    asked = {one["id"] for one in state.conflicts}
    fresh.conflicts[:] = [one for one in fresh.conflicts if one["id"] in asked or not known(SETTLED, one["id"])]
    new = {one["id"] for one in fresh.conflicts} - asked
    return Outcome.MERGED if outcome is Outcome.CONFLICT and not new else outcome


def _erase(state: State, op: Op, caller: Caller) -> Verdict:
    if state.created_by != caller.colleague and not caller.manages:
        return _rejected("not_author")
    tombstone = _emptied(state, "erased")
    if caller.manages:  # whoever it was of, also to those who know the record as somebody else's
        tombstone.created_by = ""
    return Verdict(Outcome.APPLIED, state=tombstone, purge=True)


def _emptied(state: State, gone: str) -> State:
    return State(state.kind, state.id, state.audience, created_by=state.created_by, gone=gone)


def _settle(state: State, op: Op) -> Verdict:
    left = [one for one in state.conflicts if one["id"] != op.value["id"]]
    if len(left) == len(state.conflicts):
        return Verdict(Outcome.MERGED)
    state.conflicts[:] = left
    return Verdict(Outcome.APPLIED, state=state)


def _audience(state: State, op: Op, caller: Caller, rules: Rules) -> Verdict:
    author = state.created_by == caller.colleague
    if not caller.manages and (state.curated or not author):
        return _rejected("curated" if author else "not_author")
    if op.value == state.audience:
        return Verdict(Outcome.MERGED)
    if not saw(state, op):
        return _rejected("stale")
    back = op.value == f"me:{state.created_by}" and author and not rules.private
    if not back and (reason := _refused(op.value, caller, rules)):
        return _rejected(reason)
    if back:  # its author takes it back: nothing of it stays in a store that keeps nothing private
        return Verdict(Outcome.APPLIED, state=_emptied(state, "private"), purge=True)
    curated = state.curated or not author
    state.audience, state.curated = op.value, curated
    state.versions[AUDIENCE] = op.version
    touch(state, op)
    return Verdict(Outcome.APPLIED, state=state)
