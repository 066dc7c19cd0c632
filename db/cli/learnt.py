"""The command `learnt`: what corrections taught, and forgetting it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import click

from db.cli import output
from db.cli.main import Session, command
from db.services.errors import NotFound

if TYPE_CHECKING:
    from db.domain.capture import Lesson

_MEANS = {"alias": "is the customer", "person": "is the person", "not-person": "is nobody"}


def _id(lesson: Lesson) -> str:
    """A short name of a lesson, the same on every call: from what it says."""
    return hashlib.sha256(json.dumps(lesson.to_json(), sort_keys=True).encode()).hexdigest()[:8]


@click.group("learnt", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_context
def learnt_command(ctx: click.Context, as_json: bool) -> None:
    """What corrections taught; `learnt forget ID` unlearns one thing."""
    session = ctx.find_object(Session)
    assert session is not None
    session.json = session.json or as_json
    if ctx.invoked_subcommand:
        return
    lessons = session.tacit.captures.learnt()
    names = session.tacit.records.names([part for lesson in lessons for part in (lesson.value, lesson.customer)])
    if session.json:
        results = [
            {"id": _id(one), "kind": one.kind, "words": one.words}
            | {"means": _reference(one.value, names), "customer": _reference(one.customer, names)}
            for one in lessons
        ]
        output.emit({"total": len(results), "results": results})
        return
    rows = [
        [
            _id(one),
            f"“{one.words}”",
            _MEANS.get(one.kind, one.kind),
            names.get(one.value, ""),
            names.get(one.customer, ""),
        ]
        for one in lessons
    ]
    output.table(["id", "words", "", "", "at"], rows)
    if not rows:
        output.note("Nothing yet. Correct a reading once, in the window, and it is remembered.")


def _reference(record_id: str, names: dict[str, str]) -> dict[str, str] | None:
    return {"id": record_id, "name": names[record_id]} if record_id else None


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
        output.say(f"Forgotten: “{found[0].words}”.")


learnt_command.add_command(_forget)
