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
from db.cli.sync import note_hidden
from db.services.errors import Invalid, NotFound, TacitError

if TYPE_CHECKING:
    from db.domain.capture import Reading
    from db.services.captures import Filed

#: Bytes of a batch line that are still read: far above any capture, far below what could fill the memory.
_LONGEST_LINE = 4 * 1024 * 1024
_BATCH = 'Lines {"id", "text", "now"} of JSON; “-” reads them from stdin.'


@command("capture")
@click.argument("text", required=False)
@click.option("--batch", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), help=_BATCH)
@click.option("--customer", help="The customer it is about.")
@click.option("--audience", help="Who may see it: me, everyone, a team, or names of colleagues.")
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
    if audience is not None:
        audience = session.tacit.sync.audience_for_new(audience)
    if batch is not None:
        if text is not None:
            raise click.UsageError("Either TEXT or --batch, not both.")
        return _batch(session, batch, now, customer, audience, dry_run)
    if text is None:
        raise click.UsageError("Say what you learnt, or “-” to read it from stdin.")
    words = sys.stdin.buffer.read().decode("utf-8", errors="replace") if text == "-" else text
    shape = _one(session, words, now, customer, audience, dry_run)
    if session.json:
        output.emit(shape)
    else:
        _tell(session, shape, dry_run)
    if shape["record"]:
        note_hidden(session, shape["record"])
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


def _tell(session: Session, shape: dict[str, Any], dry_run: bool) -> None:
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
        output.say(f"  id        {session.tacit.records.starts([shape['record']])[shape['record']]}")


def _batch(
    session: Session, file: Path, now: str | None, customer: str | None, audience: str | None, dry_run: bool
) -> int:
    """One JSON line for each line of the file, in its order and as soon as it is done; a line that cannot be read is
    named on stderr. What is filed is one thing to undo. `now` is for lines without a time of their own."""
    from db.services.captures import Filed

    captures = session.tacit.captures
    whose = session.tacit.records.resolve(customer, "customer").id if customer else None
    _moment(now)
    reading = _Lines(file, now)
    results = (captures.batch_read if dry_run else captures.batch)(reading.lines(), whose, audience)
    for name, found in results:
        if isinstance(found, TacitError):
            reading.leave_out(found.sentence)
            continue
        shape = _shape(found.reading, found) if isinstance(found, Filed) else _shape(found, None)
        output.emit({"id": name, **shape})
    return 3 if reading.left_out else 0


class _Lines:
    """The lines of a batch, one after the other, so that the first is filed before the last is written."""

    def __init__(self, file: Path, now: str | None) -> None:
        self._file, self._now = file, now
        self._number = 0
        self._named = ""
        self.left_out = 0

    def lines(self) -> Iterator[dict[str, Any]]:
        for number, line in enumerate(self._raw(), 1):
            self._number, self._named = number, ""
            if not line.strip():
                continue
            try:
                given = json.loads(line.decode("utf-8-sig"))
            except (ValueError, RecursionError):
                self.leave_out("not JSON in UTF-8")
                continue
            if not isinstance(given, dict) or not isinstance(given.get("text"), str):
                self.leave_out("no “text”")
                continue
            self._named = f" ({given['id']})" if isinstance(given.get("id"), str | int) else ""
            text = given["text"].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            yield {"now": self._now} | given | {"text": text}

    def leave_out(self, why: str) -> None:
        """The line last read is left out, and why."""
        self.left_out += 1
        output.note(f"Line {self._number}{self._named} was left out: {why}")

    def _raw(self) -> Iterator[bytes]:
        try:
            with sys.stdin.buffer if str(self._file) == "-" else self._file.open("rb") as stream:
                yield from iter(lambda: stream.readline(_LONGEST_LINE), b"")
        except OSError as fault:
            raise NotFound(f"{self._file} cannot be read.") from fault
