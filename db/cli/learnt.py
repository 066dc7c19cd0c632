"""The command `learnt`: what corrections taught, and forgetting it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import click

from db.cli import output
from db.cli.main import Session, command, group
from db.services.errors import NotFound

if TYPE_CHECKING:
    from db.domain.capture import Lesson

_MEANS = {
    "alias": "is the customer",
    "person": "is the person",
    "not-person": "is nobody",
    "topic": "shows",
    "not-topic": "does not show",
    "not-promise": "is no promise",
}
_OWED = {"us": "is owed by us", "them": "is owed by them"}


def _means(lesson: Lesson) -> str:
    return _OWED.get(lesson.value, "") if lesson.kind == "direction" else _MEANS.get(lesson.kind, lesson.kind)


def _id(lesson: Lesson) -> str:
    """A short name of a lesson, the same on every call: from what it says."""
    said = [lesson.kind, lesson.words, lesson.value, lesson.customer, lesson.who]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:8]


@group("learnt")
def learnt_command(session: Session) -> None:
    """What corrections taught; `learnt forget ID` unlearns one thing."""
    lessons = session.tacit.captures.learnt()
    about = [part for one in lessons if not one.about_clause for part in (one.value, one.customer)]
    names = session.tacit.records.names(about)
    if session.json:
        results = [
            {"id": _id(one), "kind": one.kind, "words": one.words}
            | {"means": _reference(one.value, names), "customer": _reference(one.customer, names)}
            | {"value": one.value if one.about_clause else None, "quote": one.quote, "on": one.on or None}
            for one in lessons
        ]
        output.emit({"total": len(results), "results": results})
        return
    rows = [
        [
            _id(one),
            f"“{one.quote or one.words}”",
            _means(one),
            one.value if "topic" in one.kind else names.get(one.value, ""),
            names.get(one.customer, ""),
            one.on,
        ]
        for one in lessons
    ]
    output.table(["id", "words", "", "", "at", "taught on"], rows)
    if not rows:
        output.note("Nothing yet. Correct a reading once, in the window, and it is remembered.")


def _reference(record_id: str, names: dict[str, str]) -> dict[str, str] | None:
    return {"id": record_id, "name": names[record_id]} if record_id in names else None


@command("forget")
@click.argument("id")
def _forget(session: Session, id: str) -> None:
    """Unlearn one thing."""
    captures = session.tacit.captures
    found = [lesson for lesson in captures.learnt() if _id(lesson).startswith(id)]
    if len(found) != 1:
        raise NotFound("Nothing learnt has that id. “tacit learnt” lists what was learnt.")
    captures.forget(found[0])
    if session.json:
        output.emit({"forgotten": _id(found[0])})
    else:
        output.say(f"Forgotten: “{found[0].quote or found[0].words}”.")


learnt_command.add_command(_forget)
