"""The command `capture`: plain words in, what was understood out, one line or many."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from db.cli import output
from db.cli.main import Session, command
from db.services.errors import Invalid, NotFound, TacitError

if TYPE_CHECKING:
    from db.domain.capture import Reading
    from db.services.captures import Filed

#: Bytes of a batch line that are still read: far above any capture, far below what could fill the memory.
_LONGEST_LINE = 4 * 1024 * 1024


@command("capture")
@click.argument("text", required=False)
@click.option("--batch", type=click.Path(path_type=Path, dir_okay=False), help='Lines {"id", "text", "now"} of JSON.')
@click.option("--customer", help="The customer it is about.")
@click.option("--audience", help="Who may see it: me, everyone.")
@click.option("--now", metavar="ISO", help="The moment of the capture (default: now).")
@click.option("--dry-run", is_flag=True, help="Understand it, file nothing.")
def capture_command(
    session: Session,
    text: str | None,
    batch: Path | None,
    customer: str | None,
    audience: str | None,
    now: str | None,
    dry_run: bool,
) -> int:
    """Understand and file TEXT, or stdin where it is “-”."""
    if audience not in (None, "me", "everyone"):
        raise Invalid("--audience is “me” or “everyone”.", "audience")
    if batch is not None:
        return _batch(session, batch, customer, audience, dry_run)
    if text is None:
        raise click.UsageError("Say what you learnt, or “-” to read it from stdin.")
    words = sys.stdin.buffer.read().decode("utf-8", errors="replace") if text == "-" else text
    shape = _one(session, words, now, customer, audience, dry_run)
    if session.json:
        output.emit(shape)
    else:
        _tell(shape, dry_run)
    return 0


def _one(
    session: Session, text: str, now: str | None, customer: str | None, audience: str | None, dry_run: bool
) -> dict[str, Any]:
    if not text.strip():
        raise Invalid("There is nothing to write down.", "text")
    captures, moment = session.tacit.captures, _moment(now)
    whose = session.tacit.records.resolve(customer, "customer").id if customer else None
    if dry_run:
        return _shape(captures.read(text, now=moment, customer=whose), None)
    filed = captures.file(text, now=moment, customer=whose, audience=audience)
    return _shape(filed.reading, filed)


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise Invalid("--now is a time like 2026-11-23T14:05.", "now") from None


def _shape(reading: Reading, filed: Filed | None) -> dict[str, Any]:
    """The contract's JSON (CLI.md): what was understood and, where it was filed, the ids."""
    people = filed.contacts if filed else [None] * len(reading.contacts)
    promises = filed.promises if filed else [None] * len(reading.promises)
    return {
        "record": filed.note.id if filed else None,
        "customer": reading.customer.name if reading.customer else None,
        "new_customer": bool(reading.customer and reading.customer.new),
        "contacts": [
            {"name": person.name, "title": person.title, "new": person.new, "id": made.id if made else person.id}
            for person, made in zip(reading.contacts, people, strict=True)
        ],
        "promises": [
            {"by": promise.by, "what": promise.what, "due": promise.due.isoformat() if promise.due else None}
            | {"id": made.id if made else None}
            for promise, made in zip(reading.promises, promises, strict=True)
        ],
        "kinds": list(reading.topic_names),
        "hot": [button.phrase for button in reading.buttons if button.polarity == "hot"],
        "cold": [button.phrase for button in reading.buttons if button.polarity == "cold"],
        "avoid": [button.phrase for button in reading.buttons if button.polarity == "avoid"],
        "text": reading.text,
    }


def _tell(shape: dict[str, Any], dry_run: bool) -> None:
    output.say("Understood, not filed:" if dry_run else "Filed:")
    whose = shape["customer"] or "no customer"
    output.say(f"  Customer  {whose}{'  (new, to confirm)' if shape['new_customer'] else ''}")
    for person in shape["contacts"]:
        title = f", {person['title']}" if person["title"] else ""
        output.say(f"  Person    {person['name']}{title}{'  (new, to confirm)' if person['new'] else ''}")
    for promise in shape["promises"]:
        who = "We owe" if promise["by"] == "us" else "They owe"
        due = f", due {promise['due']}" if promise["due"] else ""
        output.say(f"  {who:<9} {promise['what']}{due}")
    for name, label in (("kinds", "Topics"), ("hot", "Warms to"), ("cold", "Put off"), ("avoid", "Avoid")):
        if shape[name]:
            output.say(f"  {label:<9} {', '.join(shape[name])}")
    if shape["record"]:
        output.say(f"  id        {output.short(shape['record'])}")


def _batch(session: Session, file: Path, customer: str | None, audience: str | None, dry_run: bool) -> int:
    """One JSON line for each line of the file, in its order; a line that cannot be read is named on stderr."""
    left_out = 0
    for number, line in _lines(file):
        try:
            given = json.loads(line)
            if not isinstance(given, dict) or not isinstance(given.get("text"), str):
                raise Invalid("no “text”")
            text = given["text"].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            shape = _one(session, text, given.get("now"), customer, audience, dry_run)
        except (ValueError, TacitError, TypeError, OverflowError, RecursionError) as fault:
            why = fault.sentence if isinstance(fault, TacitError) else "not JSON"
            output.note(f"Line {number} was left out: {why}")
            left_out += 1
            continue
        output.emit({"id": given.get("id"), **shape})
    return 3 if left_out else 0


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    try:
        with file.open("rb") as stream:
            for number, raw in enumerate(iter(lambda: stream.readline(_LONGEST_LINE), b""), 1):
                if raw.strip():
                    yield number, raw.decode("utf-8-sig", errors="replace")
    except OSError as fault:
        raise NotFound(f"{file} cannot be read.") from fault
