"""Commands of exchange: bring files in, write everything out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from db.cli import output
from db.cli.main import Session, command
from db.services.imports import Options, Progress, Report

_MOST_LINES = 50


@command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", default="", help="Read as this format (default: found by content).")
@click.option("--customer", default="", help="The customer of people and notes that name none.")
@click.option("--day-first/--month-first", default=None, help="How 3/4/2026 is meant, where the file does not tell.")
@click.option("--encoding", default=None, help="Encoding of text files (default: found out).")
@click.option("--dry-run", is_flag=True, help="Say what would come in, write nothing.")
def import_command(
    session: Session,
    files: Sequence[Path],
    form: str,
    customer: str,
    day_first: bool | None,
    encoding: str | None,
    dry_run: bool,
) -> int:
    """Bring in vCard, CSV, ENEX, Markdown, mail or a Tacit export."""
    options, imports = Options(customer=customer, day_first=day_first, encoding=encoding), session.tacit.imports
    if dry_run:
        report = imports.rehearse(files, options, format_name=form)
    else:
        report = imports.run(files, options, format_name=form, progress=None if session.json else _progress)
    if session.json:
        output.emit(report.as_json())
    else:
        _tell(session, report, dry_run)
    if session.json and report.failed:
        for file in report.files:
            output.note(file.error)
    return 1 if report.failed else 0 if report.complete else 3


def _progress(now: Progress) -> None:
    if sys.stderr.isatty():
        done = f"{100 * now.done // now.size:3d} %" if now.size else ""
        click.echo(f"\r{now.number} of {now.of} {done} {now.records} records  {now.file[:40]:<40}", nl=False, err=True)


def _tell(session: Session, report: Report, dry_run: bool) -> None:
    if sys.stderr.isatty():
        click.echo(err=True)
    for file in report.files:
        output.say(f"{file.file}  ({file.format or 'not read'})")
        for label, counts in (("would add" if dry_run else "added", file.added), ("updated", file.updated)):
            if counts:
                output.say(f"  {label}: {output.counted(session.tacit.kinds, counts)}")
        if not (file.added or file.updated or file.error):
            output.say("  nothing new")
        left_out = [f"{skip.where}: {skip.why}" for skip in file.skipped] + ([file.error] if file.error else [])
        for line in left_out[:_MOST_LINES]:
            output.say(f"  left out: {line}")
        if len(left_out) > _MOST_LINES:
            output.say(f"  and {len(left_out) - _MOST_LINES} more; --json lists all")
        if file.offers:
            output.note(f"  {len(file.offers)} reminders may be promises; none was made of them.")


@command("export")
@click.argument("dest", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["json", "csv", "vcard", "markdown"]), required=True)
def export_command(session: Session, dest: Path, form: str) -> int:
    """Write everything you may see to DEST (a file for json and vcard, a folder for csv and markdown)."""
    done = session.tacit.exports.run(dest, form)
    if session.json:
        output.emit(done.as_json())
    else:
        output.say(f"Written to {done.dest}: {output.counted(session.tacit.kinds, done.written) or 'nothing'}")
        for skip in done.skipped:
            output.note(f"  left out: {skip.where}: {skip.why}")
        output.note("This is plain text, as you asked. Keep it where only you can read it.")
    return 3 if done.skipped else 0
