"""Commands on records of any kind: list, show, history, add, edit, delete, undo, trash, erase, attach."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from db.cli import output
from db.cli.main import Session, command, group
from db.cli.sync import note_hidden
from db.services.records import AUDIENCE


def _pairs(words: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise click.UsageError(f"“{word}” is not FIELD=VALUE.")
        pairs[name.strip()] = value
    return pairs


def _parsed(session: Session, kind: str, words: Sequence[str]) -> dict[str, Any]:
    """FIELD=VALUE as values; who may see it in words of its own: me, everyone, a team, names."""
    pairs = _pairs(words)
    audience = pairs.pop(AUDIENCE, None)
    values = session.tacit.records.parse(kind, pairs)
    return values if audience is None else values | {AUDIENCE: session.tacit.sync.parse_audience(audience)}


@command("list")
@click.argument("kind")
@click.option("--where", multiple=True, metavar="FIELD=VALUE", help="Only with this value; may be repeated.")
@click.option("--limit", default=50, show_default=True)
@click.option("--offset", default=0, show_default=True)
def list_command(session: Session, kind: str, where: Sequence[str], limit: int, offset: int) -> None:
    """Records of a KIND: customer, contact, note, promise, visit, …"""
    records = session.tacit.records
    page = records.list(kind, _parsed(session, kind, where), limit=limit, offset=offset)
    if session.json:
        output.emit({"total": page.total, "results": output.records_json(session.tacit, page.rows)})
        return
    output.show_records(session.tacit, kind, page.rows)
    if page.total > len(page.rows):
        output.note(f"{len(page.rows)} of {page.total}. More with --offset {offset + len(page.rows)}.")
    elif not page.total:
        output.note(f"No {session.tacit.kinds[kind].plural.lower()} yet.")


@command("show")
@click.argument("id")
def show_command(session: Session, id: str) -> None:
    """One record with its links. ID may be a start of an id or a name."""
    record = session.tacit.records.resolve(id)
    if session.json:
        output.emit(output.record_json(session.tacit, record))
    else:
        output.show_record(session.tacit, record)


@command("history")
@click.argument("id")
def history_command(session: Session, id: str) -> None:
    """What happened to a record."""
    changes = session.tacit.records.history(session.tacit.records.resolve(id).id)
    if session.json:
        output.emit({"changes": output.plain(changes)})
        return
    rows = [[f"{c.at:%Y-%m-%d %H:%M}", c.by, c.label, c.old, c.new] for c in changes]
    output.table(["when", "who", "what", "before", "after"], rows, widest=40)


@command("add")
@click.argument("kind")
@click.argument("values", nargs=-1, metavar="FIELD=VALUE...")
def add_command(session: Session, kind: str, values: Sequence[str]) -> None:
    """Add a record of a KIND."""
    parsed = _parsed(session, kind, values)
    if parsed.get(AUDIENCE):
        session.tacit.sync.check_new(parsed[AUDIENCE])
    record = session.tacit.records.add(kind, parsed)
    _answer(session, record.id, "Added")


@command("edit")
@click.argument("id")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE...")
def edit_command(session: Session, id: str, values: Sequence[str]) -> None:
    """Change fields of a record."""
    records = session.tacit.records
    record = records.resolve(id)
    parsed = _parsed(session, session.tacit.kinds.of(record).name, values)
    audience = parsed.pop(AUDIENCE, None)
    if audience is not None:  # first, as it may be refused: then nothing is written
        session.tacit.sync.set_audience([record.id], audience)
    if parsed:
        records.edit(record.id, {name: (None, value) for name, value in parsed.items()})
    _answer(session, record.id, "Changed")


def _answer(session: Session, record_id: str, done: str) -> None:
    record = session.tacit.records.get(record_id)
    if session.json:
        output.emit(output.record_json(session.tacit, record))
    else:
        output.note(f"{done}:")
        output.show_record(session.tacit, record)
    note_hidden(session, record.id)


@command("delete")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def delete_command(session: Session, ids: Sequence[str]) -> None:
    """Put records in the trash."""
    records = session.tacit.records
    found = [records.resolve(one) for one in ids]
    records.delete([record.id for record in found])
    if session.json:
        rows = output.records_json(session.tacit, [records.get(one.id) for one in found])
        output.emit(rows[0] if len(rows) == 1 else {"deleted": rows})
    else:
        them = "it" if len(found) == 1 else "them"
        output.say(f"In the trash: {len(found)}. “tacit undo” brings {them} back.")


@command("undo")
def undo_command(session: Session) -> int:
    """Take back the last thing done on this computer."""
    return _taken_back(session, redo=False)


@command("redo")
def redo_command(session: Session) -> int:
    """Do again what was last undone."""
    return _taken_back(session, redo=True)


def _taken_back(session: Session, *, redo: bool) -> int:
    records = session.tacit.records
    done = records.redo() if redo else records.undo()
    if session.json:
        output.emit({"undone": list(done.ids) if done else [], "skipped": output.plain(done.skipped) if done else []})
    elif done is None:
        output.say("There is nothing to redo." if redo else "There is nothing to undo.")
    else:
        output.say(f"{'Done again' if redo else 'Undone'}: {done.label} ({output.many(len(done.ids))})")
        starts = records.starts([*(record_id for record_id, _ in done.skipped), *done.settled])
        for record_id, field in done.skipped:
            output.note(f"Left as it is, because it was changed since: {starts[record_id]} {field}")
        for record_id in done.settled:
            output.note(f"The conflict stays settled, as the shared store has heard of it: {starts[record_id]}")
    return 3 if done and (done.skipped or done.settled) else 0


@group("trash")
def trash_command(session: Session) -> None:
    """What lies in the trash; `trash restore ID` takes it out."""
    found = session.tacit.records.trash()
    if session.json:
        output.emit({"total": len(found), "results": output.records_json(session.tacit, found)})
        return
    kinds, starts = session.tacit.kinds, session.tacit.records.starts(record.id for record in found)
    output.table(
        ["id", "kind", "", "thrown away"],
        [[starts[r.id], kinds.of(r).label, kinds.of(r).title(r), f"{r.deleted_at:%Y-%m-%d}"] for r in found],
    )


@command("restore")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def _restore(session: Session, ids: Sequence[str]) -> None:
    """Take records out of the trash."""
    records = session.tacit.records
    done = records.restore([records.get(one).id for one in ids])
    if session.json:
        rows = output.records_json(session.tacit, done)
        output.emit(rows[0] if len(rows) == 1 else {"restored": rows})
    else:
        output.say(f"Restored: {len(done)}.")


trash_command.add_command(_restore)


@command("erase")
@click.argument("id")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase_command(session: Session, id: str, yes: bool) -> None:
    """Erase a record for law: everywhere, for good."""
    record = session.tacit.records.resolve(id)
    if not yes:
        title = session.tacit.kinds.of(record).title(record)
        question = f"Erase “{title}” for good, from history and backups too? It cannot be undone."
        click.confirm(question, abort=True, err=True)
    erased = session.tacit.safety.erase(record.id)
    if session.json:
        output.emit(
            {"erased": list(erased.ids), "mentions": list(erased.mentions), "drafts": list(erased.drafts)}
            | {"done": erased.done}
        )
        return
    output.say(f"Erased: {output.many(len(erased.ids))}.")
    if not erased.done:
        output.note("Another Tacit on this profile still reads an older state. Close it, then: tacit doctor --repair")
    if erased.mentions:
        names = "names" if len(erased.mentions) == 1 else "name"
        output.note(f"{output.many(len(erased.mentions))} still {names} it in their own words:")
        for start in session.tacit.records.starts(erased.mentions).values():
            output.note(f"  {start}")
    if erased.drafts:
        said = "1 draft names" if len(erased.drafts) == 1 else f"{len(erased.drafts)} drafts name"
        output.note(f"{said} it too; the window shows them.")


@command("attach")
@click.argument("id")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def attach_command(session: Session, id: str, files: Sequence[Path]) -> None:
    """Keep FILES with a record, encrypted."""
    made = session.tacit.upkeep.attach(session.tacit.records.resolve(id).id, files)
    if session.json:
        output.emit({"attached": output.records_json(session.tacit, made)})
    else:
        output.say(f"Attached: {', '.join(file.name for file in made)}")
