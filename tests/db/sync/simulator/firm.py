"""What must hold of a firm in the end beside that nothing is lost: clocks, rights, erasures, amounts, and that what may
be taken is offered. Each function raises AssertionError with what is wrong.
"""

from __future__ import annotations

from db.domain.sync.ops import AUDIENCE, CLAIMED, CREATED, ERASED, Op, State
from db.domain.sync.verdict import MANAGERS
from db.sync import conflicts
from tests.db.sync.memory import Memory
from tests.db.sync.simulator.laptop import Laptop
from tests.db.sync.simulator.listening import AHEAD_MS
from tests.db.sync.simulator.people import FIGURE
from tests.db.sync.simulator.world import World

#: How far off its store's time a laptop may be in the end, in milliseconds: less than the least wrong of its clocks.
CLOSE_MS = 30_000


def stands(world: World, history: dict[str, list[Op]]) -> None:
    """All of it. `history`: the operations of each record that the store took, in their order."""
    for laptop in world.laptops:
        nothing_is_given_up(world, laptop)
        its_clock_is_right(world, laptop)
    for state in world.store.room.records.values():
        only_who_may(world, state, history.get(state.id, []))
        amounts_are_somebodys(world, state)
    for op in world.acknowledged.values():
        state = world.store.room.records.get(op.record)
        # Of a real store the simulator knows only the records that somebody may read.
        is_gone = state.gone in ("erased", CLAIMED) if state else not isinstance(world.store, Memory)
        assert op.field != ERASED or is_gone, f"{op.record} is back from erasure"


def its_clock_is_right(world: World, laptop: Laptop) -> None:
    """However wrong a laptop's clock is, it knows by how much, and stamps what it writes with the store's time."""
    store = laptop.store
    wrong = store.now_ms() + store.offset_ms - world.store.now_ms()
    assert abs(wrong) <= CLOSE_MS, f"{laptop.device} is {wrong} ms off and does not know"
    ahead = store.last.ms - world.store.now_ms()
    assert ahead <= AHEAD_MS + CLOSE_MS, f"{laptop.device} stamps {ahead} ms ahead"


def only_who_may(world: World, state: State, history: list[Op]) -> None:
    """Teams are managers' to make and change; who sees a record is its author's to say until a manager has."""
    roles, curated = world.roles, False
    made_by = next((op.author for op in history if op.field == CREATED), state.created_by)  # an erasure may not tell
    for op in history:
        manager = roles[op.author] in MANAGERS
        assert state.kind != "team" or manager, f"{op.author}, a {roles[op.author]}, changed a team"
        if op.field == AUDIENCE and op.author != made_by:
            assert manager, f"{op.author}, a {roles[op.author]}, moved {state.id} of {made_by}"
            curated = curated or op.id not in world.listening.stayed
        elif op.field == AUDIENCE:
            assert manager or not curated, f"{op.author} moved {state.id}, which a manager had curated"


def amounts_are_somebodys(world: World, state: State) -> None:
    """No merge makes an amount that nobody wrote."""
    if world.unruly:
        found = set(FIGURE.findall(str(state.data.get("text", ""))))
        assert found <= world.figures, f"nobody wrote {found - world.figures}, which is in {state.id}"


def nothing_is_given_up(world: World, laptop: Laptop) -> None:
    """What the store did not take because the person could not see the record is offered again when they can."""
    caller, records = world.store.caller(laptop.me), world.store.room.records
    for one in conflicts.refused(laptop.store):
        state = records.get(one.op.record)
        if one.reason not in ("not_visible", "withdrawn") or state is None or state.gone or one.op.field == CREATED:
            continue
        entries = laptop.store.entries(0, 1_000_000)
        since = any(
            entry.record == one.op.record and entry.field == one.op.field and entry.clock > one.op.clock
            for entry in entries
            if entry.author == laptop.me and entry.origin != "sync"
        )
        assert since or not caller.sees(state.audience), f"{laptop.device} keeps {one.op.field} of {state.id} back"
