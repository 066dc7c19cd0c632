"""What must hold when all laptops have come to rest. Each function raises AssertionError with the seed's story."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from db.domain.sync import audiences
from db.domain.sync.ops import AUDIENCE, CREATED, DELETED, ERASED, SETTLED, Op, State
from db.records import wire
from db.store import sync_tables
from db.sync import conflicts
from db.sync.outbox import waiting
from tests.db.sync.simulator.laptop import Laptop
from tests.db.sync.simulator.world import World


def holds(world: World) -> None:
    """All of it."""
    for laptop in world.laptops:
        agrees(world, laptop)
        nothing_waits(world, laptop)
    for op in world.acknowledged.values():
        is_kept(world, op)
    no_false_conflicts(world)
    words_are_kept(world)


def rows(laptop: Laptop) -> dict[str, tuple[str, Any]]:
    found = {}
    with laptop.store.read() as session:
        for kind in laptop.store.kinds:
            for record in session.scalars(select(kind.cls)):
                found[record.id] = (kind.name, record)
    return found


def agrees(world: World, laptop: Laptop) -> None:
    """The laptop shows what the store has, of every record that its person may see, and of no other."""
    caller = world.store.caller(laptop.me)
    here = rows(laptop)
    for state in world.store.room.records.values():
        visible = not state.gone and caller.sees(state.audience)
        name, record = here.get(state.id, ("", None))
        if not visible:
            private = record is not None and record.audience == audiences.ME and state.gone == "private"
            assert record is None or private, f"{laptop.device} still holds {state.id} ({state.gone or state.audience})"
            continue
        assert record is not None, f"{laptop.device} has no {state.kind} {state.id} of {state.audience}"
        kind = laptop.store.kinds[name]
        for field in kind.journalled:
            shown = wire.encode(getattr(record, field))
            said = audiences.from_wire(state.audience, laptop.me) if field == AUDIENCE else state.data.get(field)
            assert shown == said, f"{laptop.device} shows {shown} and not {said} in {field} of {state.id}"
            version = state.versions.get(field)
            assert record.versions.get(field) == version, f"{laptop.device}: version of {field} of {state.id}"


def nothing_waits(world: World, laptop: Laptop) -> None:
    with laptop.store.read() as session:
        connection = session.connection()
        assert connection.execute(select(sync_tables.sent_table)).first() is None
        left = waiting(connection, 1000)
    caller, records = world.store.caller(laptop.me), world.store.room.records
    there = {state.id for state in records.values() if not state.gone and caller.sees(state.audience)}
    bad = [entry for entry in left if not world.restores_store or entry.record in there]
    assert not bad, f"{laptop.device} still waits with {[(e.field, e.record) for e in bad]}"


def is_kept(world: World, op: Op) -> None:
    """What was acknowledged is shown, in the conflict list, or was covered by somebody who saw it."""
    state = world.store.room.records.get(op.record)
    if op.field in (ERASED, SETTLED, AUDIENCE, DELETED) or op.record in world.erased:
        return
    if state is None and world.restores_store and (is_private(world, op) or still_waits(world, op)):
        return
    assert state is not None, f"{op.record} was acknowledged and is gone from the store"
    if state.gone:
        return
    history = [one for one in world.store.room.ops.values() if one.record == op.record]
    fields = [name for name in op.value if name in state.versions] if op.field == CREATED else [op.field]
    for name in fields:
        value = op.value[name] if op.field == CREATED else op.value
        if isinstance(value, dict) and ("add" in value or "remove" in value):
            additions_are_kept(world, state, name, value)
        elif name not in (AUDIENCE, DELETED):
            version = op.seen.get(name, op.version) if op.field == CREATED else op.version
            assert known(state, history, name, version, value), f"{value} of {name} of {op.record} ({version}) is lost"


def is_private(world: World, op: Op) -> bool:
    """Whether its author has taken the record back, which a store that keeps nothing private need not know."""
    author = {one.value.get("created_by") for one in world.acknowledged.values() if one.field == CREATED}
    found = [rows(laptop).get(op.record) for laptop in world.laptops if laptop.me in author]
    return any(one is not None and one[1].audience == audiences.ME for one in found)


def still_waits(world: World, op: Op) -> bool:
    """Whether it is offered again and again to a store that was put back, and which does not know the team yet."""
    for laptop in world.laptops:
        with laptop.store.read() as session:
            if any(entry.record == op.record for entry in waiting(session.connection(), 1000)):
                return True
    return False


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
        if one.field == name and one.value == value and one.version != version:
            return True
    return False


def additions_are_kept(world: World, state: State, name: str, value: dict[str, Any]) -> None:
    for element in value.get("add", {}):
        if (state.id, name, element) not in world.removed and name == "topics":
            assert element in state.data[name], f"{element} of {name} of {state.id} is lost"


def no_false_conflicts(world: World) -> None:
    """Nothing is in the conflict list that somebody had seen when they covered it."""
    for state in world.store.room.records.values():
        history = [one for one in world.store.room.ops.values() if one.record == state.id]
        for entry in state.conflicts:
            if entry["field"] == DELETED or world.restores_store:
                continue
            seen = [one for one in history if one.field == entry["field"] and one.base == entry["version"]]
            assert not seen, f"{entry['id']} is in the conflict list, and was covered knowingly"


def words_are_kept(world: World) -> None:
    """Texts only grow: every word that anybody ever wrote stands somewhere (but on laptops that were put back)."""
    if world.copies_laptops:
        return
    text = " ".join(
        json.dumps([state.data, state.conflicts, state.sets]) for state in world.store.room.records.values()
    )
    for laptop in world.laptops:
        own = [json.dumps(one.op.to_json()) for one in conflicts.refused(laptop.store)]
        text += " ".join(own)
        for _, record in rows(laptop).values():
            text += f" {getattr(record, 'text', '')} {getattr(record, 'what', '')} "
    for word, record in world.written.items():
        state = world.store.room.records.get(record)
        if record not in world.erased and not (state is not None and state.gone):
            assert word in text, f"{word} of {record} is lost"
