"""Commands of sync: a round or many, what met and could not be merged, taking back what is not sent yet."""

from __future__ import annotations

import shlex
import signal
import threading
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, TypeVar

import click

from db.cli import output
from db.cli.main import Session, ask_secret, command
from db.services.errors import Invalid, TacitError
from db.services.sync_parts import Conflict, Progress, Side, SyncError, SyncReport, Waiting, WrongPassword

T = TypeVar("T")
_WAYS = ("mine", "theirs", "both")
_WHERE = "Give it on stdin, in PGPASSWORD, or in a pgpass file."


def note_hidden(session: Session, record_id: str) -> None:
    """Say what colleagues will not see of a record that they may see."""
    if not session.tacit.settings.store:
        return
    for one in session.tacit.sync.hidden([record_id]):
        output.note(
            f"Colleagues read “hidden” in the place of {one.name}. Share it too: tacit edit {one.id} audience=…"
        )


def with_password(what: str, act: Callable[[str | None], T]) -> T:
    """Do something with what is kept, and once more with a password asked for where that is refused."""
    try:
        return act(None)
    except Invalid as fault:
        if fault.field == "sslmode":
            output.note("With --unverified you confirm it.")
        raise
    except WrongPassword:
        return act(ask_secret(what, otherwise=_WHERE))


@command("sync")
@click.option("--watch", is_flag=True, help="Go on until interrupted: when somebody writes, else every few minutes.")
def sync_command(session: Session, watch: bool) -> int:
    """Exchange changes with the shared store: pull, merge, push."""
    sync = session.tacit.sync
    if not sync.joined:
        raise TacitError(f"{sync.standing().sentence} Join one: tacit store join URL")
    if watch:
        return _watch(session)
    return told(session, round_of(session))


def round_of(session: Session) -> SyncReport:
    """One round, with a password asked for where the one that is kept does not do any more."""
    sync, settings = session.tacit.sync, session.tacit.settings

    def run(secret: str | None) -> SyncReport:
        if secret is None:
            return sync.run(progress=progress)
        return sync.join(settings.store, secret, weak=settings.store_weak, progress=progress)

    return with_password(f"Password for {sync.standing().place}", run)


def progress(so_far: Progress) -> None:
    """Where a round takes long, how far it is."""
    if so_far.more:
        output.note(f"{so_far.pulled} records received, {so_far.pushed} changes sent so far …")


def report_json(report: SyncReport, refused: list[Waiting]) -> dict[str, Any]:
    """What a round did, as the contract has it, and what the store did not take."""
    return output.plain(report) | {"refused": [_refused_json(one) for one in refused]}


def _refused_json(one: Waiting) -> dict[str, Any]:
    return {
        "id": one.id,
        "record": {"id": one.record.id, "name": one.record.name},
        "what": one.what,
        "fields": [change.field for change in one.changes],
        "why": one.refused,
    }


def told(session: Session, report: SyncReport) -> int:
    """Say what a round did; 3 where the store did not take everything."""
    refused = [one for one in session.tacit.sync.waiting() if one.refused] if report.refused else []
    if session.json:
        output.emit(report_json(report, refused))
    else:
        output.say(f"Received {_many(report.pulled, 'record')}, sent {_many(report.pushed, 'change')}.")
    _notes(report)
    for one in refused:
        fields = ", ".join(change.label for change in one.changes) or one.what
        output.note(f"Not taken: {one.record.name} ({fields}): {one.refused} Let go of it: tacit discard {one.id}")
    return 3 if refused or report.read_only else 0


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _notes(report: SyncReport) -> None:
    if report.restored:
        output.note("The shared store had been put back to an older state. What it lost was offered to it again.")
    if report.read_only:
        output.note("This Tacit is too old to send to that store. Update it; what waits stays here until then.")
    if report.withdrawn:
        output.note(
            f"{_many(report.withdrawn, 'record')} no longer for you to see, or erased: gone from this computer."
        )
    if report.conflicts:
        output.note(f"{_many(report.conflicts, 'conflict')} to settle: tacit conflicts")
    if report.stopped:
        output.note("Stopped before the end. The next round goes on from here.")


def _watch(session: Session) -> int:
    """Rounds until SIGINT or SIGTERM; with `--json` a line for each."""
    ended = threading.Event()
    before = {one: signal.signal(one, lambda *_: ended.set()) for one in (signal.SIGINT, signal.SIGTERM)}
    offline: list[str] = []

    def heard(found: SyncReport | SyncError) -> None:
        if isinstance(found, SyncError):
            if offline != [found.sentence]:  # said once, not with every attempt
                offline[:] = [found.sentence]
                output.note(found.sentence)
            return
        if offline:
            offline.clear()
            output.note("The shared store can be reached again.")
        if session.json or found.pulled or found.pushed or found.refused or found.withdrawn:
            told(session, found)

    try:
        output.note("Watching the shared store. Ctrl+C ends it.")
        session.tacit.sync.watch(heard, ended.is_set)
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
    output.note("Stopped.")
    return 0


# --- what met ---------------------------------------------------------------------------------------------------------


@command("conflicts")
def conflicts_command(session: Session) -> None:
    """Values that met and could not both be shown."""
    found = session.tacit.sync.conflicts()
    if session.json:
        output.emit({"total": len(found), "results": [_conflict_json(one) for one in found]})
        return
    for one in found:
        question = "may it be deleted?" if one.question else one.label
        output.say(f"{one.record.name}: {question}")
        for name, side in (("mine", one.mine), ("theirs", one.theirs)):
            mark = "shown" if one.shown == name else ""
            output.say(f"  {name:<7} {side.who or 'somebody'}, {_when(side)}  {mark}".rstrip())
            for line in side.text.split("\n") or [""]:
                output.say(f"          {line}".rstrip())
        output.say(f"  settle: tacit conflict resolve {one.id} --keep {_choices(one)}")
    if not found:
        output.note("Nothing to settle.")


def _choices(one: Conflict) -> str:
    return "mine|theirs" if one.question else "mine|theirs|both|TEXT" if one.both_fit else "mine|theirs|TEXT"


def _when(side: Side) -> str:
    return f"{side.when.astimezone():%Y-%m-%d %H:%M}" if side.when else "some time ago"


def _conflict_json(one: Conflict) -> dict[str, Any]:
    return {
        "id": one.id,
        "record": {"id": one.record.id, "name": one.record.name},
        "kind": one.kind,
        "field": one.field,
        "label": one.label,
        "question": one.question,
        "mine": _side_json(one.mine),
        "theirs": _side_json(one.theirs),
        "shown": one.shown,
        "both_fit": one.both_fit,
    }


def _side_json(side: Side) -> dict[str, Any]:
    return {"text": side.text, "value": side.value, "by": side.who, "at": output.plain(side.when)}


@click.group("conflict")
def conflict_command() -> None:
    """Settle one conflict: resolve."""


@command("resolve")
@click.argument("id")
@click.option("--keep", metavar="mine|theirs|both|TEXT", help="What is to stand there from now on.")
@click.option("--text", default=None, help="The same as --keep TEXT, for a text that is one of those words.")
def _resolve(session: Session, id: str, keep: str | None, text: str | None) -> None:
    """Settle what could not be merged. ID may be the start of one."""
    if (keep is None) == (text is None):
        raise click.UsageError("Say what to keep: --keep mine, theirs, both, or the text itself.")
    sync = session.tacit.sync
    if keep in _WAYS:
        done = sync.resolve(id, keep)
    else:
        if keep is not None and (meant := get_close_matches(keep.lower(), _WAYS, 1)):
            raise click.UsageError(f"Did you mean --keep {meant[0]}? For the text itself: --text {shlex.quote(keep)}")
        done = sync.resolve(id, "text", keep if text is None else text)
    record = session.tacit.records.get(done.id)
    if session.json:
        output.emit(output.record_json(session.tacit, record))
    else:
        output.note("Settled:")
        output.show_record(session.tacit, record)


conflict_command.add_command(_resolve)


@command("discard")
@click.argument("id", required=False)
def discard_command(session: Session, id: str | None) -> None:
    """Take back a change that is not sent yet: ID of a record, or RECORD:FIELD. Without ID: what waits."""
    sync = session.tacit.sync
    if id is not None:
        if not sync.joined:
            raise Invalid(sync.standing().sentence)
        sync.discard(id)
        output.emit({"discarded": id}) if session.json else output.say("Discarded.")
        return
    waiting = sync.waiting()
    if session.json:
        output.emit({"total": len(waiting), "results": output.plain(waiting)})
        return
    starts = session.tacit.records.starts(one.id for one in waiting)
    for one in waiting:
        output.say(f"{starts[one.id]}  {one.what:<8} {session.tacit.kinds[one.kind].label}: {one.record.name}")
        for change in one.changes:
            after = output.cut(change.after.replace("\n", " "), 60)
            before = output.cut(change.before.replace("\n", " "), 40)
            output.say(f"    {change.label}: {f'{before} → ' if before else ''}{after}")
        if one.refused:
            output.say(f"    {one.refused}")
    if not waiting:
        output.note("Nothing waits to be sent.")
