"""How this computer stands to its shared store, in words, from what the last round left: no network is asked."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.domain.said import Said, counted
from db.domain.said import joined as joined_words
from db.domain.words import QT_TRANSLATE_NOOP
from db.services import sync_waiting
from db.services.sync_parts import Standing, SyncError
from db.store import sync_tables
from db.store.errors import Busy, TacitError
from db.sync import conflicts as conflicting
from db.sync import refusals
from db.sync.protocol import StoreTooNew

if TYPE_CHECKING:
    from db.services.app import Tacit
    from db.services.sync_places import Place
    from db.sync.rounds import Report

NONE = QT_TRANSLATE_NOOP("db", "No shared store is joined: everything is on this computer only.")
_READ_ONLY = QT_TRANSLATE_NOOP(
    "db",
    "The shared store takes changes from a newer Tacit only. What colleagues write still comes; what you write waits "
    "here until Tacit is updated on this computer.",
)
#: Minutes from which on a clock is called wrong.
_WRONG = 10
_AHEAD = (
    (1440, QT_TRANSLATE_NOOP("db", "This computer's clock is {0} days ahead of the shared store's.")),
    (60, QT_TRANSLATE_NOOP("db", "This computer's clock is {0} hours ahead of the shared store's.")),
    (1, QT_TRANSLATE_NOOP("db", "This computer's clock is {0} minutes ahead of the shared store's.")),
)
_BEHIND = (
    (1440, QT_TRANSLATE_NOOP("db", "This computer's clock is {0} days behind the shared store's.")),
    (60, QT_TRANSLATE_NOOP("db", "This computer's clock is {0} hours behind the shared store's.")),
    (1, QT_TRANSLATE_NOOP("db", "This computer's clock is {0} minutes behind the shared store's.")),
)
_SET_IT = QT_TRANSLATE_NOOP("db", "Set it right: what is due today is counted by it. Nothing is lost by it.")
_STATES = {
    "private": QT_TRANSLATE_NOOP("db", "On this computer only"),
    "first": QT_TRANSLATE_NOOP("db", "Not synced yet"),
    "current": QT_TRANSLATE_NOOP("db", "Up to date"),
    "waiting": QT_TRANSLATE_NOOP("db", "Waiting to be sent"),
    "offline": QT_TRANSLATE_NOOP("db", "Working offline"),
    "attention": QT_TRANSLATE_NOOP("db", "Needs you"),
}


def private() -> Standing:
    """Where no store is joined."""
    return Standing("private", title=_STATES["private"], sentence=NONE)


def standing(tacit: Tacit, where: Place) -> Standing:
    """Where one is."""
    with tacit.store.read() as session:
        connection = session.connection()
        kept = {row.key: row.value for row in connection.execute(select(sync_tables.state_table))}
        refused = connection.execute(select(func.count()).select_from(refusals.undecided().subquery())).scalar_one()
        waiting = sync_waiting.count(tacit, connection, bool(kept.get("private")))
    conflicts = len(conflicting.open_ones(tacit.store))
    trouble = json.loads(kept.get("trouble") or "{}")
    last = int(kept.get("last") or 0)
    state = _state(trouble, conflicts + refused, waiting, last)
    ahead = -int(kept.get("offset_ms") or 0) / 1000
    return Standing(
        state,
        waiting,
        conflicts,
        refused,
        datetime.fromtimestamp(last / 1000, UTC).astimezone(tacit.zone) if last else None,
        where.name,
        where.kind,
        where.enforced,
        bool(kept.get("private")),
        kept.get("role") or "",
        trouble.get("title") or _STATES[state],
        _said(trouble) or _needs(waiting, conflicts, refused),
        fault="" if not trouble or trouble.get("retry") else trouble.get("fault") or SyncError.__name__,
        audience=tacit.default_audience,
        unreached=bool(trouble.get("retry")),
        ahead_s=ahead,
        clock=clock_words(ahead),
    )


def clock_words(ahead_s: float) -> str:
    """That this computer's clock is wrong, by how much; '' where it is right, or nearly so."""
    minutes = abs(round(ahead_s / 60))
    if minutes < _WRONG:
        return ""
    steps = _AHEAD if ahead_s > 0 else _BEHIND
    unit, sentence = next(step for step in steps if step[0] == 1 or minutes >= 2 * step[0])
    return joined_words([Said(sentence, round(minutes / unit)), _SET_IT], " ")


def told(report: Report) -> str:
    """What a round that came through leaves to tell, as `kept` has it; '' where nothing does."""
    return kept(StoreTooNew(_READ_ONLY)) if report.read_only else ""


def kept(fault: TacitError) -> str:
    """What a round stopped at, as it is kept until another one comes through: so that it can be said again, in any
    language."""
    sentence = fault.sentence
    said = {"title": fault.title, "sentence": getattr(sentence, "template", sentence)}
    retry = bool(getattr(fault, "retry", isinstance(fault, Busy)))
    values = [str(one) for one in getattr(sentence, "values", ())]
    told = {"fault": type(fault).__name__, "retry": retry, "values": values}
    return json.dumps(said | told, ensure_ascii=False)


def _said(trouble: dict[str, object]) -> str:
    sentence, values = str(trouble.get("sentence") or ""), trouble.get("values")
    return Said(sentence, *values) if values and isinstance(values, list) else sentence


def _state(trouble: dict[str, object], needs: int, waiting: int, last: int) -> str:
    if trouble and not trouble.get("retry"):
        return "attention"
    if needs:
        return "attention"
    if trouble:
        return "offline"
    if not last:
        return "first"
    return "waiting" if waiting else "current"


def _needs(waiting: int, conflicts: int, refused: int) -> str:
    """“2 conflicts to settle · 1 record waits to be sent”."""
    parts = [
        (
            conflicts,
            QT_TRANSLATE_NOOP("db", "{0} conflict to settle"),
            QT_TRANSLATE_NOOP("db", "{0} conflicts to settle"),
        ),
        (refused, QT_TRANSLATE_NOOP("db", "{0} change refused"), QT_TRANSLATE_NOOP("db", "{0} changes refused")),
        (
            waiting,
            QT_TRANSLATE_NOOP("db", "{0} record waits to be sent"),
            QT_TRANSLATE_NOOP("db", "{0} records wait to be sent"),
        ),
    ]
    return joined_words(counted(number, one, many) for number, one, many in parts if number)
