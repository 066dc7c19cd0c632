"""Commands of sync: a round or many, what met and could not be merged, taking back what is not sent yet."""

from __future__ import annotations

import shlex
import signal
import threading
from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

import click

from db.cli import output
from db.cli.main import Session, ask_secret, command
from db.domain.ids import starts
from db.records import Record
from db.services.errors import Invalid, NotFound, TacitError
from db.services.sync_parts import Conflict, Progress, Side, SyncReport, Waiting, WrongPassword

if TYPE_CHECKING:
    from db.services.app import Tacit

T = TypeVar("T")
#: Letters of an id that is random from the first on.
_SHORT = 8
_WAYS = ("mine", "theirs", "both")
_STDIN = "Give it on stdin."
_WHERE = "Give it on stdin, in PGPASSWORD, or in a pgpass file."


def note_hidden(session: Session, record_id: str) -> None:
    """Say what colleagues will not see of a record that they may see."""
    if not session.tacit.settings.store:
        return
    hidden = session.tacit.sync.hidden([record_id])
    told = session.tacit.records.starts(one.id for one in hidden)
    for one in hidden:
        output.note(
            f"Colleagues read “hidden” in the place of {one.name}. Share it too: tacit share WHO {told[one.id]}"
        )


def with_password(tacit: Tacit, act: Callable[[str | None], T], url: str = "", what: str = "") -> T:
    """Do something with what is kept, and once more with a password asked for where that is refused: of the store at
    `url`, the joined one where none is given."""
    try:
        return act(None)
    except Invalid as fault:
        if fault.field == "sslmode":
            output.note("With --unverified you confirm it.")
        raise
    except WrongPassword:
        file = tacit.stores.is_file(url)
        what = "Passphrase of the shared file" if file else what or "Password for the shared store"
        return act(ask_secret(what, otherwise=_STDIN if file else _WHERE))


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

    return with_password(session.tacit, run, what=f"Password for {sync.standing().place}")


def progress(so_far: Progress) -> None:
    """Where a round takes long, how far it is."""
    if so_far.more:
        output.note(f"{_many(so_far.pulled, 'record')} received, {_many(so_far.pushed, 'change')} sent so far …")


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
    _notes(session, report)
    told = starts((one.id for one in refused), [one.id for one in refused], _SHORT)
    for one in refused:
        fields = ", ".join(change.label for change in one.changes) or one.what
        output.note(f"Not taken: {one.record.name} ({fields}): {one.refused}")
        output.note(f"  Let go of it: tacit discard {told[one.id]}; keep its words for yourself: with --as-note")
    if session.tacit.sync.brought_much:
        output.note("Making what came searchable …")
        session.tacit.finder.catch_up()
    return 3 if refused or report.read_only else 0


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def default_words(tacit: Tacit) -> str:
    """Who may see what is written from now on, and who says so."""
    words = output.audience(tacit.sync.audience_words(tacit.sync.default_audience()))
    return words if tacit.sync.default_chosen else f"{words}, as the store says"


def _notes(session: Session, report: SyncReport) -> None:
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
    if report.default_audience:
        output.note(f"New notes are now for: {default_words(session.tacit)}. For others: tacit store audience WHO")
    if report.stopped:
        output.note("Stopped before the end. The next round goes on from here.")


def _watch(session: Session) -> int:
    """Rounds until SIGINT or SIGTERM; with `--json` a line for each."""
    ended = threading.Event()
    before = {one: signal.signal(one, lambda *_: ended.set()) for one in (signal.SIGINT, signal.SIGTERM)}
    offline: list[str] = []

    def heard(found: SyncReport | TacitError) -> None:
        if isinstance(found, TacitError):
            if offline != [found.sentence]:  # said once, not with every attempt
                offline[:] = [found.sentence]
                output.note(found.sentence)
            return
        if offline:
            offline.clear()
            output.note("Syncing again.")
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
    records = session.tacit.records.starts(one.record.id for one in found)
    told = starts((one.id for one in found), [one.id for one in found], _SHORT)
    for one in found:
        question = "May it be deleted?" if one.question else one.label
        output.say(f"{records[one.record.id]}  {question} · {one.record.name}")
        mine = session.tacit.me.name in (one.mine.who, one.theirs.who)
        for name, side in (("mine", one.mine), ("theirs", one.theirs)):
            mark = "shown" if one.shown == name else ""
            who = side.who or "somebody"
            said = f"{name:<7} {who}" if mine else f"{who} (“{name}”)"  # nobody's own words, where I am no party
            output.say(f"  {said}, {_when(side)}  {mark}".rstrip())
            for line in side.text.split("\n") or [""]:
                output.say(f"          {line}".rstrip())
        output.say(f"  settle: tacit conflict resolve {told[one.id]} --keep {_choices(one)}")
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
    before = sync.conflicts()
    if keep in _WAYS:
        done = sync.resolve(id, keep)
    else:
        if keep is not None and (meant := get_close_matches(keep.lower(), _WAYS, 1)):
            raise click.UsageError(f"Did you mean --keep {meant[0]}? For the text itself: --text {shlex.quote(keep)}")
        done = sync.resolve(id, "text", keep if text is None else text)
    record = session.tacit.records.get(done.id)
    if session.json:
        output.emit(output.record_json(session.tacit, record))
        return
    left = {one.key for one in sync.conflicts()}
    for one in before:
        if one.key not in left:
            outcome = _outcome(session.tacit, one, record)
            name = session.tacit.records.names([record.id])[record.id]
            of = "" if name.rstrip("…")[:40] in outcome else f" · {name}"  # not the same words twice
            output.say(f"Settled{_whose(one, keep)}: {outcome}{of}")
    output.note("Until the next sync “tacit undo” opens it again.")


def _whose(one: Conflict, keep: str | None) -> str:
    """Whose version was kept, by name, where one of the two was."""
    side = {"mine": one.mine, "theirs": one.theirs}.get(keep or "")
    return f", as {side.who} has it" if side is not None and side.who else ""


def _outcome(tacit: Tacit, one: Conflict, record: Record) -> str:
    """What a settled conflict has come to, on a line."""
    if one.question:
        return "in the trash" if record.deleted_at else "kept"
    value = getattr(record, one.field, "")
    names = tacit.records.names([value] if isinstance(value, str) else [])
    text = tacit.records.show(one.kind, one.field, value, names)
    return f"{one.label} → {output.cut(' '.join(text.split()), 60) or 'nothing'}"


conflict_command.add_command(_resolve)


@command("discard")
@click.argument("id", required=False)
@click.option("--as-note", is_flag=True, help="Of a change that was not taken: keep its words in a note of mine alone.")
def discard_command(session: Session, id: str | None, as_note: bool) -> None:
    """Take back a change that is not sent yet, or let go of one that was not taken: ID of a record, RECORD:FIELD, or
    the id that `sync` names. Without ID: what waits."""
    sync = session.tacit.sync
    if id is not None:
        if not sync.joined:
            raise Invalid(sync.standing().sentence)
        _discard(session, id, as_note)
        return
    waiting = sync.waiting()
    if session.json:
        output.emit({"total": len(waiting), "results": output.plain(waiting)})
        return
    told = session.tacit.records.starts(one.id for one in waiting)
    for one in waiting:
        output.say(f"{told[one.id]}  {one.what:<8} {session.tacit.kinds[one.kind].label}: {one.record.name}")
        for change in one.changes:
            after = output.cut(change.after.replace("\n", " "), 60)
            before = output.cut(change.before.replace("\n", " "), 40)
            output.say(f"    {change.label}: {f'{before} → ' if before else ''}{after}")
        if one.refused:
            output.say(f"    {one.refused}")
    if not waiting:
        output.note("Nothing waits to be sent.")


_BECAME = {
    "back": "Discarded: the record is again what the shared store has. “tacit undo” brings the change back.",
    "trash": "Discarded: it was never sent and lies in the trash. “tacit undo” brings it back.",
    "gone": "Let go of. That cannot be undone.",
}


def _discard(session: Session, id: str, as_note: bool) -> None:
    sync = session.tacit.sync
    if not as_note:
        became = sync.discard(id)
        output.emit({"discarded": id}) if session.json else output.say(_BECAME[became])
        return
    found = [one for one in sync.waiting() if one.refused and id and one.id.startswith(id)]
    if len(found) != 1:
        raise NotFound("No change, or more than one, was not taken under that id: tacit discard")
    note = sync.keep_as_note(found[0].id)
    if session.json:
        output.emit({"discarded": found[0].id, "note": {"id": note.id, "name": note.name}})
    else:
        output.say(f"Kept in a note for you alone: {note.name}  {session.tacit.records.starts([note.id])[note.id]}")
