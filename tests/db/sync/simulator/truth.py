"""What must hold when all laptops have come to rest. Each function raises AssertionError with what is wrong."""

from __future__ import annotations

import json
import re
from typing import Any

from sqlalchemy import select

from db.domain.promises import OPEN
from db.domain.sync import audiences
from db.domain.sync.ops import AUDIENCE, CREATED, DELETED, ERASED, SETTLED, Op, State
from db.domain.sync.verdict import AHEAD_MS
from db.records import wire
from db.store import journal, sync_tables
from db.sync import conflicts, outbox
from db.sync.sqlite_file import COARSE_MS
from tests.db.sync.simulator import firm
from tests.db.sync.simulator.laptop import Laptop
from tests.db.sync.simulator.world import World

Rows = dict[str, tuple[str, Any]]


def holds(world: World) -> None:
    """All of it."""
    held = [rows(laptop) for laptop in world.laptops]
    for laptop, here in zip(world.laptops, held, strict=True):
        agrees(world, laptop, here)
        nothing_else_is_here(world, laptop, here)
        nothing_waits(world, laptop)
        journal_tells_the_present(laptop, here)
    history = by_record(list(world.store.room.ops.values()))
    for op in world.acknowledged.values():
        is_kept(world, op, history.get(op.record, []), held)
    for state in world.store.room.records.values():
        sets_are_what_was_done(state, history.get(state.id, []))
        no_false_conflicts(state, history.get(state.id, []))
        edits_revive(state, history.get(state.id, []))
        choices_are_said(world, history.get(state.id, []))
        what_was_thrown_away_stays(history.get(state.id, []))
        nothing_is_of_days_to_come(world, state)
    words_are_kept(world, held)
    assert not world.told, f"{world.told} were written for fewer people than those who may read them"
    firm.stands(world, history)


def rows(laptop: Laptop) -> Rows:
    found = {}
    with laptop.store.read() as session:
        for kind in laptop.store.kinds:
            for record in session.scalars(select(kind.cls)):
                found[record.id] = (kind.name, record)
    return found


def by_record(ops: list[Op]) -> dict[str, list[Op]]:
    found: dict[str, list[Op]] = {}
    for op in ops:
        found.setdefault(op.record, []).append(op)
    return found


# --- laptops and the store --------------------------------------------------------------------------------------------


def agrees(world: World, laptop: Laptop, here: Rows) -> None:
    """The laptop shows what the store has, of every record that its person may see, knows of the same conflicts, and
    holds nothing of what its person may not see."""
    caller = world.store.caller(laptop.me)
    with laptop.store.read() as session:
        query = select(sync_tables.shadow_table.c.record, sync_tables.shadow_table.c.state)
        shadows = {row.record: json.loads(row.state) for row in session.connection().execute(query)}
        untold = not_told_since(world, laptop, session.connection())
    for state in world.store.room.records.values():
        name, record = here.get(state.id, ("", None))
        if state.gone or not caller.sees(state.audience):
            if state.id in untold:
                continue
            assert record is None or is_ones_own(world, laptop, state, record), (
                f"{laptop.device} still holds {state.id} ({state.gone or state.audience})"
            )
            assert state.id not in shadows, f"{laptop.device} still knows what was in {state.id}"
            continue
        assert record is not None, f"{laptop.device} has no {state.kind} {state.id} of {state.audience}"
        assert shadows.get(state.id) == state.to_json(), f"{laptop.device} was not told the state of {state.id}"
        kind = laptop.store.kinds[name]
        for field in kind.journalled:
            shown = wire.encode(getattr(record, field))
            said = audiences.from_wire(state.audience, laptop.me) if field == AUDIENCE else state.data.get(field)
            assert shown == said, f"{laptop.device} shows {shown} and not {said} in {field} of {state.id}"
            version = state.versions.get(field)
            assert record.versions.get(field) == version, f"{laptop.device}: version of {field} of {state.id}"


def is_ones_own(world: World, laptop: Laptop, state: State, record: Any) -> bool:
    """Whether its author keeps a record that this laptop has of nobody: taken back for themselves alone (another laptop
    of theirs may have shared it since, where they are no longer), or refused here as a whole."""
    if record.created_by != laptop.me or state.gone not in ("", "private"):
        return False
    if record.audience == audiences.ME:
        return not world.store.room.rules.private
    return is_refused(laptop, state.id)


def is_refused(laptop: Laptop, record: str) -> bool:
    """Whether the laptop keeps a record that the store did not take as a whole, for its author to decide."""
    return any((one.op.record, one.op.field) == (record, CREATED) for one in conflicts.refused(laptop.store))


def not_told_since(world: World, laptop: Laptop, connection: Any) -> set[str]:
    """Records that a store which was put back got anew, out of this person's sight: of what never was in their sight it
    tells them nothing, not even that it is gone."""
    if not world.restores_store:
        return set()
    shadow = sync_tables.shadow_table.c
    heard = int(sync_tables.get(connection, "heard", "0"))
    untold = set(connection.execute(select(shadow.record).where(shadow.heard < heard)).scalars())
    return untold | {entry.record for entry in outbox.waiting(connection, 1000)}


def nothing_else_is_here(world: World, laptop: Laptop, here: Rows) -> None:
    """A record that the store does not have is its person's own: for them alone, thrown away before it was sent, or one
    that the store refused. What a store that was put back lost, and nobody who wrote it has any more, stays with
    others."""
    refused = {one.op.record for one in conflicts.refused(laptop.store)}
    for one, (_, record) in here.items():
        if one in world.store.room.records:
            continue
        mine = record.created_by == laptop.me
        private = record.audience == audiences.ME and not world.store.room.rules.private
        lost = world.restores_store and (not mine or still_waits(world, one))
        kept = private or one in refused or record.deleted_at is not None
        assert (mine and kept) or lost, f"{laptop.device} holds {one}, which the store has not"


def nothing_waits(world: World, laptop: Laptop) -> None:
    """But what may not go to this store, and what needs a record that a store put back has lost with its author's
    laptop knowing nothing of it."""
    with laptop.store.read() as session:
        connection = session.connection()
        assert connection.execute(select(sync_tables.sent_table)).first() is None
        left = outbox.waiting(connection, 1000)
    caller, records = world.store.caller(laptop.me), world.store.room.records
    seen = {one for one, state in records.items() if state.gone == "erased" or caller.sees(state.audience)}
    lost = [entry for entry in left if entry.record not in seen]
    bad = [entry for entry in left if entry not in lost or not world.restores_store]
    assert not bad, f"{laptop.device} still waits with {[(e.field, e.record) for e in bad]}"


def journal_tells_the_present(laptop: Laptop, here: Rows) -> None:
    """Played from its start the journal of a laptop gives every record, field and version as they stand."""
    told: dict[str, dict[str, Any]] = {}
    versions: dict[str, dict[str, str]] = {}
    for entry in laptop.store.entries(0, 1_000_000):
        if entry.field == journal.ERASED:
            told.pop(entry.record, None)
        elif entry.field == journal.CREATED:
            assert entry.record not in told, f"{entry.record} was made twice"
            told[entry.record] = dict(entry.new)
            versions[entry.record] = dict.fromkeys(entry.new, entry.version) | (entry.old or {})
        elif entry.field != journal.SETTLED:
            where = f"{laptop.device}: {entry.field} of {entry.record} in the journal"
            assert told[entry.record][entry.field] == entry.old, where
            assert versions[entry.record][entry.field] == entry.base_version, where
            told[entry.record][entry.field] = entry.new
            versions[entry.record][entry.field] = entry.version
    for one, (name, record) in here.items():
        shown = {field: wire.encode(getattr(record, field)) for field in laptop.store.kinds[name].journalled}
        assert told.pop(one) == shown, f"{laptop.device}: the journal tells another {one}"
        assert versions[one] == record.versions, f"{laptop.device}: the journal tells other versions of {one}"
    assert not told, f"{laptop.device}: the journal tells of {list(told)}"


# --- what was acknowledged --------------------------------------------------------------------------------------------


def is_kept(world: World, op: Op, history: list[Op], held: list[Rows]) -> None:
    """What was acknowledged is shown, in the conflict list, or was covered by somebody who saw it."""
    state = world.store.room.records.get(op.record)
    if op.field in (ERASED, SETTLED, AUDIENCE) or op.record in world.erased:
        return
    if state is None and is_private(world, op, held) and not world.store.room.rules.private:
        return
    if state is None and world.restores_store:
        refused = any(is_refused(laptop, op.record) for laptop in world.laptops)  # for a team that its author is not in
        if refused or is_private(world, op, held) or still_waits(world, op.record):
            return
    if state is None and op.record in world.forsaken:
        return
    assert state is not None, f"{op.record} was acknowledged and is gone from the store"
    taken_back = any(one.field == AUDIENCE and str(one.value).startswith("me:") for one in history)
    if state.gone or (taken_back and not world.store.room.rules.private):  # shared once more it begins anew
        return
    fields = [name for name in op.value if name in state.versions] if op.field == CREATED else [op.field]
    for name in fields:
        value = op.value[name] if op.field == CREATED else op.value
        version = op.seen.get(name, op.version) if op.field == CREATED else op.version
        if isinstance(value, dict) and ("add" in value or "remove" in value):
            additions_are_kept(world, state, name, value)
        elif name == DELETED and op.field == DELETED:
            deletion_is_kept(state, history, op)
        elif name == "text" and world.restores_store and merged_here(state, value):
            continue
        elif name not in (AUDIENCE, DELETED):
            assert known(state, history, name, version, value), f"{value} of {name} of {op.record} ({version}) is lost"


def is_private(world: World, op: Op, held: list[Rows]) -> bool:
    """Whether its author has taken the record back, which a store that keeps nothing private need not know."""
    for laptop, here in zip(world.laptops, held, strict=True):
        _, record = here.get(op.record, ("", None))
        if record is not None and record.created_by == laptop.me and record.audience == audiences.ME:
            return True
    return False


def still_waits(world: World, record: str) -> bool:
    """Whether it is offered again and again to a store that was put back, and which does not know the team yet."""
    for laptop in world.laptops:
        with laptop.store.read() as session:
            if any(entry.record == record for entry in outbox.waiting(session.connection(), 1000)):
                return True
    return False


def merged_here(state: State, text: str) -> bool:
    """Whether every word that is somebody's own stands there: what a store that was put back had lost, its author's
    laptop has made one with what came since."""
    own = re.compile(r"w\d+")
    return set(own.findall(text)) <= set(own.findall(json.dumps([state.data, state.conflicts])))


def known(state: State, history: list[Op], name: str, version: str, value: Any) -> bool:
    if state.versions.get(name) == version or state.data.get(name) == value:
        return True
    if any(one["field"] == name and (one["version"] == version or one["value"] == value) for one in state.conflicts):
        return True
    for one in history:
        if one.field == SETTLED and one.value["id"] == f"{version}:{name}":
            return True
        if one.field in (name, CREATED) and (one.base == version or version in one.past):
            return True
        if one.field == CREATED and one.version != version and one.seen.get(name, one.version) == version:
            return True
        said = one.value.get(name) if one.field == CREATED else one.value if one.field == name else None
        if said == value and one.version != version:  # the same, told by another
            return True
    return name == "status" and value == OPEN and ended_since(history, version)


def ended_since(history: list[Op], version: str) -> bool:
    """An open promise may be ended by whoever did not know that it was opened again: that is the rule of a status."""
    versions = [one.version for one in history]
    since = history[versions.index(version) + 1 :] if version in versions else []
    return any(one.field == "status" for one in since)


def deletion_is_kept(state: State, history: list[Op], op: Op) -> None:
    """A deletion or its taking back stands, is the question that it became, or was answered by a later one."""
    if bool(state.data.get(DELETED)) == bool(op.value):
        return
    if any(one["field"] == DELETED for one in state.conflicts):
        return
    alike = [one for one in history if one.field == DELETED and bool(one.value) == bool(op.value)]
    versions = {op.version, *(one.version for one in alike)}  # two deletions are one
    later = [one for one in history if one.field in (DELETED, CREATED)]
    answered = any(not versions.isdisjoint((one.base, *one.past)) for one in later)
    asked = {f"{one}:{DELETED}" for one in versions}
    settled = any(one.field == SETTLED and one.value["id"] in asked for one in history)
    assert answered or settled, f"{op.version}: the trash of {state.id} is forgotten"


def additions_are_kept(world: World, state: State, name: str, value: dict[str, Any]) -> None:
    """An element stays until somebody who saw it took it away."""
    history = by_record([*world.acknowledged.values(), *world.store.room.ops.values()])[state.id]
    removals, seen = removed(history, name), {one for op in history if op.field == CREATED for one in op.past}
    for element, add in value.get("add", {}).items():
        if element not in state.data.get(name, ()) and add not in seen:
            assert add in removals.get(element, ()), f"{element} of {name} of {state.id} is lost"


def removed(history: list[Op], name: str) -> dict[str, set[str]]:
    """The add ids that were taken away, of each element."""
    found: dict[str, set[str]] = {}
    for op in history:
        value = op.value.get(name) if op.field == CREATED else op.value if op.field == name else None
        for element, ids in (value or {}).get("remove", {}).items():
            found.setdefault(element, set()).update(ids)
    return found


# --- the store by itself ----------------------------------------------------------------------------------------------


def sets_are_what_was_done(state: State, history: list[Op]) -> None:
    """An element stands in a set as long as one of its additions was not taken away by somebody who saw it, and no
    longer."""
    for name in () if state.gone else state.sets:
        removals, present = removed(history, name), set(state.data[name])
        added: dict[str, set[str]] = {}
        for op in history:
            value = op.value.get(name) if op.field == CREATED else op.value if op.field == name else None
            for element, add in (value or {}).get("add", {}).items():
                added.setdefault(element, set()).add(add)
        stays = {element for element, ids in added.items() if ids - removals.get(element, set())}
        assert stays <= present, f"{stays - present} of {name} of {state.id} was taken away by nobody who saw it"
        assert present <= added.keys(), f"{present - added.keys()} of {name} of {state.id} was added by nobody"


def no_false_conflicts(state: State, history: list[Op]) -> None:
    """Nothing is in the conflict list that somebody had seen when they covered it, or wrote themselves, or settled."""
    settled = {one.value["id"] for one in history if one.field == SETTLED}
    for entry in state.conflicts:
        assert entry["id"] not in settled, f"{entry['id']} was settled, and is asked again"
        if entry["field"] == DELETED:
            continue
        seen = [one for one in history if one.field == entry["field"] and one.base == entry["version"]]
        assert not seen, f"{entry['id']} is in the conflict list, and was covered knowingly"
        assert entry["version"] != state.versions[entry["field"]], f"{entry['id']} is shown, and a conflict"


def edits_revive(state: State, history: list[Op]) -> None:
    """A record lies in the trash only with edits that whoever threw it away had seen, or that were made of it there."""
    trashed = [op for op in history if op.field == DELETED and op.value]
    if state.gone or not state.data.get(DELETED) or not trashed:
        return
    for name, version in state.versions.items():
        writers = [op for op in history if op.field == name and op.version == version]
        if name in (AUDIENCE, DELETED) or not writers:
            continue
        known_there = {op.seen.get(name) for op in trashed} | {one for op in trashed for one in op.past}
        in_trash = any(op.version == writers[0].seen.get(DELETED) for op in trashed)
        assert version in known_there or in_trash, f"{name} of {state.id} was edited, and lies in the trash unseen"


def choices_are_said(world: World, history: list[Op]) -> None:
    """Whoever settled a conflict said what they chose in a change of their own, which another choice cannot cover
    unseen. (But of texts, of which a laptop may make one with what came.)"""
    told: set[str] = set()
    for op in history:
        told |= {op.version, *op.past, *(op.seen.values() if op.field == CREATED else ())}
        if op.field == SETTLED and not op.value["id"].endswith(":text"):
            assert world.choices.get(op.id, op.id) in told, f"what was chosen of {op.value['id']} was said to nobody"


def what_was_thrown_away_stays(history: list[Op]) -> None:
    """What somebody threw away before it was ever sent is sent to nobody."""
    for op in history[:1]:
        sent = op.field == CREATED and op.value.get(DELETED) and not op.again
        assert not sent, f"{op.record} was sent from the trash"


def nothing_is_of_days_to_come(world: World, state: State) -> None:
    """However wrong a laptop's clock: no change of the store is dated further ahead than the store lets pass (and a
    drive's clock may tell)."""
    newest = max(state.clocks.values(), default="0")
    assert int(newest[:13]) <= world.store.now_ms() + AHEAD_MS + COARSE_MS, f"{state.id} was changed at {newest}"


def words_are_kept(world: World, held: list[Rows]) -> None:
    """Texts only grow: every word that anybody ever wrote stands somewhere (but what was on a laptop alone, and went
    when that was put back)."""
    text = " ".join(
        json.dumps([state.data, state.conflicts, state.sets]) for state in world.store.room.records.values()
    )
    for laptop, here in zip(world.laptops, held, strict=True):
        own = [json.dumps(one.op.to_json()) for one in conflicts.refused(laptop.store)]
        text += " ".join(own)
        for _, record in here.values():
            text += f" {getattr(record, 'text', '')} {getattr(record, 'what', '')} "
    for word, record in world.written.items():
        state = world.store.room.records.get(record)
        forsaken = state is None and record in world.forsaken
        if record not in world.erased and not forsaken and not (state is not None and state.gone):
            assert word in text, f"{word} of {record} is lost"
