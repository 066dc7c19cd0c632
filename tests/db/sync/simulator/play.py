"""One seed from its beginning to what must hold in the end."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.db.sync.simulator.real import in_file, in_postgres
from tests.db.sync.simulator.truth import holds
from tests.db.sync.simulator.world import World, rules_of_kinds


def play(seed: int, steps: int = 25, *, folder: Path | None = None, place: Any = None) -> None:
    """What happens, then rest, then what must hold. The store lies in memory, in a file in `folder`, or in a Postgres
    database at `place`."""
    with ExitStack() as stack:
        real = None
        now: list[World] = []
        if folder is not None:
            clocks = (lambda: now[0].now + now[0].skew_ms, lambda: now[0].now)
            real = stack.enter_context(in_file(folder, seed, rules_of_kinds(), *clocks))
        elif place is not None:
            real = stack.enter_context(in_postgres(place, rules_of_kinds()))
        world = World(seed, real)
        now.append(world)
        stack.callback(world.close)
        try:
            world.run(steps)
            world.heal()
            holds(world)
        except BaseException as fault:
            fault.add_note(f"seed {seed}\n" + "\n".join(world.log[-40:]))
            raise
