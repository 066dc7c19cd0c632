"""Commands of exchange: bring files in, write everything out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from db.cli import output
from db.cli.main import Session, command
from db.services.imports import Options


@command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", help="Read as this format (default: found by content).")
@click.option("--customer", default="", help="The customer of people and notes that name none.")
@click.option("--day-first/--month-first", default=None, help="How 3/4/2026 is meant, where the file does not tell.")
@click.option("--encoding", default=None, help="Encoding of text files (default: found out).")
@click.option("--dry-run", is_flag=True, help="Say what would come in, write nothing.")
def import_command(
    session: Session,
    files: Sequence[Path],
    form: str | None,
    customer: str,
    day_first: bool | None,
    encoding: str | None,
    dry_run: bool,
) -> int:
    """Bring in vCard, CSV, ENEX, Markdown, mail or a Tacit export."""
    options = Options(customer=customer, day_first=day_first, encoding=encoding)
    report = session.tacit.imports.run(
        files, options, format=form, dry_run=dry_run, progress=None if session.json else _progress
    )
    if session.json:
        output.emit({"files": [_file_json(file) for file in report.files]})
    else:
        _tell(report.files, dry_run)
    return 3 if any(not skip.minor for file in report.files for skip in file.skipped) else 0


def _progress(done: int, total: int, what: str) -> None:
    if total and click.get_text_stream("stderr").isatty():
        click.echo(f"\r{100 * done // total:3d} %  {what[:60]:<60}", nl=done >= total, err=True)


def _file_json(file: object) -> dict[str, object]:
    data: dict[str, object] = output.plain(file)
    return data


def _tell(files: Sequence[object], dry_run: bool) -> None:
    for file in map(_file_json, files):
        output.say(f"{file['file']}  ({file['format'] or 'not read'})")
        for label, counts in (("would add" if dry_run else "added", file["added"]), ("updated", file["updated"])):
            assert isinstance(counts, dict)
            if counts:
                output.say(f"  {label}: {', '.join(f'{count} {kind}' for kind, count in counts.items())}")
        skipped = file["skipped"]
        assert isinstance(skipped, list)
        for skip in skipped[:50]:
            output.say(f"  left out: {skip['where']}: {skip['why']}")
        if len(skipped) > 50:
            output.say(f"  and {len(skipped) - 50} more; --json lists all")


@command("export")
@click.argument("dest", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["json", "csv", "vcard", "markdown"]), required=True)
def export_command(session: Session, dest: Path, form: str) -> None:
    """Write everything you may see to DEST (a file for json and vcard, a folder for csv and markdown)."""
    written = session.tacit.exports.run(dest, form)
    if session.json:
        output.emit(output.plain(written))
        return
    output.say(f"Written to {written.dest}: {', '.join(f'{count} {kind}' for kind, count in written.written.items())}")
    output.note("This is plain text, as you asked. Keep it where only you can read it.")
